"""This file holds the search for the growth of parts and total, and for the rest of a total."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.audit.bonds import Growths, Sum
from factcheck.audit.relations.lists import RESPECTIVELY
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.audit.relations.sums import sums
from factcheck.expressions import regex

ADDED = "added|followed|brought|made up|contributed|accounted for|came to|were"
REST = regex(
    rf"\b(?:last|other|remaining|rest|remainder|following|final)\b[^.;:,]{{0,40}}\b(?:{ADDED})\s?(?:about |some )?$", re.I
)
"""Words before the rest of a total."""
WHOLE_BEFORE = regex(r"\bof (?:the |its |a )?(?:annual |year's |total |whole |overall |full |total of )+$", re.I)


def growths(scene: Scene) -> Iterator[Growths]:
    """The sums of one sentence whose total and parts all come with their growth."""
    lines = {line.sentence.span.start: line for line in scene.lines}
    owner = {each.figure.span: line for line in lines.values() for each in line.levels}
    for sum_ in sums(scene):
        line = owner.get(sum_.total.span)
        if line is None or not sum_.exhaustive or sum_.unread or owner.get(sum_.parts[0].span) is not line:
            continue
        told = {each.figure.span: index for index, each in enumerate(line.told)}
        total = _behind(line, told[sum_.total.span])
        parts = _of_parts(line, [told[part.span] for part in sum_.parts])
        if total and parts:
            yield Growths(sum_=sum_, growth=total.term, parts=tuple(each.term for each in parts), is_firm=sum_.is_firm)


def _of_parts(line: Line, parts: list[int]) -> list[Told] | None:
    """The growth of each part: right behind it, or in a list behind the last, paired off by "respectively"."""
    own = [_behind(line, index) for index in parts]
    if all(own) and not RESPECTIVELY.search(line.text):
        return [each for each in own if each]
    behind = [each for each in line.told[parts[-1] + 1 :][: len(parts)] if each.is_growth]
    if len(behind) == len(parts) and RESPECTIVELY.match(line.text[behind[-1].end :].lstrip(", ")):
        return behind
    return None


def _behind(line: Line, index: int) -> Told | None:
    following = line.told[index + 1] if index + 1 < len(line.told) else None
    return following if following and following.is_growth else None


def rests(scene: Scene) -> Iterator[Sum]:
    """A part, its total, and what the rest adds: "18.2 of the annual 32.6 million; the last five months added 14.4 million"."""
    for line in scene.lines:
        levels = line.levels
        rest = next((each for each in levels if REST.search(line.text[max(0, each.start - 80) : each.start])), None)
        whole = next((each for each in levels if WHOLE_BEFORE.search(line.text[max(0, each.start - 40) : each.start])), None)
        if rest is None or whole is None or rest is whole:
            continue
        part = next((each for each in levels if each.end <= min(rest.start, whole.start)), None)
        if part and len({each.dimension for each in (part, rest, whole)}) == 1:
            yield Sum(total=whole.term, parts=(part.term, rest.term))
