"""This file holds how a desk is packed into plain values, and how it is unpacked: no fact before it is asked for."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, TypeVar, overload

from factcheck.compiled.plain import Reader, plain
from factcheck.core.fact import Release
from factcheck.core.period import Period
from factcheck.desk import Desk
from factcheck.factbase import FactBase
from factcheck.judge.known import KnownFacts, Places
from factcheck.match.candidates import Matcher
from factcheck.match.fitting import Group, Index
from factcheck.match.vocabulary import Lexicon, Vocabulary

FORMAT = 4
"""The version of marshal's format that every Python since 3.4 reads."""
Value = TypeVar("Value")


class Shelf(Sequence[Value]):
    """Values that are read when they are asked for, once."""

    def __init__(self, packed: Sequence[bytes], read: Callable[[bytes], Value]) -> None:
        self._packed = packed
        self._read = read
        self._found: dict[int, Value] = {}

    def first(self, count: int) -> Shelf[Value]:
        """The first of them, on a shelf that shares what is read."""
        shelf = Shelf(self._packed[:count], self._read)
        shelf._found = self._found
        return shelf

    def __len__(self) -> int:
        return len(self._packed)

    @overload
    def __getitem__(self, place: int) -> Value: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Value]: ...

    def __getitem__(self, place: int | slice) -> Value | Sequence[Value]:
        if isinstance(place, slice):
            return [self[one] for one in range(len(self))[place]]
        packed = self._packed[place]  # raises IndexError where there is none
        place = place + len(self._packed) if place < 0 else place
        found = self._found.get(place)
        if found is None:
            found = self._found[place] = self._read(packed)
        return found


def packed(desk: Desk) -> bytes:
    """All that a desk needs for its work."""
    base, matcher = desk.base, desk.matcher
    assert isinstance(matcher, Matcher)  # only what is held in memory is packed
    parts = {
        "hash": base.hash,
        "concepts": [plain(concept) for concept in desk.vocabulary.concepts.values()],
        "releases": [
            (one.id, one.title, one.publisher, one.published.isoformat(), plain(one.period), *_texts(one))
            for one in base.releases.values()
        ],
        "harmless": {id_: plain(found) for id_, found in base.harmless.items()},
        "places": tuple(Places.among(base.facts)),
        "facts": [marshal.dumps(plain(fact), FORMAT) for fact in matcher.facts],
        "lexicon": _shared(desk.vocabulary.lexicon),
        "weights": dict(sorted(matcher.index.weights.items())),
        "unknown_weight": matcher.index.unknown_weight,
        "groups": [(one.about, one.counted, one.counts, one.unit, one.kin, one.facts) for one in matcher.index.groups],
        "doubts": {id_: plain(findings) for id_, findings in desk.doubts.items()},
        "known_words": desk.known_words,
        "listed_words": desk.listed_words,
        "publishers": desk.publishers,
    }
    return marshal.dumps(parts, FORMAT)


def unpacked(data: bytes) -> Desk:
    """The desk that was packed."""
    parts = marshal.loads(data)
    releases = {one[0]: _release(*one) for one in parts["releases"]}
    reader = Reader(releases)
    concepts = {concept.id: concept for concept in map(reader.value, parts["concepts"])}
    harmless = {id_: reader.value(found) for id_, found in parts["harmless"].items()}
    facts = Shelf(parts["facts"], partial(_read, reader))
    places = Places(*parts["places"])
    released = facts.first(len(places.ids))
    vocabulary = Vocabulary(concepts, Lexicon(*parts["lexicon"]))
    index = Index(parts["weights"], parts["unknown_weight"], tuple(Group(*one) for one in parts["groups"]))
    return Desk.ready(
        FactBase(concepts, releases, released, harmless, parts["hash"]),
        vocabulary=vocabulary,
        matcher=Matcher(facts, vocabulary, index),
        known=KnownFacts(released, places),
        doubts={id_: reader.value(findings) for id_, findings in parts["doubts"].items()},
        known_words=parts["known_words"],
        listed_words=parts["listed_words"],
        publishers=parts["publishers"],
    )


def _shared(lexicon: Lexicon) -> tuple[object, ...]:
    """A lexicon in which equal sets are one, so that they are stored once."""
    once: dict[frozenset[str], frozenset[str]] = {}
    aliases = {stems: once.setdefault(named, named) for stems, named in lexicon.aliases.items()}
    return aliases, lexicon.stems, dict(lexicon.reach)


def _read(reader: Reader, data: bytes) -> Any:
    return reader.value(marshal.loads(data))


def _texts(release: Release) -> tuple[str, ...]:
    """The texts of a release that need no reading, in the order in which it takes them."""
    return release.source, release.text, release.supersedes, release.file


def _release(id_: str, title: str, publisher: str, published: str, period: Any, *texts: str) -> Release:
    told = Reader({}).value(period)
    assert isinstance(told, Period)
    source, text, supersedes, file = texts
    return Release(id_, title, publisher, date.fromisoformat(published), told, source, text, supersedes, file)
