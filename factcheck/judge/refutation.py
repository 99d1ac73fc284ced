"""This file holds the steps that refute a number: turned round, of another value, of another period, or of something else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from itertools import dropwhile

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.period import MONTHS_OF_YEAR, Period, Relative
from factcheck.core.slips import TELLING_DIGITS, is_power_of_ten, is_swapped
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.judge import case as c
from factcheck.judge.agreement import (
    OWN_DIGITS,
    POINTS,
    TELLING_VALUE,
    excludes,
    is_beyond,
    is_slip,
    is_sure_print,
    is_turned,
    restates,
)
from factcheck.judge.case import Case
from factcheck.judge.fitting import (
    basis_fits,
    is_long_and_then,
    is_meant,
    is_sure,
    is_whole,
    may_be_meant,
    names_share,
    on_basis,
    says,
)
from factcheck.judge.instead import may_mean_another
from factcheck.match.candidates import Candidate
from factcheck.match.timing import STILL_FRESH, Timing
from factcheck.match.tokens import stems
from factcheck.match.vocabulary import climb

OUTDATED = timedelta(days=365)
"""So long after its release a fact refutes nothing that a text tells without a time: it may be told of now."""
GOING_ON = stems("it its they their this that these those former latter number figure total count")
"""Words by which a clause goes on with what the sentence before it is about."""
SWAP_EXPLAINED = 0.5
"""A number with two digits swapped refutes where half of what its clause speaks of is what the fact is about."""
COMPUTED_COVER = 0.7
"""A computed value refutes only where so much of what it is about is named."""


def turned(case: Case) -> Verdict | None:
    """The base's own digits with the sign turned round, or in another unit or scale."""
    ranked = on_basis(case, case.in_time)
    if case.outsiders or _is_no_count(case):
        return None
    telling = case.claimed.quantity is not None and case.claimed.quantity.digits >= TELLING_DIGITS
    enough = c.EXACT_COVER if telling else c.SUPPORT_COVER
    for candidate in ranked:
        fact, fit = candidate.fact, candidate.fit
        is_told = fit.cover >= enough and is_turned(case.claimed, fact.observation)
        if fact.working or not (is_told or _is_slip(case, candidate)):
            continue
        if not any(other.fit.dominates(fit) for other in ranked):
            return case.verdict(Label.REFUTED, _refutation(case, fact), says(fact), [fact])
    return None


def _is_no_count(case: Case) -> bool:
    """Whether a number counts nothing, since it is no whole one: "1.85 tons, after 5.63" leaves its unit out."""
    claimed = case.claimed
    is_count = claimed.measure is Measure.LEVEL and claimed.unit.dimension == "count" and claimed.quantity is not None
    return is_count and claimed.point.denominator != 1


def _is_slip(case: Case, candidate: Candidate) -> bool:
    """Whether a number is a slip of the fact's, where the clause speaks of what the fact is about and of nothing else.

    A long number of the same period is one whatever the words beside it that nobody knows.
    """
    fit, fact = candidate.fit, candidate.fact
    explained = fit.focus if is_long_and_then(case, fact) else fit.explained
    least = SWAP_EXPLAINED if _are_swapped(case, fact) else c.BARE_EXPLAINED
    return fit.cover >= c.SUPPORT_COVER and explained >= least and is_slip(case.claimed, fact.observation)


def _are_swapped(case: Case, fact: Fact) -> bool:
    """Whether two digits of a number that counts what a fact does have changed places, which happens by chance too seldom to matter."""
    is_counted = case.claimed.unit.dimension != "count" or any(
        bond.head and bond.concept in fact.about for bond in case.topic.bonds
    )
    if not is_counted or case.claimed.quantity is None or fact.observation.quantity is None:
        return False
    return is_swapped(case.claimed.point, fact.point) and case.claimed.point not in case.known.points


def refuted(case: Case) -> Verdict | None:
    """A number that is meant for the best fitting fact, whose value it excludes."""
    if _is_no_count(case):
        return None
    ranked = on_basis(case, case.in_time)
    ranked = list(dropwhile(lambda each: is_beyond(case.claimed, each.fact) and not _may_be_meant(case, each), ranked))
    if not ranked:
        return None
    if case.claimed.earlier is not None:
        ranked = [each for each in ranked if each.fact.observation.earlier is not None] or ranked
    equals = [each for each in ranked if each.fit.score >= ranked[0].fit.score - c.SAME_RANK]
    equals = [each for each in equals if not each.fact.working] or equals
    meant = [each for each in equals if _may_be_meant(case, each)]
    if not meant or _changes_unknown(case) or not is_sure(case, meant[0]) or _tells_of_less(case, meant[0]):
        return None
    best = meant[0]
    if may_mean_another(case, best, ranked):
        return None
    if not all(excludes(case.claimed, each.fact) for each in equals) or _came_later(case, best.fact):
        return None
    if best.fact.computed and not _may_be_computed(case, best):
        return None
    reason = _refutation(case, best.fact)
    return case.verdict(
        Label.REFUTED, reason, f"{'by the releases, ' if best.fact.computed else ''}{says(best.fact)}", [best.fact]
    )


