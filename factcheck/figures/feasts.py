"""This file holds the days that go by the name of a feast: "New Year's Day 2025", "since Boxing Day"."""

from __future__ import annotations

import re

from factcheck.figures.calendars import day_in, year_of, years_told
from factcheck.figures.period_ranges import Told

_DAYS = {"new year's day": (1, 1), "new year's eve": (12, 31), "christmas day": (12, 25), "boxing day": (12, 26)}
"""Month and day of the feasts that are on the same day each year."""


def _feast(match: re.Match[str]) -> Told | None:
    month, day = _DAYS[match["feast"].lower().replace("’", "'")]
    return day_in(years_told(match), month, day)


FEASTS = (
    (
        "new christmas boxing",
        rf"\b(?P<feast>New Year['’]s (?:Day|Eve)|Christmas Day|Boxing Day)(?: {year_of('year')})?",
        _feast,
    ),
)
"""The words that each can begin with, its expression, and what it makes."""
