"""This file holds the search for relations in tables: columns and rows with a total, shares, growth, periods side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import groupby, product

from factcheck.audit.bonds import Bond, Change, Growths, Nested, Repeat, Share, Shares, Sum, Term
from factcheck.audit.relations.scene import Cell, Line, Scene, Told
from factcheck.core.interval import Interval
from factcheck.core.period import Period
from factcheck.core.slips import TELLING_DIGITS, digits, is_misprint, is_one_off, is_swapped
from factcheck.core.text import BlockKind, Sentence, Span
from factcheck.expressions import regex
from factcheck.figures import periods_in
from factcheck.figures.calendars import MONTHS, NUMBERS
from factcheck.figures.cells import is_total_head

MEAN = regex(
    r"\b(?:per|percent|a (?:month|day|week|year|head|person)|average|mean|median|rate|price|satisfaction|index|monthly|daily"
    r"|growth|change|share)\b|%|平均|每|增|占",
    re.I,
)
"""Heads of rows whose figures do not add up over time."""
SUBROW = regex(r"\W*(?:of (?:which|these|them|whom)|including|incl\.|thereof|among (?:them|these|which))\b|其中", re.I)
"""Heads of rows that are parts of the row above."""
COUNTS = {word: number for word, number in NUMBERS.items() if number > 1}
THESE = r"(?:these|those|the|all)\s"
ADDED_UP = "together|combined|in total|altogether|added up|add up to|account for|sum up to|come to"
TOGETHER = regex(
    rf"\b{THESE}(?P<count>{'|'.join(COUNTS)})\b(?=[^.;]{{0,80}}\b(?:{ADDED_UP})\b)"
    rf"|\b(?:together|combined|in total|altogether|between them|add(?:ing)?(?: up)?),?\s{THESE}(?P<counted>{'|'.join(COUNTS)})\b",
    re.I,
)
THAT = regex(
    r"\W{0,3}(?:(?:together|combined|in total|altogether|in all),?\s(?:that|this|it)\s(?:makes?|is|comes? to|adds? up to)|(?:that|this|it)\sadds? up to)\b",
    re.I,
)
"""How a sentence begins that sums up the two before it: "Together that makes 64"."""
BOTH = regex(
    r"\W{0,3}[^.:;0-9]{3,60}\sand\s[^.:;0-9]{3,60},?\s(?:taken together|put together|together|combined|in total|altogether|in all)\s?[:—–]?\s[0-9]",
    re.I,
)
"""How one begins that names the two: "Pears and plums together: 64"."""
WORD = regex(r"[a-z]{4,}")
FEWEST_PARTS = 2
LITTLE = Fraction(2, 3)
"""Rows that give less than this of a row, or more, are not its parts."""
ONE = Interval.point(Fraction(1))


def tables(scene: Scene) -> Iterator[Bond]:
    """All relations between the cells of tables."""
    totals = dict(_totals(scene.columns, {row[0].row.span: row for row in scene.rows}))
    beside: dict[tuple[Span, ...], list[list[Cell]]] = {}
    for column in scene.columns:
        if totals.get(column[0].column.span):
            beside.setdefault(_rows(column), []).append(column)
    for column in scene.columns:
        if column[0].column.span in totals:
            levels = beside.get(_rows(column), [])
            yield from _column(column, totals[column[0].column.span], levels[0] if len(levels) == 1 else [])
    for table in groupby(scene.columns, key=_rows):
        yield from _unnamed([column for column in table[1] if column[0].column.span not in totals])
    for row in scene.rows:
        yield from _row(row)
        yield from _change(scene, row)


def _totals(columns: Sequence[list[Cell]], rows: dict[Span, list[Cell]]) -> Iterator[tuple[Span, Sum | None]]:
    """For the place of a column's head, the sum of its levels (None for one of shares or growth), where it has a total row."""
    for column in columns:
        ends = [index for index, cell in enumerate(column) if is_total_head(cell.row.text)]
        if len(ends) != 1 or ends[0] < 2 or any(SUBROW.match(cell.row.text) for cell in column):
            continue
        parts, total = column[: ends[0]], column[ends[0]]
        is_sum = all(cell.told.is_level and cell.told.dimension == total.told.dimension for cell in (*parts, total))
        is_sum = is_sum and not MEAN.search(total.column.text)
        if not is_sum:
            yield total.column.span, None
            continue
        odd = [cell.told.term for cell in parts if _is_odd(cell, rows[cell.row.span])]
        terms = tuple(each.told.term for each in parts)
        yield total.column.span, Sum(total=total.told.term, parts=terms, odd=odd[0] if len(odd) == 1 else None)


def _is_odd(cell: Cell, row: list[Cell]) -> bool:
    """Whether the growth in a cell's row is not that from the value behind the cell, the earlier one, to the cell's."""
    behind = row[row.index(cell) + 1 :]
    growth = next((each.told.term for each in behind if each.told.is_growth), None)
    if growth is None or not behind[0].told.is_level or behind[0].told.dimension != cell.told.dimension:
        return False
    earlier = behind[0].told.term.tight
    grown = cell.told.term.tight / earlier - ONE if (earlier.low or 0) > 0 else None
    return grown is not None and not grown.overlaps(growth.tight)


