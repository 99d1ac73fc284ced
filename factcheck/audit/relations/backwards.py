"""This file holds the search for earlier values that a text reckons: "1.04 million trips, up 22 %. So a year ago it was about 850,000"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from factcheck.audit.bonds import Change
from factcheck.audit.relations.growing import as_growth, is_same
from factcheck.audit.relations.measured import APPOSED
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.core.figure import Basis
from factcheck.core.interval import Interval
from factcheck.core.period import Period
from factcheck.expressions import regex
from factcheck.figures.cues import tells_earlier

SO = regex(
    r"\b(?:so|thus|hence|therefore|then|mean(?:s|t|ing)|impl(?:ies|ied|ying)|must|suggest(?:s|ed|ing)|that is|works? out)\b", re.I
)
"""What says that a number is reckoned from those before it."""
THEN = regex(
    r"\b(?:(?:a|one|the)\s(?:year|twelve months|12 months)\s(?:earlier|before|ago|previously)|the\s(?:previous|preceding)\syear|last\syear"
    r"|in\s(?P<year>(?:19|20)[0-9]{2}))\b",
    re.I,
)
"""The earlier time that it is of."""
THEN_BEHIND = regex(rf"(?:\s[a-z]+){{0,2}}?,?\s{THEN.pattern}", re.I)
WORD = regex(r"[a-z]+", re.I)
LIGHT = frozenset(
    "so thus hence therefore then means meant meaning implies implied implying must suggests suggested suggesting works out"
    " it its there they this that which the a one year years months twelve earlier before ago previously previous preceding last in for"
    " number figure total count tally volume level had have has been was were is are stood at of to by and or than would will just only still"
    " about around some roughly nearly i e".split()
)
"""Words beside such a number that name no other thing."""
TAIL = regex(r"(?:\s[a-z]+){0,2}?\s?(?:[.;)—–!?]|,\s|$)")
"""Behind it where its time is told before."""
TO = regex(r"\sto\s(?:about |some |around |nearly )?")
"""Between a growth and its value: "rose 22 percent | to | 1.04 million"."""
ALONE = regex(
    r"(?:(?:The\s)?(?:[Gg]rowth|[Cc]hange|[Ii]ncrease|[Rr]ise|[Dd]ecrease|[Ff]all|[Dd]rop)(?:\s(?:on|over)\s(?:the|a)\syear)?(?::|\swas|\sis)\s"
    r"|(?:That|This|It)(?:['’]s|\s(?:is|was|means|marks|represents))\s)?"
)
"""How a sentence begins that tells nothing but the growth of the number before it."""
OTHER_SPAN = regex(
    r"\s?(?:on|than|from|over|against|versus|compared|above|below|since|in|within|during)\s(?!(?:a|one|the)\s(?:year|previous|preceding)\b|20|19)|\ssince\b",
    re.I,
)
"""Behind a growth that is against another time, or over more than a year."""
BACK = 2
"""So many sentences before it its value and its growth stand."""
YEAR = "year"
ONE = Interval.point(Fraction(1))


def backwards(scene: Scene) -> Iterator[Change]:
    """All earlier values that are reckoned from a value and its growth beside them, where no other value beside them gives them."""
    for index, line in enumerate(scene.lines):
        for at, earlier in enumerate(line.told):
            time = _time(line, at) if earlier.is_level else ""
            run = _before(scene, index, at) if time else []
            value, growth = _grown(run) if time else (None, None)
            if value is None or growth is None or not is_same(value, earlier) or not _is_against(run, growth, time):
                continue
            if not any(_gives(each, growth, earlier) for _, each in run if each.is_level):
                told = as_growth(growth, growth.way)
                yield Change(value=value.term, earlier=earlier.term, growth=told, is_reckoned=True, is_firm=False)


def _time(line: Line, at: int) -> str:
    """The earlier time of a number that is reckoned from what stands before it: a year, or "year" before; empty where it is not one."""
    each, start = line.told[at], line.told[at - 1].end if at else 0
    lead = line.text[start : each.start]
    if at and tells_earlier(lead):  # those are known as the values of a change
        return ""
    before = THEN.search(lead)
    found = before if before and TAIL.match(line.text, each.end) else THEN_BEHIND.match(line.text, each.end)
    words = {word.lower() for word in WORD.findall(lead)}
    is_told = found is not None and SO.search(lead) is not None and words <= LIGHT
    return (found["year"] or YEAR) if is_told and found else ""


def _before(scene: Scene, index: int, at: int) -> list[tuple[Line, Told]]:
    """The figures before one, in its sentence and those before it."""
    line = scene.lines[index]
    near = [one for one in scene.lines[max(0, index - BACK) : index] if one.sentence.paragraph == line.sentence.paragraph]
    return [*((one, each) for one in near for each in one.told), *((line, each) for each in line.told[:at])]


def _grown(run: Sequence[tuple[Line, Told]]) -> tuple[Told, Told] | tuple[None, None]:
    """The value and its growth that stand last of figures: "1.04 million, up 22 %", "rose 22 % to 1.04 million", "1.04 million. Growth: 22 %"."""
    for (place, first), (line, second) in pairwise(run[-2:]):
        if first.is_growth and second.is_level and place is line and TO.fullmatch(line.text, first.end, second.start):
            return second, first
        is_apposed = place is line and APPOSED.fullmatch(line.text, first.end, second.start)
        is_alone = place is not line and ALONE.fullmatch(line.text, 0, second.start)
        if first.is_level and second.is_growth and (is_apposed or is_alone):
            return first, second
    return None, None


def _is_against(run: Sequence[tuple[Line, Told]], growth: Told, time: str) -> bool:
    """Whether a growth is measured against the earlier time that is told, or against none that it tells."""
    against = growth.figure.observation.against
    line = next(one for one, each in run if each is growth)
    if isinstance(against, Period):
        return str(against) == time
    return time == YEAR and against in (None, Basis.YEAR) and not OTHER_SPAN.match(line.text, growth.end)


def _gives(value: Told, growth: Told, earlier: Told) -> bool:
    """Whether a value without its growth is the earlier one."""
    factor = growth.term.tight + ONE
    is_bounded = (factor.low or 0) > 0 and factor.high is not None
    return value.dimension == earlier.dimension and is_bounded and (value.term.loose / factor).overlaps(earlier.term.loose)
