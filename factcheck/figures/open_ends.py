"""This file holds the stretches told by their ends, one of which may leave its year out: "between 1 December 2024 and mid-January"."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TypeGuard

from msgspec.structs import replace

from factcheck.core.period import MONTHS_OF_YEAR, Period, Relative
from factcheck.core.text import Span
from factcheck.expressions import regex
from factcheck.figures.calendars import day_in, months_in
from factcheck.figures.related_periods import Found, part_of

_LEAD = regex(r"\b(?:between|from)\s(?:the\s)?$", re.I)
_AND = regex(
    r"(?:,(?:\s(?:when|on\swhich|as|the\s(?:day|date|month))\s[^,;:.!?()0-9]{2,60},)?)?\s(?:and|to|until|till|through|up\sto)\s(?:the\s)?",
    re.I,
)
"""What stands between the two ends, perhaps with what happened at the first of them."""
_UP_TO = regex(r"\s(?:and\s)?(?:up\s)?(?:to|until|till|through)\s(?:the\s)?")
_BY = regex(r"\s(?:by|as\sof|as\sat|up\sto|until|till)\s(?:the\s)?")
"""What stands between a year and the time in it up to which something is told."""
_DIGIT = regex("[0-9]")
_LEAD_LENGTH = 14
"""So many characters stand at most before the first end of a stretch."""


def up_to_ends(text: str, found: list[Found]) -> list[Found]:
    """The periods, with a year and the time up to which it is told as one: "in 2024 up to 19 August", "in 2024 by mid-August"."""
    told: list[Found] = []
    for span, period in sorted(found, key=lambda one: one[0]):
        before, year = told[-1] if told else (span, None)
        up_to = _up_to(year, period, text[before.end : span.start]) if year else None
        if up_to:
            told[-1] = (before.until(span), up_to)
        else:
            told.append((span, period))
    return told


def _up_to(year: Period | Relative, end: Period | Relative, between: str) -> Period | None:
    """All of a year up to a time in it that leaves its year out, or all there was by then."""
    is_year = isinstance(year, Period) and year.whole_months == MONTHS_OF_YEAR
    if not is_year or not isinstance(end, Relative) or end.years is not None:
        return None
    until = part_of(year, replace(end, until=True))
    assert isinstance(year, Period)
    assert isinstance(until, Period)
    if end.day and _UP_TO.fullmatch(between):
        return Period(year.start, until.end)
    return until if end.until and _BY.fullmatch(between) else None


def with_ends(text: str, found: list[Found]) -> list[Found]:
    """The periods of a text, in order, where a stretch whose one end leaves out its year is one period, and months lie in the part told before."""
    told: list[Found] = []
    for span, period in found:
        before = told[-1] if told else None
        stretch = _stretch(before[1], period) if before and _are_ends(text, before[0], span) else None
        if before and isinstance(stretch, Relative) and not _DIGIT.search(text, before[0].start, before[0].end):
            stretch = None  # what runs from the end of a month to that of another is told by its two ends
        if before and stretch:
            told[-1] = (before[0].until(span), stretch)
        else:
            told.append((span, period))
    return _within_parts(told)


def _are_ends(text: str, first: Span, last: Span) -> bool:
    """Whether two periods are told as the ends of one stretch."""
    is_led = _LEAD.search(text, max(0, first.start - _LEAD_LENGTH), first.start) is not None
    return is_led and _AND.fullmatch(text, first.end, last.start) is not None


def _stretch(first: Period | Relative, last: Period | Relative) -> Period | Relative | None:
    """From the one, a day, to the other, or where one leaves out its year: the last is the next such day or month, the first the last such.

    Where both do, it is what began on the first of them.
    """
    if isinstance(first, Period) and isinstance(last, Period):
        is_stretch = first.is_day and first.start is not None and last.end is not None and first.start < last.end
        return Period(first.start, last.end) if is_stretch else None
    if isinstance(first, Relative) and isinstance(last, Relative):
        is_day = first.day is not None and first.years is None and last.years is None
        return Relative(None, first.months, first.day, since=True) if is_day else None
    if _is_day_or_month(first) and isinstance(last, Relative) and last.years is None:
        assert first.start is not None
        end = _end_in(first.start.year + (last.months[1] < first.start.month), last)
        return Period(first.start, end) if end and end > first.start else None
    if isinstance(last, Period) and last.end and isinstance(first, Relative) and first.years is None and first.day:
        start = day_in(last.end.year - (first.months[0] > last.end.month), first.months[0], first.day)
        return Period(start.start, last.end) if isinstance(start, Period) else None
    return None


def _is_day_or_month(told: Period | Relative) -> TypeGuard[Period]:
    return isinstance(told, Period) and (told.is_day or told.whole_months == 1)


def _end_in(year: int, told: Relative) -> date | None:
    """The last day of a day or month in a year."""
    period = day_in(year, told.months[1], told.day) if told.day else months_in(year, *told.months)
    return period.end if isinstance(period, Period) else None


def _within_parts(told: list[Found]) -> list[Found]:
    """The periods, where months without a year lie within the part of a year told right before: "Early 2022 was bad: 30 from January to March"."""
    kept = list(told)
    for index, ((_, part), (span, months)) in enumerate(pairwise(told), 1):
        if isinstance(part, Period) and part.start and isinstance(months, Relative) and months.years is None and not months.day:
            period = Period.months(part.start.year, *months.months)
            is_open = months.since or months.until or months.to_date
            if not is_open and part.whole_months in (3, 6) and period.within(part):
                kept[index] = (span, period)
    return kept
