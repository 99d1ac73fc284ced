"""This file holds averages in place of totals: what is told so many a day, and how many times as many a day as in another period."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from msgspec.structs import replace

from factcheck.core.fact import Computed, Fact
from factcheck.core.figure import Measure
from factcheck.core.show import shown
from factcheck.core.unit import FRACTION
from factcheck.core.verdict import Verdict
from factcheck.derive import ONE, averaged
from factcheck.expressions import regex
from factcheck.figures.cues import is_mean, rate
from factcheck.judge.arithmetic import quotient
from factcheck.judge.case import NEAR_BEST, Case
from factcheck.judge.known import Known
from factcheck.match.candidates import Candidate, revised

PART_OF_THEM = regex(r"\s(?:[a-z]{2,14}\s){0,3}?of\s(?:them|these|those|whom|which)\b", re.I)
OF_THEM = regex(r"\bof\s(?:them|these|those|whom|which),?\s(?:[a-z]{2,12}\s){0,3}$", re.I)
"""Behind a number, or before it, what tells a part of the one before it: "1.2 million passengers a day, 300,000 | of them children"."""
WHOLE = Fraction(1)
"""The place to which a mean is rounded that is told in a whole number."""
HANDED = 120
"""How far before a part the rate of its whole may stand."""


def rated(case: Case, unit: str) -> Case:
    """The case with averages in place of totals, where a number is told for a unit of time, or how many times as many for one."""
    if unit and case.claimed.measure is Measure.LEVEL:
        return replace(_rounded(case), candidates=revised(case.candidates, lambda found: _averages(found, unit)))
    if unit and case.claimed.measure is Measure.GROWTH:
        return replace(case, candidates=revised(case.candidates, lambda found: _changes(found, unit, case.known)))
    return case


def _rounded(case: Case) -> Case:
    """The case of a mean that is told in a whole number, which is a rounded one: "188 guns a month" are 188.3."""
    told = case.claimed.quantity
    if told is None or told.place or told.in_words:
        return case
    observation = replace(case.claimed, quantity=replace(told, place=WHOLE))
    return replace(case, topic=replace(case.topic, figure=replace(case.figure, observation=observation)))


def average_quotient(left: Fact, right: Fact, unit: str) -> Fact | None:
    """How many times the average of one value over its period is that of another; None where they have none, or are of equally long periods."""
    above, below = (averaged(left, unit), averaged(right, unit)) if unit else (None, None)
    if above is None or below is None or left.period.days == right.period.days:
        return None
    fact = quotient(above, below)
    assert fact.computed is not None
    working = f"({above.working.partition(' = ')[0]}) / ({below.working.partition(' = ')[0]}) = {shown(fact.computed.point, fact.observation.unit)}"
    return replace(fact, working=working, rests_on=(left.id, right.id))


def rate_before(text: str, before: str, behind: str, *, has_own: bool) -> str:
    """The unit of time of the numbers in the text before one: "a month 11 million in 2021, | 10 million in 2022"; empty where it has none of theirs.

    A number that `has_own` words for what it counts is no such one, unless those `before` and `behind` it make it a mean, or a part of the last.
    """
    if PART_OF_THEM.match(behind) or OF_THEM.search(text):
        return rate(text[-HANDED:])
    return "" if has_own and not is_mean(before, behind) else rate(text)


def is_mean_of_total(verdict: Verdict, before: str, behind: str) -> bool:
    """Whether the words around a number tell it as a mean, and the verdict on it rests on a total: it is so many in each of some stretch."""
    return is_mean(before, behind) and any(_is_total(evidence.fact) for evidence in verdict.evidence)


def _is_total(fact: Fact) -> bool:
    """Whether a value is the total of a stretch of time, of which its release tells no mean."""
    told, unit = fact.passage.text, fact.observation.unit
    if fact.period.is_day or unit.is_time:
        return False
    return not fact.computed and averaged(fact, "hour") is not None and not rate(told) and "averag" not in told.lower()


def _averages(candidates: Iterable[Candidate], unit: str) -> tuple[Candidate, ...]:
    return tuple(one for each in candidates if (one := _average(each, unit)))


def _average(candidate: Candidate, unit: str) -> Candidate | None:
    fact = candidate.fact
    known = rate(fact.passage.text)
    if known == unit:
        return candidate
    average = averaged(fact, unit) if not known and not fact.computed else None
    fit = replace(candidate.fit, score=candidate.fit.score + NEAR_BEST)  # it answers "a day" as well as a rate does
    return Candidate(average, fit) if average else None


def _changes(candidates: Iterable[Candidate], unit: str, known: Known) -> tuple[Candidate, ...]:
    """The candidates, with changes between periods that are not equally long as those of the averages over each."""
    return tuple(replace(each, fact=_change(each.fact, unit, known)) for each in candidates)


def _change(fact: Fact, unit: str, known: Known) -> Fact:
    later, earlier = [known.fact(id_) for id_ in fact.rests_on] if len(fact.rests_on) == 2 else (None, None)
    if fact.observation.measure is not Measure.GROWTH or later is None or earlier is None:
        return fact
    times = average_quotient(later, earlier, unit)
    if times is None or times.computed is None:
        return fact
    value = Computed(times.computed.point - 1, times.computed.interval - ONE)
    working = f"{times.working.partition(' = ')[0]} - 1 = {shown(value.point, FRACTION)}"
    observation = replace(fact.observation, sign=1 if value.point > 0 else -1)
    return replace(fact, observation=observation, working=working, computed=value)
