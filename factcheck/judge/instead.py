"""This file holds what a number may be meant for instead of the fact that its words fit best: then it is no error that it is not that one's."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.core.fact import Fact
from factcheck.core.slips import TELLING_DIGITS
from factcheck.judge import case as c
from factcheck.judge.agreement import agrees, is_one_sided, is_sure_print, restates, same_start
from factcheck.judge.case import Case
from factcheck.judge.fitting import are_named_alike, is_of_others, tells_the_rest
from factcheck.match.candidates import Candidate
from factcheck.match.fit import WHOLLY
from factcheck.match.lexical import CAUTION
from factcheck.match.tokens import stem, stems

MARGIN, WIDE_MARGIN = 0.2, 0.3
"""How much less of the clause another fact may explain, and still be the one that is meant by its number; more where it is wholly named."""
UNKNOWN = 0.95
"""A clause of which a fact explains less has words that may mean another fact, whose number it tells."""


def may_mean_another(case: Case, best: Candidate, ranked: Iterable[Candidate]) -> bool:
    """Whether a number that is not the best fact's may be meant for another one."""
    return (
        any(_is_as_likely(case, each, best) or _is_undated(case, each, best) for each in ranked)
        or _may_be_of_others(case, best)
        or _counts_another(case, best)
    )


def _is_undated(case: Case, candidate: Candidate, best: Candidate) -> bool:
    """Whether a number told without a time is that of the same things at another time, or of some of them: a campaign's, a year's."""
    is_same = best.fact.about <= candidate.fact.about and not candidate.fact.computed
    is_told = is_same and not case.is_stated and candidate.fit.cover >= c.SUPPORT_COVER
    return is_told and agrees(case.claimed, candidate.fact)


def _is_as_likely(case: Case, candidate: Candidate, best: Candidate) -> bool:
    """Whether the claim's number is that of another fact which explains the clause as well: then it may be that one which is meant."""
    fit = candidate.fit
    is_close = fit.cover >= WHOLLY and fit.focus >= best.fit.focus - WIDE_MARGIN
    both_computed = bool(best.fact.computed and candidate.fact.computed) and not is_one_sided(case.claimed)
    if (is_close or (both_computed and fit.cover >= c.SUPPORT_COVER)) and agrees(case.claimed, candidate.fact):
        return True
    is_from_there = case.claimed.earlier is None or same_start(case.claimed, candidate.fact)
    told = restates(case.claimed, candidate.fact) and is_from_there and not candidate.fact.working and fit.cover >= c.EXACT_COVER
    is_open = best.fit.cover < WHOLLY or _is_narrower(case, candidate, best) or are_named_alike(case, candidate, best)
    is_open = is_open or _is_a_kind(case, candidate.fact, best.fact)
    return told and fit.focus >= best.fit.focus - MARGIN and is_open


def _may_be_of_others(case: Case, best: Candidate) -> bool:
    """Whether words of the clause that nobody knows may mean something else, for which the releases print the claim's telling number.

    Not so where the number stands right beside what the fact counts: "2,055 guns" are guns.
    """
    is_counted = any(bond.head and bond.concept in best.fact.about for bond in case.topic.bonds)
    explained = best.fit.explained / (CAUTION if case.is_unread(best.fact) else 1)
    is_one = case.claimed.earlier is None
    is_open = is_one and not is_counted and explained < UNKNOWN and not tells_the_rest(case, best)
    return is_open and is_of_others(case, best.fact, TELLING_DIGITS)


def _counts_another(case: Case, best: Candidate) -> bool:
    """Whether a number is that of a fact in the unit that it names, where the best fact is in another: "41 museums" are not the 41.26 million visits."""
    counted = stems(case.figure.counted)
    if stem(best.fact.observation.unit.name) in counted:
        return False
    alike = (each.fact for each in case.in_time if stem(each.fact.observation.unit.name) in counted)
    return any(restates(case.claimed, fact) for fact in alike)


def _is_narrower(case: Case, candidate: Candidate, best: Candidate) -> bool:
    """Whether a clause that names more than the best fact is about may mean a part of that, which has the claim's number."""
    told, known = candidate.fact, best.fact
    alike = told.release.id == known.release.id and bool(told.about & known.about)
    own = told.about - known.about
    is_named = any(bond.near and not bond.faint and bond.concept in own for bond in case.topic.bonds)
    return alike and (is_named or best.fit.focus < c.AS_SAID) and is_sure_print(case.claimed, told)


def _is_a_kind(case: Case, fact: Fact, whole: Fact) -> bool:
    """Whether a fact is about some of what another is about, by a narrower concept, and a text without a time may mean either."""
    own = (case.concepts[one] for one in fact.about - whole.about if one in case.concepts)
    return case.period is None and any(not whole.about.isdisjoint(concept.broader) for concept in own)
