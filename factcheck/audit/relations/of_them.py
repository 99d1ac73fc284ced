"""This file holds the search for a part that is said to be of them, and is more than they are: "410 workers, 532 of them women"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.audit.bonds import Sum
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.audit.relations.sums import IRREGULAR
from factcheck.audit.totals import greater
from factcheck.expressions import regex

TIMES = "year|half[- ]year|month|quarter|week|season|spring|summer|autumn|winter|period"
BETWEEN = regex(
    rf"\s(?P<noun>[a-z][a-z-]{{2,20}}(?:\s[a-z][a-z-]{{2,20}}){{0,2}}?)"
    rf"(?:\s(?:in|during|over|for)\s(?:(?:the|that|this|last)\s)?(?:whole\s|past\s|same\s)?(?:{TIMES}|(?:19|20)[0-9]{{2}}))?"
    r"(?:,\s|\s?[(—–]\s?)(?:about\s)?"
)
"""Between a number of things, of which nothing but their time is told, and the part of them."""
OF_THEM = regex(r"\s(?:of|among) (?:them|whom|which|these|those)\b")


def of_them(scene: Scene) -> Iterator[Sum]:
    """The parts of the one number told before them in their sentence that are greater than it."""
    for line in scene.lines:
        whole, part = (line.levels + line.levels)[:2] if len(line.levels) > 1 else (None, None)
        if whole and part and whole.term.unit == part.term.unit and _is_part(line, whole, part):
            told = (whole.term.tight, part.term.tight)
            if greater(told[1], told[0]):
                yield Sum(total=whole.term, parts=(part.term,), exhaustive=False, is_firm=False)


def _is_part(line: Line, whole: Told, part: Told) -> bool:
    """Whether a number is said to be of the things that the first one counts: no other things are named between them."""
    match = BETWEEN.fullmatch(line.text, whole.end, part.start) if OF_THEM.match(line.text, part.end) else None
    if match is None or not whole.figure.counted:
        return False
    *before, noun = match["noun"].split()
    return _is_plural(noun) and not any(map(_is_plural, before))


def _is_plural(word: str) -> bool:
    """Whether a word may name several things."""
    return word in IRREGULAR or (word.endswith("s") and not word.endswith("ss"))
