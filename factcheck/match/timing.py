"""This file holds when a fact's period is the one that a claim names."""

from __future__ import annotations

from datetime import date, timedelta
from enum import IntEnum

from factcheck.core.fact import Fact
from factcheck.core.period import ONE_DAY, Period, Relative, Rough, Unplaced

STILL_FRESH = timedelta(days=62)
"""A running total is told for about two months after its release as the count "so far"."""

ABOUT_THEN = timedelta(days=15)
"""A total "by mid-August" is one up to some day around it."""

ALMOST_OVER = timedelta(days=31)

THIS_YEAR = Relative(0)
"""Written within the year, "this year" is the year so far."""


class Timing(IntEnum):
    """How well a fact's period fits the claim's, best first."""

    EXACT = 0
    LOOSE = 1
    OTHER = 2


def timing(claimed: Period | Relative | None, fact: Fact, today: date | None) -> Timing:
    """How the fact's period stands to the claim's; a claim without a period fits every one loosely.

    Words like "last year" are read from `today`, without it from the day of the fact's release.
    """
    if claimed is None:
        return Timing.LOOSE
    if isinstance(claimed, Relative) and _is_to_come(fact.period, today):
        return Timing.OTHER
    if isinstance(claimed, Rough):
        return Timing.LOOSE if fact.period == claimed.half else timing(claimed.quarter, fact, today)
    period = claimed.on(today or fact.release.published + _ahead(claimed)) if isinstance(claimed, Relative) else claimed
    if period == fact.period or period.may_stand_for(fact.period) or fact.period.may_stand_for(period):
        return Timing.EXACT
    if isinstance(period, Unplaced):
        return Timing.LOOSE if period.may_be(fact.period) else Timing.OTHER
    running_on = isinstance(claimed, Relative) and (claimed.to_date or (today is not None and claimed == THIS_YEAR))
    if running_on and today is not None and period.start is not None:
        period = Period(period.start, today)
    return Timing.LOOSE if _fits(period, fact, running_on=running_on) else Timing.OTHER


def _ahead(claimed: Relative) -> timedelta:
    """How far ahead of the release a day without its year may be that a text tells of it: "by mid-January", of a release of the 14th."""
    return ABOUT_THEN if claimed.day is not None and not claimed.since else timedelta(0)


def _is_to_come(period: Period, today: date | None) -> bool:
    """Whether a period was far from over when the claim was written; a review of the year comes before its end."""
    return today is not None and period.end is not None and period.end > today + ALMOST_OVER


def _fits(claimed: Period, fact: Fact, *, running_on: bool) -> bool:
    if claimed.end is None:
        return _starts_together(claimed, fact.period)
    if claimed.start is None or running_on or (claimed.is_day and not fact.period.is_day):
        is_past = (
            running_on and not fact.period.is_day and not fact.period.overlaps(claimed)
        )  # last year's total, of this year so far
        return not is_past and _is_count_so_far(claimed, fact)
    return _stands_for(claimed, fact)


def _starts_together(claimed: Period, period: Period) -> bool:
    """Whether a total starts on the day of "since 10 July", or in the month of "since July"."""
    if claimed.start is None or period.start is None:
        return False
    return claimed.start - ONE_DAY <= period.start <= (claimed.latest or claimed.start) + ONE_DAY


def _is_count_so_far(claimed: Period, fact: Fact) -> bool:
    """Whether a total ends, or a state still held, at the time of "by August 2024" or "so far"."""
    end = fact.period.end
    if end is None or claimed.end is None:
        return True
    if fact.period.is_day:
        return end <= claimed.end
    return end - ABOUT_THEN <= claimed.end <= end + STILL_FRESH


def _stands_for(claimed: Period, fact: Fact) -> bool:
    """A state within the period or told in the report on it; a running total that ends in it and has no calendar period of its own.

    What the report counted on a day of its own is told of no other day; a total "from the start of the year to mid-August" is one
    up to some day around it.
    """
    period = fact.period
    if fact.observation.earlier is not None and _holds(claimed, fact.release.published):
        return True  # what something was changed to still is so on the day of the release
    if period.is_day:
        counted = claimed.is_day and period.end != fact.release.published
        return period.within(claimed) or (claimed.within(fact.release.period) and not counted)
    if period.whole_months is not None or period.end is None:
        return False
    if fact.computed and period.start is not None and claimed.start is not None and period.start < claimed.start:
        return False  # what is reckoned for a stretch is that of no year in which it ends
    is_about_then = claimed.whole_months is None and claimed.start == period.start and _end_about_together(claimed, period)
    return is_about_then or (period.overlaps(claimed) and _ends_within(period, claimed))


def _holds(period: Period, day: date) -> bool:
    return period.start is not None and period.end is not None and period.start <= day <= period.end


def _end_about_together(claimed: Period, period: Period) -> bool:
    return claimed.end is not None and period.end is not None and abs(claimed.end - period.end) <= ABOUT_THEN


def _ends_within(period: Period, claimed: Period) -> bool:
    return (
        period.end is not None
        and claimed.start is not None
        and claimed.end is not None
        and claimed.start <= period.end <= claimed.end
    )
