"""This file holds the tables of the formats: which module of the reports draws each, and what it is told beside the outcome."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.cli.choices import Format
from factcheck.core.run import AuditResult, RunResult
from factcheck.report.layout import PLAIN, Look

if TYPE_CHECKING:
    from factcheck.core.finding import RulePage
    from factcheck.report.claimreview import Review


class Manner(Struct, frozen=True):
    """What formats are told beside the outcome, each by the name that its row takes it by."""

    look: Look = PLAIN
    reviewer: str = ""
    url: str = ""

    @property
    def day(self) -> date:
        """The day of the run, or that of SOURCE_DATE_EPOCH, for reports that must come out the same on another day."""
        return self.signed or datetime.now(UTC).date()

    @property
    def signed(self) -> date | None:
        """The day of SOURCE_DATE_EPOCH, if that is set, for a page that is the same on another day where it is not."""
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() else None

    @property
    def review(self) -> Review:
        """Who answers for a ClaimReview, where it is published, and when."""
        from factcheck.report.claimreview import Review  # few runs draw one

        return Review(self.reviewer, self.url, self.day)

    @property
    def rules(self) -> Sequence[RulePage]:
        """The rules of the audit, and of the remarks that let results stand."""
        from factcheck.audit.rules import RULES  # slow to import, and few formats name the rules
        from factcheck.ignores import PAGES

        return (*RULES, *PAGES)


class Row(Struct, frozen=True):
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
    Format.GITHUB: Row("github"),
    Format.JUNIT: Row("junit"),
    Format.CSV: Row("as_csv"),
    Format.MARKDOWN: Row("markdown"),
    Format.HTML: Row("html", ("signed",)),
    Format.CLAIMREVIEW: Row("claimreview", ("review",)),
}
"""What draws the outcome of a check."""

AUDITS: Mapping[Format, Row] = {
    Format.TEXT: Row("audit_text", ("look",)),
    Format.CONCISE: Row("concise", (), "render_audit"),
    Format.JSON: Row("audit_json"),
    Format.JSONL: Row("audit_json", (), "render_lines"),
    Format.SARIF: Row("sarif", ("rules",), "render_audit"),
    Format.GITHUB: Row("github"),
    Format.JUNIT: Row("junit"),
    Format.CSV: Row("as_csv"),
    Format.MARKDOWN: Row("markdown"),
}
"""What draws the outcome of an audit."""


def rendered(result: RunResult | AuditResult, format_: Format, manner: Manner) -> str:
    """The outcome in a format; its module is imported only now, since most runs need one of them."""
    row = (CHECKS if isinstance(result, RunResult) else AUDITS)[format_]
    module = import_module(f"factcheck.report.{row.module}")
    return str(getattr(module, row.function)(result, *(getattr(manner, name) for name in row.takes)))
