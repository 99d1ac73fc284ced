"""This file holds the search for the facts that are about the same thing as a figure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from factcheck.core.fact import Fact
from factcheck.match.topic import Bond, Topic
from factcheck.match.vocabulary import Kinship, Vocabulary

BROADER_WORTH = 0.5
"""A broader word than the fact's own ("vehicles" for lorries) counts half."""
BESIDE_THE_HEAD = 0.8
"""A concept that stands in the clause, but is not what the number counts."""
MISSING_COST = 0.5
EXTRA_COST = 0.6
DISTANT_EXTRA_COST = 0.15
"""What a fact's unnamed concept, and a named concept that the fact does not have, cost against a named one."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """The claim names one concept where the fact is about another of the same facet."""

    named: str
    wanted: str
    narrower: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact with how well it fits a topic.

    `cover` is the share of the fact's concepts, by weight, that the text names; `explained` the share of the clause's concepts that the
    fact is about; `score` puts candidates in order; `conflicts` are facets on which text and fact exclude each other.
    """

    fact: Fact
    score: float
    cover: float
    explained: float
    conflicts: tuple[Conflict, ...] = ()
    distant_conflict: bool = False


class Matcher:
    """The facts of a base, found by the concepts that they are about."""

    def __init__(self, facts: Iterable[Fact], vocabulary: Vocabulary) -> None:
        self.facts = tuple(facts)
        self.vocabulary = vocabulary
        self._by_concept: dict[str, list[int]] = defaultdict(list)
        counts: Counter[str] = Counter()
        for index, fact in enumerate(self.facts):
            for concept in fact.about:
                self._by_concept[concept].append(index)
            if not fact.working:
                counts.update(fact.about)
        total = max(1, sum(not fact.working for fact in self.facts))
        self._weights = {concept: log(1 + total / count) for concept, count in counts.items()}
        self._unknown_weight = log(1 + total)

    def weight(self, concept: str) -> float:
        """How telling a concept is: one that few facts are about tells more."""
        return self._weights.get(concept, self._unknown_weight)

    def candidates(self, topic: Topic) -> list[Candidate]:
        """The facts that share a concept with the topic, best first."""
        named = {bond.concept for bond in topic.bonds}
        named |= {narrower for narrower in self._by_concept if self.vocabulary.ancestors(narrower) & named}
        indexes = sorted({index for concept in named for index in self._by_concept.get(concept, ())})
        by_facet: dict[str, list[Bond]] = defaultdict(list)
        for bond in topic.bonds:
            by_facet[self.vocabulary.facet(bond.concept)].append(bond)
        found = [self._weigh(self.facts[index], topic, by_facet) for index in indexes]
        return sorted(found, key=lambda candidate: -candidate.score)

    def _weigh(self, fact: Fact, topic: Topic, by_facet: dict[str, list[Bond]]) -> Candidate:
        hit = missing = 0.0
        conflicts: list[Conflict] = []
        distant = False
        for concept in sorted(fact.about):
            weight = self.weight(concept)
            worth, conflict, near = self._worth(concept, fact, by_facet.get(self.vocabulary.facet(concept), []))
            hit += weight * worth
            missing += weight * (1 - worth)
            if conflict and near:
                conflicts.append(conflict)
            distant = distant or (conflict is not None and not near)
        near_extra, far_extra, near_known = self._extras(fact, topic)
        total = hit + missing
        score = hit - MISSING_COST * missing - EXTRA_COST * near_extra - DISTANT_EXTRA_COST * far_extra - distant * MISSING_COST
        explained = near_known / (near_known + near_extra) if near_known + near_extra else 1.0
        return Candidate(fact, score, hit / total if total else 0.0, explained, tuple(conflicts), distant)

    def _worth(self, wanted: str, fact: Fact, bonds: list[Bond]) -> tuple[float, Conflict | None, bool]:
        """How well the bonds of one facet name the wanted concept, the conflict where they exclude it, and whether that is near."""
        near = self._specific([bond for bond in bonds if bond.near])
        best, other = 0.0, None
        for bond in near or bonds:
            kinship = self.vocabulary.kinship(bond.concept, wanted)
            if kinship is Kinship.SAME:
                best = max(best, bond.strength * (1.0 if bond.head or other is None else BESIDE_THE_HEAD))
            elif kinship is Kinship.BROADER:
                best = max(best, bond.strength * BROADER_WORTH)
            elif bond.concept not in fact.about and other is None:
                other = Conflict(bond.concept, wanted, kinship is Kinship.NARROWER)
        return best, (other if not best else None), bool(near)

    def _specific(self, bonds: list[Bond]) -> list[Bond]:
        """The bonds without those that only say more broadly what another one says: "crossings by foreigners" are foreigners."""
        broader = frozenset[str]().union(*(self.vocabulary.ancestors(bond.concept) for bond in bonds))
        return [bond for bond in bonds if bond.concept not in broader]

    def _extras(self, fact: Fact, topic: Topic) -> tuple[float, float, float]:
        """The weight of the concepts named that the fact is not about, near and far, and of the near ones that it is about."""
        near_extra = far_extra = known = 0.0
        for concept, near in _nearest(topic.bonds).items():
            related = any(self.vocabulary.kinship(concept, own) is not Kinship.OTHER for own in fact.about)
            weight = self.weight(concept)
            if related:
                known += weight * near
            elif near:
                near_extra += weight
            else:
                far_extra += weight
        return near_extra, far_extra, known


def _nearest(bonds: Iterable[Bond]) -> dict[str, bool]:
    """Each concept, and whether it is named in the figure's own clause."""
    nearest: dict[str, bool] = {}
    for bond in bonds:
        nearest[bond.concept] = nearest.get(bond.concept, False) or bond.near
    return nearest
