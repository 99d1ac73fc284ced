"""This file holds the search for the values of one thing at two times, told in turn, and the change behind them: "On Monday 240, on Tuesday 300, a gain of 25 %"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from factcheck.audit.bonds import Change, Difference
from factcheck.audit.relations.changes import AFTER, COMPARED, FARTHEST_GROWTH, FROM, PREVIOUS, TO, joined
from factcheck.audit.relations.growing import TIME, is_same, threes
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.core.interval import Interval
from factcheck.expressions import regex

BACK = regex(r"\b(?:before|earlier|ago|previously|last year)\b|去年同期")
"""A later figure that is told of an earlier time."""
WAS = regex(r"(?:\bit|\bthere|\bthat)\s(?:was|were|is|are|had been|has been|fell to|rose to|stood at|reached)\s$|\bnow\b", re.I)
"""How the second of two sentences tells the later value of the same thing: "On Monday it was 240"."""
ONE = Interval.point(Fraction(1))


def in_turn(scene: Scene) -> Iterator[Change]:
    """One thing's values at two times, in one sentence or in two, and the change behind them."""
    for line in scene.lines:
        for left, right, stated in threes(line.told):
            between, behind = line.text[left.end : right.start], line.text[right.end : stated.start]
            is_timed = TIME.search(between) and TIME.search(behind) and not BACK.search(behind)
            is_later = any(search.search(line.text[: left.start]) for search in (FROM, TO))
            is_new = not (is_later or COMPARED.search(between) or AFTER.search(between)) and len(behind) <= FARTHEST_GROWTH
            if is_timed and is_new and is_same(left, right):
                yield from _unless_back(joined(line, right.term, left.term, stated))
    for first, second in pairwise(scene.lines):
        if len(first.levels) == 1 and len(second.told) == 2 and PREVIOUS.match(second.text) and _is_then(first):
            yield from _changed_by(first.levels[0], second)
    for first, second, third in threes(scene.lines):
        if not (len(first.levels) == len(second.told) == len(third.told) == 1 and PREVIOUS.match(third.text)):
            continue
        left, right = first.levels[0], second.told[0]
        if _is_then(first) and _is_now(second.text[: right.start]) and is_same(left, right):
            yield from (replace(each, is_firm=False) for each in joined(third, right.term, left.term, third.told[0]))


def _changed_by(earlier: Told, line: Line) -> Iterator[Change]:
    """The later value of the sentence behind, where its change stands beside it: "It has 150 this month, a jump of 35 %"."""
    value, stated = line.told
    behind = line.text[value.end : stated.start]
    is_new = TIME.search(behind) or _is_now(line.text[: value.start])
    if is_new and len(behind) <= FARTHEST_GROWTH and is_same(earlier, value) and not BACK.search(behind):
        yield from (replace(each, is_firm=False) for each in joined(line, value.term, earlier.term, stated))


def _is_then(line: Line) -> bool:
    """Whether a sentence says when its value held: "on Monday", "before the flood"."""
    return bool(TIME.search(line.text) or BACK.search(line.text))


def _is_now(before: str) -> bool:
    """Whether the words before a value say that it holds at a later time: "Now it's"."""
    return bool(TIME.search(before) and WAS.search(before))


def _unless_back(found: Iterable[Change]) -> Iterator[Change]:
    """Changes but those that are right the other way round: the first value is then the later one."""
    for each in found:
        terms = each.value.loose, each.earlier.loose
        is_told = (terms[0].low or 0) > 0 and not isinstance(each, Difference)
        if not (is_told and (terms[1] / terms[0] - ONE).overlaps(each.growth.loose)):
            yield replace(each, is_firm=False)
