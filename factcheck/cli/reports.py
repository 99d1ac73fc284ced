"""This file holds the reports that a run is asked for: their formats and files, found fit before any work is done, then written."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from msgspec import Struct

from factcheck.cli.choices import Color, Format
from factcheck.cli.formats import Manner, rendered
from factcheck.cli.leaving import Leave
from factcheck.cli.output import look, say_error, write
from factcheck.core.nearest import did_you_mean
from factcheck.core.run import AuditResult, RunResult

FOR_PEOPLE = (Format.TEXT, Format.CONCISE)
WEB = ("https://", "http://")


class Target(Struct, frozen=True):
    """A report that is wanted: its format, and the file that it goes into; none is standard output."""

    format: Format
    output: Path | None


class Drawing(Struct, frozen=True):
    """The reports of a run, and how they are drawn; who answers for a ClaimReview, and where it is published."""

    targets: tuple[Target, ...]
    color: Color
    quiet: bool = False
    verbose: bool = False
    signed: tuple[str, str] = ("", "")

    @property
    def is_for_people(self) -> bool:
        """Whether nobody waits for a report that a program reads."""
        return all(target.format in FOR_PEOPLE for target in self.targets)

    def write(self, outcome: Callable[[Format], RunResult | AuditResult]) -> bool:
        """Whether every report was written, files first: one that cannot be, or a pipe that closes, takes no other with it."""
        order = sorted(self.targets, key=lambda target: target.output is None)
        written = [self._written(target, outcome(target.format)) for target in order]
        return all(written)

    def _written(self, target: Target, result: RunResult | AuditResult) -> bool:
        manner = Manner(look(self.color, target.output, self.verbose, self.quiet), *self.signed)
        try:
            write(rendered(result, target.format, manner), target.output)
        except Leave:
            return False
        return True


def targets(main: Target, more: Sequence[str] | None, known: Collection[Format]) -> tuple[Target, ...]:
    """The report of --format and --output, and those of --report. What cannot be written ends the command with exit code 2."""
    found = (main, *(_told(value, known) for value in more or ()))
    if main.format not in known:
        refuse(f"this command has no report as {main.format}", f"it has {', '.join(known)}")
    files = [target.output for target in found if target.output is not None]
    for number, file in enumerate(files):
        if any(is_same(file, other) for other in files[:number]):
            refuse(f"two reports in one file: {file}")
        must_be_writable(file)
    return found


def spare(inputs: Iterable[str], drawing: Drawing) -> None:
    """End the command where a report would be written over a text that is to be checked."""
    files = [target.output for target in drawing.targets if target.output is not None]
    for name in inputs:
        if any(is_same(file, Path(name)) for file in files):
            refuse(f"the report would be written over {name}, which is to be checked")


def signed(drawn: Iterable[Target], reviewer: str, url: str) -> tuple[str, str]:
    """Who signs a ClaimReview and where it is published; without both there is none, and the command ends."""
    if any(target.format is Format.CLAIMREVIEW for target in drawn):
        if not reviewer.strip() or not url:
            refuse("a claimreview needs --reviewer and --url: the name that signs it, and the page that it is published on")
        if not url.startswith(WEB):
            refuse(f"not the address of a page: {url}", "write https://…")
    return reviewer, url


def refuse(message: str, hint: str = "") -> NoReturn:
    """Say what is wrong, and end the command with exit code 2."""
    say_error(message, hint)
    raise Leave(2)


def _told(value: str, known: Collection[Format]) -> Target:
    name, equals, file = value.partition("=")
    if name not in [format_.value for format_ in known]:
        refuse(f"--report {value}: no format {name!r}{did_you_mean(name, known)}", f"it is one of {', '.join(known)}")
    if not equals or not file:
        refuse(f"--report {value}: no file", f"write --report {name}=FILE")
    return Target(Format(name), Path(file))


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file."""
    return os.path.realpath(one) == os.path.realpath(other)


def must_be_writable(file: Path) -> None:
    """End the command where the file cannot be written, before the work is done that would be lost."""
    target = Path(os.path.realpath(file))
    reasons = (
        (target.is_dir(), "it is a folder"),
        (not target.parent.is_dir(), "its folder is not there"),
        (not os.access(target if target.exists() and not target.is_file() else target.parent, os.W_OK), "permission denied"),
    )
    for is_so, reason in reasons:
        if is_so:
            refuse(f"cannot write {file}: {reason}")
