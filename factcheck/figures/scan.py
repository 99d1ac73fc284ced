"""This file holds the scan of a text for wordings by the word that they begin with, in time that grows with the text alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from typing import Generic, TypeVar

from factcheck.expressions import regex

T = TypeVar("T")

DIGITS = "0"
"""The key of every wording that begins with digits; with the character right behind them, of those that go on with it."""
DIGITS_AMONG_HAN = "00"
"""The key of every wording that begins with digits and has Chinese characters in it."""

_TOKEN = regex(r"[A-Za-z]+|[0-9]+|[^\sA-Za-z0-9]")


@lru_cache(maxsize=16)
def starts(text: str) -> dict[str, list[int]]:
    """Where each word of the text begins; digits all count as one word, other characters each as one.

    >>> starts("In 2024, in May")
    {'in': [0, 9], '0': [3], '0,': [3], ',': [7], 'may': [12]}
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    for token in _TOKEN.finditer(text):
        word, place = token[0], token.start()
        if word[0] not in "0123456789":
            found[word.lower()].append(place)
            continue
        found[DIGITS].append(place)
        if (behind := text[token.end() : token.end() + 1]) and not behind.isspace():
            found[DIGITS + behind.lower()].append(place)
    if DIGITS in found and not text.isascii():
        found[DIGITS_AMONG_HAN] = found[DIGITS]
    return dict(found)


def ends_with(text: str, end: int, words: frozenset[str]) -> bool:
    """Whether one of the words, in lower case, stands right before `end`.

    >>> ends_with("nearly more than 5", 17, frozenset({"than"}))
    True
    """
    stop = end
    while stop > 0 and text[stop - 1].isspace() and end - stop < 20:
        stop -= 1
    start = stop
    while start > 0 and stop - start < 20 and (text[start - 1].isalpha() or text[start - 1] in ".'"):
        start -= 1
    return text[start:stop].lower() in words


class Wordings(Generic[T]):
    """Expressions, each with what it means, tried only where a word stands that they can begin with.

    A row is the words, parted by blanks ("0" for digits, "0:" for digits before a colon, "00" for those in a text that is not
    plain ASCII), the expression, and its meaning.

    >>> rows = Wordings([("half", regex("half of"), 2)])
    >>> [(match.start(), meaning) for match, meaning in rows.matches("A third or half of it")]
    [(11, 2)]
    """

    def __init__(self, rows: Iterable[tuple[str, re.Pattern[str], T]]) -> None:
        self._rows: defaultdict[str, list[tuple[re.Pattern[str], T]]] = defaultdict(list)
        for words, expression, meaning in rows:
            for word in words.split():
                self._rows[word].append((expression, meaning))

    def matches(self, text: str) -> list[tuple[re.Match[str], T]]:
        """Every match in the order of the text; they may overlap."""
        known = starts(text)
        found = []
        for word in self._rows.keys() & known.keys():
            tried = product(known[word], self._rows[word])
            found += [(match, meaning) for at, (expression, meaning) in tried if (match := expression.match(text, at))]
        return sorted(found, key=lambda one: one[0].start())


def apart(matches: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """Of matches in order those that begin behind the one before."""
    kept: list[re.Match[str]] = []
    for match in matches:
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept
