"""This file holds the reading of JSON Lines: record batches of what the lines tell, those among them that cannot be read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

from factcheck.batch.errors import BatchError
from factcheck.batch.schema import FAULT, ROW
from factcheck.batch.unit import no_column

LONGEST = 40_000_000
"""How many bytes a line has at most; a text as large as any that is checked fits, escapes and all."""
KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

Told = Mapping[str, str | int | None]


def read(path: Path, columns: Sequence[str], at_once: int) -> Iterator[pa.RecordBatch]:
    """The documents of a file, so many in a batch: the columns named, the text first, all as texts. Raises BatchError."""
    kinds: list[tuple[str, pa.DataType]] = [(ROW, pa.int64()), *((name, pa.string()) for name in (FAULT, *columns))]
    schema = pa.schema(kinds)
    with path.open("rb") as file:
        told = _documents(file, columns)
        while some := list(islice(told, at_once)):
            yield pa.RecordBatch.from_pylist(some, schema=schema)


def count(data: bytes) -> int:
    """How many lines end in a piece of a file."""
    return data.count(b"\n")


def _documents(file: BinaryIO, columns: Sequence[str]) -> Iterator[Told]:
    """What each line tells that is not blank; the first that can be read must have the columns."""
    text, *others = columns
    is_known = False
    for row, line in _lines(file):
        known: Told = {ROW: row}
        try:
            told = _object(line)
            if not is_known:
                _must_have(columns, told)
            is_known = True
            known = {**known, **{name: _words(told.get(name)) for name in others}}
            yield {**known, text: _text(told, text)}
        except (ValueError, RecursionError) as error:
            yield {**known, FAULT: f"line {row} cannot be read: {_reason(error)}"}


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers; of one that is too long, so much that it shows."""
    row = 0
    while line := file.readline(LONGEST + 1):
        row += 1
        rest = line
        while len(rest) > LONGEST and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST + 1)
        told = line.removeprefix(BYTE_ORDER_MARK) if row == 1 else line
        if told.strip():
            yield row, told


def _object(line: bytes) -> dict[str, Any]:
    """The object that a line holds. Raises ValueError."""
    if len(line) > LONGEST:
        raise ValueError(f"it is longer than {LONGEST:,} bytes")
    told = json.loads(line.decode("utf-8"))
    if not isinstance(told, dict):
        raise ValueError("it holds no object")
    return told


def _text(told: Mapping[str, Any], name: str) -> str | None:
    """The text of a document, which may be null. Raises ValueError where it is no text."""
    if name not in told:
        raise ValueError(f"it has no {name!r}")
    if not isinstance(told[name], str | None):
        raise ValueError(f"its {name!r} is no text, but {KINDS[type(told[name])]}")
    return _words(told[name])


def _words(value: Any) -> str | None:
    """A value in words. Raises ValueError for what no encoding can write."""
    words = value if isinstance(value, str | None) else json.dumps(value, ensure_ascii=False)
    if words is not None:
        words.encode()
    return words


def _must_have(columns: Sequence[str], told: Mapping[str, Any]) -> None:
    for name in columns:
        if name not in told:
            raise BatchError(no_column(name, told))


def _reason(error: Exception) -> str:
    """Why a line cannot be read, in a few words."""
    match error:
        case json.JSONDecodeError():
            return f"{error.msg} (column {error.colno})"
        case UnicodeDecodeError():
            return f"byte 0x{error.object[error.start]:02x} at offset {error.start} is not UTF-8"
        case UnicodeEncodeError():
            return "half of a character is in it (a lone surrogate)"
        case RecursionError():
            return "it is nested too deeply"
    return str(error)
