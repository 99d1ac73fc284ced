"""This file holds the amount that is told in two parts: "8 minutes 24 seconds", "two hours and a half"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from msgspec.structs import replace

from factcheck.core.text import Span
from factcheck.expressions import regex
from factcheck.figures.amount import Amount, in_unit
from factcheck.figures.words import PARTS

_JOINT = regex(r"\s(?:and\s)?")
_BETWEEN = regex(r"\b(?:between|from)\s$", re.I)
_LEAD = 8
_COUNTED = frozenset({"count", "proportion"})
AND_A_PART = regex(r"\sand\s(?:an?|one)\s(?P<part>half|quarter)\b(?!\sof\s(?:the|them|those|these|all|its|their)\b)", re.I)
"""Behind a whole number of a unit: "two hours | and a half"."""


def compounded(text: str, single: Iterable[Amount]) -> list[Amount]:
    """The amounts, where one that is followed by how much more it is in a smaller unit makes one with it."""
    joined: list[Amount] = []
    for amount in map(partial(_with_part, text), single):
        if joined and _goes_on(text, joined[-1], amount):
            joined[-1] = _with_smaller(joined[-1], amount)
        else:
            joined.append(amount)
    return joined


def _with_part(text: str, amount: Amount) -> Amount:
    """An amount with the half or quarter of its unit that is told behind it."""
    part = AND_A_PART.match(text, amount.end) if amount.unit.dimension not in _COUNTED and amount.end == amount.span.end else None
    if part is None or amount.quantity is None or amount.quantity.value.denominator != 1 or amount.quantity.upper is not None:
        return amount
    value = amount.quantity.value + PARTS[part["part"].lower()]
    span = Span(amount.span.start, part.end())
    return replace(amount, span=span, end=span.end, quantity=replace(amount.quantity, value=value, in_words=True))


def _goes_on(text: str, left: Amount, right: Amount) -> bool:
    """Whether an amount tells what is left of the one before it in a smaller unit of time, of which less than one of the larger is left."""
    if not left.unit.is_time or left.unit.dimension != right.unit.dimension or left.quantity is None:
        return False
    if right.quantity is None or right.quantity.hedge or right.quantity.upper or left.quantity.upper:
        return False
    is_whole = left.quantity.value.denominator == 1 and right.quantity.value * right.unit.factor < left.unit.factor
    is_joint = _JOINT.fullmatch(text, left.end, right.span.start) is not None
    return is_whole and is_joint and _BETWEEN.search(text, max(0, left.span.start - _LEAD), left.span.start) is None


def _with_smaller(left: Amount, right: Amount) -> Amount:
    """Both as one amount in the smaller unit, as precise as that is told."""
    assert left.quantity is not None
    assert right.quantity is not None
    whole = in_unit(left, right.unit).quantity
    assert whole is not None
    quantity = replace(whole, value=whole.value + right.quantity.value, place=right.quantity.place)
    return replace(right, span=Span(left.span.start, right.span.end), number=left.number, quantity=quantity)
