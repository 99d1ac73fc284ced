"""This file holds a stretch of a draft as the page shows it: its words in their emphasis, its figures as numbered highlights."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from factcheck.core.text import Document, Span
from factcheck.core.verdict import Verdict
from factcheck.expressions import regex

UNREAD = "unread"
"""The style of what the checker did not read as prose: markup, link targets, datelines, code."""
EMPHASIS: dict[str, tuple[str, ...]] = {
    "*": ("em",),
    "_": ("em",),
    "**": ("strong",),
    "__": ("strong",),
    "***": ("em", "strong"),
    "___": ("em", "strong"),
}
"""Markup that is shown as what it means; each comes again where the emphasis ends."""
SYNTAX = regex(r"[\s#>*+\-_=|:`~\\]*")
"""Markup that says only what a block is, which the page shows by its form."""
ESCAPE = "\\"
ENTITY_END = regex(r"#?\w{1,31};")
"""What is left of an entity behind its "&", in whose place the character stands."""
BLANK_ENTITY = regex(r"&#?\w{1,31};")
HAN = regex(r"[\u3400-\u9fff]")
MOSTLY = 3
"""A text is Chinese where at least one in so many of its letters is."""


class Mark(Struct, frozen=True):
    """A figure on the page, by its number in the whole run."""

    number: int
    verdict: Verdict


class Words(Struct, frozen=True):
    """Words in one style: none, `strong`, `em`, both, or `unread`."""

    text: str
    style: str = ""


class Run(Struct, frozen=True):
    """Words of the draft, plain or the highlight of a figure."""

    words: tuple[Words, ...]
    mark: Mark | None = None


def runs(document: Document, span: Span, marks: Sequence[Mark]) -> tuple[Run, ...]:
    """The words of a span, cut where figures begin and end; of two figures that overlap the second has what is left.

    `marks` are the figures that begin in the span, in the order of the text.
    """
    return tuple(run for run in _cut(document, span, marks) if run.words or run.mark)


def is_syntax(text: str) -> bool:
    """Whether a text is nothing but blanks and markup that the page's own form stands for.

    >>> is_syntax(" | "), is_syntax("## "), is_syntax("BEIJING, Feb. 3 — ")
    (True, True, False)
    """
    return SYNTAX.fullmatch(text) is not None


def without_syntax(text: str) -> str:
    """What stands before a block's words on their line without the markup that says what it is; signs of emphasis stay.

    >>> without_syntax("## **"), without_syntax("> BEIJING, Feb. 3 — ")
    ('**', 'BEIJING, Feb. 3 — ')
    """
    found = SYNTAX.match(text)
    if found and found.end() < len(text):
        return text[found.end() :]
    return text[len(text.rstrip("*_")) :]


def language(text: str) -> str:
    """The language to mark a text with: Chinese, or the page's own.

    >>> language("610 million 人次"), language("边检机关查验610万人次")
    ('', 'zh')
    """
    letters = sum(character.isalpha() for character in text)
    return "zh" if letters and MOSTLY * len(HAN.findall(text)) >= letters else ""


def _styled(document: Document, span: Span) -> Iterator[tuple[Span, str]]:
    """The span's parts with their styles; markup that is shown as what it means is left out."""
    on: set[str] = set()
    at = span.start
    pairs = zip(document.words(span), document.reading(span), strict=True)
    for is_markup, group in groupby(pairs, key=lambda pair: pair[1].isspace() and not pair[0].isspace()):
        part = Span(at, at + sum(1 for _ in group))
        at = part.end
        sign = document.words(part) if is_markup else ""
        if sign in EMPHASIS and _touches_words(document, part):
            on.symmetric_difference_update(EMPHASIS[sign])
        elif not is_markup or BLANK_ENTITY.fullmatch(sign):
            yield part, "" if document.words(part).isspace() else " ".join(sorted(on))
        elif sign != ESCAPE and not (ENTITY_END.fullmatch(sign) and document.text[part.start - 1] == "&"):
            yield part, UNREAD


def _touches_words(document: Document, sign: Span) -> bool:
    """Whether a sign has no blank on both of its sides: a star between two blanks is no emphasis."""
    around = document.text[max(0, sign.start - 1) : sign.start] + document.text[sign.end : sign.end + 1]
    return bool(around.strip())


def _cut(document: Document, span: Span, marks: Sequence[Mark]) -> Iterator[Run]:
    styled = list(_styled(document, span))
    at = span.start
    for mark in marks:
        figure = mark.verdict.figure.span
        start, end = max(at, figure.start), max(at, min(figure.end, span.end))
        yield Run(tuple(_within(document, styled, Span(at, start))))
        yield Run(tuple(_within(document, styled, Span(start, end))), mark)
        at = end
    yield Run(tuple(_within(document, styled, Span(at, span.end))))


def _within(document: Document, styled: Sequence[tuple[Span, str]], span: Span) -> Iterator[Words]:
    """The words of those parts that lie in the span; what was read is shown as it was read, entities decoded."""
    for index in range(bisect_left(styled, span.start, key=lambda pair: pair[0].end), len(styled)):
        part, style = styled[index]
        if part.start >= span.end:
            return
        inner = Span(max(part.start, span.start), min(part.end, span.end))
        if inner.start < inner.end:
            yield Words(document.words(inner) if style == UNREAD else document.reading(inner), style)
