"""This file holds the judgement of a number that the text takes up again as it told it before: "set against the 341 million trips"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.core.figure import Figure, Measure
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.expressions import regex
from factcheck.judge.case import Case
from factcheck.judge.fitting import says
from factcheck.match.tokens import stems

AGAIN = regex(r"\b(?:the|those|these|that|this) (?:same )?$", re.I)
"""How the words before a number end that speak of one told before."""
MORE = regex(r"\s?[a-z]{0,20}\s(?:of|from|by|in|among|at|on|who|that|which|with)\b")
"""What goes on to say, behind a number and what it counts, which ones it counts."""


def judge_resumed(case: Case, sentence: Sentence, earlier: Sequence[Verdict]) -> Verdict | None:
    """The support of a number by what bore it out when it was told first; None for one that is not told again, or now counts another thing."""
    start, end = case.figure.span.start - sentence.span.start, case.figure.span.end - sentence.span.start
    if case.claimed.measure is not Measure.LEVEL or not AGAIN.search(sentence.text, max(0, start - 12), start):
        return None
    if case.outsiders or MORE.match(sentence.text, end):
        return None
    told = next((each for each in reversed(earlier) if _is_same(case.figure, each.figure)), None)
    if told is None or told.label is not Label.SUPPORTED or len(told.evidence) != 1:
        return None
    [evidence] = told.evidence
    return case.verdict(Label.SUPPORTED, Reason.RESTATED, says(evidence.fact), [evidence.fact])


def _is_same(again: Figure, first: Figure) -> bool:
    """Whether two figures tell the same number of the same thing, as far as their own words say."""
    one, other = again.observation, first.observation
    is_number = one.measure is other.measure and one.quantity == other.quantity and one.unit == other.unit
    return is_number and (not again.counted or stems(again.counted) == stems(first.counted))
