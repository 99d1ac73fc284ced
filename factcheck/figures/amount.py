"""This file holds the amount, and how two of them come to one unit or scale."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.quantity import Quantity
from factcheck.core.text import Span
from factcheck.core.unit import COUNT, Unit
from factcheck.figures.numerals import Number

ALIKE = Fraction(20)
FAR = Fraction(1000)
"""Two values of one thing are seldom so many times apart, and hardly ever so many."""


class Amount(Struct, frozen=True):
    """A number as printed: `span` with its hedge and unit, `end` where what is counted begins; `quantity` None if malformed."""

    span: Span
    number: Number
    quantity: Quantity | None
    unit: Unit = COUNT
    end: int = 0
    earlier: Quantity | None = None

    @property
    def is_proportion(self) -> bool:
        """Whether it is told in percent, percentage points or the like."""
        return self.unit.dimension in ("proportion", "point")


def with_unit(amount: Amount, unit: Unit) -> Amount:
    """The amount in a unit: a whole number of a continuous unit is a rounded one."""
    quantity = amount.quantity
    if quantity and unit.is_continuous and not quantity.place and not quantity.in_words:
        quantity = replace(quantity, place=Fraction(1))
    return amount if unit is amount.unit and quantity is amount.quantity else replace(amount, unit=unit, quantity=quantity)


def rescaled(left: Amount, right: Amount) -> Amount:
    """The left number with the right one's scale: the 10 of "10-12 million"."""
    if left.quantity is None or left.number.scale != 1 or right.number.value is None or left.number.value is None:
        return left
    if right.number.scale == 1 or left.number.value >= right.number.value:
        return left
    number = left.number.scaled(right.number.scale)
    assert number.value is not None
    return replace(left, number=number, quantity=replace(left.quantity, value=number.value, place=number.place))


def with_currency(left: Amount, right: Amount) -> Amount:
    """The right amount with the currency that stands before the left one: "$10-12 million"."""
    if right.unit is COUNT and left.unit is not COUNT and left.end == left.number.span.end:
        return with_unit(right, left.unit)
    return right


def may_be_of_one_kind(left: Amount, right: Amount) -> bool:
    """Whether two numbers may be of one thing: of one unit, or without one where they are of a size: not "in seven months, up from 299,000"."""
    if left.unit is right.unit or COUNT not in (left.unit, right.unit):
        return left.unit.dimension == right.unit.dimension
    one, other = left.number.value, right.number.value
    apart = ALIKE if left.unit.is_time or right.unit.is_time else FAR
    return bool(one and other and 1 / apart < one / other < apart)


def is_of_a_size(left: Amount, right: Amount) -> bool:
    """Whether two numbers are of a size but for the scale word of the second: "from 133 to 148 million"."""
    if not (left.number.value and right.number.value):
        return False
    return 1 / ALIKE < left.number.value * right.number.scale / right.number.value < ALIKE


def alike(left: Amount, right: Amount) -> tuple[Amount, Amount]:
    """Both with the unit that one of them has."""
    if left.unit is COUNT and right.unit is not COUNT:
        return with_unit(left, right.unit), right
    if right.unit is COUNT and left.unit is not COUNT:
        return left, with_unit(right, left.unit)
    if left.unit is not right.unit and left.unit.dimension == right.unit.dimension and left.quantity:
        return in_unit(left, right.unit), right
    return left, right


def in_unit(amount: Amount, unit: Unit) -> Amount:
    """The amount told in another unit of its dimension: a week in fortnights."""
    assert amount.quantity is not None
    factor = amount.unit.factor / unit.factor
    quantity = replace(amount.quantity, value=amount.quantity.value * factor, place=amount.quantity.place * factor)
    return replace(amount, unit=unit, quantity=quantity)
