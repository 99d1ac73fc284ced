"""This file holds the interval: all the numbers between two ends, and its exact arithmetic."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct


class Interval(Struct, frozen=True):
    """A set of numbers between two ends; an end that is None is unbounded.

    >>> Interval(Fraction(1), Fraction(2), high_open=True)
    [1, 2)
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def point(cls, value: Fraction) -> Interval:
        """The interval that holds one number only."""
        return cls(value, value)

    @classmethod
    def around(cls, value: Fraction, radius: Fraction) -> Interval:
        """[value - radius, value + radius], both ends closed."""
        return cls(value - radius, value + radius) if radius else cls(value, value)

    def within(self, other: Interval) -> bool:
        """Whether every number of this interval lies in the other.

        >>> Interval.point(Fraction(2)).within(Interval(None, Fraction(2)))
        True
        >>> Interval.point(Fraction(2)).within(Interval(None, Fraction(2), high_open=True))
        False
        """
        return self._low_key() >= other._low_key() and self._high_key() <= other._high_key()

    def overlaps(self, other: Interval) -> bool:
        """Whether the two intervals share a number.

        >>> Interval(Fraction(1), Fraction(2), high_open=True).overlaps(Interval(Fraction(2), None))
        False
        """
        return _meets(self.low, self.low_open, other.high, other.high_open) and _meets(
            other.low, other.low_open, self.high, self.high_open
        )

    def __contains__(self, value: Fraction) -> bool:
        return Interval.point(value).within(self)

    def __neg__(self) -> Interval:
        return Interval(_negated(self.high), _negated(self.low), self.high_open, self.low_open)

    def __add__(self, other: Interval) -> Interval:
        low, high = _sum(self.low, other.low), _sum(self.high, other.high)
        return Interval(
            low,
            high,
            low is not None and (self.low_open or other.low_open),
            high is not None and (self.high_open or other.high_open),
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def scaled(self, factor: Fraction) -> Interval:
        """Every number of the interval times a positive factor."""
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
            self.low_open,
            self.high_open,
        )

    def __mul__(self, other: Interval) -> Interval:
        """The product of two intervals of numbers that are not negative."""
        low, high = self.low or Fraction(0), other.low or Fraction(0)
        return Interval(
            low * high,
            None if self.high is None or other.high is None else self.high * other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __truediv__(self, other: Interval) -> Interval:
        """The quotient of an interval of numbers that are not negative and one of positive numbers."""
        unbounded = self.high is None or not other.low
        return Interval(
            Fraction(0) if other.high is None else (self.low or Fraction(0)) / other.high,
            None if unbounded or self.high is None or other.low is None else self.high / other.low,
            self.low_open or other.high_open,
            self.high_open or other.low_open,
        )

    def _low_key(self) -> tuple[int, Fraction, bool]:
        return (0, Fraction(0), False) if self.low is None else (1, self.low, self.low_open)

    def _high_key(self) -> tuple[int, Fraction, bool]:
        return (1, Fraction(0), False) if self.high is None else (0, self.high, not self.high_open)

    def __repr__(self) -> str:
        low = "(-inf" if self.low is None else f"{'(' if self.low_open else '['}{self.low}"
        high = "inf)" if self.high is None else f"{self.high}{')' if self.high_open else ']'}"
        return f"{low}, {high}"


def _meets(low: Fraction | None, low_open: bool, high: Fraction | None, high_open: bool) -> bool:
    if low is None or high is None:
        return True
    return low < high or (low == high and not low_open and not high_open)


def _negated(end: Fraction | None) -> Fraction | None:
    return None if end is None else -end


def _sum(left: Fraction | None, right: Fraction | None) -> Fraction | None:
    return None if left is None or right is None else left + right
