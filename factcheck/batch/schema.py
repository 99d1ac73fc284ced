"""This file holds the columns of an archive's verdicts, named after the keys of the JSON report, with what each says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

ROW, FAULT = "factcheck:row", "factcheck:fault"
"""Columns that a batch may have beside its own: the number of each document in its archive, and why it could not be read there."""


def _column(name: str, kind: pa.DataType, says: str) -> pa.Field[Any]:
    return pa.field(name, kind, metadata={"description": says})


def _texts(*names: str) -> list[pa.Field[Any]]:
    return [pa.field(name, pa.string()) for name in names]


def _numbers(*names: str) -> list[pa.Field[Any]]:
    return [pa.field(name, pa.int64()) for name in names]


FINDING = pa.struct(
    [*_texts("code", "severity", "text", "message"), pa.field("readings", pa.list_(pa.string())), *_texts("working")]
)
RELEASE = pa.struct([*_texts("id", "title", "publisher", "published", "source"), *_numbers("line", "start", "end")])
EVIDENCE = pa.struct(
    [
        *_texts("fact", "value", "working", "passage"),
        pa.field("release", RELEASE),
        pa.field("findings", pa.list_(FINDING)),
    ]
)
SCHEMA = pa.schema(
    [
        _column("kind", pa.string(), "`figure`, or `error` for a document that could not be checked"),
        _column("row", pa.int64(), "which document of the archive it is: its row, or its line of JSON Lines, from 1"),
        _column("id", pa.string(), "what the id column says"),
        _column("claim", pa.string(), "the sentence with the figure; of a very long one, the words around it"),
        _column("text", pa.string(), "the words of the figure"),
        _column("start", pa.int64(), "where they begin in the document's text, in Unicode code points from 0"),
        _column("end", pa.int64(), "where they end, exclusive"),
        _column("line", pa.int64(), "the line of the text that they begin on, from 1"),
        _column("column", pa.int64(), "the place in that line, from 1"),
        _column("verdict", pa.string(), "`supported`, `refuted`, `conflicting` or `not_enough_evidence`"),
        _column("code", pa.string(), "why, as `factcheck explain` tells it"),
        _column("message", pa.string(), "why, in words; for an error, why the document could not be checked"),
        _column("fact", pa.string(), "the id of the fact that the verdict rests on; of several, the first"),
        _column("evidence", pa.list_(EVIDENCE), "every fact that it rests on, with passage, release, and doubts about it"),
        _column("ignored", pa.string(), "the reason that a remark in the text gives for letting the figure stand"),
    ]
)
"""A row per figure, and one per document that could not be checked; what a row has nothing to say of is null."""


def with_header(header: str) -> pa.Schema:
    """The schema of a file that says, as JSON, which program and which base its rows come from."""
    return SCHEMA.with_metadata({"factcheck": header})


def descriptions() -> Mapping[str, str]:
    """What each column says."""
    return {field.name: (field.metadata or {})[b"description"].decode() for field in SCHEMA}
