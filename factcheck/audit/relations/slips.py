"""This file holds the search for a number that a text tells twice, the second time with two digits in each other's place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from factcheck.audit.bonds import Repeat
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.core.period import Period
from factcheck.core.slips import digits, is_swapped
from factcheck.match.plain_words import PLAIN
from factcheck.match.tokens import tokens

NEAR = 70
"""How many characters before a number and behind it its words are looked for."""
SURE = 4
"""A number of so many digits has its neighbour by chance less often than one of three: one common word is enough."""
Words = dict[str, str]


def slips(scene: Scene) -> Iterator[Repeat]:
    """Pairs of numbers with the same digits, two of them swapped, in the same words: "1,274 measles cases", "1,247 measles cases"."""
    alike: dict[tuple[object, ...], list[tuple[Line, Told]]] = defaultdict(list)
    for line in scene.lines:
        for each in line.levels:
            told = digits(each.term.point)
            if len(told) > 2:
                alike["".join(sorted(told)), each.figure.observation.unit].append((line, each))
    for found in alike.values():
        for (first_line, first), (second_line, second) in combinations(found, 2):
            if first_line is second_line or not is_swapped(first.term.point, second.term.point) or _are_apart(first, second):
                continue
            words, others = _words(first_line, first), _words(second_line, second)
            common = [word for stem, word in words.items() if stem in others]
            if len(common) > (len(digits(first.term.point)) < SURE):
                yield Repeat(first=first.term, second=second.term, what=f"“{' … '.join(common)}”", is_firm=False)


def _are_apart(first: Told, second: Told) -> bool:
    """Whether the two are told of periods that are not the same."""
    times = [each.figure.observation.period for each in (first, second)]
    return all(isinstance(time, Period) for time in times) and times[0] != times[1]


def _words(line: Line, told: Told) -> Words:
    """The telling words around a figure, by their stems."""
    around = line.text[max(0, told.start - NEAR) : told.start] + " " + line.text[told.end : told.end + NEAR]
    return {token.stem: token.text for token in tokens(around) if token.text.isalpha() and token.stem not in PLAIN}
