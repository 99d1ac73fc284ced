"""This file holds the periods that others of a sentence determine: "a year earlier", "the same stretch of 2023", "the second"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from msgspec.structs import replace

from factcheck.core.period import MONTHS_OF_YEAR, Period, Relative
from factcheck.core.text import Span
from factcheck.expressions import regex
from factcheck.figures.calendars import NUMBERS, ORDINALS, YEAR, count_of, day_in
from factcheck.figures.period_ranges import Told
from factcheck.figures.scan import led, starts

Found = tuple[Span, Told]

_ALIKE = ("same", "comparable", "corresponding", "equivalent")
_SAME = regex(
    rf"\b(?:the\s)?(?:{'|'.join(_ALIKE)})\s(?:(?P<count>{'|'.join(NUMBERS)}|[2-9])\s)?(?:period|stretch|months?|time|quarters?|half|span|point|interval|stage|day|date|weeks?)"
    rf"\s(?:of|in)\s(?P<year>{YEAR})",
    re.I,
)
_WHOLE_THAT_YEAR = regex(
    r"(?<=\b(?:of|in)\s)(?:that|the\ssame)\s(?:whole\s|entire\s|full\s)?year\b(?!['’])"
    r"|\bthe\s(?:year\sas\sa\swhole|(?:whole|full|entire)\syear)\b(?!['’])"
)
_EARLIER = regex(
    (
        rf"\b(?P<count>[2-9]|{'|'.join(NUMBERS)})\syears\s(?:earlier|before|ago|previously)(?=\s?[,.;:)]|\s?$)"
        r"|\b(?:a|one)\syear\s(?:earlier|before|ago|previously)|\bthe\s(?:year\sbefore|previous\syear|preceding\syear"
        r"|prior\syear|year\sprior)|\b(?P<later>a\syear\s(?:on|later)|the\s(?:following|next)\syear)"
    ),
    re.I,
)
_AGAINST = regex(
    r"\b(?:above|below|over|than|against|versus|vs|compared\s(?:with|to)|up\son|down\son|higher\sthan|lower\sthan)\s(?:that\sof\s|those\sof\s|in\s)?$"
)
"""What stands before the period with which another is compared: a "year earlier" behind it is that one."""
_ELLIPTIC = regex(
    r"(?:\b(?:in|of|for|from|to|than|during)\s|(?:[,;]|\band)\s(?:and\s)?(?=the\s[a-z]+\s(?:[a-z]{3,8}\s)?[0-9$€£¥]))"
    r"(?P<core>the\s(?P<ordinal>first|second|third|fourth))(?=\s?[.,;:)]|\s?$|\s(?:and|to|but|with)\b|\s(?:[a-z]{3,8}\s)?[0-9$€£¥])",
    re.I,
)
_ENTRY = regex(r"\W{0,4}\s?[:—–]\s")
"""Between the day that an entry of a timeline begins with and what it tells of that day."""
_ORDINALS = frozenset(led("the", "first second third fourth").split())
"""A quarter or half that is told by its number alone, behind another: "46 in the first quarter and 48 in the second"."""


def related(text: str, found: list[Found]) -> list[Found]:
    """The periods with those that others of the sentence determine: "a year earlier", "the same stretch of 2023"."""
    explicit: list[Found] = [(span, told) for span, told in found if isinstance(told, Period)]
    lower = text.lower() if explicit else ""  # "the same period of 2023" is one of them itself
    replaced: dict[Span, Told] = {}
    follow: list[Found] = []
    for match in _EARLIER.finditer(text) if "year" in lower else ():
        span = Span(*match.span())
        place, other = _nearest(span, explicit)
        if isinstance(other, Period) and not _overlapping(span, found):
            years = count_of(match["count"]) if match["count"] else 1
            is_told = not match["later"] and place.end <= span.start and _AGAINST.search(text, 0, place.start) is not None
            follow.append((span, other if is_told else other.years_before(-1 if match["later"] else years or 1)))
    for match in _SAME.finditer(text) if any(cue in lower for cue in _ALIKE) else ():
        span = Span(*match.span())
        other = _in_year(int(match["year"]), _nearest(span, found)[1]) or _opening(match)
        if other:
            replaced |= {one[0]: other for one in _overlapping(span, found)}
            follow.append((span, other))
    return [*(one for one in found if one[0] not in replaced), *follow, *_that_whole_year(text, found)]


def elliptic(text: str, found: list[Found]) -> Iterable[Found]:
    """The quarters and halves that only their number tells, of the year and length of the last one before them."""
    for match in _ELLIPTIC.finditer(text) if found and not _ORDINALS.isdisjoint(starts(text)) else ():
        before = max((one for one in found if one[0].end <= match.start()), key=lambda one: one[0], default=None)
        length = _part_length(before[1]) if before else 0
        last = ORDINALS[match["ordinal"].lower()] * length
        if before and length and last <= 12:
            yield Span(*match.span("core")), part_of(before[1], Relative(None, (last - length + 1, last)))


def from_its_day(text: str, found: list[Found]) -> list[Found]:
    """The periods, where the day of a timeline's entry tells those without a year: "27 April 2022 — In the first quarter, 3 million came"."""
    if not found or text[: found[0][0].start].strip("*_ ") or not _ENTRY.match(text, found[0][0].end):
        return found
    led = found[0][1]
    day = led.start if isinstance(led, Period) and led.is_day else None
    return [(span, told.on(day) if day and isinstance(told, Relative) else told) for span, told in found]


