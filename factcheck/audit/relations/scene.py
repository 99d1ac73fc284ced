"""This file holds a text laid out for the search of relations: its sentences with their figures as terms, and its tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from factcheck.audit.bonds import Term
from factcheck.core.figure import Claim, Figure, Measure
from factcheck.core.text import BlockKind, Document, Sentence, Span
from factcheck.core.unit import COUNT
from factcheck.expressions import regex

SCALED = regex(r"(?:(?:m|b|tr)illion|thousand|[万亿])$", re.I)
"""How a number ends that may lack a unit which was told before."""


AGED = regex(
    r"\b(?:aged?|ages|(?:younger|older) than|(?:are|were|is|was|people|persons|those|adults|children|women|men|boys|girls|everyone|anyone)"
    r" (?:under|over|below|above))\s(?:(?:under|over|about|up to|at least|between) )?(?:[0-9]{1,2} (?:and|to) )?(?P<age>[0-9]{1,3})"
    r"(?![0-9]|[.,][0-9]|\s?%|\s(?!and |or |in |years? )[a-z])"
    r"|(?<![0-9.,])(?P<over>[0-9]{1,3})(?: years)? (?:(?:or|and) (?:older|younger|over|above)|years? (?:old|of age))\b",
    re.I,
)
"""Ages, which are no amounts: "were younger than 40", "65 or older"."""
FOR_BETTER = regex(
    r"\b(?:improv(?:e[ds]?|ing|ements?)|better|worse|worsen(?:ed|ing)?|strengthen(?:ed|ing)?|stronger|weaken(?:ed|ing)?|weaker|recover(?:ed|ing|y)"
    r"|faster|quicker|slower)\b",
    re.I,
)
"""Changes for the better or the worse, which tell no direction: a rate of something bad improves by falling."""
WORDLESS = regex(r"(?:from\s)?[0-9]", re.I)
"""How a change begins whose words stand farther off, in the same clause and no more characters away."""
CLAUSE_END = regex(r"[;:!?]|\.(?![0-9])")
FARTHEST_WORD = 80


class Told(Struct, frozen=True, dict=True):
    """A figure with its place in its sentence's text, and which way it says that something went, if it does: +1 up, -1 down."""

    figure: Figure
    start: int
    end: int
    way: int = 0

    @property
    def measure(self) -> Measure:
        """What kind of statement it makes."""
        return self.figure.observation.measure

    @cached_property
    def is_level(self) -> bool:
        """Whether it says how much there is, in one number."""
        told = self.figure.observation
        is_plain = told.quantity is not None and told.quantity.upper is None and told.earlier is None
        return self.measure is Measure.LEVEL and is_plain and not told.sign

    @property
    def is_growth(self) -> bool:
        """Whether it is a change in percent or in multiples."""
        told = self.figure.observation
        return self.measure is Measure.GROWTH and told.quantity is not None and told.unit.dimension in ("proportion", "multiple")

    @property
    def is_share(self) -> bool:
        """Whether it is a share in percent, printed in digits or words."""
        return self.measure is Measure.SHARE and self.figure.observation.quantity is not None

    def is_like(self, other: Told) -> bool:
        """Whether both are levels or both are shares, so that one can be held against the other."""
        return (self.is_level and other.is_level) or (self.is_share and other.is_share)

    @property
    def dimension(self) -> str:
        """What its unit measures."""
        return self.figure.observation.unit.dimension

    def in_unit_of(self, other: Told) -> Told:
        """The figure in the unit of another, where both end in a scale word: "7.16 million crowns, 4.82 million of it for rent"."""
        told, unit = self.figure.observation, other.figure.observation.unit
        is_bare = self.is_level and told.unit is COUNT and not self.figure.counted and SCALED.search(self.figure.text)
        if not is_bare or unit.dimension == COUNT.dimension:
            return self
        return replace(self, figure=replace(self.figure, observation=replace(told, unit=unit)))

    @cached_property
    def term(self) -> Term:
        """The figure as a term of a relation."""
        return Term.of_figure(self.figure)

    @cached_property
    def bare(self) -> Term:
        """The figure as a term with its number alone, its hedge left aside."""
        told = self.figure.observation
        quantity = replace(told.quantity, hedge=None) if told.quantity else None
        return Term.of_figure(replace(self.figure, observation=replace(told, quantity=quantity)))


