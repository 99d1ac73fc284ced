"""This file holds the country that a release is about as a concept: its figures seldom name it, and those who tell them do."""

from __future__ import annotations

import re

from factcheck.core.fact import Concept
from factcheck.core.text import BlockKind, Document
from factcheck.expressions import regex
from factcheck.extract.identity import slug
from factcheck.match.countries import COUNTRIES, COUNTRY_NAMES, country_names
from factcheck.match.plain_words import PLAIN
from factcheck.match.tokens import Token, tokens

COUNTRY = "country"
LEAD = 5
"""Among so many blocks from the top a release names its country."""
TOWARDS = regex(
    r"\b(?i:to|from|with|into|against|than|via|towards?|by|outside)\s(?:the\s)?(?:[A-Z][a-z]{2,20}(?:,\s[A-Z][a-z]{2,20}){0,4},?\sand\s(?:the\s)?)?$"
)
"""Before the name of a country that a release tells of beside its own."""
VALUE = regex(r"\W{1,4}(?!(?:19|20)\d\d\b)\d")
"""Right behind the name of a country that is one of several with a value each."""


def home_concept(document: Document, title: str) -> Concept | None:
    """The concept of the one country that a release's title names, or else its first lines; None where that is one with a value of its own."""
    top = [document.reading(block.span) for block in document.blocks[:LEAD] if block.kind in (BlockKind.PROSE, BlockKind.HEADING)]
    named = _named(title) or frozenset[tuple[str, ...]]().union(*map(_named, top))
    names = next(iter(named)) if len(named) == 1 else ()
    if not names or any(_is_one_of_several(name, document) for name in names):
        return None
    label = next((name for name in names if " " in name), names[0])
    return Concept(slug(label), label.title(), COUNTRY, names, implied=True)


def _named(text: str) -> frozenset[tuple[str, ...]]:
    """The countries that a text names, each as its names."""
    words = [(word.text, word.span.start) for word in tokens(text) if _is_country(word)]
    long = [(name, text.find(name)) for name in COUNTRY_NAMES if name in text]
    told = (country_names(name) for name, start in (*words, *long) if not TOWARDS.search(text, 0, start))
    return frozenset(names for names in told if names)


def _is_country(word: Token) -> bool:
    """Whether a word is the name of a country or its people; "US" may be one of money, and "us" is none."""
    return word.is_capitalised and word.stem in COUNTRIES and word.stem not in PLAIN


def _is_one_of_several(name: str, document: Document) -> bool:
    """Whether a name heads a row, or has a value right behind it, as those of a list have."""
    cells = (document.reading(block.span) for block in document.blocks if block.kind is BlockKind.CELL)
    if any(" ".join(cell.split()).casefold() == name for cell in cells):
        return True
    places = re.finditer(rf"\b{re.escape(name)}\b", document.text, re.I)
    return any(VALUE.match(document.text, place.end()) for place in places)
