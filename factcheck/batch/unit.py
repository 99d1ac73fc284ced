"""This file holds the unit of the work: from a record batch of documents to a record batch of verdicts, wherever it is run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

import pyarrow as pa
from msgspec import Struct

from factcheck import __version__
from factcheck.batch.errors import BatchError
from factcheck.batch.schema import FAULT, ROW, SCHEMA
from factcheck.batch.values import day, text, values, words
from factcheck.codes import known_codes
from factcheck.compiled.desks import desk_of
from factcheck.core.nearest import did_you_mean
from factcheck.core.text import Document, Span
from factcheck.core.verdict import CheckedDocument, Verdict
from factcheck.desk import Desk
from factcheck.factbase import FactBaseError
from factcheck.ignores import applied
from factcheck.pipeline import check_at
from factcheck.read import Unreadable, read_text
from factcheck.report import objects

AROUND = 500
"""How many characters of a sentence are told before and behind a figure: one without an end would be told whole for each of them."""
FAILED = "the check of it failed"
SAME = "they must be the same everywhere, a base of your own at the same path"

Batch = TypeVar("Batch", pa.RecordBatch, pa.Table)
Row = dict[str, Any]


class Checker(Struct, frozen=True):
    """A function from a record batch with texts to one with a row per figure (SCHEMA), which can be sent to other machines.

    `facts` are the folders of the base, none for the one that comes with the program; each process makes its desk on first use.
    `as_of` is the day of documents without a date. Where `expected` is told, no other base and no other version may be found.

    >>> checker = Checker(as_of=date(2025, 2, 1))
    >>> checked = checker(pa.record_batch({"text": ["In 2024, 601 million people were inspected."]}))
    >>> [(row["text"], row["verdict"]) for row in checked.to_pylist()]
    [('601 million', 'refuted')]
    """

    facts: tuple[str, ...] = ()
    text_column: str = "text"
    id_column: str | None = None
    date_column: str | None = None
    as_of: date | None = None
    cached: bool = True
    expected: str = ""

    def __call__(self, batch: Batch) -> Batch:
        """A row for each figure of each document, and one for each document that could not be checked. Raises BatchError."""
        desk = self._desk()
        table = batch if isinstance(batch, pa.Table) else pa.Table.from_batches([batch])
        rows = [row for document in self._documents(table) for row in self._rows(desk, document)]
        made = pa.RecordBatch.from_pylist(rows, schema=SCHEMA)
        return pa.Table.from_batches([made]) if isinstance(batch, pa.Table) else made

    def map(self, batches: Iterable[Batch]) -> Iterator[Batch]:
        """The rows of each of the batches."""
        return map(self, batches)

    def _desk(self) -> Desk:
        """The desk of this process, which may be on another machine than the one where the base was looked at."""
        try:
            desk = _desk(self.facts, self.cached)
        except FactBaseError as error:
            raise BatchError(f"a worker cannot use the fact base: {error.problems[0].shown().splitlines()[0]}", SAME) from None
        if self.expected not in ("", standing(desk)):
            raise BatchError("a worker has another fact base, or another version of the program", SAME)
        return desk

    def _documents(self, table: pa.Table) -> Iterator[Row]:
        """The documents of a table, each with what is known of it."""
        names = {"text": self.text_column, "id": self.id_column, "date": self.date_column}
        told = {key: name for key, name in names.items() if name is not None}
        for name in told.values():
            if name not in table.schema.names:
                raise BatchError(no_column(name, table.schema.names))
        told |= {name: name for name in (ROW, FAULT) if name in table.schema.names}
        columns = {key: values(table.column(name)) for key, name in told.items()}
        return (dict(zip(columns, each, strict=True)) for each in zip(*columns.values(), strict=True))

    def _rows(self, desk: Desk, told: Row) -> list[Row]:
        """The rows of a document; whatever is wrong with it ends the check of no other."""
        known = {"row": told.get(ROW), "id": words(told.get("id"))}
        try:
            checked = self._checked(desk, told)
            return [{**known, **row} for row in _figures(checked)]
        except Unreadable as error:
            reason = error.message
        except Exception as error:
            reason = f"{FAILED}: {type(error).__name__}: {error}"
        return [{**known, "kind": "error", "message": reason}]

    def _checked(self, desk: Desk, told: Row) -> CheckedDocument:
        if told.get(FAULT) is not None:
            raise Unreadable(words(told[FAULT]) or "")
        document = read_text(text(told["text"]))
        return applied(check_at(desk, document, day(told.get("date")) or self.as_of), known_codes())


def standing(desk: Desk) -> str:
    """What verdicts depend on beside the documents: the program and its base."""
    return f"{__version__} {desk.base.hash}"


def no_column(name: str, names: Iterable[str]) -> str:
    """That a batch has no column of this name, and which it has."""
    known = [each for each in names if each not in (ROW, FAULT)]
    return f"there is no column {name!r}{did_you_mean(name, known)}; there are {', '.join(known) or 'none'}"


@lru_cache(maxsize=4)
def _desk(facts: tuple[str, ...], cached: bool) -> Desk:
    """The desk of this process for a base."""
    return desk_of(facts, cached=cached)


def _figures(checked: CheckedDocument) -> list[Row]:
    """The rows of a document's figures, in the order of the text, those among them that the text itself lets stand."""
    found = [(claim.claim.sentence.span, verdict, None) for claim in checked.claims for verdict in claim.verdicts]
    ignored = [(one.place, one.result, one.by.reason) for one in checked.ignored if isinstance(one.result, Verdict)]
    told = sorted([*found, *ignored], key=lambda each: each[1].figure.span)
    return [_figure(checked.document, *each) for each in told]


def _figure(document: Document, sentence: Span, verdict: Verdict, ignored: str | None) -> Row:
    figure = verdict.figure.span
    around = Span(max(sentence.start, figure.start - AROUND), min(sentence.end, figure.end + AROUND))
    told = objects.figure(document, verdict)
    evidence = [{"findings": [], **item} for item in told["evidence"]]
    return {
        "kind": "figure",
        "claim": document.words(around),
        **told,
        "fact": evidence[0]["fact"] if evidence else None,
        "evidence": evidence,
        "ignored": ignored,
    }
