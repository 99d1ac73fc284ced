"""This file holds the search for lists: counts with their names, paired lists, figures listed twice, marks passed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce
from itertools import pairwise

from msgspec.structs import replace

from factcheck.audit.bonds import Count, Respectively, Term, Threshold, Twice
from factcheck.audit.relations.parts import SEPARATOR
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.audit.relations.things import listed
from factcheck.audit.relations.valued import listed_with_values
from factcheck.core.figure import Measure
from factcheck.core.interval import Interval
from factcheck.core.text import Span
from factcheck.expressions import regex

MOST_COUNTED = 30
BEFORE_LIST = regex(
    r"(?P<noun>(?:[\s-](?!including\b|such\b|like\b|among\b)[\w'’-]+){1,6}?)"
    r"(?P<sign>:\s|\s?[—–]\s?|,\s(?:namely\s)?|\s\(|\s-\s|,?\snamely,?\s|\sof\s(?=[A-Z][a-z]+,))(?=[A-Z])"
)
"""Between a count and the names that it counts: a few words and a sign."""
FAR_FROM_LIST = regex(r"(?P<noun>(?:[\s-][\w'’-]+){1,20})(?P<sign>:\s)(?=[A-Z])")
"""Between the only count of a sentence and the names behind its colon."""
BEFORE_LIST_HAN = regex(r"(?P<noun>[一-鿿]{1,10})(?P<sign>——|：|:|（|—)")
NAME = regex(r"(?:the )?[A-Z][\w'’.-]*(?: (?:(?:of|de|la|the|du) )?[A-Z][\w'’.-]*){0,5}")
GLUE = regex(r",? and |, |; ")
NAME_HAN = regex(r"[一-鿿A-Za-z·]{1,12}?(?=、|和|及|与|，|。|——|—|；|）|$)")
GLUE_HAN = regex(r"[、和及与]")
END = regex(
    r"\s?(?:[.;)!?—–]|, (?!etc|and so|among|and others|and more)|$|\s-\s)"
    r"|(?= (?:were|are|was|is|have|had|has|will|in|for|on|as)\b)"
)
OPEN_LIST = regex(r",? (?:etc|and (?:others|more|so on)|among others|and (?:several|many|some|other|elsewhere))\b", re.I)
NO_SIGN = regex(r"(?<=[a-z]s)(?<!\bwas)(?<!\bhas)(?<!\bits)(?<!\bthis)\s(?=[A-Z])")
"""Between the noun of a count and names that follow it without a sign: "three rivers | Ash, Birch and Cole"."""
STANDS_APART = regex(r"\b(?:after|since|before|of|per|every|within)\s(?:the |all |some )?$", re.I)
"""What stands before a count that has no list behind it: "after five matches, Arsenal, …"."""
STANDS_APART_COMMA = regex(
    r"\b(?:in|at|on|to|from|by|with|for|among|during|over|through|under|against|between|out of)\s(?:the |all |some |its )?$", re.I
)
ARE_NAMED = regex(r"\b(?:added|joined|named|chosen|selected|listed|are|were|include|won)$")

PASSED = regex(
    r"^[^;:.]{0,40}(?:,\s|\s—\s|，)(?:(?:and|thus|thereby|already|far|well|even|now|easily|for the first time|at last)\s){0,2}"
    r"(?:(?P<up>topping|crossing|breaking|beating|hitting|exceeding|surpassing|passing)"
    r"|(?P<down>falling|dropping|slipping|sinking))?\s?(?:the |a )?(?:mark of )?$"
)
"""Between a value and the mark that it has passed."""
PASSING = regex(
    r"(?P<up>exceeding|surpassing|topping|passing|beyond|above|突破了?|超过了?)|(?P<down>below|under|short of|falling)", re.I
)
"""How the words of such a mark begin."""

PLACES = frozenset({"above", "below", "under", "beyond"})
"""These say that a mark is passed only behind a verb: "falling below 20"."""
MARKS = frozenset({"mark", "threshold", "level"})

RESPECTIVELY = regex(r"\brespectively\b|\bin that order\b|分别", re.I)
LIST_LINK = regex(r"\s?(?:,|，|、)?\s?(?:and |by |and by |up |down |和|及)*(?:a |an )?")
LEAD_IN = regex(r"[;；:]|\bof (?:which|whom|these|those|them)\b|\bincluding\b|其中", re.I)
ITEM = regex(r",\s(?:and\s)?|;\s(?:and\s)?|\sand\s")
WHOLE_BEFORE = regex(r"(?:^|[,;]\s)(?:among|of|out of)\s(?:the |all |all the )?$", re.I)
"""What stands before a total that opens a list of its parts: "Among the 84.36 million visitors, there were ..."."""
FEWEST_WORDS = 3


def counts(scene: Scene) -> Iterator[Count]:
    """The counts whose things are named right behind them, all of them."""
    for line in scene.lines:
        for each in line.levels:
            stated = _whole(each)
            found = _names(line, each) if 2 <= stated <= MOST_COUNTED else None
            if found and len(found[0]) > 1 and len(found[0]) != 2 * stated:
                yield Count(stated=stated, text=each.figure.text, members=found[0], place=line.span(each.start, found[1]))
            elif things := _things(line, each, stated) if 2 <= stated <= MOST_COUNTED else None:
                place = line.span(each.start, things[1])
                yield Count(stated=stated, text=each.figure.text, members=things[0], place=place, is_firm=False)


def _things(line: Line, count: Told, stated: int) -> tuple[tuple[str, ...], int] | None:
    """The things listed behind a count, each by itself or with a value, and where they end."""
    return listed(line.text, count.end, stated) or listed_with_values(line, count, stated)


def _whole(told: Told) -> int:
    """The whole number that a figure counts; 0 for any other."""
    quantity = told.figure.observation.quantity
    if quantity is None or quantity.hedge or quantity.value.denominator != 1 or told.dimension != "count":
        return 0
    return int(quantity.value)


def _names(line: Line, count: Told) -> tuple[tuple[str, ...], int] | None:
    """The names behind a count and where they end; None where there is no list, or an open one."""
    text = line.text
    start = count.end
    if match := BEFORE_LIST.match(text, start):
        before, is_comma = text[max(0, count.start - 20) : count.start], match["sign"].strip() == ","
        is_apart = is_comma and (ARE_NAMED.search(match["noun"]) or STANDS_APART_COMMA.search(before))
        at = is_comma and NO_SIGN.search(match["noun"])
        first = match.start("noun") + at.end() if at else match.end()
        return None if is_apart or STANDS_APART.search(before) else _run(text, first, NAME, GLUE)
    if (match := FAR_FROM_LIST.match(text, start)) and len(line.levels) == 1:
        return _run(text, match.end(), NAME, GLUE)
    if match := BEFORE_LIST_HAN.match(text, start):
        return _run(text, match.end(), NAME_HAN, GLUE_HAN)
    return None


def _run(text: str, start: int, name: re.Pattern[str], glue: re.Pattern[str]) -> tuple[tuple[str, ...], int] | None:
    """The names from `start` on, joined as lists are, up to a sign that ends them."""
    names, position, joined = [], start, ""
    while found := name.match(text, position):
        names.append(found[0].rstrip("."))
        position += len(names[-1])
        link = glue.match(text, position)
        if OPEN_LIST.match(text, position) or text.startswith("等", position):
            return None
        if link is None or not name.match(text, link.end()) or "and" in joined or joined in ("和", "及", "与"):
            break
        joined, position = link[0], link.end()
    is_closed = "and" in joined or joined in ("和", "及", "与", "、")
    ends = END.match(text, position) or name is NAME_HAN
    return (tuple(names), position) if is_closed and ends else None


def thresholds(scene: Scene) -> Iterator[Threshold]:
    """The values that are said to have passed a mark: "reached 21.09 million, exceeding 100 million"."""
    for line in scene.lines:
        for value, mark in pairwise(line.told):
            if not (value.is_level and mark.is_level) or value.dimension != mark.dimension:
                continue
            sign = _passes(line.text[value.end : mark.start], mark.figure.text)
            counted = mark.figure.counted.split()[:1]
            if sign and set(counted) <= {*MARKS, *value.figure.counted.split()}:
                yield Threshold(value=value.bare, mark=_exact(mark), sign=sign)


def _passes(between: str, mark: str) -> int:
    """+1 where the words say that a value has risen past the mark, -1 where it has fallen past it, else 0."""
    match, own = PASSED.match(between), PASSING.match(mark)
    if match is None:
        return 0
    if match["up"] or match["down"]:
        return -1 if match["down"] else 1
    if own is None or own[0].lower() in PLACES:
        return 0
    return -1 if own["down"] else 1


def _exact(told: Told) -> Term:
    """The term with its number as a mark: "exceeding 100 million" is 100 million, and nothing beside it."""
    point = Interval.point(told.term.point)
    return replace(told.term, tight=point, loose=point)


def respectively(scene: Scene) -> Iterator[Respectively]:
    """The lists of values and of percentages that "respectively" pairs off, where both are plain lists."""
    for line in scene.lines:
        for match in RESPECTIVELY.finditer(line.text):
            before = [index for index, each in enumerate(line.told) if each.end <= match.start()]
            found = _two_lists(line, before[-1], match.start()) if before else None
            if found:
                values, percents = (tuple(each.figure.text for each in run) for run in found)
                yield Respectively(values=values, shares=percents, place=line.span(found[0][0].start, match.end()))


def _two_lists(line: Line, last: int, end: int) -> tuple[list[Told], list[Told]] | None:
    """The percentages that end there, and the values before them back to where their list begins."""
    if not LIST_LINK.fullmatch(line.text[line.told[last].end : end]):
        return None
    first = last
    while first and _is_percent(line.told[first - 1]) and _linked(line, first):
        first -= 1
    percents = list(line.told[first : last + 1])
    if len(percents) < 2 or not all(_is_percent(each) for each in percents):
        return None
    values: list[Told] = []
    for each in reversed(line.told[:first]):
        following = (values[-1] if values else percents[0]).start
        if each.measure is Measure.NAMES:
            continue
        between = line.text[each.end : following]
        if not (each.is_level or each.measure is Measure.MALFORMED):
            break
        if LEAD_IN.search(between):
            # the first percentage may be that of the whole
            values += [each] if len(values) == len(percents) - 1 else []
            break
        if values and not SEPARATOR.search(between):
            break
        values.append(each)
    if values and WHOLE_BEFORE.search(line.text[: values[-1].start]):
        values.pop()
    return (values[::-1], percents) if len(values) > 1 and not _opens_with_total(values[::-1]) else None


def _opens_with_total(values: list[Told]) -> bool:
    """Whether the first value is the sum of the others, and so no item of the list."""
    if len(values) < 3 or not all(each.is_level for each in values):
        return False
    parts = reduce(Interval.__add__, (each.term.tight for each in values[1:]))
    return parts.overlaps(values[0].term.tight)


def _linked(line: Line, index: int) -> bool:
    """Whether a figure goes on with the list that the one before it is in."""
    return bool(LIST_LINK.fullmatch(line.text[line.told[index - 1].end : line.told[index].start]))


def _is_percent(told: Told) -> bool:
    return (told.is_growth or told.is_share) and told.dimension == "proportion"


def twice(scene: Scene) -> Iterator[Twice]:
    """The items of a list that stand in it twice, words and all."""
    for line in scene.lines:
        if len(line.levels) < 2:
            continue
        seen: dict[str, Span] = {}
        for start, end in _items(line.text):
            words = line.text[start:end].rstrip(" .")
            if len(words.split()) < FEWEST_WORDS or not any(each.start >= start and each.end <= end for each in line.levels):
                continue
            place = line.span(start, start + len(words))
            if words in seen:
                yield Twice(first=seen[words], second=place, words=words)
            seen.setdefault(words, place)


def _items(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in ITEM.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)
