"""This file holds the search for a number of the opening that the text tells again as another one, and there with its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from factcheck.audit.bonds import Repeat
from factcheck.audit.relations.growing import TIME
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.audit.relations.slips import BASIS, is_given, times_of
from factcheck.core.slips import TELLING_DIGITS, digits
from factcheck.core.text import BlockKind
from factcheck.expressions import regex
from factcheck.match.plain_words import PLAIN
from factcheck.match.tokens import tokens

CLAUSE = regex(r"[,;:.!?](?![0-9])|[()—–]|\s(?:and|but|while|whereas|as)\s")
"""What ends the clause of a number."""
OF_THEM = regex(r"\s(?:of|among) (?:them|whom|these|those)\b", re.I)
LIGHT = frozenset("hold held get got receiv award grant own us join liv work enter left visit".split())
"""Stems of verbs that say no more of a number than that it is there."""
OTHER = regex(
    r"\b(?:so far|until|by|another|further|more|other|additional|first|last|previous|earlier|before|ago|would|should|could|may|might|will|can"
    r"|plan\w*|target\w*|aim\w*|expect\w*|almost|nearly|over|under|about|some|only|least|most|each|every|per|not|never|no)\b",
    re.I,
)
"""Words of a clause whose number is of another time, a part, a bound, or none at all."""
FARTHEST_OFF = Fraction(15, 100)
"""Two numbers farther apart than this are of two things."""
FEWEST_COMMON = 2
LONGEST_OPENING = 8
"""So many sentences with numbers an opening has at most."""
FEWEST_OF_TITLE = 4
SUMMARY = regex(r"\b(?:summary|overview|glance|key|main|brief|highlights|introduction|foreword|headlines?)\b", re.I)
"""A heading of so many words or in capitals is a title, one with these words that of a summary: others may name a part, of which more is told elsewhere."""


def told_again(scene: Scene) -> Iterator[Repeat]:
    """Exact numbers of the opening, and those of the same words further on that their parts give: "412 were hurt", "438 were hurt: …"."""
    proven = [(line, each) for line in scene.lines for each in line.levels if _is_telling(each) and is_given(line, each)]
    points = [each.term.point for line in scene.lines for each in line.levels]
    for line in _opening(scene) if proven else ():
        for each in line.levels:
            if not _is_telling(each) or points.count(each.term.point) > 1 or is_given(line, each):
                continue
            words = _words(line, each)
            meant = [
                told for other, told in proven if _is_meant(line, each, other, told) and words.keys() <= _stems(other.text).keys()
            ]
            if len(words) >= FEWEST_COMMON and len(meant) == 1:
                what = f"“{' … '.join(words.values())}”"
                yield Repeat(first=each.term, second=meant[0].term, what=what, is_firm=False)


def _opening(scene: Scene) -> Iterator[Line]:
    """The first sentences with numbers, up to a heading behind them."""
    count = 0
    for line in scene.lines:
        heading = next((each.text for each in line.sentence.context if each.kind is BlockKind.HEADING), "")
        is_section = not heading.isupper() and 0 < len(heading.split()) < FEWEST_OF_TITLE and not SUMMARY.search(heading)
        if (count and line.sentence.kind is BlockKind.HEADING) or count >= LONGEST_OPENING or (is_section and line.levels):
            return
        count += bool(line.levels)
        yield line


def _is_telling(told: Told) -> bool:
    """Whether a number is exact, and of digits enough."""
    quantity = told.figure.observation.quantity
    is_exact = quantity is not None and quantity.hedge is None and not quantity.in_words
    return is_exact and len(digits(told.term.point)) >= TELLING_DIGITS


def _is_meant(line: Line, told: Told, other: Line, again: Told) -> bool:
    """Whether a number further on may be one told before: in its unit, near it, and of no other time."""
    one, two = told.term, again.term
    is_near = one.unit == two.unit and 0 < abs(one.point - two.point) <= FARTHEST_OFF * two.point
    is_again = times_of(line.text).issubset(TIME.findall(other.text))
    return is_near and line.sentence.span.start < other.sentence.span.start and is_again


def _words(line: Line, told: Told) -> dict[str, str]:
    """The words that tell what a number is of, by their stems: those of its clause, of what it counts, and of what "them" stands for."""
    ends = [0, *(match.end() for match in CLAUSE.finditer(line.text, 0, told.start))]
    end = CLAUSE.search(line.text, told.end)
    clause = line.text[ends[-1] : end.start() if end else len(line.text)]
    if OTHER.search(clause) or any(match.start() <= told.start < match.end() for match in BASIS.finditer(line.text)):
        return {}
    before = (
        [each.figure.counted for each in line.levels if each.end <= told.start][-1:] if OF_THEM.match(line.text, told.end) else []
    )
    own = {stem: word for stem, word in _stems(clause).items() if stem not in PLAIN | LIGHT}
    return own | _stems(" ".join([told.figure.counted, *before]))


def _stems(text: str) -> dict[str, str]:
    """The words of a text by their stems."""
    return {token.stem: token.text for token in tokens(text) if token.text.isalpha()}
