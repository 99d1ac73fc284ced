"""This file holds what an amount measures: a level, a growth, a share or a ratio."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.figure import Basis, Measure, Observation
from factcheck.core.period import Period, Relative
from factcheck.core.quantity import Quantity
from factcheck.core.text import Span
from factcheck.core.unit import COUNT, MULTIPLE, PERCENT
from factcheck.expressions import regex
from factcheck.figures.amount import Amount, with_unit
from factcheck.figures.basis import basis
from factcheck.figures.cells import kind_of, lent
from factcheck.figures.growth import Direction, direction
from factcheck.figures.handed_on import LINK, along_lists
from factcheck.figures.hedges import mirrored
from factcheck.figures.multiples import is_factor, times

Told = tuple[Span, Period | Relative]

_SAME_PERIOD = regex(
    (
        r"\s?of\s(?:what\s(?:it|they)\s(?:was|were|had\sbeen|used\sto\sbe)\s(?:in\s)?|(?:(?:the|its|their|that)\s)?(?:same|corresponding"
        r"|comparable)\s(?:period|months|stretch|time|half|quarter)\b)"
    ),
    re.I,
)
_OF_LEVEL = regex(
    (
        r"\s?of\s(?:(?:the|its|their)\s)?(?:level\s(?:in|of)\s)?(?:[12][0-9]{3}(?:['’]s)?\slevels?\b|(?:year-earlier"
        r"|previous\syear's|prior-year)\s)"
    ),
    re.I,
)
_OF_FORMER = regex(
    r"\s?(?:of\s)?(?:(?:what\s(?:it|they)\s(?:was|were|had\sbeen|used\sto\sbe)\b|(?:that|those)\s(?:in|of|for|from)\b"
    r"|(?:its|their|the)\s(?:(?:former|earlier|previous|old)\s)?(?:level|number|figure|total|volume|size)s?\s(?:in|of|for)\b)"
    r"(?=\s(?:the\s)?(?:same|corresponding|comparable|previous|first|second|third|fourth|year|H[12]|Q[1-4]|[12][0-9]{3}\b|a\syear"
    r"|(?:one|two|three|four|five|six)\syears?))"
    r"|(?:its|their|the)\s(?:level|number|figure|total|volume|count)s?(?=\s(?:an?|one|two|three|four|five|six)\s(?:year|quarter|month)s?\s"
    r"(?:before|earlier|ago|previously))"
    r"|what\s(?:(?:it|they|he|she|the\s[a-z]{3,12})\shad|had\sbeen)\s(?:[a-z]{3,12}\s){1,2}(?:in|during|over|for)\b"
    r"(?=\s(?:the\s)?(?:same|corresponding|comparable|first|second|third|fourth|whole|H[12]|Q[1-4]|[12][0-9]{3}\b))"
    r"|(?:what\s(?:was|it|they)|that|those|(?:its|their|the)\s(?:number|figure|total|volume|count)s?)\s(?:[a-z]{3,12}\s){1,2}(?:in|during|over|for)\b"
    r"(?=\s(?:the\s)?(?:same|corresponding|comparable)\s))"
    r"(?![^.;,]{0,60}\s(?:were|was|are|is|had|came|went)\b)",
    re.I,
)
_SAME_PERIOD_HAN = regex(r"同期(?:水平)?的\s?(?:约|近|大约)?$")
_FOR_EVERY = regex(
    r"\bfor\s(?:every|each)\s(?:one\s)?(?=[a-z])[^.;0-9]{2,80}?\b(?:there\s(?:were|are|was|is)|came|had|has|,)", re.I
)
_NEAR_EVERY = 30
_PACE = regex(r"\b(?:faster|quicker|slower)\b", re.I)
"""Words for a pace: what takes so many minutes less is faster."""


class Read(Struct, frozen=True):
    """An observation with its place in the plain text; behind `end` stands what it counts."""

    span: Span
    end: int
    observation: Observation


def measured(text: str, found: Sequence[Amount], heads: list[str], periods: Sequence[Told], caption: str = "") -> list[Read]:
    """What each of the amounts measures; `heads` are the heads of the table's cell that they stand in, `caption` is above it."""
    found = [lent(amount, heads, caption) for amount in found] if heads or caption else found
    told = [_changed(text, amount, heads) for amount in found]
    told = along_lists(text, found, told)
    reads: list[Read] = []
    for i, amount in enumerate(found):
        until = found[i + 1].span.start if i + 1 < len(found) else len(text)
        reads.append(_read(text, amount, told[i], until))
    return _lists_share_basis(text, _for_every(text, reads))


