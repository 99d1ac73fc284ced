"""This file holds the search for multiples of a number that was told: "640 in 2020, now 1,920; that is three times as many"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, permutations

from factcheck.audit.bonds import Change
from factcheck.audit.relations.growing import TIME, as_growth, is_same
from factcheck.audit.relations.measured import without_means
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.core.figure import Measure
from factcheck.core.quantity import Hedge
from factcheck.expressions import regex

AMOUNTS = "many|much|high|large|big|great|long"
OF_NUMBER = regex(rf"\s(?:as (?:{AMOUNTS})(?:\s[a-z-]{{2,20}})? as )?(?:the |its |about |some |only )+$", re.I)
"""What stands between a multiple and the number that it is one of: "three times as many as the | 1,200 of 2019"."""
ALONE = regex(
    rf"\s(?:as (?:{AMOUNTS})(?:\s(?!as\b)[a-z-]{{2,20}})?|(?:of )?(?:that|this)(?:\s(?:number|figure|total|amount|count|tally|volume))?)(?=\s?[.,;:!?)—–]|$)",
    re.I,
)
"""Behind a multiple of what was told before."""
APPOSED = regex(r"[^;:.()]{0,60}(?:[,(—–]|\sand)\s?(?:or |that is |which is |which was |that was |so |now |but |still )?", re.I)
"""What stands between a number and the multiple that it is."""
OF_BOTH = regex(
    r"[^.:()]{0,100}(?:[,;(—–]|\sand)\s?(?:(?:or|so|so that|but|and)\s)?(?:(?:that|this|it|there|they|which)\s)?"
    r"(?:(?:is|was|are|were|makes|made|means)\s)?(?:(?:now|still|already)\s)?",
    re.I,
)
"""Between the last of two numbers and the multiple that one is of the other."""
IT_IS = regex(
    r"(?:(?:And|So|Now|Thus),?\s)?(?:(?:That|This|It|They|Both|Which)(?:['’]s|\s(?:is|was|are|were|has|have|had|means|makes|made))\s(?:now\s|already\s)?)?",
    re.I,
)
"""How a sentence begins that tells the multiple of the numbers in the one before."""
NEAR = Fraction(1, 6)
NEAR_IN_DIGITS = Fraction(1, 12)
NEARLY = Fraction(1, 50)
"""A multiple in words is rounded: one that misses by no more than this is right; one with a decimal place by less, "more than" by least."""


def multiples(scene: Scene) -> Iterator[Change]:
    """All multiples told with both numbers, where they are not those numbers' ratio."""
    for before, line in pairwise([None, *scene.lines]):
        told = line.told if line else ()
        for each in (each for each in told if each.measure is Measure.RATIO and each.dimension == "multiple"):
            pairs = [*_of_a_number(line, each), *_of_two(before, line, each)] if line else []
            for value, earlier in (pair for pair in pairs if not is_near(*pair, each)):
                yield Change(value=value.term, earlier=earlier.term, growth=as_growth(each, 1), is_firm=False)


def is_near(value: Told, earlier: Told, stated: Told) -> bool:
    """Whether a multiple is the ratio of two numbers but for its rounding, which "more than" leaves no room for."""
    if earlier.term.point <= 0:
        return False
    quantity, times, ratio = stated.figure.observation.quantity, stated.term.point, value.term.point / earlier.term.point
    if quantity is not None and quantity.hedge is Hedge.MORE_THAN:
        return ratio >= times * (1 - NEARLY)
    is_exact = quantity is not None and not quantity.in_words and quantity.value.denominator != 1
    return abs(ratio - times) <= times * (NEAR_IN_DIGITS if is_exact else NEAR)


def _of_a_number(line: Line, stated: Told) -> Iterator[tuple[Told, Told]]:
    """A value in front of a multiple and the number behind it: "3,000 films, three times as many as the 1,200 of 2019"."""
    behind = next((each for each in line.told if each.start >= stated.end), None)
    before = [each for each in line.levels if each.end <= stated.start][-1:]
    if behind is None or not behind.is_level or not OF_NUMBER.fullmatch(line.text, stated.end, behind.start):
        return
    for value in before:
        if is_same(value, behind) and APPOSED.fullmatch(line.text, value.end, stated.start):
            yield value, behind


def _of_two(before: Line | None, line: Line, stated: Told) -> Iterator[tuple[Told, Told]]:
    """The last two numbers of one thing at two times in front of a multiple of one of them."""
    if not ALONE.match(line.text, stated.end):
        return
    is_next = before is not None and before.sentence.paragraph == line.sentence.paragraph
    own = [(line, each) for each in line.levels if each.end <= stated.start]
    near = own if before is None or not is_next or len(own) > 1 else [*((before, each) for each in before.levels), *own]
    told = without_means(near)
    told = [each for each in told if each.dimension == told[-1].dimension]
    if len(told) < 2 or not is_same(told[-2], told[-1]) or not any(TIME.search(one.text) for one, _ in near[-2:]):
        return
    is_led = OF_BOTH.fullmatch(line.text, own[-1][1].end, stated.start) if own else IT_IS.fullmatch(line.text, 0, stated.start)
    if is_led and not any(is_near(one, other, stated) for one, other in permutations(told, 2)):
        less, more = sorted(told[-2:], key=lambda each: each.term.point)
        yield more, less
