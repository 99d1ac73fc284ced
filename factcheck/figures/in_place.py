"""This file holds how a number is told in place of another one that is denied: "not 62 but 26 countries"."""

from __future__ import annotations

import re

from factcheck.core.text import Span
from factcheck.expressions import regex

_NOT = regex(r"\bnot\s$", re.I)
_BUT = regex(r"[^.;:!?0-9]{0,40}?,?\s(?:but|rather)\s(?:only\s|just\s)?")


def is_in_place(text: str, denied: Span, told: Span) -> bool:
    """Whether the second of two neighbouring numbers is told in place of the first.

    >>> is_in_place("It was not 62 but 26 countries.", Span(11, 13), Span(18, 20))
    True
    """
    is_denied = _NOT.search(text, max(0, denied.start - 4), denied.start) is not None
    return is_denied and _BUT.fullmatch(text, denied.end, told.start) is not None
