"""This file holds the words with which a release tells a fact."""

from __future__ import annotations

from functools import lru_cache

from factcheck.core.fact import Fact
from factcheck.expressions import regex
from factcheck.match.tokens import stems

ENDS = regex(r"[.;!?]\s|[。；！？\n]")
FAR_BACK = 400
"""What ends a sentence of a release, and how far before a passage it may begin."""


def sentence_of(fact: Fact) -> str:
    """The sentence of the release in which a fact's passage stands."""
    text, span = fact.release.text, fact.passage.span
    start = max((end.end() for end in ENDS.finditer(text, max(0, span.start - FAR_BACK), span.start)), default=span.start)
    end = ENDS.search(text, span.end)
    return text[start : end.start() if end else len(text)]


@lru_cache(maxsize=16)
def words_of(text: str) -> frozenset[str]:
    """The stems of the words of a text, which several figures ask for."""
    return stems(text)