def _opening(match: re.Match[str]) -> Period | None:
    """The months that a year opens with: "the same nine months of 2024"; None where their number is not told."""
    count = count_of(match["count"]) if match["count"] and "months" in match[0].lower() else None
    return Period.months(int(match["year"]), 1, count) if count and count <= MONTHS_OF_YEAR else None


def _part_length(told: Told) -> int:
    """How many months a quarter or half has; 0 for another period."""
    months = told.whole_months or 0
    last = told.months[1] if isinstance(told, Relative) else told.end.month if told.end else 0
    return months if months in (3, 6) and last % months == 0 else 0


def _that_whole_year(text: str, found: list[Found]) -> Iterable[Found]:
    """The year "of that year" or "as a whole", where the last period before it names one year and is not itself completed by it: "17 April of that year"."""
    for match in _WHOLE_THAT_YEAR.finditer(text) if found and "year" in text else ():
        before = [told for place, told in found if place.end <= match.start()][-1:]
        years = {day.year for told in before if isinstance(told, Period) for day in (told.start, told.end) if day}
        if len(years) == 1:
            yield Span(*match.span()), Period.months(years.pop(), 1, 12)


def _around(span: Span, found: list[Found]) -> list[Found]:
    """The two periods before the span and the two behind it, with any that overlap."""
    at = bisect_left(found, span.start, key=lambda one: one[0].start)
    return found[max(0, at - 2) : at + 3]


def _overlapping(span: Span, found: list[Found]) -> list[Found]:
    return [one for one in _around(span, found) if one[0].overlaps(span)]


def _nearest(span: Span, found: list[Found]) -> tuple[Span, Told | None]:
    """The period nearest to the span, apart from those in it, and its place."""
    periods = [one for one in _around(span, found) if not one[0].overlaps(span)]
    return min(periods, key=lambda one: span.distance(one[0]), default=(span, None))


def _in_year(year: int, told: Told | None) -> Period | None:
    """The same stretch of another year; None for what has no end."""
    if isinstance(told, Period):
        day = told.start or told.end  # "by mid-August 2024" has an end only
        return told.years_before(day.year - year) if day else None
    if told is None or told.day or told.since or told.until or told.to_date:
        return None
    return Period.months(year, *told.months)


def part_of(year: Period | Relative, part: Period | Relative) -> Period | Relative:
    """The part of a year, of that year; all until then, where it is told as an end."""
    if not isinstance(part, Relative):
        return part
    if isinstance(year, Relative):
        return replace(part, years=year.years)
    if year.start is None:
        return part
    months = Period.months(year.start.year, *part.months)
    if not part.until or months.start is None:
        return months
    day = day_in(year.start.year, months.start.month, part.day) if part.day else None
    return Period(None, day.end if isinstance(day, Period) else months.end)
