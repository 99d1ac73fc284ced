"""This file holds the header of a release: what its text says of its title, publisher, date and period, and nothing that it does not."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePath

from msgspec import Struct

from factcheck.core.fact import Release
from factcheck.core.period import MONTHS_OF_YEAR, Period, Relative
from factcheck.core.text import Block, BlockKind, Document, Sentence, Span
from factcheck.expressions import regex
from factcheck.extract.head import KIND, TOP, day_of, edges, head_lines
from factcheck.extract.identity import slug
from factcheck.extract.publisher import ISSUED_BY, PUBLISHER, body, lone_name, publisher_of
from factcheck.figures import periods_in
from factcheck.read.dateline import DATE, WEEKDAY, date_in

NAMED_REPORT = regex(r"(?: [-–—|] |: ).*\b(?:19|20)\d\d\b")
"""A line that opens with a body, and goes on with what it publishes of a year."""
DATED = regex(r"\b(?:publish|publication|issue|release|date|updated|embargo|adopted|approved|presented|time\s?:|发布|日期)", re.I)
LATER = regex(r"\b(?:next|forthcoming|upcoming|following|will|due|scheduled)\b", re.I)
"""What says of a day that something else is published on it."""
REGULAR = regex(
    r"\b(?:(?P<half>half[- ]year(?:ly)?|semi-?annual)|(?P<quarter>quarterly)|(?P<month>monthly)|(?P<year>annual))\b", re.I
)
"""How a line of the head says of what time a text is that comes out regularly: the last one that is over."""
MONTHS = {"half": 6, "quarter": 3, "month": 1, "year": 12}
PERIOD = regex(
    r"^\W{0,6}(?:reporting |statistical |reference )?(?:period|month|quarter|year|报告期|时期)\W{0,4}[:：]\W{0,4}(?P<period>.+)$",
    re.I,
)
SUBJECT = regex(r"^(?:subject|title|headline|re)\s?[:：]\s?(?P<title>\S.{5,}\S)\s*$", re.I)
SENTENCE = regex(r"[a-z]{2}[.。]\s*(?:$|[A-Z])")
"""What a paragraph has, and a line of the head has not."""
LONGEST_TITLE, LEAST_OF_TITLE = 160, 2
"""In characters, and in words."""
ID_WORDS = 6


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
    publisher = wanted.publisher or publisher_of(document, title)
    published = wanted.published or _published(document)
    period = wanted.period or _period(document, title, published)
    id_ = wanted.id or slug(title, ID_WORDS) or slug(PurePath(document.path).stem, ID_WORDS)
    told = {"--title": title, "--publisher": publisher, "--published": published, "--period": period, "--id": id_}
    missing = [option for option, value in told.items() if not value]
    if missing or published is None or period is None:
        raise MissingHeader(missing)
    return Release(id_, title, publisher, published, period, PurePath(document.path).name)


def _title(document: Document) -> str:
    """The heading that opens the text, or the first line above its prose that tells what it is about; empty where it opens with prose."""
    first = next(iter(document.blocks), None)
    is_heading = first is not None and first.kind is BlockKind.HEADING
    heading = " ".join(document.reading(first.span).split()) if first is not None and is_heading else ""
    above = [*((heading,) if heading else ()), *head_lines(document)]
    subject = next((match["title"] for line in above if (match := SUBJECT.match(line))), "")
    if subject:
        return subject[:LONGEST_TITLE]
    telling = [line for line in above if not (_is_label(line) or (body(line) and not NAMED_REPORT.search(line)))]
    further = [line for line in telling if not KIND.match(line)]
    others = [line for line in further if not lone_name(line)]
    rests = [rest for line in above if len((rest := _rest(line)).split()) >= LEAST_OF_TITLE and not KIND.match(rest)]
    return next(iter((*others, *rests, *further, *telling, *([heading] if heading else ()))), "")[:LONGEST_TITLE]


def _rest(line: str) -> str:
    """What a line of the head says beside a body and a day: "Half-year press conference, 22 July 2025"."""
    name = body(line)
    behind = line[len(name) :] if name else line
    day = DATE.search(behind)
    told = behind[: day.start()] if day else behind if name else ""
    return WEEKDAY.sub("", told.strip(" |–—-,")).strip(" |–—-,")


def _is_label(line: str) -> bool:
    """Whether a line of the head tells the day, the publisher or the period, and so is no title."""
    dated = day_of(line) or (DATED.search(line) and date_in(line))
    return bool(
        dated or PUBLISHER.match(line) or ISSUED_BY.search(line) or PERIOD.match(line) or len(line.split()) < LEAST_OF_TITLE
    )


def _published(document: Document) -> date | None:
    """The day that the text bears: in its front matter or dateline, or in a line that says so."""
    said = (date_in(line) for line in edges(document) if DATED.search(line) and not LATER.search(line))
    title = _title(document)
    borne = (day_of(line) for line in (*head_lines(document), *edges(document)) if line != title)
    return document.dated or next((day for day in (*said, *borne) if day), None)


def _period(document: Document, title: str, published: date | None) -> Period | None:
    """The period that a line of the head, or the title, says the text is about; else the one that its first sentence begins to tell of."""
    for line in edges(document):
        if match := PERIOD.match(line):
            return _named(match["period"], published)
    headings = (document.reading(block.span) for block in document.blocks[:TOP] if _is_top(block))
    above = [title, *headings, *head_lines(document)]
    named = next((period for words in above if (period := _named(words, published))), None)
    if named is not None and named.is_pair:
        return _months_of(named, document)
    regular = next((period for words in above if (period := _regular(words, published))), None)
    prose = [document.reading(block.span) for block in document.blocks if block.kind is BlockKind.PROSE]
    first = next((words for words in prose if SENTENCE.search(words)), "")
    told = named or regular or (_named(first, published) if title and published else None)
    return _months_of(told, document) if told is not None and told.is_pair else told


def _months_of(pair: Period, document: Document) -> Period | None:
    """The twelve months that a text means by two years, as "2023-24" does; None where it does not say which they are."""
    prose = (document.reading(block.span) for block in document.blocks if block.kind is BlockKind.PROSE)
    told = (period for words in prose for _, period in periods_in(Sentence(words, Span(0, len(words)))))
    return next((period for period in told if isinstance(period, Period) and pair.may_stand_for(period)), None)


def _regular(words: str, published: date | None) -> Period | None:
    """The last half-year, quarter, month or year that was over when a text came out that says it is of one."""
    match = REGULAR.search(words)
    if match is None or published is None:
        return None
    length = MONTHS[match.lastgroup or "year"]
    over = published.year * 12 + published.month - 1
    first = over // length * length - length
    return Period.months(first // 12, first % 12 + 1, first % 12 + length)


def _is_top(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.level <= 1


def _named(words: str, published: date | None) -> Period | None:
    """The first period that words name but for days, a year or less or two years side by side; None for one told from a day of writing that is not known."""
    told = (period for _, period in periods_in(Sentence(words, Span(0, len(words)))))
    known = (period if not isinstance(period, Relative) else period.on(published) if published else None for period in told)
    period = next((period for period in known if period is None or not period.is_day), None)
    if period is None or period.start is None or period.end is None:
        return None
    return period if (period.whole_months or 0) <= MONTHS_OF_YEAR or period.is_pair else None
