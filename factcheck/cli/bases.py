"""This file holds the loading of the fact base for a command: its problems go to standard error, and the command ends."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from factcheck.cli.output import say_error
from factcheck.report.visible import visible

if TYPE_CHECKING:
    from factcheck.factbase import FactBase, Problem


def load(paths: Sequence[Path] | None) -> FactBase:
    """The base in these folders, or the one that comes with the program; where it has problems, exit code 2."""
    from factcheck.factbase import FactBase, FactBaseError

    try:
        return FactBase.load(*paths or ())
    except FactBaseError as error:
        say_problems(error.problems)
        raise typer.Exit(2) from None


def say_problems(problems: Sequence[Problem]) -> None:
    """Every problem of a base with its excerpt, on standard error."""
    count = len(problems)
    say_error(f"the fact base has {count} problem{'' if count == 1 else 's'}")
    for problem in problems:
        print("\n".join(visible(line) for line in problem.shown().split("\n")), file=sys.stderr)