def _rows(column: list[Cell]) -> tuple[Span, ...]:
    """The rows in which a column has figures: the same for columns of one table."""
    return tuple(cell.row.span for cell in column)


def _unnamed(columns: Sequence[list[Cell]]) -> Iterator[Sum]:
    """The sums of columns whose last or first row has no name of a total, and is one in another column of the table."""
    for column, at in product(columns, (-1, 0)):
        if _is_given(column, at):
            beside = [one for one in columns if _rows(one) == _rows(column) and not _is_given(one, at)]
            yield from (_sum_at(one, at) for one in beside if _may_add_up(one, at))
            return


def _may_add_up(column: list[Cell], at: int) -> bool:
    """Whether a column of levels of one kind adds up to about its last or first row."""
    is_level = all(cell.told.is_level and cell.told.dimension == column[at].told.dimension for cell in column)
    if not is_level or len(column) <= FEWEST_PARTS or MEAN.search(column[0].column.text):
        return False
    sum_ = _sum_at(column, at)
    points = sum((part.point for part in sum_.parts), Fraction(0))
    return sum_.total.point * LITTLE <= points <= sum_.total.point / LITTLE


def _is_given(column: list[Cell], at: int) -> bool:
    """Whether the last or first row of a column is the others' sum, in digits that tell."""
    if not _may_add_up(column, at):
        return False
    sum_ = _sum_at(column, at)
    is_telling = len(digits(sum_.total.point)) >= TELLING_DIGITS
    return is_telling and sum((part.point for part in sum_.parts), Fraction(0)) == sum_.total.point


def _sum_at(column: list[Cell], at: int) -> Sum:
    terms = [cell.told.term for cell in column]
    return Sum(total=terms.pop(at), parts=tuple(terms), is_firm=False)


def _column(column: list[Cell], sum_: Sum | None, levels: list[Cell]) -> Iterator[Bond]:
    """The relations of a column with a total row: a sum, shares of a whole, or growth; `levels` are the sum beside it, if one."""
    if sum_:
        yield sum_
        return
    end = next(index for index, cell in enumerate(column) if is_total_head(cell.row.text))
    parts, total = column[:end], column[end]
    if all(cell.told.is_share for cell in column):
        if total.told.term.tight.high is not None and total.told.term.point == 1:
            yield Shares(shares=tuple(each.told.term for each in parts))
        for cell, level in zip(parts, levels, strict=False):
            yield Share(part=level.told.term, whole=levels[end].told.term, share=cell.told.term)
    elif all(cell.told.is_growth for cell in column) and levels:
        whole = Sum(total=levels[end].told.term, parts=tuple(each.told.term for each in levels[:end]))
        yield Growths(sum_=whole, growth=total.told.term, parts=tuple(each.told.term for each in parts))


def _row(row: list[Cell]) -> Iterator[Bond]:
    """The relations of a row: a sum in its last column, and a period beside a part of it."""
    levels = [cell for cell in row if cell.told.is_level]
    if len(levels) != len(row) or MEAN.search(row[0].row.text) or len({cell.told.dimension for cell in row}) > 1:
        return
    totals = [index for index, cell in enumerate(row) if is_total_head(cell.column.text)]
    if len(row) > 2 and totals == [len(row) - 1]:
        yield Sum(total=row[-1].told.term, parts=tuple(cell.told.term for cell in row[:-1]))
    timed = [(cell, period) for cell in row if (period := _period(cell.column))]
    for part, part_time in timed:
        for whole, whole_time in timed:
            if part_time != whole_time and part_time.within(whole_time):
                terms = part.told.term, whole.told.term
                yield Nested(part=terms[0], whole=terms[1], part_time=str(part_time), whole_time=str(whole_time), is_firm=False)


def _change(scene: Scene, row: list[Cell]) -> Iterator[Change | Repeat]:
    """The growth in a row with the values of two periods, from the earlier to the later one; or a value that a sentence has otherwise."""
    timed = [(time, cell.told.term) for cell in row if cell.told.is_level and (time := time_of(cell.column))]
    growths = [cell for cell in row if cell.told.is_growth and not time_of(cell.column)]
    is_one = len(row) == len(timed) + 1 and len({term.unit for _, term in timed}) == 1
    if len(growths) != 1 or len({time for time, _ in timed}) != len(timed) or len(timed) != 2 or not is_one:
        return
    (_, earlier), (_, value) = sorted(timed, key=lambda each: each[0])
    change = Change(value=value, earlier=earlier, growth=growths[0].told.term)
    other = None if _fits(value, change) else _told_otherwise(scene, change)
    yield Repeat(first=other, second=value, what=f"“{row[0].row.text}”", is_firm=False) if other else change


