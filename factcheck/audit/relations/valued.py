"""This file holds the search for things that are counted and then listed with a value each: "in five states: Ohio (66), Utah (41) and Iowa (27)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.audit.relations.named_values import HAS
from factcheck.audit.relations.scene import Line, Told
from factcheck.audit.totals import added
from factcheck.expressions import regex

PLACED = regex(r"\b(?:in|from|to|at|by|for|across|among|over|with)\s(?:(?:the|these|those|its|just|only)\s){0,2}$", re.I)
NOUN = regex(r"(?:\s[a-z][a-z-]{1,20}){1,3}")
"""Before a count that is told by the way, and behind it up to the colon: "were made in | five | big states"."""
HAD = regex(
    rf"(?:\s[a-z][a-z-]{{1,20}}){{1,3}}\s(?:{HAS}|account for|made up|make up|generated|supplied|sent|won|paid|bought)\b[^:;]{{1,90}}",
)
"""Behind a count that is the subject, up to the colon: "five | states accounted for 172 deaths, or 29 percent"."""
CHOSEN = regex(
    r"\b(?:most(?:ly)?|mainly|top|led|leading|largest|biggest|highest|lowest|best|worst|among|including|such as|especially|first)\b",
    re.I,
)
"""Words of a list of some of the things."""
COLON = regex(r":\s")
ITEM = regex(
    r"(?:the\s)?(?P<name>[A-Za-z][\w'’.&-]*(?:\s(?!and\b)[A-Za-z][\w'’.&-]*){0,4})"
    r"(?:\s[(（](?=[^()（）]{0,30}[0-9])[^()（）A-Z]{1,30}[)）]|,?\s(?:with\s|at\s)?[$€£]?[0-9][0-9.,]*(?<![.,])(?:\s?%|\s(?:percent|per cent|million|billion|thousand))?)"
)
"""A thing with its value: two that share one are no item."""
GLUE = regex(r"[,;]\s(?:and\s)?|\sand\s")
END = regex(r"\s?(?:[.;!?]|$)")
FEWEST, MOST_COUNTED = 2, 30
MOST_OFF = 2
"""A list with so many more or fewer things than are counted is of something else."""
LIKE_COUNT = (0.5, 1.5)
"""Values that add up to about the count are so many of what is counted: "ten seats: Greens (6), Reds (3)"."""


def listed_with_values(line: Line, count: Told, stated: int) -> tuple[tuple[str, ...], int] | None:
    """The things listed behind a count with a value each and where they end; None where there is no such list, or one of something else."""
    colon = COLON.search(line.text, count.end)
    items = list(_items(line.text, colon.end())) if colon else []
    if colon is None or len(items) < FEWEST or abs(len(items) - stated) > MOST_OFF:
        return None
    lead = line.text[count.end : colon.start()]
    values = [each for each in line.told if colon.end() <= each.start < items[-1].end()]
    is_other = CHOSEN.search(lead) or any(
        _is_count(each) for each in line.levels if each is not count and each.end <= colon.start()
    )
    if is_other or _sum_is_near(values, stated):
        return None
    is_placed = PLACED.search(line.text[: count.start]) is not None
    names = tuple(each["name"] for each in items)
    if is_placed:
        is_meant = NOUN.fullmatch(lead) is not None
    else:
        is_meant = HAD.fullmatch(lead) is not None and _are_named(names, stated) and _adds_up(line, values, count, colon.start())
    return (names, items[-1].end()) if is_meant else None


def _are_named(names: Sequence[str], stated: int) -> bool:
    """Whether names are proper ones of about as many things, and not what the things have so many of: "84 medals: gold (40), silver (30) …"."""
    plurals = sum(name.endswith("s") for name in names)
    is_proper = all(name[0].isupper() for name in names) and 2 * plurals < len(names)
    return is_proper and stated > FEWEST and abs(len(names) - stated) == 1


def _items(text: str, start: int) -> Iterator[re.Match[str]]:
    """The items of a list that fills its sentence from a place on, the last joined by "and"; none where it does not."""
    items: list[re.Match[str]] = []
    joined = ""
    while item := ITEM.match(text, start):
        items.append(item)
        glue = GLUE.match(text, item.end())
        if glue is None:
            break
        joined, start = glue[0], glue.end()
    is_list = items and "and" in joined and END.match(text, items[-1].end()) and start <= items[-1].start()
    yield from items if is_list else ()


def _is_count(told: Told) -> bool:
    """Whether a number may count the things of a list."""
    return told.dimension == "count" and FEWEST <= told.term.point <= MOST_COUNTED


def _sum_is_near(values: Sequence[Told], stated: int) -> bool:
    points = sum(float(each.term.point) for each in values if each.is_level)
    return LIKE_COUNT[0] * stated <= points <= LIKE_COUNT[1] * stated


def _adds_up(line: Line, values: Sequence[Told], count: Told, end: int) -> bool:
    """Whether values are all of their kind, and add up to a number or a share between the count and the list."""
    totals = [each for each in line.told if count.end <= each.start and each.end <= end]
    is_one_kind = len({(each.is_level, each.is_share, each.dimension) for each in values}) == 1
    return is_one_kind and any(
        each.is_like(values[0])
        and each.dimension == values[0].dimension
        and added(tuple(one.term for one in values)).overlaps(each.term.tight)
        for each in totals
    )
