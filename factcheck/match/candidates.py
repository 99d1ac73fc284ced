"""This file holds the search for the facts that are about the same thing as a figure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from factcheck.core.fact import Fact
from factcheck.match.sight import Sight, sight
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
WHOLLY = 0.9
FAR_MORE = 0.2
"""What names nine tenths of a fact, and explains that much more of the clause than another fact does, leaves the other one out."""
STRANGER_WEIGHT = 0.8
"""A word of the clause that the vocabulary does not know weighs about a third of a telling concept."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """The claim names one concept where the fact is about another of the same facet, or counts something else (`in_count`)."""

    named: str
    wanted: str
    in_count: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """How well facts about one set of concepts fit a topic.

    `cover` is the share of the facts' concepts, by weight, that the text names; `focus` the share of the concepts in the clause that the
    facts are about, `explained` the same with the words that the vocabulary does not know; `explains` the concepts named that they are about;
    `is_loose` says that the clause names something only by a broader word, `is_broad` that the rest of the text does not name it either;
    `score` puts candidates in order; `conflicts` are facets on which the clause and the facts exclude each other.
    """

    score: float
    cover: float
    focus: float
    explained: float
    explains: frozenset[str]
    is_loose: bool = False
    conflicts: tuple[Conflict, ...] = ()
    is_broad: bool = False

    def dominates(self, other: Fit) -> bool:
        """Whether it explains all that the other one does, and more or more exactly, or far more of the clause; and nothing too broadly."""
        more = self.explains > other.explains or (other.is_broad and self.explains == other.explains)
        wholly = self.cover >= WHOLLY and self.focus >= other.focus + FAR_MORE
        return not self.is_loose and (more or wholly)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact with how well it fits a topic."""

    fact: Fact
    fit: Fit


@dataclass(frozen=True, slots=True)
class _Group:
    """The facts about one set of concepts in one unit; `kin` are those concepts with their broader and narrower ones."""

    about: tuple[str, ...]
    counted: frozenset[str]
    counts: bool
    unit: str
    kin: frozenset[str]
    facts: list[Fact]


