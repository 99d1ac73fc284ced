"""This file holds a desk at a compiled base: the judges that sit at it are those of any other."""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property
from pathlib import Path

from factcheck.core.finding import Finding
from factcheck.desk import Desk
from factcheck.judge.case import Doubts
from factcheck.judge.known import Known
from factcheck.match.candidates import Finder, weight
from factcheck.match.fitting import Index
from factcheck.match.vocabulary import Vocabulary
from factcheck.stored.base import StoredBase
from factcheck.stored.database import Remembered, Store
from factcheck.stored.facts import Shelf
from factcheck.stored.known import StoredFacts
from factcheck.stored.search import StoredFinder
from factcheck.stored.values import of_json
from factcheck.stored.vocabulary import StoredVocabulary, concepts


def desk_at(path: Path) -> Desk:
    """The desk at a compiled base. Raises StoreError where it cannot be used."""
    return StoredDesk.at(Store(path))


class StoredDesk(Desk, frozen=True, dict=True):
    """Where claims are judged by a compiled base, of which only what they ask for is read."""

    store: Store

    @classmethod
    def at(cls, store: Store) -> StoredDesk:
        """The desk at an open base."""
        return cls(StoredBase.of(store), store)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The concepts of the base, ready to be found in text."""
        return StoredVocabulary(self.store, concepts(self.store))

    @cached_property
    def matcher(self) -> Finder:
        """The facts of the base and those derived from them."""
        weights: Remembered[str, float] = Remembered(self._weight, tuple)
        index = Index(weights, weight(1, max(1, int(self.store.meta["facts"]))), ())
        return StoredFinder(self._shelf, self.vocabulary, index)

    @cached_property
    def doubts(self) -> Doubts:
        """The findings that put facts in doubt."""
        return Remembered(self._findings, lambda: (id_ for (id_,) in self.store.each("SELECT DISTINCT fact FROM doubts")))

    @cached_property
    def known(self) -> Known:
        """The facts of the base, to be looked up by judges."""
        return StoredFacts(self._shelf)

    @cached_property
    def known_words(self) -> Container[str]:
        """The words that the releases themselves use."""
        return Remembered(lambda stem: self.store.row("SELECT 1 FROM words WHERE stem = ? AND told", stem), tuple)

    @cached_property
    def listed_words(self) -> Container[str]:
        """The words of the names that facts list."""
        return Remembered(lambda stem: self.store.row("SELECT 1 FROM words WHERE stem = ? AND listed", stem), tuple)

    @cached_property
    def publishers(self) -> frozenset[str]:
        """The concepts that the names of the releases' publishers name."""
        return frozenset(concept for (concept,) in self.store.rows("SELECT concept FROM publishers"))

    @property
    def _shelf(self) -> Shelf:
        assert isinstance(self.base, StoredBase)
        return self.base.shelf

    def _weight(self, concept: str) -> float | None:
        row = self.store.row("SELECT weight FROM concepts WHERE id = ?", concept)
        return None if row is None else row[0]

    def _findings(self, fact: str) -> tuple[Finding, ...] | None:
        rows = self.store.rows("SELECT finding FROM doubts WHERE fact = ? ORDER BY number", fact)
        return self.store.read(lambda: tuple(of_json(text, {}) for (text,) in rows)) or None
