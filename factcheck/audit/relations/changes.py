"""This file holds the search for changes in sentences: a value, the earlier one, and what is said to lie between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from factcheck.audit.bonds import Change, Difference, Term
from factcheck.audit.relations.growing import (
    RATE,
    as_growth,
    change_of,
    in_points,
    is_firm,
    is_on_the_year,
)
from factcheck.audit.relations.measured import WITHIN, added, is_mean_of, is_same_step, measured, without_means
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.audit.relations.steps import is_step, worded
from factcheck.core.figure import Measure
from factcheck.core.period import Period
from factcheck.expressions import regex

FROM = regex(r"\b(?:from|down from|up from)\s(?:about |some |around |nearly |a total of )?$|[由从][^，。0-9]{0,8}$", re.I)
TO = regex(
    r"\bto\s(?:about |some |around |nearly |a total of )?$|(?:增加|增长|上升|提高|扩大|减少|下降|降低|缩短)?[到至][^，。0-9]{0,6}$",
    re.I,
)
COMPARED = regex(
    r"\b(?:compared (?:with|to)|against|versus|up from|down from|as against)\s(?:about |some |around |[a-z]{1,3}[.$]?\s)?$", re.I
)
"""Before an earlier value; a short word or a currency that is not read as one may stand between."""
IN_A_SPELL = regex(r"\s(?:in|over|within|during|since|between)\s[^.,;:()0-9]{2,30},\sfrom\s", re.I)
"""Between a change and its values: "doubled | in two years, from | 380 to 620"."""
AFTER = regex(r",\s(?:and )?after\s(?:about |some |around |the )?$", re.I)
"""Before an earlier value, where its time stands behind it: "8,640 visits, after | 7,200 in 2023"."""
AT_THAT_TIME = regex(
    r"[^.,;:()]{0,24}\)?[^.,;:()]{0,24}\b(?:in (?:the )?(?:(?:19|20)[0-9]{2}|year before|previous)|earlier|before|last year)\b",
    re.I,
)
FOR_HOW_LONG = regex(r"\b(?:in|over|within|during)\s(?:the\s)?(?:first\s|last\s|past\s|just\s|only\s|about\s)?$", re.I)
NOUNS = "saving|cut|discount|reduction|drop|fall|decline|decrease|rise|jump|gain|increase|growth|leap|climb|surge|markup"
PUT_AT = (
    "put|puts|estimated?|estimates|reckons|reckoned|gave|gives|calculated|calculates|described|described it|works? out|worked out"
)
NOUN = regex(
    rf"\b(?:{NOUNS})s? (?:of|(?:(?:that|which) )?(?:[a-z']+ ){{1,3}}?(?:{PUT_AT}) (?:at|as|to be)) (?:about |some |around |nearly )?$",
    re.I,
)
"""Nouns that make a percentage the change just told."""
OR_BY = regex(r",\s(?:or|that is|i\.e\.),?\sby\s(?:about |some |around |nearly )?$", re.I)
"""Words that do so, too: "fell from 70 to 61, | or by | 12.9 %"."""
PREVIOUS = regex(
    r"(?:(?:that|this)(?!\s(?:year|quarter|month|week|season|spring|summer|autumn|winter)\b)|which|it|she|he|they|the (?:rise|change|increase|gain|growth|improvement|drop|fall|jump|decrease|decline|reduction)|an?)\b",
    re.I,
)
"""How a sentence begins that goes on about the change before it."""
TO_COME = regex(r"\b(?:would|could|should|must|may|might|will|needs?|have to|has to|had to)\b", re.I)
EXPECTED = regex(r"\b(?:expect(?:s|ed)?|forecasts?|plan(?:s|ned)|project(?:s|ed)|predict(?:s|ed)|targeted|hopes?)\b", re.I)
WORD = regex(r"[a-z]{5,}")
AVERAGE = regex(
    r"\b(?:average|averaging|annual|annually|(?<!by )(?<!for )(?<!within )(?:a|per|each|every) year(?!-on-year| (?:on year|earlier|before|ago|previously|prior))|yearly|monthly|compound|percentage points?)\b|年均|月均",
    re.I,
)
"""Words near a growth that make it another than that of the whole change."""
ASIDE = regex(r"(?:\s[a-z-]{2,14}){0,3}(?:,? or |\s?[(（]|, that is )", re.I)
"""Between a value and its share, or the other way round."""
OTHER_BASIS = regex(
    r"\s?(?:(?:on|than(?!\s(?:before|previously|until then|originally|initially|at first)\s?(?:[.,;:)]|$))|from|compared|against|year[- ]on[- ]year)\b|同比|环比"
    r"|over (?:the (?:previous|same|corresponding|prior)|last|a year|(?:19|20)\d\d)\b)",
    re.I,
)
"""Words behind a growth that say that it is against something else."""
FARTHEST = 70
"""Values of one change stand no farther apart than so many characters."""
FARTHEST_GROWTH = 60
CONCLUDES = regex(
    r"[^;]{0,60};\s(?:so |and )?(?:this|that|which|it)(?:['’]s|\s(?:is|was|means|meant|makes|made|equals|represents|corresponds to))\s(?:about )?",
    re.I,
)
"""Before a growth that another clause tells: "…; this is an increase of"."""
MOST_BETWEEN = 2
"""Between two values and their growth stand so many other tellings of them at most: the difference, a mean."""


def changes(scene: Scene) -> Iterator[Change]:
    """All changes that sentences tell with their growth."""
    for line, after in pairwise([*scene.lines, None]):
        if line is None or not line.told:
            continue
        for change in measured(line):
            yield change
            if after is not None and change.earlier.span == line.told[-1].figure.span and _goes_on(after):
                yield from joined(after, change.value, change.earlier, after.told[0])
        yield from added(line)
        for value, earlier, last in pairs(line):
            yield from _stated(line, value, earlier, last)
            if after is not None and last is line.told[-1] and _goes_on(after):
                yield from joined(after, value, earlier, after.told[0])
                yield from worded(after, last, value, earlier, after.told[0])
        yield from _in_points(line, after)
    yield from _told_apart(scene)


def _goes_on(after: Line) -> bool:
    """Whether a sentence tells of the change before it, not of one that is to come."""
    is_to_come = after.told and (TO_COME.search(after.text[: after.told[0].start]) or EXPECTED.search(after.text))
    return bool(after.told and PREVIOUS.match(after.text)) and not is_to_come


def pairs(line: Line) -> Iterator[tuple[Term, Term, Told]]:
    """The value, the earlier value, and the figure that ends the pair, for each change from one value to another."""
    for each in line.told:
        told = each.figure.observation
        if told.earlier is not None and told.quantity is not None and told.quantity.upper is None:
            # its sign is the way that it went, not that of its values
            now = replace(each.figure, observation=replace(told, sign=0, earlier=None))
            before = replace(now, observation=replace(told, sign=0, quantity=told.earlier, earlier=None))
            yield Term.of_figure(now), Term.of_figure(before), each
    for left, last in pairwise(_of_time(line)):
        right, between = last.in_unit_of(left), line.text[left.end : last.start]
        if not left.is_like(right) or left.dimension != right.dimension or len(between) > FARTHEST:
            continue
        if FROM.search(line.text[: left.start]) and TO.search(between):
            yield right.term, left.term, last
        elif (FROM.search(between) and TO.search(line.text[: left.start]) and ";" not in between) or (
            _is_compared(line, between, right) and ";" not in between and not FROM.search(line.text[: left.start])
        ):
            yield left.term, right.term, last


def _in_points(line: Line, after: Line | None) -> Iterator[Change]:
    """The changes of shares told beside two values, where the points behind them say so, in the sentence or the next."""
    for value, earlier, last in _of_asides(line):
        behind = [(line, each) for each in line.told[line.told.index(last) + 1 :]]
        behind = behind or ([(after, after.told[0])] if after and _goes_on(after) else [])
        for place, stated in behind[:1]:
            if in_points(stated, value).dimension == "point":
                yield from joined(place, value, earlier, stated)


def _of_asides(line: Line) -> Iterator[tuple[Term, Term, Told]]:
    """The shares that are told beside two values of a change, or in front of them: "1,657 calls, or 91.2 %, after 1,554, or 88.4 %"."""
    told = [each for each in line.told if each.measure is not Measure.DATE]
    for value, aside, earlier, other in zip(told, told[1:], told[2:], told[3:], strict=False):
        is_pair = value.measure is earlier.measure and aside.measure is other.measure and value.measure is not aside.measure
        shares = [(left, right) for left, right in ((value, earlier), (aside, other)) if left.is_share and right.is_share]
        if not is_pair or not shares or value.dimension != earlier.dimension:
            continue
        gaps = (line.text[value.end : aside.start], line.text[earlier.end : other.start])
        is_compared = _is_compared(line, line.text[aside.end : earlier.start], other)
        if is_compared and all(ASIDE.fullmatch(gap) for gap in gaps):
            yield shares[0][0].term, shares[0][1].term, other


def _of_time(line: Line) -> list[Told]:
    """The figures of a sentence that may be the values of a change: no dates, and no mean told beside its sum."""
    told = [each for each in line.told if each.measure is not Measure.DATE and not _is_while(line, each)]
    return without_means([(line, each) for each in told])


def _is_compared(line: Line, between: str, right: Told) -> bool:
    """Whether the words between two values, or around the second, make it the earlier one."""
    is_after = AFTER.search(between) and AT_THAT_TIME.match(line.text, right.end)
    return bool(COMPARED.search(between) or is_after)


def _is_while(line: Line, told: Told) -> bool:
    """Whether a figure says for how long another one was counted: "846,000 visas in seven months, up from 299,000"."""
    return told.dimension in ("time", "duration") and FOR_HOW_LONG.search(line.text, 0, told.start) is not None


def _stated(line: Line, value: Term, earlier: Term, last: Told) -> Iterator[Change]:
    """The change with the growth that stands right before it, within it, or behind it."""
    index = line.told.index(last)
    first = min(value.span, earlier.span)
    before = [each for each in line.told[:index] if each.end <= first.start - line.sentence.span.start]
    gap = line.text[before[-1].end : first.start - line.sentence.span.start] if before else ""
    if before and (len(gap) <= len(" in total from ") or IN_A_SPELL.fullmatch(gap)):
        yield from joined(line, value, earlier, before[-1])
        yield from _told_twice(line, value, earlier, before[-2:])
    start = last
    for each in line.told[index + 1 : index + 2 + MOST_BETWEEN]:
        gap = line.text[start.end : each.start]
        if len(gap) > FARTHEST_GROWTH or (";" in gap and not CONCLUDES.fullmatch(gap)):
            return
        if not (is_step(line, last, value, earlier, each) or is_mean_of(line, last, each)):
            if start is not last and each.is_share and WITHIN.fullmatch(gap):
                sign = -1 if value.point < earlier.point else 1
                yield Change(value=value, earlier=earlier, growth=as_growth(each, sign), is_firm=is_firm(value))
            yield from joined(line, value, earlier, each)
            return
        yield from worded(line, last, value, earlier, each)
        start = each


def _told_twice(line: Line, value: Term, earlier: Term, told: Sequence[Told]) -> Iterator[Change]:
    """The change in front of its values as a number and in percent: "rose by 2.8 million, or 4.8 %, to 61.4 million from 58.6 million"."""
    for first, second in pairwise(told):
        if not ASIDE.fullmatch(line.text, first.end, second.start):
            continue
        if is_same_step(line, first, second):
            yield from joined(line, value, earlier, first)
            yield Change(value=value, earlier=earlier, growth=as_growth(second, first.way), is_firm=is_firm(value))
        elif first.is_growth and second.is_level and second.dimension == value.unit.dimension:
            yield from joined(line, value, earlier, first)
            yield Difference(value=value, earlier=earlier, growth=as_growth(second, first.way))


def joined(line: Line, value: Term, earlier: Term, stated: Told) -> Iterator[Change]:
    """The change with its growth or difference, where that figure is one, and is not said to be against something else."""
    stated = in_points(stated, value)
    told = stated.figure.observation
    around = line.text[max(0, stated.start - 30, _behind_rate(line, value, earlier, stated)) : stated.end + 30]
    is_behind = value.span.start < stated.figure.span.start and earlier.span.start < stated.figure.span.start
    is_mean = AVERAGE.search(around) and told.unit.dimension != "point"
    is_against = told.against is not None or (is_behind and OTHER_BASIS.match(line.text, stated.end))
    is_of_year = is_against and is_behind and is_on_the_year(line, value, earlier, stated)
    if told.quantity is None or told.quantity.upper is not None or is_mean or (is_against and not is_of_year):
        return
    if stated.is_share and (NOUN.search(line.text[: stated.start]) or (is_behind and OR_BY.search(line.text[: stated.start]))):
        sign = -1 if value.point < earlier.point else 1
        yield Change(value=value, earlier=earlier, growth=as_growth(stated, sign), is_firm=is_firm(value))
    else:
        yield from (replace(each, is_firm=each.is_firm and not is_of_year) for each in change_of(value, earlier, stated))


def _behind_rate(line: Line, value: Term, earlier: Term, stated: Told) -> int:
    """Where the text goes on behind the rate that the two values are told for: "from 500 to 460 a year | , a cut of 8 %"."""
    end = max(value.span.end, earlier.span.end) - line.sentence.span.start
    rate = RATE.match(line.text, end) if end <= stated.start else None
    return rate.end() if rate else 0


def _told_apart(scene: Scene) -> Iterator[Change]:
    """A value with its growth against a period, and in the next sentence or item the value for that period."""
    for line, after in pairwise(scene.lines):
        for value, growth in pairwise(line.told):
            against = growth.figure.observation.against
            if not (value.is_level and growth.is_growth and isinstance(against, Period)) or len(after.levels) != 1:
                continue
            earlier = after.levels[0]
            same_time = earlier.figure.observation.period == against and earlier.dimension == value.dimension
            if same_time and _share_a_word(line.text[: value.start], after.text[: earlier.start]):
                yield Change(value=value.term, earlier=earlier.term, growth=growth.term, is_firm=False)


def _share_a_word(left: str, right: str) -> bool:
    return bool(set(WORD.findall(left.lower())) & set(WORD.findall(right.lower())))
