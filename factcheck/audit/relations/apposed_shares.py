"""This file holds the search for shares that stand beside a part with no word between: "105 of them, one in five, …", "that is one in ten"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from factcheck.audit.bonds import Share
from factcheck.audit.relations.growing import threes
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.expressions import regex

OF_THEM = regex(
    r"(?:\s(?!of\b)[a-z]+){0,2}\s(?:of|among) (?:them|these|those|whom|which),\s(?:(?:about|just|only|barely|some|not quite|a good|fully)\s){0,2}",
    re.I,
)
"""Between a part and its share: "105 | of them, barely | one in eight"."""
OPENING = regex(r"(?:Out of|Of|Among) (?:these|those|them),?\s(?:about |some |only |just )?")
"""How a sentence begins that tells a part of what the one before it counts."""
LAST = regex(r"\s[^.;:()0-9]{3,80},\s(?:or |that is |about |just |only |barely |not quite )?")
"""Between such a part and its share, which ends the clause."""
ENDED = regex(r"\s?(?:[,.;!?)]|$)")
OF_THE_TOTAL = regex(r"(?:\s(?!of\b)[a-z]+){0,2}\sof (?:the (?:total|whole|sum)|them|these|those)\b", re.I)
THAT_IS = regex(
    r"(?:[^.;:()0-9]{0,60}(?:,|;)\s(?:but|and|so|yet)\s)?(?:that|this|which|it)(?:['’]s|\s(?:is|was|makes|made|means|meant))\s"
    r"(?:(?:only|just|about|barely|some|no more than|still|nearly)\s){0,2}",
    re.I,
)
"""How a sentence begins that tells the share of the number before it."""
OF_THE = regex(r"\sof (?:the|all|all the|its|these|those|their)\s", re.I)
"""Between a share and the whole behind it: "nearly half | of the | 610 beds"."""
IN_FRONT = regex(r"(?:\s[a-z-]+){0,3},\s(?:or |that is |some |about )?", re.I)
"""Between that whole and the part: "of the 610 | beds, | 254, are taken"."""
CLOSED = regex(r"(?:\s(?:in all|in total|to be exact|altogether))?\s?(?:[,.;)]|$)", re.I)
NEAR = 6
"""So many sentences before its part a whole may stand."""
MOST = Fraction(5, 2)
"""By how many times a whole may miss the one that a share stands for: one farther off is of something else."""

ROUGH = Fraction(11, 100)
"""A share in words misses by no more than this of itself."""


def apposed_shares(scene: Scene) -> Iterator[Share]:
    """The shares beside a part of what was told before that fit no number told before."""
    for index, line in enumerate(scene.lines):
        shares = [each for each in line.told if each.is_share and ENDED.match(line.text, each.end)]
        before = scene.lines[max(0, index - NEAR) : index]
        yield from _in_front(line)
        for share in shares:
            part = _beside(line, share)
            if part is not None:
                own = [each for each in line.levels if each.end <= part.start]
                yield from _of_wholes(part, share, own or _levels(before[-1:]), [*own, *_levels(before)])
            elif len(line.told) == 1 and THAT_IS.fullmatch(line.text[: share.start]) and before:
                part = _alone(before[-1])
                wholes = _levels(before[:-1])
                yield from _of_wholes(part, share, wholes, wholes) if part else ()


def _in_front(line: Line) -> Iterator[Share]:
    """A share with its whole and then its part behind it: "nearly half of the 610 beds, 254, are taken"."""
    for share, whole, part in threes(line.told):
        is_told = share.is_share and whole.is_level and part.is_level and OF_THE.fullmatch(line.text, share.end, whole.start)
        if is_told and IN_FRONT.fullmatch(line.text, whole.end, part.start) and CLOSED.match(line.text, part.end):
            yield from _of_wholes(part, share, [whole], [whole])


def _levels(lines: Sequence[Line]) -> list[Told]:
    return [each for line in lines for each in line.levels]


def _beside(line: Line, share: Told) -> Told | None:
    """The part right before a share, which is one of what was told before."""
    parts = [each for each in line.levels if each.end <= share.start]
    for part in parts[-1:]:
        is_opened = len(parts) == 1 and OPENING.fullmatch(line.text[: part.start]) is not None
        if OF_THEM.fullmatch(line.text, part.end, share.start) or (
            is_opened and LAST.fullmatch(line.text, part.end, share.start)
        ):
            return part
    return None


def _alone(line: Line) -> Told | None:
    """The one number of a sentence, where that is a part of a total told before."""
    is_part = len(line.levels) == 1 and OF_THE_TOTAL.match(line.text, line.levels[0].end) is not None
    return line.levels[0] if is_part else None


def _of_wholes(part: Told, share: Told, near: Sequence[Told], known: Sequence[Told]) -> Iterator[Share]:
    """The share with the whole that comes nearest to the one it stands for, where it is the part's share in none that was told."""
    if not share.term.point or not part.term.point or share.figure.counted.startswith("of "):
        return
    meant = part.term.point / share.term.point
    wholes = [each for each in near if each.dimension == part.dimension and each.term.point > part.term.point]
    wholes = [each for each in wholes if meant / MOST <= each.term.point <= meant * MOST]
    is_given = any(each.term.unit == part.term.unit and _fits(part, each, share) for each in known)
    if wholes and not is_given:
        nearest = min(wholes, key=lambda each: abs(each.term.point - meant))
        yield Share(part=part.term, whole=nearest.term, share=share.term, is_firm=False)


def _fits(part: Told, whole: Told, share: Told) -> bool:
    """Whether a share may be the part's in a whole: one in words where it comes near, else one of all that zeros may hide."""
    told = [each.figure.observation.quantity for each in (part, whole, share)]
    is_worded = told[2] is not None and told[2].in_words and not any(each and each.hedge for each in told[:2])
    if is_worded and whole.term.point:
        given = part.term.point / whole.term.point
        return given in share.term.loose or abs(given - share.term.point) <= share.term.point * ROUGH
    low, high = whole.term.loose.low, whole.term.loose.high
    is_bounded = low is not None and low > 0 and high is not None
    return not is_bounded or (part.term.loose / whole.term.loose).overlaps(share.term.loose)
