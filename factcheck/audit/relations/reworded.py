"""This file holds the search for changes that are told twice, in percent and in words: "up 83 percent, in other words it doubled"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from factcheck.audit.bonds import Repeat, Term
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.core.figure import Measure
from factcheck.core.unit import PERCENT
from factcheck.expressions import regex
from factcheck.figures.again import AGAIN, OPENS

APPOSED = regex(r",\s|\s?[(—–]\s?")
"""Between a change and the same that follows at once: "more than doubled, | rising 83 percent"."""
SAME = regex(
    r"(?:up|down|rising|falling|growing|an? (?:rise|fall|drop|increase|decrease|gain|jump|growth|decline) of|[+−-])|.{0,20}ing$",
    re.I,
)
CLOSED = regex(
    r"\s?(?:[.;:)—–]|,\s|$)|\s(?:year[- ]on[- ]year|(?:in|within|over|from|on|since|compared|against)\s(?!the (?:south|north|east|west)\b)(?:a|one|the|its|last|[0-9]|with|to|about|some|around|roughly)\b)",
    re.I,
)
"""Behind such a change, which is of nothing else."""


def reworded(scene: Scene) -> Iterator[Repeat]:
    """All changes that are told twice in one sentence, or again in the next."""
    for before, line in pairwise([None, *scene.lines]):
        if line is None:
            continue
        for first, second in pairwise(line.told):
            match = AGAIN.fullmatch(line.text, first.end, second.start)
            if match:
                yield from _twice(first, second, line, match)
            elif APPOSED.fullmatch(line.text, first.end, second.start) and SAME.match(second.figure.text):
                yield from _twice(first, second, line)
        if before is not None and before.told and line.told:
            match = OPENS.fullmatch(line.text, 0, line.told[0].start)
            if match and len(before.text) - before.told[-1].end <= 1:
                yield from _twice(before.told[-1], line.told[0], line, match)


def _twice(first: Told, second: Told, line: Line, words: re.Match[str] | None = None) -> Iterator[Repeat]:
    """One change told twice, once of them in words, where nothing says that the second is of another time or thing."""
    if not (first.is_growth and first.figure.observation.sign and CLOSED.match(line.text, second.end)):
        return
    if words and words["by"] and second.is_share and not second.figure.counted:
        second = _grown(second, first)
    told, again = first.figure.observation, second.figure.observation
    is_one = second.is_growth and bool(again.sign) and (told.period is None or again.period in (None, told.period))
    is_worded = sum(one.quantity is not None and one.quantity.in_words for one in (told, again)) == 1
    if is_one and is_worded and again.against in (None, told.against):
        yield Repeat(
            first=_in_percent(first), second=_in_percent(second), what="the same change", is_firm=bool(words and words["same"])
        )


def _grown(share: Told, change: Told) -> Told:
    """A fraction as the growth that it is: "up 20 percent, in other words by a fifth"."""
    told = replace(share.figure.observation, measure=Measure.GROWTH, sign=change.figure.observation.sign)
    return replace(share, figure=replace(share.figure, observation=told))


def _in_percent(told: Told) -> Term:
    """The change in percent, whatever it was told in: "doubled" is 100 percent."""
    return replace(told.term, unit=PERCENT)
