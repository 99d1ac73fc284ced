"""This file holds the numbers of a text that state nothing to be checked: each with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.core.fact import Harmless
from factcheck.core.figure import Claim, Figure, Measure
from factcheck.core.text import Document, Span
from factcheck.expressions import regex
from factcheck.figures import periods_in
from factcheck.match.tokens import tokens

DIGITS = regex(r"\d(?:[\d.,:/]{0,20}\d)?")
WORD_END = regex(r"[\w'’-]{0,20}(?:\s[ap]\.?m\b\.?)?")
WORD_START = regex(r"[\w'’-]{0,20}$")
REASONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (regex(r"\d{1,2}(?::\d\d)?\s?[ap]\.?m|\d{1,2}:\d\d", re.I), "a time of day"),
    (regex(r"\d+(?:st|nd|rd|th)\b", re.I), "an ordinal"),
    (regex(r"[A-Za-z-]+-?\d|\d+-?[A-Za-z]"), "a number in a name"),
    (regex(r"\d{5,}|\d+[-/ ]\d+"), "a code or a telephone number"),
)
NAMED = "a number that names or numbers something"
SPEECH = frozenset(
    "aspect point question speaker example thing way step journalist colleague reporter reason respect front paragraph note "
    "set remark part section chapter".split()
)
"""What a speaker counts of the speech itself."""
SMALL_COUNT = 10


def harmless(document: Document, claims: Sequence[Claim]) -> Iterator[Harmless]:
    """The numbers in digits that no figure and no period holds, in order, each text once."""
    seen: set[str] = set()
    taken = [span for claim in claims for span in _told(claim)]
    for claim in claims:
        for match in DIGITS.finditer(claim.sentence.text):
            span = Span(match.start() + claim.sentence.span.start, match.end() + claim.sentence.span.start)
            if any(span.overlaps(other) for other in taken):
                continue
            text = _with_its_word(document, span)
            if text not in seen:
                seen.add(text)
                yield Harmless(text, _reason(text))


def is_of_the_speech(figure: Figure) -> bool:
    """Whether a small number counts what its speaker goes on to say: "three aspects"."""
    told = figure.observation
    counted = tokens(figure.counted)
    small = told.measure is Measure.LEVEL and told.quantity is not None and told.quantity.value <= SMALL_COUNT
    return bool(small and counted and any(word.stem.removesuffix("s") in SPEECH for word in counted[:2]))


def _told(claim: Claim) -> Iterator[Span]:
    yield from (figure.span for figure in claim.figures)
    yield from (span for span, _ in periods_in(claim.sentence))


def _with_its_word(document: Document, span: Span) -> str:
    """A number with the letters that it stands among: "20th", "10 a.m."."""
    before = WORD_START.search(document.text, max(0, span.start - 20), span.start)
    behind = WORD_END.match(document.text, span.end)
    return document.text[before.start() if before else span.start : behind.end() if behind else span.end].strip()


def _reason(text: str) -> str:
    return next((reason for pattern, reason in REASONS if pattern.search(text)), NAMED)
