"""This file holds the recogniser of dates that state when something began or took place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.core.period import Period, Relative
from factcheck.core.text import Span
from factcheck.expressions import regex
from factcheck.figures.calendars import DAY
from factcheck.figures.scan import starts
from factcheck.figures.words import NUMBER_CUES

BEGINNINGS = (
    "launch|launched|launches|began|begin|begun|begins|start|started|starts|opened|open|opens|opening|introduced"
    "|founded|established|set up|implemented|implementation|took effect|taken effect|take effect"
    "|came into being|came into existence|was born|came into force|come into force|came into effect|in force|in effect|exist|exists|existed|existence|in being|came about|made public|opened its doors|rolled out|roll out|debut|debuted|kicked "
    "off|unveiled|held|hosted|holds|met|convened|signed|announced|published|released|issued on|inaugurated"
    "|piloted|in operation|(?:under way|underway|ongoing|going on|in progress|in place|in use|in service|issued|available|offered|on offer|on sale|in circulation)(?=\\ssince\\b)|running|run|operating|operational|dates back|dating back|date back|date from|dating from|dates|dated|went live"
    "|(?:goes|go|going|went|reaches|stretches) back(?=\\sto\\b)|been around(?=\\ssince\\b)|switched on"
    "|(?:went|gone|go|goes|been|is|was) online|created|adopted|enacted|effective|inception|birth|gave|presented|briefed|took place|happened"
    "|fell on|valid|ends|concludes|concluded|expires"
)
FIRM_BEGINNINGS = "founded|established|set up|dates back|dating back|date back|goes back|going back|dates|in operation|in force|went live|inaugurated"

_BEGAN = regex(rf"\b(?:{BEGINNINGS})\b", re.I)
_BEGAN_AT = regex(
    rf"\b(?:{BEGINNINGS})\b(?:\s[A-Za-z'-]{{1,20}}){{0,5}}\s(?:in|since|to|from|on|at|last|this|of)\s(?:the\s)?$", re.I
)
_BEGAN_DOING_AT = regex(
    r"\b(?:began|begun|begins|started|starts)\s(?:[a-z]{2,14}ing|to\s[a-z]{3,15})(?:\s[A-Za-z'’-]{1,20}){0,14}?\s(?:in|on|from|back\sin|only\sin)\s$",
    re.I,
)
"""What someone began to do then, though it takes many words: "began issuing permits to residents of both islands | in May"."""
_FROM_THEN_TO = regex(r"\b[Ff]rom\s(?:[a-z]{1,12}['’]?s?\s){1,3}to\s(?:the\s)?$")
"""What a stretch of time is told by, the end of which dates nothing: "from its start to last August"."""
_BACK_TO = regex(rf"\b(?:{FIRM_BEGINNINGS})\s(?:in|since|to|from)\s$", re.I)
_EVENT = (
    "launched|began|begun|begins|started|starts|opened|opens|introduced|founded|established|set up|took effect|came into being"
    "|came into existence|came into force|came into effect|was born|inaugurated|unveiled|signed|announced|published|released"
    "|made public|went live|went online|created|adopted|enacted|presented"
)
_EVENT_AT = regex(rf"\b(?:{_EVENT})(?:\s[A-Za-z'-]{{1,20}}){{0,3}}\s(?:at|around|in|on|towards?)\s(?:the\s)?$", re.I)
_RUNS_FROM = regex(
    r"\b(?:runs?|ran|running|lasts?|lasted|extends?|extended|goes|went|takes\splace|took\splace|(?:is|was|be)\s(?:on|held|open|valid))"
    r"\s(?:from|between)\s(?:the\s)?$",
    re.I,
)
_SINCE_EVENT_AT = regex(
    r"\bsince\s(?:the|its|their)\s(?:[a-z-]{1,20}\s){0,2}?(?:launch|start|opening|introduction|beginning|debut|creation|founding|inauguration)"
    r"(?:\s[\w'’-]{1,25}){0,8}?\s(?:at|around|in|on|towards?)\s(?:the\s)?$",
    re.I,
)
_ENDS = (
    r"(?:end|conclude|expire|cease|lapse)(?:s|d|ed)?|closes?|finish(?:es)?|(?:draw|come|drew|came|draws|comes)\sto\san?\s(?:end|close)"
    r"|(?:wrap|wind)s?\sup|wrapped\sup|wound\sup|(?:run|runs|ran)\sout"
)
_ENDS_AT = regex(rf"\b(?:{_ENDS})\s(?:at|around|in|on|towards?)\s(?:the\s)?$", re.I)
_TO_END_IN = regex(rf"\b(?:to|will|shall|would)\s(?:{_ENDS})\s(?:in|on|at)\s(?:the\s)?$", re.I)
_ENDS_BY = regex(
    rf"\b(?:scheduled|due|set|expected|planned|meant|bound|going|will|shall|must|likely)\s(?:to\s)?(?:{_ENDS})\sby\s(?:the\s)?$",
    re.I,
)
_IN_A_YEAR = regex(
    rf"(?:(?:[,(]\s?(?:first\s)?|\b(?:was|were|been)\s(?:first\s|only\s)?)(?:{_EVENT}|built|set\sup)|\s(?:started|began|opened))"
    r"\s(?:back\s|only\s)?in\s$",
    re.I,
)
"""What was "built in 2019" was so that year; but of "12 ports were opened in 2019" the year is that of the number."""
_RUNS_TO = regex(
    r"\b(?:run|runs|ran|running|last|lasts|lasted|continue|continues|continued|extends|extended|valid|through)\s(?:until|till|to|through)\s(?:the\s)?$",
    re.I,
)
_RUNS_ON_TO = regex(
    r"\b(?:runs?|ran|running|lasts?|lasted|continues?|continued)\s(?:on\s|from\s[^,.;:!?]{3,40}\s)?(?:until|till|to|through)\s(?:the\s)?$",
    re.I,
)
_IN_EFFECT = (
    r"(?:allowed|permitted|possible|available|effective|applicable|compulsory|mandatory|required|banned|abolished|scrapped|waived|suspended"
    r"|in\sforce|in\seffect|into\sforce|into\seffect|taken\seffect|took\seffect|takes?\seffect|appl(?:y|ies|ied)|launched|introduced)"
)
_EFFECTIVE_FROM = regex(rf"\b{_IN_EFFECT}\s(?:with\seffect\sfrom|(?:as\s|starting\s|beginning\s)?from)\s(?:the\s)?$", re.I)
_EFFECTIVE_AS_OF = regex(rf"\b{_IN_EFFECT}\sas\s(?:of|at)\s(?:the\s)?$", re.I)
"""What is "allowed as of" a day is so since; but of "12 ports were open as of" it the day is that of the number."""
_OPENED_IN = regex(
    r"^\W{0,3}(?:First\s|Originally\s)?(?:Built|Developed|Created|Completed|Opened|Launched|Introduced|Started|Begun|Unveiled|Founded|Established|Set\sup)"
    r"\s(?:back\s)?in\s$"
)
"""The participle that opens a sentence: "Built in 2019, the platform ..."."""
_AHEAD = regex(r"(?:^|[;:]\s|\b(?i:it was)\s)\W{0,3}(?i:in|on)\s(?:the\s)?$")
_FIRM_EVENT = regex(
    r"(?:,\s[^,.;:0-9]{3,60}(?=,))?(?:,?\sthat\b|,)?(?:\s[A-Za-z'’-]{1,20}){1,10}?\s(?:(?:came|come)\sinto\s(?:being|existence|force|effect)|(?:took|take)\seffect"
    r"|(?:began|started)(?=\s(?:[a-z]{2,14}ing|to\s[a-z]{3,15})\b)"
    r"|(?:was|were)\s(?:founded|established|set\sup|born|launched|created|inaugurated|introduced))\b",
    re.I,
)
_VAGUE = regex(r"(early|late)\b", re.I)
_VAGUE_HALVES = {"early": (1, 6), "late": (7, 12)}
"""An event "in early 2021" was in the first half; a figure "for early 2021" is one for the first quarter."""
_SAW = regex(r"\ssaw\b")
_DAY_IN_WORDS = regex(rf"(?:the\s)?{DAY}\sof\s|[A-Z][a-z]+\sthe\s", re.I)
_FRAMES = regex(
    r"(?:\b(?:by|until|till|as of|as at|up to|through|between|before|ending|ended|and|to|within|dated?|from|截至|截止|到|至)"
    r"(?:\sthe)?|[-–—(/])\s?$",
    re.I,
)
_TOLD_ON = regex(
    r"\b(?:said|says|told|spoke|speaking|read\sout|put\sout|given\sout|reported|heard|learn(?:ed|t)|disclosed|revealed|quoted)"
    r"(?:\s[A-Za-z'’-]{1,20}){0,3}\son\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?$",
    re.I,
)
"""What stands before the day on which something was told, and not on which it took place."""
_DATES_FROM = regex(r"\bdat(?:e|es|ed|ing)\s(?:back\s)?(?:from|to)\s(?:the\s)?$", re.I)
_SINCE_END = regex(r"\b(?:since|from)\s(?:the\s)?$", re.I)
_HEADS_ENTRY = regex(
    r"\W{0,3}\s?(?:[—–:]|-\s)\s{0,4}(?=[\"“'‘]?[^\W0-9])[^.;:!?0-9]{0,120}?\b(?:"
    r"(?:launch|found|establish|introduce|create|inaugurate|unveil|build|open|start|begin)(?:e?s|e?d)?|built|began|set(?:s|ting)?\sup|switch(?:e[sd])?\son"
    r"|takes?\seffect|comes?\sinto\s(?:being|existence|force|effect)|goes\s(?:live|online)|(?:is|are|was|were)\sborn|(?:gives?|gave)\sbirth)\b"
)
"""Behind a date that heads the entry of a timeline, how the entry tells that something began: "April 2018 | — The office is set up"."""
_NUMBERS = NUMBER_CUES - {"a", "an"}
_HAN_BEGAN = regex(r"(?:实施|启动|启用|开通|上线|举行|召开|成立|设立|起|以来|施行|推出|生效|开展|发布|执行|签署|试点)")


def stated_dates(text: str, periods: Iterable[tuple[Span, Period | Relative]]) -> Iterator[tuple[Span, Period | Relative]]:
    """Of the periods in a text those that are stated as the date of something, with that date.

    >>> from factcheck.figures.periods import told_periods
    >>> text = "Launched on 8 April 2021, it took 12 calls by August 2024."
    >>> [str(told) for _, told in stated_dates(text, told_periods(text))]
    ['2021-04-08']
    """
    for span, told in periods:
        date = _end(text, span, told) or as_date(told)
        alone = span.end - span.start >= len(text.strip(" .,;:()—–-\n"))
        if date and not alone and _is_stated(text, span, told):
            yield span, _as_told(text[span.start : span.end], date)


def _end(text: str, span: Span, told: Period | Relative) -> Period | Relative | None:
    """The day on which something ends that "runs until" a period, or is "to end by" it, or begins that is allowed "as of" it."""
    led = any(pattern.search(text, max(0, span.start - 60), span.start) for pattern in (_RUNS_TO, _RUNS_ON_TO, _ENDS_BY))
    if isinstance(told, Relative):
        return Relative(told.years, told.months, told.day) if told.until and led else None
    if told.start is not None or told.end is None:
        return None
    effective = _EFFECTIVE_AS_OF.search(text, max(0, span.start - 40), span.start)
    return Period(told.end, told.end) if led or (effective and not _counts_before(text, span)) else None


def as_date(told: Period | Relative) -> Period | Relative | None:
    """The day, month or year that a period starts with: "since July 10" states July 10."""
    if isinstance(told, Relative):
        return None if told.to_date or told.until else Relative(told.years, told.months, told.day)
    if told.start is None:
        return None
    return told if told.end else Period(told.start, told.start)


def _as_told(words: str, date: Period | Relative) -> Period | Relative:
    """The date as precise as it is told: "since January 2013" states the month, "in early 2021" no more than the half."""
    if isinstance(date, Period) and date.start and date.whole_months == 3 and (edge := _VAGUE.match(words)):
        return Period.months(date.start.year, *_VAGUE_HALVES[edge[1].lower()])
    if (
        not isinstance(date, Period)
        or date.start is None
        or not date.is_day
        or re.search(r"(?<![0-9])[0-9]{1,2}(?![0-9])|[日号]", words)
        or _DAY_IN_WORDS.match(words)
    ):
        return date
    if words.isdigit():
        return Period.months(date.start.year, 1, 12)
    if re.search("[A-Za-z月]", words) and not re.match(r"(?:the )?(?:end|beginning|start|close) ", words, re.I):
        return Period.months(date.start.year, date.start.month, date.start.month)
    return date


def _is_stated(text: str, span: Span, told: Period | Relative) -> bool:
    if _end(text, span, told) or (isinstance(told, Period) and not told.is_stretch and heads_entry(text, span)):
        return True
    before = text[max(0, span.start - 60) : span.start]
    if _TOLD_ON.search(before):
        return False
    if isinstance(told, Period) and told.is_stretch and _RUNS_FROM.search(before):
        return True
    if re.search("[年月]", text[span.start : span.end]):
        return _is_day(told) and bool(_HAN_BEGAN.search(text, span.end, span.end + 20)) and not _FRAMES.search(before)
    if isinstance(told, Period) and told.whole_months == 12:
        return bool(_BACK_TO.search(before) or _OPENED_IN.search(text, 0, span.start)) or _is_year_of_event(text, span)
    words = text[span.start : span.end]
    if _is_day(told) and (re.search(r"[0-9]", re.sub(r"(?:19|20)[0-9]{2}", "", words)) or _DAY_IN_WORDS.match(words)):
        return not _FRAMES.search(before) or any(led.search(before) for led in (_DATES_FROM, _EFFECTIVE_FROM))
    if re.match(r"(?:the\s)?(?:end|close|beginning|start|middle)\s", words, re.I):
        led = (
            _EVENT_AT.search(before)
            or _ENDS_AT.search(before)
            or _RUNS_ON_TO.search(before)
            or _SINCE_EVENT_AT.search(text, max(0, span.start - 120), span.start)
        )
        return bool(led or (_BEGAN.search(before) and _SINCE_END.search(before)))
    if re.search(r"[Yy]ear|half|quarter|months", words):
        return False
    began = _BEGAN_AT.search(before) and not _FROM_THEN_TO.search(before)
    doing = _BEGAN_DOING_AT.search(text, max(0, span.start - 200), span.start)
    return bool(began or doing or _TO_END_IN.search(before)) or _is_ahead_of_event(text, span)


def heads_entry(text: str, span: Span) -> bool:
    """Whether a date heads an entry that tells what began then and no number, of which it might be the period.

    >>> heads_entry("April 2018 — The office is set up.", Span(0, 10))
    True
    """
    is_head = not text[: span.start].strip(" *•-–—[(")
    return is_head and _HEADS_ENTRY.match(text, span.end) is not None and not _tells_number(text[span.end :])


def _is_year_of_event(text: str, span: Span) -> bool:
    event = _IN_A_YEAR.search(text, max(0, span.start - 40), span.start)
    if not event:
        return False
    return event[0].startswith((",", "(", "was")) or not _counts_before(text, span)


def _counts_before(text: str, span: Span) -> bool:
    """Whether the clause tells a number before a date, which may be that of the number."""
    return _tells_number(re.split("[.;:!?]", text[max(0, span.start - 200) : span.start])[-1])


def _tells_number(words: str) -> bool:
    return any(mark.isdigit() for mark in words) or not _NUMBERS.isdisjoint(starts(words))


def _is_ahead_of_event(text: str, span: Span) -> bool:
    """Whether a date leads in the event that it dates: "In April 2018 the office came into being"."""
    saw = _SAW.match(text, span.end)
    led = _AHEAD.search(text, max(0, span.start - 14), span.start) or (saw and not text[: span.start].strip())
    return bool(led and _FIRM_EVENT.match(text, saw.end() if saw else span.end))


def _is_day(told: Period | Relative) -> bool:
    if isinstance(told, Relative):
        return told.day is not None
    return told.is_day or (told.end is None and told.start is not None)
