"""This file holds what a note says of a figure or finding: the verdict, what the release says, the passage, the source."""

from __future__ import annotations

from msgspec import Struct

from factcheck.core.run import RunResult
from factcheck.core.text import Span
from factcheck.report.entries import Entry, entries
from factcheck.report.layout import flat


class Note(Struct, frozen=True):
    """A note on the words of a span, as lines, the first of which says what is the matter."""

    span: Span
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(f"{line}." for line in self.lines)


def notes_of(result: RunResult) -> list[Note]:
    """The notes on what a run lists, in the order in which their words end."""
    return sorted(map(_on, entries(result)), key=lambda note: (note.span.end, note.span.start))


def _on(entry: Entry) -> Note:
    first = f"{entry.word.capitalize()}: “{flat(entry.text)}” — {flat(entry.message)} ({entry.code})"
    return Note(entry.span, (first, *(f"{lead.capitalize()}: {text}" for lead, text in entry.why)))
