"""This file holds what a slip makes of a number: two digits change places, or the point moves."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

TELLING = 3
"""A number of so many digits that has those of another one is not there by chance."""
FINEST = 10**9


def digits(number: Fraction) -> str:
    """The digits of a number without its sign, its point and the noughts around them.

    >>> digits(Fraction("0.00254")), digits(Fraction(610_000_000))
    ('254', '61')
    """
    return str(round(abs(number) * FINEST)).strip("0")


def is_power_of_ten(ratio: Fraction) -> bool:
    """Whether two numbers of this ratio have the same digits, and are not the same."""
    figures = str(max(ratio.numerator, ratio.denominator))
    return ratio > 0 and min(ratio.numerator, ratio.denominator) == 1 and len(figures) > 1 and figures.strip("0") == "1"


def is_swapped(left: Fraction, right: Fraction) -> bool:
    """Whether two numbers of at least three digits differ in that two neighbouring ones have changed places.

    >>> is_swapped(Fraction("9.895"), Fraction("9.985")), is_swapped(Fraction(592), Fraction(295))
    (True, False)
    """
    return len(digits(left)) >= TELLING and abs(right) in swaps(left)


def swaps(number: Fraction) -> Iterator[Fraction]:
    """The numbers that arise when two neighbouring digits change places.

    >>> [str(each) for each in swaps(Fraction(2190))]
    ['1290', '2910']
    """
    told = digits(number)
    scale = abs(number) / int(told) if told else Fraction(0)
    for place, (left, right) in enumerate(pairwise(told)):
        if left != right:
            yield int(told[:place] + right + left + told[place + 2 :]) * scale
