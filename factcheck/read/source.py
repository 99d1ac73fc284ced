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
BINARY_MARKS: dict[bytes, str] = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive, or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
}
"""How binary files begin that people take for drafts, and what to call them."""


def load(path: Path, encoding: str) -> str:
    """The text of a file, line ends and byte order mark kept. Raises Unreadable."""
    return decode(load_bytes(path), encoding, str(path))


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
    for mark, kind in BINARY_MARKS.items():
        if data.startswith(mark):
            raise Unreadable(f"{name} is not a text file: it is {kind}")
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
