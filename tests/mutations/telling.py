"""This file holds how a value is told: with its unit and a hedge, and the interval that a claim with these words asserts."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure, Observation
from factcheck.core.interval import Interval
from factcheck.core.quantity import Hedge
from factcheck.core.unit import Unit
from tests.mutations.numbers import Number

UNIT_WORDS: dict[str, tuple[str, str]] = {
    "t": ("tons", "吨"),
    "kg": ("kilograms", "公斤"),
    "g": ("grams", "克"),
    "yuan": ("yuan", "元"),
    "%": ("%", "%"),
    "percentage point": ("percentage points", "个百分点"),
    "second": ("seconds", "秒"),
    "minute": ("minutes", "分钟"),
    "hour": ("hours", "小时"),
    "day": ("days", "天"),
    "year": ("years", "年"),
    "month": ("months", "个月"),
    "dollar": ("dollars", "美元"),
}
"""A unit of measurement in English and Chinese."""

COUNTERS: dict[str, str] = {
    "person": "人次",
    "vehicle": "辆次",
    "aircraft": "架次",
    "train": "列次",
    "ship": "艘次",
    "case": "起",
    "gang": "个",
    "den": "个",
    "gun": "支",
    "bullet": "发",
    "measure": "项",
    "city": "个",
    "country": "个",
    "port": "个",
    "province": "个",
    "airport": "个",
    "call": "个",
    "visit": "次",
    "service": "次",
    "passport": "本",
    "letter": "封",
    "licence": "件",
    "lane": "条",
}
"""The Chinese counting word of what is counted; documents and all else take the one for pieces."""
PIECE = "件"

HEDGES: dict[Hedge | None, tuple[str, ...]] = {
    None: ("{}",),
    Hedge.ABOUT: ("about {}", "around {}", "roughly {}", "some {}", "approximately {}"),
    Hedge.NEARLY: ("nearly {}", "almost {}", "just under {}", "close to {}"),
    Hedge.MORE_THAN: ("more than {}", "over {}", "at least {}", "upwards of {}"),
    Hedge.LESS_THAN: ("no more than {}", "up to {}", "at most {}", "less than {}"),
}
"""The words of each hedge, around a number."""

CHINESE_HEDGES: dict[Hedge | None, str] = {
    None: "{}",
    Hedge.ABOUT: "约{}",
    Hedge.NEARLY: "近{}",
    Hedge.MORE_THAN: "超过{}",
    Hedge.LESS_THAN: "不超过{}",
}


class Told(Struct, frozen=True):
    """A value in words, hedge and unit included, and what it asserts."""

    text: str
    observation: Observation

    def claimed(self) -> Interval:
        """The interval that a claim with these words asserts, in the base unit of its dimension."""
        return self.observation.claimed()


def tell(number: Number, fact: Fact, hedge: Hedge | None = None, *, unit: Unit | None = None, turn: int = 0) -> Told:
    """A number told as a value of the fact's, in its unit or another; `turn` chooses among the words of the hedge."""
    unit = unit or fact.observation.unit
    words = HEDGES[hedge][turn % len(HEDGES[hedge])].format(number.text)
    told = UNIT_WORDS.get(unit.name, ("", ""))[0]
    if told == "%":
        words += told
    elif told:
        words += f" {told}"
    return Told(words, _observation(number, fact, hedge, unit))


def tell_in_chinese(number: Number, fact: Fact, hedge: Hedge | None = None) -> Told:
    """The same in Chinese."""
    unit = fact.observation.unit
    ending = UNIT_WORDS[unit.name][1] if unit.name in UNIT_WORDS else COUNTERS.get(unit.name, PIECE)
    return Told(CHINESE_HEDGES[hedge].format(number.text) + ending, _observation(number, fact, hedge, unit))


def _observation(number: Number, fact: Fact, hedge: Hedge | None, unit: Unit) -> Observation:
    quantity = replace(number.quantity(), hedge=hedge)
    if quantity.place == 0 and (unit.is_continuous or fact.observation.measure in (Measure.GROWTH, Measure.SHARE)):
        quantity = replace(quantity, place=Fraction(1))
    return replace(fact.observation, quantity=quantity, unit=unit)


def is_borne_out(told: Told, fact: Fact) -> bool:
    """Whether a fact supports what is told: its value lies within, or it is the fact's own number under no hedge or one of the same sense."""
    known = fact.observation
    if known.quantity is None or told.observation.quantity is None:
        return False
    same = told.observation.point == known.point and told.observation.quantity.hedge in (None, known.quantity.hedge)
    limits = told.observation.quantity.hedge is Hedge.LESS_THAN and known.quantity.hedge is Hedge.LESS_THAN
    return same or (not limits and fact.reported().within(told.claimed()))


def is_ruled_out(told: Told, fact: Fact) -> bool:
    """Whether a fact refutes what is told: nothing is common to both, the hedge is turned round, or another limit is stated."""
    known = fact.observation
    if known.quantity is None or told.observation.quantity is None:
        return False
    same = told.observation.point == known.point
    if same:
        return told.observation.quantity.turns(known.quantity)
    if told.observation.quantity.hedge is Hedge.LESS_THAN and known.quantity.hedge is Hedge.LESS_THAN:
        return True
    return not told.claimed().overlaps(fact.reported())
