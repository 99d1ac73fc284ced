"""This file holds the check of an archive as a whole: from a file of documents to a file of rows, with all that lies between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path

from msgspec import Struct, field

from factcheck.batch.combining import combine
from factcheck.batch.crews import Crew
from factcheck.batch.keeping import Keeping
from factcheck.batch.reading import Columns, Part, Survey, parts
from factcheck.batch.running import Run
from factcheck.batch.unit import Checker
from factcheck.compiled import cache
from factcheck.report import objects


class Job(Struct, frozen=True):
    """An archive that is to be checked, where its rows go, and by what it is checked; `names` are those of its parts that are done."""

    source: Path
    output: Path
    survey: Survey
    checker: Checker
    names: set[str] = field(default_factory=set)

    @property
    def keeping(self) -> Keeping:
        """Where parts are kept until all are there."""
        return Keeping.beside(self.output)

    def over(self, crew: Crew, is_interrupted: Callable[[], bool] = bool) -> Iterator[Part]:
        """Each part as soon as it is done; those of an interrupted run are. Raises BatchError."""
        found = parts(self.source, self._columns())
        first = list(islice(found, 1))  # before anything is written: a column may be missing
        self.keeping.begin(self._manifest())
        try:
            for part in Run(self.checker, crew, self.keeping, is_interrupted).over(chain(first, found)):
                self.names.add(part.name)
                yield part
        finally:
            self.keeping.leave()

    def finish(self, header: objects.Object) -> Counter[str]:
        """Write the output. How many rows got which verdict, or are errors. Raises BatchError."""
        return combine(self.keeping, sorted(self.names), self.output, header)

    def _columns(self) -> Columns:
        return Columns(self.checker.text_column, self.checker.id_column, self.checker.date_column)

    def _manifest(self) -> dict[str, object]:
        """All that the rows depend on."""
        checker, columns = self.checker, self._columns()
        return {
            "program": blake2b(cache.program(installed=cache.SHIPPED.exists()).encode(), digest_size=16).hexdigest(),
            "fact_base": checker.expected,
            "input": {"size": self.survey.size, "digest": self.survey.digest},
            "columns": [columns.text, columns.id, columns.date],
            "day": checker.as_of and checker.as_of.isoformat(),
        }
