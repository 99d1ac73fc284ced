"""This file holds the command that annotates: a copy of a draft with the verdicts as footnotes, comments or numbered notes."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import options
from factcheck.cli.options import FAIL_ON, Color, Format
from factcheck.report.visible import visible

if TYPE_CHECKING:
    from factcheck.core.text import Document
    from factcheck.core.verdict import CheckedDocument
    from factcheck.factbase import FactBase

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
    from factcheck.annotate import DEFAULT, annotated, notes_of
    from factcheck.cli.bases import load
    from factcheck.cli.output import say_error, write_bytes
    from factcheck.cli.run import Report
    from factcheck.core.run import RunResult
    from factcheck.read import Unreadable
    from factcheck.report.findings import counted

    report = Report(Format.TEXT, output, show, fail_on, Color.AUTO, False, False)
    labels = report.labels() if show else DEFAULT
    try:
        _refuse_output(draft, output)
        data, document = _draft(draft, encoding)
        checked = _checked(document, load(facts), as_of)
        copy = annotated(data, checked, labels, encoding)
    except Unreadable as error:
        say_error(error.message, error.hint)
        raise typer.Exit(2) from None
    write_bytes(copy, output)
    print(f"{visible(str(output))}: {counted(len(notes_of(checked, labels)), 'note')}")
    raise typer.Exit(int(report.fails(RunResult((checked,)))))


def _draft(draft: Path, encoding: str) -> tuple[bytes, Document]:
    """The bytes of a draft without earlier notes, and what they say. Raises Unreadable."""
    from factcheck.annotate import draft_of
    from factcheck.read import Unreadable, load_bytes, read_bytes

    data = draft_of(load_bytes(draft), str(draft), encoding)
    document = read_bytes(data, str(draft), encoding=encoding)
    if not document.text.strip():
        raise Unreadable(f"nothing to check: {draft} is empty")
    return data, document


def _checked(document: Document, base: FactBase, as_of: str | None) -> CheckedDocument:
    from factcheck.desk import Desk
    from factcheck.pipeline import check_at

    return check_at(Desk(base), document, date.fromisoformat(as_of) if as_of else None)


def _refuse_output(draft: Path, output: Path) -> None:
    """Refuse to write over the draft, or under a name that says another format. Raises Unreadable."""
    from factcheck.read import Unreadable, form

    if output.is_dir():
        raise Unreadable(f"{output} is a folder", f"name a file in it: -o {output / draft.name}")
    if os.path.realpath(draft) == os.path.realpath(output) or (output.exists() and draft.exists() and output.samefile(draft)):
        raise Unreadable("-o names the draft itself, which is never written over", "name another file")
    if form(output.name) is not form(draft.name):
        raise Unreadable(f"{output} names another format than {draft}", f"name a file that ends in {draft.suffix}")
