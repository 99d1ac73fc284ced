"""This file holds the cut of a sentence into clauses, one for each figure: the words that speak of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.core.figure import Figure
from factcheck.core.text import Span

SEPARATORS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"[;:；：。？！?!—()（）]| [–-] |\. |\n"), 0),
    (
        re.compile(
            r"[,，、](?=\s*(?:and|while|but|whereas|with|of which|of whom|including|plus|of these|of them|among)\b)|，(?=其中|同时)"
        ),
        0,
    ),
    (re.compile(r"[,，、]"), 0),
    (
        re.compile(
            r"\b(?:while|but|whereas|of which|of whom|including|plus|as well as|versus|against|compared with)\b|其中|同时"
        ),
        0,
    ),
    (re.compile(r"\b(?:and|or|then)\b|[和及与并]"), -1),
    (re.compile(r"\b(?:involving|with|netting|who|which|that|became|after|alongside|when|because|since|as|than|to)\b"), -1),
    (re.compile(r"\b(?:in|from|at|on|by|among|across|through|over|within|for|under)\b"), 0),
)
"""What parts the words of two figures, strongest first; of several alike the first (0) or the last (-1) is the cut."""
PARTITIVE = re.compile(
    r"^[^,;:.，；：。]{0,40}?\b(?:of|out of|among)\s+(?:the|its|all|those|these|every|some)?\s*(?:\w+\s+){0,2}$"
)
"""Between "105" and "494" in "105 of the 494 cases": both numbers share the words behind the second."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence; `is_whole` marks the words for a whole whose part stands before it, and lends it nothing."""

    span: Span
    is_whole: bool = False


def clauses(text: str, offset: int, figures: Sequence[Figure], solid: Sequence[Span]) -> list[Clause]:
    """For each figure the part of the sentence that speaks of it; no cut falls into a solid span (a name with commas)."""
    if not figures:
        return []
    cuts = [_cut(text, offset, left.span, right.span, solid) for left, right in pairwise(figures)]
    starts, ends = [offset, *cuts], [*cuts, offset + len(text)]
    found = [Clause(Span(start, max(start, end))) for start, end in zip(starts, ends, strict=True)]
    for index, (part, whole) in enumerate(pairwise(figures)):
        if PARTITIVE.match(text[part.span.end - offset : whole.span.start - offset]):
            found[index] = Clause(Span(found[index].span.start, found[index + 1].span.end))
            found[index + 1] = Clause(found[index + 1].span, is_whole=True)
    return found


def _cut(text: str, offset: int, left: Span, right: Span, solid: Sequence[Span]) -> int:
    """Where the words of the left figure end and those of the right one begin."""
    for pattern, choice in SEPARATORS:
        places = [
            match.start() + left.end
            for match in pattern.finditer(text[left.end - offset : max(left.end, right.start) - offset])
            if not any(span.start <= match.start() + left.end < span.end for span in solid)
        ]
        if places:
            return places[choice]
    return max(left.end, right.start)
