"""This file holds the recogniser of periods in a sentence, explicit and told from now, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec.structs import replace

from factcheck.core.period import ONE_DAY, Period, Relative, Unplaced
from factcheck.core.text import Sentence, Span
from factcheck.expressions import regex
from factcheck.figures.calendars import MONTHS, day_in, running_on
from factcheck.figures.hedges import hedge_before
from factcheck.figures.numerals import plain
from factcheck.figures.open_ends import up_to_ends, with_ends
from factcheck.figures.period_ranges import Told
from factcheck.figures.period_rules import RULES
from factcheck.figures.periods_zh import chinese_periods
from factcheck.figures.related_periods import Found, elliptic, from_its_day, part_of, related
from factcheck.figures.scan import COUNTED_DIGITS, starts
from factcheck.figures.units import unit_behind
from factcheck.figures.words import with_years_in_digits

_FROM_DAY = regex(r"\bfrom\s(?:the\s)?$", re.I)
_GOES_ON = regex(r"\s?(?:to|until|till|through|up\sto|[-–—])\s", re.I)
_ONWARDS = regex(r"\s(?:on(?=\s?[.,;:)]|\s?$)|onwards?\b)")
"""Behind a time that something runs on from: "from December on"."""
_BEFORE = regex(
    r"\b(?:(?P<since>since|starting(?: from| on| in)?|as from|beginning(?: on| in)?)"
    r"|(?P<until>as of|as at|by|until|till|up to|up until|at(?= the end of $))|(?P<mid>by))\s{1,20}(?:the\s{1,20})?$",
    re.I,
)
_THROUGH = regex(
    r"(?P<left>\b(?:from|since|between|all|right|half-?way|mid-?way|part-?way|way|clear|(?:year|season|winter|summer|quarter|term|months|weeks|went|going|go|passed"
    r"|passing|came|gone)(?!\sin\b)(?:\s[a-z]{3,9})?)\b[^,;:.!?0-9]{0,30}\s)?\bthrough\s$",
    re.I,
)
"""Before a month, how the months of its year up to it are told, unless what stands to the left says from when: "the year through June"."""
_THROUGH_REACH = 60
_FIGURES = regex(r"(?<![0-9.,])[0-9][0-9.,]{0,20}")
_AFTER = regex(r"(?:\b(?P<gap>[A-Za-z]{2,12})\s)?\bafter\s{1,3}(?P<the>the\s)?$", re.I)
_OF_EVENT = regex(r"\s(?!(?:and|or|but|when|the|was|were|had|has|there|it|its|in|of|to|with|they|we)\b)[a-z]{3,20}\b")
"""What goes on behind the time of an event: "after the February 2024 storm"."""
_GAPS = frozenset(
    "day days week weeks month months year years decade decades soon shortly immediately just right long not".split()
)
"""Words before "after" that leave open what begins then."""
_COUNTED = regex(
    r"\s(?!(?:levels|figures|numbers|totals|results|data|targets|rules|is|was|has|sees|comes|ends|begins|starts|marks|brings|its|this)\b)(?:[a-z]{3,15}\s)?"
    r"(?:[a-z]{2,15}[^\Ws]s|people|persons|men|women|children)\b"
)
_WORD = regex(r"\b(?!FY\b)[A-Z]{2,}\b")
_MONTH = "(?:" + "|".join(MONTHS) + ")"
_SMALL_MONTH = regex(rf"\b{_MONTH}(?=\.?(?:\s?[–—-]\s?{_MONTH}\.?|\s(?:to|and|through)\s{_MONTH}\.?)?\s(?:19|20)[0-9]{{2}}\b)")
"""A month that a text in small letters tells, with its year: "jan–march 2022"."""
_FEAST = regex(
    r"\b(?:mid-?summer|mid-?winter|christmas|easter|thanksgiving|halloween|ramadan|lent|carnival|diwali|whitsun|pentecost|hanukkah)\s$",
    re.I,
)
"""A feast or a turn of the seasons, whose year it is that follows: it is some time in that year."""
LONGEST_FEAST = 16
_YEAR_BEFORE = regex(
    r"(?:\b(?:in|of|since|by|from|until|till|for|during|between|to|through|than|year|fiscal|late|early|mid|end|on|with"
    r"|throughout|before|after|the|its|all|against|versus|vs|into|Olympic)\s|[,;(–—:-]\s?|['’]s\s|^\s?"
    r"|\b[A-Z][a-z]+\.?\s)$"
)
_WHOLE = regex(r"\s(?:alone|as\sa\swhole|overall)\b")
_NEXT_CLAUSE = regex(
    r",\s(?!(?:(?:and|in|for|during|over|from|the|its|all|both|only|just|especially|notably|particularly|mainly|mostly)\s){0,4}$)[^,]*$"
)
"""The last comma before a part of a year, and words behind it that tell something of that."""
_THAT_YEAR = regex(r",?\s(?:of\s)?(?:that|the\ssame)\syear\b")
_YEAR_BEFORE_THAT = regex(
    r"(?:(?<=\bthe\syear)|\s(?:of|in)\sthe\syear)\s(?:before|earlier|prior)\b(?!\s(?:[0-9]|the|that|last|it))|\s(?:of|in)\sthe\s(?:previous|preceding|prior)\syear\b"
)
"""What stands behind a part of a year to make it one of the year before the one that was named."""


def periods_in(sentence: Sentence) -> tuple[Found, ...]:
    """The periods that a sentence names, in order, each with its place in the source file."""
    offset = sentence.span.start
    return tuple((Span(span.start + offset, span.end + offset), told) for span, told in told_periods(plain(sentence.text)))


@lru_cache(maxsize=16)
def told_periods(text: str) -> tuple[Found, ...]:
    """The periods in a plain text, in order, with their place in it.

    >>> [str(told) for _, told in told_periods("from January to July 2024, and by mid-August 2024, in twenty twenty-five")]
    ['2024-01/P7M', '/2024-08-20', '2025']
    >>> [str(told) for _, told in told_periods("SHIPS FROM JANUARY TO MAY 2024")]
    ['2024-01/P5M']
    """
    text = _WORD.sub(_uncapitalised, text) if text.isupper() else _with_capitals(text)
    found = list(chinese_periods(text))
    digits, told_in_words = with_years_in_digits(text)
    found += [(_widened(span, told_in_words), _led(digits, span, told)) for span, told in _english(digits)]
    apart = _without_overlaps(found)
    apart += elliptic(text, apart)
    found = _with_year(text, with_ends(text, up_to_ends(text, _of_that_year(text, related(text, apart)))))
    return tuple(from_its_day(text, sorted(found, key=lambda one: one[0])))


def _with_capitals(text: str) -> str:
    """The text, where months of a year in small letters have their capital."""
    known = starts(text)
    has_months = COUNTED_DIGITS[4] in known and not known.keys().isdisjoint(MONTHS)
    return _SMALL_MONTH.sub(lambda month: month[0].capitalize(), text) if has_months else text


def _uncapitalised(word: re.Match[str]) -> str:
    """A word of a line in capitals as it is written elsewhere, a month with a capital."""
    return word[0].capitalize() if word[0].lower() in MONTHS else word[0].lower()


def _of_that_year(text: str, found: list[Found]) -> list[Found]:
    """The periods, with the year for a day or month "of that year", or "of the year before", where the words before it name one year alone."""
    told = list(found)
    for i, (span, period) in enumerate(told):
        before = _YEAR_BEFORE_THAT.match(text, span.end)
        if isinstance(period, Relative) and period.years is None and (before or _THAT_YEAR.match(text, span.end)):
            years = {other.start.year for place, other in told if isinstance(other, Period) and other.start and place < span}
            if len(years) == 1:
                told[i] = (Span(span.start, before.end() if before else span.end), _of_year(years.pop() - bool(before), period))
    return _without_overlaps(told)


def _of_year(year: int, part: Relative) -> Told:
    if part.day is None:
        return Period.months(year, *part.months)
    return day_in(year, part.months[0], part.day) or part


def _with_year(text: str, found: Iterable[Found]) -> list[Found]:
    """The periods, where one year told by itself completes parts of a year told without: "the first-half haul in 2021"."""
    told = list(found)
    if any(_is_year(period) and not _OWN_YEAR.search(text, 0, span.start) for span, period in told):
        return told
    years = {period for _, period in told if _is_year(period)}
    parts = [
        period
        for _, period in told
        if isinstance(period, Relative) and period.years is None and (period.day is None or period.until)
    ]
    if len(years) != 1 or len(parts) + len(years) < len(told) or not parts or any(part.since or part.to_date for part in parts):
        return told
    places = [span for span, period in told if not _is_year(period)]
    if any(part.until for part in parts) and any(_stands_apart(text, span, places) for span, period in told if _is_year(period)):
        return told
    return [
        (span, part_of(next(iter(years)), parts[0] if _is_year(period) and not _stands_apart(text, span, places) else period))
        for span, period in told
    ]


def _stands_apart(text: str, year: Span, parts: Iterable[Span]) -> bool:
    """Whether a year has a figure of its own, and its part another: "in 2024, 32 million; that leaves 14 million for the last quarter"."""
    if _WHOLE.match(text, year.end):
        return True
    between = [(min(year.end, part.end), max(year.start, part.start)) for part in parts]
    return all(
        ";" in text[start:end]
        or len(_FIGURES.findall(text, start, end)) > 1
        or (start == year.end and _is_told_before(text, year, end))
        for start, end in between
    )


def _is_told_before(text: str, year: Span, part: int) -> bool:
    """Whether a figure is told of a year before another clause tells of its part: "30 million came in 2024, | with a record in May"."""
    comma = _NEXT_CLAUSE.search(text, year.end, part)
    return (
        comma is not None and (_FIGURES.search(text, 0, year.start) or _FIGURES.search(text, year.end, comma.start())) is not None
    )


def _is_year(told: Period | Relative) -> bool:
    return told.months == (1, 12) and told.years is not None if isinstance(told, Relative) else told.whole_months == 12


_OWN_YEAR = regex(
    r"(?<!than )(?<!same period )(?<!level )(?<!stretch )(?<!months )(?<!compared with )(?:^|\b[Ii]n |\b[Oo]f |\b[Dd]uring |, |\()$"
)
"""What stands before a year that is a figure's own, not one that it is compared with."""


