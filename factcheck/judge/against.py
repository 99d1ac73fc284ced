"""This file holds the judgement of a value told as more or less than another period's: "in 2024 fewer than the 1,430 of the first half of 2021"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure, Observation
from factcheck.core.period import Period, Relative
from factcheck.core.quantity import Hedge
from factcheck.core.text import Sentence, Span
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.expressions import regex
from factcheck.figures import periods_in
from factcheck.judge.agreement import excludes
from factcheck.judge.case import SAME_RANK, SUPPORT_COVER, Case
from factcheck.judge.numbers import judge_number, undecided
from factcheck.judge.sides import named_on
from factcheck.match.candidates import Candidate, Finder
from factcheck.match.timing import Timing, timing

THAN_THE = regex(
    r"(?<![0-9%] )(?<!times )(?<!cent )(?<!no )(?<!not )\b(?:(?P<more>more|larger|bigger|greater|higher|heavier|longer)|(?:fewer|less|smaller|lower|lighter|shorter))"
    r"\b(?:\s[a-z0-9]{1,14}){0,9}?\sthan\sthe\s\S+$",
    re.I,
)
"""How a sentence leads up to a number that it compares with what it speaks of, the first word of the number included."""
OWN = regex(r"[^,;:!?]{0,60}")
OF = regex(r"(?:\s[a-z]{3,14}){0,2}\s(?:of|in|from)\s(?:the\s)?")
"""What stands between such a number and its own period, and where no other period is told."""
REACH = 110
Told = Period | Relative


def judge_against(case: Case, sentence: Sentence, matcher: Finder) -> Verdict | None:
    """The verdict on one period's value by the value of another that it is said to be above or below; None for any other figure."""
    told = case.claimed.quantity
    hedge = _compared(case, sentence) if case.claimed.measure is Measure.LEVEL and told is not None else None
    periods = _periods(case, sentence) if hedge is not None else None
    if told is None or periods is None:
        return None
    then = judge_number(_with_hedge(replace(case, period=periods[1], is_stated=True), None))
    if then.label is not Label.SUPPORTED or not then.evidence:
        return replace(then, figure=case.figure) if then.label is Label.REFUTED else undecided(case)
    if periods[0] is None:
        return replace(then, figure=case.figure)
    other = then.evidence[0].fact
    now = _now(case, periods[0], other, named_on(case.figure, sentence, _subject(case, sentence), matcher))
    bound = _with_hedge(case, hedge).claimed
    return _set_against(case, bound, now, other) if now is not None else undecided(case)


def _compared(case: Case, sentence: Sentence) -> Hedge | None:
    """The bound that the words before a number make of it; None where they compare it with nothing."""
    number = case.figure.span.end - sentence.span.start - len(case.figure.text.rpartition(" than the ")[2])
    match = THAN_THE.search(f"{sentence.text[max(0, number - REACH) : number]}#")
    return (Hedge.MORE_THAN if match["more"] else Hedge.LESS_THAN) if match else None


def _periods(case: Case, sentence: Sentence) -> tuple[Told | None, Told] | None:
    """The last period before a number, if any, and its own right behind it; None where there is none, or both are one."""
    number, told = case.figure.span, periods_in(sentence)
    before = [period for span, period in told if span.end <= number.start][-1:]
    behind = [(span, period) for span, period in told if span.start >= number.end][:1]
    if not behind or before[:1] == [behind[0][1]]:
        return None
    start, end = number.end - sentence.span.start, behind[0][0].start - sentence.span.start
    own = OWN if before else OF
    return (before[0] if before else None, behind[0][1]) if own.fullmatch(sentence.text, start, end) else None


def _with_hedge(case: Case, hedge: Hedge | None) -> Case:
    """The case of the number with another hedge, or none."""
    told = case.claimed
    assert told.quantity is not None
    observation = replace(told, quantity=replace(told.quantity, hedge=hedge))
    return replace(case, topic=replace(case.topic, figure=replace(case.figure, observation=observation)))


def _subject(case: Case, sentence: Sentence) -> Span:
    """What the sentence speaks of before it compares it with the number."""
    than = sentence.text.rfind(" than the ", 0, case.figure.span.end - sentence.span.start)
    return Span(sentence.span.start, sentence.span.start + than)


def _now(case: Case, period: Told, other: Fact, named: Iterable[Candidate]) -> Fact | None:
    """What is known of the same thing in the other period, if the words before the comparison name just that."""
    fitting = [each for each in named if each.fact.is_level and not each.fact.working and not each.fit.conflicts]
    alike = [each for each in fitting if each.fact.observation.unit.converts_to(other.observation.unit)]
    then = [each for each in alike if timing(period, each.fact, case.today) is Timing.EXACT and each.fit.cover >= SUPPORT_COVER]
    best = max((each.fit.score for each in then), default=0.0)
    return next((each.fact for each in then if each.fact.about == other.about and each.fit.score >= best - SAME_RANK), None)


def _set_against(case: Case, bound: Observation, now: Fact, other: Fact) -> Verdict:
    """The verdict on a bound that the other period's value draws."""
    working = f"{now.printed} ({now.label}, {now.period}) against {other.printed} ({other.label}, {other.period})"
    if now.reported().within(bound.claimed()):
        return case.verdict(Label.SUPPORTED, Reason.DERIVED, working, [now, other])
    if excludes(bound, now):
        return case.verdict(Label.REFUTED, Reason.ARITHMETIC, working, [now, other])
    return case.verdict(Label.NOT_ENOUGH_EVIDENCE, Reason.LESS_PRECISE, working, [now, other])
