"""This file holds the recognisers of figures that set two things side by side: ratios, shares, differences and rates per thing."""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from factcheck.core.figure import Figure, Measure
from factcheck.core.text import Sentence, Span
from factcheck.core.unit import MULTIPLE
from factcheck.expressions import regex
from factcheck.figures.amounts import numbers_in
from factcheck.figures.for_each import RATES, WORDS, Wording
from factcheck.figures.units import unit_behind


class Relation(StrEnum):
    """What is computed from the two sides."""

    QUOTIENT = "quotient"
    PACE = "pace"
    LEAD = "lead"
    DIFFERENCE = "difference"
    GAP = "gap"


class Pair(Struct, frozen=True):
    """The words for the two sides of a figure, `left` above the line or in front of the minus.

    `per` is how many of the right one the figure is told for: 100 in "for each hundred".
    """

    relation: Relation
    left: Span
    right: Span
    per: Fraction = Fraction(1)


_SIDE = r"[^.;:!?,，。0-9#]{3,60}"
_WORDS_ = WORDS.replace("{", "{{").replace("}", "}}")
_BE = (
    r"(?:was|were|is|are|came? to|comes to|reached|stood at|equal(?:s|led|ed)?|ma[dk]es? up|amount(?:s|ed)? to|account(?:s|ed)? for"
    r"|represent(?:s|ed)?|weigh(?:s|ed)|number(?:s|ed)|total(?:s|l?ed))"
)
QUOTIENTS: tuple[Wording, ...] = (
    (
        ("# as ", "# more "),
        regex(
            rf"# (?:as many|as much|as numerous|as large|as high|as often|as frequently|more) (?P<left>{WORDS}?) (?:as|than) (?P<right>{WORDS})"
        ),
    ),
    (
        ("# that ", "# those ", "# the ", "# of the "),
        regex(
            rf"(?P<left>{WORDS}?),? {_BE}\b[^.;,]{{0,30}}# (?:of (?=the ))?(?:that|those|the (?:number|figure|total|volume|count|amount|quantity|weight|tally))"
            rf" (?:taken |of |for |in |during |[a-z]{{3,9}}ed ){{1,3}}(?P<right>{WORDS})"
        ),
    ),
    (
        ("# that", "# those", "# what was", "# of "),
        regex(
            rf"(?P<left>{WORDS}?),? {_BE}\b[^.;,]{{0,30}}# (?:of )?(?:(?:that|those|what was)(?: \w+)? (?:in|of|for) |(?=those (?:\w+ )?(?:by|from|among)\b))(?P<right>{WORDS})"
        ),
    ),
    (
        ("# what ",),
        regex(
            rf"(?P<left>{WORDS}?),? {_BE}\b[^.;,]{{0,30}}# (?:of )?what (?P<right>(?:the |all of |19|20)[^.;:!?,#]{{2,50}}?) (?:brought|saw|had|yielded|produced|delivered|recorded)\b"
        ),
    ),
    (
        ("# of the ",),
        regex(
            rf"(?P<left>{WORDS}?),? {_BE}\b[^.;,]{{0,30}}# of (?:the (?:number|total|count|volume|weight|amount) of )(?P<right>{WORDS})"
        ),
    ),
    (
        ("# the ", "# as "),
        regex(
            rf"(?P<left>{WORDS}?),? {_BE}\b[^.;,]{{0,30}}# (?:the |as (?:many|much|high|large|big|numerous|long|heavy|often|frequently) as )(?P<right>{WORDS})"
        ),
    ),
    (
        ("outnumbered by",),
        regex(rf"(?P<right>{WORDS}?) (?:was|were|is|are) outnumbered by (?P<left>{_SIDE}?),? (?:by )?#"),
    ),
    (
        ("outnumber", "outstripped", "outweighed", "exceeded", "dwarfed", "topped"),
        regex(
            rf"(?P<left>{WORDS}?) (?:outnumber(?:ed|s)?|outstripped|outweighed|exceeded|dwarfed|topped) (?P<right>{_SIDE}?),? #"
        ),
    ),
    (
        ("ratio of ",),
        regex(
            rf"\bratio of (?P<left>{_SIDE}?) to (?P<right>{_SIDE}?),? (?:was|is|of|at|stood at|came to|reached|worked out at) #"
        ),
    ),
    (
        ("outnumber", "outweighed", "exceeded", "dwarfed"),
        regex(
            rf"(?P<left>{WORDS}?) (?:far |greatly |vastly |heavily |easily )?(?:outnumber(?:ed|s)?|outweighed|exceeded|dwarfed) (?P<right>{WORDS}?),? by [^.;,]{{0,12}}#"
        ),
    ),
    (("的",), regex(r"(?P<left>[^，。；]{2,40})(?:是|为|相当于)(?P<right>[^，。；]{2,40}?)的[^，。；]{0,4}#")),
)
"""Sentences in which the figure, written #, is a quotient of two things."""
PACES: tuple[Wording, ...] = (
    (
        ("# as fast", "# as quick", "# as rapid", "# faster"),
        regex(
            rf"(?P<left>{WORDS}?) (?:grew|rose|increased|expanded|climbed|fell|shrank|declined|dropped)(?: [a-z]{{2,10}}){{0,2}} #"
            rf" (?:(?:as fast|as quickly|as rapidly) as|faster than) (?P<right>{WORDS})"
        ),
    ),
)
"""Sentences in which the figure is how many times as fast one thing changed as another."""
_GREW = r"(?:grew|rose|increased|expanded|climbed|was growing|had grown|has grown)"
_QUICKER, _SLOWER = (
    r"(?:faster|quicker|more quickly|more strongly|more rapidly|more)",
    r"(?:slower|more slowly|less strongly|less)",
)
LEADS: tuple[Wording, ...] = tuple(
    (
        (" than ",),
        regex(wording.format(first=first, how=how, second=second), re.IGNORECASE),
    )
    for first, how, second in (("left", _QUICKER, "right"), ("right", _SLOWER, "left"))
    for wording in (
        rf"(?P<{{first}}>{_WORDS_}?) {_GREW} (?:[a-z]{{{{2,12}}}} ){{{{0,2}}}}{{how}} than (?P<{{second}}>{_WORDS_}?),? by [^.;,0-9]{{{{0,12}}}}#",
        rf"(?P<{{first}}>{_WORDS_}?) (?:{_GREW} )?# {{how}} than (?P<{{second}}>{_WORDS_})",
    )
)
"""Sentences in which the figure is by how many points more one thing grew than another."""
_COUNTED = r"(?: [a-z-]{2,14}){0,3}?"
"""What a difference counts."""
DIFFERENCES: tuple[Wording, ...] = (
    (
        (" than ",),
        regex(rf"(?P<left>{WORDS} #(?:\s?(?:more|fewer|less)\b(?: {WORDS}?)?)?) than (?P<right>{WORDS})"),
    ),  # "more" is of the figure's own words, or stands behind it
    (
        (" than ",),
        regex(rf"^[^.;:!?]{{0,20}}# (?:more|fewer|less) (?P<left>(?!than\b){WORDS}?)(?<! more) than (?P<right>{WORDS})"),
    ),
    (
        ("outnumber", "exceeded", "topped", "surpassed", "beat", "led ", "outdid", "ahead of", "outstripped"),
        regex(
            rf"(?P<left>{WORDS}?) (?:outnumber(?:ed|s)?|exceeded|topped|surpassed|outdid|outstripped|beat|led|(?:was|were) ahead of)"
            rf" (?P<right>{WORDS}?) by [^.;]{{0,12}}#"
        ),
    ),
    (
        ("trailed", "lagged", "behind"),
        regex(
            rf"(?P<right>{WORDS}?) (?:trailed|lagged(?: behind)?|(?:was|were|came in) behind) (?P<left>{WORDS}?) by [^.;]{{0,12}}#"
        ),
    ),
    (
        (" ahead of ",),
        regex(rf"(?P<left>{WORDS}?) (?:was|were|finished|came in|ended) [^.;]{{0,12}}#{_COUNTED} ahead of (?P<right>{WORDS})"),
    ),
    (
        (" behind ",),
        regex(rf"(?P<right>{WORDS}?) (?:was|were|finished|came in|ended) [^.;]{{0,12}}#{_COUNTED} behind (?P<left>{WORDS})"),
    ),
    (("比",), regex(r"(?P<left>[^，。；]{2,40})比(?P<right>[^，。；]{2,40})多[^，。；]{0,4}#")),
)
GAPS: tuple[Wording, ...] = (
    (("separate",), regex(rf"#{_COUNTED} separate[ds]? (?P<left>{WORDS}?) (?:from|and) (?P<right>{WORDS})", re.IGNORECASE)),
    (
        (" between ",),
        regex(rf"#{_COUNTED} (?:lay|lies|lie|stood|was|were) between (?P<left>{WORDS}?) and (?P<right>{WORDS})", re.IGNORECASE),
    ),
    (
        ("gap ", "difference ", "margin ", "distance "),
        regex(
            rf"\b(?:gap|difference|margin|distance) between (?P<left>{WORDS}?) and (?P<right>{WORDS}?),? (?:was|is|came to|comes to|amounted to|stood at|reached) #",
            re.IGNORECASE,
        ),
    ),
)
"""Sentences in which the figure is what lies between two things, the greater of which is not told."""
FEWER = regex(r"\s?\b(?:fewer|less)\b", re.IGNORECASE)
"""How a difference is told that takes the first side from the second: "84 fewer cases than"."""
PLACEHOLDER = "#"
REACH = 200
"""How far from a figure its sides may stand."""
SAME_THING = regex(r"^(?:in|during|for|at|the (?:year|same)|a year|last|previous)\b")
"""What follows "than" where one thing is compared with itself in another time: that is a growth."""

