"""This file holds the comparison of names and of offices, forgiving of spelling."""

from __future__ import annotations

import re

from factcheck.expressions import regex
from factcheck.match.tokens import tokens

SAME_NAME = 85
"""How alike (0–100, rapidfuzz ratio) two spellings of one name are: Macao and Macau, Xi'an and Xian."""
DEPUTIES = frozenset({"deputy", "vic", "assistant"})
SPOKESPEOPLE = frozenset({"spokesperson", "spokesman", "spokeswoman", "spokespeopl", "mouthpiec"})
RANKS = frozenset(
    "director head chief commission commissioner spokesperson spokesman spokeswoman mouthpiec president secretary minister run lead direct"
    " chair deputy vic assistant pres new newly appoint nam former acting senior official ran led top".split()
)
GENERAL = regex(r"(?<=director)[\s-]general\b|(?<=secretary)[\s-]general\b|\bgeneral\s(?=director|secretary|manager)", re.I)
"""A word that is a part of a rank, beside its other one."""
HEADS = frozenset("director head chief run lead direct ran led chair".split())
TITLES = frozenset("commission commissioner spokesperson spokesman spokeswoman mouthpiec president secretary minister".split())
TIMES = frozenset(
    "then now today still currently back thes thos day that this time point at until sinc recently later year once previously formerly own main long"
    " veteran".split()
)
"""Words that tell when somebody held an office, or for how long: "the agency's spokeswoman at the time"."""
YEAR = regex(r"(?:19|20)[0-9]{2}")
OPEN = 0.5
"""How much of an office a bare title is: it says neither that it is this one nor that it is another."""
BODIES = frozenset("board council committee trustees".split())
"""What has a chair beside the head of the agency, who is another."""
DEPARTMENTS = frozenset("department division section".split())
"""What is a part of an agency."""
GRAMMAR = frozenset(
    "the of for at in and a an its it s to on with by also both who is was department division bureau office offic section".split()
)

ARTICLES = frozenset("the a an of for at its it".split())
"""What a short name has more than a whole one."""


def same_name(left: str, right: str) -> bool:
    """Whether both are spellings of one name.

    >>> same_name("Xi'an", "Xian"), same_name("Qingdao", "Beihai")
    (True, False)
    """
    from rapidfuzz import fuzz  # slow to import, and needed for few claims

    return fuzz.ratio(_plain(left), _plain(right)) >= SAME_NAME


def same_office(told: str, known: str, agency: frozenset[str] = frozenset()) -> float:
    """How much of the office that is told, 0 to 1, is the known one; a deputy is not a director, a spokesman neither.

    `agency` are the words of the body that all offices belong to, which tell none from another.

    >>> same_office("runs the department for citizens' exit and entry", "director general of the Department of Citizens Exit-Entry Management")
    1.0
    >>> same_office("director of the Affairs Department", "Deputy Director of the Affairs Department")
    0.0
    >>> same_office("head of the NPA", "Chief of the Northern Port Authority")
    1.0
    """
    left, right = _stems(told), _stems(known)
    if bool(left & DEPUTIES) != bool(right & DEPUTIES) or bool(left & SPOKESPEOPLE) != bool(right & SPOKESPEOPLE):
        return 0.0
    field = {word for word in field_of(told, agency) if len(word) < 2 or word.upper() not in initials(known)}
    if not field:
        bodies = BODIES - agency
        if bool(left & bodies) != bool(right & bodies):
            return 0.0
        heads_part = right & DEPARTMENTS or (left & agency and field_of(known, agency))
        if field_of(told) and _titles(left) == {"head"} and heads_part:
            return OPEN  # who heads a department may be said to head the agency, and does not
        return float(bool(_titles(left) & _titles(right)) or not _titles(left))
    share = sum(1 for word in field if word in right) / len(field)
    # who is known as "the chief executive of the Office" may be that of an office told by its whole name
    is_short = not field_of(known, agency) or right - ARTICLES <= left
    return max(OPEN, share) if is_short and _titles(left) & _titles(right) else share


def initials(name: str) -> str:
    """The first letters of the capitalised words of a name: its abbreviation is among them."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def field_of(office: str, agency: frozenset[str] = frozenset()) -> frozenset[str]:
    """The words of an office that tell it from others of its body."""
    told = _stems(office) - RANKS - GRAMMAR - TIMES - agency
    return frozenset(word for word in told if not YEAR.fullmatch(word))


def _titles(words: set[str]) -> set[str]:
    """The titles among the words; those of a department's head are one, and so are those of who speaks for it."""
    return {
        "head" if word in HEADS else "spokesperson" if word in SPOKESPEOPLE else word
        for word in words & (TITLES | HEADS | SPOKESPEOPLE)
    }


def _stems(text: str) -> set[str]:
    """The stems of an office's words; a director general is a director, and a general division one of its own."""
    return {token.stem for token in tokens(GENERAL.sub("", text))}


def _plain(name: str) -> str:
    return " ".join(token.stem for token in tokens(name))
