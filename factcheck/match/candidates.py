"""This file holds the search for the facts that are about the same thing as a figure."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from math import log
from typing import overload

from msgspec import Struct

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure, Observation
from factcheck.match.fit import Fit
from factcheck.match.fitting import Fitting, Group, Index
from factcheck.match.sight import Sight, sight
from factcheck.match.strangers import unknown_words
from factcheck.match.tokens import tokens
from factcheck.match.topic import Topic
from factcheck.match.vocabulary import Vocabulary


class Candidate(Struct, frozen=True, gc=False):  # one of many, and in no circle
    """A fact with how well it fits a topic."""

    fact: Fact
    fit: Fit


Found = tuple[Group, Sequence[Fact]]
"""A group with those of its facts that are looked for."""
Revision = Callable[[Sequence[Candidate]], Sequence[Candidate]]
"""What is still done to the candidates that were found."""


class Search(Sequence[Candidate]):
    """The facts that share a concept with a topic, best first; looked for when they are first asked for.

    A figure in a release's own words needs none, and most others only those that make the same kind of statement (`alike`).
    """

    def __init__(self, alike: Callable[[], Sequence[Candidate]], found: Callable[[], Sequence[Candidate]]) -> None:
        self._look_for_alike = alike
        self._look_for_all = found

    def then(self, revised: Revision) -> Search:
        """The same as they are revised, those alike by themselves."""
        return Search(lambda: revised(self.alike), lambda: revised(self._found))

    @cached_property
    def alike(self) -> Sequence[Candidate]:
        """Those of which the values can be held against the figure's."""
        return self._look_for_alike()

    @cached_property
    def _found(self) -> Sequence[Candidate]:
        return self._look_for_all()

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


class _Look:
    """What a finder knows of a topic: how facts fit it is reckoned once, for those alike and for all."""

    def __init__(self, finder: Finder, topic: Topic) -> None:
        self._finder = finder
        self._topic = topic
        self._told = topic.figure.observation

    def alike(self) -> Sequence[Candidate]:
        """The facts that make the same kind of statement."""
        return self._fitted(self._finder.alike(self._fitting.seen, self._told))

    def found(self) -> Sequence[Candidate]:
        """All facts that share a concept with the topic."""
        return self._fitted(self._finder.near(self._fitting.seen, self._told))

    @cached_property
    def _fitting(self) -> Fitting:
        return self._finder.fitting(self._topic)

    def _fitted(self, found: Iterable[Found]) -> Sequence[Candidate]:
        fitted = [(self._fitting.fit(group), facts) for group, facts in found]
        best_first = sorted(fitted, key=lambda each: -each[0].score)
        return [Candidate(fact, fit) for fit, facts in best_first for fact in facts]


def alike(candidates: Sequence[Candidate], told: Observation) -> Sequence[Candidate]:
    """Those that make the same kind of statement as what is told; a search looks for no others."""
    if isinstance(candidates, Search):
        return candidates.alike
    return tuple(each for each in candidates if told.compares_with(each.fact.observation))


def revised(candidates: Sequence[Candidate], revision: Revision) -> Sequence[Candidate]:
    """The candidates after something more is done to them; to those of a search, when they are asked for."""
    return candidates.then(revision) if isinstance(candidates, Search) else revision(candidates)


def indexed(facts: Sequence[Fact], vocabulary: Vocabulary) -> Index:
    """The index of facts, the derived ones among them."""
    released = [fact for fact in facts if not fact.working]
    counts = Counter(concept for fact in released for concept in fact.about)
    places: dict[tuple[frozenset[str], str], list[int]] = defaultdict(list)
    for place, fact in enumerate(facts):
        places[fact.about, fact.observation.unit.name].append(place)
    counted = {unit: named_by(unit, vocabulary) for _, unit in places}
    groups = (
        Group(
            tuple(sorted(about)),
            counted[unit],
            facts[found[0]].observation.unit.dimension == "count",
            unit,
            vocabulary.kin_of(about),
            tuple(found),
        )
        for (about, unit), found in places.items()
    )
    weights = {concept: weight(count, len(released)) for concept, count in counts.items()}
    return Index(weights, weight(1, max(1, len(released))), tuple(groups))