def _for_every(text: str, reads: list[Read]) -> list[Read]:
    """The readings, where the first count behind "for every X" is a ratio."""
    match = _FOR_EVERY.search(text) if "every" in text or "each" in text else None
    at = next((i for i, one in enumerate(reads) if match and one.span.start >= match.end()), None)
    if match and any(0 <= match.start() - one.end <= _NEAR_EVERY for one in reads):
        return reads  # "three suspects for every case": what stands behind it is another number
    if at is None or not _is_count(reads[at].observation):
        return reads
    observation = reads[at].observation
    assert observation.quantity is not None
    quantity = replace(observation.quantity, in_words=True, place=Fraction(0))
    reads[at] = replace(reads[at], observation=replace(observation, measure=Measure.RATIO, unit=MULTIPLE, quantity=quantity))
    return reads


def _is_count(observation: Observation) -> bool:
    return observation.measure is Measure.LEVEL and observation.unit is COUNT and observation.earlier is None


def changed(text: str, read: Read) -> Read:
    """A share in words as the change that the words beside it make of it: "climbed by a quarter", "a third fewer"."""
    if read.observation.measure is Measure.SHARE and (former := _part_of_former(text, read)):
        return former
    told = direction(text, read.span) if read.observation.measure is Measure.SHARE else None
    if told is None:
        return read
    span = Span(min(read.span.start, told.start), max(read.span.end, told.end))
    return Read(span, max(read.end, told.end), replace(read.observation, measure=Measure.GROWTH, sign=told.sign))


def _part_of_former(text: str, read: Read) -> Read | None:
    """The fall that a share of a former value is: "one-fifth of its level in 2019", 80 % down; None for other shares."""
    quantity = read.observation.quantity
    behind = _OF_FORMER.match(text, read.end)
    if quantity is None or quantity.value > 100 or not behind:
        return None
    fall = replace(quantity, value=100 - quantity.value, hedge=mirrored(quantity.hedge))
    return replace(read, end=behind.end(), observation=replace(read.observation, measure=Measure.GROWTH, quantity=fall, sign=-1))


def _changed(text: str, amount: Amount, heads: list[str]) -> Direction | None:
    """The direction of change that the words beside the amount, or a table's head, give it."""
    if told := direction(text, amount.span):
        return told
    kind = kind_of(heads)
    if kind and kind[0] is Measure.GROWTH and amount.is_proportion | (amount.unit is COUNT):
        return Direction(kind[1], amount.span.start, amount.span.end)
    return None


def _read(text: str, amount: Amount, told: Direction | None, until: int) -> Read:
    if amount.quantity is None:
        return Read(amount.span, amount.end, Observation(Measure.MALFORMED, unit=amount.unit))
    if amount.unit is COUNT and is_factor(text, amount.span.start):
        amount = with_unit(amount, MULTIPLE)
    if amount.unit is MULTIPLE:
        return _multiple(text, amount, told, until)
    if not amount.is_proportion:
        return _level(text, amount, told)
    if part := _part_of_earlier(text, amount):
        return part
    yearly = basis(text, told.start if told else amount.span.start, told.end if told else amount.span.end, until)
    if told is None and (yearly is None or not _is_change(text, amount)):
        measure = Measure.SHARE if amount.unit.dimension == "proportion" else Measure.LEVEL
        return Read(amount.span, amount.end, _observation(measure, amount))
    told = told or Direction(1, amount.span.start, amount.span.end)
    return Read(
        _covering(amount, told),
        max(amount.end, told.end),
        replace(_observation(Measure.GROWTH, amount), sign=told.sign, against=yearly),
    )


