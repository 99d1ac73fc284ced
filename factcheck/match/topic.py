"""This file holds the topic of a figure: the concepts that the text binds to it, and how closely."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.core.figure import Claim, Figure, Measure
from factcheck.core.text import BlockKind, Sentence, Span
from factcheck.match.clauses import Clause, clauses
from factcheck.match.tokens import Token, tokens
from factcheck.match.vocabulary import Mention, Vocabulary

OWN = 1.0
EARLIER_CLAUSE = 0.9
LATER_CLAUSE = 0.75
CONTEXT = 0.7
INNER = 0.5
FADING = 0.05
"""How close a concept is to a figure: named in its own clause, in one before or behind it, in the sentences that lend it context, or within a longer name; each step further away fades."""
HEAD_REACH = 40
JOINED = re.compile(r"^[\s,]*(?:(?:and|or|other|new|different|various|more|separate|types?|kinds?|of|the|such|名|个|余|多)\s*){0,4}$")
"""The concepts named right behind a number, with nothing but such words between, are what the number counts."""


@dataclass(frozen=True, slots=True)
class Bond:
    """A concept that the text binds to a figure.

    `near` marks those of its own clause, `head` those named right behind the number, `faint` those that only a word within
    a longer name speaks of: they can help, but exclude nothing.
    """

    concept: str
    strength: float
    near: bool = False
    head: bool = False
    faint: bool = False


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
    parts = _parts(claim, [mention.span for mention in mentions])
    lent = list(_lent(sentence, vocabulary))

    def text(span: Span) -> str:
        return sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]

    return [
        Topic(
            figure,
            parts[index].span,
            tuple(_bonds(index, claim.figures, parts, mentions, lent, text)),
            tuple(_strangers(words, parts[index].span, mentions, claim.figures)),
        )
        for index, figure in enumerate(claim.figures)
    ]


def _parts(claim: Claim, solid: Sequence[Span]) -> list[Clause]:
    """Each figure's clause: numbers part a sentence, while dates, names and comparisons stand in the clause of a number or in the whole."""
    sentence = claim.sentence
    numbers = [figure for figure in claim.figures if figure.observation.quantity or figure.observation.measure is Measure.MALFORMED]
    parted = clauses(sentence.text, sentence.span.start, numbers, solid)
    by_number = dict(zip((figure.span for figure in numbers), parted, strict=True))
    return [by_number.get(figure.span) or _around(figure, parted, sentence.span) for figure in claim.figures]


def _around(figure: Figure, parted: Sequence[Clause], whole: Span) -> Clause:
    """The clause in which a date stands; for what spans several, the sentence."""
    return next((part for part in parted if part.span.covers(figure.span)), Clause(whole))


def side_topic(figure: Figure, sentence: Sentence, side: Span, vocabulary: Vocabulary) -> Topic:
    """The topic of one side of a comparison: what its own words name is near, the rest of the sentence lends what they leave out."""
    mentions = vocabulary.mentions(tokens(sentence.text, sentence.span.start))
    own = [Bond(concept, OWN, near=True) for mention in mentions if side.covers(mention.span) for concept in sorted(mention.concepts)]
    rest = [
        Bond(concept, EARLIER_CLAUSE) for mention in mentions if not side.covers(mention.span) for concept in sorted(mention.concepts)
    ]
    return Topic(figure, side, (*own, *rest, *_lent(sentence, vocabulary)), ())


def _bonds(
    index: int, figures: Sequence[Figure], parts: Sequence[Clause], mentions: Sequence[Mention], lent: Sequence[Bond], text: Callable[[Span], str]
) -> Iterator[Bond]:
    own = parts[index].span
    heads = set(_heads(figures[index].span, own, mentions, text))
    for mention in sorted(mentions, key=lambda mention: _distance(mention.span, figures[index].span)):
        if own.covers(mention.span):
            yield from _named(mention, Bond("", OWN, near=True, head=mention in heads))
    strength = EARLIER_CLAUSE
    for part in () if parts[index].is_whole else reversed(parts[:index]):
        yield from _inherited(part.span, own, mentions, strength)
        strength -= FADING
    strength = LATER_CLAUSE
    for part in parts[index + 1 :]:
        yield from _inherited(part.span, own, mentions, strength)
        strength -= FADING
    yield from lent


def _heads(figure: Span, clause: Span, mentions: Sequence[Mention], text: Callable[[Span], str]) -> Iterator[Mention]:
    """What a number counts: the mentions right behind it, one after the other, and those within its own words."""
    at = figure.end
    for mention in mentions:
        if mention.span.overlaps(figure):
            yield mention
        elif mention.span.start >= at and clause.covers(mention.span):
            if mention.span.start - at > HEAD_REACH or not JOINED.match(text(Span(at, mention.span.start))):
                return
            at = mention.span.end
            yield mention


def _named(mention: Mention, bond: Bond) -> Iterator[Bond]:
    """The bonds of a mention, all alike but for the concept; what its single words name is faint."""
    yield from (replace(bond, concept=concept) for concept in sorted(mention.concepts))
    yield from (Bond(concept, INNER, faint=True) for concept in sorted(mention.inner))


def _inherited(span: Span, own: Span, mentions: Sequence[Mention], strength: float) -> Iterator[Bond]:
    for mention in mentions:
        if span.covers(mention.span) and not own.covers(mention.span):
            yield from _named(mention, Bond("", max(strength, FADING)))


def _lent(sentence: Sentence, vocabulary: Vocabulary) -> Iterator[Bond]:
    """What the context of a sentence lends to its figures, nearest first; the heads of a table's cell are as good as its own words."""
    strength = CONTEXT
    for context in sentence.context:
        heads = sentence.kind is BlockKind.CELL and context.kind is BlockKind.CELL
        for mention in vocabulary.mentions(tokens(context.text)):
            yield from _named(mention, Bond("", OWN if heads else max(strength, FADING), near=heads))
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
