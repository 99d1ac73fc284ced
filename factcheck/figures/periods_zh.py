"""This file holds the recogniser of periods in Chinese: 2024年上半年, 一季度, 1至7月, 去年, 今年以来."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from factcheck.core.period import Period, Relative
from factcheck.core.text import Span
from factcheck.expressions import regex
from factcheck.figures.calendars import day_in, months_in, running_on
from factcheck.figures.chinese import chinese_value

RELATIVE_YEARS = {"今年": 0, "本年": 0, "当年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}

Told = tuple[Span, Period | Relative]

TO = ("至", "到", "-", "—", "–", "~")
"""What stands between the first and the last day of a period."""

_N = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_PERIOD = regex(
    rf"(?P<until>截至|截止到?|到|至)?(?P<since>自从?|从)?"
    rf"(?:(?P<year>(?:19|20)[0-9]{{2}}|二[〇零][一二三四五六七八九〇零]{{2}})年|(?P<rel>{'|'.join(RELATIVE_YEARS)}))?(?:的)?"
    rf"(?:(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|前(?P<count>{_N})个?月"
    rf"|(?P<first>{_N})月?(?:至|到|-|—|–|~)(?P<last>{_N})月(?:份)?"
    rf"|(?P<month>{_N})月(?:份)?(?:(?P<day>[0-9]{{1,2}}|[一二三十]{{1,3}})[日号])?(?P<third>[上中下]旬|底|初|末)?"
    rf"(?:(?:至|到|-|—|–|~)(?P<last_day>[0-9]{{1,2}})[日号])?|(?P<edge>年?底|年?初|年?末|全年))?"
)
_YEARS = regex(r"(?P<first>(?:19|20)[0-9]{2})年?(?:至|到|-|—|–)(?P<last>(?:19|20)[0-9]{2})年")
_SO_FAR = regex(r"今年以来|年初以来|目前为止|迄今")
_STARTS = regex(
    r"(?:截[至止]|自|从|[12][0-9]{3}年|二[〇零]|[今去上前明本当]年|[上下]半年|第?[一二三四1-4]季度|前[0-9一-十]|[0-9一二三四五六七八九十]{1,3}(?:月"
    r"|[至到~-][0-9一二三四五六七八九十]{1,3}月))"
)
_SINCE_BEHIND = regex(r".{0,16}?(?:以来|起)")


def chinese_periods(text: str) -> Iterator[tuple[Span, Period | Relative]]:
    """Every period told in Chinese, in order.

    >>> [str(period) for _, period in chinese_periods("2022年第一季度，去年，自2024年7月10日政策实施以来")]
    ['2022-Q1', 'year-1', '2024-07-10/']
    """
    if text.isascii() or not any(character in text for character in "年月季"):
        return
    position = 0
    held: Told | None = None
    while match := _next(text, position):
        position = max(match.end(), match.start() + 1)
        period = _told(match, text)
        if held and period and (joined := _joined(text, held, (_core(match), period))):
            held = joined
        elif period:
            yield from [held] if held else []
            held = _core(match), period
    yield from [held] if held else []


def _joined(text: str, first: Told, last: Told) -> Told | None:
    """The days from the first period to the last one, where "to" joins the two: 2024年12月1日至2025年1月14日."""
    (span, start), (behind, end) = first, last
    if text[span.end : behind.start] not in TO or not isinstance(start, Period) or start.start is None:
        return None
    if isinstance(end, Relative) and end.years is None:
        end = end.on(date(start.start.year, 12, 31))
    if not isinstance(end, Period) or end.end is None or end.end <= start.start:
        return None
    return Span(span.start, behind.end), Period(start.start, end.end)


def _next(text: str, position: int) -> re.Match[str] | None:
    """The next stretch that can be a period."""
    start = _STARTS.search(text, position)
    if not start:
        return None
    at = start.start()
    for pattern in (_SO_FAR, _YEARS):
        if match := pattern.match(text, at):
            return match
    return _PERIOD.match(text, at)


def _core(match: re.Match[str]) -> Span:
    """The period's own words, without the word for since or until before them."""
    lead = match.groupdict()
    return Span(match.start() + len(lead.get("until") or "") + len(lead.get("since") or ""), match.end())


def _told(match: re.Match[str], text: str) -> Period | Relative | None:
    if match.re.pattern == _SO_FAR.pattern:
        return Relative(0, to_date=True)
    if match.re.pattern == _YEARS.pattern:
        first, last = int(match["first"]), int(match["last"])
        return Period(date(first, 1, 1), date(last, 12, 31)) if first < last else None
    year = _year(match)
    told = _part(match, year)
    if told is None:
        return None
    if match["until"] in ("截至", "截止", "截止到"):
        return Period(None, told.end) if isinstance(told, Period) else told
    if match["since"] and _SINCE_BEHIND.match(text, match.end()):
        return running_on(told)
    return told


def _number(printed: str) -> int:
    value = int(printed) if printed.isascii() else chinese_value(printed)
    return int(value or 0)


def _year(match: re.Match[str]) -> int | Relative | None:
    if match["year"]:
        return _number(match["year"])
    return Relative(RELATIVE_YEARS[match["rel"]]) if match["rel"] else None


def _part(match: re.Match[str], year: int | Relative | None) -> Period | Relative | None:
    """The part of the year that the groups tell; the whole year where they tell none."""
    if match["half"]:
        return months_in(year, 1, 6) if match["half"] == "上" else months_in(year, 7, 12)
    if match["quarter"]:
        number = _number(match["quarter"])
        return months_in(year, number * 3 - 2, number * 3)
    if match["count"]:
        return _months(year, 1, _number(match["count"]))
    if match["first"]:
        return _months(year, _number(match["first"]), _number(match["last"]))
    if match["month"]:
        return _month(match, year)
    if year is None:
        return None
    return _year_edge(year, match["edge"] or "")


def _year_edge(year: int | Relative, edge: str) -> Period | Relative | None:
    if edge.endswith(("底", "末")):
        return day_in(year, 12, 31)
    return day_in(year, 1, 1) if edge.endswith("初") else months_in(year, 1, 12)


def _days(match: re.Match[str], first: Period | Relative | None) -> Period | Relative | None:
    """The days of a month from the first to the last one told, where there is one."""
    if not match["last_day"] or not isinstance(first, Period) or first.start is None:
        return first
    last = day_in(first.start.year, first.start.month, int(match["last_day"]))
    return Period(first.start, last.end) if isinstance(last, Period) and last.end and last.end >= first.start else first


def _months(year: int | Relative | None, first: int, last: int) -> Period | Relative | None:
    return months_in(year, first, last) if 1 <= first <= last <= 12 else None


def _month(match: re.Match[str], year: int | Relative | None) -> Period | Relative | None:
    month = _number(match["month"])
    if not 1 <= month <= 12:
        return None
    if match["day"]:
        return _days(match, day_in(year, month, _number(match["day"])))
    if match["third"] in ("底", "末"):
        return day_in(year, month, {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31))
    return months_in(year, month, month)
