"""This file holds the search for means told right behind the figure of a period: "36,500 guests in 2022, or 100 a day", "That is 100 a day"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from factcheck.audit.bonds import Mean
from factcheck.audit.relations.means import DAYS, NEAREST
from factcheck.audit.relations.measured import counts_the_same
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.audit.running import has_slip
from factcheck.core.figure import Measure
from factcheck.core.period import Period, Relative, Rough, Unplaced
from factcheck.core.quantity import Hedge
from factcheck.expressions import regex
from factcheck.figures import periods_in

SAYS = r"(?:(?:so|or|that|which|this|it|and)\s){0,2}(?:that['’]s|is|was|means|meant|makes|made|making|gives|i\.e\.,?|on average|averaging|works out at|comes to|equals)?"
BESIDE = regex(
    rf"(?:\s[^\s.,;:()]+){{0,8}}?\s?(?:[,;:(—–]|\s-)\s?{SAYS}\s?(?:(?:about|some|just|only|around|roughly|an average of|on average)\s?){{0,2}}",
    re.I,
)
"""Between a figure and its mean."""
OPENS = regex(
    r"(?:So\s|On average,?\s)?(?:That|This|It)(?:['’]s|\s(?:is|was|means|makes|made|comes to|came to|works out at|equals))\s"
    r"(?:(?:about|some|just|only|around|roughly|an average of|on average)\s){0,2}"
)
"""How a sentence begins that tells the mean of the figure before it."""
EACH = regex(r"(?:\s[a-z]+){0,3}?\s(?:a|per|each|every)\s(?P<time>day|week|month)(?:\son average)?\s?(?:[.,;:)—–!?]|$)", re.I)
"""Behind the mean: the time that it is for, and no other words."""
RUNNING = regex(
    r"\b(?:so far|since|to date|until|up to now|already|by|this (?:year|month|quarter)|working|weekdays?|opening|season)\b", re.I
)
"""Words of a period that is not told in full, or not of days alike."""
FEWEST = 3
"""A period of fewer means tells nothing of them."""
LEEWAY = Fraction(115, 100)
"""By how many times a mean may miss; one for a day may be greater, since days may be left out."""
ROUGH = Fraction(15, 100)
"""What another figure beside it gives, the mean may be one of."""
YEAR = (1, 12)
UNTOLD = frozenset({Measure.DATE, Measure.GROWTH, Measure.SHARE, Measure.NAMES})
"""Figures that may stand between a figure and its mean."""


def by_the_day(scene: Scene) -> Iterator[Mean]:
    """The means that stand right behind the figure of a period that is told, and are not what it gives."""
    for before, line in pairwise([None, *scene.lines]):
        told = [each for each in line.told if each.measure not in UNTOLD] if line else []
        for whole, mean in pairwise(told) if line else ():
            if line and whole.is_level and BESIDE.fullmatch(line.text, _end(line, whole, mean), mean.start):
                yield from _mean(line, whole, line, mean)
        if line and before and len(before.levels) == 1 and told and OPENS.fullmatch(line.text[: told[0].start]):
            yield from _mean(before, before.levels[0], line, told[0])


def _end(line: Line, whole: Told, mean: Told) -> int:
    """Where the last figure before a mean ends that is not counted as one."""
    return max(each.end for each in line.told if whole.start <= each.start < mean.start)


def _mean(place: Line, whole: Told, line: Line, mean: Told) -> Iterator[Mean]:
    """The mean of a figure, where it is said to be one for each day, week or month of its period."""
    match = EACH.match(line.text, mean.end) if mean.is_level and mean.term.point > 0 else None
    if match is None or whole.term.unit != mean.term.unit or not counts_the_same(whole, mean):
        return
    if RUNNING.search(place.text) or EACH.match(place.text, whole.end):
        return
    time = match["time"].lower()
    count = _days(place, whole) / DAYS[time]
    beside = [each for one in {id(place): place, id(line): line}.values() for each in one.levels if each is not mean]
    is_given = (
        any(abs(each.term.point / count - mean.term.point) <= mean.term.point * ROUGH for each in beside) if count else True
    )
    if count >= FEWEST and not is_given and mean.term.point < whole.term.point and _is_missed(whole, mean, count, time):
        yield Mean(whole=whole.term, mean=mean.term, count=Fraction(round(count)), per=f"a {time}", is_told=True, is_firm=False)


def _days(line: Line, whole: Told) -> Fraction:
    """How many days the period of a figure has, or the only one that its sentence tells; none where that is not told in full."""
    told = whole.figure.observation.period
    periods = [told] if told else list(dict.fromkeys(period for _, period in periods_in(line.sentence)))
    period = periods[0] if len(periods) == 1 else None
    if isinstance(period, Period) and not isinstance(period, Rough | Unplaced):
        return Fraction(period.days or 0)
    if isinstance(period, Relative) and not (period.years in (0, None) and period.months == YEAR):
        return Fraction(period.whole_months or 0) * DAYS["month"]
    return Fraction(0)


def _is_missed(whole: Told, mean: Told, count: Fraction, time: str) -> bool:
    """Whether a mean is smaller or greater than its whole can give, as far as hedges let this be known."""
    hedges = [each.figure.observation.quantity and each.figure.observation.quantity.hedge for each in (whole, mean)]
    given, told = whole.term.point / count, mean.term.point
    is_less = hedges[0] in (None, Hedge.ABOUT, Hedge.MORE_THAN) and hedges[1] in (None, Hedge.ABOUT, Hedge.NEARLY)
    is_more = hedges[0] in (None, Hedge.ABOUT, Hedge.NEARLY) and hedges[1] in (None, Hedge.ABOUT, Hedge.MORE_THAN)
    is_all = time != "day" or has_slip(Mean(whole=whole.term, mean=mean.term, count=count, per=time), NEAREST)
    return (is_less and told * LEEWAY < given) or (is_more and is_all and told > given * LEEWAY)
