"""This file holds the tests of the arithmetic of periods: how they are written, what precedes them, what is left of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.core.period import Period, Relative

WRITTEN = [
    ("2024", date(2024, 1, 1), date(2024, 12, 31), 366, 12),
    ("2024-S1", date(2024, 1, 1), date(2024, 6, 30), 182, 6),
    ("2023-S2", date(2023, 7, 1), date(2023, 12, 31), 184, 6),
    ("2022-Q1", date(2022, 1, 1), date(2022, 3, 31), 90, 3),
    ("2022-Q4", date(2022, 10, 1), date(2022, 12, 31), 92, 3),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29), 29, 1),
    ("2024-01/P7M", date(2024, 1, 1), date(2024, 7, 31), 213, 7),
    ("2024-11/P4M", date(2024, 11, 1), date(2025, 2, 28), 120, 4),
    ("2024-07-10", date(2024, 7, 10), date(2024, 7, 10), 1, None),
    ("2021-04-08/2024-08-19", date(2021, 4, 8), date(2024, 8, 19), 1230, None),
    ("/2024-08-19", None, date(2024, 8, 19), None, None),
    ("2024-12-01/", date(2024, 12, 1), None, None, None),
]


@pytest.mark.parametrize(("text", "start", "end", "days", "months"), WRITTEN)
def test_a_period_is_read_and_written_alike(
    text: str, start: date | None, end: date | None, days: int | None, months: int | None
) -> None:
    period = Period.parse(text)
    assert (period.start, period.end, period.days, period.whole_months) == (start, end, days, months)
    assert str(period) == text


SAME = [
    ("2024-01/P12M", "2024"),
    ("2024-01/P6M", "2024-S1"),
    ("2022-01/2022-03", "2022-Q1"),
    ("/2024-08", "/2024-08-31"),
    ("2024-07/P1M", "2024-07"),
]


@pytest.mark.parametrize(("text", "shortest"), SAME)
def test_a_period_is_written_in_the_shortest_way(text: str, shortest: str) -> None:
    assert str(Period.parse(text)) == shortest


@pytest.mark.parametrize("text", ["", "24", "2024-13", "2024-S3", "2024-Q5", "2024-02-30", "last year", "2024-1-1-1", "20245"])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises((ValueError, IndexError)):
        Period.parse(text)


BEFORE = [
    ("2024", "2023"),
    ("2022-Q1", "2021-Q4"),
    ("2024-S1", "2023-S2"),
    ("2024-01", "2023-12"),
    ("2024-03", "2024-02"),
    ("2024-01/P7M", "2023-06/P7M"),
    ("2024-07-10", "2024-07-09"),
    ("2024-07-10/2024-07-12", "2024-07-07/2024-07-09"),
    ("/2024", "/2024-12-31"),
]


@pytest.mark.parametrize(("text", "before"), BEFORE)
def test_the_period_before(text: str, before: str) -> None:
    assert str(Period.parse(text).before()) == before


LAST_YEAR = [
    ("2024", "2023"),
    ("2022-Q1", "2021-Q1"),
    ("2024-01/P7M", "2023-01/P7M"),
    ("2024-02-29", "2023-02-28"),
    ("/2024-08-19", "/2023-08-19"),
]


@pytest.mark.parametrize(("text", "earlier"), LAST_YEAR)
def test_the_same_period_a_year_earlier(text: str, earlier: str) -> None:
    assert str(Period.parse(text).years_before(1)) == earlier


MINUS = [
    ("2024", "2024-01/P7M", "2024-08/P5M"),
    ("2024", "2024-S2", "2024-S1"),
    ("2024", "2024-Q2", None),
    ("2024", "2024", None),
    ("2024", "2023-S1", None),
    ("2024", "/2024-03", None),
    ("2024-Q1", "2024-01", "2024-02/P2M"),
]


@pytest.mark.parametrize(("whole", "part", "rest"), MINUS)
def test_what_is_left_of_a_period(whole: str, part: str, rest: str | None) -> None:
    left = Period.parse(whole).minus(Period.parse(part))
    assert (left and str(left)) == rest


INSIDE = [
    ("2024-Q1", "2024", True, True),
    ("2024", "2024-Q1", False, True),
    ("2024", "2024", True, True),
    ("2023", "2024", False, False),
    ("2024", "/2024", True, True),
    ("/2024", "2024", False, True),
    ("2024-12-01/", "2024", False, True),
    ("2024-12-05", "2024-12-01/", True, True),
    ("2024-11-30", "2024-12-01/", False, False),
]


@pytest.mark.parametrize(("inner", "outer", "within", "overlaps"), INSIDE)
def test_which_periods_lie_in_others(inner: str, outer: str, within: bool, overlaps: bool) -> None:
    assert Period.parse(inner).within(Period.parse(outer)) is within
    assert Period.parse(inner).overlaps(Period.parse(outer)) is Period.parse(outer).overlaps(Period.parse(inner)) is overlaps


RELATIVE = [
    (Relative(-1), "2025-01-14", "2024", "year-1"),
    (Relative(0), "2025-01-14", "2025", "this-year"),
    (Relative(0, (1, 7)), "2024-08-19", "2024-01/P7M", "this-year-01/07"),
    (Relative(-1, (1, 6)), "2024-08-19", "2023-S1", "year-1-01/06"),
    (Relative(0, (5, 5), day=6), "2024-08-19", "2024-05-06", "this-year-05/05-06"),
    (Relative(0, to_date=True), "2024-08-19", "2024-01-01/2024-08-19", "this-year/"),
    (Relative(0, (5, 5), day=6, since=True), "2024-08-19", "2024-05-06/", "this-year-05/05-06/"),
    (Relative(None, (12, 12), day=1, since=True), "2025-01-14", "2024-12-01/", "year-12/12-01/"),
    (Relative(None, (7, 7), day=10), "2024-08-19", "2024-07-10", "year-07/07-10"),
    (Relative(-1, (2, 2), day=29), "2024-08-19", "2023-02-28", "year-1-02/02-29"),
]


@pytest.mark.parametrize(("words", "today", "period", "written"), RELATIVE)
def test_a_period_told_from_the_day_of_writing(words: Relative, today: str, period: str, written: str) -> None:
    assert str(words.on(date.fromisoformat(today))) == period
    assert str(words) == written


DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
MONTHS = st.builds(
    lambda year, first, length: Period.parse(f"{year}-{first:02}/P{length}M"),
    st.integers(1990, 2060),
    st.integers(1, 12),
    st.integers(1, 30),
)
STRETCHES = st.builds(lambda start, days: Period(start, start + timedelta(days)), DAYS, st.integers(0, 2000))


@given(st.one_of(MONTHS, STRETCHES))
def test_writing_and_reading_a_period_changes_nothing(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(st.one_of(MONTHS, STRETCHES))
def test_the_period_before_is_as_long_and_ends_the_day_before(period: Period) -> None:
    before = period.before()
    assert before.end is not None
    assert before.end + timedelta(days=1) == period.start
    assert before.whole_months == period.whole_months if period.whole_months else before.days == period.days


@given(MONTHS, st.integers(1, 29))
def test_a_part_and_the_rest_are_the_whole(whole: Period, months: int) -> None:
    assert whole.start is not None
    part = Period.parse(f"{whole.start:%Y-%m}/P{months}M")
    rest = whole.minus(part)
    if rest is not None:
        assert rest.within(whole)
        assert not rest.overlaps(part)
        assert (rest.days or 0) + (part.days or 0) == whole.days
