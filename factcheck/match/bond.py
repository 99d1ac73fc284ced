"""This file holds the bond of a concept to a figure, how close it is, and what bonds other sentences lend."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from factcheck.core.text import BlockKind, Sentence
from factcheck.figures.cells import is_total_head
from factcheck.match.turns import answers, headed
from factcheck.match.vocabulary import Mention, Vocabulary

OWN = 1.0
OTHER_CLAUSE = 0.9
CONTEXT = 0.7
INNER = 0.5
FADING = 0.05
"""How close a concept is to a figure: named in its own clause, in another of the sentence, in the sentences that lend it context, or within a
longer name; each step further away fades."""


class Bond(Struct, frozen=True, gc=False):  # one of many, and in no circle
    """A concept that the text binds to a figure.

    `near` marks those of its own clause, `head` those named right behind the number, `faint` those that only a word within
    a longer name speaks of: they can help, but exclude nothing. `peers` are all the concepts that the same words name, `is_lent` marks
    those that another sentence lends.
    """

    concept: str
    strength: float
    near: bool = False
    head: bool = False
    faint: bool = False
    peers: frozenset[str] = frozenset()
    is_lent: bool = False


def named(mention: Mention, strength: float, *, near: bool = False, head: bool = False, is_lent: bool = False) -> Iterator[Bond]:
    """The bonds of a mention; what its single words name is faint, but for the last one of what a number counts."""
    for concept in sorted(mention.concepts):
        yield Bond(concept, strength, near, head, peers=mention.concepts, is_lent=is_lent)
    counted = mention.tail if head else frozenset()
    for concept in sorted(counted):
        yield Bond(concept, strength, near, head, peers=mention.concepts, is_lent=is_lent)
    for concept in sorted(mention.inner - counted):
        yield Bond(concept, INNER, faint=True, is_lent=is_lent)


def heading(sentence: Sentence, vocabulary: Vocabulary) -> Iterator[Bond]:
    """What a question that is but a name lends to the first clause behind it, as if it stood there."""
    for mention in vocabulary.mentions_in(sentence.context[0].text) if headed(sentence) else ():
        yield from named(mention, OWN, near=True)


def lent(sentence: Sentence, vocabulary: Vocabulary, *, is_bare: bool) -> Iterator[Bond]:
    """What the context of a sentence lends to its figures, nearest first; the heads of a table's cell are as good as its own words.

    What a question for a number names, the next sentence is told of nearly as in one with it, and wholly where that `is_bare`, a mere number.
    """
    strength = CONTEXT
    asked = sentence.context[0] if answers(sentence) else None
    for context in sentence.context:
        heads = sentence.kind is BlockKind.CELL and context.kind is BlockKind.CELL
        for concept in vocabulary.shortened(context.text) if heads and not is_total_head(context.text) else ():
            yield Bond(concept, OWN, near=True)
        closeness = OWN if heads else OTHER_CLAUSE if context is asked else max(strength, FADING)
        for mention in vocabulary.mentions_in(context.text):
            yield from named(mention, closeness, near=heads, is_lent=not heads and not (is_bare and context is asked))
        strength -= 0 if heads else FADING
