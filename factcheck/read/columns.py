"""This file holds the reading of a table in plain text: lines whose words stand in columns, parted by runs of blanks or by bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factcheck.core.text import BlockKind, Span
from factcheck.expressions import regex
from factcheck.read.outline import Outline

PIECE = regex(r"\S+(?: \S+)*")
"""What stands in a cell: words with single blanks between them."""
GAP = regex(r"\S(?: {2,}|\t)\S")
BARRED = regex(r"\s*\|.*\|\s*")
RULE = regex(r"[\s|:+-]+")
"""A line of a table with bars, and the one below its heads."""
CELL = regex(r"\|[ \t]*(?P<words>[^\s|](?:[^|]*[^\s|])?)?[ \t]*(?=\|)")
VALUE = regex(r"[^A-Za-z]{0,4}[0-9][^A-Za-z]*")
YEAR = regex(r"(?:19|20)[0-9]{2}")
NAME = regex(r"[^\W\d_]")
TOLD = regex(r"[^\w\s]{0,3}[0-9][0-9.,]{0,16}(?:\s?%|\s[A-Za-z][A-Za-z /-]{1,40})")
"""A number that says in its own words what it counts: "2.21 million bags", "36.0 per cent"."""
FEWEST_ROWS = 2
FEWEST_CELLS = 2


class Piece(Struct, frozen=True):
    """A cell's words with their place in the line, and in the file."""

    text: str
    start: int
    end: int
    span: Span

    def overlaps(self, other: Piece) -> bool:
        """Whether the two stand in one column."""
        return self.start < other.end and other.start < self.end


Rows = list[list[Piece]]


def enter_table(outline: Outline, lines: Sequence[tuple[int, str]]) -> bool:
    """Whether lines, each with its offset, are a table; if so, its cells are entered with the heads of their row and column.

    A table has at least two rows with a name and as many numbers each; lines before them without a name of a row are its heads. One with
    bars has its heads above a line of dashes, or above rows of which each has a value; one whose numbers tell what they count needs none.
    """
    if len(lines) > FEWEST_ROWS and all(BARRED.fullmatch(text) for _, text in lines):
        is_ruled = RULE.fullmatch(lines[1][1]) is not None
        barred = [list(_cells(start, text)) for start, text in (lines[0], *lines[1 + is_ruled :])]
        return (is_ruled or _has_heads(barred)) and _enter_barred(outline, barred)
    rows = [list(_pieces(start, text)) for start, text in lines]
    if _tells_itself(rows):
        lead = (outline.lead,) if outline.lead else ()
        for row in rows:
            span = Span(row[0].span.start, row[-1].span.end)
            outline.add(span.start, outline.text[span.start : span.end], BlockKind.ITEM, context=lead)
        return True
    data = [row for row in rows if _is_row(row)]
    first = next((index for index, row in enumerate(rows) if _is_row(row)), len(rows))
    heads = rows[:first]
    whole = len(data) >= FEWEST_ROWS and len(data) == len(rows) - first and len({len(row) for row in data}) == 1
    if not whole or not heads or not all(GAP.search(text) for _, text in lines[first:]):
        return False
    _enter_heads(outline, heads)
    for row in data:
        _enter_row(outline, row, heads, data)
    return True


def _pieces(start: int, text: str) -> Iterator[Piece]:
    for match in PIECE.finditer(text.expandtabs(1)):
        yield Piece(match[0], match.start(), match.end(), Span(start + match.start(), start + match.end()))


def _enter_barred(outline: Outline, rows: Rows) -> bool:
    """The cells of a table with bars, if all its rows are full."""
    heads, *data = rows
    if any(len(row) != len(heads) for row in data):
        return False
    _enter_heads(outline, [[piece for piece in heads if piece.text]])
    lead = (outline.lead,) if outline.lead else ()
    for row in data:
        for index, piece in enumerate(row):
            above = (heads[0],) if index == 0 else (row[0], heads[index])
            context = (*(each.span for each in above if each.text), *lead)
            if piece.text:
                outline.add(piece.span.start, piece.text, BlockKind.CELL, context=context)
    return True


def _has_heads(rows: Rows) -> bool:
    """Whether the first row has words or years above the values of all others."""
    heads, *data = rows
    are_heads = not any(VALUE.fullmatch(piece.text) and not YEAR.fullmatch(piece.text) for piece in heads[1:])
    return are_heads and all(row[0].text and any(VALUE.fullmatch(piece.text) for piece in row[1:]) for row in data)


def _cells(start: int, text: str) -> Iterator[Piece]:
    """The cells between the bars of a line, those without words too."""
    for match in CELL.finditer(text):
        begin, end = match.span("words") if match["words"] else (match.end(), match.end())
        yield Piece(text[begin:end], begin, end, Span(start + begin, start + end))


def _is_row(row: Sequence[Piece]) -> bool:
    """Whether a line has a name and numbers behind it."""
    numbers = [piece for piece in row[1:] if piece.text[-1:].isdigit() or piece.text[-1:] == "%"]
    return len(row) > FEWEST_CELLS and len(numbers) == len(row) - 1 and not row[0].text[0].isdigit()


def _tells_itself(rows: Rows) -> bool:
    """Whether every line is a name with as many numbers behind it, each with the words for what it counts."""
    are_told = all(
        len(row) > 1 and NAME.match(row[0].text) and all(TOLD.fullmatch(piece.text) for piece in row[1:]) for row in rows
    )
    return len(rows) > FEWEST_ROWS and are_told and len({len(row) for row in rows}) == 1


def _enter_heads(outline: Outline, heads: Rows) -> None:
    for row in heads:
        for piece in row:
            outline.add(piece.span.start, piece.text, BlockKind.CELL)


def _enter_row(outline: Outline, row: Sequence[Piece], heads: Rows, data: Rows) -> None:
    """The cells of a row: its name under the head of the names, its numbers under theirs."""
    lead = (outline.lead,) if outline.lead else ()
    name = row[0]
    outline.add(name.span.start, name.text, BlockKind.CELL, context=(*_above(0, heads, data), *lead))
    for index, piece in enumerate(row[1:], 1):
        context = (name.span, *_above(index, heads, data), *lead)
        outline.add(piece.span.start, piece.text, BlockKind.CELL, context=context)


def _above(index: int, heads: Rows, data: Rows) -> tuple[Span, ...]:
    """The heads that stand above a column: those that its widest number, or its names, reach."""
    column = [row[index] for row in data]
    found = [piece for row in heads for piece in row if any(piece.overlaps(other) for other in column)]
    return tuple(piece.span for piece in found)
