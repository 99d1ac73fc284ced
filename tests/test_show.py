"""This file holds the tests of how numbers are shown."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.core.show import digits, shown
from factcheck.core.unit import FRACTION, MULTIPLE, PERCENT, unit_of

DIGITS = [
    ("0", "0"),
    ("906", "906"),
    ("13400", "13,400"),
    ("-13400", "-13,400"),
    ("59.7", "59.7"),
    ("8000/134", "59.7"),
    ("1234.56", "1,235"),
    ("423.905", "423.9"),
    ("1/3", "0.3333"),
    ("1/800", "0.00125"),
    ("-5/2", "-2.5"),
    ("99.36", "99.36"),
]


@pytest.mark.parametrize(("value", "expected"), DIGITS)
def test_digits(value: str, expected: str) -> None:
    assert digits(Fraction(value)) == expected


SHOWN = [
    ("610000000", "", "610 million"),
    ("1580000000", "", "1.58 billion"),
    ("2500000000000", "", "2.5 trillion"),
    ("999999", "", "999,999"),
    ("-37000000", "", "-37 million"),
    ("7800", "t", "7.8 t"),
    ("254.9", "kg", "254.9 kg"),
    ("2050000000", "yuan", "2.05 billion yuan"),
    ("86400", "day", "1 day"),
    ("2000000", "vehicle", "2 million"),
]


@pytest.mark.parametrize(("value", "unit", "expected"), SHOWN)
def test_shown_in_a_unit(value: str, unit: str, expected: str) -> None:
    assert shown(Fraction(value), unit_of(unit)) == expected


def test_shown_as_proportion_multiple_and_plain() -> None:
    assert shown(Fraction(64882, 610000), FRACTION) == shown(Fraction(64882, 610000), PERCENT) == "10.64%"
    assert shown(Fraction(291000, 64882), MULTIPLE) == "4.485 times"
    assert shown(Fraction(610_000_000) / Fraction("1.439")) == "423.9 million"


@given(st.fractions(min_value=Fraction(1, 100), max_value=10**9, max_denominator=10**6))
def test_what_is_shown_is_the_number_but_for_rounding(value: Fraction) -> None:
    back = Fraction(digits(value).replace(",", ""))
    assert abs(back - value) <= max(value / 1000, Fraction(1, 20_000))
