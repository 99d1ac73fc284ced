"""This file holds the recogniser of trends: directions told without a number ("visits fell sharply", "arrivals did not decline")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.core.figure import Figure, Measure, Observation
from factcheck.core.text import BlockKind, Sentence, Span
from factcheck.expressions import regex
from factcheck.figures.growth import basis
from factcheck.figures.measures import Read
from factcheck.figures.periods import told_periods
from factcheck.figures.placing import placed
from factcheck.figures.scan import starts

_ROSE = (
    "rose|risen|rising|grew|grown|growing|climbed|climbing|increased|increasing|jumped|surged|surging|soared|soaring|expanded"
    "|rebounded|spiked|swelled|ballooned|skyrocketed"
)
_FELL = (
    "fell|fallen|falling|declined|declining|decreased|decreasing|dropped|dropping|shrank|shrunk|shrinking|slumped|slumping"
    "|plunged|plunging|plummeted|sank|sunk|dipped|slid|sliding|slipped|slipping|tumbled|contracted|dwindled|dwindling|diminished"
)
_RISE = "rise|increase|gain|jump|surge|upturn|rebound|uptick|climb"
_FALL = "fall|decrease|decline|drop|dip|slump|plunge|downturn|slide"
_WENT = "went|gone|going|edged|inched|ticked|moved"
_WAS = "was|were|is|are|stood|stayed|remained|came\\sin"
_SAW = "saw|seen|showed|shown|recorded|posted|registered|reported|marked|noted|experienced|enjoyed|suffered|brought|there\\s(?:was|has\\sbeen)"
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
_ADVERB = (
    r"(?:sharply|slightly|modestly|marginally|markedly|steeply|strongly|rapidly|steadily|significantly|substantially|notably|considerably"
    r"|dramatically|massively|noticeably|a\slittle|a\sbit|somewhat|overall|again|further|back|much|far|well|even|also|both"
    r"|year[- ]on[- ]year|over\sthe\syear)"
)
_ADJECTIVE = (
    r"(?:sharp|slight|modest|marginal|small|marked|steep|strong|rapid|steady|significant|substantial|notable|considerable|dramatic"
    r"|massive|huge|further|overall|clear|general|year[- ]on[- ]year|annual|yearly)"
)
_TIME = (
    r"(?:year|month|quarter|half|same|previous|preceding|prior|last|first|second|third|fourth|corresponding|comparable|before|peak"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|[12][0-9]{3}\b)"
)
_ON = rf"(?:than|from|on|against|compared\s(?:with|to))\s(?:(?:in|at|during|for)\s)?(?:(?:the|a|its|their|all\sof)\s)?{_TIME}"
_THAN = rf"than\s(?:(?:in|at|during|for)\s)?(?:(?:the|a|its|all\sof|whole(?:\sof)?)\s){{0,3}}{_TIME}"
_REST = (
    r"(?=\s?(?:[.,;:!?)–—]|$)|\s(?:in|during|over|from|between|compared|versus|against|since|on|year|again|last|this|for|after|as|and"
    r"|while|but|across|at|when|throughout|annually|once|amid|despite)\b)"
)
"""What may stand behind the verb of a trend: no object that it would make larger or smaller."""
_NOT = r"(?:(?:did|does|do|has|have|had|was|were)(?:\snot|n['’]t)|never|failed\sto|in\sno\sway)"
TREND = regex(
    rf"(?<![A-Za-z-])(?:"
    rf"(?P<no>{_NOT})\s(?:(?P<not_up>rise|grow|climb|increase|go\sup|{_ROSE})|(?P<not_down>fall|decline|decrease|drop|shrink|go\sdown|{_FELL}))"
    rf"(?:\s{_ADVERB}){{0,2}}{_REST}"
    rf"|(?:{_ADVERB}\s){{0,2}}(?:(?P<up>{_ROSE})|(?P<down>{_FELL}))(?:\s{_ADVERB}){{0,2}}{_REST}"
    rf"|(?:{_WENT})(?:\s{_ADVERB}){{0,2}}\s(?:(?P<went_up>up|higher)|(?P<went_down>down|lower))(?:\s{_ADVERB}){{0,2}}{_REST}"
    rf"|(?:{_WAS})(?:\s{_ADVERB}){{0,2}}\s(?:(?P<was_up>up|higher|more|greater|larger)|(?P<was_down>down|lower|fewer|less|smaller))"
    rf"(?:\s{_ADVERB}){{0,2}}(?=(?:\s(?:in|at|during|for)\s[^.,;:!?]{{2,40}})?\s{_ON})"
    rf"|(?:(?P<more>more)|(?P<fewer>fewer|less))\s(?!than\b)[^.,;:!?]{{3,100}}?(?=\s{_THAN})"
    rf"|(?:(?:{_SAW})\s|,\s)an?\s(?:{_ADJECTIVE}\s){{0,2}}(?:(?P<a_rise>{_RISE})|(?P<a_fall>{_FALL}))"
    rf"(?=\s(?:in|of\sthe|on|over|from|compared|against|year|for|during)\b|\s?[.,;]|$)"
    rf"|(?P<flat>(?:{_WAS}|held)\s(?:{_ADVERB}\s)?(?:(?:little|barely|hardly|virtually|broadly|largely|almost|roughly)\s)?"
    rf"(?:changed|unchanged|flat|stable|steady)|(?:barely|hardly|scarcely)\s(?:changed|moved)|stagnated|did\snot\schange|didn['’]t\schange){_REST}"
    rf")",
    re.I,
)
"""A direction that no number goes with: a verb or noun of change, or a comparison with an earlier time."""
_SIGNS = {
    **dict.fromkeys(("not_down", "up", "went_up", "was_up", "more", "a_rise"), 1),
    **dict.fromkeys(("not_up", "down", "went_down", "was_down", "fewer", "a_fall"), -1),
}
CUES = frozenset(
    f"{_ROSE}|{_FELL}|{_RISE}|{_FALL}|grow|shrink|up|down|higher|lower|more|fewer|less|greater|larger|smaller|changed|unchanged|flat|stable"
    "|steady|moved|stagnated|change".split("|")
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
    found = [match for match in TREND.finditer(text) if _is_bare(text, match, numbers, offset) and not _is_unreal(text, match)]
    for read in placed(text, [_read(text, match) for match in found], told_periods(text)) if found else ():
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
    match = TREND.match(f", {printed}")
    return _read(match.string, match).observation if match and match.end() == len(match.string) else None


def _read(text: str, match: re.Match[str]) -> Read:
    sign = _SIGNS.get(match.lastgroup or "", 0)
    start = match.start() + 2 if match[0].startswith(", ") else match.start()
    against = basis(text, start, match.end(), len(text))
    return Read(Span(start, match.end()), match.end(), Observation(Measure.TREND, sign=sign, against=against))


def _is_bare(text: str, match: re.Match[str], numbers: Sequence[Figure], offset: int) -> bool:
    """Whether no number tells how far it went: neither within its words nor behind them in the same clause."""
    valued = [figure.span for figure in numbers if figure.observation.measure is not Measure.DATE]
    begin = match.start() + offset - (2 if match["more"] or match["fewer"] else 0)  # "5 million more visits"
    if any(span.start < match.end() + offset and begin < span.end for span in valued):
        return False
    behind = min((span.start - offset for span in valued if span.start >= match.end() + offset), default=len(text))
    return behind == len(text) or APART.search(text, match.end(), behind) is not None


def _is_unreal(text: str, match: re.Match[str]) -> bool:
    return _UNREAL.search(text, max(0, match.start() - _LEADING), match.start()) is not None
