"""This file holds the command that makes proposed facts of a release."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from factcheck.cli import options
from factcheck.cli.bases import load
from factcheck.cli.output import say_error, write

if TYPE_CHECKING:
    from factcheck.core.fact import Release
    from factcheck.core.text import Document
    from factcheck.extract import Proposal, Wanted
    from factcheck.factbase import FactBase

EPILOG = """\b
The title, publisher, date and period are those that the release itself tells; what it does not tell is asked for.
The file names the release as its source: keep the two in one folder, or the release in a folder seeds beside the base.

\b
Exit codes:
  0         the facts are written
  2         something of the header is missing, or the release or the base cannot be read

\b
Examples:
  factcheck extract seeds/may-2025.md --facts our-base/ -o our-base/may-2025.yaml
  factcheck extract release.txt --publisher "Port Authority" --published 2025-06-11 --period 2025-05
  factcheck extract seeds/may-2025.md --facts our-base/ -o our-base/may-2025.yaml --update
"""
PERIODS = "write 2024, 2021-S1, 2022-Q1, 2024-07, 2024-01/P7M or 2024-01-01/2024-08-19"


def _period(value: str) -> str:
    from factcheck.core.period import Period

    try:
        return value and str(Period.parse(value))
    except (ValueError, IndexError, OverflowError):
        raise typer.BadParameter(f"not a period: {value!r} ({PERIODS})") from None


def _day(value: str) -> str:
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError:
        raise typer.BadParameter(f"not a date: {value!r} (write 2025-01-14)") from None


def _id(value: str) -> str:
    from factcheck.factbase.vocabulary import is_kebab

    if value and not is_kebab(value):
        raise typer.BadParameter(f"not an id: {value!r} (lower case with hyphens, like-this-2024)")
    return value


def extract(
    release: Annotated[Path, typer.Argument(metavar="RELEASE", help="The file of a release, as it was published.")],
    facts: options.Facts = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write the facts here instead of to standard output.")
    ] = None,
    update: Annotated[
        bool, typer.Option("--update", help="Keep what stands in FILE, and add only what is new.", show_default=False)
    ] = False,
    id_: Annotated[str, typer.Option("--id", metavar="ID", callback=_id, help="The release's id.", show_default=False)] = "",
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="Its title.", show_default=False)] = "",
    publisher: Annotated[str, typer.Option("--publisher", metavar="TEXT", help="Who published it.", show_default=False)] = "",
    published: Annotated[
        str, typer.Option("--published", metavar="DATE", callback=_day, help="The day it was published.", show_default=False)
    ] = "",
    period: Annotated[
        str, typer.Option("--period", metavar="PERIOD", callback=_period, help="The time it is about.", show_default=False)
    ] = "",
) -> None:
    """Propose facts for a new release, as a YAML file of the base; read them over before they are used."""
    from factcheck.core.period import Period
    from factcheck.extract import Wanted

    day = date.fromisoformat(published) if published else None
    wanted = Wanted(id_, title, publisher, day, Period.parse(period) if period else None)
    if update and (output is None or not output.is_file()):
        _fail("--update needs a file that exists", "name it with -o")
    if not update and output is not None and output.exists():
        _fail(f"{output} exists", "--update keeps what stands in it and adds what is new")
    _write(release, facts, output, wanted, update=update)


def _write(release: Path, facts: list[Path] | None, output: Path | None, wanted: Wanted, *, update: bool) -> None:
    """Write the proposal, whole or what is new of it, and the summary."""
    from factcheck.extract import extract as extracted
    from factcheck.extract.updating import additions
    from factcheck.extract.writing import new_file, with_additions

    document = _read(release)
    if update and output is not None:
        base = _base([*(facts or []), output.parent])
        header = _header_in(base, output) or _header(document, wanted)
        new = additions(extracted(document, header, base.concepts), base)
        write(with_additions(output.read_text(encoding="utf-8"), new), output)
    else:
        new = extracted(document, _header(document, wanted), _base(facts).concepts)
        write(new_file(new), output)
    _say(new, "new " if update else "")


def _base(facts: list[Path] | None) -> FactBase:
    """The base whose words are known; a folder in which there is nothing yet has none."""
    from factcheck.factbase import FactBase

    folders = [path for path in dict.fromkeys(facts or ()) if not path.is_dir() or any(path.glob("*.y*ml"))]
    if facts and not folders:
        return FactBase({}, {}, ())
    return load(folders or None)


def _header_in(base: FactBase, file: Path) -> Release | None:
    """The header that a file of the base has already."""
    return next((one for one in base.releases.values() if one.file == file.name), None)


def _read(release: Path) -> Document:
    from factcheck.read import Unreadable, read

    try:
        return read(release)
    except Unreadable as error:
        _fail(error.message, error.hint)


def _header(document: Document, wanted: Wanted) -> Release:
    from factcheck.extract import MissingHeader, header_of

    try:
        return header_of(document, wanted)
    except MissingHeader as missing:
        told = " ".join(f"{option} {option.removeprefix('--').upper()}" for option in missing.options)
        names = ", ".join(option.removeprefix("--") for option in missing.options)
        _fail(f"the release does not say its {names}", f"say it: {told}")


def _say(proposal: Proposal, kind: str) -> None:
    """The summary, on standard error."""
    counts = Counter(left.why for left in proposal.left)
    told = "; ".join(f"{number} {why}" for why, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
    concepts = f", {len(proposal.concepts)} {kind}concepts proposed" if proposal.concepts else ""
    print(f"{proposal.figures} figures, {len(proposal.facts)} {kind}facts{concepts}", file=sys.stderr)
    print(f"left: {told or 'nothing'}", file=sys.stderr)
    doubtful = sum(bool(fact.notes) for fact in proposal.facts)
    if doubtful:
        print(f"to be looked at first: {doubtful} facts with a comment", file=sys.stderr)


def _fail(message: str, hint: str) -> NoReturn:
    say_error(message, hint)
    raise typer.Exit(2)
