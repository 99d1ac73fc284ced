"""This file holds how surely a candidate is what a number is about: its basis of comparison, its words, and what it says."""

from __future__ import annotations

from collections.abc import Container, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from factcheck.core.fact import Fact
from factcheck.core.figure import Basis, Measure
from factcheck.core.period import Period, Relative
from factcheck.core.slips import TELLING_DIGITS
from factcheck.derive import compared
from factcheck.judge import case as c
from factcheck.judge.agreement import (
    BEYOND,
    BEYOND_UNDATED,
    CLOSE,
    OWN_DIGITS,
    SLIGHT,
    Slack,
    is_beyond,
    is_near_miss,
    restates,
    same_start,
)
from factcheck.judge.case import Case
from factcheck.match.candidates import Candidate
from factcheck.match.fit import Fit
from factcheck.match.plain_words import PLAIN
from factcheck.match.timing import Timing
from factcheck.match.tokens import stems

BACK = frozenset("it they that this these those".split())
"""Words that point back at what the sentence before is about."""
LEADING = frozenset("with without for from to by of on in at under via among against aged".split())
"""Prepositions that lead to what parts some of the things counted from the others."""
UNSURE = Slack(SLIGHT, TELLING_DIGITS, is_named=False)
"""How near a number must be to the fact's where its clause tells who knows what besides."""

COMPUTED = "~"
"""What parts the id of a computed fact from that of the fact which it is computed from."""
WHOLE_COVER = 0.6
"""How much of the fact of a whole is named at least by a clause that means it."""


def basis_fits(case: Case, fact: Fact) -> bool:
    """Whether a growth is measured against what the claim says it is; a claim that does not say fits all."""
    against = case.claimed.against
    if case.claimed.measure is not Measure.GROWTH or against is None:
        return True
    is_in_it = against == case.claimed.period == fact.period  # "rose 5 % over 2024"
    return is_in_it or is_against(case, fact, against)


def is_against(case: Case, fact: Fact, against: Basis | Period | Relative) -> bool:
    """Whether a change that a fact tells is measured against this."""
    known = fact.observation.against
    if isinstance(against, Basis) and isinstance(known, Basis):
        return (against is Basis.YEAR) == (known is Basis.YEAR)
    named = against.on(case.today or fact.release.published) if isinstance(against, Relative) else against
    return compared(fact.period, named) == compared(fact.period, known)


