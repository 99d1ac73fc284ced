"""This file holds the draft as the page shows it: whole and in order, its headings, paragraphs, lists and tables as such."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import TypeVar

from msgspec import Struct

from factcheck.core.finding import Finding
from factcheck.core.text import Block, BlockKind, Document, Span
from factcheck.core.verdict import CheckedDocument
from factcheck.expressions import regex
from factcheck.report.html.runs import Mark, Run, is_syntax, language, runs, without_syntax
from factcheck.report.html.tables import has_header, rows

TOP = 4
"""The draft's first heading, below those of the page; the lowest there is is 6."""
LOWEST = 6
MARKER = regex(r"\s*(?P<sign>[-*+·‣○◦•●■▪–—]|[(（]?\d{1,3}[.)）、])(?=\s|\Z)")
"""What leads a list's item in."""
QUOTED = regex(r"\s*>")
RULER = regex(r"[\s>|:=+*_-]*")
LONG = 12
"""More lines than these that were not read are folded away."""
KINDS = {BlockKind.HEADING: "heading", BlockKind.ITEM: "list", BlockKind.CELL: "table"}
"""What blocks are shown as that are no paragraphs."""
T = TypeVar("T")


class Strip(Struct, frozen=True):
    """A stretch of the draft, with its line, the mark of a list's item, and what stands behind it.

    `flags` are the numbers of the findings that begin in it; `is_mute` says that it was asked for as a claim and holds no figure.
    """

    runs: tuple[Run, ...]
    line: int
    language: str = ""
    marker: str = ""
    flags: tuple[int, ...] = ()
    is_mute: bool = False


class Part(Struct, frozen=True):
    """A part of the draft: a heading, a paragraph, a quotation, a list, a table, a list of claims, or lines that were not read.

    `rows` are a table's, with None for a cell that is empty. `level` is that of a heading on the page.
    """

    kind: str
    strips: tuple[Strip, ...] = ()
    rows: tuple[tuple[Strip | None, ...], ...] = ()
    has_header: bool = False
    level: int = 0

    @property
    def is_long(self) -> bool:
        """Whether these are many lines that were not read."""
        return self.kind == "unread" and len(self.strips) > LONG


class _Piece(Struct, frozen=True):
    """A block with the words of its lines that lie before and behind it, or a line that was not read."""

    span: Span
    kind: str
    block: Block | None = None
    marker: str = ""


def parts(checked: CheckedDocument, marks: Sequence[Mark], findings: Sequence[tuple[int, Finding]]) -> tuple[Part, ...]:
    """The parts of a draft from top to bottom; `marks` are its figures in the order of the text."""
    document = checked.document
    pieces = _claims(checked) or list(_pieces(document))
    setter = _Setter(checked, deque(marks), deque(sorted(findings, key=lambda pair: pair[1].span)))
    strips = [setter.strip(piece, is_last=piece is pieces[-1]) for piece in pieces]
    levels: list[int] = []
    return tuple(
        _part(document, kind, list(group), levels)
        for (kind, _), group in groupby(zip(pieces, strips, strict=True), key=lambda pair: _group(pair[0]))
    )


def _group(piece: _Piece) -> tuple[str, int]:
    """What neighbours share that make one part: headings and paragraphs stand alone."""
    return piece.kind, piece.span.start if piece.kind in ("heading", "prose") else 0


def _part(document: Document, kind: str, members: list[tuple[_Piece, Strip]], levels: list[int]) -> Part:
    strips = tuple(strip for _, strip in members)
    block = members[0][0].block
    if kind == "table":
        cells = dict(zip((piece.block for piece, _ in members if piece.block), strips, strict=True))
        shape = rows(document.text, tuple(cells))
        return Part(
            kind, rows=tuple(tuple(cells[cell] if cell else None for cell in row) for row in shape), has_header=has_header(shape)
        )
    if kind != "heading" or block is None:
        return Part(kind, strips)
    while levels and levels[-1] >= block.level:
        levels.pop()
    levels.append(block.level)
    return Part(kind, strips, level=min(TOP + len(levels) - 1, LOWEST))


