"""This file holds the making of the output from finished parts: Parquet or JSON Lines, there when it is whole."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from factcheck.batch.errors import BatchError
from factcheck.batch.keeping import ASIDE, Keeping
from factcheck.batch.reading import is_lines
from factcheck.batch.schema import with_header
from factcheck.report import objects

AT_ONCE = 50_000
"""How many rows a row group of Parquet has at least."""
WHOLE = f"whole{ASIDE}"


def combine(keeping: Keeping, names: Iterable[str], output: Path, header: objects.Object) -> Counter[str]:
    """Write the rows of the parts, in their order, and take the parts away. How many rows got which verdict, or are errors.

    The header says which program and base the rows come from; JSON Lines have no place for it. Raises BatchError.
    """
    whole, counts = keeping.folder / WHOLE, Counter[str]()
    rows = _counted((batch for name in names for batch in keeping.rows(name)), counts)
    try:
        if is_lines(output):
            _write_lines(rows, whole)
        else:
            _write_parquet(rows, whole, with_header(objects.dumped(header)))
        if output.exists():
            os.chmod(whole, output.stat().st_mode & 0o777)
        os.replace(whole, output)
        keeping.drop()
    except OSError as error:
        raise BatchError(f"cannot write {output}: {error.strerror}") from None
    return counts


def _counted(batches: Iterable[pa.RecordBatch], counts: Counter[str]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        counts.update(verdict or "error" for verdict in batch.column("verdict").to_pylist())
        yield batch


def _write_lines(batches: Iterable[pa.RecordBatch], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for batch in batches:
            file.writelines(f"{objects.dumped(row)}\n" for row in batch.to_pylist())


def _write_parquet(batches: Iterable[pa.RecordBatch], path: Path, schema: pa.Schema) -> None:
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for table in _grouped(batches):
            writer.write_table(table.cast(schema))


def _grouped(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """The rows in tables of so many at least, the last excepted."""
    some: list[pa.RecordBatch] = []
    for batch in batches:
        some.append(batch)
        if sum(each.num_rows for each in some) >= AT_ONCE:
            yield pa.Table.from_batches(some)
            some = []
    if some:
        yield pa.Table.from_batches(some)
