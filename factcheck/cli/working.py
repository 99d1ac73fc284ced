"""This file holds the check of inputs, one after the other or in several processes, with the same outcome in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.cli.bases import desk
from factcheck.cli.measure import Measure
from factcheck.cli.output import with_progress
from factcheck.core.run import RunError
from factcheck.core.verdict import CheckedDocument
from factcheck.inputs import Input, Kind, Reading, document
from factcheck.read import Unreadable

if TYPE_CHECKING:
    from factcheck.desk import Desk

AT_ONCE = 4
"""How many inputs a process is given at a time."""


class Judging(Struct, frozen=True):
    """What texts are judged by: the fact base, and what else they are held to; and how that is done.

    `cached` says that the base may be taken from the cache, `jobs` in how many processes files are checked.
    """

    facts: Sequence[Path] | None
    measure: Measure
    cached: bool = True
    jobs: int = 1


class Worker(Struct, frozen=True):
    """Who checks inputs: at a desk, read and judged in one way."""

    at: Desk
    reading: Reading
    judging: Judging

    def outcome(self, source: Input) -> CheckedDocument | RunError:
        """The checked text of an input, or why it cannot be read."""
        try:
            found = document(source, self.reading)
        except Unreadable as error:
            return RunError(source.name, error.message, error.hint)
        return self.judging.measure.checked(self.at, found, is_claim=source.kind is Kind.CLAIM)

    def outcomes(self, inputs: Sequence[Input]) -> Iterator[CheckedDocument | RunError]:
        """The outcome of each input, in their order."""
        if min(self.judging.jobs, len(inputs)) < 2 or any(each.kind is not Kind.FILE for each in inputs):
            return map(self.outcome, with_progress(inputs))
        return self._in_processes(inputs)

    def _in_processes(self, inputs: Sequence[Input]) -> Iterator[CheckedDocument | RunError]:
        from concurrent.futures import ProcessPoolExecutor  # slow to import, and not needed for a claim

        jobs = min(self.judging.jobs, len(inputs))
        with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(self.reading, self.judging)) as pool:
            checked = pool.map(_outcome, inputs, chunksize=AT_ONCE)
            yield from (next(checked) for _ in with_progress(inputs))


_WORKERS: list[Worker] = []
"""The worker of this process, where it is one of several; each makes its own desk, which the cache makes quick."""


def _begin(reading: Reading, judging: Judging) -> None:
    _WORKERS.append(Worker(desk(judging.facts, cached=judging.cached), reading, judging))


def _outcome(source: Input) -> CheckedDocument | RunError:
    return _WORKERS[0].outcome(source)
