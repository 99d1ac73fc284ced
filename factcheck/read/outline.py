"""This file holds the outline of a document while it is read: its blocks from top to bottom, each under its headings."""

from __future__ import annotations

from datetime import date

from msgspec import Struct, field

from factcheck.core.text import Block, BlockKind, Document, Span
from factcheck.expressions import regex
from factcheck.read.dateline import dateline
from factcheck.read.matter import Matter

NUMBERING = regex(r"\s*(?:\d{1,2}\.){0,4}(?P<number>\d{1,2})(?:[.)、]\s*|\s+(?=[A-Z]))(?=[^\W\d_])")
"""A section number at the head of a heading: "3.2 Ports", "1. Traffic", but not "60 ports"."""
LEADS = 6
"""Among how many blocks from the top a dateline is looked for."""


class Outline(Struct):
    """The blocks found so far; `lead` is the paragraph that a list or table here would belong to."""

    text: str
    path: str = ""
    dated: date | None = None
    lead: Span | None = None
    comments: list[Span] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _pieces: list[tuple[int, str]] = field(default_factory=list)
    _headings: list[tuple[int, Span]] = field(default_factory=list)
    _numbers: dict[int, int] = field(default_factory=dict)
    _period: tuple[Span, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no block was found yet."""
        return not self._blocks

    def take(self, matter: Matter) -> None:
        """Enter what front matter says: its title is the heading above all others, its period a context of every block."""
        self.dated = self.dated or matter.dated
        if matter.title:
            self.heading(matter.title.start, self._words(matter.title), level=0)
        if matter.period:
            self._pieces.append((matter.period.start, self._words(matter.period)))
            self._period = (matter.period,)

    def heading(self, start: int, prose: str, level: int) -> Span | None:
        """Enter a heading; it ends those of its own level and below."""
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        span = self.add(start, self._without_number(prose, level), BlockKind.HEADING, level=level)
        if span:
            self._headings.append((level, span))
        self.lead = None
        return span

    def paragraph(self, start: int, prose: str) -> Span | None:
        """Enter a paragraph of prose."""
        span = self.add(start, prose)
        self.lead = span or self.lead
        return span

    def add(
        self, start: int, prose: str, kind: BlockKind = BlockKind.PROSE, *, level: int = 0, context: tuple[Span, ...] = ()
    ) -> Span | None:
        """The span of a block whose prose begins at an offset, without blanks at its ends; None where nothing is left to read."""
        if len(self._blocks) < LEADS and kind in (BlockKind.PROSE, BlockKind.HEADING):
            prose = self._without_dateline(prose)
        inner = prose.strip()
        if not inner:
            return None
        start += len(prose) - len(prose.lstrip())
        span = Span(start, start + len(inner))
        headings = [heading for level_, heading in reversed(self._headings) if level_ > 0]
        title = [heading for level_, heading in self._headings if level_ == 0]
        self._blocks.append(Block(span, kind, level, tuple(dict.fromkeys((*context, *headings, *self._period, *title)))))
        self._pieces.append((start, inner))
        return span

    def aside(self, start: int, prose: str, context: tuple[Span, ...] = (), kind: BlockKind = BlockKind.NOTE) -> Span | None:
        """Enter what stands beside the text, under none of its headings."""
        headings, self._headings = self._headings, []
        span = self.add(start, prose, kind, context=context)
        self._headings = headings
        return span

    def document(self) -> Document:
        """The document, with its prose put together."""
        parts, end = [], 0
        for start, prose in sorted(self._pieces):
            parts += [" " * (start - end), prose]
            end = start + len(prose)
        whole = "".join([*parts, " " * (len(self.text) - end)])
        return Document(self.text, tuple(self._blocks), self.path, self.dated, whole, comments=tuple(self.comments))

    def _without_number(self, prose: str, level: int) -> str:
        """The heading without its section number, which is one where it counts on from the heading before."""
        self._numbers = {outer: number for outer, number in self._numbers.items() if outer <= level}
        found = NUMBERING.match(prose)
        if not found or int(found["number"]) != self._numbers.get(level, 0) + 1:
            return prose
        self._numbers[level] = int(found["number"])
        return " " * found.end() + prose[found.end() :]

    def _without_dateline(self, prose: str) -> str:
        length, day = dateline(prose)
        self.dated = self.dated or day
        return " " * length + prose[length:]

    def _words(self, span: Span) -> str:
        return self.text[span.start : span.end]
