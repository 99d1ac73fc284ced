"""This file holds the grid of a page's table: in which row and column each cell lies, and which cells are heads."""

from __future__ import annotations

from justhtml.dom import Element
from msgspec import Struct, field

from factcheck.read.manuscript import Cell
from factcheck.read.page.tree import attribute

WIDEST, LONGEST = 64, 1000
"""So many columns and rows one cell covers at most."""
LAYOUT = ("presentation", "none")
PARTS = ("thead", "tbody", "tfoot")


class Grid(Struct):
    """A table while it is walked through; of one that only lays out the page, the cells are no cells."""

    table: int
    is_layout: bool
    has_heads: bool
    cell: Cell | None = None
    _row: int = -1
    _column: int = 0
    _is_head: bool = False
    _reaching: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, table: Element, number: int) -> Grid:
        """The grid of a table; one whose rows have a single cell each lays out the page."""
        rows = [_cells(row) for row in _rows(table)]
        is_layout = attribute(table, "role") in LAYOUT or all(len(row) < 2 for row in rows)
        return cls(number, is_layout, any(_is_head(row) for row in _rows(table)))

    def begin_row(self, row: Element) -> None:
        """Take note of a row. Where no row of the table is one of heads, and no cell a head, the first one is."""
        self._row += 1
        self._column = 0
        cells = _cells(row)
        self._is_head = _is_head(row) or (
            self._row == 0 and not self.has_heads and not any(one.name == "th" for one in cells[1:])
        )

    def begin_cell(self, columns: str, rows: str) -> None:
        """Take note of a cell, which lies in the first column that no cell from above reaches into."""
        if self.is_layout:
            return
        while self._reaching.get(self._column, 0) > self._row:
            self._column += 1
        wide, high = _number(columns, WIDEST), _number(rows, LONGEST)
        self.cell = Cell(self.table, max(self._row, 0), self._column, high, wide, self._is_head)
        for column in range(self._column, self._column + wide):
            self._reaching[column] = self._row + high
        self._column += wide


def _rows(table: Element) -> list[Element]:
    parts = [table, *(each for each in table.children if isinstance(each, Element) and each.name in PARTS)]
    return [row for part in parts for row in part.children if isinstance(row, Element) and row.name == "tr"]


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.children if isinstance(cell, Element) and cell.name in ("td", "th")]


def _is_head(row: Element) -> bool:
    """Whether a row holds the heads of columns: in the table's head, or of heads alone."""
    parent, cells = row.parent, _cells(row)
    return (parent is not None and parent.name == "thead") or (len(cells) > 1 and all(cell.name == "th" for cell in cells))


def _number(text: str, most: int) -> int:
    """A number of rows or columns, at least 1."""
    return max(1, min(int(text), most)) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
