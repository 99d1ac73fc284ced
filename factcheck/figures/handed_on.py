"""This file holds the direction of change that one number hands on to the next: "up 41.3 %, 38.8 % and 82.9 %"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.expressions import regex
from factcheck.figures.amount import Amount
from factcheck.figures.growth import Direction, rate_went

_COORDINATED = regex(
    r"\s(?:on|over|from|against|versus|vs\.?|than\sin|compared\s(?:with|to))\s[^.;:!?%]{3,60}?,?\s(?:and|but)\s(?:(?:of|by|up|down)\s){0,2}"
)
_HAS_BASIS = regex(
    r"\s(?:on|over|from|against|versus|vs\.?|than\sin|compared\s(?:with|to))\s"
    r"[^.;,]{0,40}?(?:[12][0-9]{3}|\b(?:year|quarter|month|half|period))",
    re.I,
)
_TIMED = regex(
    r"\s(?:in|during|over|for)\s[^.;:!?%]{0,50}?\b(?:[12][0-9]{3}|half|quarter|year|months?|[A-Z][a-z]{2,8}),?\s(?:and|but|then)\s(?:then\s)?(?:by\s)?"
)
_HAS_TIME = regex(
    r"\s(?:in|during|over|for)\s(?:the\s)?(?:[a-z]+\s){0,3}(?:[12][0-9]{3}|half|quarter|year|months?|[A-Z][a-z]{2,8}\s[12][0-9]{3})\b"
)
"""Between and behind two changes of one thing in two times: "rose 2 % in the first half and 3 % over the year"."""
_GAPPED = regex(
    r"(?:\s(?:on|over|than|than\sin|from|against)\s(?:(?:the|a|last|one)\s)?(?:previous\s|same\s)?(?:year|month|quarter|(?:19|20)[0-9]{2})"
    r"(?:\s(?:earlier|before|ago))?)?(?:\s?[,;]\s(?P<subject>(?!(?:and|but|while)\b)[A-Za-z][^.;:!?,0-9%()]{1,60}?)|\s?[,;]?\s(?:and|but|while)\s(?P<joined>[A-Za-z][^.;:!?0-9%()]{1,80}?))"
    r"\s(?:by\s)?",
    re.I,
)
_PREDICATE = regex(
    r"\b(?:was|were|is|are|be|been|had|has|have|made|held|took|account\w*|represent\w*|compris\w*|share|proportion|stood|came|reach\w*"
    r"|of\s(?:which|whom|them|these|those)|at|to|or|which|who|that|with|for|including|in|from|about|over|under)\b",
    re.I,
)
"""Between "jumped 220 %" and the "271 %" of "and arrests 271 %" stands what the second percentage is of, and no verb of its own."""
_OR = regex(r",?\s(?:or|that\sis,?)\s(?:about\s|some\s)?", re.I)
"""Between a number and the same in percent."""
_NEAR = 4
"""A change in percent of the later value is that of the earlier one but for a quarter of it."""
_BREAK = regex(r"[.;:!?](?![0-9])")
LINK = regex(r"\s?(?:[,、，;；]\s?)?(?:(?:and|及|和|与)\s?)?(?:by\s)?(?:up\s)?")
"""Between two members of a list."""


def along_lists(text: str, found: Sequence[Amount], told: list[Direction | None]) -> list[Direction | None]:
    """The directions, handed on along a list: "up 41.3 %, 38.8 % and 82.9 %, respectively"."""
    told = list(told)
    for i in range(1, len(found)):
        if found[i - 1].is_proportion and found[i].is_proportion and rate_went(text, found[i - 1].span, found[i].span):
            told[i - 1 : i + 1] = (Direction(1, one.span.start, one.span.end) for one in found[i - 1 : i + 1])
        left = told[i - 1]
        if left and told[i] is None and any(alike(text, found[i - 1], found[i]) for alike in (_listed, _coordinated, _gapped)):
            told[i] = Direction(left.sign, found[i].span.start, found[i].span.end)
    for i in range(2, len(found)):
        left = told[i - 2]
        if left and told[i - 1] is told[i] is None and _by_so_much(text, found[i - 2], found[i]):
            told[i] = Direction(left.sign, found[i].span.start, found[i].span.end)
    for i in range(len(found) - 1, 0, -1):
        right = told[i]
        if right is None or right.end <= found[i].span.end or told[i - 1] is not None:
            continue
        is_same = i > 1 and _is_same_change(text, found[i - 2], found[i - 1], found[i])
        if is_same or _listed(text, found[i - 1], found[i]):
            told[i - 1] = Direction(right.sign, found[i - 1].span.start, found[i - 1].span.end, is_same)
    return told


def _is_same_change(text: str, value: Amount, left: Amount, right: Amount) -> bool:
    """Whether a number and a percentage behind it are one change of the value before them: "41.6 tons, 1.0 tons or 2.3 % less"."""
    whole, step, percentage = (one.quantity.value if one.quantity else None for one in (value, left, right))
    if not (whole and step and percentage and value.unit == left.unit and right.is_proportion):
        return False
    is_near = abs(step * 100 / whole - percentage) * _NEAR < percentage
    return is_near and _OR.fullmatch(text, left.span.end, right.span.start) is not None


def _listed(text: str, left: Amount, right: Amount) -> bool:
    alike = left.is_proportion and right.is_proportion and left.unit.dimension == right.unit.dimension
    return alike and bool(LINK.fullmatch(text, left.span.end, right.span.start))


def _gapped(text: str, left: Amount, right: Amount) -> bool:
    """Whether a percentage is the change that the one before it is, with the verb left out: "exports rose 12 % and imports 8 %"."""
    if not (left.is_proportion and right.is_proportion):
        return False
    between = _GAPPED.fullmatch(text, left.span.end, right.span.start)
    if between is None or text.startswith(" of ", right.span.end):
        return False
    return not _PREDICATE.search(between["joined"] or between["subject"])


def _by_so_much(text: str, left: Amount, right: Amount) -> bool:
    """Whether "by" alone goes on with a change, behind the value of what changed: "trains rose by 11 % and ships, at 437,000, by 8 %"."""
    between = text[left.span.end : right.span.start]
    return left.is_proportion and right.is_proportion and between.endswith(" by ") and not _BREAK.search(between)


def _coordinated(text: str, left: Amount, right: Amount) -> bool:
    """Whether two percentages are changes alike, each with its own basis or time: "35 % on 2019 and 189.5 % on 2020"."""
    return (
        left.is_proportion
        and right.is_proportion
        and any(
            between.fullmatch(text, left.span.end, right.span.start) and behind.match(text, right.end)
            for between, behind in ((_COORDINATED, _HAS_BASIS), (_TIMED, _HAS_TIME))
        )
    )
