"""This file holds how well the facts about a set of concepts fit a topic, each part of it reckoned once for all facts alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.match.bond import Bond
from factcheck.match.fit import Conflict, Fit
from factcheck.match.sight import Sight
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
STRANGER_WEIGHT = 0.8
"""A word of the clause that the vocabulary does not know weighs about a third of a telling concept."""


class Group(Struct, frozen=True):
    """The facts about one set of concepts in one unit, told by their places.

    `counted` are the concepts that the unit's word names, `counts` says that the unit counts things; `kin` are the concepts with
    their broader and narrower ones.
    """

    about: tuple[str, ...]
    counted: frozenset[str]
    counts: bool
    unit: str
    kin: frozenset[str]
    facts: tuple[int, ...]


class Index(Struct, frozen=True):
    """What the search for facts goes by: how telling each concept is, and one of which no fact is; and the groups of the facts."""

    weights: Mapping[str, float]
    unknown_weight: float
    groups: tuple[Group, ...]

    def weight(self, concept: str) -> float:
        """How telling a concept is: one that few facts are about tells more."""
        return self.weights.get(concept, self.unknown_weight)


class _Part(Struct, frozen=True, gc=False):  # one of many, and in no circle
    """What one concept of facts adds to how well they fit: what is named of its weight and what is missing, and what excludes it.

    `beside` is the first concept named that is something else, or empty: facts that are about that as well have another part.
    """

    hit: float
    missing: float
    is_loose: bool
    is_broad: bool
    conflict: Conflict | None
    is_near: bool
    beside: str


@lru_cache(maxsize=4096)  # as many as there are weights: one for each number of facts about a concept
def _unnamed(missing: float) -> _Part:
    """What a concept adds that no word of the text says anything of."""
    return _Part(0.0, missing, is_loose=False, is_broad=False, conflict=None, is_near=False, beside="")


class _Rest(Struct, frozen=True, gc=False):
    """What a topic names besides what facts are about: what that costs them, near and far, and how much of the clause they explain.

    `is_beside` says that they explain nothing of a clause that names something.
    """

    near_cost: float
    far_cost: float
    focus: float
    explained: float
    explains: frozenset[str]
    is_beside: bool


class Fitting:
    """A topic, as the groups of facts are held against it."""

    def __init__(self, index: Index, vocabulary: Vocabulary, seen: Sight, strangers: int, countable: Collection[str]) -> None:
        self.index = index
        self.vocabulary = vocabulary
        self.seen = seen
        self.strangers = strangers
        self._countable = countable
        self._named = (seen.near | seen.far | seen.subject | seen.telling).union(*seen.peers.values())
        self._parts: dict[str, _Part] = {}
        self._rests: dict[tuple[frozenset[str], frozenset[str]], _Rest] = {}
        self._of_facets: dict[str, tuple[list[Bond], bool]] = {}
        self._fits: dict[tuple[str, ...], Fit] = {}

    def fit(self, group: Group) -> Fit:
        """How well the facts of a group fit."""
        fit = self._fits.get(group.about)
        if fit is None:
            fit = self._fits[group.about] = self._fit(group)
        miscounted = () if fit.conflicts else self._miscounted(group)
        return replace(fit, conflicts=miscounted) if miscounted else fit

    def _fit(self, group: Group) -> Fit:
        """How well all fit that is about the same as a group, whatever it counts."""
        hit = missing = 0.0
        conflicts: list[Conflict] = []
        distant: list[Conflict] = []
        is_loose = is_broad = False
        for wanted in group.about:
            part = self._parts.get(wanted) or self._alone(wanted)
            if part.beside and part.beside in group.about:
                part = self._part(wanted, group.about)
            hit += part.hit
            missing += part.missing
            is_loose = is_loose or part.is_loose
            is_broad = is_broad or part.is_broad
            if part.conflict is not None:
                (conflicts if part.is_near else distant).append(part.conflict)
        named = self._named & group.kin
        told = self.seen.implied.intersection(group.about)
        rest = self._rests.get((named, told)) or self._rest(named, told)
        cost = MISSING_COST * missing + rest.near_cost + rest.far_cost + DISTANT_CONFLICT_COST * len(distant)
        return Fit(
            (0.0 if rest.is_beside else hit) - cost,
            hit / (hit + missing) if hit + missing else 0.0,
            rest.focus,
            rest.explained,
            rest.explains,
            is_loose,
            tuple(conflicts),
            is_broad,
            self._narrower(group, self._members) if self._members else frozenset(),
            tuple(distant),
            bool(self._things) and bool(self._narrower(group, self._things)),
        )

    def _narrower(self, group: Group, named: Iterable[str]) -> frozenset[str]:
        """Those of the concepts named in the clause that are of a kind which these facts do not tell apart."""
        told = {self.vocabulary.facet(concept) for concept in group.about}
        return frozenset(one for one in named if one not in group.kin and self.vocabulary.facet(one) not in told)

    @cached_property
    def _beside(self) -> list[str]:
        """The concepts named in the clause that facts are about, apart from what the number counts."""
        heads = {bond.concept for bond in self.seen.heads}
        return [one for one in sorted(self.seen.near - heads) if one in self.index.weights]

    @cached_property
    def _members(self) -> list[str]:
        """The proper names among them."""
        return [one for one in self._beside if self.vocabulary.concepts[one].label[:1].isupper()]

    @cached_property
    def _things(self) -> list[str]:
        """Those among them that facts count."""
        return [one for one in self._beside if not self.vocabulary.is_implied(one) and self._is_counted(one)]

    def _is_counted(self, concept: str) -> bool:
        kinds = (concept, *self.vocabulary.above(concept))
        return any(self.vocabulary.facet(kind) in self._countable for kind in kinds)

    def _alone(self, wanted: str) -> _Part:
        """What a concept adds to the fit of facts that are about nothing else, reckoned once."""
        self._parts[wanted] = part = self._part(wanted, ())
        return part

    def _bonds_of(self, wanted: str) -> tuple[list[Bond], bool]:
        """The bonds that name a concept's facet or something broader, and whether they are near."""
        facet = self.vocabulary.facet(wanted)
        above = self.vocabulary.above(wanted)
        if above and (broader := [bond for one in above for bond in self.seen.by_concept.get(one, ())]):
            return _nearest([*self.seen.by_facet.get(facet, ()), *broader])
        if facet not in self._of_facets:
            self._of_facets[facet] = _nearest(self.seen.by_facet.get(facet, []))
        return self._of_facets[facet]

    def _part(self, wanted: str, own: tuple[str, ...]) -> _Part:
        """What a concept adds to the fit of facts that are about it and what else is their `own`; an implied one is not missed."""
        bonds, near = self._bonds_of(wanted)
        if not bonds:
            return _unnamed(0.0 if self.vocabulary.is_implied(wanted) else self.index.weight(wanted))
        worth, other = self._worth(wanted, bonds, own)
        weight = self.index.weight(wanted) if worth or not self.vocabulary.is_implied(wanted) else 0.0
        is_loose = 0 < worth <= BROADER_WORTH
        is_broad = is_loose and wanted not in self.seen.by_concept
        conflict = Conflict(other, wanted) if other and not worth and not self._is_hinted(wanted) else None
        return _Part(weight * worth, weight * (1 - worth), is_loose, is_broad, conflict, near, other)

    def _is_hinted(self, wanted: str) -> bool:
        """Whether a word within a longer name speaks of what often goes without saying: "visas issued on arrival" are issued."""
        hints = self.seen.by_concept.get(wanted, ())
        return self.vocabulary.is_implied(wanted) and any(bond.faint for bond in hints)

    def _worth(self, wanted: str, bonds: Iterable[Bond], own: tuple[str, ...]) -> tuple[float, str]:
        """How well the bonds name the wanted concept, and the first that names something else; what is the facts' own is nothing else."""
        best, other = 0.0, ""
        for bond in bonds:
            kinship = self.vocabulary.kinship(bond.concept, wanted)
            if kinship is Kinship.SAME:
                best = max(best, bond.strength * (BESIDE_ANOTHER if other else 1.0))
            elif kinship is Kinship.BROADER:
                best = max(best, bond.strength * self._broader_worth(bond, wanted))
            elif not other and not bond.faint and bond.concept not in own:
                other = bond.concept
        return best, other

    def _broader_worth(self, bond: Bond, wanted: str) -> float:
        worth = BROADER_HEAD_WORTH if bond.head else BROADER_WORTH
        return float(worth ** self.vocabulary.steps(bond.concept, wanted))

    @cached_property
    def _counting(self) -> list[str]:
        """What stands right behind the number, where facts count such things."""
        return [bond.concept for bond in self.seen.heads if self.vocabulary.facet(bond.concept) in self._countable]

    def _miscounted(self, group: Group) -> tuple[Conflict, ...]:
        """What stands right behind the number, where the facts count something else altogether."""
        if not group.counts or not self._counting or any(concept in group.kin for concept in self._counting):
            return ()
        if any(
            bond.concept in group.about and self.vocabulary.ancestors(bond.concept) & group.counted for bond in self.seen.heads
        ):
            return ()  # "travellers passed through the ports" are the persons that the fact counts
        alike = {Kinship.SAME, Kinship.BROADER}
        if any(bond.concept in group.about and bond.peers.isdisjoint(self._counting) for bond in self.seen.heads):
            alike.add(Kinship.NARROWER)  # "foreigners arrested" are the persons that the fact counts, by a word for suspects
        same = any(self.vocabulary.kinship(head, one) in alike for head in self._counting for one in group.counted)
        return () if same else (Conflict(self._counting[0], group.unit, in_count=True),)

    def _rest(self, named: frozenset[str], implied: frozenset[str]) -> _Rest:
        """What the topic names besides these concepts, which facts are about, or their kin; reckoned once for all such facts.

        `implied` are those that the clause names although they often go without saying.
        """
        near, far = (self._outside(concepts, named) for concepts in (self.seen.near, self.seen.far))
        known = sum(map(self.index.weight, (*sorted(self.seen.subject & named), *sorted(implied))))
        extra = self._weighed(self._outside(self.seen.subject, named))
        unknown = extra + STRANGER_WEIGHT * self.strangers
        self._rests[named, implied] = rest = _Rest(
            EXTRA_COST * self._weighed(near),
            DISTANT_EXTRA_COST * sum(map(self.index.weight, far)),
            known / (known + extra) if known + extra else 1.0,
            known / (known + unknown) if known + unknown else 1.0,
            self.seen.telling & named,
            extra > 0 and known == 0,
        )
        return rest

    def _outside(self, concepts: frozenset[str], kin: frozenset[str]) -> list[str]:
        return [concept for concept in sorted(concepts - kin) if self.seen.peers[concept].isdisjoint(kin)]

    def _weighed(self, concepts: list[str]) -> float:
        heads = {bond.concept for bond in self.seen.heads}
        return sum(self.index.weight(concept) * (1.0 if concept in heads else BESIDE_THE_HEAD) for concept in concepts)


def _nearest(bonds: list[Bond]) -> tuple[list[Bond], bool]:
    """Those that say what the number counts, else those of its clause, else all; and whether they are no farther than the clause."""
    near = [bond for bond in bonds if bond.head] or [bond for bond in bonds if bond.near]
    return near or bonds, bool(near)
