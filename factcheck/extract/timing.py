"""This file holds the period of a fact: what its words, its table, its paragraph or its release say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factcheck.core.fact import Release
from factcheck.core.figure import Claim, Figure, Measure
from factcheck.core.period import MONTHS_OF_YEAR, Period, Relative
from factcheck.core.text import BlockKind, Sentence, Span
from factcheck.expressions import regex
from factcheck.extract.before import Before, goes_on_counting, months_between, resolved, told_before
from factcheck.extract.entry import Entry
from factcheck.extract.events import EVENT
from factcheck.extract.nearby import NEAR, between, end_of_the_year, grown_since, of_year_before, right_before, right_behind
from factcheck.figures import periods_in
from factcheck.figures.words import SMALL

STANDING_UNITS = frozenset({"time", "duration"})
"""Units in which rules and waits are told: they hold on the day, and do not add up over a period."""
STANDING = frozenset(
    "country city year port airport province department lane channel window branch bed station measure policy language category field app "
    "application county region terminal berth ward site authority area district school office centre center room seat vacancy "
    "operator route line post job hotel village town service-point clinic theatre".split()
)
"""Things that stand, and are counted as of a day; what happens is counted over a period."""
SINCE = regex(r"^\W{0,3}since\b", re.I)
PAST = regex(r"\b(?:past|last) (?P<number>[a-z]{3,9}|\d{1,2}) (?P<unit>month|year)s\b", re.I)
AVERAGE = regex(r"\b(?:average annual|annual average)\b|\b(?:a|per|each) year on average\b|年均", re.I)
"""A growth that is the same in several years, of which none is the release's."""
NEXT_CLAUSE = regex(r", (?:[a-z]{2,12}ly )?[a-z]{2,15}ing\b[^;.]*\d|;")
"""Between a value and a period that is that of a value in the next clause."""
PRESENT = regex(r"\b(?:is|are)(?: [a-z]+ly)? [a-z]+ing\b", re.I)
PERFECT = regex(r"\b(?:has|have)(?:\s[a-z]+ly)?\s\w+(?:ed|en|ne|ut|et)\b|\b(?:is|are)\s\w+ing\b|\bensure\b", re.I)
"""How a sentence speaks of what holds now."""
ROUND_A_GROWTH = 32
YEAR_BEFORE = regex(
    r"^[^,;.]{0,30}\b(?:the year before|a year (?:earlier|ago|before)|(?:the )?previous year|the same (?:month|quarter|period))",
    re.I,
)
SAME_PERIOD = regex(
    r"\b(?:same|corresponding|comparable) (?:period|months|time) (?:of |in )?(?:the )?(?:last|previous|preceding|prior) year\b",
    re.I,
)
IN_BRACKETS = regex(r"[^,;:()]{0,40}\b(?:in|within|between) (?:brackets|parenthes[ei]s)\b", re.I)
"""Behind a period that a heading names, what says that only what stands in brackets is of that time."""
THAN = regex(r"\b(?:than|against|versus)\b", re.I)
THE_YEAR_BEFORE = regex(r"\bthe (?:year before|previous year)\b", re.I)
A_YEAR_BEFORE = regex(r"\W{0,3}(?:a|one|the) year (?:before|earlier|previously)\b", re.I)
ON = regex(r"\b(?:on|at|by|of|in|the)$", re.I)
WHOLE_YEAR = regex(r"\b(?:the )?(?:whole|entire|full)[ -]year\b|\b(?:throughout|all through|over) the year\b|全年", re.I)
STRETCH = regex(
    r"\b(?:over|in|during|throughout|across|for) (?:the|these|those) (?P<number>[a-z]{3,6}|\d{1,2}) (?P<unit>month|quarter)s\b",
    re.I,
)
"""A stretch of time that was named before, told again by its length."""
STOCK = regex(r"\bthere (?:were|was|are|is)\b|\bstood at\b", re.I)
"""How a sentence tells what there is on a day, and not what happened up to it."""
HOLDS = regex(r"\b(?:there (?:were|was|are|is)|has|have|had|employs?|owns?|runs?|ran|of them|is|are)\b", re.I)
YEAR_TO_DATE = regex(r"\byear[ -]to[ -]date\b", re.I)
"""In a release on a time that is over, the year up to the end of that time."""
EMPLOYED = regex(r"\bemploy(?:s|ed|ing)?\b", re.I)
NO_YEAR = regex(r"\b(?:so far|since (?:its|the|it|they)|up to now)\b|至今", re.I)
NOW = regex(r"\bnow\b|\bcurrently\b|\bat present\b|\b(?:a|every|each|per) day\b|目前", re.I)