def on_basis(case: Case, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates whose growth is measured against what the claim says."""
    if case.claimed.measure is not Measure.GROWTH or case.claimed.against is None:
        return list(candidates)
    return [candidate for candidate in candidates if basis_fits(case, candidate.fact)]


def is_sure(case: Case, candidate: Candidate) -> bool:
    """Whether the topic fits with the confidence that a refutation needs."""
    fit = candidate.fit
    from_there = case.claimed.earlier is not None and same_start(case.claimed, candidate.fact)
    fits = is_named(candidate) and fit.explained >= c.REFUTE_EXPLAINED and (from_there or not fit.is_loose)
    return (fits or is_whole(case, candidate) or names_share(case, candidate)) and not case.outsiders


def is_whole(case: Case, candidate: Candidate) -> bool:
    """Whether a clause that names a kind of which the fact is, and nothing else, means it: the fact is the whole that the others are parts of."""
    fact, fit = candidate.fact, candidate.fit
    is_alone = fact.part_of is None and fit.is_loose and fit.explained >= c.BARE_EXPLAINED and case.is_plain_talk
    return is_alone and fit.cover >= WHOLE_COVER and bool(case.known.parts({fact.id.partition(COMPUTED)[0]}))


def names_share(case: Case, candidate: Candidate) -> bool:
    """Whether the words name the part of which a share is, and its whole, and nothing else: "two thirds of the guests were cooks"."""
    grounds = [fact for id_ in candidate.fact.rests_on if (fact := case.known.fact(id_)) is not None]
    if case.claimed.measure is not Measure.SHARE or len(grounds) != 2 or candidate.fit.explained < c.BARE_EXPLAINED:
        return False
    part, whole = (fact.about for fact in grounds)
    near = {bond.concept for bond in case.topic.bonds if bond.near}
    return part - whole <= near and any(bond.concept in whole for bond in case.topic.bonds)


def is_named(candidate: Candidate) -> bool:
    """Whether the text names so much of a fact that its value may refute: less of it where the clause speaks of nothing else."""
    fit = candidate.fit
    return fit.cover >= c.REFUTE_COVER or (fit.cover >= c.BARE_COVER and fit.explained >= c.BARE_EXPLAINED)


def says(fact: Fact) -> str:
    """What a fact says, or how it is computed."""
    return fact.working if fact.computed else f"the release says {fact.printed}"


def is_meant(case: Case, candidate: Candidate) -> bool:
    """Whether the clause names what the fact is about, and nothing else: then whatever number it tells is meant for the fact's."""
    return _is_named_alone(case, candidate) and not candidate.fact.computed


def _is_named_alone(case: Case, candidate: Candidate) -> bool:
    fit = candidate.fit
    is_named = fit.cover >= c.AS_SAID and not fit.is_loose
    return is_named and (fit.explained >= c.AS_SAID or tells_the_rest(case, candidate))


@lru_cache(maxsize=4096)
def _name_stems(name: str) -> frozenset[str]:
    """The stems of a concept's name, which is asked for again and again."""
    return stems(name)


def tells_the_rest(case: Case, candidate: Candidate) -> bool:
    """Whether the words of a fact's own passage name what a clause does and the fact is not about: "permits for foreigners"."""
    if candidate.fit.explained < candidate.fit.focus:  # there are words that nobody knows
        return False
    told = stems(candidate.fact.passage.text)
    rest = case.named - candidate.fit.explains
    own = {case.concepts[one].facet for one in candidate.fact.about if one in case.concepts}
    others = [concept for one in sorted(rest) if (concept := case.concepts.get(one)) is not None and concept.facet not in own]
    names = ((concept.label, *concept.aliases) for concept in others)
    return len(others) == len(rest) and all(any(_name_stems(name) <= told for name in each) for each in names)


def may_be_meant(case: Case, candidate: Candidate, readings: Sequence[Fact], others: Container[Fraction]) -> bool:
    """Whether a number may be meant for what a fact may read: by the words, or since it is one that goes wrong so.

    A share of a whole is never far from another one, so that the words are enough.
    """
    times = BEYOND if case.period or case.is_stated else BEYOND_UNDATED
    is_share = case.claimed.measure is Measure.SHARE and case.tells_share
    is_share = is_share and (_is_named_alone(case, candidate) or names_share(case, candidate))
    is_part, is_lent = _may_be_of_a_part(case, candidate), _is_all_lent(case)
    by_words = (is_share or is_meant(case, candidate)) and not (is_part or is_lent)
    if by_words and not all(is_beyond(case.claimed, reading, times) for reading in readings):
        return True
    if is_part and _is_of_its_kin(case, candidate.fact):
        return True
    slack = (
        UNSURE if is_lent else _of_a_part(case, candidate.fit) if is_part else Slack(is_named=_is_named_alone(case, candidate))
    )
    return any(is_near_miss(case.claimed, reading, others, slack) for reading in readings)


def _is_all_lent(case: Case) -> bool:
    """Whether a number leans on other sentences for all that it is about: "Back next week at nine"."""
    topic = case.topic
    is_lent = case.claimed.measure is Measure.LEVEL and bool(topic.bonds) and all(bond.is_lent for bond in topic.bonds)
    return is_lent and not any(word.stem in BACK for word in topic.strangers)


def _may_be_of_a_part(case: Case, candidate: Candidate) -> bool:
    """Whether a clause tells more than a fact is about, and a number that may count a part of it: "300 drug cases involving minors"."""
    claimed, known = case.claimed, candidate.fact
    is_level = claimed.measure is Measure.LEVEL and claimed.unit.is_extensive and not known.computed
    if not is_level or not (_has_strangers(case, candidate.fit) or candidate.fit.is_narrowed):
        return False
    alike = (each.fact for each in case.in_time if each.fact.about == known.about and each.fact.is_level)
    return any(abs(claimed.point) < abs(fact.point) for fact in alike)


def _has_strangers(case: Case, fit: Fit) -> bool:
    """Whether the clause has words that the vocabulary does not know, or begins with one, or a preposition leads to one, that names nothing here."""
    words = case.topic.strangers
    led = [word for lead, word in pairwise(words) if lead.stem in LEADING and word.span.start == lead.span.end + 1]
    subject = [word for word in words[:1] if word.span.start == case.topic.clause.start]
    return fit.explained < fit.focus or any(word.text.isalpha() and word.stem not in PLAIN for word in (*led, *subject))


def _of_a_part(case: Case, fit: Fit) -> Slack:
    """How far from a fact's a number may be that may count a part of it, but is meant for all."""
    return UNSURE if _has_strangers(case, fit) else Slack(CLOSE, OWN_DIGITS, is_named=False)


def _is_of_its_kin(case: Case, known: Fact) -> bool:
    """Whether a number is that of another fact about the same matter: the cities, told of the offices that they are in."""
    own = {one for one in known.about if one in case.concepts and not case.concepts[one].implied}
    is_telling = case.claimed.quantity is not None and case.claimed.quantity.digits >= OWN_DIGITS
    return is_telling and any(own & each.fact.about and restates(case.claimed, each.fact) for each in case.candidates)


def is_long_and_then(case: Case, fact: Fact) -> bool:
    """Whether a claim's number has so many digits, and is told of just the fact's period, that it is the fact's by no chance."""
    quantity = case.claimed.quantity
    is_long = quantity is not None and quantity.digits > TELLING_DIGITS
    return is_long and case.is_stated and case.timing(fact) is Timing.EXACT


def is_of_others(case: Case, fact: Fact, digits: int) -> bool:
    """Whether the releases print the claim's number and hedge for something else, with so many digits that it is not there by chance."""
    quantity = case.claimed.quantity
    return quantity is not None and quantity.digits >= digits and case.known.tells_of_others(case.claimed, fact.about)


def are_named_alike(case: Case, one: Candidate, other: Candidate) -> bool:
    """Whether the very words that name what one fact is about name what the other is about as well: "in transit", of two schemes."""
    first, second = one.fact.about - other.fact.about, other.fact.about - one.fact.about
    return any(bond.near and first & bond.peers and second & bond.peers for bond in case.topic.bonds)
