"""This file holds the cases of the test: claims with what is right for them, and how one is made of a fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from zlib import crc32

from msgspec import Struct, field

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.period import Period
from factcheck.desk import Desk
from tests.mutations import periods
from tests.mutations.frames import BASES, CHINESE_BASES, Scene, chinese_sentence, frames, sentence
from tests.mutations.numbers import Number, scaled
from tests.mutations.phrases import Phrasebook
from tests.mutations.telling import Told, is_ruled_out, tell

NUMBERS = (Measure.LEVEL, Measure.SHARE, Measure.GROWTH)


class Case(Struct, frozen=True):
    """A claim, whether it is true, the fact that says so, and the kind of wording or of error."""

    kind: str
    claim: str
    is_true: bool
    fact: Fact
    as_of: date | None = None
    is_doubtful: bool = False


class Bench(Struct, frozen=True, dict=True):
    """What cases are made with: the base with its phrases, and for each reason how many cases were left out."""

    desk: Desk
    left_out: Counter[str] = field(default_factory=Counter)

    @cached_property
    def book(self) -> Phrasebook:
        """The phrases of the base."""
        return Phrasebook(self.desk.base)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts with a number."""
        return tuple(
            fact
            for fact in self.desk.base.facts
            if fact.observation.measure in NUMBERS and fact.observation.unit.dimension != "multiple"
        )

    def rivals(self, fact: Fact) -> Iterator[Fact]:
        """The facts of every period that a phrase for this one may as well speak of, itself among them: those about the same, or part of it."""
        spoken, measure, dimension = self.book.spoken(fact), fact.observation.measure, fact.observation.unit.dimension
        for other in self.facts:
            named = self.book.spoken(other)
            same = other.observation.measure is measure and other.observation.unit.dimension == dimension
            if same and (named <= spoken or spoken <= named) and _same_basis(fact, other):
                yield other

    def twins(self, fact: Fact) -> Iterator[Fact]:
        """The facts about the very same, whatever their period."""
        spoken = self.book.spoken(fact)
        units = {fact.observation.unit.name}
        return (
            other for other in self.rivals(fact) if self.book.spoken(other) == spoken and other.observation.unit.name in units
        )

    def is_false(self, told: Told, fact: Fact, period: Period | None) -> bool:
        """Whether what is told of a fact's thing, for a period or for none, is ruled out by all facts that it may speak of."""
        meant = [other for other in self.rivals(fact) if period is None or other.period.overlaps(period)]
        return all(is_ruled_out(told, other) for other in meant)

    def is_ambiguous(self, fact: Fact) -> bool:
        """Whether the same words name another fact of the same period with another value."""
        same_time = (other for other in self.twins(fact) if other.period == fact.period)
        return any(not other.reported().overlaps(fact.reported()) for other in same_time)

    def is_narrowed(self, fact: Fact) -> bool:
        """Whether the base has a fact about a narrower matter of another period, which words without a period may as well mean."""
        spoken = self.book.spoken(fact)
        return any(self.book.spoken(other) > spoken for other in self.rivals(fact))


def _same_basis(fact: Fact, other: Fact) -> bool:
    return fact.observation.against == other.observation.against


def turn_of(fact: Fact, kind: str) -> int:
    """A number that chooses among wordings: another for each fact and kind, but always the same."""
    return crc32(f"{fact.id} {kind}".encode())


class Saying(Struct, frozen=True):
    """What a claim says: a value of a fact's thing, in a frame, for a period."""

    fact: Fact
    told: Told
    frame: str
    when: str
    turn: int = 0
    sign: int = 0


def said(bench: Bench, saying: Saying) -> str:
    """The sentence for a saying; empty where its frame does not suit its fact."""
    phrase = bench.book.phrase(saying.fact, saying.turn)
    if phrase is None:
        return ""
    observation = saying.fact.observation
    scene = Scene(
        saying.fact,
        phrase,
        saying.told.text,
        saying.when,
        *_total(bench, saying),
        value=_level(bench, saying.fact),
        basis=_basis(saying, BASES),
        sign=saying.sign or observation.sign,
        turn=saying.turn,
    )
    return sentence(frames(saying.fact, phrase).get(saying.frame, ""), scene)


def said_in_chinese(bench: Bench, saying: Saying) -> str:
    """The Chinese sentence for a saying; empty where its fact has no Chinese phrase."""
    phrase = bench.book.phrase(saying.fact)
    if phrase is None:
        return ""
    basis = CHINESE_BASES.get(str(saying.fact.observation.against), "")
    sign = saying.sign or saying.fact.observation.sign
    return chinese_sentence(Scene(saying.fact, phrase, saying.told.text, saying.when, basis=basis, sign=sign))


def _total(bench: Bench, saying: Saying) -> tuple[str, str]:
    """The phrase of the total that a fact is a part of, and how much that is."""
    whole = bench.desk.base.fact(saying.fact.part_of or "")
    phrase, own = bench.book.phrase(whole, saying.turn) if whole else None, bench.book.phrase(saying.fact, saying.turn)
    if whole is None or phrase is None or own is None or phrase.done != own.done or whole.observation.quantity is None:
        return "", ""
    number = scaled(whole.observation.quantity.value)
    return phrase.whole, number.text if number and whole.period == saying.fact.period else ""


def _level(bench: Bench, fact: Fact) -> str:
    """The value that a growth is told with: that of the level which the release prints it with."""
    level = bench.desk.base.fact(fact.id.rpartition(":")[0])
    if fact.observation.measure is not Measure.GROWTH or level is None or level.observation.quantity is None:
        return ""
    number = scaled(level.observation.quantity.value)
    return tell(number, level).text if number and level.id not in bench.desk.doubts else ""


def _basis(saying: Saying, table: dict[str, tuple[str, ...]]) -> str:
    words = table.get(str(saying.fact.observation.against), ("",))
    return words[saying.turn % len(words)]


def printed(fact: Fact) -> Number | None:
    """The fact's number in the usual style, without its hedge."""
    quantity = fact.observation.quantity
    return scaled(quantity.value) if quantity is not None and quantity.upper is None else None


def told_period(fact: Fact, turn: int) -> str | None:
    """The words for a fact's period."""
    return periods.words(fact.period, turn)
