"""This file holds the judgement of a ratio by two numbers told before it, and of one told again: "879 against 437, two to one", "2.3 a case, then 3.6"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.expressions import regex
from factcheck.judge.agreement import is_near_miss, is_no_result, is_result
from factcheck.judge.arithmetic import is_plain, quotient
from factcheck.judge.case import Case
from factcheck.judge.parallel import is_bare
from factcheck.match.timing import Timing

TO_ONE = regex(r".{1,40}[\s-]to[\s-](?:one|1)$")
"""How a ratio is told."""
CONCLUDES = regex(
    r"[^.;:!?0-9]{0,60}[,:—–(]\s?(?:or\s|that\sis,?\s|(?:that|which)\s(?:is|makes|gives)\s|making\s|giving\s)?(?:a\sratio\sof\s|(?<=or\s)|(?<=is\s))"
)
"""What stands between the second of two numbers and their ratio."""
EXCEEDS = regex(
    r"[^.;:!?0-9]{0,60}\b(?:outnumber(?:ed|s)?|outweigh(?:ed|s)?|exceed(?:ed|s)?|dwarf(?:ed|s)?|outstrip(?:ped|s)?)\s[^.;:!?0-9]{2,100}"
)
BY = regex(r"\s?\)?\s?by\s")
"""What stands between two numbers in brackets of which the first is so many times the second, and behind them: "trams (90) outnumbered buses (30) by"."""
ENDS = regex(r"\W*$|\s?[.,;:)]")


def judge_ratio(case: Case, verdicts: Sequence[Verdict], sentence: Sentence) -> Verdict | None:
    """The verdict on a ratio by the only two numbers before it; None where it may be one of others."""
    if case.claimed.measure is not Measure.RATIO or case.outsiders or not TO_ONE.match(case.figure.text):
        return None
    before = [each for each in verdicts if _is_level(each) and each.figure.span.end <= case.figure.span.start]
    facts = [each.evidence[0].fact for each in before if each.label is Label.SUPPORTED and each.evidence]
    if len(before) != 2 or len(facts) != 2 or not all(map(is_plain, facts)) or not _concludes(case, before, sentence):
        return None
    high, low = sorted(facts, key=lambda fact: -fact.point)
    is_alike = high.observation.unit.converts_to(low.observation.unit) and high.release.id == low.release.id
    return _held_against(case, quotient(high, low)) if is_alike else None


def judge_ratio_again(case: Case, verdicts: Sequence[Verdict]) -> Verdict | None:
    """The verdict on a ratio, or so many of one thing for each of another, that is told again of another time: "22 to one in 2022"."""
    model = next((each for each in reversed(verdicts) if each.figure.span.end <= case.figure.span.start), None)
    if model is None or model.label is not Label.SUPPORTED or case.outsiders or case.period is None or not is_bare(case):
        return None
    grounds = [case.known.fact(id_) for evidence in model.evidence for id_ in evidence.fact.rests_on]
    above, below = grounds if len(grounds) == 2 else (None, None)
    told = model.figure.observation
    if above is None or below is None or told.measure is not case.claimed.measure or above.about == below.about:
        return None
    if not all(evidence.fact.id.endswith("~times") for evidence in model.evidence) or case.timing(above) is not Timing.OTHER:
        return None
    pairs = [
        pair
        for pair in product(_then(case, above), _then(case, below))
        if pair[0].release.id == pair[1].release.id and pair[0].period == pair[1].period
    ]
    if len(pairs) != 1:
        return None
    case = replace(
        case, topic=replace(case.topic, figure=replace(case.figure, observation=replace(case.claimed, unit=told.unit)))
    )
    return _held_against(case, quotient(*pairs[0]))


def _is_level(verdict: Verdict) -> bool:
    return verdict.figure.observation.measure is Measure.LEVEL


def _concludes(case: Case, before: Sequence[Verdict], sentence: Sentence) -> bool:
    """Whether the words make a ratio that of the two numbers before it."""
    start = sentence.span.start
    first, second = (each.figure.span for each in before)
    between = sentence.text[second.end - start : case.figure.span.start - start]
    if CONCLUDES.fullmatch(between):
        return ENDS.match(sentence.text, case.figure.span.end - start) is not None
    return (
        BY.fullmatch(between) is not None
        and EXCEEDS.fullmatch(sentence.text, first.end - start, second.start - start) is not None
    )


def _then(case: Case, fact: Fact) -> list[Fact]:
    """What is known of the same thing for the time that is told."""
    again = [
        one for one in case.known.about({fact.about}) if is_plain(one) and one.observation.unit.converts_to(fact.observation.unit)
    ]
    return [one for one in again if case.timing(one) is Timing.EXACT]


def _held_against(case: Case, fact: Fact) -> Verdict | None:
    """The verdict on what two facts come to."""
    if is_result(case.claimed, fact):
        return case.verdict(Label.SUPPORTED, Reason.DERIVED, fact.working, [fact])
    is_wrong = is_near_miss(case.claimed, fact, ()) and is_no_result(case.claimed, fact)
    return case.verdict(Label.REFUTED, Reason.ARITHMETIC, fact.working, [fact]) if is_wrong else None
