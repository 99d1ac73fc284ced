"""This file holds the tests of units: which words name them, and how they convert."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factcheck.core.unit import MEASURES, unit_of

CONVERSIONS = [
    ("7.8", "tons", "7800", "kilograms"),
    ("254.9", "kg", "254900", "grams"),
    ("1", "pound weight", "0.45359237", "kilo"),
    ("5", "公斤", "5", "千克"),
    ("1", "吨", "1000", "公斤"),
    ("3", "kilometres", "3000", "meters"),
    ("1", "mile", "1.609344", "km"),
    ("2", "hectares", "20000", "square metres"),
    ("1", "hour", "60", "minutes"),
    ("2", "days", "48", "小时"),
    ("1", "week", "7", "天"),
    ("2", "years", "24", "个月"),
    ("1", "decade", "10", "years"),
    ("43.9", "%", "0.439", "percent"),
    ("5", "per mille", "0.5", "pct"),
    ("150", "bps", "1.5", "percentage points"),
    ("3", "百分点", "300", "基点"),
    ("20", "yuan", "20", "rmb"),
    ("250", "cents", "2.5", "us$"),
    ("1000", "kilowatt-hours", "1", "megawatt hours"),
    ("1", "m³", "1000", "litres"),
]


@pytest.mark.parametrize(("value", "unit", "other_value", "other"), CONVERSIONS)
def test_units_of_one_dimension_convert(value: str, unit: str, other_value: str, other: str) -> None:
    one, two = unit_of(unit), unit_of(other)
    scale = 1 if unit != "%" else 100
    assert one.converts_to(two)
    assert Fraction(value) * one.factor == Fraction(other_value) * two.factor * scale


APART = [
    ("persons", "kg"),
    ("%", "percentage points"),
    ("%", "times"),
    ("yuan", "dollars"),
    ("dollars", "hong kong dollars"),
    ("kg", "km"),
    ("days", "months"),
    ("hours", "vehicles"),
    ("m", "m²"),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_units_of_two_dimensions_do_not_convert(one: str, other: str) -> None:
    assert not unit_of(one).converts_to(unit_of(other))


@pytest.mark.parametrize("word", ["vehicle", "ports", "gangs", "艘", ""])
def test_any_other_word_is_a_counting_word(word: str) -> None:
    assert (unit_of(word).name, unit_of(word).dimension, unit_of(word).factor) == (word, "count", 1)


CONTINUOUS = [
    ("%", True),
    ("kg", True),
    ("yuan", True),
    ("km", True),
    ("vehicle", False),
    ("days", False),
    ("hours", False),
    ("", False),
]


@pytest.mark.parametrize(("word", "expected"), CONTINUOUS)
def test_in_which_units_a_whole_number_is_a_rounded_one(word: str, expected: bool) -> None:
    assert unit_of(word).is_continuous is expected


@pytest.mark.parametrize("word", ["TONNES", "Kilograms", "RMB", "KM", "US$"])
def test_capitals_do_not_matter(word: str) -> None:
    assert unit_of(word) == unit_of(word.lower())


@pytest.mark.parametrize("name", MEASURES)
def test_every_wording_in_the_table_is_found(name: str) -> None:
    assert unit_of(name) == MEASURES[name]
    assert MEASURES[name].factor > 0
