"""This file holds the search for the facts that are about the same thing as a figure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import log

from factcheck.core.fact import Fact
from factcheck.match.tokens import tokens
from factcheck.match.topic import Bond, Topic
from factcheck.match.vocabulary import Kinship, Vocabulary

BROADER_WORTH = 0.45
"""A broader word than the fact's own ("vehicles" for lorries) counts for less than half, at each step of breadth."""
BROADER_HEAD_WORTH = 0.35
"""... and less where it is what the number counts: "30 million people" are not the foreigners named beside them."""
BESIDE_ANOTHER = 0.8
"""A concept that the text names, but only after another of its facet."""
BESIDE_THE_HEAD = 0.5
"""A concept of the clause that is not what the number counts, and that the fact is not about, weighs half."""
MISSING_COST = 0.5
EXTRA_COST = 0.6
DISTANT_EXTRA_COST = 0.15
DISTANT_CONFLICT_COST = 1.5
"""What a fact's unnamed concept, a named concept that the fact does not have, and one that it contradicts cost against a named one."""
TELLING = 0.65
"""A bond at least so close tells what the figure is about; a farther one can only help."""
OVERSHADOWED = 0.7
"""... and one that nearer words of its facet stand before is worth less, and excludes nothing."""
STRANGER_WEIGHT = 0.8
"""A word of the clause that the vocabulary does not know weighs about a third of a telling concept."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """The claim names one concept where the fact is about another of the same facet, or counts something else (`in_count`)."""

    named: str
    wanted: str
    in_count: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact with how well it fits a topic.

    `cover` is the share of the fact's concepts, by weight, that the text names; `explained` the share of the clause's words that the
    fact is about; `explains` the concepts named that it is about; `is_loose` says that the text names something only by a broader
    word; `score` puts candidates in order; `conflicts` are facets on which the clause and the fact exclude each other.
    """

    fact: Fact
    score: float
    cover: float
    explained: float
    explains: frozenset[str]
    is_loose: bool = False
    conflicts: tuple[Conflict, ...] = ()

    def dominates(self, other: Candidate) -> bool:
        """Whether it explains all that the other one does, and more, and nothing only by a broader word."""
        return not self.is_loose and self.explains > other.explains


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
        self._counts = {name: self._named_by(name) for name in {fact.observation.unit.name for fact in self.facts}}
        self._countable = {vocabulary.facet(concept) for named in self._counts.values() for concept in named}
        self._weights = {concept: log(1 + total / count) for concept, count in counts.items()}
        self._unknown_weight = log(1 + total)

    def weight(self, concept: str) -> float:
        """How telling a concept is: one that few facts are about tells more."""
        return self._weights.get(concept, self._unknown_weight)

    def _named_by(self, unit: str) -> frozenset[str]:
        """The concepts that the counting word of a unit names."""
        return frozenset(concept for mention in self.vocabulary.mentions(tokens(unit)) for concept in mention.concepts)

    def candidates(self, topic: Topic, strangers: int = 0) -> list[Candidate]:
        """The facts that share a concept with the topic, best first; `strangers` counts the words that the vocabulary does not know."""
        named = {bond.concept for bond in topic.bonds}
        named |= {narrower for narrower in self._by_concept if self.vocabulary.ancestors(narrower) & named}
        indexes = sorted({index for concept in named for index in self._by_concept.get(concept, ())})
        bonds = self._relevant(topic.bonds)
        found = [self._weigh(self.facts[index], bonds, strangers) for index in indexes]
        return sorted(found, key=lambda candidate: -candidate.score)

    def _relevant(self, bonds: Iterable[Bond]) -> list[Bond]:
        """The bonds without those that are told more exactly beside them, or more broadly by the clause itself.

        "Crossings by foreigners" are foreigners; and "30 million people", told after foreigners, are people.
        """
        bonds = list(bonds)
        near = {bond.concept for bond in bonds if bond.near}
        heads = {bond.concept for bond in bonds if bond.head}
        near -= self._listed(near)
        broader = frozenset[str]().union(*(self.vocabulary.ancestors(concept) for concept in near))
        kept = [
            bond
            for bond in bonds
            if bond.concept not in broader and (bond.concept in near or not bond.near) and (bond.near or not self.vocabulary.ancestors(bond.concept) & (heads - broader))
        ]
        return self._nearest_first(kept)

    def _listed(self, near: set[str]) -> set[str]:
        """The kinds that are listed beside their common name: "vehicles, ships and trains" are all vehicles."""
        families = {concept: {kind for kind in near if concept in self.vocabulary.ancestors(kind)} for concept in near}
        return {kind for concept, kinds in families.items() if len(kinds) > 1 and self._are_siblings(kinds) for kind in kinds}

    def _are_siblings(self, kinds: set[str]) -> bool:
        return not any(self.vocabulary.ancestors(one) & kinds for one in kinds)

    def _nearest_first(self, bonds: list[Bond]) -> list[Bond]:
        """The bonds, those of a facet that words nearer by name already no more than faint."""
        nearest: dict[str, float] = {}
        for bond in bonds:
            facet = self.vocabulary.facet(bond.concept)
            if not bond.faint:
                nearest[facet] = max(nearest.get(facet, 0.0), bond.strength)
        return [
            bond if bond.faint or bond.strength >= nearest[self.vocabulary.facet(bond.concept)] else replace(bond, strength=bond.strength * OVERSHADOWED, faint=True)
            for bond in bonds
        ]

    def _weigh(self, fact: Fact, bonds: list[Bond], strangers: int) -> Candidate:
        hit = missing = distant = 0.0
        loose = False
        conflicts: list[Conflict] = []
        for wanted in sorted(fact.about):
            facet = self.vocabulary.facet(wanted)
            rivals = [bond for bond in bonds if self.vocabulary.facet(bond.concept) == facet or bond.concept in self.vocabulary.ancestors(wanted)]
            worth, conflict, near = self._worth(wanted, fact, rivals)
            loose = loose or 0 < worth <= BROADER_WORTH
            weight = self.weight(wanted)
            if worth or not self.vocabulary.is_implied(wanted):
                hit += weight * worth
                missing += weight * (1 - worth)
            if conflict and near:
                conflicts.append(conflict)
            distant += conflict is not None and not near
        explains = frozenset(bond.concept for bond in bonds if bond.strength >= TELLING and self._is_kin(bond.concept, fact))
        conflicts += self._uncounted(fact, bonds, explains)
        near_extra, far_extra, near_known = self._extras(bonds, explains)
        unknown = near_extra + STRANGER_WEIGHT * strangers
        total = hit + missing
        return Candidate(
            fact,
            hit - MISSING_COST * missing - EXTRA_COST * near_extra - DISTANT_EXTRA_COST * far_extra - DISTANT_CONFLICT_COST * distant,
            hit / total if total else 0.0,
            near_known / (near_known + unknown) if near_known + unknown else 1.0,
            explains,
            loose,
            tuple(conflicts),
        )

    def _worth(self, wanted: str, fact: Fact, bonds: list[Bond]) -> tuple[float, Conflict | None, bool]:
        """How well the bonds of one facet name the wanted concept, the conflict where they exclude it, and whether that is near."""
        near = [bond for bond in bonds if bond.head] or [bond for bond in bonds if bond.near]
        best, other = 0.0, None
        for bond in near or bonds:
            kinship = self.vocabulary.kinship(bond.concept, wanted)
            if kinship is Kinship.SAME:
                best = max(best, bond.strength * (1.0 if other is None else BESIDE_ANOTHER))
            elif kinship is Kinship.BROADER:
                worth = BROADER_HEAD_WORTH if bond.head else BROADER_WORTH
                best = max(best, bond.strength * worth ** self.vocabulary.steps(bond.concept, wanted))
            elif bond.concept not in fact.about and other is None and not bond.faint:
                other = Conflict(bond.concept, wanted)
        return best, (None if best else other), bool(near)

    def _uncounted(self, fact: Fact, bonds: list[Bond], explains: frozenset[str]) -> list[Conflict]:
        """What stands right behind the number, where the fact counts something else altogether."""
        if fact.observation.unit.dimension != "count" or any(bond.head and bond.peers & explains for bond in bonds):
            return []
        counted = self._counts[fact.observation.unit.name]
        heads = [bond.concept for bond in bonds if bond.head and self.vocabulary.facet(bond.concept) in self._countable]
        same = any(self.vocabulary.kinship(head, one) in (Kinship.SAME, Kinship.BROADER) for head in heads for one in counted)
        return [] if same or not heads else [Conflict(heads[0], fact.observation.unit.name, in_count=True)]

    def _is_kin(self, named: str, fact: Fact) -> bool:
        return any(self.vocabulary.kinship(named, own) is not Kinship.OTHER for own in fact.about)

    def _extras(self, bonds: list[Bond], explains: frozenset[str]) -> tuple[float, float, float]:
        """The weight of the concepts named that a fact is not about, near and far, and of the near ones that it is about."""
        telling = [bond for bond in bonds if not bond.faint and not self.vocabulary.is_implied(bond.concept)]
        telling = [bond for bond in telling if bond.concept in explains or not bond.peers & explains]
        heads = {bond.concept for bond in telling if bond.head}
        near = {bond.concept for bond in telling if bond.near}
        far = {bond.concept for bond in telling} - near
        weight = {concept: self.weight(concept) * (1.0 if concept in heads else BESIDE_THE_HEAD) for concept in near}
        return (
            sum(weight[concept] for concept in sorted(near - explains)),
            sum(map(self.weight, sorted(far - explains))),
            sum(map(self.weight, sorted(near & explains))),
        )
