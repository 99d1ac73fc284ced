"""This file holds the search for what a part leaves of its whole: "13,400 came and 8,000 went, which leaves 5,400 who did not"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.audit.bonds import Difference
from factcheck.audit.relations.balances import gap_of, is_slip
from factcheck.audit.relations.growing import TIME, is_same
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.core.figure import Measure
from factcheck.expressions import regex

LEAVES = regex(
    r"\b(?:(?:which|that|this|it)\s(?:(?:would|should|must)\s(?:still\s)?leave|leaves)|leaving)\s"
    r"(?:just |only |about |some |roughly |nearly )?(?P<named>(?:the|a) (?:remaining|other|further|rest of) )?$",
    re.I,
)
"""What stands before a number that tells what a part leaves of its whole; many a thing else is left behind where it is not so named."""
OTHERS = regex(
    r"(?:^|[,;]\s(?:and |but |while )?|\s(?:and|while)\s(?:(?!leav)[\w-]{3,20}\s){0,3})the (?:other|remaining)\s$", re.I
)
"""What stands before it where the two before are a whole and a part said to be of it: "of the 610 guests 291 came by bus; the other | 319 walked"."""
SO = regex(r"[,;(—–]\s?(?:and\s)?so\s(?:that\s)?(?:just |only |about |some |roughly |nearly )?$", re.I)
"""What may stand before it where the words behind say that it is what remains."""
NOT = r"(?:(?:were|was|are|is|had|have|has|did|do|does|could)(?:n['’]t|\snot))"
REMAINS = regex(
    rf"(?P<noun>\s[a-z]{{3,20}})?\s(?:{NOT}|remain(?:s|ed)?|(?:are|were) (?:still )?left|(?:must|should) (?:still )?(?:be|remain))\b",
    re.I,
)
NOT_SO = regex(
    rf"(?P<noun>\s[a-z]{{3,20}})?\s(?:(?:who|that|which)\s{NOT}"
    r"|un(?:sold|used|spent|paid|delivered|read|filled|claimed|solved|answered|touched|opened|collected|accounted for)|still to \w+|to go)\b",
    re.I,
)
"""Words behind it that deny of the rest what was told of the part."""
OF_THEM = regex(r"\s(?:of|among) (?:them|these|those)\b", re.I)
OF_WHICH = regex(
    r"\b(?:of (?:which|whom|them|these|those),?|(?:out )?of (?:(?:the|its|their|these|those|all) )?[0-9][0-9.,]*[^.;:0-9]{0,40})\s?$",
    re.I,
)
"""What stands behind a number, or before it, that is a part of the one just told: "of the 13,400 books | 8,000 are on loan"."""
SHARE_BESIDE = regex(r"(?:\s(?:of|among) (?:them|these|those|which|whom))?(?:,\s(?:or|that is,?)\s|\s?[(])(?:about )?", re.I)
"""Between a number and its share."""
THAT_LEAVES = regex(r"(?:That|This|It|Which|The (?:other|remaining))\s")
"""How a sentence begins that tells what the part in the one before left."""
CLOSED = regex(r"(?:\s[a-z]{3,20})?\s?(?:[.;:)—–]|,\s|$)", re.I)
LONGEST = 60
BOTH = 2


def remainders(scene: Scene) -> Iterator[Difference]:
    """What sentences say that a part leaves of its whole, where nothing is told but the two."""
    for before, line in pairwise([None, *scene.lines]):
        for rest in line.levels if line else ():
            if line and (
                LEAVES.search(_lead(line, rest))
                or (SO.search(_lead(line, rest)) and REMAINS.match(line.text, rest.end))
                or (OTHERS.search(_lead(line, rest)) and line.levels[-1] is rest)
            ):
                yield from _left(_told(before, line, rest), line, rest)
                yield from _of_one_before(before, line, rest)


def _is_meant(line: Line, whole: Told, rest: Told, *, is_of: bool) -> bool:
    """Whether the words around a number name what is left of a whole by it; where the part is said to be of it, less will do."""
    leaves, denied = LEAVES.search(_lead(line, rest)), NOT_SO.match(line.text, rest.end)
    if OTHERS.search(_lead(line, rest)):
        return is_of and is_same(whole, rest)
    if leaves and leaves["named"]:
        return is_same(whole, rest)
    denied = denied if leaves else REMAINS.match(line.text, rest.end)
    if denied:
        return denied["noun"] is None or is_same(whole, rest)
    return is_of and is_same(whole, rest) and CLOSED.match(line.text, rest.end) is not None


def _of_one_before(before: Line | None, line: Line, rest: Told) -> Iterator[Difference]:
    """The one number of the sentence before which a part "of them" and "the other" one give but for a slip, where they give none."""
    parts = [each for each in line.levels if each.end <= rest.start]
    is_next = before is not None and before.sentence.paragraph == line.sentence.paragraph and len(before.levels) > 1
    if (
        before is None
        or not is_next
        or len(parts) != 1
        or not OTHERS.search(_lead(line, rest))
        or not _is_of_them(line, parts[0])
    ):
        return
    part, alike = parts[0].term, [each.term for each in before.levels if each.term.unit == rest.term.unit]
    odd = [whole for whole in alike if whole.point > part.point and is_slip(whole, part, rest.term)]
    if len(odd) == 1 and not any(whole.point == part.point + rest.term.point for whole in alike):
        yield Difference(value=odd[0], earlier=part, growth=gap_of(rest), is_firm=False)


def _lead(line: Line, rest: Told) -> str:
    return line.text[max(0, rest.start - LONGEST) : rest.start]


def _told(before: Line | None, line: Line, rest: Told) -> list[tuple[Line, Told]]:
    """What was told before what is left: in its sentence, or in the one before that has the whole or both."""
    own = _numbers(line, rest.start)
    is_next = before is not None and before.sentence.paragraph == line.sentence.paragraph
    is_open = _is_of_them(line, own[0][1]) if own else THAT_LEAVES.match(line.text) is not None
    return [*_numbers(before, len(before.text)), *own] if before and is_next and is_open and len(own) < BOTH else own


def _is_of_them(line: Line, part: Told) -> bool:
    """Whether a number is said to be one of what was told before it."""
    return OF_THEM.match(line.text, part.end) is not None or OF_WHICH.search(line.text[: part.start]) is not None


def _numbers(line: Line, end: int) -> list[tuple[Line, Told]]:
    """What a sentence tells up to a place, without its dates, and the shares told beside a number."""
    told = [each for each in line.told if each.end <= end and each.measure is not Measure.DATE]
    return [
        (line, each) for last, each in zip([None, *told], told, strict=False) if not (last and _is_share_of(line, last, each))
    ]


def _is_share_of(line: Line, last: Told, each: Told) -> bool:
    """Whether a figure is the share of the number right before it: "4,150 of them, or 29.0 per cent"."""
    return each.is_share and last.is_level and SHARE_BESIDE.fullmatch(line.text, last.end, each.start) is not None


def _left(before: Sequence[tuple[Line, Told]], line: Line, rest: Told) -> Iterator[Difference]:
    """What a part leaves of its whole: "13,400 came; 8,000 went, which leaves 4,500"."""
    if len(before) != BOTH or not all(each.is_level and each.term.unit == rest.term.unit for _, each in before):
        return
    (_, whole), (place, part) = before
    is_of = _is_of_them(place, part)
    is_pair = is_same(whole, part) and not TIME.search(line.text[: rest.start])
    is_meant = is_pair and _is_meant(line, whole, rest, is_of=is_of)
    if whole.term.point > part.term.point and (is_meant or is_slip(whole.term, part.term, rest.term)):
        yield Difference(value=whole.term, earlier=part.term, growth=gap_of(rest), is_firm=False)
