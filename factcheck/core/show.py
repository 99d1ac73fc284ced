"""This file holds how numbers are shown to a reader: exact where they can be, rounded where they cannot."""

from __future__ import annotations

from fractions import Fraction

from factcheck.core.unit import Unit

SCALES: tuple[tuple[int, str], ...] = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
SIGNIFICANT = 4
"""Computed values are shown with so many significant digits."""


def shown(value: Fraction, unit: Unit | None = None) -> str:
    """A computed value as a reader would write it: four significant digits, a scale word, and a percent sign for proportions.

    >>> shown(Fraction(610_000_000) / Fraction("1.439"))
    '423.9 million'
    >>> from factcheck.core.unit import FRACTION, unit_of
    >>> shown(Fraction(64882, 610000), FRACTION)
    '10.64%'
    >>> shown(Fraction(254_900) / 1000, unit_of("kg"))
    '254.9 kg'
    """
    if unit is not None and unit.dimension == "proportion":
        return f"{digits(value * 100)}%"
    if unit is not None:
        value = value / unit.factor
    name = f" {unit.name}" if unit is not None and unit.name and unit.dimension not in ("count", "multiple") else ""
    times = " times" if unit is not None and unit.dimension == "multiple" else ""
    for size, word in SCALES:
        if abs(value) >= size:
            return f"{digits(value / size)} {word}{name}"
    return f"{digits(value)}{times}{name}"


def digits(value: Fraction) -> str:
    """The number in digits with groups: whole where it is, else with four significant digits.

    >>> digits(Fraction(13400)), digits(Fraction(8000, 134)), digits(Fraction("99.36"))
    ('13,400', '59.7', '99.36')
    """
    if value.denominator == 1:
        return f"{value.numerator:,}"
    places = max(0, SIGNIFICANT - 1 - _magnitude(abs(value)))
    text = f"{float(round(value, places)):,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _magnitude(value: Fraction) -> int:
    """The power of ten of the first digit: 2 for 134, -3 for 0.00125."""
    power = 0
    while value >= Fraction(10) ** (power + 1):
        power += 1
    while 0 < value < Fraction(10) ** power:
        power -= 1
    return power
