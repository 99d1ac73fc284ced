"""This file holds the short way in, for a bare claim and for the version: the same run, without what reads commands and options."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence


def quick(arguments: Sequence[str]) -> int | None:
    """The exit code of the program with these arguments, or None where commands or options are to be read."""
    if len(arguments) != 1:
        return None
    if arguments[0] in ("-V", "--version"):
        from factcheck import __version__

        print(f"factcheck {__version__}")
        return 0
    return _checked(arguments[0]) if is_bare(arguments[0]) else None


def is_bare(argument: str) -> bool:
    """Whether an argument by itself can only be an input, and nothing else says how it is to be checked."""
    has_blank = any(character.isspace() for character in argument)
    if not has_blank or argument.startswith("-") or any(name.startswith("FACTCHECK_") for name in os.environ):
        return False
    from pathlib import Path  # not needed for the version, as what follows

    from factcheck.config import ConfigError, Configs

    try:
        return Configs().of(Path()).path is None
    except ConfigError:  # told where settings are read
        return False


def _checked(argument: str) -> int:
    from factcheck.compiled.patterns import kept

    gc.disable()  # a claim leaves little behind, and looking for it takes a twentieth of the time
    try:
        with kept():  # before anything is imported that may use an expression
            return _reported(argument)
    finally:
        gc.enable()


def _reported(argument: str) -> int:
    from factcheck.cli.choices import FAIL_ON, Color, Format
    from factcheck.cli.leaving import Leave
    from factcheck.cli.measure import Measure
    from factcheck.cli.reports import Drawing, Target
    from factcheck.cli.run import Report, checked_run, inputs_of
    from factcheck.cli.working import Judging
    from factcheck.inputs import Reading

    report = Report(Drawing((Target(Format.TEXT, output=None),), Color.AUTO), show=None, fail_on=FAIL_ON)
    try:
        checked_run(inputs_of([argument], None), Reading(), Judging(None, Measure()), report)
    except Leave as left:
        return left.code
    return 0
