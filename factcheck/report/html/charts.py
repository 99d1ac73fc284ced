"""This file holds the arithmetic of the page's charts: the bar of verdicts, and a total with its parts drawn against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from factcheck.core.finding import Bar
from factcheck.core.verdict import Label

WIDTH = 1000
"""The width of a chart, in its own units."""
THINNEST = 6
"""What there is at all is drawn so wide at least."""
SPACE = 4
"""Between two segments of the bar of verdicts."""


class Segment(Struct, frozen=True):
    """A stretch of a bar from `start` on, `width` wide; `kind` says what it stands for."""

    kind: str
    start: int
    width: int
    text: str = ""


def verdict_bar(counts: Counter[Label]) -> tuple[Segment, ...]:
    """The verdicts as stretches of one bar, worst first, as wide as there are many."""
    there = [label for label in Label if counts[label]]
    total = sum(counts.values())
    room = WIDTH - SPACE * (len(there) - 1) - THINNEST * len(there)
    segments, at = [], 0
    for label in there:
        width = THINNEST + room * counts[label] // total
        segments.append(Segment(label.value, at, width))
        at += width + SPACE
    return tuple(segments)


def parts_chart(bars: tuple[Bar, ...]) -> tuple[Segment, ...]:
    """A total, under it each part where the part before it ends, and last what is missing or too much; nothing below zero.

    >>> [(bar.kind, bar.start, bar.width) for bar in parts_chart((Bar("10", Fraction(10)), Bar("6", Fraction(6)), Bar("3", Fraction(3))))]
    [('total', 0, 1000), ('part', 0, 600), ('part', 600, 300), ('missing', 900, 100)]
    """
    if len(bars) < 2 or any(bar.value < 0 for bar in bars) or not bars[0].value:
        return ()
    return tuple(_parts(bars[0], bars[1:]))


def _parts(total: Bar, parts: tuple[Bar, ...]) -> Iterator[Segment]:
    reached = Fraction(0)
    scale = WIDTH / max(total.value, sum((part.value for part in parts), reached))
    yield Segment("total", 0, _width(total.value * scale), total.text)
    for part in parts:
        yield Segment("part", _start(reached * scale), _width(part.value * scale), part.text)
        reached += part.value
    first, last = sorted((reached, total.value))
    if first < last:
        yield Segment("missing" if reached < total.value else "excess", _start(first * scale), _width((last - first) * scale))


def _start(at: Fraction) -> int:
    return min(round(at), WIDTH - THINNEST)


def _width(width: Fraction) -> int:
    return max(round(width), THINNEST)
