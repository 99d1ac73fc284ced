"""This file holds the JSON Lines report: a claim a line, with its path; findings, what is ignored, and errors as lines of their own."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.core.run import RunResult
from factcheck.report import objects


def render(result: RunResult) -> str:
    """The outcome, one JSON object a line; `kind` says what it is: claim, finding, ignored or error."""
    return "".join(objects.dumped(line) + "\n" for line in _lines(result))


def _lines(result: RunResult) -> Iterator[objects.Object]:
    for checked in result.files:
        document = checked.document
        for claim in result.claims(checked):
            yield {"kind": "claim", "path": document.path, **objects.claim(result, document, claim)}
        for finding in checked.findings:
            yield {"kind": "finding", "path": document.path, **objects.finding(document, finding)}
        for one in checked.ignored:
            yield {"kind": "ignored", "path": document.path, **objects.ignored(document, one)}
    for error in result.errors:
        yield {"kind": "error", **objects.error(error)}
