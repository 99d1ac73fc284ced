"""This file holds the options that commands share, and the reading of their values."""

from __future__ import annotations

import codecs
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.choices import ERROR_FINDINGS, NEVER, Color, Format, Lowest, Plain
from factcheck.core.nearest import did_you_mean
from factcheck.core.verdict import Label


def _encoding(value: str) -> str:
    try:
        codecs.lookup(value)
    except LookupError:
        raise typer.BadParameter(f"unknown encoding {value!r}: try utf-8, gb18030 or windows-1252") from None
    return value


def read_date(value: str | None) -> str | None:
    """A day, told as it is written: 2025-01-14."""
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError:
        raise typer.BadParameter(f"not a date: {value!r} (write 2025-01-14)") from None


def _words(value: str, known: Collection[str]) -> frozenset[str]:
    words = {word.strip().casefold().replace("-", "_").replace(" ", "_") for word in value.split(",") if word.strip()}
    for word in sorted(words - set(known)):
        raise typer.BadParameter(f"unknown verdict {word!r}{did_you_mean(word, known)}; known are {', '.join(known)}")
    if not words:
        raise typer.BadParameter(f"no verdict named; known are {', '.join(known)}")
    return frozenset(words)


def read_codes(values: list[str] | None) -> list[str] | None:
    """The codes named, each by itself."""
    if not values:
        return None
    from factcheck.codes import unknown  # slow to import, and rarely needed

    codes = [code for value in values for code in value.upper().replace(",", " ").split()]
    for wrong in filter(None, map(unknown, codes)):
        raise typer.BadParameter(wrong)
    if not codes:
        raise typer.BadParameter("no code named; factcheck rules lists those of findings")
    return codes


def _show(value: str | None) -> str | None:
    return value and ",".join(sorted(_words(value, [label.value for label in Label])))


def _fail_on(value: str) -> str:
    words = _words(value, [*(label.value for label in Label), ERROR_FINDINGS, NEVER])
    if NEVER in words and len(words) > 1:
        raise typer.BadParameter("'never' stands alone")
    return ",".join(sorted(words))


Inputs = Annotated[
    list[str] | None, typer.Argument(metavar="[INPUT]...", help="Files, folders, claims in quotes, or - for standard input.")
]
Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="[FILE]...", help="Files, folders, or - for standard input; none: the releases of the fact base."),
]
Facts = Annotated[
    list[Path] | None,
    typer.Option(
        "-b",
        "--facts",
        metavar="PATH",
        envvar="FACTCHECK_FACTS",
        help="A folder with a fact base (of several, later ones win), or a file that `factcheck facts compile` wrote.",
        show_default="the base that comes with factcheck",
    ),
]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write the report here instead of to standard output.")
]
FormatOption = Annotated[Format, typer.Option("-f", "--format", help="The format of the report.")]
Reports = Annotated[
    list[str] | None,
    typer.Option("--report", metavar="FORMAT=FILE", help="Write another report into a file, beside the one of -f (repeatable)."),
]
Reviewer = Annotated[
    str,
    typer.Option("--reviewer", metavar="NAME", help="Who answers for the reviews of -f claimreview.", show_default=False),
]
ReviewUrl = Annotated[
    str, typer.Option("--url", metavar="URL", help="The page that the claimreview is published on.", show_default=False)
]
PlainOption = Annotated[Plain, typer.Option("-f", "--format", help="The format of the output.")]
FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="VERDICTS",
        callback=_fail_on,
        help="Exit with 1 for these, with commas; `error` is findings of that level; or `never`.",
    ),
]
Show = Annotated[
    str | None,
    typer.Option("--show", metavar="VERDICTS", callback=_show, help="Report only figures with these verdicts, with commas."),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", callback=read_date, help="The day the text was written, for words like “last year”."),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="CODES",
        callback=read_codes,
        help="Report only figures and findings with these codes, with commas; REF is all that begin so.",
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore", metavar="CODES", callback=read_codes, help="Leave these codes out; of two that fit, the longer one counts."
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="Let stand what is in this file, which `factcheck baseline write` writes."),
]
ChangedSince = Annotated[
    str | None,
    typer.Option("--changed-since", metavar="REF", help="Check only what is on lines changed since this revision of git."),
]
Lines = Annotated[bool, typer.Option("--lines", help="Each line of the input that is not blank is one claim.")]
Jobs = Annotated[int, typer.Option("-j", "--jobs", metavar="N", min=1, help="Check files in so many processes.")]
ArchiveJobs = Annotated[int, typer.Option("-j", "--jobs", metavar="N", min=1, help="Check in so many processes.")]
Scheduler = Annotated[
    str,
    typer.Option("--scheduler", metavar="ADDRESS", help="Check on the Dask cluster with this scheduler.", show_default=False),
]
TextColumn = Annotated[str, typer.Option("--text", metavar="COLUMN", help="The column with the texts.")]
IdColumn = Annotated[str | None, typer.Option("--id", metavar="COLUMN", help="The column with the ids of the documents.")]
DateColumn = Annotated[
    str | None, typer.Option("--date", metavar="COLUMN", help="The column with the days that the documents were written on.")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Read the fact base itself, not what the cache keeps of it.")]
Exclude = Annotated[
    list[str] | None, typer.Option("--exclude", metavar="GLOB", help="Leave out these files and folders (repeatable).")
]
ColorOption = Annotated[Color, typer.Option("--color", help="Colour the output.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Report only what is refuted or conflicting, and no summary.")]
QuietAudit = Annotated[bool, typer.Option("-q", "--quiet", help="Report only the findings, not what could be checked.")]
RuleOption = Annotated[
    list[str] | None, typer.Option("--rule", metavar="CODE", help="Show only the findings of this rule (repeatable).")
]
SeverityOption = Annotated[Lowest, typer.Option("--severity", help="Show no finding that is less sure than this.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Show also how each figure was read, and which base was used.")]
Encoding = Annotated[str, typer.Option("--encoding", metavar="NAME", callback=_encoding, help="The encoding of the input.")]
StdinFilename = Annotated[
    str,
    typer.Option("--stdin-filename", metavar="NAME", help="The name of piped text, which tells its format.", show_default=False),
]
