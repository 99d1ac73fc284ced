"""This file holds the way to a compiled base: opened for reading only, in milliseconds, and only where it is whole and of this program."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from factcheck import __version__
from factcheck.core.fault import StoreError
from factcheck.stored.schema import APPLICATION, FORMAT

Row = tuple[Any, ...]
Key = TypeVar("Key")
Value = TypeVar("Value")

MAGIC = b"SQLite format 3\0"
HEADER = 100
"""How a SQLite file begins, and how long its header is."""
PAGE_SIZE, PAGES, LAYOUT, MARK = slice(16, 18), slice(28, 32), slice(60, 64), slice(68, 72)
"""Where the header tells the size of a page, how many there are, and the two numbers that a program may set."""
LARGEST_PAGE = 65_536
MAPPED = 1 << 31
"""How many bytes of the file may be mapped into memory; only what is read takes room there."""
KEPT = 100_000
"""How many values of a kind are remembered; then all are forgotten, so that an archive of texts takes no more memory than one."""


class Store:
    """A compiled base, open. Raises StoreError where the file is not there, damaged, or of another kind or program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        _check(path)
        try:
            self._connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False, isolation_level=None
            )
            self._connection.execute(f"PRAGMA mmap_size = {MAPPED}")
            self._connection.execute("PRAGMA cell_size_check = ON")
        except sqlite3.Error as error:
            raise self.damaged(error) from None
        self.meta: dict[str, str] = dict(self.rows("SELECT key, value FROM meta"))
        if self.meta.get("program") != __version__:
            told = self.meta.get("program", "another program")
            raise StoreError(f"{path} was compiled by factcheck {told}, and this is {__version__}", _anew(path))

    def close(self) -> None:
        """Be done with the file."""
        self._connection.close()

    def rows(self, query: str, *values: object) -> list[Row]:
        """The rows that a query gives."""
        try:
            return self._connection.execute(query, values).fetchall()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise self.damaged(error) from None

    def row(self, query: str, *values: object) -> Row | None:
        """The first row that a query gives, or None."""
        return next(iter(self.rows(query, *values)), None)

    def each(self, query: str, *values: object) -> Iterator[Row]:
        """The rows that a query gives, one by one."""
        try:
            yield from self._connection.execute(query, values)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise self.damaged(error) from None

    def read(self, make: Callable[[], Value]) -> Value:
        """What is made of what stands in the file; where nothing can be made of it, the file is damaged."""
        try:
            return make()
        except (ValueError, TypeError, LookupError, AssertionError) as error:
            raise self.damaged(error) from None

    def damaged(self, error: Exception) -> StoreError:
        """The fault of a file that does not hold what it should."""
        return StoreError(f"{self.path} is damaged: {str(error) or type(error).__name__}", _anew(self.path))


class Remembered(Mapping[Key, Value]):
    """A mapping that is read key by key, each once; how many keys there are is counted one by one, where there is no other way."""

    def __init__(
        self, read: Callable[[Key], Value | None], keys: Callable[[], Iterable[Key]], count: Callable[[], int] | None = None
    ) -> None:
        self._read = read
        self._keys = keys
        self._count = count or (lambda: sum(1 for _ in keys()))
        self._found: dict[Key, Value | None] = {}

    def get(self, key: Key, default: Any = None) -> Any:
        """The value of a key, or the default where there is none."""
        if key not in self._found:
            if len(self._found) >= KEPT:
                self._found.clear()
            self._found[key] = self._read(key)
        value = self._found[key]
        return default if value is None else value

    def __getitem__(self, key: Key) -> Value:
        value: Value | None = self.get(key)
        if value is None:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        return self.get(key) is not None  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys())

    def __len__(self) -> int:
        return self._count()


def _check(path: Path) -> None:
    """Raise StoreError for a file that cannot be a compiled base."""
    try:
        with path.open("rb") as file:
            header = file.read(HEADER)
        size = path.stat().st_size
    except FileNotFoundError:
        raise StoreError(f"no such file: {path}", "factcheck facts compile FOLDER -o FILE makes one") from None
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror}") from None
    if not header.startswith(MAGIC) or len(header) < HEADER or _number(header[MARK]) != APPLICATION:
        raise StoreError(f"{path} is no compiled fact base", "factcheck facts compile FOLDER -o FILE makes one")
    if _number(header[LAYOUT]) != FORMAT:
        raise StoreError(f"{path} has the layout {_number(header[LAYOUT])}, and this program reads {FORMAT}", _anew(path))
    page = _number(header[PAGE_SIZE])
    if size != (LARGEST_PAGE if page == 1 else page) * _number(header[PAGES]):
        raise StoreError(f"{path} is not whole: it has {size:,} bytes", _anew(path))


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _anew(path: Path) -> str:
    return f"compile it anew: factcheck facts compile FOLDER -o {path}"
