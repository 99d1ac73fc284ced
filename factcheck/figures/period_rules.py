"""This file holds the wordings of English periods, one rule each: an expression and the period that its groups make."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from factcheck.core.period import MONTHS_OF_YEAR, Period, Relative, Unplaced
from factcheck.expressions import regex
from factcheck.figures.calendars import (
    DAY,
    DAYS,
    MONTH,
    MONTHS,
    ORDINALS,
    SEASONS,
    YEAR,
    count_of,
    day_in,
    edge_in,
    edge_of,
    month_number,
    months_in,
    year_of,
    years_told,
)
from factcheck.figures.feasts import FEASTS
from factcheck.figures.period_ends import COUNT, COUNTS, ENDED
from factcheck.figures.period_ranges import Told, day_range, month_list, month_range, month_to_day, year_range
from factcheck.figures.period_shorthand import SHORTHAND
from factcheck.figures.scan import Wordings, led

Rule = Callable[[re.Match[str]], Told | None]

_EDGE = (
    r"(?P<edge{0}>(?:[Ee]arly|[Mm]id|[Ll]ate|[Ee]nd)(?:[-–]| (?:in |of )?)|(?:[Tt]he )?(?:beginning|start|middle|end|close) of )?"
)
_EDGE1, _EDGE2 = _EDGE.format(""), _EDGE.format("2")
_OF = r"(?: of | in |, ?|'| )(?:the )?"
_TO = r"(?: to | through | until | till | and | ?[-–—~] ?)"
_ORDINAL = r"(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th|[Oo]pening|[Ff]inal|[Ll]ast)"
_NO_AMOUNT = r"(?![0-9%]|[.,:'][0-9]{1,3}(?![0-9])| (?:million|billion|thousand|per))"
_Y1, _Y2, _SHORT = year_of("year"), year_of("year2"), r"[0-9]{2}(?![0-9]|[,.][0-9]|(?<=[a-z–—~-]\s..)\s?[a-z%])"


def _day(match: re.Match[str]) -> Told | None:
    month = month_number(match["month"])
    return day_in(years_told(match), month, int(match["day"])) if month else None


def _day_in_words(match: re.Match[str]) -> Told | None:
    month, day = month_number(match["month"]), DAYS["-".join(match["ordinal"].lower().replace("-", " ").split())]
    return day_in(years_told(match), month, day) if month else None


def _iso(match: re.Match[str]) -> Told | None:
    try:
        return Period.parse(match[0])
    except ValueError:
        return None


def _month(match: re.Match[str]) -> Told | None:
    month = month_number(match["month"])
    return edge_in(months_in(years_told(match), month, month), edge_of(match["edge"])) if month else None


def _told_month(match: re.Match[str]) -> Told | None:
    month = month_number(match["month"])
    offset = {"last": None, "this": 0, "next": 1}[match["rel"].lower()]
    return edge_in(Relative(offset, (month, month)), edge_of(match["edge"])) if month else None


def _from_new_year(match: re.Match[str]) -> Told | None:
    month = month_number(match["month"])
    return months_in(years_told(match), 1, month) if month and edge_of(match["edge2"]) in (None, "end") else None


def _half(match: re.Match[str]) -> Told | None:
    number = ORDINALS[match["ordinal"].lower()]
    number = 2 if number == 4 else number
    return months_in(years_told(match), number * 6 - 5, number * 6) if number != 3 else None


def _quarter(match: re.Match[str]) -> Told | None:
    number = ORDINALS[match["ordinal"].lower()]
    return months_in(years_told(match), number * 3 - 2, number * 3)


def _months(match: re.Match[str]) -> Told | None:
    count, opening = count_of(match["count"]), match["ordinal"].lower() in ("first", "opening")
    year = years_told(match)
    if not count or count > 12 or (not opening and year is None):
        return None
    return months_in(year, 1, count) if opening else months_in(year, 13 - count, 12)


def _unplaced_months(match: re.Match[str]) -> Told | None:
    count, year = count_of(match["count"]), int(match["year"])
    return Unplaced(date(year, 1, 1), date(year, 12, 31), None, count) if count and count < 12 else None


def _some_time(match: re.Match[str]) -> Told | None:
    """Some time of a year, in its second half where words say that it is the last of it."""
    part = Period.months(int(match["year"]), 7 if match["last"] else 1, MONTHS_OF_YEAR)
    return Unplaced(part.start, part.end)


def _quarters(match: re.Match[str]) -> Told | None:
    """The months of so many quarters at the beginning of a year."""
    count = count_of(match["count"])
    return months_in(years_told(match), 1, 3 * count) if count and match["ordinal"].lower() in ("first", "opening") else None


def _last_months(match: re.Match[str]) -> Told | None:
    count = count_of(match["count"])
    return months_in(years_told(match), 13 - count, 12) if count and count < 12 else None


def _year(match: re.Match[str]) -> Told | None:
    return edge_in(Period.months(int(match["year"]), 1, 12), edge_of(match.groupdict().get("edge")))


def _begun(match: re.Match[str]) -> Told | None:
    """The early part of a year that something began with: "the port began 2022 by ..."."""
    return edge_in(Period.months(int(match["year"]), 1, 12), "early")


def _told_year(match: re.Match[str]) -> Told | None:
    told = years_told(match)
    if isinstance(told, Relative) and told.years is None:
        told = Relative(0) if match["edge"] else None
    return edge_in(told, edge_of(match["edge"])) if isinstance(told, Relative) else None


def _season(match: re.Match[str]) -> Told | None:
    return months_in(years_told(match), *SEASONS[match["season"].lower()])


def _past_years(match: re.Match[str]) -> Told | None:
    count = count_of(match["count"]) if match["count"] else 1
    if not count:
        return None
    return Relative(-1) if count == 1 else Relative(-count, to_date=True)


def _so_far(match: re.Match[str]) -> Told | None:
    year = match.groupdict().get("year")
    return Period(date(int(year), 1, 1), None) if year else Relative(0, to_date=True)


_M = " ".join(MONTHS)
_EDGES = f"early mid late end beginning start middle close {led('the', 'beginning start middle end close')}"
_ORDINALS = "first second third fourth opening final last 0s 0n 0r 0t"
_DAYS = " ".join(f"{day} the_{day}" for day in dict.fromkeys(day.split("-")[0] for day in DAYS))
_TOLD = f"last this next coming {led('the', 'current coming year')}"
_NO_EDGE = "(?P<edge>(?=x)x)?"

_ROWS: tuple[tuple[str, str, Rule], ...] = (
    ("0-", r"(?<![0-9-])(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?(?![0-9-])", _iso),
    ("#2", rf"(?<![0-9.,])(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{MONTH})(?:{_OF}{_Y1})?", _day),
    (
        _M,
        (
            rf"\b(?P<month>{MONTH}) (?:the )?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{_NO_AMOUNT}(?:{_OF}{_Y1}"
            rf"|,{_Y1.replace('year', 'tight')})?"
        ),
        _day,
    ),
    (_DAYS, rf"\b(?:the )?(?i:{DAY}) of (?P<month>{MONTH})(?:{_OF}{_Y1})?", _day_in_words),
    (_M, rf"\b(?P<month>{MONTH}) the (?i:{DAY})\b(?:{_OF}{_Y1})?", _day_in_words),
    (
        _M,
        rf"\b(?P<month>{MONTH}) (?P<day>[0-9]{{1,2}})(?:, {_Y1})?{_TO}(?:(?P<month2>{MONTH}) )?(?P<day2>[0-9]{{1,2}}),? {_Y2}",
        day_range,
    ),
    (
        "#2",
        rf"\b(?P<day>[0-9]{{1,2}})(?: (?P<month>{MONTH})(?: {_Y1})?)?{_TO}(?P<day2>[0-9]{{1,2}}) (?P<month2>{MONTH}) {_Y2}",
        day_range,
    ),
    (
        _M,
        rf"\b(?P<month>{MONTH}){_TO}(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)? (?P<month2>{MONTH})(?:{_OF}{_Y2})",
        month_to_day,
    ),
    (
        _M,
        rf"\b(?P<month>{MONTH}){_TO}(?P<month2>{MONTH}) (?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?{_NO_AMOUNT}(?:{_OF}{_Y2})",
        month_to_day,
    ),
    (
        f"{_EDGES} {_M} #2",
        rf"\b(?:(?P<day>[0-9]{{1,2}}) )?{_EDGE1}(?P<month>{MONTH})(?:{_OF}{_Y1}){_TO}{_EDGE2}(?P<month2>{MONTH})(?:{_OF}{_Y2})",
        month_range,
    ),
    (
        f"{_EDGES} {_M}",
        rf"\b{_EDGE1}(?P<month>{MONTH}){_TO}{_EDGE2}(?P<month2>{MONTH})(?:{_OF}{_Y2})?(?! [0-9]{{1,2}}(?![0-9]|[.,][0-9]))",
        month_range,
    ),
    (
        "new",
        rf"\bNew Year(?:['’]s Day)?{_TO}{_EDGE2}(?P<month>{MONTH})(?:{_OF}{_Y1})?",
        _from_new_year,
    ),
    (_M, rf"\b(?P<listed>{MONTH}(?:, {MONTH}){{1,10}},? and {MONTH})(?:{_OF}{_Y1})?", month_list),
    (f"{_EDGES} {_M}", rf"\b{_EDGE1}(?P<month>{MONTH})(?:{_OF}{_Y1})", _month),
    (f"{_EDGES} last this next", rf"\b{_EDGE1}(?P<rel>[Ll]ast|[Tt]his|[Nn]ext) (?P<month>{MONTH})", _told_month),
    (
        "in since by from until till of during to through before after",
        (
            rf"(?i:in|since|by|from|until|till|of|during|to|through|before|after) (?P<core>{_NO_EDGE}(?P<month>{MONTH}))(?! "
            rf"[0-9]{{1,2}}(?![0-9,.]))"
        ),
        _month,
    ),
    (
        _EDGES,
        (
            rf"\b(?P<edge>(?:[Ee]arly|[Mm]id|[Ll]ate) |(?:[Mm]id|[Ee]nd)-|(?:[Tt]he )?(?:beginning|start|middle|end|close) of )"
            rf"(?P<month>{MONTH})"
        ),
        _month,
    ),
    *SHORTHAND,
    (_ORDINALS, rf"\b{_ORDINAL}[- ](?:half|semester(?! (?:of )?(?:the )?[0-9]{{4}}[-/–]))(?:{_OF}{_Y1})?(?!-)", _half),
    ("0'", rf"\b(?P<year>{YEAR})'s {_ORDINAL}[- ]half", _half),
    ("#4", rf"\b(?P<year>{YEAR}), (?:the )?{_ORDINAL}[- ]half(?!-|{_OF}{_Y2})", _half),
    (_ORDINALS, rf"\b{_ORDINAL}[- ]quarter(?:{_OF}{_Y1})?(?!-)", _quarter),
    ("0'", rf"\b(?P<year>{YEAR})'s {_ORDINAL}[- ]quarter", _quarter),
    ("#4", rf"\b(?P<year>{YEAR}), (?:the )?{_ORDINAL}[- ]quarter(?!-|{_OF}{_Y2})", _quarter),
    *FEASTS,
    (_ORDINALS, rf"\b{_ORDINAL} {COUNT}[- ]months?(?:{_OF}{_Y1})?", _months),
    ("0'", rf"\b(?P<year>{YEAR})'s {_ORDINAL} {COUNT}[- ]months?", _months),
    ("in over during within", rf"\b(?i:in|over|during|within) (?P<core>{COUNT} months of (?P<year>{YEAR}))", _unplaced_months),
    (COUNTS, rf"^(?P<core>(?i:{COUNT}) months of (?P<year>{YEAR}))", _unplaced_months),
    (
        "part parts early earlier first opening middle busiest last latter later final closing",
        (
            rf"\b(?:(?:(?:early|earlier|first|opening|middle|busiest)|(?P<last>last|latter|later|final|closing)) (?:part|months|weeks|stages|days|stretch)"
            rf"|parts?) of (?P<year>{YEAR})"
        ),
        _some_time,
    ),
    ("earlier later sometime", rf"\b(?:[Ee]arlier|(?P<last>[Ll]ater)|[Ss]ometime) in (?P<year>{YEAR})", _some_time),
    (_ORDINALS, rf"\b{_ORDINAL} (?P<count>two|three|2|3) quarters(?:{_OF}{_Y1})?", _quarters),
    ("remaining the_other", rf"\b(?:[Rr]emaining|the [Oo]ther) {COUNT} months(?:{_OF}{_Y1})?", _last_months),
    *ENDED,
    ("spring summer autumn fall", rf"\b(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all)(?: of)? {_Y1}", _season),
    ("#4", rf"\b(?P<year>{YEAR})(?: to | through | ?[-–—~/] ?)(?P<year2>{YEAR}|{_SHORT})", year_range),
    ("between", rf"[Bb]etween (?P<core>(?P<year>{YEAR}) and (?P<year2>{YEAR}))", year_range),
    (
        "began begin begun started start opened",
        rf"\b(?:began|begin|begun|started|start|opened) (?P<core>(?P<year>{YEAR}))(?= by | with )",
        _begun,
    ),
    (f"#4 {_EDGES}", rf"(?<![0-9.,$€£¥-])(?<![A-Za-z]-)\b{_EDGE1}(?P<year>{YEAR})", _year),
    ("end mid early late pre post", rf"\b(?P<edge>(?:[Ee]nd|[Mm]id|[Ee]arly|[Ll]ate|[Pp]re|[Pp]ost)-)(?P<year>{YEAR})", _year),
    ("fiscal", rf"\b[Ff]iscal(?: year)? (?P<core>{_NO_EDGE}(?P<year>{YEAR}))", _year),
    (f"{_EDGES} {_TOLD}", rf"\b{_EDGE1}{_Y1}", _told_year),
    (
        "year so to this the_year up thus",
        (
            r"\b(?:[Yy]ear[- ]to[- ]date|[Ss]o far(?: (?:this|in the) year)?|[Tt]o date|(?:[Tt]his|[Tt]he) year so far|[Uu]p "
            r"(?:to|until) now|[Tt]hus far)\b"
        ),
        _so_far,
    ),
    ("so", rf"\b[Ss]o far (?:in|during) (?P<year>{YEAR})", _so_far),
    (
        f"these past last previous {led('the', 'past last previous')}",
        (
            r"\b(?:[Tt]he |[Tt]hese )?(?:[Pp]ast|[Ll]ast|[Pp]revious) (?:(?P<count>[0-9]{1,2}|two|three|four|five|six|seven"
            r"|eight|nine|ten) years|year(?= (?:and|over)))"
        ),
        _past_years,
    ),
    ("over during in", r"\b(?:[Oo]ver|[Dd]uring|[Ii]n) the past (?P<count>(?=x)x)?year\b", _past_years),
)


def _compiled(wording: str) -> re.Pattern[str]:
    """The wording as an expression: a blank in it stands for any white space, an optional one for none as well."""
    wording = wording.replace("[- ]?", r"(?:\s{1,20}|-)?").replace("[- ]", r"(?:\s{1,20}|-)")
    return regex(wording.replace(" ?", r"\s{0,20}").replace(" ", r"\s{1,20}"))


RULES: Wordings[Rule] = Wordings((words, _compiled(wording), build) for words, wording, build in _ROWS)
"""Every wording with what it makes; the period's own words are the group `core`, or the whole."""
