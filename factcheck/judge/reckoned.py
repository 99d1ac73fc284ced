"""This file holds the verdict on a figure that can only be what some facts come to."""

from __future__ import annotations

from factcheck.core.fact import Fact
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.judge.agreement import is_near_miss, is_no_result, is_result
from factcheck.judge.case import Case


def held_against(case: Case, fact: Fact) -> Verdict | None:
    """The verdict by what is computed of facts; None where the number is too far off to be meant for it, or too rough to tell."""
    if is_result(case.claimed, fact):
        return case.verdict(Label.SUPPORTED, Reason.DERIVED, fact.working, [fact])
    is_wrong = is_near_miss(case.claimed, fact, ()) and is_no_result(case.claimed, fact)
    return case.verdict(Label.REFUTED, Reason.ARITHMETIC, fact.working, [fact]) if is_wrong else None
