"""This file holds the judgement of which way a value came about: what "shrank to 60" was 39 before."""

from __future__ import annotations

import re
from fractions import Fraction

from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.show import shown
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.expressions import regex
from factcheck.judge.agreement import restates
from factcheck.judge.case import EXACT_COVER, Case
from factcheck.judge.fitting import says
from factcheck.judge.passages import sentence_of

_UP = (
    "rose|risen|rises|rising|grew|grown|grows|growing|climb(?:ed|s|ing)?|increas(?:ed|es|e|ing)|rais(?:ed|es|e|ing)|lift(?:ed|s|ing)?|jump(?:ed|s|ing)?|surged?"
    "|soared?|swell|swelled|swollen|expand(?:ed|s|ing)?|extend(?:ed|s|ing)?|lengthen(?:ed|s|ing)?|widen(?:ed|s|ing)?|(?:went|gone|goes|going)\\sup"
)
_DOWN = (
    "fell|fallen|falls|falling|drop(?:ped|s|ping)?|declin(?:ed|es|e|ing)|decreas(?:ed|es|e|ing)|shr[aiu]nk(?:s|ing)?|shrunken|sank|sunk|sinks|sinking|cut(?:s|ting)?"
    "|reduc(?:ed|es|e|ing)|lower(?:ed|s|ing)?|slash(?:ed|es|ing)?|shorten(?:ed|s|ing)?|dip(?:ped|s|ping)?|slid|slipped|narrow(?:ed|s|ing)?|trim(?:med|s|ming)?"
    "|(?:went|gone|goes|going|came|brought|down)\\sdown|down"
)
LED_TO = regex(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:\s(?!(?:and|but|or|while|not)\b)(?:[^\s.;:!?()]|(?<=[0-9])\.(?=[0-9])){{1,20}}){{0,8}}?\sto\s(?:(?:about|some|nearly|almost|over|just|only|a|the|total|of)\s){{0,3}}$",
    re.I,
)
"""The words before a value to which something rose or fell."""


def judge_way(case: Case, before: str) -> Verdict | None:
    """The refutation of a value that a fact restates but came to from the other side; `before` are the words before it."""
    way = _way(before)
    if not way or case.claimed.measure is Measure.GROWTH or case.outsiders:
        return None
    for candidate in case.in_time:
        fact = candidate.fact
        if candidate.fit.cover < EXACT_COVER or fact.computed or fact.observation.measure is not case.claimed.measure:
            continue
        if restates(case.claimed, fact) and way * _came(fact) < 0:
            return case.verdict(Label.REFUTED, Reason.DIRECTION, _told(fact), [fact])
    return None


def _way(before: str) -> int:
    """Which way the words before a value say that something came to it: +1 up, -1 down; 0 where they do not say."""
    led = LED_TO.search(before)
    return 0 if led is None else 1 if led["up"] else -1


def _came(fact: Fact) -> int:
    """The same of a fact, by the value that it tells of before, or by the release's words."""
    start = _start(fact)
    if start is not None:
        return 1 if fact.point > start else -1 if fact.point < start else 0
    sentence = sentence_of(fact)
    return _way(sentence[: max(0, sentence.find(fact.printed))])


def _start(fact: Fact) -> Fraction | None:
    earlier = fact.observation.earlier
    return replace(fact.observation, quantity=earlier, earlier=None).point if earlier is not None else None


def _told(fact: Fact) -> str:
    start = _start(fact)
    return f"from {shown(start, fact.observation.unit)} to {fact.printed}" if start is not None else says(fact)
