"""This folder holds the reading of files: a draft becomes a Document whose offsets point into the file's own text."""

from __future__ import annotations

from pathlib import Path, PurePath

from factcheck.core.text import Document
from factcheck.read.errors import Unreadable
from factcheck.read.plain import read_plain
from factcheck.read.source import decode, load

__all__ = ["MARKDOWN", "SUFFIXES", "Unreadable", "decode", "read", "read_text"]

MARKDOWN = frozenset({".md", ".markdown"})
SUFFIXES = frozenset({".txt", *MARKDOWN})
"""The file names that end so are drafts."""


def read(path: Path, *, encoding: str = "utf-8") -> Document:
    """The document in a file, its format told by the file's name. Raises Unreadable."""
    return read_text(load(path, encoding), str(path))


def read_text(text: str, name: str = "") -> Document:
    r"""The document that a text holds: markdown where the name says so, plain text otherwise.

    >>> [block.kind.value for block in read_text("# Ports\n\n- 60 ports", "draft.md").blocks]
    ['heading', 'item']
    """
    if PurePath(name).suffix.casefold() not in MARKDOWN:
        return read_plain(text, name)
    from factcheck.read.markdown import read_markdown  # slow to import, and not needed for a claim

    return read_markdown(text, name)
