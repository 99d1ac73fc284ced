"""This file holds the command that checks an archive: a file of articles in, a file with a row per figure out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli import options
from factcheck.cli.groups import Base, Columns, Labour, grouped

EPILOG = """\b
INPUT and OUTPUT are Parquet (.parquet) or JSON Lines (.jsonl, .ndjson), as their names end. A document
that cannot be checked gets a row that says why. An interrupted run goes on where it was by the same
command: until OUTPUT is whole, what is done is kept in OUTPUT.parts. The page docs/archives.md tells the
columns. It needs an extra: pip install 'factcheck[batch]'

\b
Exit codes: 0, every document was checked, whatever was found; 2, some could not be, or nothing could.

\b
Examples:
  factcheck batch articles.parquet -o verdicts.parquet --jobs 4
  factcheck batch articles.jsonl -o verdicts.jsonl --text body --id url --date published
  factcheck batch articles.parquet -o verdicts.parquet --scheduler tcp://10.0.0.1:8786
"""
EXTRA = "pip install 'factcheck[batch]'"
LIBRARIES = ("pyarrow", "dask", "distributed")
"""What the extra brings."""

Input = Annotated[Path, typer.Argument(metavar="INPUT", help="The archive: a .parquet, .jsonl or .ndjson file.")]
Out = Annotated[
    Path, typer.Option("-o", "--output", metavar="OUTPUT", help="Write the rows here: a .parquet, .jsonl or .ndjson file.")
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", callback=options.read_date, help="The day of the documents that have no date."),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Print no summary.")]


@grouped
def batch(
    archive: Input,
    output: Out,
    columns: Columns,
    base: Base,
    labour: Labour,
    as_of: AsOf = None,
    no_cache: options.NoCache = False,
    quiet: Quiet = False,
) -> None:
    """Check an archive of articles: a row for every figure, with its verdict, evidence and place."""
    from factcheck.cli.reports import refuse

    try:
        from factcheck.cli.archiving import Archiving

        Archiving(archive, output, columns, base, labour, as_of, not no_cache).done(quiet=quiet)
    except ModuleNotFoundError as error:
        if error.name not in LIBRARIES:
            raise
        refuse(f"archives need {error.name}, which is not installed", EXTRA)
