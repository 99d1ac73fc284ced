"""This file holds the joining of entries that say the same thing again, at another place of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.core.figure import Measure, Observation
from factcheck.core.text import BlockKind
from factcheck.expressions import regex
from factcheck.extract.entry import Entry
from factcheck.match.plain_words import PLAIN
from factcheck.match.tokens import tokens

ALIKE = 0.34
"""Two sentences that tell the same number and share so many of their telling words tell the same thing."""
ALIKE_SMALL = 0.5
TELLING_DIGITS = 3
OF_THE = regex(r"\W{0,3}(?:out )?of (?:the|these|those|its|all) ", re.I)
SMALL = 100
"""A number below this is often told of different things."""


def without_repeats(found: Sequence[Entry]) -> list[Entry]:
    """The entries that are told first; those that repeat one are kept in its `elsewhere`."""
    kept: list[Entry] = []
    for entry in found:
        first = next((other for other in kept if _is_same(other, entry)), None)
        if first is None:
            kept.append(entry)
        else:
            first.elsewhere.append(entry)
            first.growths = first.growths or entry.growths
            first.members = first.members or entry.members
    return kept


def _is_same(first: Entry, other: Entry) -> bool:
    if first.measure is not other.measure or not _same_value(first.figure.observation, other.figure.observation):
        return False
    if first.measure is Measure.NAMES:
        return first.figure.observation.names == other.figure.observation.names
    cells = [each.sentence.kind is BlockKind.CELL for each in (first, other)]
    if any(cells):
        return not all(cells) and _is_telling(first) and first.period == other.period
    if first.measure is Measure.DATE:
        return first.period == other.period and _likeness(first, other) >= ALIKE
    taken_up = _is_telling(first) and other.period is None and first.figure.counted == other.figure.counted != ""
    if first.figure.span == other.figure.span:
        return False
    if _is_telling(first) and other.period is None and _is_taken_up(other):
        return True
    if (first.period != other.period and not taken_up) or first.sentence.span == other.sentence.span:
        return first.sentence.span == other.sentence.span and first.figure.counted == other.figure.counted != ""
    quantity = first.figure.observation.quantity
    return _likeness(first, other) >= (ALIKE_SMALL if quantity is not None and quantity.value < SMALL else ALIKE)


def _is_taken_up(entry: Entry) -> bool:
    """Whether a number opens its sentence as a whole that was told before: "Of the 31,593 patients, ..."."""
    return OF_THE.fullmatch(entry.sentence.text[: entry.figure.span.start - entry.sentence.span.start]) is not None


def _is_telling(entry: Entry) -> bool:
    """Whether a number has so many digits that it is not told twice by chance."""
    quantity = entry.figure.observation.quantity
    return quantity is not None and quantity.digits >= TELLING_DIGITS


def _same_value(first: Observation, other: Observation) -> bool:
    if first.sign != other.sign or first.unit.dimension != other.unit.dimension or first.earlier != other.earlier:
        return False
    if first.quantity is None or other.quantity is None:
        return first.quantity is other.quantity
    return first.point == other.point and first.quantity.hedge is other.quantity.hedge


def _likeness(first: Entry, other: Entry) -> float:
    """How many of the telling words near two figures both have."""
    left, right = _words(first), _words(other)
    return len(left & right) / max(1, min(len(left), len(right)))


def _words(entry: Entry) -> set[str]:
    """The words that a number counts; where it names none, those of its sentence."""
    heads = " ".join(head.text for head in entry.heads)
    told = f"{heads} {entry.figure.counted}" if heads or entry.figure.counted else entry.sentence.text
    return {word.stem for word in tokens(told) if word.stem not in PLAIN and not word.text.isdigit()}
