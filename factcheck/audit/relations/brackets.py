"""This file holds the search for values with the earlier one in brackets: "52.0 million (50.0 million), up 4.0 %"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from factcheck.audit.bonds import Change, Difference
from factcheck.audit.relations.growing import change_of
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.core.interval import Interval
from factcheck.expressions import regex

ANNOUNCED = regex(
    r"\b(?:in|within|between) (?:brackets|parenthes[ei]s)\b|\b(?:bracketed|parenthesi[sz]ed) (?:figures|numbers|values)\b", re.I
)
"""Words of a text that says what its brackets hold."""
OPENED = regex(r"\s?[(（]\s?")
LABELLED = regex(
    r"(?:\s[a-z]{2,14}){0,2}\s?[(（]\s?(?:(?:in )?(?:19|20)[0-9]{2}|(?:the )?(?:previous|prior|last|preceding) year(?:['’]s (?:figure|value))?|(?:the )?year before|a year (?:ago|earlier)|PY"
    r"|H[12] (?:19|20)[0-9]{2}|Q[1-4] (?:19|20)[0-9]{2}|May|June?|(?:January|February|March|April|July|August|September|October|November|December)(?: (?:19|20)[0-9]{2})?)"
    r"\s?[:=]?\s?",
    re.I,
)
"""The same with the time of the value in brackets: "218 (2024: 256)"."""
YEAR = regex(r"\b(?:19|20)[0-9]{2}\b")
CLOSED = regex(r"\s?[)）],?\s?")
ONE, NONE = Interval.point(Fraction(1)), Interval.point(Fraction(0))
BEFORE = regex(r"\sto\s(?:about |some |around )?")
"""What stands between a change and the value that it led to: "fell by 0.4 points | to | 2.6 %"."""


def brackets(scene: Scene) -> Iterator[Change]:
    """The changes to a value from the one in brackets behind it; in a text that does not say what its brackets hold, where the size fits."""
    is_announced = bool(ANNOUNCED.search(scene.document.text))
    for line in scene.lines:
        for change, is_labelled in _bracketed(line):
            if is_announced or _has_size(change):
                yield change
            elif is_labelled:
                yield replace(change, is_firm=False)


def _bracketed(line: Line) -> Iterator[tuple[Change, bool]]:
    """The changes to a value with another in brackets behind it, and whether that says that it is the earlier one."""
    for index, (value, earlier) in enumerate(pairwise(line.told)):
        is_labelled = _is_labelled(line, value, earlier)
        for stated in _stated(line, index) if is_labelled or _is_pair(line, value, earlier) else ():
            yield from ((change, is_labelled) for change in change_of(value.term, earlier.term, stated))


def _is_labelled(line: Line, value: Told, earlier: Told) -> bool:
    """Whether a value has another of its kind behind it in brackets, with a time that is not later than its own."""
    label = LABELLED.fullmatch(line.text, value.end, earlier.start)
    if label is None or not _is_alike(value, earlier) or not CLOSED.match(line.text, earlier.end):
        return False
    return not any(year < then for then in YEAR.findall(label[0]) for year in YEAR.findall(line.text[: value.end]))


def _is_pair(line: Line, value: Told, earlier: Told) -> bool:
    """Whether a value has nothing but another of its kind in brackets behind it."""
    is_within = OPENED.fullmatch(line.text, value.end, earlier.start) and CLOSED.match(line.text, earlier.end)
    return bool(is_within) and _is_alike(value, earlier)


def _is_alike(value: Told, earlier: Told) -> bool:
    return value.is_like(earlier) and value.figure.observation.unit == earlier.figure.observation.unit


def _stated(line: Line, index: int) -> Iterator[Told]:
    """The changes stated right before a value and right behind the one in brackets."""
    value, earlier = line.told[index : index + 2]
    if index and BEFORE.fullmatch(line.text, line.told[index - 1].end, value.start):
        yield line.told[index - 1]
    for behind in line.told[index + 2 : index + 3]:
        if CLOSED.fullmatch(line.text, earlier.end, behind.start):
            yield behind


def _has_size(change: Change) -> bool:
    """Whether what is stated is of the size of the change, whichever its direction."""
    earlier = change.earlier.tight
    if isinstance(change, Difference):
        given = change.value.tight - earlier
    elif (earlier.low or 0) > 0:
        given = change.value.tight / earlier - ONE
    else:
        return False
    return given.overlaps(change.growth.tight) or (NONE - given).overlaps(change.growth.tight)
