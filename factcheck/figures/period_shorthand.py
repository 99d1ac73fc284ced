"""This file holds the short wordings of periods, one rule each: "Q1 '22", "1H21", "7M 2024", "FY24", "the first half of May"."""

from __future__ import annotations

import re
from datetime import date

from factcheck.core.period import MONTHS_OF_YEAR, Period, month_end
from factcheck.figures.calendars import MONTH, YEAR, month_number, months_in
from factcheck.figures.period_ranges import Told

_SHORT_YEAR = rf"(?P<year>{YEAR}|[0-9]{{2}}(?![0-9]))"
_TIGHT = r"(?:['’]|[-/]['’]?)"
"""What stands between a quarter and the last two digits of its year."""
MIDDLE = 15
"""The last day of the first half of a month."""


def _part(match: re.Match[str]) -> Told | None:
    """A quarter or half by its number."""
    number, length = int(match["number"]), 3 if match["letter"].upper() == "Q" else 6
    if number * length > MONTHS_OF_YEAR:
        return None
    return months_in(_year_of(match), (number - 1) * length + 1, number * length)


def _opening(match: re.Match[str]) -> Told:
    """So many months from New Year's Day."""
    return months_in(_year_of(match), 1, int(match["count"]))


def _half_month(match: re.Match[str]) -> Told | None:
    """The days of a month up to its fifteenth, or those behind that."""
    month, is_first = month_number(match["month"]), match["part"].lower() == "first"
    year = _year_of(match)
    if month is None or year is None:
        return None
    middle = date(year, month, MIDDLE)
    return Period(middle.replace(day=1), middle) if is_first else Period(middle.replace(day=MIDDLE + 1), month_end(year, month))


def _fiscal(match: re.Match[str]) -> Told:
    year = _year_of(match)
    assert year is not None
    return Period.months(year, 1, MONTHS_OF_YEAR)


def _year_of(match: re.Match[str]) -> int | None:
    year = match.groupdict().get("year") or match.groupdict().get("tight")
    return int(year) + (2000 if len(year) == 2 else 0) if year else None


SHORTHAND = (
    (
        "q h",
        rf"\b(?P<letter>[QHqh])(?P<number>[1-4])(?: ?{_TIGHT}(?P<tight>(?:20)?[0-9]{{2}})|(?:[- ]?(?P<year>{YEAR}))?)\b",
        _part,
    ),
    ("#4", rf"\b(?P<year>{YEAR})[- ]?(?P<letter>[QHqh])(?P<number>[1-4])\b", _part),
    ("0q 0h", rf"\b(?P<number>[1-4])(?P<letter>[QH])['’]? ?{_SHORT_YEAR}\b", _part),
    ("0m", rf"(?<![A-Za-z0-9.,$€£¥-])(?P<count>[2-9]|1[01])M(?:['’]?{_SHORT_YEAR}| (?P<tight>{YEAR}))\b", _opening),
    ("first second", rf"\b(?P<part>[Ff]irst|[Ss]econd)[- ]half of (?P<month>{MONTH}) (?P<year>{YEAR})", _half_month),
    ("fy", rf"\bFY(?: ?(?P<year>{YEAR})|['’]?(?P<tight>[0-9]{{2}}))\b", _fiscal),
)
"""The words that each can begin with, its expression, and what it makes."""
