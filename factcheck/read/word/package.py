"""This file holds the opening of Word files, and the refusal of those that are broken, locked, too large, or another format."""

from __future__ import annotations

import io
import zipfile
import zlib

from docx import Document as open_package
from docx.document import Document as Package
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError

from factcheck.read.errors import Unreadable
from factcheck.read.source import MEGABYTE

LARGEST = 100 * MEGABYTE
"""A Word file has at most so many bytes once it is unpacked, its pictures included."""
LARGEST_TEXT = 50 * MEGABYTE
"""And at most so many of them in one of its XML parts."""
MOST_PARTS = 5000
LOCKED = 0x1
"""The flag of a part that is encrypted."""
XML = (".xml", ".rels")
MAIN = "[Content_Types].xml"
OTHERS: dict[bytes, tuple[str, str]] = {
    b"opendocument": ("an OpenDocument file", "export it as .docx (File, Save As)"),
    b"ppt/": ("a presentation", "export its text as .docx or .txt"),
    b"xl/": ("a spreadsheet", "export the text to check as .docx, .md or .txt"),
    b"Index/": ("a Pages document", "export it to Word (File, Export To, Word)"),
}
"""What the names or first bytes in another archive tell it by, what to call it, and the export to use."""
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    PythonDocxError,
    OpcError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    SyntaxError,
    EOFError,
    OSError,
    RuntimeError,
)
"""What the libraries raise for a damaged file: python-docx lets pass what its parts stumble over; lxml's faults are a SyntaxError."""


def open_word(data: bytes, name: str = "") -> Package:
    """The package of a Word file. Raises Unreadable."""
    name = name or "the input"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse(archive, name)
        return open_package(io.BytesIO(data))
    except BROKEN as error:
        hint = "open it in Word or LibreOffice and save it as .docx again"
        raise Unreadable(f"{name} is not a whole Word document: {_reason(error)}", hint) from None


def _refuse(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse what is no Word document, or could do harm while it is read."""
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if MAIN not in names:
        kind, hint = _other(archive, names)
        raise Unreadable(f"{name} is not a Word document: it is {kind}", hint)
    if any(part.flag_bits & LOCKED for part in parts):
        raise Unreadable(f"{name} is encrypted", "save it without its password")
    texts = [part for part in parts if part.filename.casefold().endswith(XML)]
    if sum(part.file_size for part in parts) > LARGEST or any(part.file_size > LARGEST_TEXT for part in texts):
        size = sum(part.file_size for part in parts) / MEGABYTE
        raise Unreadable(
            f"{name} is too large for a draft: {size:.0f} MB unpacked, at most {LARGEST / MEGABYTE:.0f} MB", "split it"
        )
    if len(parts) > MOST_PARTS:
        raise Unreadable(f"{name} is no draft: it has {len(parts)} parts")
    for part in texts:
        # without its NUL bytes UTF-16 reads like ASCII; in running text the sign < is always escaped
        if b"<!DOCTYPE" in archive.read(part).replace(b"\0", b""):
            raise Unreadable(f"{name} has a document type definition in {part.filename}, which a Word document never has")
    if not any(part.startswith("word/") for part in names):
        kind, hint = _other(archive, names)
        raise Unreadable(f"{name} is not a Word document: it is {kind}", hint)


def _other(archive: zipfile.ZipFile, names: list[str]) -> tuple[str, str]:
    """What another archive is, and the export to use."""
    kind = archive.read("mimetype")[:200] if "mimetype" in names and archive.getinfo("mimetype").file_size < 200 else b""
    for mark, told in OTHERS.items():
        if mark in kind or any(name.startswith(mark.decode()) for name in names):
            return told
    return "a ZIP archive", "unpack it and check the files in it"


def _reason(error: BaseException) -> str:
    """What a library found wrong, on one line."""
    words = " ".join(str(error).split())
    return words[:120] or type(error).__name__
