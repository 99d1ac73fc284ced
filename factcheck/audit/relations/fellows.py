"""This file holds the search for the one share of several that does not fit the whole which the others fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, pairwise

from msgspec.structs import replace

from factcheck.audit.bonds import Share
from factcheck.audit.relations.scene import Cell, Line, Scene, Told
from factcheck.audit.totals import POWERS, added
from factcheck.core.figure import Measure
from factcheck.core.interval import Interval
from factcheck.core.slips import TELLING_DIGITS, digits
from factcheck.core.text import BlockKind
from factcheck.expressions import regex
from factcheck.figures.cells import is_total_head

SHARE_BEFORE = regex(
    r"(?:[(（]|\b(?:or|accounting for|accounted for|representing|making up|amounting to|a share of)|占(?:比|总[^，。；0-9]{0,6})?)\s?$",
    re.I,
)
"""Words before a percentage that make it the share of the value just told."""
BESIDE = regex(r"(?:\s[a-z-]{2,20}){0,3},\s(?:or |that is |about )?", re.I)
OPENED, CLOSED = regex(r"[(（]\s?$"), regex(r"\s?[)）]")
"""Around and between a part and its share that stand in one bracket: "paper (266,000 tonnes, 25.6 %)"."""
OF_ALL = regex(r"\s?of (?:the|all|a total of)\s[0-9]", re.I)
NEXT = regex(
    r"(?:(?:it|they|this|that|these|those|[^.;:0-9]{3,40}?)\s(?:was|were|is|are)\s(?:closely\s)?followed by"
    r"|(?:next|then|behind (?:it|them)|after (?:it|them|that))\s?,?\s(?:came|come|comes|followed|follow|follows|was|were|is|are)|followed by)\b",
    re.I,
)
"""How a sentence begins that goes on with the list of the one before: "It was followed by paper"."""
OF_THE_WHOLE = regex(r"\s?of (?:the |that )(?:total|sum|whole)\b", re.I)
CLAUSE_END = regex(r"[;；.。]\s")
OF_OTHERS = regex(r"\s?[)）]?\s?(?:of|among|out of) (?:it|them|these|those|whom|which)\b", re.I)
"""Words behind a percentage that make it the share of something in its part."""
FARTHEST = 90
"""A share stands no more characters behind its part."""
NEAR = 30
"""A whole that only one share has stands no more characters behind it."""
FINEST = 20
"""A share is told to a twentieth of itself at least, or would fit many a whole."""
FEWEST_FITTING = 2
"""So many shares must fit one whole before a third is held against it."""
Pair = tuple[Told, Told]
"""A part and its share."""


def fellows(scene: Scene) -> Iterator[Share]:
    """Parts told with their shares of one whole, of which all but one fit it: "12 million (60 %), 6 million (30 %), 2 million (20 %)"."""
    known = [each for line in scene.lines for each in line.levels]
    known += [cell.told for cell in scene.cells if cell.told.is_level]
    for group in (group for group in _groups(scene) if len(group) > FEWEST_FITTING):
        wholes = [each for each in known if _is_whole_of(group, each)]
        own = [each for _, share in group for each in known if _is_behind(each, share)]
        yield from _odd(group, wholes, [*own, *(part for part, _ in group)])
    for before, line in pairwise([None, *scene.lines]):
        yield from _of_one_told(before, line)
    for table in groupby(scene.columns, key=lambda column: [cell.row.span for cell in column]):
        yield from _of_a_table(list(table[1]), known)


def _is_whole_of(group: Sequence[Pair], whole: Told) -> bool:
    """Whether a number is greater than the parts of a group, but for one whose share only its point keeps from fitting."""
    greater = [pair for pair in group if not _may_be_of(pair[0], whole)]
    is_moved = len(greater) == 1 and greater[0][0].dimension == whole.dimension and _is_moved(greater[0], whole)
    return all(whole is not part for part, _ in group) and (not greater or is_moved)


def _is_moved(pair: Pair, whole: Told) -> bool:
    """Whether a part has its share in a whole but for a power of ten."""
    part, share = (each.term for each in pair)
    is_told = (whole.term.tight.low or 0) > 0
    return is_told and any(
        (part.tight / whole.term.tight).overlaps(share.tight * Interval.point(Fraction(each))) for each in POWERS
    )


def _of_a_table(columns: Sequence[list[Cell]], known: Sequence[Told]) -> Iterator[Share]:
    """The share of a table without a total row that is not its value's, where the others are, in a number told or in what the values give."""
    levels = [column for column in columns if all(cell.told.is_level for cell in column)]
    shares = [column for column in columns if all(cell.told.is_share for cell in column)]
    if len(levels) != 1 or len(shares) != 1 or any(is_total_head(cell.row.text) for cell in levels[0]):
        return
    group = [(part.told, share.told) for part, share in zip(levels[0], shares[0], strict=True)]
    if len(group) > FEWEST_FITTING and len({part.term.unit for part, _ in group}) == 1:
        parts = [part for part, _ in group]
        wholes = [each for each in known if each not in parts and all(_may_be_of(part, each) for part in parts)]
        yield from list(_odd(group, [*wholes, _whole_of(parts)]))[:1]


def _whole_of(parts: Sequence[Told]) -> Told:
    """What values of one kind add up to, as a figure in the place of the first."""
    first = parts[0].figure
    told, unit = first.observation, first.observation.unit
    value = sum((part.term.point for part in parts), Fraction(0)) / unit.factor
    quantity = replace(told.quantity, value=value) if told.quantity else None
    return replace(parts[0], figure=replace(first, observation=replace(told, quantity=quantity)))


