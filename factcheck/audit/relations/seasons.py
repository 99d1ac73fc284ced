"""This file holds the search for a total told in two spells: "361,600 tonnes. In the first quarter 186,100; the other three yielded 175,500"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.audit.bonds import Sum, Term
from factcheck.audit.relations.growing import SPELL, is_same
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.core.slips import TELLING_DIGITS, digits, is_misprint
from factcheck.expressions import regex

REST = regex(
    r"\bthe (?:other|remaining) (?:(?:[a-z]{3,6}|[0-9]{1,2}) )?(?:quarters|months|weeks|days)\b"
    r"|\bthe (?:rest|remainder) of the (?:year|quarter|month|week|season)\b|\bthe (?:other|second) half(?:[ -]year)?\b",
    re.I,
)
"""What is left of a time when a part of it is taken away."""
CLAUSE_END = regex(r"[;:.](?![0-9])")
BOTH = 2


def seasons(scene: Scene) -> Iterator[Sum]:
    """Totals of a paragraph with the two numbers of a sentence, one for a part of the time and one for the rest, where one has a slip."""
    for paragraph in scene.paragraphs:
        for index, line in enumerate(paragraph):
            if index and _tells_both(line):
                yield from _of_a_total(paragraph[:index], line.levels)


def _tells_both(line: Line) -> bool:
    """Whether a sentence tells two numbers of one unit, the first for a spell, the second in the clause of the rest of the time."""
    if len(line.levels) != BOTH or len({each.term.unit for each in line.levels}) > 1:
        return False
    part, rest = line.levels
    end = CLAUSE_END.search(line.text, rest.end)
    told = REST.search(line.text, part.end, end.start() if end else len(line.text))
    return told is not None and SPELL.search(line.text, 0, told.start()) is not None


def _of_a_total(before: Sequence[Line], parts: Sequence[Told]) -> Iterator[Sum]:
    """The sum of two parts and the one level before them that they would give but for a slip, where they give none."""
    terms = tuple(each.term for each in parts)
    alike = [each for line in before for each in line.levels if each.term.unit == terms[0].unit and is_same(each, parts[0])]
    meant = [each for each in alike if _is_missed(each.term, terms)]
    if len(meant) == 1 and not any(sum(term.point for term in terms) == each.term.point for each in alike):
        yield Sum(total=meant[0].term, parts=terms, is_firm=False)


def _is_missed(total: Term, parts: Sequence[Term]) -> bool:
    """Whether one of two parts of digits enough is what the other leaves of a total but for a slip."""
    units = [
        (part.point / part.unit.factor, (total.point - other.point) / part.unit.factor) for part, other in (parts, parts[::-1])
    ]
    return any(len(digits(told)) >= TELLING_DIGITS and is_misprint(told, left) for told, left in units)
