"""This file holds what the sentences before a figure tell of time, and what a told period means in a release."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from factcheck.core.fact import Release
from factcheck.core.figure import Claim, Measure
from factcheck.core.period import Period, Relative
from factcheck.core.text import Sentence, Span
from factcheck.expressions import regex
from factcheck.figures import periods_in

FRAMED = regex(r"\W{0,3}(?:In|During|Over|For|Throughout) (?:the )?(?:[a-z]+ ){0,3}")
ON_A_DAY = regex(r"\W{0,3}(?:(?:On|At|As (?:of|at)) )?(?:the )?")
COUNTS = regex(r"\b(?:stood at|held|numbered|comprised|counted|consisted of|totalled|there were|had|employed|owned)\b", re.I)
GOES_ON = regex(
    r"\b(?:numbered|came to|stood|holds?|held|occup(?:y|ied|ies)|compris(?:es?|ed)|consist(?:s|ed)?|make (?:up|their)|belong(?:s|ed)?)\b",
    re.I,
)
"""How a sentence counts what there is, the first on a day, and one behind it."""
JUST_NOW = 14
"""A day that was so many days before a release came out is one of which everybody knows the year."""


class Before(Struct, frozen=True):
    """What the sentences before in the paragraph tell of time: the last period of a figure, the last start, whether any names a time.

    `period` is None where the sentence before tells of several. `day` is the last day on which the paragraph counts something;
    `frame` is the period that the paragraph begins with, as long as no other is named; `stock` the day on which it begins to count
    what there is. `days` are those that all the text before names, its paragraphs alike.
    """

    period: Period | None = None
    start: Period | None = None
    is_dated: bool = False
    day: Period | None = None
    frame: Period | None = None
    stock: Period | None = None
    days: tuple[date, ...] = ()


def resolved(told: Period | Relative | None, header: Release) -> Period | None:
    """A period as told in the release; what runs on ends with it, and "2023-24" is twelve months where the release is about such."""
    period = _dated(told, header) if isinstance(told, Relative) else told
    if period is not None and period.is_pair and period.start and header.period.start:
        moved = header.period.years_before(header.period.start.year - period.start.year)
        return moved if period.may_stand_for(moved) else period
    if period is not None and period.end is None:
        return Period(period.start, max(header.published, period.start or header.published))
    return period


def _dated(told: Relative, header: Release) -> Period:
    """The period that words without a date mean: a day or month without its year is that of the time of which the release tells."""
    meant, whole = told.on(header.published), header.period
    if told.years is not None or told.since or told.until or meant.within(whole) or whole.end is None or meant.start is None:
        return meant
    if (header.published - meant.start).days <= JUST_NOW:
        return meant
    earlier = told.on(whole.end)
    return earlier if earlier.within(whole) else meant


def told_before(claims: Sequence[Claim], header: Release) -> dict[Span, Before]:
    """For each sentence what those before it in its paragraph tell of time."""
    found: dict[Span, Before] = {}
    state, paragraph = Before(), -1
    for claim in claims:
        if claim.sentence.paragraph != paragraph:
            state, paragraph = Before(days=state.days), claim.sentence.paragraph
        found[claim.sentence.span] = state
        state = _after(state, claim, header)
    return found


def _after(state: Before, claim: Claim, header: Release) -> Before:
    """What a sentence leaves behind for the next one."""
    told = [figure.observation.period for figure in claim.figures if figure.observation.measure is not Measure.DATE]
    last = next((period for period in reversed(told) if period is not None), None)
    named = [period for _, period in periods_in(claim.sentence)]
    starts = [known for period in named if (known := resolved(period, header)) and (known.is_day or known.whole_months is None)]
    is_dated = state.is_dated or any(period != Relative(-1) for period in named)
    days = tuple(known.start for known in starts if known.is_day and known.start)
    counted = [Period(known.end, known.end) for known in starts if known.end and (known.is_day or known.start is None)]
    day = counted[0] if counted else state.day
    frame = _frame(claim, header) if named else state.frame
    stock = _stock(claim, header) if named else state.stock
    start = starts[-1] if starts else state.start
    return Before(resolved(last, header), start, is_dated, day, frame, stock, (*state.days, *days))


def _stock(claim: Claim, header: Release) -> Period | None:
    """The one day that a sentence begins with and counts on: "On 31 December 2024 the collections stood at …"."""
    named = periods_in(claim.sentence)
    begins = len(named) == 1 and ON_A_DAY.fullmatch(claim.sentence.text[: named[0][0].start - claim.sentence.span.start])
    day = resolved(named[0][1], header) if begins and COUNTS.search(claim.sentence.text) else None
    return Period(day.end, day.end) if day is not None and day.end and (day.is_day or day.start is None) else None


def goes_on_counting(sentence: Sentence) -> bool:
    """Whether a sentence that names no time counts what there is, as the one before it does."""
    return not periods_in(sentence) and GOES_ON.search(sentence.text) is not None


def _frame(claim: Claim, header: Release) -> Period | None:
    """The period that a sentence begins with: "In the calendar year 2024, ..."."""
    named = periods_in(claim.sentence)
    begins = named and FRAMED.fullmatch(claim.sentence.text[: named[0][0].start - claim.sentence.span.start])
    period = resolved(named[0][1], header) if begins else None
    return period if period is not None and period.whole_months else None


def months_between(day: date, later: date) -> int:
    """The whole months from a day to a later one."""
    return (later.year - day.year) * 12 + later.month - day.month - (later.day < day.day)
