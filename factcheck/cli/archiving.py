"""This file holds the check of an archive as a command does it: what cannot be, said before any work; progress; a summary."""

from __future__ import annotations

import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import FrameType

import typer
from msgspec import Struct

from factcheck import __version__
from factcheck.batch.crews import crew
from factcheck.batch.errors import BatchError
from factcheck.batch.job import Job
from factcheck.batch.reading import ARCHIVES, is_archive, survey
from factcheck.batch.unit import Checker, standing
from factcheck.cli.bases import desk
from factcheck.cli.groups import Base, Columns, Labour
from factcheck.cli.output import counted
from factcheck.cli.reports import is_same, must_be_writable, refuse
from factcheck.core.run import BaseInfo, RunResult
from factcheck.core.verdict import Label
from factcheck.desk import Desk
from factcheck.report import objects
from factcheck.report.visible import visible

LABELS = (Label.SUPPORTED, Label.REFUTED, Label.CONFLICTING, Label.NOT_ENOUGH_EVIDENCE)


class Archiving(Struct, frozen=True):
    """What is checked, where it goes, by which base, and who does the work."""

    archive: Path
    output: Path
    columns: Columns
    base: Base
    labour: Labour
    as_of: str | None
    cached: bool

    def done(self, *, quiet: bool) -> None:
        """Do it, and leave with the exit code; where it cannot be done, with the reason."""
        self._must_be_possible()
        try:
            known = survey(self.archive)
            at = desk(self.base.facts, cached=self.cached)
            job = Job(self.archive, self.output.resolve(), known, self._checker(at))
            documents = self._checked(job)
            counts = job.finish(_header(at))
        except BatchError as error:
            refuse(error.message, error.hint)
        if not quiet:
            print(f"{documents:,} documents: {_told(counts)}")
        unchecked = counts["error"]
        if unchecked:
            refuse(f"{unchecked:,} of {documents:,} documents could not be checked: the rows of kind error say why")
        raise typer.Exit(0)

    def _must_be_possible(self) -> None:
        """End the command where it is plain beforehand that it cannot be done."""
        if not is_archive(self.output):
            refuse(f"neither Parquet nor JSON Lines: {self.output}", f"its name ends in {', '.join(ARCHIVES)}")
        if is_same(self.archive, self.output):
            refuse(f"the rows would be written over {self.archive}, which is to be checked")
        if self.labour.jobs > 1 and self.labour.scheduler:
            refuse("--jobs is for this machine, --scheduler for a cluster: give one of them")
        must_be_writable(self.output)

    def _checker(self, at: Desk) -> Checker:
        day = date.fromisoformat(self.as_of) if self.as_of else None
        facts = tuple(str(path.resolve()) for path in self.base.facts or ())
        columns = self.columns
        return Checker(facts, columns.text, columns.id, columns.date, day, self.cached, standing(at))

    def _checked(self, job: Job) -> int:
        """How many documents were checked, or are from before."""
        try:
            with _noticing() as is_interrupted, crew(self.labour.jobs, self.labour.scheduler) as doing:
                return sum(len(part) for part in counted(job.over(doing, is_interrupted), job.survey.documents, len))
        except KeyboardInterrupt:
            if job.keeping.holds_parts:
                told = f"interrupted: what is done is kept in {job.keeping.folder}; the same command goes on from there"
                print(visible(told), file=sys.stderr)
            raise


@contextmanager
def _noticing() -> Iterator[Callable[[], bool]]:
    """A function that tells whether an interrupt came, which is raised as ever, but may be dropped on its way."""
    came: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        came.append(number)
        raise KeyboardInterrupt

    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:  # else interrupts are ignored, as in the background of a shell
        signal.signal(signal.SIGINT, note)
    try:
        yield lambda: bool(came)
    finally:
        signal.signal(signal.SIGINT, before)


def _header(at: Desk) -> objects.Object:
    base = at.base
    return objects.header(RunResult((), (), BaseInfo(base.hash, len(base.releases), len(base.facts)), __version__))


def _told(counts: Counter[str]) -> str:
    """How many figures got each verdict, in words."""
    return ", ".join(f"{counts[label.value]:,} {label.value.replace('_', ' ')}" for label in LABELS)
