"""This file holds the commands on the baseline: write, prune, show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer
from msgspec.structs import replace

from factcheck.cli import options
from factcheck.cli.choices import Plain
from factcheck.cli.groups import Base, ConfigFile, Extent, Sources, Standards, grouped
from factcheck.cli.output import say_error, say_errors, write

if TYPE_CHECKING:
    from factcheck.baseline import Entry

EPILOG = """\b
A baseline lets stand what is there today, so that a run fails only for what comes anew:
each result that is not supported, by its code, the words of its claim, and the fact with
its value. Line numbers are not in it. A check never changes it.

\b
Examples:
  factcheck baseline write drafts/
  factcheck --baseline factcheck-baseline.json drafts/
  factcheck baseline prune drafts/
  factcheck baseline show
"""

app = typer.Typer(help="Write, prune and show the baseline.", epilog=EPILOG, rich_markup_mode=None, no_args_is_help=False)


@app.command("write", epilog="\b\nExample:\n  factcheck baseline write drafts/")
@grouped
def write_(base: Base, standards: Standards, sources: Sources, arguments: options.Inputs = None) -> None:
    """Write a baseline of all that is not supported in these texts."""
    path = _path(standards)
    found = _entries(base, standards, sources, arguments)
    _save(path, found)
    print(f"{path}: {_counted(found)}")


@app.command(epilog="\b\nExample:\n  factcheck baseline prune drafts/")
@grouped
def prune(base: Base, standards: Standards, sources: Sources, arguments: options.Inputs = None) -> None:
    """Take out of the baseline what is in none of these texts any more; name all that it was written for."""
    path = _path(standards)
    known = _loaded(path)
    left = known & _entries(base, standards, sources, arguments)
    if left != known:
        _save(path, left)
    print(f"{path}: {_counted(known - left)} taken out, {len(left)} left")


@app.command(epilog="\b\nExample:\n  factcheck baseline show")
@grouped
def show(
    baseline: options.Baseline = None,
    format_: options.PlainOption = Plain.TEXT,
    output: options.Output = None,
    config: ConfigFile = None,
) -> None:
    """Show what is in the baseline."""
    from factcheck.baseline import dumped
    from factcheck.report.visible import visible

    entries = _loaded(baseline or _default())
    told = (f"{one.code}  {one.claim}{one.fact and f'  [{one.fact} = {one.value}]'}" for one in sorted(entries))
    write(dumped(entries) if format_ is Plain.JSON else "".join(f"{visible(line)}\n" for line in told), output)


def _path(standards: Standards) -> Path:
    return standards.baseline or _default()


def _default() -> Path:
    from factcheck.baseline import DEFAULT  # slow to import, and not needed for --help

    return DEFAULT


def _entries(base: Base, standards: Standards, sources: Sources, arguments: list[str] | None) -> frozenset[Entry]:
    """The entries of the texts; where one cannot be checked, the command ends, since what is in it would be lost."""
    from factcheck.baseline import entries
    from factcheck.cli.judging import judging
    from factcheck.cli.run import checked, inputs_of

    told = inputs_of(arguments, sources.exclude)
    result = checked(told, sources.reading, judging(told, base, replace(standards, baseline=None), Extent()))
    if result.errors:
        say_errors(result.errors)
        say_error("the baseline stays as it was, since not everything could be checked")
        raise typer.Exit(2)
    return entries(result.files)


def _loaded(path: Path) -> frozenset[Entry]:
    from factcheck.cli.judging import baseline_in

    return baseline_in(path).entries


def _save(path: Path, found: frozenset[Entry]) -> None:
    from factcheck.baseline import dumped

    write(dumped(found), path)


def _counted(found: frozenset[Entry]) -> str:
    return f"{len(found)} {'entry' if len(found) == 1 else 'entries'}"
