"""This file holds the search for means of things that a text counts: "51,300 events with 1.13 million guests, on average 22 per event"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.audit.bonds import Mean
from factcheck.audit.relations.measured import counts_the_same
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.audit.running import LEEWAY
from factcheck.core.quantity import Hedge
from factcheck.expressions import regex
from factcheck.match.tokens import tokens

LED = regex(
    r"[,(—–;][^.;:()0-9]{0,20}\b(?:on average|an? (?:average|mean) of|averaging|works? out (?:at|to)|worked out (?:at|to)|makes|made|comes to|came to|i\.e\.|that is|or)\s"
    r"(?:about |some |around |roughly |nearly )?[^\s0-9]{0,4}\s?$",
    re.I,
)
"""What stands before a number that is the mean of those told before; its currency may stand between."""
PER = regex(
    r"(?:\s[a-z]+){0,3}\s(?:per|for (?:each|every)|to (?:each|every))\s(?P<noun>[a-z][a-z-]{2,20})(?=\s?[.,;:)]|\sand\b|$)", re.I
)
"""Behind a mean: the one thing that it is told for."""
SIGN = regex(r"(?P<sign>\bRs\.?|\b[A-Z]{2,3}|\b[A-Z]{0,3}[$]|₹)\s?$")
"""A currency before its amount."""
LEAD = 70
NEAR = 1
"""So many sentences before the mean its things are counted."""


def apiece(scene: Scene) -> Iterator[Mean]:
    """All means told per thing behind a figure, where the things are counted beside it."""
    for index, line in enumerate(scene.lines):
        for mean in line.levels[1:]:
            match = PER.match(line.text, mean.end) if LED.search(line.text[max(0, mean.start - LEAD) : mean.start]) else None
            if match:
                near = [*scene.lines[max(0, index - NEAR) : index], line]
                yield from _per(match["noun"], near, mean)


def _per(noun: str, near: Sequence[Line], mean: Told) -> Iterator[Mean]:
    """The mean of the one figure of its kind in its sentence, for the one count of a thing, where no figure beside it fits."""
    stem = [token.stem for token in tokens(noun)]
    counts = [each for one in near for each in one.levels if each is not mean and _is_count(each, stem)]
    wholes = [
        (one, each) for one in near for each in one.levels if each not in (mean, *counts) and _is_alike(one, each, near[-1], mean)
    ]
    own = [each for one, each in wholes if one is near[-1] and each.end <= mean.start]
    if len({each.term.point for each in counts}) != 1 or len(own) != 1 or own[0].term.point <= mean.term.point:
        return
    count = counts[0].term.point
    if not any(
        abs(each.term.point / count - mean.term.point) <= LEEWAY * mean.term.point for _, each in wholes if each is not own[0]
    ):
        yield Mean(whole=own[0].term, mean=mean.term, count=count, per=f"per {noun}", is_told=True, is_firm=False)


def _is_count(told: Told, stem: list[str]) -> bool:
    """Whether a number says how many of a thing there are, and neither "more than" nor "up to" so many."""
    quantity = told.figure.observation.quantity
    is_plain = quantity is not None and quantity.hedge in (None, Hedge.ABOUT)
    words = tokens(told.figure.counted)
    # "420 concerts drew" has more than its noun, "420 concert halls" has another
    nouns = [*words[-1:], *(word for word in words[:1] if word.text.endswith("s"))]
    return is_plain and bool(stem) and stem in [[word.stem] for word in nouns]


def _is_alike(line: Line, whole: Told, last: Line, mean: Told) -> bool:
    """Whether a figure and a mean are of one thing: in one unit or currency, and of one noun, where the mean has its own."""
    signs = [
        match["sign"] if (match := SIGN.search(text)) else "" for text in (line.text[: whole.start], last.text[: mean.start])
    ]
    is_named = whole.term.unit.dimension != "count" or signs[0] != "" or bool(mean.figure.counted)
    return whole.term.unit == mean.term.unit and signs[0] == signs[1] and is_named and counts_the_same(whole, mean)
