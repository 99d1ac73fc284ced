"""This file holds the judgement of trends: directions told without a number, held against changes that a release tells, or two values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Basis, Measure
from factcheck.core.period import Period, Relative
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.expressions import regex
from factcheck.figures.trends import is_sharp, is_slight
from factcheck.judge import case as c
from factcheck.judge.beside import NAMED
from factcheck.judge.case import Case
from factcheck.judge.fitting import is_against, says
from factcheck.match.candidates import Candidate
from factcheck.match.fit import Fit
from factcheck.match.timing import Timing, timing

STILL = Fraction(2, 100)
"""A change up to which a value is "little changed"; one of five times as much is none of which that can be said."""
MOVED = 5 * STILL
LED = regex(
    r"(?:[^.,;:!?0-9]|(?:19|20)[0-9]{2}){0,40}?(?:\sto|,?\sreaching|,?\shitting|\sand\s(?:reached|hit|came\sto|stood\sat))\s(?:(?:reach|hit|a|total|of|the)\s){0,3}"
)
"""What stands between a direction and the value that it led up to."""
BEHIND = regex(r"(?:(?!\b(?:and(?!\s[A-Z])|but|while|whereas)\b)[^.;:!?]){0,90}")
"""What stands between a value and the level of another time that it is held against: no other clause, though names may be joined there."""
SMALL, LARGE = Fraction(10, 100), Fraction(5, 100)
"""Above the first nothing changes "slightly", below the second nothing changes "sharply"."""


class Change(Struct, frozen=True):
    """A change that facts tell, with how well they fit; of a trend only its direction is known, and no size."""

    fit: Fit
    facts: tuple[Fact, ...]
    sign: int
    size: Fraction | None = None


def judge_trend(case: Case) -> Verdict | None:
    """The verdict on a direction; None where the base tells nothing of it, since many a thing is said to rise."""
    found = [*_changes(case), *_pairs(case)]
    if case.outsiders or not found:
        return None
    best = max(change.fit.score for change in found)
    if best < max((each.fit.score for each in case.in_time), default=best) - c.NEAR_BEST:
        return None
    sure = [change for change in found if change.fit.score >= best - c.SAME_RANK and _is_sure(change)]
    agreeing = next((change for change in sure if _agrees(case, change)), None)
    if agreeing is not None:
        reason = Reason.DERIVED if len(agreeing.facts) > 1 else Reason.WITHIN
        return case.verdict(Label.SUPPORTED, reason, _said(agreeing.facts), agreeing.facts)
    if sure and all(_excludes(case, change) for change in sure):
        return case.verdict(Label.REFUTED, Reason.DIRECTION, _said(sure[0].facts), sure[0].facts)
    return None


def judge_led(case: Case, judged: Sequence[tuple[Case, Verdict | None]], at: int, sentence: Sentence) -> Verdict | None:
    """The verdict on a direction by the fact that bears out the value beside it, or None: "permits rose to 2 million", "at 2 million, topped 2023's"."""
    if case.claimed.measure is not Measure.TREND:
        return None
    found = _restated(judged[at + 1 : at + 2], case, sentence, LED)
    if found is None and case.claimed.against is not None:
        found = _restated(judged[max(0, at - 1) : at], case, sentence, BEHIND)
    if found is None:
        return None
    changes = case.known.changes(found.id)
    return judge_trend(replace(case, candidates=tuple(Candidate(fact, NAMED) for fact in changes), period=None))


def _restated(
    beside: Sequence[tuple[Case, Verdict | None]], case: Case, sentence: Sentence, link: re.Pattern[str]
) -> Fact | None:
    """The one fact that a value beside a direction restates, where such words stand between the two."""
    value = beside[0][1] if beside else None
    if value is None or value.reason is not Reason.RESTATED or len(value.evidence) != 1:
        return None
    first, last = sorted((case.figure.span, value.figure.span))
    start = sentence.span.start
    is_linked = link.fullmatch(sentence.text, first.end - start, max(0, last.start - start)) is not None
    return value.evidence[0].fact if is_linked else None


def _is_sure(change: Change) -> bool:
    """Whether the words name the facts, and nothing else: with a direction alone no number tells what is meant, but two periods may."""
    fit = change.fit
    if len(change.facts) > 1:
        return fit.cover >= c.SUPPORT_COVER and not fit.is_loose
    return fit.cover >= c.REFUTE_COVER and fit.focus >= c.AS_SAID and fit.explained == fit.focus and not fit.is_loose


def _changes(case: Case) -> Iterator[Change]:
    """The changes that releases tell, against what the claim says; one that says nothing means the year before."""
    against = case.claimed.against or Basis.YEAR
    for candidate in case.in_time:
        fact, told = candidate.fact, candidate.fact.observation
        is_number = told.measure is Measure.GROWTH and told.quantity is not None and not fact.computed
        if (is_number or told.measure is Measure.TREND) and is_against(case, fact, against):
            yield Change(candidate.fit, (fact,), told.sign, abs(fact.point) if is_number else None)


def _pairs(case: Case) -> Iterator[Change]:
    """The values of one thing in the two periods that the claim names."""
    before = case.claimed.against
    if not isinstance(before, Period | Relative) or not case.is_stated:
        return
    levels = [each for each in case.candidates if _is_value(each.fact) and not each.fit.conflicts]
    earlier = [each.fact for each in levels if timing(before, each.fact, case.today) is Timing.EXACT]
    for candidate in levels:
        now = candidate.fact
        then = next((fact for fact in earlier if fact.about == now.about and fact.point > 0), None)
        if then is not None and case.timing(now) is Timing.EXACT and not now.reported().overlaps(then.reported()):
            ratio = now.point / then.point
            yield Change(candidate.fit, (now, then), 1 if ratio > 1 else -1, abs(ratio - 1))


def _is_value(fact: Fact) -> bool:
    return not fact.working and (fact.is_level or fact.observation.measure is Measure.SHARE)


def _agrees(case: Case, change: Change) -> bool:
    sign, words = case.claimed.sign, case.figure.text
    if sign == 0 or change.size is None:
        return change.sign == sign if change.size is None else change.size <= STILL
    too_large, too_small = is_slight(words) and change.size > SMALL, is_sharp(words) and change.size < LARGE
    return change.sign == sign and not too_large and not too_small


def _excludes(case: Case, change: Change) -> bool:
    if case.claimed.sign:
        return change.sign == -case.claimed.sign
    return change.size is not None and change.size > MOVED


def _said(facts: Sequence[Fact]) -> str:
    if len(facts) == 1:
        return says(facts[0])
    return " against ".join(f"{fact.printed} ({fact.label}, {fact.period})" for fact in facts)
