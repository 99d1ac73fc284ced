"""This file holds the commands on the fact base: list, show, search, validate, coverage, new, compile."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from os import cpu_count
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli import options
from factcheck.cli.bases import load, say_problems, store_of
from factcheck.cli.choices import Plain
from factcheck.cli.groups import Base, grouped
from factcheck.cli.output import say_error, write
from factcheck.core.fact import Fact
from factcheck.core.nearest import did_you_mean
from factcheck.report import facts as report
from factcheck.report.visible import visible
from factcheck.stored.schema import is_store

EPILOG = """\b
Examples:
  factcheck facts list
  factcheck facts show nia-2024/people
  factcheck facts search foreigners 2024
  factcheck facts validate our-base/
  factcheck facts coverage
  factcheck facts new our-base/
  factcheck facts compile our-base/ -o our-base.sqlite
"""

COMPILE_EPILOG = """\b
The file opens in milliseconds, however large it is, with any tool for SQLite as well (Datasette).
It holds the releases that stand: those that others supersede are left out, and a text from before
that day is refused; compile another file for such texts. A new version of factcheck wants a new file.

\b
Example:
  factcheck facts compile our-base/ -o our-base.sqlite
"""

app = typer.Typer(
    help="List, show, search and validate the facts of a base; start a new one, or compile a large one.",
    epilog=EPILOG,
    rich_markup_mode=None,
    no_args_is_help=False,
)


@app.command("list", epilog="\b\nExample:\n  factcheck facts list --format json")
@grouped
def list_(chosen: Base, format_: options.PlainOption = Plain.TEXT, output: options.Output = None) -> None:
    """List every fact: its id, value, period, and what it is about."""
    _print(list(load(chosen.facts).facts), format_, output)


@app.command(epilog="\b\nExample:\n  factcheck facts show nia-2024/people")
@grouped
def show(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of facts.")],
    chosen: Base,
    format_: options.PlainOption = Plain.TEXT,
    output: options.Output = None,
) -> None:
    """Show facts with all that is known of them: value, period, passage, source, parts."""
    base = load(chosen.facts)
    found = [fact for id_ in ids for fact in base.under(id_)]
    unknown = [id_ for id_ in ids if not any(fact.id.partition(":")[0] == id_.partition(":")[0] for fact in found)]
    if format_ is Plain.JSON:
        write(report.as_json(found), output)
    else:
        write("\n".join(report.shown(fact, base.parts(fact.id)) for fact in found), output)
    for id_ in unknown:
        say_error(f"no such fact: {id_}{did_you_mean(id_, base.ids())}")
    raise typer.Exit(2 if unknown else 0)


@app.command(epilog="\b\nExample:\n  factcheck facts search foreigners 2024")
@grouped
def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="All of them must be there, each as the beginning of a word.")
    ],
    chosen: Base,
    format_: options.PlainOption = Plain.TEXT,
    output: options.Output = None,
) -> None:
    """List the facts with these words in their label, value, aliases or passage; exit code 1 where there is none."""
    from factcheck.factbase.search import search as found_by

    found = found_by(load(chosen.facts), " ".join(words))
    _print(found, format_, output)
    raise typer.Exit(0 if found else 1)


@app.command(epilog="\b\nExample:\n  factcheck facts validate our-base/")
@grouped
def validate(
    chosen: Base,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[FOLDER]...", help="Folders with a fact base.", show_default=False)
    ] = None,
    format_: options.PlainOption = Plain.TEXT,
) -> None:
    """Name every problem of a base in one pass, with its file, line and column; exit code 2 where there is one."""
    from factcheck.factbase import problems

    if store := store_of(paths or chosen.facts):
        say_error(f"{store} is compiled, from a base without problems", "name the folder: factcheck facts validate FOLDER")
        raise typer.Exit(2)
    found = problems(paths or chosen.facts or ())
    if format_ is Plain.JSON:
        told = [{"file": one.file, "line": one.line, "column": one.column, "message": one.message} for one in found]
        write(json.dumps({"problems": told}, ensure_ascii=False, indent=1) + "\n", None)
    elif found:
        say_problems(found)
    else:
        base = load(paths or chosen.facts)
        print(f"no problems: {len(base.facts)} facts, {len(base.releases)} releases, {len(base.concepts)} concepts")
    raise typer.Exit(2 if found else 0)


@app.command(epilog="\b\nExample:\n  factcheck facts coverage")
@grouped
def coverage(chosen: Base) -> None:
    """List the figures of the base's releases that no fact covers; exit code 1 where there is one."""
    from factcheck.coverage import coverage as coverage_of

    uncovered = total = 0
    for one in coverage_of(load(chosen.facts)):
        total, uncovered = total + len(one.figures), uncovered + len(one.uncovered)
        for figure in one.uncovered:
            line, column = one.document.position(figure.span.start)
            place = f"{one.release.source}:{line}:{column}"
            print(f"{place}: no fact covers {visible(figure.text)!r}: {visible(one.document.words(figure.sentence))}")
    print(f"{total - uncovered} of {total} figures are covered", file=sys.stderr if uncovered else sys.stdout)
    raise typer.Exit(1 if uncovered else 0)


