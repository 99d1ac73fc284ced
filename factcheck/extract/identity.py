"""This file holds the ids of what is proposed: words in lower case with hyphens, each once."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import combining, normalize

from factcheck.expressions import regex

WORD = regex(r"[a-z0-9]+")
LONGEST = 4
"""An id has at most so many words."""
WHOLE_LETTERS = str.maketrans(
    {"\u00f8": "o", "\u0142": "l", "\u0111": "d", "\u00f0": "d", "\u00e6": "ae", "\u0153": "oe", "\u00fe": "th", "\u0131": "i"}
)
"""Latin letters that are no other one with a mark, as they are written without it."""
SMALL_WORDS = frozenset(
    "the a an of and or in on at to for by from with its their his her as is are was were be been that this".split()
)


def slug(text: str, longest: int = LONGEST) -> str:
    """The words of a text as an id; empty where it has none in Latin letters.

    >>> slug("Hong Kong's criminal cases of obstruction"), slug("口岸")
    ('hong-kongs-criminal-cases', '')
    >>> slug("Zürich"), slug("Tromsø")
    ('zurich', 'tromso')
    """
    plain = text.lower().replace("'", "").replace("’", "").translate(WHOLE_LETTERS)
    bare = "".join(letter for letter in normalize("NFKD", plain) if not combining(letter))
    words = [word for word in WORD.findall(bare) if word not in SMALL_WORDS]
    return "-".join(words[:longest])


def unused(id_: str, taken: Iterable[str], *suffixes: str) -> str:
    """The id, with the first suffix that makes it one of its own; else with a number.

    >>> unused("cases", {"cases", "cases-2024"}, "2024"), unused("cases", {"cases"}, "2024")
    ('cases-2', 'cases-2024')
    """
    known = set(taken)
    for candidate in (id_, *(f"{id_}-{suffix}" for suffix in suffixes if suffix)):
        if candidate not in known:
            return candidate
    return next(candidate for number in range(2, len(known) + 3) if (candidate := f"{id_}-{number}") not in known)