def set_periods(claims: Sequence[Claim], found: Iterable[Entry], header: Release) -> None:
    """Set the period of each entry; it stays None where it is the release's own."""
    before = told_before(claims, header)
    for entry in found:
        entry.period = _period_of(entry, header, before[entry.sentence.span])


def is_standing(unit: str, dimension: str) -> bool:
    """Whether a value holds on a day, as a rule or a number of places does, and is no sum over a period."""
    return dimension in STANDING_UNITS or unit in STANDING


def _period_of(entry: Entry, header: Release, before: Before) -> Period | None:
    told = entry.figure.observation.period if _is_own(entry) else None
    if entry.measure is Measure.NAMES:
        return header.day
    if (grown := grown_since(entry, header)) is not None:
        return grown
    if isinstance(told, Relative) and told.years == 0 and (last := end_of_the_year(entry, header)):
        return last
    if entry.measure is Measure.DATE:
        return resolved(told, header)
    if (bracketed := right_before(entry)) is not None:
        return resolved(bracketed, header)
    if entry.later is not None:
        return _earlier(entry, told, header, _period_of(entry.later, header, before) or header.period)
    if entry.like is not None and (own := right_behind(entry)) is not None:
        return resolved(own, header)
    stands = is_standing(entry.unit, entry.figure.observation.unit.dimension) and not entry.growths
    if (told is None or _is_past(told)) and (past := _past(entry, header, before)):
        return past
    if told is not None:
        return _told(told, entry, header, stands=stands)
    if (former := of_year_before(entry, header)) is not None:
        return former
    if before.day is not None and A_YEAR_BEFORE.match(entry.sentence.text):
        return before.day.years_before(1)
    named = _counted_on(entry, header) or _in_heads(entry)
    if named is not None:
        return resolved(named, header)
    unsaid = _unsaid(entry, header, before, stands=stands)
    return unsaid or resolved(_in_headings(entry), header)


def _is_own(entry: Entry) -> bool:
    """Whether the period told with a figure is not that of the earlier value behind it."""
    told = entry.figure.observation.period
    places = [span for span, period in periods_in(entry.sentence) if period == told]
    ends = entry.own_end or entry.sentence.span.end
    return not places or any(span.start < ends and not _in_next_clause(entry, span) for span in places)


def _in_next_clause(entry: Entry, period: Span) -> bool:
    """Whether a period behind a value stands in the next clause, with a value of its own."""
    between = entry.sentence.text[entry.figure.span.end - entry.sentence.span.start : period.start - entry.sentence.span.start]
    return entry.figure.span.end <= period.start and NEXT_CLAUSE.search(between) is not None


def _earlier(entry: Entry, told: Period | Relative | None, header: Release, later: Period) -> Period | None:
    """The period of the value that a later one is compared with: its own where it names one, else that of the year before."""
    behind = entry.sentence.text[entry.figure.span.end - entry.sentence.span.start :]
    own = None if YEAR_BEFORE.match(behind) else resolved(right_behind(entry), header)
    if (
        own is None
        and later.is_day
        and THE_YEAR_BEFORE.search(entry.sentence.text)
        and header.period.whole_months == MONTHS_OF_YEAR
    ):
        return header.period.years_before(1)
    own = own or resolved(told, header)
    return own if own is not None and own != later and not YEAR_BEFORE.match(behind) else later.years_before(1)


