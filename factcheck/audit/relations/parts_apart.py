"""This file holds the search for parts of which the last are told in sentences of their own: "of 610, 254 were … ; the others made up 219. And 65 …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from msgspec.structs import replace

from factcheck.audit.bonds import Sum, Term
from factcheck.audit.relations.measured import without_means
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.audit.totals import added
from factcheck.core.slips import TELLING_DIGITS, digits, swaps

FARTHEST = 4
"""In so many sentences behind its first parts the last ones stand."""
FEWEST, MOST = 3, 4
"""So many parts give a total at least, and at most."""
NEAR = Fraction(15, 100)
"""Parts miss their total by no more than this where one has a slip."""
FINE = 100
"""So many times as large as its last place is a total that is told in three digits."""
MANY_DIGITS = 5
"""Of so many digits, two that are no neighbours may be in each other's place as well."""


def completed(scene: Scene, sums: Sequence[Sum]) -> Iterator[Sum]:
    """Sums, those of several parts with the last ones that the next sentences tell, where these give the total, or would but for a slip.

    A slip is that two digits of one part are in each other's place. The sum of one part stands for itself as well.
    """
    for sum_ in sums:
        run = _completed(scene, sum_)
        if run is None or len(sum_.parts) == 1:
            yield sum_
        if run is not None:
            yield replace(sum_, parts=run, exhaustive=True, is_firm=False)


def _completed(scene: Scene, sum_: Sum) -> tuple[Term, ...] | None:
    """The parts that give a total, or would but for a slip in one; none where the first of them give it, or tell nothing of it."""
    if sum_.unread or not sum_.parts or not _is_telling(sum_.total) or added(sum_.parts).overlaps(sum_.total.loose):
        return None
    runs = list(_runs(sum_, _behind(scene, sum_)))
    given = next((run for run in runs if added(run).overlaps(sum_.total.tight)), None)
    is_rounded = any(added(run).overlaps(sum_.total.loose) for run in runs)
    return given or (None if is_rounded else next((run for run in runs if _has_slip(sum_.total, run)), None))


def _is_telling(total: Term) -> bool:
    """Whether a total is told in so many digits that parts do not give it by chance."""
    low, high = total.tight.low, total.tight.high
    return low is not None and high is not None and total.point >= FINE * max(high - low, total.unit.factor)


def _behind(scene: Scene, sum_: Sum) -> list[Term]:
    """The numbers of a total's unit behind its first parts, in their sentence and in the next ones."""
    last = max(part.span for part in sum_.parts)
    index = next((at for at, line in enumerate(scene.lines) if _holds(line, last.start)), len(scene.lines))
    near: list[tuple[Line, Told]] = [(line, each) for line in scene.lines[index : index + FARTHEST] for each in line.levels]
    terms = [each.term for each in without_means(near)]
    return [term for term in terms if term.span.start > last.start and term.unit == sum_.total.unit]


def _holds(line: Line, place: int) -> bool:
    return line.sentence.span.start <= place < line.sentence.span.end


def _runs(sum_: Sum, behind: Sequence[Term]) -> Iterator[tuple[Term, ...]]:
    """The first parts of a total with one or more of the numbers right behind them, each less than what it is a part of."""
    for count in range(FEWEST - len(sum_.parts), MOST - len(sum_.parts) + 1):
        run = (*sum_.parts, *behind[:count])
        if 0 < count <= len(behind) and all(part.point < sum_.total.point for part in run):
            yield run


def _has_slip(total: Term, parts: Sequence[Term]) -> bool:
    """Whether parts come near a total, and give it with two digits of one of them in each other's place."""
    points = sum((part.point for part in parts), Fraction(0))
    if abs(points - total.point) > NEAR * total.point:
        return False
    rests = [(part, total.tight - added(tuple(other for other in parts if other is not part))) for part in parts]
    return sum(any(value in rest for value in _exchanged(part.point)) for part, rest in rests) == 1


def _exchanged(point: Fraction) -> Iterator[Fraction]:
    """A number with two digits in each other's place."""
    told = digits(point)
    if len(told) < MANY_DIGITS or not told.isdigit():
        yield from swaps(point) if len(told) >= TELLING_DIGITS else ()
        return
    scale = abs(point) / int(told)
    for one, other in combinations(range(len(told)), 2):
        changed = list(told)
        changed[one], changed[other] = told[other], told[one]
        if changed[0] != "0" and told[one] != told[other]:
            yield int("".join(changed)) * scale
