"""This file holds the recognisers of rankings: the largest, the second largest, the fastest growing, at the top of the list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from factcheck.core.figure import Figure, Measure, Observation
from factcheck.core.text import Sentence
from factcheck.expressions import regex
from factcheck.figures.comparisons import LED_WITH, Cues, compared, cues, has
from factcheck.figures.scan import starts

_CHANGES = "growth rise increase gain jump drop fall decline decrease change"
_NO_CHANGE = rf"(?!,? (?:[a-z-]{{3,15}} ){{0,2}}(?:{_CHANGES.replace(' ', '|')})\b)"
"""Behind "the largest" where no change is ranked."""
_NO_TIME = r"(?! (?:[a-z]{3,12} )?(?:years?|months?|days?|weeks?|quarters?|half|seasons?|summer|winter|periods?|times?)\b(?!-))"
"""Behind "the biggest" where it is no record: "the biggest year yet"."""
_NO_RECORD = rf"{_NO_CHANGE}(?![^.;!?]{{0,80}}\b(?:since|ever|on record|in history|in \w+ years|of its kind)\b)"
"""Behind "the highest" where it is ranked among others of its time, not among all times."""
_ANY_OTHER = rf"(?:any(?: of the)? others?|every other|the others|the rest|(?:every|any)one else)\b{_NO_TIME}"
_LISTS = r"(?:lists?|tables?|rankings?|charts?|leagues?|standings|leaderboards?|field|pack)\b(?! of (?:concerns|demands|complaints|priorities))"
PLACES = {word: place for place, word in enumerate(("second", "third", "fourth", "fifth", "sixth"), start=2)}
"""The places behind the first that are told in words."""
_PLACES = "|".join(PLACES)
_NTH = rf"(?P<nth>{_PLACES})"
LEVEL, GROWTH = "level", "growth"
"""What a ranking ranks."""
_PLACED = "rank|ranks|ranked|ranking|placed|places|finished|came|come|comes"


class Superlative(Struct, frozen=True):
    """A wording of a ranking: the sets of words of each of which a sentence with it has one, what it ranks, and from which end."""

    cues: Cues
    pattern: re.Pattern[str]
    sign: int
    of: str = LEVEL


_GREW = "grew grow growing rose rising increased expanded climbed gained gaining multiplied swelled jumped"
_GROWTH = "growth rise increase gain"
_PLACE = rf"(?:{_NTH}[- ])?"
_BY_SO_MUCH = r"(?:%|\bper ?cent)(?:,? (?:in|during) (?:[A-Z][a-z]+ )?(?:19|20)[0-9]{2}| (?:on the|year[ -]on[ -]) ?year)?(?:,| [–—-]) (?:which (?:is|was) )?"
"""Behind a change, how the words begin that rank it: "grew by 4 % in 2019, | the smallest of the three"."""


def _growth_rankings(sign: int, adverbs: str, speeds: str, sizes: str) -> Iterator[Superlative]:
    """The wordings of rankings by growth, at the top or the bottom, with the words for it."""
    how, size, speed = (words.replace(" ", "|") for words in (adverbs, f"{speeds} {sizes}", speeds))
    grew, growth, among = _GREW.replace(" ", "|"), _GROWTH.replace(" ", "|"), r"(?= (?:of|among)\b)"
    yield Superlative(cues(adverbs, _GREW), regex(rf"\b(?:{grew})(?: the)? {_PLACE}(?:{how})\b"), sign, GROWTH)
    yield Superlative(cues(adverbs, "growing"), regex(rf"\b{_PLACE}(?:{how})[- ]growing\b"), sign, GROWTH)
    yield Superlative(cues(f"{speeds} {sizes}", _GROWTH), regex(rf"\b{_PLACE}(?:{size}) (?:{growth})\b"), sign, GROWTH)
    yield Superlative(cues(speeds, "of among"), regex(rf"\bthe {_PLACE}(?:{speed}){among}"), sign, GROWTH)
    yield Superlative(
        cues(sizes, "of among", _GROWTH),
        regex(rf"\b(?:{growth})\b[^.,;:]{{0,60}}? (?:was|were|is|being) (?P<words>(?:the|its|their) {_PLACE}(?:{size})){among}"),
        sign,
        GROWTH,
    )
    yield Superlative(
        cues(sizes, "of among"), regex(rf"{_BY_SO_MUCH}(?P<words>(?:the|its|their) {_PLACE}(?:{size})){among}"), sign, GROWTH
    )


SUPERLATIVES = (
    *_growth_rankings(
        +1, "fastest most quickest", "fastest quickest steepest sharpest strongest", "biggest largest highest most"
    ),
    *_growth_rankings(-1, "slowest least", "slowest weakest gentlest", "smallest lowest least"),
    Superlative(
        cues("largest biggest most commonest leading 最", "the ' ’ 最"),
        regex(
            rf"(?:\bthe (?:single )?|['’]s )(?:largest|biggest|commonest|most (?:numerous|common|frequent)|largest[- ]ever)\b{_NO_CHANGE}{_NO_TIME}"
            r"|(?:\bthe |['’]s )leading(?= [a-z])|人数最多|最多的|最大的"
        ),
        +1,
    ),
    Superlative(
        cues("top topped tops topping head heads headed heading lead leads led leading", "the"),
        regex(
            rf"\b(?:top|tops|topped|topping|head|heads|headed|heading|lead|leads|led|leading) the (?:[a-z]{{3,15}} ){{0,2}}?{_LISTS}"
        ),
        +1,
    ),
    Superlative(
        cues("tops topped heads headed", "the", "with"),
        regex(rf"\b(?:tops|topped|heads|headed) {LED_WITH}"),
        +1,
    ),
    Superlative(
        cues("first top highest", _PLACED.replace("|", " ")),
        regex(rf"\b(?:{_PLACED}) (?:(?<!\bcame )(?<!\bcome )(?<!\bcomes )first|top|highest)\b"),
        +1,
    ),
    Superlative(cues("number", "one"), regex(r"\b(?:was|were|is|are|as|at) number one\b"), +1),
    Superlative(
        cues("largest biggest highest most", _PLACES.replace("|", " ")),
        regex(rf"\b{_NTH}[- ](?:largest|biggest|highest|commonest|most (?:numerous|common|frequent))\b{_NO_RECORD}"),
        +1,
    ),
    Superlative(
        cues(_PLACED.replace("|", " "), _PLACES.replace("|", " ")),
        regex(
            rf"\b(?:{_PLACED}) (?:in )?(?:a |an |the )?(?:(?:distant|close|poor|strong) )?{_NTH}(?! (?:time|year|half|quarter|month|week|day|wave|round)\b)\b"
        ),
        +1,
    ),
    Superlative(
        cues("place", _PLACES.replace("|", " ")),
        regex(rf"\b(?:took|takes|taking|[Ii]n|held|holds|occup(?:y|ies|ied)) {_NTH} place\b"),
        +1,
    ),
    Superlative(cues("place", "last"), regex(r"\b(?:took|takes|taking|[Ii]n) last place\b"), -1),
    Superlative(cues("only", "second"), regex(r"\b(?P<nth>second) only to\b"), +1),
    Superlative(
        cues("smallest lowest fewest least", _PLACES.replace("|", " ")),
        regex(rf"\b{_NTH}[- ](?:smallest|lowest|fewest|least)\b{_NO_RECORD}"),
        -1,
    ),
    Superlative(
        cues("longest highest", "the"), regex(rf"\b(?:had|has|have|recorded|was|and) the (?:longest|highest)\b{_NO_RECORD}"), +1
    ),
    Superlative(
        cues("shortest lowest", "the"), regex(rf"\b(?:had|has|have|recorded|was|and) the (?:shortest|lowest)\b{_NO_RECORD}"), -1
    ),
    Superlative(
        cues("smallest fewest rarest least 最", "the ' ’ 最"),
        regex(rf"(?:\bthe |['’]s )(?:smallest|fewest|rarest|least (?:numerous|common|frequent))\b{_NO_CHANGE}|最少的|最小的"),
        -1,
    ),
    Superlative(
        cues("more faster", "than", "other others else rest"),
        regex(
            r"(?:\b(?:grew|grown|growth|rose|rising|rise|increased?|gain|gained|jumped|climbed|surged|soared|up|per ?cent)\b|%)[^.;:]{0,40}? "
            rf"(?P<words>(?:more|faster) than {_ANY_OTHER})"
        ),
        +1,
        GROWTH,
    ),
    *(
        Superlative(
            cues(how, "than", "other others else rest"),
            regex(rf"(?<!no )\b(?:{how.replace(' ', '|')}) than {_ANY_OTHER}"),
            sign,
        )
        for how, sign in (("more", +1), ("fewer less", -1))
    ),
    Superlative(cues("last", _PLACED.replace("|", " ")), regex(rf"\b(?:{_PLACED}) last\b"), -1),
)
SHORTENED = regex(
    r"\b(?:and|while|but|with) (?P<words>(?!(?:with|was|were|is|are)\b)[A-Za-z][\w -]{2,40}? (?:the |(?=fastest|slowest))(?:(?P<most>fastest|strongest|largest|biggest|most|highest|longest)"
    r"|(?P<least>slowest|weakest|smallest|fewest|least|lowest|shortest)))(?=[.,;]|$| (?:in|at|with|among|of)\b)"
)
"""A second ranking that leaves out what the first one says: "planes grew the fastest and ships the slowest"."""
_RAREST = frozenset(word for wording in SUPERLATIVES for word in wording.cues[0])
"""The words of which a sentence with any ranking has one."""


def rankings(sentence: Sentence) -> Iterator[Figure]:
    """The rankings of a sentence, and behind each the one that leaves out what it says; `counted` tells growth from level.

    The sign is the place from the top, or with a minus from the bottom: 2 for "the second largest", -1 for "the smallest".
    """
    words = starts(sentence.text).keys()
    if _RAREST.isdisjoint(words):
        return
    whole: list[Figure] = []
    for wording in SUPERLATIVES:
        for match in wording.pattern.finditer(sentence.text) if has(words, wording.cues) else ():
            span = match.span("words" if "words" in wording.pattern.groupindex else 0)
            figure = compared(sentence, span, _ranked(match, wording.sign), wording.of)
            if not any(figure.span.overlaps(one.span) for one in whole):
                whole.append(figure)
    yield from whole
    for figure in whole:
        other = SHORTENED.search(sentence.text, figure.span.end - sentence.span.start)
        if other is not None:
            observation = Observation(Measure.COMPARISON, sign=1 if other["most"] else -1)
            shortened = compared(sentence, other.span("words"), observation, figure.counted)
            if not any(shortened.span.overlaps(one.span) for one in whole):
                yield shortened


def _ranked(match: re.Match[str], sign: int) -> Observation:
    nth = match.groupdict().get("nth")
    return Observation(Measure.COMPARISON, sign=sign * (PLACES[nth.lower()] if nth else 1))
