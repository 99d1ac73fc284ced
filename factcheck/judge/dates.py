"""This file holds the judgement of a date: when something began, took effect or was held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.period import Period, Relative
from factcheck.core.text import Sentence, Span
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.expressions import regex
from factcheck.figures.dates import BEGINNINGS, heads_entry
from factcheck.judge.case import BARE_EXPLAINED, EXACT_COVER, REFUTE_COVER, SAME_RANK, SUPPORT_FOCUS, Case
from factcheck.match.candidates import Candidate

SINCE = regex(rf"\b(?:{BEGINNINGS})\ssince\s(?:the\s)?$", re.I)
"""Before a date, that something which is named began then, in no word for that: "the card, issued since | 1 December"."""


def judge_date(case: Case, sentence: Sentence) -> Verdict | None:
    """The verdict on a date; None where the base knows of no such event, since a date alone is no claim.

    Nor is the month or year of an entry refuted, in which something else of that name may have begun.
    """
    since = SINCE.search(sentence.text, 0, case.figure.span.start - sentence.span.start) is not None
    verdict = _judge_event(case, since=since)
    return verdict if verdict is None or verdict.label is Label.SUPPORTED or not _heads_entry(case, sentence) else None


def _heads_entry(case: Case, sentence: Sentence) -> bool:
    """Whether a month or year heads its sentence, as in a timeline."""
    start, told = sentence.span.start, case.claimed.period
    place = Span(case.figure.span.start - start, case.figure.span.end - start)
    return not (isinstance(told, Period) and told.is_day) and heads_entry(sentence.text, place)


def _judge_event(case: Case, *, since: bool) -> Verdict | None:
    """The verdict on a date by the dates that the base knows; `since` says that the words tell of a beginning."""
    known = [each for each in case.candidates if not each.fit.conflicts and each.fit.cover >= EXACT_COVER and _dates(each.fact)]
    known = [each for each in known if not any(other.fit.dominates(each.fit) for other in known)]
    if not known:
        return None
    told = case.claimed.period
    if isinstance(told, Period) and told.is_stretch:
        return _judge_stretch(case, told, known)
    for candidate in known:
        if _may_mean(case, candidate, known) and any(_agrees(case, candidate.fact, day) for day in _dates(candidate.fact)):
            return case.verdict(Label.SUPPORTED, Reason.RESTATED, f"the release says {candidate.fact.printed}", [candidate.fact])
    known = [each for each in known if since or not _is_of_another(each)]
    best = next((each for each in known if each.fact.observation.measure is Measure.DATE), None)
    if best is None or not _sure(case, best, known, since=since):
        return None
    if _is_lent(case, best) and any(_agrees(case, each.fact, day) for each in known for day in _dates(each.fact)):
        return None  # "the policy dates from January 2013": that of something else which the text tells of
    if any(_may_be(case, each.fact) or _is_that_month(case, each.fact) for each in _equals(best, known)):
        return case.verdict(
            Label.NOT_ENOUGH_EVIDENCE, Reason.LESS_PRECISE, f"the release says {best.fact.printed} only", [best.fact]
        )
    return case.verdict(Label.REFUTED, Reason.VALUE, f"the release says {best.fact.printed}", [best.fact])


def _is_lent(case: Case, best: Candidate) -> bool:
    """Whether the words around a sentence alone name something that a fact is about."""
    return not best.fact.about <= case.own


def _judge_stretch(case: Case, stretch: Period, known: list[Candidate]) -> Verdict | None:
    """The verdict on a stretch by its two ends, which a release tells in one passage; None where it tells neither of them."""
    for ends in _told_together(known):
        first, last = (candidate.fact for candidate in ends)
        agreeing = [edge.within(fact.period) for edge, fact in zip(_edges(stretch), (first, last), strict=True)]
        if any(agreeing) and not case.outsiders:
            label, reason = (Label.SUPPORTED, Reason.RESTATED) if all(agreeing) else (Label.REFUTED, Reason.VALUE)
            return case.verdict(label, reason, f"the release says from {first.printed} to {last.printed}", [first, last])
    return None


def _told_together(known: list[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """The dates that one passage tells, the earlier one first: when something begins and when it ends."""
    dates = [each for each in known if each.fact.observation.measure is Measure.DATE and each.fact.period.start is not None]
    for pair in combinations(dates, 2):
        first, last = sorted(pair, key=lambda each: each.fact.period.start or date.min)
        if first.fact.release.id == last.fact.release.id and first.fact.passage.span == last.fact.passage.span:
            yield first, last


def _edges(stretch: Period) -> tuple[Period, Period]:
    """The days that a stretch begins and ends with."""
    return Period(stretch.start, stretch.start), Period(stretch.end, stretch.end)


def _may_mean(case: Case, candidate: Candidate, known: list[Candidate]) -> bool:
    """Whether a date may be that of the fact: one without its year must be about it, since many things begin on 1 January.

    Of a month or longer what is named must not be said of other dates as well: that something "was launched" says nothing of what. When it
    began and when it ended is told in one passage.
    """
    told = case.claimed.period
    if case.outsiders:
        return False
    if not isinstance(told, Period):
        return candidate.fit.explained >= SUPPORT_FOCUS
    if told.whole_months is None:
        return True
    alike = (each.fact for each in known if each.fit.explains == candidate.fit.explains)
    others = [fact for fact in alike if fact.passage.span != candidate.fact.passage.span]
    is_only = all(_dates(fact) == _dates(candidate.fact) for fact in others)
    return is_only and candidate.fact.observation.measure is Measure.DATE


def _dates(fact: Fact) -> list[Period]:
    """The dates that a fact tells: its own, or the day that its period begins with."""
    period = fact.period
    if fact.working:
        return []
    if fact.observation.measure is Measure.DATE:
        return [period]
    starts_midway = period.start is not None and period.whole_months is None and not period.is_day
    return [Period(period.start, period.start)] if starts_midway else []


def _agrees(case: Case, fact: Fact, day: Period) -> bool:
    claimed = _claimed(case, fact)
    if claimed is None:
        return False
    at_its_end = day.end is not None and claimed.end == day.end
    return day == claimed or day.within(claimed) or (claimed.within(day) and at_its_end)


def _may_be(case: Case, fact: Fact) -> bool:
    """Whether the claim is only more precise than the release."""
    claimed = _claimed(case, fact)
    return claimed is not None and any(claimed.within(day) for day in _dates(fact))


def _is_that_month(case: Case, fact: Fact) -> bool:
    """Whether a month or day told without its year is the fact's: "since 2018, when it was founded in April"."""
    told, known = case.claimed.period, fact.period.start
    if not isinstance(told, Relative) or told.years is not None or told.months is None or known is None:
        return False
    return told.months == (known.month, known.month) and told.day in (None, known.day)


