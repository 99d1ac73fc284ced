"""This file holds the search for ratios of two things told by number: "879,000 planes and 437,000 ships; planes outnumbered ships by two to one"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from factcheck.audit.bonds import Change
from factcheck.audit.relations.growing import as_growth
from factcheck.audit.relations.multiples import is_near
from factcheck.audit.relations.scene import Scene, Told
from factcheck.core.figure import Measure
from factcheck.expressions import regex
from factcheck.match.tokens import tokens

OUTNUMBER = regex(
    r"(?:^|[,;:]\s)(?P<more>[^,;:.()]{2,80}?)\s(?:outnumber(?:s|ed)?|outweigh(?:s|ed)?|exceed(?:s|ed)?|outstrip(?:s|ped)?|surpass(?:es|ed)?)\s"
    r"(?P<less>[^,;:.()0-9]{2,60}?)\s(?:by\s)?(?:about\s|some\s|around\s|roughly\s|more than\s|over\s|nearly\s|almost\s)?$",
    re.I,
)
"""Before a multiple: the thing there is more of, and the thing there is less of."""
FINE = 10
"""A multiple in digits from here on is told more finely than one in words."""
NEAR = Fraction(1, 12)
BOTH = 2
ABOUT = Fraction(3, 2)
"""By how many times a ratio may miss the one that is told, and still be meant by it, where a thing is told in other words."""


def outnumbered(scene: Scene) -> Iterator[Change]:
    """The multiples by which one thing outnumbers another, where both are counted once in this sentence and the one before."""
    for before, line in pairwise([None, *scene.lines]):
        for stated in line.told if line else ():
            match = OUTNUMBER.search(line.text[: stated.start]) if line and _is_multiple(stated) else None
            is_next = line and before and before.sentence.paragraph == line.sentence.paragraph
            levels = [*(before.levels if before and is_next else ()), *(line.levels if line else ())]
            pair = _named(levels, match["more"], match["less"]) if match else None
            pair = pair or (_renamed(levels, match["more"], match["less"], stated) if match else None)
            if pair and not _is_right(*pair, stated):
                more, less = pair
                yield Change(value=more.term, earlier=less.term, growth=as_growth(stated, 1), is_firm=False)


def _is_multiple(told: Told) -> bool:
    return told.measure is Measure.RATIO and told.dimension == "multiple"


def _named(levels: Sequence[Told], more: str, less: str) -> tuple[Told, Told] | None:
    """The numbers of two things, where each is counted once, both in one unit."""
    ours, theirs = _counted_by(levels, more), _counted_by(levels, less)
    is_pair = len(ours) == len(theirs) == 1 and ours[0] is not theirs[0] and ours[0].term.unit == theirs[0].term.unit
    return (ours[0], theirs[0]) if is_pair else None


def _renamed(levels: Sequence[Told], more: str, less: str, stated: Told) -> tuple[Told, Told] | None:
    """The numbers of two things, one of them in other words: the other of the only two in its unit, no count, and about so many times as much."""
    ours, theirs = _counted_by(levels, more), _counted_by(levels, less)
    known = [*ours, *theirs]
    if len(known) != 1 or known[0].dimension == "count":
        return None
    alike = [each for each in levels if each.term.unit == known[0].term.unit]
    if len(alike) != BOTH:
        return None
    other = next(each for each in alike if each is not known[0])
    pair = (known[0], other) if ours else (other, known[0])
    ratio = pair[0].term.point / pair[1].term.point if pair[1].term.point else Fraction(0)
    return pair if stated.term.point / ABOUT <= ratio <= stated.term.point * ABOUT else None


def _counted_by(levels: Sequence[Told], words: str) -> list[Told]:
    """The numbers that count a thing of these words."""
    stems = {token.stem for token in tokens(words)}
    return [each for each in levels if _noun(each) in stems]


def _noun(told: Told) -> str:
    """The stem of the first word that a number counts."""
    return next((token.stem for token in tokens(told.figure.counted)), "-")


def _is_right(more: Told, less: Told, stated: Told) -> bool:
    """Whether a multiple is the ratio of two numbers but for its rounding."""
    if not less.term.point or not stated.term.point:
        return True
    quantity, ratio = stated.figure.observation.quantity, more.term.point / less.term.point
    is_fine = quantity is not None and quantity.hedge is None and stated.figure.text[:1].isdigit() and quantity.value >= FINE
    return abs(ratio - stated.term.point) <= stated.term.point * NEAR if is_fine else is_near(more, less, stated)
