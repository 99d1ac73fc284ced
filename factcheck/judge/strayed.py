"""This file holds the refutation of a number of another period that stands among those of the one that its text is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.core.figure import Measure
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.judge.agreement import is_sure_print
from factcheck.judge.case import Case
from factcheck.judge.numbers import judge_number
from factcheck.match.dating import tells_other_time
from factcheck.match.timing import Timing

FELLOWS = 2
"""How many other numbers of a sentence must be those of the period that the text lends it."""


def judge_strayed(cases: Sequence[Case], verdicts: Sequence[Verdict], sentence: Sentence) -> Iterator[Verdict]:
    """The verdicts of a sentence, where a number of another period among those of the one that is lent to it is refuted.

    "## 2022, first quarter: ... 4,414 cases, 1,430 guns and 1.85 tons of drugs", of which the guns are another half-year's.
    """
    for case, verdict in zip(cases, verdicts, strict=True):
        fellows = [each for each in verdicts if each is not verdict]
        is_lent = _is_lent(case, verdict) and _are_of(case, fellows) and _has_another(case, verdict, fellows)
        if not is_lent or tells_other_time(sentence, case.figure.span.end):
            yield verdict
            continue
        told = judge_number(replace(case, is_stated=True))
        yield told if told.label is Label.REFUTED and _about(told) == _about(verdict) else verdict


def _about(verdict: Verdict) -> set[frozenset[str]]:
    return {evidence.fact.about for evidence in verdict.evidence}


def _is_lent(case: Case, verdict: Verdict) -> bool:
    """Whether a number that a fact of another period bears out has its own period from what stands before its sentence."""
    if verdict.reason is not Reason.RESTATED or case.claimed.measure is not Measure.LEVEL or case.claimed.sign:
        return False
    is_lent = case.period is not None and not case.is_stated and case.day is None
    return is_lent and all(
        case.timing(each.fact) is Timing.OTHER and is_sure_print(case.claimed, each.fact) for each in verdict.evidence
    )


def _are_of(case: Case, fellows: Sequence[Verdict]) -> bool:
    """Whether the other numbers that are borne out are all of just the lent period, and there are enough of them."""
    told = [each for each in fellows if each.label is Label.SUPPORTED and each.figure.observation.measure is Measure.LEVEL]
    return len(told) >= FELLOWS and all(case.timing(each.fact) is Timing.EXACT for one in told for each in one.evidence)


def _has_another(case: Case, verdict: Verdict, fellows: Sequence[Verdict]) -> bool:
    """Whether the base has another number for the same thing in the lent period, and the sentence does not tell that one as well."""
    told = {each.fact.id for one in fellows for each in one.evidence}
    facts = case.known.about(_about(verdict))
    then = [fact for fact in facts if fact.is_level and case.timing(fact) is Timing.EXACT]
    return bool(then) and not any(fact.id in told or is_sure_print(case.claimed, fact) for fact in then)