def _english(text: str) -> Iterable[Found]:
    for match, build in RULES.matches(text):
        told = build(match)
        is_bare = len(match[0]) == 4
        if is_bare and isinstance(told, Period) and _FEAST.search(text, max(0, match.start() - LONGEST_FEAST), match.start()):
            told = Unplaced(told.start, told.end)
        if told is not None and not (is_bare and _is_count(text, match.start(), match.end())):
            yield Span(*match.span("core" if "core" in match.re.groupindex else 0)), told


def _is_count(text: str, start: int, end: int) -> bool:
    """Whether four digits that could be a year count something: "seized 2000 guns", "over 2000 people"."""
    if not text[start:end].isdigit():
        return False
    unit, _ = unit_behind(text, end)
    if unit and unit.name not in ("year", "m"):
        return True
    return bool(_COUNTED.match(text, end)) and (
        hedge_before(text, start)[0] is not None or not _YEAR_BEFORE.search(text, max(0, start - 14), start)
    )


def _without_overlaps(found: Iterable[Found]) -> list[Found]:
    """Of periods that overlap the longest, or of equals the first."""
    kept: list[Found] = []
    end = -1
    for one in sorted(found, key=lambda one: (one[0].start, -one[0].end)):
        if one[0].start >= end:
            kept.append(one)
            end = one[0].end
        elif one[0].end - one[0].start > end - kept[-1][0].start:
            kept[-1], end = one, one[0].end
    return kept


