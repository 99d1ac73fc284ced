"""This file holds the tests of words that point back at a period: what they are, how long, and which of the periods before is meant."""

from __future__ import annotations

import pytest

from factcheck.core.period import Period, Relative
from factcheck.figures.backward import pointers

POINTING = [
    ("Over those three months ferries carried 40,000.", "those three months", 3),
    ("In that earlier half-year they sold 12.", "that earlier half-year", 6),
    ("That quarter saw 900 births.", "That quarter", 3),
    ("Twelve ships were lost that year.", "that year", 12),
    ("In the same 7 months the port shipped 3.", "the same 7 months", 7),
    ("During that whole period, 5 were built.", "that whole period", 0),
]
POINTING_AT_NOTHING = [
    "",
    "That number doubled.",
    "It was 5 % more than in that quarter.",
    "It sold more than in the same months of 2019.",
    "In that month of May it rained.",
    "That half of the town voted.",
    "That year's budget was lower.",
    "They rose from that quarter.",
]
BEFORE = [Period.parse("2021-S1"), Period.parse("2024"), Relative(-1), Relative(0, to_date=True)]
TARGETS = [
    ("In that half-year", BEFORE, BEFORE[0]),
    ("In that year", BEFORE, BEFORE[2]),
    ("In that period", BEFORE, BEFORE[2]),
    ("In that quarter", BEFORE, None),
    ("In that quarter", [], None),
]


@pytest.mark.parametrize(("text", "words", "months"), POINTING)
def test_words_that_point_back(text: str, words: str, months: int) -> None:
    (one,) = pointers(text)
    assert (text[one.span.start : one.span.end], one.months) == (words, months)


@pytest.mark.parametrize("text", POINTING_AT_NOTHING)
def test_words_that_point_at_no_period_before(text: str) -> None:
    assert pointers(text) == []


@pytest.mark.parametrize(("words", "told", "expected"), TARGETS)
def test_the_period_that_is_meant(words: str, told: list[Period | Relative], expected: Period | Relative | None) -> None:
    (one,) = pointers(words)
    assert one.target(told) == expected
