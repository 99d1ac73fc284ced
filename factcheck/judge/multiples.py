"""This file holds the judgement of a multiple behind a value, of what its own words name: "879,000 trams, twice the number of buses"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Verdict
from factcheck.expressions import regex
from factcheck.judge.arithmetic import is_plain, portion, quotient
from factcheck.judge.case import Case
from factcheck.judge.fitting import is_named
from factcheck.judge.reckoned import held_against
from factcheck.match.candidates import Candidate

_COUNT = r"(?:number|figure|total|volume|count|amount|quantity|tally|level|sum)"
APPOSED = regex(
    r"(?:[^.;:!?0-9]|(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])){0,110}?(?:,|\(|\s[–—-]|[–—])\s?(?:(?:and|or|making|equal\sto|equivalent\sto|i\.e\.,?|that\sis,?)\s|(?:which|that)(?:\sis|\swas|['’]s)\s)?"
)
"""Between a value and a multiple that is told of it."""
OF_NAMED = regex(
    rf"\s(?:as\s(?:many|much)\s(?:[a-z]{{3,20}}\s){{0,2}}?as\b|(?<=as\s(?:many|much)\s)as\b|(?:of\s)?(?:the|their|its)\s(?:same\s)?{_COUNT}\s(?:of|for|among)\b|(?:of\s)?(?:that|those)\s(?:of|for|by|from|among)\b"
    rf"|(?:of\s)?(?:the|their|its)\s[^.;:!?0-9]{{3,40}}?\s(?:{_COUNT}|output)\b|(?:of\s)?what\b)",
    re.I,
)
"""Behind a multiple, how it is told of something that is named there."""
THE = regex(r"\s(?:of\s)?(?:the|its|their)\s")
"""Between a multiple and the number that it is one of."""


def judge_multiple(case: Case, verdicts: Sequence[Verdict], sentence: Sentence) -> Verdict | None:
    """The verdict on a multiple or a share by the value right before it and what its own words name; None for any other."""
    if case.claimed.measure not in (Measure.RATIO, Measure.SHARE) or case.outsiders:
        return None
    value = _value(case, verdicts, sentence)
    if value is None:
        return None
    if (number := _number_behind(case, verdicts, sentence)) is not None:
        is_alike = number.observation.unit.converts_to(value.observation.unit) and number.about == value.about
        return held_against(case, quotient(value, number)) if is_alike else None
    other = _named(case, value) if OF_NAMED.match(sentence.text, case.figure.span.end - sentence.span.start) else None
    if other is None:
        return None
    result = (portion if case.claimed.measure is Measure.SHARE else quotient)(value, other.fact)
    verdict = held_against(case, result)
    is_sure = is_named(other) and case.is_plain_talk
    return verdict if verdict is not None and (verdict.label is Label.SUPPORTED or is_sure) else None


def _value(case: Case, verdicts: Sequence[Verdict], sentence: Sentence) -> Fact | None:
    """The fact that bears out the value which a multiple is told of."""
    before = next(reversed(case.before(verdicts)), None)
    if before is None or before.label is not Label.SUPPORTED or len(before.evidence) != 1:
        return None
    start, value = sentence.span.start, before.evidence[0].fact
    is_apposed = APPOSED.fullmatch(sentence.text, before.figure.span.end - start, case.figure.span.start - start) is not None
    return value if is_apposed and is_plain(value) else None


def _number_behind(case: Case, verdicts: Sequence[Verdict], sentence: Sentence) -> Fact | None:
    """The fact that bears out the number right behind a multiple: "60, nearly twice | the 35 of 2023"."""
    start, end = sentence.span.start, case.figure.span.end
    behind = next((each for each in verdicts if each.figure.span.start > end), None)
    if behind is None or behind.label is not Label.SUPPORTED or len(behind.evidence) != 1:
        return None
    is_next = THE.fullmatch(sentence.text, end - start, behind.figure.span.start - start) is not None
    return behind.evidence[0].fact if is_next else None


def _named(case: Case, value: Fact) -> Candidate | None:
    """The best fact beside a value, for its time and in its unit, about something that only the words behind a multiple name."""
    fellows = (
        each
        for each in case.candidates
        if is_plain(each.fact)
        and not each.fit.conflicts
        and each.fact.release.id == value.release.id
        and each.fact.period == value.period
        and each.fact.observation.unit.converts_to(value.observation.unit)
        and case.named & (each.fact.about - value.about)
    )
    return next(fellows, None)