def _is_change(text: str, amount: Amount) -> bool:
    """Whether a basis right behind a percentage makes it a change: "43.9 % year on year"."""
    return bool(
        re.match(
            r"\s?(?:\(?(?:year|yoy|y/y|month|mom|m/m|quarter|qoq|q/q|on-year|annually)|同比|环比)",
            text[amount.end : amount.end + 16],
            re.I,
        )
    )


def _level(text: str, amount: Amount, told: Direction | None) -> Read:
    """A level, or with a sign the difference to an earlier one ("5,000 more than in 2023")."""
    sign = told.sign if told and told.firm and amount.earlier is None else 0
    if told and amount.unit.is_time and _PACE.search(text, amount.span.end, told.end):
        sign = -sign
    span = _covering(amount, told) if told and sign else amount.span
    return Read(span, amount.end, replace(_observation(Measure.LEVEL, amount), sign=sign))


def _multiple(text: str, amount: Amount, told: Direction | None, until: int) -> Read:
    kind = times(text, amount)
    if kind is None:
        return Read(amount.span, amount.end, _observation(Measure.LEVEL, replace(with_unit(amount, COUNT))))
    measure, amount = kind
    if measure is Measure.RATIO:
        return Read(amount.span, amount.end, _observation(measure, amount))
    start = min(told.start, amount.span.start) if told else amount.span.start
    against = basis(text, start, amount.end, until)
    return Read(Span(start, amount.span.end), amount.end, replace(_observation(measure, amount), sign=1, against=against))


def _part_of_earlier(text: str, amount: Amount) -> Read | None:
    """The change that "2 % of the same period in 2019" is: 98 % down; None for other shares."""
    quantity = amount.quantity
    assert quantity is not None
    behind = _OF_FORMER.match(text, amount.end) or _SAME_PERIOD.match(text, amount.end) or _OF_LEVEL.match(text, amount.end)
    if not behind and not _SAME_PERIOD_HAN.search(text, max(0, amount.span.start - 12), amount.span.start):
        return None
    end = behind.end() if behind else amount.end
    hedge = mirrored(quantity.hedge) if quantity.value < 100 else quantity.hedge
    change = Quantity(abs(100 - quantity.value), quantity.place, hedge)
    against = Basis.YEAR if re.match(r"\s(?:last|the\sprevious)\syear|\sa\syear\searlier", text[end : end + 24], re.I) else None
    observation = Observation(Measure.GROWTH, change, PERCENT, sign=1 if quantity.value > 100 else -1, against=against)
    return Read(Span(amount.span.start, amount.end), end, observation)


def _observation(measure: Measure, amount: Amount) -> Observation:
    return Observation(measure, amount.quantity, amount.unit, earlier=amount.earlier)


def _covering(amount: Amount, told: Direction) -> Span:
    return Span(min(amount.span.start, told.start), max(amount.span.end, told.end))


def _lists_share_basis(text: str, reads: list[Read]) -> list[Read]:
    """The readings, where the members of a list of changes share the basis that the last of them names."""
    for i in range(len(reads) - 2, -1, -1):
        left, right = reads[i], reads[i + 1]
        if _share_basis(text, left, right) and left.observation.against is None:
            reads[i] = _with_basis_of(left, right)
    for i in range(1, len(reads)):
        left, right = reads[i - 1], reads[i]
        if _share_basis(text, left, right) and right.observation.against is None:
            reads[i] = _with_basis_of(right, left)
    return reads


def _share_basis(text: str, left: Read, right: Read) -> bool:
    both = left.observation.measure is right.observation.measure is Measure.GROWTH
    return both and bool(LINK.fullmatch(text, left.span.end, right.span.start))


def _with_basis_of(read: Read, other: Read) -> Read:
    return replace(read, observation=replace(read.observation, against=other.observation.against))
