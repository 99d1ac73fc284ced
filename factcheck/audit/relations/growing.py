"""This file holds what a text states of a change: its growth or difference as a term, and when two figures are of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from factcheck.audit.bonds import Change, Difference, Term
from factcheck.audit.relations.scene import Line, Told
from factcheck.core.figure import Basis, Measure, Observation
from factcheck.core.slips import is_misprint
from factcheck.core.unit import COUNT, POINT
from factcheck.expressions import regex

Item = TypeVar("Item")
RATE = regex(r"\s(?:a|per|each|every)\s(?:day|week|month|quarter|year)\b(?!\s(?:earlier|before|ago|previously|prior))", re.I)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
TIME = regex(
    rf"\b(?:{MONTHS}|{DAYS}|spring|summer|autumn|winter|(?:[Tt]his|[Ll]ast) (?:week|month|year)|(?:19|20)[0-9]{{2}}|[Nn]ow|[Tt]oday|[Tt]hen|[Nn]owadays)\b"
    r"|[前去今]年|[0-9]月|现在|目前|如今"
)
"""A time of its own, which makes two values of one thing an earlier and a later one."""

RIGHT_BEHIND = regex(
    r"(?:(?:\s[a-z-]+){0,3}|[一-鿿]{0,3})[,，]\s?(?:or |that is |同比|(?:which|that) (?:is|was|means|meant|makes|made|equals|represents|corresponds to) )?"
)
"""Between two values and their growth on the year before."""
A_YEAR_EARLIER = regex(
    r"\s(?:a year (?:earlier|before|ago)|one year (?:earlier|before|ago)|(?:in )?the (?:previous year|year before))\b|\s?in (?:19|20)[0-9]{2}\b",
    re.I,
)
"""Behind an earlier value, that it is the one of the year before."""
ELSEWHEN = regex(
    r"\s(?:on|over|than|from|compared (?:with|to)|against|since)\s(?:in\s|the\s)*(?:(?:19|20)[0-9]{2}|same|corresponding|first|second|third|fourth|plan|target)\b",
    re.I,
)
"""Behind a growth, that it is against some other time."""
OF_A_YEAR = regex(
    r"(?:In|During|For|Throughout|Over)\s(?:the\s(?:whole\s)?(?:year|of)\s|all\s(?:of\s)?|calendar\s)?(?:19|20)[0-9]{2}\b"
)
"""How a sentence begins that tells of a year: values and changes in it without another time are the years'."""
SPELL = regex(
    rf"\b(?:{MONTHS}|{DAYS}|spring|summer|autumn|winter|during|within|between|since|over|(?:half|quarter|month|week|decade)s?)\b|[季月周旬]|半年",
    re.I,
)
"""Words of a time within which two values of one thing may follow each other."""


def change_of(value: Term, earlier: Term, stated: Told) -> Iterator[Change]:
    """The change from one value to another with its growth or difference, where the figure is one."""
    told = stated.figure.observation
    sign = -1 if value.point < earlier.point else 1
    if stated.is_growth:
        yield Change(value=value, earlier=earlier, growth=as_growth(stated, stated.way or sign), is_firm=is_firm(value))
    elif (
        told.sign
        and told.quantity
        and (told.unit.dimension, value.unit.dimension) in (("point", "proportion"), (value.unit.dimension,) * 2)
    ):
        yield Difference(value=value, earlier=earlier, growth=as_growth(stated, stated.way or sign))


def is_on_the_year(line: Line, value: Term, earlier: Term, stated: Told) -> bool:
    """Whether a growth on the year before is that of two values right before it: "fell from 5,818 to 5,120, down 21 % year on year".

    The two may be of other times; so it has to be theirs but for a slip, where they are not said to be of a year and the one before.
    """
    start, end = (
        span - line.sentence.span.start for span in (min(value.span, earlier.span).start, max(value.span, earlier.span).end)
    )
    is_beside = RIGHT_BEHIND.fullmatch(line.text, end, stated.start) is not None
    is_timed = SPELL.search(line.text, 0, stated.start) or TIME.search(line.text, start, stated.start)
    is_timed = is_timed or ELSEWHEN.match(line.text, stated.end)
    is_year = stated.figure.observation.against is Basis.YEAR and is_beside and not is_timed
    is_said = A_YEAR_EARLIER.match(line.text, earlier.span.end - line.sentence.span.start) or OF_A_YEAR.match(line.text)
    return is_year and (is_said is not None or has_slipped(stated, value, earlier))


def has_slipped(stated: Told, value: Term, earlier: Term) -> bool:
    """Whether a growth is that of two values, printed as finely, but for two digits in each other's place, one digit, or its point."""
    quantity = stated.figure.observation.quantity
    if quantity is None or not quantity.place or not earlier.point:
        return False
    place = stated.term.unit.factor * quantity.place
    grown = abs(value.point / earlier.point - 1) / place
    return is_misprint(quantity.value / quantity.place, grown)


def is_firm(value: Term) -> bool:
    """Whether a change in percent is surely one: what is said of percentages may be meant in points."""
    return value.unit.dimension != "proportion"


def as_growth(stated: Told, sign: int) -> Term:
    """What is stated as a growth of this direction."""
    told: Observation = replace(stated.figure.observation, measure=Measure.GROWTH, sign=sign)
    return Term.of_figure(replace(stated.figure, observation=told))


def in_points(stated: Told, value: Term) -> Told:
    """What is told between two percentages in "points"."""
    told = stated.figure.observation
    if value.unit.dimension != "proportion" or told.unit is not COUNT or not stated.figure.counted.startswith("point"):
        return stated
    return replace(stated, figure=replace(stated.figure, observation=replace(told, unit=POINT)))


def is_same(left: Told, right: Told) -> bool:
    """Whether two levels or shares may be of one thing: the second does not count another."""
    nouns = [[word for word in each.figure.counted.lower().split() if not TIME.fullmatch(word)][:1] for each in (left, right)]
    is_same = not nouns[1] or nouns[0] == nouns[1]
    return left.is_like(right) and left.dimension == right.dimension and is_same


def threes(row: Sequence[Item]) -> Iterator[tuple[Item, Item, Item]]:
    """Each three of a row that follow each other."""
    return zip(row, row[1:], row[2:], strict=False)
