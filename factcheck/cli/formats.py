"""This file holds the tables of the formats: which module of the reports draws each, and what it is told beside the outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from factcheck.cli.options import Format
from factcheck.core.run import AuditResult, RunResult
from factcheck.report.layout import PLAIN, Look

if TYPE_CHECKING:
    from factcheck.core.finding import RulePage


@dataclass(frozen=True, slots=True)
class Manner:
    """What formats are told beside the outcome, each by the name that its row takes it by."""

    look: Look = PLAIN

    @property
    def rules(self) -> Sequence[RulePage]:
        """The rules of the audit."""
        from factcheck.audit import RULES  # slow to import, and few formats name the rules

        return RULES


@dataclass(frozen=True, slots=True)
class Row:
    """Where a format is drawn: the module of the reports, its function, and what of the manner that is given."""

    module: str
    takes: tuple[str, ...] = ()
    function: str = "render"


CHECKS: Mapping[Format, Row] = {
    Format.TEXT: Row("text", ("look",)),
    Format.CONCISE: Row("concise"),
    Format.JSON: Row("as_json"),
    Format.JSONL: Row("jsonl"),
    Format.SARIF: Row("sarif", ("rules",)),
}
"""What draws the outcome of a check."""

AUDITS: Mapping[Format, Row] = {
    Format.TEXT: Row("audit_text", ("look",)),
    Format.CONCISE: Row("concise", (), "render_audit"),
    Format.JSON: Row("audit_json"),
    Format.JSONL: Row("audit_json", (), "render_lines"),
    Format.SARIF: Row("sarif", ("rules",), "render_audit"),
}
"""What draws the outcome of an audit."""


def rendered(result: RunResult | AuditResult, format_: Format, manner: Manner) -> str:
    """The outcome in a format; its module is imported only now, since most runs need one of them."""
    row = (CHECKS if isinstance(result, RunResult) else AUDITS)[format_]
    module = import_module(f"factcheck.report.{row.module}")
    return str(getattr(module, row.function)(result, *(getattr(manner, name) for name in row.takes)))
