"""This file holds the judgement of a number: the steps that may decide it, in their order, and what is left undecided."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.judge import case as c
from factcheck.judge.agreement import excludes
from factcheck.judge.case import Case
from factcheck.judge.fitting import is_sure, on_basis, says
from factcheck.judge.refutation import of_another_period, of_something_else, refuted, turned
from factcheck.judge.support import doubtful, supported, unless_read
from factcheck.match.candidates import Candidate
from factcheck.match.fit import WHOLLY

DECIDED = (Label.SUPPORTED, Label.CONFLICTING)
"""What a verdict says of a number that the base bears out, or would if it were sure of its own."""
ANOTHER = "not the same figure"
"""How a verdict begins on a number that fits what a fact is about, but may be one of something else."""
Step = Callable[[Case], Verdict | None]
BEARING_OUT: tuple[Step, ...] = (doubtful, supported)
REFUTING: tuple[Step, ...] = (turned, refuted, of_another_period, of_something_else)
"""The steps that may bear a number out, and those that can only refute it, in their order."""


def judge_number(case: Case) -> Verdict:
    """The verdict on a level, growth, share or ratio: the first step that decides."""
    return _first(case, (*BEARING_OUT, *REFUTING)) or undecided(case.alike)


def borne_out(case: Case) -> Verdict | None:
    """The verdict on a number where the base bears it out, or where that is in doubt."""
    verdict = _first(case, BEARING_OUT)
    return verdict if verdict is not None and verdict.label in DECIDED else None


def _first(case: Case, steps: Iterable[Step]) -> Verdict | None:
    """What the first step that decides says of a number."""
    alike = case.alike
    for step in steps:
        verdict = step(alike)
        must_be_about_it = step is refuted or (step is supported and _counts_something(case))
        if verdict is not None and not (must_be_about_it and _is_about_another(case)):
            return unless_read(alike, verdict)
    return None


def _is_about_another(case: Case) -> bool:
    """Whether the words fit facts of another measure far better: what the base tells of freight trains does not tell how they grew.

    A number of things is about facts that count them, however well another tells how long they take, or since when.
    """
    is_number = case.claimed.unit.dimension == "count" or case.claimed.measure is Measure.GROWTH
    counts = is_number and any(bond.head for bond in case.topic.bonds)
    alike = max(case.alike.in_time, key=lambda each: each.fit.score, default=None)
    others = (
        each.fit.score
        for each in case.in_time
        if not (counts and _counts_nothing(each.fact)) and not _is_told_before(alike, each)
    )
    return max(others, default=0.0) > (alike.fit.score if alike else 0.0) + c.NEAR_BEST


def _is_told_before(alike: Candidate | None, other: Candidate) -> bool:
    """Whether a fact is wholly named, and another is not, or explains less of the clause: that one is named by the clauses beside it."""
    if alike is None or alike.fit.cover < WHOLLY:
        return False
    return other.fit.cover < WHOLLY or alike.fit.explained > other.fit.explained


def _counts_nothing(fact: Fact) -> bool:
    """Whether a fact tells how long, heavy or dear something is, or when it was."""
    is_amount = fact.is_level and fact.observation.unit.dimension != "count"
    return is_amount or fact.observation.measure is Measure.DATE


def _counts_something(case: Case) -> bool:
    """Whether a change is told of a number of things: "the number of ports doubled"."""
    return case.claimed.measure is Measure.GROWTH and any(bond.head for bond in case.topic.bonds)


def undecided(case: Case) -> Verdict:
    """That the base does not decide, with what comes nearest to it."""
    ranked = on_basis(case, case.in_time)
    if ranked and is_sure(case, ranked[0]):
        fact = ranked[0].fact
        if excludes(case.claimed, fact):
            return case.verdict(Label.NOT_ENOUGH_EVIDENCE, Reason.NO_FACT, f"{ANOTHER}: {says(fact)}", [fact])
        return case.verdict(Label.NOT_ENOUGH_EVIDENCE, Reason.LESS_PRECISE, f"{says(fact)}, which is less precise", [fact])
    if case.claimed.measure is Measure.MALFORMED:
        return case.verdict(Label.NOT_ENOUGH_EVIDENCE, Reason.UNREADABLE, "not a number as printed")
    hint = case.candidates[0].fact if case.candidates else None
    nearest = f"; nearest: {hint.printed} ({hint.label}, {hint.period})" if hint else ""
    if case.period is not None and not case.in_time:
        return case.verdict(Label.NOT_ENOUGH_EVIDENCE, Reason.OTHER_PERIOD, f"no figure for {case.period}{nearest}")
    return case.verdict(Label.NOT_ENOUGH_EVIDENCE, Reason.NO_FACT, f"the fact base has nothing about this{nearest}")


def unrefuted(verdict: Verdict) -> Verdict:
    """The verdict, where a plain total is not what the figure states: it can bear the figure out, but not refute it."""
    return unsettled(verdict, ANOTHER) if verdict.label is Label.REFUTED else verdict


def unsettled(verdict: Verdict, why: str) -> Verdict:
    """The verdict left undecided, with what it would have been."""
    return replace(verdict, label=Label.NOT_ENOUGH_EVIDENCE, reason=Reason.NO_FACT, message=f"{why}: {verdict.message}")
