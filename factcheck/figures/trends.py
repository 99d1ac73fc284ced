"""This file holds the recogniser of trends: directions told without a number ("visits fell sharply", "arrivals did not decline")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.core.figure import Figure, Measure, Observation
from factcheck.core.text import BlockKind, Sentence, Span
from factcheck.expressions import regex
from factcheck.figures.basis import basis
from factcheck.figures.measures import Read
from factcheck.figures.periods import told_periods
from factcheck.figures.placing import placed
from factcheck.figures.scan import Wordings, starts

_ROSE = (
    "rose risen rising grew grown growing climbed climbing increased increasing jumped surged surging soared soaring expanded rebounded "
    "spiked swelled ballooned skyrocketed"
)
_FELL = (
    "fell fallen falling declined declining decreased decreasing dropped dropping shrank shrunk shrinking slumped slumping plunged "
    "plunging plummeted sank sunk dipped slid sliding slipped slipping tumbled contracted dwindled dwindling diminished"
)
_RISE, _FALL = (
    "rise increase gain jump surge upturn rebound uptick climb",
    "fall decrease decline drop dip slump plunge downturn slide",
)
_TO_RISE, _TO_FALL = f"rise grow climb increase {_ROSE}", f"fall decline decrease drop shrink {_FELL}"
_RISES, _FALLS = (
    "rise rises climb climbs grow grows increase increases jump jumps surge surges soar soars swell swells",
    "fall falls drop drops decline declines decrease decreases slip slips sink sinks shrink shrinks dip dips plunge plunges slide slides",
)
_UP, _DOWN = "up higher more greater larger", "down lower fewer less smaller"
_WENT = "went gone going edged inched ticked moved"
_WAS = "was were is are stood stayed remained held"
_NEVER = "did does do has have had was were didn doesn don hasn haven hadn wasn weren never failed"
_SAW = "saw seen showed shown recorded posted registered reported marked noted experienced enjoyed suffered brought there"
SLIGHT = frozenset(
    "slightly modestly marginally slight modest marginal small little bit edged inched ticked dipped dip slipped uptick".split()
)
SHARP = frozenset(
    (
        "sharply markedly steeply strongly rapidly significantly substantially considerably dramatically massively sharp steep "
        "strong rapid significant substantial dramatic massive huge surged surging surge soared soaring plunged plunging plunge "
        "plummeted skyrocketed ballooned slumped slump tumbled"
    ).split()
)
"""Words of a small change, and of a large one."""
_ADVERBS = (
    "sharply slightly modestly marginally markedly steeply strongly rapidly steadily significantly substantially notably considerably "
    "dramatically massively noticeably somewhat overall again further back much far well even also both"
)


def _any(words: str, *more: str) -> str:
    return f"(?:{'|'.join((*words.split(), *more))})"


_ADVERB = _any(_ADVERBS, r"a\slittle", r"a\sbit", r"year[- ]on[- ]year", r"over\sthe\syear")
_SOME = rf"(?:\s{_ADVERB}){{0,2}}"
_ADJECTIVE = (
    r"(?:sharp|slight|modest|marginal|small|marked|steep|strong|rapid|steady|significant|substantial|notable|considerable|dramatic"
    r"|massive|huge|further|overall|clear|general|year[- ]on[- ]year|annual|yearly)"
)
_TIME = (
    r"(?:year|month|quarter|half|same|previous|preceding|prior|last|first|second|third|fourth|corresponding|comparable|before|peak"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|[12][0-9]{3}\b)"
)
_THEN = rf"(?:(?:in|at|during|for)\s)?(?:(?:the|a|its|their|all\sof|whole(?:\sof)?)\s){{0,3}}{_TIME}"
_BEFORE = rf"(?=(?:\s(?:in|at|during|for)\s[^.,;:!?]{{2,40}})?\s(?:than|from|on|against|compared\s(?:with|to))\s{_THEN})"
_REST = (
    r"(?=\s?(?:[.,;:!?)–—]|$)|\s(?:in|during|over|from|between|compared|versus|against|since|on|year|again|last|this|for|after|as|and"
    r"|while|but|across|at|when|throughout|annually|once|amid|despite|to(?=\s(?:[a-z]{1,12}\s){0,3}[0-9]))\b)"
)
"""What may stand behind the verb of a trend: no object that it would make larger or smaller."""
_NOT = rf"(?:{_any(_NEVER)}(?:\snot|['’]t)|never|failed\sto)"
_STILL = r"(?:changed|unchanged|flat|stable|steady)"


_NO_NOUN = r"(?<!\bthe\s)(?<!\ba\s)(?<!\ban\s)(?<!\bits\s)(?<!\btheir\s)(?<![%％]\s)(?<!cent\s)(?<!\bto\s)(?<=[a-z]\s)"
"""What stands before the verb of a headline ("permits rise to 5 million"), which may be a noun elsewhere."""


_DONE_TO = r"(?:(?<=\bwas\s)|(?<=\bwere\s)|(?<=\bbeen\s)|(?<=\bbeing\s))(?:dropped|grown|sunk)\b"
"""What is done to cases, crops and ships, which tells of no change in their number: "the charges were | dropped"."""


def _moves(went: str, was: str, never: str, noun: str, sign: int) -> list[tuple[str, re.Pattern[str], int]]:
    """The wordings of one direction: its verbs and nouns, the words of a comparison, and the verbs of the other one denied."""
    side, tells = ("more", _RISES) if sign > 0 else ("fewer less", _FALLS)
    return [
        (went, regex(rf"(?<!-)(?!{_DONE_TO}){_any(went)}{_SOME}{_REST}", re.I), sign),
        (tells, regex(rf"{_NO_NOUN}{_any(tells)}{_SOME}(?=\sto\s(?:[a-z]{{1,12}}\s){{0,3}}[0-9])", re.I), sign),
        (_ADVERBS, regex(rf"(?:{_ADVERB}\s){{1,2}}{_any(went)}{_SOME}{_REST}", re.I), sign),
        (_NEVER, regex(rf"{_NOT}\s{_any(never)}{_SOME}{_REST}", re.I), sign),
        (_WENT, regex(rf"{_any(_WENT)}{_SOME}\s{_any(was)}{_SOME}{_REST}", re.I), sign),
        (_WAS, regex(rf"{_any(_WAS)}{_SOME}\s{_any(was)}{_SOME}{_BEFORE}", re.I), sign),
        (
            f", {_ADVERBS}",
            regex(rf",\s(?:(?:{_ADVERB}|a\sbit|a\slittle)\s){{0,2}}{_any(side)}(?=\sthan\s{_THEN})", re.I),
            sign,
        ),
        (side, regex(rf"{_any(side)}\s(?!than\b)[^.,;:!?]{{3,100}}?(?=\sthan\s{_THEN})", re.I), sign),
        (
            f"{_SAW} ,",
            regex(rf"(?:{_any(_SAW)}\s(?:(?:was|has\sbeen)\s)?|,\s)an?\s(?:{_ADJECTIVE}\s){{0,2}}{_any(noun)}{_REST}", re.I),
            sign,
        ),
    ]


_LEVEL = r"(?:levels?|figures?|totals?|peak|numbers?|counts?|tally|record|high|mark|volumes?|results?)"
_ITS_LEVEL = (
    rf"(?=\s(?:(?:the|its|their)\s)?(?:[a-z-]{{2,15}}\s)?(?:{_LEVEL}\s(?:(?:seen|reached|set|hit|recorded|registered|posted|told)\s)?(?:of|in|for|from|during)\s{_THEN}"
    rf"|{_TIME}(?:['’]s?)?\s(?:[a-z-]{{2,15}}\s)?{_LEVEL}\b))"
)
"""Before what the level of another time is called: "topped | the peak of 2023", "below | last year's figure"."""
_OVER, _UNDER = "exceeded surpassed topped beat overtook passed outstripped eclipsed bettered", "missed undershot trailed"

TRENDS: Wordings[int] = Wordings(
    [
        (_OVER, regex(rf"{_any(_OVER)}{_ITS_LEVEL}", re.I), +1),
        (f"{_UNDER} fell falls", regex(rf"(?:{_any(_UNDER)}|fell\sshort\sof){_ITS_LEVEL}", re.I), -1),
        ("above over", regex(rf"(?:above|over){_ITS_LEVEL}", re.I), +1),
        ("below under", regex(rf"(?:below|under){_ITS_LEVEL}", re.I), -1),
        *_moves(_ROSE, _UP, _TO_FALL, _RISE, +1),
        *_moves(_FELL, _DOWN, _TO_RISE, _FALL, -1),
        (
            _WAS,
            regex(
                rf"{_any(_WAS)}\s(?:{_ADVERB}\s)?(?:(?:little|barely|hardly|virtually|broadly|largely|almost|roughly)\s)?{_STILL}{_REST}",
                re.I,
            ),
            0,
        ),
        ("barely hardly scarcely", regex(rf"(?:barely|hardly|scarcely)\s(?:changed|moved){_REST}", re.I), 0),
        ("stagnated", regex(rf"stagnated{_REST}", re.I), 0),
        ("did didn", regex(rf"did(?:\snot|n['’]t)\schange{_REST}", re.I), 0),
    ]
)
"""A direction that no number goes with: a verb or noun of change, or a comparison with an earlier time; with its sign."""
CUES = frozenset(
    f"{_TO_RISE} {_TO_FALL} {_RISE} {_FALL} {_RISES} {_FALLS} {_UP} {_DOWN} {_OVER} {_UNDER} above over below under changed unchanged flat stable steady moved stagnated change".split()
)
"""The words of which a sentence that tells a trend has one."""
_UNREAL = regex(
    r"\b(?:will|would|could|may|might|should|can|must|expect(?:ed|s)?|likely|if|whether|unless|until|why|how|hopes?|fear(?:s|ed)?|predict\w*"
    r"|forecast\w*|not\sonly|denied|had)\b[^,.;:]{0,60}$",
    re.I,
)
"""What makes a trend before which it stands no statement of what took place."""
APART = regex(r"[.;:!?](?![0-9])|,\s(?!by\b|to\b|from\b|up\b|down\b|at\b)|\b(?:and|but|while|whereas)\b", re.I)
"""What parts a trend from the number of something else."""
UP_TO = regex(r"\sto\s(?:(?:reach|hit|a\stotal\sof|the)\s){0,2}$", re.I)
"""What stands before the value that a trend led up to, which does not tell how far it went: "rose slightly last year to 5 million"."""
_LEADING = 60


def trends(sentence: Sentence, numbers: Sequence[Figure], text: str) -> Iterator[Figure]:
    """The trends of a sentence of which `text` is the plain text and `numbers` are the figures that it tells in numbers.

    >>> [trend] = trends(Sentence("Visits fell sharply in 2024.", Span(0, 28)), (), "Visits fell sharply in 2024.")
    >>> trend.text, trend.observation.sign, str(trend.observation.period)
    ('fell sharply', -1, '2024')
    """
    if sentence.kind is BlockKind.CELL or CUES.isdisjoint(starts(text)) or text.rstrip().endswith("?"):
        return
    offset = sentence.span.start
    found = [one for one in _told(text) if _is_bare(text, one.span, numbers, offset) and not _is_unreal(text, one.span)]
    for read in placed(text, found, told_periods(text)) if found else ():
        span = Span(read.span.start + offset, read.span.end + offset)
        yield Figure(span, sentence.text[read.span.start : read.span.end], read.observation, sentence.span)


def is_slight(words: str) -> bool:
    """Whether the words of a trend make it a small one."""
    return not SLIGHT.isdisjoint(starts(words))


def is_sharp(words: str) -> bool:
    """Whether the words of a trend make it a large one."""
    return not SHARP.isdisjoint(starts(words))


def tells_trend(printed: str) -> Observation | None:
    """The trend that printed words tell by themselves ("a slight decrease"); None where they tell none.

    >>> tells_trend("a slight decrease").sign
    -1
    """
    told = next(_told(f", {printed}"), None)
    return told.observation if told and told.span == Span(2, len(printed) + 2) else None


def _told(text: str) -> Iterator[Read]:
    """The directions in a plain text, none within another."""
    end = 0
    for match, sign in TRENDS.matches(text):
        if match.start() >= end:
            start, end = match.start() + (2 if match[0].startswith(", ") else 0), match.end()
            against = basis(text, start, end, len(text))
            yield Read(Span(start, end), end, Observation(Measure.TREND, sign=sign, against=against))


def _is_bare(text: str, trend: Span, numbers: Sequence[Figure], offset: int) -> bool:
    """Whether no number tells how far it went: neither within or right before its words ("5 million more visits") nor in the clause behind."""
    valued = [figure for figure in numbers if figure.observation.measure is not Measure.DATE]
    begin = trend.start + offset - (2 if text.startswith(("more", "fewer", "less"), trend.start) else 0)
    if any(each.span.start < trend.end + offset and begin < each.span.end for each in valued):
        return False
    behind = [each for each in valued if each.span.start >= trend.end + offset]
    if not behind:
        return True
    first = min(behind, key=lambda figure: figure.span.start)
    if APART.search(text, trend.end, first.span.start - offset):
        return True
    is_level = first.observation.measure is Measure.LEVEL and first.observation.earlier is None and len(behind) == 1
    return is_level and UP_TO.search(text, trend.end, first.span.start - offset) is not None


def _is_unreal(text: str, trend: Span) -> bool:
    return _UNREAL.search(text, max(0, trend.start - _LEADING), trend.start) is not None
