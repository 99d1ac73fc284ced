"""This file holds the cache of compiled expressions: what this Python made of them for this program."""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck import __version__, expressions
from factcheck.compiled import cache


@contextmanager
def kept() -> Iterator[None]:
    """What is done within need not compile the expressions that were compiled before, and those that it compiles are kept."""
    recall()
    yield
    keep()


def recall() -> None:
    """Take on what is kept, if anything is."""
    data = cache.read(_place(), _key())
    if data is not None:
        expressions.recall(marshal.loads(data))


def keep() -> None:
    """Keep what this process had to compile, together with what was kept before."""
    learnt = expressions.learnt()
    if learnt:
        cache.write(_place(), _key(), marshal.dumps(learnt))


def _place() -> Path:
    return cache.cache_folder() / f"{_key().hex()[: cache.KEY]}{cache.PATTERNS}"


def _key() -> bytes:
    """What compiled expressions are good for: this program, and the engine that runs them."""
    return cache.key_of((), f"{__version__} {expressions.engine()}")
