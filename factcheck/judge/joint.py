"""This file holds the judgement of what several things are together: "between them, Northport and Southport handled 4.5 million"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from functools import reduce

from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.show import shown
from factcheck.core.unit import FRACTION
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.derive import summed
from factcheck.judge.agreement import agrees, is_result
from factcheck.judge.arithmetic import quotient
from factcheck.judge.case import SUPPORT_COVER, Case
from factcheck.judge.reckoned import held_against
from factcheck.match.candidates import Candidate
from factcheck.match.timing import Timing

PAIR, MANY = 2, 3
Rest = tuple[object, ...]
"""What the facts about several things have in common: their other concepts, the kind of the things, release, period and dimension."""


def judge_joint(case: Case, *, is_told: bool) -> Verdict | None:
    """The verdict on a figure by the sum of what is known of all the things that its clause names; None where that does not tell.

    Three things or more that are named one by one are what is added up, and two where the words tell so: another total of about that size
    is an error.
    """
    known = _siblings(case)
    for facts in known:
        total = reduce(summed, facts)
        fact = total if case.claimed.measure is Measure.LEVEL else _in_whole(case, facts, total)
        if fact is not None and is_result(case.claimed, fact):
            return case.verdict(Label.SUPPORTED, Reason.DERIVED, fact.working, [fact])
    is_read = is_told and not any(case.is_unread(fact) for facts in known for fact in facts)
    if len(known) != 1 or len(known[0]) < (PAIR if is_read else MANY):
        return None
    if case.claimed.measure is not Measure.LEVEL or case.outsiders:
        return None
    return held_against(case, reduce(summed, known[0]))


def is_one_of_joint(case: Case, verdict: Verdict, *, alike: bool) -> bool:
    """Whether a verdict rests on what is known of one of several things alone that the clause of its figure names, if need be all counted `alike`."""
    groups = (group for group in _siblings(case) if not alike or len({fact.observation.unit for fact in group}) == 1)
    together = {fact.id for group in groups for fact in group}
    return any(evidence.fact.id in together for evidence in verdict.evidence)


def is_one_of_times(case: Case, verdict: Verdict) -> bool:
    """Whether a verdict rests on a number that the same thing had at another time as well: on each of two days, not on both together."""
    told = [evidence.fact for evidence in verdict.evidence if not evidence.fact.working]
    return any(
        (each.fact.about, each.fact.observation.unit) == (fact.about, fact.observation.unit)
        and each.fact.period != fact.period
        and not each.fact.working
        and agrees(case.claimed, each.fact)
        for fact in told
        for each in case.alike.candidates
    )


def _siblings(case: Case) -> list[tuple[Fact, ...]]:
    """The facts that differ only in which of the things named, of one kind, they are about."""
    named = [bond.concept for bond in case.topic.bonds if bond.near or bond.faint]  # a name for all of them may hold theirs
    groups: dict[Rest, dict[str, Fact]] = defaultdict(dict)
    for candidate in case.candidates:
        fact = candidate.fact
        fits = candidate.fit.cover >= SUPPORT_COVER or _is_named_beside(candidate, named)
        if not fact.is_level or fact.working or not fits or case.timing(fact) is Timing.OTHER:
            continue
        for concept in fact.about.intersection(named):
            facet = case.concepts[concept].facet if concept in case.concepts else ""
            rest = (fact.about - {concept}, facet, fact.release.id, fact.period, fact.observation.unit.dimension)
            groups[rest].setdefault(concept, fact)
    parts = ([fact for fact in group.values() if not _is_whole(fact, group.values())] for group in groups.values())
    return [tuple(group) for group in parts if len(group) > 1 and _fits(case, group[0])]


def _is_named_beside(candidate: Candidate, named: Container[str]) -> bool:
    """Whether all that speaks against a fact is another thing named beside its own: "81 died or were injured"."""
    conflicts = candidate.fit.conflicts
    return bool(conflicts) and all(one.wanted in named for one in conflicts)


def _is_whole(fact: Fact, others: Iterable[Fact]) -> bool:
    """Whether others are parts of it: "of the 5 million, two of them had 3 million" adds up the two."""
    return any(other.part_of == fact.id for other in others)


def _fits(case: Case, fact: Fact) -> bool:
    return case.claimed.measure is Measure.SHARE or case.claimed.compares_with(fact.observation)


def _in_whole(case: Case, facts: tuple[Fact, ...], total: Fact) -> Fact | None:
    """The share of a sum in the whole that all its terms are parts of."""
    wholes = {fact.part_of or "" for fact in facts}
    whole = case.known.fact(min(wholes)) if len(wholes) == 1 else None
    if case.claimed.measure is not Measure.SHARE or whole is None or not whole.point:
        return None
    share = quotient(total, whole)
    if share.computed is None:
        return None
    terms = total.working.partition(" = ")[0]
    return replace(share, working=f"({terms}) / {whole.printed} = {shown(share.computed.point, FRACTION)}")
