"""This file holds the figures that tell two facts at once: a value on each of two days, a change from two earlier values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.core.figure import Claim, Figure
from factcheck.core.period import Period
from factcheck.core.text import Sentence, Span
from factcheck.expressions import regex
from factcheck.figures import observe, periods_in

AND = " and "
RESPECTIVELY = regex(r"\brespectively\b|\bin that order\b|分别")
FROM_TWO = regex(r"from ([^,;]{1,40}?) and ([^,;]{1,40}?) to ", re.I)


def apart(claim: Claim, figure: Figure) -> tuple[Figure, ...]:
    """The figures that a figure stands for: itself alone, unless it tells two facts."""
    return tuple(_on_two_days(claim, figure)) or tuple(_from_two_values(figure)) or (figure,)


def _on_two_days(claim: Claim, figure: Figure) -> Iterator[Figure]:
    """The figure once for each day: "nearly 10,000 came on 1 May and 1 June, respectively"."""
    if not RESPECTIVELY.search(claim.sentence.text) or not isinstance(figure.observation.period, Period):
        return
    for span, told in periods_in(claim.sentence):
        if told == figure.observation.period:
            days = [day for words in _words(claim.sentence, span).split(AND) for day in _days(words)]
            yield from (_at(figure, day) for day in days if len(days) > 1)
            return


def _words(sentence: Sentence, span: Span) -> str:
    return sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]


def _days(words: str) -> Iterator[Period]:
    told = (period for _, period in periods_in(Sentence(words, Span(0, len(words)))))
    yield from (period for period in told if isinstance(period, Period) and period.is_day)


def _at(figure: Figure, day: Period) -> Figure:
    return replace(figure, observation=replace(figure.observation, period=day))


def _from_two_values(figure: Figure) -> Iterator[Figure]:
    """The figure once for each earlier value: "from 72 hours and 144 hours to 240 hours"."""
    text = " ".join(figure.text.split())
    match = FROM_TWO.match(text)
    for words in match.groups() if match else ():
        earlier = observe(words, figure.observation.unit.name)
        if match and earlier is not None and earlier.quantity is not None:
            told = replace(figure.observation, earlier=earlier.quantity)
            yield replace(figure, text=f"from {words} to {text[match.end() :]}", observation=told)
