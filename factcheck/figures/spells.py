"""This file holds the recogniser of amounts of time told without a number: "from a week to a fortnight", "in its seventh consecutive year"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from factcheck.core.text import Span
from factcheck.expressions import regex
from factcheck.figures.numerals import Number
from factcheck.figures.scan import starts

UNITS = "second|minute|hour|day|week|fortnight|month|year|decade|tonne|ton|kilo|kilogram|kilometre|kilometer|mile|metre|meter"

_NTH = {
    word: value
    for value, word in enumerate("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 2)
}
_RUNNING = regex(rf"\b(?P<core>{'|'.join(_NTH)})\s(?:consecutive|straight|successive)\s(?:day|week|month|year)\b", re.I)
"""How an ordinal tells for how long something has gone on."""
_PLACE = Fraction(1, 7)
"""How precise such an amount is: a week to the day."""
_LOW = regex(
    rf"\b(?:from|between)\s(?:just\s|only\s|about\s)?(?P<core>an?|one)(?=\s(?:{UNITS})\s(?:[a-z]{{1,12}}\s){{0,3}}?(?:to|and)\s(?!the\snext|another))",
    re.I,
)
_HIGH = regex(
    rf"\bfrom\s(?:[\w.,-]{{1,20}}\s){{1,5}}?to\s(?:just\s|only\s|about\s|nearly\s)?(?P<core>an?|one)(?=\s(?:{UNITS})\b(?!\s(?:ago|later|earlier|before|after)))",
    re.I,
)
_FORTNIGHT = regex(
    r"\b(?:for|within|in|of|than|to|about|nearly|almost|only|just|least|most|is|was|be|takes?|took|lasts?|lasted|stay|by|at|over)\s"
    r"(?P<core>an?|one)(?=\sfortnight\b(?!\s(?:ago|later|earlier|before|after)))",
    re.I,
)
_RATHER = regex(
    rf"\b(?:instead\sof|rather\sthan|in\splace\sof|up\sfrom|down\sfrom)\s(?:just\s|only\s)?(?P<core>an?|one)(?=\s(?:{UNITS})\b(?!\s(?:ago|later|earlier|before|after)))",
    re.I,
)
_RATHER_THAN = regex(
    rf"(?P<core>\ban?|\bone)(?=\s(?:{UNITS})\s(?:[a-z]{{1,12}}\s){{0,3}}?(?:instead\sof|rather\sthan|in\splace\sof)\s(?:just\s|only\s)?(?:an?|one|[0-9]|[a-z]+\s(?:{UNITS})))",
    re.I,
)
_TOLD = (
    (frozenset({"from", "between"}), _LOW),
    (frozenset({"from"}), _HIGH),
    (frozenset({"fortnight"}), _FORTNIGHT),
    *((frozenset({"instead", "rather", "place", "up", "down"}), pattern) for pattern in (_RATHER, _RATHER_THAN)),
)
"""How such an amount is told, with the words of which each way has one."""
SPELL_CUES = frozenset(UNITS.split("|"))
"""The words of which a text has one where such an amount is told."""


def bare_units(text: str) -> Iterator[Number]:
    """The article or "one" before a unit where it tells an amount, as the number one, and the ordinals of a run, in order.

    >>> [(number.span.start, str(number.value)) for number in bare_units("It went from a week to a fortnight.")]
    [(13, '1'), (23, '1')]
    >>> [str(number.value) for number in bare_units("It is in its seventh consecutive year.")]
    ['7']
    """
    words = starts(text).keys()
    if SPELL_CUES.isdisjoint(words):
        return
    told = [pattern for cues, pattern in _TOLD if not cues.isdisjoint(words)]
    places = {match.span("core") for pattern in told for match in pattern.finditer(text)}
    found = [Number(Span(*place), Fraction(1), _PLACE, spelled=True) for place in places]
    found += [Number(Span(*run.span("core")), _nth(run["core"]), Fraction(1), spelled=True) for run in _RUNNING.finditer(text)]
    yield from sorted(found, key=lambda number: number.span)


def _nth(ordinal: str) -> Fraction:
    return Fraction(_NTH[ordinal.lower()])
