"""This file holds the tests of intervals: what lies in them, and that their arithmetic holds all the numbers it should."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.core.interval import Interval

NUMBERS = st.fractions(min_value=-1000, max_value=1000, max_denominator=60)
POSITIVE = st.fractions(min_value=Fraction(1, 60), max_value=1000, max_denominator=60)


def interval(text: str) -> Interval:
    """The interval that is written "[1, 2)", an end that is missing being unbounded."""
    low, high = (end.strip() for end in text[1:-1].split(","))
    return Interval(
        Fraction(low) if low else None,
        Fraction(high) if high else None,
        text[0] == "(" and bool(low),
        text[-1] == ")" and bool(high),
    )


@st.composite
def intervals(draw: st.DrawFn, numbers: st.SearchStrategy[Fraction] = NUMBERS) -> tuple[Interval, Fraction]:
    """An interval, and a number in it."""
    low, inside, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    opens = [draw(st.booleans()) and low < inside, draw(st.booleans()) and inside < high]
    ends = [None if draw(st.integers(0, 9)) == 0 else end for end in (low, high)]
    return Interval(ends[0], ends[1], opens[0] and ends[0] is not None, opens[1] and ends[1] is not None), inside


WITHIN = [
    ("[2, 3]", "[1, 4]", True),
    ("[1, 4]", "[1, 4]", True),
    ("(1, 4)", "[1, 4]", True),
    ("[1, 4]", "(1, 4]", False),
    ("[1, 4]", "[1, 4)", False),
    ("(1, 4)", "(1, 4)", True),
    ("[2, 5]", "[1, 4]", False),
    ("[0, 2]", "[1, 4]", False),
    ("[2, 3]", "[2,)", True),
    ("[2, 3]", "(2,)", False),
    ("[2, 3]", "(,3]", True),
    ("[2, 3]", "(,3)", False),
    ("[2,)", "[1,)", True),
    ("[2,)", "[1, 9]", False),
    ("(,2]", "(,)", True),
    ("(,)", "(,2]", False),
]


@pytest.mark.parametrize(("inner", "outer", "expected"), WITHIN)
def test_within(inner: str, outer: str, expected: bool) -> None:
    assert interval(inner).within(interval(outer)) is expected


OVERLAPS = [
    ("[1, 2]", "[2, 3]", True),
    ("[1, 2)", "[2, 3]", False),
    ("[1, 2]", "(2, 3]", False),
    ("[1, 2]", "[3, 4]", False),
    ("[1, 5]", "[2, 3]", True),
    ("[1,)", "(,1]", True),
    ("(1,)", "(,1]", False),
    ("(,)", "[7, 7]", True),
    ("[7, 7]", "[7, 7]", True),
]


@pytest.mark.parametrize(("left", "right", "expected"), OVERLAPS)
def test_overlaps_either_way_round(left: str, right: str, expected: bool) -> None:
    assert interval(left).overlaps(interval(right)) is interval(right).overlaps(interval(left)) is expected


ARITHMETIC = [
    ("[1, 2)", "+", "[10, 20]", "[11, 22)"),
    ("[1, 2)", "+", "[10,)", "[11,)"),
    ("[1, 2)", "-", "[10, 20]", "[-19, -8)"),
    ("[10, 20]", "-", "[1, 2)", "(8, 19]"),
    ("(,5]", "-", "[1, 2]", "(,4]"),
    ("[1, 2)", "*", "[10, 20]", "[10, 40)"),
    ("[10, 20]", "*", "[2,)", "[20,)"),
    ("[10, 20)", "/", "[2, 5]", "[2, 10)"),
    ("[10, 20]", "/", "(2, 5)", "(2, 10)"),
    ("[10, 20]", "/", "[2,)", "[0, 10]"),
    ("[10, 20]", "/", "[0, 5]", "[2,)"),
]
OPERATIONS = {"+": Interval.__add__, "-": Interval.__sub__, "*": Interval.__mul__, "/": Interval.__truediv__}


@pytest.mark.parametrize(("left", "sign", "right", "expected"), ARITHMETIC)
def test_arithmetic(left: str, sign: str, right: str, expected: str) -> None:
    assert repr(OPERATIONS[sign](interval(left), interval(right))) == repr(interval(expected))


SHOWN = [("[1, 2)", "[1, 2)"), ("(1/2, 2]", "(1/2, 2]"), ("(,2]", "(-inf, 2]"), ("[2,)", "[2, inf)"), ("(,)", "(-inf, inf)")]


@pytest.mark.parametrize(("written", "shown"), SHOWN)
def test_an_interval_is_shown_as_mathematicians_write_it(written: str, shown: str) -> None:
    assert repr(interval(written)) == shown


@given(intervals(), intervals())
def test_sums_and_differences_hold_those_of_their_numbers(
    left: tuple[Interval, Fraction], right: tuple[Interval, Fraction]
) -> None:
    assert left[1] + right[1] in left[0] + right[0]
    assert left[1] - right[1] in left[0] - right[0]


@given(intervals(POSITIVE), intervals(POSITIVE))
def test_products_and_quotients_hold_those_of_their_numbers(
    left: tuple[Interval, Fraction], right: tuple[Interval, Fraction]
) -> None:
    assert left[1] * right[1] in left[0] * right[0]
    assert left[1] / right[1] in left[0] / right[0]


@given(intervals(), POSITIVE)
def test_scaling_and_turning_keep_the_number_and_can_be_undone(one: tuple[Interval, Fraction], factor: Fraction) -> None:
    assert one[1] * factor in one[0].scaled(factor)
    assert -one[1] in -one[0]
    assert -(-one[0].scaled(factor)).scaled(1 / factor) == one[0]


@given(intervals(), intervals())
def test_what_lies_within_another_overlaps_it_and_shares_its_numbers(
    left: tuple[Interval, Fraction], right: tuple[Interval, Fraction]
) -> None:
    if left[0].within(right[0]):
        assert left[0].overlaps(right[0])
        assert left[1] in right[0]
    if left[1] in right[0]:
        assert left[0].overlaps(right[0])


@given(NUMBERS, POSITIVE)
def test_around_a_number_both_ends_are_in(value: Fraction, radius: Fraction) -> None:
    around = Interval.around(value, radius)
    assert all(number in around for number in (value - radius, value, value + radius))
    assert value + radius * 2 not in around
