"""This file holds the figures that tell two facts at once: a value on each of two days, a change from two earlier values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from factcheck.core.figure import Claim, Figure, Measure
from factcheck.core.period import Period, Relative
from factcheck.core.text import Sentence, Span
from factcheck.core.unit import COUNT
from factcheck.expressions import regex
from factcheck.figures import observe, periods_in
from factcheck.figures.calendars import ORDINALS

AND = " and "
RESPECTIVELY = regex(r"\brespectively\b|\bin that order\b|分别")
YEAR_AGO = regex(
    r"[^,;.()\d]{0,24}\b(?:(?:a|one) year (?:earlier|before|ago|previously)|the (?:year before|previous year))\b", re.I
)
"""Behind a value, what says that it is that of the year before."""
THEN = regex(r"(?P<now>.*\S),? from (?P<then>\S.*)", re.I | re.S)
IN_TURN = regex(
    r"\b(?:the )?(?:first|1st)(?: to (?:the )?(?P<last>second|third|fourth)|(?P<each>(?:(?:,? and |, )(?:the )?(?:second|third|fourth)){1,3}))"
    r" (?P<kind>quarter|half|halve)e?s\b",
    re.I,
)
OR = regex(r",? (?:or|that is,?|i\.e\.) (?:about |some )?|\s?[(（]", re.I)
"""Between a difference and the same in percent."""
NEXT = regex(r"\s?(?:, ?and\s|,|\sand\s|、|和)\s?")
"""What stands between two values that are told in turn."""
MONTHS_OF = {"quarter": 3, "half": 6, "halve": 6}
FROM_TWO = regex(r"from ([^,;]{1,40}?) and ([^,;]{1,40}?) to ", re.I)


def apart(claim: Claim, figure: Figure) -> tuple[Figure, ...]:
    """The figures that a figure stands for: itself alone, unless it tells two facts."""
    return tuple(_on_two_days(claim, figure)) or tuple(_from_two_values(figure)) or (figure,)


def unfolded(claim: Claim) -> Claim:
    """A claim with a figure for each value and each time that it tells: an earlier value of the year before, and quarters in turn."""
    figures = tuple(each for figure in claim.figures for each in _with_earlier(claim.sentence, figure))
    return _in_turn(_in_one_unit(_in_percent(Claim(claim.sentence, figures))))


def _in_percent(claim: Claim) -> Claim:
    """A claim whose differences, told again in percent, are growths: "a rise of 40, or 2.5 %"."""
    figures = list(claim.figures)
    for index, (step, share) in enumerate(pairwise(claim.figures), 1):
        told = share.observation
        between = claim.sentence.text[step.span.end - claim.sentence.span.start : share.span.start - claim.sentence.span.start]
        is_step = step.observation.measure is Measure.LEVEL and step.observation.sign
        if is_step and told.measure is Measure.SHARE and not share.counted and OR.fullmatch(between):
            growth = replace(told, measure=Measure.GROWTH, sign=step.observation.sign)
            figures[index] = replace(share, observation=growth)
    return Claim(claim.sentence, tuple(figures))


def _in_one_unit(claim: Claim) -> Claim:
    """A claim whose values, told in turn, have the unit that stands behind the last of them: "5.1 trillion, 4.2 trillion and 3.6 trillion yuan"."""
    figures = list(claim.figures)
    for index in reversed(range(len(figures) - 1)):
        left, right = figures[index].observation, figures[index + 1].observation
        start, end = (place - claim.sentence.span.start for place in (figures[index].span.end, figures[index + 1].span.start))
        is_bare = (
            left.measure is right.measure is Measure.LEVEL and left.unit is COUNT and not (left.sign or figures[index].counted)
        )
        if is_bare and right.unit.dimension != "count" and NEXT.fullmatch(claim.sentence.text, start, end):
            figures[index] = replace(figures[index], observation=replace(left, unit=right.unit))
    return Claim(claim.sentence, tuple(figures))


def _with_earlier(sentence: Sentence, figure: Figure) -> tuple[Figure, ...]:
    """The later value of a figure and the earlier one, where the words behind say of which time that is: "2,418 from 2,581 a year earlier"."""
    match, told = THEN.fullmatch(figure.text), figure.observation
    if match is None or told.earlier is None or not YEAR_AGO.match(sentence.text, figure.span.end - sentence.span.start):
        return (figure,)
    if told.measure is Measure.GROWTH and told.unit.dimension == "proportion":
        told = replace(told, measure=Measure.SHARE, sign=0, against=None)
    start = figure.span.start
    now, then = (Span(start + match.start(name), start + match.end(name)) for name in ("now", "then"))
    return (
        replace(figure, span=now, text=match["now"], observation=replace(told, earlier=None)),
        replace(figure, span=then, text=match["then"], observation=replace(told, quantity=told.earlier, earlier=None)),
    )


def _in_turn(claim: Claim) -> Claim:
    """A claim whose values are told for all quarters in turn, with its quarter for each: "the first to fourth quarters were …"."""
    match = IN_TURN.search(claim.sentence.text)
    behind = [
        figure
        for figure in claim.figures
        if match and figure.observation.measure is Measure.LEVEL and figure.span.start > claim.sentence.span.start + match.end()
    ]
    number = ORDINALS[(match["last"] or match["each"].split()[-1]).lower()] if match else 0
    year = next((figure.observation.period for figure in behind if figure.observation.period), None)
    if match is None or len(behind) != number or not RESPECTIVELY.search(claim.sentence.text, match.end()):
        return claim
    length = MONTHS_OF[match["kind"].lower()]
    parts = {figure.span: _part(year, length * index, length) for index, figure in enumerate(behind)}
    return Claim(claim.sentence, tuple(_at(one, parts[one.span]) if one.span in parts else one for one in claim.figures))


def _part(year: Period | Relative | None, first: int, length: int) -> Period | Relative:
    """So many months of a year behind so many others."""
    months = (first + 1, first + length)
    if isinstance(year, Period) and year.start is not None:
        return Period.months(year.start.year, *months)
    return Relative(year.years if isinstance(year, Relative) else None, months)


def _on_two_days(claim: Claim, figure: Figure) -> Iterator[Figure]:
    """The figure once for each day: "nearly 10,000 came on 1 May and 1 June, respectively"."""
    if not RESPECTIVELY.search(claim.sentence.text) or not isinstance(figure.observation.period, Period):
        return
    for span, told in periods_in(claim.sentence):
        if told == figure.observation.period:
            days = [day for words in _words(claim.sentence, span).split(AND) for day in _days(words)]
            yield from (_at(figure, day) for day in days if len(days) > 1)
            return


def _words(sentence: Sentence, span: Span) -> str:
    return sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]


def _days(words: str) -> Iterator[Period]:
    told = (period for _, period in periods_in(Sentence(words, Span(0, len(words)))))
    yield from (period for period in told if isinstance(period, Period) and period.is_day)


def _at(figure: Figure, day: Period | Relative) -> Figure:
    return replace(figure, observation=replace(figure.observation, period=day))


def _from_two_values(figure: Figure) -> Iterator[Figure]:
    """The figure once for each earlier value: "from 72 hours and 144 hours to 240 hours"."""
    text = " ".join(figure.text.split())
    match = FROM_TWO.match(text)
    for words in match.groups() if match else ():
        earlier = observe(words, figure.observation.unit.name)
        if match and earlier is not None and earlier.quantity is not None:
            told = replace(figure.observation, earlier=earlier.quantity)
            yield replace(figure, text=f"from {words} to {text[match.end() :]}", observation=told)
