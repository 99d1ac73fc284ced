"""This file holds how a finding is shown to people: its place, its words in their sentence, arithmetic, picture and readings."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.core.finding import Bar, Finding
from factcheck.core.text import Document, Span
from factcheck.report.layout import Line, Look, Piece, flat, line
from factcheck.report.visible import visible

CLAIM = "<claim"
"""How the path of a claim begins that was given on the command line."""
CONTEXT = 70
"""So many characters of a text are shown on either side of a finding or passage."""
SHORT = 60
"""A finding's text is shown beside its message where it is no longer."""
INDENT = 6
ROW = 14
"""The width of the words that lead a row in."""
WIDEST_BAR = 36
NARROWEST_BAR = 8
WIDEST_NAME = 24


def finding_lines(document: Document, finding: Finding, look: Look) -> Iterator[Line]:
    """A finding with all that explains it, and an empty line."""
    severity = Piece(f"! {finding.severity}  ", finding.severity.value)
    text = flat(finding.text)
    words = f"{text} — {flat(finding.message)}" if _adds(text, finding) else flat(finding.message)
    yield line(*place(document, finding.span.start), severity, words, Piece(f"  {finding.code}", "faint"))
    yield row("in", *excerpt(document.text, finding.span))
    yield from reasons(finding, look)
    yield line()


def reasons(finding: Finding, look: Look) -> Iterator[Line]:
    """The arithmetic of a finding, on a terminal with its picture, and the readings with what each rests on."""
    if finding.working:
        yield row("working", flat(finding.working))
    if look.width is not None:
        yield from picture(finding.bars, look.width)
    for reading in finding.readings:
        rests_on = f" ({flat(reading.rests_on)})" if reading.rests_on else ""
        yield row("could be", Piece(flat(reading.text), "strong"), rests_on)


def picture(bars: tuple[Bar, ...], columns: int) -> Iterator[Line]:
    """A total as a bar, and under it each part where the part before it ends; nothing where a value is below zero."""
    if len(bars) < 2 or any(bar.value < 0 for bar in bars) or not bars[0].value:
        return
    total, parts = bars[0], bars[1:]
    names = [flat(bar.text)[:WIDEST_NAME] for bar in bars]
    width = max(map(len, names))
    longest = max(NARROWEST_BAR, min(WIDEST_BAR, columns - INDENT - ROW - width - 2))
    scale = longest / max(total.value, sum(part.value for part in parts))
    yield row("", f"{names[0]:<{width}}  ", Piece("█" * round(total.value * scale), "strong"))
    reached = total.value * 0
    for name, part in zip(names[1:], parts, strict=True):
        start = min(round(reached * scale), longest - 1)
        reached += part.value
        length = max(round(reached * scale) - start, 1)
        yield row("", f"{name:<{width}}  {'·' * start}", Piece("█" * length, "faint"))


def row(lead: str, *pieces: Piece | str) -> Line:
    """A line under a figure or finding, led in by a word that says what it is."""
    return line(*pieces, indent=INDENT, lead=Piece(f"{lead:<{ROW}}", "faint"))


def place(document: Document, start: int) -> tuple[Piece, ...]:
    """Path, line and column of an offset; nothing for a claim that has no file."""
    if document.path.startswith(CLAIM) or not document.path:
        return ()
    line_, column = document.position(start)
    return (Piece(f"{visible(document.path)}:{line_}:{column}", "strong"), Piece("  "))


def excerpt(text: str, marked: Span, around: Span | None = None) -> list[Piece]:
    """Words of a text with a span marked in them, and some of the words around it, or around a longer one, on their lines."""
    span = around or marked
    before, after = text[: span.start].rpartition("\n")[2], text[span.end :].partition("\n")[0]
    head, tail = before[-CONTEXT:], after[:CONTEXT]
    if len(head) < len(before):
        head = "…" + head.partition(" ")[2]
    if len(tail) < len(after):
        tail = tail.rpartition(" ")[0] + "…"
    return [
        Piece(f"“{flat(head)}{flat(text[span.start : marked.start])}"),
        Piece(flat(text[marked.start : marked.end]), "mark"),
        Piece(f"{flat(text[marked.end : span.end])}{flat(tail)}”"),
    ]


def _adds(text: str, finding: Finding) -> bool:
    """Whether the words of a finding say more than its message does."""
    return len(text) <= SHORT and not flat(finding.message).startswith(text)