def ages_in(text: str) -> list[int]:
    """Where a text tells ages.

    >>> ages_in("people under 40"), ages_in("under 40 tons")
    ([13], [])
    """
    return [match.start("age") if match["age"] else match.start("over") for match in AGED.finditer(text)]


def _way(text: str, figure: Figure, start: int) -> int:
    """Which way a figure says that something went; words that say no more than whether this is good do not tell."""
    sign = figure.observation.sign
    before = CLAUSE_END.split(text[max(0, start - FARTHEST_WORD) : start])[-1] if WORDLESS.match(figure.text) else ""
    return 0 if sign and FOR_BETTER.search(f"{before}{figure.text}") else sign


class Line(Struct, frozen=True, dict=True):
    """A sentence with its figures."""

    sentence: Sentence
    told: tuple[Told, ...]

    @classmethod
    def of(cls, claim: Claim) -> Line:
        """The line of a claim, without the ages that it tells."""
        start = claim.sentence.span.start
        places = ((each, each.span.start - start, each.span.end - start) for each in claim.figures)
        told = (Told(each, first, end, _way(claim.sentence.text, each, first)) for each, first, end in places)
        ages = ages_in(claim.sentence.text)
        return cls(claim.sentence, tuple(each for each in told if not any(each.start <= one < each.end for one in ages)))

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.sentence.text

    @cached_property
    def levels(self) -> tuple[Told, ...]:
        """The figures that say how much there is."""
        return tuple(each for each in self.told if each.is_level)

    def is_aside(self, told: Told, until: int) -> bool:
        """Whether a figure stands in brackets that are closed before a place of the sentence."""
        gap = self.text[told.end : until]
        return ")" in gap and "(" not in gap[: gap.index(")")]

    def span(self, start: int, end: int) -> Span:
        """The place in the document of a stretch of the sentence."""
        return Span(start + self.sentence.span.start, end + self.sentence.span.start)


class Cell(Struct, frozen=True):
    """A table cell with a figure, the words of its row's and of its column's head."""

    told: Told
    row: Sentence
    column: Sentence


class Scene(Struct, frozen=True, dict=True):
    """A text: the document, its sentences in order, and its table cells by row and by column."""

    document: Document
    claims: Sequence[Claim]

    @cached_property
    def lines(self) -> list[Line]:
        """The sentences that stand in no table."""
        return [Line.of(claim) for claim in self.claims if claim.sentence.kind is not BlockKind.CELL]

    @cached_property
    def paragraphs(self) -> list[list[Line]]:
        """The same, by paragraph."""
        found: list[list[Line]] = []
        for line in self.lines:
            if found and found[-1][-1].sentence.paragraph == line.sentence.paragraph:
                found[-1].append(line)
            else:
                found.append([line])
        return found

    @cached_property
    def cells(self) -> list[Cell]:
        """The table cells that have a head of their row and one of their column, and hold one figure."""
        found = []
        for claim in self.claims:
            heads = [each for each in claim.sentence.context if each.kind is BlockKind.CELL][:2]
            if claim.sentence.kind is BlockKind.CELL and len(heads) == 2 and len(claim.figures) == 1:
                found.append(Cell(Line.of(claim).told[0], heads[0], heads[1]))
        return found

    @cached_property
    def columns(self) -> list[list[Cell]]:
        """The cells with a figure, by column."""
        return _grouped(self.cells, "column")

    @cached_property
    def rows(self) -> list[list[Cell]]:
        """The cells with a figure, by row."""
        return _grouped(self.cells, "row")


def _grouped(cells: Sequence[Cell], head: str) -> list[list[Cell]]:
    groups: dict[Span, list[Cell]] = {}
    for cell in cells:
        groups.setdefault(getattr(cell, head).span, []).append(cell)
    return list(groups.values())
