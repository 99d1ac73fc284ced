"""This file holds the search for means told with the figure of their period: "73,000 guests in 2022, an average of 200 a day"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from factcheck.audit.bonds import Mean
from factcheck.audit.relations.measured import counts_the_same, is_mean_of
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.audit.running import LEEWAY, has_slip
from factcheck.core.period import Period
from factcheck.core.slips import swaps
from factcheck.expressions import regex
from factcheck.figures import periods_in

AVERAGE = regex(r"\b(?:average|averag\w+|mean)\b[^.;:0-9]{0,20}$", re.I)
"""What says right before a number that it is a mean, and no peak or bound."""
EACH = regex(
    r"\s(?:a|per|each|every)\s(?P<time>day|week|month)\b(?!\s(?:earlier|before|ago|previously|prior)|\s(?:in|during|on|at|over|for)\s(?!(?:19|20)[0-9]))",
    re.I,
)
LED = regex(r"\b(?P<time>dai|week|month)ly\saverage\sof\s(?:about |some |around )?$", re.I)
DAYS = {"day": Fraction(1), "dai": Fraction(1), "week": Fraction(7), "month": Fraction(365, 12)}
NAMES = {"dai": "day"}
LONGEST = 60
YEAR = 12
"""In months."""
FEWEST = 4
"""A period of fewer means tells nothing of them."""
OPENS = regex(
    r"(?:On average,?|(?:The|Its|Their) average\s(?:came to|was|is)|(?:That|This|It|Which)(?:['’]s|\s(?:is|was|makes|made|means|meant|comes to|came to|works out at))"
    r"(?:\son average|\s(?:an|a daily|a weekly|a monthly) (?:average|mean) of))\s(?:about |some |around )?$"
)
"""How a sentence begins that tells the mean of a figure told before."""
NAMED = regex(
    r"[A-Z][^.;:,0-9]{2,80}\s(?:(?:was|were|is|came to|amounted to|stood at)\s(?:on average|an average of)|averaged)\s(?:about |some |around )?$"
)
"""How such a sentence begins that names what the mean is of."""
OF_A_TIME = regex(r"(?:\s[a-z]+){0,5}\s(?:a|per|each|every)\s(?P<time>day|week|month)(?:[.]?$|;\s)")
"""How such a sentence ends, or the clause of it."""
AVERAGE_WAS = regex(
    r"(?:The|Its|Their)\s(?:average\s(?:dai|week|month)ly|(?:dai|week|month)ly\s(?:average|mean))\s(?:[a-z-]+\s){0,3}?"
    r"(?:was|is|came to|amounted to|stood at|reached)\s(?:about |some |around )?"
)
IN_SO_MANY = regex(
    r"[^.;:,0-9]{0,40}\s(?:in|over|during|for)\s(?:the|those|these|all|all the)\s(?P<count>[0-9]{2,3})\s(?P<time>day|week|month)s\b"
)
"""How a sentence begins and goes on that tells a mean with the number of days: "The daily average was 200 | guests over the 182 days"."""
OVER_THE_YEAR = regex(
    r"(?:\s[a-z]+){0,3}?\s(?:(?:over|in|during|for|throughout) (?:the|a|one) (?:whole |full |entire )?year|(?:a|per|each|every) year|annually|yearly)"
    r"(?:,\s(?:or|that is,?|which is|which makes|i\.e\.)|\s(?:or|which is|and so)|\s?[(—–])\s?(?:about |some |around |roughly |just )?",
    re.I,
)
"""Between what there is of something over a year and the same for a part of it: "1,200 kilos | over the year, which is | 23 kilos a week"."""
OF_A_PART = regex(r"(?:\s[a-z]+){0,2}?\s(?:a|per|each|every)\s(?P<time>day|week|month)\b", re.I)
DAYS_OF_YEAR = 365
FARTHEST = 8
"""So many sentences before it the figure of its period stands."""
NEAREST = Fraction(1, 200)
"""Far from its whole a mean is held to be a slip only where it would be as exact as this without it."""


def means(scene: Scene) -> Iterator[Mean]:
    """All means that stand behind the figure of the period that they are told for."""
    for line in scene.lines:
        for whole, mean in pairwise(line.levels) if "averag" in line.text else ():
            time = _time(line, mean)
            if (
                time in DAYS
                and _count(whole, time) >= FEWEST
                and mean.term.point > 0
                and whole.dimension == mean.dimension
                and is_mean_of(line, whole, mean)
            ):
                yield _mean(whole, mean, time)
        yield from _of_the_year(line)
    for index, line in enumerate(scene.lines):
        yield from _alone(scene.lines[max(0, index - FARTHEST) : index], line)
        yield from _in_so_many(scene.lines[max(0, index - 1) : index], line)


def _of_the_year(line: Line) -> Iterator[Mean]:
    """The same amount told over the year and a week or a month, where one of the two has a slip."""
    for whole, mean in pairwise(line.levels):
        part = OF_A_PART.match(line.text, mean.end) if OVER_THE_YEAR.fullmatch(line.text, whole.end, mean.start) else None
        if part is None or not mean.term.point or whole.term.unit != mean.term.unit:
            continue
        count = Fraction(DAYS_OF_YEAR) / DAYS[part["time"].lower()]
        told = Mean(whole=whole.term, mean=mean.term, count=count, per=f"a {part['time'].lower()}", is_told=True, is_firm=False)
        if has_slip(told, NEAREST) or any(
            abs(each / mean.term.point - count) <= NEAREST * count for each in swaps(whole.term.point)
        ):
            yield told


def _is_year(period: Period) -> bool:
    """Whether a period is a year."""
    return period.whole_months == YEAR


def _mean(whole: Told, mean: Told, time: str, years: Sequence[Period] = ()) -> Mean:
    per = f"a {NAMES.get(time, time)}"
    return Mean(whole=whole.term, mean=mean.term, count=_count(whole, time, years), per=per, is_firm=False)


def _alone(before: Sequence[Line], line: Line) -> Iterator[Mean]:
    """A mean in a sentence of its own that fits no figure told before, and but for a slip the one of a whole period."""
    mean = line.levels[0] if line.levels and line.levels[0] is line.told[0] else None
    is_led = mean and (OPENS.fullmatch(line.text[: mean.start]) or NAMED.fullmatch(line.text[: mean.start]))
    match = OF_A_TIME.match(line.text, mean.end) if mean and is_led else None
    if mean is None or match is None or not mean.term.point:
        return
    wholes = [each for one in before for each in one.levels if _may_be_whole(each, mean)]
    years = [
        period for one in before for _, period in periods_in(one.sentence) if isinstance(period, Period) and _is_year(period)
    ]
    found = [_mean(each, mean, match["time"], years[-1:]) for each in wholes if _count(each, match["time"], years[-1:])]
    yield from _slipped(found)


def _in_so_many(before: Sequence[Line], line: Line) -> Iterator[Mean]:
    """A mean told with the number of days, weeks or months, that is but for a slip the one of a figure in the sentence before."""
    mean = line.levels[0] if line.levels and AVERAGE_WAS.fullmatch(line.text[: line.levels[0].start]) else None
    match = IN_SO_MANY.match(line.text, mean.end) if mean and mean.term.point else None
    if mean is None or match is None:
        return
    wholes = (each for one in before for each in one.levels if _may_be_whole(each, mean))
    count, per = Fraction(match["count"]), f"a {match['time']}"
    yield from _slipped(
        [Mean(whole=each.term, mean=mean.term, count=count, per=per, is_told=True, is_firm=False) for each in wholes]
    )


def _slipped(found: Sequence[Mean]) -> Iterator[Mean]:
    """The mean that is one of its figure but for a slip, where it is that of none without."""
    if not any(abs(each.whole.point / each.mean.point - each.count) <= LEEWAY * each.count for each in found):
        slips = [each for each in found if each.count >= FEWEST and has_slip(each, NEAREST)]
        yield from slips if len(slips) == 1 else ()


def _may_be_whole(whole: Told, mean: Told) -> bool:
    """Whether a mean may be one of a figure: told in its unit, and of the same thing, where it names one."""
    return whole.term.unit == mean.term.unit and counts_the_same(whole, mean)


def _time(line: Line, mean: Told) -> str:
    """The time that a number is told as the mean for; empty where it is none."""
    before = line.text[max(0, mean.start - LONGEST) : mean.start]
    found = EACH.match(line.text, mean.end) if AVERAGE.search(before) else None
    found = found or LED.search(before)
    return found["time"].lower() if found else ""


def _count(whole: Told, time: str, years: Sequence[Period] = ()) -> Fraction:
    """How many days, weeks or months the period of a figure has, or else the year told around it; none where that is not told."""
    period = whole.figure.observation.period or next(iter(years), None)
    count = Fraction(period.days or 0) / DAYS[time] if isinstance(period, Period) else Fraction(0)
    return Fraction(round(count)) if time == "month" else count
