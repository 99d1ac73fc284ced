"""This file holds the search for the facts that are about the same thing as a figure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from math import log
from typing import overload

from msgspec import Struct

from factcheck.core.fact import Fact
from factcheck.match.fitting import Fit, Fitting, Group, Index
from factcheck.match.sight import sight
from factcheck.match.tokens import tokens
from factcheck.match.topic import Topic
from factcheck.match.vocabulary import Vocabulary


class Candidate(Struct, frozen=True):
    """A fact with how well it fits a topic."""

    fact: Fact
    fit: Fit


class Search(Sequence[Candidate]):
    """Candidates that are looked for when they are first asked for: a figure in a release's own words needs none."""

    def __init__(self, look: Callable[[], Sequence[Candidate]]) -> None:
        self._look = look

    @cached_property
    def _found(self) -> Sequence[Candidate]:
        return self._look()

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self._found)

    @overload
    def __getitem__(self, place: int) -> Candidate: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Candidate]: ...

    def __getitem__(self, place: int | slice) -> Candidate | Sequence[Candidate]:
        return self._found[place]


def indexed(facts: Sequence[Fact], vocabulary: Vocabulary) -> Index:
    """The index of facts, the derived ones among them."""
    released = [fact for fact in facts if not fact.working]
    counts = Counter(concept for fact in released for concept in fact.about)
    places: dict[tuple[frozenset[str], str], list[int]] = defaultdict(list)
    for place, fact in enumerate(facts):
        places[fact.about, fact.observation.unit.name].append(place)
    counted = {unit: _named_by(unit, vocabulary) for _, unit in places}
    groups = (
        Group(
            tuple(sorted(about)),
            counted[unit],
            facts[found[0]].observation.unit.dimension == "count",
            unit,
            frozenset[str]().union(*(vocabulary.kin(concept) for concept in about)),
            tuple(found),
        )
        for (about, unit), found in places.items()
    )
    weights = {concept: log(1 + len(released) / count) for concept, count in counts.items()}
    return Index(weights, log(1 + max(1, len(released))), tuple(groups))


def _named_by(unit: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The concepts that the counting word of a unit names."""
    return frozenset(concept for mention in vocabulary.mentions(tokens(unit)) for concept in mention.concepts)


class Matcher:
    """The facts of a base, found by the concepts that they are about."""

    def __init__(self, facts: Sequence[Fact], vocabulary: Vocabulary, index: Index | None = None) -> None:
        self.facts = facts
        self.vocabulary = vocabulary
        self.index = index or indexed(facts, vocabulary)
        self._by_concept: dict[str, list[int]] = defaultdict(list)
        for number, group in enumerate(self.index.groups):
            for concept in group.kin:
                self._by_concept[concept].append(number)
        self._found: dict[int, tuple[Fact, ...]] = {}
        self._countable = {vocabulary.facet(concept) for group in self.index.groups for concept in group.counted}

    def candidates(self, topic: Topic, strangers: int = 0) -> list[Candidate]:
        """The facts that share a concept with the topic, best first; `strangers` counts the words that the vocabulary does not know."""
        seen = sight(topic.bonds, self.vocabulary)
        fitting = Fitting(self.index, self.vocabulary, seen, strangers, self._countable)
        numbers = {number for concept in seen.by_concept for number in self._by_concept.get(concept, ())}
        fits = {number: fitting.fit(self.index.groups[number]) for number in sorted(numbers)}
        best_first = sorted(fits, key=lambda number: -fits[number].score)
        return [Candidate(fact, fits[number]) for number in best_first for fact in self._members(number)]

    def _members(self, number: int) -> tuple[Fact, ...]:
        """The facts of a group, taken together once."""
        if number not in self._found:
            self._found[number] = tuple(self.facts[place] for place in self.index.groups[number].facts)
        return self._found[number]
