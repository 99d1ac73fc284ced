"""This folder holds the reading of files: a draft becomes a Document whose offsets point into the file's own text."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path, PurePath

from msgspec.structs import replace

from factcheck.core.fact import Release
from factcheck.core.text import Document
from factcheck.read.errors import Unreadable
from factcheck.read.notes import MARKDOWN, PLAIN
from factcheck.read.plain import read_plain
from factcheck.read.source import PACKAGE_MARK, decode, load_bytes

__all__ = ["SUFFIXES", "Form", "Unreadable", "decode", "form", "load_bytes", "read", "read_again", "read_bytes", "read_text"]


class Form(StrEnum):
    """The formats that drafts have."""

    TEXT = "plain text"
    MARKDOWN = "markdown"
    HTML = "HTML"
    WORD = "a Word document"


FORMS: dict[str, Form] = {
    ".txt": Form.TEXT,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".docx": Form.WORD,
}
SUFFIXES = frozenset(FORMS)
"""The file names that end so are drafts."""


def form(name: str, data: bytes = b"") -> Form:
    r"""The format of a draft: a Word document where its bytes are an archive, else what its name says, else plain text.

    >>> form("draft.md").value, form("notes").value, form("draft.txt", b"PK\x03\x04").value
    ('markdown', 'plain text', 'a Word document')
    """
    return Form.WORD if data.startswith(PACKAGE_MARK) else FORMS.get(PurePath(name).suffix.casefold(), Form.TEXT)


def read(path: Path, *, encoding: str = "utf-8") -> Document:
    """The document in a file. Raises Unreadable."""
    return read_bytes(load_bytes(path), str(path), encoding=encoding)


def read_bytes(data: bytes, name: str = "", *, encoding: str = "utf-8") -> Document:
    """The document that the bytes of a file hold, whose name tells the format. Raises Unreadable."""
    kind = form(name, data)
    if kind is Form.WORD and data.startswith(PACKAGE_MARK):
        from factcheck.read.word import read_word  # slow to import, and not needed for other drafts

        return read_word(data, name)
    text = decode(data, encoding, name)
    if kind is Form.WORD and text:
        raise Unreadable(f"{name} is not a Word document: it is text", "rename it to .txt, .md or .html")
    if kind is Form.HTML:
        from factcheck.read.declared import check_declared

        check_declared(data, encoding, name)
    return read_text(text, name)


def read_again(release: Release) -> Document:
    """The document of a release that is known by its text."""
    return release.document or read_text(release.text, release.source)


def read_text(text: str, name: str = "") -> Document:
    r"""The document that a text holds: markdown or HTML where the name says so, plain text otherwise.

    >>> [block.kind.value for block in read_text("# Ports\n\n- 60 ports", "draft.md").blocks]
    ['heading', 'item']
    """
    match form(name):
        case Form.MARKDOWN:
            from factcheck.read.markdown import read_markdown  # slow to import, and not needed for a claim

            return replace(read_markdown(MARKDOWN.masked(text, marks=False), name), text=text)
        case Form.HTML:
            from factcheck.read.page import read_page

            return read_page(text, name)
    return replace(read_plain(PLAIN.masked(text, marks=True), name), text=text)
