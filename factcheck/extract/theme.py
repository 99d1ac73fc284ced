"""This file holds the theme of a release: words of its title, or of its publisher's name, that go without saying in its text and that others repeat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from factcheck.core.fact import Concept, Release
from factcheck.core.figure import Claim
from factcheck.expressions import regex
from factcheck.extract.proposal import ProposedFact
from factcheck.extract.terms import is_noun, is_telling
from factcheck.match.tokens import stem, stems, tokens

OFTEN = 3
"""In so many sentences a text has a word that is its theme."""
PAIRED = regex(r"(?P<left>[\w'’-]{2,30})(?:,| and| or| &|/)\s?(?P<right>[\w'’-]{2,30})")
"""Words of a title that stand side by side: the text tells of one of them or the other."""


def themed(
    concepts: Iterable[Concept], header: Release, claims: Sequence[Claim], facts: Sequence[ProposedFact]
) -> Iterator[Concept]:
    """The concepts, those that are a release's theme as such that go without saying."""
    counted = {stem(word) for fact in facts for word in fact.unit.split()}
    theme = _theme(header.title, claims, counted) or _theme(header.publisher, claims, counted)
    for concept in concepts:
        is_theme = not concept.facet and stems(concept.label) <= theme
        yield replace(concept, implied=True) if is_theme else concept


def _theme(name: str, claims: Sequence[Claim], counted: set[str]) -> set[str]:
    """The stems of the nouns that a title or body names, and a text again and again; not those that it counts, or tells one beside the other."""
    often = Counter(word for claim in claims for word in stems(claim.sentence.text))
    paired = {stem(word.lower()) for match in PAIRED.finditer(name) for word in match.group("left", "right")}
    named = {word.stem for word in tokens(name) if is_telling(word) and is_noun(word)}
    return {word for word in named - paired - counted if often[word] >= OFTEN}
