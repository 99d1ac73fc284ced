"""This file holds the search for sums whose total stands behind the parts: "5 men and 7 women, 12 in all"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from factcheck.audit.bonds import Sum
from factcheck.audit.relations.parts import CLAUSE_END, LONGEST_GAP, SEPARATOR, Parts
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.audit.relations.sums import is_unlikely, sum_of
from factcheck.audit.totals import added
from factcheck.core.figure import Measure
from factcheck.expressions import regex

IN_ALL = regex(r"\s?(?:[\w-]+\s){0,3}(?:in all|in total|altogether|all told|together|combined)\b|\s?(?:合计|共计)", re.I)
"""What stands behind the total of the parts before it."""
ADDED_UP = regex(
    r"(?:[,;:]|\s?[—–]|\s-)\s(?:making|which makes|that makes|giving|for|together|altogether|in all|in total|combined|all told|or)?,?\s?"
    r"(?:a (?:grand |combined )?total of|totall?ing|together|altogether|making|in all|in total|all told|combined|which makes|that makes),?\s(?:about |some )?$",
    re.I,
)
"""What stands before it, and says that it is one."""
CONCLUDING = regex(r"(?::|\s?[—–]|\s[-=])\s$")
"""What stands before it, where nothing but a sign says so."""
JOINED = regex(r"\band\b|\bplus\b|和|以及|及|、")
LEFT_OPEN = regex(r"\b(?:etc|and so on|others|the rest|the remainder|and more|among other things)\b|等", re.I)
"""Words of a list that does not tell all: "other papers" are still a part."""
APPOSED = regex(r"(?:\s[a-z-]+){0,3}\s?(?:,|[—–])\s(?:so |or |that is )?", re.I)
"""Between the last part and a total that stands right behind its list."""
ENDED = regex(r"\s?(?:[.,;:!?)—–]|$)")
"""Behind the words that name such a total, which is of no other time or place."""
MOST_OF_APPOSED = Fraction(3, 4)
"""Parts that give less of the total right behind them may leave others out: "12 doctors and 40 nurses, 90 staff in all"."""
FEWEST, FEWEST_CONCLUDED = 2, 3
"""So many parts have a total that words call one, or that only stands behind them."""
BESIDE = frozenset({Measure.LEVEL, Measure.NAMES, Measure.DATE})
"""Figures that may stand in such a list."""


def concluded(scene: Scene) -> Iterator[Sum]:
    """The totals told behind the list of their parts, where no part of the list gives them."""
    for line in scene.lines:
        for index, total in enumerate(line.levels):
            fewest = _fewest(line, index) if index >= FEWEST else None
            lists = list(_lists(line, index, fewest)) if fewest else []
            if lists and not any(added(tuple(each.term for each in run)).overlaps(total.term.tight) for run in lists):
                told = sum_of(total, Parts(lists[0], True), is_firm=False)
                yield replace(told, exhaustive=told.exhaustive or _is_of_all(line, lists[0], total))


def _fewest(line: Line, index: int) -> int | None:
    """How many parts stand at least before a level that is a total, by the words around it; None where they do not make it one."""
    total, before = line.levels[index], line.text[line.levels[index - 1].end : line.levels[index].start]
    if ADDED_UP.search(before) or IN_ALL.match(line.text, total.end):
        return FEWEST
    return FEWEST_CONCLUDED if CONCLUDING.search(before) and total is line.levels[-1] else None


def _is_of_all(line: Line, run: Sequence[Told], total: Told) -> bool:
    """Whether a total stands right behind parts that are most of it: "nine desks and eleven kiosks, two dozen posts in all"."""
    most = sum((each.term.point for each in run), Fraction(0)) >= total.term.point * MOST_OF_APPOSED
    named = IN_ALL.match(line.text, total.end)
    return (
        most
        and named is not None
        and ENDED.match(line.text, named.end()) is not None
        and APPOSED.fullmatch(line.text, run[-1].end, total.start) is not None
    )


def _lists(line: Line, index: int, fewest: int) -> Iterator[tuple[Told, ...]]:
    """The levels that end right before a total and may be its parts, the most first: those of one list, with what each counts."""
    total, parts = line.levels[index], line.levels[:index]
    for start in range(len(parts) - fewest + 1):
        run = parts[start:]
        is_named = ADDED_UP.search(line.text[run[-1].end : total.start]) is not None
        if _is_list(line, run, total, is_named=is_named) and not is_unlikely(total, run):
            yield run


def _is_list(line: Line, run: Sequence[Told], total: Told, *, is_named: bool) -> bool:
    """Whether levels are the items of one list; the last is joined by an "and", unless words behind name the total."""
    gaps = [line.text[left.end : right.start] for left, right in pairwise(run)]
    joined = all(SEPARATOR.search(gap) and len(gap) <= LONGEST_GAP and not CLAUSE_END.search(gap) for gap in gaps)
    told = [each for each in line.told if run[0].start <= each.start < total.start]
    is_plain = all(each.measure in BESIDE for each in told) and all(each.dimension == total.dimension for each in run)
    is_short = total.start - run[-1].end <= LONGEST_GAP
    return (
        joined
        and is_plain
        and is_short
        and (is_named or JOINED.search(gaps[-1]) is not None)
        and not LEFT_OPEN.search(line.text, run[0].start, total.start)
    )