def _fits(value: Term, change: Change) -> bool:
    """Whether a value is the earlier one of a row with its growth."""
    return bool(change.earlier.point) and (value.tight / change.earlier.tight - ONE).overlaps(change.growth.tight)


def _told_otherwise(scene: Scene, change: Change) -> Term | None:
    """The value that a sentence tells with the same growth and earlier value, which fits them, and differs in one digit or a swap."""
    told, earlier = (digits(term.point / term.unit.factor) for term in (change.value, change.earlier))
    for line in scene.lines:
        is_same = any(each.is_growth and each.term.point == change.growth.point for each in line.told)
        levels = [each for each in line.levels if each.term.point] if is_same else []
        for value, before in product(levels, levels):
            number = digits(value.term.point / value.term.unit.factor)
            is_slip = is_one_off(Fraction(number), Fraction(told)) or is_swapped(Fraction(number), Fraction(told))
            is_pair = is_slip and digits(before.term.point / before.term.unit.factor) == earlier
            if is_pair and (value.term.tight / before.term.tight - ONE).overlaps(change.growth.tight):
                return value.term
    return None


@cache
def time_of(head: Sentence) -> tuple[int, ...]:
    """What orders the one period that a head names: of a month without its year the month; empty without a period."""
    found = [period for _, period in periods_in(head)]
    month = MONTHS.get(head.text.strip(" .").lower())
    if month is not None:
        return (month,)
    if len(found) != 1:
        return ()
    told = found[0]
    if isinstance(told, Period):
        return (told.end.toordinal(),) if told.end else ()
    return told.months or ()


@cache
def _period(head: Sentence) -> Period | None:
    found = [period for _, period in periods_in(head)]
    return found[0] if len(found) == 1 and isinstance(found[0], Period) else None


def together(scene: Scene) -> Iterator[Sum]:
    """The totals told of so many things before: "these three together: 4.979 million", or of as many cells of a row."""
    items: list[Line] = []
    for line in scene.lines:
        if THAT.match(line.text) or _names_both(items[-2:], line):
            yield from _of_both(items, line)
        match = TOGETHER.search(line.text)
        totals = [each for each in line.levels if match and each.start >= match.end()]
        if match and len(totals) == 1:
            count = COUNTS[(match["count"] or match["counted"]).lower()]
            own = [each for each in line.levels if each.end <= match.start() and each.dimension == totals[0].dimension]
            near = _with_slip(own[-count:], totals[0]) if own else _counted(items, line, count)
            if len(near) == count and len({each.dimension for each in (*near, totals[0])}) == 1:
                firm = line.sentence.kind is BlockKind.ITEM
                yield Sum(total=totals[0].term, parts=tuple(each.term for each in near), is_firm=firm)
            else:
                yield from _of_a_row(scene, line, totals[0].term, count)
        items = [*items[-10:], line] if line.levels else items


def _with_slip(own: Sequence[Told], total: Told) -> Sequence[Told]:
    """The levels that a sentence itself tells of the things that it adds up, where they give the total but for a slip."""
    return own if is_misprint(total.term.point, sum((each.term.point for each in own), Fraction(0))) else ()


def _names_both(items: Sequence[Line], line: Line) -> bool:
    """Whether a sentence adds up two things by name, the words of which are in the two before it."""
    head = BOTH.match(line.text)
    words = set(WORD.findall(head[0].lower())) if head else set()
    return bool(words) and all(words.intersection(WORD.findall(item.text.lower())) for item in items)


def _of_both(items: Sequence[Line], line: Line) -> Iterator[Sum]:
    """The sum of the two numbers before, with one digit wrong: it may else be that of others."""
    parts = [each.term for each in _counted(items, line, 2)]
    if len(parts) == 2 == 1 + len(line.levels) and len({term.unit.dimension for term in (*parts, line.levels[0].term)}) == 1:
        total = line.levels[0].term
        if is_one_off(parts[0].point + parts[1].point, total.point):
            yield Sum(total=total, parts=tuple(parts), is_firm=False)


def _counted(items: Sequence[Line], line: Line, count: int) -> list[Told]:
    """The levels that so many things before have: one of each item, or those of the sentences before, told in just so many."""
    single = [each.levels[0] for each in items[-count:] if len(each.levels) == 1]
    if len(single) == count:
        return single
    near: list[Told] = []
    for each in reversed(items):
        if len(near) >= count or each.sentence.paragraph != line.sentence.paragraph:
            break
        near = [*each.levels, *near]
    return near if len(near) == count else []


def _of_a_row(scene: Scene, line: Line, total: Term, count: int) -> Iterator[Sum]:
    words = set(WORD.findall(line.text.lower()))
    for row in scene.rows:
        levels = [cell.told for cell in row if cell.told.is_level]
        named = set(WORD.findall(row[0].row.text.lower()))
        same = all(each.dimension == total.unit.dimension for each in levels)
        if len(levels) == count and same and named & words:
            yield Sum(total=total, parts=tuple(each.term for each in levels), is_firm=False)
