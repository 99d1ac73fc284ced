"""This file holds a manuscript: a text as lines that say what they are, as Word and HTML files give it, and its way into a Document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct, field

from factcheck.core.origin import Origin, Piece
from factcheck.core.text import BlockKind, Document, Span
from factcheck.read.inline import without_addresses
from factcheck.read.matter import LONGEST_HEADER, header
from factcheck.read.outline import Outline

DEEPEST = 3
"""So many heads of a column, one above the other, and so many items around an item, are taken as what it is about."""


class Cell(Struct, frozen=True):
    """The place of a cell in its table, counted from 0: its row and column, how many it covers, and whether it heads its column."""

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    is_head: bool = False


class Line(Struct, frozen=True):
    """A paragraph of a manuscript: its text, and its prose, which is as long and blank where nothing is to be read.

    `level` is the depth of a heading (from 1) or of a list item (from 0). A line that stands beside the text (a footnote, a text
    box) is `aside`, and `about` is the index of the line that it belongs to, if any. `pieces` lead back to a source.
    """

    text: str
    prose: str
    kind: BlockKind = BlockKind.PROSE
    level: int = 0
    cell: Cell | None = None
    aside: bool = False
    about: int | None = None
    pieces: tuple[Piece, ...] = ()


class _Heads(Struct):
    """The heads of a table that is being entered: of each column, and of the row down to the one before `until`."""

    columns: dict[int, list[Span]] = field(default_factory=dict)
    row: Span | None = None
    until: int = 0

    def of(self, cell: Cell) -> tuple[Span, ...]:
        """What a cell stands under, nearest first: the head of its row, the heads of its column."""
        if cell.is_head:
            return ()
        beside = (self.row,) if self.row and cell.column else ()
        return (*beside, *reversed(self.columns.get(cell.column, [])[-DEEPEST:]))

    def take(self, cell: Cell, span: Span) -> None:
        """Enter a cell, in case it is a head."""
        if cell.is_head:
            for column in range(cell.column, cell.column + cell.columns):
                self.columns.setdefault(column, []).append(span)
        if cell.column == 0 and self.row is None:
            self.row, self.until = span, cell.row + cell.rows


def document(lines: Sequence[Line], path: str = "", dated: date | None = None, source: str | None = None) -> Document:
    """The document of a manuscript, its lines joined by line ends; with a `source`, their pieces lead back to that."""
    entry = _Entry(lines, path, dated)
    entry.run()
    return entry.document(source)


class _Entry:
    """The entering of a manuscript's lines into an outline."""

    def __init__(self, lines: Sequence[Line], path: str, dated: date | None) -> None:
        self.lines = lines
        self.text = "\n".join(line.text for line in lines)
        self.outline = Outline(self.text, path, dated)
        self.spans: list[Span] = []
        for line in lines:
            start = self.spans[-1].end + 1 if self.spans else 0
            self.spans.append(Span(start, start + len(line.text)))
        self.entered: dict[int, Span | None] = {}
        self.items: list[Span | None] = []
        self.heads: dict[int, _Heads] = {}

    def run(self) -> None:
        """Enter every line that is no header."""
        skipped = self._header()
        for index, line in enumerate(self.lines):
            if index in skipped:
                continue
            prose = without_addresses(line.prose)
            if line.kind not in (BlockKind.ITEM, BlockKind.NOTE) and not line.aside:
                self.items.clear()
            self.entered[index] = self._enter(line, self.spans[index].start, prose)

    def document(self, source: str | None) -> Document:
        """The document, once all lines are entered."""
        found = self.outline.document()
        if source is None:
            return found
        pieces = (
            Piece(piece.start + span.start, piece.end + span.start, piece.source, piece.source_end)
            for line, span in zip(self.lines, self.spans, strict=True)
            for piece in line.pieces
        )
        return Document(found.text, found.blocks, found.path, found.dated, found.prose, Origin(source, tuple(pieces)))

    def _header(self) -> set[int]:
        """The lines at the head that are "Date: …" and the like; what they say is taken."""
        head: list[int] = []
        for index, line in enumerate(self.lines[:LONGEST_HEADER]):
            if line.kind is not BlockKind.PROSE or (head and not line.text.strip()):
                break
            head += [index] if line.text.strip() else []
        known, lines = header(self.text, [self.spans[index] for index in head])
        if known.is_known:
            self.outline.take(known)
        return {index for index in head if self.spans[index] in lines}

    def _enter(self, line: Line, start: int, prose: str) -> Span | None:
        if line.cell:
            return self._enter_cell(line, line.cell, start, prose)
        if line.aside:
            about = self.entered.get(line.about) if line.about is not None else None
            return self.outline.aside(start, prose, (about,) if about else ())
        if line.kind is BlockKind.ITEM:
            return self._enter_item(line, start, prose)
        if line.kind is BlockKind.HEADING:
            return self.outline.heading(start, prose, line.level)
        return self.outline.paragraph(start, prose)

    def _enter_item(self, line: Line, start: int, prose: str) -> Span | None:
        self.items = self.items[: line.level]
        outer = tuple(span for span in (*reversed(self.items[-DEEPEST:]), self.outline.lead) if span)
        span = self.outline.add(start, prose, BlockKind.ITEM, context=outer)
        self.items += [None] * (line.level - len(self.items))
        self.items.append(span)
        return span

    def _enter_cell(self, line: Line, cell: Cell, start: int, prose: str) -> Span | None:
        heads = self.heads.setdefault(cell.table, _Heads())
        if cell.row >= heads.until:
            heads.row = None
        context = heads.of(cell)
        if line.aside:
            span = self.outline.aside(start, prose, context, BlockKind.CELL)
        else:
            lead = (self.outline.lead,) if self.outline.lead else ()
            span = self.outline.add(start, prose, BlockKind.CELL, context=(*context, *lead))
        if span:
            heads.take(cell, span)
        return span