def _may_be_computed(case: Case, best: Candidate) -> bool:
    """Whether a number may be meant for a computed value: a share of a whole, or a level of a period that its own sentence names."""
    is_then = case.is_stated or case.claimed.measure is not Measure.LEVEL
    is_named = best.fit.cover >= COMPUTED_COVER or is_whole(case, best) or names_share(case, best)
    return is_then and case.tells_share and is_named


def _changes_unknown(case: Case) -> bool:
    """Whether a change is told of what only strange words name: the "use of the waiver", where the sentence before counts the ports."""
    words = {word.stem for word in case.topic.strangers}
    is_change = case.claimed.measure is Measure.GROWTH and bool(words) and not words & GOING_ON
    return is_change and all(bond.is_lent for bond in case.topic.bonds)


def _may_be_meant(case: Case, candidate: Candidate) -> bool:
    """Whether a number that is not the fact's may be meant for it: by the words, or since it is one that goes wrong so."""
    return may_be_meant(case, candidate, [candidate.fact], case.known.points)


def _tells_of_less(case: Case, candidate: Candidate) -> bool:
    """Whether the clause names a place or body of which the fact's paragraphs know nothing: one hospital, where the fact is of all."""
    fact = candidate.fact
    told = " ".join(passage.paragraph for passage in (fact.passage, *fact.repeats)).casefold()
    if fact.observation.unit.dimension != "count":  # what holds for residents of two places holds for those of one
        told += " ".join(case.concepts[one].label for one in sorted(fact.about) if one in case.concepts).casefold()
    names = (case.concepts[one] for one in candidate.fit.narrower if one in case.concepts)
    return any(not any(name.casefold() in told for name in (one.label, *one.aliases)) for one in names)


def _came_later(case: Case, fact: Fact) -> bool:
    """Whether a claim tells what held by a day on which the release of what held before was long out; one without a time tells of now."""
    period = case.period
    if period is None and case.today is not None and fact.period.end is not None:
        return case.today > fact.release.published + OUTDATED
    if not isinstance(period, Period) or period.start is not None or period.end is None:
        return False
    return fact.period.is_day and period.end > fact.release.published + STILL_FRESH


def _refutation(case: Case, fact: Fact) -> Reason:
    """Which kind of error it is."""
    claimed, known = case.claimed, fact.observation
    if fact.computed:
        return Reason.ARITHMETIC
    if claimed.measure is Measure.GROWTH and claimed.sign * known.sign < 0:
        return Reason.DIRECTION
    if claimed.quantity is None or known.quantity is None:
        return Reason.VALUE
    if POINTS in (claimed.unit.dimension, known.unit.dimension):
        return Reason.UNIT
    if claimed.earlier is not None and known.earlier is not None:
        return Reason.DIRECTION if claimed.earlier.value == known.quantity.value else Reason.VALUE
    if claimed.quantity.same_number(known.quantity):
        return (
            Reason.UNIT
            if (claimed.unit.factor, claimed.unit.dimension) != (known.unit.factor, known.unit.dimension)
            else Reason.HEDGE
        )
    return Reason.UNIT if is_power_of_ten(claimed.point / known.point) else Reason.VALUE


def of_another_period(case: Case) -> Verdict | None:
    """The base's number for the same thing in another period, or on another basis."""
    for candidate in case.candidates:
        fact = candidate.fact
        if candidate.fit.conflicts or candidate.fit.cover < c.SUPPORT_COVER or not _is_its_print(case, candidate):
            continue
        if case.outsiders:
            return None
        is_known = case.today is not None or not isinstance(case.period, Relative)
        if case.is_stated and is_known and case.timing(fact) is Timing.OTHER and not _may_have_held(case, fact):
            return case.verdict(Label.REFUTED, Reason.PERIOD, f"{fact.printed} is the figure for {fact.period}", [fact])
        if not basis_fits(case, fact):
            return case.verdict(Label.REFUTED, Reason.BASIS, f"{fact.printed} is against {fact.observation.against}", [fact])
    return None


