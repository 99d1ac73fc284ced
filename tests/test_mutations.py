"""This file holds the test of the whole base by mutation: generated claims, true and false, and the shares that are judged rightly."""

from __future__ import annotations

import pytest

from factcheck.core.verdict import Label
from factcheck.desk import Desk
from tests.mutations.cases import Bench
from tests.mutations.errors import ERRORS
from tests.mutations.table import Results, cases, judge_all, table
from tests.mutations.wordings import WORDINGS

LEAST_CASES = 4000
RATES = (
    ("true wordings supported", True, Label.SUPPORTED, 0.995, 1.0),
    ("true wordings refuted", True, Label.REFUTED, 0.0, 0.0),
    ("false claims supported", False, Label.SUPPORTED, 0.0, 0.002),
    ("false claims refuted", False, Label.REFUTED, 0.98, 1.0),
)
"""A share of the cases, and between what it must lie."""
DOUBTFUL_RIGHT = 1.0


@pytest.fixture(scope="module")
def results(desk: Desk) -> Results:
    """All cases of the shipped base, judged once."""
    return judge_all(desk)


@pytest.mark.parametrize(("name", "is_true", "label", "least", "most"), RATES, ids=[row[0] for row in RATES])
def test_the_share_is_within_its_bounds(
    results: Results, name: str, is_true: bool, label: Label, least: float, most: float
) -> None:
    assert least <= results.rate(is_true, label) <= most, f"{name}\n{table(results)}"


def test_claims_about_doubtful_facts_are_conflicting_or_refuted(results: Results) -> None:
    assert results.doubtful_rate() >= DOUBTFUL_RIGHT, table(results)


def test_the_same_cases_come_out_each_time(desk: Desk) -> None:
    once, again = (tuple(cases(Bench(desk))) for _ in range(2))
    assert once == again
    assert len(once) >= LEAST_CASES


def test_every_kind_has_cases(results: Results) -> None:
    kinds = {wording.kind for wording in WORDINGS} | {kind for kind, _ in ERRORS}
    assert kinds <= {each.case.kind for each in results.judged}
