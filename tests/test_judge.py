"""This file holds the tests of the judgement: claims about the shipped base with the verdicts that the releases give them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.core.verdict import Reason, Verdict
from factcheck.desk import Desk
from factcheck.pipeline import check_at

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "verdicts.yaml").read_text(encoding="utf-8"))
LABELS = {"SUP": "supported", "REF": "refuted", "CON": "conflicting", "NEE": "not_enough_evidence"}
LEAST = 150
MOST_WRONG = 0.15


def rows(table: dict[str, dict[str, list[dict[str, Any]]]]) -> list[Any]:
    """The rows of a table as test cases, each with its label."""
    return [
        pytest.param({"label": label, **row}, id=f"{rule}: {row['claim']}")
        for rule, labels in table.items()
        for label, claims in labels.items()
        for row in claims
    ]


def judged(row: dict[str, Any], desk: Desk) -> tuple[str, tuple[Verdict, ...]]:
    """What the program says of a claim as a whole, and of its figures."""
    checked = check_at(desk, row["claim"], row.get("as_of"), by_line=True)
    return checked.label.value, checked.claims[0].verdicts


def bears(verdict: Verdict, wanted: str) -> bool:
    """Whether a verdict has the wanted reason, and rests on the wanted fact where one is named."""
    code, _, fact = wanted.partition(" ")
    facts = {id_ for evidence in verdict.evidence for id_ in (evidence.fact.id, *evidence.fact.rests_on)}
    return verdict.reason == code and (not fact or fact in facts)


def is_grounded(verdict: Verdict) -> bool:
    """Whether the reason is one of its label, and a decided verdict shows a fact."""
    return LABELS[verdict.reason[:3]] == verdict.label and bool(verdict.evidence or verdict.label == "not_enough_evidence")


def agree(row: dict[str, Any], desk: Desk) -> None:
    """Assert that the program says of a claim what its row says."""
    label, verdicts = judged(row, desk)
    assert label == row["label"]
    if "figures" in row:
        told = [(each.figure.text, each.reason.value, [one.fact.id for one in each.evidence]) for each in verdicts]
        assert len(verdicts) == len(row["figures"]), told
        assert all(map(bears, verdicts, row["figures"])), told
    assert any(row.get("says", "") in each.message for each in verdicts) or not verdicts
    assert all(is_grounded(each) for each in verdicts)


@pytest.mark.parametrize("row", rows(CASES["verdicts"]))
def test_a_claim_gets_the_verdict_that_the_releases_give_it(row: dict[str, Any], desk: Desk) -> None:
    agree(row, desk)


@pytest.mark.xfail(reason="known to be judged wrongly", strict=True)
@pytest.mark.parametrize("row", rows(CASES["known_wrong"]))
def test_a_claim_that_is_still_judged_wrongly(row: dict[str, Any], desk: Desk) -> None:
    agree(row, desk)


def test_the_table_is_large_and_what_is_known_to_be_wrong_is_little() -> None:
    right, wrong = (len(rows(CASES[key])) for key in ("verdicts", "known_wrong"))
    assert right >= LEAST
    assert wrong <= MOST_WRONG * (right + wrong)


def test_codes_and_labels_of_the_table_are_those_of_the_program() -> None:
    table = [row.values[0] for key in ("verdicts", "known_wrong") for row in rows(CASES[key])]
    codes = {wanted.split()[0] for row in table for wanted in row.get("figures", ())}
    assert codes <= set(Reason)
    assert {row["label"] for row in table} == set(LABELS.values())