OF_ANOTHER_TIME = regex(
    r"(?<!half of )(?<!quarter of )(?<!months of )\b(?:(?:a|one|the) year (?:earlier|before|ago)|the (?:previous|preceding) year)\b",
    re.IGNORECASE,
)
"""What tells the second thing of an earlier time, but for a part of a year: "eight times the number of trams a year earlier"."""


def pair(sentence: Sentence, figure: Figure) -> Pair | None:
    """The two sides that a figure is computed from, if its sentence says so."""
    rates, paces, quotients, leads, differences, gaps = _cued(sentence.text)
    if not (rates or paces or quotients or leads or differences or gaps):
        return None
    first = max(0, figure.span.start - sentence.span.start - REACH)
    text = sentence.text[first : figure.span.end - sentence.span.start + REACH]
    start = figure.span.start - sentence.span.start - first
    end = start + len(figure.text)
    text = text[:start] + PLACEHOLDER + text[end:]
    shift = end - start - 1
    measure = figure.observation.measure
    is_length = figure.observation.unit.is_time  # what something takes "on average" is no part of a total
    kinds = [(Relation.QUOTIENT, rates)] if measure in (Measure.RATIO, Measure.LEVEL) and not is_length else []
    if measure in (Measure.RATIO, Measure.SHARE) or figure.observation.unit is MULTIPLE:
        kinds += [(Relation.PACE, paces), (Relation.QUOTIENT, quotients)]
    if measure is Measure.GROWTH and figure.observation.unit.dimension == "point":
        kinds.append((Relation.LEAD, leads))
    if measure is Measure.LEVEL:
        kinds += [(Relation.DIFFERENCE, differences), (Relation.GAP, gaps)]
    lower = text.lower()
    for relation, wordings in kinds:
        for cues, pattern in wordings:
            match = pattern.search(text) if any(cue in lower for cue in cues) else None
            if match and match.start() <= start < match.end() and not _is_of_another_time(match["right"]):
                sides = _sides(relation, figure, text[start + 1 :])
                left, right = (_placed(match.span(side), start, shift, sentence.span.start + first) for side in sides)
                return Pair(relation, left, right, _per(match["right"]))
    return None


