"""This file holds the search for a number that a text tells twice, the second time with two digits in each other's place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from factcheck.audit.bonds import Repeat
from factcheck.audit.relations.growing import TIME
from factcheck.audit.relations.scene import Cell, Line, Scene, Told
from factcheck.core.period import Period
from factcheck.core.slips import TELLING_DIGITS, digits, is_swapped
from factcheck.core.text import BlockKind
from factcheck.figures import periods_in
from factcheck.match.plain_words import PLAIN
from factcheck.match.tokens import tokens

NEAR = 70
"""How many characters before a number and behind it its words are looked for."""
SURE = 4
"""A number of so many digits has its neighbour by chance less often than one of three: one common word is enough."""
LONGEST_ENDING = 2
Words = dict[str, str]


def slips(scene: Scene) -> Iterator[Repeat]:
    """Pairs of numbers with the same digits, two of them swapped, in the same words: "1,274 measles cases", "1,247 measles cases"."""
    alike: dict[tuple[object, ...], list[tuple[Line, Told]]] = defaultdict(list)
    for line in scene.lines:
        for each in line.levels:
            told = digits(_printed(each))
            if len(told) >= TELLING_DIGITS:
                alike["".join(sorted(told)), each.figure.observation.unit].append((line, each))
    for found in alike.values():
        for (first_line, first), (second_line, second) in combinations(found, 2):
            if (
                first_line is second_line
                or not is_swapped(_printed(first), _printed(second))
                or _are_apart(first_line, first, second_line, second)
            ):
                continue
            words, others = _words(first_line, first), _words(second_line, second)
            common = [word for stem, word in words.items() if stem in others]
            if len(common) > (len(digits(_printed(first))) < SURE):
                yield Repeat(first=first.term, second=second.term, what=f"“{' … '.join(common)}”", is_firm=False)


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
        alike = cells.get("".join(sorted(told)), []) if len(told) >= SURE and told.isdigit() else []
        if any(digits(_printed(cell.told)) == told for cell in alike):
            continue
        meant = [cell for cell in alike if is_swapped(_number(cell.told), _number(each)) and _is_of_row(cell, line, each)]
        if len(meant) == 1:
            yield Repeat(first=meant[0].told.term, second=each.term, what=f"“{meant[0].row.text}”", is_firm=False)


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
    return is_then and bool(named) and all(any(_is_same(stem, word) for word in words) for stem in named)


def _is_same(stem: str, word: str) -> bool:
    """Whether two stems are of one word: "bus" and "buse(s)"."""
    return stem == word or (word.startswith(stem) and len(word) - len(stem) <= LONGEST_ENDING and len(stem) > LONGEST_ENDING)


def _are_apart(first_line: Line, first: Told, second_line: Line, second: Told) -> bool:
    """Whether the two are told of periods that are not the same, or of other days or months."""
    periods = [each.figure.observation.period for each in (first, second)]
    times = [set(TIME.findall(line.text)) for line in (first_line, second_line)]
    is_other = all(isinstance(period, Period) for period in periods) and periods[0] != periods[1]
    return is_other or (all(times) and times[0].isdisjoint(times[1]))


def _words(line: Line, told: Told) -> Words:
    """The telling words around a figure, by their stems."""
    around = line.text[max(0, told.start - NEAR) : told.start] + " " + line.text[told.end : told.end + NEAR]
    return {token.stem: token.text for token in tokens(around) if token.text.isalpha() and token.stem not in PLAIN}
