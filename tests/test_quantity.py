"""This file holds the tests of quantities: the tables of what a printed number stands for, in a claim and in a source."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.core.interval import Interval
from factcheck.core.quantity import Hedge, Quantity
from factcheck.figures import observe

MILLION = 10**6


def read(printed: str) -> Quantity:
    """The quantity that these words print."""
    observation = observe(printed)
    assert observation is not None
    assert observation.quantity is not None
    return observation.quantity


def spans(interval: Interval) -> tuple[str, str, str]:
    """Both ends of an interval as decimals, and its brackets."""
    low, high = ("" if end is None else f"{float(end):.10g}" for end in (interval.low, interval.high))
    return low, high, f"{'(' if interval.low_open else '['}{')' if interval.high_open else ']'}"


PRINTED = [
    ("64.882 million", "64881500", "64882500", "[)"),
    ("610 million", "609500000", "610500000", "[)"),
    ("610,000,000", "609500000", "610500000", "[)"),
    ("35,000", "34500", "35500", "[)"),
    ("3,459", "3459", "3459", "[]"),
    ("13,400", "13400", "13400", "[]"),
    ("906", "906", "906", "[]"),
    ("59 countries", "59", "59", "[]"),
    ("60 ports", "60", "60", "[]"),
    ("2 million", "1900000", "2100000", "[)"),
    ("2.05 billion", "2045000000", "2055000000", "[)"),
    ("7.0841 million", "7084050", "7084150", "[)"),
    ("1,000", "950", "1050", "[)"),
    ("0.61 billion", "605000000", "615000000", "[)"),
    ("6.1亿", "605000000", "615000000", "[)"),
    ("6488.2万", "64881500", "64882500", "[)"),
]


@pytest.mark.parametrize(("printed", "low", "high", "brackets"), PRINTED)
def test_what_a_printed_number_stands_for(printed: str, low: str, high: str, brackets: str) -> None:
    assert (
        spans(read(printed).bare()) == spans(read(printed).claimed()) == spans(read(printed).reported()) == (low, high, brackets)
    )


CLAIMED = [
    *(
        (f"{hedge} 600 million", "570000000", "630000000", "[]")
        for hedge in ("about", "around", "approximately", "roughly", "some", "an estimated")
    ),
    ("600 million or so", "570000000", "630000000", "[]"),
    ("约600万", "5700000", "6300000", "[]"),
    ("600余万", "5700000", "6300000", "[]"),
    *(
        (f"{hedge} 600 million", "540000000", "600000000", "[)")
        for hedge in ("nearly", "almost", "close to", "just under", "approaching")
    ),
    ("近600万", "5400000", "6000000", "[)"),
    *((f"{hedge} 35,000", "35000", "", "[]") for hedge in ("more than", "over", "above", "exceeding", "upwards of", "topping")),
    *((f"{hedge} 35,000", "35000", "", "[]") for hedge in ("at least", "no fewer than", "not less than")),
    ("35,000-plus", "35000", "", "[]"),
    ("超过3.5万", "35000", "", "[]"),
    ("逾3.5万", "35000", "", "[]"),
    *((f"{hedge} 35,000", "", "35000", "[]") for hedge in ("less than", "under", "below", "fewer than", "fell short of")),
    *((f"{hedge} 35,000", "", "35000", "[]") for hedge in ("up to", "at most", "no more than", "did not exceed")),
    ("不到3.5万", "", "35000", "[]"),
    ("between 10 million and 12 million", "10000000", "12000000", "[]"),
    ("10 to 12 million", "10000000", "12000000", "[]"),
    ("10-12 million", "10000000", "12000000", "[]"),
]


@pytest.mark.parametrize(("printed", "low", "high", "brackets"), CLAIMED)
def test_what_a_claim_with_a_hedge_asserts(printed: str, low: str, high: str, brackets: str) -> None:
    assert spans(read(printed).claimed()) == (low, high, brackets)


WORDS = [
    ("doubled", 2),
    ("twice as many", 2),
    ("tripled", 3),
    ("half", Fraction(1, 2)),
    ("a third", Fraction(1, 3)),
    ("two-thirds", Fraction(2, 3)),
    ("one in ten", Fraction(1, 10)),
    ("three out of four", Fraction(3, 4)),
]


@pytest.mark.parametrize(("printed", "value"), WORDS)
def test_words_for_multiples_and_fractions_stand_for_a_tenth_either_side(printed: str, value: Fraction) -> None:
    observation = observe(printed)
    assert observation is not None
    assert observation.quantity is not None
    assert observation.quantity.claimed().scaled(observation.unit.factor) == Interval.around(
        Fraction(value), Fraction(value) / 10
    )


HEDGED_WORDS = [("more than doubled", "2", "", "[]"), ("nearly tripled", "2.7", "3", "[)"), ("about twice", "1.9", "2.1", "[]")]


@pytest.mark.parametrize(("printed", "low", "high", "brackets"), HEDGED_WORDS)
def test_a_hedge_beside_such_a_word_has_its_own_row(printed: str, low: str, high: str, brackets: str) -> None:
    assert spans(read(printed).claimed()) == (low, high, brackets)


REPORTED = [
    ("more than 35,000", "35000", "36000", "[)"),
    ("over 110", "110", "120", "[)"),
    ("more than 100,000", "100000", "200000", "[)"),
    ("more than 7.18 million", "7180000", "7190000", "[)"),
    ("over 1.58 billion", "1580000000", "1590000000", "[)"),
    ("more than 10,500", "10500", "10600", "[)"),
    ("nearly 30,000", "25000", "30000", "[)"),
    ("almost 300", "250", "300", "[)"),
    ("about 2 billion", "1900000000", "2100000000", "[]"),
    ("some 300", "285", "315", "[]"),
    ("up to 90", "", "90", "[]"),
    ("no more than 30", "", "30", "[]"),
    ("less than 15", "", "15", "[]"),
    ("at most 5", "", "5", "[]"),
    ("two to five", "2", "5", "[]"),
]


@pytest.mark.parametrize(("printed", "low", "high", "brackets"), REPORTED)
def test_what_a_release_with_a_hedge_reports(printed: str, low: str, high: str, brackets: str) -> None:
    assert spans(read(printed).reported()) == (low, high, brackets)


STEPS = [(35_000, 1000), (110, 10), (100_000, 100_000), ("7.18", "0.01"), (906, 1), ("77.6", "0.1"), (0, 1), ("0.005", "0.001")]


@pytest.mark.parametrize(("value", "step"), STEPS)
def test_the_step_is_the_place_of_the_last_digit_that_is_not_zero(value: str | int, step: str | int) -> None:
    assert Quantity(Fraction(value)).step() == Fraction(step)


DIGITS = [("64.882 million", 5), ("610 million", 2), ("35,000", 2), ("906", 3), ("7.0841 million", 5), ("3,459", 4), ("0", 1)]


@pytest.mark.parametrize(("printed", "digits"), DIGITS)
def test_how_many_digits_tell(printed: str, digits: int) -> None:
    assert read(printed).digits == digits


RESTATES = [
    ("35,000", "more than 35,000", True),
    ("more than 35,000", "35,000", True),
    ("over 35,000", "more than 35,000", True),
    ("about 906", "906", True),
    ("fewer than 35,000", "more than 35,000", False),
    ("nearly 35,000", "more than 35,000", False),
    ("more than 30,000", "nearly 30,000", False),
    ("under 30,000", "nearly 30,000", True),
    ("0.61 billion", "610 million", True),
    ("611 million", "610 million", False),
    ("two to four", "two to five", False),
]


@pytest.mark.parametrize(("claim", "source", "expected"), RESTATES)
def test_which_claims_restate_a_source(claim: str, source: str, expected: bool) -> None:
    assert read(claim).restates(read(source)) is expected


QUANTITIES = st.builds(
    Quantity,
    st.fractions(min_value=1, max_value=10**9, max_denominator=1000),
    st.sampled_from([Fraction(0), Fraction(1, 10), Fraction(1), Fraction(1000), Fraction(MILLION)]),
    st.sampled_from([None, *Hedge]),
)


@given(QUANTITIES)
def test_a_number_is_never_wider_than_a_twentieth_either_side_and_lies_in_itself(quantity: Quantity) -> None:
    bare = quantity.bare()
    assert quantity.value in bare
    assert bare.within(Interval.around(quantity.value, quantity.value / 20))


@given(QUANTITIES)
def test_a_hedge_is_read_on_the_right_side_in_claims_and_sources(quantity: Quantity) -> None:
    for interval in (quantity.claimed(), quantity.reported()):
        assert (quantity.value in interval) is (quantity.hedge is not Hedge.NEARLY)
        assert (quantity.value * 2 in quantity.claimed()) is (quantity.hedge is Hedge.MORE_THAN)


@given(QUANTITIES, st.fractions(min_value=Fraction(1, 1000), max_value=1000, max_denominator=1000))
def test_another_unit_scales_what_is_claimed(quantity: Quantity, factor: Fraction) -> None:
    assert quantity.times(factor).claimed() == quantity.claimed().scaled(factor)
