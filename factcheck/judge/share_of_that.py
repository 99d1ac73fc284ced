"""This file holds the judgement of a share that is told of the number before it: "That is one traveller in ten", "40 trams were a tenth of all"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.text import Sentence, Span
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.expressions import regex
from factcheck.judge.arithmetic import is_plain, portion
from factcheck.judge.case import Case
from factcheck.judge.just_before import just_before
from factcheck.judge.reckoned import held_against
from factcheck.match.plain_words import PLAIN

_THAT = (
    r"(?:that|this|it|they|these|those)(?:['’](?:s|re)|\s(?:is|was|are|were|makes?|made(?:\sup)?|represents?|represented|amounts?\sto|comes?\sto|came\sto"
    r"|accounts?\sfor|accounted\sfor))"
)
LED = regex(
    rf"(?:\W{{0,3}}|[^.;:!?0-9]{{0,80}}?[,–—]\s)(?:(?:and|but|so|or)\s)?{_THAT}\s(?:(?:only|just|still|barely|fully|a\smere)\s){{0,2}}"
    rf"|\W{{0,3}}{_THAT}\s[^;:!?]{{0,60}}?[0-9][^.;:!?]{{0,40}}?,?\s(?:and|or)\s",
    re.I,
)
"""How a sentence begins that tells a share of the number before it: "That is | a tenth", "That was 5 % more, and | a tenth of all trams"."""
ACCOUNTED = regex(
    r"(?:\s(?!(?:and|or|but|while|of|than)\s)[\w'’-]{1,20}){1,6}?,?\s(?:which\s)?(?:account(?:s|ed|ing)?\sfor|ma(?:ke|de|king)\sup|represent(?:s|ed|ing)?|were|was|are|is|being)"
    r"\s(?:(?:only|just|still|barely|fully|about|some|a\smere)\s){0,2}"
)
"""What stands between a number and a share that it is told as, in one sentence: "40 | trams accounted for | a tenth of all vehicles"."""
OF_WHOLE = regex(
    r"(?:\s(?:of|in)\s(?:(?:all|the|every|its|their)\s){0,2}[a-z-]{3,20}(?:\s[a-z]{3,12}ed)?(?:\s(?:of|in|for|during)\s[^.,;:!?]{3,30})?)?\s?(?=[.,;:!?)–—]|$)",
    re.I,
)
"""What stands behind a share of a whole that is told in a word or two."""
WHOLE = regex(r"\b(?:whole|total|all|lot|sum|tally|count)\b", re.I)
"""What names the whole, whatever it is."""


def judge_share_of_that(case: Case, verdict: Verdict, sentence: Sentence, earlier: Sequence[Verdict]) -> Verdict | None:
    """The verdict on a share by the one number of the sentence before and the whole that this is part of; None for any other."""
    if verdict.label is Label.SUPPORTED or case.claimed.measure is not Measure.SHARE or case.outsiders:
        return None
    part = _told_here(case, sentence, earlier) or _told_before(case, sentence, earlier)
    whole = case.known.fact(part.part_of) if part is not None and part.part_of else None
    if part is None or whole is None or not is_plain(part) or not is_plain(whole) or not _is_of(case, sentence, whole):
        return None
    return held_against(case, portion(part, whole))


def _told_here(case: Case, sentence: Sentence, earlier: Sequence[Verdict]) -> Fact | None:
    """The fact that bears out the number right before a share that it is told as."""
    start = sentence.span.start
    for last in case.before(earlier)[-1:]:
        between = last.figure.span.end - start, case.figure.span.start - start
        is_number = last.figure.observation.measure is Measure.LEVEL and last.reason is Reason.RESTATED
        if between[0] >= 0 and is_number and ACCOUNTED.fullmatch(sentence.text, *between):
            return last.evidence[0].fact
    return None


def _told_before(case: Case, sentence: Sentence, earlier: Sequence[Verdict]) -> Fact | None:
    """The fact that bears out the only number of the sentence before, in the same paragraph, of which a share is told."""
    if not LED.fullmatch(sentence.text, 0, case.figure.span.start - sentence.span.start):
        return None
    told = [each for each in just_before(sentence, earlier) if each.figure.observation.measure is not Measure.GROWTH]
    if len(told) != 1 or told[0].label is not Label.SUPPORTED or not told[0].evidence:
        return None
    return told[0].evidence[0].fact


def _is_of(case: Case, sentence: Sentence, whole: Fact) -> bool:
    """Whether a share is told of nothing but the whole."""
    behind = OF_WHOLE.match(sentence.text, case.figure.span.end - sentence.span.start)
    if behind is None:
        return False
    place = Span(case.figure.span.start, case.figure.span.end + len(behind[0]))
    strangers = [word for word in case.topic.strangers if place.covers(word.span)]
    is_named = case.named <= whole.about and bool(case.named & whole.about or WHOLE.search(behind[0]))
    return is_named and all(word.stem in PLAIN for word in strangers if word.text.isalpha())
