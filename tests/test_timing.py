"""This file holds the tests of timing: when the period of a fact is the one that a claim names."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.core.period import Period, Relative
from factcheck.match.timing import Timing, timing
from tests.harbour import RELEASE, fact

EXACT, LOOSE, OTHER = Timing
TOLD = [
    ("2030", "2030", EXACT),
    ("2030-S1", "2030-S1", EXACT),
    ("2030", "2029", OTHER),
    ("2030", "2030-S1", OTHER),
    ("2030-S1", "2030", OTHER),
    ("2030-05-04", "2030", LOOSE),
    ("2030-05-04", "2029", OTHER),
    ("2031-02-01", "2030", LOOSE),
    ("2031-02-01", "2029", OTHER),
    ("2028-03-01/2030-08-10", "2030", LOOSE),
    ("2028-03-01/2030-08-10", "2029", OTHER),
    ("/2030-08-10", "2030", LOOSE),
    ("/2030-08-10", "/2030-08-10", EXACT),
    ("/2030-08-10", "/2030-08-31", LOOSE),
    ("/2030-08-10", "/2031-08-31", OTHER),
    ("2030-07-10/2030-08-10", "2030-07-10/", LOOSE),
    ("2030-07-11/2030-08-10", "2030-07-10/", LOOSE),
    ("2030-07-20/2030-08-10", "2030-07-10/", OTHER),
    ("2030-08-10", "/2030-12-31", LOOSE),
    ("2030-08-10", "/2030-07-31", OTHER),
    ("2030-08-10", "2030-06-30", OTHER),
    ("2031-02-01", "2030-06-30", LOOSE),
    ("2029-07/P12M", "2029-01/P24M", EXACT),
    ("2029-01/P24M", "2029-07/P12M", EXACT),
    ("2028-07/P12M", "2029-01/P24M", OTHER),
    ("2029", "2029-01/P24M", OTHER),
    ("2029-07/P6M", "2029-01/P24M", OTHER),
]


@pytest.mark.parametrize(("known", "claimed", "expected"), TOLD)
def test_a_period_that_is_told(known: str, claimed: str, expected: Timing) -> None:
    assert timing(Period.parse(claimed), fact("cranes", "crane", "52", period=known), None) is expected


SINCE = [
    ("2030-07-20/2030-08-10", Period(date(2030, 7, 1), None, date(2030, 7, 31)), LOOSE),
    ("2030-08-03/2030-08-10", Period(date(2030, 7, 1), None, date(2030, 7, 31)), OTHER),
    ("2030-07-20/2030-08-10", Period(date(2030, 1, 1), None, date(2030, 12, 31)), LOOSE),
    ("2029-07-20/2030-08-10", Relative(-1, since=True), OTHER),
    ("2030-07-20/2030-08-10", Relative(None, (7, 7), since=True), LOOSE),
    ("2030-07-20/2030-08-10", Relative(None, (7, 7), 1, since=True), OTHER),
]


@pytest.mark.parametrize(("known", "claimed", "expected"), SINCE)
def test_a_start_told_by_its_month_or_year_is_one_on_any_day_of_it(
    known: str, claimed: Period | Relative, expected: Timing
) -> None:
    assert timing(claimed, fact("cranes", "crane", "52", period=known), None) is expected


AHEAD = [("2030-08-10/2031-02-01", LOOSE), ("2030-08-10", LOOSE), ("2028-03-01/2029-02-01", OTHER)]


@pytest.mark.parametrize(("known", "expected"), AHEAD)
def test_a_day_without_its_year_may_lie_a_little_ahead_of_the_release_that_tells_of_it(known: str, expected: Timing) -> None:
    assert timing(Relative(None, (2, 2), 14, until=True), fact("cranes", "crane", "52", period=known), None) is expected


RELATIVE = [
    (Relative(-1), "2031-03-01", EXACT),
    (Relative(-1), "2032-03-01", OTHER),
    (Relative(-1), None, EXACT),
    (Relative(0), None, OTHER),
    (Relative(0), "2030-12-31", EXACT),
    (Relative(-1, (1, 6)), None, OTHER),
]


@pytest.mark.parametrize(("claimed", "today", "expected"), RELATIVE)
def test_a_period_told_from_the_day_of_writing_or_else_from_that_of_the_release(
    claimed: Relative, today: str | None, expected: Timing
) -> None:
    assert timing(claimed, fact("cranes", "crane", "52"), date.fromisoformat(today) if today else None) is expected


@pytest.mark.parametrize("known", ["2030", "2028-03-01/2030-08-10", "/2030-08-10", "2030-05-04"])
def test_a_claim_without_a_period_fits_every_one(known: str) -> None:
    assert timing(None, fact("cranes", "crane", "52", period=known), None) is LOOSE


SO_FAR = [
    ("/2030-08-10", "2030-08-20", LOOSE),
    ("/2030-08-10", "2030-12-01", OTHER),
    ("2028-03-01/2030-08-10", "2030-09-01", LOOSE),
    ("2030-05-04", "2030-12-01", LOOSE),
]


@pytest.mark.parametrize(("known", "today", "expected"), SO_FAR)
def test_a_running_total_is_told_for_some_weeks(known: str, today: str, expected: Timing) -> None:
    assert timing(Relative(0, to_date=True), fact("cranes", "crane", "52", period=known), date.fromisoformat(today)) is expected


def test_a_fact_without_a_period_has_that_of_its_release() -> None:
    assert timing(RELEASE.period, fact("cranes", "crane", "52"), None) is EXACT
