"""This file holds the command that annotates: a copy of a draft with the verdicts as footnotes, comments or numbered notes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import options
from factcheck.cli.choices import FAIL_ON, Color, Format

if TYPE_CHECKING:
    from factcheck.core.text import Document
    from factcheck.core.verdict import CheckedDocument
    from factcheck.desk import Desk

EPILOG = """\b
Markdown gets footnotes, a Word file comments tied to the words, plain text numbered notes at its end;
every other byte of the draft is copied (of a Word file: every other part and all its formatting).
Annotating a copy again replaces its notes. Exit codes are those of check.

\b
Examples:
  factcheck annotate draft.docx -o draft-checked.docx
  factcheck annotate draft.md -o checked/draft.md --show refuted,conflicting
"""

Draft = Annotated[Path, typer.Argument(metavar="DRAFT", help="A .docx, .md or .txt file.")]
Out = Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help="Write the copy here; never the draft itself.")]


def annotate(
    draft: Draft,
    output: Out,
    facts: options.Facts = None,
    show: options.Show = None,
    fail_on: options.FailOn = FAIL_ON,
    as_of: options.AsOf = None,
    encoding: options.Encoding = "utf-8",
) -> None:
    """Write a copy of a draft with a note on each figure, except supported ones, and on each finding."""
    from factcheck.annotate import DEFAULT, annotated
    from factcheck.cli.bases import desk
    from factcheck.cli.formats import CHECKS
    from factcheck.cli.output import write_bytes
    from factcheck.cli.reports import Drawing, Target, refuse, spare, targets
    from factcheck.cli.run import Report
    from factcheck.core.run import RunResult
    from factcheck.read import Unreadable

    drawing = Drawing(targets(Target(Format.TEXT, output), None, CHECKS), Color.AUTO)
    spare([str(draft)], drawing)
    report = Report(drawing, show, fail_on)
    try:
        data, document = _draft(draft, output, encoding)
        result = RunResult((_checked(document, desk(facts, cached=True), as_of),)).showing(
            report.labels(Format.TEXT) if show else DEFAULT
        )
        copy = annotated(data, result, encoding)
    except Unreadable as error:
        refuse(error.message, error.hint)
    write_bytes(copy, output)
    raise typer.Exit(int(report.fails(result)))


def _draft(draft: Path, output: Path, encoding: str) -> tuple[bytes, Document]:
    """The bytes of a draft without earlier notes, and what they say. Raises Unreadable, also for a copy of another format."""
    from factcheck.annotate import draft_of
    from factcheck.read import Unreadable, form, load_bytes, read_bytes

    data = draft_of(load_bytes(draft), str(draft), encoding)
    if form(output.name) is not form(draft.name, data):
        raise Unreadable(f"{output} is not named as {form(draft.name, data)}, which {draft} is", "a copy has its draft's format")
    document = read_bytes(data, str(draft), encoding=encoding)
    if not document.text.strip():
        raise Unreadable(f"nothing to check: {draft} is empty")
    return data, document


def _checked(document: Document, at: Desk, as_of: str | None) -> CheckedDocument:
    from factcheck.cli.measure import Measure

    return Measure(as_of=as_of).checked(at, document, is_claim=False)
