"""This file holds the reading of plain text: which lines belong together, and what each paragraph is."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import groupby, pairwise

from msgspec import Struct

from factcheck.core.text import BlockKind, Document, Span
from factcheck.expressions import regex
from factcheck.read.columns import BARRED, FEWEST_ROWS, enter_table
from factcheck.read.dateline import dateline
from factcheck.read.inline import without_addresses
from factcheck.read.matter import LONGEST_HEADER, header, is_entry
from factcheck.read.outline import Outline

LINE = regex(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
COMMENT = regex(r"(?m)^#![ \t]{0,4}factcheck:[^\r\n]*")
"""A line that speaks to the checker; plain text has no other comments."""
RULER = regex(r"\s*(?:[=\-*_~#—]\s?){3,}\Z")
BULLET = regex(r"\s*(?:[-*+·‣○◦]\s+|[•●■▪]\s*|\[[ xX]\]\s+)")
NUMBER = regex(r"\s*(?:[(（]?(?P<number>\d{1,3})[.)）、](?!\d)\s*|[–—]\s+)")
SECTION = regex(r"\s*(?:\d{1,2}\.){2,4}\s+(?=\w)")
"""The number of a paragraph: "3.2. The ports"."""
SPEAKER = regex(r"\[[^\[\]]{1,80}\]\Z|[^\W\d_][^:：.!?。！？]{0,60}[:：]\Z")
LISTED = regex(r"[^\W\d_][^.!?:：;\d]{0,60}\s[–—-]\s[^\w\s]{0,3}\d[\d.,]{0,12}(?:\s?%|\s[^.!?;,]{1,30})?\s{0,4}\Z")
"""A line that is a name and a number: "Harbour Street – 61.3"; three of them are a list without signs before its items."""
FEWEST_LISTED = 3
END = tuple(".!?;:,…。！？；：，、")
JOINS = tuple(",，、–—-(（")
QUOTES = "\"'”’)）]」』"
WIDEST_HEADING = 100
NARROWEST, WIDEST = 40, 120
"""Between these widths, in characters, lies the widest line of a paragraph that is broken by hand."""


class Line(Struct, frozen=True):
    """A line without its end, and the offset at which it begins."""

    start: int
    text: str

    @property
    def span(self) -> Span:
        """Its place in the file."""
        return Span(self.start, self.start + len(self.text))


class Paragraph(Struct, frozen=True):
    """Lines that belong together; `followed` says whether text of another kind comes behind them, `is_listed` whether they are an item."""

    lines: tuple[Line, ...]
    followed: bool
    is_listed: bool = False


def read_plain(text: str, path: str = "") -> Document:
    """The document that plain text holds."""
    outline = Outline(text, path)
    outline.comments += [Span(*comment.span()) for comment in COMMENT.finditer(text)]
    text = COMMENT.sub(lambda comment: " " * len(comment[0]), text)
    blocks = [*_blocks(text, {comment.start for comment in outline.comments}), [list[Line]()]]
    for block, following in pairwise(blocks):
        if len(block) > 1 and enter_table(outline, [(line.start, line.text) for chunk in block for line in chunk]):
            continue
        for chunk, after in pairwise([*block, following[0]]):
            _enter_chunk(outline, text, chunk, followed=bool(after))
    return outline.document()


def _blocks(text: str, comments: Container[int]) -> Iterator[list[list[Line]]]:
    """The lines between blank lines, as rulers divide them; a line that is a comment divides nothing."""
    block: list[list[Line]] = [[]]
    for found in LINE.finditer(text, 1 if text.startswith("\ufeff") else 0):
        if found[1].strip() and not RULER.match(found[1]):
            block[-1].append(Line(found.start(), found[1]))
        elif found.start() not in comments and any(block):
            block += [[]] if block[-1] else []
            if not found[1].strip():
                yield [chunk for chunk in block if chunk]
                block = [[]]
    if any(block):
        yield [chunk for chunk in block if chunk]


def _enter_chunk(outline: Outline, text: str, chunk: list[Line], *, followed: bool) -> None:
    """Enter lines that stand together: tables, with what stands right above and below those with bars, and paragraphs."""
    lines = _without_header(outline, text, chunk) if outline.is_empty else chunk
    runs = [list(run) for _, run in groupby(lines, key=lambda line: BARRED.fullmatch(line.text) is not None)]
    are_parted = any(len(run) > FEWEST_ROWS and BARRED.fullmatch(run[0].text) for run in runs)
    for run, after in pairwise([*(runs if are_parted else [lines]), [] if not followed else lines[-1:]]):
        if not enter_table(outline, [(line.start, line.text) for line in run]):
            for paragraph in _paragraphs(run, followed=bool(after)):
                _enter(outline, text, paragraph)


def _without_header(outline: Outline, text: str, chunk: list[Line]) -> list[Line]:
    """The lines of the file's head that are no header."""
    known, lines = header(text, [line.span for line in chunk[:LONGEST_HEADER]])
    if not known.is_known:
        return chunk
    outline.take(known)
    return [line for line in chunk if line.span not in lines]


