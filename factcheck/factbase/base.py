"""This file holds the fact base: concepts, releases and facts, loaded from folders of YAML with every problem told at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.core.fact import Concept, Fact, Harmless, Release
from factcheck.factbase.problem import FactBaseError, Problem


class FactBase(Struct, frozen=True, dict=True):
    """What is known: concepts and releases by id, and facts, one per observation; `hash` changes with any of its content."""

    concepts: Mapping[str, Concept]
    releases: Mapping[str, Release]
    facts: Sequence[Fact]
    harmless: Mapping[str, tuple[Harmless, ...]] = field(default_factory=dict)
    hash: str = ""

    @classmethod
    def load(cls, *paths: Path | str) -> FactBase:
        """The base in these folders, later ones winning by id; of none, the base that comes with the program.

        Raises FactBaseError with every problem of every file.
        """
        from factcheck.factbase.loading import Reading  # reads YAML, which takes its time, and a compiled base needs none

        reading = Reading(paths)
        base = cls(*reading.parts())
        if reading.problems:
            raise FactBaseError(reading.problems)
        return base

    def standing(self, day: date | None = None) -> FactBase:
        """The base as it stood on a day, None for today: a release that supersedes another takes its place when it is published."""
        pairs = [(release, release.supersedes) for release in self.releases.values() if release.supersedes]
        gone = {old if day is None or release.published <= day else release.id for release, old in pairs}
        if not gone:
            return self
        releases = {id_: release for id_, release in self.releases.items() if id_ not in gone}
        return replace(self, releases=releases, facts=tuple(fact for fact in self.facts if fact.release.id not in gone))

    def fact(self, id_: str) -> Fact | None:
        """The fact with this id, or None."""
        return self._by_id.get(id_)

    def under(self, id_: str) -> Sequence[Fact]:
        """The fact with this id, and its growths."""
        return [fact for fact in self.facts if fact.id == id_ or fact.id.startswith(f"{id_}:")]

    def parts(self, id_: str) -> Sequence[Fact]:
        """The parts of the fact with this id."""
        return [fact for fact in self.facts if fact.part_of == id_]

    def ids(self) -> Iterable[str]:
        """The ids of all facts."""
        return (fact.id for fact in self.facts)

    def holding(self, words: Sequence[str]) -> Iterable[Fact]:
        """The facts that may have all these words about them."""
        return self.facts

    @cached_property
    def _by_id(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self.facts}


def problems(paths: Iterable[Path | str] = ()) -> tuple[Problem, ...]:
    """Every problem of the base in these folders (of none: of the one that comes with the program), by place."""
    try:
        FactBase.load(*paths)
    except FactBaseError as error:
        return error.problems
    return ()