class Matcher:
    """The facts of a base, found by the concepts that they are about."""

    def __init__(self, facts: Iterable[Fact], vocabulary: Vocabulary) -> None:
        self.facts = tuple(facts)
        self.vocabulary = vocabulary
        self._weights = self._weigh_concepts()
        self._groups = self._grouped()
        self._by_concept: dict[str, list[int]] = defaultdict(list)
        for index, group in enumerate(self._groups):
            for concept in group.kin:
                self._by_concept[concept].append(index)
        self._countable = {vocabulary.facet(concept) for group in self._groups for concept in group.counted}

    def weight(self, concept: str) -> float:
        """How telling a concept is: one that few facts are about tells more."""
        return self._weights.get(concept, self._unknown_weight)

    def candidates(self, topic: Topic, strangers: int = 0) -> list[Candidate]:
        """The facts that share a concept with the topic, best first; `strangers` counts the words that the vocabulary does not know."""
        seen = sight(topic.bonds, self.vocabulary)
        indexes = sorted({index for concept in seen.by_concept for index in self._by_concept.get(concept, ())})
        found = [
            Candidate(fact, fit)
            for index in indexes
            for fit in (self._fit(self._groups[index], seen, strangers),)
            for fact in self._groups[index].facts
        ]
        return sorted(found, key=lambda candidate: -candidate.fit.score)

    def _weigh_concepts(self) -> dict[str, float]:
        released = [fact for fact in self.facts if not fact.working]
        counts = Counter(concept for fact in released for concept in fact.about)
        self._unknown_weight = log(1 + max(1, len(released)))
        return {concept: log(1 + len(released) / count) for concept, count in counts.items()}

    def _grouped(self) -> list[_Group]:
        groups: dict[tuple[frozenset[str], str], list[Fact]] = defaultdict(list)
        for fact in self.facts:
            groups[fact.about, fact.observation.unit.name].append(fact)
        counted = {unit: self._named_by(unit) for _, unit in groups}
        return [
            _Group(
                tuple(sorted(about)),
                counted[unit],
                facts[0].observation.unit.dimension == "count",
                unit,
                frozenset[str]().union(*(self.vocabulary.kin(concept) for concept in about)),
                facts,
            )
            for (about, unit), facts in groups.items()
        ]

    def _named_by(self, unit: str) -> frozenset[str]:
        """The concepts that the counting word of a unit names."""
        return frozenset(concept for mention in self.vocabulary.mentions(tokens(unit)) for concept in mention.concepts)

    def _fit(self, group: _Group, seen: Sight, strangers: int) -> Fit:
        hit = missing = distant = 0.0
        conflicts: list[Conflict] = []
        is_loose = is_broad = False
        for wanted in group.about:
            worth, conflict, near = self._worth(wanted, group, seen)
            weight = self.weight(wanted)
            by_broader = 0 < worth <= BROADER_WORTH
            is_loose = is_loose or by_broader
            is_broad = is_broad or (by_broader and wanted not in seen.by_concept)
            if worth or not self.vocabulary.is_implied(wanted):
                hit += weight * worth
                missing += weight * (1 - worth)
            if conflict and near:
                conflicts.append(conflict)
            distant += conflict is not None and not near
        conflicts = conflicts or self._uncounted(group, seen)
        near_extra, far_extra, known, extra = self._extras(group, seen)
        unknown = extra + STRANGER_WEIGHT * strangers
        cost = MISSING_COST * missing + EXTRA_COST * near_extra + DISTANT_EXTRA_COST * far_extra + DISTANT_CONFLICT_COST * distant
        is_beside = extra > 0 and known == 0
        return Fit(
            (0.0 if is_beside else hit) - cost,
            hit / (hit + missing) if hit + missing else 0.0,
            known / (known + extra) if known + extra else 1.0,
            known / (known + unknown) if known + unknown else 1.0,
            seen.telling & group.kin,
            is_loose,
            tuple(conflicts),
            is_broad,
        )

    def _worth(self, wanted: str, group: _Group, seen: Sight) -> tuple[float, Conflict | None, bool]:
        """How well the bonds of one facet name the wanted concept, the conflict where they exclude it, and whether that is near."""
        facet = self.vocabulary.facet(wanted)
        bonds = list(seen.by_facet.get(facet, ()))
        bonds += [
            bond
            for above in self.vocabulary.ancestors(wanted)
            if self.vocabulary.facet(above) != facet
            for bond in seen.by_concept.get(above, ())
        ]
        near = [bond for bond in bonds if bond.head] or [bond for bond in bonds if bond.near]
        best, other = 0.0, None
        for bond in near or bonds:
            kinship = self.vocabulary.kinship(bond.concept, wanted)
            if kinship is Kinship.SAME:
                best = max(best, bond.strength * (1.0 if other is None else BESIDE_ANOTHER))
            elif kinship is Kinship.BROADER:
                best = max(best, bond.strength * self._broader_worth(bond, wanted))
            elif bond.concept not in group.about and other is None and not bond.faint:
                other = Conflict(bond.concept, wanted)
        return best, (None if best else other), bool(near)

    def _broader_worth(self, bond: Bond, wanted: str) -> float:
        worth = BROADER_HEAD_WORTH if bond.head else BROADER_WORTH
        return float(worth ** self.vocabulary.steps(bond.concept, wanted))

    def _uncounted(self, group: _Group, seen: Sight) -> list[Conflict]:
        """What stands right behind the number, where the facts count something else altogether."""
        counting = (bond.concept for bond in seen.heads if not self.vocabulary.is_implied(bond.concept))
        heads = [concept for concept in counting if self.vocabulary.facet(concept) in self._countable]
        if not group.counts or any(concept in group.kin for concept in heads):
            return []
        alike = {Kinship.SAME, Kinship.BROADER}
        if any(bond.concept in group.about and bond.peers.isdisjoint(heads) for bond in seen.heads):
            alike.add(Kinship.NARROWER)  # "foreigners arrested" are the persons that the fact counts, by a word for suspects
        same = any(self.vocabulary.kinship(head, one) in alike for head in heads for one in group.counted)
        return [] if same or not heads else [Conflict(heads[0], group.unit, in_count=True)]

    def _extras(self, group: _Group, seen: Sight) -> tuple[float, float, float, float]:
        """The weight of the concepts named that the facts are not about, near and far, and of the subject's known and unknown ones."""
        heads = {bond.concept for bond in seen.heads}

        def outside(concepts: frozenset[str]) -> list[str]:
            return [concept for concept in sorted(concepts - group.kin) if not seen.peers[concept] & group.kin]

        def weighed(concepts: list[str]) -> float:
            return sum(self.weight(concept) * (1.0 if concept in heads else BESIDE_THE_HEAD) for concept in concepts)

        return (
            weighed(outside(seen.near)),
            sum(map(self.weight, outside(seen.far))),
            sum(map(self.weight, sorted(seen.subject & group.kin))),
            weighed(outside(seen.subject)),
        )
