"""This file holds the pairing of figures told "respectively" with the items that they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.core.figure import Figure, Measure
from factcheck.core.text import Span
from factcheck.expressions import regex

RESPECTIVELY = regex(r"\b(?:respectively|in that order)\b|分别")
AND = regex(r",? and |, |[、，和与及]|,? plus |;\s?")
JOINT = regex(r"^\s*(?:,|，|、|;)?\s*(?:and|和|及|与)?\s*(?:(?:by|of|to|a|an|the|up|down|about)\s*){0,3}$")
"""What stands between two figures of one series."""

Pairing = tuple[int, Span, tuple[Span, ...]]


def pairings(
    text: str, offset: int, figures: Sequence[Figure], spans: Sequence[Span], solid: Sequence[Span]
) -> Iterator[Pairing]:
    """For each figure told "respectively", or as if it were: its index, the words that are its own, and those that lend to it."""
    told = [Span(match.start() + offset, match.end() + offset) for match in RESPECTIVELY.finditer(text)]
    for series in [_series(text, offset, figures, word) for word in told] or _changes(text, offset, figures):
        if len(series) < 2:
            continue
        earlier = list(range(series[0]))[-len(series) :]
        if len(earlier) == len(series) and len({figures[index].observation.measure for index in earlier}) == 1:
            lead = spans[: earlier[0]]
            for index, item in zip(series, earlier, strict=True):
                others = (spans[other] for other in reversed(earlier) if other != item)
                yield index, figures[index].span, (spans[item], *lead, *others)
        else:
            yield from _from_words(text, offset, figures, series, solid)


def _changes(text: str, offset: int, figures: Sequence[Figure]) -> Iterator[list[int]]:
    """Two changes told in one breath, which are those of the two things before them: "ships and trains grew by 8 and 11 per cent"."""
    for index, (one, other) in enumerate(pairwise(figures)):
        are_changes = one.observation.measure is other.observation.measure is Measure.GROWTH
        between = text[one.span.end - offset : other.span.start - offset]
        if are_changes and " and " in between and JOINT.fullmatch(between) and one.observation.period == other.observation.period:
            yield [index, index + 1]


def _from_words(
    text: str, offset: int, figures: Sequence[Figure], series: Sequence[int], solid: Sequence[Span]
) -> Iterator[Pairing]:
    """The series paired with the items of the subject: "drugs and precursors weighed 1.85 and 41.47 tons respectively"."""
    end = figures[series[0]].span.start
    items = _items(text, offset, Span(offset, end), solid)[-len(series) :]
    if len(items) == len(series):
        rest = Span(figures[series[-1]].span.end, offset + len(text))
        for position, index in enumerate(series):
            others = (*reversed(items[:position]), *items[position + 1 :])
            yield index, items[position], (rest, *others)


def _series(text: str, offset: int, figures: Sequence[Figure], word: Span) -> list[int]:
    """The figures that "respectively" tells, in English those before it, in Chinese those behind."""
    behind = [index for index, figure in enumerate(figures) if figure.span.start >= word.end]
    before = [index for index, figure in enumerate(figures) if figure.span.end <= word.start]
    chosen = behind if text[word.start - offset : word.end - offset] == "分别" else before[::-1]
    series = chosen[:1]
    for index in chosen[1:]:
        left, right = sorted((figures[series[-1]].span, figures[index].span))
        same = figures[index].observation.measure is figures[series[0]].observation.measure
        if not same or not JOINT.match(text[left.end - offset : right.start - offset]):
            break
        series.append(index)
    return sorted(series)


def _items(text: str, offset: int, span: Span, solid: Sequence[Span]) -> list[Span]:
    """The members of a coordination that name something."""
    cuts = [
        (match.start() + offset, match.end() + offset)
        for match in AND.finditer(text[: span.end - offset])
        if not any(name.start <= match.start() + offset < name.end for name in solid)
    ]
    starts, ends = [span.start, *(end for _, end in cuts)], [*(start for start, _ in cuts), span.end]
    items = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
    return [item for item in items if any(item.covers(name) for name in solid)]
