"""This file holds the finding of passages in a source, of the value printed in one, and of the text nearest to a missing one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.core.fact import Passage, Release
from factcheck.core.text import Span
from factcheck.expressions import regex

DIGITS = regex(r"\d(?:[\d.,]*\d)?")
PERCENT = regex(r"\d(?:[\d.,]*\d)?\s?%")
WORD = regex(r"\S+")
DIRECTION = regex(r"^(?:up|down) (?=\S)")
"""What a growth begins with whose passage tells its direction in other words."""
METERS = regex(r"\s(?P<what>[a-z]{2,15}\smeter)s?\b", re.I)
"""What measures, and is no measure of length: "gas meters"."""
INSIDE_NUMBER = regex(r"[\d][.,]?\Z")


def passage_of(release: Release, words: str) -> Passage | None:
    """The first place in a release where these words stand verbatim, or None."""
    start = release.text.find(words)
    if start < 0 or not words:
        return None
    line = release.document.position(start)[0] if release.document else release.text.count("\n", 0, start) + 1
    return Passage(release, Span(start, start + len(words)), line)


def printed_span(passage: Passage, printed: str) -> Span | None:
    """The place of a printed value in a passage, or None where the passage does not print it.

    Where its words stand apart ("up 62.6%, 11%, 8.2%"), all of them must be there, and the place is that of the number.
    """
    text = passage.text
    whole = _place(text, printed)
    if whole is None:
        whole = _apart(text, [match.group() for match in WORD.finditer(printed)])
    return None if whole is None else Span(passage.span.start + whole.start, passage.span.start + whole.end)


def number_span(passage: Passage, printed: str) -> Span | None:
    """The place of a printed value in a passage; else without its direction, or that of its digits ("down 1.2%" in "decreased 1.2%")."""
    whole = printed_span(passage, printed) or printed_span(passage, DIRECTION.sub("", printed))
    if whole is not None:
        return whole
    with_sign, bare = (pattern.findall(printed) for pattern in (PERCENT, DIGITS))
    place = _apart(passage.text, with_sign) or _apart(passage.text, bare)
    return None if place is None else Span(passage.span.start + place.start, passage.span.start + place.end)


def nearest_text(source: str, words: str) -> str:
    """The stretch of a source that is most like these words, or an empty text where nothing is like them.

    >>> nearest_text("They checked 31.49,000 motor vehicles in all.", "31.49,000 motor vehicle was")
    '31.49,000 motor vehicles in'
    """
    from difflib import SequenceMatcher  # rarely needed, and slow to import

    matcher = SequenceMatcher(None, source, words, autojunk=False)
    match = matcher.find_longest_match()
    if match.size < max(4, len(words) // 6):
        return ""
    start = max(0, match.a - match.b)
    end = min(len(source), start + len(words))
    while start > 0 and not source[start - 1].isspace():
        start -= 1
    while end < len(source) and not source[end].isspace():
        end += 1
    return " ".join(source[start:end].split())


def occurrences(source: str, words: str) -> Iterable[Span]:
    """Every place where these words stand in a source."""
    start = source.find(words) if words else -1
    while start >= 0:
        yield Span(start, start + len(words))
        start = source.find(words, start + len(words))


def _apart(text: str, words: list[str]) -> Span | None:
    """The place of the first of the words that has a digit (else of the longest), where all of them are in the text."""
    places = {word: _place(text, word) for word in words}
    if not places or None in places.values():
        return None
    told = [word for word in places if DIGITS.search(word)] or [max(places, key=len)]
    return places[told[0]]


def _place(text: str, words: str) -> Span | None:
    """The first place of the words in a text where they are not part of a longer number or word; case is of no account."""
    lower, sought = text.casefold(), words.casefold()
    if len(lower) != len(text):
        lower, sought = text, words
    for span in occurrences(lower, sought):
        before, after = lower[max(0, span.start - 2) : span.start], lower[span.end : span.end + 2]
        if not (_continues(before, sought[0]) or _goes_on(sought[-1], after)):
            return span
    return None


def _continues(before: str, first: str) -> bool:
    """Whether a number or word began before this character."""
    if first.isdigit():
        return bool(INSIDE_NUMBER.search(before))
    return bool(before) and first.isascii() and first.isalpha() and before[-1].isascii() and before[-1].isalpha()


def _goes_on(last: str, after: str) -> bool:
    """Whether a number or word goes on after this character."""
    if last.isdigit():
        return after[:1].isdigit() or (after[:1] in tuple(".,") and after[1:2].isdigit())
    return last.isascii() and last.isalpha() and after[:1].isascii() and after[:1].isalpha()


def unit_told(unit: str, printed: str, passages: Iterable[str]) -> str:
    """The unit; where its word is one for things as well, what a passage counts that has another word before it.

    >>> unit_told("meter", "22,250", ["They tested 22,250 gas meters."]), unit_told("meter", "366", ["up to 366 meters"])
    ('gas meter', 'meter')
    """
    if unit != "meter":
        return unit
    places = ((words, words.find(printed.strip())) for words in passages)
    found = (METERS.match(words, at + len(printed.strip())) for words, at in places if at >= 0)
    return next((match["what"].lower() for match in found if match), unit)
