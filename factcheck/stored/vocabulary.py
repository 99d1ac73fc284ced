"""This file holds the vocabulary of a compiled base: its concepts and their words, read as a text names them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, partial
from json import loads

from factcheck.core.fact import Concept
from factcheck.match.vocabulary import Lexicon, Vocabulary, reach_of_typos
from factcheck.stored.database import Remembered, Store

WORD = "word:"
"""How the ids begin of words that stand for concepts, where nobody has said what a fact is about."""


def concepts(store: Store) -> Remembered[str, Concept]:
    """The concepts, words that stand for some among them."""

    def read(id_: str) -> Concept | None:
        row = store.row("SELECT id, label, facet, aliases, broader, implied, proposed FROM concepts WHERE id = ?", id_)
        if row is None:
            return None
        id_, label, facet, aliases, broader, implied, proposed = row
        return store.read(
            lambda: Concept(id_, label, facet, tuple(loads(aliases)), tuple(loads(broader)), bool(implied), bool(proposed))
        )

    return Remembered(read, partial(_column, store, "SELECT id FROM concepts ORDER BY number"))


def own_concepts(store: Store, known: Remembered[str, Concept]) -> Remembered[str, Concept]:
    """The concepts that somebody has written down."""
    query = f"SELECT id FROM concepts WHERE id NOT LIKE '{WORD}%' ORDER BY number"
    return Remembered(lambda id_: None if id_.startswith(WORD) else known.get(id_), partial(_column, store, query))


class StoredVocabulary(Vocabulary):
    """The concepts of a compiled base, found in text by their aliases."""

    def __init__(self, store: Store, known: Remembered[str, Concept]) -> None:
        super().__init__(known, StoredLexicon.of(store))
        self._store = store

    @cached_property
    def narrower(self) -> Remembered[str, Iterable[str]]:
        """The concepts that say of themselves that one is broader."""
        query = "SELECT concept FROM narrower WHERE broader = ? ORDER BY concept"
        return Remembered(lambda id_: tuple(_column(self._store, query, id_)), tuple)


class StoredLexicon(Lexicon, frozen=True, dict=True):
    """The aliases of all concepts, read word by word."""

    store: Store

    @classmethod
    def of(cls, store: Store) -> StoredLexicon:
        """The aliases in a compiled base."""
        reach = Remembered(partial(_reach, store), tuple)
        return cls(Remembered(partial(_named, store), tuple), reach, reach, store)

    def like(self, stem: str, first: str = "") -> Sequence[str]:
        """The long stems in their order, those left out that are far longer or shorter, or have another first letter where one is named."""
        query = "SELECT stem FROM stems WHERE length(stem) >= 7 AND length(stem) BETWEEN ? AND ?"
        bounds = reach_of_typos(len(stem))
        if first:
            return sorted(_column(self.store, f"{query} AND substr(stem, 1, 1) = ?", *bounds, first))
        return sorted(_column(self.store, query, *bounds))


def _reach(store: Store, stem: str) -> int | None:
    row = store.row("SELECT reach FROM stems WHERE stem = ?", stem)
    return None if row is None else int(row[0])


def _named(store: Store, stems: tuple[str, ...]) -> frozenset[str] | None:
    return frozenset(_column(store, "SELECT concept FROM aliases WHERE words = ?", " ".join(stems))) or None


def _column(store: Store, query: str, *values: object) -> Iterable[str]:
    return (value for (value,) in store.each(query, *values))
