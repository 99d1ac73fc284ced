"""This file holds the reading of markdown: blocks as a parser finds them by line, their words found again in the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import cast

from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.core.text import BlockKind, Document, Span
from factcheck.expressions import regex
from factcheck.read.html_block import html_comments, html_runs
from factcheck.read.inline import comments, without_markup
from factcheck.read.matter import front_matter
from factcheck.read.outline import Outline

LINE_END = regex(r"\r\n|\n|\r")
DIRECTIVE = regex(r"\s*(?::{3,}.*|!!!.*|\?\?\?.*|\[\[?_?toc_?\]?\]|\{[:%{][^{}]*[%}]?\}+|\$\$.*)\Z", re.IGNORECASE)
"""A line that is an instruction to the page's builder."""
ROW_HEAD = regex(r"[\s>|]*")


def read_markdown(text: str, path: str = "") -> Document:
    """The document that markdown text holds."""
    outline = Outline(text, path)
    matter = front_matter(text)
    outline.take(matter)
    _Walk(outline, text, matter.end).run()
    return outline.document()


def _parser() -> MarkdownIt:
    """A parser of blocks alone: it keeps their lines, but would lose the places of words within them."""
    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.disable(["inline", "text_join"])
    return parser


class _Walk:
    """A walk through the parser's tokens, from block to block."""

    def __init__(self, outline: Outline, text: str, start: int) -> None:
        self.outline = outline
        self.body = text[start:]
        self.start = start
        self.line_starts = [0, *(end.end() for end in LINE_END.finditer(self.body))]
        self.items: list[Span | None] = []
        self.lead: Span | None = None
        self.heading = 0
        self.header: list[Span | None] = []
        self.row: list[Span | None] = []
        self.cursor = 0
        self.cell = ""

    def run(self) -> None:
        """Enter every block into the outline."""
        for token in _parser().parse(self.body):
            enter = getattr(self, f"_{token.type}", None)
            if enter:
                enter(token)

    def _heading_open(self, token: Token) -> None:
        self.heading = int(token.tag[1:])

    def _heading_close(self, _: Token) -> None:
        self.heading = 0

    def _bullet_list_open(self, _: Token) -> None:
        if not self.items:
            self.lead = self.outline.lead

    _ordered_list_open = _bullet_list_open

    def _list_item_open(self, _: Token) -> None:
        self.items.append(None)

    def _list_item_close(self, _: Token) -> None:
        self.items.pop()

    def _table_open(self, _: Token) -> None:
        self.header = []
        if not self.items:
            self.lead = self.outline.lead

    def _tr_open(self, token: Token) -> None:
        line = cast("list[int]", token.map)[0]
        head = ROW_HEAD.match(self.body, self.line_starts[line])
        self.row, self.cursor = [], head.end() if head else 0

    def _thead_close(self, _: Token) -> None:
        self.header = self.row

    def _th_open(self, token: Token) -> None:
        self.cell = token.tag

    _td_open = _th_open

    def _th_close(self, _: Token) -> None:
        self.cell = ""

    _td_close = _th_close

    def _inline(self, token: Token) -> None:
        if self.cell:
            self._enter_cell(token.content)
            return
        start, prose = self._source(token)
        if self.heading:
            self.outline.heading(start, prose, self.heading)
        elif self.items:
            self._enter_item(start, prose)
        else:
            self.outline.paragraph(start, prose)

    def _enter_item(self, start: int, prose: str) -> None:
        outer = (span for span in (*reversed(self.items), self.lead) if span)
        span = self.outline.add(start, prose, BlockKind.ITEM, context=tuple(outer))
        self.items[-1] = self.items[-1] or span

    def _enter_cell(self, content: str) -> None:
        """Enter a table cell: in its row's source, the next place where its words stand."""
        words = content.replace("|", "\\|")
        start = self.body.find(words, self.cursor)
        column = len(self.row)
        heads = (*self.row[:1], *self.header[column : column + 1]) if self.cell == "td" else ()
        context = tuple(head for head in (*heads, self.lead) if head)
        span = None
        if words and start >= 0:
            span = self.outline.add(self.start + start, without_markup(words), BlockKind.CELL, context=context)
            self.cursor = start + len(words)
            self._note(start, comments(words))
        self.row.append(span)

    def _html_block(self, token: Token) -> None:
        first, last = cast("list[int]", token.map)
        start, end = self.line_starts[first], self._line_start(last)
        self._note(start, html_comments(self.body[start:end]))
        for offset, prose in html_runs(self.body[start:end]):
            self.outline.paragraph(self.start + start + offset, prose)

    def _note(self, start: int, found: Iterable[tuple[int, int]]) -> None:
        """Enter the comments found in a piece of the source."""
        self.outline.comments += [Span(self.start + start + begin, self.start + start + end) for begin, end in found]

    def _line_start(self, line: int) -> int:
        return self.line_starts[line] if line < len(self.line_starts) else len(self.body)

    def _source(self, token: Token) -> tuple[int, str]:
        """The offset in the file at which a block's words begin, and its prose from there on."""
        lines = list(self._lines(token))
        parts, end = [], lines[0][0]
        for start, words in lines:
            parts += [" " * (start - end), words]
            end = start + len(words)
        words = "".join(parts)
        self._note(lines[0][0], comments(words))
        return self.start + lines[0][0], without_markup(words)

    def _lines(self, token: Token) -> Iterator[tuple[int, str]]:
        """The words of each line of a block, with their offset; a line end that the author forced is kept."""
        line = cast("list[int]", token.map)[0]
        for number, content in enumerate(token.content.split("\n"), start=line):
            start, end = self.line_starts[number], self._line_start(number + 1)
            words = content.strip()
            at = max(self.body.rfind(words, start, end), start)
            prose = " " * len(words) if DIRECTIVE.match(words) else words
            yield at, prose.removesuffix("\\") + "\n" * (content.endswith(("  ", "\\")) and at + len(prose) < end)
