"""This file holds what an audit reports: rules and their findings in a text's own figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.core.quantity import Quantity
from factcheck.core.text import Span


class Severity(StrEnum):
    """How sure a finding is: cannot be right as printed; probably wrong; worth a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Reading:
    """A value that would be consistent, in words ("31.149 million"), and the figures it rests on."""

    text: str
    quantity: Quantity
    rests_on: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that cannot be right in a text, with its place, its arithmetic and the readings that would be right.

    `span` is the figure that is singled out, or the whole relation where none can be; `singled_out` says which of the two.
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
