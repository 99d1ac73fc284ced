"""This file holds the conditions that a text puts on what it counts: "had waited less than 18 weeks", "within four hours"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factcheck.core.figure import Figure, Measure
from factcheck.core.text import Sentence, Span
from factcheck.core.unit import COUNT
from factcheck.expressions import regex

BELOW = ("less than", "within", "under", "inside", "no more than", "not more than", "fewer than", "up to", "below")
ABOVE = ("more than", "longer than", "over", "beyond", "exceeding")
FROM = ("at least", "no less than")
SENSES = (BELOW, ABOVE, FROM)
"""Words that put the same limit to a stretch of time."""
_HEDGE = "|".join(word for sense in SENSES for word in sense)
_STRETCH = r"(?P<number>\d{1,3}|[a-z]{3,9}|an?)[ -](?P<unit>minute|hour|night|day|week|month|year)s?\b(?! (?:earlier|before|ago|later|previously)\b)"
CONDITION = regex(rf"\b(?P<hedge>{_HEDGE}) {_STRETCH}", re.I)
STATED = regex(
    r"\b(?:was|is|were|are|be|averag\w+|stood at|takes?|took|lasts?|lasted|of|to|from|by|at|for|in|about|than|only|just)\s$", re.I
)
"""Before a stretch of time that is itself what is told."""
APPOSED = regex(r",? (?:or|that is|which is|i\.e\.) $")


class Condition(Struct, frozen=True):
    """A limit of time that what is counted keeps, with its place; `names` are the ways to say it."""

    place: Span
    label: str
    names: tuple[str, ...]
    facet: str


def conditions(sentence: Sentence, figures: Sequence[Figure]) -> tuple[Condition, ...]:
    """The conditions in a sentence that counts something beside them."""
    counts = [figure for figure in figures if is_counted(figure)]
    return tuple(each for each in conditions_in(sentence) if any(not each.place.overlaps(one.span) for one in counts))


def conditions_in(sentence: Sentence) -> Iterator[Condition]:
    """The stretches of time with a limit that a sentence, or the head of a column, does not itself tell."""
    for match in CONDITION.finditer(sentence.text):
        if STATED.search(sentence.text[: match.start()]):
            continue
        sense = next(words for words in SENSES if match["hedge"].lower() in words)
        number, unit = match["number"].lower(), match["unit"].lower()
        stretch = f"{number} {unit}" if number in ("1", "one", "a", "an") else f"{number} {unit}s"
        place = Span(match.start() + sentence.span.start, match.end() + sentence.span.start)
        yield Condition(place, f"{sense[0]} {stretch}", tuple(f"{word} {stretch}" for word in sense), stretch)


def is_counted(figure: Figure) -> bool:
    """Whether a figure counts things, or tells what share of them."""
    told = figure.observation
    return told.measure in (Measure.SHARE, Measure.MALFORMED) or (told.measure is Measure.LEVEL and told.unit is COUNT)


def holds_for(condition: Condition, figure: Figure, sentence: Sentence, figures: Sequence[Figure]) -> bool:
    """Whether what a figure counts keeps a condition: it stands right before it, beside what does, or behind it in its subject."""
    others = [one for one in figures if not one.span.overlaps(condition.place)]
    first = min((one.span.start for one in others), default=0)
    if condition.place.end <= first:
        return True
    before = [one for one in others if one.span.end <= condition.place.start]
    nearest = before[-1] if before else None
    return nearest is not None and (figure.span == nearest.span or _beside(figure, nearest, condition, sentence))


def _beside(figure: Figure, nearest: Figure, condition: Condition, sentence: Sentence) -> bool:
    """Whether a figure says the same as the nearest one in other words: "35,817, or 73.2 per cent"."""
    left, right = sorted((figure.span, nearest.span))
    start = max(left.end, condition.place.end) if left.end <= condition.place.start < right.start else left.end
    return APPOSED.fullmatch(sentence.text[start - sentence.span.start : right.start - sentence.span.start]) is not None
