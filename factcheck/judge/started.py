"""This file holds the judgement of what a change started from or led to, told behind it: "up 22.3 % from about 850,000", "... to 1.04 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure, Observation
from factcheck.core.period import Period, Relative
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.derive import earlier_values
from factcheck.expressions import regex
from factcheck.figures.cues import tells_earlier
from factcheck.judge.agreement import is_near_miss, is_no_result, is_result, is_slip, is_sure_print, restates
from factcheck.judge.case import SUPPORT_COVER, Case
from factcheck.judge.fitting import says
from factcheck.judge.numbers import undecided

BEHIND = regex(
    r"[^.;:!?0-9]{0,60}?[,\s(](?:from|on|over|than|against|versus|compared\s(?:with|to))\s(?:(?:the|a|total|of|just|only|as|few|many)\s){0,4}",
    re.I,
)
"""What stands between a change, or the value that it led to, and what it started from."""
LED_TO = regex(r"(?:,?\s(?!and\b|but\b|or\b)[^\s,.;:!?]{1,20}){0,8}?,?\sto\s(?:a\s(?:total|record)\sof\s)?")
"""What stands between a change and the value that it led to: "rose 43.9 percent in 2024 | to | 610 million"."""
COMPARES = regex(r"[^.;:!?0-9]{0,60}?\scompares?\s(?:with|to)\s", re.I)
PUTS = regex(
    r"[^.;:!?,0-9]{0,40}\s(?:puts?|impl(?:y|ies|ied)|means?|meant|makes?|suggests?|points?\sto|works?\sback\sto)\s[^.;:!?]{0,120}?",
    re.I,
)
"""Between a change and what it is reckoned back to: "a 5 % rise | puts the base of 2023 at | 2.1 million"."""
YEAR_BEFORE = regex(
    r"[^.,;:!?0-9]{0,40}?\b(?:(?:a|one)\syear\s(?:earlier|before|ago|previously)|last\syear|the\s(?:year\sbefore|previous\syear))(?=\s?[.,;:)]|\s?$)",
    re.I,
)
"""How a value is set beside what it was a year before, ahead of that number and behind it: "these compare with 950,000 a year earlier"."""
YEAR = regex(r"\b(?:19|20)[0-9]{2}\b")
NEIGHBOURS = 2
_LIKE_TIME = r"(?:the\s)?(?:same|like|corresponding)\s(?:[a-z]{4,9}\s)?(?:of|in)\s(?:last\syear|the\s(?:previous|preceding)\syear|the\syear\sbefore)"
A_YEAR_BEFORE = regex(
    r"\W{0,3}(?:(?:and|in|during|over|for)\s){0,2}(?:(?:a|one|the)\syear\s(?:earlier|before|ago|previously)|the\s(?:previous|preceding)\syear"
    rf"|{_LIKE_TIME}),?\s(?:it|they|there|that|the\s(?:figure|number|total|count|tally))\s(?:had\s)?(?:was|were|been|stood\sat|came\sto|made)"
    r"\s(?:(?:still|only|just)\s)?",
    re.I,
)
_IT = r"(?:it|they|there|that|the\s(?:figure|number|total|count|tally))"
_WAS = r"(?:\s(?:had|has)|['’]d|\smust|\swould)?(?:\shave)?\s(?:was|were|been|made|stood\sat|come\sto|came\sto)\s(?:(?:still|only|just)\s)?"
IN_A_YEAR = regex(rf"\W{{0,3}}(?:(?:and|but)\s)?in\s(?:19|20)[0-9]{{2}},?\s{_IT}{_WAS}", re.I)
THEN = regex(
    rf"\s?[,;:(–—]\s?(?:(?:and|so|but)\s)?the\s(?:comparable|corresponding|equivalent)\s(?:number|figure|total|count|tally)\s(?:for|in|of)\s(?:19|20)[0-9]{{2}}"
    r"\s(?:(?:was|works?\sout\sat|worked\sout\sat|came\sto|comes\sto|stood\sat)\s)"
    rf"|\s?[,;:(–—]\s?(?:(?:and|so|but)\s)?(?:(?:a|one|the)\syear\s(?:earlier|before|ago|previously)|in\s(?:19|20)[0-9]{{2}}),?\s{_IT}{_WAS}"
    r"|[^.,;:!?]{0,30}?\bthan\s(?:in|for|over|during)\s[^.,;:!?]{3,60},\swhich\s(?:(?:must|would|will|therefore|thus|hence|then|itself|have)\s){0,4}"
    r"(?:had|has|saw|seen|made|counted|recorded)\s",
    re.I,
)
"""Between a change and the bare number that it started from: "5 % more; | in 2023 it had been | 40", "5 % more | than in 2023, which had | 40"."""
BARE = regex(r"\s?(?:[.,;:)–—]|$)")
"""What stands behind a number that names nothing which it counts."""
FROM = regex(r"\W{0,3}(?:(?:up|down|and\sthat)\s)?from\s(?:only\s|just\s|a\smere\s)?", re.I)
NO_MORE = regex(r"\s?(?:,\s(?:that\sis|mind\syou|to\sbe\sprecise))?\W{0,3}")
"""How a sentence begins that tells what the number of the one before it was, and how one ends that only tells what a change started from."""


def judge_started(case: Case, verdicts: Sequence[Verdict], sentence: Sentence, earlier: Sequence[Verdict]) -> Verdict | None:
    """The verdict on an earlier value by the change that is told before it, or the later value; None where that does not tell.

    What is told before it may stand in the sentence before its own, of which `earlier` has the verdicts.
    """
    claimed = case.claimed
    if claimed.measure is not Measure.LEVEL or claimed.quantity is None or claimed.sign or claimed.earlier or case.outsiders:
        return None
    before = case.before(verdicts)
    if before and (led_to := _judge_led_to(case, before[-1], sentence)):
        return led_to
    found = _starts_beside(case, before, sentence) if before else _starts_before(case, sentence, earlier)
    if not before and not found and A_YEAR_BEFORE.fullmatch(sentence.text, 0, case.figure.span.start - sentence.span.start):
        return undecided(case)
    starts = [start for start in found if claimed.compares_with(start.observation)]
    for start in starts:
        if is_result(claimed, start):
            return case.verdict(Label.SUPPORTED, Reason.DERIVED, start.working, [start])
    if len(starts) != 1 or not is_near_miss(claimed, starts[0], ()):
        return None
    [start] = starts
    return case.verdict(Label.REFUTED, Reason.ARITHMETIC, start.working, [start]) if is_no_result(claimed, start) else None


def _judge_led_to(case: Case, change: Verdict, sentence: Sentence) -> Verdict | None:
    """The verdict on the value that a change led to, by the fact whose change it surely is; None where it is that of something else."""
    offset = sentence.span.start
    if not LED_TO.fullmatch(sentence.text, change.figure.span.end - offset, case.figure.span.start - offset):
        return None
    told = change.figure.observation
    growth = change.evidence[0].fact if change.label is Label.SUPPORTED and change.evidence else None
    level = case.known.fact(growth.id.partition(":")[0]) if growth is not None else None
    if told.measure is not Measure.GROWTH or growth is None or level is None or level == growth or level.id in case.doubts:
        return None
    if restates(case.claimed, level):
        return case.verdict(Label.SUPPORTED, Reason.RESTATED, says(level), [level])
    is_wrong = is_sure_print(told, growth) and is_slip(case.claimed, level.observation)
    return case.verdict(Label.REFUTED, Reason.VALUE, says(level), [level]) if is_wrong else None


def _starts_beside(case: Case, before: Sequence[Verdict], sentence: Sentence) -> list[Fact]:
    """The earlier values that the figures before one in its sentence lead back to."""
    offset = sentence.span.start
    between = sentence.text[before[-1].figure.span.end - offset : case.figure.span.start - offset]
    if PUTS.fullmatch(between) and case.period is not None:
        return list(_reckoned_back(case, before[-1].figure.observation))
    is_told = BEHIND.fullmatch(between) is not None or tells_earlier(between) or _is_year_before(case, sentence, between)
    is_told = is_told or (THEN.fullmatch(between) is not None and _is_bare(case, sentence))
    starts = (start for start in _starts(case, before[-NEIGHBOURS:]) if _is_of_then(between, start)) if is_told else ()
    return [start for start in starts if _may_be_told_for(case.period, start)]


def _is_bare(case: Case, sentence: Sentence) -> bool:
    """Whether a number names nothing that it counts."""
    return BARE.match(sentence.text, case.figure.span.end - sentence.span.start) is not None


def _may_be_told_for(period: Period | Relative | None, start: Fact) -> bool:
    """Whether a number's period is that of an earlier value, or of the later one that this led to: not "two years earlier"."""
    if not isinstance(period, Period) or period.end is None or start.period.end is None:
        return True
    return period.end.year in (start.period.end.year, start.period.end.year + 1)


