"""This file holds the times that a sentence tells by the way: of what a value is reckoned from, or in a clause of their own."""

from __future__ import annotations

import re

from factcheck.core.text import Span
from factcheck.expressions import regex

_SOURCE = regex(
    r"\b(?:calculated|reckoned|computed|derived|worked\sout|worked\sback|inferred|deduced|estimated|judging|going)\s(?:from|by)\s(?:(?:the|its|their)\s)?$",
    re.I,
)
"""Before the period of what a value is reckoned from: "in 2023, worked out from the 2024 figure: 7 million"."""
_OF_WHAT = regex(r"\b(?:of|than|as)\swhat\s(?:(?:the|all|whole|entire|of|in|for|was|were|came|seen)\s){0,5}$")
"""What stands before a period with whose whole another's is compared: "a ninth of what the whole of 2024 would bring"."""
_WHICH = regex(r",\s(?:which|who|whom|whose|where)\s[^,;:.!?0-9]{3,90}$")
_COMMA = regex(r"[^,;:.!?0-9]{0,60},\s")
"""Around a time of a clause that tells no number: "the museum, which was | built in 2019 | for children, has"."""
_REACH, _CLAUSE = 40, 100
"""How many characters before a time such words may begin."""


def is_by_the_way(text: str, figure: Span, period: Span) -> bool:
    """Whether a time is that of what a figure is only compared with or reckoned from, or of a clause within commas beside the figure."""
    if any(words.search(text, max(0, period.start - _REACH), period.start) for words in (_SOURCE, _OF_WHAT)):
        return True
    start = _WHICH.search(text, max(0, period.start - _CLAUSE), period.start)
    end = _COMMA.match(text, period.end) if start else None
    return start is not None and end is not None and not (start.start() < figure.start < end.end())