def _of_one_told(before: Line | None, line: Line | None) -> Iterator[Share]:
    """Parts with their shares of the one number told before: said to be of the whole, or else adding up to it.

    "There are 14,800 maps. Of towns there are 9,410, or 63.6 % of the whole; of rivers 3,720, or 22.1 %."
    """
    group = _pairs(line) if line else []
    if line is None or len(group) < FEWEST_FITTING:
        return
    is_said = any(OF_THE_WHOLE.match(line.text, share.end) for _, share in group)
    own = [each for each in line.levels if each.end <= group[0][0].start]
    for whole in (own or (list(before.levels) if before else []))[-1:]:
        terms = tuple(part.term for part, _ in group)
        is_sum = len(digits(whole.term.point)) >= TELLING_DIGITS and added(terms).overlaps(whole.term.tight)
        odd = [pair for pair in group if not _fits(pair, whole)]
        is_one = len(odd) == 1 and all(_may_be_of(part, whole) for part, _ in group)
        if is_one and (is_said or is_sum) and not odd[0][1].figure.counted:
            yield Share(part=odd[0][0].term, whole=whole.term, share=odd[0][1].term, is_firm=False)


def _odd(group: Sequence[Pair], wholes: Sequence[Told], own: Sequence[Told] = ()) -> Iterator[Share]:
    """The one part of a group whose share does not fit the whole of the others, nor any other, nor one that only some parts have."""
    terms = tuple(part.term for part, _ in group)
    for whole in wholes:
        odd = [pair for pair in group if _is_missed(pair, whole)]
        if len(odd) != 1 or not _is_of_the_same(odd[0], group) or any(_fits(odd[0], other) for other in (*wholes, *own)):
            continue
        is_sum = len(digits(whole.term.point)) >= TELLING_DIGITS and added(terms).overlaps(whole.term.tight)
        if is_sum or sum(_fits(pair, whole) for pair in group) == len(group) - 1:
            yield Share(part=odd[0][0].term, whole=whole.term, share=odd[0][1].term, is_firm=False)
            return


def _groups(scene: Scene) -> Iterator[list[Pair]]:
    """The parts with their shares of each sentence, of those that go on with one list, and of each list of items."""
    runs: list[list[list[Pair]]] = []
    last: Line | None = None
    for line in scene.lines:
        if last is None or not _goes_on(last, line):
            runs.append([])
        runs[-1].append(_pairs(line))
        last = line
    for run in runs:
        yield [pair for pairs in run for pair in pairs]
        yield from run if len(run) > 1 else ()


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line stands in the list of the one before it."""
    is_item = {before.sentence.kind, line.sentence.kind} == {BlockKind.ITEM}
    return is_item or (before.sentence.paragraph == line.sentence.paragraph and NEXT.match(line.text) is not None)


def _pairs(line: Line) -> list[Pair]:
    """The values of a sentence that have their share right behind them, all in the unit that the first is told in."""
    found: list[Pair] = []
    part: Told | None = None
    for each in line.told:
        if each.is_level:
            part = each.in_unit_of(line.levels[0])
        elif each.is_share and part is not None:
            between = line.text[part.end : each.start]
            is_led = (SHARE_BEFORE.search(between) and not CLAUSE_END.search(between)) or _is_beside(line, part, each)
            if len(between) <= FARTHEST and is_led and not OF_OTHERS.match(line.text, each.end):
                found.append((part, each))
            part = None
        elif each.measure is Measure.MALFORMED:
            part = None
    return found


def _is_beside(line: Line, part: Told, share: Told) -> bool:
    """Whether only a comma is between a part and its share: of a whole behind them, or alone in one bracket, "(266,000 tonnes, 25.6 %)"."""
    is_alone = OPENED.search(line.text[: part.start]) and CLOSED.match(line.text, share.end)
    is_beside = BESIDE.fullmatch(line.text, part.end, share.start) is not None
    return is_beside and bool(is_alone or OF_ALL.match(line.text, share.end))


def _is_of_the_same(odd: Pair, group: Sequence[Pair]) -> bool:
    """Whether a share names no whole of its own: "59.4 % of the export value"."""
    named = [share.figure.counted for _, share in group]
    return not odd[1].figure.counted or named.count(odd[1].figure.counted) > 1


def _is_behind(whole: Told, share: Told) -> bool:
    """Whether a number stands right behind a share, as its own whole does: "84 (14 %) of the 600 crates"."""
    return 0 <= whole.figure.span.start - share.figure.span.end <= NEAR


def _may_be_of(part: Told, whole: Told) -> bool:
    return part.dimension == whole.dimension and part.term.point < whole.term.point


def _is_missed(pair: Pair, whole: Told) -> bool:
    """Whether a part has another share than its own in a whole."""
    part, share = (each.term for each in pair)
    return (whole.term.tight.low or 0) <= 0 or not (part.tight / added((whole.term,))).overlaps(share.tight)


def _fits(pair: Pair, whole: Told) -> bool:
    """Whether a part has its share in a whole, in digits that tell."""
    part, share = (each.term for each in pair)
    low, high = share.tight.low, share.tight.high
    if low is None or high is None or (high - low) * FINEST > share.point:
        return False
    return part.unit.dimension == whole.dimension and not _is_missed(pair, whole)
