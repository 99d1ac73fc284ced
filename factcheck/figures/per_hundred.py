"""This file holds the shares told as so many of every hundred: "48 of every 100 callers", "of every hundred, 48 rang twice and 12 hung up"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from msgspec.structs import replace

from factcheck.core.figure import Measure
from factcheck.core.text import Span
from factcheck.core.unit import PERCENT
from factcheck.expressions import regex
from factcheck.figures.measures import Read
from factcheck.figures.words import SMALL, TENS

WHOLES = {
    **{word: number for word, number in {**SMALL, **TENS}.items() if number > 1},
    **{str(number): number for number in (10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 1000)},
    "hundred": 100,
    "thousand": 1000,
    "1,000": 1000,
}
_WHOLE = (
    rf"(?:every|each)\s(?:one\s)?(?P<whole>{'|'.join(WHOLES)})(?![\w%]|[-.,][0-9]"
    r"|\s(?:hundred|thousand|million|seconds|minutes|hours|days|nights|weeks|months|quarters|years|times)\b)"
)
_LEADS = regex(rf"(?:^|[,;:—–]\s)\W{{0,3}}(?:(?:and|but|so),?\s)?(?:out\sof|of|from|among|in)\s{_WHOLE}", re.I)
_BEHIND = regex(rf"\s(?:[a-z]{{3,15}}\s)?(?:out\sof|of|from|among|in)\s{_WHOLE}", re.I)

_OUT_OF = regex(
    r"\sout\sof\s(?:a\s(?:possible\s|maximum\sof\s)?)?(?P<whole>100|hundred)(?:\s?(?:%|percent\b|per\scent\b|points\b))?(?=\s?[.,;:)]|\s?$|\s(?:in|on|for|from|by|last|this)\b)",
    re.I,
)
"""... or as so many of a hundred points: "scored 99.4 out of 100"."""


def of_every_hundred(text: str, reads: Iterable[Read]) -> list[Read]:
    """The readings, with those that tell so many of every hundred as the shares that they are, and without the hundred."""
    lower = text.lower()
    if not any(cue in lower for cue in ("every", "each", "out of")):
        return list(reads)
    led = _LEADS.search(text)
    found: list[Read] = []
    wholes = [Span(*led.span("whole"))] if led else []
    for read in reads:
        told = (
            _BEHIND.match(text, read.end)
            or _OUT_OF.match(text, read.end)
            or (led if led and led.end() <= read.span.start else None)
        )
        whole = WHOLES[told["whole"].lower()] if told else 0
        is_told = told is not None and _is_count(read, whole)
        found.append(_share(read, whole) if is_told else read)
        wholes += [Span(*told.span("whole"))] if told and is_told else []
    return [read for read in found if not any(read.span.overlaps(whole) for whole in wholes)]


def _is_count(read: Read, whole: int) -> bool:
    """Whether a reading is a plain number of things that can be part of so many."""
    told = read.observation
    is_count = told.measure is Measure.LEVEL and told.unit.dimension == "count" and told.earlier is None
    return is_count and told.quantity is not None and told.quantity.value < whole


def _share(read: Read, whole: int) -> Read:
    told = read.observation
    assert told.quantity is not None
    one = Fraction(100, whole)
    place = one if told.quantity.value.denominator == 1 else told.quantity.place * one
    quantity = replace(
        told.quantity,
        value=told.quantity.value * one,
        place=place,
        upper=told.quantity.upper and told.quantity.upper * one,
    )
    return replace(read, observation=replace(told, measure=Measure.SHARE, quantity=quantity, unit=PERCENT, sign=0))
