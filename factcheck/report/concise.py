"""This file holds the concise report: one line per figure and finding, `path:line:col: severity CODE message [fact-id]`."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.core.finding import Finding
from factcheck.core.run import AuditResult, RunResult
from factcheck.core.text import Document, Span
from factcheck.core.verdict import CheckedDocument
from factcheck.report.visible import visible
from factcheck.report.words import SEVERITIES

HARMLESS = "info"
"""The severity of what is supported."""


def render(result: RunResult) -> str:
    """The outcome, a line per figure that is listed and per finding, in the order of the text."""
    return "".join(
        f"{line}\n" for checked in result.files for _, line in sorted(_lines(result, checked), key=lambda pair: pair[0])
    )


def render_audit(result: AuditResult) -> str:
    """The outcome of an audit, a line per finding that is listed."""
    return "".join(f"{finding_line(text.document, finding)}\n" for text in result.texts for finding in text.findings)


def finding_line(document: Document, finding: Finding) -> str:
    """The line of a finding."""
    return f"{_place(document, finding.span)}: {finding.severity} {finding.code} {visible(finding.message)}"


def _lines(result: RunResult, checked: CheckedDocument) -> Iterator[tuple[int, str]]:
    document = checked.document
    for claim in result.claims(checked):
        span = claim.claim.sentence.span
        if not claim.verdicts:
            yield span.start, f"{_place(document, span)}: note NEE001 nothing to check in {visible(document.words(span))!r}"
        for verdict in result.verdicts(claim):
            fact = f" [{visible(verdict.evidence[0].fact.id)}]" if verdict.evidence else ""
            severity = SEVERITIES[verdict.label] or HARMLESS
            what = f"{severity} {verdict.reason} {visible(verdict.figure.text)}: {visible(verdict.message)}{fact}"
            yield verdict.figure.span.start, f"{_place(document, verdict.figure.span)}: {what}"
    for finding in checked.findings:
        yield finding.span.start, finding_line(document, finding)


def _place(document: Document, span: Span) -> str:
    line, column = document.position(span.start)
    return f"{visible(document.path)}:{line}:{column}"
