"""This file holds the rules GRO: growth and differences that do not follow from their values."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import reduce

from factcheck.audit.bonds import Change, Difference, Growths, Turn
from factcheck.audit.rule import Flaw, rule
from factcheck.audit.totals import greater
from factcheck.audit.working import amount, percent, ratio, total
from factcheck.core.finding import Reading
from factcheck.core.interval import Interval
from factcheck.core.quantity import Quantity
from factcheck.core.show import digits
from factcheck.core.slips import swaps

ONE = Interval.point(Fraction(1))


@rule("GRO001", over=Change)
def growth_is_another(change: Change) -> Iterator[Flaw]:
    """The growth that is stated is not the growth from the one value to the other.

    The growth is the figure in doubt, unless a slip in one of the values beside it would give it.

    Flagged: Sales went from 200 to 300 cars, an increase of 60 percent.
    Flagged: Visits doubled from 50 to 80.
    Fine: Sales went from 200 to 300 cars, an increase of 50 percent.
    """
    if isinstance(change, Difference) or not (change.earlier.tight.low or 0) > 0:
        return
    if not (change.value.tight / change.earlier.tight - ONE).overlaps(change.growth.tight):
        times = change.value.point / change.earlier.point
        working, is_percent = ratio(change.value.point, change.earlier.point, change.value.unit), change.growth.unit.factor != 1
        working = f"{working} − 1 = {percent(times - 1)}" if is_percent else f"{working} = {digits(times)}"
        sure = not (change.value.loose / change.earlier.loose - ONE).overlaps(change.growth.loose)
        stated = f"the change is {percent(times - 1)}" if is_percent else f"it is {digits(times)} times as much"
        message = f"{stated}, not {change.growth.text}"
        if change.elsewhere or change.is_reckoned or _may_have_slipped(change):
            yield Flaw(change.span, message, working, related=change.elsewhere, is_sure=sure)
            return
        values = change.earlier.span, change.value.span
        yield Flaw(change.growth.span, message, working, _reading(change, times - 1), True, related=values, is_sure=sure)


def _may_have_slipped(change: Change) -> bool:
    """Whether one of the two values with two digits exchanged, its point moved or another unit gives the growth: then it may be the wrong one."""
    value, earlier = change.value.point, change.earlier.point
    if change.value.unit != change.earlier.unit:
        return True
    grown = [other / earlier - 1 for other in _slips(value)] + [value / other - 1 for other in _slips(earlier)]
    return any(growth in change.growth.loose for growth in grown)


def _slips(number: Fraction) -> Iterator[Fraction]:
    yield from swaps(number)
    yield from (number * Fraction(10) ** power for power in (-4, -3, -2, -1, 1, 2, 3, 4))


def _reading(change: Change, growth: Fraction) -> tuple[Reading, ...]:
    """The percentage that the two values give, where it goes the way that is told."""
    if change.growth.unit.dimension != "proportion" or growth * change.growth.point <= 0:
        return ()
    return (Reading(percent(abs(growth)), Quantity(abs(growth) / change.growth.unit.factor, Fraction(0)), "the two values"),)


@rule("GRO002", over=Difference)
def difference_is_another(change: Difference) -> Iterator[Flaw]:
    """The difference that is stated is not the difference between the two values.

    So with a surplus, a gap or what is left, where the two values give it but for a swap of two digits: a warning.

    Flagged: Exports came to 48.62 billion euros, imports to 44.37 billion euros. The year closed with a surplus of 4.52 billion euros.
    Flagged: The number of schools rose by 25 from 39 to 60.
    Fine: The number of schools rose by 21 from 39 to 60.
    """
    if not (change.value.tight - change.earlier.tight).overlaps(change.growth.tight):
        result = change.value.point - change.earlier.point
        unit = change.growth.unit if change.growth.unit.dimension != change.value.unit.dimension else change.value.unit
        working = total([change.value.point, change.earlier.point], result, change.value.unit, "−")
        sure = not (change.value.loose - change.earlier.loose).overlaps(change.growth.loose)
        way = "" if result * change.growth.point > 0 else "a fall of " if result < 0 else "a rise of "
        message = f"the difference is {way}{amount(abs(result), unit)}, not {change.growth.text}"
        yield Flaw(change.span, message, working, is_sure=sure)


@rule("GRO003", over=Growths)
def growth_of_the_parts(growths: Growths) -> Iterator[Flaw]:
    """The growth of all the parts cannot give the growth of their total.

    Each part, taken back by its growth, gives its earlier value; these must add up to the total, taken back by its own.

    Flagged: The port handled 500 ships, up 25%, of which 300 were tankers, up 50%, and 200 were ferries, up 100%.
    Fine: The port handled 500 ships, up 66.7%, of which 300 were tankers, up 50%, and 200 were ferries, up 100%.
    """
    pairs = list(zip(growths.sum_.parts, growths.parts, strict=True))
    factors = [growth.tight + ONE for growth in (growths.growth, *growths.parts)]
    if not all(factor.low is not None and factor.low > 0 for factor in factors):
        return
    before = reduce(Interval.__add__, (part.loose / (growth.tight + ONE) for part, growth in pairs))
    if not before.overlaps(growths.sum_.total.loose / (growths.growth.tight + ONE)):
        sum_ = sum((part.point / (1 + growth.point) for part, growth in pairs), Fraction(0))
        grown = percent(sum((part.point for part, _ in pairs), Fraction(0)) / sum_ - 1)
        yield Flaw(growths.sum_.span, f"the parts grew by {grown} taken together, their total by {growths.growth.text}")


@rule("GRO004", over=Turn)
def value_went_the_other_way(turn: Turn) -> Iterator[Flaw]:
    """A value is said to have risen though the later one is smaller, or to have fallen though it is greater.

    Flagged: The number of empty shops rose from 82 in January to 57 in June.
    Flagged: The mill has 212 workers, down from 185 in May.
    Fine: The number of empty shops fell from 82 in January to 57 in June.
    """
    less, more = (turn.value, turn.earlier) if turn.sign > 0 else (turn.earlier, turn.value)
    if greater(more.tight, less.tight):
        way, sign = ("a rise", "<") if turn.sign > 0 else ("a fall", ">")
        values = [amount(term.point, term.unit) for term in (turn.earlier, turn.value)]
        sure = greater(more.loose, less.loose)
        yield Flaw(turn.span, f"from {values[0]} to {values[1]} is not {way}", f"{values[1]} {sign} {values[0]}", is_sure=sure)
