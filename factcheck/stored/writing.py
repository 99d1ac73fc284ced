"""This file holds the writing of a compiled base: rows as they come, and at the end what follows from all of them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from json import dumps
from pathlib import Path

from factcheck import __version__
from factcheck.core.fact import Concept, Release
from factcheck.core.finding import Finding
from factcheck.core.unit import FRACTION, MULTIPLE
from factcheck.factbase.vocabulary import cycle
from factcheck.match.candidates import named_by, weight
from factcheck.match.tokens import tokens
from factcheck.match.vocabulary import Vocabulary
from factcheck.stored.database import Row
from factcheck.stored.schema import APPLICATION, FORMAT, INDEXES, TABLES
from factcheck.stored.sheets import Sheet

SETTINGS = f"""
PRAGMA page_size = 4096;
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {FORMAT};
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -100000;
"""
LOST_WHOLES = """
SELECT DISTINCT part_of FROM facts AS part WHERE part_of IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM facts AS whole WHERE whole.id = part.part_of OR whole.id = part.part_of || ':growth')
"""


class Writer:
    """A compiled base while it is written; `in_text` and `beside` are what is found in each release by itself, and between its facts."""

    def __init__(self, path: Path, concepts: dict[str, Concept]) -> None:
        path.write_bytes(b"")  # raises OSError, which says more than SQLite does
        self.concepts = concepts
        self.published: dict[str, str] = {}
        self.count = 0
        self.in_text: dict[str, list[Finding]] = {}
        self.beside: dict[str, list[Finding]] = {}
        self._stood: set[str] = set()
        self._words: dict[str, Concept] = {}
        self._told: set[str] = set()
        self._listed: set[str] = set()
        self._abouts: dict[str, int] = {}
        self._counts: Counter[int] = Counter()
        self._connection = sqlite3.connect(path)
        self._connection.executescript(SETTINGS + TABLES)
        self._note("program", __version__)

    def close(self) -> None:
        """Be done with the file."""
        self._connection.close()

    def add(self, sheet: Sheet, *, stands: bool) -> None:
        """Write what a release gives; of one that no longer stands, it is only remembered that it was there."""
        self.published[sheet.id] = sheet.published
        if not stands:
            self._stood.update(row[0] for row in sheet.facts)
            return
        for id_, word in sheet.words.items():
            self._words.setdefault(id_, word)
        self._told |= sheet.stems
        self._listed |= sheet.listed
        self.in_text |= {sheet.id: sheet.in_text} if sheet.in_text else {}
        self.beside |= {sheet.id: sheet.beside} if sheet.beside else {}
        self._insert("releases", [(None, *sheet.release)])
        self._insert("harmless", sheet.harmless)
        first = self.count
        self.count += len(sheet.facts)
        abouts = [self._about(concepts) for concepts in sheet.about]
        told = list(zip(range(first, self.count), abouts, sheet.facts, strict=True))
        self._insert("facts", [(place, *row[:2], about, *row[2:]) for place, about, row in told])
        self._insert(
            "facts_text (rowid, label, printed, names, period, id, passage)", [_searched(place, row) for place, _, row in told]
        )
        quotes = zip(range(first, self.count), sheet.quotes, strict=True)
        self._insert("quotes", [(*quote, place) for place, found in quotes for quote in dict.fromkeys(found)])

    def is_whole(self, superseding: Iterable[Release]) -> bool:
        """Whether every part has its whole, no fact is a part of itself, and what is superseded was there before; all rows are in."""
        self._connection.executescript(INDEXES)
        lost = {id_ for (id_,) in self._connection.execute(LOST_WHOLES)} - self._stood
        parts = self._connection.execute("SELECT id, part_of FROM facts WHERE part_of IS NOT NULL")
        parents: dict[str, tuple[str, ...]] = {id_: (whole,) for id_, whole in parts}
        earlier = all(self.published.get(one.supersedes, "~") <= one.published.isoformat() for one in superseding)
        itself = any(one.supersedes == one.id for one in superseding)
        return earlier and not lost and not itself and not any(cycle(id_, parents) for id_ in parents)

    def finish(self, told: dict[str, str]) -> None:
        """Write what follows from all rows: concepts and their weights, words, and what is told of the base."""
        concepts = self.concepts | self._words
        vocabulary = Vocabulary(concepts)
        counts = self._count()
        weights = {id_: weight(count, self.count) for id_, count in counts.items()}
        rows = [(number, *_concept(one), counts[one.id], weights.get(one.id)) for number, one in enumerate(concepts.values())]
        self._insert("concepts", rows)
        self._insert("narrower", [(broader, one.id) for one in concepts.values() for broader in dict.fromkeys(one.broader)])
        self._insert_words(vocabulary)
        self._insert_abouts({id_: 0.0 if concepts[id_].implied else told for id_, told in weights.items()})
        for key, value in {**told, "facts": str(self.count), "releases": str(len(self.published))}.items():
            self._note(key, value)
        self._connection.commit()

    def add_doubts(self, rows: Iterable[Row]) -> None:
        """Write the doubts."""
        self._insert("doubts", list(rows))
        self._connection.commit()

    def _about(self, concepts: str) -> int:
        """The number of a set of concepts, with one more fact about it."""
        number = self._abouts.setdefault(concepts, len(self._abouts))
        self._counts[number] += 1
        return number

    def _count(self) -> Counter[str]:
        """How many facts are about each concept."""
        counts: Counter[str] = Counter()
        for concepts, number in self._abouts.items():
            for concept in concepts.split():
                counts[concept] += self._counts[number]
        return counts

    def _insert_words(self, vocabulary: Vocabulary) -> None:
        told = vocabulary.lexicon
        self._insert("aliases", sorted((" ".join(stems), concept) for stems, named in told.aliases.items() for concept in named))
        self._insert(
            "stems", sorted((stem, told.reach.get(stem, 0)) for stem in {stem for stems in told.aliases for stem in stems})
        )
        self._insert("words", [(stem, stem in self._told, stem in self._listed) for stem in sorted(self._told | self._listed)])
        publishers = self._column("SELECT DISTINCT publisher FROM releases")
        named = (mention.concepts for publisher in publishers for mention in vocabulary.mentions(tokens(publisher)))
        self._insert("publishers", [(concept,) for concept in sorted(frozenset[str]().union(*named))])
        units = {*self._column("SELECT DISTINCT unit FROM facts"), FRACTION.name, MULTIPLE.name}
        counted = frozenset[str]().union(*(named_by(unit, vocabulary) for unit in units))
        self._insert("countable", [(facet,) for facet in sorted({vocabulary.facet(concept) for concept in counted})])

    def _insert_abouts(self, weights: dict[str, float]) -> None:
        told = [(number, concepts, sum(weights[one] for one in concepts.split())) for concepts, number in self._abouts.items()]
        self._insert("abouts", [(number, concepts, self._counts[number], total) for number, concepts, total in told])
        self._insert(
            "about_concepts", sorted((one, total, number) for number, concepts, total in told for one in concepts.split())
        )

    def _note(self, key: str, value: str) -> None:
        self._insert("meta", [(key, value)])

    def _column(self, query: str) -> Iterator[str]:
        return (value for (value,) in self._connection.execute(query))

    def _insert(self, table: str, rows: list[Row]) -> None:
        if rows:
            self._connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def _concept(one: Concept) -> Row:
    lists = (dumps(list(told), ensure_ascii=False) for told in (one.aliases, one.broader))
    return one.id, one.label, one.facet, *lists, one.implied, one.proposed


def _searched(place: int, row: Row) -> Row:
    """What a fact is searched by, in the same case as what is sought."""
    id_, label, printed, period, names, passage = row[0], row[3], row[4], row[10], row[13], row[15]
    return place, *(text.casefold() for text in (label, printed, names, period, id_, passage))
