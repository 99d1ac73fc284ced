"""This file holds the search for means told beside the figure of their period: "73,000 guests in 2022, an average of 200 a day"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from factcheck.audit.bonds import Mean
from factcheck.audit.relations.measured import is_mean_of
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.core.period import Period
from factcheck.expressions import regex

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
FEWEST = 4
"""A period of fewer means tells nothing of them."""


def means(scene: Scene) -> Iterator[Mean]:
    """All means that stand behind the figure of the period that they are told for."""
    for line in scene.lines:
        for whole, mean in pairwise(line.levels) if "averag" in line.text else ():
            time = _time(line, mean)
            count = _days(whole) / DAYS[time] if time in DAYS else Fraction(0)
            if count >= FEWEST and mean.term.point > 0 and whole.dimension == mean.dimension and is_mean_of(line, whole, mean):
                yield Mean(whole=whole.term, mean=mean.term, time=count, per=NAMES.get(time, time), is_firm=False)


def _time(line: Line, mean: Told) -> str:
    """The time that a number is told as the mean for; empty where it is none."""
    before = line.text[max(0, mean.start - LONGEST) : mean.start]
    found = EACH.match(line.text, mean.end) if AVERAGE.search(before) else None
    found = found or LED.search(before)
    return found["time"].lower() if found else ""


def _days(whole: Told) -> Fraction:
    """How many days the period of a figure has; none where that is not told."""
    period = whole.figure.observation.period
    return Fraction(period.days or 0) if isinstance(period, Period) else Fraction(0)
