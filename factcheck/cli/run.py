"""This file holds a run of a check: inputs in, report and errors out, and the exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck import __version__
from factcheck.cli.bases import desk
from factcheck.cli.choices import ERROR_FINDINGS, NEVER, Format
from factcheck.cli.formats import CHECKS
from factcheck.cli.leaving import Leave
from factcheck.cli.output import say_errors, with_progress
from factcheck.cli.reports import FOR_PEOPLE, Drawing, Target, signed, spare, targets
from factcheck.cli.working import Judging, Worker
from factcheck.core.finding import Severity
from factcheck.core.run import BaseInfo, RunError, RunResult
from factcheck.core.text import Document
from factcheck.core.verdict import CheckedDocument, Label
from factcheck.inputs import Input, Kind, Reading, document, tell
from factcheck.read import Unreadable

if TYPE_CHECKING:
    from factcheck.cli.groups import Reporting

QUIET = frozenset({Label.REFUTED, Label.CONFLICTING})
FAULTS = frozenset(Label) - {Label.SUPPORTED}
LISTED = {
    Format.CONCISE: FAULTS,
    Format.GITHUB: FAULTS,
    Format.MARKDOWN: FAULTS,
    Format.CLAIMREVIEW: frozenset(Label) - {Label.NOT_ENOUGH_EVIDENCE},
}
"""What a format lists, where that is not everything."""
USAGE = """usage: factcheck FILE|FOLDER...
       factcheck "A CLAIM IN QUOTES"
       COMMAND | factcheck
help:  factcheck --help"""

Told = tuple[list[Input], list[RunError]]


class Report(Struct, frozen=True):
    """What is reported, how, and what makes the run fail."""

    drawing: Drawing
    show: str | None
    fail_on: str

    def labels(self, format_: Format) -> frozenset[Label]:
        """The labels of the figures that a format lists."""
        if self.show:
            return frozenset(Label(word) for word in self.show.split(","))
        return QUIET if self.drawing.quiet and format_ in FOR_PEOPLE else LISTED.get(format_, frozenset(Label))

    def fails(self, result: RunResult) -> bool:
        """Whether the run found something that --fail-on names."""
        words = set(self.fail_on.split(",")) - {NEVER}
        errors = any(finding.severity is Severity.ERROR for finding in result.findings())
        return (errors and ERROR_FINDINGS in words) or any(label.value in words for label in +result.counts())


def report_of(wanted: Reporting) -> Report:
    """The reports that are wanted; where one cannot be made, the command ends."""
    drawn = targets(Target(wanted.format, wanted.output), wanted.reports, CHECKS)
    signature = signed(drawn, wanted.reviewer, wanted.url)
    return Report(Drawing(drawn, wanted.color, wanted.quiet, wanted.verbose, signature), wanted.show, wanted.fail_on)


def inputs_of(arguments: Sequence[str] | None, exclude: Sequence[str] | None) -> Told:
    """What the arguments mean; without any, what is piped, and on a terminal the usage."""
    if arguments:
        return tell(arguments, exclude or ())
    if sys.stdin is None or sys.stdin.isatty():
        print(USAGE, file=sys.stderr)
        raise Leave(2)
    return [Input(Kind.STDIN, "<stdin>")], []


def documents(inputs: Sequence[Input], reading: Reading, errors: list[RunError]) -> Iterator[Document]:
    """The texts of the inputs; those that cannot be read are added to the errors."""
    for source in with_progress(inputs):
        try:
            yield document(source, reading)
        except Unreadable as error:
            errors.append(RunError(source.name, error.message, error.hint))


def checked_run(told: Told, reading: Reading, judging: Judging, report: Report) -> None:
    """Check the inputs, write the reports, and leave with the exit code."""
    inputs, errors = told
    spare((each.name for each in inputs if each.kind is Kind.FILE), report.drawing)
    if not inputs and report.drawing.is_for_people:
        say_errors(errors)
        raise Leave(2)
    result = checked(told, reading, judging)
    written = report.drawing.write(lambda format_: result.showing(report.labels(format_)))
    say_errors(result.errors)
    raise Leave(2 if result.errors or not written else int(report.fails(result)))


def checked(told: Told, reading: Reading, judging: Judging) -> RunResult:
    """The inputs, checked; where the base or a setting cannot be used, the command ends."""
    inputs, errors = told
    try:
        at = desk(judging.facts, cached=judging.cached)
        outcomes = list(Worker(at, reading, judging).outcomes(judging.measure.narrowed(inputs)))
    except Leave:
        say_errors(errors)
        raise
    files = tuple(each for each in outcomes if isinstance(each, CheckedDocument))
    errors = [*errors, *(each for each in outcomes if isinstance(each, RunError))]
    return RunResult(files, tuple(errors), BaseInfo(at.base.hash, len(at.base.releases), len(at.base.facts)), __version__)
