"""This file holds the facts that the words of the two sides of a comparison or a ratio name, and the time that each side tells."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.core.figure import Figure, Measure
from factcheck.core.period import Period, Relative
from factcheck.core.text import Sentence, Span
from factcheck.figures import periods_in
from factcheck.judge.case import REFUTE_COVER, SUPPORT_COVER
from factcheck.match.candidates import Candidate, Finder
from factcheck.match.plain_words import PLAIN
from factcheck.match.strangers import foreign, unknown_words
from factcheck.match.tokens import tokens
from factcheck.match.topic import inner_topic, side_topic

Stated = Period | Relative | None


def named_on(figure: Figure, sentence: Sentence, side: Span, matcher: Finder) -> list[Candidate]:
    """What the words of a side name; nothing where they only name what nobody knows, or another country: "Japanese visitors"."""
    text, vocabulary = words_of(sentence, side), matcher.vocabulary
    words = tokens(text)
    topic = side_topic(figure, sentence, side, vocabulary)
    is_known = any(bond.near and not bond.faint for bond in topic.bonds) or (words and not unknown_words(words, vocabulary))
    return list(matcher.search(topic)) if is_known and not foreign(words, text, vocabulary) else []


def counted_for(figure: Figure, sentence: Sentence, left: Span, right: Span, matcher: Finder) -> list[Candidate]:
    """What is counted on the left for each of what the right names; what is weighed may be told with that alone: "a drug case yields 5 kg"."""
    found, unit = named_on(figure, sentence, left, matcher), figure.observation.unit
    if not unit.is_continuous:
        return found
    words = tokens(words_of(sentence, left))
    if unknown_words(words, matcher.vocabulary):
        return [each for each in found if each.fit.cover >= REFUTE_COVER]
    own = [bond for bond in side_topic(figure, sentence, left, matcher.vocabulary).bonds if bond.near and not bond.faint]
    if own and any(usable(each) and unit.converts_to(each.fact.observation.unit) for each in found):
        return found
    if not own and any(word.text.isalpha() and word.stem not in PLAIN for word in words):
        return []
    topic = inner_topic(figure, sentence, right, matcher.vocabulary)
    inner = {bond.concept for bond in topic.bonds if bond.head}
    within = matcher.search(replace(topic, bonds=(*topic.bonds, *own))) if inner else ()
    about = {bond.concept for bond in own}
    return [
        replace(each, fit=replace(each.fit, cover=max(each.fit.cover, REFUTE_COVER)))
        for each in within
        if about <= each.fact.about and inner & each.fact.about and unit.converts_to(each.fact.observation.unit)
    ]


def usable(candidate: Candidate, *, of_growth: bool = False) -> bool:
    """Whether a candidate is a value, or a growth, that may be set beside another."""
    fact, measure = candidate.fact, candidate.fact.observation.measure
    is_value = measure is Measure.GROWTH if of_growth else fact.is_level or measure is Measure.SHARE
    return (
        is_value
        and fact.observation.quantity is not None
        and not fact.working
        and not candidate.fit.conflicts
        and candidate.fit.cover >= SUPPORT_COVER
    )


def stated(sentence: Sentence, side: Span) -> Stated:
    """The period that a stretch of the sentence names."""
    named = [period for _, period in periods_in(Sentence(words_of(sentence, side), side))]
    return named[0] if named else None


def locate(sentence: Sentence, figure: Figure, words: str) -> Span:
    """Where a side of the comparison stands in the document."""
    at = sentence.text.find(words, figure.span.start - sentence.span.start) + sentence.span.start
    return Span(at, at + len(words))


def words_of(sentence: Sentence, side: Span) -> str:
    """The words of a side."""
    return sentence.text[side.start - sentence.span.start : side.end - sentence.span.start]
