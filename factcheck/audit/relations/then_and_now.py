"""This file holds the search for what came to a value between then and now: "it used to have 39 beds and now has 60, an addition of 21"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from factcheck.audit.bonds import Change, Difference
from factcheck.audit.relations.changes import pairs
from factcheck.audit.relations.growing import RATE, as_growth, change_of, is_same, threes
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.audit.relations.steps import worded
from factcheck.expressions import regex

THEN = regex(
    r"\b(?:used to|once|originally|initially|formerly|at first|(?:opened|began|started|set out) (?:with|at|in)|(?:in|until|before) (?:19|20)[0-9]{2})\b",
    re.I,
)
"""Before the first value of a sentence, where it is the one of then."""
NOW = regex(
    r"[^.:()0-9]{0,50}(?:,|;|\band|\bbut)[^.:()0-9]{0,30}\b(?:now|nowadays|today|these days|currently|at present)\b[^.:;()0-9]{0,30}",
    re.I,
)
"""Between the value of then and that of now."""
BESIDE = regex(r"(?:\s[a-z-]+){0,3}\s?(?:[,;:(—–]|\s-)\s?(?:[a-z']+\s){0,4}", re.I)
"""Between the value of now and what came to it."""
BASIS = regex(r"\s(?:than|from|over|on|of|in|at|during|since)\b", re.I)
"""Behind a step that is one from something else, or of a part of the time."""
CAME = regex(
    r"\s(?:(?:more|further|additional|extra|new)\s[a-z]|[a-z]+\s(?:(?:was|were|are|have been|had been|has been|is) )?(?:added|joined|left|closed|opened|dropped out)\b)",
    re.I,
)
"""Behind the number of things that came to others, or left them."""
LIST = "list|number|total|count|tally|toll|sum"
MADE = regex(
    r"[^.;:()]{0,160}(?:,|\s[—–]|\band)\s(?:(?:which|that|and|thus|so|this)\s)?(?:has |have )?"
    r"(?:took|taken?|taking|takes|brought|brings|bringing|raised|raises|raising|lifted|lifting|increased|increasing|cut|cuts|cutting|reduced|reducing|lowered|lowering)"
    rf"\s(?:the|its|their)\s(?:{LIST})(?:\sof\s(?P<noun>[a-z]+))?(?:\s(?:up|down))?\s",
    re.I,
)
"""Between such a number and the two values that it lies between: "ten more towns joined | , which took the list | from 39 to 49"."""


def then_and_now(scene: Scene) -> Iterator[Change]:
    """What a sentence says came to a value, with the value of then and the one of now, or with the list before and after."""
    for line in scene.lines:
        yield from (replace(each, is_firm=False) for each in _of_now(line))
        yield from _of_a_list(line)


def _of_now(line: Line) -> Iterator[Change]:
    """The step or growth behind the value of now: "it used to have 39 beds and now has 60, 21 more"."""
    for then, now, step in islice(threes(line.told), 1):
        is_pair = then.is_level and now.is_level and is_same(then, now) and THEN.search(line.text[: then.start])
        is_beside = NOW.fullmatch(line.text, then.end, now.start) and BESIDE.fullmatch(line.text, now.end, step.start)
        if is_pair and is_beside and not BASIS.match(line.text, step.end) and not RATE.match(line.text, step.end):
            stated = [*change_of(now.term, then.term, step)]
            yield from stated or worded(line, now, now.term, then.term, step)


def _of_a_list(line: Line) -> Iterator[Difference]:
    """The number of things that took a list from one length to another: "ten more towns joined, which took the list from 39 to 49"."""
    for value, earlier, last in pairs(line):
        before = [each for each in line.levels if each.end <= last.start]
        step = before[0] if len(before) == 1 else None
        made = MADE.fullmatch(line.text, step.end, last.start) if step and step.dimension == last.dimension else None
        nouns = [made["noun"] or "", *last.figure.counted.split()[:1]] if made else []
        if step and CAME.match(line.text, step.end) and nouns and all(_is_of(step, noun) for noun in nouns):
            sign = -1 if value.point < earlier.point else 1
            yield Difference(value=value, earlier=earlier, growth=as_growth(step, sign), is_firm=False)


def _is_of(step: Told, noun: str) -> bool:
    """Whether the word for what a list is of, if there is one, is that for the things which came to it."""
    return not noun or noun.lower() in step.figure.counted.lower().split()