def _paragraphs(lines: list[Line], *, followed: bool) -> Iterator[Paragraph]:
    width = max((len(line.text) for line in lines), default=0)
    is_list = sum(LISTED.match(line.text) is not None for line in lines) >= FEWEST_LISTED
    start = 0
    for index, (line, following) in enumerate(pairwise(lines), start=1):
        if is_list and (LISTED.match(line.text) or LISTED.match(following.text)):
            yield Paragraph(tuple(lines[start:index]), True, LISTED.match(lines[start].text) is not None)
            start = index
        elif not _continues(line.text, following.text, max(width, NARROWEST), lines[start].text):
            yield Paragraph(tuple(lines[start:index]), _is_special(following.text) or width > WIDEST)
            start = index
    if lines:
        yield Paragraph(tuple(lines[start:]), followed, is_list and LISTED.match(lines[start].text) is not None)


def _continues(line: str, following: str, width: int, first: str) -> bool:
    """Whether the following line goes on with this one's paragraph."""
    if SPEAKER.match(line.strip()) or _is_special(following, in_list=_is_item(first)) or _is_dateline(following):
        return False
    if _is_item(first) and following[:1].isspace():
        return True
    word = following.split(maxsplit=1)[0]
    needed = 1 + len(word) if word.isascii() else 3
    if width <= WIDEST and len(line.rstrip()) + needed > width:
        return True
    if is_entry(following) or line.rstrip().rstrip(QUOTES).endswith(tuple(".!?。！？；")):
        return False
    broken = width <= WIDEST and len(line) > width * 0.6 and not line.rstrip().endswith(END)
    return broken or following.lstrip()[0].islower() or line.rstrip().endswith(JOINS)


def _is_item(line: str) -> bool:
    return bool(BULLET.match(line) or NUMBER.match(line))


def _is_special(line: str, *, in_list: bool = True) -> bool:
    """Whether a line stands for itself: an item, a speaker. In the middle of prose a number begins no item, unless it is 1."""
    if SPEAKER.match(line.strip()) or BULLET.match(line):
        return True
    number = NUMBER.match(line)
    return bool(number and (in_list or number["number"] == "1"))


def _is_dateline(line: str) -> bool:
    length, day = dateline(line)
    return day is not None and length >= len(line.rstrip())


def _enter(outline: Outline, text: str, paragraph: Paragraph) -> None:
    start, end = paragraph.lines[0].start, paragraph.lines[-1].span.end
    prose = without_addresses(text[start:end].replace("\r", " ").replace("\n", " "))
    first = paragraph.lines[0].text
    marker = BULLET.match(first) or NUMBER.match(first)
    if paragraph.is_listed or (marker and marker.end() < len(first)):
        skipped = marker.end() if marker else 0
        outline.add(start + skipped, prose[skipped:], BlockKind.ITEM, context=(outline.lead,) if outline.lead else ())
    elif _is_heading(paragraph):
        level = 3 if SPEAKER.match(first.strip()) else 1 if outline.is_empty else 2
        outline.heading(start, prose, level)
    else:
        number = SECTION.match(prose)
        skipped = number.end() if number else 0
        outline.paragraph(start + skipped, prose[skipped:])


def _is_heading(paragraph: Paragraph) -> bool:
    """A speaker, or a short line without a full stop that stands alone."""
    words = paragraph.lines[0].text.strip()
    if len(paragraph.lines) > 1 or len(words) > WIDEST_HEADING:
        return False
    stops = is_entry(words) or words.rstrip(QUOTES).endswith(END)
    return bool(SPEAKER.match(words)) or (paragraph.followed and not stops)
