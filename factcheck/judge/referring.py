"""This file holds the judgement of a change told of a number named before: "the former rose 5 %, the latter 3 %", "the figure is 5 % higher"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.core.figure import Measure
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Verdict
from factcheck.expressions import regex
from factcheck.judge.beside import by_value
from factcheck.judge.case import Case
from factcheck.judge.numbers import DECIDED, unrefuted, unsettled
from factcheck.judge.share_of_that import judge_share_of_that
from factcheck.match.plain_words import PLAIN

_GOES = (
    r"(?:\s(?:was|were|is|are|had|has|have|been|being|rose|grew|fell|climbed|increased|dropped|jumped|declined|shrank|gained|went|shot|up|down|by|a|an"
    r"|then|even|only|just|about|some|nearly|almost)){0,5}\s?$"
)
OF_TWO = regex(rf"\bthe\s(?P<which>former|latter)(?:\s(?:figure|number|count|total|group|kind))?{_GOES}", re.I)
OF_GROUP = regex(
    rf"\W{{0,3}}the\s(?P<which>first|second)\s(?:group|kind|category|sort)s?(?:['’]s?\s(?:number|total|count))?{_GOES}", re.I
)
OF_ITS_NUMBER = regex(
    rf"\W{{0,3}}(?:(?:their|its)\s(?:number|total|count|tally)s?{_GOES}"
    r"|(?:the\s)?(?:growth|increase|rise|gain|change)\shere\s(?:is|was|came\sto|stood\sat|reached)(?:\s[a-z]{2,8}){0,2}\s)",
    re.I,
)
OF_ONE = regex(rf"\W{{0,3}}(?:the|that|this)\s(?:figure|number|total|count|tally|sum){_GOES}", re.I)
OF_THAT = regex(
    r"\W{0,3}(?P<basis>(?:compared|measured|held|set|put|against|versus|on|over|from)\b[^.;:!?]{2,60}?[,\s]\s?(?:and\s)?)?"
    rf"(?:so\s)?(?:that|this|it)(?:['’]s)?{_GOES}",
    re.I,
)
"""How the words before a change end, within its sentence, that leave it to the sentences before what has changed."""
NO_NOUN = regex(
    r"\s?(?:more|fewer|less|higher|lower|up|down)?\s?(?:[.,;:!?()–—-]|$|(?:than|on|over|from|against|versus|compared|since|year)\b)",
    re.I,
)
"""What follows a change that names nothing which changed so."""
REACH = 80
NEAR = 300
"""How far before its change those words may stand, and before the sentence the numbers that they point back at."""
PLACES = {"first": 0, "second": 1}


def judge_referring(case: Case, verdict: Verdict, sentence: Sentence, earlier: Sequence[Verdict]) -> Verdict | None:
    """The verdict on a change, or a share, by the number that it is told of; None where its words point back at none.

    Where it is not known which one that is, the change is neither refuted nor borne out.
    """
    start = case.figure.span.start - sentence.span.start
    if case.claimed.measure is not Measure.GROWTH or not earlier:
        return judge_share_of_that(case, verdict, sentence, earlier) if earlier else None
    pointed_at = _pointed_at(case, sentence, earlier)
    if pointed_at is not None:
        return None if verdict.label is Label.SUPPORTED else by_value(case, pointed_at) or _of_unknown(verdict, pointed_at)
    of_two = OF_TWO.search(sentence.text, max(0, start - REACH), start)
    if of_two is None and not OF_ONE.fullmatch(sentence.text, 0, start):
        return None
    told = [each for each in earlier if _is_number(each) and sentence.span.start - each.figure.span.end <= NEAR]
    place = 2 if of_two and of_two["which"].lower() == "former" else 1
    if len(told) < (2 if of_two else 1):
        return None
    judged = by_value(case, told[-place])
    if judged is not None:
        return judged
    return unsettled(verdict, "not known what changed so") if verdict.label in DECIDED else unrefuted(verdict)


def _of_unknown(verdict: Verdict, value: Verdict) -> Verdict | None:
    """The verdict on a change without its refutation, where it is not known what the value is of that changed so."""
    return None if value.label in DECIDED else unrefuted(verdict)


def _pointed_at(case: Case, sentence: Sentence, earlier: Sequence[Verdict]) -> Verdict | None:
    """The number of the sentence before that a change is told of: its only one, or the one of its two groups that the words name."""
    if not sentence.context or sentence.context[0].paragraph != sentence.paragraph:
        return None
    start = case.figure.span.start - sentence.span.start
    told = _last_told(sentence, earlier)
    named = {bond.peers for bond in case.topic.bonds if bond.near}
    if OF_ITS_NUMBER.fullmatch(sentence.text, 0, start) or _is_of_that(case, sentence):
        return told[0] if len(told) == 1 and not named else None
    group = OF_GROUP.fullmatch(sentence.text, 0, start)
    return told[PLACES[group["which"].lower()]] if group and len(told) == len(PLACES) and len(named) <= 1 else None


def _is_of_that(case: Case, sentence: Sentence) -> bool:
    """Whether a change is told of "that" and nothing else, against what the sentence says in words that are understood."""
    offset = sentence.span.start
    told = OF_THAT.fullmatch(sentence.text, 0, case.figure.span.start - offset)
    is_bare = NO_NOUN.match(sentence.text, case.figure.span.end - offset) is not None
    is_plain = is_bare and all(word.stem in PLAIN for word in case.topic.strangers)
    return told is not None and is_plain and (case.claimed.against is not None or not told["basis"])


def _last_told(sentence: Sentence, earlier: Sequence[Verdict]) -> list[Verdict]:
    """The numbers of the last sentence before one, in its paragraph, that tells more than changes of them."""
    for before in sentence.context:
        told = [each for each in earlier if before.span.covers(each.figure.span)]
        if before.paragraph != sentence.paragraph or any(each.figure.observation.measure is not Measure.GROWTH for each in told):
            return [each for each in told if _is_number(each)] if before.paragraph == sentence.paragraph else []
        if not told:
            return []
    return []


def _is_number(verdict: Verdict) -> bool:
    """Whether a verdict is on a plain number, and not on one that the text works out."""
    is_computed = verdict.label is Label.SUPPORTED and any(evidence.fact.working for evidence in verdict.evidence)
    return verdict.figure.observation.measure in (Measure.LEVEL, Measure.MALFORMED) and not is_computed
