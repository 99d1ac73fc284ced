"""This file holds the search for growth from an earlier value whose later one was told before: "Mills (3,905) … Mills rose from 3,124, up 25 %"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from factcheck.audit.bonds import Change
from factcheck.audit.relations.growing import change_of, has_slipped
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.audit.relations.turns import WAY
from factcheck.core.interval import Interval
from factcheck.core.period import Period
from factcheck.expressions import regex
from factcheck.match.tokens import tokens

FARTHEST = 6
"""So many sentences before it the later value stands."""
LABEL = 40
"""What a value is called stands in no more characters before it."""
SHORTEST = 4
"""A word of fewer letters names no thing."""
BEHIND = regex(
    r"[^,;:.()0-9]{0,30}(?:(?:19|20)[0-9]{2})?,\s|\s(?:(?:the|a) year (?:before|earlier)|last year|in (?:19|20)[0-9]{2})\s\("
)
"""Between an earlier value and the growth from it."""
ONE = Interval.point(Fraction(1))


def resumed(scene: Scene) -> Iterator[Change]:
    """The growth from a value that a sentence tells by itself, where the one it grew to was told before and gives it but for a slip."""
    for index, line in enumerate(scene.lines):
        for earlier, stated in pairwise(line.told) if len(line.levels) == 1 else ():
            is_told = earlier.is_level and stated.is_growth and WAY.search(line.text[: earlier.start])
            if is_told and BEHIND.fullmatch(line.text, earlier.end, stated.start):
                near = scene.lines[max(0, index - FARTHEST) : index]
                later = [each for one in near for each in _called_alike(one, line, earlier)]
                yield from _slipped(later, earlier, stated)


def _slipped(later: Sequence[Told], earlier: Told, stated: Told) -> Iterator[Change]:
    """The change to the one value that gives the growth but for a slip, where no value gives it."""
    found = [change for value in later for change in change_of(value.term, earlier.term, stated)]
    odd = [change for change in found if has_slipped(stated, change.value, change.earlier)]
    if len(odd) == 1 and not any(_is_given(change) for change in found):
        yield replace(odd[0], is_firm=False)


def _is_given(change: Change) -> bool:
    """Whether two values give the growth."""
    return (change.value.loose / change.earlier.loose - ONE).overlaps(change.growth.loose)


def _called_alike(line: Line, after: Line, earlier: Told) -> Iterator[Told]:
    """The values of a sentence that are called by a word of what has grown."""
    subject = _names(after.text[: earlier.start])
    position = 0
    for each in line.told:
        words = f"{line.text[max(position, each.start - LABEL) : each.start]} {each.figure.counted}"
        position = each.end
        is_alike = each.is_level and each.dimension == earlier.dimension and not _is_of(each, earlier)
        if is_alike and subject & _names(words):
            yield each


def _is_of(value: Told, earlier: Told) -> bool:
    """Whether a value is told of the time of the earlier one."""
    times = [each.figure.observation.period for each in (value, earlier)]
    return isinstance(times[0], Period) and times[0] == times[1]


def _names(text: str) -> set[str]:
    """The stems of the words that may name a thing."""
    return {token.stem for token in tokens(text) if len(token.text) >= SHORTEST and token.text.isalpha()}