@app.command(epilog="\b\nExample:\n  factcheck facts new our-base/")
def new(folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder that is not there yet, or empty.")]) -> None:
    """Start a base: a vocabulary with comments, one example that validates, and the schemas for your editor."""
    from factcheck.factbase.starting import NotEmpty, start

    try:
        written = start(folder)
    except NotEmpty:
        say_error(f"{folder} is not empty", "name a folder that is not there yet")
        raise typer.Exit(2) from None
    except OSError as error:
        say_error(f"cannot write {folder}: {error.strerror}")
        raise typer.Exit(2) from None
    for path in written:
        print(path)
    print(
        f"next: factcheck extract RELEASE --facts {folder} -o {folder / 'RELEASE.yaml'}; docs/bases.md tells the rest",
        file=sys.stderr,
    )


@app.command("compile", epilog=COMPILE_EPILOG)
@grouped
def compile_(
    chosen: Base,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Write the compiled base here, as FILE.sqlite.")],
    folder: Annotated[
        Path | None, typer.Argument(metavar="[FOLDER]", help="The folder with the base.", show_default=False)
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            callback=options.read_date,
            help="Take the releases that stood on this day.",
            show_default="today",
        ),
    ] = None,
    jobs: Annotated[
        int,
        typer.Option(
            "-j", "--jobs", metavar="N", min=1, help="Read releases in so many processes.", show_default="all processors"
        ),
    ] = cpu_count() or 1,
) -> None:
    """Compile a base into a SQLite file, for a base too large to be held in memory; --facts takes it in place of a folder."""
    from factcheck.factbase import FactBaseError
    from factcheck.stored.compiling import compile_store

    source = _one_folder([folder] if folder else chosen.facts)
    if not is_store(output):
        say_error(f"the name of a compiled base ends in .sqlite: {output}")
        raise typer.Exit(2)
    try:
        size = compile_store(source, output, date.fromisoformat(as_of) if as_of else None, jobs)
    except FactBaseError as error:
        say_problems(error.problems)
        raise typer.Exit(2) from None
    except OSError as error:
        say_error(f"cannot write {output}: {error.strerror}")
        raise typer.Exit(2) from None
    print(f"{output}: {size.facts} facts, {size.releases} releases, {size.concepts} concepts")


def _one_folder(paths: Sequence[Path] | None) -> Path:
    """The one folder that is to be compiled; of none named, that which comes with the program."""
    from factcheck.factbase.folder import default_folder

    if paths and (len(paths) > 1 or is_store(paths[0])):
        say_error("a base is compiled from one folder of YAML files")
        raise typer.Exit(2)
    return paths[0] if paths else default_folder()


def _print(found: list[Fact], format_: Plain, output: Path | None) -> None:
    write(report.as_json(found) if format_ is Plain.JSON else report.listed(found), output)
