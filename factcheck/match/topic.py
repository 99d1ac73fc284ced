"""This file holds the topic of a figure: the concepts that the text binds to it, and how closely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.core.figure import Claim, Figure
from factcheck.core.text import BlockKind, Sentence, Span
from factcheck.match.clauses import clauses
from factcheck.match.tokens import Token, tokens
from factcheck.match.vocabulary import Mention, Vocabulary

OWN = 1.0
EARLIER_CLAUSE = 0.9
LATER_CLAUSE = 0.75
CONTEXT = 0.7
FADING = 0.05
"""How close a concept is to a figure: named in its own clause, in one before or behind it, in the sentences that lend it context; each step further away fades."""
HEAD_REACH = 30
"""A concept named within so many characters behind a number is what the number counts."""


@dataclass(frozen=True, slots=True)
class Bond:
    """A concept that the text binds to a figure; `head` marks those named right behind the number, `near` those of its own clause."""

    concept: str
    strength: float
    near: bool = False
    head: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """What a figure is about: its bonds, strongest first, and the words of its clause that name no concept."""

    figure: Figure
    clause: Span
    bonds: tuple[Bond, ...]
    strangers: tuple[Token, ...]

    def near(self) -> Iterator[Bond]:
        """The bonds of the figure's own clause."""
        return (bond for bond in self.bonds if bond.near)


def topics(claim: Claim, vocabulary: Vocabulary) -> list[Topic]:
    """The topic of each figure of a claim."""
    sentence = claim.sentence
    words = tokens(sentence.text, sentence.span.start)
    mentions = vocabulary.mentions(words)
    spans = clauses(sentence.text, sentence.span.start, claim.figures, [mention.span for mention in mentions])
    lent = list(_lent(sentence, vocabulary))
    return [
        Topic(
            figure,
            spans[index],
            tuple(_bonds(index, claim.figures, spans, mentions, lent)),
            tuple(_strangers(words, spans[index], mentions, claim.figures)),
        )
        for index, figure in enumerate(claim.figures)
    ]


def side_topic(figure: Figure, sentence: Sentence, side: Span, vocabulary: Vocabulary) -> Topic:
    """The topic of one side of a comparison: what its own words name is near, the rest of the sentence lends what they leave out."""
    mentions = vocabulary.mentions(tokens(sentence.text, sentence.span.start))
    own = [Bond(concept, OWN, near=True) for mention in mentions if side.covers(mention.span) for concept in sorted(mention.concepts)]
    rest = [
        Bond(concept, EARLIER_CLAUSE) for mention in mentions if not side.covers(mention.span) for concept in sorted(mention.concepts)
    ]
    return Topic(figure, side, (*own, *rest, *_lent(sentence, vocabulary)), ())


def _bonds(
    index: int, figures: Sequence[Figure], spans: Sequence[Span], mentions: Sequence[Mention], lent: Sequence[Bond]
) -> Iterator[Bond]:
    own = spans[index]
    by_distance = sorted(mentions, key=lambda mention: _distance(mention.span, figures[index].span))
    for mention in by_distance:
        if own.covers(mention.span):
            head = 0 <= mention.span.start - figures[index].span.end <= HEAD_REACH or mention.span.overlaps(figures[index].span)
            yield from (Bond(concept, OWN, near=True, head=head) for concept in sorted(mention.concepts))
    strength = EARLIER_CLAUSE
    for span in reversed(spans[:index]):
        yield from _inherited(span, own, mentions, strength)
        strength -= FADING
    strength = LATER_CLAUSE
    for span in spans[index + 1 :]:
        yield from _inherited(span, own, mentions, strength)
        strength -= FADING
    yield from lent


def _inherited(span: Span, own: Span, mentions: Sequence[Mention], strength: float) -> Iterator[Bond]:
    for mention in mentions:
        if span.covers(mention.span) and not own.covers(mention.span):
            yield from (Bond(concept, max(strength, FADING)) for concept in sorted(mention.concepts))


def _lent(sentence: Sentence, vocabulary: Vocabulary) -> Iterator[Bond]:
    """What the context of a sentence lends to its figures, nearest first; the heads of a table's cell are as good as its own words."""
    strength = CONTEXT
    for context in sentence.context:
        heads = sentence.kind is BlockKind.CELL and context.kind is BlockKind.CELL
        for mention in vocabulary.mentions(tokens(context.text)):
            yield from (
                Bond(concept, OWN if heads else max(strength, FADING), near=heads) for concept in sorted(mention.concepts)
            )
        strength -= 0 if heads else FADING


def _distance(mention: Span, figure: Span) -> tuple[bool, int]:
    """Words behind a number come before those in front of it."""
    return mention.end <= figure.start, mention.distance(figure)


def _strangers(words: Sequence[Token], clause: Span, mentions: Sequence[Mention], figures: Sequence[Figure]) -> Iterator[Token]:
    """The words of a clause that name no concept and belong to no figure."""
    taken = [mention.span for mention in mentions] + [figure.span for figure in figures]
    for word in words:
        if clause.covers(word.span) and not any(span.overlaps(word.span) for span in taken):
            yield word
