"""This file holds the facts of a compiled base: each read when it is asked for, once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from json import loads

from msgspec.structs import replace

from factcheck.core.fact import Fact, Passage, Release
from factcheck.core.period import Period
from factcheck.core.text import Span
from factcheck.stored.database import Remembered, Row, Store
from factcheck.stored.values import EMPTY, checksum, reader

SELECT = """SELECT place, described, sum, about,
    id, release, label, printed, part_of, line, start, "end", value_start, value_end, observation, roles, repeats FROM facts"""
"""What a fact is made of: its place, how it is described, a sum over the rest, and the rest."""
RELEASE = "SELECT sum, id, title, publisher, published, period, source, text, supersedes, file FROM releases WHERE id = ?"
"""... and a release: a sum over the rest, and the rest."""
FACTS, ABOUTS = 50_000, 50_000
"""How many facts and sets of concepts are remembered."""
HOW_MANY = "SELECT count(*) FROM releases"
DESCRIBED, LABELLED = 1, 0
"""What `described` is for a fact that concepts describe, and for one that only has a label; any other has neither."""


class Shelf:
    """The releases and facts of a compiled base; what no concept describes is about its words, as the judges have it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.releases: Remembered[str, Release] = Remembered(self._release, self._release_ids, self._release_count)
        self.concepts = lru_cache(maxsize=ABOUTS)(self._concepts)
        self._value = reader(self.releases)
        self._facts: dict[int, Fact] = {}

    def facts(self, where: str, *values: object) -> list[Fact]:
        """The facts for which a condition holds, in the order of the base."""
        return [self._fact(row) for row in self.store.rows(f"{SELECT} WHERE {where} ORDER BY +place", *values)]

    def written(self, where: str, *values: object) -> list[Fact]:
        """The same, as somebody wrote them down: what is only known by its words is about no concept."""
        rows = self.store.rows(f"{SELECT} WHERE {where} ORDER BY +place", *values)
        return [_as_written(self._fact(row), row[1]) for row in rows]

    def fact(self, id_: str) -> Fact | None:
        """The fact with this id, or None."""
        return next(iter(self.facts("id = ?", id_)), None)

    def _fact(self, row: Row) -> Fact:
        found = self._facts.get(row[0])
        if found is None:
            if len(self._facts) >= FACTS:
                self._facts.clear()
            found = self._facts[row[0]] = self.store.read(lambda: self._read(row))
        return found

    def _read(self, row: Row) -> Fact:
        _, _, total, about, *rest = row
        concepts = self.concepts(about)
        id_, release, label, printed, part_of, line, start, end, value_start, value_end, observation, roles, repeats = rest
        if total != checksum(" ".join(sorted(concepts)), *rest):
            raise ValueError(f"the fact {id_} is not as it was written")
        value = None if value_start is None else Span(value_start, value_end)
        return Fact(
            id_,
            concepts,
            self._value(observation),
            Passage(self.releases[release], Span(start, end), line, value),
            printed,
            label,
            part_of,
            roles=tuple(loads(roles)),
            repeats=() if repeats == EMPTY else self._value(repeats),
        )

    def _concepts(self, about: int) -> frozenset[str]:
        row = self.store.row("SELECT concepts FROM abouts WHERE id = ?", about)
        if row is None:
            raise LookupError(f"no set of concepts {about}")
        return frozenset(row[0].split())

    def _release(self, id_: str) -> Release | None:
        row = self.store.row(RELEASE, id_)
        return None if row is None else self.store.read(lambda: _released(*row))

    def _release_ids(self) -> Iterable[str]:
        return (id_ for (id_,) in self.store.each("SELECT id FROM releases ORDER BY number"))

    def _release_count(self) -> int:
        """How many releases there are, by their index: every run tells it, and their rows, texts and all, lie all over the file."""
        (count,) = self.store.rows(HOW_MANY)[0]
        return int(count)


def _as_written(fact: Fact, described: int) -> Fact:
    if described == DESCRIBED:
        return fact
    return replace(fact, about=frozenset(), label=fact.label if described == LABELLED else "")


def _released(total: int, *rest: str) -> Release:
    id_, title, publisher, published, period, source, text, supersedes, file = rest
    if total != checksum(*rest):
        raise ValueError(f"the release {id_} is not as it was written")
    return Release(id_, title, publisher, date.fromisoformat(published), Period.parse(period), source, text, supersedes, file)
