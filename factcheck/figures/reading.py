"""This file holds the reading of a sentence: what the recognisers found, put together into observations with their place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.core.figure import Measure, Observation
from factcheck.core.period import Period, Relative
from factcheck.core.text import Sentence, Span
from factcheck.expressions import regex
from factcheck.figures.amounts import amounts, numbers_in
from factcheck.figures.calendars import MONTHS
from factcheck.figures.cells import caption, heads
from factcheck.figures.dates import stated_dates
from factcheck.figures.harmless import harmless_numbers
from factcheck.figures.hedges import hedge_before
from factcheck.figures.measures import Read, changed, measured
from factcheck.figures.multiples import MULTIPLE_CUES, multiple_words
from factcheck.figures.numerals import Number, plain
from factcheck.figures.per_hundred import of_every_hundred
from factcheck.figures.periods import told_periods
from factcheck.figures.placing import placed
from factcheck.figures.scan import DIGITS, starts
from factcheck.figures.shares import SHARE_CUES, share_words
from factcheck.figures.spells import SPELL_CUES, bare_units
from factcheck.figures.units import unit_behind
from factcheck.figures.words import NUMBER_CUES, SMALL, with_years_in_digits

_HYPHENED = regex(r"-(?!plus\b|odd\b|ish\b|strong\b|fold\b|to-|and-|or-)[A-Za-z]{2,}", re.I)
_NO_MEASURE = regex(r"-(?:month|quarter|week|second)s?\b", re.I)
_HYPHEN_BEFORE = regex(r"[A-Za-z]-$")
_NAMED = regex(r"(?<=[a-z,]\s)(?:[A-Z]|i[A-Z])[A-Za-z]{2,20}\s$")
_NAME_ENDS = regex(
    r"[.,;:!?)](?![0-9])|\s?$|\s(?:is|was|has|had|needs|in|on|for|and|or|with|from|to|sales|storm|series|model)\b|-[0-9]{3}\b"
)
_LISTED_NAME = r"(?:[Tt]he\s)?[A-Z][\w'’-]{1,20}(?:\s[A-Za-z][\w'’-]{1,20}){0,4}\s"
_LISTED = regex(
    r"(?:[0-9],[0-9]{3}|\b(?:had|has|have|with|counted|recorded|registered|reported|received|took|got|won|saw|made|at|of)\s[0-9]{1,3}(?:\s[a-z]{3,15})?)"
    rf"(?:\s\([^()]{{1,20}}\))?(?:,\s(?:and\s)?|\sand\s)(?:{_LISTED_NAME}[0-9]{{1,3}},?\s(?:and\s)?){{0,8}}{_LISTED_NAME}$"
)
"""What stands before a number in a list of names with amounts: "Humanities 1,208, Law 1,174 and Medicine | 894"."""
_SCORE_BEHIND = regex(r"-(?P<other>[0-9]{1,3})(?![0-9%]|[.,][0-9])")
_SCORE_BEFORE = regex(r"(?<![0-9.,-])(?P<other>[0-9]{1,3})-$")
_BARE = frozenset({"one", "a", "an", "zero"})
_UP_TO = regex(
    rf"\s(?P<link>to|and)\s(?:[2-9]|[1-9][0-9]|{'|'.join(list(SMALL)[2:])})\s(?:seconds|minutes|hours|days|nights|weeks|months|years)\b"
)
_HAN = regex(r"[一-鿿〇]")
_WORDS = frozenset({DIGITS, *NUMBER_CUES, *SHARE_CUES, *MULTIPLE_CUES, *SPELL_CUES, *MONTHS, "year"}) - {"a", "an"}
"""The words of which a sentence in English has one that states a number or a date; an article stands before another of them."""


def read(sentence: Sentence) -> tuple[str, list[Read]]:
    """The plain text of a sentence and everything that it states, in order of place."""
    text = plain(sentence.text)
    if not _may_state(text):
        return text, []
    harmless = list(harmless_numbers(text, sentence.kind))
    taken = _marked(len(text), harmless)
    periods = tuple(one for one in told_periods(text) if taken.find(0, one[0].start, one[0].end) >= 0)
    dates = dict(stated_dates(text, periods))
    _mark(taken, (span for span, _ in periods))
    found = _in_words(text, taken)
    _mark(taken, (one.span for one in found))
    digits, _ = with_years_in_digits(text)
    stated = {n.span: n for n in numbers_in(text, digits) if _states(text, n)} | {n.span: n for n in bare_units(text)}
    numbers = [stated[span] for span in sorted(stated) if not _is_taken(taken, span)]
    found += measured(text, amounts(text, numbers, taken), heads(sentence), periods, caption(sentence))
    found = of_every_hundred(text, sorted(found, key=lambda one: one.span))
    found = placed(text, found, _framing(periods, dates))
    found += [Read(span, span.end, Observation(Measure.DATE, period=date)) for span, date in dates.items()]
    return text, sorted(found, key=lambda one: one.span)


def _may_state(text: str) -> bool:
    """Whether any recogniser can find a number, a share, a change or a date in a plain text: most sentences have no word of theirs."""
    return not _WORDS.isdisjoint(starts(text)) or (not text.isascii() and _HAN.search(text) is not None)


def _framing(
    periods: Iterable[tuple[Span, Period | Relative]], dates: dict[Span, Period | Relative]
) -> list[tuple[Span, Period | Relative]]:
    """The periods that can be a figure's: not the days on which something took place, unless it ran on since."""
    return [(span, told) for span, told in periods if span not in dates or _runs_on(told)]


