"""This file holds the search for a mean told for two times of which its values give one: "1.2 million nights … stays of 4.7 nights, after 3.8"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from factcheck.audit.bonds import Mean, Term
from factcheck.audit.relations.changes import changes, pairs
from factcheck.audit.relations.scene import Scene
from factcheck.core.slips import digits, is_misprint
from factcheck.expressions import regex

AVERAGE = regex(r"\b(?:[Aa]verage|averag(?:ed|ing)|mean)\b|平均")
FARTHEST = 600
"""The values that a mean is reckoned from stand no more characters before it."""
FEWEST = 2
"""A mean of fewer digits fits many values."""


def two_means(scene: Scene) -> Iterator[Mean]:
    """The means of one time that are not what their values give, where those of the time before are, and where a slip would explain it."""
    told: Sequence[tuple[Term, Term]] | None = None
    for line in scene.lines:
        for mean, earlier, _ in pairs(line) if AVERAGE.search(line.text) else ():
            told = _at_two_times(scene) if told is None else told
            start = mean.span.start
            near = [pair for pair in told if start - FARTHEST <= pair[0].span.start < start]
            if len(digits(earlier.point)) >= FEWEST:
                yield from _missed(mean, earlier, near)


def _at_two_times(scene: Scene) -> list[tuple[Term, Term]]:
    """All values that a text tells with their earlier ones, each once."""
    grown = [(change.value, change.earlier) for change in changes(scene)]
    return list(dict.fromkeys([*grown, *((value, earlier) for line in scene.lines for value, earlier, _ in pairs(line))]))


def _missed(mean: Term, earlier: Term, near: Sequence[tuple[Term, Term]]) -> Iterator[Mean]:
    """The mean of the one pair of values that gave the earlier one, where it is the later one but for a slip."""
    alike = [pair for pair in permutations(near, 2) if pair[0][0].unit.dimension == mean.unit.dimension]
    meant = [(whole[0], count[0]) for whole, count in alike if _is_mean(earlier, whole[1], count[1])]
    if len(meant) == 1 and not _is_mean(mean, *meant[0]) and _is_misprint(mean, *meant[0]):
        whole, count = meant[0]
        yield Mean(whole=whole, mean=mean, count=count.point, per=f"for each of {count.text}", is_told=True, is_firm=False)


def _is_mean(mean: Term, whole: Term, count: Term) -> bool:
    """Whether a mean is that of a whole and a count."""
    return (count.tight.low or 0) > 0 and (whole.tight / count.tight).overlaps(mean.tight)


def _is_misprint(mean: Term, whole: Term, count: Term) -> bool:
    """Whether a mean is that of a whole and a count but for a slip."""
    low, high = mean.tight.low, mean.tight.high
    place = high - low if low is not None and high is not None and high > low else mean.unit.factor
    return is_misprint(mean.point / place, whole.point / count.point / place, FEWEST)