def _claims(checked: CheckedDocument) -> list[_Piece]:
    """The claims, where they are all that the document is: its lines, each judged as a whole, or words from the command line."""
    text = checked.document.text
    spans = [claim.claim.sentence.span for claim in checked.claims]
    ends = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans), len(text)]
    gaps = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    if any(gap.strip("\ufeff \t\r\n") for gap in gaps) or not all("\n" in gap for gap in gaps[1:-1]):
        return []
    return [_Piece(span, "claims") for span in spans]


def _pieces(document: Document) -> Iterator[_Piece]:
    """The blocks in their order, and between them the lines that were not read."""
    blocks = sorted(document.blocks, key=lambda block: block.span)
    ends = [0, *(block.span.end for block in blocks)]
    starts = [*(block.span.start for block in blocks), len(document.text)]
    gaps = [_gap(document, start, end) for start, end in zip(ends, starts, strict=True)]
    yield from gaps[0].unread
    for block, before, behind in zip(blocks, gaps, gaps[1:], strict=False):
        yield _framed(document, block, Span(before.head, block.span.start), behind.tail)
        yield from behind.unread


class _Gap(Struct, frozen=True):
    """What lies between two blocks: up to `tail` the rest of a line, lines that were not read, from `head` on a line's beginning."""

    tail: int
    head: int
    unread: tuple[_Piece, ...] = ()


def _gap(document: Document, start: int, end: int) -> _Gap:
    """The gap between two blocks; at the top of the text and at its bottom there is no block to share a line with."""
    text = document.text
    is_top, is_bottom = start == 0, end == len(text)
    first, last = text.find("\n", start, end), text.rfind("\n", start, end)
    if first < 0 and is_top != is_bottom:
        return _Gap(start, start) if is_top else _Gap(end, end)
    if first < 0 and not is_top:
        return _Gap(start, start)
    tail, head = start if is_top else first, end if is_bottom else last + 1
    return _Gap(tail, head, () if RULER.fullmatch(text, tail, head) else tuple(_lines(text, tail, head)))


def _lines(text: str, start: int, end: int) -> Iterator[_Piece]:
    """The lines between two places, without those at either end that are blank or a ruler."""
    spans, at = [], start
    for line in text[start:end].split("\n"):
        spans.append(Span(at, at + len(line.rstrip())))
        at += len(line) + 1
    full = [number for number, span in enumerate(spans) if not RULER.fullmatch(text, span.start, span.end)]
    return (_Piece(span, "unread") for span in spans[full[0] : full[-1] + 1])


def _framed(document: Document, block: Block, before: Span, end: int) -> _Piece:
    """A block with what stands before and behind it on its lines, where that is more than markup."""
    lead = document.words(before)
    marker = MARKER.match(lead) if block.kind is BlockKind.ITEM else None
    start = before.start + (marker.end() if marker else 0)
    kind = "quote" if block.kind is BlockKind.PROSE and QUOTED.match(lead) else KINDS.get(block.kind, "prose")
    rest = document.words(Span(start, block.span.start))
    start = block.span.start - len(without_syntax(rest))
    end = block.span.end if is_syntax(document.text[block.span.end : end]) else end
    return _Piece(Span(start, max(end, block.span.end)), kind, block, marker["sign"] if marker else "")


class _Setter(Struct, dict=True):
    """Sets pieces one after the other, each with the figures and findings that begin in it or since the one before."""

    checked: CheckedDocument
    marks: deque[Mark]
    findings: deque[tuple[int, Finding]]

    def strip(self, piece: _Piece, *, is_last: bool) -> Strip:
        """The piece as it is shown; the last takes all that is left."""
        document, span = self.checked.document, piece.span
        end = len(document.text) + 1 if is_last else span.end
        marks = list(_taken(self.marks, lambda mark: mark.verdict.figure.span.start < end))
        flags = tuple(number for number, _ in _taken(self.findings, lambda pair: pair[1].span.start < end))
        words = document.words(span)
        line, _ = document.position(span.start)
        return Strip(runs(document, span, marks), line, language(words), piece.marker, flags, span in self.mute)

    @cached_property
    def mute(self) -> frozenset[Span]:
        """The places of the claims that hold no figure."""
        return frozenset(claim.claim.sentence.span for claim in self.checked.claims if not claim.verdicts)


def _taken(queue: deque[T], belongs: Callable[[T], bool]) -> Iterator[T]:
    """The first things in the queue that belong, taken out of it."""
    while queue and belongs(queue[0]):
        yield queue.popleft()
