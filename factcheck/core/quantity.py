"""This file holds the quantity: a printed number with its precision and hedge, and the intervals it claims or reports."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from functools import cached_property, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.interval import Interval

WIDEST = Fraction(5, 100)
"""A printed number never stands for more than 5 % of its value either side; "about" means that much."""
WORD_WIDTH = Fraction(10, 100)
"""Words for multiples and fractions (doubled, a third, one in ten) stand for 10 % either side."""
FINEST = 10**9
"""No printed number has a smaller place than one in so many."""
NEARLY_FROM = Fraction(9, 10)
"""A claim of "nearly X" covers [0.9 X, X)."""


class Hedge(StrEnum):
    """What the words around a number say of its precision."""

    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


BELOW = frozenset({Hedge.NEARLY, Hedge.LESS_THAN})


class Quantity(Struct, frozen=True, dict=True):
    """A printed number.

    `value` has its scale multiplied in; `place` is the size of the last printed place (100,000 for "6.1 million"), 0 for
    a number that is exactly itself; `upper` is the other end of a range; `in_words` marks a multiple or fraction told in words
    ("doubled", "a third"), which stands for 10 % either side.
    """

    value: Fraction
    place: Fraction = Fraction(0)
    hedge: Hedge | None = None
    upper: Fraction | None = None
    in_words: bool = False

    def bare(self) -> Interval:
        """All the values that would be printed as this number, its hedge left aside.

        >>> Quantity(Fraction("64.882"), Fraction("0.001")).bare()
        [129763/2000, 25953/400)
        >>> Quantity(Fraction(2), Fraction(1)).bare()
        [19/10, 21/10)
        >>> Quantity(Fraction(59)).bare()
        [59, 59]
        """
        if self.in_words:
            return Interval.around(self.value, abs(self.value) * WORD_WIDTH)
        if not self.place:
            return Interval.point(self.value)
        radius = min(self.place / 2, abs(self.value) * WIDEST)
        return Interval(self.value - radius, self.value + radius, high_open=radius > 0)

    def claimed(self) -> Interval:
        """The interval that a claim with these words asserts."""
        if self.upper is not None:
            return Interval(self.value, self.upper)
        match self.hedge:
            case Hedge.ABOUT:
                return Interval.around(self.value, abs(self.value) * WIDEST)
            case Hedge.NEARLY:
                return Interval(self.value * NEARLY_FROM, self.value, high_open=True)
            case Hedge.MORE_THAN:
                return Interval(self.value, None)
            case Hedge.LESS_THAN:
                return Interval(None, self.value)
        return self.bare()

    def reported(self) -> Interval:
        """The interval that a release with these words reports: there a hedge says how the release rounds.

        >>> Quantity(Fraction(35_000), Fraction(1000), Hedge.MORE_THAN).reported()
        [35000, 36000)
        >>> Quantity(Fraction(30_000), Fraction(1000), Hedge.NEARLY).reported()
        [25000, 30000)
        """
        if self.upper is not None:
            return Interval(self.value, self.upper)
        match self.hedge:
            case Hedge.ABOUT:
                return Interval.around(self.value, abs(self.value) * WIDEST)
            case Hedge.NEARLY:
                return Interval(self.value - self.step() / 2, self.value, high_open=True)
            case Hedge.MORE_THAN:
                return Interval(self.value, self.value + self.step(), high_open=True)
            case Hedge.LESS_THAN:
                return Interval(None, self.value)
        return self.bare()

    def step(self) -> Fraction:
        """The place of the last digit that is not zero.

        >>> Quantity(Fraction(110)).step()
        Fraction(10, 1)
        >>> Quantity(Fraction("7.18")).step()
        Fraction(1, 100)
        """
        if not self.value:
            return Fraction(1)
        return _step(self.value) or self.place or Fraction(1)

    def restates(self, source: Quantity) -> bool:
        """Whether the claim's number is the source's own, with no hedge turned round.

        >>> Quantity(Fraction(35_000)).restates(Quantity(Fraction(35_000), hedge=Hedge.MORE_THAN))
        True
        """
        return self.same_number(source) and not self.turns(source)

    def same_number(self, source: Quantity) -> bool:
        """Whether both print one number, hedges left aside."""
        return self.value == source.value and self.upper == source.upper

    def turns(self, source: Quantity) -> bool:
        """Whether the claim's hedge says the contrary of the source's: "fewer than" against "more than"."""
        hedges = {self.hedge, source.hedge}
        return Hedge.MORE_THAN in hedges and bool(hedges & BELOW)

    @cached_property
    def digits(self) -> int:
        """How many significant digits are printed.

        >>> Quantity(Fraction(62_340)).digits, Quantity(Fraction(120)).digits
        (4, 2)
        """
        return len(str(int(self.value / (_step(self.value) or self.place or Fraction(1))))) if self.value else 1

    def times(self, factor: Fraction) -> Quantity:
        """The same quantity in a unit that is `factor` times as small."""
        upper = None if self.upper is None else self.upper * factor
        return replace(self, value=self.value * factor, place=self.place * factor, upper=upper)


@lru_cache(maxsize=4096)
def _step(value: Fraction) -> Fraction | None:
    """The place of the last digit that is not zero, of a number that is not zero; None for one that has no last digit."""
    digits, scale = value.numerator, 1
    while scale % value.denominator and scale < FINEST:
        scale *= 10
    if scale % value.denominator:
        return None
    digits *= scale // value.denominator
    step = 1
    while not digits % (step * 10):
        step *= 10
    return Fraction(step, scale)
