"""This file holds the relations between the facts of a base: parts, periods, growth, and the same thing told by two releases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from itertools import permutations

from msgspec.structs import replace

from factcheck.audit.bonds import Bond, Change, Nested, Paced, Repeat, Sum, Term
from factcheck.core.fact import Fact, Release
from factcheck.core.figure import Basis
from factcheck.core.period import Period
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
    for first, second in _same_thing(base):
        yield from _periods(first, second)
        if second.period == first.period and first.fact.release.published < second.fact.release.published:
            yield second.fact, Repeat(first=first.elsewhere, second=second.term, what=second.fact.label, is_firm=False)


def levels(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that tell how much of something there was, in a number that can be read."""
    return [fact for fact in facts if fact.is_level]


class _Level:
    """A value as it is held against others of the same thing: what each of them asks of it is reckoned once."""

    def __init__(self, fact: Fact, base: FactBase) -> None:
        self.fact = fact
        self.period = fact.period
        self._base = base

    @cached_property
    def year_before(self) -> Period:
        """The same period of the year before."""
        return self.period.years_before(1)

    @cached_property
    def term(self) -> Term:
        """Its term."""
        return Term.of_fact(self.fact)

    @cached_property
    def elsewhere(self) -> Term:
        """Its term for another release, which its words name."""
        return replace(self.term, text=f"{self.fact.printed} ({self.fact.release.id})")

    @cached_property
    def growth(self) -> Term | None:
        """Its growth over the same period of the year before."""
        growth = self._base.fact(f"{self.fact.id}:growth")
        if growth is None or growth.observation.quantity is None or growth.observation.against is not Basis.YEAR:
            return None
        return Term.of_fact(growth)


def _same_thing(base: FactBase) -> Iterator[tuple[_Level, _Level]]:
    """The pairs of values of the same concepts in the same unit, from different releases, both ways round.

    Facts of which nobody has said what they are about are not known to be about the same.
    """
    groups: dict[tuple[frozenset[str], str], list[_Level]] = defaultdict(list)
    for fact in levels(base.facts):
        if fact.about:
            groups[fact.about, fact.observation.unit.name].append(_Level(fact, base))
    for group in groups.values():
        yield from (pair for pair in permutations(group, 2) if _are_apart(pair[0].fact.release, pair[1].fact.release))


def _are_apart(one: Release, other: Release) -> bool:
    """Whether two releases differ and both hold: what is superseded contradicts nothing."""
    return one.id != other.id and one.supersedes != other.id and other.supersedes != one.id


def _periods(part: _Level, whole: _Level) -> Iterator[Placed]:
    """A part of a period in the whole, with their growth where both have it; and a value with that of the year before."""
    inner, outer = part.period, whole.period
    is_change = inner == whole.year_before
    is_part = inner != outer and inner.within(outer) and not inner.is_day
    if not (is_change or is_part):
        return
    growth = whole.growth
    if growth and is_change:
        yield whole.fact, Change(earlier=part.elsewhere, value=whole.term, growth=growth)
    if not is_part:
        return
    yield whole.fact, Nested(part=part.elsewhere, whole=whole.term, part_time=str(inner), whole_time=str(outer))
    if growth and part.growth and inner.days and outer.days:
        time = Fraction(inner.days, outer.days)
        yield whole.fact, Paced(part=part.elsewhere, whole=whole.term, time=time, part_growth=part.growth, whole_growth=growth)
