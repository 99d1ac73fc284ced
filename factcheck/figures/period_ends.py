"""This file holds the wordings of a stretch told by its length and its end: "the twelve months to June 2024", "the year ended 30 June 2024"."""

from __future__ import annotations

import re

from factcheck.core.period import ONE_DAY, Period, month_end
from factcheck.figures.calendars import MONTH, NUMBERS, YEAR, count_of, month_number, months_in, year_of, years_told
from factcheck.figures.period_ranges import Told
from factcheck.figures.scan import led

COUNT = r"(?P<count>[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
COUNTS = " ".join(["0_months", *NUMBERS])
"""A number of months, and the words that it begins with."""
LENGTHS = {"quarter": 3, "half": 6, "year": 12}
_OF = r"(?: of | in |, ?|'| )(?:the )?"
_TO = r"(?: period)? (?:to|through|ended|ending|until) (?:the )?"
_LAST_DAY = r"(?:end of |end-|(?P<day>(?:28|29|30|31))(?:st|nd|rd|th)? (?:of )?)?"


def _months_to(match: re.Match[str]) -> Told | None:
    """So many months up to one of a year, the first of which may be of the year before where that year is told."""
    count, month, year = count_of(match["count"]), month_number(match["month"]), years_told(match)
    if not count or not month:
        return None
    if isinstance(year, int):
        return _ending(match, year, month, count)
    return months_in(year, month - count + 1, month) if month >= count else None


def _length_to(match: re.Match[str]) -> Told | None:
    """A quarter, half or year up to a month."""
    month = month_number(match["month"])
    return _ending(match, int(match["year"]), month, LENGTHS[match["length"].lower()]) if month else None


def _ending(match: re.Match[str], year: int, month: int, length: int) -> Period | None:
    """So many months up to the end of one; None for a day that is not its last."""
    last = month_end(year, month)
    is_end = match["day"] is None or int(match["day"]) == last.day
    return Period(month_end(last.year, last.month - length) + ONE_DAY, last) if is_end else None


ENDED = (
    (COUNTS, rf"\b(?i:{COUNT}) months{_TO}{_LAST_DAY}(?:in )?(?P<month>{MONTH})(?:{_OF}{year_of('year')})?", _months_to),
    (
        f"half quarter year half_year {led('the', 'half quarter year')}",
        rf"(?<!half\sa\s)\b(?P<length>half|quarter|year)(?:[- ]year)?{_TO}{_LAST_DAY}(?P<month>{MONTH})(?:{_OF}(?P<year>{YEAR}))",
        _length_to,
    ),
)
"""The words that each can begin with, its expression, and what it makes."""
