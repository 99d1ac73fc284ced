"""This file holds the reading of one printed value, as a fact base gives it: "more than 35,000", "up 38.9%"."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from msgspec.structs import replace

from factcheck.core.figure import Measure, Observation
from factcheck.core.quantity import Quantity
from factcheck.core.unit import COUNT, Unit, unit_of
from factcheck.expressions import regex
from factcheck.figures.amounts import amounts, numbers_in
from factcheck.figures.hedges import mirrored
from factcheck.figures.measures import measured
from factcheck.figures.multiples import multiple_words
from factcheck.figures.numerals import plain
from factcheck.figures.shares import share_words

_PART_OF = regex(r"\bof(?:\s(?:the|its|that|what)\b.{0,60})?\s*$", re.I)


@lru_cache(maxsize=16_384)
def observe(printed: str, unit: str = "") -> Observation | None:
    """What one printed value states, in the unit where it names none itself; None where it states nothing.

    What was read is remembered: a base has many a "3.2%". A share "of" an earlier value ("2% of") is the change that it is, 98 % down.

    >>> observe("more than 35,000", "case").unit.name, observe("a decrease of 1.2%").sign, observe("31.49,000").measure.value
    ('case', -1, 'malformed')
    """
    text = plain(printed)
    words = [(span.start, observation) for span, observation in (*multiple_words(text), *share_words(text))]
    if words:
        return min(words, key=lambda one: one[0])[1]
    reads = measured(text, amounts(text, numbers_in(text, text)), [], ())
    if not reads:
        return None
    observation = reads[0].observation
    if observation.measure is Measure.SHARE and _PART_OF.search(text, reads[0].end):
        observation = _as_change(observation)
    return _in_unit(observation, unit_of(unit)) if unit and observation.unit is COUNT else observation


def _as_change(observation: Observation) -> Observation:
    quantity = observation.quantity
    assert quantity is not None
    hedge = mirrored(quantity.hedge) if quantity.value < 100 else quantity.hedge
    change = Quantity(abs(100 - quantity.value), quantity.place, hedge)
    return replace(observation, measure=Measure.GROWTH, quantity=change, sign=1 if quantity.value > 100 else -1)


def _in_unit(observation: Observation, unit: Unit) -> Observation:
    """The observation in a unit; a percentage is a share."""
    quantity = observation.quantity
    if quantity and unit.is_continuous and not quantity.place and not quantity.in_words:
        quantity = replace(quantity, place=Fraction(1))
    measure = Measure.SHARE if unit.dimension == "proportion" and observation.measure is Measure.LEVEL else observation.measure
    return replace(observation, measure=measure, quantity=quantity, unit=unit)
