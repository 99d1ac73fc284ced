"""This file holds the days, months and years that a text tells of an event: when something began, was held or ended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.core.fact import Release
from factcheck.core.figure import Claim, Figure, Measure, Observation
from factcheck.core.period import Period, Relative
from factcheck.core.text import BlockKind, Document, Sentence, Span
from factcheck.expressions import regex
from factcheck.figures import periods_in
from factcheck.figures.dates import as_date
from factcheck.read.dateline import dateline

EVENT = regex(
    r"\b(?:open(?:s|ed|ing)?|launch(?:ed|es)?|complet(?:ed|es|ion)|beg[aiu]n|began|start(?:s|ed)?|establish(?:ed)?|found(?:ed)?|held(?!\s(?:some |about |around |nearly |over |more than )?[0-9])|hold"
    r"|took effect|came into force|introduced|implement(?:ed|s)?|clos(?:ed|es)|sign(?:ed|s)|created|built|inaugurated|joined"
    r"|elected|appointed|took office|unveiled|strike|trial(?:s|led|ed)?|pilot(?:s|ed)?|deploy(?:ed|s)?)\b|起|成立|启动|开通|施行",
    re.I,
)
"""Words for what begins, ends or takes place on a day; another day is only when something was counted."""
PUBLISHED = regex(r"\b(?:published|issued|released|publication|bulletin)\b", re.I)
SINCE = regex(r"\bsince (?:the )?$", re.I)
PERFECT = regex(r"[^,;.]{0,60}\b(?:has|have)(?: [a-z]+ly)? (?!been (?:an?|the|over|more|about)\b)[a-z]{4,20}\b", re.I)
"""What was begun then and goes on: "since last year the office has trialled a policy"."""
FOUNDED = regex(
    r"\b(?:launched|introduced|established|opened|founded|built|began|started|inaugurated|set up|created|unveiled)"
    r" (?:an?|the|its|our|their|this)\b[^,;.:]{3,90}?(?: (?:in|on|from))?(?: the)? $",
    re.I,
)
"""One thing that was begun, right before the time at which it was; of "opened 12 berths in 2019" the year is that of the number."""
COUNT = regex(r"(?<![\w-])\d[\d,.]*(?![\w-])")
FROM = regex(r"\bfrom (?:the )?$", re.I)
EDGES = regex(r" (?:to|until|till|through) ", re.I)
DAY_OF_MONTH = regex(r"\bon the (?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)(?= to\b|[.,;]| [A-Z]|$)")
"""A day whose month is that of the text: "on the 30th"."""


TOP = 12
"""Among so many lines from the top a record tells its day."""
LINE = regex(r"[^\r\n]+")
BRIEFING = regex(r"\b(?:briefing|(?:press|news) conference|hearing|meeting|summit|forum)\b|发布会", re.I)


def tells_event(sentence: Sentence) -> bool:
    """Whether a date in a sentence is that of an event: it says that something began or was held, or stands under its title."""
    is_under_title = any(BRIEFING.search(above.text) for above in sentence.context if sentence.kind is BlockKind.HEADING)
    return is_under_title or (bool(EVENT.search(sentence.text)) and not PUBLISHED.search(sentence.text))


def event_dates(claim: Claim, header: Release) -> Iterator[Figure]:
    """The dates of events in a sentence that are no claims of their own."""
    yield from _beginnings(claim)
    yield from _days_of_month(claim, header)


def briefing(document: Document, header: Release) -> Iterator[Claim]:
    """The line at the top of a briefing's record that tells its day, under the title that names it."""
    if not BRIEFING.search(header.title):
        return
    for match in list(LINE.finditer(document.text))[:TOP]:
        _, day = dateline(match[0].strip())
        if day == header.published:
            title = Sentence(header.title, Span(0, 0), BlockKind.HEADING)
            line = Sentence(match[0], Span(*match.span()), BlockKind.HEADING, (title,))
            yield Claim(line, (_dated(line, line.span, header.day),))
            return


def _beginnings(claim: Claim) -> Iterator[Figure]:
    """The times at which something began or ended that is told without a number."""
    text, offset = claim.sentence.text, claim.sentence.span.start
    for place, told in periods_in(claim.sentence):
        start, end = place.start - offset, place.end - offset
        date_ = as_date(told)
        if FROM.search(text[:start]) and EDGES.search(text[start:end]) and not COUNT.search(text[end:]) and EVENT.search(text):
            yield from _edges(claim.sentence, place, told)
        elif date_ is not None and _begins(text, start, end):
            yield _dated(claim.sentence, place, date_)


def _begins(text: str, start: int, end: int) -> bool:
    """Whether the period at this place is when one thing began."""
    founded = FOUNDED.search(text[:start])
    if founded is not None:
        return not COUNT.search(founded[0])
    goes_on = PERFECT.match(text, end) if SINCE.search(text[:start]) else None
    return goes_on is not None and not COUNT.search(text, end)


def _edges(sentence: Sentence, place: Span, told: Period | Relative) -> Iterator[Figure]:
    """The first and the last month of what ran from one to the other."""
    if not isinstance(told, Period) or told.start is None or told.end is None or told.whole_months == 12:
        return
    words = sentence.text[place.start - sentence.span.start : place.end - sentence.span.start]
    parting = EDGES.search(words)
    for day, part in ((told.start, words[: parting.start()]), (told.end, words[parting.end() :])) if parting else ():
        at = place.start + words.index(part)
        yield _dated(sentence, Span(at, at + len(part)), Period.months(day.year, day.month, day.month))


def _days_of_month(claim: Claim, header: Release) -> Iterator[Figure]:
    """The days that are told without a month, as a report does on the same day: the latest such one."""
    offset = claim.sentence.span.start
    for match in DAY_OF_MONTH.finditer(claim.sentence.text):
        day = _latest(int(match["day"]), header.published)
        if day is not None and EVENT.search(claim.sentence.text):
            yield _dated(claim.sentence, Span(match.start() + offset, match.end() + offset), Period(day, day))


def _latest(number: int, today: date) -> date | None:
    """The last day with this number that is not behind today; None where neither month has it."""
    month = today if number <= today.day else today.replace(day=1) - timedelta(days=1)
    try:
        return month.replace(day=number)
    except ValueError:
        return None


def _dated(sentence: Sentence, place: Span, told: Period | Relative) -> Figure:
    words = sentence.text[place.start - sentence.span.start : place.end - sentence.span.start]
    return Figure(place, words, Observation(Measure.DATE, period=told), sentence.span)
