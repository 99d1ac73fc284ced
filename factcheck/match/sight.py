"""This file holds a topic as the matcher looks at it: its bonds sorted by facet, without what nearer or exacter words make idle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from factcheck.match.bond import Bond
from factcheck.match.vocabulary import Vocabulary

OVERSHADOWED = 0.7
"""A bond that nearer words of its facet stand before is worth less, and excludes nothing."""
TELLING = 0.65
"""A bond at least so close tells what the figure is about; a farther one can only help."""
LEADING = 0.44
"""A bond at least so close leads to facts; a farther one only speaks for those to which another led, unless there is no closer one."""


class Sight(Struct, frozen=True):
    """The bonds of a topic that count: by facet and by concept; the concepts that tell what it is about, near, far and as the head.

    `subject` are the concepts of the figure's clause, or where it names none, those of the rest of its sentence; `implied` those of the
    clause that often go without saying, which speak for the facts about them, but against no others; `leads` those by which facts are
    looked for.
    """

    by_facet: dict[str, list[Bond]]
    by_concept: dict[str, list[Bond]]
    telling: frozenset[str]
    heads: tuple[Bond, ...]
    near: frozenset[str]
    subject: frozenset[str]
    far: frozenset[str]
    peers: dict[str, frozenset[str]]
    implied: frozenset[str]
    leads: frozenset[str]


def sight(bonds: Iterable[Bond], vocabulary: Vocabulary) -> Sight:
    """What of the bonds counts."""
    kept = _nearest_first(_exact(_strongest(bonds), vocabulary), vocabulary)
    by_facet: dict[str, list[Bond]] = defaultdict(list)
    by_concept: dict[str, list[Bond]] = defaultdict(list)
    peers: dict[str, frozenset[str]] = {}
    for bond in kept:
        by_facet[vocabulary.facet(bond.concept)].append(bond)
        by_concept[bond.concept].append(bond)
        peers[bond.concept] = peers.get(bond.concept, frozenset()) | bond.peers
    clear = [bond for bond in kept if not bond.faint and not vocabulary.is_implied(bond.concept)]
    near = frozenset(bond.concept for bond in clear if bond.near)
    return Sight(
        by_facet,
        by_concept,
        frozenset(bond.concept for bond in kept if bond.strength >= TELLING),
        tuple(bond for bond in kept if bond.head),
        near,
        near or frozenset(bond.concept for bond in clear if not bond.is_lent and bond.strength >= TELLING),
        frozenset(bond.concept for bond in clear) - near,
        peers,
        frozenset(bond.concept for bond in kept if bond.near and not bond.faint and vocabulary.is_implied(bond.concept)),
        frozenset(bond.concept for bond in kept if bond.strength >= LEADING) or frozenset(by_concept),
    )


def _strongest(bonds: Iterable[Bond]) -> list[Bond]:
    """The strongest bond of each kind to each concept, in the order told."""
    strongest: dict[tuple[str, bool, bool, bool], Bond] = {}
    for bond in bonds:
        kind = (bond.concept, bond.near, bond.head, bond.faint)
        if kind not in strongest or bond.strength > strongest[kind].strength:
            strongest[kind] = bond
    return list(strongest.values())


def _exact(bonds: list[Bond], vocabulary: Vocabulary) -> list[Bond]:
    """The bonds without those that are told more exactly beside them, or more broadly by the clause itself.

    "Crossings by foreigners" are foreigners; and "30 million people", told after foreigners, are people.
    """
    near = {bond.concept for bond in bonds if bond.near}
    heads = {bond.concept for bond in bonds if bond.head}
    near -= _listed(near, vocabulary)
    telling = [
        bond for bond in bonds if bond.concept in near and (bond.concept in heads or not vocabulary.is_implied(bond.concept))
    ]
    broader = frozenset[str]().union(*(vocabulary.ancestors(bond.concept) - bond.peers for bond in telling))
    return [
        bond
        for bond in bonds
        if bond.concept not in broader
        and (bond.concept in near if bond.near else not vocabulary.ancestors(bond.concept) & (heads - broader))
    ]


def _listed(near: set[str], vocabulary: Vocabulary) -> set[str]:
    """The kinds that are listed beside their common name: "vehicles, ships and trains" are all vehicles."""
    families = {concept: {kind for kind in near if concept in vocabulary.ancestors(kind)} for concept in near}
    return {kind for kinds in families.values() if len(kinds) > 1 and _are_siblings(kinds, vocabulary) for kind in kinds}


def _are_siblings(kinds: set[str], vocabulary: Vocabulary) -> bool:
    return not any(vocabulary.ancestors(one) & kinds for one in kinds)


def _nearest_first(bonds: list[Bond], vocabulary: Vocabulary) -> list[Bond]:
    """The bonds, those of a facet that words nearer by name already no more than faint; another sentence is never nearer."""
    nearest: dict[str, tuple[bool, float]] = {}
    for bond in bonds:
        if not bond.faint:
            facet = vocabulary.facet(bond.concept)
            nearest[facet] = max(nearest.get(facet, (False, 0.0)), _nearness(bond))
    return [
        bond
        if bond.faint or _nearness(bond) >= nearest[vocabulary.facet(bond.concept)]
        else replace(bond, strength=bond.strength * OVERSHADOWED, faint=True)
        for bond in bonds
    ]


def _nearness(bond: Bond) -> tuple[bool, float]:
    return not bond.is_lent, bond.strength
