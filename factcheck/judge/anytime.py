"""This file holds the verdict on a number for which its sentence names no period: by the one that the text lends, or by any."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.period import Relative
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.derive import REST
from factcheck.judge.agreement import is_one_sided
from factcheck.judge.case import Case
from factcheck.judge.numbers import DECIDED, borne_out, judge_number, unrefuted
from factcheck.match.dating import goes_on
from factcheck.match.timing import Timing

Told = TypeVar("Told", Verdict, Verdict | None)
MUCH_BETTER = 2.0
"""By how much a fact must fit better (a sum of concept weights, 1 to 6 each) to be meant in spite of its period."""


def in_any_time(case: Case, sentence: Sentence) -> Verdict:
    """The verdict for the period that the text lends; where the figure's own sentence names none, any period may bear it out."""
    verdict = _at_any_time(case, judge_number) if case.period is None else judge_number(case)
    if case.period is None and case.day is not None and any(_is_of_another_day(case, each.fact) for each in verdict.evidence):
        then = judge_number(replace(case, period=case.day))
        return then if then.label in (*DECIDED, Label.REFUTED) else unrefuted(verdict)
    if case.is_stated or case.period is None or verdict.label in DECIDED:
        return verdict
    if verdict.reason is Reason.OTHER_PERIOD:
        told = _at_any_time(case, judge_number)
        is_computed = any(evidence.fact.computed for evidence in told.evidence)
        return unrefuted(told) if is_computed else told
    borne = _at_any_time(case, borne_out)
    if borne is None:
        return unrefuted(verdict) if verdict.label is Label.REFUTED and _is_lent_amiss(case) else verdict
    if _has_another_then(case, borne) and goes_on(sentence):
        return judge_number(replace(case, is_stated=True))
    is_slip_of_scale = verdict.reason is Reason.UNIT and borne.reason is Reason.WITHIN and is_one_sided(case.claimed)
    return verdict if is_slip_of_scale else borne  # in some other period there may well be more than any number


def _at_any_time(case: Case, judge: Callable[[Case], Told]) -> Told:
    """The verdict whatever the period, but for what the rest of a period adds: nobody means that who does not name the rest."""
    anytime, named = replace(case, period=None) if case.period is not None else case, f"~{REST}-"
    verdict = judge(anytime)
    if verdict is None or not any(named in evidence.fact.id for evidence in verdict.evidence):
        return verdict
    rested = tuple(each for each in case.candidates if named not in each.fact.id)
    return judge(replace(anytime, candidates=rested))


def _has_another_then(case: Case, borne: Verdict) -> bool:
    """Whether what bears a number out is of another period than the one that the text lends, in which the same thing has another number."""
    about = {evidence.fact.about for evidence in borne.evidence}
    return any(each.fact.about in about and case.timing(each.fact) is Timing.EXACT for each in case.alike.candidates)


def _is_of_another_day(case: Case, fact: Fact) -> bool:
    """Whether a fact's period does not hold the day on which the sentence says that something was counted."""
    day = case.day.on(case.today or fact.release.published) if isinstance(case.day, Relative) else case.day
    return day is not None and not day.overlaps(fact.period)


def _is_lent_amiss(case: Case) -> bool:
    """Whether the facts that fit the words are of another period than the one that the text around them lends."""
    fitting = [each for each in case.alike.candidates if not each.fit.conflicts]
    now = [each.fit.score for each in case.alike.in_time]
    return bool(fitting) and fitting[0].fit.score > max(now, default=0.0) + MUCH_BETTER
