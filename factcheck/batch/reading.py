"""This file holds the reading of an archive: what it is, and its documents in parts small enough to be one task."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import pyarrow as pa
from msgspec import Struct

from factcheck.batch import lines, parquet
from factcheck.batch.errors import BatchError
from factcheck.batch.schema import FAULT, ROW
from factcheck.batch.values import as_bytes

DOCUMENTS, BYTES = 100, 200_000
"""How much a part holds at most: small enough that work is spread evenly, and that little is done again after an interruption."""
LINES = (".jsonl", ".ndjson")
ARCHIVES = (".parquet", *LINES)
"""How the names of archives end."""
PIECE = 1 << 20


class Columns(Struct, frozen=True):
    """Which columns hold the texts, and the ids and dates of documents, where they have any."""

    text: str = "text"
    id: str | None = None
    date: str | None = None

    @property
    def names(self) -> list[str]:
        """The columns that are read, each once, the text first."""
        return list(dict.fromkeys(name for name in (self.text, self.id, self.date) if name is not None))


class Survey(Struct, frozen=True):
    """What a file is: its size in bytes, a digest of them, and how many documents it may hold."""

    size: int
    digest: str
    documents: int


class Part(Struct, frozen=True):
    """Documents that follow one another in an archive."""

    batch: pa.RecordBatch

    @property
    def name(self) -> str:
        """The numbers of its first and its last document; names sort as parts follow one another."""
        rows = self.batch.column(ROW)
        return f"{rows[0].as_py():012}-{rows[-1].as_py():012}"

    def __len__(self) -> int:
        return self.batch.num_rows

    def singly(self) -> Iterator[Part]:
        """Each of its documents as a part by itself."""
        return (self.slice(at, 1) for at in range(len(self)))

    def failed(self, reason: str) -> Part:
        """The same documents with a reason why none of them can be checked."""
        told = {name: self.batch.column(name) for name in self.batch.schema.names}
        return Part(pa.record_batch({**told, FAULT: pa.array([reason] * len(self))}))

    def slice(self, start: int, length: int) -> Part:
        """Some of its documents, without the memory of the others, which would travel with them."""
        return Part(self.batch.take(pa.array(range(start, start + length))))


def survey(path: Path) -> Survey:
    """What the file is. Raises BatchError where it cannot be read, or is no archive."""
    _must_be_archive(path)
    told, size, ended = blake2b(digest_size=16), 0, 1
    try:
        with path.open("rb") as file:
            while data := file.read(PIECE):
                told.update(data)
                size += len(data)
                ended += lines.count(data)
        documents = ended if is_lines(path) else parquet.count(path)
    except OSError as error:
        raise _unreadable(path, error) from None
    if not documents or not size:
        raise BatchError(f"nothing to check: {path} is empty")
    return Survey(size, told.hexdigest(), documents)


def parts(path: Path, columns: Columns) -> Iterator[Part]:
    """The documents of an archive, part by part; the same file always gives the same parts. Raises BatchError."""
    read = lines.read if is_lines(path) else parquet.read
    try:
        for batch in read(path, columns.names, DOCUMENTS):
            yield from _cut(batch, columns.text)
    except (OSError, pa.ArrowException) as error:
        raise _unreadable(path, error) from None


def is_lines(path: Path) -> bool:
    """Whether a file is of JSON Lines, by its name."""
    return path.suffix.casefold() in LINES


def is_archive(path: Path) -> bool:
    """Whether a file is of Parquet or JSON Lines, by its name."""
    return path.suffix.casefold() in ARCHIVES


def _must_be_archive(path: Path) -> None:
    if not path.exists():
        raise BatchError(f"no such file: {path}")
    if path.is_dir():
        raise BatchError(f"{path} is a folder", "check the files in it one by one, each into a file of its own")
    if not is_archive(path):
        raise BatchError(f"neither Parquet nor JSON Lines: {path}", f"its name ends in {', '.join(ARCHIVES)}")


def _cut(batch: pa.RecordBatch, text: str) -> Iterator[Part]:
    """A batch in parts of no more bytes of text than a part may hold; a document that is larger is one by itself."""
    whole, start, held = Part(batch), 0, 0
    texts = as_bytes(batch.column(text)).to_pylist()
    for at, size in enumerate(len(each or b"") for each in texts):
        if at > start and held + size > BYTES:
            yield whole.slice(start, at - start)
            start, held = at, 0
        held += size
    yield whole.slice(start, len(whole) - start)


def _unreadable(path: Path, error: Exception) -> BatchError:
    return BatchError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}")
