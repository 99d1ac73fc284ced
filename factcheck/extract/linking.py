"""This file holds how the values of a sentence belong together: a later with its earlier one, a value with its share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from factcheck.core.figure import Claim, Figure, Measure
from factcheck.core.text import Sentence, Span
from factcheck.core.unit import COUNT
from factcheck.expressions import regex
from factcheck.extract.entry import HOSTS, Entry
from factcheck.extract.twins import RESPECTIVELY, YEAR_AGO
from factcheck.figures import periods_in

COMPARED = regex(r"\b(?:compared (?:with|to)|against|from|than|versus|above|below)(?: the| its)? $", re.I)
FROM_TO = regex(r" (?:in|on|at) [^,;]{3,40} to (?:the |about |some )?")
THAN = regex(r"^(?:(?:more|less|fewer|higher|lower) than|above|below|from|against) the\b", re.I)
ON_VALUE = regex(r" (?:up |down |higher |lower )?(?:on|over) (?:the |its |their )?")
"""Between a growth and the value that it is measured against: "an increase of 6.2 per cent on the 139,700"."""
AGO_IT_WAS = regex(
    r"\b(?:(?:a|one) year (?:earlier|before|ago|previously)|the year before|(?:the )?previous year)[,:]? (?:(?!while|and|but|whereas)[a-z]+ ){0,4}$",
    re.I,
)
"""Before a value, what says that it is that of the year before."""
RIGHT_BEHIND = 16
"""So many characters behind an earlier value at most stands its time."""
OPENED = regex(r"\s?[(（]\s?")
CLOSED = regex(r"\s?[)）]")
BRACKET = regex(r"[^.,;:(（\d]{0,60}[(（]\s?")
"""Between a value and its share in brackets."""
ALSO = regex(r"^[^,;]{0,40}\band (?:the )?[^,;]{0,30}$")


def link_earlier(claim: Claim, found: Mapping[Span, Entry], *, is_announced: bool) -> None:
    """Mark the values that a later one is compared with: "538, compared with 521 in May 2024"."""
    offset = claim.sentence.span.start
    told = [figure for figure in claim.figures if figure.observation.measure in (*HOSTS, Measure.GROWTH)]
    values = [figure for figure in told if figure.span in found and found[figure.span].measure in HOSTS]
    for index, figure in enumerate(values[1:], 1):
        before = next((each for each in reversed(told) if each.span.end <= figure.span.start), None)
        first, previous = found[values[index - 1].span], found[values[index - 1].span]
        gap = claim.sentence.text[before.span.end - offset : figure.span.start - offset] if before else ""
        own = f"{gap} {figure.text}"
        if not _comparable(first.figure, figure):
            continue
        mine = found[figure.span]
        if FROM_TO.fullmatch(gap) and claim.sentence.text[: previous.figure.span.start - offset].rstrip().endswith("from"):
            mine.like = previous
        elif (
            COMPARED.search(f"{gap.rstrip()} ")
            or THAN.match(figure.text)
            or (previous.later and ALSO.match(own))
            or (before and before.observation.measure is Measure.GROWTH and ON_VALUE.fullmatch(gap))
            or _is_of_year_before(claim.sentence, figure)
            or (is_announced and _is_bracketed(claim.sentence, gap, figure))
        ):
            mine.later = mine.like = previous.later or first
            mine.later.own_end = mine.later.own_end or figure.span.start
            _end_before(claim, figure, found)


def _end_before(claim: Claim, earlier: Figure, found: Mapping[Span, Entry]) -> None:
    """Leave the time of an earlier value to it alone, where none is told behind: "above the 1.29 billion of 2023, which makes 2.82 a kilogram"."""
    behind = [span.start - earlier.span.end for span, _ in periods_in(claim.sentence) if span.start >= earlier.span.end]
    for span, entry in found.items() if behind and max(behind) <= RIGHT_BEHIND else ():
        if span > earlier.span:
            entry.own_end = entry.own_end or earlier.span.start


def _is_bracketed(sentence: Sentence, gap: str, figure: Figure) -> bool:
    """Whether a value stands alone in the brackets behind another."""
    return OPENED.fullmatch(gap) is not None and CLOSED.match(sentence.text, figure.span.end - sentence.span.start) is not None


def link_shares(claim: Claim, found: Mapping[Span, Entry]) -> None:
    """Mark the shares that are of the values before them: in brackets, or paired off by "respectively"."""
    text, offset = claim.sentence.text, claim.sentence.span.start
    ordered = [found[span] for span in sorted(found)]
    for host, share in pairwise(ordered):
        gap = text[host.figure.span.end - offset : share.figure.span.start - offset]
        is_pair = host.measure is Measure.LEVEL and share.measure is Measure.SHARE
        if is_pair and BRACKET.fullmatch(gap) and CLOSED.match(text, share.figure.span.end - offset):
            share.like = host
    shares = [entry for entry in ordered if entry.measure is Measure.SHARE and entry.like is None]
    hosts = [
        entry for entry in ordered if entry.measure is Measure.LEVEL and shares and entry.figure.span < shares[0].figure.span
    ]
    is_paired = len(shares) > 1 and len(hosts) == len(shares) and RESPECTIVELY.search(text, shares[-1].figure.span.end - offset)
    for host, share in zip(hosts, shares, strict=True) if is_paired else ():
        share.like = host


def _is_of_year_before(sentence: Sentence, figure: Figure) -> bool:
    """Whether the words around a value say that it is that of a year before: "87 deaths (96 a year earlier)"."""
    start, end = figure.span.start - sentence.span.start, figure.span.end - sentence.span.start
    return (
        YEAR_AGO.match(sentence.text, end) is not None or AGO_IT_WAS.search(sentence.text[max(0, start - 60) : start]) is not None
    )


def _comparable(left: Figure, right: Figure) -> bool:
    """Whether two values can be of one thing."""
    one, other = left.observation, right.observation
    untold = COUNT in (one.unit, other.unit) and not (left.counted if one.unit is COUNT else right.counted)
    return one.measure is other.measure and (one.unit.converts_to(other.unit) or untold)