def _is_of_then(words: str, start: Fact) -> bool:
    """Whether an earlier value is one of the year that the words before a number name, if they name any."""
    year = YEAR.search(words)
    return year is None or (start.period.end is not None and start.period.end.year == int(year[0]))


def _reckoned_back(case: Case, change: Observation) -> Iterator[Fact]:
    """The earlier values of what the words name that rest on just the change that is told."""
    for each in case.in_time if change.measure is Measure.GROWTH else ():
        growth = case.known.fact(each.fact.rests_on[-1]) if each.fact.rests_on else None
        if growth is not None and each.fit.cover >= SUPPORT_COVER and is_sure_print(change, growth):
            yield each.fact


def _starts_before(case: Case, sentence: Sentence, earlier: Sequence[Verdict]) -> list[Fact]:
    """The earlier values that the sentence before leads back to: "... 610 million. A year earlier it was | 424 million", "... by 5 %. From | 2,000"."""
    if not sentence.context or sentence.context[0].paragraph != sentence.paragraph:
        return []
    start, end = case.figure.span.start - sentence.span.start, case.figure.span.end - sentence.span.start
    told = [each for each in earlier if sentence.context[0].span.covers(each.figure.span)]
    if FROM.fullmatch(sentence.text, 0, start) and NO_MORE.fullmatch(sentence.text, end):
        is_change = bool(told) and told[-1].figure.observation.measure is Measure.GROWTH
        return list(_starts(case, told[-1:])) if is_change else []
    numbers = [each for each in told if each.figure.observation.measure in (Measure.LEVEL, Measure.MALFORMED)]
    changes = [each for each in told if each.figure.observation.measure is Measure.GROWTH]
    now = numbers or changes
    is_led = bool(numbers) and A_YEAR_BEFORE.fullmatch(sentence.text, 0, start) is not None
    is_led = is_led or (IN_A_YEAR.fullmatch(sentence.text, 0, start) is not None and _is_bare(case, sentence))
    if len(now) != 1 or not is_led or not now[0].evidence:
        return []
    starts = [each for each in _starts(case, now) if each.period == now[0].evidence[0].fact.period.years_before(1)]
    return [each for each in starts if _is_of_then(sentence.text[:start], each)]


def _is_year_before(case: Case, sentence: Sentence, between: str) -> bool:
    """Whether a number that names nothing of its own is set beside the one before it as that of a year earlier."""
    behind = case.figure.span.end - sentence.span.start
    is_told = COMPARES.fullmatch(between) is not None and YEAR_BEFORE.match(sentence.text, behind) is not None
    return is_told and not any(bond.near for bond in case.topic.bonds)


def _starts(case: Case, before: Sequence[Verdict]) -> Iterator[Fact]:
    """The earlier values that follow from the last of the figures before that a fact bears out."""
    borne = [verdict.evidence[0].fact for verdict in before if verdict.label is Label.SUPPORTED and verdict.evidence]
    for fact in borne[-1:]:
        level = case.known.fact(fact.id.partition(":")[0])
        changes = [fact] if fact.observation.measure is Measure.GROWTH else case.known.changes(fact.id)
        if level is not None and not fact.computed:
            yield from earlier_values({level.id: level}, changes)
