"""This file holds the rules TOT: parts that cannot give their total, parts greater than their whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import reduce

from factcheck.audit.bonds import Sum, Term
from factcheck.audit.rule import Flaw, rule
from factcheck.audit.working import amount, total
from factcheck.core.finding import Bar, Reading, Severity
from factcheck.core.interval import Interval
from factcheck.core.quantity import Quantity
from factcheck.core.slips import TELLING_DIGITS, digits, is_swapped, swaps
from factcheck.core.text import Span
from factcheck.expressions import regex

POWERS = (10, 100, 1000, 10_000)
"""By how much a figure may be off that was translated from 万 or 亿, or lost or won a zero."""
SCALE = regex(r"\b(?:thousand|(?:m|b|tr)illion)\b", re.I)
MOST_MORE = Fraction(3, 2)
NEAR = Fraction(1, 20)
"""Parts that are not said to be all, but come this close to the total, are probably meant to be all."""


@rule("TOT001", over=Sum)
def parts_miss_the_total(sum_: Sum) -> Iterator[Flaw]:
    """The parts of a total, added up, cannot give that total.

    Each number stands for every value that rounds to it, so rounding alone never trips this rule. In a table, a part that its own
    growth contradicts as well is the one at fault; so is a figure whose point has only to be moved.

    Flagged: Of 100 cases, 60 were closed and 30 are open.
    Flagged: The ward counted 290 patients: 120 men and 160 women.
    Flagged: The county has 41,500 teachers, of whom 2,160 are at nurseries, 1,240 at schools and 750 at colleges.
    Flagged: The board runs 4,860 beds. The North has 1,940, the Centre 1,310 and the South 1,565.
    Fine: Of 100 cases, 60 were closed and 40 are open.
    Fine: Of 100 cases, 60 were closed.
    """
    if sum_.unread or sum_.overlapping or not sum_.exhaustive or added(sum_.parts).overlaps(sum_.total.tight):
        return
    sure = not added(sum_.parts, loose=True).overlaps(sum_.total.loose)
    solved = [*moved(sum_), *_moved_total(sum_)] or list(_left_for_odd(sum_))
    place = solved[0][0].span if len(solved) == 1 else sum_.span
    readings = tuple(reading for _, reading in solved or swapped(sum_))
    yield Flaw(place, _miss(sum_), _working(sum_), readings, len(solved) == 1, _places(sum_), sure, _bars(sum_))


@rule("TOT002", over=Sum)
def part_greater_than_whole(sum_: Sum) -> Iterator[Flaw]:
    """A part is greater than the whole that it is a part of.

    Flagged: The port handled 400 ships, of which 4,200 were tankers.
    Fine: The port handled 4,200 ships, of which 400 were tankers.
    """
    for part in sum_.parts:
        if len(sum_.parts) == 1 and greater(part.tight, sum_.total.tight):
            working = f"{amount(part.point, part.unit)} > {amount(sum_.total.point, sum_.total.unit)}"
            sure = greater(part.loose, sum_.total.loose)
            yield Flaw(
                sum_.span,
                f"the part {part.text} is greater than its whole, {sum_.total.text}",
                working,
                related=_places(sum_),
                is_sure=sure,
                bars=_bars(sum_),
            )


@rule("TOT003", over=Sum, severity=Severity.WARNING)
def parts_of_an_open_list_miss_the_total(sum_: Sum) -> Iterator[Flaw]:
    """Parts that are not said to be all come within 5 % of the total without giving it, or go beyond it.

    So do those that would give it if one of them had two digits in each other's place.

    Flagged: The firm owns 612 vehicles, including 302 vans, 195 lorries and 93 buses.
    Flagged: The firm owns 612 vehicles, including 301 vans, 203 lorries and 171 buses.
    Flagged: The firm owns 612 vehicles, including 236 vans, 168 lorries and 118 buses.
    Fine: The firm owns 600 vehicles, including 300 vans, 200 lorries and 100 buses.
    Fine: The firm owns 600 vehicles, including 300 vans and 20 buses.
    """
    if sum_.unread or sum_.overlapping or sum_.exhaustive or len(sum_.parts) < 2:
        return
    parts, whole = added(sum_.parts, loose=True), sum_.total.loose
    slips = list(swapped(sum_)) if len(sum_.parts) > 2 and len(digits(sum_.total.point)) >= TELLING_DIGITS else []
    if len(slips) == 1:
        readings = tuple(reading for _, reading in slips)
        yield Flaw(sum_.span, _miss(sum_), _working(sum_), readings, related=_places(sum_), bars=_bars(sum_))
        return
    near = len(sum_.parts) > 2 and parts.overlaps(Interval.around(sum_.total.point, abs(sum_.total.point) * NEAR))
    if greater(parts, whole) or (near and not parts.overlaps(whole)):
        yield Flaw(sum_.span, _miss(sum_), _working(sum_), related=_places(sum_), bars=_bars(sum_))


def added(terms: tuple[Term, ...], *, loose: bool = False) -> Interval:
    """All that the terms may add up to; "more than 6,000" is taken for no more than half as much again."""
    return reduce(Interval.__add__, (term.loose if loose else _bounded(term.tight) for term in terms))


def _bounded(told: Interval) -> Interval:
    return Interval(told.low, told.low * MOST_MORE) if told.high is None and told.low and told.low > 0 else told


def greater(left: Interval, right: Interval) -> bool:
    """Whether all of the left is above all of the right."""
    return left.low is not None and right.high is not None and left.low > right.high


def _working(sum_: Sum) -> str:
    points = [part.point for part in sum_.parts]
    return f"{total(points, sum(points, Fraction(0)), sum_.total.unit)}, not {amount(sum_.total.point, sum_.total.unit)}"


def _miss(sum_: Sum) -> str:
    result = sum((part.point for part in sum_.parts), Fraction(0))
    return f"the parts add up to {amount(result, sum_.total.unit)}, not to {sum_.total.text}"


def _places(sum_: Sum) -> tuple[Span, ...]:
    return (sum_.total.span, *(part.span for part in sum_.parts))


def _bars(sum_: Sum) -> tuple[Bar, ...]:
    return tuple(Bar(term.text, term.point) for term in (sum_.total, *sum_.parts))


def moved(sum_: Sum) -> Iterator[tuple[Term, Reading]]:
    """The parts that are off by a power of ten, each with the value that makes the sum right."""
    yield from _fitting(
        sum_, lambda point: (point * power for number in POWERS for power in (Fraction(number), Fraction(1, number)))
    )


def _fewest_digits(total: Term, parts: Sequence[Term]) -> int:
    """How many digits of a total must be those of its parts: fewer where all parts are told in another scale than it."""
    scales = {match[0].lower() if (match := SCALE.search(term.text)) else "" for term in parts}
    own = SCALE.search(total.text)
    is_other = own is not None and len(scales) == 1 and "" not in scales and own[0].lower() not in scales
    return TELLING_DIGITS - is_other


def is_moved(total: Term, parts: Sequence[Term]) -> bool:
    """Whether parts give a total but for its point: 310, 52 and 21 thousand are the 383 thousand of "3.83 million"."""
    return bool(_powers_between(total, parts))


def _powers_between(total: Term, parts: Sequence[Term]) -> list[Fraction]:
    if len(parts) < 2 or len(digits(total.point)) < _fewest_digits(total, parts):
        return []
    given = added(tuple(parts))
    return [power for number in POWERS for power in (Fraction(number), Fraction(1, number)) if total.point / power in given]


def _moved_total(sum_: Sum) -> Iterator[tuple[Term, Reading]]:
    """The total, where its point has only to be moved, with the value that the parts give."""
    for power in _powers_between(sum_.total, sum_.parts):
        value, unit = sum_.total.point / power, sum_.total.unit
        yield sum_.total, Reading(amount(value, unit), Quantity(value / unit.factor, _place(sum_.total, value)), "the parts")


def swapped(sum_: Sum) -> Iterator[tuple[Term, Reading]]:
    """The parts with two neighbouring digits in each other's place, each with the value that makes the sum right.

    None where the total may as well be the one with the slip.
    """
    if not is_swapped(sum((part.point for part in sum_.parts), Fraction(0)), sum_.total.point):
        yield from _fitting(sum_, swaps)


def _fitting(sum_: Sum, others: Callable[[Fraction], Iterable[Fraction]]) -> Iterator[tuple[Term, Reading]]:
    """The parts that another value would make give the total, with that value."""
    for part in sum_.parts:
        rest = tuple(other for other in sum_.parts if other is not part)
        left = sum_.total.tight - added(rest) if rest else sum_.total.tight
        for value in others(part.point):
            if value in left:
                rests = f"the total {sum_.total.text} and the other parts"
                yield part, Reading(amount(value, part.unit), Quantity(value / part.unit.factor, _place(part, value)), rests)


def _left_for_odd(sum_: Sum) -> Iterator[tuple[Term, Reading]]:
    """The part that its own growth contradicts, with what the total leaves for it."""
    if sum_.odd is not None:
        others = sum((part.point for part in sum_.parts if part is not sum_.odd), Fraction(0))
        left = (sum_.total.point - others) / sum_.odd.unit.factor
        place = _place(sum_.odd, sum_.odd.point)
        rests = f"the total {sum_.total.text} and the other parts"
        yield sum_.odd, Reading(amount(left * sum_.odd.unit.factor, sum_.odd.unit), Quantity(left, place), rests)


def _place(part: Term, value: Fraction) -> Fraction:
    """The size of the last printed place of a part, moved with its value."""
    width = (part.tight.high or part.point) - (part.tight.low or part.point)
    return width * value / part.point / part.unit.factor
