"""This file holds the period of a value that the words right beside it tell."""

from __future__ import annotations

import re

from factcheck.core.fact import Release
from factcheck.core.figure import Measure
from factcheck.core.period import Period, Relative
from factcheck.core.text import Sentence
from factcheck.expressions import regex
from factcheck.extract.entry import Entry
from factcheck.extract.twins import YEAR_AGO
from factcheck.figures import periods_in

GROWN_FROM = regex(
    r"\b(?:grew|rose|increased|climbed|fell|dropped|declined|decreased|shrank) by [^,;.()]{1,20}(?:\.\d+)? ?(?:%|per ?cent) from (?:the )?$",
    re.I,
)
"""Before a value, what says that it has changed since, and by how much."""
OPENED = regex(r"\s?[(（]\s?")
THAN_VALUE = regex(r"\s(?:than|on|over|against|from) (?:the |its )?\d[\d,.]*[^,;.\d]{0,40}", re.I)
"""Between a growth and a period, the value of that time that it is measured against."""
NEAR = 45
"""Within so many characters behind a value stands the period that is its own."""
YEAR_END = regex(r"\b(?:at|by) (?:the )?(?:end of the year|year[- ]end)\b", re.I)
THE_END = regex(r"\b(?:the )?end of (?:the )?", re.I)


def of_year_before(entry: Entry, header: Release) -> Period | None:
    """The time a year before the release's, of a value behind which the text says so: "from 318 at the end of the previous year"."""
    behind = entry.sentence.text[entry.figure.span.end - entry.sentence.span.start :]
    match = YEAR_AGO.match(behind) if entry.measure is not Measure.GROWTH else None
    former = header.period.years_before(1)
    if entry.measure is not Measure.GROWTH and GROWN_FROM.search(
        between(entry.sentence, entry.sentence.span.start, entry.figure.span.start)
    ):
        return former
    is_end = match is not None and former.end is not None and THE_END.search(match[0]) is not None
    return None if match is None else Period(former.end, former.end) if is_end else former


def end_of_the_year(entry: Entry, header: Release) -> Period | None:
    """The last day of the year that a release is about, where the words say no more than "at the end of the year"."""
    end = header.period.end
    is_year = end is not None and (end.month, end.day) == (12, 31) and end < header.published
    return Period(end, end) if is_year and YEAR_END.search(entry.sentence.text) else None


def grown_since(entry: Entry, header: Release) -> Period | None:
    """The time to which something has grown from what it was a year before: "1.8% larger than the 647,500 of June 2024"."""
    if entry.measure is not Measure.GROWTH:
        return None
    end = entry.figure.span.end
    behind = ((span, period) for span, period in periods_in(entry.sentence) if span.start >= end)
    since = next((period for span, period in behind if THAN_VALUE.fullmatch(between(entry.sentence, end, span.start))), None)
    earlier = since.on(header.published) if isinstance(since, Relative) else since
    later = earlier.years_before(-1) if earlier is not None else None
    return later if later is not None and later.within(header.period) else None


def right_behind(entry: Entry) -> Period | Relative | None:
    """The period that stands right behind a value."""
    end = entry.figure.span.end
    near = (period for span, period in periods_in(entry.sentence) if 0 <= span.start - end <= NEAR)
    return next(near, None)


def right_before(entry: Entry) -> Period | Relative | None:
    """The period behind which a value stands in brackets: "lower than in 2022 (81.5 per cent)"."""
    start = entry.figure.span.start
    before = ((span.end, period) for span, period in periods_in(entry.sentence) if span.end < start)
    return next((period for end, period in before if OPENED.fullmatch(between(entry.sentence, end, start))), None)


def between(sentence: Sentence, start: int, end: int) -> str:
    """The words of a sentence between two places of the document."""
    return sentence.text[start - sentence.span.start : end - sentence.span.start]
