"""This file holds the words of change: directions before and behind a number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from factcheck.core.text import Span
from factcheck.expressions import regex
from factcheck.figures.differences import is_more_than_then, things_more
from factcheck.figures.scan import ends_with, starts, word_behind

UP = (
    "up|rose|rise|rises|risen|rising|grew|grow|grows|grown|growing|growth|increase|increased|increases|increasing"
    "|climb|climbed|climbs|climbing"
    "|jump|jumped|jumps|jumping|surge|surged|surges|surging|soar|soared|soars|soaring|gain|gained|gains|gaining"
    "|advance|advanced|advancing|expand|expanded|expanding|expansion"
    "|leap|leaps|leapt|leaped|leaping|spike|spiked|swell|swells|swelled|swollen|widened|improved|rebound|rebounded|recovered"
    "|accelerated|boosted|boost|raised|lifted|hike|hiked|uptick|upturn|boom|boomed|ballooned|rocketed|skyrocketed"
    "|multiplied|strengthened|improvement|plus|added|adding|put\\son|tacked\\son"
)
DOWN = (
    "down|fell|fall|falls|fallen|falling|drop|dropped|drops|dropping|decline|declined|declines|declining|decrease"
    "|decreased|decreases|decreasing|shrank|shrunk|shrink|shrinks|shrinking"
    "|slump|slumps|slumped|slumping|plunge|plunges|plunged|plunging|plummet|plummets|plummeted|sank|sunk|dip|dips|dipped|dipping|slid|slide"
    "|sliding|tumble|tumbled|contracted|contraction|reduce|reduced|reducing|reduction|cut|eased|slip|slipped"
    "|dwindled|diminished|retreated|crashed|weakened|lowered|narrowed|shortfall|slashed|trimmed|pared|minus|shed|shedding|lost|losing|gave\\sup|given\\sup"
)
UP_BEHIND = (
    "more|higher|greater|larger|bigger|busier|stronger|thicker|heavier|wider|fuller|dearer|up|increase|increases|rise|growth|jump|surge|gain|gains|leap|climb|hike|uptick"
    "|boost|expansion|upturn|above|rebound|spike|increment|improvement|faster|quicker|longer|better(?=\\s(?:than|in)\\b)"
)
DOWN_BEHIND = (
    "fewer|less|lower|smaller|thinner|weaker|quieter|slimmer|lighter|emptier|cheaper|down|decrease|decreases|drop|decline|fall|reduction|dip|slump|plunge|contraction|cut"
    "|below|downturn|slide|shorter|slower"
)
MORE_BY, LESS_BY = "higher|greater|larger|bigger", "lower|smaller|fewer"
"""Words that tell a direction with "by" alone: "higher by 6.1 %"."""
UP_HAN = "增长|上升|增加|提高|上涨|增幅|增|升|涨幅|涨|扩大|攀升|提升|回升|激增|猛增|多"
DOWN_HAN = "下降|减少|降低|下跌|回落|缩减|降幅|跌幅|下滑|减|降|跌|缩短|少"
FIRM = frozenset(
    "up down rose fell grew climbed increased decreased declined jumped surged soared leapt swelled ballooned rebounded shrank "
    "slumped plunged plummeted tumbled dwindled increase decrease rise drop fall gain growth decline reduction jump".split()
)
"""Directions that need no "by" before a plain number: "up 300", "rose 20 million to 60 million"."""
PHRASAL = frozenset(
    "made make makes making setting clocking racking picking piling using opening turning building signing breaking "
    "tracking putting giving took take takes taking taken clocked clocks racked notched notches chalked picked set "
    "sets piled mopped used opened turned built builds signed"
    " broke break breaks tracked hunted put gave give gives shut shuts hand handed noted brought wrote lined backed "
    "rounded followed freed summed totted added eat ate closed closes close closing cracked tracks ran run".split()
)
"""Verbs that take "up" or "down" with another sense: "made up 14 %"."""
ADDING = frozenset(("plus", "minus"))

_ADVERBS = (
    r"(?:\s(?:sharply|slightly|markedly|steeply|modestly|strongly|rapidly|steadily|significantly|substantially|notably"
    r"|overall|again|further|another|year[- ]on[- ]year|yoy|on\syear|annually|in\stotal|back|by\sa\sfactor\sof))?"
)
_SOFTENERS = "record just only merely barely exactly fully precisely further additional mere modest meagre slim paltry scant full hefty solid whopping staggering"
_SOFTENED = rf"(?:\s(?:just|only|merely|barely|exactly|fully|precisely))?(?:\s(?:a|an|another|the)(?:\s(?:{_SOFTENERS.replace(' ', '|')}))?)?"
"""Words between a direction and its number that add a tone: "fell by a mere 1.2 %"."""
_AT_A_RATE = r"(?:\s(?:an?|the)(?:\s(?:average|mean|annual|yearly|annualised|annualized|compound|total|combined)){0,3}(?:\s(?:rate|pace|clip))?\sof)?"
"""... and that say what rate it is: "grew by | an average of | 5 % a year"."""
_TURN = regex(
    rf"(?:(?P<up>{UP}|(?:{MORE_BY})(?=\sby\b))|(?P<down>{DOWN}|(?:{LESS_BY})(?=\sby\b))){_ADVERBS}(?P<link>\s(?:by|of|at|was|is))?{_AT_A_RATE}{_SOFTENED}\s*$",
    re.I,
)
_COLOURED = regex(
    r"\sby\san?(?:\s(?!(?:of|in|on|at|to|for|from|with|than|and|or|by|who|that|which|average|annual|annualised|annualized|yearly|quarterly|monthly"
    r"|weekly|daily|hourly|combined|joint|cumulative|total|overall)\s)[a-z][a-z-]{2,14}){1,3}\s$"
)
"""Words between "by" and a number in percent that say what is thought of it: "climbed by | an even steeper | 5 %"."""
_PERCENT = regex(r"\s?(?:%|per\s?cent\b)", re.I)
_LED_IN = regex(
    r"(?<![A-Za-z-])(?:(?:an?|the|its|their|whose)\s)?(?:(?:year[- ]on[- ]year|month[- ]on[- ]month|annual|yearly"
    r"|monthly|slight|sharp|further|net|steep|modest|average|overall|total|went|gone|going|edged|shot|inched|ticked"
    r"|moved)\s){0,2}$",
    re.I,
)
"""What stands before the word for a direction and belongs to it: "a slight | fall"."""
_EXCEEDED = "exceeds|exceeded|exceeding|surpasses|surpassed|surpassing"
_LOOSE = regex(
    rf"\b(?:(?P<up>{UP}|(?:{_EXCEEDED})(?=\s(?:that|those)\s(?:of|in|for)\b))|(?P<down>{DOWN}))\b(?:(?:[^.;:!?0-9%]|(?<![0-9])(?:19|20)[0-9]{{2}}(?![0-9])){{0,70}}\bby{_SOFTENED}|\s(?:in|for|over|on)\s[^,.;:!?0-9]{{1,50}}\s"
    rf"(?:of|was|is|at|came\sto|reached|stood\sat))\s*$",
    re.I,
)
_ASIDE = regex(r"\b(?:once|after|when|since|because|as|where|which|who|that)\b[^,]*$", re.I)
"""What stands before a change that is told by the way: "rose by 5 % and, once the rules were eased, by 7 %"."""
_GROWTH_NOUN = regex(
    r"\b(?P<up>growth|increase|rise)\b(?:\srate)?[^.;:!?0-9]{0,40}\b(?:was|is|of|at|reached|hit|came\sto|stood\sat|averag(?:ed|es|ing)"
    r"|from|be|been|were|to)\s*$|\b(?P<up2>growth(?:\srate)?|increase|rise|gain)\s?[:(]\s*$|\b(?P<down>decline|decrease|drop)\s?[:(]\s*$",
    re.I,
)
_APPOSED = regex(
    r"\b(?:fastest|slowest|strongest|weakest|sharpest|steepest|biggest|largest|smallest|highest|lowest)\b[^.;:!?]{0,20}"
    r"\b(?:(?P<up>growth|increase|rise|gain|jump|surge|climb|leap|rebound)|(?P<down>decline|decrease|drop|fall|slump|plunge))\b"
    r"[^.;:!?]{0,60}(?:[,:–—]\s|\s?\()(?:at\s)?$"
    r"|\b(?:(?P<up2>grew|rose|climbed|increased|jumped|gained)|(?P<down2>fell|dropped|declined|shrank))\b[^.;:!?,]{0,30}"
    r"\b(?:the\s)?(?:(?:by\s)?(?:even|still|far|much|yet)\smore|fastest|slowest|most|least|strongest|faster|slower|slowly|quickly|rapidly|modestly)\b[^.;:!?]{0,60}[,:–—(]\s?(?:at\s|by\s)?$"
    r"|\b(?:(?P<up4>doubled|tripled|trebled|quadrupled)|(?P<down4>halved))\b[^.;:!?,]{0,30},\sby\s$"
    r"|(?<!after\s)(?<!since\s)(?<!before\s)(?<!despite\s)\b(?:the|its|their|whose|this|that)\s(?:(?:annual|average|overall|total|net)\s)?"
    r"(?:(?P<up3>growth|increase|rise|gain|jump)|(?P<down3>decline|decrease|drop|fall))(?:\srate)?"
    r"(?:,\s(?:of\s|at\s)?|\s(?:was|is)\s(?:(?:even|still|far|much|yet)\s)?(?:steeper|sharper|faster|stronger|higher|larger|bigger|greater)(?:\sstill)?[:–—]\s)$",
    re.I,
)
"""A change told by name, with its number put behind it: "showed the slowest growth of the three, 38.8 %", "their growth, 38.8 %, was"."""
_APPOSED_ENDS = regex(r"\s?(?:[.;:!?)]|,\s|$|\s?and\s[0-9.]{1,6}\s?(?:%|per))")
_BEHIND = regex(
    rf"[\s-](?:(?:year[- ]on[- ]year|year[- ]over[- ]year|yoy|y/y|month[- ]on[- ]month|mom|quarter[- ]on[- ]quarter|qoq"
    rf"|annual|yearly|monthly|annualised|sharp|overall|average)\s)?(?:(?P<up>{UP_BEHIND})|(?P<down>{DOWN_BEHIND}))\b(?!(?<=up)\sto\b)",
    re.I,
)
_BEFORE_HAN = regex(
    f"(?:(?P<up>{UP_HAN})|(?P<down>{DOWN_HAN}))(?:(?<=幅)最[高大低小][，,]?)?(?:了|达到?|为|约|超过|近|逾|到)?[\\s:：]*$"
)
_SIZES = regex(r"\b(?:shorter|longer|heavier|lighter|wider|bigger|smaller|larger)$", re.I)
"""Words that say of which size counted things are, and not by how much something has changed: "1,688 | shorter than 12 metres"."""
_BEHIND_HAN = regex("的?(?:(?P<up>增长|增幅|升幅|涨幅|增速)|(?P<down>降幅|下降|跌幅|减幅))")
_LAST_BEFORE = frozenset(
    f"{UP}|{DOWN}|on|by|of|at|was|is|a|an|another|the|sharply|slightly|markedly|steeply|modestly|strongly|rapidly"
    f"|steadily|significantly|substantially|notably"
    "|overall|again|further|year|yoy|annually|total|back".split("|")
) | set(_SOFTENERS.split())
_LAST_LOOSE = frozenset(
    f"by of was is at to reached hit averaged averages averaging from be been were a an the {_SOFTENERS}".split()
)
_DIRECTIONS = frozenset(word.partition("\\")[0] for word in f"{UP}|{_EXCEEDED}|{MORE_BY}|{DOWN}|{LESS_BY}".split("|"))
_FIRST_BEHIND = frozenset(
    f"{UP_BEHIND}|{DOWN_BEHIND}|year|yoy|y|month|mom|quarter|qoq|annual|yearly|monthly|annualised|sharp|overall|average|better".split(
        "|"
    )
)
"""The words that the words for a change behind a number begin with."""
_SIGNS = frozenset("-+−–")
_SIGNED = regex(r"(?:^|[\s(（:：])(?P<sign>[-+−])$|(?:^|[(（])(?P<dash>–)$")
_RATE_WENT = regex(
    r"\bgrowth\b(?:\srates?)?[^.;:!?0-9]{0,60}?\s(?:cooled|slowed|eased|fell|dropped|declined|slipped|moderated|decelerated|shrank|rose|climbed"
    r"|accelerated|quickened|jumped|went|came\sdown|sped\sup|picked\sup)(?:\s[a-z]{4,12})?\sfrom\s$",
    re.I,
)
_TO_RATE = regex(r"\s(?:(?:in|for|during|over)\s)?[^.;:!?]{2,50}?\sto\s")
WINDOW, NEAR = 110, 60
"""How far before a number the words of its change begin: those that stand apart, and those right before it."""
_OPENING = frozenset(":(,–—")
"""What stands before a number that is put behind the words for its change."""


class Direction:
    """Which way a change goes, and where its words begin and end; `firm` where a plain number behind it is a difference."""

    __slots__ = ("end", "firm", "sign", "start")

    def __init__(self, sign: int, start: int, end: int, firm: bool = False) -> None:
        self.sign, self.start, self.end, self.firm = sign, start, end, firm


def direction(text: str, span: Span) -> Direction | None:
    """The direction in which the number at `span` is a change, with the words that are part of the figure.

    >>> direction("an increase of 43.9% over 2023", Span(15, 20)).sign
    1
    """
    return _before(text, span) or _behind(text, span) or _loosely_before(text, span)


def _before(text: str, span: Span) -> Direction | None:
    begin = max(0, span.start - WINDOW)
    window = text[begin : span.start]
    if window[-1:] in _SIGNS and (match := _SIGNED.search(window)):
        return Direction(1 if match["sign"] == "+" else -1, begin + len(window) - 1, span.end, True)
    if ends_with(text, span.start, _LAST_BEFORE) and (found := _right_before(text, span)):
        return found
    if " by a" in window and (coloured := _COLOURED.search(window)) and _PERCENT.search(text, span.start, span.end + 10):
        return _right_before(text, Span(begin + coloured.start() + len(" by "), span.end))
    if not window.isascii() and (match := _BEFORE_HAN.search(window[-12:])):
        return Direction(
            1 if match["up"] else -1,
            span.start - (len(window[-12:]) - match.start()),
            span.end,
            len(match["up"] or match["down"]) > 1,
        )
    return None


def _right_before(text: str, span: Span) -> Direction | None:
    """The direction that its words tell right before a number, with those that lead up to them: "a slight fall of | 3"."""
    begin = max(0, span.start - NEAR)
    for place in _turns(text, begin, span.start):
        match = _TURN.match(text, place, span.start)
        led = _LED_IN.search(text[begin:place]) if match else None
        if match and led:
            word = (match["up"] or match["down"]).lower()
            firm = word in FIRM or match["link"] in (" by", " of")
            told = Direction(1 if match["up"] else -1, begin + led.start(), span.end, firm)
            return None if _is_phrasal(text[begin:place], word, match["link"]) else told
    return None


@lru_cache(maxsize=16)
def _turning(text: str) -> list[int]:
    """Where the words for a direction begin in a text."""
    known = starts(text)
    return sorted(place for word in known.keys() & _DIRECTIONS for place in known[word])


def _turns(text: str, begin: int, end: int) -> list[int]:
    """Where the words before a number tell a direction: few do, and how they tell it is costly to find out."""
    places = _turning(text)
    return places[bisect_left(places, begin) : bisect_left(places, end)]


def _leading(expression: re.Pattern[str], text: str, turns: Iterable[int], end: int) -> re.Match[str] | None:
    """The first match of an expression at one of the words for a direction that leads on to `end`."""
    return next((match for place in turns if (match := expression.match(text, place, end))), None)


def _is_phrasal(lead: str, word: str, link: str | None) -> bool:
    """Whether "up" or "down" belongs to a verb such as "made up", and "plus" adds something: a change is "a plus of" or ": plus 5 %"."""
    if word in ADDING:
        return link != " of" and lead.rstrip()[-1:] not in _OPENING - {","}
    before = lead.split()
    return word in ("up", "down") and bool(before) and before[-1].lower() in PHRASAL


def _behind(text: str, span: Span) -> Direction | None:
    match = (_BEHIND if word_behind(text, span.end) in _FIRST_BEHIND else _BEHIND_HAN).match(text, span.end)
    if match is None:
        return Direction(sign, span.start, span.end, True) if (sign := things_more(text, span.end)) else None
    if _SIZES.search(match[0]) and text[span.end - 1].isdigit():
        return None
    than = text[match.end() : match.end() + 5].lower() == " than" or is_more_than_then(text, span.start, span.end)
    return Direction(1 if match["up"] else -1, span.start, match.end(), than)


def _loosely_before(text: str, span: Span) -> Direction | None:
    """A direction whose words stand apart from the number: "grew the fastest, by 82.9%"; they are no part of the figure."""
    begin = max(0, span.start - WINDOW)
    window = text[begin : span.start]
    tail = window[-2:].strip()
    if not ends_with(text, span.start, _LAST_LOOSE) and tail not in _OPENING:
        return None
    is_apposed = tail in _OPENING or window.endswith((", at ", ", by ", ", of "))
    if is_apposed and (match := _APPOSED.search(window)) and _APPOSED_ENDS.match(text, span.end):
        return Direction(-1 if any(match[group] for group in ("down", "down2", "down3", "down4")) else 1, span.start, span.end)
    turns = _turns(text, begin, span.start)
    match = _leading(_LOOSE, text, turns, span.start)
    if match and not ("," in match[0] and _ASIDE.search(window, 0, match.start() - begin)):
        return Direction(1 if match["up"] else -1, span.start, span.end, window.rstrip().endswith(" by"))
    if match := _leading(_GROWTH_NOUN, text, turns, span.start):
        return Direction(-1 if match["down"] else 1, span.start, span.end)
    return None


def rate_went(text: str, left: Span, right: Span) -> bool:
    """Whether growth itself went from one rate to another: "growth slowed from 5 % in 2023 to 3 % in 2024".

    >>> rate_went("Growth slowed from 5% in 2023 to 3%", Span(19, 21), Span(33, 35))
    True
    """
    is_led = _RATE_WENT.search(text, max(0, left.start - WINDOW), left.start) is not None
    return is_led and _TO_RATE.fullmatch(text, left.end, right.start) is not None
