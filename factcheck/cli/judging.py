"""This file holds how options become what the texts of a run are judged by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.groups import Base, Extent, Standards
from factcheck.cli.leaving import Leave
from factcheck.cli.measure import Measure
from factcheck.cli.output import say_error
from factcheck.cli.working import Judging
from factcheck.config import Configs
from factcheck.inputs import Input, Kind

if TYPE_CHECKING:
    from factcheck.baseline import Baseline
    from factcheck.changed import Lines
    from factcheck.cli.run import Told


def judging(told: Told, base: Base, standards: Standards, extent: Extent) -> Judging:
    """What the inputs are judged by. Where the baseline or the history cannot be used, the reason is said, and the command ends."""
    changed = _changed(told[0], extent.changed_since) if extent.changed_since is not None else None
    baseline = baseline_in(standards.baseline) if standards.baseline else None
    measure = Measure(Configs(base.config), standards.as_of, standards.select, standards.ignore, extent.lines, baseline, changed)
    return Judging(base.facts, measure, not standards.no_cache, extent.jobs)


def baseline_in(path: Path) -> Baseline:
    """The baseline in a file; where there is none, the reason is said, and the command ends."""
    from factcheck.baseline import BaselineError, load  # few runs have one

    try:
        return load(path)
    except BaselineError as error:
        say_error(str(error), "factcheck baseline write makes one")
        raise Leave(2) from None


def _changed(inputs: Sequence[Input], revision: str) -> Mapping[str, Lines]:
    from factcheck.changed import NoHistory, changed_lines  # few runs ask for it

    if any(source.kind is not Kind.FILE for source in inputs):
        say_error("only files have a history: --changed-since checks no claims, and no standard input")
        raise Leave(2)
    try:
        return changed_lines((source.name for source in inputs), revision)
    except NoHistory as error:
        say_error(f"--changed-since {revision}: {error}")
        raise Leave(2) from None
