"""This file holds the placing of readings in time: the period that each is about, and the one a change is measured against."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set

from msgspec.structs import replace

from factcheck.core.figure import Measure, Observation
from factcheck.core.period import MONTHS_OF_YEAR, Period, Relative
from factcheck.core.text import Span
from factcheck.core.unit import MULTIPLE
from factcheck.expressions import regex
from factcheck.figures.asides import is_by_the_way
from factcheck.figures.basis import basis, holds_against_number
from factcheck.figures.between import Times, times_between
from factcheck.figures.measures import Read
from factcheck.figures.multiplied import Told, against, of_former

CHANGES = (Measure.GROWTH, Measure.TREND)
"""What is measured against another time."""
"""In months."""
NEAREST = 3
"""How many periods on either side of a figure may be its own."""
REACH, LEVEL_REACH = 90, 60
"""How many characters behind a change its basis may stand, and before the time of a level the words that hold another against it."""

_AGAINST = regex(
    r"(?:\b(?:on|from|over|ahead\sof|than|than\s(?:in|during|for|at)|compared\s(?:with|to)|comparison\s(?:with|to)|against"
    r"|versus|vs\.?|relative\sto|of\sthe\ssame\s(?:period|months|half|quarter)\s(?:of|in))"
    r"(?:\s(?:the|its|their|a)\s(?:[a-z-]{2,20}\s){0,2}(?:peak|high|low|record|trough)s?\s(?:(?:seen|reached|set|hit)\s)?(?:of|in))?"
    r"(?:\s(?:in|the|its|their|that\s(?:of|in)|those\s(?:of|in|for)|levels?\s(?:in|of)|figures?\s(?:in|of|for)|same\s"
    r"(?:period|stretch|months|time|half|quarter)\s(?:in|of)|all\sof|(?:the\s)?whole(?:\sof)?|entire)){0,3}\s*|(?:比|较|为)\s?)$",
    re.I,
)
_LEVEL_OF = regex(
    r"\b(?:above|below|under|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp?(?:s|ed|ing)|beats?|beating|over(?:took|takes)|passed|outstripp?(?:s|ed)|eclipse[sd]|better(?:s|ed)|missed|undershot|trail(?:s|ed)|short\sof)\s"
    r"(?:(?:that|those)\s(?:of|in|for)\s|what\sit\swas\sin\s|the\ssame\s(?:period|months|time|half|quarter)\s(?:of|in)\s|(?:the|its|their)\s(?:[a-z-]{2,15}\s)?"
    r"(?:peak|high|record|level|figure|total|number|count|mark|tally|volume|result)s?\s(?:(?:seen|reached|set|hit|recorded|registered|posted|told)\s)?"
    r"(?:of|in|for|from|during)\s)?(?:(?:the|its|their)\s)?$",
    re.I,
)
_OF_FORMER = regex(
    r"\s?(?:of\s)?(?:what\s(?:it|they|he|she|the\s[a-z]{3,12})\s(?:was|were|had\sbeen|had|did|used\sto\sbe)|what\s(?:was|it|they|had\sbeen)|that(?!\s(?:year|quarter|month|week|day|time)\b)|those|(?:its|their|the)\s(?:\w{1,10}\s)?"
    r"(?:level|number|figure|total|volume|size|count)s?)(?:\s[a-z]{3,12}){0,2}?(?:\s(?:in|of|for|from|at|during|over|the|same\s(?:period|months|half|quarter)\s(?:of|in))){0,4}\s",
    re.I,
)
_OF_ITS_OWN = regex(r"\s?of\s(?:the|its|their)\s")
_LEVEL_BEHIND = regex(r"(?:['’]s)?\s(?:level|number|figure|total|volume|size|count)s?\b")
"""Around the former time of what a share is of: "98 % of its 2019 level"."""
_OF_THAT = regex(
    r"(?<!of\s)\b(?:that|those)\s(?:of|in|for|from)\s(?:the\s)?$|,\s(?:[a-z]{3,12}\s)?(?:below|above|under|over)\s(?:the|its|their)\s$"
)
"""Before a period of what a number is held against: "The 5 million exceeded that of | 2023", "it was 5 million, just below the | 2023 level"."""
_HAN_AGAINST = regex(r"(?:同期)?(?:的|水平)?的?(?:约|近|大约|相比|比)?[，,]?\s?")
_HAN_THAN = regex(r"[比较与同为是]$|相当于$")
_COMPARED_WITH = regex(
    r"\b(?:[Cc]ompar(?:ed|ison)\s(?:with|to)|[Rr]elative\sto|[Aa]gainst|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp?(?:s|ed|ing)|[Vv]ersus|(?:[Ss]et|[Pp]ut)\sbeside|[Nn]ext\sto)\s(?:the\s)?"
    r"(?:(?:levels?|figures?|numbers?|totals?|that|those)\s(?:of|in|for)\s(?:the\s)?)?"
    r"(?:same\s(?:period|months|half|quarter)\s(?:of|in)\s)?$"
)
_LEADS_SENTENCE = regex(r"\W{0,3}(?:(?:Set|Measured|When|As|Viewed|Put|In|By)\s){0,2}")
_NEXT_CLAUSE = regex(
    r"[;.!?]\s|[；。！？]|,\s(?:so|and|but|while|whereas|though|although|yet|with|after|compared|against)\b|\b(?:puts|implies|suggests)\b|\b(?:from"
    r"|against|compared\s(?:with|to)|versus|vs\.?)\s(?:\w+\s){0,2}(?!(?:19|20)[0-9]{2}\b)[$€£¥0-9]",
    re.I,
)
_BEHIND = regex(
    r"(?:[\s-][\w'’-]{1,30}){0,5}\s(?:in|during|for|by|over|since|between|from|of|throughout)\s(?:the\s|all\sof\s"
    r"|whole\sof\s){0,2}",
    re.I,
)
_ITS_VALUE = regex(r"['’]s\s(?:[\w-]{1,20}\s){0,3}(?:[\w-]{1,20}\s(?:of|was|is|at)\s)?(?P<value>[$€£¥]?[0-9])", re.I)
"""Behind a period whose own value is told only to compare with: "a quarter of this year's budget of €13.9 billion"."""
_OF_ITS = regex(r"(?:[a-z0-9%]\s(?:of|than|against|on|from|over|below|above)\s(?:the\s)?)$", re.I)
_MEASURED = (
    r"(?=\s?$|\s(?:(?:the|its|their|an?|just|only|some|about|around|nearly|almost|over|under|up\sto|more\sthan|that\sof|those\s(?:of|in))\s){0,2}"
    r"(?:[$€£¥]?[0-9]|(?:same|corresponding|comparable|previous|preceding|prior|last|year|first|second|third|fourth|whole|entire|full|record|peak"
    r"|high|low|levels?|figures?|numbers?|totals?|average|results?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)\b))"
)
"""What stands behind an "against" that compares: "against 39 in 2023", and not "against smugglers in 2023"."""
_COMPARISON = regex(
    rf"\b(?:compared\s(?:with|to)|relative\sto|(?:against|versus){_MEASURED}|(?:than|as\s(?:many|much)(?:\s[a-z-]{{2,15}}){{0,3}}\sas)\s(?:in|during|at|on|that|those)"
    r"|(?:decrease|increase|drop|fall|rise|decline|gain|down|up)\s(?:of\s[^\s]{1,12}\s)?(?:from|on|over)(?!\s(?:the\s)?$))"
    r"(?:\s[^,;.!?]{0,90})?$",
    re.I,
)
_THAN_VALUE = regex(
    r"\b(?:(?:(?:[0-9%]|(?:per)?cent|points?|million|billion|thousand)\s)?(?:more|less|fewer|higher|lower|better|worse|longer|shorter)\sthan\s(?:the|its|their)|as\s(?:many|much)\sas\s(?:the|its|their)"
    r"|(?:[0-9%]|(?:per)?cent|points?|million|billion|thousand)\s(?:(?:more|less|fewer|higher|lower)\sthan|(?:up|down)\son|above|below)"
    r"|(?:increase|rise|gain|fall|drop|decline|decrease|up|down|improvement|growth)\s(?:of\s)?[0-9][^,;]{0,30}\s(?:on|over)"
    r"|(?:higher|lower|greater|larger|smaller|more|less|fewer|up|down)\sby\s[0-9][^,;]{0,30}\s(?:than|on|over)"
    r"|(?:[0-9%]|(?:per)?cent|points?)\s(?:increase|rise|gain|jump|fall|drop|decline|decrease|improvement|growth)\s(?:on|over|from)"
    r"|from|against|compared\s(?:with|to)|(?:twice|double|treble|triple|half)\s(?:the|its|their))\s(?:(?:the|its|their)\s)?"
    r"(?P<value>(?!(?:19|20)[0-9]{2}\b(?![.,][0-9]))(?:[$€£¥]?[0-9][0-9.,]{0,12}|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,6}teen|[a-z]{3,5}ty)\b)"
    r"(?:[\s%][^,;:.!?0-9]{0,70})?)$",
    re.I,
)
"""Before a period that is that of a value with which another is compared: "4 % more than the 46.7 billion recorded in", "from 71.8 % in"."""
_WHEN = regex(r",?\s(?:when|in\swhich)\s(?:(?!,\s(?:and|but|while)\b)[^.;:!?0-9]){0,60}")
_THEN = regex(r",?\s(?:when|in\swhich)\s")
"""Between a period and what is told of it: "than in 2022, when it stood at 98 %", and how that begins."""
_THAN_OTHER = regex(r"(?:\s[a-z]{2,14})?\)\s(?:[a-z]{2,14}\s){0,2}than\s", re.I)
"""Behind a bracketed value that is compared with that of a period further on: "saw more cases (578) than in"."""
_OF_WHOLE = regex(r"\s(?:out\s)?of\s(?:the|those|all|its)\s(?:[a-z]{2,12}\s){0,2}[0-9]")
"""Between a part and the period of its whole: "341m of the 610m trips of that year"."""
_OF_THAT_YEAR = regex(r"\s(?:of|in)\s(?:that|the\ssame)\s(?:very\s)?year\b", re.I)
_WHOLE = regex(r"the (?:full|whole|entire)\b", re.I)
"""How a time begins in the course of which something changed, and against which it did not: "1.8 % over the full year"."""
_ALSO = regex(r"\s?,?\s?(?:and|or|nor|to|through|[-–])(?![a-z])")
"""Behind a time with which another is listed or begun: "compared with 2022 | and 2023"."""
_RANGED = regex(r"\s(?:to|through|until)\s|[-–]")
_BREAKS = {";": 60, ":": 12, ",": 8, "，": 8, "；": 60, ".": 40, "。": 60}


def placed(text: str, reads: Sequence[Read], periods: Sequence[Told]) -> list[Read]:
    """The readings, in order, with the period and the basis that the sentence names for each."""
    used: set[Span] = set()
    between = times_between(text, periods)
    based = []
    starts = [span.start for span, _ in periods]
    for i, read in enumerate(reads):
        until = reads[i + 1].span.start if i + 1 < len(reads) else len(text)
        at = bisect_left(starts, read.span.end)
        with_basis, span = _with_basis(text, read, periods[at : at + NEAREST], until)
        if span is None and (led := _led(text, with_basis, periods[max(0, at - 2) : at])):
            with_basis, span = led
        based.append(with_basis)
        used |= {span} if span else set()
    framing = [one for one in periods if one[0] not in used or _THEN.match(text, one[0].end)]
    return [_bracketed(text, read, periods) or _with_period(text, read, framing, between, used) for read in based]


def _with_basis(text: str, read: Read, behind: Sequence[Told], until: int) -> tuple[Read, Span | None]:
    """The reading with what its change is measured against, and the period that this used."""
    observation = read.observation
    multiple = observation.measure is Measure.RATIO or observation.unit is MULTIPLE
    if compared := of_former(text, read, behind):
        return compared
    if observation.measure not in CHANGES and not _is_difference(observation):
        return read, None
    in_words = multiple or (observation.quantity and observation.quantity.in_words)
    if in_words and observation.against is None and (found := basis(text, read.span.start, read.span.end, until)):
        observation = replace(observation, against=found)
        read = replace(read, observation=observation)
    for span, told in behind:
        between = text[read.span.end : span.start]
        is_number_between = holds_against_number(text[read.span.start : read.span.end], between)
        if len(between) > REACH or (span.start > until and not is_number_between):
            break
        if is_number_between or _is_against(text, between, span, told):
            based = read if observation.against else against(read, told, is_over=between.endswith(" over "))
            return based, None if is_number_between else span
    return read, None


def _led(text: str, read: Read, before: Sequence[Told]) -> tuple[Read, Span] | None:
    """A change whose basis leads it in: right before it, or at the head of the sentence with its own period between the two."""
    if led := _led_by_basis(text, read, before[-1:]):
        return led
    lead = _COMPARED_WITH.search(text, 0, before[0][0].start) if len(before) > 1 and before[0][0].start < 60 else None
    if lead and _LEADS_SENTENCE.fullmatch(text, 0, lead.start()):
        return _led_by_basis(text, read, before[:1])
    return None


def _led_by_basis(text: str, read: Read, before: Sequence[Told]) -> tuple[Read, Span] | None:
    """A change whose basis leads it in: "compared with 2019, 5 % more", 比2019年增长, 为2019年同期的2%, 是去年的2.5倍."""
    observation = read.observation
    is_change = observation.measure in (*CHANGES, Measure.RATIO) or _is_difference(observation)
    if not is_change or observation.against is not None or not before:
        return None
    span, told = before[0]
    between = text[span.end : read.span.start]
    than = _HAN_THAN.search(text, max(0, span.start - 3), span.start)
    if (than and _HAN_AGAINST.fullmatch(between)) or (
        _COMPARED_WITH.search(text, max(0, span.start - 50), span.start) and len(between) < REACH
    ):
        return against(replace(read, observation=_as_change(observation)), told), span
    return None


def _as_change(observation: Observation) -> Observation:
    if observation.measure in (Measure.TREND, Measure.LEVEL):
        return observation
    return replace(observation, measure=Measure.GROWTH, sign=observation.sign or 1)


def _is_against(text: str, between: str, span: Span, told: Period | Relative) -> bool:
    if _OF_FORMER.fullmatch(between) or (_OF_ITS_OWN.fullmatch(between) and _LEVEL_BEHIND.match(text, span.end)):
        return True
    match = _AGAINST.search(between) or _LEVEL_OF.search(text, max(0, span.start - LEVEL_REACH), span.start)
    if not match or (isinstance(told, Relative) and told.to_date):
        return False
    word = match[0].strip().lower()
    if word == "over" and _WHOLE.match(text, span.start):
        return False
    if word == "on":
        is_day = told.is_day if isinstance(told, Period) else told.day
        return not is_day or "year" in text[span.start : span.end]
    return word != "from" or not _RANGED.search(text[span.start : span.end])


def _is_difference(told: Observation) -> bool:
    """Whether a number is by how much something is more or less than at another time."""
    return told.measure is Measure.LEVEL and told.sign != 0


def _with_period(text: str, read: Read, periods: Sequence[Told], between: Sequence[Times], used: Set[Span]) -> Read:
    """The reading with the nearest period; separators between the two make it farther.

    A change that is told between two times is one in the later of them, against the earlier.
    """
    at = bisect_left(periods, read.span.start, key=lambda one: one[0].start)
    nearby = periods[max(0, at - NEAREST) : at + NEAREST]
    nearby = [one for one in nearby if one[1] != read.observation.against and _can_frame(text, read.span, one[0], used)]
    nearby = [one for one in nearby if not _OF_WHOLE.match(text, read.span.end, one[0].start)] or nearby
    if not nearby:
        return read
    span, told = min(nearby, key=lambda one: _distance(text, read.span, one[0]))
    if (times := _between(read, span, told, between)) is not None:
        return replace(read, observation=replace(read.observation, period=times.after, against=times.before))
    told = _led_to(told) if read.observation.earlier is not None else _part_of_it(text, told, nearby)
    return replace(read, observation=replace(read.observation, period=told))


def _between(read: Read, span: Span, told: Period | Relative, between: Sequence[Times]) -> Times | None:
    """The two times between which a change is told whose nearest period is one of them, or tells no more than "so far"."""
    observation = read.observation
    is_pair = observation.earlier is not None
    if observation.against is not None or not (is_pair or observation.measure in CHANGES or _is_difference(observation)):
        return None
    so_far = isinstance(told, Relative) and told.to_date
    return next((one for one in between if (one.is_led or is_pair) and (so_far or one.span.covers(span))), None)


def _led_to(told: Period | Relative) -> Period | Relative:
    """The year in which a change between two years ended, and the value holds that it led to: "from 5 to 4 between 2019 and 2024"."""
    if isinstance(told, Period) and told.end and told.whole_months and _is_of_years(told.whole_months):
        return Period.months(told.end.year, 1, MONTHS_OF_YEAR)
    return told


def _is_of_years(months: int) -> bool:
    return months > MONTHS_OF_YEAR and months % MONTHS_OF_YEAR == 0


def _bracketed(text: str, read: Read, periods: Sequence[Told]) -> Read | None:
    """The reading of a bracketed value with the period right before it, though a comparison is with that: "more than in 2024 (494)"."""
    if read.span.start < 2 or text[read.span.start - 1] != "(" or read.observation.measure in CHANGES:
        return None
    told = next((told for span, told in periods if span.end == read.span.start - 2), None)
    return replace(read, observation=replace(read.observation, period=told)) if told is not None else None


def _part_of_it(text: str, told: Period | Relative, nearby: Sequence[Told]) -> Period | Relative:
    """A period, or the part of it that is told further on as one "of that year"."""
    if not isinstance(told, Period) or told.whole_months != 12:
        return told
    parts = (part for span, part in nearby if _OF_THAT_YEAR.match(text, span.end))
    return next((part for part in parts if isinstance(part, Period) and part.within(told)), told)


def _can_frame(text: str, figure: Span, period: Span, used: Set[Span]) -> bool:
    """Whether a period may be the figure's: not one of the next clause, nor one that only others are compared with.

    `used` are the times that changes are measured against: what is behind the one of a comparison is not compared with.
    """
    if period.start > figure.start and (
        _NEXT_CLAUSE.search(text, figure.end, period.start)
        or _THAN_OTHER.match(text, figure.end)
        or _OF_THAT.search(text, max(figure.end, period.start - 32), period.start)
    ):
        return False
    if is_by_the_way(text, figure, period):
        return False
    if period.end <= figure.start and _WHEN.fullmatch(text, period.end, figure.start):
        return True
    own = _ITS_VALUE.match(text, period.end)
    if own and _OF_ITS.search(text, max(0, period.start - 16), period.start):
        return figure.start <= own.start("value") < figure.end
    value = _THAN_VALUE.search(text, max(0, period.start - 130), period.start)
    if value and not (figure.start < value.start("value") < figure.end):
        return value.start("value") <= figure.start < period.start
    comparison = _COMPARISON.search(text, max(0, period.start - 100), period.start)
    if not comparison or comparison.start() <= figure.start < period.start:
        return True
    compared = [span for span in used if comparison.start() <= span.start and span.end < period.start]
    return bool(compared) and not any(_ALSO.match(text, span.end) for span in compared)


def _distance(text: str, figure: Span, period: Span) -> int:
    low, high = (figure.end, period.start) if figure.end <= period.start else (period.end, figure.start)
    between = text[low:high]
    if (_BEHIND if low == figure.end else _WHEN).fullmatch(between):
        return 0
    return len(between) + sum(cost * between.count(mark, 0, 400) for mark, cost in _BREAKS.items())
