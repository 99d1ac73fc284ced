"""This file holds what a slip makes of a number: two digits change places, or the point moves."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

TELLING_DIGITS = 3
"""A number of so many digits that has those of another one is not there by chance."""

MOST_PLACES = 6
"""So many places the point moves at most where a word is lost, or another takes its place: a million."""


def digits(number: Fraction) -> str:
    """The significant digits of a number, without its sign, its point and zeros at its end: they are the same in every power of ten.

    >>> digits(Fraction(7800)), digits(Fraction("-7.8")), digits(Fraction(0)), digits(Fraction(1, 3))
    ('78', '78', '0', '1/3')
    """
    above, below = abs(number.numerator), number.denominator
    while below % 10 == 0:
        below //= 10
    for prime, other in ((2, 5), (5, 2)):
        while below % prime == 0:
            below //= prime
            above *= other
    return (str(above).rstrip("0") or "0") + (f"/{below}" if below > 1 else "")


def is_power_of_ten(ratio: Fraction) -> bool:
    """Whether two numbers of this ratio have the same digits, and are not the same; nor so far apart that no lost scale word explains it."""
    if ratio <= 0 or min(ratio.numerator, ratio.denominator) != 1:
        return False
    figures = str(max(ratio.numerator, ratio.denominator))
    return 1 < len(figures) <= MOST_PLACES + 1 and figures.strip("0") == "1"


def is_one_off(left: Fraction, right: Fraction) -> bool:
    """Whether two whole numbers of as many digits differ in one of them.

    >>> is_one_off(Fraction(18264), Fraction(18664)), is_one_off(Fraction(18264), Fraction(18653))
    (True, False)
    """
    told, other = str(left), str(right)
    return len(told) == len(other) and told.isdigit() and sum(one != two for one, two in zip(told, other, strict=False)) == 1


def is_swapped(left: Fraction, right: Fraction) -> bool:
    """Whether two numbers of at least three digits differ in that two neighbouring ones have changed places.

    >>> is_swapped(Fraction("9.895"), Fraction("9.985")), is_swapped(Fraction(592), Fraction(295))
    (True, False)
    """
    told = digits(left)
    if len(told) < TELLING_DIGITS or not told.isdigit():
        return False
    other = abs(right) * int(told) / abs(left)
    return other.denominator == 1 and other.numerator in _swapped(told)


def swaps(number: Fraction) -> Iterator[Fraction]:
    """The numbers that arise when two neighbouring digits change places; none of them begins with a zero.

    >>> [str(each) for each in swaps(Fraction(2190))], [str(each) for each in swaps(Fraction(305))]
    (['1290', '2910'], ['350'])
    """
    told = digits(number)
    if number and told.isdigit():
        scale = abs(number) / int(told)
        yield from (each * scale for each in _swapped(told))


def _swapped(told: str) -> Iterator[int]:
    """The numbers with the digits told, two neighbouring ones of which have changed places."""
    for place, (left, right) in enumerate(pairwise(told)):
        if left != right and (place or right != "0"):
            yield int(told[:place] + right + left + told[place + 2 :])


def is_misprint(told: Fraction, right: Fraction, telling: int = TELLING_DIGITS) -> bool:
    """Whether a number, in its last printed place, is another one but for two digits in each other's place, its point, or one of so many digits.

    >>> is_misprint(Fraction(210), Fraction("119.9")), is_misprint(Fraction(210), Fraction(180))
    (True, False)
    >>> is_misprint(Fraction(47), Fraction("36.9")), is_misprint(Fraction(47), Fraction("36.9"), 2)
    (False, True)
    """
    whole = Fraction(round(right))
    is_digit = whole >= 10 ** (telling - 1) and is_one_off(told, whole)
    return whole > 0 and (whole in swaps(told) or is_power_of_ten(told / whole) or is_digit)
