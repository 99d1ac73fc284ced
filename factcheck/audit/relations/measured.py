"""This file holds the search for changes that are told with what they are measured against: "120 more than the 34,740 of March"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from factcheck.audit.bonds import Change, Term
from factcheck.audit.relations.growing import RATE, as_growth, change_of, is_same, threes
from factcheck.audit.relations.scene import Line, Told
from factcheck.core.figure import Measure
from factcheck.core.interval import Interval
from factcheck.core.unit import COUNT
from factcheck.expressions import regex
from factcheck.figures.cues import tells_earlier

THAN = regex(
    r"(?:[)）]\s(?:more|higher|fewer|less|lower)|,)?\s?(?:than|on|over|from|above|below|compared (?:with|to)|against)\s(?:the |its |about |some |around |a total of )?(?:previous |former |original |earlier |initial )?",
    re.I,
)
"""What stands between a change and the earlier value: "23.5 per cent more | than the | 39.8 million"."""
APPOSED = regex(
    r"[^;:]{0,120}(?:,|[(—–]|\sand)\s?(?:or |that is |which is |that was |which was |but |only |some |about |still )?", re.I
)
"""What stands between a value and the change behind it."""
WITHIN = regex(r"(?:\s[a-z]+){0,2}\s?[,，(（]?\s?(?:or |that is |i\.e\. |a rise of |an increase of )?", re.I)
"""What stands between a difference and the same in percent."""
THAN_BEFORE = regex(
    r"(?:\b(?:compared (?:with|to)|against|than|on|over|from)\s(?:the\s)?|比[^。；，,]{0,12}的?"
    r"|,\swhen\s(?:there|it|they|that|the [a-z]{3,12})\s(?:was|were|had been|stood at|came to|numbered|totall?ed)\s)$",
    re.I,
)
"""What stands before the earlier value of a change: "5 % more than in 2023, | when there were | 30.9 million"."""
YEAR_BEFORE = (
    r"(?:(?:a|one|the) (?:year|quarter|month|week|season|spring|summer|autumn|winter) (?:before|earlier|ago)|(?:(?:in|at|of|for) )?(?:the )?(?:previous|prior|last|preceding|same) "
    r"(?:year|quarter|month|week|season|period)(?: (?:before|earlier|of))?|(?:(?:in|at|for|the end of) ){0,3}(?:19|20)[0-9]{2})"
)
THAN_IN_BRACKETS = regex(
    rf"\b(?:compared (?:with|to)|against|than|on|over|from)\s(?:[a-z]+\s){{0,3}}?{YEAR_BEFORE}(?:\s(?:19|20)[0-9]{{2}})?\s?[(（]\s?$"
    rf"|[(（]\s?{YEAR_BEFORE}\s?[:=]?\s?$",
    re.I,
)
"""The same where it stands in brackets: "115 fewer than a year before | (5,732)", "5,617 (2021: | 5,732)"."""
THAN_ASIDE = regex(rf"\sthan\s(?:[a-z]+\s){{0,3}}?{YEAR_BEFORE}\s?[(（]\s?", re.I)
CLOSED = regex(r"\s?[)）]")
THAN_WHEN = regex(rf"\sthan\s(?:[a-z]+\s){{0,3}}?{YEAR_BEFORE},\swhen\s(?:only\s)?", re.I)
"""Between a change and the earlier value, behind its time: "two fewer | than in 2022, when | 15 died"."""
IN_BRACKETS = regex(r"[(（]\s?$")
OF_BEFORE = regex(rf"\s{YEAR_BEFORE}\s?[)）]", re.I)
"""Behind the earlier value in brackets: "5,617 (5,732 | in 2021)"."""
MEAN_BEFORE = regex(
    r"\b(?:(?:an?|the|its|their) (?:(?:dai|week|month|year|hour|quarter)ly |annual )?average of|averag\w+|on average)\s(?:about |some |around )?$|平均[^，。0-9]{0,6}$",
    re.I,
)
AGAIN = regex(r"(?:[^.;:()0-9]|\b(?:19|20)[0-9]{2}\b){0,40},\s(?:or |that is |which is |so )?", re.I)
"""Between the earlier value and the change told again: "12,000 more than the 72,000 of 2023, | a gain of 16.7 %"."""
BELOW, ABOVE = "below", "above"
"""Words that belong to a change, and say as well that it is measured: "0.4 points below the 6.0 per cent"."""
LEAD = 60
"""What stands before a figure of a change, or before a mean, has no more characters."""
FARTHEST = 70
"""What came to a value stands no more characters behind it."""


def measured(line: Line) -> Iterator[Change]:
    """A value, its change, and the value that it is measured against: "34,860 beds, 120 more, or 0.3 %, than the 34,740 of March"."""
    for index, (stated, earlier) in enumerate(pairwise(line.told)):
        behind = stated.end - len(BELOW) * stated.figure.text.lower().endswith((BELOW, ABOVE))
        if _is_against(line.text[behind : earlier.start]):
            yield from _measured_by(line, index)
        elif any(is_same(each, earlier) for each in line.told[:index][-1:]) and _is_then(line, stated, earlier):
            yield from (replace(each, is_firm=False) for each in _measured_by(line, index))


def _measured_by(line: Line, index: int) -> Iterator[Change]:
    """What the change that stands there says of the value before it and of the one behind."""
    stated, earlier = line.told[index : index + 2]
    is_told_twice = index > 0 and is_same_step(line, line.told[index - 1], stated)
    first = line.told[index - 1] if is_told_twice else stated
    before = [each for each in line.told[:index] if _may_be_later(line, each, first, earlier)]
    if not (before and _is_apposed(line, before[-1], first, earlier)):
        yield from _concluded(line, stated, earlier, line.told[index + 2 : index + 3])
        return
    value = before[-1].term
    yield from change_of(value, earlier.term, first)
    for again in line.told[index + 2 : index + 3] if not is_told_twice else ():
        if again.is_growth and AGAIN.fullmatch(line.text, earlier.end, again.start):
            yield from change_of(value, earlier.term, again)
    if is_told_twice:
        sign = stated.way or first.way or (-1 if value.point < earlier.term.point else 1)
        yield Change(value=value, earlier=earlier.term, growth=as_growth(stated, sign))


def _is_then(line: Line, stated: Told, earlier: Told) -> bool:
    """Whether the earlier value stands in brackets behind its time, or opens a clause of it: "than in 2022 (15)", "than in 2022, when 15 died"."""
    is_aside = THAN_ASIDE.fullmatch(line.text, stated.end, earlier.start) and CLOSED.match(line.text, earlier.end)
    return is_aside is not None or THAN_WHEN.fullmatch(line.text, stated.end, earlier.start) is not None


def _concluded(line: Line, step: Told, earlier: Told, behind: Sequence[Told]) -> Iterator[Change]:
    """The growth behind a difference and the earlier value, of a value told before them: "That is 260 more than the 6,400, a gain of 4 %"."""
    sign = step.way
    is_step = step.is_growth is False and bool(sign) and earlier.is_level and step.dimension == earlier.dimension
    for stated in behind if is_step else ():
        if stated.is_growth and AGAIN.fullmatch(line.text, earlier.end, stated.start):
            later = _later(earlier.term, step.term, sign)
            yield from (replace(each, is_reckoned=True) for each in change_of(later, earlier.term, stated))


def _is_against(between: str) -> bool:
    """Whether a change is measured against what stands behind these words."""
    return THAN.fullmatch(between) is not None or tells_earlier(between)


def _may_be_later(line: Line, value: Told, stated: Told, earlier: Told) -> bool:
    """Whether a figure before a change may be the value that has changed: told as the earlier one is, no mean, no earlier one itself."""
    is_alike = value.is_like(earlier) and value.dimension == earlier.dimension
    is_change = stated.is_growth or bool(stated.figure.observation.sign)
    is_value = is_change and is_alike and value.end <= stated.start and not _is_mean(line, value)
    return is_value and not _ends(THAN_BEFORE, line, value)


def _is_apposed(line: Line, value: Told, stated: Told, earlier: Told) -> bool:
    """Whether a change stands behind its value, which is not within brackets: behind "and" only where both may be of one thing."""
    gap = line.text[value.end : stated.start]
    is_apposed = APPOSED.fullmatch(gap) is not None and not line.is_aside(value, stated.start)
    return is_apposed and (not gap.endswith(" and ") or is_same(value, earlier))


def _is_mean(line: Line, told: Told) -> bool:
    """Whether a figure says how many a month there were, or how many on average."""
    return bool(RATE.match(line.text, told.end) or _ends(MEAN_BEFORE, line, told))


def _ends(words: re.Pattern[str], line: Line, told: Told) -> bool:
    """Whether such words stand right before a figure."""
    return words.search(line.text[max(0, told.start - LEAD) : told.start]) is not None


def is_mean_of(line: Line, whole: Told, mean: Told) -> bool:
    """Whether a figure says of the one before it how many that were a month: "8.64 million visits, on average 720,000 a month"."""
    is_beside = len(line.text[whole.end : mean.start]) <= FARTHEST and not _is_mean(line, whole)
    return whole.is_level and mean.is_level and is_beside and _is_mean(line, mean)


def counts_the_same(whole: Told, mean: Told) -> bool:
    """Whether a mean names no thing, or the one that its whole counts: "73,000 guests", "200 guests came"."""
    ours, theirs = (RATE.sub("", f" {each.figure.counted.lower()}", count=1).split() for each in (mean, whole))
    return not ours or (bool(theirs) and all(own == other for own, other in zip(ours, theirs, strict=False)))


def without_means(near: Sequence[tuple[Line, Told]]) -> list[Told]:
    """Figures of lines without those that say how many the one before them was a day: "9.8 million guests, 26,800 a day, of whom …"."""
    before = (None, *(told for _, told in near))
    return [told for last, (line, told) in zip(before, near, strict=False) if last is None or not is_mean_of(line, last, told)]


def without_earlier(line: Line, told: Sequence[Told]) -> list[Told]:
    """Figures of a sentence without the values that the ones before them are measured against: "98 boats, down from 112; of these …"."""
    before = [None, *told]
    return [each for last, each in zip(before, told, strict=False) if last is None or not _is_earlier(line, last, each)]


def _is_earlier(line: Line, value: Told, earlier: Told) -> bool:
    """Whether a figure is what the value told before it is measured against."""
    is_near = len(line.text[value.end : earlier.start]) <= FARTHEST
    is_aside = _ends(THAN_IN_BRACKETS, line, earlier) or (
        _ends(IN_BRACKETS, line, earlier) and OF_BEFORE.match(line.text, earlier.end) is not None
    )
    return is_near and is_same(value, earlier) and (is_aside or _ends(THAN_BEFORE, line, earlier))


def is_same_step(line: Line, step: Told, stated: Told) -> bool:
    """Whether a difference is told again in percent right behind it: "a rise of 40, or 2.5 %"."""
    is_pair = step.measure is Measure.LEVEL and bool(step.figure.observation.sign) and (stated.is_growth or stated.is_share)
    return is_pair and WITHIN.fullmatch(line.text, step.end, stated.start) is not None


def added(line: Line) -> Iterator[Change]:
    """An earlier value, what came to it, and the growth that this is: "540 at the end of 2024, 72 more, up 13.3 %"."""
    for earlier, step, stated in threes(line.told):
        sign = step.way
        # "the 36.1 billion", in the unit of the step
        is_bare = earlier.figure.observation.unit is COUNT and not earlier.figure.counted
        is_told = earlier.is_level and (is_bare or step.dimension == earlier.dimension) and is_same_step(line, step, stated)
        is_near = len(line.text[earlier.end : step.start]) <= FARTHEST
        if is_told and sign and is_near and _ends(THAN_BEFORE, line, earlier):
            value = _later(earlier.term, step.term, sign)
            yield Change(value=value, earlier=earlier.term, growth=as_growth(stated, stated.way or sign))


def _later(start: Term, by: Term, sign: int) -> Term:
    """The later value that an earlier one and what came to it make."""
    value = replace(by, point=start.point + by.point * sign, tight=_moved(start.tight, by.tight, sign))
    return replace(value, loose=_moved(start.loose, by.loose, sign))


def _moved(start: Interval, by: Interval, sign: int) -> Interval:
    return start + by if sign > 0 else start - by
