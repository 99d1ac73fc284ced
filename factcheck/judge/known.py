"""This file holds the facts of a base as judges look them up: by the number that they print, and what follows from all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from factcheck.core.fact import Fact
from factcheck.core.figure import Observation
from factcheck.derive import complements, rises


class Known(Struct, frozen=True, dict=True):
    """The facts that releases report; what a judge looks for among them is made on first use and kept."""

    facts: Sequence[Fact] = ()

    def printing(self, told: Observation) -> Sequence[Fact]:
        """The facts that print the same number, with the same hedge and direction, of the same measure."""
        return self._by_print.get(_print(told), ())

    @cached_property
    def points(self) -> frozenset[Fraction]:
        """The numbers of all facts, each in the base unit of its dimension."""
        return frozenset(fact.point() for fact in self.facts if fact.observation.quantity is not None)

    @cached_property
    def rises(self) -> Sequence[Fact]:
        """By how much each value changed over the year."""
        return rises(self.facts)

    @cached_property
    def complements(self) -> Sequence[Fact]:
        """What each whole is without each of its parts."""
        return complements(self.facts)

    @cached_property
    def _by_print(self) -> dict[Hashable, list[Fact]]:
        found: dict[Hashable, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            found[_print(fact.observation)].append(fact)
        return dict(found)


def _print(told: Observation) -> Hashable:
    if told.quantity is None:
        return told.measure
    return told.measure, told.quantity.value, told.quantity.upper, told.quantity.hedge, told.sign
