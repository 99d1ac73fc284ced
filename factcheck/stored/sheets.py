"""This file holds what one release gives to a compiled base: its rows, its words, and what its own figures put in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from json import dumps
from pathlib import Path

from msgspec import Struct

from factcheck.audit.base import is_sure, shown_by
from factcheck.audit.examine import audit
from factcheck.audit.fact_bonds import bonds_within
from factcheck.core.fact import Concept, Fact, Release
from factcheck.core.finding import Finding
from factcheck.core.period import Period
from factcheck.core.slips import digits
from factcheck.factbase import FactBase
from factcheck.factbase.folder import Folder
from factcheck.factbase.loading import facts_of, release_in
from factcheck.judge.quotations import TELLING_LENGTH
from factcheck.match.lexical import worded
from factcheck.match.strangers import told_in
from factcheck.match.tokens import stems
from factcheck.read import read_text
from factcheck.stored.database import Row
from factcheck.stored.facts import DESCRIBED, LABELLED
from factcheck.stored.values import as_json, checksum, print_key, real


class Sheet(Struct, frozen=True):
    """A release as rows: `about` are the concepts of each fact, `words` concepts that stand for words, `in_text` and `beside` findings."""

    id: str
    published: str
    release: Row
    harmless: list[Row]
    facts: list[Row]
    about: list[str]
    quotes: list[list[Row]]
    words: dict[str, Concept]
    source: str
    stems: frozenset[str]
    listed: frozenset[str]
    in_text: list[Finding]
    beside: list[Finding]


def sheet_of(path: Path, folder: Folder, concepts: dict[str, Concept]) -> Sheet | None:
    """The sheet of the release in a file; None where something is wrong with it."""
    entry = release_in(path, folder)
    if entry is None:
        return None
    facts = tuple(fact for told in facts_of(entry, concepts).values() for fact in told.facts)
    if entry.page.problems:
        return None
    release = entry.release
    beside = shown_by(bonds_within(FactBase({}, {release.id: release}, facts))).get(release.id, ())
    described, words = worded(facts, {})
    return Sheet(
        release.id,
        release.published.isoformat(),
        _release(release),
        [(release.id, one.text, one.reason) for one in entry.harmless],
        [_fact(fact, known) for fact, known in zip(facts, described, strict=True)],
        [about_key(fact) for fact in described],
        [list(_quotes(fact)) for fact in facts],
        words,
        release.source,
        told_in(release),
        stems(" ".join(name for fact in facts for name in fact.observation.names)),
        [finding for finding in audit(read_text(release.text, release.source)) if is_sure(finding)],
        [finding for finding in beside if is_sure(finding)],
    )


def _release(release: Release) -> Row:
    names = release.id, release.title, release.publisher, release.published.isoformat(), str(release.period), release.source
    return (
        *names,
        release.supersedes,
        release.file,
        release.text,
        checksum(*names, release.text, release.supersedes, release.file),
    )


def _fact(fact: Fact, known: Fact) -> Row:
    """The row of a fact, without its place and what it is about; `known` is the same with its words where no concept describes it."""
    told, passage, value = fact.observation, fact.passage, fact.passage.value
    names = fact.id, fact.release.id
    words = known.label, fact.printed
    place = passage.line, passage.span.start, passage.span.end, value and value.start, value and value.end
    values = as_json(told), dumps(list(fact.roles), ensure_ascii=False), as_json(fact.repeats)
    return (
        *names,
        DESCRIBED if fact.about else LABELLED if fact.label else -1,
        *words,
        told.measure.value,
        *_numbers(fact),
        told.unit.name,
        *_times(fact.period),
        "; ".join(told.names),
        fact.part_of,
        passage.text,
        *place,
        None if told.quantity is None else digits(fact.point),
        print_key(told),
        *values,
        checksum(about_key(known), *names, *words, fact.part_of, *place, *values),
    )


def about_key(fact: Fact) -> str:
    """The set of concepts that a fact is about, as a text."""
    return " ".join(sorted(fact.about))


def _numbers(fact: Fact) -> tuple[float | None, float | None, float | None]:
    """The value, and the least and the greatest that it may stand for."""
    if fact.observation.quantity is None:
        return None, None, None
    reported = fact.reported()
    low, high = (None if end is None else real(end) for end in (reported.low, reported.high))
    return real(fact.point), low, high


def _times(period: Period) -> tuple[str, str | None, str | None]:
    start, end = (day.isoformat() if day else None for day in (period.start, period.end))
    return str(period), start, end


def _quotes(fact: Fact) -> Iterator[Row]:
    """The beginnings of the passages by which a quotation is found."""
    for passage in (fact.passage, *fact.repeats):
        if len(passage.text) >= TELLING_LENGTH:
            yield print_key(fact.observation), passage.text[:TELLING_LENGTH]