def _told(told: Period | Relative, entry: Entry, header: Release, *, stands: bool) -> Period | None:
    """The period that the words name: of what stands, the day; of a total with no beginning, one up to that day."""
    if (stands or STOCK.search(entry.sentence.text)) and (day := _until(told, header)):
        return day
    if YEAR_TO_DATE.search(entry.sentence.text) and not _still_runs(header.period, header) and header.period.end:
        return Period(header.period.end.replace(month=1, day=1), header.period.end)
    if told == Relative(-1) and entry.measure is not Measure.GROWTH and SAME_PERIOD.search(entry.sentence.text):
        return header.period.years_before(1)
    still = isinstance(told, Relative) and not told.years and told.months == (1, 12) and not told.until
    if still and stands and _still_runs(told, header):
        return header.day
    if still and isinstance(told, Relative) and told.to_date and not entry.growths and NO_YEAR.search(entry.sentence.text):
        return Period(None, header.published)
    return resolved(told, header)


def _is_stock(entry: Entry) -> bool:
    """Whether an entry counts things that stand, or tells a share of them."""
    return entry.unit in STANDING or (entry.unit == "person" and EMPLOYED.search(entry.sentence.text) is not None)


def _until(told: Period | Relative, header: Release) -> Period | None:
    """The day up to which a period without a beginning is told: of what stands, the day on which it was counted."""
    known = told.on(header.published) if isinstance(told, Relative) else told
    return Period(known.end, known.end) if known.start is None and known.end else None


def _told_again(entry: Entry, header: Release, before: Before) -> Period | None:
    """The period that the words name by its length alone: "over the nine months", "throughout the year"."""
    known = [period for period in (before.period, header.period) if period and period.whole_months]
    match = STRETCH.search(entry.sentence.text)
    number = match and (SMALL.get(match["number"].lower()) or (int(match["number"]) if match["number"].isdigit() else 0))
    months = (number or 0) * (3 if match and match["unit"].lower() == "quarter" else 1)
    if not months and WHOLE_YEAR.search(entry.sentence.text):
        known, months = [header.period], MONTHS_OF_YEAR
    return next((period for period in known if period.whole_months == months), None)


def _unsaid(entry: Entry, header: Release, before: Before, *, stands: bool) -> Period | None:
    """The period of what names none: that of the sentence before, of what went on since, of the day, or the release's own."""
    if again := _told_again(entry, header, before):
        return again
    if before.stock and not entry.growths and goes_on_counting(entry.sentence):
        return before.stock
    if SINCE.match(entry.sentence.text):
        begun = _dated_here(entry, header) or before.start
        start = begun.start if begun else None
        return Period(start if start and start <= header.published else None, header.published)
    if any(_is_average(growth, entry.sentence) for growth in (entry.figure, *entry.growths)):
        return Period(None, header.published)
    if entry.growths and before.period is not None and before.period.whole_months and before.period.overlaps(header.period):
        return before.period
    runs = _still_runs(header.period, header)
    text = entry.sentence.text
    goes_on = not before.is_dated and PERFECT.search(text) is not None
    stands = stands or (runs and not entry.growths and NOW.search(text) is not None)
    if stands:
        is_now = runs or goes_on or PRESENT.search(text)
        return header.day if is_now else before.day if _is_stock(entry) and HOLDS.search(text) else None
    if (
        before.frame is not None
        and before.frame != header.period
        and entry.measure in (Measure.LEVEL, Measure.SHARE)
        and not runs
    ):
        return before.frame
    is_sum = runs and goes_on and not entry.growths and entry.measure is Measure.LEVEL and not periods_in(entry.sentence)
    return Period(None, header.published) if is_sum else None


