"""This file holds arithmetic as it is laid out for a reader: the numbers of a relation in one scale, and what they give."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from factcheck.core.show import SCALES, digits
from factcheck.core.unit import COUNT, Unit

PLACES = 6
"""More decimal places than this are rounded away."""


def exact(value: Fraction) -> str:
    """The number in digits with groups, all its places printed, six at most.

    >>> exact(Fraction("0.879")), exact(Fraction(13400)), exact(Fraction(2, 3))
    ('0.879', '13,400', '0.6667')
    """
    scaled = value * 10**PLACES
    if scaled.denominator != 1:
        return digits(value)
    return f"{scaled.numerator / 10**PLACES:,.{PLACES}f}".rstrip("0").rstrip(".")


def amount(value: Fraction, unit: Unit = COUNT) -> str:
    """One value with its scale word and unit, all its places printed.

    >>> amount(Fraction(31_149_000)), amount(Fraction("0.439"), Unit("%", "proportion", Fraction(1, 100)))
    ('31.149 million', '43.9%')
    """
    size, word = _scale([value / unit.factor])
    return f"{exact(value / unit.factor / size)}{_behind(word, unit)}"


def total(values: Sequence[Fraction], result: Fraction, unit: Unit = COUNT, sign: str = "+") -> str:
    """Values added up, or taken from the first, in the scale of the greatest.

    >>> total([Fraction(32_566_000), Fraction(879_000)], Fraction(31_687_000), sign="−")
    '32.566 − 0.879 = 31.687 million'
    """
    size, word = _scale([value / unit.factor for value in (*values, result)])
    left = f" {sign} ".join(exact(value / unit.factor / size) for value in values)
    return f"{left} = {exact(result / unit.factor / size)}{_behind(word, unit)}"


def ratio(above: Fraction, below: Fraction, unit: Unit = COUNT) -> str:
    """One value over another, in the scale of the greater.

    >>> ratio(Fraction(8000), Fraction(13400))
    '8,000 / 13,400'
    """
    size, _ = _scale([above / unit.factor, below / unit.factor])
    return f"{exact(above / unit.factor / size)} / {exact(below / unit.factor / size)}"


def percent(value: Fraction) -> str:
    """A proportion as a percentage with up to four significant digits.

    >>> percent(Fraction(8000, 13400))
    '59.7%'
    """
    return f"{digits(value * 100)}%"


def _scale(values: Sequence[Fraction]) -> tuple[int, str]:
    greatest = max((abs(value) for value in values), default=Fraction(0))
    return next(((size, word) for size, word in SCALES if greatest >= size), (1, ""))


def _behind(word: str, unit: Unit) -> str:
    if unit.dimension == "proportion":
        return "%" if unit.factor != 1 else ""
    name = "" if unit.dimension in ("count", "multiple") else f"{unit.name}s" if unit.dimension == "point" else unit.name
    return "".join(f" {part}" for part in (word, name) if part)
