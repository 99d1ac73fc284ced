"""This file holds the reading of kinds that are listed one after the other as what they are together: planes, trains and ships are transport."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.core.text import Span
from factcheck.expressions import regex
from factcheck.match.vocabulary import Mention, Vocabulary

ENOUGH = 3
"""Fewer kinds are told for themselves."""
LINK = regex(r"(?:\s?,\s[a-z]{3,15}){0,2}\s?[,、，]?\s?(?:(?:and|or|&|和|及|与)\s?)?")
"""Between two of a list: no more than a word or two that the vocabulary does not know."""


def together(mentions: Sequence[Mention], text: str, offset: int, vocabulary: Vocabulary) -> list[Mention]:
    """The mentions of a text that begins at `offset`, those of a list of kinds as one mention of what they all are."""
    return [one for run in _runs(mentions, text, offset) for one in _merged(run, vocabulary)]


def _runs(mentions: Sequence[Mention], text: str, offset: int) -> Iterator[list[Mention]]:
    """The mentions with nothing but commas and an "and" between them."""
    run: list[Mention] = []
    for mention in mentions:
        if run and not LINK.fullmatch(text, run[-1].span.end - offset, mention.span.start - offset):
            yield run
            run = []
        run.append(mention)
    if run:
        yield run


def _merged(run: list[Mention], vocabulary: Vocabulary) -> list[Mention]:
    """One mention for the run, if its members are kinds of one thing; else the run as it is."""
    families = [
        {
            above
            for concept in mention.concepts
            for above in (concept, *vocabulary.ancestors(concept))
            if _alike(above, concept, vocabulary)
        }
        for mention in run
    ]
    common = set.intersection(*families)
    kinds = frozenset(concept for mention in run for concept in mention.concepts) - common
    if len(run) < ENOUGH or not common or not kinds:
        return run
    narrowest = frozenset(concept for concept in common if not any(concept in vocabulary.ancestors(other) for other in common))
    return [Mention(Span(run[0].span.start, run[-1].span.end), narrowest, kinds)]


def _alike(above: str, concept: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.facet(above) == vocabulary.facet(concept)
