"""This file holds the loading of the fact base for a command: its problems go to standard error, and the command ends."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.leaving import Leave
from factcheck.cli.output import say_error
from factcheck.report.visible import visible

if TYPE_CHECKING:
    from factcheck.desk import Desk
    from factcheck.factbase import FactBase, Problem


def load(paths: Sequence[Path] | None) -> FactBase:
    """The base in these folders, or the one that comes with the program; where it has problems, exit code 2."""
    from factcheck.factbase import FactBase, FactBaseError

    try:
        return FactBase.load(*paths or ())
    except FactBaseError as error:
        say_problems(error.problems)
        raise Leave(2) from None


def desk(paths: Sequence[Path] | None, *, cached: bool) -> Desk:
    """The same base, made ready for checking, from the cache or anew."""
    from factcheck.compiled.desks import desk_of
    from factcheck.factbase import FactBaseError

    try:
        return desk_of(paths or (), cached=cached)
    except FactBaseError as error:
        say_problems(error.problems)
        raise Leave(2) from None


def say_problems(problems: Sequence[Problem]) -> None:
    """Every problem of a base with its excerpt, on standard error."""
    count = len(problems)
    say_error(f"the fact base has {count} problem{'' if count == 1 else 's'}")
    for problem in problems:
        print("\n".join(visible(line) for line in problem.shown().split("\n")), file=sys.stderr)
