"""This file holds the tests of periods: one period, all its wordings, and what is none."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.core.period import Period
from factcheck.core.text import Sentence, Span
from factcheck.figures import periods_in

TABLE = yaml.safe_load((Path(__file__).parent / "cases" / "periods.yaml").read_text(encoding="utf-8"))
WORDINGS = [(str(wording), period) for period, wordings in TABLE["periods"].items() for wording in wordings]


def periods(text: str) -> list[str]:
    return [str(told) for _, told in periods_in(Sentence(text, Span(0, len(text))))]


@pytest.mark.parametrize(("wording", "period"), WORDINGS, ids=[wording for wording, _ in WORDINGS])
def test_a_wording_names_its_period(wording: str, period: str) -> None:
    assert periods(wording) == [period]


@pytest.mark.parametrize(("wording", "period"), WORDINGS, ids=[wording for wording, _ in WORDINGS])
def test_a_wording_names_the_same_in_a_sentence(wording: str, period: str) -> None:
    assert periods(f"It all was well, {wording}, they said.") == [period]


@pytest.mark.parametrize("text", TABLE["nothing"])
def test_what_names_no_period(text: str) -> None:
    assert periods(text) == []


@pytest.mark.parametrize("row", TABLE["related"], ids=lambda row: row["text"])
def test_periods_that_others_determine(row: dict[str, Any]) -> None:
    assert periods(row["text"]) == row["periods"]


def test_spans_are_places_in_the_source() -> None:
    text = "It ended in July 2024."
    ((span, _),) = periods_in(Sentence(text, Span(50, 50 + len(text))))
    assert text[span.start - 50 : span.end - 50] == "July 2024"


DAYS = st.dates(date(1950, 1, 1), date(2039, 12, 31))
STYLES = [
    "{0:%B} {0.day}, {0.year}",
    "{0.day} {0:%B} {0.year}",
    "{0:%Y-%m-%d}",
    "{0.year}年{0.month}月{0.day}日",
    "{0:%b} {0.day}, {0.year}",
]


@settings(deadline=None)
@given(DAYS, st.sampled_from(STYLES))
def test_every_day_reads_back(day: date, style: str) -> None:
    assert periods(f"It was on {style.format(day)}.") == [str(Period(day, day))]


@settings(deadline=None)
@given(st.integers(1950, 2039), st.integers(1, 11), st.integers(1, 11))
def test_every_range_of_months_reads_back(year: int, first: int, length: int) -> None:
    last = min(12, first + length)
    names = [date(year, month, 1).strftime("%B") for month in (first, last)]
    wanted = str(Period.months(year, first, last))
    assert periods(f"from {names[0]} to {names[1]} {year}") == [wanted]
    assert periods(f"{year}年{first}至{last}月") == [wanted]


@settings(deadline=None)
@given(DAYS, st.integers(0, 400))
def test_periods_told_from_now_end_in_the_calendar(today: date, days: int) -> None:
    ((_, told),) = periods_in(Sentence("the first half of last year", Span(0, 27)))
    assert not isinstance(told, Period)
    on = told.on(today + timedelta(days=days))
    assert on == Period.months((today + timedelta(days=days)).year - 1, 1, 6)
