"""This file holds the reading of HTML blocks within markdown: runs of prose between tags, comments and scripts left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.expressions import regex
from factcheck.read.inline import without_markup

SILENT = regex(r"\s*<(?:script|style|pre|textarea|!|\?|svg|math)", re.IGNORECASE)
TAG = regex(r"<(?:!--(?:[^-<]|-(?!->)|<(?!!--))*+-->|/?(?P<name>[A-Za-z][A-Za-z0-9-]{0,40})[^<>]{0,1000}>)")
INLINE = frozenset("a abbr b cite code em i kbd mark q s small span strong sub sup time u".split())
"""Tags that do not end a run of prose."""


def html_runs(source: str) -> Iterator[tuple[int, str]]:
    """The runs of prose in a block of HTML, each with its offset in the block.

    >>> list(html_runs("<p>Up <b>43.9</b>%</p>"))
    [(3, 'Up    43.9    %')]
    """
    if SILENT.match(source) and not source.lstrip().startswith("<!--"):
        return
    start = 0
    for tag in TAG.finditer(source):
        if (tag["name"] or "").casefold() not in INLINE:
            yield from _run(source, start, tag.start())
            start = tag.end()
    yield from _run(source, start, len(source))


def html_comments(source: str) -> Iterator[tuple[int, int]]:
    """Where the comments in a block of HTML begin and end."""
    if not SILENT.match(source) or source.lstrip().startswith("<!--"):
        yield from (tag.span() for tag in TAG.finditer(source) if tag[0].startswith("<!--"))


def _run(source: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    if source[start:end].strip():
        yield start, without_markup(source[start:end].replace("\r", " ").replace("\n", " "))
