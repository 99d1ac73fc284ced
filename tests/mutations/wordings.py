"""This file holds the true wordings: a row for each kind, and the cases that it makes of a fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from msgspec import Struct

from factcheck.core.fact import Fact
from factcheck.core.quantity import Hedge
from factcheck.core.unit import MEASURES, Unit
from tests.mutations import numbers, periods
from tests.mutations.cases import Bench, Case, Saying, said, said_in_chinese, turn_of
from tests.mutations.numbers import Number, Style, rounded, scaled
from tests.mutations.telling import Told, is_borne_out, tell, tell_in_chinese

NAMED, UNNAMED, RELATIVE = "named", "left out", "relative"
CONVERTED = {"t": "kg", "kg": "t"}
"""Units of which the one is told in the other."""


def exactly(value: Fraction) -> Fraction:
    """The value itself."""
    return value


def to_two_digits(value: Fraction) -> Fraction:
    """The value to two digits."""
    return rounded(value, 2)


def down_to_two_digits(value: Fraction) -> Fraction:
    """The value cut off after two digits."""
    return rounded(value, 2, up=False)


def up_to_two_digits(value: Fraction) -> Fraction:
    """The value to the next number of two digits."""
    return rounded(value, 2, up=True)


def to_a_digit_less(value: Fraction) -> Fraction:
    """The value with its last digit rounded off."""
    digits = numbers.Quantity(value).digits
    return rounded(value, digits - 1) if digits > 2 else value


class Wording(Struct, frozen=True):
    """A kind of true wording: its frame, the style of its number, how that is rounded and hedged, and how the period is told.

    `source` is the hedge that the release must have. In a Chinese wording the frame is not used.
    """

    kind: str
    frame: str = "passive"
    style: Style = scaled
    rounding: Callable[[Fraction], Fraction] = exactly
    hedge: Hedge | None = None
    source: Hedge | None = None
    period: str = NAMED
    converts: bool = False

    @property
    def is_chinese(self) -> bool:
        """Whether the claim is in Chinese."""
        return self.style is numbers.chinese


ANY = None
WORDINGS = (
    Wording("passive"),
    Wording("active", "active"),
    Wording("number first", "number first"),
    Wording("headline", "headline"),
    Wording("number last", "number last"),
    Wording("after a colon", "after a colon"),
    Wording("there were", "there were"),
    Wording("reported by the publisher", "reported"),
    Wording("with its growth", "with the value"),
    Wording("of whom", "of whom"),
    Wording("of a total", "of a total"),
    Wording("period left out", "number first", period=UNNAMED),
    Wording("period told from today", "passive", period=RELATIVE),
    Wording("digits in groups", "number first", numbers.grouped),
    Wording("digits without groups", "passive", numbers.plain),
    Wording("scale as a letter", "active", numbers.short),
    Wording("another scale word", "number last", numbers.other_scale),
    Wording("in words", "passive", numbers.in_words),
    Wording("unit converted", "passive", numbers.grouped, converts=True),
    Wording("about, fewer digits", "passive", rounding=to_two_digits, hedge=Hedge.ABOUT),
    Wording("about, fewer digits", "number last", rounding=to_a_digit_less, hedge=Hedge.ABOUT),
    Wording("fewer digits", "active", rounding=to_a_digit_less),
    Wording("fewer digits", "number first", rounding=to_two_digits),
    Wording("nearly the next number", "passive", rounding=up_to_two_digits, hedge=Hedge.NEARLY),
    Wording("more than a smaller number", "active", rounding=down_to_two_digits, hedge=Hedge.MORE_THAN),
    Wording("less than a larger number", "passive", rounding=up_to_two_digits, hedge=Hedge.LESS_THAN),
    Wording("hedge of the same sense", "passive", hedge=Hedge.MORE_THAN, source=Hedge.MORE_THAN),
    Wording("hedge of the same sense", "number first", hedge=Hedge.MORE_THAN, source=Hedge.MORE_THAN),
    Wording("hedge of the same sense", "passive", hedge=Hedge.NEARLY, source=Hedge.NEARLY),
    Wording("hedge of the same sense", "passive", hedge=Hedge.ABOUT, source=Hedge.ABOUT),
    Wording("hedge of the same sense", "passive", hedge=Hedge.LESS_THAN, source=Hedge.LESS_THAN),
    Wording("hedge of the same sense", "active", hedge=Hedge.LESS_THAN, source=Hedge.LESS_THAN),
    Wording("in Chinese", style=numbers.chinese),
    Wording("in Chinese, period left out", style=numbers.chinese, period=UNNAMED),
    Wording("in Chinese, about", style=numbers.chinese, rounding=to_two_digits, hedge=Hedge.ABOUT),
)
"""The kinds of true wordings, in the order of the table."""


def wordings(bench: Bench, fact: Fact) -> Iterator[Case]:
    """The true claims about a fact."""
    for number, wording in enumerate(WORDINGS):
        if wording.period is UNNAMED and bench.is_narrowed(fact):
            bench.left_out["without a period the words may mean a fact about a part of the matter"] += 1
            continue
        case = _case(bench, fact, wording, turn_of(fact, str(number)))
        if case is not None:
            yield case


def _case(bench: Bench, fact: Fact, wording: Wording, turn: int) -> Case | None:
    told = _told(fact, wording, turn)
    when = told and _when(fact, wording, turn)
    if told is None or when is None:
        return None
    saying = Saying(fact, told, wording.frame, when, turn)
    claim = said_in_chinese(bench, saying) if wording.is_chinese else said(bench, saying)
    as_of = periods.RELATIVE[str(fact.period)][1] if wording.period is RELATIVE else None
    return Case(wording.kind, claim, True, fact, as_of, fact.id in bench.desk.doubts) if claim else None


def _told(fact: Fact, wording: Wording, turn: int) -> Told | None:
    """What a wording tells; None where it does not suit the fact or where the fact would not bear it out."""
    quantity = fact.observation.quantity
    if quantity is None or quantity.upper is not None or (wording.source and wording.source is not quantity.hedge):
        return None
    unit = _converted(fact.observation.unit) if wording.converts else fact.observation.unit
    if unit is None:
        return None
    value = wording.rounding(quantity.value * fact.observation.unit.factor / unit.factor)
    changes = wording.rounding is exactly or value != quantity.value
    number = wording.style(value) if changes else None
    if number is None or (wording.style not in (scaled, numbers.chinese) and _is_usual(number, wording)):
        return None
    told = (
        tell_in_chinese(number, fact, wording.hedge)
        if wording.is_chinese
        else tell(number, fact, wording.hedge, unit=unit, turn=turn)
    )
    return told if is_borne_out(told, fact) else None


def _converted(unit: Unit) -> Unit | None:
    return MEASURES[CONVERTED[unit.name]] if unit.name in CONVERTED else None


def _is_usual(number: Number, wording: Wording) -> bool:
    """Whether the style makes nothing else of a number than the usual one."""
    usual = scaled(number.value)
    return not wording.converts and usual is not None and usual.text == number.text


def _when(fact: Fact, wording: Wording, turn: int) -> str | None:
    """The words for the period; None where it has none of the wanted kind."""
    key = str(fact.period)
    if wording.period is UNNAMED:
        return "" if periods.WORDS.get(key, ("",))[0] else None
    if wording.period is RELATIVE:
        return periods.RELATIVE[key][0] if key in periods.RELATIVE else None
    return periods.CHINESE.get(key) if wording.is_chinese else periods.words(fact.period, turn)
