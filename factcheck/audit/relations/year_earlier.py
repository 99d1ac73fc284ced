"""This file holds the search for growth from a time "when" so many had come: "14,620 guests. That is 9 % fewer than in 2019, when 16,100 came"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from factcheck.audit.bonds import Change
from factcheck.audit.relations.growing import change_of, is_same
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.expressions import regex
from factcheck.figures.cues import tells_earlier

WHEN = regex(
    r"\s(?:from|than|on|over|against|compared (?:with|to))\s(?:in\s)?(?:(?:a|one|the)\s(?:year|month|quarter|season)\s(?:earlier|before|ago|previously)"
    r"|(?:the\s)?(?:previous|preceding|last)\s(?:year|month|quarter|season)|(?:19|20)[0-9]{2}),?\swhen\s(?:only\s|just\s|a total of\s){0,2}",
    re.I,
)
"""Between a growth and the number of those who came at the earlier time."""
CAME = regex(r"\s(?:[a-z]+\s)?(?:(?:had|were|was)\s[a-z]+|came|went|left|took|made|got|[a-z]{3,12}ed)\b", re.I)
"""Behind that number: what they did."""
ITS = regex(
    r"(?:(?:Their|Its|The|That|This)\s(?:(?:total|overall)\s)?(?:number|figure|total|count|tally|sum)|It|That|This|They)(?:['’]s|\s(?:is|was|were|are|had|has|fell|rose|went))?\s"
)
"""How a sentence begins that tells the growth of the number before it."""
MOST = 2
"""By how many times the earlier number may miss the one that the growth gives: one farther off is of something else."""


def year_earlier(scene: Scene) -> Iterator[Change]:
    """The growth of a number from an earlier one that is told for the time it is measured against."""
    for before, line in pairwise([None, *scene.lines]):
        for stated, earlier in pairwise(line.told) if line else ():
            if line is None or not (stated.is_growth and earlier.is_level):
                continue
            own = [each for each in line.levels if each.end <= stated.start]
            gap = line.text[stated.end : earlier.start]
            is_counted = WHEN.fullmatch(gap) is not None and CAME.match(line.text, earlier.end) is not None
            is_told = is_counted or (not own and tells_earlier(gap))
            value = _value(before, line, own) if is_told else None
            if value and is_same(value, earlier) and _is_near(value, stated, earlier):
                yield from (replace(each, is_firm=False) for each in change_of(value.term, earlier.term, stated))


def _value(before: Line | None, line: Line, own: list[Told]) -> Told | None:
    """The number that has grown: the one of the sentence itself, or of the one before, which it goes on about."""
    told = own if own else list(before.levels) if before and ITS.match(line.text) else []
    return told[0] if len(told) == 1 else None


def _is_near(value: Told, stated: Told, earlier: Told) -> bool:
    """Whether an earlier number is about as large as the growth of the value says."""
    factor = 1 + stated.term.point
    meant = value.term.point / factor if factor > 0 else 0
    return meant / MOST <= earlier.term.point <= meant * MOST
