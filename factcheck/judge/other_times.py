"""This file holds the judgement of a bare number of another time than the one before it: "30 million came in 2022. In 2024 it was 610 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.derive import averaged
from factcheck.expressions import regex
from factcheck.judge.agreement import agrees, is_result, is_slip
from factcheck.judge.arithmetic import is_plain
from factcheck.judge.case import Case
from factcheck.judge.fitting import says
from factcheck.judge.just_before import just_before
from factcheck.match.timing import Timing

LED = regex(
    r"\W{0,3}(?:(?:and|but|so|yet|then)\s)?(?:in|for|over|during|by|back\sin|between|from|last)\s[^.,;:!?]{3,60}?,?\s"
    r"(?:it|they|there|that|this|the\s(?:figure|number|total|count|tally))"
    r"(?:\s(?:had|has)|['’]d)?\s(?:was|were|been|had|stood\sat|come\sto|came\sto|reached|counted|made)\s(?:(?:still|only|just|already|even)\s)?",
    re.I,
)
"""How a sentence begins that leaves it to the one before what it counts at another time."""
BARE = regex(r"\s?(?:[.,;:)–—]|$)")
"""What stands behind a number that names nothing which it counts."""
RATE = "~a-"
"""What the id of an average has before its unit of time."""


def judge_other_time(case: Case, sentence: Sentence, earlier: Sequence[Verdict]) -> Verdict | None:
    """The verdict on a bare number of a time that its sentence names, by what the number before it counts; None for any other."""
    start, end = case.figure.span.start - sentence.span.start, case.figure.span.end - sentence.span.start
    if case.claimed.measure is not Measure.LEVEL or case.claimed.sign or case.outsiders or not case.is_stated:
        return None
    if not LED.fullmatch(sentence.text, 0, start) or not BARE.match(sentence.text, end) or not _names_nothing(case):
        return None
    facts = [fact for told in _told_before(sentence, earlier) for fact in _then(case, told)]
    for fact in facts:
        if fact.computed and is_result(case.claimed, fact):
            return case.verdict(Label.SUPPORTED, Reason.DERIVED, fact.working, [fact])
        if not fact.computed and agrees(case.claimed, fact):
            return case.verdict(Label.SUPPORTED, Reason.RESTATED, says(fact), [fact])
    is_wrong = len(facts) == 1 and not facts[0].computed and is_slip(case.claimed, facts[0].observation)
    return case.verdict(Label.REFUTED, Reason.VALUE, says(facts[0]), facts) if is_wrong else None


def _names_nothing(case: Case) -> bool:
    """Whether the words beside a number say nothing of what it counts."""
    return case.is_plain_talk and not any(bond.near for bond in case.topic.bonds)


def _told_before(sentence: Sentence, earlier: Sequence[Verdict]) -> list[Fact]:
    """The fact that bears out the last number of the sentence before, in the same paragraph."""
    told = [each for each in just_before(sentence, earlier) if each.figure.observation.measure is Measure.LEVEL]
    return [each.evidence[0].fact for each in told[-1:] if each.label is Label.SUPPORTED and len(each.evidence) == 1]


def _then(case: Case, told: Fact) -> Iterator[Fact]:
    """What is known of the same thing at the time of a case; and on average, where what was told before is an average."""
    of, _, unit = told.id.partition(RATE)
    plain = case.known.fact(of) if unit else told
    if plain is None or not is_plain(plain):
        return
    for fact in case.known.about({plain.about}):
        if is_plain(fact) and case.timing(fact) is Timing.EXACT and fact.observation.unit.converts_to(plain.observation.unit):
            yield fact
            if unit and (mean := averaged(fact, unit)) is not None:
                yield mean
