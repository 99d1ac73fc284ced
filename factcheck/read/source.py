"""This file holds the way from a file's bytes to its text. An encoding is never guessed: a misread separator changes a number."""

from __future__ import annotations

from pathlib import Path

from factcheck.core.nearest import nearest
from factcheck.read.errors import Unreadable

WIDE = ("utf-16", "utf-32", "utf16", "utf32", "utf_16", "utf_32", "u16", "u32")
"""How the names of the encodings begin in which a text may hold a NUL byte."""
MEGABYTE = 1_000_000
LARGEST = 10 * MEGABYTE
"""A draft has at most so many bytes, some 1.5 million words."""
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
SAVE_AS = "save it as .docx (File, Save As)"
PACKAGE_MARK = b"PK\x03\x04"
"""How a ZIP archive begins, which a Word file is."""
OLD_OFFICE_MARK = b"\xd0\xcf\x11\xe0"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""What a Word file with a password holds: it is packed into the format of the old office documents."""
BINARY_MARKS: dict[bytes, tuple[str, str]] = {
    b"%PDF-": ("a PDF document", "take the text it was made from, or export it as .docx or .txt"),
    OLD_OFFICE_MARK: ("an old office document (.doc)", SAVE_AS),
    b"{\\rtf": ("an RTF document", SAVE_AS),
    b"bplist00": ("a Pages or other Apple document", "export it to Word (File, Export To, Word)"),
    b"\x89PNG": ("a picture", ""),
    b"\xff\xd8\xff": ("a picture", ""),
    b"GIF8": ("a picture", ""),
    b"\x1f\x8b": ("a compressed file", "unpack it"),
}
"""How binary files begin that people take for drafts, what to call them, and what to do."""


def load_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises Unreadable."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"no such file: {path}", _neighbour(path)) from None
    except IsADirectoryError:
        raise Unreadable(f"{path} is a folder") from None
    except (OSError, ValueError) as error:
        raise Unreadable(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from None


def decode(data: bytes, encoding: str = "utf-8", name: str = "") -> str:
    """The text of a file's bytes. Raises Unreadable for what is no text, or not in this encoding.

    Every code point is kept, so that offsets are those of the file: a byte order mark (U+FEFF) at its head is the first of them.
    """
    name = name or "the input"
    if len(data) > LARGEST:
        raise Unreadable(
            f"{name} is too large for a draft: {len(data) / MEGABYTE:.0f} MB, at most {LARGEST / MEGABYTE:.0f} MB", "split it"
        )
    wide = encoding.casefold().startswith(WIDE)
    if not wide and not data.startswith(UTF_16_MARKS):
        _refuse_binary(data, name)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(error, name, encoding) from None
    except (LookupError, ValueError):
        raise Unreadable(f"unknown encoding: {encoding}", "try utf-8, gb18030 or windows-1252") from None


def _refuse_binary(data: bytes, name: str) -> None:
    if data.startswith(OLD_OFFICE_MARK) and ENCRYPTED in data:
        raise Unreadable(f"{name} is encrypted", "save it without its password")
    for mark, (kind, hint) in BINARY_MARKS.items():
        if data.startswith(mark):
            raise Unreadable(f"{name} is neither text nor a Word document: it is {kind}", hint)
    at = data.find(b"\0")
    if at >= 0:
        raise Unreadable(f"{name} is not a text file: byte 0x00 at offset {at}")


def _undecodable(error: UnicodeDecodeError, name: str, encoding: str) -> Unreadable:
    line = error.object.count(b"\n", 0, error.start) + 1
    told = f"{name} is not {encoding.upper()}: byte 0x{error.object[error.start]:02x} on line {line} (offset {error.start})"
    guess = "UTF-16" if error.object.startswith(UTF_16_MARKS) else "gb18030 or windows-1252"
    return Unreadable(told, f"name its encoding with --encoding, such as {guess}")


def _neighbour(path: Path) -> str:
    try:
        known = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return ""
    name = nearest(path.name, known)
    return f"did you mean {path.with_name(name)}?" if name else ""
