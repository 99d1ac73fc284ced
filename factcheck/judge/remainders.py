"""This file holds the judgement of what a part leaves of its whole, told after it: "13,400 were held and 8,000 sent home, which leaves 5,400"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Verdict
from factcheck.expressions import regex
from factcheck.judge.arithmetic import is_plain
from factcheck.judge.case import Case
from factcheck.judge.reckoned import held_against

_LEAVES = r"(?:would\s|will\s|still\s)?leaves?\s(?:(?:us|you|one)\swith\s|only\s|just\s|still\s){0,2}"
LEADS = regex(rf"\W{{0,3}}(?:(?:and|so|but)\s)?(?:that|this|which|it)\s{_LEAVES}", re.I)
"""How a sentence begins that tells what is left of the number before it."""
GOES_ON = regex(
    rf"[^.;:!?0-9]{{0,60}}[,;:–—(]\s?(?:(?:and|so)\s)?(?:(?:which|that|this)\s{_LEAVES}|leaving\s(?:only\s|just\s)?)", re.I
)
"""What stands between a number and what is left without it."""
OF_THEM = regex(
    r"\s?(?:[.,;:)–—]|$|(?:who|that|which|were|was|still|of\s(?:them|those|these)|unaccounted|to\sgo)\b|(?:(?:other|more|further|remaining)\s)?[a-z]{2,20}\s?(?:[.,;:)–—]|$))",
    re.I,
)
"""What stands behind a number that is left: nothing, what it is without, or its noun."""


def judge_remainder(case: Case, verdicts: Sequence[Verdict], sentence: Sentence, earlier: Sequence[Verdict]) -> Verdict | None:
    """The verdict on what is left of a whole without the part that was told last; None for any other number."""
    end = case.figure.span.end - sentence.span.start
    if (
        case.claimed.measure is not Measure.LEVEL
        or case.outsiders
        or case.counts_stranger
        or not OF_THEM.match(sentence.text, end)
    ):
        return None
    part = _part(case, verdicts, sentence, earlier)
    rest = next((one for one in case.known.complements([part]) if one.rests_on[1] == part.id), None) if part else None
    if rest is None or not case.claimed.unit.converts_to(rest.observation.unit):
        return None
    return held_against(case, rest)


def _part(case: Case, verdicts: Sequence[Verdict], sentence: Sentence, earlier: Sequence[Verdict]) -> Fact | None:
    """The part that bears out the last number before, in the sentence or before it, where the words tell what it leaves."""
    offset, start = sentence.span.start, case.figure.span.start
    before = [each for each in verdicts if each.figure.span.end <= start]
    if before and not GOES_ON.fullmatch(sentence.text, before[-1].figure.span.end - offset, start - offset):
        return None
    if not before and not LEADS.fullmatch(sentence.text, 0, start - offset):
        return None
    plain = _plain(before) or ([] if before else _last_plain(sentence, earlier))
    facts = [each.evidence[0].fact for each in plain[-1:] if each.label is Label.SUPPORTED and each.evidence]
    return next((fact for fact in facts if is_plain(fact) and fact.part_of), None)


def _last_plain(sentence: Sentence, earlier: Sequence[Verdict]) -> list[Verdict]:
    """The plain numbers of the last sentence before one, in its paragraph, that tells more than changes and what follows from them."""
    near = (each for each in sentence.context if each.paragraph == sentence.paragraph)
    told = (_plain([each for each in earlier if one.span.covers(each.figure.span)]) for one in near)
    return next((plain for plain in told if plain), [])


def _plain(verdicts: Sequence[Verdict]) -> list[Verdict]:
    return [each for each in verdicts if each.figure.observation.measure is Measure.LEVEL and not _is_reckoned(each)]


def _is_reckoned(verdict: Verdict) -> bool:
    """Whether a number is borne out by what follows from others, as that of a year before."""
    return verdict.label is Label.SUPPORTED and any(evidence.fact.computed for evidence in verdict.evidence)
