"""This file holds the header of a release: what its text says of its title, publisher, date and period, and nothing that it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from msgspec import Struct

from factcheck.core.fact import Release
from factcheck.core.period import Period, Relative
from factcheck.core.text import Block, BlockKind, Document, Sentence, Span
from factcheck.expressions import regex
from factcheck.extract.head import day_of, head_lines
from factcheck.extract.identity import slug
from factcheck.figures import periods_in
from factcheck.read.dateline import date_in

BYLINES = 4
"""Among so many lines from the top, a line that opens with the name of a body tells the publisher."""
TOP, END = 12, 6
"""Among so many lines from the top, and from the end, a release tells who published it and when."""
_LINE = regex(r"[^\r\n]+")
PUBLISHER = regex(
    r"^\W{0,6}(?:publisher|published by|issued by|released by|source|issuing (?:body|authority)|author|organisation|organization"
    r"|发布机构|发布单位|来源)\W{0,4}[:：]\W{0,4}(?P<name>[^\n|]{3,120}?)[\s*_.]*$",
    re.I,
)
ISSUED_BY = regex(
    r"\b(?i:issued|published|released|compiled) by (?:the )?(?P<name>[A-Z][\w'’&.-]*(?: (?:[A-Z][\w'’&.-]*|of|the|and|for|&)){0,9})"
)
BODY = (
    r"Authority|Board|Ministry|Department|Office|Agency|Administration|Bureau|Council|Commission|Institute|Trust|Service|University|Bank"
    r"|Hospital|Association|Federation|Committee|Police|Court|Treasury|Statistics|Company|Foundation|Society|Union|Corporation|Group"
)
BYLINE = regex(
    r"^[*_#> ]*(?P<name>(?:[A-Z][\w'’&-]*|of|the|and|for)(?: (?:[A-Z][\w'’&-]*|of|the|and|for|&)){0,9})(?=[,.|–—]| -|$)"
)
"""A line that opens with a name, which may be that of a body."""
NAMED_BODY = regex(rf"\b(?:{BODY})\b", re.I)
RELEASES = regex(r"^(?P<name>[^,.:;]{4,90}?) (?:releases|publishes|issues|reports|announces|presents|posts)\b")
"""A title that says who published the text."""
NAMED_REPORT = regex(r"(?: [-–—|] |: ).*\b(?:19|20)\d\d\b")
"""A line that opens with a body, and goes on with what it publishes of a year."""
OFFICE = regex(
    r"(?:(?:deputy|vice|press|chief|senior|acting) )?(?:director|minister|secretary|head|chief|president|chair\w*|commissioner|governor"
    r"|spokes\w+|officer|manager|professor|dr)\b",
    re.I,
)
"""How the name of a person's office begins, which holds that of a body."""
DATED = regex(r"\b(?:publish|issue|release|date|updated|embargo|发布|日期)", re.I)
PERIOD = regex(
    r"^\W{0,6}(?:reporting |statistical )?(?:period|month|quarter|year|reference period|报告期|时期)\W{0,4}[:：]\W{0,4}(?P<period>.+)$",
    re.I,
)
LONGEST_TITLE, LEAST_OF_TITLE = 160, 2
"""In characters, and in words."""
ID_WORDS = 6
LONGEST_PERIOD = 12
"""In months: "2024/25" is a school year or a season, of which the months are not told."""


class Wanted(Struct, frozen=True):
    """What is said of the header beside the text; empty where it is to be found in the text."""

    id: str = ""
    title: str = ""
    publisher: str = ""
    published: date | None = None
    period: Period | None = None


class MissingHeader(Exception):
    """What the text does not say of its header, as names of options."""

    def __init__(self, options: list[str]) -> None:
        """Keep the names."""
        self.options = options
        super().__init__(", ".join(options))


