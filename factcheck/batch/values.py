"""This file holds how the values of a column become what a document needs: bytes of its text, an id in words, a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, TypeVar

import pyarrow as pa

from factcheck.read import Unreadable, decode

THE_TEXT = "the text"
"""What a document is called in what is said of it."""
Column = TypeVar("Column", "pa.Array[Any]", "pa.ChunkedArray[Any]")


def is_text(kind: pa.DataType) -> bool:
    """Whether a column of this type may hold texts; many writers store them as bytes."""
    if pa.types.is_dictionary(kind):
        return is_text(kind.value_type)
    tests = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
    return any(test(kind) for test in (*tests, pa.types.is_binary, pa.types.is_large_binary))


def values(column: pa.ChunkedArray[Any]) -> Sequence[Any]:
    """The values of a column; of one with texts their bytes, which need not be text."""
    if is_text(column.type):
        return as_bytes(column).to_pylist()
    if pa.types.is_timestamp(column.type):  # finer than what Python knows
        column = column.cast(pa.timestamp("s", column.type.tz), safe=False)
    return column.to_pylist()


def as_bytes(column: Column) -> Column:
    """A column of texts as one of their bytes."""
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    return column.cast(kind).cast(pa.large_binary())


def text(value: Any) -> str:
    """The text of a document. Raises Unreadable where there is none."""
    if value is None:
        raise Unreadable("there is no text")
    if not isinstance(value, bytes):
        raise Unreadable(f"{THE_TEXT} is none: it is {type(value).__name__}")
    words = decode(value, name=THE_TEXT)
    if not words.strip("\ufeff \t\r\n"):
        raise Unreadable(f"{THE_TEXT} is empty")
    return words


def words(value: Any) -> str | None:
    """An id in words.

    >>> words(b"a-1"), words(17), words(None)
    ('a-1', '17', None)
    """
    if value is None:
        return None
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else str(value)


def day(value: Any) -> date | None:
    """The day that a document was written on; none where nothing is told. Raises Unreadable for what is no date.

    >>> day(b"2025-01-14T08:30:00Z"), day(b""), day(date(2025, 1, 14))
    (datetime.date(2025, 1, 14), None, datetime.date(2025, 1, 14))
    """
    if value is None or value == b"":
        return None
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    told = words(value) or ""
    try:
        return datetime.fromisoformat(told.strip()).date()
    except ValueError:
        raise Unreadable(f"its date is none: {told[:40]!r} (it is written 2025-01-14)") from None
