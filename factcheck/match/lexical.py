"""This file holds matching without a vocabulary: facts that no concept describes are about the telling words of their label or passage."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from factcheck.core.fact import Concept, Fact
from factcheck.core.figure import Measure
from factcheck.core.unit import COUNT, MEASURES
from factcheck.match.candidates import Candidate
from factcheck.match.plain_words import PLAIN
from factcheck.match.tokens import Token, stems, tokens
from factcheck.match.topic import Topic
from factcheck.match.vocabulary import Vocabulary

MOST_WORDS = 4
"""So many words, those nearest to the value, stand for what a fact is about."""
SHORTEST = 3
MEASURING = frozenset(word for unit in MEASURES for word in unit.split())
"""The words of units as they are written: by its stem France would be a franc."""
PERSON = "person"
CAUTION = 0.85
"""What names an unread fact names it less surely: a refutation then needs nearly all of its words, and little else in the clause."""
STRANGER_COVER = 0.5
"""... and what counts something unknown, or one of several things of which it is not said which, is named by half as much as it seems."""
LED_COVER = 0.15
"""... and hardly at all what is told of somebody whom the release does not know."""
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


def cautious(candidates: Sequence[Candidate], topic: Topic, lead: str, vocabulary: Vocabulary) -> Sequence[Candidate]:
    """The candidates, those that rest on words which nobody has read over with less confidence; `lead` is the clause up to the figure.

    With none where the number counts what no word is known for, or where the clause names two of one kind: then it may speak of both.
    """
    matters = {each.fact.about for each in candidates}
    unread = {about for about in matters if vocabulary.is_unread(about)}
    return tuple(_doubting(candidates, unread, topic, lead, vocabulary)) if unread else candidates


def _doubting(
    candidates: Iterable[Candidate], unread: Container[frozenset[str]], topic: Topic, lead: str, vocabulary: Vocabulary
) -> Iterator[Candidate]:
    is_stranger = counts_stranger(topic, vocabulary)
    is_date = topic.figure.observation.measure is Measure.DATE
    named = {bond.concept for bond in topic.bonds if bond.near}
    told = {bond.concept for bond in topic.bonds}
    subject = _subject(lead, vocabulary)
    for candidate in candidates:
        fit, about = candidate.fit, candidate.fact.about
        if about not in unread:
            yield candidate
            continue
        is_led = subject is not None and subject.stem not in stems(candidate.fact.passage.paragraph)
        is_elsewhere = _is_of_another_whole(topic, about, vocabulary)
        is_other = is_stranger or is_led or is_elsewhere or _is_otherwise(candidate.fact, topic)
        caution = 0.0 if is_other or _names_another(named, about, vocabulary) else CAUTION
        is_unsure = is_stranger or is_elsewhere or not told.issuperset(_of_lists(about, vocabulary))
        cover = fit.cover * (LED_COVER if is_led else STRANGER_COVER if is_unsure else DATE_COVER if is_date else 1)
        yield replace(candidate, fit=replace(fit, cover=cover, explained=fit.explained * caution))


def counts_stranger(topic: Topic, vocabulary: Vocabulary) -> bool:
    """Whether none of the words behind the number is known."""
    counted = [word for word in tokens(topic.figure.counted) if _tells(word)]
    is_level = topic.figure.observation.measure is Measure.LEVEL
    return is_level and bool(counted) and not any(vocabulary.knows(word.stem) for word in counted)


def _subject(lead: str, vocabulary: Vocabulary) -> Token | None:
    """The plural that nobody knows with which a clause begins, but for what goes without saying: "Northport's | trains | burned"."""
    words = tokens(lead)
    known = vocabulary.mentions(words)
    unsaid = [each.span for each in known if any(map(vocabulary.is_implied, each.concepts))]
    first = next((word for word in words if _tells(word) and not any(span.covers(word.span) for span in unsaid)), None)
    is_plural = first is not None and first.text.endswith("s") and not first.text.endswith("ss")
    return first if is_plural and first is not None and not any(each.span.covers(first.span) for each in known) else None


def _is_of_another_whole(topic: Topic, about: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Whether a share is told of what facts are not about, or its clause names no part of that: "two thirds of the | works | stayed"."""
    words = tokens(topic.figure.counted) if topic.figure.observation.measure is Measure.SHARE else []
    named = {one for mention in vocabulary.mentions(words) for one in mention.concepts}
    near = {bond.concept for bond in topic.bonds if bond.near and not vocabulary.is_implied(bond.concept)}
    return bool(words) and (near <= named or not any(one in about or vocabulary.is_implied(one) for one in named))


def _is_otherwise(fact: Fact, topic: Topic) -> bool:
    """Whether people are counted by what they did, of which a fact's passage knows nothing: "318 | drowned", where 588 died."""
    told = stems(fact.passage.text)
    are_people = fact.is_level and fact.observation.unit.name == PERSON
    done = (word for word in topic.strangers if word.text.endswith("ed") and word.text.islower() and _tells(word))
    return _is_mean(fact, topic) or (are_people and any(word.stem not in told for word in done))


def _is_mean(fact: Fact, topic: Topic) -> bool:
    """Whether a fact tells a mean or a rate of things that are counted, of which there are whole numbers, and the figure such a number."""
    known, told = fact.observation.quantity, topic.figure.observation.quantity
    is_count = fact.is_level and fact.observation.unit.dimension == COUNT.dimension
    return is_count and known is not None and told is not None and known.value % 1 != 0 and told.value % 1 == 0


def _of_lists(about: Iterable[str], vocabulary: Vocabulary) -> set[str]:
    """The concepts that are told beside others of their kind: a number is that of one of them only where it is named."""
    return {one for one in about if vocabulary.concepts[one].facet and not vocabulary.is_implied(one)}


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
