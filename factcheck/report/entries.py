"""This file holds what a report lists as one row each: figures and findings alike, with place, code, message and explanation."""

from __future__ import annotations

import os
from collections.abc import Iterator

from msgspec import Struct

from factcheck.core.finding import Finding, Severity
from factcheck.core.run import AuditResult, RunResult
from factcheck.core.text import Document, Span
from factcheck.core.verdict import CheckedDocument, Reason, Verdict
from factcheck.expressions import regex
from factcheck.report.findings import excerpt
from factcheck.report.layout import flat
from factcheck.report.words import SEVERITIES, WORDS, Told, reasons, why

NAMELESS = regex(r"<(?:stdin|claim(?: \d+)?)>")
"""What a text is called that has no file."""


class Entry(Struct, frozen=True):
    """A figure with its verdict, or a finding: what the text says, what is wrong with it, and why.

    `word` is the label or how sure a finding is; `severity` is none for what is no fault. `around` is what it stands in.
    """

    document: Document
    span: Span
    severity: Severity | None
    word: str
    code: str
    text: str
    message: str
    why: tuple[Told, ...] = ()
    around: str = ""

    @property
    def told(self) -> tuple[Told, ...]:
        """The sentence that it stands in, where that says more, and why."""
        return (("in", self.around), *self.why) if self.around else self.why


def entries(result: RunResult | AuditResult) -> list[Entry]:
    """All that a report lists, text by text, in the order of each."""
    if isinstance(result, AuditResult):
        return [of_finding(text.document, finding) for text in result.texts for finding in text.findings]
    return [entry for checked in result.files for entry in sorted(_of_file(result, checked), key=lambda entry: entry.span)]


def of_finding(document: Document, finding: Finding) -> Entry:
    """The row of a finding."""
    severity, around = finding.severity, "".join(piece.text for piece in excerpt(document.text, finding.span))
    return Entry(
        document,
        finding.span,
        severity,
        severity.value,
        finding.code,
        finding.text,
        finding.message,
        tuple(reasons(finding)),
        around,
    )


def of_verdict(document: Document, verdict: Verdict, sentence: Span) -> Entry:
    """The row of a figure of a sentence."""
    figure = verdict.figure
    return Entry(
        document,
        figure.span,
        SEVERITIES[verdict.label],
        WORDS[verdict.label][1],
        verdict.reason.value,
        figure.text,
        verdict.message,
        tuple(why(verdict)),
        f"“{flat(document.words(sentence))}”",
    )


def file_of(path: str) -> str:
    """The path of a file relative to the folder that the program was run in; nothing for a text that has none.

    >>> file_of("./drafts/a.md"), file_of("<claim 2>")
    ('drafts/a.md', '')
    """
    if not path or NAMELESS.fullmatch(path):
        return ""
    return (os.path.relpath(path) if os.path.isabs(path) else path).replace(os.sep, "/").removeprefix("./")


def _of_file(result: RunResult, checked: CheckedDocument) -> Iterator[Entry]:
    document = checked.document
    for claim in result.claims(checked):
        span, label = claim.claim.sentence.span, claim.label
        yield from (of_verdict(document, verdict, span) for verdict in result.verdicts(claim))
        if not claim.verdicts:
            word, nothing = WORDS[label][1], "no figure in it that could be checked"
            yield Entry(document, span, SEVERITIES[label], word, Reason.NO_FACT.value, document.words(span), nothing)
    yield from (of_finding(document, finding) for finding in checked.findings)
