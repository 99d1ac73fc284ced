"""This file holds the search for parts that a text says overlap: "61 have a garden, 52 a shed, and 27 have both"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from factcheck.audit.bonds import Sum
from factcheck.audit.relations.scene import Line, Scene
from factcheck.expressions import regex

OVERLAP = regex(
    r"\boverlap(?:s|ped|ping)?\b|\b(?:both|several|all three)(?=\s?[.,;:)]|$)|\bboth (?:at once|of (?:them|these|the two))\b"
    r"|\b(?:may|might|can|could)\b[^.;:]{0,50}\b(?:several|multiple|both|twice|two or more|more than (?:one|once))\b"
    r"|\b(?:several|multiple|more than one) (?:answers?|responses?|replies|choices|reasons|mentions|causes|categories)\b"
    r"|\bmore than one (?:may|might|can|could)\b|\bmore than (?:one|once)(?=\s?[.,;:)]|$)|\b(?:in|to|under|for) more than one\b|\b(?:counted|named|listed|recorded) (?:twice|in each)\b"
    r"|\bdo(?:es)? not add up\b|\b(?:do|did|are|were|have|had) neither\b|\bnot mutually exclusive\b",
    re.I,
)
"""Words of a list, or of the sentence behind it, that say that one thing may be in several of its parts."""


def told_apart(scene: Scene, sums: Iterable[Sum]) -> Iterator[Sum]:
    """The sums of a text, those marked whose parts it says overlap."""
    overlapping = list(_overlapping(scene))
    for sum_ in sums:
        last = max(part.span.start for part in sum_.parts) if sum_.parts else -1
        is_told = any(start <= last < end for start, end in overlapping)
        yield replace(sum_, overlapping=True) if is_told or _tells_how_many(scene, sum_, last) else sum_


def _tells_how_many(scene: Scene, sum_: Sum, last: int) -> bool:
    """Whether the sentence of the parts tells behind them, in so many words, what they are more than their total: "…; four stations serve two lines"."""
    more = sum((part.point for part in sum_.parts), Fraction(0)) - sum_.total.point
    line = next((each for each in scene.lines if each.sentence.span.start <= last < each.sentence.span.end), None)
    behind = [each for each in line.levels if each.figure.span.start > last] if line else []
    return more > 0 and any(each.term.point == more and each.term.unit == sum_.total.unit for each in behind)


def _overlapping(scene: Scene) -> Iterator[tuple[int, int]]:
    """The places of the sentences whose list of parts is said to overlap, there behind the first part or in the sentence behind."""
    for line, after in pairwise([*scene.lines, None]):
        if line is not None and line.levels and (OVERLAP.search(line.text, line.levels[0].end) or _is_said_behind(line, after)):
            yield line.sentence.span.start, line.sentence.span.end


def _is_said_behind(line: Line, after: Line | None) -> bool:
    """Whether the next sentence, of no figures of its own, says that the parts of this one overlap."""
    is_note = after is not None and not after.levels and after.sentence.paragraph == line.sentence.paragraph
    return after is not None and is_note and OVERLAP.search(after.text) is not None
