"""This file holds the recognisers of comparisons: more of this than of that, the largest, the fastest growing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.core.figure import Figure, Measure, Observation
from factcheck.core.text import Sentence, Span

_SIDE = r"[^.;:!?]{3,120}?"
_STOP = r"(?=[.;:!?]|, (?:and|while|but|with|as|according)\b|$)"
_END = rf"[^.;:!?]{{3,120}}?{_STOP}"
PAIRS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(rf"\bmore (?P<left>(?!than\b){_SIDE}) than (?P<right>{_END})", re.IGNORECASE), +1),
    (re.compile(rf"\b(?:fewer|less) (?P<left>(?!than\b){_SIDE}) than (?P<right>{_END})", re.IGNORECASE), -1),
    (
        re.compile(
            rf"(?P<left>{_SIDE}) (?:outnumber(?:ed|s)?|outstripped|outweighed|surpassed|overtook|outpaced|topped|dwarfed|eclipsed)(?: those of)? (?P<right>{_END})"
        ),
        +1,
    ),
    (re.compile(rf"(?P<left>{_SIDE}) (?:were|was|are|is) outnumbered by (?P<right>{_END})"), -1),
    (
        re.compile(
            rf"(?P<left>{_SIDE}) (?:was|were|is|are|remained) (?:far |much |slightly )?(?:higher|larger|greater|bigger|more numerous) than (?P<right>{_END})"
        ),
        +1,
    ),
    (
        re.compile(
            rf"(?P<left>{_SIDE}) (?:was|were|is|are|remained) (?:far |much |slightly )?(?:lower|smaller|fewer) than (?P<right>{_END})"
        ),
        -1,
    ),
    (re.compile(r"(?P<left>[^。；，：]{2,40})(?:多于|高于|超出)(?P<right>[^。；，：]{2,40})"), +1),
    (re.compile(r"(?P<left>[^。；，：]{2,40})(?:少于|低于)(?P<right>[^。；，：]{2,40})"), -1),
    (re.compile(r"(?P<left>[^。；，：]{2,40})比(?P<right>[^。；，：]{2,40})(?:更多|多|高)(?=[。；，]|$)"), +1),
)
"""A comparison of two things with its sign: the left one is more (+1) or less (-1)."""
SUPERLATIVES: tuple[tuple[re.Pattern[str], int, str], ...] = (
    (
        re.compile(
            r"\b(?:grew|grow|growing|rose|rising|increased|expanded|climbed)(?: the)? (?:fastest|most|quickest)\b|\bfastest[- ]growing\b|\b(?:steepest|sharpest|strongest|fastest|biggest|largest|highest) (?:growth|rise|increase|gain)\b"
        ),
        +1,
        "growth",
    ),
    (
        re.compile(
            r"\b(?:grew|growing|rose|rising|increased)(?: the)? (?:slowest|least)\b|\bslowest[- ]growing\b|\b(?:slowest|smallest|weakest|lowest) (?:growth|rise|increase|gain)\b"
        ),
        -1,
        "growth",
    ),
    (re.compile(r"\bthe (?:single )?(?:largest|biggest|most numerous|largest[- ]ever)\b|人数最多|最多的|最大的"), +1, "level"),
    (re.compile(r"\bthe (?:smallest|fewest|least numerous)\b|最少的|最小的"), -1, "level"),
)


def comparisons(sentence: Sentence) -> Iterator[Figure]:
    """The comparisons of a sentence; the names of a pair are the words for its two sides, `counted` tells growth from level."""
    for pattern, sign in PAIRS:
        for match in pattern.finditer(sentence.text):
            sides = (match["left"], match["right"])
            yield _figure(sentence, match.span(), Observation(Measure.COMPARISON, sign=sign, names=sides), "level")
    for pattern, sign, of in SUPERLATIVES:
        for match in pattern.finditer(sentence.text):
            yield _figure(sentence, match.span(), Observation(Measure.COMPARISON, sign=sign), of)


def _figure(sentence: Sentence, place: tuple[int, int], observation: Observation, counted: str) -> Figure:
    span = Span(place[0] + sentence.span.start, place[1] + sentence.span.start)
    return Figure(span, sentence.text[place[0] : place[1]], observation, sentence.span, counted=counted)
