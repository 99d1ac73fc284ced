"""This file holds the search for parts that are told behind the sentence of their total, with no word that says so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from factcheck.audit.bonds import Sum, Term
from factcheck.audit.relations.parts import OPEN_END
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.audit.relations.sums import OPEN
from factcheck.audit.totals import added, is_moved, moved, swapped
from factcheck.core.figure import Measure
from factcheck.core.slips import TELLING_DIGITS, digits, is_one_off, is_swapped
from factcheck.core.text import Span
from factcheck.core.unit import COUNT
from factcheck.expressions import regex

FEWEST = 3
BEFORE = 2
"""So many parts at least, and in so many sentences before them their total."""
FARTHEST = 12
TELLING_TOTAL = 4
"""So many sentences before them, and of so many digits, the total that they would give but for a slip."""
CLOSE = 5
"""So many sentences before them the total that they would give but for a slip in a part with its share."""
MOST = Fraction(85, 100)
"""No part is more than this of its total: the rest would not be told apart."""
NEAR = Fraction(3, 100)
"""Parts that miss a total by no more than this are meant to give it: few lists come so near one by chance."""
SOME = regex(
    r"\b(?:largest|biggest|smallest|main|major|top|leading|mainly|mostly|chiefly|especially|for example|for instance|such as|led by|at least)\b",
    re.I,
)
"""Words of a list that names some things only."""
LISTED = frozenset({Measure.LEVEL, Measure.NAMES, Measure.DATE, Measure.SHARE, Measure.GROWTH})
"""Figures that may stand in such a list."""
SHARE_OPENS = regex(r"(?:(?:\s[a-z-]+){0,3}\s?[(（]|(?:\s[a-z]+)?(?:,? or |, that is ))\s?", re.I)
"""Between a part and its share."""
OF_A_TOTAL = regex(r"\b(?:total|whole)$", re.I)
"""What a share counts that is one of a total: "22.4 per cent of the State total"."""
REST = regex(r"(?:The (?:balance|rest|remainder|remaining|others?)|Others?|All others?)\b")
"""How a sentence begins that tells the last part of those in the one before."""
OTHER_THINGS = regex(r"\b(?:the|all) (?:other|remaining)\s$", re.I)
"""What stands before a count that only names the last part: "the other four ports completed 74 million tons"."""
THE_REST = regex(r"\b(?:the|all) (?:others?|rest|remaining|remainder)\b", re.I)
"""What stands before the last part of a list that tells all."""
SEPARATOR = regex(r"[,，、]|\band\b|和|及")


def spread(scene: Scene, sums: Sequence[Sum]) -> Iterator[Sum]:
    """A total and its parts in the next sentence: "We had 34,860 beds. The North has 9,940, the Centre 12,310 and the Islands 12,610"."""
    known = {part.span for sum_ in sums for part in sum_.parts}
    yield from _one_off(scene)
    yield from _one_off_of_paragraph(scene)
    for index, line in enumerate(scene.lines):
        run = [] if any(REST.match(other.text) for other in scene.lines[index + 1 : index + 2]) else _run(line, line.levels)
        if not run or any(each.figure.span in known for each in run):
            yield from _headed(line, known)
            yield from _of_two(line, [each for earlier in scene.lines[max(0, index - BEFORE) : index] for each in earlier.levels])
            continue
        near, far = scene.lines[max(0, index - BEFORE) : index], scene.lines[max(0, index - FARTHEST) : index]
        near = [earlier for earlier in near if earlier.sentence.paragraph == line.sentence.paragraph]
        total = _total(run, [each for earlier in near for each in earlier.levels])
        total = total or _total_with_slip(line, run, [each for earlier in far for each in earlier.levels])
        if total is not None:
            yield Sum(total=total.term, parts=tuple(each.term for each in run), is_firm=False)


def _headed(line: Line, known: Collection[Span]) -> Iterator[Sum]:
    """The first level of a sentence with the list behind it, which gives it but for its point: "We spent 3,127 million; 141.2 million went …"."""
    parts = [each.term for each in _run(line, line.levels[1:])]
    if parts and line.levels[0].figure.span not in known and is_moved(line.levels[0].term, parts):
        yield Sum(total=line.levels[0].term, parts=tuple(parts))


def _one_off(scene: Scene) -> Iterator[Sum]:
    """A total and its parts, one of which is not what the others leave, though its share beside it is that of it.

    The total stands in the sentence before, or farther off where what the others leave is the part but for a slip, or the share is one of what the total counts.
    """
    for index, line in enumerate(scene.lines):
        owned = _owned(line) if len(line.levels) >= FEWEST else []
        lists = _with_neighbours(scene, index) if owned else []
        for odd, share in owned:
            found = [sum_ for parts in lists for sum_ in _missing_one(scene.lines[:index], odd, share, parts)]
            yield from found[:1]


def _one_off_of_paragraph(scene: Scene) -> Iterator[Sum]:
    """The same where the parts are all that the sentences of a paragraph tell, one or several each."""
    for paragraph in scene.paragraphs:
        parts = [each for line in paragraph for each in line.levels]
        if len(parts) < FEWEST or len({each.figure.observation.unit for each in parts}) > 1 or len(paragraph) == 1:
            continue
        before = scene.lines[: scene.lines.index(paragraph[0])]
        for odd, share in (owned for line in paragraph for owned in _owned(line)):
            yield from list(_missing_one(before, odd, share, parts))[:1]


def _owned(line: Line) -> list[tuple[Told, Told]]:
    """The levels of a sentence that have their share beside them, with it."""
    shares = [each for each in line.told if each.is_share]
    owners = ((each, share) for share in shares for each in line.levels)
    return [(each, share) for each, share in owners if SHARE_OPENS.fullmatch(line.text, each.end, share.start)]


def _with_neighbours(scene: Scene, index: int) -> list[Sequence[Told]]:
    """The levels of a sentence, by themselves, with the rest that the next one tells, and with the one of the sentence before, if they are alike."""
    line = scene.lines[index]
    lists: list[Sequence[Told]] = [line.levels]
    for other in scene.lines[max(0, index - 1) : index + 2]:
        is_beside = other is not line and other.sentence.paragraph == line.sentence.paragraph and len(other.levels) == 1
        if is_beside and (other is scene.lines[index - 1] or REST.match(other.text)):
            lists.append([*line.levels, *other.levels])
    return [parts for parts in lists if len({each.dimension for each in parts}) == 1]


def _missing_one(before: Sequence[Line], odd: Told, share: Told, parts: Sequence[Told]) -> Iterator[Sum]:
    """The sums of parts whose total was told before, where the odd one has its share in no number told before."""
    told = [each for line in before for each in line.levels if each.dimension == odd.dimension and each not in parts]
    near = [each for each in before[-1].levels if each in told][:1] if before else []
    close = [each for line in before[-CLOSE:] for each in line.levels]
    far = [] if any(_has_share(odd.term, each.term, share) for each in told) else told
    for whole in dict.fromkeys((*near, *far)):
        for sum_ in _without(_to_the_digit(whole), odd, share, parts):
            left = whole.term.point - sum((each.term.point for each in parts if each is not odd), Fraction(0))
            is_slip = is_swapped(left, odd.term.point) or is_one_off(left, odd.term.point)
            is_meant = whole in close or OF_A_TOTAL.search(share.figure.counted)
            if whole in near or (is_slip and is_meant) or _counts_alike(share, whole):
                yield sum_


def _to_the_digit(whole: Told) -> Term:
    """A total as it is printed: "estimated at 164.25 tons" hides no more than its digits."""
    return whole.bare if len(digits(whole.term.point)) >= TELLING_TOTAL else whole.term


def _counts_alike(share: Told, whole: Told) -> bool:
    """Whether a share names what a total counts: "12.7 % of all goods carried", "223.6 million tons of goods"."""
    nouns = [each.figure.counted.lower().split()[:1] for each in (share, whole)]
    return nouns[0] == nouns[1] != []


def _has_share(part: Term, whole: Term, share: Told) -> bool:
    """Whether a part has a share in a whole that is told on both sides."""
    return (whole.tight.low or 0) > 0 and whole.tight.high is not None and (part.tight / whole.tight).overlaps(share.term.tight)


def _without(whole: Term, odd: Told | None, share: Told, parts: Sequence[Told]) -> Iterator[Sum]:
    """The sum, where the share of one of its parts is that of what the other parts leave, and not its own."""
    rest = whole.tight - added(tuple(each.term for each in parts if each is not odd))
    is_left = (whole.tight.low or 0) > 0 and (rest / whole.tight).overlaps(share.term.tight)
    if odd and is_left and not rest.overlaps(odd.term.tight) and not (odd.term.tight / whole.tight).overlaps(share.term.tight):
        yield Sum(total=whole, parts=tuple(each.term for each in parts), odd=odd.term, is_firm=False)


def _of_two(line: Line, before: Sequence[Told]) -> Iterator[Sum]:
    """The total of two parts, one of them told with its share of it, where one digit is amiss: "118,450 (28.7 %) and 284,150"."""
    shares = [each for each in line.told if each.is_share]
    if (
        len(line.levels) != 2
        or len(shares) != 1
        or len(line.told) != 3
        or any(each.search(line.text) for each in (SOME, OPEN, OPEN_END))
    ):
        return
    parts, share = tuple(each.term for each in line.levels), shares[0]
    owner = next((each for each in reversed(line.levels) if SHARE_OPENS.fullmatch(line.text, each.end, share.start)), None)
    wholes = [each for each in before if owner and each.dimension == owner.dimension and _is_one_digit_off(each.term, parts)]
    for whole in wholes[:1]:
        if owner and (owner.term.tight / whole.term.tight).overlaps(share.term.tight):
            yield Sum(total=whole.term, parts=parts, is_firm=False)


def _is_one_digit_off(whole: Term, parts: Sequence[Term]) -> bool:
    """Whether parts miss a total of many digits by no more than one in one of them."""
    gap = abs(sum(part.point for part in parts) - whole.point)
    is_told = len(digits(whole.point)) >= TELLING_TOTAL and len({term.unit for term in (whole, *parts)}) == 1
    return is_told and 0 < gap <= NEAR * whole.point and len(digits(gap)) == 1


def _run(line: Line, levels: Sequence[Told]) -> list[Told]:
    """The last levels of a sentence that does nothing but list them; empty for another sentence."""
    run = [each for each in levels if not (each.figure.counted and OTHER_THINGS.search(line.text[: each.start]))]
    is_alike = len(run) >= FEWEST and all(each.figure.observation.unit in (run[0].figure.observation.unit, COUNT) for each in run)
    if not is_alike or any(each.measure not in LISTED for each in line.told):
        return []
    gaps = [line.text[left.end : right.start] for left, right in pairwise(run)]
    # where the last part is the rest, the list tells all
    words = line.text.replace(gaps[-1], "") if THE_REST.search(gaps[-1]) else line.text
    is_list = (
        all(map(SEPARATOR.search, gaps))
        and not any(";" in gap or "；" in gap for gap in gaps)
        and not any(search.search(words) for search in (SOME, OPEN, OPEN_END))
    )
    return run if is_list else []


def _total(run: Sequence[Told], before: Sequence[Told]) -> Told | None:
    """The level that the parts give, or else miss by little."""
    sum_ = added(tuple(each.term for each in run))
    largest = max(each.term.point for each in run)
    wholes = [each for each in before if each.dimension == run[0].dimension and each.term.point * MOST > largest]
    given = next((each for each in wholes if each.term.loose.overlaps(sum_)), None)
    return given or next((each for each in wholes if _is_missed(each, run)), None)


def _total_with_slip(line: Line, run: Sequence[Told], before: Sequence[Told]) -> Told | None:
    """The exact total, told farther off, that the parts would give but for a slip in one figure."""
    words = line.text[: run[0].start].lower()
    exact = [each for each in before if each.dimension == run[0].dimension and _is_telling(each, words)]
    parts = tuple(each.term for each in run)
    return next((each for each in exact if _has_slip(each, parts)), None)


def _is_telling(whole: Told, words: str) -> bool:
    """Whether a total has digits enough to be known by them, fewer where the words before the list name what it counts."""
    counted = whole.figure.counted.lower()
    is_named = bool(counted) and regex(rf"\b{re.escape(counted)}\b").search(words) is not None
    return len(digits(whole.term.point)) >= (TELLING_DIGITS if is_named else TELLING_TOTAL)


def _has_slip(whole: Told, parts: tuple[Term, ...]) -> bool:
    """Whether parts give a total but for two digits of one of them, or for its point, or that of one which is more than the total."""
    sum_ = Sum(total=whole.term, parts=parts)
    is_too_much = max(part.point for part in parts) > whole.term.point
    return is_moved(whole.term, parts) or len(list(swapped(sum_))) == 1 or (is_too_much and len(list(moved(sum_))) == 1)


def _is_missed(whole: Told, run: Sequence[Told]) -> bool:
    """Whether parts miss a total by little, or by a slip in one figure."""
    points = sum((each.term.point for each in run), Fraction(0))
    is_near = abs(points - whole.term.point) <= NEAR * whole.term.point or is_swapped(points, whole.term.point)
    return is_near or _has_slip(whole, tuple(each.term for each in run))
