"""This file holds a compiled base as commands read it: concepts, releases and facts as somebody has written them down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from json import dumps, loads
from typing import overload

from factcheck.core.fact import Fact, Harmless
from factcheck.core.fault import StoreError
from factcheck.factbase import FactBase
from factcheck.stored.database import Remembered, Store
from factcheck.stored.facts import Shelf
from factcheck.stored.vocabulary import concepts, own_concepts

AT_ONCE = 1_000
"""How many facts are read at a time, where all are."""


class StoredBase(FactBase, frozen=True, dict=True):
    """A compiled base, of which only what is asked for is read."""

    @classmethod
    def of(cls, store: Store) -> StoredBase:
        """The base in an open file."""
        shelf = Shelf(store)
        harmless = Remembered(lambda id_: _harmless(store, id_), lambda: shelf.releases)
        return cls(own_concepts(store, concepts(store)), shelf.releases, StoredSequence(shelf), harmless, store.meta["hash"])

    @property
    def shelf(self) -> Shelf:
        """Where its facts are."""
        assert isinstance(self.facts, StoredSequence)
        return self.facts.shelf

    def standing(self, day: date | None = None) -> FactBase:
        """The base itself, which holds what stands at a time. Raises StoreError for a day on which something else stood."""
        store = self.shelf.store
        since, until = store.meta["since"], store.meta["until"]
        told = day.isoformat() if day else ""
        if (day is None and not until) or (day is not None and since <= told and (not until or told < until)):
            return self
        stood = " ".join([*(["since", since] if since else []), *(["until", until] if until else [])])
        raise StoreError(
            f"{store.path} holds the releases that stood {stood}, not those of {told or 'today'}",
            f"compile those of that day: factcheck facts compile FOLDER --as-of {told or 'DATE'} -o FILE",
        )

    def fact(self, id_: str) -> Fact | None:
        """The fact with this id, or None."""
        return next(iter(self.shelf.written("id = ?", id_)), None)

    def under(self, id_: str) -> Sequence[Fact]:
        """The fact with this id, and its growths."""
        return self.shelf.written("(id = ? OR id > ? AND id < ?)", id_, f"{id_}:", f"{id_};")

    def parts(self, id_: str) -> Sequence[Fact]:
        """The parts of the fact with this id."""
        return self.shelf.written("part_of = ?", id_)

    def ids(self) -> Iterable[str]:
        """The ids of all facts."""
        return (id_ for (id_,) in self.shelf.store.each("SELECT id FROM facts ORDER BY place"))

    def holding(self, words: Sequence[str]) -> Iterable[Fact]:
        """The facts that may have all these words about them: in their own text, by its index, or among those of a concept."""
        indexed = [word for word in words if word.isascii() and any(character.isalnum() for character in word)]
        if not indexed:
            return self.facts
        values = [value for word in indexed for value in (f'"{word.replace(chr(34), " ")}" *', dumps(self._aliased(word)))]
        return self.shelf.written(" AND ".join([_HOLDS] * len(indexed)), *values)

    def _aliased(self, word: str) -> list[str]:
        """The concepts with an alias that has a word."""
        rows = self.shelf.store.each("SELECT id, aliases FROM concepts")
        return [id_ for id_, aliases in rows if word in " ".join(loads(aliases)).casefold()]


_HOLDS = """(place IN (SELECT rowid FROM facts_text WHERE facts_text MATCH ?)
OR about IN (SELECT about FROM about_concepts WHERE concept IN (SELECT value FROM json_each(?))))"""


class StoredSequence(Sequence[Fact]):
    """The facts of a compiled base in their order, as they were written down."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def __len__(self) -> int:
        return int(self.shelf.store.meta["facts"])

    def __iter__(self) -> Iterator[Fact]:
        for first in range(0, len(self), AT_ONCE):
            yield from self.shelf.written("place BETWEEN ? AND ?", first, first + AT_ONCE - 1)

    @overload
    def __getitem__(self, place: int) -> Fact: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Fact]: ...

    def __getitem__(self, place: int | slice) -> Fact | Sequence[Fact]:
        if isinstance(place, slice):
            return [self[one] for one in range(len(self))[place]]
        [fact] = self.shelf.written("place = ?", range(len(self))[place])
        return fact


def _harmless(store: Store, release: str) -> tuple[Harmless, ...]:
    return tuple(
        Harmless(*row) for row in store.rows("SELECT text, reason FROM harmless WHERE release = ? ORDER BY rowid", release)
    )
