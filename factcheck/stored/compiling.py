"""This file holds the compiling of a folder into a file: release by release, so that no more than a few of them are held at a time."""

from __future__ import annotations

import errno
import gc
import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct

from factcheck.core.fact import Release
from factcheck.factbase import FactBase, FactBaseError
from factcheck.factbase.folder import VOCABULARY_NAME, Folder, digest, page_of
from factcheck.factbase.loading import Reading
from factcheck.stored.database import Store
from factcheck.stored.doubting import doubts, held_against, merged, sets_told_twice
from factcheck.stored.sheets import Sheet, sheet_of
from factcheck.stored.writing import Writer

AHEAD = 8
"""How many tasks each process is given before one is done."""
ALLOCATIONS = 50_000
"""After how many new values circles of them are looked for: releases leave few behind, and to look took a fifteenth of the time."""
Work = Callable[[Any], Any]


class Size(Struct, frozen=True):
    """How much a compiled base holds."""

    facts: int
    releases: int
    concepts: int


class Standing(Struct, frozen=True):
    """Which releases are left out as superseded, or as not yet published, and from when until when the others stand."""

    gone: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""

    @classmethod
    def on(cls, day: date | None, superseding: list[Release]) -> Standing:
        """What stands on a day, None for today."""
        published = [one.published.isoformat() for one in superseding if day is None or one.published <= day]
        coming = [one.published.isoformat() for one in superseding if day is not None and one.published > day]
        gone = (one.supersedes if day is None or one.published <= day else one.id for one in superseding)
        return cls(frozenset(gone), max(published, default=""), min(coming, default=""))


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """While this lasts, circles of values that nothing refers to are looked for less often."""
    usual = gc.get_threshold()
    gc.set_threshold(ALLOCATIONS)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@_seldom_collecting()
def compile_store(folder: Path, target: Path, day: date | None = None, jobs: int = 1) -> Size:
    """Write the base in a folder, as it stands on a day (None: today), into a file, whole or not at all.

    Raises FactBaseError with every problem of the base, and OSError where the file cannot be written.
    """
    reading = Reading([folder])
    ahead = reading.ahead()
    if reading.problems or not reading.folders[0].files():
        raise _problems(folder)
    aside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with closing(Writer(aside, {id_: entry.concept for id_, entry in reading.concepts.items()})) as writer:
            superseding = [entry.release for entry in ahead if entry.release.supersedes]
            standing = Standing.on(day, superseding)
            sources = _read(reading.folders[0], writer, standing, jobs)
            if not writer.is_whole(superseding):
                raise _problems(folder)
            writer.finish({"hash": _hash(reading.folders[0], sources), "since": standing.since, "until": standing.until})
            _doubt(aside, writer, jobs)
            size = Size(writer.count, len(writer.published), len(reading.concepts))
        os.replace(aside, target)
    except sqlite3.OperationalError as error:  # the disk is full, or fails
        raise OSError(errno.EIO, str(error)) from None
    finally:
        aside.unlink(missing_ok=True)
    return size


def _read(folder: Folder, writer: Writer, standing: Standing, jobs: int) -> list[str]:
    """Write what the releases give; the names of their sources."""
    files = [path for path in folder.files() if path.name != VOCABULARY_NAME]
    sources = []
    with _workers(jobs, partial(sheet_of, folder=folder, concepts=writer.concepts)) as done:
        for sheet in done(files):
            if sheet is None or sheet.id in writer.published:
                raise _problems(folder.path)
            assert isinstance(sheet, Sheet)
            sources.append(sheet.source)
            writer.add(sheet, stands=sheet.id not in standing.gone)
    return sources


def _doubt(path: Path, writer: Writer, jobs: int) -> None:
    """Write the doubts about what is written."""
    store = Store(path)
    with _workers(jobs, partial(held_against, path)) as done:
        across = merged([writer.beside, *done(sets_told_twice(store))])
    found = list(doubts(store, writer.in_text, across))
    store.close()
    writer.add_doubts(found)


def _hash(folder: Folder, sources: Iterable[str]) -> str:
    """The hash of all files of a base, which is that of the base in memory."""
    files = ((path.name, path) for path in folder.files())
    texts = ((name, path) for name in sources if (path := folder.source(name)))
    return digest((name, page_of(path)[0]) for told in (files, texts) for name, path in told)


def _problems(folder: Path) -> FactBaseError:
    """What is wrong with a base: the reading that holds all of it at once can tell it all."""
    try:
        FactBase.load(folder)
    except FactBaseError as error:
        return error
    raise AssertionError(f"{folder} has a problem when it is compiled, and none when it is read")


@contextmanager
def _workers(jobs: int, work: Work) -> Iterator[Callable[[Iterable[Any]], Iterator[Any]]]:
    """What does a work for each of some tasks, in their order, in so many processes."""
    if jobs < 2:
        yield partial(map, work)
        return
    with ProcessPoolExecutor(jobs, initializer=_prepare, initargs=(work,)) as pool:
        yield partial(_in_order, pool, jobs * AHEAD)


_WORKS: list[Work] = []
"""The work of this process, where it is one of several."""


def _prepare(work: Work) -> None:
    """Make this process, which does nothing else, ready for its work."""
    gc.set_threshold(ALLOCATIONS)
    _WORKS.append(work)


def _worked(task: Any) -> Any:
    return _WORKS[0](task)


def _in_order(pool: ProcessPoolExecutor, ahead: int, tasks: Iterable[Any]) -> Iterator[Any]:
    """What is done, in the order of the tasks, of which no more than a few are given out ahead."""
    given: deque[Future[Any]] = deque()
    for task in tasks:
        given.append(pool.submit(_worked, task))
        if len(given) >= ahead:
            yield given.popleft().result()
    while given:
        yield given.popleft().result()
