"""This file holds front matter: the lines at the head of a file that tell its date, its title and the period that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from factcheck.core.text import Span
from factcheck.expressions import regex
from factcheck.read.dateline import date_in

DATES = ("date", "published", "publish date", "pubdate", "publication date", "date published", "日期", "发布日期", "发布时间")
TITLES = ("title", "headline", "subject", "标题")
PERIODS = ("period", "reporting period", "时期", "报告期", "统计期")
OTHERS = (
    "slot slug by byline author reporter editor desk from to cc section category tags keywords source item status length words "
    "duration running time embargo contact tel phone email url id version page place location language copyright layout draft "
    "作者 记者 编辑 来源 责任编辑"
).split()
"""Keys of header lines that say nothing for the checker."""
ENTRY = regex(r"[ \t]*(?P<key>[^\W\d_][\w -]{0,30}?)[ \t]*[:：=][ \t]*(?P<quote>[\"'“]?)(?P<value>[^\r\n]*)")
FENCE = regex(r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|\n|\r)(?=\s*(?:#[^\r\n]*\s+)?[^\W\d_][\w -]{0,30}\s?[:：=])")
CLOSING = {"---": regex(r"^(?:---|\.\.\.)[ \t\r]*$", re.MULTILINE), "+++": regex(r"^\+\+\+[ \t\r]*$", re.MULTILINE)}
LINE = regex(r"[^\r\n]+")
LONGEST_HEADER = 20
"""How many lines a header has at most."""


class Matter(Struct, frozen=True):
    """What front matter says, and the offset at which the text behind it begins."""

    end: int
    dated: date | None = None
    title: Span | None = None
    period: Span | None = None

    @property
    def is_known(self) -> bool:
        """Whether it says anything that a checker can use."""
        return bool(self.dated or self.title or self.period)


def front_matter(text: str) -> Matter:
    r"""The front matter between two lines of dashes (or plus signs) at the head of a markdown file.

    >>> front_matter("---\ntitle: Records\ndate: 2025-01-14\n---\nText.")
    Matter(end=39, dated=datetime.date(2025, 1, 14), title=Span(start=11, end=18), period=None)
    """
    begins = FENCE.match(text)
    ends = begins and CLOSING[begins["fence"]].search(text, begins.end())
    if not begins or not ends:
        return Matter(1 if text.startswith("\ufeff") else 0)
    lines = (Span(*line.span()) for line in LINE.finditer(text, begins.end(), ends.start()))
    return matter(text, lines, ends.end())


def is_entry(line: str) -> bool:
    """Whether a line reads "Key: value".

    >>> is_entry("Date: 15 January 2025"), is_entry("Officials said on Tuesday that there were: 5")
    (True, False)
    """
    found = ENTRY.match(line)
    return bool(found and found["value"].strip() and len(found["key"].split()) <= 3 and not line.startswith(" "))


def is_header(line: str) -> bool:
    """Whether a line reads "Key: value" with a key that belongs to a header.

    >>> is_header("Slot: 18:30, item 2"), is_header("Guns: 60")
    (True, False)
    """
    return is_entry(line) and _key(line.partition(":")[0].partition("：")[0]) in {*DATES, *TITLES, *PERIODS, *OTHERS}


def header(text: str, head: Sequence[Span]) -> tuple[Matter, list[Span]]:
    """What the lines at the head of a text say, and those of them that are a header, none where that says nothing.

    "Slot: 18:30" is a header line only beside one with a date, title or period.
    """
    known = matter(text, (line for line in head if is_entry(text[line.start : line.end])), 0)
    return known, [line for line in head if is_header(text[line.start : line.end])] if known.is_known else []


def matter(text: str, lines: Iterable[Span], end: int) -> Matter:
    """What lines of the form "Key: value" say; those before others in the lists of keys win."""
    values = {key: span for line in lines for key, span in _entry(text, line)}
    dates = (date_in(text[values[key].start : values[key].end]) for key in DATES if key in values)
    titles = (values[key] for key in TITLES if key in values)
    periods = (values[key] for key in PERIODS if key in values)
    return Matter(end, next((day for day in dates if day), None), next(titles, None), next(periods, None))


def _entry(text: str, line: Span) -> Iterable[tuple[str, Span]]:
    found = ENTRY.match(text, line.start, line.end)
    if not found:
        return
    value = found["value"].rstrip()
    if found["quote"] and value.endswith(("'", '"', "”")):
        value = value[:-1]
    if any(character.isalnum() for character in value):
        yield _key(found["key"]), Span(found.start("value"), found.start("value") + len(value))


def _key(words: str) -> str:
    return re.sub(r"[-_\s]+", " ", words.casefold()).strip()
