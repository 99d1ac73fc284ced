"""This file holds the search for a number that a text takes up with "those", where it told another one: "906 shops … all 960 of those shops"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from factcheck.audit.bonds import Repeat
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.core.slips import TELLING_DIGITS, swaps
from factcheck.expressions import regex
from factcheck.match.tokens import tokens

ALL = regex(r"\ball\s$", re.I)
OF_THOSE = regex(r"\sof (?:those|these|the)\s[a-z]")
"""Around a number that is all of what was told before: "all | 960 | of those shops"."""
THOSE = regex(r"\b(?:those|these|all the|all of (?:the|those|these))\s$", re.I)
"""Before one that was told before: "those | 960 shops"."""
ALL_OF_THEM, THE_SAME = "all of them", "the same"
"""How a number takes up one that was told before."""
NEAR = Fraction(5, 4)
"""By how many times it may be another one than the number told before, and still be of the same things."""


def all_of_those(scene: Scene) -> Iterator[Repeat]:
    """The numbers of things that are taken up, where no number told before is theirs, with the one told before of the same noun."""
    known: list[Told] = []
    for line in scene.lines:
        for each in line.levels:
            may_be = _meant(line, each)
            first = _first(each, known) if may_be else None
            if first is not None and (may_be == ALL_OF_THEM or _is_slip(first, each)):
                yield Repeat(first=first.term, second=each.term, what=f"“{each.figure.counted.split()[0]}”", is_firm=False)
        known += line.levels


def _meant(line: Line, told: Told) -> str:
    """How a number takes up one that was told before; empty where it does not."""
    before = line.text[: told.start]
    if ALL.search(before) and OF_THOSE.match(line.text, told.end):
        return ALL_OF_THEM
    return THE_SAME if THOSE.search(before) else ""


def _first(told: Told, known: Sequence[Told]) -> Told | None:
    """The last number told before of what another one counts, and of about its size, where no number or sum told before is that other one."""
    alike = [each for each in known if _noun(each) == _noun(told) != "" and each.term.unit == told.term.unit]
    sums = [one.term.point + other.term.point for one, other in combinations(alike, 2)]
    if told.term.point in sums or any(_may_be(each, told, is_alike=each in alike) for each in known):
        return None
    near = [each for each in alike if told.term.point / NEAR <= each.term.point <= told.term.point * NEAR]
    return near[-1] if near else None


def _may_be(known: Told, told: Told, *, is_alike: bool) -> bool:
    """Whether a number told before may be another one: "more than 80" only where it counts the same."""
    is_bounded = is_alike or (known.term.unit == told.term.unit and known.term.loose.high is not None)
    return is_bounded and known.term.loose.overlaps(told.term.loose)


def _is_slip(first: Told, second: Told) -> bool:
    """Whether two numbers of enough digits are one but for two digits in each other's place."""
    points = [each.term.point / each.term.unit.factor for each in (first, second)]
    is_telling = all(point >= 10 ** (TELLING_DIGITS - 1) for point in points)
    return is_telling and (points[0] in swaps(points[1]) or points[1] in swaps(points[0]))


def _noun(told: Told) -> str:
    """The stem of the first word that a number counts."""
    return next((token.stem for token in tokens(told.figure.counted)), "")