def _sides(relation: Relation, figure: Figure, behind: str) -> tuple[str, str]:
    """The sides in their order: the other way round for what is "84 fewer"."""
    is_less = relation is Relation.DIFFERENCE and (FEWER.match(behind) or FEWER.search(figure.text))
    return ("right", "left") if is_less else ("left", "right")


def _is_of_another_time(right: str) -> bool:
    """Whether the words for the right side tell an earlier time, so that the two are no quotient or difference within one period."""
    return bool(SAME_THING.match(right) or OF_ANOTHER_TIME.search(right))


@lru_cache(maxsize=64)
def _cued(text: str) -> tuple[tuple[Wording, ...], ...]:
    """The wordings for rates, paces, quotients, leads, differences and gaps of which a sentence may have a cue: each of its figures asks for them."""
    lower = text.lower()
    return tuple(
        tuple(wording for wording in wordings if any(cue.replace(PLACEHOLDER, "") in lower for cue in wording[0]))
        for wordings in (RATES, PACES, QUOTIENTS, LEADS, DIFFERENCES, GAPS)
    )


def _per(right: str) -> Fraction:
    """How much of something the words for the right side tell: "ten notices", "hundred foreigners", "ton of coal"."""
    for words in (right, f"one {right}"):
        number = next(iter(numbers_in(words, words)), None)
        if number is not None and number.span.start == 0 and number.value:
            unit, _ = unit_behind(words, number.span.end)
            return number.value * (unit.factor if unit is not None and unit.is_continuous else 1)
    return Fraction(1)


def _placed(span: tuple[int, int], start: int, shift: int, offset: int) -> Span:
    """A span of the text with the placeholder, in the document."""
    low, high = (at + (shift if at > start else 0) + offset for at in span)
    return Span(low, high)