def _is_its_print(case: Case, candidate: Candidate) -> bool:
    """Whether the claim prints the fact's number so that it is not chance; of a large one told in just its words two digits are enough."""
    claimed, fact = case.claimed, candidate.fact
    if is_sure_print(claimed, fact):
        return True
    quantity = claimed.quantity
    is_large = quantity is not None and quantity.digits >= OWN_DIGITS and quantity.value >= TELLING_VALUE
    return is_large and is_meant(case, candidate) and restates(claimed, fact) and not fact.working


def _may_have_held(case: Case, fact: Fact) -> bool:
    """Whether a fact may be told of the claim's time, though that is not its own.

    A state as of a day may be one since the day that the claim tells ("since April 2021 it has answered in 12 languages"), and what is told of
    an autumn or a school year is often called by the year, by the claim or by the release.
    """
    told = case.period.on(case.today) if isinstance(case.period, Relative) and case.today else case.period
    if not isinstance(told, Period):
        return False
    is_since = told.end is None and fact.period.is_day and fact.period.within(told)
    is_season, is_year = fact.period.is_season, fact.period.whole_months == MONTHS_OF_YEAR
    is_called_so = (is_season and not told.is_pair) or (is_year and not is_season and (told.is_pair or told.is_season))
    is_span = told.start is not None and told.end is not None and told.whole_months is None
    is_loose = is_span and fact.period.within(told)  # "from early December to mid-January" leaves room for a part
    return is_since or is_loose or (is_called_so and fact.period.overlaps(told))


def of_something_else(case: Case) -> Verdict | None:
    """The base's number for a sibling: everything fits but one facet, on which text and fact exclude each other."""
    if case.outsiders:
        return None
    for candidate in case.candidates:
        fact = candidate.fact
        if (
            len(candidate.fit.conflicts) != 1
            or candidate.fit.conflicts[0].in_count
            or fact.working
            or not is_sure_print(case.claimed, fact)
            or not _is_told_of(case, candidate.fit.conflicts[0].named, fact)
        ):
            continue
        is_then = case.is_stated and case.timing(fact) is Timing.EXACT
        wanted = c.SIBLING_COVER_THEN if is_then else c.SIBLING_COVER
        is_named = candidate.fit.cover >= wanted or (is_then and _is_of_some(case, candidate))
        if is_named and case.timing(fact) < Timing.OTHER:
            return case.verdict(Label.REFUTED, Reason.GROUP, f"{fact.printed} is the figure for {fact.label}", [fact])
    return _of_sibling(case)


def _of_sibling(case: Case) -> Verdict | None:
    """The number of another part of the whole that the words name a part of, told for just that time."""
    best = next(iter(case.in_time), None)
    if best is None or not case.is_stated or not best.fact.part_of or best.fit.cover < c.SUPPORT_COVER or best.fact.computed:
        return None
    if best.fit.explained < c.REFUTE_EXPLAINED or case.timing(best.fact) is not Timing.EXACT or best.fit.is_broad:
        return None
    others = (
        fact
        for fact in case.known.parts({best.fact.part_of})
        if fact.period == best.fact.period and fact.about != best.fact.about
    )
    other = next((fact for fact in others if is_sure_print(case.claimed, fact)), None)
    counted = {bond.concept for bond in case.topic.bonds if bond.head}
    if other is None or counted.isdisjoint(best.fact.about - other.about) or not excludes(case.claimed, best.fact):
        return None
    return case.verdict(Label.REFUTED, Reason.GROUP, f"{other.printed} is the figure for {other.label}", [other])


def _is_of_some(case: Case, candidate: Candidate) -> bool:
    """Whether a clause counts only some of what a fact is about, for which its number is told: "341 million foreigners", who are all travellers."""
    [conflict] = candidate.fit.conflicts
    is_told_of_them = any(bond.head and bond.concept == conflict.named for bond in case.topic.bonds)
    is_plain = case.candidates[0].fit.explained >= c.BARE_EXPLAINED
    return is_told_of_them and is_plain and conflict.wanted in _lines(case, {conflict.named})


def _is_told_of(case: Case, named: str, fact: Fact) -> bool:
    """Whether facts of the kind that a claim tells are about what it names: else no number of theirs was swapped for another.

    Where the claim counts what the fact does, they count it, too: nobody tells how many guns were arrested.
    """
    counted = _lines(case, {bond.concept for bond in case.topic.bonds if bond.head} & _lines(case, fact.about))
    told = (each.fact.about for each in case.candidates if named in _lines(case, each.fact.about))
    return any(not counted or about == {named} or counted & _lines(case, about) for about in told)


def _lines(case: Case, concepts: Iterable[str]) -> frozenset[str]:
    """The concepts, with all that they are a kind of."""
    return frozenset(one for concept in concepts if concept in case.concepts for one in (concept, *climb(case.concepts, concept)))
