"""This file holds the text report of an audit, for people: findings text by text, and what could be checked in each and in all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from factcheck.core.run import AuditedText, AuditResult
from factcheck.report.findings import finding_lines
from factcheck.report.layout import PLAIN, Line, Look, Piece, draw, line
from factcheck.report.visible import visible
from factcheck.report.words import counted

ACROSS = "the releases against each other"


def render(result: AuditResult, look: Look = PLAIN) -> str:
    """The outcome of an audit as text."""
    return draw(_lines(result, look), look)


def _lines(result: AuditResult, look: Look) -> Iterator[Line]:
    for name, group in groupby(result.texts, key=_name):
        texts = list(group)
        for text in texts:
            for finding in text.findings:
                yield from finding_lines(text.document, finding, look)
        if not look.quiet:
            yield line(f"{name}: ", *_coverage(texts))
            yield line()
    if not look.quiet:
        yield line(Piece("in all: ", "strong"), *_coverage(result.texts), *_errors(result))


def _name(text: AuditedText) -> str:
    """What a text is called; those that were held against each other are one group."""
    return ACROSS if text.across else visible(text.document.path)


def _coverage(texts: list[AuditedText] | tuple[AuditedText, ...]) -> Iterator[Piece | str]:
    """What could be checked, since silence about the rest would be a false promise."""
    figures, relations, found = (sum(getattr(text, name) for text in texts) for name in ("figures", "relations", "found"))
    listed = sum(len(text.findings) for text in texts)
    if not all(text.across for text in texts):
        yield f"{counted(figures, 'figure')}, "
    yield f"{counted(relations, 'relation')}, {counted(found, 'finding')}"
    if listed != found:
        yield f", {listed} shown"
    if ignored := sum(len(text.ignored) for text in texts):
        yield f", {ignored} ignored"


def _errors(result: AuditResult) -> Iterator[Piece | str]:
    if result.errors:
        yield "; "
        yield Piece(f"{len(result.errors)} not checked", "error")
