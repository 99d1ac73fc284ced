"""This file holds the judgement of limits: of one that only says which ones are counted ("389 stayed below the 10,000-gram mark"), or is allowed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.quantity import Hedge
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.expressions import regex
from factcheck.judge.agreement import agrees
from factcheck.judge.case import Case
from factcheck.judge.fitting import says
from factcheck.judge.numbers import unsettled

BETWEEN = regex(r"[^.,;:!?0-9。，；]{1,60}")
"""What stands between a count and the limit on what it counts."""

ALLOWED = regex(
    r"\b(?:may|can|could|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|entitle[sd]?|lets?|gives?|grants?|gets?|valid|good)\b(?:(?!\b(?:half|twice|times|than|as)\b)[^.,;:!?0-9]){0,60}$",
    re.I,
)
"""Before an amount, that it is as much as is allowed."""


def judge_limit(case: Case, verdict: Verdict, verdicts: Sequence[Verdict], sentence: Sentence) -> Verdict | None:
    """The verdict on a count by the limit behind it, or on a limit turned round, which tells of all the others; None for any other figure."""
    if verdict.reason is Reason.LESS_PRECISE and _is_allowed(verdict, sentence):
        return replace(verdict, label=Label.REFUTED, reason=Reason.VALUE, message=says(verdict.evidence[0].fact))
    if _is_turned(verdict):
        count = next((each for each in verdicts if _is_limit_of(verdict, each, sentence)), None)
        return _of_the_others(case, verdict, count) if count else None
    limit = next((each for each in verdicts if _tells_limit(each) and _is_limit_of(each, verdict, sentence)), None)
    if limit is None:
        return None
    fact = limit.evidence[0].fact
    told = _rests(case, fact) if _is_turned(limit) or fact.computed else _within(case, fact)
    return next((_borne_out(case, each) for each in told if agrees(case.claimed, each)), None)


def _is_allowed(verdict: Verdict, sentence: Sentence) -> bool:
    """Whether an amount is told as the most that is allowed, of which a fact tells another: "may stay 60 days", of up to 90."""
    told, known = verdict.figure.observation.quantity, verdict.evidence[0].fact.observation
    is_limit = known.quantity is not None and known.quantity.hedge is Hedge.LESS_THAN and known.unit.dimension != "count"
    if not is_limit or told is None or told.hedge is not None or verdict.evidence[0].fact.computed:
        return False
    return ALLOWED.search(sentence.text, 0, verdict.figure.span.start - sentence.span.start) is not None


def _of_the_others(case: Case, limit: Verdict, count: Verdict) -> Verdict | None:
    """The verdict on a limit turned round by what is counted; None where that are those within the limit, and the limit is wrong."""
    fact, counted = limit.evidence[0].fact, count.figure.observation
    if any(agrees(counted, each) for each in _within(case, fact)):
        return None
    rest = next((each for each in _rests(case, fact) if agrees(counted, each)), None)
    return _borne_out(case, rest) if rest else unsettled(limit, "not known how many that leaves")


def _tells_limit(verdict: Verdict) -> bool:
    """Whether a figure is a limit that a fact tells, or the contrary of one."""
    told = verdict.figure.observation
    is_limit = told.unit.is_continuous and told.quantity is not None and told.quantity.hedge is not None
    return is_limit and (verdict.label is Label.SUPPORTED or _is_turned(verdict)) and len(verdict.evidence) == 1


def _is_turned(verdict: Verdict) -> bool:
    """Whether a limit is refuted since its sense is turned round."""
    if verdict.label is not Label.REFUTED or len(verdict.evidence) != 1:
        return False
    told, known = verdict.figure.observation, verdict.evidence[0].fact.observation
    if told.quantity is None or known.quantity is None or not told.unit.is_continuous:
        return False
    return told.point == known.point and told.quantity.turns(known.quantity)


def _is_limit_of(limit: Verdict, count: Verdict, sentence: Sentence) -> bool:
    """Whether a limit is told in one breath of what a number before it counts."""
    start, end = count.figure.span.end - sentence.span.start, limit.figure.span.start - sentence.span.start
    told = count.figure.observation
    is_count = told.measure is Measure.LEVEL and told.unit.dimension == "count"
    return is_count and BETWEEN.fullmatch(sentence.text, start, max(start, end)) is not None


def _within(case: Case, limit: Fact) -> list[Fact]:
    """How many are within a limit."""
    return [fact for fact in case.known.about({limit.about}) if fact.is_level and fact.observation.unit.dimension == "count"]


def _rests(case: Case, limit: Fact) -> Sequence[Fact]:
    """How many are not within a limit."""
    return case.known.complements(_within(case, limit))


def _borne_out(case: Case, fact: Fact) -> Verdict:
    reason = Reason.DERIVED if fact.computed else Reason.RESTATED
    return case.verdict(Label.SUPPORTED, reason, says(fact), [fact])
