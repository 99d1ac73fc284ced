"""This file holds the words for months, seasons, ordinals and years, and the periods they make."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from factcheck.core.period import Period, Relative, Rough, month_end
from factcheck.expressions import regex

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct"
            "|november nov|december dec"
        ).split("|"),
        start=1,
    )
    for name in names.split()
}
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)(?![A-Za-z])"
)
ORDINALS = {
    "first": 1,
    "1st": 1,
    "opening": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
    "last": 4,
}
DAYS = {
    word: day
    for day, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
            " sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth"
            " twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
        ).split(),
        start=1,
    )
}
"""The days of a month told in words."""
DAY = rf"(?P<ordinal>{'|'.join(sorted((word.replace('-', '[ -]') for word in DAYS), key=len, reverse=True))})"
NUMBERS = {word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
YEAR = r"(?:19[0-9]|20[0-3])[0-9](?![0-9A-GI-PR-Za-z]|[.,'][0-9]|\s?%)"
RELATIVE_YEARS = {"last": -1, "previous": -1, "preceding": -1, "this": 0, "current": 0, "the": None, "next": 1, "coming": 1}
EDGES = {
    "early": "early",
    "beginning": "start",
    "start": "start",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "end",
    "close": "end",
}
LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
VAGUE_MONTHS = {"early": (1, 3), "mid": (4, 9), "late": (10, 12)}
"""The first and last month that a vague part of a year can mean."""

_WORD = regex(r"[a-z]+")


def year_of(name: str) -> str:
    """The expression for a year, by number or told from now; its groups are called after `name`; a blank is any white space."""
    return (
        rf"(?:(?P<{name}>{YEAR})|(?P<{name}_rel>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming"
        r"|[Tt]he(?: (?:current|coming))?) [Yy]ear(?![A-Za-z-]))"
    )


def month_number(word: str) -> int | None:
    """The month that a capitalised word names."""
    return MONTHS.get(word.rstrip(".").lower()) if word[:1].isupper() else None


def count_of(word: str) -> int | None:
    """The number that a word or digits up to twelve tell."""
    return int(word) if word.isdigit() else NUMBERS.get(word.lower())


def edge_of(words: str | None) -> str | None:
    """Which edge of a period words such as "the end of" or "mid-" mean."""
    return next((EDGES[word] for word in _WORD.findall((words or "").lower()) if word in EDGES), None)


def years_told(match: re.Match[str], name: str = "year") -> int | Relative | None:
    """The year that the groups of `year_of(name)` name: a number, or one told from now; None where they name none."""
    groups = match.groupdict()
    if number := groups.get(name):
        return int(number)
    relative = groups.get(f"{name}_rel")
    return Relative(RELATIVE_YEARS[relative.lower().split()[-1]]) if relative else None


def months_in(year: int | Relative | None, first: int, last: int) -> Period | Relative:
    """The months `first` to `last` of a year, told by number, from now, or not at all."""
    if isinstance(year, int):
        return Period.months(year, first, last)
    return Relative(year.years if year else None, (first, last))


def day_in(year: int | Relative | None, month: int, day: int) -> Period | Relative | None:
    """A day of a year; None for a day that the month does not have."""
    if not 1 <= day <= 31 or (isinstance(year, int) and day > month_end(year, month).day):
        return None
    if isinstance(year, int):
        return Period(date(year, month, day), date(year, month, day))
    return Relative(year.years if year else None, (month, month), day)


def running_on(told: Period | Relative) -> Period | Relative:
    """What runs on since a period: since the day, or since some day of the month or year that is told."""
    if isinstance(told, Relative):
        return replace(told, since=True)
    return Period(told.start, None, None if told.is_day else told.end)


def edge_in(period: Period | Relative, edge: str | None) -> Period | Relative:
    """The early, middle or late part of a year or month, or its first or last day."""
    if edge is None:
        return period
    if isinstance(period, Relative):
        return _relative_edge(period, edge)
    if period.start is None or period.end is None:
        return period
    if edge in ("start", "end"):
        day = period.start if edge == "start" else period.end
        return Period(day, day)
    if period.whole_months == 12:
        first, last = VAGUE_MONTHS[edge]
        part = Period.months(period.start.year, first, last)
        return part if edge == "mid" else Rough(part.start, part.end)
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, period.end.day)}[edge]
    return Period(period.start.replace(day=first), period.start.replace(day=last))


def _relative_edge(period: Relative, edge: str) -> Relative:
    first, last = period.months
    if first != last:
        first, last = {**VAGUE_MONTHS, "start": (1, 1), "end": (12, 12)}[edge]
        return Relative(period.years, (first, last))
    day = {"start": 1, "mid": 15, "end": LAST_DAYS[first - 1]}.get(edge)
    return Relative(period.years, period.months, day)
