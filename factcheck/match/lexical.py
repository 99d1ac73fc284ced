"""This file holds matching without a vocabulary: facts that no concept describes are about the telling words of their label or passage."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from factcheck.core.fact import Concept, Fact
from factcheck.core.figure import Measure
from factcheck.core.unit import MEASURES
from factcheck.match.candidates import Candidate
from factcheck.match.plain_words import PLAIN
from factcheck.match.tokens import Token, tokens
from factcheck.match.topic import Topic
from factcheck.match.vocabulary import Vocabulary

MOST_WORDS = 4
"""So many words, those nearest to the value, stand for what a fact is about."""
SHORTEST = 3
MEASURING = frozenset(word for unit in MEASURES for word in unit.split())
"""The words of units as they are written: by its stem France would be a franc."""
CAUTION = 0.85
"""What names an unread fact names it less surely: a refutation then needs nearly all of its words, and little else in the clause."""
STRANGER_COVER = 0.5
"""... and what counts something unknown is named by half as much as it seems."""
DATE_COVER = 0.65
"""The words around a date hardly tell which event it was: it may bear a claim out, but it refutes none."""


def worded(facts: Sequence[Fact], concepts: Mapping[str, Concept]) -> tuple[tuple[Fact, ...], dict[str, Concept]]:
    """The facts, those about nothing with their words as concepts, and the concepts with those words among them.

    Rare words weigh more than common ones, and misspelt ones are found, as with all concepts.
    """
    words = {fact.id: tuple(_telling(fact)) for fact in facts if not fact.about}
    known = dict(concepts)
    for word in (word for found in words.values() for word in found):
        id_ = _id(word)
        known.setdefault(id_, Concept(id_, word.text.lower(), aliases=(word.text.lower(),), proposed=True))
    return tuple(_about(fact, words[fact.id]) if fact.id in words else fact for fact in facts), known


def cautious(candidates: Sequence[Candidate], topic: Topic, vocabulary: Vocabulary) -> Sequence[Candidate]:
    """The candidates, those that rest on words which nobody has read over with less confidence.

    With none where the number counts what no word is known for, or where the clause names two of one kind: then it may speak of both.
    """
    matters = {each.fact.about for each in candidates}
    unread = {about for about in matters if vocabulary.is_unread(about)}
    return tuple(_doubting(candidates, unread, topic, vocabulary)) if unread else candidates


def _doubting(
    candidates: Iterable[Candidate], unread: Container[frozenset[str]], topic: Topic, vocabulary: Vocabulary
) -> Iterator[Candidate]:
    is_stranger = counts_stranger(topic, vocabulary)
    is_date = topic.figure.observation.measure is Measure.DATE
    named = {bond.concept for bond in topic.bonds if bond.near}
    for candidate in candidates:
        fit, about = candidate.fit, candidate.fact.about
        if about not in unread:
            yield candidate
            continue
        caution = 0.0 if is_stranger or _names_another(named, about, vocabulary) else CAUTION
        cover = fit.cover * (STRANGER_COVER if is_stranger else DATE_COVER if is_date else 1)
        yield replace(candidate, fit=replace(fit, cover=cover, explained=fit.explained * caution))


def counts_stranger(topic: Topic, vocabulary: Vocabulary) -> bool:
    """Whether none of the words behind the number is known."""
    counted = [word for word in tokens(topic.figure.counted) if _tells(word)]
    is_level = topic.figure.observation.measure is Measure.LEVEL
    return is_level and bool(counted) and not any(vocabulary.knows(word.stem) for word in counted)


def _names_another(named: Iterable[str], about: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Whether the clause names another concept of a facet in which a fact has one."""
    facets = {vocabulary.concepts[id_].facet for id_ in about} - {""}
    return any(vocabulary.concepts[id_].facet in facets for id_ in set(named) - about)


def _about(fact: Fact, words: Sequence[Token]) -> Fact:
    label = fact.label or " ".join(word.text.lower() for word in words)
    return replace(fact, about=frozenset(map(_id, words)), label=label)


def _id(word: Token) -> str:
    return f"word:{word.stem}"


def _telling(fact: Fact) -> list[Token]:
    """The telling words of a fact's label; without one, those of its passage that stand nearest to its value."""
    if fact.label:
        return [word for word in tokens(fact.label) if _tells(word)][:MOST_WORDS]
    passage, value = fact.passage, fact.passage.value or fact.passage.span
    words = [word for word in tokens(passage.text, passage.span.start) if _tells(word) and not value.overlaps(word.span)]
    first = {
        word.stem: word for word in sorted(words, key=lambda word: (word.span.start < value.start, word.span.distance(value)))
    }
    return list(first.values())[:MOST_WORDS]


def _tells(word: Token) -> bool:
    is_word = word.text.isalpha() and (not word.text.isascii() or len(word.text) >= SHORTEST)
    return is_word and word.stem not in PLAIN and word.text.casefold() not in MEASURING
