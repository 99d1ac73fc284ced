"""This file holds the annotation of markdown: footnotes, each behind its words or at the next place where it would be one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import Any

from markdown_it import MarkdownIt

from factcheck.annotate.note import Note
from factcheck.annotate.plain import ending, numbered, with_marks
from factcheck.core.text import BlockKind, Document, Span
from factcheck.expressions import regex
from factcheck.read import Unreadable
from factcheck.read.matter import front_matter
from factcheck.read.notes import MARKDOWN

TRIAL = "[^fc-1]"
PROBE = "factcheck"
LONGEST = 20_000
"""In a block of more characters no place is looked for: each try renders the block."""
TRIES = 40
CLOSES = frozenset(")*_]>`~\"'”’")
"""Characters behind which a link, an emphasis or a piece of code may be over."""
OPEN = regex(r"<(/?)(?:a|code)\b")
SPECIAL = regex(r"[\\`*_\[\]<>|~#&$!{}@]")
ADDRESS = regex(r"://|\bwww\.")
ENDS = (regex(r"[\r\n]"), regex(r"[|\r\n]"))
"""Where a block ends that is no cell, and one that is."""
LONGEST_ADDRESS = 500
LINKED = regex(r"(?:(?<!\]\()(?:https?://|ftp://|www\.)|@|mailto:|xmpp:)[^\s<]*\Z", re.IGNORECASE)
"""A bare address, of which some readers make a link with all that touches it."""
LINE_END = regex(r"\r\n|\r|\n")


def annotated_markdown(document: Document, notes: list[Note]) -> str:
    """The text with its footnotes. Raises Unreadable where it ends in an open block, so that none could follow."""
    if not notes:
        return document.text
    page = _Page(document)
    places = [page.place(note) for note in notes]
    loose = [MARKDOWN.mark(number) for number, place in enumerate(places, 1) if place is None]
    told = [_told(document, note, place) for note, place in zip(notes, places, strict=True)]
    lines = [" ".join(loose), "", *numbered(told, MARKDOWN)] if loose else list(numbered(told, MARKDOWN))
    return with_marks(document.text, places, MARKDOWN) + ending(document.text, lines, MARKDOWN)


def _told(document: Document, note: Note, place: int | None) -> str:
    """The text of a footnote; one whose words cannot carry its mark (a title in front matter, a block of HTML) tells their line."""
    where = "" if place is not None else f"(line {document.position(note.span.start)[0]}) "
    return where + escaped(note.text)


def escaped(text: str) -> str:
    r"""Words of others as markdown that shows them and does nothing else.

    >>> escaped("a *b* <c> https://d")
    'a \\*b\\* \\<c\\> https:\\//d'
    """
    return ADDRESS.sub(lambda found: found[0].replace("/", "\\/", 1).replace(".", "\\."), SPECIAL.sub(r"\\\g<0>", text))


class _Page:
    """A document with what its parser says of it: its link targets, and the lines on which nothing is markdown."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        self.targets: dict[str, Any] = {}
        self.start = front_matter(document.text).end
        body = document.text[self.start :]
        tokens = self.parser.parse(body, self.targets)
        lines = [0, *(end.end() for end in LINE_END.finditer(body)), len(body)]
        self.foreign = [
            (self.start + lines[token.map[0]], self.start + lines[min(token.map[1], len(lines) - 1)])
            for token in tokens
            if token.type == "html_block" and token.map
        ]
        if self.parser.parse(f"{body}\n\n{PROBE}", {})[-2].content != PROBE:
            raise Unreadable(
                f"{document.path} ends in a block of code or HTML that is not closed", "close it, so that notes can follow"
            )
        self.starts = [block.span.start for block in document.blocks]

    def place(self, note: Note) -> int | None:
        """The first offset behind the words of a note at which a footnote is one, in their own block; None: there is none."""
        at = note.span.end
        index = bisect_right(self.starts, at - 1) - 1
        if index < 0 or at <= self.start or any(start <= at - 1 < end for start, end in self.foreign):
            return None
        region = self._region(index)
        words = self.document.words(region)
        if len(words) > LONGEST:
            return None
        plain = self._rendered(words)
        tries = islice(_offsets(words, at - region.start), TRIES)
        return next((region.start + offset for offset in tries if self._is_safe(words, offset, plain)), None)

    def _region(self, index: int) -> Span:
        """A block with the markup at its ends: the lines it stands in, up to its neighbours and the borders of its cell."""
        text, block = self.document.text, self.document.blocks[index]
        before = self.document.blocks[index - 1].span.end if index else self.start
        after = self.starts[index + 1] if index + 1 < len(self.starts) else len(text)
        start = max(before, text.rfind("\n", 0, block.span.start) + 1)
        end = ENDS[block.kind is BlockKind.CELL].search(text, block.span.end)
        return Span(start, min(after, end.start() if end else len(text)))

    def _is_safe(self, words: str, offset: int, plain: str) -> bool:
        """Whether a footnote at an offset changes nothing else, and stands in no link or code."""
        if LINKED.search(words, max(0, offset - LONGEST_ADDRESS), offset):
            return False
        trial = self._rendered(words[:offset] + TRIAL + words[offset:])
        before, mark, after = trial.partition(TRIAL)
        depth = sum(-1 if found[1] else 1 for found in OPEN.finditer(before))
        return bool(mark) and before + after == plain and depth == 0

    def _rendered(self, words: str) -> str:
        return str(self.parser.renderInline(words, self.targets))


def _offsets(words: str, at: int) -> Iterator[int]:
    """The offsets at which a footnote on what ends at `at` may stand, nearest first."""
    yield at
    yield from (offset for offset in range(at + 1, len(words) + 1) if words[offset - 1] in CLOSES or offset == len(words))
