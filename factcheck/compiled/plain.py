"""This file holds the way of the program's values to plain ones (texts, numbers, tuples), which any file can hold, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from operator import attrgetter
from typing import Any

from factcheck.core.fact import Computed, Concept, Fact, Harmless, Passage, Release
from factcheck.core.figure import Basis, Measure, Observation
from factcheck.core.finding import Bar, Finding, Reading, Severity
from factcheck.core.interval import Interval
from factcheck.core.period import Period, Relative
from factcheck.core.quantity import Hedge, Quantity
from factcheck.core.text import Span
from factcheck.core.unit import Unit

KINDS: tuple[Any, ...] = (
    *(Bar, Basis, Computed, Concept, Fact, Finding, Harmless, Hedge, Interval, Measure, Observation, Passage, Period, Quantity),
    *(Reading, Relative, Severity, Span, Unit),
)
"""The values that have fields or members; a plain one is a tuple of its place in this list and its parts."""
TUPLE, SET, DATE, FRACTION, RELEASE = range(-1, -6, -1)
"""What stands in that place for the others; a release is told by its id, since every fact of it would carry its text."""

_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}
_FIELDS = {kind: attrgetter(*kind.__struct_fields__) for kind in KINDS if not issubclass(kind, Enum)}


def plain(value: Any) -> Any:
    """The plain form of a value.

    >>> plain(Span(3, 7)) == (KINDS.index(Span), 3, 7), plain(Fraction(1, 3))
    (True, (-4, 1, 3))
    """
    kind = type(value)
    if kind in _FIELDS:
        return (_NUMBERS[kind], *map(plain, _FIELDS[kind](value)))
    if kind in _NUMBERS:
        return (_NUMBERS[kind], value.value)
    return _OTHERS[kind](value) if kind in _OTHERS else value


_OTHERS: dict[type, Callable[[Any], tuple[Any, ...]]] = {
    tuple: lambda value: (TUPLE, *map(plain, value)),
    frozenset: lambda value: (SET, *sorted(value)),
    date: lambda value: (DATE, value.toordinal()),
    Fraction: lambda value: (FRACTION, value.numerator, value.denominator),
    Release: lambda value: (RELEASE, value.id),
}


class Reader:
    """The way back; `releases` are those that facts may name, and `kind` is what tuples are in the file."""

    def __init__(self, releases: Mapping[str, Release], kind: type[Any] = tuple) -> None:
        self._kind = kind
        self._makers: dict[int, Callable[..., Any]] = {
            **dict(enumerate(KINDS)),
            TUPLE: lambda *parts: parts,
            SET: lambda *parts: frozenset(parts),
            DATE: date.fromordinal,
            FRACTION: Fraction,
            RELEASE: releases.__getitem__,
        }

    def value(self, told: Any) -> Any:
        """The value that has this plain form.

        >>> Reader({}).value(plain((Span(3, 7), Fraction(1, 3))))
        (Span(start=3, end=7), Fraction(1, 3))
        """
        kind = self._kind
        if type(told) is not kind:
            return told
        value = self.value
        return self._makers[told[0]](*[part if type(part) is not kind else value(part) for part in told[1:]])
