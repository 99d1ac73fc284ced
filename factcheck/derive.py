"""This file holds the facts that follow from others by arithmetic, each with its working shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from msgspec.structs import replace

from factcheck.core.fact import Computed, Fact
from factcheck.core.figure import Basis, Measure
from factcheck.core.interval import Interval
from factcheck.core.period import Period
from factcheck.core.show import shown
from factcheck.core.unit import FRACTION, MULTIPLE

ONE = Interval.point(Fraction(1))
START = "from"
STEP = "step"
"""How the ids of the value end that a change started from, and of by how much it changed."""
REST = "rest"
"""How the suffix begins of what a whole period adds to a part of it."""


def derived(facts: Sequence[Fact], wholes: Sequence[Fact] = ()) -> list[Fact]:
    """All facts that follow from one fact, or from two that belong together.

    `wholes` are other facts that some are a part of, and the growths of these.
    """
    levels = [fact for fact in facts if fact.is_level]
    by_id = {fact.id: fact for fact in (*wholes, *facts)}
    earlier = list(earlier_values(by_id, facts))
    return [
        *earlier,
        *_shares(by_id, levels),
        *_earlier_shares(by_id, earlier, [*earlier, *earlier_values(by_id, wholes)]),
        *_steps(levels),
        *remainders(levels),
        *_changes(levels),
    ]


def earlier_values(by_id: dict[str, Fact], facts: Iterable[Fact]) -> Iterator[Fact]:
    """The value of the period before, from a value and its growth: 610 million, up 43.9 %, was 424 million."""
    for growth in facts:
        level = by_id.get(growth.id.partition(":")[0])
        if growth.observation.measure is not Measure.GROWTH or level is None or level.observation.measure is not Measure.LEVEL:
            continue
        before = compared(growth.period, growth.observation.against)
        factor = growth.observation.reported() + ONE
        if before is None or level.observation.quantity is None or not factor.low or factor.low <= 0:
            continue
        point = level.observation.point / (1 + growth.observation.point)
        working = f"{level.printed} / (1 {'-' if growth.observation.sign < 0 else '+'} {growth.printed}) = {shown(point, level.observation.unit)}"
        value = Computed(point, level.observation.reported() / factor)
        yield _fact(level, "earlier", value, working, (level.id, growth.id), period=before)


def _shares(by_id: dict[str, Fact], levels: Iterable[Fact]) -> Iterator[Fact]:
    """The share of a part in its whole."""
    for part in levels:
        whole = by_id.get(part.part_of or "")
        if (
            whole is None
            or whole.observation.quantity is None
            or whole.observation.unit.dimension != part.observation.unit.dimension
        ):
            continue
        point = part.observation.point / whole.observation.point
        working = f"{part.printed} / {whole.printed} = {shown(point, FRACTION)}"
        value = Computed(point, part.observation.reported() / whole.observation.reported())
        yield _fact(part, "share", value, working, (part.id, whole.id), measure=Measure.SHARE, unit=FRACTION)


def _earlier_shares(by_id: dict[str, Fact], parts: Iterable[Fact], wholes: Iterable[Fact]) -> Iterator[Fact]:
    """The share that a part had in its whole in the period before, where the earlier values of both follow from growths."""
    by_level = {fact.rests_on[0]: fact for fact in wholes}
    for part in parts:
        whole, unit = by_level.get(by_id[part.rests_on[0]].part_of or ""), part.observation.unit
        if whole is None or part.period != whole.period or unit.dimension != whole.observation.unit.dimension:
            continue
        point = part.point / whole.point
        working = f"{shown(part.point, unit)} / {shown(whole.point, whole.observation.unit)} = {shown(point, FRACTION)}"
        value = Computed(point, part.reported() / whole.reported())
        rests = (part.rests_on[0], whole.rests_on[0], part.rests_on[1], whole.rests_on[1])
        yield _fact(part, "share", value, working, rests, measure=Measure.SHARE, unit=FRACTION)


def _steps(levels: Iterable[Fact]) -> Iterator[Fact]:
    """What a change from one value to another started from, by how much it changed, and how much that is of the start."""
    for fact in levels:
        earlier = fact.observation.earlier
        if earlier is None:
            continue
        unit = fact.observation.unit
        start = replace(fact.observation, quantity=earlier, earlier=None)
        difference = fact.observation.point - start.point
        yield _fact(fact, START, Computed(start.point, start.reported()), f"from {shown(start.point, unit)}", (fact.id,))
        working = f"{fact.printed} - {shown(start.point, unit)} = {shown(difference, unit)}"
        interval = fact.observation.reported() - start.reported()
        yield _fact(fact, STEP, Computed(difference, interval), working, (fact.id,))
        if start.point:
            ratio = Computed(fact.observation.point / start.point, fact.observation.reported() / start.reported())
            yield _change(fact, "change", ratio, f"{fact.printed} / {shown(start.point, unit)}", (fact.id,), None)


def remainders(levels: Iterable[Fact]) -> Iterator[Fact]:
    """What the rest of a period adds: the year without its first seven months."""
    for part, whole in _same_thing(levels):
        rest = whole.period.minus(part.period)
        if rest is None or part.period.whole_months is None or whole.period.whole_months is None:
            continue
        point = whole.observation.point - part.observation.point
        if point <= 0:
            continue
        working = f"{whole.printed} - {part.printed} = {shown(point, whole.observation.unit)}"
        value = Computed(point, whole.observation.reported() - part.observation.reported())
        yield _fact(whole, f"{REST}-{rest}", value, working, (whole.id, part.id), period=rest)


def _changes(levels: Iterable[Fact]) -> Iterator[Fact]:
    """The change, and the ratio, between the values of one thing in two periods."""
    for earlier, later in _same_thing(levels):
        if (
            earlier.period.end is None
            or later.period.end is None
            or earlier.period.end >= later.period.end
            or not earlier.observation.point
        ):
            continue
        ratio = later.observation.point / earlier.observation.point
        interval = later.observation.reported() / earlier.observation.reported()
        quotient = f"{later.printed} / {earlier.printed}"
        rests = (later.id, earlier.id)
        yield _change(later, f"change-{earlier.period}", Computed(ratio, interval), quotient, rests, earlier.period)
        times = f"{quotient} = {shown(ratio, MULTIPLE)}"
        value = Computed(ratio, interval)
        name = f"ratio-{earlier.period}"
        yield _fact(later, name, value, times, rests, measure=Measure.RATIO, unit=MULTIPLE, against=earlier.period)


def _change(fact: Fact, suffix: str, ratio: Computed, quotient: str, rests_on: tuple[str, ...], against: Period | None) -> Fact:
    """The growth that a ratio to an earlier value is."""
    value = Computed(ratio.point - 1, ratio.interval - ONE)
    working = f"{quotient} - 1 = {shown(value.point, FRACTION)}"
    kind = {"measure": Measure.GROWTH, "unit": FRACTION, "against": against, "sign": 1 if ratio.point > 1 else -1}
    return _fact(fact, suffix, value, working, rests_on, **kind)


def is_rest(fact: Fact) -> bool:
    """Whether a fact is what the rest of a period adds."""
    return fact.id.partition("~")[2].startswith(f"{REST}-")


def averaged(fact: Fact, unit: str) -> Fact | None:
    """The average of a total a day, week or month, or in "2 day" every other day; None for what is no total of a whole period."""
    if (
        fact.observation.measure is not Measure.LEVEL
        or fact.observation.quantity is None
        or (fact.computed and not is_rest(fact))
    ):
        return None
    days = fact.period.days
    many, _, unit = unit.rpartition(" ")
    parts = {
        "day": days,
        "week": days and Fraction(days, 7),
        "month": fact.period.whole_months,
        "hour": days and days * 24,
        "minute": days and days * 24 * 60,
        "second": days and days * 24 * 3600,
        "quarter": fact.period.whole_months and Fraction(fact.period.whole_months, 3),
    }.get(unit)
    if not parts or parts == 1:
        return None
    per = Fraction(many or 1) / parts
    value = Computed(fact.point * per, fact.reported().scaled(per))
    times = f" * {many}" if many else ""
    told = f"({fact.working.partition(' = ')[0]})" if fact.computed else fact.printed
    working = f"{told} / {shown(Fraction(parts))} {unit}s{times} = {shown(value.point, fact.observation.unit)}"
    return _fact(fact, f"a-{unit}", value, working, (fact.id,))


def summed(left: Fact, right: Fact) -> Fact:
    """The two values added up; what is added to a sum goes on in its working."""
    point, interval = left.point + right.point, left.reported() + right.reported()
    begun = left.working.partition(" = ")[0] if left.computed else left.printed
    working = f"{begun} + {right.printed} = {shown(point, left.observation.unit)}"
    rests_on = (*(left.rests_on or (left.id,)), right.id)
    return replace(left, id=f"{left.id}~plus", working=working, rests_on=rests_on, computed=Computed(point, interval))


def rises(facts: Sequence[Fact]) -> list[Fact]:
    """By how much each value changed: over the year, from the value and its growth, and from one told value to another."""
    by_id = {fact.id: fact for fact in facts}
    found = []
    for earlier in earlier_values(by_id, facts):
        level = by_id[earlier.rests_on[0]]
        point = abs(level.point - earlier.point)
        growing = level.point >= earlier.point
        interval = level.reported() - earlier.reported() if growing else earlier.reported() - level.reported()
        working = f"{level.printed} against {shown(earlier.point, level.observation.unit)} before: {shown(point, level.observation.unit)}"
        rests = (level.id, earlier.rests_on[1])
        found.append(_fact(level, "rise", Computed(point, interval), working, rests, sign=1 if growing else -1))
    return [
        *found,
        *_differences(fact for fact in facts if fact.is_level),
    ]


def _differences(levels: Iterable[Fact]) -> Iterator[Fact]:
    """What lies between the values of one thing in two periods."""
    for earlier, later in _same_thing(levels):
        if earlier.period.end is None or later.period.end is None or earlier.period.end >= later.period.end:
            continue
        low, high = sorted((earlier, later), key=lambda fact: fact.point)
        unit = later.observation.unit
        working = f"{high.printed} - {low.printed} = {shown(high.point - low.point, unit)}"
        value = Computed(high.point - low.point, high.reported() - low.reported())
        rests, sign = (later.id, earlier.id), 1 if high is later else -1
        yield _fact(later, f"rise-{earlier.period}", value, working, rests, sign=sign)


def complements(wholes: Iterable[Fact], parts: Iterable[Fact]) -> list[Fact]:
    """What each whole is without each of its parts, for claims that say "without" or "before"."""
    by_id = {fact.id: fact for fact in wholes}
    found = []
    for part in parts:
        whole = by_id.get(part.part_of or "")
        numbers = [fact for fact in (part, whole) if fact and fact.is_level]
        if whole is None or len(numbers) < 2 or not part.observation.unit.converts_to(whole.observation.unit):
            continue
        value = Computed(whole.point - part.point, whole.reported() - part.reported())
        working = f"{whole.printed} - {part.printed} = {shown(value.point, whole.observation.unit)}"
        found.append(_fact(whole, f"without-{part.id}", value, working, (whole.id, part.id)))
    return found


def _same_thing(levels: Iterable[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """The pairs of facts about the same concepts in the same dimension, both ways round."""
    groups: dict[tuple[frozenset[str], str], list[Fact]] = defaultdict(list)
    for fact in levels:
        groups[fact.about, fact.observation.unit.dimension].append(fact)
    for group in groups.values():
        yield from permutations(group, 2)


def compared(period: Period, against: object) -> Period | None:
    """The period that a growth is compared with; a named year stands for the same part of that year."""
    match against:
        case Period():
            if against.whole_months == 12 and against.start and period.start:
                return period.years_before(period.start.year - against.start.year)
            return against
        case Basis.YEAR | None:
            return period.years_before(1)
        case Basis.MONTH | Basis.QUARTER:
            return period.before()
    return None


def _fact(source: Fact, suffix: str, value: Computed, working: str, rests_on: tuple[str, ...], **changes: object) -> Fact:
    observation = replace(source.observation, earlier=None, names=(), **changes)
    return replace(
        source, id=f"{source.id}~{suffix}", observation=observation, working=working, rests_on=rests_on, computed=value
    )
