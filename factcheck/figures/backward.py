"""This file holds the words that point back at a period which the text named before: "over those three months", "the same months of 2023"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from factcheck.core.period import Period, Relative
from factcheck.core.text import Span
from factcheck.expressions import regex
from factcheck.figures.calendars import NUMBERS, YEAR, count_of

CUES = ("half", "quarter", "month", "year", "period", "stretch")
"""The words of which one tells such a period: looked for first, since few sentences have one behind "that"."""
POINTERS = ("that ", "those ", "same ")
_LENGTHS = {"half": 6, "quarter": 3, "year": 12, "month": 1}
_BACK = regex(
    r"\b(?:that|those|(?<=in )the same|(?<=during )the same|(?<=over )the same"
    rf"|the same(?= (?:[a-z]{{3,8}} )?[a-z-]{{4,11}} (?:of|in) {YEAR})) "
    r"(?:(?:very|same|earlier|latter|first|opening|one|single|whole|entire|full) ){0,2}"
    rf"(?:(?P<count>[2-9]|1[0-2]|{'|'.join(NUMBERS)})[ -]months|(?P<unit>half(?:[ -]year)?|quarter|year|month)|(?P<any>period|stretch|months))\b"
    rf"(?: (?:of|in) (?P<year>{YEAR})|(?!['’-]| (?:of|in|last|a year|one year|the (?:year|previous)|earlier|before|ago)\b))",
    re.I,
)


_ELSEWHERE = tuple(
    f"{word} " for word in ("than", "to", "with", "against", "on", "from", "before", "after", "since", "until", "than in", "by")
)
"""What stands before a period that something is only compared with, or that bounds another."""


class Pointer(Struct, frozen=True):
    """Words that point back, with how many months the period has that they mean; 0 where they do not tell."""

    span: Span
    months: int
    year: int = 0

    def target(self, told: Iterable[Period | Relative]) -> Period | Relative | None:
        """The last of the periods before it that is so long, or what that is in its year; None where none is."""
        fitting = [one for one in told if one.whole_months and self.months in (0, one.whole_months)]
        return self._in_year(fitting[-1]) if fitting else None

    def _in_year(self, told: Period | Relative) -> Period | Relative | None:
        if not self.year:
            return told
        if isinstance(told, Relative):
            return Period.months(self.year, *told.months) if told.day is None else None
        return told.years_before(told.start.year - self.year) if told.start else None


def pointers(text: str) -> list[Pointer]:
    """The words of a text that point back at a period, in order.

    >>> text = "Over those three months ferries ran more than in that year."
    >>> [(text[one.span.start : one.span.end], one.months) for one in pointers(text)]
    [('those three months', 3)]
    """
    lower = text.lower()
    if not any(word in lower for word in POINTERS) or not any(word in lower for word in CUES):
        return []
    found = (match for match in _BACK.finditer(text) if not lower.endswith(_ELSEWHERE, 0, match.start()))
    return [Pointer(Span(*match.span()), _months(match), int(match["year"] or 0)) for match in found]


def _months(match: re.Match[str]) -> int:
    if match["count"]:
        return count_of(match["count"]) or 0
    return _LENGTHS[match["unit"].lower().split("-")[0].split()[0]] if match["unit"] else 0
