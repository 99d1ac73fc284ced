"""This file holds the reading of a multiple of an earlier value as a change: "twice as many as a year earlier", "double the tally of 2023"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.core.figure import Basis, Measure, Observation
from factcheck.core.period import MONTHS_OF_YEAR, Period, Relative
from factcheck.core.text import Span
from factcheck.core.unit import MULTIPLE, PERCENT
from factcheck.expressions import regex
from factcheck.figures.hedges import mirrored
from factcheck.figures.measures import Read

Told = tuple[Span, Period | Relative]

_AS = r"\sas\s(?:many|much|high|large|big|great|often)\b"
_NUMBER = r"(?:level|number|figure|total|volume|count|amount|tally|sum|toll|haul|intake)s?"
_TOLD = r"(?:\s(?:of|in|for|from|recorded|registered|seen|reported|reached|counted|logged|posted))"
_A_YEAR_AGO = r"(?:(?:a|one|the)\syear\s(?:earlier|before|ago|previously)|twelve\smonths\s(?:earlier|before|ago))\b"
_AS_MANY = regex(
    rf"(?:{_AS}[^.;!?]{{0,110}}\sas\s(?:(?:in|during|for|at|all|of|on)\s){{0,2}}"
    r"(?:(?:an?|one|the)\s(?:(?:average|typical|single)\s)?(?:day|week|month|quarter)\s(?:of|in)\s|one\s(?:of|in)\s)?(?:the\s)?(?:whole\s(?:of\s)?)?"
    r"|\s(?:that|those)\s(?:of|in|for)\s(?:the\s|all\sof\s){0,2}"
    rf"|\s(?:of\s)?(?:the|its|their)\s(?:{_NUMBER}{_TOLD}{{1,2}}\s(?:the\s)?)?|\swhat\s(?:it|they)\s(?:was|were)\sin\s)"
)
_OF_A_YEAR_AGO = regex(
    rf"\s(?:of\s)?(?:(?:the|its|their)\s{_NUMBER}{_TOLD}{{0,2}}|what\s(?:it|they)\s(?:was|were|had\sbeen))\s{_A_YEAR_AGO}", re.I
)
"""Behind a multiple or a part: "double | the tally a year earlier"."""
_OF_LAST_YEAR = regex(
    rf"{_AS}[^.;!?0-9]{{0,110}}\sas\s(?:{_A_YEAR_AGO}|(?:in\s)?(?:the\sprevious|last)\syear\b)"
    rf"|\s(?:that|those|(?:the|its|their)\s{_NUMBER}){_TOLD}{{1,2}}\s(?:the\s(?:year\sbefore|previous\syear)|{_A_YEAR_AGO}|last\syear)"
    rf"|\s(?:that|those)\s(?:of|in|for)\sthe\s(?:same|corresponding|comparable)\s(?:months|period|stretch|time)\s(?:(?:of|in)\s)?(?:last\syear|the\s(?:previous\syear|year\sbefore)|{_A_YEAR_AGO})"
    rf"|\s(?:the\s)?(?:last|previous|preceding|prior)\syear['’]s(?:\s(?:[a-z]{{3,10}}\s)?{_NUMBER}\b|(?=\s?(?:[.,;:!?)]|$)))|\sthe\s(?:year-earlier|year-ago|prior-year|previous-year)\s{_NUMBER}\b",
    re.I,
)
_AT_PACE_OF = regex(
    rf"\s(?:(?:the\s)?(?:last|previous|preceding|prior)\syear['’]s\s(?:pace|rate|speed)\b|the\s(?:pace|rate|speed)\s(?:of|in|seen)\s(?:the\syear\sbefore|the\sprevious\syear|{_A_YEAR_AGO}|last\syear))",
    re.I,
)
_GROWING = regex(
    r"\b(?:gr[eo]w(?:s|n|ing|th)?|r[oi]s(?:e|es|en|ing)|increas(?:e|es|ed|ing)|expand(?:s|ed|ing)?|climb(?:s|ed|ing)?|f[ae]ll(?:s|en|ing)?|shr[aiu]nk(?:s|ing)?"
    r"|declin(?:e|es|ed|ing)|dropp?(?:ed|ing|s)?|accelerat(?:e|es|ed|ing))\b[^.;!?]{0,60}$",
    re.I,
)
"""Behind a multiple, and before it, what makes it one of a pace: so many came, or so fast did their number grow, which is another thing."""
_OF_ANOTHER = regex(r"\sas\s(?:many|much|high|large|big|great)\b|\s(?:that|those)\sof\b", re.I)
_AGAIN = regex(r"\sagain$")
"""How a change ends that is put on top of what it is compared with: "half as many again"."""


def of_former(text: str, read: Read, behind: Sequence[Told]) -> tuple[Read, Span | None] | None:
    """A ratio to an earlier time, read as a change, with the period that this used; None for any other reading.

    "Twice as many as a year earlier", "nine times that of 2021", "half as many again as in 2021", "half the tally a year before".
    """
    told, start = read.observation, _compares_from(text, read.span)
    is_multiple = told.measure is Measure.RATIO or told.unit is MULTIPLE
    is_share = told.measure is Measure.SHARE and told.quantity is not None and told.quantity.in_words
    if not (is_multiple or is_share or _AGAIN.search(text, read.span.start, read.span.end)):
        return None
    ago = _OF_A_YEAR_AGO.match(text, start) or (None if is_share else _of_last_year(text, start, read.span.start))
    if ago:
        used = next((span for span, _ in behind if span.start < ago.end()), None)
        return replace(read, observation=replace(_as_growth(told), against=Basis.YEAR)), used
    for span, period in () if is_share else behind:
        if span.start - start < 130 and _AS_MANY.fullmatch(text, start, span.start):
            return against(replace(read, observation=_as_growth(told)), period), span
    if is_multiple and _OF_ANOTHER.match(text, read.span.end):
        return replace(read, observation=replace(told, measure=Measure.RATIO, sign=0)), None
    return None


def _of_last_year(text: str, start: int, begin: int) -> re.Match[str] | None:
    """The words at `start` for last year's number, or for its pace where the words before a multiple do not tell of growth."""
    pace = _AT_PACE_OF.match(text, start)
    is_growing = pace is not None and _GROWING.search(text, max(0, begin - 90), begin) is not None
    return (None if is_growing else pace) or _OF_LAST_YEAR.match(text, start)


