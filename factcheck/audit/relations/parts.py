"""This file holds the run of parts that a sentence tells behind their total: "… of which 9 were new, 7 repaired and 4 lost"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from factcheck.audit.relations.scene import Line, Told
from factcheck.core.figure import Measure
from factcheck.core.unit import COUNT
from factcheck.expressions import regex

OPEN_END = regex(r"\b(?:etc|and so on|(?<!no )others?|the rest|the remainder|and more|(?<!no )more)\b|等", re.I)
LAST = regex(r"\band\s(?:[^\s,]+\s){0,2}$")
"""What stands before the last part of a list."""
SEPARATOR = regex(r"[,，、;；]|\band\b|和|以及|及|与|\bplus\b|\bwhile\b")
SCALED = regex(r"\d\s?(?:(?:m|b|tr)illion|thousand|[万亿])")
"""A number that was not read as a figure: then the list is not known."""
CLAUSE_END = regex(r"[;；]")
MOST_WORDS_BEFORE = 2
"""A part is introduced by no more words than these behind the comma or "and" before it; the first one by one more."""
MOST_HAN_BEFORE = 12
OF_THEM = regex(r"\s?(?:[(（][^()（）]{1,20}[)）])?\s(?:of|among) (?:them|these|those|whom)\b", re.I)
OF_WHICH = regex(r"\bof (?:which|whom),?\s(?:about\s)?$", re.I)
HAS_PARTS = regex(r"[^.;:,()0-9]{0,40},?\s\(?of (?:which|whom)\b", re.I)
"""Before a part that is one of another part, and behind a part that has some."""
PLACES = regex(r",\s(?:and\s)?(?:in|across|at|within|throughout|among|from|to|on|through|via)\s(?:the\s|all\s|its\s){0,2}$")
"""What stands before the number of places that parts are spread over: "6 at home and 3 abroad, in | 14 countries"."""
FIRST_GAP = regex(r"[\s,:，：]*(?:[a-z'-]+\s){0,3}|[\s，：]*[一-鿿、]{0,12}")
"""What may stand between a lead and the first part."""
ONE = regex(r"(?:(?:plus|as well as)\s)?(?:the|an?|its|their|our|one)\s[^0-9,;:()]{2,60}")
AND = regex(r"\b(?:and|plus|as well as)\s")
NAME = regex(r"[A-Z][^0-9,;:()]{2,60}")
"""Items of a list that have no number, for each is one thing, "the District of Columbia", or a name, be it the end of another's."""
LONGEST_GAP = 100
BESIDE = frozenset({Measure.GROWTH, Measure.SHARE, Measure.DATE, Measure.NAMES, Measure.COMPARISON, Measure.TREND, Measure.RATIO})
"""Figures that may stand between the parts of a list."""


class Parts(Struct, frozen=True):
    """A run of parts in a sentence, and whether it ends as a complete list does."""

    told: tuple[Told, ...]
    is_closed: bool


def coordinated(line: Line, start: int, total: Told) -> Parts | None:
    """The run of parts that begins at `start`: figures of the total's kind, each right behind a comma or "and"."""
    end = CLAUSE_END.search(line.text, start)
    stop = end.start() if end else len(line.text)
    run: list[Told] = []
    position = start
    for told in line.told:
        each = told.in_unit_of(total)
        if each.start < start or each.start >= stop or (each is total and each.start < start):
            continue
        if (
            run
            and PLACES.search(line.text, position, each.start)
            and not PLACES.search(f", {line.text[start : run[0].start].lstrip()}")
        ):
            continue
        if each.measure in BESIDE:
            position = position if each.measure is Measure.NAMES else each.end
            continue
        if not is_told(each) or not _is_next(line.text[position : each.start], bool(run)):
            break
        if each.dimension != total.dimension or _is_ended(line.text, run) or _is_part_of_part(line.text, run, each):
            break
        run.append(each)
        position = each.end
    if not run or SCALED.search(_rest(line, run, stop)):
        return None
    if _is_in_turn(line.text, start, run):
        return None
    last = run[-1].end
    if _is_filled(line.text[start:last], line.text[last:stop], run, total):
        return None
    return Parts(tuple(run), _is_closed(line.text, run, stop))


def _is_in_turn(text: str, start: int, run: Sequence[Told]) -> bool:
    """Whether a run goes on to another total with parts of its own: "5,100 here, of which | 61 are old, and 4,300 there, of which 38 are old"."""
    is_led = OF_WHICH.search(f"{text[:start].rstrip()} ") is not None
    return is_led and any(HAS_PARTS.match(text, each.end) for each in run[1:])


def _is_filled(told: str, behind: str, run: Sequence[Told], total: Told) -> bool:
    """Whether a total is that of its parts and of one for each thing told by its name: "the 12 county courts, four city courts and the Court of Appeal"."""
    items = [item.strip(" .") for item in SEPARATOR.split(told + behind if AND.search(behind) else told)]
    ones, names = (sum(map(bool, map(pattern.fullmatch, items))) for pattern in (ONE, NAME))
    left = total.term.point - sum(each.term.point for each in run if each.is_level)
    return total.dimension == COUNT.dimension and max(ones, 1) <= left <= ones + names


def is_told(told: Told) -> bool:
    """Whether a figure says how much there is, readably or not."""
    return told.is_level or told.measure is Measure.MALFORMED


def _is_part_of_part(text: str, run: Sequence[Told], each: Told) -> bool:
    """Whether a figure is of those told before it: "300 (60 %) were girls, 120 (40 %) of them with glasses", "of which 120 …"."""
    if run and OF_WHICH.search(text, run[-1].end, each.start):
        return True
    return bool(run and OF_THEM.match(text, each.end)) and not OF_THEM.match(text, run[0].end)


def _is_ended(text: str, run: Sequence[Told]) -> bool:
    """Whether a run of three or more has had its "and" before the last: "A, B and C"."""
    return len(run) > 2 and bool(LAST.search(text[run[-2].end : run[-1].start]))


def _rest(line: Line, run: Sequence[Told], stop: int) -> str:
    """The words from the first part to the end of its clause that belong to no figure."""
    pieces, position = [], run[0].end
    for each in line.told:
        if run[0].start < each.start < stop:
            pieces.append(line.text[position : each.start])
            position = max(position, each.end)
    return " ".join([*pieces, line.text[position:stop]])


def _is_next(gap: str, has_one: bool) -> bool:
    """Whether a figure behind this gap goes on with a list: few words stand between the last separator and it."""
    cut = [match.end() for match in SEPARATOR.finditer(gap)]
    if has_one and (not cut or len(gap) > LONGEST_GAP):
        return False
    if not has_one and not FIRST_GAP.fullmatch(gap):
        return False
    words = gap[cut[-1] :] if cut else gap
    return (len(words.split()) <= MOST_WORDS_BEFORE + (not has_one) and len(words) <= 30) or len(words) <= MOST_HAN_BEFORE


def _is_closed(text: str, run: Sequence[Told], stop: int) -> bool:
    """Whether a run ends with "and" before its last part, and names no "others"."""
    if len(run) < 2:
        return False
    gap = text[run[-2].end : run[-1].start]
    told = text[run[0].start : stop]
    is_last_joined = bool(re.search(r"\band\b|和|以及|及|、", gap)) or len(run) == 2
    return is_last_joined and not OPEN_END.search(told)
