"""This file holds the loading of the fact base for a command: its problems go to standard error, and the command ends."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.leaving import Leave
from factcheck.cli.output import say_error
from factcheck.core.fault import StoreError
from factcheck.report.visible import visible
from factcheck.stored.schema import is_store

if TYPE_CHECKING:
    from factcheck.desk import Desk
    from factcheck.factbase import FactBase, Problem


def load(paths: Sequence[Path] | None) -> FactBase:
    """The base in these folders, or in a compiled one, or the one that comes with the program; where it has problems, exit code 2."""
    from factcheck.factbase import FactBase, FactBaseError

    if store := store_of(paths):
        return _at(store).base
    try:
        return FactBase.load(*paths or ())
    except FactBaseError as error:
        say_problems(error.problems)
        raise Leave(2) from None


def desk(paths: Sequence[Path] | None, *, cached: bool) -> Desk:
    """The same base, made ready for checking, from the cache or anew."""
    from factcheck.compiled.desks import desk_of
    from factcheck.factbase import FactBaseError

    if store := store_of(paths):
        return _at(store)
    try:
        return desk_of(paths or (), cached=cached)
    except FactBaseError as error:
        say_problems(error.problems)
        raise Leave(2) from None


def store_of(paths: Sequence[Path] | None) -> Path | None:
    """The compiled base that is named, or None where folders are, or nothing. Raises StoreError where both are, or several."""
    found = [path for path in paths or () if is_store(path)]
    if found and paths and len(paths) > 1:
        raise StoreError(f"a compiled base stands alone: {found[0]} beside others", "compile the folders, or name folders only")
    return found[0] if found else None


def _at(store: Path) -> Desk:
    from factcheck.stored.desks import desk_at  # needs SQLite, which takes its time

    return desk_at(store.expanduser())


def say_problems(problems: Sequence[Problem]) -> None:
    """Every problem of a base with its excerpt, on standard error."""
    count = len(problems)
    say_error(f"the fact base has {count} problem{'' if count == 1 else 's'}")
    for problem in problems:
        print("\n".join(visible(line) for line in problem.shown().split("\n")), file=sys.stderr)
