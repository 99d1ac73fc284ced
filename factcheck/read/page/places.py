"""This file holds the finding again of a page's words in its source, in which an entity is several characters for one."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from msgspec import Struct

from factcheck.expressions import regex

TOKEN = regex(
    r"(?P<blank>[ \t\n\f\r]+)|(?P<entity>&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};?))|[^ \t\n\f\r&<]+|[&<]"
)
LINE_END = regex(r"\r\n?")
TAG = regex(r"<[^<>]{0,2000}>?")


class Stretch(Struct, frozen=True):
    """Characters of a page's text, and from where to where they stand in the source."""

    text: str
    start: int
    end: int


def places(source: str, at: int, data: str) -> Iterator[Stretch]:
    r"""The characters of a text node that begins at an offset in the source, each with its place.

    What cannot be found again (the parser moves words about that stand in wrong places) has the place where the search ended.

    >>> [(one.text, one.start, one.end) for one in places("<p>R&amp;D\n<x>60", 3, "R&D\n60")]
    [('R', 3, 4), ('&', 4, 9), ('D', 9, 10), ('\n', 10, 11), ('60', 14, 16)]
    """
    done = 0
    while done < len(data):
        found = TOKEN.match(source, at)
        if found and found[0] == "<" != data[done]:
            tag = TAG.match(source, at)
            at = tag.end() if tag else at + 1
            continue
        told = _told(found) if found else ""
        if not found or not data.startswith(told[: len(data) - done], done):
            yield Stretch(data[done:], at, at)
            return
        taken = told[: len(data) - done]
        end = found.end() if taken == told else at + len(taken)
        yield Stretch(taken, at, end)
        done, at = done + len(taken), end


def _told(found: re.Match[str]) -> str:
    """What a token of the source says."""
    if found["blank"]:
        return LINE_END.sub("\n", found[0])
    return html.unescape(found[0]) if found["entity"] else found[0]
