"""This file holds how the cells of a draft, which come one after the other, stand in rows again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.core.text import Block

Row = tuple[Block | None, ...]


def rows(text: str, cells: Sequence[Block]) -> tuple[Row, ...]:
    """The rows of a table, with None for a cell that is empty, all of them as long.

    Where bars part the cells (markdown), they tell the place of each; else the heads that a cell has in its context do, and a
    header that is short of a cell has its first one empty.
    """
    gaps = [text[before.span.end : cell.span.start] for before, cell in pairwise(cells)]
    has_bars = any("|" in gap for gap in gaps)
    found = _by_bars(text, cells) if has_bars else _by_heads(cells)
    widest = max(map(len, found), default=0)
    missing = [(None,) * (widest - len(row)) for row in found]
    return tuple(
        (*none, *row) if number == 0 and not has_bars else (*row, *none)
        for number, (none, row) in enumerate(zip(missing, found, strict=True))
    )


def has_header(table: Sequence[Row]) -> bool:
    """Whether cells of the first row lend their words to those under them."""
    heads = {cell.span for cell in table[0] if cell}
    return any(heads.intersection(cell.context) for row in table[1:] for cell in row if cell)


def _by_bars(text: str, cells: Sequence[Block]) -> list[list[Block | None]]:
    """The rows of lines; each bar before a cell but the first is an empty one."""
    found: list[list[Block | None]] = []
    end = 0
    for cell in cells:
        gap = text[end : cell.span.start]
        if not found or "\n" in gap:
            found.append([])
        found[-1] += [None] * (gap.rpartition("\n")[2].count("|") - 1)
        found[-1].append(cell)
        end = cell.span.end
    return found


def _by_heads(cells: Sequence[Block]) -> list[list[Block | None]]:
    """The rows whose cells have the same first cell for a head, or the heads of columns that go on to the right."""
    header = _header(cells)
    columns = {cell.span: number for number, cell in enumerate(header)}
    found: list[list[Block | None]] = []
    head, reached = None, -1
    for cell in cells[len(header) :]:
        column = max((columns[span] for span in cell.context if span in columns), default=-1)
        if head not in cell.context and not -1 < reached < column:
            found.append([])
            head = cell.span
        found[-1].append(cell)
        reached = column
    return [list(header), *found] if header else found


def _header(cells: Sequence[Block]) -> Sequence[Block]:
    """The cells before the first that has a head among the others, or is the head of the one behind it."""
    spans = {cell.span for cell in cells}
    heads = {before.span for before, cell in pairwise(cells) if cell.context[:1] == (before.span,)}
    first = (number for number, cell in enumerate(cells) if cell.span in heads or spans.intersection(cell.context))
    return cells[: next(first, len(cells))]
