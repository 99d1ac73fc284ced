"""This file holds the JSON report: one object, valid against schema.json."""

from __future__ import annotations

from factcheck.core.run import RunResult
from factcheck.core.verdict import CheckedDocument
from factcheck.report import objects


def render(result: RunResult) -> str:
    """The outcome as one JSON object."""
    report = {
        **objects.header(result),
        "files": [_file(result, checked) for checked in result.files],
        "errors": [objects.error(error) for error in result.errors],
        "summary": objects.summary(result),
    }
    return objects.dumped(report, indent=1) + "\n"


def _file(result: RunResult, checked: CheckedDocument) -> objects.Object:
    return {
        "path": checked.document.path,
        "verdict": checked.label.value,
        "claims": [objects.claim(result, checked.document, claim) for claim in result.claims(checked)],
        "findings": [objects.finding(checked.document, finding) for finding in checked.findings],
        "ignored": [objects.ignored(checked.document, one) for one in checked.ignored],
    }