def _runs_on(told: Period | Relative) -> bool:
    return told.end is None if isinstance(told, Period) else told.since


def _in_words(text: str, taken: bytearray) -> list[Read]:
    """The changes and shares told in words where nothing else stands; of two that overlap the longer one."""
    kept: list[Read] = []
    told = [*multiple_words(text), *share_words(text)]
    for span, observation in sorted(told, key=lambda one: (one[0].start, -one[0].end)):
        if not _is_taken(taken, span) and (not kept or span.start >= kept[-1].span.end):
            kept.append(changed(text, Read(span, span.end, observation)))
    return kept


def _states(text: str, number: Number) -> bool:
    """Whether a number can state something: not "one" alone, nor a number that is part of a word ("a 27-member bloc")."""
    start, end = number.span.start, number.span.end
    unit, _ = unit_behind(text, end)
    if text[start:end].lower() in _BARE and number.spelled:
        is_amount = unit is not None and unit.dimension not in ("time", "duration", "length")
        return is_amount or hedge_before(text, start)[0] is not None or _begins_range(text, start, end)
    if (text.startswith("-", end) and _NO_MEASURE.match(text, end)) or _HYPHEN_BEFORE.search(text, max(0, start - 2), start):
        return False
    return unit is not None or not (_HYPHENED.match(text, end) or _is_name(text, number) or _is_score(text, number))


def _begins_range(text: str, start: int, end: int) -> bool:
    """Whether a "one" is the lower end of a stretch of time: "between one and five years"."""
    match = _UP_TO.match(text, end)
    return match is not None and (match["link"] == "to" or text.endswith(("between ", "Between "), 0, start))


def _is_name(text: str, number: Number) -> bool:
    """Whether a small number ends a name: "on Route 66", "the iPhone 15"."""
    start, end = number.span.start, number.span.end
    short = end - start <= 3 and number.scale == 1 and text[start:end].isdigit()
    is_name = short and bool(_NAMED.search(text, max(0, start - 26), start)) and bool(_NAME_ENDS.match(text, end))
    return is_name and _LISTED.search(text, max(0, start - 200), start) is None


def _is_score(text: str, number: Number) -> bool:
    """Whether two numbers joined by a hyphen fall, as a score does and a range does not: "won 5-3"."""
    behind = _SCORE_BEHIND.match(text, number.span.end)
    before = _SCORE_BEFORE.search(text, max(0, number.span.start - 5), number.span.start)
    if number.value is None or number.scale != 1:
        return False
    return bool(behind and int(behind["other"]) <= number.value) or bool(before and int(before["other"]) >= number.value)


def _marked(length: int, spans: Iterable[Span]) -> bytearray:
    taken = bytearray(length)
    _mark(taken, spans)
    return taken


def _mark(taken: bytearray, spans: Iterable[Span]) -> None:
    for span in spans:
        taken[span.start : span.end] = b"\x01" * (span.end - span.start)


def _is_taken(taken: bytearray, span: Span) -> bool:
    return taken.find(1, span.start, span.end) >= 0
