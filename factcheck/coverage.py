"""This file holds the coverage of a base: the figures of its own releases that no fact and no harmless text covers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from factcheck.core.fact import Release
from factcheck.core.figure import Figure, Measure
from factcheck.core.text import Document, Span
from factcheck.factbase import FactBase
from factcheck.figures import figures
from factcheck.figures.shares import is_most
from factcheck.read import read_again
from factcheck.sentences import sentences

WORDS = (Measure.NAMES, Measure.COMPARISON, Measure.TREND)
"""Figures without a number, as "most" is one: whether a base should hold them is its curators' choice."""


class Coverage(Struct, frozen=True):
    """A release with all its figures, and those of them that nothing covers."""

    release: Release
    document: Document
    figures: tuple[Figure, ...]
    uncovered: tuple[Figure, ...]


def coverage(base: FactBase) -> Iterator[Coverage]:
    """The coverage of each release of a base.

    A figure is covered where it overlaps a passage of a fact or a harmless text, at any place where these words stand.
    """
    words = _covering(base)
    for release in base.releases.values():
        document = read_again(release)
        stated = (figure for sentence in sentences(document) for figure in figures(sentence))
        found = tuple(figure for figure in stated if figure.observation.measure not in WORDS and not is_most(figure.text))
        covered = [span for text in words[release.id] for span in _occurrences(release.text, text)]
        yield Coverage(
            release, document, found, tuple(one for one in found if not any(one.span.overlaps(span) for span in covered))
        )


def _covering(base: FactBase) -> dict[str, set[str]]:
    """Per release, the words of the passages of its facts, and its harmless texts."""
    words: dict[str, set[str]] = defaultdict(set)
    for fact in base.facts:
        for passage in (fact.passage, *fact.repeats):
            words[passage.release.id].add(passage.text)
    for id_, harmless in base.harmless.items():
        words[id_].update(one.text for one in harmless)
    return words


def _occurrences(text: str, words: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)
