"""This file holds a figure as a base keeps it: a value with its growths, its members and its other places."""

from __future__ import annotations

from msgspec import Struct, field

from factcheck.core.figure import Figure, Measure
from factcheck.core.period import Period
from factcheck.core.text import BlockKind, Sentence, Span
from factcheck.core.unit import COUNT
from factcheck.extract.conditions import Condition
from factcheck.extract.units import counting_word, head_noun

HOSTS = frozenset({Measure.LEVEL, Measure.SHARE, Measure.RATIO, Measure.MALFORMED})
"""What a growth can belong to."""


class Entry(Struct):
    """A figure that becomes a fact, with its growths and the names that it counts.

    `period` is set once it is known. `elsewhere` are the places where it is said again; `later` is the value that it is the earlier one of ("up from 521"), and `like`
    the one whose subject it shares. Behind `own_end`, in its sentence, periods are those of an earlier value. `bases` are, by
    the place of a growth, the earlier values that growths are measured against; `counts` is the noun that another line of its list counts.
    """

    figure: Figure
    sentence: Sentence
    growths: list[Figure] = field(default_factory=list)
    members: tuple[str, ...] = ()
    listed: Span | None = None
    elsewhere: list[Entry] = field(default_factory=list)
    later: Entry | None = None
    like: Entry | None = None
    own_end: int | None = None
    period: Period | None = None
    bases: dict[Span, Entry] = field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()
    counts: str = ""

    @property
    def measure(self) -> Measure:
        """What kind of statement its figure makes."""
        return self.figure.observation.measure

    @property
    def unit(self) -> str:
        """The unit of its value, or the noun that it counts."""
        named = (noun for head in self.heads[1:] if self.figure.observation.unit is COUNT and (noun := head_noun(head.text)))
        return counting_word(self.figure, self.sentence) or next(named, self.counts)

    @property
    def spans(self) -> list[Span]:
        """The places of all that it tells."""
        return [self.figure.span, *(growth.span for growth in self.growths), *((self.listed,) if self.listed else ())]

    @property
    def heads(self) -> tuple[Sentence, ...]:
        """The heads of the row and the column of a table's cell; of other text none."""
        if self.sentence.kind is not BlockKind.CELL:
            return ()
        return tuple(each for each in self.sentence.context if each.kind is BlockKind.CELL)
