"""This file holds the two times that a change is told between: "between the first half of 2020 and that of 2021"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from factcheck.core.period import MONTHS_OF_YEAR, Period, Relative
from factcheck.core.text import Span
from factcheck.expressions import regex

_BETWEEN = regex(r"\b(?:between|from)\s(?:the\s)?$", re.I)
_AND = regex(r",?\s(?:and|to)\s(?:in\s)?(?:(?:those|that|the\ssame(?:\s[a-z]{3,8}){0,2})\s(?:of|in)\s)?(?:the\s)?")
"""In months."""


class Times(Struct, frozen=True):
    """The time before a change and the one after it, with the place of their words."""

    span: Span
    before: Period
    after: Period
    is_led: bool


def times_between(text: str, periods: Sequence[tuple[Span, Period | Relative]]) -> list[Times]:
    """The pairs of times of a text, the earlier one right before the later, and stretches of years; `is_led`: "between" stands before them.

    >>> from factcheck.figures.periods import told_periods
    >>> text = "between the first half of 2020 and that of 2021"
    >>> [(str(one.before), str(one.after)) for one in times_between(text, told_periods(text))]
    [('2020-S1', '2021-S1')]
    """
    found = [Times(span, *years, is_led=True) for span, told in periods if _is_led(text, span) and (years := _ends(told))]
    for (first, before), (second, after) in pairwise(periods):
        if not isinstance(before, Period) or not isinstance(after, Period) or not _AND.fullmatch(text, first.end, second.start):
            continue
        then = _in_its_year(before, after)
        if before.end is not None and then is not None and then.start is not None and before.end < then.start:
            found.append(Times(Span(first.start, second.end), before, then, _is_led(text, first)))
    return found


def _is_led(text: str, span: Span) -> bool:
    return _BETWEEN.search(text, max(0, span.start - 14), span.start) is not None


def _ends(told: Period | Relative) -> tuple[Period, Period] | None:
    """The first and the last year of several; None for another time."""
    months = told.whole_months if isinstance(told, Period) else None
    if (
        months is None
        or months <= MONTHS_OF_YEAR
        or months % MONTHS_OF_YEAR
        or not isinstance(told, Period)
        or not (told.start and told.end)
    ):
        return None
    years = tuple(Period.months(day.year, 1, MONTHS_OF_YEAR) for day in (told.start, told.end))
    return (years[0], years[1]) if told.start.month == 1 else None


def _in_its_year(before: Period, after: Period) -> Period | None:
    """The later time, or the part of it that the earlier one is of its own year: "the first half of 2020 and | 2021"; None for days."""
    if before.start is None or after.start is None or before.whole_months is None:
        return None
    if after.whole_months == MONTHS_OF_YEAR:
        return before.years_before(before.start.year - after.start.year)
    return after if after.whole_months is not None else None
