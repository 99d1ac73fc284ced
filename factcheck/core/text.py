"""This file holds text with its place: spans, sentences, documents, all offsets into the source file."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from factcheck.core.origin import Origin


class Span(Struct, frozen=True, order=True):
    """The characters from `start` to `end`, exclusive, counted in Unicode code points from 0."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def until(self, other: Span) -> Span:
        """From where this one begins to where the other ends."""
        return Span(self.start, other.end)

    def distance(self, other: Span) -> int:
        """How many characters lie between the two; 0 where they touch or overlap."""
        return max(0, other.start - self.end, self.start - other.end)


class BlockKind(StrEnum):
    """What a block of text is for the reader."""

    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    NOTE = "note"


class Block(Struct, frozen=True):
    """A paragraph, heading, list item, table cell, or a note: a footnote or text box, which stands beside the text.

    `level` is the depth of a heading; `context` are the spans that say what the block is about, nearest first: for a cell its
    row's first cell and its column's header, for an item the line that leads the list in, for a footnote the paragraph that it
    belongs to, for any other block the headings above it.
    """

    span: Span
    kind: BlockKind = BlockKind.PROSE
    level: int = 0
    context: tuple[Span, ...] = ()


class Document(Struct, frozen=True, dict=True):
    """The text of a source file, whole, with the blocks of it that are prose to be checked.

    `text` is the file's own text, so that every offset is one into the file; what lies in no block (code, link targets,
    front matter) is not read. Of a file that is more than text, it is what the file shows, each paragraph on a line of its own;
    where that has places in a readable source (HTML), `origin` leads back to them. `prose` is the same text, character for character, with a blank in the place of everything that
    is not to be read (markup, addresses, datelines, line ends) and a line end only where the author broke a line on purpose;
    empty, it is the text itself. `dated` is the article's own date, from its front matter or dateline. `comments` are the places
    of what the author wrote beside the text and not in it.
    """

    text: str
    blocks: tuple[Block, ...]
    path: str = ""
    dated: date | None = None
    prose: str = ""
    origin: Origin | None = None
    comments: tuple[Span, ...] = ()

    def words(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def reading(self, span: Span) -> str:
        """The prose of a span, as long as its text.

        >>> Document("**610** million", (), prose="  610   million").reading(Span(2, 15))
        '610   million'
        """
        return (self.prose or self.text)[span.start : span.end]

    def in_source(self, span: Span) -> Span:
        """The place of a span in the source file."""
        if self.origin is None:
            return span
        start = self.origin.start(span.start)
        return Span(start, max(start, self.origin.end(span.end)))

    @cached_property
    def _line_starts(self) -> list[int]:
        source = self.origin.source if self.origin else self.text
        return [0, *(i + 1 for i, character in enumerate(source) if character == "\n")]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column in the source of the character at an offset, both from 1; in a Word file a line is a paragraph."""
        return self._place(self.origin.start(offset) if self.origin else offset)

    def end_position(self, offset: int) -> tuple[int, int]:
        """Line and column in the source right behind the character before an offset."""
        return self._place(self.origin.end(offset) if self.origin else offset)

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


class Sentence(Struct, frozen=True, eq=False):
    """A sentence, list item, heading or table cell, with its place in the document.

    `text` is as long as the span: markup is blank in it, so that `span.start + i` is the place of its character `i`.
    `context` are sentences that lend it what it leaves unsaid, nearest first: its row and column heads, the sentences before
    in the same paragraph, the heading above; they have no context of their own. `paragraph` counts the document's blocks from 0.
    """

    text: str
    span: Span
    kind: BlockKind = BlockKind.PROSE
    context: tuple[Sentence, ...] = ()
    paragraph: int = 0

    def __eq__(self, other: object) -> bool:
        """Whether it is the same sentence, whatever lends it what it leaves unsaid."""
        return self._told == other._told if isinstance(other, Sentence) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.text, self.span.start))

    @property
    def _told(self) -> tuple[str, Span, BlockKind, int]:
        return self.text, self.span, self.kind, self.paragraph
