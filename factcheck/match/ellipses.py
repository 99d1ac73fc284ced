"""This file holds the words that stand for a noun told before: "residents of the island outnumbered | those | of the coast"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.match.tokens import Token
from factcheck.match.vocabulary import Vocabulary

THOSE = "those"
LINKS = frozenset(("of", "from", "in"))
OWN = 8
"""Within so many words behind "those" a noun of its own may stand: "those of the coast's residents"."""
NEAREST = 3
"""So many names before "those" may hold the noun that it stands for."""


def filled(words: Sequence[Token], vocabulary: Vocabulary) -> tuple[Token, ...]:
    """The words, where each "those of" is the noun that makes a name of it: "residents" for "those" of the coast."""
    whole = tuple(words)
    for at, word in enumerate(words[:-1]):
        if word.text == THOSE and words[at + 1].stem in LINKS:
            whole = _filled_at(at, whole, vocabulary)
    return whole


def _filled_at(at: int, words: tuple[Token, ...], vocabulary: Vocabulary) -> tuple[Token, ...]:
    those = words[at]
    names = list(vocabulary.mentions(words[:at]))[-NEAREST:]
    nouns = [word for name in reversed(names) for word in reversed(words[:at]) if name.span.covers(word.span)]
    own = {word.stem for word in words[at : at + OWN]}
    for noun in (noun for noun in nouns if noun.stem not in own):
        told = (*words[:at], replace(noun, span=those.span), *words[at + 1 :])
        if any(name.span.start == those.span.start and name.span.end > those.span.end for name in vocabulary.mentions(told)):
            return told
    return words
