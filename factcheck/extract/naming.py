"""This file holds what goes without saying in a release as concepts: its publisher, by the names that others call it, and the land that both are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.core.fact import Concept, Release
from factcheck.core.text import Document
from factcheck.expressions import regex
from factcheck.extract.home import COUNTRY, home_concept
from factcheck.extract.identity import slug
from factcheck.extract.publisher import NAMED_BODY
from factcheck.match.tokens import stem

FACET = "publisher"
WORD = regex(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
ARTICLE = regex(r"^(?:the|an?) ", re.I)
SHORTEST = 4
"""A place or a body has so many letters, or is no name that can be told by itself."""
OF_PLACE = ("ia", "a")
"""How the names of places end whose people and things are called by the same with an n: "Ardmoria", "Ardmorian"."""
AREA = r",\s(?:the )?(?:republic|kingdom|state|province|county|canton|city|region|commonwealth) of (?P<place>[^\W\d_]{4,30})"
"""Behind the name of a body, the land that it is of."""


def unsaid_concepts(header: Release, document: Document) -> tuple[Concept, ...]:
    """The concepts of a release's publisher and of its country, where that has a name which the publisher has not."""
    publisher, home = publisher_concept(header.publisher, document.text), home_concept(document, header.title)
    if home is not None and publisher is not None and set(home.aliases) & set(publisher.aliases):
        home = None
    return tuple(one for one in (publisher, home) if one is not None)


def publisher_concept(publisher: str, text: str) -> Concept | None:
    """The concept of a publisher, which often goes without saying; None where it has no name that others have not."""
    name = ARTICLE.sub("", " ".join(publisher.split()), count=1)
    names = dict.fromkeys(alias.lower() for alias in _names(name, text) if len(alias) >= SHORTEST)
    return Concept(slug(name) or FACET, name, FACET, tuple(names), implied=True) if _own_words(name, text) else None


def _names(name: str, text: str) -> Iterator[str]:
    """The name, the places in it, and the body as the text itself calls it."""
    yield name
    for place in _places(name, text):
        yield place
        if " " not in place and place.endswith(OF_PLACE):
            yield f"{place}n"
    of = name.find(" of ")
    body = name[:of] if of > 0 else name
    if area := re.search(re.escape(name) + AREA, text, re.I):
        yield area["place"]
    words = body.split()
    yield from (" ".join(words[first:]) for first in range(len(words) - 1))
    for word in WORD.findall(body):
        if NAMED_BODY.fullmatch(word) and re.search(rf"\b[Tt]he {word}\b", text):
            yield word


def _places(name: str, text: str) -> Iterator[str]:
    """The runs of words in a name that are proper names: the text never writes them small."""
    run: list[str] = []
    own = _own_words(name, text)
    for word in (*WORD.findall(name), ""):
        if word in own:
            run.append(word)
        elif run:
            yield " ".join(run)
            run = []


def _own_words(name: str, text: str) -> set[str]:
    """The words of a name that are no words of the language: the text has them elsewhere, and never small."""
    words = {
        word for word in WORD.findall(name) if word[:1].isupper() and len(word) >= SHORTEST and not NAMED_BODY.fullmatch(word)
    }
    return {word for word in words if not re.search(rf"\b{word.lower()}\b", text) and _is_told(word, name, text)}


def _is_told(word: str, name: str, text: str) -> bool:
    """Whether a text names a word beside the whole name, or the name ends with it behind "of"."""
    return word in WORD.findall(name.rpartition(" of ")[2]) or re.search(rf"\b{word}\b", text.replace(name, " ")) is not None


def idle_words(publisher: str, text: str, unsaid: Sequence[Concept]) -> frozenset[str]:
    """The stems of the words that tell nothing of what figures are about: the body and the place in a publisher's name, and a country's names."""
    own = _own_words(publisher, text)
    body = {word.lower() for word in WORD.findall(publisher) if word in own or NAMED_BODY.fullmatch(word)}
    country = {name for one in unsaid if one.facet == COUNTRY for name in one.aliases}
    return frozenset(map(stem, (*body, *country)))