def header_of(document: Document, wanted: Wanted) -> Release:
    """The header of a release, from what is wanted and else from its text. Raises MissingHeader with all that is missing."""
    title = wanted.title or _title(document)
    publisher = wanted.publisher or _publisher(document)
    published = wanted.published or _published(document)
    period = wanted.period or _period(document, title, published)
    id_ = wanted.id or slug(title, ID_WORDS) or slug(PurePath(document.path).stem, ID_WORDS)
    told = {"--title": title, "--publisher": publisher, "--published": published, "--period": period, "--id": id_}
    missing = [option for option, value in told.items() if not value]
    if missing or published is None or period is None:
        raise MissingHeader(missing)
    return Release(id_, title, publisher, published, period, PurePath(document.path).name)


def _title(document: Document) -> str:
    """The heading that opens the text, or the first line above its prose that names neither a body nor a day; empty where it opens with prose."""
    first = next(iter(document.blocks), None)
    is_heading = first is not None and first.kind is BlockKind.HEADING
    title = " ".join(document.reading(first.span).split()) if first is not None and is_heading else ""
    if title and not _body(title):
        return title[:LONGEST_TITLE]
    named = (line for line in head_lines(document) if not ((_body(line) and not NAMED_REPORT.search(line)) or _is_label(line)))
    return next(named, title)[:LONGEST_TITLE]


def _is_label(line: str) -> bool:
    """Whether a line of the head tells the day, the publisher or the period, and so is no title."""
    dated = day_of(line) or (DATED.search(line) and date_in(line))
    return bool(
        dated or PUBLISHER.match(line) or ISSUED_BY.search(line) or PERIOD.match(line) or len(line.split()) < LEAST_OF_TITLE
    )


def _publisher(document: Document) -> str:
    """Who the text says published it."""
    for line in _edges(document):
        if match := PUBLISHER.match(line):
            return _clean(match["name"])
    issued = next((_clean(match["name"]) for line in _edges(document) if (match := ISSUED_BY.search(line))), "")
    byline = issued or next((name for line in list(_edges(document))[:BYLINES] if (name := _body(line))), "")
    releases = RELEASES.match(_title(document))
    return byline or (_body(releases["name"]) if releases else "")


def _body(line: str) -> str:
    """The name of a body that a line opens with, in the head of a release."""
    match = BYLINE.match(line.title() if line.isupper() else line)
    name = _clean(match["name"]) if match else ""
    is_name = bool(NAMED_BODY.search(name)) and len(name.split()) >= 2 and not OFFICE.match(name)
    return name if is_name else ""


def _published(document: Document) -> date | None:
    """The day that the text bears: in its front matter or dateline, or in a line that says so."""
    said = (date_in(line) for line in _edges(document) if DATED.search(line))
    title = _title(document)
    borne = (day_of(line) for line in head_lines(document) if line != title)
    return document.dated or next((day for day in (*said, *borne) if day), None)


def _period(document: Document, title: str, published: date | None) -> Period | None:
    """The period that a line of the head, or the title, says the text is about."""
    for line in _edges(document):
        if match := PERIOD.match(line):
            return _named(match["period"], published)
    headings = (document.reading(block.span) for block in document.blocks[:TOP] if _is_top(block))
    return next((period for words in (title, *headings, *head_lines(document)) if (period := _named(words, published))), None)


def _is_top(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.level <= 1


def _named(words: str, published: date | None) -> Period | None:
    """The first period that words name; None for a day, and for one told from a day of writing that is not known."""
    told = next((period for _, period in periods_in(Sentence(words, Span(0, len(words))))), None)
    period = told if not isinstance(told, Relative) else told.on(published) if published else None
    if period is None or period.start is None or period.end is None or period.is_day:
        return None
    return period if (period.whole_months or 0) <= LONGEST_PERIOD else None


def _edges(document: Document) -> Iterator[str]:
    """The lines at the top and at the end of a text, markup and all."""
    lines = [match[0].strip().strip("*_#> ") for match in _LINE.finditer(document.text) if match[0].strip()]
    yield from lines[:TOP]
    yield from lines[TOP:][-END:]


def _clean(name: str) -> str:
    return " ".join(name.replace("*", "").split()).rstrip(".,;")
