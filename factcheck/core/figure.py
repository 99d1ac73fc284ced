"""This file holds what a sentence states: observations, the figures that print them, and claims."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from factcheck.core.interval import Interval
from factcheck.core.period import Period, Relative
from factcheck.core.quantity import Quantity
from factcheck.core.text import Sentence, Span
from factcheck.core.unit import COUNT, Unit


class Measure(StrEnum):
    """What kind of statement a figure makes (SDMX: the measure of an observation)."""

    LEVEL = "level"
    GROWTH = "growth"
    SHARE = "share"
    RATIO = "ratio"
    DATE = "date"
    NAMES = "names"
    COMPARISON = "comparison"
    TREND = "trend"
    MALFORMED = "malformed"


class Basis(StrEnum):
    """What a growth is measured against, where that is not a period told by name."""

    YEAR = "previous-year"
    MONTH = "previous-month"
    QUARTER = "previous-quarter"


LEVELS = (Measure.LEVEL, Measure.MALFORMED)
CHANGING = frozenset({"proportion", "multiple", "point"})
"""What a misprint may be held against, and the dimensions in which a change is told."""


class Observation(Struct, frozen=True, dict=True):
    """A measure with its value, unit and period: what a draft states and what a release reports.

    For growth, `sign` is +1 for up and -1 for down, `against` says what it is compared with (a period: "compared with 2019"),
    and the quantity is not negative: its unit is a proportion ("43.9%") or a multiple of the earlier value ("doubled").
    For a level told as a change from one value to another, `earlier` is the first. For names and roles, `names` are the
    words listed; for a date, `period` is the day, month or year that is stated. A trend is a growth told without its number: `sign`
    is its direction, 0 where nothing changed; of a ranking it is the place from the top, or with a minus from the bottom.
    """

    measure: Measure
    quantity: Quantity | None = None
    unit: Unit = COUNT
    period: Period | Relative | None = None
    sign: int = 0
    against: Basis | Period | Relative | None = None
    earlier: Quantity | None = None
    names: tuple[str, ...] = ()

    def claimed(self) -> Interval:
        """What a claim with these words asserts, in the base unit of its dimension; growth is signed, +0.439 for up 43.9 %."""
        return self._in_base(self._quantity.claimed())

    def reported(self) -> Interval:
        """What a release with these words reports, in the base unit of its dimension."""
        return self._in_base(self._quantity.reported())

    @cached_property
    def point(self) -> Fraction:
        """The number as printed, in the base unit of its dimension, growth signed."""
        value = self._quantity.value if self.unit.factor == 1 else self._quantity.value * self.unit.factor
        if self.measure is Measure.GROWTH:
            value = (value - 1 if self.unit.dimension == "multiple" else value) * (self.sign or 1)
        return value

    @property
    def kind(self) -> tuple[Measure, str]:
        """What kind of statement it makes: those of one kind compare with the same others."""
        return self.measure, self.unit.dimension

    def compares_with(self, known: Observation) -> bool:
        """Whether both make the same kind of statement in units that convert into each other."""
        if Measure.MALFORMED in (self.measure, known.measure):
            return self.measure in LEVELS and known.measure in LEVELS and self.unit.converts_to(known.unit)
        if known.measure is not self.measure or known.quantity is None:
            return False
        if known.measure is Measure.GROWTH:
            return self.unit.dimension in CHANGING and known.unit.dimension in CHANGING
        return self.unit.converts_to(known.unit) or (self.unit.is_money and known.unit.is_money)

    @property
    def _quantity(self) -> Quantity:
        if self.quantity is None:
            raise ValueError(f"a {self.measure} without a number has no interval")
        return self.quantity

    def _in_base(self, interval: Interval) -> Interval:
        if self.unit.factor != 1:
            interval = interval.scaled(self.unit.factor)
        if self.measure is not Measure.GROWTH:
            return interval
        if self.unit.dimension == "multiple":
            interval = interval - Interval.point(Fraction(1))
        return -interval if self.sign < 0 else interval


class Figure(Struct, frozen=True):
    """One checkable part of a sentence.

    `span` is its place in the source file and `text` its printed words, hedge and unit included; `sentence` is the place of the
    sentence that it stands in. `counted` are the words right behind the number that say what it counts, or empty; for a person,
    the office that is told; for a ranking, what is ranked ("level" or "growth"), or "each".
    """

    span: Span
    text: str
    observation: Observation
    sentence: Span
    counted: str = ""


class Claim(Struct, frozen=True):
    """A sentence with its figures, in the order of the text."""

    sentence: Sentence
    figures: tuple[Figure, ...]
