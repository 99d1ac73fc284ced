"""This file holds the means that go without saying: what grows by so much a year does so on average."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.core.figure import Figure, Measure
from factcheck.core.text import Sentence, Span
from factcheck.expressions import regex
from factcheck.match.vocabulary import Mention, Vocabulary

A_YEAR = regex(
    r"\s(?:(?:a|per|each|every)\syear|annually|yearly|per\sannum)\b(?!\s(?:earlier|before|ago|previously|later|on\b|after|since))"
)
"""Behind a change that came about year after year."""
IN_FULL = "a year on average"
"""The same, said in full, as a vocabulary has it; told only so much a year it hints at that, and does not say what grew."""


def with_means(named: list[Mention], sentence: Sentence, figures: Sequence[Figure], vocabulary: Vocabulary) -> list[Mention]:
    """What the words of a sentence name, in order, with the mean that a change is which is told so much a year."""
    implied = [each for each in _means(sentence, figures, vocabulary) if not any(each.span.overlaps(one.span) for one in named)]
    return sorted([*named, *implied], key=lambda each: each.span) if implied else named


def _means(sentence: Sentence, figures: Sequence[Figure], vocabulary: Vocabulary) -> Iterator[Mention]:
    start = sentence.span.start
    for figure in figures:
        if figure.observation.measure is Measure.GROWTH and (told := A_YEAR.match(sentence.text, figure.span.end - start)):
            for mention in vocabulary.mentions_in(IN_FULL):
                yield Mention(Span(told.start() + 1 + start, told.end() + start), frozenset(), inner=mention.concepts)
