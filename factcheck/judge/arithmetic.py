"""This file holds what two facts come to: how many times the one is the other, and by how much it is more; and what a share leaves of all."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from factcheck.core.fact import Computed, Fact
from factcheck.core.figure import Measure, Observation
from factcheck.core.interval import Interval
from factcheck.core.show import shown
from factcheck.core.unit import FRACTION, MULTIPLE, Unit

ONE = Fraction(1)


def is_plain(fact: Fact) -> bool:
    """Whether a fact is a value as printed, from which others may be computed."""
    return fact.is_level and not fact.computed and fact.point > 0


def quotient(above: Fact, below: Fact, *, per: Fraction = ONE) -> Fact:
    """How many times the one value is the other; or how much of it comes to so many of the other."""
    value = Computed(per * above.point / below.point, (above.reported() / below.reported()).scaled(per))
    unit = MULTIPLE if above.observation.unit.converts_to(below.observation.unit) and per == 1 else above.observation.unit
    working = f"{above.printed} / {below.printed}{f' * {shown(per, below.observation.unit)}' if per != 1 else ''} = {shown(value.point, unit)}"
    return _computed(above, below, "times", value, working, unit)


def portion(part: Fact, whole: Fact) -> Fact:
    """How much the one value is of the other, worked out as a percentage."""
    share = quotient(part, whole)
    return replace(share, working=f"{part.printed} / {whole.printed} = {shown(part.point / whole.point, FRACTION)}")


def difference(more: Fact, less: Fact, unit: Unit) -> Fact:
    """By how much the one value is more than the other, told in a unit."""
    value = Computed(more.point - less.point, more.reported() - less.reported())
    return _computed(more, less, "minus", value, f"{more.printed} - {less.printed} = {shown(value.point, unit)}", unit)


def left_of_all(share: Fact) -> Fact:
    """What a share leaves of all."""
    point = 1 - share.point
    told = share.working.partition(" = ")[0] or share.printed
    working = f"100% - {told} = {shown(point, FRACTION)}"
    computed = Computed(point, Interval.point(Fraction(1)) - share.reported())
    return replace(share, id=f"{share.id}~others", working=working, rests_on=(share.id,), computed=computed)


def _computed(left: Fact, right: Fact, name: str, value: Computed, working: str, unit: Unit) -> Fact:
    observation = Observation(Measure.RATIO, left.observation.quantity, unit, left.observation.period)
    return replace(
        left, id=f"{left.id}~{name}", observation=observation, working=working, rests_on=(left.id, right.id), computed=value
    )
