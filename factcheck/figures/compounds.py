"""This file holds the stretch of time that is told in two units: "8 minutes 24 seconds" is one amount."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from factcheck.core.text import Span
from factcheck.expressions import regex
from factcheck.figures.amount import TIMES, Amount, in_unit

_JOINT = regex(r"\s(?:and\s)?")
_BETWEEN = regex(r"\b(?:between|from)\s$", re.I)
_LEAD = 8


def compounded(text: str, single: Iterable[Amount]) -> list[Amount]:
    """The amounts, where one that is followed by how much more it is in a smaller unit makes one with it."""
    joined: list[Amount] = []
    for amount in single:
        if joined and _goes_on(text, joined[-1], amount):
            joined[-1] = _with_smaller(joined[-1], amount)
        else:
            joined.append(amount)
    return joined


def _goes_on(text: str, left: Amount, right: Amount) -> bool:
    """Whether an amount tells what is left of the one before it in a smaller unit of time, of which less than one of the larger is left."""
    if left.unit.dimension not in TIMES or left.unit.dimension != right.unit.dimension or left.quantity is None:
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