def weight(count: int, facts: int) -> float:
    """How telling a concept is that so many of all facts are about."""
    return log(1 + facts / count)


def named_by(unit: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The concepts that the counting word of a unit names."""
    return frozenset(concept for mention in vocabulary.mentions(tokens(unit)) for concept in mention.concepts)


class Finder(ABC):
    """The search for facts, wherever they are kept: by the concepts that they are about."""

    def __init__(self, index: Index, vocabulary: Vocabulary, countable: Collection[str]) -> None:
        self.index = index
        self.vocabulary = vocabulary
        self._countable = countable

    @abstractmethod
    def near(self, seen: Sight, told: Observation) -> Iterator[Found]:
        """The groups that share a concept with what is seen of a topic, in their order, each with its facts."""

    def alike(self, seen: Sight, told: Observation) -> Iterator[Found]:
        """The same, with those facts only that make the same kind of statement as what is told."""
        for group, facts in self.near(seen, told):
            kept = _alike(facts, told)
            if kept:
                yield group, kept

    def search(self, topic: Topic, revised: Revision = tuple) -> Search:
        """The facts that share a concept with the topic, best first, as they are revised."""
        look = _Look(self, topic)
        return Search(look.alike, look.found).then(revised)

    def fitting(self, topic: Topic) -> Fitting:
        """The topic, as groups of facts are held against it."""
        strangers = unknown_words(topic.strangers, self.vocabulary)
        return Fitting(self.index, self.vocabulary, sight(topic.bonds, self.vocabulary), len(strangers), self._countable)


class Matcher(Finder):
    """The facts of a base that are held in memory."""

    def __init__(self, facts: Sequence[Fact], vocabulary: Vocabulary, index: Index | None = None) -> None:
        index = index or indexed(facts, vocabulary)
        super().__init__(index, vocabulary, {vocabulary.facet(concept) for group in index.groups for concept in group.counted})
        self.facts = facts
        self._by_concept: dict[str, list[int]] = defaultdict(list)
        for number, group in enumerate(self.index.groups):
            for concept in group.kin:
                self._by_concept[concept].append(number)
        self._found: dict[int, tuple[Fact, ...]] = {}
        self._alike: dict[tuple[Measure, str], dict[int, tuple[Fact, ...]]] = defaultdict(dict)

    def near(self, seen: Sight, told: Observation) -> Iterator[Found]:
        """The groups that share a concept with what is seen of a topic, in their order, each with its facts."""
        return ((self.index.groups[number], self._members(number)) for number in self._sharing(seen))

    def alike(self, seen: Sight, told: Observation) -> Iterator[Found]:
        """The same, with those facts only that make the same kind of statement, which are picked out once for all that tell such a one."""
        kept = self._alike[told.kind]
        for number in self._sharing(seen):
            if number not in kept:
                kept[number] = _alike(self._members(number), told)
            if kept[number]:
                yield self.index.groups[number], kept[number]

    def _sharing(self, seen: Sight) -> list[int]:
        """The numbers of the groups that share a concept with what is seen of a topic."""
        return sorted({number for concept in seen.leads for number in self._by_concept.get(concept, ())})

    def _members(self, number: int) -> tuple[Fact, ...]:
        """The facts of a group, taken together once."""
        if number not in self._found:
            self._found[number] = tuple(self.facts[place] for place in self.index.groups[number].facts)
        return self._found[number]


def _alike(facts: Iterable[Fact], told: Observation) -> tuple[Fact, ...]:
    """Those of which the values can be held against what is told."""
    return tuple(fact for fact in facts if told.compares_with(fact.observation))
