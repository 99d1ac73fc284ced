"""This file holds the search for a part of a year that is told "alone" behind the year: "5.2 million over the year, in June alone 1.8 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.audit.bonds import Nested
from factcheck.audit.relations.growing import MONTHS, is_same
from factcheck.audit.relations.repeats import NO_FLOW
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.expressions import regex
from factcheck.match.tokens import tokens

ORDERED = "first|second|third|fourth|final|last|closing|opening|busiest|best|worst|peak"
PART = regex(
    rf"(?:^|[,;:(—–]\s?)(?:and\s|with\s|but\s)?(?:in|over|during|within|for)\s(?P<time>(?:the\s)?(?:(?:(?:{ORDERED})\s)(?:half|quarter|month|week|day)"
    rf"(?:\sof (?:the|that) year)?|(?:one|a single) (?:month|week|day)|(?:the\s)?month of (?:{MONTHS})|{MONTHS}|spring|summer|autumn|winter))\salone\b",
    re.I,
)
"""A part of a year that opens its clause, and is held against the whole."""
WHOLE = regex(
    r"\b(?:over|in|during|throughout|for|across) (?P<year>(?:(?:the|that|this)(?: whole| entire| full)?(?: financial| fiscal)? year|(?:19|20)[0-9]{2})\b)"
    r"(?!\s(?:before|earlier|ago))",
    re.I,
)
"""A year that a number is told for."""
MONTH_BEFORE = regex(rf"\b(?:{MONTHS}|quarter|half|spring|summer|autumn|winter)\s(?:of\s)?$", re.I)
CLAUSE_END = regex(r"[;:!?]|\.(?![0-9])")
SUBJECT = regex(r",?\s(?:(?:the|an?|its|their|all|some|about)\s)?(?P<word>[a-z-]{2,20})?", re.I)
"""How the words go on between the part of the year and its number."""
PRONOUNS = frozenset("it they there he she we you i this that".split())
FARTHEST = 70
"""The number stands no more characters behind the words for its time."""


def alone(scene: Scene) -> Iterator[Nested]:
    """The number of a part of a year and the largest one told before it for the year, of the same thing as far as the words go."""
    for before, line in pairwise([None, *scene.lines]):
        for match in PART.finditer(line.text) if line is not None and "alone" in line.text else ():
            near = [each for each in (before, line) if each is not None]
            if line is None or any(NO_FLOW.search(each.text) for each in near):
                continue
            part = next((each for each in line.levels if match.end() <= each.start <= match.end() + FARTHEST), None)
            if part is None or not _goes_on(near, match.start(), line.text[match.end() : part.start]):
                continue
            wholes = [found for each in near for found in _of_year(each, match.start() if each is line else None, part)]
            for whole, time in sorted(wholes, key=lambda each: each[0].term.point)[-1:]:
                yield Nested(part=part.term, whole=whole.term, part_time=match["time"], whole_time=time, is_firm=False)


def _goes_on(near: Sequence[Line], start: int, between: str) -> bool:
    """Whether the words between a time and its number name nothing that was not named before."""
    match = SUBJECT.match(between) if CLAUSE_END.search(between) is None else None
    if match is None or not match["word"]:
        return match is not None
    known = {token.stem for each in (*(one.text for one in near[:-1]), near[-1].text[:start]) for token in tokens(each)}
    return match["word"].lower() in PRONOUNS or all(token.stem in known for token in tokens(match["word"]))


def _of_year(line: Line, end: int | None, part: Told) -> Iterator[tuple[Told, str]]:
    """The numbers of a sentence that are told for a year, with the words that say so."""
    for each in line.levels:
        if (end is not None and each.start >= end) or each.term.unit != part.term.unit or not is_same(each, part):
            continue
        cuts = [0, *(cut.end() for cut in CLAUSE_END.finditer(line.text)), len(line.text)]
        first, last = max(cut for cut in cuts if cut <= each.start), min(cut for cut in cuts if cut >= each.end)
        match = WHOLE.search(line.text, first, last if end is None else min(last, end + 1))
        if match and not MONTH_BEFORE.search(line.text[: match.start()]):
            yield each, match["year"]
