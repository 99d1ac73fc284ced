"""This file holds what annotating adds to a text: marks behind words and the notes at the end, which are nobody's draft and not read."""

from __future__ import annotations

import re

from msgspec import Struct

from factcheck.expressions import regex

LINE = "[^\r\n]"
END = r"(?:\r\n|\r|\n)"


class Style(Struct, frozen=True):
    """How a format writes notes: what stands behind the words, what leads a note's line in, and the line above all notes."""

    mark_form: str
    note_form: str
    head: str

    def mark(self, number: int) -> str:
        """The mark behind the words that a note is about."""
        return self.mark_form.format(number)

    def note(self, number: int, text: str) -> str:
        """The line of a note."""
        return f"{self.note_form.format(number)}{text}"

    def without(self, text: str) -> str:
        """The text as it was before it was annotated, to the letter."""
        found = self._notes(text)
        return _pattern(self.mark_form).sub("", text[: found.start()]) + text[found.end() :] if found else text

    def is_in(self, text: str) -> bool:
        """Whether a text has such a mark."""
        return bool(_pattern(self.mark_form).search(text))

    def masked(self, text: str, *, marks: bool) -> str:
        """The text with blanks in the place of its notes, and of their marks, as long as it was."""
        found = self._notes(text)
        if not found:
            return text
        before = text[: found.start()]
        before = _pattern(self.mark_form).sub(lambda mark: " " * len(mark[0]), before) if marks else before
        return before + re.sub(LINE, " ", found[0]) + text[found.end() :]

    def _notes(self, text: str) -> re.Match[str] | None:
        """The notes at the end of a text, with the empty line before them."""
        if self.head not in text:
            return None
        line = _pattern(self.mark_form.strip()).pattern
        return re.search(rf"{END}{{2}}{re.escape(self.head)}(?:{END}(?:{line}{LINE}*)?)*", text)


def _pattern(form: str) -> re.Pattern[str]:
    """The pattern of a form with any number in it."""
    return regex(r"\d{1,5}".join(re.escape(part) for part in form.split("{}")))


MARKDOWN = Style("[^fc-{}]", "[^fc-{}]: ", "<!-- Notes by factcheck; annotating again replaces them. -->")
"""Footnotes as GitHub and most other readers of markdown know them."""
PLAIN = Style(" [fc-{}]", "[fc-{}] ", "Notes by factcheck; annotating again replaces them.")
