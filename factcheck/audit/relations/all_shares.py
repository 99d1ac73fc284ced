"""This file holds the search for the shares of all parts of a whole: "48 percent walk, 42 percent cycle and 10 percent take the bus"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from factcheck.audit.bonds import Shares
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.audit.relations.shares import FEWEST_BEFORE
from factcheck.audit.totals import added
from factcheck.core.interval import Interval
from factcheck.expressions import regex

ALL = regex(r"(?:out )?(?:of|among) (?:all|the total|everyone|these|those|them|the)\b", re.I)
REMAINING = regex(r"\bthe (?:remaining|other|last|rest,?)\s$|\bthe rest,? (?:or |that is )?$", re.I)
NO_ANSWER = regex(
    r"\s(?:of (?:them|those|respondents|people)\s)?(?:(?:was|were|are|is|remained|stayed|said (?:they|that they) (?:was|were))\s)?(?:did(?: not|n['’]t)|do(?:n['’]t| not)|could(?: not|n['’]t))?\s?"
    r"(?:(?:know|say|answer|reply|decide|respond|tell|care|mind)\b|undecided|unsure|not sure|(?:had|have|gave|expressed|offered) (?:no|neither) (?:opinion|view|answer|preference|reply)|no opinion|don['’]t knows|abstained|refused)"
)
"""Behind a share, that it is of those who gave no other answer."""
ALL_OF_IT = Interval.point(Fraction(1))
WHOLE = (Fraction(85, 100), Fraction(115, 100))
"""Shares that add up to less or more than this are not meant to be all, or overlap."""


def remaining(scene: Scene) -> Iterator[Shares]:
    """Shares told one after the other, the last of them as what remains: "Spruce leads with 34 percent …, others take the remaining 9"."""
    for paragraph in scene.paragraphs:
        told = [(line, each) for line in paragraph for each in line.told if each.is_share]
        for index, (line, each) in enumerate(told):
            if index < FEWEST_BEFORE or not REMAINING.search(line.text[max(0, each.start - 30) : each.start]):
                continue
            run = [other for _, other in told[: index + 1]]
            runs = [run[start:] for start in range(index)]
            given = next((some for some in runs if added(tuple(one.term for one in some)).overlaps(ALL_OF_IT)), None)
            if given or _may_be_all(run):
                yield Shares(shares=tuple(one.term for one in given or run), is_firm=False)


def all_shares(scene: Scene) -> Iterator[Shares]:
    """The shares of all parts: "Of all pupils, 48 percent walk, 42 percent cycle and 10 percent take the bus"."""
    for line in scene.lines:
        run = [each for each in line.told if each.is_share]
        if len(run) < 3 or not _is_of_all(line, run):
            continue
        gaps = [line.text[left.end : right.start] for left, right in pairwise(run)]
        if all("," in gap or " and " in gap for gap in gaps) and re.search(r"\band\b", gaps[-1]) and _may_be_all(run):
            yield Shares(shares=tuple(each.term for each in run), is_firm=ALL.match(line.text) is not None)


def _is_of_all(line: Line, run: Sequence[Told]) -> bool:
    """Whether a sentence tells shares of all, and nothing else, or the last of them is of those who gave no other answer."""
    if ALL.match(line.text):
        return not any(each.is_level or each.is_growth for each in line.told)
    is_answered = NO_ANSWER.match(line.text, run[-1].end) is not None and not any(each.is_growth for each in line.told)
    return is_answered and sum((each.term.point for each in run), Fraction(0)) > 1  # some answers may be left out


def _may_be_all(run: Sequence[Told]) -> bool:
    return WHOLE[0] <= sum((each.term.point for each in run), Fraction(0)) <= WHOLE[1]
