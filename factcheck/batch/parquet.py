"""This file holds the reading of Parquet: record batches of the columns that are needed, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from factcheck.batch.errors import BatchError
from factcheck.batch.schema import ROW
from factcheck.batch.unit import no_column
from factcheck.batch.values import as_bytes, is_text

AHEAD = 1 << 20
"""How many bytes of a column are read at a time: a row group need not fit into memory."""


def read(path: Path, columns: Sequence[str], at_once: int) -> Iterator[pa.RecordBatch]:
    """The documents of a file, so many in a batch: the columns named, the text first, as bytes. Raises BatchError."""
    with _opened(path) as file:
        _must_have(columns, file.schema_arrow)
        row = 1
        for batch in file.iter_batches(at_once, columns=list(columns)):
            told = {name: batch.column(name) for name in columns}
            told[columns[0]] = as_bytes(told[columns[0]])
            yield pa.record_batch({ROW: pa.array(range(row, row + batch.num_rows), pa.int64()), **told})
            row += batch.num_rows


def count(path: Path) -> int:
    """How many documents a file has. Raises BatchError."""
    with _opened(path) as file:
        return file.metadata.num_rows


def _opened(path: Path) -> parquet.ParquetFile:
    try:
        return parquet.ParquetFile(path, buffer_size=AHEAD, pre_buffer=False)
    except pa.ArrowInvalid:
        raise BatchError(f"{path} is no Parquet file, or a damaged one") from None


def _must_have(columns: Sequence[str], schema: pa.Schema) -> None:
    for name in columns:
        if name not in schema.names:
            raise BatchError(no_column(name, schema.names))
    kind = schema.field(columns[0]).type
    if not is_text(kind):
        raise BatchError(f"the column {columns[0]!r} holds no texts, but {kind}")
