"""This file holds the paragraphs of a Word file in their order: the body with its tables, then text boxes, footnotes, endnotes."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document as Package
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.text import BlockKind
from factcheck.read.manuscript import Cell, Line
from factcheck.read.word.names import (
    ALTERNATIVES,
    BLOCK_WRAPPERS,
    CELL,
    NOTES,
    PARAGRAPH,
    ROW,
    SDT,
    SDT_CONTENT,
    TABLE,
    W_VAL,
)
from factcheck.read.word.runs import Mark, Reader, Stretch, alternative
from factcheck.read.word.styles import Role, Styles

CONTENTS = "Table of Contents"
WIDEST = 64
"""At most so many columns are taken to lie under one head."""


class Paragraph(Struct, frozen=True):
    """A paragraph: what it says, and the stretches of it; `anchor` is the run of the body that a note or text box hangs at."""

    line: Line
    stretches: tuple[Stretch, ...]
    anchor: BaseOxmlElement | None = None


class _Place(Struct, frozen=True):
    """Where a paragraph stands: in which cell, if any; beside the text, belonging to a paragraph and hanging at a run."""

    cell: Cell | None = None
    is_contents: bool = False
    aside: bool = False
    about: int | None = None
    anchor: BaseOxmlElement | None = None


class Manuscript:
    """The paragraphs of a package."""

    def __init__(self, package: Package) -> None:
        self.paragraphs: list[Paragraph] = []
        self._styles = Styles(package)
        self._notes = {kind: _notes(package, kind) for kind in NOTES.values()}
        self._reader = Reader()
        self._tables = 0
        self._pending: list[tuple[Mark, int]] = []
        self._rest: list[Stretch | Mark] = []
        self._story(package.element.body, _Place())
        while self._pending:
            waiting, self._pending = sorted(self._pending, key=lambda each: ("", "footnotes", "endnotes").index(each[0].part)), []
            for mark, about in waiting:
                self._aside(mark, about)

    def _aside(self, mark: Mark, about: int) -> None:
        """Enter a text box, or a note, which belongs to its paragraph."""
        anchor = self.paragraphs[about].anchor
        anchor = mark.run if anchor is None else anchor
        if mark.box is not None:
            self._story(mark.box, _Place(aside=True, anchor=anchor))
            return
        note = self._notes[mark.part].pop(mark.id, None)
        if note is not None:
            self._story(note, _Place(aside=True, about=about, anchor=anchor))

    def _story(self, container: BaseOxmlElement, place: _Place) -> None:
        self._blocks(container, place)
        self._flush(place)

    def _flush(self, place: _Place) -> None:
        """Enter the words of a paragraph whose mark was deleted, where no paragraph follows to take them."""
        if self._rest:
            self._enter(self._rest, Role(), place)

    def _blocks(self, container: BaseOxmlElement, place: _Place) -> None:
        for child in container.iterchildren():
            if child.tag == PARAGRAPH:
                self._paragraph(child, place)
            elif child.tag == TABLE:
                self._flush(place)
                self._table(child, place)
            elif child.tag == SDT:
                inner = child.find(SDT_CONTENT)
                if inner is not None:
                    self._blocks(inner, replace(place, is_contents=place.is_contents or _is_contents(child)))
            elif child.tag in BLOCK_WRAPPERS:
                self._blocks(child, place)
            elif child.tag == ALTERNATIVES:
                self._blocks(alternative(child), place)

    def _paragraph(self, paragraph: BaseOxmlElement, place: _Place) -> None:
        self._rest += self._reader.read(paragraph)
        if not _joins_next(paragraph):
            self._enter(self._rest, self._styles.role(paragraph), place)

    def _enter(self, found: list[Stretch | Mark], role: Role, place: _Place) -> None:
        self._rest = []
        stretches = tuple(one for one in found if isinstance(one, Stretch) and one.text)
        self._pending += [(one, len(self.paragraphs)) for one in found if isinstance(one, Mark)]
        text, prose = "".join(one.text for one in stretches), "".join(one.prose for one in stretches)
        if place.is_contents or role.is_contents:
            prose = " " * len(prose)
        kind, level = _kind(role, place)
        line = Line(text, prose, kind, level, place.cell, place.aside, place.about)
        self.paragraphs.append(Paragraph(line, stretches, place.anchor))

    def _table(self, table: BaseOxmlElement, place: _Place) -> None:
        """Enter the cells of a table; one of a single cell is a frame around its paragraphs."""
        rows = [list(_cells(row)) for row in _inside(table, ROW) if not _is_dropped(row, "w:trPr", ("w:del",))]
        if len(rows) == 1 and len(rows[0]) == 1:
            self._blocks(rows[0][0][1], place)
            return
        number, self._tables = self._tables, self._tables + 1
        heads = max(1, next((at for at, row in enumerate(_inside(table, ROW)) if not _repeats(row)), 1))
        for at, row in enumerate(rows):
            for column, cell in row:
                rows_covered = _rows_covered(rows, at, column) if column == 0 else 1
                found = Cell(number, at, column, rows_covered, min(_span(cell), WIDEST), at < heads)
                self._story(cell, replace(place, cell=found))


def _kind(role: Role, place: _Place) -> tuple[BlockKind, int]:
    if place.cell:
        return BlockKind.CELL, 0
    if place.aside:
        return BlockKind.NOTE, 0
    if role.heading:
        return BlockKind.HEADING, role.heading
    return (BlockKind.PROSE, 0) if role.item is None else (BlockKind.ITEM, role.item)


def _notes(package: Package, kind: str) -> dict[str, BaseOxmlElement]:
    """The footnotes or endnotes of a package by their ids, without the lines that separate them from the text."""
    for relation in package.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            root = parse_xml(relation.target_part.blob)
            return {
                note.get(qn("w:id")) or "": note for note in root.iterchildren() if note.get(qn("w:type")) in (None, "normal")
            }
    return {}


def _is_contents(sdt: BaseOxmlElement) -> bool:
    gallery = sdt.find("/".join(qn(name) for name in ("w:sdtPr", "w:docPartObj", "w:docPartGallery")))
    return gallery is not None and gallery.get(W_VAL) == CONTENTS


def _joins_next(paragraph: BaseOxmlElement) -> bool:
    """Whether the mark at its end is deleted, so that the next paragraph goes on with its words."""
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    return mark is not None and any(mark.find(qn(name)) is not None for name in ("w:del", "w:moveFrom"))


def _inside(element: BaseOxmlElement, tag: str) -> Iterator[BaseOxmlElement]:
    """The rows of a table or cells of a row, those in wrappers among them."""
    for child in element.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in BLOCK_WRAPPERS:
            yield from _inside(child, tag)


def _cells(row: BaseOxmlElement) -> Iterator[tuple[int, BaseOxmlElement]]:
    """The cells of a row that are not deleted, each with its column."""
    before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
    column = _number(before) if before is not None else 0
    for cell in _inside(row, CELL):
        if not _is_dropped(cell, "w:tcPr", ("w:cellDel",)):
            yield column, cell
            column += _span(cell)


def _is_dropped(element: BaseOxmlElement, properties: str, names: tuple[str, ...]) -> bool:
    return any(element.find(f"{qn(properties)}/{qn(name)}") is not None for name in names)


def _repeats(row: BaseOxmlElement) -> bool:
    """Whether a row is repeated as the table's head on every page."""
    return row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def _span(cell: BaseOxmlElement) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return max(1, _number(span)) if span is not None else 1


def _number(element: BaseOxmlElement) -> int:
    value = element.get(W_VAL) or ""
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 5 else 0


def _rows_covered(rows: list[list[tuple[int, BaseOxmlElement]]], at: int, column: int) -> int:
    """How many rows a cell reaches down over."""
    covered = 1
    for row in rows[at + 1 :]:
        below = next((cell for place, cell in row if place == column), None)
        merged = below.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}") if below is not None else None
        if merged is None or merged.get(W_VAL) == "restart":
            break
        covered += 1
    return covered
