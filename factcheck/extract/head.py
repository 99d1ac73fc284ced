"""This file holds the head of a release: the lines that stand above its prose, of which one may be the title and one the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from factcheck.core.text import Document
from factcheck.expressions import regex
from factcheck.read.dateline import DATE, date_in

CHUNK = regex(r"(?:[^\r\n]*\S[^\r\n]*(?:\r\n|\r|\n|\Z)){1,12}")
"""Lines without a blank one between them."""
MOST_CHUNKS, MOST_LINES = 4, 6
"""A head is no longer than so many stretches and lines."""
LONGEST = 160
PROSE = regex(r"[.!?;,:。！？；，：][\"'”’)）]?$")
"""What a line of a head does not end with; one that does belongs to prose, with the lines around it."""
MARKED = regex(r"^\s*(?:[-*+•|]\s|\||---|\d{1,2}[.)]\s|[^\W\d_][\w ]{1,30}[:：]\s*$)")
"""How an item, a row, a front matter, a numbered section or a speaker begins."""
CLOCK = regex(r"[\s,;|–—-]{1,4}(?:at )?\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?| o'clock| hours)?\.?$", re.I)
BRACKETED = regex(r"\s?\([^()]{1,60}\)$")
"""What may stand behind the day of a head: "12 March 2025 (edited transcript)"."""
KIND = regex(
    r"\W{0,4}(?:for immediate release|(?:(?:press|news|media|first|statistical|official|public) )?(?:release|notice|statement"
    r"|communiqu[eé]|circular|memorandum|bulletin|information|newsletter|note|briefing|transcript))\b"
    r"(?!.*(?:[:–—]\s?\w{3}|(?<![/.-])\b(?:19|20)\d\d\b(?!/\d)))",
    re.I,
)
"""A line that says what kind of text it is, and not what it tells."""
TOP, END = 12, 6
"""Among so many lines from the top, and from the end, a release tells who published it and when."""
_LINE = regex(r"[^\r\n]+")
LED_IN = regex(
    r"^\W{0,4}(?:(?:no|nr|number|issue|release)\.? ?[\d/.-]{1,10}\s?[,|–—-]\s?)?(?:(?:[^\W\d_][\w.’'-]*)(?: [\w.’'-]+){0,2}\s?(?:[,:|–—]|-(?= ))\s?)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?$",
    re.I,
)
"""What may stand before the day of a head in its line: a place or a kind of text, and a day of the week."""


def head_lines(document: Document) -> tuple[str, ...]:
    """The lines that stand above the prose of a text, in order, without markup."""
    return tuple(_head_lines(document))[:MOST_LINES]


def edges(document: Document) -> Iterator[str]:
    """The lines at the top and at the end of a text, markup and all."""
    lines = [match[0].strip().strip("*_#> ") for match in _LINE.finditer(document.text) if match[0].strip()]
    yield from lines[:TOP]
    yield from lines[TOP:][-END:]


def _head_lines(document: Document) -> Iterator[str]:
    for number, chunk in enumerate(CHUNK.finditer(document.text)):
        lines = [line.strip().strip("*_#> ") for line in chunk[0].splitlines() if line.strip()]
        if number >= MOST_CHUNKS or any(_is_prose(line) for line in lines):
            return
        yield from lines


def _is_prose(line: str) -> bool:
    """Whether a line is part of a sentence, a list or a table: it is long, or ends as they do, and not with a day or an hour."""
    return len(line) > LONGEST or MARKED.match(line) is not None or (PROSE.search(line) is not None and not day_of(line))


def day_of(line: str) -> date | None:
    """The day that a line bears and little else: "Transcript, 11 July 2025, 10 a.m.", "Aldmoor, 30 January 2025"."""
    line = BRACKETED.sub("", line)
    bare = CLOCK.sub("", line) if DATE.search(CLOCK.sub("", line)) else line
    found = DATE.search(bare)
    if found is None or bare[found.end() :].strip(" .,") or not LED_IN.match(bare[: found.start()]):
        return None
    return date_in(bare)
