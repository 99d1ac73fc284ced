"""This file holds how well facts fit a topic, as the judge reads it."""

from __future__ import annotations

from msgspec import Struct

WHOLLY = 0.9
FAR_MORE = 0.2
"""What names nine tenths of a fact, and explains that much more of the clause than another fact does, leaves the other one out."""


class Conflict(Struct, frozen=True, gc=False):  # one of many, and in no circle
    """The claim names one concept where the fact is about another of the same facet, or counts something else (`in_count`)."""

    named: str
    wanted: str
    in_count: bool = False


class Fit(Struct, frozen=True, gc=False):  # one of many, and in no circle
    """How well facts about one set of concepts fit a topic.

    `cover` is the share of the facts' concepts, by weight, that the text names; `focus` the share of the concepts in the clause that the
    facts are about, `explained` the same with the words that the vocabulary does not know; `explains` the concepts named that they are about;
    `narrower` are proper names of the clause that would make it tell of less than the facts do, `is_narrowed` says that other things do
    which facts count: "drug cases involving foreigners";
    `is_loose` says that the clause names something only by a broader word, `is_broad` that the rest of the text does not name it either;
    `score` puts candidates in order; `conflicts` are facets on which the clause and the facts exclude each other, `distant` those on which what is told
    beside the clause does.
    """

    score: float
    cover: float
    focus: float
    explained: float
    explains: frozenset[str]
    is_loose: bool = False
    conflicts: tuple[Conflict, ...] = ()
    is_broad: bool = False
    narrower: frozenset[str] = frozenset()
    distant: tuple[Conflict, ...] = ()
    is_narrowed: bool = False

    def dominates(self, other: Fit) -> bool:
        """Whether it explains all that the other one does, and more or more exactly, or far more of the clause; and nothing too broadly."""
        more = self.explains > other.explains or (other.is_broad and self.explains == other.explains)
        wholly = self.cover >= WHOLLY and self.focus >= other.focus + FAR_MORE
        return not self.is_loose and (more or wholly)