def _compares_from(text: str, span: Span) -> int:
    """Where the words begin that tell what a ratio is of, which may be its own: "half | as many"."""
    place = text.find(" as ", span.start, span.end)
    return span.end if place < 0 else place


def _as_growth(told: Observation) -> Observation:
    """What is so many times an earlier value, as a change: half of it is a fall by half."""
    quantity, whole = told.quantity, told.unit.factor
    if told.measure is Measure.GROWTH or quantity is None or not quantity.in_words or quantity.value >= 1 / whole:
        return replace(told, measure=Measure.GROWTH, sign=told.sign or 1)
    fall = replace(quantity, value=100 - quantity.value * whole * 100, hedge=mirrored(quantity.hedge))
    return replace(told, measure=Measure.GROWTH, quantity=fall, unit=PERCENT, sign=-1)


def against(read: Read, told: Period | Relative, *, is_over: bool = False) -> Read:
    """The reading of a change with the time that it is measured against; told over a year it may as well be one in that year."""
    last_year = isinstance(told, Relative) and told.years == -1 and told.months == (1, 12)
    is_either = is_over and isinstance(told, Period) and told.whole_months == MONTHS_OF_YEAR
    period = told if is_either else read.observation.period
    return replace(read, observation=replace(read.observation, against=Basis.YEAR if last_year else told, period=period))
