"""This file holds the CSV report, for the desk's spreadsheet: a row per figure and finding, and one per input not checked."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from factcheck.core.fact import Fact
from factcheck.core.finding import Finding
from factcheck.core.run import AuditResult, RunError, RunResult
from factcheck.core.text import Document, Span
from factcheck.core.verdict import CheckedDocument, Evidence, Verdict
from factcheck.report.layout import flat
from factcheck.report.words import WORDS

COLUMNS = (
    *("kind", "path", "line", "column", "claim", "figure", "verdict", "code", "message"),
    *("fact", "value", "period", "working", "passage", "publisher", "title", "published", "source", "readings"),
)
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""A cell that begins with one of these is taken for a formula, by spreadsheets in Chinese and Japanese also in full width."""
BYTE_ORDER_MARK = "\ufeff"
"""Without it, spreadsheets read UTF-8 as something else."""
BETWEEN = " / "
"""Stands between the cells of several facts, or readings."""

Row = dict[str, str]
FACT: dict[str, Callable[[Fact], str]] = {
    "fact": lambda fact: fact.id,
    "value": lambda fact: fact.printed,
    "period": lambda fact: str(fact.period),
    "working": lambda fact: fact.working,
    "passage": lambda fact: fact.passage.text,
    "publisher": lambda fact: fact.release.publisher,
    "title": lambda fact: fact.release.title,
    "published": lambda fact: fact.release.published.isoformat(),
    "source": lambda fact: f"{fact.release.source}:{fact.passage.line}",
}
"""What is told of a fact."""


def render(result: RunResult | AuditResult) -> str:
    """The outcome as CSV."""
    drawn = io.StringIO(newline="")
    writer = csv.DictWriter(drawn, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows({name: _cell(text) for name, text in row.items()} for row in _rows(result))
    return f"{BYTE_ORDER_MARK}{drawn.getvalue()}"


def _rows(result: RunResult | AuditResult) -> Iterator[Row]:
    if isinstance(result, RunResult):
        for checked in result.files:
            yield from _claims(result, checked)
            yield from (_finding(checked.document, finding) for finding in checked.findings)
    else:
        yield from (_finding(text.document, finding) for text in result.texts for finding in text.findings)
    yield from map(_error, result.errors)


def _claims(result: RunResult, checked: CheckedDocument) -> Iterator[Row]:
    document = checked.document
    for claim in result.claims(checked):
        span = claim.claim.sentence.span
        words = {"claim": document.words(span), "verdict": WORDS[claim.label][1]}
        if not claim.verdicts:
            yield {"kind": "claim", **_place(document, span), **words, "message": "no figure in it that could be checked"}
        for verdict in result.verdicts(claim):
            yield {"kind": "figure", **_place(document, verdict.figure.span), **words, **_verdict(verdict)}


def _verdict(verdict: Verdict) -> Row:
    told = {"figure": verdict.figure.text, "verdict": WORDS[verdict.label][1], "code": verdict.reason.value}
    facts = {name: BETWEEN.join(filter(None, (of(item.fact) for item in verdict.evidence))) for name, of in FACT.items()}
    return {**told, "message": verdict.message, **facts, "readings": _readings(_doubts(verdict.evidence))}


def _finding(document: Document, finding: Finding) -> Row:
    told = {"kind": "finding", "figure": finding.text, "verdict": finding.severity.value, "code": finding.code}
    more = {"message": finding.message, "working": finding.working, "readings": _readings([finding])}
    return {**told, **_place(document, finding.span), **more}


def _error(error: RunError) -> Row:
    message = f"{error.message} ({error.hint})" if error.hint else error.message
    return {"kind": "error", "path": error.path, "verdict": "not checked", "message": message}


def _place(document: Document, span: Span) -> Row:
    line, column = document.position(span.start)
    return {"path": document.path, "line": str(line), "column": str(column)}


def _doubts(evidence: Iterable[Evidence]) -> list[Finding]:
    return [finding for item in evidence for finding in item.findings]


def _readings(findings: Iterable[Finding]) -> str:
    return BETWEEN.join(reading.text for finding in findings for reading in finding.readings)


def _cell(text: str) -> str:
    """The text on one line, nothing hidden in it, and never a formula.

    >>> _cell("=1+1"), _cell("610 million")
    ("'=1+1", '610 million')
    """
    shown = flat(text)
    return f"'{shown}" if text.startswith(FORMULA) or shown.lstrip().startswith(FORMULA) else shown