def _is_average(growth: Figure, sentence: Sentence) -> bool:
    """Whether a growth is told as that of each of several years."""
    start = growth.span.start - sentence.span.start
    told = sentence.text[max(0, start - ROUND_A_GROWTH) : growth.span.end - sentence.span.start + ROUND_A_GROWTH]
    return growth.observation.measure is Measure.GROWTH and AVERAGE.search(told) is not None


def _counted_on(entry: Entry, header: Release) -> Period | None:
    """The day on which the sentence counts: "on 30 June 2025, 31,593 patients were waiting"."""
    if EVENT.search(entry.sentence.text):
        return None
    ends = entry.own_end or entry.sentence.span.end
    days = (span for span, period in periods_in(entry.sentence) if _is_day(period) and span.start < ends)
    named = dict(periods_in(entry.sentence))
    on = [span for span in days if ON.search(_up_to(entry.sentence, span))]
    end = entry.figure.span.end
    own = [span for span in on if span.start < end or not THAN.search(between(entry.sentence, end, span.start))]
    own = [
        span for span in own if span.start - end <= NEAR or not any(map(str.isdigit, between(entry.sentence, end, span.start)))
    ]
    near = next((span for span in own if 0 <= span.start - end <= NEAR), own[0] if own else None)
    return resolved(named[near], header) if near else None


def _up_to(sentence: Sentence, span: Span) -> str:
    """The words right before a period, with its first word, which may be the preposition."""
    start = span.start - sentence.span.start
    first = sentence.text[start : start + 4].split(" ")[0]
    return f"{sentence.text[max(0, start - 16) : start]}{first if first.isalpha() else ''}".rstrip()


def _still_runs(period: Period | Relative, header: Release) -> bool:
    """Whether a period had not ended when the release was published."""
    known = period.on(header.published) if isinstance(period, Relative) else period
    return known.end is None or known.end >= header.published


def _dated_here(entry: Entry, header: Release) -> Period | None:
    """The day that the entry's own sentence names."""
    told = (resolved(period, header) for _, period in periods_in(entry.sentence))
    return next((period for period in told if period is not None), None)


def _is_past(told: Period | Relative) -> bool:
    """Whether a period is told as so many years up to now."""
    return isinstance(told, Relative) and told.to_date and (told.years or 0) < 0


def _past(entry: Entry, header: Release, before: Before) -> Period | None:
    """What "in the past seven months" means: since the day told before that is so long ago; else whole months before the release."""
    match = PAST.search(entry.sentence.text)
    number = match and (SMALL.get(match["number"].lower()) or (int(match["number"]) if match["number"].isdigit() else 0))
    if not match or not number or entry.measure is Measure.GROWTH:
        return None
    months = number if match["unit"].lower() == "month" else 12 * number
    slack = months // number
    begun = next((day for day in reversed(before.days) if months <= months_between(day, header.published) < months + slack), None)
    if begun is not None:
        return Period(begun, header.published)
    last = header.published.month - 1
    return Period.months(header.published.year, last - number + 1, last) if slack == 1 and number <= last else None


def _in_heads(entry: Entry) -> Period | Relative | None:
    """The period that the heads of a cell name, those of its column first, then the words above its table."""
    above = next((each for each in entry.sentence.context if each.kind is not BlockKind.CELL), None) if entry.heads else None
    told = (*reversed(entry.heads), *((above,) if above else ()))
    return next((period for head in told for period in _periods_in(head)), None)


def _in_headings(entry: Entry) -> Period | Relative | None:
    """The period that the headings above a text name; the day of a dateline is none."""
    above = (each for each in entry.sentence.context if each.kind is BlockKind.HEADING)
    return next((period for head in above for period in _periods_in(head) if not _is_day(period)), None)


def _periods_in(head: Sentence) -> list[Period | Relative]:
    """The periods that a heading names for what stands under it."""
    told = periods_in(Sentence(head.text, Span(0, len(head.text))))
    return [period for span, period in told if not IN_BRACKETS.match(head.text, span.end)]


def _is_day(period: Period | Relative) -> bool:
    return period.is_day if isinstance(period, Period) else period.day is not None
