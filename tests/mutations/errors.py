"""This file holds the errors: a row for each kind, and the false claims that it makes of a fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.period import Period
from factcheck.core.quantity import Hedge, Quantity
from factcheck.core.unit import MEASURES
from tests.mutations import numbers, periods
from tests.mutations.cases import Bench, Case, Saying, printed, said, said_in_chinese, turn_of
from tests.mutations.numbers import rounded, scaled
from tests.mutations.telling import Told, tell, tell_in_chinese

TELLING_DIGITS = 3
"""A number of so many digits is refuted for a period that the base has no figure for."""
TRIES = 12
SIBLINGS = 3
PERIODS = 2
OTHER_UNITS = {
    "t": "kg",
    "kg": "t",
    "hour": "day",
    "day": "hour",
    "minute": "hour",
    "second": "minute",
    "year": "month",
    "yuan": "dollar",
}
TURNED: dict[Hedge, tuple[Hedge, ...]] = {
    Hedge.MORE_THAN: (Hedge.LESS_THAN, Hedge.NEARLY),
    Hedge.NEARLY: (Hedge.MORE_THAN,),
    Hedge.LESS_THAN: (Hedge.MORE_THAN,),
}
OTHER_BASES = {"previous-year": "2019", "previous-month": "previous-year", "2019": "previous-year"}


class Wrong(Struct, frozen=True):
    """What a false claim says: a value, told of a fact's thing (its own, or that of a sibling), for a period, with a direction."""

    told: Told
    thing: Fact
    period: Period
    sign: int = 0


Error = Callable[[Bench, Fact], Iterator[Wrong]]


def digit_changed(bench: Bench, fact: Fact) -> Iterator[Wrong]:
    """One digit of the number is another one."""
    yield from _first(bench, fact, (_with_digit(fact, attempt) for attempt in range(TRIES)))


def digits_swapped(bench: Bench, fact: Fact) -> Iterator[Wrong]:
    """Two digits side by side have changed places."""
    quantity = _quantity(fact)
    digits = str(int(quantity.value / quantity.step()))
    pairs = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1] and digits[at + 1] != "0"]
    values = (f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}" for at in pairs)
    yield from _first(bench, fact, (Fraction(int(value)) * quantity.step() for value in values))


def times(factor: Fraction) -> Error:
    """The number is so many times the right one."""

    def error(bench: Bench, fact: Fact) -> Iterator[Wrong]:
        yield from _first(bench, fact, (_quantity(fact).value * factor,))

    return error


def direction_turned(bench: Bench, fact: Fact) -> Iterator[Wrong]:
    """A rise is told as a fall, or a fall as a rise."""
    number = printed(fact)
    if fact.observation.measure is Measure.GROWTH and number:
        told = tell(number, fact)
        told = replace(told, observation=replace(told.observation, sign=-fact.observation.sign))
        yield Wrong(told, fact, fact.period, -fact.observation.sign)


def unit_swapped(bench: Bench, fact: Fact) -> Iterator[Wrong]:
    """The number is told in another unit."""
    number, name = printed(fact), fact.observation.unit.name
    growth = fact.observation.measure is Measure.GROWTH
    other = "percentage point" if growth else OTHER_UNITS.get(name)
    if number and other:
        yield Wrong(tell(number, fact, _limit(fact), unit=MEASURES[other]), fact, fact.period)


def thing_swapped(bench: Bench, fact: Fact) -> Iterator[Wrong]:
    """The number is told of a sibling, of which the base has another one for the period."""
    number = printed(fact)
    siblings = sorted(_siblings(bench, fact), key=lambda other: crc32(f"{fact.id} {other.id}".encode()))
    for sibling in siblings[:SIBLINGS] if number else ():
        yield Wrong(tell(number, fact, _limit(fact)), sibling, sibling.period, fact.observation.sign)


def period_swapped(bench: Bench, fact: Fact) -> Iterator[Wrong]:
    """The number is told for another period: one with another value, or one that the base has none for where the number is telling."""
    number = printed(fact)
    if number is None or not periods.is_flow(fact.period) or not periods.WORDS.get(str(fact.period), ("",))[0]:
        return
    others = [Period.parse(text) for text in periods.SWAPPED if text != str(fact.period)]
    others.sort(key=lambda other: crc32(f"{fact.id} {other}".encode()))
    known = [other for other in others if any(twin.period == other for twin in bench.twins(fact))]
    for other in (known + [each for each in others if each not in known])[:PERIODS]:
        if other in known or _quantity(fact).digits >= TELLING_DIGITS:
            yield Wrong(tell(number, fact), fact, other)


def hedge_turned(bench: Bench, fact: Fact) -> Iterator[Wrong]:
    """What is more than a number is told as less than it, or the other way round."""
    number = printed(fact)
    hedge = _quantity(fact).hedge
    for turned in TURNED.get(hedge, ()) if hedge and number else ():
        yield Wrong(tell(number, fact, turned), fact, fact.period)


def bound_missed(bench: Bench, fact: Fact) -> Iterator[Wrong]:
    """The claim says more than a number that is too large, or less than one that is too small."""
    value = _quantity(fact).value
    for hedge, bound in ((Hedge.MORE_THAN, rounded(value, 1, up=True)), (Hedge.LESS_THAN, rounded(value, 2, up=False))):
        number = scaled(bound)
        if number and bound:
            yield Wrong(tell(number, fact, hedge), fact, fact.period)


