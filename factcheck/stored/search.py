"""This file holds the search in a compiled base: the facts that share a concept with a topic, and in a large one those that may matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest
from itertools import chain
from json import dumps
from math import inf

from msgspec import Struct

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure, Observation
from factcheck.core.slips import TELLING_DIGITS, digits
from factcheck.derive import derived
from factcheck.judge.case import EXACT_COVER, NEAR_BEST, SUPPORT_COVER
from factcheck.match.candidates import Finder, named_by
from factcheck.match.fit import WHOLLY
from factcheck.match.fitting import BROADER_WORTH, EXTRA_COST, MISSING_COST, Group, Index
from factcheck.match.sight import Sight
from factcheck.match.vocabulary import Vocabulary
from factcheck.stored.facts import Shelf

SMALL = 2_000
"""A base of no more facts is searched as one in memory is: whole."""
FEW = 300
"""... and so is any base where no more facts share a concept with the topic."""
MOST = 100
"""How many sets of concepts are looked at: for each concept of a topic those that say least besides, and of all those that it names best."""
NEAREST = 3
"""So many of a concept that the text names are looked at where the topic names too little of all, to be told as the nearest."""
DERIVED = 12
"""For so many the facts that follow from theirs are looked at."""
NAMING = "SELECT about, about_concepts.weight, concepts FROM about_concepts JOIN abouts ON abouts.id = about"
LOTS = 512
"""How many sets of concepts are remembered with their facts."""
Place = tuple[int, ...]


class Lot(Struct, frozen=True):
    """A group with its facts, and its place among the groups of the base."""

    place: Place
    group: Group
    facts: Sequence[Fact]


class Named(Struct, frozen=True):
    """A set of concepts that facts are about: how much of its weight a topic may name at most, and how much it has."""

    about: int
    hit: float
    weight: float

    @property
    def rank(self) -> float:
        """What the score of its facts comes to, but for what they all have in common: what is named, what is missing, what is left over."""
        return self.hit * (1 + MISSING_COST + EXTRA_COST) - self.weight * MISSING_COST


class StoredFinder(Finder):
    """The search for facts in a compiled base.

    Of a small base, and where few facts share a concept with the topic, it finds what a search in memory finds, in the same order. In a large
    one a broad concept is shared by thousands of facts of which the topic names next to nothing else: "containers" by those of every
    harbour. No verdict rests on them. A step of the judges asks that the text name a part of a fact's weight (SUPPORT_COVER; for dates and
    names EXACT_COVER) or that a number of telling digits be the fact's own, so it is enough to find the sets of concepts
    of which the topic can name that part, and the facts with those digits. What a topic can name of a set is no more than the weights of its
    concepts in it; a set that is not found by one of the rarer of them has no more than the weights of the rest, which bounds its own weight:
    the postings of each concept are read in the order of their weight and no farther. Facts derived by arithmetic are
    looked at only where they are about what the topic names best, or wholly: other derived facts neither support nor refute.
    A topic that names more than MOST sets so well, by a word that is broader than all of them, tells none from another.
    """

    def __init__(self, shelf: Shelf, vocabulary: Vocabulary, index: Index) -> None:
        countable = {facet for (facet,) in shelf.store.rows("SELECT facet FROM countable")}
        super().__init__(index, vocabulary, countable)
        self._shelf = shelf
        self._is_small = int(shelf.store.meta["facts"]) <= SMALL
        self._counted = lru_cache(maxsize=LOTS)(lambda unit: named_by(unit, vocabulary))
        self._lots = lru_cache(maxsize=LOTS)(self._made)

    def near(self, seen: Sight, told: Observation) -> Iterator[tuple[Group, Sequence[Fact]]]:
        """The groups that share a concept with what is seen of a topic, in their order, each with its facts."""
        worths = self._worths(seen)
        lots = self._few(worths) if self._is_small or self._shared(worths) <= FEW else self._likely(seen, worths, told)
        return ((lot.group, lot.facts) for lot in sorted(lots, key=lambda lot: lot.place))

    def _worths(self, seen: Sight) -> Mapping[str, float]:
        """The concepts that facts may share with a topic, each with the weight that the topic can at most name of it."""
        worths: dict[str, float] = {}
        for named in seen.leads:
            above = self.vocabulary.ancestors(named)
            for concept in self.vocabulary.kin(named):
                worth = 1.0 if concept == named else 0.0 if concept in above else BROADER_WORTH
                worths[concept] = max(worths.get(concept, 0.0), worth * self.index.weight(concept))
        return worths

    def _shared(self, worths: Mapping[str, float]) -> int:
        """How many facts at most share a concept."""
        query = "SELECT total(facts) FROM concepts WHERE id IN (SELECT value FROM json_each(?))"
        [(count,)] = self._shelf.store.rows(query, dumps(list(worths)))
        return int(count)

    def _few(self, worths: Mapping[str, float]) -> Iterator[Lot]:
        query = "SELECT DISTINCT about FROM about_concepts WHERE concept IN (SELECT value FROM json_each(?))"
        for (about,) in self._shelf.store.rows(query, dumps(list(worths))):
            yield from self._lots(about, with_derived=True)

    def _likely(self, seen: Sight, worths: Mapping[str, float], told: Observation) -> Iterator[Lot]:
        """What may matter; with derived facts where the topic names it about as well as anything, or wholly."""
        named = {*self._named(seen, worths, told), *self._printing(worths, told)}
        found = nlargest(MOST, named, key=lambda each: (each.rank, -each.about))
        best = found[0].rank if found else 0.0
        for number, each in enumerate(found):
            wanted = number < DERIVED and (each.rank >= best - NEAR_BEST or each.hit >= WHOLLY * each.weight)
            yield from self._lots(each.about, with_derived=wanted)

    def _named(self, seen: Sight, worths: Mapping[str, float], told: Observation) -> Iterator[Named]:
        """The sets of concepts of which the topic can name enough, found by their rarest concept that it names."""
        share = EXACT_COVER if told.measure in (Measure.DATE, Measure.NAMES) else SUPPORT_COVER
        query = f"{NAMING} WHERE concept = ? AND about_concepts.weight <= ? ORDER BY about_concepts.weight LIMIT ?"
        rest = sum(worths.values())
        for concept, worth in sorted(worths.items(), key=lambda item: (-item[1], item[0])):
            found = self._shelf.store.rows(query, concept, rest / share, MOST)
            if not found and concept in seen.leads:
                found = self._shelf.store.rows(query, concept, inf, NEAREST)
            yield from (_named(worths, *row) for row in found)
            rest -= worth

    def _printing(self, worths: Mapping[str, float], told: Observation) -> Iterator[Named]:
        """The sets of concepts that share one with the topic, and have a fact with the digits that it tells."""
        if told.quantity is None or told.quantity.digits < TELLING_DIGITS:
            return
        query = "SELECT DISTINCT about, weight, concepts FROM facts JOIN abouts ON abouts.id = about WHERE digits = ?"
        for about, weight, concepts in self._shelf.store.each(query, digits(told.point)):
            if not worths.keys().isdisjoint(concepts.split()):
                yield _named(worths, about, weight, concepts)

    def _made(self, about: int, *, with_derived: bool) -> tuple[Lot, ...]:
        """The groups of the facts about one set of concepts."""
        rows = self._shelf.store.rows("SELECT place FROM facts WHERE about = ? ORDER BY place", about)
        released = self._shelf.facts("about = ?", about)
        places = {fact.id: place for fact, (place,) in zip(released, rows, strict=True)}
        groups: dict[str, tuple[Place, list[Fact]]] = {}
        for fact in released:
            groups.setdefault(fact.observation.unit.name, ((0, places[fact.id]), []))[1].append(fact)
        following = self._derived(released) if with_derived else ()
        for number, fact in enumerate(following):
            place = _place_of_derived(fact, released, places, number)
            groups.setdefault(fact.observation.unit.name, (place, []))[1].append(fact)
        return tuple(Lot(place, self._group(facts), facts) for place, facts in groups.values())

    def _derived(self, released: Sequence[Fact]) -> Iterable[Fact]:
        wholes = sorted({fact.part_of for fact in released if fact.part_of})
        changes = (self._shelf.facts("id > ? AND id < ?", f"{id_}:", f"{id_};") for id_ in wholes)
        return derived(released, [*(whole for id_ in wholes if (whole := self._shelf.fact(id_))), *chain.from_iterable(changes)])

    def _group(self, facts: Sequence[Fact]) -> Group:
        about, unit = facts[0].about, facts[0].observation.unit
        kin = self.vocabulary.kin_of(about)
        return Group(tuple(sorted(about)), self._counted(unit.name), unit.dimension == "count", unit.name, kin, ())


def _named(worths: Mapping[str, float], about: int, weight: float, concepts: str) -> Named:
    return Named(about, sum(worths.get(concept, 0.0) for concept in concepts.split()), weight)


def _place_of_derived(fact: Fact, released: Sequence[Fact], places: Mapping[str, int], number: int) -> Place:
    """The place of a group that begins with a derived fact: shares stand before changes, each in the order of what they are derived from."""
    source = fact.rests_on[0]
    if fact.id == f"{source}~share":
        return (1, 0, places[source], number)
    dimension = next(each.observation.unit.dimension for each in released if each.id == source)
    first = next(each for each in released if each.is_level and each.observation.unit.dimension == dimension)
    return (1, 1, places[first.id], number)
