"""This file holds the search for lists of values by name: "Ashby 1,622, Barrow 1,276 and Corby 894", "• Ashby: 1,622"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from factcheck.audit.bonds import Term
from factcheck.audit.relations.parts import SEPARATOR
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.core.figure import Measure
from factcheck.core.text import BlockKind
from factcheck.expressions import regex
from factcheck.figures.cells import is_total_head

WORDS = r"[A-Z][\w'’.&-]*(?:\s(?:(?:and|of|the|de|la|du|upon|on)\s)?[A-Z][\w'’.&-]*){0,4}"
HAS = (
    "has|had|have|with|at|got|took|takes|counts|counted|registers|registered|records|recorded|reports|reported|received|saw|handled|sold|made|came to"
    "|accounts for|accounted for|carried|carries|drew|attracted|welcomed|served|produced|exported|brought in|spent|cost|contributed|employs|employed|follows with|followed with"
)
BEFORE = regex(
    rf"(?:^|[,;:(—–]\s?(?:and\s|while\s|followed by\s|then\s)?|\sand\s|\sby\s)(?:in\s)?(?:the\s)?(?P<name>{WORDS})(?:,)?(?:\s(?:{HAS}))?\s?[(:]?\s?(?:the |about |some )?$"
)
"""The name right before a value, with little between them."""
BEHIND = regex(rf"(?:\s[a-z]+){{0,3}}\s(?:in|at|from|for|to|by)\s(?:the\s)?(?P<name>{WORDS})(?=\s?[,;.)]|\sand\b|$)")
"""The name right behind a value."""
ITEM = regex(r"(?P<name>[^:;.0-9]{2,60}?)\s?(?::|\s[-–—]|,)\s(?:about |some )?$")
"""The name at the head of an item."""
LINK = regex(r"(?:\s[a-z]+){0,2}(?:,\s(?:and\s)?|\sand\s)")
"""Between two values that are listed behind their names."""
FEWEST = 3
LONGEST_GAP = 90
SHORTEST_GAP = 30
"""Two values of one list, and two that are listed behind their names, stand no more characters apart."""


class Named(Struct, frozen=True):
    """A list of values: the names with their values, the total that it ends with, and its lines, from the first to the last."""

    names: tuple[str, ...]
    terms: tuple[Term, ...]
    first: int
    last: int
    total: Term | None = None

    @property
    def pairs(self) -> list[tuple[str, Term]]:
        """Each name with its value."""
        return list(zip(self.names, self.terms, strict=True))


def named_values(scene: Scene) -> Iterator[Named]:
    """All lists of at least three values with a name each, every name once."""
    for index, line in enumerate(scene.lines):
        for pairs in (_beside(line, BEFORE), _beside(line, BEHIND), _in_turn(line)):
            yield from _list(pairs, index, index)
    yield from named_items(scene)


def named_items(scene: Scene) -> Iterator[Named]:
    """Those lists of which each value is that of an item."""
    for is_item, lines in groupby(enumerate(scene.lines), key=lambda each: each[1].sentence.kind is BlockKind.ITEM):
        run = list(lines)
        items = [pair for _, line in run for pair in _of_item(line)] if is_item else []
        if len(items) == len(run):
            yield from _list(items, run[0][0], run[-1][0])


def plain(name: str) -> str:
    """A name as it is compared with others."""
    return name.strip(" .,").lower().removeprefix("the ")


def _list(pairs: Sequence[tuple[str, Told]], first: int, last: int) -> Iterator[Named]:
    has_total = bool(pairs) and is_total_head(pairs[-1][0])
    names = tuple(name.strip(" .") for name, _ in pairs)
    terms = tuple(each.term for _, each in pairs)
    if len(set(map(plain, names))) < len(names) or len({term.unit.dimension for term in terms}) > 1:
        return
    count = len(names) - has_total
    if count >= FEWEST:
        yield Named(names[:count], terms[:count], first, last, terms[-1] if has_total else None)


def _of_item(line: Line) -> Iterator[tuple[str, Told]]:
    """The name of an item with its first value."""
    value = line.levels[0] if line.levels else None
    match = ITEM.match(line.text[: value.start]) if value else None
    if value and match and match.end() == value.start:
        yield match["name"], value


def _beside(line: Line, place: re.Pattern[str]) -> list[tuple[str, Told]]:
    """The longest run of values that have their name right before them, or right behind them, all of one list."""
    if len(line.levels) < FEWEST:
        return []
    runs: list[list[tuple[str, Told]]] = [[]]
    for before, each, following in zip([None, *line.levels], line.levels, [*line.levels[1:], None], strict=False):
        gap = line.text[before.end if before else 0 : each.start]
        behind = line.text[each.end : following.start if following else len(line.text)]
        match = place.search(gap[-LONGEST_GAP:]) if place is BEFORE else place.match(behind)
        last = runs[-1][-1][1] if runs[-1] else None
        is_next = last is before and len(gap) <= LONGEST_GAP and SEPARATOR.search(gap)
        if not (is_next and match):
            runs.append([])
        runs[-1] += [(match["name"], each)] if match else []
    return max(runs, key=len)


def _in_turn(line: Line) -> list[tuple[str, Told]]:
    """Names and as many values, each list for itself: "Ashby, Barrow and Corby had 52, 48 and 39 boats"."""
    for names in (each for each in line.told if each.measure is Measure.NAMES):
        told = names.figure.observation.names
        count = len(told)
        values = [each for each in line.levels if each.start >= names.end][:count]
        gaps = [line.text[left.end : right.start] for left, right in pairwise([names, *values])]
        is_list = len(values) == count >= FEWEST and all(len(gap) <= SHORTEST_GAP for gap in gaps)
        if is_list and all(LINK.fullmatch(gap) for gap in gaps[1:]) and not SEPARATOR.search(gaps[0]):
            return list(zip(told, values, strict=True))
    return []
