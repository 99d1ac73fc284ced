"""This file holds the words before what a number counts that make it a kind of that: "40 | fishing | boats", "5 | high-speed | trains"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from factcheck.core.fact import Fact
from factcheck.core.text import Sentence, Span
from factcheck.expressions import regex
from factcheck.judge.case import Case
from factcheck.judge.done import ROUTINE
from factcheck.judge.passages import sentence_of, words_of
from factcheck.match.candidates import named_by
from factcheck.match.countries import PEOPLES
from factcheck.match.plain_words import PLAIN
from factcheck.match.tokens import Token, tokens
from factcheck.match.vocabulary import Vocabulary

ADJECTIVE = regex(
    r"(?!(?:separate|different|distinct|individual|single|partner|solid|odd|straight|consecutive|average|typical"
    r"|(?:any|every|some|no)(?:body|one)|whoever)$)[a-z]{3,16}(?<!ly)"
)
"""A word that may tell some things apart from others, right before what is counted."""
KIND = regex(rf"{ADJECTIVE.pattern}(?<!ed)(?<!er)(?<!s)")
"""... and one that tells what kind they are of: neither a verb nor a comparison."""
COMPOUND = regex(r"\s(?P<words>(?!(?:so|two|all|much|well|record|brand|non|ever)-)[a-z]{2,12}-[a-z]{2,12})\s")
"""... in two words: "5 | high-speed | trains"; "two-way" and "record-breaking" tell no kind."""
PERSON = "person"
"""The unit of facts that count people."""
PERSONS = regex(
    r"(?!(?:holders|users|owners|bearers|comers|goers|members|others|crossers|numbers|orders|quarters|residents|inhabitants|dwellers)$)[a-z]{3,14}(?:ers|ors|ists|ants|(?<!m)ents|ians|ees)"
    r"|(?:wo)?men|children|youths?|couples|families"
)
"""A word for some people among others."""
ONE_WORD = regex(r"\s(?:[A-Z]?[a-z]{2,14}\s)?")
"""Between a number and the people that it counts."""
OTHER = regex(r"\sother\s(?:[a-z-]{3,15}\s){0,2}$")
"""What leads from some kinds to the name of all such: "40 doctors, teachers and other | talents"."""
CALLED = regex(r"\s(?:was|were|are)\s(?:all\s|mostly\s|mainly\s|largely\s)?$")
"""Before what some people are said to be: "all 66 of them were | women"."""
OF_KIND = regex(r"\sof\s(?P<kind>[a-z-]{3,15}(?:\s[a-z-]{3,15}){0,2})")
"""Behind the name of what a number counts, of what kind that is: "cases | of tax evasion | were"."""


def is_of_a_kind(fact: Fact, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a number counts a kind of what a fact does, or some people, of which the release says nothing where it tells the fact."""
    if any(is_unsaid(word, fact) for word in _kinds(case, sentence, vocabulary)):
        return True
    if any(words not in sentence_of(fact) for words in _compounds(case, sentence, vocabulary)):
        return True
    kind = _of_what(case, sentence, vocabulary)
    return kind is not None and not vocabulary.knows(kind.stem) and kind.stem not in words_of(fact.release.text)


def _kinds(case: Case, sentence: Sentence, vocabulary: Vocabulary) -> Iterator[Token]:
    """The word between a number and the name of what it counts, and one for people right behind that, or behind the number."""
    start, end = sentence.span.start, case.figure.span.end
    head = _head(case, sentence, vocabulary)
    for word in case.topic.strangers:
        if word.span.start <= end:
            continue
        is_between = head is not None and word.span.start == end + 1 and word.span.end + 1 == head.start
        is_behind = head is not None and head.start == end + 1 and head.end + 1 == word.span.start
        is_next = ONE_WORD.fullmatch(sentence.text, end - start, word.span.start - start) is not None
        is_listed = (
            head is not None and OTHER.search(sentence.text, word.span.end - start, max(0, head.start - start)) is not None
        )
        is_counted = is_next and (head is None or (word.span.end < head.start and not is_listed))
        is_people = word.span.start == end + 1 and word.is_capitalised and word.stem in PEOPLES
        if (
            is_people
            or (CALLED.search(sentence.text, end - start, word.span.start - start) and PERSONS.fullmatch(word.text))
            or (is_between and KIND.fullmatch(word.text))
            or ((is_behind or is_counted) and PERSONS.fullmatch(word.text))
        ):
            yield word


def _compounds(case: Case, sentence: Sentence, vocabulary: Vocabulary) -> Iterator[str]:
    """The words joined by a hyphen between a number and the name of what it counts."""
    end, head = case.figure.span.end, _head(case, sentence, vocabulary)
    match = COMPOUND.fullmatch(sentence.text, end - sentence.span.start, head.start - sentence.span.start) if head else None
    if match:
        yield match["words"]


def _of_what(case: Case, sentence: Sentence, vocabulary: Vocabulary) -> Token | None:
    """The noun behind an "of" that tells the kind of what a number counts, which nothing in the vocabulary names: "cases of tax | evasion"."""
    head, offset = _head(case, sentence, vocabulary), sentence.span.start
    is_counted = head is not None and ONE_WORD.fullmatch(sentence.text, case.figure.span.end - offset, head.start - offset)
    match = OF_KIND.match(sentence.text, head.end - offset) if head and is_counted else None
    if match is None:
        return None
    told = list(takewhile(is_word, tokens(match["kind"], match.start("kind") + offset)))
    strangers = {word.span for word in case.topic.strangers}
    return told[-1] if told and told[-1].span in strangers else None


def _head(case: Case, sentence: Sentence, vocabulary: Vocabulary) -> Span | None:
    """The first name behind a number."""
    offset = sentence.span.start
    behind = (each.span for each in vocabulary.mentions_in(sentence.text) if each.span.start + offset > case.figure.span.end)
    first = next(behind, None)
    return Span(first.start + offset, first.end + offset) if first else None


def is_unsaid(word: Token, fact: Fact) -> bool:
    """Whether the release does not have a word where it tells a fact."""
    return is_word(word) and word.stem not in words_of(f"{fact.label} {sentence_of(fact)}")


def is_word(word: Token) -> bool:
    """Whether a word tells anything, and not only that there were so many."""
    return word.text.isascii() and word.text.isalpha() and word.stem not in PLAIN and word.text not in ROUTINE


def is_uncounted(fact: Fact, case: Case, vocabulary: Vocabulary) -> bool:
    """Whether the clause of a figure names neither what a fact counts nor a kind of it."""
    counted = named_by(fact.observation.unit.name, vocabulary)
    near = {bond.concept for bond in case.topic.bonds if bond.near}
    return bool(counted) and counted.isdisjoint(near.union(*map(vocabulary.ancestors, near)))