def _widened(span: Span, places: tuple[Span, ...]) -> Span:
    """The span with the whole of a year told in words."""
    end = next((place.end for place in places if place.start < span.end <= place.end), span.end)
    return Span(span.start, end)


def _led(text: str, span: Span, told: Told) -> Told:
    """The period as the word before it makes it: since, or up to."""
    match = _BEFORE.search(text, max(0, span.start - 30), span.start)
    if told.whole_months == 1 and _runs_through(text, span.start):
        return _opening_months(told)
    if isinstance(told, Period) and told.is_day and _opens(text, span):
        return Period(told.start, None)
    if _ONWARDS.match(text, span.end) and _FROM_DAY.search(text, max(0, span.start - 10), span.start):
        return running_on(told)
    if not match:
        return _after(text, span, told)
    if match["since"]:
        return running_on(told)
    if isinstance(told, Relative):
        return told if told.to_date or told.months == (1, 12) else replace(told, until=True)
    if told.end is None:
        return told
    middle = re.match(r"(?:the\s)?mid", text[span.start : span.start + 8], re.I)
    if middle and told.whole_months == 6:
        return Period(None, told.end.replace(month=6))
    return Period(None, told.end)


def _runs_through(text: str, start: int) -> bool:
    """Whether a month is the last of those of its year that are told: "846 ships through July 2024"."""
    match = _THROUGH.search(text, max(0, start - _THROUGH_REACH), start)
    return match is not None and not match["left"]


def _opening_months(month: Told) -> Told:
    """The months of its year up to a month."""
    if isinstance(month, Relative):
        return replace(month, months=(1, month.months[1]))
    return Period.months(month.end.year, 1, month.end.month) if month.end else month


def _after(text: str, span: Span, told: Told) -> Told:
    """The period, or what comes behind it where "after" stands before a month or more; behind an event of it, what began in it."""
    match = _AFTER.search(text, max(0, span.start - 24), span.start)
    if not match or not isinstance(told, Period) or told.end is None or told.is_day or (match["gap"] or "").lower() in _GAPS:
        return told
    if match["the"] and _OF_EVENT.match(text, span.end):
        return running_on(told)
    return Period(told.end + ONE_DAY, None)


def _opens(text: str, span: Span) -> bool:
    """Whether a day begins a stretch without an end: "from December 1, 2024"."""
    return bool(_FROM_DAY.search(text, max(0, span.start - 10), span.start)) and not _GOES_ON.match(text, span.end)
