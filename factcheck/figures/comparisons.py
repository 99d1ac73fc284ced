"""This file holds the recognisers of comparisons: more of this than of that, faster than that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from factcheck.core.figure import Figure, Measure, Observation
from factcheck.core.text import Sentence, Span
from factcheck.expressions import regex
from factcheck.figures.scan import starts
from factcheck.figures.times import is_time

_SIDE = r"[^.;:!?]{3,120}?"
_STOP = r"(?=[.;:!?]|, (?:and|while|but|with|as|according|by|an?|which|because|so|though|although|[a-z]{3,12}ing)\b|$)"
_NO_THING = r"(?!(?:before|ever|usual|usually|normal|normally|previously|expected|hoped|feared|planned|forecast|predicted|anticipated|thought|reported)\b)"
"""What is more than before, or than was expected, is compared with itself."""
_END = rf"{_NO_THING}[^.;:!?]{{3,120}}?{_STOP}"
Cues = tuple[frozenset[str], ...]
"""Sets of words of each of which a sentence has one where it tells a comparison."""


def cues(*words: str) -> Cues:
    """The sets of words, each told as one string."""
    return tuple(frozenset(alternatives.split()) for alternatives in words)


_WAS = "was were is are remained"
_NO_LIST = r"(?!(?:the |its |their |a )?(?:[a-z]{3,12} )?(?:lists?|tables?|rankings?|charts?|leagues?|polls?|bill|standings|leaderboards?|agenda|expectations|forecasts?|targets?)\b)"
"""What tops a list is compared with all the others on it, which it does not name."""
LED_WITH = (
    r"the (?:[a-z-]{3,15} ){0,2}?[a-z]{3,15}s"
    r"(?=(?: (?:of|in) (?:19|20)[0-9]{2})?,? with (?:about |some |nearly |over |more than )?[0-9])"
)
"""What a thing with a number comes first of, and is ranked among: "topped | the lorries of 2024, with 5 million"."""
_EXCEEDED = "outnumbered outnumbers outnumber outstripped outweighed surpassed exceeded overtook topped dwarfed eclipsed"
_OUTGREW = "outpaced outgrew outran"
_GROWTH = "growth increase rise gain"
PAIRS: tuple[tuple[Cues, re.Pattern[str], int], ...] = (
    (
        cues("more", "than"),
        regex(
            rf"\bmore (?P<left>(?!(?:than|slowly|quickly|strongly|rapidly|often|frequently)\b){_SIDE}) than (?P<right>{_END})",
            re.IGNORECASE,
        ),
        +1,
    ),
    (
        cues("fewer less", "than"),
        regex(rf"\b(?:fewer|less) (?P<left>(?!(?:than|often|frequently)\b){_SIDE}) than (?P<right>{_END})", re.IGNORECASE),
        -1,
    ),
    *(
        (
            cues(how, "often frequently", "than"),
            regex(rf"(?P<left>{_SIDE}) {how} (?:often|frequently) than (?P<right>{_END})"),
            sign,
        )
        for how, sign in (("more", +1), ("less", -1))
    ),
    (
        cues(_EXCEEDED),
        regex(
            rf"(?P<left>{_SIDE}) (?:{_EXCEEDED.replace(' ', '|')})(?: those of)? {_NO_LIST}(?!{LED_WITH})(?P<right>(?!that of ){_END})"
        ),
        +1,
    ),
    (cues("outnumbered", "by"), regex(rf"(?P<left>{_SIDE}) (?:were|was|are|is) outnumbered by (?P<right>{_END})"), -1),
    (
        cues("higher larger greater bigger numerous", "than", _WAS),
        regex(
            rf"(?P<left>{_SIDE}) (?:was|were|is|are|remained) (?:far |much |slightly )?(?:higher|larger|greater|bigger|more numerous) than (?P<right>{_END})"
        ),
        +1,
    ),
    (
        cues("lower smaller fewer", "than", _WAS),
        regex(
            rf"(?P<left>{_SIDE}) (?:was|were|is|are|remained) (?:far |much |slightly )?(?:lower|smaller|fewer) than (?P<right>{_END})"
        ),
        -1,
    ),
    (cues("于 出"), regex(r"(?P<left>[^。；，：]{2,40})(?:多于|高于|超出)(?P<right>[^。；，：]{2,40})"), +1),
    (cues("于"), regex(r"(?P<left>[^。；，：]{2,40})(?:少于|低于)(?P<right>[^。；，：]{2,40})"), -1),
    (cues("比"), regex(r"(?P<left>[^。；，：]{2,40})比(?P<right>[^。；，：]{2,40})(?:更多|多|高)(?=[。；，]|$)"), +1),
)
"""A comparison of two things with the words that it has, and its sign: the left one is more (+1) or less (-1)."""
ALIKE: tuple[tuple[Cues, re.Pattern[str], int], ...] = (
    (
        cues("longer higher larger greater bigger", "than", _WAS),
        regex(
            rf"(?P<left>{_SIDE} (?:was|were|is|are|remained) (?:far |much |slightly )?(?:longer|higher|larger|greater|bigger) (?:in|at|for|among|on) {_SIDE}) than (?:in|at|for|among|on) (?P<right>{_END})"
        ),
        +1,
    ),
    (
        cues("shorter lower smaller", "than", _WAS),
        regex(
            rf"(?P<left>{_SIDE} (?:was|were|is|are|remained) (?:far |much |slightly )?(?:shorter|lower|smaller) (?:in|at|for|among|on) {_SIDE}) than (?:in|at|for|among|on) (?P<right>{_END})"
        ),
        -1,
    ),
)
"""Comparisons of one thing in two places, written as those of two things."""
_GREW = "grew grow growing rose risen increased climbed expanded"
_MUCH = "(?:far |much |even |slightly |somewhat )?"
_IN_TIME = r"(?:,? (?:in|during|over|through) (?:the )?[\w ]{2,30},?)?"
"""Before "than", when they grew so: "grew faster | in 2024"."""
GROWTHS: tuple[tuple[Cues, re.Pattern[str], int], ...] = (
    (cues(_OUTGREW), regex(rf"(?P<left>{_SIDE}) (?:{_OUTGREW.replace(' ', '|')}) (?:(?:those|that) of )?(?P<right>{_END})"), +1),
    (
        cues(_EXCEEDED, _GROWTH),
        regex(
            rf"(?P<left>{_SIDE}) (?:{_GROWTH.replace(' ', '|')}) (?:{_EXCEEDED.replace(' ', '|')}) (?:that of|the (?:{_GROWTH.replace(' ', '|')}) (?:of|in)) (?P<right>{_END})"
        ),
        +1,
    ),
    *(
        (
            cues(needed, "than", _GREW),
            regex(
                rf"(?P<left>{_SIDE}) (?:{_GREW.replace(' ', '|')}) {_MUCH}(?:{how}){_IN_TIME} than (?:(?:those|that) (?:of|by|for) )?(?P<right>{_END})"
            ),
            sign,
        )
        for needed, how, sign in (
            ("faster quicker quickly strongly", "faster|quicker|more quickly|more strongly", +1),
            ("slower slowly", "slower|more slowly", -1),
        )
    ),
)
"""Comparisons of how much two things grew."""
QUALITY = regex(r"(?:more|less) (?P<word>(?!numerous)[a-z]{3,}(?:al|ive|ous|ful|able|ible|ent|ant)) than\b", re.I)
"""A comparison of how things are, and not of how many there are."""
KIN = 6
"""An adjective and the noun of what it tells begin with so many letters alike: "punctual", "punctuality"."""
COMPARING = frozenset(word for table in (PAIRS, ALIKE, GROWTHS) for row in table for word in row[0][0])
"""The words by which a comparison is told, of which a sentence with any has one."""


def comparisons(sentence: Sentence) -> Iterator[Figure]:
    """The comparisons of a sentence; the names of a pair are the words for its two sides.

    `counted` tells growth from level, and "each" is what is told of one thing in two places.
    """
    words = starts(sentence.text).keys()
    if COMPARING.isdisjoint(words):
        return
    for counted, pairs in (("level", PAIRS), ("each", ALIKE), ("growth", GROWTHS)):
        for needed, pattern, sign in pairs:
            found = pattern.finditer(sentence.text) if has(words, needed) else ()
            for match in (match for match in found if not is_time(match["right"])):  # of one thing in two periods: a trend
                sides = (match["left"], match["right"])
                yield compared(sentence, match.span(), Observation(Measure.COMPARISON, sign=sign, names=sides), counted)


def has(words: Set[str], told: Cues) -> bool:
    """Whether a sentence of these words has one of each of the sets."""
    return not any(alternatives.isdisjoint(words) for alternatives in told)


def compared(sentence: Sentence, place: tuple[int, int], observation: Observation, counted: str) -> Figure:
    """The comparison that stands at a place of a sentence."""
    span = Span(place[0] + sentence.span.start, place[1] + sentence.span.start)
    return Figure(span, sentence.text[place[0] : place[1]], observation, sentence.span, counted=counted)


def quality(text: str) -> str:
    """The stem of how one thing is said to be more than another, where that is no matter of how many there are; else empty.

    >>> quality("more punctual than trams"), quality("more trams than buses")
    ('punctu', '')
    """
    match = QUALITY.match(text)
    return match["word"][:KIN].lower() if match else ""
