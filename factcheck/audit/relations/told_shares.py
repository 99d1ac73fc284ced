"""This file holds the search for shares told beside their values: "39 % (5,296 of 18,264)", "of the offers, 6,431 were accepted (44 %)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.audit.bonds import Share
from factcheck.audit.relations.growing import threes
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.expressions import regex
from factcheck.match.tokens import tokens

OPENED = regex(r"\s?(?:[(（:—–]|,\s(?:or|that is|i\.e\.,?|with))\s?(?:about )?", re.I)
"""Between a share and the part that it is of."""
OUT_OF = regex(r"(?:\s[a-z]{2,14}){0,2}\s(?:out )?of (?:the |all |all the |a total of )?", re.I)
"""Between a part and its whole."""
AMONG = regex(r"(?:\s[a-z]{2,14}){1,3},?\s(?:among them|including|among whom|of whom|of which)\s(?:about )?", re.I)
"""Between a whole and one part of it."""
OF_NOUN = regex(
    r"(?:Out of|Of|Among) (?:all |these |those )?(?:the |its |our |their )?(?P<noun>[a-z][a-z -]{2,30}?),\s[^,;:.0-9]{0,30}$"
)
"""How a sentence begins whose first number is one of what was told before: "Of the offers, | 6,431"."""
BRACKET = regex(r"(?:\s[a-z]{2,14}){0,6},?\s?[(（]\s?", re.I)
"""Between a part and its share in brackets."""
CLOSED = regex(r"\s?[)）]")
NEAR = 3
"""So many sentences before its part a whole stands that only its noun names."""


def told_shares(scene: Scene) -> Iterator[Share]:
    """All shares that stand right in front of their part and whole, or behind a part whose whole is named in front of it."""
    for index, line in enumerate(scene.lines):
        shares = [each for each in line.told if each.is_share]
        if shares:
            yield from _in_front(line)
            yield from _among(line)
            yield from _of_a_noun(scene.lines[max(0, index - NEAR) : index], line)


def _in_front(line: Line) -> Iterator[Share]:
    """A share with its part and its whole behind it: "61.4 percent: 412,300 of the 771,500 voters"."""
    for share, part, whole in threes(line.told):
        is_told = share.is_share and _is_pair(part, whole) and OPENED.fullmatch(line.text, share.end, part.start)
        if is_told and OUT_OF.fullmatch(line.text, part.end, whole.start):
            yield Share(part=part.term, whole=whole.term, share=share.term, is_firm=False)


def _among(line: Line) -> Iterator[Share]:
    """A whole, one part of it and its share in brackets: "8,214 patients came, among them 4,312 women (52.5 %)"."""
    for whole, part, share in threes(line.told):
        is_told = share.is_share and not share.figure.counted and _is_pair(part, whole) and _is_in_brackets(line, part, share)
        if is_told and part.figure.counted and AMONG.fullmatch(line.text, whole.end, part.start):
            yield Share(part=part.term, whole=whole.term, share=share.term, is_firm=False)


def _of_a_noun(before: Sequence[Line], line: Line) -> Iterator[Share]:
    """The first part of a sentence that names what it is of, its share behind it in brackets, and the last number of that noun."""
    part, share = (line.told + line.told)[:2]
    named = OF_NOUN.match(line.text[: part.start])
    if named is None or part is share or not (share.is_share and _is_in_brackets(line, part, share)) or share.figure.counted:
        return
    noun = [token.stem for token in tokens(named["noun"])][-1:]
    wholes = [each for one in before for each in one.levels if noun == _noun(each) and _is_pair(part, each)]
    for whole in wholes[-1:]:
        yield Share(part=part.term, whole=whole.term, share=share.term, is_firm=False)


def _is_in_brackets(line: Line, part: Told, share: Told) -> bool:
    is_opened = BRACKET.fullmatch(line.text, part.end, share.start) is not None
    return is_opened and CLOSED.match(line.text, share.end) is not None


def _noun(told: Told) -> list[str]:
    """The stem of the one word that a number counts."""
    words = [token.stem for token in tokens(told.figure.counted)]
    return words if len(words) == 1 else []


def _is_pair(part: Told, whole: Told) -> bool:
    is_level = part.is_level and whole.is_level and part.dimension == whole.dimension
    return is_level and part.term.point <= whole.term.point
