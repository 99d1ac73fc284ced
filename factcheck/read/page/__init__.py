"""This folder holds the reading of HTML pages: the article in them, its date, its lines with their places in the source."""

from __future__ import annotations

from factcheck.core.text import Document
from factcheck.read.manuscript import document
from factcheck.read.page.dates import published
from factcheck.read.page.tree import Tree
from factcheck.read.page.walk import Walk

__all__ = ["read_page"]


def read_page(text: str, path: str = "") -> Document:
    """The document that the source of an HTML page holds.

    Its text is what the page's article shows, each paragraph, item and cell on a line of its own; its origin leads back to the
    source, so that lines and columns are those of the file.
    """
    tree = Tree(text)
    return document(Walk(tree).lines(), path, published(tree), text)
