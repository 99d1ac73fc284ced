"""This file holds the annotation of plain text: a numbered mark behind the words, the notes at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.annotate.note import Note
from factcheck.core.text import Document
from factcheck.read.notes import PLAIN, Style


def annotated_plain(document: Document, notes: list[Note]) -> str:
    """The text with its notes."""
    if not notes:
        return document.text
    marked = with_marks(document.text, [note.span.end for note in notes], PLAIN)
    return marked + ending(document.text, numbered((note.text for note in notes), PLAIN), PLAIN)


def with_marks(text: str, places: Sequence[int | None], style: Style) -> str:
    """The text with the mark of each number, counted from 1, at its place, where it has one.

    >>> with_marks("60 ports.", [8], PLAIN)
    '60 ports [fc-1].'
    """
    marks = sorted((place, style.mark(number)) for number, place in enumerate(places, 1) if place is not None)
    parts, at = [], 0
    for place, mark in marks:
        parts += [text[at:place], mark]
        at = place
    return "".join([*parts, text[at:]])


def numbered(notes: Iterable[str], style: Style) -> Iterator[str]:
    """The lines of notes, counted from 1."""
    return (style.note(number, note) for number, note in enumerate(notes, 1))


def ending(text: str, lines: Iterable[str], style: Style) -> str:
    """The lines as they stand at the end of a text, with its own kind of line ends."""
    end = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
    return "".join(line + end for line in ("", "", style.head, "", *lines))
