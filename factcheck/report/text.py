"""This file holds the text report, for people: each claim with its figures marked, what the release says, where."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.core.fact import Fact, Passage
from factcheck.core.finding import Finding
from factcheck.core.run import RunResult
from factcheck.core.text import Document
from factcheck.core.verdict import CheckedClaim, CheckedDocument, Evidence, Label, Verdict
from factcheck.report.figures import told
from factcheck.report.layout import PLAIN, Line, Look, Piece, draw, flat, line
from factcheck.report.visible import visible

WORDS: dict[Label, tuple[str, str]] = {
    Label.SUPPORTED: ("✓", "supported"),
    Label.REFUTED: ("✗", "refuted"),
    Label.CONFLICTING: ("!", "conflicting"),
    Label.NOT_ENOUGH_EVIDENCE: ("?", "not enough evidence"),
}
CLAIM = "<claim"
"""How the path of a claim begins that was given on the command line."""
CONTEXT = 70
"""So many characters of the release are shown on either side of a passage."""
SHORT = 60
"""A finding's text is shown beside its message where it is no longer, else under it."""
ROW = 14
"""The width of the words that lead a row in."""


def render(result: RunResult, look: Look = PLAIN) -> str:
    """The outcome as text."""
    return draw(_lines(result, look), look)


def _lines(result: RunResult, look: Look) -> Iterator[Line]:
    for checked in result.files:
        for claim in result.claims(checked):
            yield from _claim(result, checked, claim, look)
        yield from _findings(checked)
    if not look.quiet:
        yield from _summary(result, look)


def _claim(result: RunResult, checked: CheckedDocument, claim: CheckedClaim, look: Look) -> Iterator[Line]:
    document = checked.document
    yield line(*_place(document, claim.claim.sentence.span.start), *_verdict(claim.label))
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


def _place(document: Document, start: int) -> tuple[Piece, ...]:
    if document.path.startswith(CLAIM) or not document.path:
        return ()
    line_, column = document.position(start)
    return (Piece(f"{visible(document.path)}:{line_}:{column}", "strong"), Piece("  "))


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
        yield _row("draft says", flat(verdict.figure.text))
    if look.verbose:
        yield _row("read as", flat(told(verdict.figure)))
    for item in verdict.evidence:
        yield from _evidence(item, verdict.label)


def _evidence(item: Evidence, label: Label) -> Iterator[Line]:
    fact = item.fact
    lead = "nearest fact" if label is Label.NOT_ENOUGH_EVIDENCE else "follows" if fact.working else "release says"
    yield _row(
        lead, Piece(flat(fact.printed), "strong"), f" ({flat(fact.label)}; {fact.period})" if fact.label else f" ({fact.period})"
    )
    if fact.working:
        yield _row("working", flat(fact.working))
    yield _row("passage", *_quoted(fact.passage))
    yield _row("source", _source(fact))
    yield _row("fact", Piece(fact.id, "faint"))
    for finding in item.findings:
        yield _row("in doubt", f"{flat(finding.message)} ", Piece(finding.code, "faint"))
        yield from _reasons(finding)


def _reasons(finding: Finding) -> Iterator[Line]:
    if finding.working:
        yield _row("working", flat(finding.working))
    for reading in finding.readings:
        rests_on = f" ({flat(reading.rests_on)})" if reading.rests_on else ""
        yield _row("could be", Piece(flat(reading.text), "strong"), rests_on)


def _row(lead: str, *pieces: Piece | str) -> Line:
    return line(*pieces, indent=6, lead=Piece(f"{lead:<{ROW}}", "faint"))


def _quoted(passage: Passage) -> list[Piece]:
    """The passage with its value marked, and some of the words around it on its line."""
    text, span = passage.release.text, passage.span
    before, after = text[: span.start].rpartition("\n")[2], text[span.end :].partition("\n")[0]
    head, tail = before[-CONTEXT:], after[:CONTEXT]
    if len(head) < len(before):
        head = "…" + head.partition(" ")[2]
    if len(tail) < len(after):
        tail = tail.rpartition(" ")[0] + "…"
    value = passage.value
    if value is None:
        return [Piece(f"“{flat(head)}"), Piece(flat(passage.text), "mark"), Piece(f"{flat(tail)}”")]
    return [
        Piece(f"“{flat(head)}{flat(text[span.start : value.start])}"),
        Piece(flat(text[value.start : value.end]), "mark"),
        Piece(f"{flat(text[value.end : span.end])}{flat(tail)}”"),
    ]


def _source(fact: Fact) -> str:
    release = fact.release
    published = f"{release.published.day} {release.published:%B %Y}"
    return f"{flat(release.publisher)}, “{flat(release.title)}”, {published} ({flat(release.source)}:{fact.passage.line})"


def _findings(checked: CheckedDocument) -> Iterator[Line]:
    for finding in checked.findings:
        severity = Piece(f"! {finding.severity}  ", finding.severity.value)
        text = flat(finding.text)
        words = f"{text} — {flat(finding.message)}" if len(text) <= SHORT else flat(finding.message)
        yield line(*_place(checked.document, finding.span.start), severity, words, Piece(f"  {finding.code}", "faint"))
        if len(text) > SHORT:
            yield _row("in", f"“{text}”")
        yield from _reasons(finding)
        yield line()


def _summary(result: RunResult, look: Look) -> Iterator[Line]:
    counts = result.counts()
    total = sum(counts.values())
    summary: list[Piece | str] = [Piece(_counted(total, "figure") if total else "no figures", "strong")]
    for label in Label:
        if counts[label]:
            summary += [": " if len(summary) == 1 else ", ", Piece(f"{counts[label]} {WORDS[label][1]}", label.value)]
    if result.findings():
        summary.append(f"; {_counted(len(result.findings()), 'finding')} in the text itself")
    if result.errors:
        summary += ["; ", Piece(f"{len(result.errors)} not checked", "error")]
    yield line(*summary)
    if look.verbose:
        base = result.base
        sizes = f"{_counted(base.releases, 'release')}, {_counted(base.facts, 'fact')}"
        yield line(Piece(f"factcheck {result.version}, fact base {base.hash[:12]}: {sizes}", "faint"))


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
