"""This file holds what the wordings of a stretch make: from one month, day or year to another, or months listed one after the other."""

from __future__ import annotations

import re
from datetime import date

from factcheck.core.period import Period, Relative
from factcheck.expressions import regex
from factcheck.figures.calendars import MONTH, day_in, edge_in, edge_of, month_number, months_in, years_told

Told = Period | Relative
"""What words tell of time."""
_NAMES = regex(rf"\b{MONTH}")


def month_range(match: re.Match[str]) -> Told | None:
    """The months from one to another, or the days from one of the first to a part of the last."""
    first, last = month_number(match["month"]), month_number(match["month2"])
    if not first or not last:
        return None
    year, year2 = years_told(match), years_told(match, "year2")
    told = year2 if year2 is not None else year
    if isinstance(told, int):
        start_year = year if isinstance(year, int) else told - (first > last)
        day = match.groupdict().get("day")
        start = (
            day_in(start_year, first, int(day)) if day else edge_in(months_in(start_year, first, first), edge_of(match["edge"]))
        )
        return _from_to(start, edge_in(months_in(told, last, last), edge_of(match["edge2"])))
    return months_in(told, first, last) if first <= last else None


def month_list(match: re.Match[str]) -> Told | None:
    """Months that are listed one after the other: "January, February and March 2022"."""
    listed = [month_number(name) for name in _NAMES.findall(match["listed"])]
    first, last = listed[0], listed[-1]
    if not first or not last or listed != list(range(first, last + 1)):
        return None
    return months_in(years_told(match), first, last)


def day_range(match: re.Match[str]) -> Told | None:
    """The days from one to another."""
    first, last = (month_number(match[one] or match[other]) for one, other in (("month", "month2"), ("month2", "month")))
    year, year2 = years_told(match), years_told(match, "year2")
    if not (first and last and isinstance(year2, int)):
        return None
    start = day_in(year if isinstance(year, int) else year2, first, int(match["day"]))
    return _from_to(start, day_in(year2, last, int(match["day2"])))


def month_to_day(match: re.Match[str]) -> Told | None:
    """The days from the first of a month to one in another."""
    first, last, year = month_number(match["month"]), month_number(match["month2"]), years_told(match, "year2")
    if not (first and last and isinstance(year, int)):
        return None
    return _from_to(months_in(year, first, first), day_in(year, last, int(match["day2"])))


def _from_to(start: Told | None, end: Told | None) -> Period | None:
    """From the first day of the one to the last of the other."""
    if not isinstance(start, Period) or not isinstance(end, Period) or start.start is None or end.end is None:
        return None
    return Period(start.start, end.end) if start.start <= end.end else None


def year_range(match: re.Match[str]) -> Told | None:
    """The years from one to another, the last perhaps by two digits."""
    first, last = int(match["year"]), int(match["year2"])
    last += first // 100 * 100 if last < 100 else 0
    return Period(date(first, 1, 1), date(last, 12, 31)) if first < last else None
