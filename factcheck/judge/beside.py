"""This file holds the judgement of changes told right behind the value that they are of: "610 million people, up 43.9 %"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.core.figure import Measure
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Verdict
from factcheck.expressions import regex
from factcheck.judge.case import Case
from factcheck.judge.numbers import judge_number, unrefuted
from factcheck.match.candidates import Candidate
from factcheck.match.fitting import Fit

BESIDE = regex(r"[^.;:!?。；！？]{0,90}[,，(（–—-]\s?$|\s?[a-z]{0,20}\s$")
"""Between a value and its change stands no more than what is counted."""
NAMED = Fit(score=1.0, cover=1.0, focus=1.0, explained=1.0, explains=frozenset())
"""The value says which fact is meant."""


def judge_beside(case: Case, verdict: Verdict, verdicts: Sequence[Verdict], sentence: Sentence) -> Verdict | None:
    """The verdict on a change by the fact that bears its value out; None where no value stands beside it, or its change is not known.

    Where it is not known what the value is of, the change is not refuted either.
    """
    before = [verdict for verdict in verdicts if verdict.figure.span.end <= case.figure.span.start]
    if case.claimed.measure is not Measure.GROWTH or not before or any(bond.near for bond in case.topic.bonds):
        return None
    value = before[-1]
    start = sentence.span.start
    between = sentence.text[value.figure.span.end - start : case.figure.span.start - start]
    if value.figure.observation.measure is not Measure.LEVEL or not BESIDE.fullmatch(between):
        return None
    if value.label is Label.NOT_ENOUGH_EVIDENCE:
        return unrefuted(verdict)
    if value.label is not Label.SUPPORTED or not value.evidence:
        return None
    level = value.evidence[0].fact
    changes = case.known.changes(level.id)
    if not changes:
        return None
    told = judge_number(replace(case, candidates=tuple(Candidate(fact, NAMED) for fact in changes)))
    return told if told.label in (Label.SUPPORTED, Label.REFUTED) else None
