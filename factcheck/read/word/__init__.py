"""This folder holds the reading of Word files: the package, its styles, its paragraphs with the runs that their words stand in."""

from __future__ import annotations

from factcheck.core.text import Document
from factcheck.read.manuscript import document
from factcheck.read.word.package import open_word
from factcheck.read.word.story import Manuscript

__all__ = ["Manuscript", "open_word", "read_word"]


def read_word(data: bytes, path: str = "") -> Document:
    """The document that the bytes of a Word file hold. Raises Unreadable.

    Its text is the file's paragraphs in their order, each on a line of its own, those of tables and empty ones among them, then
    those of text boxes, footnotes and endnotes: a line is the number of a paragraph, a column the place in it. What tracked
    changes delete is left out, and so are comments.
    """
    manuscript = Manuscript(open_word(data, path))
    return document([paragraph.line for paragraph in manuscript.paragraphs], path)
