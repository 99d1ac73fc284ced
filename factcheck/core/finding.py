"""This file holds what an audit reports: rules and their findings in a text's own figures."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from factcheck.core.quantity import Quantity
from factcheck.core.text import Span


class Severity(StrEnum):
    """How sure a finding is: cannot be right as printed; probably wrong; worth a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Reading(Struct, frozen=True):
    """A value that would be consistent, in words ("31.149 million"), and the figures it rests on."""

    text: str
    quantity: Quantity
    rests_on: str = ""


class Bar(Struct, frozen=True):
    """A number of a sum with its words, for a picture of the parts against their total."""

    text: str
    value: Fraction


class RulePage(Struct, frozen=True):
    """What a reader is told of a rule: its code, how sure it is, its name, and its page, whose first line is its title."""

    code: str
    severity: Severity
    name: str
    page: str

    @property
    def title(self) -> str:
        """The first line of its page."""
        return self.page.partition("\n")[0]

    @property
    def flagged(self) -> list[str]:
        """The texts of its page that it must flag."""
        return self._examples("Flagged:")

    @property
    def fine(self) -> list[str]:
        """The texts of its page that it must let stand."""
        return self._examples("Fine:")

    @property
    def prose(self) -> str:
        """Its page without the examples."""
        return "\n".join(line for line in self.page.splitlines() if not line.startswith(("Flagged:", "Fine:"))).strip()

    def _examples(self, mark: str) -> list[str]:
        lines = (line.strip() for line in self.page.splitlines())
        return [line.removeprefix(mark).strip().replace("\\n", "\n") for line in lines if line.startswith(mark)]


class Finding(Struct, frozen=True):
    """Something that cannot be right in a text, with its place, its arithmetic and the readings that would be right.

    `span` is the figure that is singled out, or the whole relation where none can be; `singled_out` says which of the two.
    `bars` are a total and then its parts, where a sum is concerned.
    """

    code: str
    severity: Severity
    span: Span
    text: str
    message: str
    working: str = ""
    readings: tuple[Reading, ...] = ()
    singled_out: bool = True
    related: tuple[Span, ...] = ()
    bars: tuple[Bar, ...] = ()
