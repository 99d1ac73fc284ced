"""This file holds whether words name a time and nothing else."""

from __future__ import annotations

from factcheck.core.text import Span
from factcheck.figures.basis import BASIS
from factcheck.figures.periods import told_periods

_LINKING = frozenset(
    "in at during for on the a of same corresponding period months half quarter whole entire full all that those its peak level levels figure figures total number count tally record high mark volume reached seen set recorded".split()
)
"""Words that make no more of a period than a time."""


def is_time(words: str) -> bool:
    """Whether words name a time and nothing else.

    >>> is_time("in the first quarter of 2022"), is_time("a year earlier"), is_time("by foreigners in 2022")
    (True, True, False)
    """
    return any(map(_is_time, (words, f"in {words}")))  # which makes a period of a bare "April"


def _is_time(words: str) -> bool:
    spans = [span for span, _ in told_periods(words)] + [Span(*match.span()) for match in BASIS.finditer(words)]
    rest = "".join(" " if any(span.start <= place < span.end for span in spans) else mark for place, mark in enumerate(words))
    return bool(spans) and _LINKING.issuperset(rest.lower().split())
