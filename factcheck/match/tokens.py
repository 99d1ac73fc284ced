"""This file holds words as they are compared: lower case, one spelling, without endings; a Chinese character is a word."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from factcheck.core.text import Span
from factcheck.expressions import regex

WORD = regex(
    r"[A-Za-z][A-Za-z0-9-]{0,40}(?:\.[a-z]{2,8}){0,2}\.(?:com|cn|net|org|gov|edu|info|io|tv)\b|[Nn]on[-\s][A-Za-z]{3,40}|[^\W\d_一-鿿㐀-䶿]+(?:['’][^\W\d_一-鿿㐀-䶿]+)?|\d+|[一-鿿㐀-䶿]|(?<=\s)&(?=\s)"
)
SENTENCE = 2000
"""A text of at most so many characters may be a sentence, whose words are asked for again."""
APOSTROPHE = regex(r"['’]")
VOWEL = regex(r"[aeiouy]")
SPELLINGS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("our", regex(r"^(.{2,})our(?=s|$|ed|ing|ite|able|hood)"), r"\1or"),
    ("is", regex(r"is(?=e|ed|es|ing|ation|ations|er|ers)(?<!^..is)"), "iz"),
    ("ll", regex(r"ll(?=ed|ing|er|ers)"), "l"),
    ("gramme", regex(r"^(.*)gramme(?=s|d|$)"), r"\1gram"),
    ("metre", regex(r"^(centi|kilo|milli|)metre(?=s|$)"), r"\1meter"),
    ("cent", regex(r"^cent(?:re|er)(?=s|d|$)"), "center"),
    ("ence", regex(r"ence(?=s|d|$)"), "ense"),
)
"""British spellings, each with letters that it has, and what they are folded into; both spellings go through it, so that a fold need not be a word."""
KEPT = frozenset(
    {
        "herring",
        "this",
        "his",
        "is",
        "was",
        "has",
        "as",
        "us",
        "gas",
        "bus",
        "during",
        "hundred",
        "need",
        "thing",
        "ring",
        "king",
        "bring",
        "spring",
    }
)


class Token(Struct, frozen=True, gc=False):  # one of many, and in no circle
    """A word with its place: `stem` is what is compared."""

    stem: str
    text: str
    span: Span

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


def tokens(text: str, offset: int = 0) -> list[Token]:
    """The words of a text; `offset` is added to their places.

    >>> [token.stem for token in tokens("Suspects' vehicles were seized in Xi'an; 毒品")]
    ['suspect', 'vehicl', 'were', 'seiz', 'in', 'xian', '毒', '品']
    >>> [token.stem for token in tokens("Shares in Trip.com rose.")]
    ['shar', 'in', 'trip.com', 'rose']
    >>> [token.stem for token in tokens("Visas & permits")]
    ['visa', 'and', 'permit']
    """
    return list(_remembered(text, offset) if len(text) <= SENTENCE else _tokens(text, offset))


def stems(text: str) -> frozenset[str]:
    """What is compared of the words of a text, of each once.

    >>> sorted(stems("Suspects suspect a suspect"))
    ['a', 'suspect']
    """
    return frozenset(stem(word.casefold()) for word in set(WORD.findall(text)))


@lru_cache(maxsize=512)
def _remembered(text: str, offset: int) -> tuple[Token, ...]:
    """The words of a sentence: each of its figures asks for them, and so do the sentences whose context it is."""
    return _tokens(text, offset)


def _tokens(text: str, offset: int) -> tuple[Token, ...]:
    return tuple(
        Token(stem(match.group().casefold()), match.group(), Span(match.start() + offset, match.end() + offset))
        for match in WORD.finditer(text)
    )


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The word without its grammatical ending, in one spelling: light stemming after Porter's first step; "non-fiction" is one word.

    >>> [stem(word) for word in ("stopped", "issuing", "issues", "countries", "travellers", "organised", "china's")]
    ['stop', 'issu', 'issu', 'country', 'traveler', 'organiz', 'china']
    """
    word = APOSTROPHE.sub("", word.removesuffix("'s").removesuffix("’s"))
    if word.startswith(("non-", "non ")):
        word = f"non{word[4:]}"
    if word == "&":
        return "and"
    if len(word) < 4 or not word.isascii() or word in KEPT:
        return word
    for cue, pattern, fold in SPELLINGS:
        if cue in word:
            word = pattern.sub(fold, word)
    word = _without_plural(word)
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= 3 and VOWEL.search(base):
            word = _undoubled(base)
            break
    return word.removesuffix("e") if len(word) > 4 else word


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _undoubled(base: str) -> str:
    doubled = len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz"
    return base[:-1] if doubled else base.removesuffix("e")
