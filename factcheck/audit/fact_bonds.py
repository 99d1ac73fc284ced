"""This file holds the relations between the facts of a base: parts, periods, growth, and the same thing told by two releases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import permutations

from msgspec.structs import replace

from factcheck.audit.bonds import Bond, Change, Nested, Paced, Repeat, Sum, Term
from factcheck.core.fact import Fact
from factcheck.core.figure import Basis
from factcheck.factbase import FactBase

Placed = tuple[Fact, Bond]
"""A relation between facts, with the fact whose figure it would put in doubt."""


def fact_bonds(base: FactBase) -> Iterator[Placed]:
    """All relations between the facts of a base."""
    yield from bonds_within(base)
    yield from bonds_between(base)


def bonds_within(base: FactBase) -> Iterator[Placed]:
    """The relations between the facts of one release: each part with its whole."""
    for part in levels(base.facts):
        whole = base.fact(part.part_of or "")
        if whole and whole.is_level and whole.release == part.release and whole.period == part.period:
            yield part, Sum(total=Term.of_fact(whole), parts=(Term.of_fact(part),), exhaustive=False)


def bonds_between(base: FactBase) -> Iterator[Placed]:
    """The relations between facts about the same thing that different releases tell."""
    for first, second in _same_thing(levels(base.facts)):
        yield from _periods(base, first, second)
        if second.period == first.period and first.release.published < second.release.published:
            yield second, Repeat(first=_elsewhere(first), second=Term.of_fact(second), what=second.label, is_firm=False)


def levels(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that tell how much of something there was, in a number that can be read."""
    return [fact for fact in facts if fact.is_level]


def _same_thing(told: Iterable[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """The pairs of facts about the same concepts in the same unit, from different releases, both ways round.

    Facts of which nobody has said what they are about are not known to be about the same.
    """
    groups: dict[tuple[frozenset[str], str], list[Fact]] = defaultdict(list)
    for fact in told:
        if fact.about:
            groups[fact.about, fact.observation.unit.name].append(fact)
    for group in groups.values():
        yield from (pair for pair in permutations(group, 2) if _are_apart(*pair))


def _are_apart(first: Fact, second: Fact) -> bool:
    """Whether two facts are of different releases that both hold: what is superseded contradicts nothing."""
    one, other = first.release, second.release
    return one.id != other.id and one.supersedes != other.id and other.supersedes != one.id


def _periods(base: FactBase, part: Fact, whole: Fact) -> Iterator[Placed]:
    """A part of a period in the whole, with their growth where both have it; and a value with that of the year before."""
    inner, outer = part.period, whole.period
    is_change = inner == outer.years_before(1)
    is_part = inner != outer and inner.within(outer) and not inner.is_day
    if not (is_change or is_part):
        return
    growth = _growth(base, whole)
    terms = _elsewhere(part), Term.of_fact(whole)
    if growth and is_change:
        yield whole, Change(earlier=terms[0], value=terms[1], growth=growth)
    if not is_part:
        return
    yield whole, Nested(part=terms[0], whole=terms[1], part_time=str(inner), whole_time=str(outer))
    part_growth = _growth(base, part)
    if growth and part_growth and inner.days and outer.days:
        time = Fraction(inner.days, outer.days)
        yield whole, Paced(part=terms[0], whole=terms[1], time=time, part_growth=part_growth, whole_growth=growth)


def _elsewhere(fact: Fact) -> Term:
    """The term of a fact from another release, which its words name."""
    return replace(Term.of_fact(fact), text=f"{fact.printed} ({fact.release.id})")


def _growth(base: FactBase, fact: Fact) -> Term | None:
    """The fact's growth over the same period of the year before."""
    growth = base.fact(f"{fact.id}:growth")
    if growth is None or growth.observation.quantity is None or growth.observation.against is not Basis.YEAR:
        return None
    return Term.of_fact(growth)
