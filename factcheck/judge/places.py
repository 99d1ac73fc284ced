"""This file holds the places of which a sentence tells what a release tells of others, or of a whole country: "Northport's inspectors"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from factcheck.core.fact import Fact
from factcheck.core.text import Sentence
from factcheck.expressions import regex
from factcheck.figures.names import LIST
from factcheck.judge.case import Case
from factcheck.judge.passages import sentence_of
from factcheck.match.plain_words import PLAIN, REPORTING_VERBS
from factcheck.match.tokens import WORD, stem
from factcheck.match.vocabulary import Vocabulary

_NAME = r"(?P<place>[A-Z][a-z]{2,20})"
WITHIN = regex(
    rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]round|[Aa]cross|[Ww]ithin|[Tt]hrough|[Vv]ia|[Ii]nto|[Oo]ut\sof)\s(?:(?:the\s)?(?:[a-z]{{3,15}}\s){{1,3}}of\s)?{_NAME}\b"
)
"""How a clause names a place in which what it counts is or passes."""
ITS = regex(rf"\b(?P<before>[A-Z][\w-]*\s)?{_NAME}['’]s\s")
"""... or whose it is: "Northport's harbours"; a name of several words is that of a body."""
ACTING = regex(
    rf"(?:(?<![\w,;:] )|(?<=[,;:0-9]\s)|(?<=\b(?:and|now)\s)|(?<=\b(?:year|week|half)\s)|(?<=\bmonth\s)|(?<=\bquarter\s)){_NAME}(?=\s[a-z])"
)
"""... or which did it: "Northport inspected", "Northport police caught"."""

BODY = regex(
    rf"\b{_NAME}(?:['’]s)?(?:\s(?!(?:the|and|whom|whose|where|when|while)\b)[a-z]{{3,14}})?\s(?:authorit(?:y|ies)|police|officers?|officials?|inspectors?|guards?|departments?|bureau|agency|office"
    r"|administration|ministry|government)\b"
)
"""... or whose body did it: "Northport police", "Northport's fishery department"."""


def is_told_of_a_place(fact: Fact, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a clause tells of what it counts in one place, of which the fact's paragraphs and its release's title know nothing."""
    if any(word.stem in REPORTING_VERBS for word in case.topic.strangers):
        return False  # it may be where somebody said so
    release = fact.release
    passages = (sentence_of(fact), *(_unlisted(passage.paragraph) for passage in (fact.passage, *fact.repeats)))
    names = _names_in(f"{release.publisher}. {release.title}", vocabulary)
    own = " ".join((release.publisher, release.title, *names)).casefold()
    own += " " + " ".join(_unsaid_in(sentence, vocabulary))
    if any(place.casefold() not in own for place in _bodies(fact, case, sentence)):
        return True
    told = " ".join((own, fact.label, *passages)).casefold()
    return any(
        place.casefold() not in told and stem(place.casefold()) not in PLAIN
        for place in _places(fact, case, sentence, vocabulary)
    )


def _places(fact: Fact, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> Iterator[str]:
    """The names in a clause that place what it tells."""
    start, end = (at - sentence.span.start for at in (case.topic.clause.start, case.topic.clause.end))
    yield from (match["place"] for match in WITHIN.finditer(sentence.text, start, end))
    yield from (match["place"] for match in ITS.finditer(sentence.text, start, end) if not match["before"])
    until = case.figure.span.start - sentence.span.start
    acting = (match["place"] for match in ACTING.finditer(sentence.text, start, until))
    for place in acting:
        word = stem(place.casefold())
        is_strange = word not in PLAIN and not vocabulary.knows(word)  # else the other candidates need not be looked at
        if _is_name(place, fact.release.text) or (
            is_strange and any(_is_name(place, each.fact.release.text) for each in case.candidates)
        ):
            yield place


def _bodies(fact: Fact, case: Case, sentence: Sentence) -> Iterator[str]:
    """The names of places in a clause of which a body is told, that the release tells of, too."""
    start, end = (at - sentence.span.start for at in (case.topic.clause.start, case.topic.clause.end))
    bodies = (match["place"] for match in BODY.finditer(sentence.text, start, end))
    yield from (place for place in bodies if _is_name(place, fact.release.text))


def _names_in(title: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The other names of what a release's publisher and title name: they tell of what country it is, or from where it speaks."""
    for mention in vocabulary.mentions_in(title):
        for concept in sorted(mention.concepts):
            yield from vocabulary.concepts[concept].aliases


def _unsaid_in(sentence: Sentence, vocabulary: Vocabulary) -> Iterator[str]:
    """The words of a sentence that name what nobody has read over as going without saying: the country that a release is about."""
    for mention in vocabulary.mentions_in(sentence.text):
        concepts = (vocabulary.concepts[one] for one in mention.concepts)
        if any(concept.implied and concept.proposed for concept in concepts):
            yield sentence.text[mention.span.start : mention.span.end].casefold()


@lru_cache(maxsize=64)
def _unlisted(paragraph: str) -> str:
    """A paragraph without the names that it lists, of which what else it tells is not told: "at Northport, Southport and Westport"."""
    return LIST.sub(" ", paragraph)


@lru_cache(maxsize=256)
def _is_name(word: str, text: str) -> bool:
    """Whether a text writes a word with a capital only, within a sentence too."""
    within = (at for at in _places_of(word, text) if text[at - 2 : at - 1].isalpha() or text[at - 2 : at] == ", ")
    return any(within) and next(_places_of(word.lower(), text), None) is None


def _places_of(word: str, text: str) -> Iterator[int]:
    """Where a text holds just this word."""
    at = text.find(word)
    while at >= 0:
        found = WORD.match(text, at)
        if found and found.group() == word and not text[max(0, at - 1) : at].isalnum():
            yield at
        at = text.find(word, at + 1)
