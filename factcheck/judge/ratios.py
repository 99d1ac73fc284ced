"""This file holds the judgement of a ratio by two numbers told before it, and of one told again: "879 against 437, two to one", "2.3 a case, then 3.6"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.period import Period
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Verdict
from factcheck.expressions import regex
from factcheck.judge.arithmetic import is_plain, quotient
from factcheck.judge.case import Case
from factcheck.judge.reckoned import held_against
from factcheck.match.timing import Timing

Grounds = tuple[Fact, Fact]
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
    before = [each for each in case.before(verdicts) if _is_level(each)]
    facts = [each.evidence[0].fact for each in before if each.label is Label.SUPPORTED and each.evidence]
    if len(before) != 2 or len(facts) != 2 or not all(map(is_plain, facts)) or not _concludes(case, before, sentence):
        return None
    high, low = sorted(facts, key=lambda fact: -fact.point)
    is_alike = high.observation.unit.converts_to(low.observation.unit) and high.release.id == low.release.id
    return held_against(case, quotient(high, low)) if is_alike else None


def judge_ratio_again(case: Case, verdicts: Sequence[Verdict]) -> Verdict | None:
    """The verdict on a ratio, or so many of one thing for each of another, that is told again of another time, or of a part: "22 to one in 2022"."""
    model = next(reversed(case.before(verdicts)), None)
    grounds = _grounds(case, model) if model is not None and not case.outsiders else None
    if model is None or grounds is None:
        return None
    pairs = [
        pair
        for pair in product(*(_again(case, fact, grounds) for fact in grounds))
        if pair[0].release.id == pair[1].release.id and pair[0].period == pair[1].period
    ]
    if len(pairs) != 1:
        return None
    observation = replace(case.claimed, unit=model.figure.observation.unit)
    return held_against(
        replace(case, topic=replace(case.topic, figure=replace(case.figure, observation=observation))), quotient(*pairs[0])
    )


def _grounds(case: Case, model: Verdict) -> Grounds | None:
    """The two facts that a figure before is the ratio of, where one could be told like it."""
    told, claimed = model.figure.observation, case.claimed
    is_like = told.measure is claimed.measure and (not claimed.unit.name or claimed.unit.converts_to(told.unit))
    if model.label is not Label.SUPPORTED or len(model.evidence) != 1 or not is_like:
        return None
    [evidence] = model.evidence
    facts = [fact for id_ in evidence.fact.rests_on if (fact := case.known.fact(id_)) is not None]
    is_ratio = evidence.fact.id.endswith("~times") and len(facts) == 2 and facts[0].about != facts[1].about
    return (facts[0], facts[1]) if is_ratio else None


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


def _again(case: Case, fact: Fact, grounds: Grounds) -> list[Fact]:
    """What is known of the same thing for another time that is told, or of the part of it that the words name, and nothing else."""
    if not case.is_plain_talk:
        return []
    known = grounds[0].about | grounds[1].about | {bond.concept for bond in case.topic.bonds if not bond.near}
    named = {
        bond.concept for bond in case.topic.bonds if bond.near and not bond.faint and not (bond.peers | {bond.concept}) & known
    }
    if len(named) > 1 or (not named and (case.period is None or case.timing(fact) is not Timing.OTHER)):
        return []
    again = [one for one in case.known.about({fact.about | named}) if is_plain(one)]
    again = [one for one in again if one.observation.unit.converts_to(fact.observation.unit)]
    if named:  # a part, as an operation, may have a time of its own
        return [one for one in again if not isinstance(case.period, Period) or one.period.overlaps(case.period)]
    return [one for one in again if case.timing(one) is Timing.EXACT]
