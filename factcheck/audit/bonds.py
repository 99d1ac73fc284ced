"""This file holds the relations that bind the figures of a text: sums, changes, shares, counts, thresholds, repeats, periods."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from msgspec import Struct

from factcheck.core.fact import Fact
from factcheck.core.figure import Figure, Observation
from factcheck.core.finding import Bar, Reading
from factcheck.core.interval import Interval
from factcheck.core.quantity import WIDEST, Hedge
from factcheck.core.text import Span
from factcheck.core.unit import COUNT, Unit

ROUNDED_FROM = 100
"""A number from here on that ends in zeros may be a rounded one, whatever its digits claim."""


FAR = 300
"""Figures so many characters apart are shown each by itself."""


class Term(Struct, frozen=True):
    """A figure in a relation: its place and words, its number in the base unit of its dimension, and all that it may stand for.

    `tight` takes the digits at their word, those of "about 300" nearly so; `loose` allows for all that "about" and zeros at the end may hide.
    """

    span: Span
    text: str
    point: Fraction
    tight: Interval
    loose: Interval
    unit: Unit = COUNT

    @classmethod
    def of_figure(cls, figure: Figure) -> Term:
        """The term that a figure of a text is; it must have a number."""
        told = figure.observation
        return cls(figure.span, figure.text, told.point, *_intervals(told, told.claimed), told.unit)

    @classmethod
    def of_fact(cls, fact: Fact) -> Term:
        """The term that a fact of the base is; it must have a number."""
        told = fact.observation
        return cls(fact.passage.value or fact.passage.span, fact.printed, told.point, *_intervals(told, told.reported), told.unit)


def _intervals(told: Observation, hedged: Callable[[], Interval]) -> tuple[Interval, Interval]:
    """All that the number may stand for, taken at its word, and with the room that "about" and zeros at its end leave.

    Nothing narrows a place that was rounded: a part of 1.6 million may well be printed as 2 million.
    """
    quantity = told.quantity
    if quantity is None or quantity.in_words or quantity.upper is not None or quantity.hedge not in (None, Hedge.ABOUT):
        return hedged(), hedged()
    rounding = quantity.place and quantity.place / 2
    if quantity.hedge is Hedge.ABOUT:
        room = quantity.value * WIDEST
        return _around(told, max(rounding, room / 2)), _around(told, max(rounding, room))
    tight = _around(told, rounding)
    if quantity.value < ROUNDED_FROM or (told.unit.is_continuous and told.unit.dimension == "proportion"):
        return tight, tight
    step = quantity.step()
    return tight, _around(told, max(rounding, min(step / 2, quantity.value * WIDEST))) if step > 1 else tight


def _around(told: Observation, radius: Fraction) -> Interval:
    """All numbers so far from the printed one, in the base unit of its dimension."""
    return Interval.around(told.point, radius and radius * told.unit.factor)


class Bond(Struct, frozen=True):
    """A relation; it is not firm where the words leave doubt whether these figures belong together, or tell all."""

    is_firm: bool = True


class Sum(Bond, frozen=True, kw_only=True):
    """A total and its parts; `exhaustive` where the text names them all. `unread` are parts whose numeral is malformed.

    `overlapping` where the text says that one thing may be in several parts: they may be more than the total. `odd` is the one part, if there is one, that its own growth or share contradicts as well.
    """

    total: Term
    parts: tuple[Term, ...]
    exhaustive: bool = True
    unread: tuple[Span, ...] = ()
    odd: Term | None = None
    overlapping: bool = False

    @property
    def span(self) -> Span:
        """From the first figure to the last; without the total where that is told long before."""
        spans = sorted([*(part.span for part in self.parts), *self.unread])
        is_far = self.total.span.end + FAR < spans[0].start
        spans = spans if is_far else sorted([self.total.span, *spans])
        return Span(spans[0].start, max(span.end for span in spans))


class Malformed(Bond, frozen=True, kw_only=True):
    """A numeral that is none, with the values that it may have been meant for.

    `working` is the arithmetic of what the total leaves for it, where it is a part of one, and `bars` its picture.
    """

    place: Span
    text: str
    readings: tuple[Reading, ...] = ()
    working: str = ""
    bars: tuple[Bar, ...] = ()


class Grouped(Bond, frozen=True, kw_only=True):
    """A grouped number with a scale word ("2,597 million"), and the figures around it that have the same scale word."""

    term: Term
    scale: Fraction
    neighbours: tuple[Term, ...]
    decimals: tuple[str, ...]


class Cut(Bond, frozen=True, kw_only=True):
    """A number and what was cut off from it by a full stop: its percent sign, or the rest of it with its unit."""

    span: Span
    number: str
    rest: str
    is_percent: bool


class Portion(Bond, frozen=True, kw_only=True):
    """A percentage that is one of a whole ("62 percent of sailors")."""

    share: Term


class Change(Bond, frozen=True, kw_only=True):
    """A value, the earlier one, and the growth that the text states from one to the other.

    `is_reckoned` where one of the values is not told, but the difference to the other, or where the text reckons the earlier one: that
    may be the one at fault.
    """

    value: Term
    earlier: Term
    growth: Term
    is_reckoned: bool = False

    @property
    def span(self) -> Span:
        """From the first figure to the last; the growth alone where the values are told far away."""
        spans = sorted([self.growth.span] if self.elsewhere else [self.value.span, self.earlier.span, self.growth.span])
        return Span(spans[0].start, max(span.end for span in spans))

    @property
    def elsewhere(self) -> tuple[Span, ...]:
        """The two values, where they are told far away."""
        values = (self.value.span, self.earlier.span)
        return values if min(abs(self.growth.span.start - span.start) for span in values) > FAR else ()


class Difference(Change, frozen=True, kw_only=True):
    """A value, the earlier one, and the difference (no percentage, signed) that the text states between them."""


class Turn(Bond, frozen=True, kw_only=True):
    """A value, the earlier one, and which way the text says that it went: up where `sign` is +1, down where it is -1."""

    value: Term
    earlier: Term
    sign: int

    @property
    def span(self) -> Span:
        """From the first figure to the last."""
        return min(self.value.span, self.earlier.span).until(max(self.value.span, self.earlier.span))


class Growths(Bond, frozen=True, kw_only=True):
    """The growth of a total and of all its parts."""

    sum_: Sum
    growth: Term
    parts: tuple[Term, ...]


class Share(Bond, frozen=True, kw_only=True):
    """A part, its whole, and the share that the text states."""

    part: Term
    whole: Term
    share: Term

    @property
    def span(self) -> Span:
        """From the first figure to the last; without the whole where that is told far away."""
        spans = sorted(
            [self.part.span, self.share.span] if self.elsewhere else [self.part.span, self.whole.span, self.share.span]
        )
        return Span(spans[0].start, max(span.end for span in spans))

    @property
    def elsewhere(self) -> tuple[Span, ...]:
        """The whole, where that is told far away."""
        gaps = [abs(self.whole.span.start - span.start) for span in (self.part.span, self.share.span)]
        return (self.whole.span,) if min(gaps) > FAR else ()


class Shares(Bond, frozen=True, kw_only=True):
    """The shares of all parts of one whole."""

    shares: tuple[Term, ...]


class Count(Bond, frozen=True, kw_only=True):
    """A stated count and the names listed for it, `place` from the count to the last name."""

    stated: int
    text: str
    members: tuple[str, ...]
    place: Span


class Threshold(Bond, frozen=True, kw_only=True):
    """A value and the mark that it is said to have passed: upwards where `sign` is +1, downwards where it is -1."""

    value: Term
    mark: Term
    sign: int = 1


class Ranked(Bond, frozen=True, kw_only=True):
    """A thing that is said to be the largest (`sign` +1) or smallest (-1) of a list: its value, and that of the one which is."""

    place: Span
    name: str
    value: Term
    other: str
    top: Term
    sign: int


class Repeat(Bond, frozen=True, kw_only=True):
    """Two figures that say how many of the same thing there were in the same time; `what` are the words of both."""

    first: Term
    second: Term
    what: str


class Twice(Bond, frozen=True, kw_only=True):
    """A figure that one list has twice, words and all."""

    first: Span
    second: Span
    words: str


class Nested(Bond, frozen=True, kw_only=True):
    """Figures of one thing for a period and for a part of it; `first` where the part begins with the whole (a running total)."""

    part: Term
    whole: Term
    part_time: str
    whole_time: str


class Mean(Bond, frozen=True, kw_only=True):
    """A figure for so many days, weeks or months, or for a count of things that the text tells, and how many that is said to be for one."""

    whole: Term
    mean: Term
    count: Fraction
    per: str
    is_told: bool = False


class Paced(Bond, frozen=True, kw_only=True):
    """Figures of one thing for a period and a part of it, `time` the part's share of the days, each with its growth."""

    part: Term
    whole: Term
    time: Fraction
    part_growth: Term
    whole_growth: Term


class Respectively(Bond, frozen=True, kw_only=True):
    """The values and the percentages that "respectively" pairs off."""

    values: tuple[str, ...]
    shares: tuple[str, ...]
    place: Span