def _claimed(case: Case, fact: Fact) -> Period | None:
    period = case.claimed.period
    if isinstance(period, Relative):
        period = period.on(_told_on(period, case.today or fact.release.published, fact.period))
    if period is not None and (period.start is None or period.end is None):
        day = period.start or period.end
        return Period(day, day)
    return period


def _told_on(told: Relative, today: date, known: Period) -> date:
    """The day from which words are read: what is told without its year may be still to come, as what the fact tells is."""
    is_to_come = told.years is None and known.start is not None and known.start > today
    return known.end if is_to_come and known.end is not None else today


def _equals(best: Candidate, known: list[Candidate]) -> list[Candidate]:
    return [each for each in known if each.fit.score >= best.fit.score - SAME_RANK]


def _is_of_another(candidate: Candidate) -> bool:
    """Whether the words name only what happened, and something else to which it did: another thing than the fact's was founded."""
    return len(candidate.fit.explains) == 1 < len(candidate.fact.about) and candidate.fit.explained < BARE_EXPLAINED


def _sure(case: Case, best: Candidate, known: list[Candidate], *, since: bool) -> bool:
    is_only = since and best.fit.explained >= SUPPORT_FOCUS and all(_dates(each.fact) == _dates(best.fact) for each in known)
    if (best.fit.cover < REFUTE_COVER and not is_only) or case.outsiders:
        return False
    return all(_bears_out(each, best) for each in _equals(best, known))


def _bears_out(candidate: Candidate, best: Candidate) -> bool:
    """Whether a fact tells a date too, or a total that runs since the one of the best fact."""
    is_date = candidate.fact.observation.measure is Measure.DATE
    return is_date or any(day.overlaps(best.fact.period) for day in _dates(candidate.fact))
