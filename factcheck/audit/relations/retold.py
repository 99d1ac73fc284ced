"""This file holds the search for changes that are told before their growth: "from 8,000 to 7,400 …. By 600, or 7.5 per cent"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from factcheck.audit.bonds import Change, Term
from factcheck.audit.relations.changes import pairs
from factcheck.audit.relations.growing import as_growth, change_of, is_same
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.core.slips import digits
from factcheck.expressions import regex

OR = regex(r"[^.;:()]{0,40}?[,(—–]\s?(?:or|that is,?|i\.e\.|which is|equal to) (?:about |some |nearly |around )?", re.I)
"""What stands between a difference and the same in percent."""
BY = regex(
    r"(?:\bby|\b(?:rise|fall|drop|increase|decrease|decline|reduction|difference|growth|gain|loss|change) of"
    r"|\b(?:it|that|this|which)(?:['’]s| is| was| means| makes| meant))\s(?:about |some |nearly |around )?$",
    re.I,
)
"""Words before a number that make it the change which was told before."""
AGAINST = regex(r"(?:From|Against|Over|After|Compared (?:with|to)|Measured against) (?:the |its |a |just |some |about )*$")
"""How a sentence begins that holds the number told before it against an earlier one."""
THAT_IS = regex(
    r"[^.;:()0-9]{0,60}\b(?:that|this|it)(?:['’]s|\s(?:is|was|makes|made|means|meant|marks|marked|represents|represented|amounts to|comes to))\s(?:about )?",
    re.I,
)
"""Between the earlier number and its growth: "From the 424 of the year before | that is | a gain of 44 %"."""
EARLIER = regex(r"(?:previous|preceding|prior|last|year|month|quarter|before|earlier)\b", re.I)
TELLING = 2
"""A difference of so many digits that has those of a change told before is that change."""


def retold(scene: Scene) -> Iterator[Change]:
    """The growth that a text gives for two values, one or both of which it told before."""
    yield from _between_told(scene)
    for before, line in pairwise(scene.lines):
        yield from _against_earlier(before, line)


def _against_earlier(before: Line, line: Line) -> Iterator[Change]:
    """The growth from an earlier number to the one number of the sentence before: "It shows 610. From the 424 of 2023 that is a gain of 44 %"."""
    if len(before.levels) != 1 or len(line.told) != 2 or before.sentence.paragraph != line.sentence.paragraph:
        return
    value, (earlier, stated) = before.levels[0], line.told
    is_pair = earlier.is_level and stated.is_growth and value.term.unit == earlier.term.unit
    is_alike = not earlier.figure.counted or EARLIER.match(earlier.figure.counted) or is_same(value, earlier)
    if (
        is_pair
        and is_alike
        and AGAINST.match(line.text[: earlier.start])
        and THAT_IS.fullmatch(line.text, earlier.end, stated.start)
    ):
        yield from (replace(each, is_firm=False) for each in change_of(value.term, earlier.term, stated))


def _between_told(scene: Scene) -> Iterator[Change]:
    """The growth that a text gives for the difference between two values that it told before."""
    told: list[tuple[Term, Term]] = []
    for line in scene.lines:
        for step, stated in _steps(line) if told else ():
            meant = next((pair for pair in reversed(told) if _is_between(step.term, *pair)), None)
            if meant:
                value, earlier = meant
                sign = -1 if value.point < earlier.point else 1
                growth = as_growth(stated, stated.way or sign)
                yield Change(value=value, earlier=earlier, growth=growth, is_firm=False)
        told += [(value, earlier) for value, earlier, _ in pairs(line) if value.unit.dimension != "proportion"]


def _steps(line: Line) -> Iterator[tuple[Told, Told]]:
    """The numbers of a sentence that are told again in percent."""
    for index, step in enumerate(line.told):
        stated = next((each for each in line.told[index + 1 : index + 3] if each.is_share or each.is_growth), None)
        is_number = bool(step.figure.observation.sign) or (step.is_level and BY.search(line.text[: step.start]))
        if stated and is_number and not stated.figure.counted and OR.fullmatch(line.text, step.end, stated.start):
            yield step, stated


def _is_between(step: Term, value: Term, earlier: Term) -> bool:
    """Whether a number is the difference of two values, in digits that tell."""
    is_alike = step.unit.dimension == value.unit.dimension and len(digits(step.point)) >= TELLING
    return is_alike and abs(step.point) == abs(value.point - earlier.point)
