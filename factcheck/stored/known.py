"""This file holds the facts of a compiled base as judges look them up, each way through an index."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from fractions import Fraction
from functools import cached_property
from json import dumps

from factcheck.core.fact import Fact
from factcheck.core.figure import Observation
from factcheck.core.slips import digits
from factcheck.judge.known import About, Known
from factcheck.stored.facts import Shelf
from factcheck.stored.values import print_key, real

AMONG = "IN (SELECT value FROM json_each(?))"


class StoredFacts(Known):
    """The facts that releases report, in a compiled base."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    @cached_property
    def people(self) -> Sequence[Fact]:
        """The facts that tell a person's offices."""
        return self._shelf.facts("roles <> '[]'")

    @cached_property
    def points(self) -> Container[Fraction]:
        """The numbers of all facts, each in the base unit of its dimension."""
        return _Points(self._shelf)

    def fact(self, id_: str) -> Fact | None:
        """The fact with this id, or None."""
        return self._shelf.fact(id_)

    def changes(self, id_: str) -> Sequence[Fact]:
        """The growths of the value with this id."""
        return self._shelf.facts("id > ? AND id < ?", f"{id_}:", f"{id_};")

    def parts(self, wholes: Collection[str]) -> Sequence[Fact]:
        """The facts that are parts of those with these ids."""
        return self._shelf.facts(f"part_of {AMONG}", dumps(sorted(wholes)))

    def beside(self, fact: Fact) -> Sequence[Fact]:
        """The facts of the release that tells this one."""
        return self._shelf.facts("release = ?", fact.release.id)

    def about(self, concepts: Collection[About]) -> Sequence[Fact]:
        """The facts about just one of these sets of concepts."""
        told = dumps([" ".join(sorted(one)) for one in concepts])
        return self._shelf.facts(f"about IN (SELECT id FROM abouts WHERE concepts {AMONG})", told)

    def printing(self, told: Observation, text: str) -> Sequence[Fact]:
        """The facts that print the same number, of the same measure, in a passage whose beginning stands in the text."""
        quoted = "place IN (SELECT fact FROM quotes WHERE print = ? AND instr(?, head))"
        return self._shelf.facts(quoted, print_key(told), text)

    def tells_of_others(self, told: Observation, about: About) -> bool:
        """Whether a fact that prints the same number, in the same sense, is about something else."""
        query = "SELECT 1 FROM facts WHERE print = ? AND about NOT IN (SELECT id FROM abouts WHERE concepts = ?) LIMIT 1"
        return self._shelf.store.row(query, print_key(told), " ".join(sorted(about))) is not None


class _Points(Container[Fraction]):
    """The numbers of all facts."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __contains__(self, number: object) -> bool:
        assert isinstance(number, Fraction)
        query = "SELECT 1 FROM facts WHERE digits = ? AND value IS ? LIMIT 1"  # the digits are exact, the value tells their place and sign
        return self._shelf.store.row(query, digits(number), real(number)) is not None
