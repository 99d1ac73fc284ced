"""This file holds the search for balances: a surplus, a gap or a net gain with its two values, and what figures in a row give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce
from itertools import combinations

from msgspec.structs import replace

from factcheck.audit.bonds import Difference, Term
from factcheck.audit.relations.scene import Scene, Told
from factcheck.core.figure import Measure
from factcheck.core.slips import digits, is_power_of_ten, is_swapped
from factcheck.expressions import regex

BALANCE = regex(
    r"\b(?:surplus|deficit|shortfall|gap|balance|difference|net (?:gain|loss|increase|decrease|inflow|outflow|addition))\b[^.;:,0-9]{0,12}\s(?:of|was|is|to)\s"
    r"(?:about |some |around |nearly )?(?:a net gain of )?$|(?:顺差|逆差|差额|净增)[^，。；0-9]{0,4}$",
    re.I,
)
NET = regex(r"net (?:gain|loss|increase|decrease|inflow|outflow|addition) of", re.I)
TELLING_RESULT = 4
"""A number of so many digits has its neighbour by chance too seldom to matter."""
FINEST = 1000
"""Figures are held against each other to their third decimal place before they are reckoned exactly."""
FARTHEST = 10
"""So many levels before it may be what a balance lies between."""


def balances(scene: Scene) -> Iterator[Difference]:
    """The balances of a paragraph with their two values: those that give it, or else the one pair that gives it but for a slip."""
    for paragraph in scene.paragraphs:
        before: list[Term] = []
        for line, each in ((one, each) for one in paragraph for each in one.told):
            if each.measure is Measure.LEVEL and _is_balance(line.text, each):
                yield from _between(each, [term for term in before[-FARTHEST:] if term.unit == each.term.unit])
            before += [_now(each)] if each.is_level or each.figure.observation.earlier else []


def reckoned(scene: Scene) -> Iterator[Difference]:
    """Figures in a row of which the last is the others' difference, or what they leave, but for two digits.

    "341,577 voted yes and 254,543 no. The lead was 78,034." "12,480 were pending, 31,260 filed and 30,415 resolved; 13,235 remain."
    """
    for paragraph in scene.paragraphs:
        terms = [each.term for line in paragraph for each in line.levels]
        for end, left in enumerate(terms):
            before = terms[max(0, end - 3) : end]
            if len(digits(left.point)) >= TELLING_RESULT and all(term.unit == left.unit for term in before):
                yield from _left_over(before, left)


def _left_over(before: list[Term], left: Term) -> Iterator[Difference]:
    """What two figures leave, or the first and what came to it without what went."""
    for start in range(max(0, len(before) - 1)):
        *income, spent = before[start:]
        if _may_be_swapped(sum(float(term.point) for term in income) - float(spent.point), float(left.point)):
            whole = reduce(_plus, income)
            if is_swapped(whole.point - spent.point, left.point) and not _add_up([*before, left]):
                yield Difference(value=whole, earlier=spent, growth=left, is_firm=False)


def _add_up(terms: list[Term]) -> bool:
    """Whether the greatest of some figures is what the others come to, so that they are its parts."""
    *parts, whole = sorted(terms, key=lambda term: term.point)
    return reduce(_plus, parts).loose.overlaps(whole.loose)


def _may_be_swapped(one: float, other: float) -> bool:
    """Whether two numbers may have the same digits: then nine divides what lies between them; most figures are told apart so."""
    return one != other and 0 < one < other * 10 < one * 100 and round((one - other) * FINEST) % 9 == 0


def _plus(one: Term, other: Term) -> Term:
    """Two figures taken together."""
    sums = (one.tight + other.tight, one.loose + other.loose)
    return Term(one.span.until(other.span), f"{one.text} + {other.text}", one.point + other.point, *sums, one.unit)


def _is_balance(text: str, told: Told) -> bool:
    return bool(BALANCE.search(text[max(0, told.start - 60) : told.start]) or NET.match(told.figure.text))


def _now(told: Told) -> Term:
    """The value, of a change from one to another the later one."""
    return Term.of_figure(replace(told.figure, observation=replace(told.figure.observation, earlier=None)))


def _between(balance: Told, values: list[Term]) -> Iterator[Difference]:
    gap = gap_of(balance)
    pairs = [sorted(pair, key=lambda term: -term.point) for pair in combinations(values, 2)]
    given = [(more, less) for more, less in pairs if (more.tight - less.tight).overlaps(gap.tight)]
    missed = [(more, less) for more, less in pairs if is_slip(more, less, gap)]
    for more, less in given[:1] or (missed if len(missed) == 1 else []):
        yield Difference(value=more, earlier=less, growth=gap, is_firm=False)


def gap_of(told: Told) -> Term:
    """A figure as the difference between two others."""
    return Term.of_figure(replace(told.figure, observation=replace(told.figure.observation, measure=Measure.GROWTH, sign=1)))


def is_slip(more: Term, less: Term, gap: Term) -> bool:
    """Whether the gap between two values is the stated one with digits swapped or the point moved."""
    between = more.point - less.point
    return between > 0 and (is_swapped(between, gap.point) or is_power_of_ten(between / gap.point))
