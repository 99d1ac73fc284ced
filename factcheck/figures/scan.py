"""This file holds the scan of a text for wordings by the word that they begin with, in time that grows with the text alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, TypeVar

from factcheck.expressions import regex

T = TypeVar("T")

DIGITS = "0"
"""The key of every wording that begins with digits; with the character right behind them, of those that go on with it."""
DIGITS_AMONG_HAN = "00"
"""The key of every wording that begins with digits and has Chinese characters in it."""
COUNTED_DIGITS = {1: "#2", 2: "#2", 4: "#4"}
MANY_DIGITS = "#5"
"""The keys of the wordings that begin with one or two digits, with four, as a year does, and with five or more."""
LEADS = frozenset({"0", "the"})
"""Words that so much begins with that the next one, behind a blank, is part of the key: "the_last", "0_months"."""

_NEAR = 20
"""How many characters the word right before a number has at most, and how many blanks stand between the two."""
_NEXT = regex(r"[\s-]{0,2}([A-Za-z]+)")
_TOKEN = regex(r"[A-Za-z]+|[0-9]+|[^\sA-Za-z0-9]")


@lru_cache(maxsize=16)
def starts(text: str) -> dict[str, list[int]]:
    """Where each word of the text begins; digits all count as one word, other characters each as one.

    >>> starts("In 2024, the last")
    {'in': [0], '0': [3], '#4': [3], '0,': [3], ',': [7], 'the': [9], 'last': [13], 'the_last': [9]}
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    lead, led = "", 0
    for token in _TOKEN.finditer(text):
        word, place = token[0].lower(), token.start()
        if word[0] in "0123456789":
            _add_digits(found, text, token)
            word = DIGITS
        else:
            found[word].append(place)
        if lead:
            if text[place - 1].isspace():
                found[f"{lead}_{word}"].append(led)
            lead = ""
        if word in LEADS:
            lead, led = word, place
    if DIGITS in found and not text.isascii():
        found[DIGITS_AMONG_HAN] = found[DIGITS]
    return dict(found)


def _add_digits(found: dict[str, list[int]], text: str, token: re.Match[str]) -> None:
    """Put digits where they are looked for: as such, by how many they are, and with the character right behind them."""
    place, end = token.span()
    found[DIGITS].append(place)
    if key := MANY_DIGITS if end - place > 4 else COUNTED_DIGITS.get(end - place):
        found[key].append(place)
    if (behind := text[end : end + 1]) and not behind.isspace():
        found[DIGITS + behind.lower()].append(place)


def led(lead: str, words: str) -> str:
    """The keys of wordings that begin with one of `LEADS` and a blank, and go on with one of these words.

    >>> led("the", "last past")
    'the_last the_past'
    """
    return " ".join(f"{lead}_{word}" for word in words.split())


def ends_with(text: str, end: int, words: frozenset[str]) -> bool:
    """Whether one of the words, in lower case, stands right before `end`.

    >>> ends_with("nearly more than 5", 17, frozenset({"than"}))
    True
    """
    near = text[max(0, end - _NEAR) : end].rsplit(None, 1)
    if len(near) > 1 and near[1].isalpha():
        return near[1].lower() in words
    stop = end
    while stop > 0 and text[stop - 1].isspace() and end - stop < _NEAR:
        stop -= 1
    start = stop
    while start > 0 and stop - start < _NEAR and (text[start - 1].isalpha() or text[start - 1] in ".'"):
        start -= 1
    return text[start:stop].lower() in words


def word_behind(text: str, end: int) -> str:
    """The word right behind `end`, or behind a blank or hyphen there, in lower case; empty where something else stands there.

    >>> word_behind("60 Ports", 2), word_behind("60%", 2)
    ('ports', '')
    """
    match = _NEXT.match(text, end)
    return match[1].lower() if match else ""


class Wordings(Generic[T]):
    """Expressions, each with what it means, tried only where a word stands that they can begin with.

    A row is the words, parted by blanks ("0" for digits, "0:" for digits before a colon, "00" for those in a text that is not
    plain ASCII, "#4" for four of them, "0_days" for those before that word), the expression, and its meaning.

    >>> rows = Wordings([("half", regex("half of"), 2)])
    >>> [(match.start(), meaning) for match, meaning in rows.matches("A third or half of it")]
    [(11, 2)]
    """

    def __init__(self, rows: Iterable[tuple[str, re.Pattern[str], T]]) -> None:
        self._rows: defaultdict[str, list[tuple[re.Pattern[str], T]]] = defaultdict(list)
        for words, expression, meaning in rows:
            for word in words.split():
                self._rows[word].append((expression, meaning))

    @property
    def words(self) -> frozenset[str]:
        """The words of which a text has one where any of the expressions matches."""
        return frozenset(self._rows)

    def matches(self, text: str) -> list[tuple[re.Match[str], T]]:
        """Every match in the order of the text; they may overlap."""
        known = starts(text)
        found = []
        for word in known.keys() & self._rows.keys():
            places = known[word]
            for expression, meaning in self._rows[word]:
                tried = expression.match
                found += [(match, meaning) for place in places if (match := tried(text, place))]
        return sorted(found, key=lambda one: one[0].start()) if len(found) > 1 else found


def apart(matches: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """Of matches in order those that begin behind the one before."""
    kept: list[re.Match[str]] = []
    for match in matches:
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept
