"""This file holds the words behind a number that say what it counts."""

from __future__ import annotations

import re

from factcheck.expressions import regex

MOST_WORDS = 5
STOP = frozenset(
    "in on at by from to with for during since until after before between through over under among against within "
    "without into onto across via per"
    " that which who whom whose where when while as than because if though although but or nor so yet"
    " is are was were be been being has have had do does did will would can could should may might must"
    " this these those it its they them their there he she his her we our you your i"
    " one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred "
    "thousand million half"
    " more fewer higher lower less up down year-on-year respectively alone also only just each all both about around "
    "nearly almost last next".split()
)
"""Words that end what is counted."""

_OF = regex(
    r"\s?of\s(?:(?:the|all|its|their|these|those|all\sthe|such|everyone)\s)?(?P<pronoun>(?:them|these|those|whom|which"
    r"|it|this|that)\b)?",
    re.I,
)
_MORE = regex(r"\s(?:more|other|further|additional|new|different|various|such|of\sthe)(?=\s)", re.I)
_WORD = regex(r"[\s-]?(?P<word>[A-Za-z][A-Za-z'’.&-]{0,30})")
_LIST = regex(r",\s(?=[A-Z][a-z]+(?:\sand\s|,\s|\s[A-Z]))")
_YEAR_BEFORE = regex(r"\s(?:an?|one|the) (?:year|month|quarter|week|day) (?:earlier|before|ago|previously)\b", re.I)
_HAN = regex(r"[一-鿿]{1,12}")


def counted(text: str, end: int) -> str:
    """Up to five words behind a number, or the Chinese characters, that say what it counts; empty for "of them".

    >>> counted("494 drug cases involving people were seized", 3)
    'drug cases involving people'
    >>> counted("sales of 12 million and a profit of 3 million", 19)
    ''
    """
    end += len("-strong") if text.startswith("-strong", end) else 0
    if match := _HAN.match(text, end):
        return match[0]
    if _YEAR_BEFORE.match(text, end):
        return ""
    if of := _OF.match(text, end):
        if of["pronoun"]:
            return ""
        end = of.end() - 1
    if more := _MORE.match(text, end):
        end = more.end()
    return " ".join(text[end : _end(text, end)].split())


def _end(text: str, end: int) -> int:
    """Where the words that say what is counted end."""
    words, last = 0, end
    first = _WORD.match(text, end)
    limit = MOST_WORDS + 3 if first and first["word"][0].isupper() else MOST_WORDS
    while words < limit and (match := _WORD.match(text, last)):
        word = match["word"]
        is_and = word.lower() == "and"
        if word.lower() in STOP or (is_and and (not words or not _goes_on(text, match.end()))):
            break
        words, last = words + 1, match.start("word") + len(word.rstrip(".'’"))
        if word.endswith("."):
            break
        if comma := _LIST.match(text, last):
            last = comma.end() - 1
            limit += 1
    return last


def _goes_on(text: str, end: int) -> bool:
    """Whether a noun, not a number or the next clause, follows "and"."""
    match = _WORD.match(text, end)
    return bool(match) and match is not None and match["word"].lower() not in STOP and not match["word"].lower().endswith("ed")
