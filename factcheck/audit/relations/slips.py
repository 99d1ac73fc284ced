"""This file holds the search for a number that a text tells twice, the second time with two digits in each other's place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, combinations, islice, product, takewhile

from factcheck.audit.bonds import Repeat
from factcheck.audit.relations.growing import TIME
from factcheck.audit.relations.scene import Cell, Line, Scene, Told
from factcheck.core.period import Period
from factcheck.core.slips import TELLING_DIGITS, digits, is_swapped
from factcheck.core.text import BlockKind
from factcheck.expressions import regex
from factcheck.figures import periods_in
from factcheck.match.plain_words import PLAIN
from factcheck.match.tokens import tokens

NEAR = 70
"""How many characters before a number and behind it its words are looked for."""
FEWEST_COMMON = {2: 2, 3: 2}
"""By how many digits a number has, how many words it must have in common with the other: one of four is less often there by chance."""
BASIS = regex(r"\b(?:than|from|against|compared (?:with|to)|over|after|up on|down on)\b(?:[^.;,()]|[.,](?=[0-9])){0,60}", re.I)
"""What something is compared with: "12 % more than the 1.075 million of 2023"."""
RECAP = regex(
    r"(?:In (?:short|sum|brief|summary|a nutshell|other words)|To (?:sum up|recap|repeat|put it briefly)|All in all|Summing up|The bottom line)\b",
    re.I,
)
"""How a sentence begins that tells again what was told before."""
OPENED = regex(r"[(（][^()（）]{0,40}$")
BEHIND = regex(r"[^()（）]{0,40}[)）]")
"""What stands before a number in brackets, and behind it."""
LONGEST_ENDING = 2
MILLION = 1_000_000
MOST = 12
"""At so many places at most one number is held against the other: a text that tells both oftener tells two things."""
Words = dict[str, str]
Place = tuple[Line, Told]


def slips(scene: Scene) -> Iterator[Repeat]:
    """Pairs of numbers with the same digits, two of them swapped, in the same words: "1,274 measles cases", "1,247 measles cases"."""
    alike: dict[tuple[object, ...], dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for line in scene.lines:
        for each in line.levels:
            told = digits(_printed(each))
            if len(told) > 1:
                alike["".join(sorted(told)), each.figure.observation.unit][told].append((line, each))
    for numbers in alike.values():
        for one, other in combinations(numbers.values(), 2):
            for pair in product(one[:MOST], other[:MOST]):
                first, second = sorted(pair, key=lambda place: place[1].figure.span.start)
                yield from _slip(first, second, is_only=len(one) == len(other) == 1)


def _slip(first_place: Place, second_place: Place, *, is_only: bool) -> Iterator[Repeat]:
    """The slip that two numbers at two places are, if they are one; `is_only` where the text tells neither of them again."""
    (first_line, first), (second_line, second) = first_place, second_place
    is_recap = is_only and RECAP.match(second_line.text) is not None and _tell_the_same(first, second)
    if (
        first_line is second_line
        or not (is_recap or _is_swapped(_printed(first), _printed(second)))
        or _are_apart(first_line, first, second_line, second)
    ):
        return
    words, others = _words(first_line, first), _words(second_line, second)
    common = [word for stem, word in words.items() if stem in others]
    told = digits(_printed(first))
    is_long = len(told) >= TELLING_DIGITS and not _have_unlike_times(first_line, second_line)
    is_open = is_long or len(told) >= TELLING_DIGITS or len(common) in (len(words), len(others))
    if not is_open or not (is_recap or len(common) >= FEWEST_COMMON.get(len(told), 1)):
        return
    if is_long or is_given(first_line, first) != is_given(second_line, second):
        yield Repeat(first=first.term, second=second.term, what=f"“{' … '.join(common)}”", is_firm=False)


def _tell_the_same(first: Told, second: Told) -> bool:
    """Whether the words right behind two numbers of as many digits, and of enough, begin with one noun."""
    nouns = [[token.stem for token in tokens(each.figure.counted)][:1] for each in (first, second)]
    lengths = {len(str(_printed(each))) for each in (first, second)}
    is_telling = len(lengths) == 1 and len(digits(_printed(first))) >= TELLING_DIGITS
    return is_telling and bool(nouns[0]) and nouns[0] == nouns[1] and nouns[0][0] not in PLAIN


def _is_swapped(left: Fraction, right: Fraction) -> bool:
    """Whether two neighbouring digits have changed places: of two digits, both."""
    told, other = digits(left), digits(right)
    return is_swapped(left, right) or (len(told) == 2 and told == other[::-1] and left.denominator == right.denominator == 1)


def is_given(line: Line, told: Told) -> bool:
    """Whether a number has its parts behind it, which add up to it."""
    behind = (each.term.point for each in line.levels if each.start >= told.end and each.dimension == told.dimension)
    sums = takewhile(lambda total: total <= told.term.point, accumulate(behind))
    return told.term.point in islice(sums, 1, None)


def _printed(told: Told) -> Fraction:
    """The number in the unit that it is printed in: a day is 86,400 seconds, and a number of days is swapped as one of cases is."""
    return told.term.point / told.term.unit.factor


def tabled(scene: Scene) -> Iterator[Repeat]:
    """Numbers of table cells that a sentence tells with two digits swapped, in the words of the row: "Rowan | 5,127", "5,217 … rowans"."""
    cells: dict[str, list[Cell]] = defaultdict(list)
    for cell in (cell for cell in scene.cells if cell.told.is_level):
        cells["".join(sorted(digits(_printed(cell.told))))].append(cell)
    for line, each in ((one, each) for one in scene.lines for each in one.levels):
        told = digits(_printed(each))
        is_telling = len(told) > TELLING_DIGITS or (len(told) == TELLING_DIGITS and _is_large(each))
        alike = cells.get("".join(sorted(told)), []) if is_telling and told.isdigit() else []
        if any(digits(_printed(cell.told)) == told for cell in alike):
            continue
        named = _is_of_row if len(told) > TELLING_DIGITS else _is_counted_in_row
        meant = [cell for cell in alike if is_swapped(_number(cell.told), _number(each)) and named(cell, line, each)]
        if len(meant) == 1:
            yield Repeat(first=meant[0].told.term, second=each.term, what=f"“{meant[0].row.text}”", is_firm=False)


def _is_large(told: Told) -> bool:
    """Whether a number is told with a scale word, so that of its digits none is there by chance: "314 million"."""
    return told.term.point >= MILLION


def _is_counted_in_row(cell: Cell, line: Line, told: Told) -> bool:
    """Whether a row is of what a number counts, and the two are of one size: "314 million trips", "Trips both ways (million) | 341"."""
    counted = [token.stem for token in tokens(told.figure.counted) if token.text.isalpha() and token.stem not in PLAIN]
    named = {token.stem for token in tokens(cell.row.text)}
    is_alike = told.figure.observation.unit == cell.told.figure.observation.unit and told.dimension == cell.told.dimension
    is_apart = told.figure.observation.period is not None and cell.told.figure.observation.period is not None
    is_sized = max(told.term.point, cell.told.term.point) < 2 * min(told.term.point, cell.told.term.point)
    return is_alike and not is_apart and is_sized and bool(counted) and named.issuperset(counted) and not periods_in(cell.column)


def _number(told: Told) -> Fraction:
    """The digits of a figure: a column of millions need not say so in its cells."""
    return Fraction(int(digits(_printed(told))))


def _is_of_row(cell: Cell, line: Line, told: Told) -> bool:
    """Whether a sentence, or the heading over it, names what a row is of, and means no other time and unit than the column."""
    headings = [each.text for each in line.sentence.context if each.kind is BlockKind.HEADING][:1]
    words = [*_words(line, told), *(token.stem for heading in headings for token in tokens(heading))]
    named = [token.stem for token in tokens(cell.row.text) if token.text.isalpha() and token.stem not in PLAIN]
    times = {period for _, period in periods_in(cell.column)}
    is_then = not times or told.figure.observation.period in (None, *times)
    is_then = is_then and cell.told.figure.observation.unit == told.figure.observation.unit
    few = any if len(digits(_printed(told))) > TELLING_DIGITS + 1 else all
    return is_then and bool(named) and few(any(_is_same(stem, word) for word in words) for stem in named)


def _is_same(stem: str, word: str) -> bool:
    """Whether two stems are of one word: "bus" and "buse(s)"."""
    return stem == word or (word.startswith(stem) and len(word) - len(stem) <= LONGEST_ENDING and len(stem) > LONGEST_ENDING)


def _are_apart(first_line: Line, first: Told, second_line: Line, second: Told) -> bool:
    """Whether the two are told of periods that are not the same, or of other days or months."""
    periods = [each.figure.observation.period for each in (first, second)]
    times = [times_of(_told_with(line, told)) for line, told in ((first_line, first), (second_line, second))]
    is_other = all(isinstance(period, Period) for period in periods) and periods[0] != periods[1]
    is_apart = all(times) and times[0].isdisjoint(times[1]) and not _have_unlike_times(first_line, second_line)
    return is_other or is_apart


def _told_with(line: Line, told: Told) -> str:
    """The words that may tell the time of a number: for one in brackets those up to their end, the rest tells what came of its thing."""
    aside = BEHIND.match(line.text, told.end) if OPENED.search(line.text, max(0, told.start - NEAR), told.start) else None
    return line.text[: aside.end()] if aside else line.text


@lru_cache(maxsize=256)
def times_of(text: str) -> frozenset[str]:
    """The times that a sentence tells of, but for those that something is only compared with; it is held against many others."""
    return frozenset(TIME.findall(BASIS.sub("", text)))


def _have_unlike_times(first: Line, second: Line) -> bool:
    """Whether one sentence tells a time by the calendar and the other one by the speaker's day, so that they may be the same."""
    by_calendar = [{time[0].isdigit() for time in times_of(line.text)} for line in (first, second)]
    return sorted(by_calendar, key=str) == [{False}, {True}]


def _words(line: Line, told: Told) -> Words:
    """The telling words around a figure, by their stems."""
    around = line.text[max(0, told.start - NEAR) : told.start] + " " + line.text[told.end : told.end + NEAR]
    return {token.stem: token.text for token in tokens(around) if token.text.isalpha() and token.stem not in PLAIN}
