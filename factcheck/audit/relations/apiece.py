"""This file holds the search for means of things that a text counts: "51,300 events with 1.13 million guests, on average 22 per event"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

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
APPOSED = regex(
    r"[,;:(—–]\s?(?:(?:or|so|and so|that is,?|that['’]s|which is|which makes|i\.e\.,?|just|only|some|about|on average|an average of|averaging)\s){0,2}$",
    re.I,
)
"""What stands before a number that is told of the figure right before it."""
PER = regex(
    r"(?:\s[a-z]+){0,3}?\s(?:per|an?|to an?|for (?:each|every)|to (?:each|every))\s(?P<noun>[a-z][a-z-]{2,20})(?=\s?[.,;:)—–]|\sand\b|\son average\b|$)",
    re.I,
)
"""Behind a mean: the one thing that it is told for."""
FOR_ONE = regex(r"(?:^|\s)(?:per|an?|to|for)(?=\s|$)", re.I)
"""Where the words end that say what a mean counts."""
SIGN = regex(r"(?P<sign>\b[A-Z]{2,3}|\b[A-Z]{0,3}[$])\s?$")
"""A currency before its amount that is not read as one."""
OF_A_PART = regex(r"\b(?:further|another|additional|other|others|remaining|extra|more)\s$", re.I)
"""Before a count that is one of some of the things: "a further | 602 dwellings"."""
LEAD = 70
NEAR = 1
"""So many sentences before the mean its things are counted."""


def apiece(scene: Scene) -> Iterator[Mean]:
    """All means told per thing behind a figure, where the things are counted beside it."""
    for index, line in enumerate(scene.lines):
        for mean in (each for each in line.levels if _is_plain(each)):
            lead = line.text[max(0, mean.start - LEAD) : mean.start]
            is_apposed = APPOSED.search(lead) is not None
            match = PER.match(line.text, mean.end) if is_apposed or LED.search(lead) else None
            if match:
                near = [*scene.lines[max(0, index - NEAR) : index], line]
                yield from _per(match["noun"], near, mean, is_apposed=is_apposed)


def _per(noun: str, near: Sequence[Line], mean: Told, *, is_apposed: bool) -> Iterator[Mean]:
    """The mean of the one figure of its kind in its sentence, for the one count of a thing, where no figure beside it fits."""
    stem = [token.stem for token in tokens(noun)]
    counted = [(one, each) for one in near for each in one.levels if each is not mean and _is_count(each, stem)]
    if any(OF_A_PART.search(one.text, 0, each.start) for one, each in counted):
        return
    counts = [each for _, each in counted]
    others = [(one, each) for one in near for each in one.levels if each not in (mean, *counts)]
    wholes = [(one, each) for one, each in others if _is_alike(one, each, near[-1], mean, is_apposed=is_apposed)]
    own = [each for one, each in wholes if one is near[-1] and each.end <= mean.start]
    is_told = len({each.term.point for each in counts}) == 1 and len(own) == 1 and _is_plain(own[0])
    if not is_told or own[0].term.point <= mean.term.point:
        return
    count = counts[0].term.point
    if not any(
        abs(each.term.point / count - mean.term.point) <= LEEWAY * mean.term.point for _, each in wholes if each is not own[0]
    ):
        yield Mean(whole=own[0].term, mean=mean.term, count=count, per=f"per {noun}", is_told=True, is_firm=False)


def _is_plain(told: Told) -> bool:
    """Whether a number is neither "more than" nor "up to" so many."""
    quantity = told.figure.observation.quantity
    return quantity is not None and quantity.hedge in (None, Hedge.ABOUT)


def _is_count(told: Told, stem: list[str]) -> bool:
    """Whether a number says how many of a thing there are."""
    words = tokens(_counted(told))
    # "420 open concerts drew" has more than its noun, "420 concert halls" has another
    nouns = [*words[-1:], *[word for word in words if word.text.endswith("s")][:1]]
    return _is_plain(told) and bool(stem) and stem in [[word.stem] for word in nouns]


def _is_alike(line: Line, whole: Told, last: Line, mean: Told, *, is_apposed: bool) -> bool:
    """Whether a figure and a mean are of one thing: in one dimension or currency, and of one noun, where the mean has its own."""
    signs = [
        match["sign"] if (match := SIGN.search(text)) else "" for text in (line.text[: whole.start], last.text[: mean.start])
    ]
    is_named = is_apposed or whole.dimension != "count" or signs[0] != "" or bool(mean.figure.counted)
    own = replace(mean, figure=replace(mean.figure, counted=_counted(mean)))
    return whole.dimension == mean.dimension and signs[0] == signs[1] and is_named and counts_the_same(whole, own)


def _counted(told: Told) -> str:
    """What a number counts, without the one thing that it is told for."""
    return FOR_ONE.split(told.figure.counted, maxsplit=1)[0]
