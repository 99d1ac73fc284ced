"""This file holds the search for parts that are told behind the sentence of their total, with no word that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from factcheck.audit.bonds import Sum
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.audit.relations.sums import OPEN, OPEN_END
from factcheck.audit.totals import added, swapped
from factcheck.core.figure import Measure
from factcheck.core.slips import digits, is_swapped
from factcheck.core.unit import COUNT
from factcheck.expressions import regex

FEWEST = 3
BEFORE = 2
"""So many parts at least, and in so many sentences before them their total."""
FARTHEST = 12
TELLING_TOTAL = 4
"""So many sentences before them, and of so many digits, the total that they would give but for a slip."""
MOST = Fraction(85, 100)
"""No part is more than this of its total: the rest would not be told apart."""
NEAR = Fraction(3, 100)
"""Parts that miss a total by no more than this are meant to give it: few lists come so near one by chance."""
SOME = regex(
    r"\b(?:largest|biggest|smallest|main|major|top|leading|mainly|mostly|chiefly|especially|for example|for instance|such as|led by|at least)\b",
    re.I,
)
"""Words of a list that names some things only."""
LISTED = frozenset({Measure.LEVEL, Measure.NAMES, Measure.DATE, Measure.SHARE, Measure.GROWTH})
"""Figures that may stand in such a list."""
SEPARATOR = regex(r"[,，、]|\band\b|和|及")


def spread(scene: Scene, sums: Sequence[Sum]) -> Iterator[Sum]:
    """A total and its parts in the next sentence: "We had 34,860 beds. The North has 9,940, the Centre 12,310 and the Islands 12,610"."""
    known = {part.span for sum_ in sums for part in sum_.parts}
    for index, line in enumerate(scene.lines):
        run = _run(line)
        if not run or any(each.figure.span in known for each in run):
            continue
        near, far = scene.lines[max(0, index - BEFORE) : index], scene.lines[max(0, index - FARTHEST) : index]
        near = [earlier for earlier in near if earlier.sentence.paragraph == line.sentence.paragraph]
        total = _total(run, [each for earlier in near for each in earlier.levels])
        total = total or _total_with_slip(run, [each for earlier in far for each in earlier.levels])
        if total is not None:
            yield Sum(total=total.term, parts=tuple(each.term for each in run), is_firm=False)


def _run(line: Line) -> list[Told]:
    """The levels of a sentence that does nothing but list them; empty for another sentence."""
    run = list(line.levels)
    is_alike = len(run) >= FEWEST and all(each.figure.observation.unit in (run[0].figure.observation.unit, COUNT) for each in run)
    if not is_alike or any(each.measure not in LISTED for each in line.told):
        return []
    gaps = [line.text[left.end : right.start] for left, right in pairwise(run)]
    is_list = (
        all(map(SEPARATOR.search, gaps))
        and not any(";" in gap or "；" in gap for gap in gaps)
        and not any(search.search(line.text) for search in (SOME, OPEN, OPEN_END))
    )
    return run if is_list else []


def _total(run: Sequence[Told], before: Sequence[Told]) -> Told | None:
    """The level that the parts give, or else miss by little."""
    sum_ = added(tuple(each.term for each in run))
    largest = max(each.term.point for each in run)
    wholes = [each for each in before if each.dimension == run[0].dimension and each.term.point * MOST > largest]
    given = next((each for each in wholes if each.term.loose.overlaps(sum_)), None)
    return given or next((each for each in wholes if _is_missed(each, run)), None)


def _total_with_slip(run: Sequence[Told], before: Sequence[Told]) -> Told | None:
    """The exact total, told farther off, that the parts would give if two digits of one changed places."""
    exact = [each for each in before if len(digits(each.term.point)) >= TELLING_TOTAL and each.dimension == run[0].dimension]
    parts = tuple(each.term for each in run)
    return next((each for each in exact if len(list(swapped(Sum(total=each.term, parts=parts)))) == 1), None)


def _is_missed(whole: Told, run: Sequence[Told]) -> bool:
    """Whether parts miss a total by little, or by a swap of two digits in one of them."""
    points = sum((each.term.point for each in run), Fraction(0))
    is_near = abs(points - whole.term.point) <= NEAR * whole.term.point or is_swapped(points, whole.term.point)
    return is_near or len(list(swapped(Sum(total=whole.term, parts=tuple(each.term for each in run))))) == 1
