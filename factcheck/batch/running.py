"""This file holds the check of an archive's parts by a crew: each once, whoever dies over it, and kept as soon as it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, wait

import pyarrow as pa
from msgspec import Struct, field

from factcheck.batch.crews import Crew, Given
from factcheck.batch.errors import BatchError
from factcheck.batch.keeping import Keeping
from factcheck.batch.reading import Part
from factcheck.batch.unit import Checker

TRIES = 2
"""How often a part is given out by itself, after somebody died who had it: it need not have been the part's fault."""
PULSE = 0.5
"""Seconds that nothing longer is waited for: an interrupt that comes just as a wait begins is seen only when that ends."""
DEADLY = "whoever checked it died"


class Run(Struct, frozen=True):
    """The check of parts by a crew; `waiting` are those given out, `suspects` those that somebody died over.

    `is_interrupted` is asked again and again: pyarrow drops an interrupt that comes while it looks for pandas.
    """

    checker: Checker
    crew: Crew
    keeping: Keeping
    is_interrupted: Callable[[], bool]
    waiting: dict[Given, Part] = field(default_factory=dict)
    suspects: list[Part] = field(default_factory=list)

    def over(self, parts: Iterable[Part]) -> Iterator[Part]:
        """Each part when its rows are kept, those first that are kept from before. Raises BatchError."""
        for part in parts:
            if self.keeping.has(part):
                yield part
                continue
            while self.suspects or len(self.waiting) >= self.crew.room():
                yield from self._finished()
            self.waiting[self.crew.submit(self.checker, part.batch)] = part
        while self.suspects or self.waiting:
            yield from self._finished()

    def _finished(self) -> Iterator[Part]:
        """The parts that are done first; where none is out any more, the suspects, one by one."""
        self._heed_interrupt()
        for future in wait(self.waiting, PULSE, FIRST_COMPLETED).done:
            part = self.waiting.pop(future)
            rows = self._rows(future)
            if rows is None:
                self.suspects.append(part)
            else:
                yield self._kept(part, [rows])
        while self.suspects and not self.waiting:
            part = self.suspects.pop()
            yield self._kept(part, self._singled_out(part))

    def _heed_interrupt(self) -> None:
        if self.is_interrupted():
            raise KeyboardInterrupt

    def _kept(self, part: Part, rows: Iterable[pa.RecordBatch]) -> Part:
        self.keeping.keep(part, rows)
        return part

    def _rows(self, future: Given) -> pa.RecordBatch | None:
        """The rows of a part that was given out; None where whoever had it died."""
        while not future.done():
            wait([future], PULSE)
            self._heed_interrupt()
        try:
            return self.crew.rows(future.result())
        except self.crew.death:
            return None
        except CancelledError:
            raise BatchError("the cluster went away", "what is done is kept: the same command goes on from there") from None

    def _singled_out(self, part: Part) -> Iterator[pa.RecordBatch]:
        """The rows of a part while nobody has another; of the documents in it, one that is deadly each time gets that for a reason."""
        for _ in range(TRIES):
            rows = self._rows(self.crew.submit(self.checker, part.batch))
            if rows is not None:
                yield rows
                return
        if len(part) == 1:
            yield self.checker(part.failed(DEADLY).batch)
            return
        for single in part.singly():
            yield from self._singled_out(single)
