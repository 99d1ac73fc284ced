"""This file holds the ways to print a number: for each style what it prints, and how precise the print is."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from msgspec import Struct

from factcheck.core.quantity import Quantity

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = ((10**9, "billion", "bn"), (10**6, "million", "m"), (10**3, "thousand", "k"))
CHINESE_SCALES = ((10**8, "亿"), (10**4, "万"))
MOST_PLACES = 4
MOST_WORDED = 3


class Number(Struct, frozen=True):
    """A number as printed, with the size of its last printed place, 0 where it is exactly itself."""

    text: str
    value: Fraction
    place: Fraction = Fraction(0)

    def quantity(self) -> Quantity:
        """What the program's arithmetic makes of it."""
        return Quantity(self.value, self.place)


Style = Callable[[Fraction], Number | None]


def grouped(value: Fraction) -> Number | None:
    """66,973,000: digits in groups of three."""
    if value.denominator != 1:
        return _decimal(value)
    zeros = 1
    while value % (zeros * 1000) == 0 and value > zeros * 1000:
        zeros *= 1000
    return Number(f"{int(value):,}", value, Fraction(zeros if zeros > 1 else 0))


def plain(value: Fraction) -> Number | None:
    """Digits without groups, for a number that has groups."""
    return Number(str(int(value)), value) if value.denominator == 1 and 10**3 <= value < 10**5 and value % 1000 else None


def scaled(value: Fraction) -> Number | None:
    """66.973 million: the largest scale word that leaves a number of at least one; digits below a million."""
    if value < 10**6:
        return grouped(value)
    size, word, _ = next(row for row in SCALES if value >= row[0])
    return _on_scale(value, size, f" {word}")


def other_scale(value: Fraction) -> Number | None:
    """0.61 billion, 85 thousand: another scale word than the usual one."""
    if value >= 10**8:
        return _on_scale(value, 10**9, " billion") if value < 10**9 else _on_scale(value, 10**6, " million")
    return _on_scale(value, 10**3, " thousand") if 10**4 <= value < 10**6 and value % 1000 == 0 else None


def short(value: Fraction) -> Number | None:
    """66.973m: the scale as a letter."""
    if value < 10**4 or (value < 10**6 and value % 1000):
        return None
    size, _, letter = next(row for row in SCALES if value >= row[0])
    return _on_scale(value, size, letter)


def in_words(value: Fraction) -> Number | None:
    """Six hundred and ten million: a number of few digits in words."""
    if value.denominator != 1 or value <= 1 or Quantity(value).digits > MOST_WORDED:
        return None
    exact = grouped(value)
    return Number(spelled(int(value)), value, exact.place if exact else Fraction(0))


def chinese(value: Fraction) -> Number | None:
    """6697.3万: the scale in Chinese."""
    for size, word in CHINESE_SCALES:
        if value >= size:
            return _on_scale(value, size, word)
    return _decimal(value) if value.denominator != 1 else Number(str(int(value)), value)


def spelled(number: int) -> str:
    """The words for a whole number.

    >>> spelled(610_000_000), spelled(2_055), spelled(66)
    ('six hundred and ten million', 'two thousand and fifty-five', 'sixty-six')
    """
    for size, word, _ in SCALES:
        if number >= size:
            rest = number % size
            joint = " and " if 0 < rest < 100 else " "
            return f"{spelled(number // size)} {word}{joint + spelled(rest) if rest else ''}"
    if number >= 100:
        return f"{ONES[number // 100]} hundred{f' and {spelled(number % 100)}' if number % 100 else ''}"
    if number < len(ONES):
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


def rounded(value: Fraction, digits: int, *, up: bool | None = None) -> Fraction:
    """The value to so many significant digits: the nearest, or the one above or below."""
    size = Fraction(1)
    while value >= size * 10**digits:
        size *= 10
    while value < size * 10 ** (digits - 1):
        size /= 10
    whole = value / size
    if up is None:
        return Fraction(int(whole + Fraction(1, 2))) * size
    return (Fraction(int(whole)) + (1 if up else 0)) * size


def _on_scale(value: Fraction, size: int, word: str) -> Number | None:
    number = _decimal(value / size)
    return number and Number(number.text + word, value, (number.place or 1) * size)


def _decimal(value: Fraction) -> Number | None:
    """The decimal digits of a value; None where they do not end soon."""
    for places in range(MOST_PLACES + 1):
        if (value * 10**places).denominator == 1:
            return Number(f"{float(value):,.{places}f}", value, Fraction(1, 10**places) if places else Fraction(0))
    return None
