"""This file holds the facts of a base as judges look them up: by id, by what they are about, by whole, and by the number that they print."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Container, Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import chain
from typing import NamedTuple, TypeVar

from factcheck.core.fact import Fact
from factcheck.core.figure import Observation
from factcheck.derive import complements, rises

About = frozenset[str]
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Known(ABC):
    """The facts that releases report, wherever they are kept; what is found is in the order of the base."""

    @property
    @abstractmethod
    def people(self) -> Sequence[Fact]:
        """The facts that tell a person's offices."""

    @property
    @abstractmethod
    def points(self) -> Container[Fraction]:
        """The numbers of all facts, each in the base unit of its dimension."""

    @abstractmethod
    def fact(self, id_: str) -> Fact | None:
        """The fact with this id, or None."""

    @abstractmethod
    def changes(self, id_: str) -> Sequence[Fact]:
        """The growths of the value with this id."""

    @abstractmethod
    def parts(self, wholes: Collection[str]) -> Sequence[Fact]:
        """The facts that are parts of those with these ids."""

    @abstractmethod
    def beside(self, fact: Fact) -> Sequence[Fact]:
        """The facts of the release that tells this one."""

    @abstractmethod
    def about(self, concepts: Collection[About]) -> Sequence[Fact]:
        """The facts about just one of these sets of concepts."""

    @abstractmethod
    def printing(self, told: Observation, text: str) -> Sequence[Fact]:
        """The facts that print the same number, with the same hedge and direction, of the same measure, in words that may stand in a text."""

    @abstractmethod
    def tells_of_others(self, told: Observation, about: About) -> bool:
        """Whether a fact that prints the same number, in the same sense, is about something else."""

    def rises(self, facts: Iterable[Fact]) -> Sequence[Fact]:
        """By how much each value changed over the year that is about the same as one of these."""
        return rises(self.about({fact.about for fact in facts}))

    def complements(self, facts: Iterable[Fact]) -> Sequence[Fact]:
        """What each whole is without each of its parts, where one of the two is among these."""
        parts = self.parts({id_ for fact in facts for id_ in (fact.id, fact.part_of) if id_})
        wholes = sorted({part.part_of for part in parts if part.part_of})
        return complements([whole for id_ in wholes if (whole := self.fact(id_))], parts)


class Places(NamedTuple):
    """Where among the facts of a base those with an id stand, and those with a number: its numerator and denominator, or None."""

    ids: Mapping[str, int]
    numbers: Mapping[Hashable, Sequence[int]]

    @classmethod
    def among(cls, facts: Sequence[Fact]) -> Places:
        """The places of these facts."""
        return cls(
            {fact.id: place for place, fact in enumerate(facts)},
            _grouped((_number(fact.observation), place) for place, fact in enumerate(facts)),
        )


class KnownFacts(Known):
    """The facts that are held in memory; what a judge looks for among them is made on first use and kept."""

    def __init__(self, facts: Sequence[Fact] = (), places: Places | None = None) -> None:
        self.facts = facts
        self.places = Places.among(facts) if places is None else places

    @cached_property
    def people(self) -> Sequence[Fact]:
        """The facts that tell a person's offices."""
        return [fact for fact in self.facts if fact.roles]

    @cached_property
    def points(self) -> frozenset[Fraction]:
        """The numbers of all facts, each in the base unit of its dimension."""
        return frozenset(fact.point for fact in self.facts if fact.observation.quantity is not None)

    def fact(self, id_: str) -> Fact | None:
        """The fact with this id, or None."""
        place = self.places.ids.get(id_)
        return None if place is None else self.facts[place]

    def changes(self, id_: str) -> Sequence[Fact]:
        """The growths of the value with this id."""
        return self._changes.get(id_, ())

    def parts(self, wholes: Collection[str]) -> Sequence[Fact]:
        """The facts that are parts of those with these ids."""
        return [fact for fact in self._parts if fact.part_of in wholes]

    def beside(self, fact: Fact) -> Sequence[Fact]:
        """The facts of the release that tells this one."""
        return self._by_release.get(fact.release.id, ())

    def about(self, concepts: Collection[About]) -> Sequence[Fact]:
        """The facts about just one of these sets of concepts."""
        places = sorted(chain.from_iterable(self._about.get(one, ()) for one in concepts))
        return [self.facts[place] for place in places]

    def printing(self, told: Observation, text: str) -> Sequence[Fact]:
        """The facts that print the same number, with the same hedge and direction, of the same measure."""
        found = (self.facts[place] for place in self.places.numbers.get(_number(told), ()))
        return [fact for fact in found if printed(fact.observation) == printed(told)]

    def tells_of_others(self, told: Observation, about: About) -> bool:
        """Whether a fact that prints the same number, in the same sense, is about something else."""
        return any(other.about != about for other in self.printing(told, ""))

    @cached_property
    def _parts(self) -> Sequence[Fact]:
        return [fact for fact in self.facts if fact.part_of]

    @cached_property
    def _changes(self) -> Mapping[str, Sequence[Fact]]:
        return _grouped((fact.id.partition(":")[0], fact) for fact in self.facts if ":" in fact.id)

    @cached_property
    def _by_release(self) -> Mapping[str, Sequence[Fact]]:
        return _grouped((fact.release.id, fact) for fact in self.facts)

    @cached_property
    def _about(self) -> Mapping[About, Sequence[int]]:
        return _grouped((fact.about, place) for place, fact in enumerate(self.facts))


def printed(told: Observation) -> tuple[object, ...]:
    """All that two prints of one number have in common."""
    if told.quantity is None:
        return (told.measure,)
    return told.measure, told.quantity.value, told.quantity.upper, told.quantity.hedge, told.sign


def _number(told: Observation) -> tuple[int, int] | None:
    """The number of an observation as plain values, or None."""
    return None if told.quantity is None else told.quantity.value.as_integer_ratio()


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> Mapping[Key, Sequence[Value]]:
    found: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)
