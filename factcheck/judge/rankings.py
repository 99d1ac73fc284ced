"""This file holds the judgement of rankings: "the smallest", "grew the fastest", against the other parts of the same total."""

from __future__ import annotations

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.judge.case import SUPPORT_COVER, Case
from factcheck.judge.fitting import is_sure

FEWEST_SIBLINGS = 2
GROWTH = "growth"
"""What a comparison counts that is one of how much two things grew."""


def ranked(case: Case, is_true: bool, working: str, facts: list[Fact]) -> Verdict:
    """The verdict on a comparison or ranking that facts decide."""
    label, reason = (Label.SUPPORTED, Reason.DERIVED) if is_true else (Label.REFUTED, Reason.ARITHMETIC)
    return case.verdict(label, reason, working, facts)


def judge_ranking(case: Case) -> Verdict | None:
    """The verdict on "the smallest" or "grew the fastest": against the other parts of the same total."""
    measure = Measure.GROWTH if case.figure.counted == GROWTH else Measure.LEVEL
    fitting = [
        each
        for each in case.in_time
        if each.fact.observation.measure is measure
        and not each.fact.working
        and each.fit.cover >= SUPPORT_COVER
        and each.fact.observation.quantity
    ]
    found = [(each, rivals) for each in fitting if (rivals := _rivals(case, each.fact))]
    if not found:
        return None
    wholes = {_whole(case, each.fact) for each, _ in found}
    found.sort(key=lambda one: not _whole(case, one[0].fact))  # parts of one total are ranked sooner than what is told alike
    best, rivals = next((one for one in found if _level(one[0].fact) not in wholes), found[0])
    working = " against ".join(f"{fact.printed} ({fact.label})" for fact in (best.fact, *rivals))
    ahead = [(best.fact.point - rival.point) * case.claimed.sign > 0 for rival in rivals]
    # without any concept near, the words may be about one of those that are compared
    named = {bond.concept for bond in case.topic.bonds if bond.near}
    # "lorries overtook buses as the largest group"
    is_of_rival = any(named & (rival.about - best.fact.about) for rival in rivals)
    if is_of_rival or (not all(ahead) and not (is_sure(case, best) and named)):
        return None
    return ranked(case, all(ahead), working, [best.fact, *rivals])


def _rivals(case: Case, best: Fact) -> list[Fact]:
    """What a fact is ranked against: the other parts of its total; without one, two or more facts that differ from it in one concept."""
    whole = _whole(case, best)
    told = _parts(case, whole) if whole else case.known.beside(best)
    others = [
        fact
        for fact in told
        if fact.observation.measure is best.observation.measure
        and fact.observation.quantity is not None
        and _level(fact) != _level(best)
    ]
    if whole:
        return [fact for fact in others if _facets(case, fact, best) & _facets(case, best, fact)] or others
    siblings = [fact for fact in others if is_sibling(fact, best)]
    return siblings if len(siblings) >= FEWEST_SIBLINGS else []


def _facets(case: Case, fact: Fact, other: Fact) -> set[str]:
    """What kinds of concept a fact is about that another is not: two parts of a total may part it by different kinds."""
    return {case.concepts[one].facet for one in fact.about - other.about if one in case.concepts}


def is_sibling(fact: Fact, other: Fact) -> bool:
    """Whether a release tells both alike, of one thing each: in two rows of a table."""
    return (
        len(fact.about - other.about) == len(other.about - fact.about) == 1
        and len(fact.about) > 1
        and (fact.release.id, fact.period) == (other.release.id, other.period)
        and fact.observation.unit.converts_to(other.observation.unit)
    )


def _parts(case: Case, whole: str) -> list[Fact]:
    """The parts of a total, each with its growths."""
    return [fact for part in case.known.parts({whole}) for fact in (part, *case.known.changes(part.id))]


def _whole(case: Case, fact: Fact) -> str:
    """The id of what a fact, or the value that it is a growth of, is a part of; empty where it is a part of nothing."""
    level = case.known.fact(_level(fact))
    return (level and level.part_of) or ""


def _level(fact: Fact) -> str:
    """The id of the value that a growth belongs to; of a value its own."""
    return fact.id.partition(":")[0]
