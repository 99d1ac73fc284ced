"""This file holds what each text of a run is held to: its own settings, what it says itself, what changed, and the baseline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from factcheck.cli.leaving import Leave
from factcheck.cli.output import say_error
from factcheck.codes import Codes, known_codes
from factcheck.config import Config, ConfigError, Configs
from factcheck.core.text import Document
from factcheck.core.verdict import CheckedDocument
from factcheck.ignores import applied
from factcheck.inputs import Input
from factcheck.pipeline import check_at

if TYPE_CHECKING:
    from factcheck.baseline import Baseline
    from factcheck.changed import Lines
    from factcheck.desk import Desk


class Measure(Struct, frozen=True):
    """What the texts of a run are held to, as options say it; `changed` are the lines of each file that are looked at."""

    configs: Configs = field(default_factory=Configs)
    as_of: str | None = None
    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    by_line: bool = False
    baseline: Baseline | None = None
    changed: Mapping[str, Lines] | None = None

    def narrowed(self, inputs: Sequence[Input]) -> Sequence[Input]:
        """The inputs of which something is looked at."""
        return inputs if self.changed is None else [source for source in inputs if self.changed[source.name]]

    def checked(self, desk: Desk, document: Document, *, is_claim: bool) -> CheckedDocument:
        """The document, checked; what is let stand or left out is not among its claims and findings."""
        codes, day = self._own(document.path)
        checked = check_at(desk, document, day, by_line=self.by_line or is_claim)
        checked = codes.applied(applied(checked, known_codes()))
        if self.changed is not None:
            checked = self.changed[document.path].applied(checked)
        return self.baseline.applied(checked) if self.baseline else checked

    def _own(self, path: str) -> tuple[Codes, date | None]:
        """The codes that are asked for in a text, and its day: as the options say, else the settings nearest to it."""
        try:
            config = self.configs.of(Path(path).parent)
        except ConfigError as error:
            for problem in error.problems:
                say_error(problem)
            raise Leave(2) from None
        select, ignore, as_of = (
            given if given is not None else _of_file(config, name)
            for name, given in (("select", self.select), ("ignore", self.ignore), ("as-of", self.as_of))
        )
        return Codes(tuple(select or ()), tuple(ignore or ())), date.fromisoformat(str(as_of)) if as_of else None


def _of_file(config: Config, name: str) -> Any:
    """What a settings file says for a text, read as the option of that name is."""
    if name not in config.values:
        return None
    from factcheck.cli.settings import of_file  # reads options, and few files say this

    return of_file(config, name)