def about_another(bench: Bench, fact: Fact) -> Iterator[Wrong]:
    """About a number that is a fifth too large."""
    number = scaled(rounded(_quantity(fact).value * Fraction(6, 5), 2))
    if number and fact.observation.unit.dimension != "time":
        yield Wrong(tell(number, fact, Hedge.ABOUT), fact, fact.period)


ERRORS: tuple[tuple[str, Error], ...] = (
    ("digit changed", digit_changed),
    ("digits swapped", digits_swapped),
    ("ten times", times(Fraction(10))),
    ("a tenth", times(Fraction(1, 10))),
    ("a thousand times", times(Fraction(1000))),
    ("a thousandth", times(Fraction(1, 1000))),
    ("direction turned", direction_turned),
    ("unit swapped", unit_swapped),
    ("thing swapped for a sibling", thing_swapped),
    ("period swapped", period_swapped),
    ("hedge turned", hedge_turned),
    ("bound missed", bound_missed),
    ("about another number", about_another),
)
"""The kinds of errors, in the order of the table."""
FRAMES = ("passive", "active", "number first", "number last", "headline")
EACH = 2
"""How many frames tell each error."""
IN_CHINESE = ("digit changed", "ten times", "direction turned", "thing swapped for a sibling", "period swapped")
"""The kinds that are told in Chinese as well."""


def errors(bench: Bench, fact: Fact) -> Iterator[Case]:
    """The false claims about a fact."""
    for kind, error in ERRORS:
        for wrong in error(bench, fact):
            if not _is_sound(wrong):
                bench.left_out["a part of what comes whole"] += 1
            elif bench.is_false(wrong.told, wrong.thing, _meant(wrong)):
                yield from _cases(bench, fact, kind, wrong)
            else:
                bench.left_out["within the rounding, or true of something else that the words may mean"] += 1


def _is_sound(wrong: Wrong) -> bool:
    """Whether what is told can be: no part of a person, and no million per cent."""
    quantity, unit = wrong.told.observation.quantity, wrong.told.observation.unit
    if quantity is None or wrong.thing.observation.measure is not Measure.LEVEL or unit.is_continuous:
        return True
    return quantity.value.denominator == 1


def _meant(wrong: Wrong) -> Period | None:
    """The period that a claim speaks of; a state is told of every day."""
    return wrong.period if periods.is_flow(wrong.period) else None


def _cases(bench: Bench, fact: Fact, kind: str, wrong: Wrong) -> Iterator[Case]:
    turn = turn_of(fact, f"{kind} {wrong.thing.id}")
    sayings = [
        Saying(wrong.thing, wrong.told, FRAMES[(turn + number) % len(FRAMES)], when, turn + number, wrong.sign)
        for number in range(len(FRAMES))
        if (when := periods.words(wrong.period, turn + number)) is not None
    ]
    claims = [claim for saying in sayings if (claim := said(bench, saying))][:EACH]
    claims += _in_chinese(bench, kind, wrong)
    yield from (Case(kind, claim, False, wrong.thing, None, fact.id in bench.desk.doubts) for claim in claims)


def _in_chinese(bench: Bench, kind: str, wrong: Wrong) -> Iterator[str]:
    quantity, when = wrong.told.observation.quantity, periods.CHINESE.get(str(wrong.period))
    number = numbers.chinese(quantity.value) if quantity else None
    if kind in IN_CHINESE and number and when is not None:
        told = tell_in_chinese(number, wrong.thing, quantity.hedge if quantity else None)
        claim = said_in_chinese(bench, Saying(wrong.thing, told, "", when, sign=wrong.sign))
        if claim:
            yield claim


def _first(bench: Bench, fact: Fact, values: Iterator[Fraction] | tuple[Fraction, ...]) -> Iterator[Wrong]:
    """The first of the values that is false of a fact, told as the fact's own is."""
    for value in values:
        number = scaled(value) if value else None
        told = tell(number, fact, _limit(fact)) if number else None
        wrong = told and Wrong(told, fact, fact.period)
        if wrong and bench.is_false(wrong.told, fact, _meant(wrong)):
            yield wrong
            return


def _limit(fact: Fact) -> Hedge | None:
    """The hedge that makes a limit of a number, which is part of what is told."""
    return Hedge.LESS_THAN if _quantity(fact).hedge is Hedge.LESS_THAN else None


def _with_digit(fact: Fact, attempt: int) -> Fraction:
    """The number with one digit changed: another place and digit at each attempt."""
    quantity = _quantity(fact)
    digits = str(int(quantity.value / quantity.step()))
    turn = crc32(f"{fact.id} digit {attempt}".encode())
    at = turn % len(digits)
    digit = (int(digits[at]) + 1 + turn // 100 % 9) % 10
    changed = f"{digits[:at]}{digit or (1 if at == 0 else 0)}{digits[at + 1 :]}"
    return Fraction(int(changed)) * quantity.step()


def _siblings(bench: Bench, fact: Fact) -> Iterator[Fact]:
    """The facts of the same period that differ in one concept of a facet alone."""
    concepts, own = bench.desk.base.concepts, bench.book.spoken(fact)
    for other in bench.facts:
        swapped = sorted(own ^ bench.book.spoken(other))
        alike = other.observation.measure is fact.observation.measure and other.period == fact.period
        dimension = other.observation.unit.dimension == fact.observation.unit.dimension
        if alike and dimension and len(swapped) == 2 and len({concepts[id_].facet for id_ in swapped}) == 1:
            yield other


def _quantity(fact: Fact) -> Quantity:
    if fact.observation.quantity is None:
        raise ValueError(f"{fact.id} has no number")
    return fact.observation.quantity
