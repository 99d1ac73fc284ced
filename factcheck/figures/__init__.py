"""This package holds the recognisers of figures: what a sentence states, found without knowing the fact base."""

from __future__ import annotations

from functools import lru_cache

from factcheck.core.figure import Figure, Measure, Observation
from factcheck.core.text import BlockKind, Sentence, Span
from factcheck.figures.comparisons import comparisons
from factcheck.figures.counted import counted
from factcheck.figures.measures import Read
from factcheck.figures.names import names
from factcheck.figures.observing import observe
from factcheck.figures.periods import periods_in
from factcheck.figures.rankings import rankings
from factcheck.figures.reading import read
from factcheck.figures.trends import trends

__all__ = ["figures", "observe", "periods_in"]


def figures(sentence: Sentence) -> tuple[Figure, ...]:
    """The figures that a sentence states, in order, each with its place in the source file.

    >>> found = figures(Sentence("610 million people, up 43.9%", Span(0, 28)))
    >>> [(figure.text, figure.counted, str(figure.observation.measure)) for figure in found]
    [('610 million', 'people', 'level'), ('up 43.9%', '', 'growth')]
    """
    return _read(sentence) if sentence.kind is BlockKind.CELL else _remembered(sentence)


@lru_cache(maxsize=256)
def _remembered(sentence: Sentence) -> tuple[Figure, ...]:
    """The figures of a sentence that needs no context for them; those behind it, whose context it is, ask for them again."""
    return _read(sentence)


def _read(sentence: Sentence) -> tuple[Figure, ...]:
    text, reads = read(sentence)
    numbers = [_number(sentence, text, one) for one in reads]
    valued = [number.span for number in numbers if number.observation.measure is not Measure.DATE]
    ranked = (*comparisons(sentence), *rankings(sentence))
    compared = [figure for figure in ranked if not any(figure.span.distance(span) <= 1 for span in valued)]
    told = (figure for figure in trends(sentence, numbers, text) if not any(figure.span.overlaps(one.span) for one in compared))
    return tuple(sorted((*numbers, *names(sentence), *compared, *told), key=lambda figure: figure.span))


def _number(sentence: Sentence, text: str, one: Read) -> Figure:
    return Figure(
        Span(one.span.start + sentence.span.start, one.span.end + sentence.span.start),
        sentence.text[one.span.start : one.span.end],
        one.observation,
        sentence.span,
        _counted(text, one.end, one.observation),
    )


def _counted(text: str, end: int, observation: Observation) -> str:
    """What the number counts; a change and a date count nothing."""
    return "" if observation.measure in (Measure.GROWTH, Measure.DATE) else counted(text, end)
