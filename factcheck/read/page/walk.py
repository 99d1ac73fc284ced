"""This file holds the walk through a page's article, from which its lines come: paragraphs, headings, items, cells."""

from __future__ import annotations

from collections.abc import Callable

from justhtml.dom import Element, Node, Text
from msgspec import Struct, field

from factcheck.core.origin import Piece
from factcheck.core.text import BlockKind
from factcheck.expressions import regex
from factcheck.read.manuscript import Cell, Line
from factcheck.read.page.places import Stretch, places
from factcheck.read.page.table import Grid
from factcheck.read.page.tree import Tree, attribute, is_left_out, words

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    "address article blockquote body caption center dd details dialog div dl dt fieldset figcaption figure form header hgroup hr "
    "legend li main ol p pre search section summary table tbody td tfoot th thead tr ul".split()
) | frozenset(HEADINGS)
"""Elements that begin and end a line."""
SILENT = frozenset("code del kbd pre s samp strike".split())
"""Elements whose words are shown but not read: code, and what is struck out."""
BLANKS = regex(r"[ \t\n\f\r]+")
UNSEEN = regex("[\u00ad\u200b\u200d\u2060\ufeff]+")
"""Characters that nobody sees: soft hyphens and joiners."""
RAISED = regex(r"\s?[\[(]?\d{1,3}[\])]?\s?\Z")
POWERS = ("m", "M")
"""What stands before a raised number that is a power: km²."""


class _Open(Struct):
    """A line that is being put together."""

    parts: list[str] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    last: str = ""

    def add(self, text: str, prose: str, start: int, end: int) -> None:
        """Add characters; those that go on where the last ones ended are one piece with them."""
        before = self.pieces[-1] if self.pieces else None
        piece = Piece(self.length, self.length + len(text), start, end)
        if before and not before.is_whole and not piece.is_whole and before.source_end == start:
            self.pieces[-1] = Piece(before.start, piece.end, before.source, end)
        else:
            self.pieces.append(piece)
        self.parts.append(text)
        self.prose.append(prose)
        self.length += len(text)
        self.last = text[-1]


class Walk:
    """A walk through the nodes of a page's article."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.found: list[Line] = []
        self.open = _Open()
        self.silent = 0
        self.captions = 0
        self.heading = 0
        self.items: list[bool] = []
        self.grids: list[Grid] = []
        self.tables = 0

    def lines(self) -> list[Line]:
        """The lines of the article; where it has no headline, the page's title stands for it."""
        article = self.tree.article()
        title = self.tree.first("title")
        if title and not self.tree.first("h1", article):
            self.heading = 1
            self._walk(title)
            self._flush()
            self.heading = 0
        self._walk(article)
        self._flush()
        return self.found

    def _walk(self, top: Node) -> None:
        """Visit what is under a node; on leaving an element, undo what entering it did."""
        waiting: list[Node | Text | Callable[[], None]] = list(reversed(top.children or ()))
        while waiting:
            node = waiting.pop()
            if isinstance(node, Text):
                self._text(node)
            elif isinstance(node, Element) and not is_left_out(node):
                waiting.append(self._enter(node))
                waiting += reversed(node.children)
            elif callable(node):
                node()

    def _text(self, node: Text) -> None:
        for one in places(self.tree.source, self.tree.offset(node), node.data or ""):
            if BLANKS.fullmatch(one.text):
                if self.open.last not in ("", " "):
                    self._add(Stretch(" ", one.start, one.end))
            elif not UNSEEN.search(one.text):
                self._add(one)
            else:
                self._seen(one)

    def _seen(self, one: Stretch) -> None:
        """Add the characters that are seen of a stretch that has others, too."""
        at = 0
        for unseen in (*UNSEEN.finditer(one.text), None):
            until = unseen.start() if unseen else len(one.text)
            if until > at:
                self._add(Stretch(one.text[at:until], one.start + at, one.start + until))
            at = unseen.end() if unseen else until

    def _add(self, one: Stretch) -> None:
        self.open.add(one.text, " " * len(one.text) if self.silent else one.text, one.start, one.end)

    def _enter(self, element: Element) -> Callable[[], None]:
        """Take note of an element that begins; the result takes note of its end."""
        name = element.name
        if name == "br":
            start = self.tree.offset(element)
            end = self.tree.source.find(">", start) + 1
            self.open.add(" ", "\n", start, max(start, end))
        if name in BLOCKS:
            self._flush()
        is_silent = name in SILENT or (name == "sup" and self._is_reference(element))
        self.silent += is_silent
        self._enter_block(element)
        return lambda: self._leave(name, is_silent)

    def _enter_block(self, element: Element) -> None:
        name = element.name
        if name in HEADINGS:
            self.heading = HEADINGS[name]
        elif name == "figcaption":
            self.captions += 1
        elif name == "li":
            self.items.append(False)
        elif name == "table":
            self.grids.append(Grid.of(element, self.tables))
            self.tables += 1
        elif name == "tr" and self.grids:
            self.grids[-1].begin_row(element)
        elif name in ("td", "th") and self.grids:
            self.grids[-1].begin_cell(attribute(element, "colspan"), attribute(element, "rowspan"))

    def _leave(self, name: str, is_silent: bool) -> None:
        if name in BLOCKS:
            self._flush()
        self.silent -= is_silent
        if name in HEADINGS:
            self.heading = 0
        elif name == "figcaption":
            self.captions -= 1
        elif name == "li":
            self.items.pop()
        elif name == "table":
            self.grids.pop()
        elif name in ("td", "th") and self.grids:
            self.grids[-1].cell = None

    def _is_reference(self, element: Element) -> bool:
        """Whether raised words point at a note, and are no power."""
        return bool(RAISED.match(words(element, most=8))) and self.open.last not in POWERS

    def _flush(self) -> None:
        """End the line that is being put together."""
        line, self.open = self.open, _Open()
        text, prose = "".join(line.parts), "".join(line.prose)
        if not text.strip():
            return
        cell = self.grids[-1].cell if self.grids else None
        kind, level = self._kind(cell)
        if kind is BlockKind.ITEM:
            self.items[-1] = True
        self.found.append(Line(text, prose, kind, level, cell, aside=kind is BlockKind.NOTE, pieces=tuple(line.pieces)))

    def _kind(self, cell: Cell | None) -> tuple[BlockKind, int]:
        if cell:
            return BlockKind.CELL, 0
        if self.heading:
            return BlockKind.HEADING, self.heading
        if self.captions:
            return BlockKind.NOTE, 0
        # a second paragraph of an item stands under its first one
        return (BlockKind.ITEM, len(self.items) - 1 + self.items[-1]) if self.items else (BlockKind.PROSE, 0)
