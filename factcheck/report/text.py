"""This file holds the text report, for people: each claim with its figures marked, what the release says, where."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.core.fact import Passage
from factcheck.core.run import RunResult
from factcheck.core.text import Document
from factcheck.core.verdict import CheckedClaim, CheckedDocument, Evidence, Label, Verdict
from factcheck.report.figures import told
from factcheck.report.findings import excerpt, finding_lines, place, reasons, row
from factcheck.report.layout import PLAIN, Line, Look, Piece, draw, flat, line
from factcheck.report.words import WORDS, about, counted, lead, put_aside, source


def render(result: RunResult, look: Look = PLAIN) -> str:
    """The outcome as text."""
    return draw(_lines(result, look), look)


def _lines(result: RunResult, look: Look) -> Iterator[Line]:
    for checked in result.files:
        for claim in result.claims(checked):
            yield from _claim(result, checked, claim, look)
        for finding in checked.findings:
            yield from finding_lines(checked.document, finding, look)
    if not look.quiet:
        yield from _summary(result, look)


def _claim(result: RunResult, checked: CheckedDocument, claim: CheckedClaim, look: Look) -> Iterator[Line]:
    document = checked.document
    yield line(*place(document, claim.claim.sentence.span.start), *_verdict(claim.label))
    yield line(*_marked(document, claim), indent=2)
    yield line()
    for verdict in result.verdicts(claim):
        yield from _figure(verdict, look)
        yield line()
    if not claim.verdicts:
        yield line("no figure in it that could be checked", indent=2)
        yield line()


def _verdict(label: Label) -> tuple[Piece]:
    symbol, word = WORDS[label]
    return (Piece(f"{symbol} {word}", label.value),)


def _marked(document: Document, claim: CheckedClaim) -> Iterator[Piece]:
    """The sentence with its figures marked in the colour of their verdicts."""
    span = claim.claim.sentence.span
    at = span.start
    for verdict in sorted(claim.verdicts, key=lambda verdict: verdict.figure.span):
        figure = verdict.figure.span
        if at <= figure.start and figure.end <= span.end:
            yield Piece(flat(document.text[at : figure.start]))
            yield Piece(flat(document.words(figure)), f"mark:{verdict.label.value}")
            at = figure.end
    yield Piece(flat(document.text[at : span.end]))


def _figure(verdict: Verdict, look: Look) -> Iterator[Line]:
    [label] = _verdict(verdict.label)
    text = Piece(flat(verdict.figure.text), "strong")
    message = f" — {flat(verdict.message)}"
    yield line(text, message, Piece(f"  {verdict.reason}", "faint"), indent=2, lead=Piece(f"{label.text}  ", label.style))
    if verdict.label in (Label.REFUTED, Label.CONFLICTING):
        yield row("draft says", flat(verdict.figure.text))
    if look.verbose:
        yield row("read as", flat(told(verdict.figure)))
    for item in verdict.evidence:
        yield from _evidence(item, verdict.label, look)


def _evidence(item: Evidence, label: Label, look: Look) -> Iterator[Line]:
    fact = item.fact
    yield row(lead(label, fact), Piece(flat(fact.printed), "strong"), f" {about(fact)}")
    if fact.working:
        yield row("working", flat(fact.working))
    yield row("passage", *_quoted(fact.passage))
    yield row("source", source(fact))
    yield row("fact", Piece(flat(fact.id), "faint"))
    for finding in item.findings:
        yield row("in doubt", f"{flat(finding.message)} ", Piece(finding.code, "faint"))
        yield from reasons(finding, look)


def _quoted(passage: Passage) -> list[Piece]:
    """The passage with its value marked, and some of the words around it on its line."""
    return excerpt(passage.release.text, passage.value or passage.span, passage.span)


def _summary(result: RunResult, look: Look) -> Iterator[Line]:
    counts = result.counts()
    total = sum(counts.values())
    aside = put_aside(result)
    none = "no other figures" if aside else "no figures"
    summary: list[Piece | str] = [Piece(counted(total, "figure") if total else none, "strong")]
    for label in Label:
        if counts[label]:
            summary += [": " if len(summary) == 1 else ", ", Piece(f"{counts[label]} {WORDS[label][1]}", label.value)]
    if result.findings():
        summary.append(f"; {counted(len(result.findings()), 'finding')} in the text itself")
    summary.append(aside)
    if result.errors:
        summary += ["; ", Piece(f"{len(result.errors)} not checked", "error")]
    yield line(*summary)
    if look.verbose:
        base = result.base
        sizes = f"{counted(base.releases, 'release')}, {counted(base.facts, 'fact')}"
        yield line(Piece(f"factcheck {result.version}, fact base {base.hash[:12]}: {sizes}", "faint"))
