"""This file holds the hedges: the words before and behind a number that say how precise it is."""

from __future__ import annotations

import re

from factcheck.core.quantity import Hedge, Quantity
from factcheck.expressions import regex
from factcheck.figures.scan import ends_with

BEFORE = {
    Hedge.MORE_THAN: (
        "more than|over|above|in excess of|upwards? of|exceed(?:s|ed|ing)?|topp(?:ed|ing)|tops|surpass(?:es|ed|ing)?"
        "|passed the|beyond"
        "|better than|north of|greater than|higher than|larger than|longer than|at least|at the least|no fewer than|no "
        "less than|not less than|not fewer than"
        "|no lower than|not below|a minimum of|minimum of|slightly more than|not under|no smaller than|heavier than|older "
        "than|past the|a good"
    ),
    Hedge.LESS_THAN: (
        "less than|under|below|fewer than|lower than|smaller than|shorter than|f[ae]ll(?:s|en|ing)? short of|shy of|short "
        "of|(?<!add.)(?<!adds.)(?<!added.)(?<!adding.)up to|at most|at the most|no more than|not more than"
        "|(?<!twice.)(?<!half.)(?<!times.)(?<!just.)(?<!not.)as (?:many|long) as|no greater than|no higher than|no longer than|not longer than|no over|not over|not above|not exceeding|(?:did"
        "|does|do|must|may|will|can|could|should) not exceed|(?:didn't|doesn't|don't|mustn't) exceed"
        "|not even|nowhere near|well short of|far short of"
        "|never exceed(?:s|ed)?|without exceeding|a maximum of|maximum of|within|not beyond|capped "
        "at|limited to a maximum of|(?:limit|restrict|confine)(?:s|d|ed|ing)?(?: [a-z]{1,12}){0,3} to"
        "|cap(?:s|ped|ping)?(?: [a-z]{1,12}){0,2} at"
        "|(?:(?:did|do|does|has|had|have|could)(?: not|n['’]t)(?: quite| even| yet| ever)?|never(?: quite| even)?|fail(?:s|ed)? to)"
        " (?:reach(?:ed)?|attain(?:ed)?|hit|touch(?:ed)?|pass(?:ed)?|top(?:ped)?|surpass(?:ed)?|exceed(?:ed)?|get to|make it to)"
    ),
    Hedge.NEARLY: (
        "nearly|almost|close to|closer to|just under|just below|just short of|just shy of|approaching|a little under|a "
        "little less than|slightly under"
        "|slightly below|slightly less than|slightly fewer than|not quite|nearing|verging on|a shade under|practically|virtually"
    ),
    Hedge.ABOUT: (
        "about|around|approximately|approx\\.?|roughly|some|circa|c\\.|ca\\.|an estimated|estimated at|estimated|in the "
        "region of|in the order of"
        "|on the order of|somewhere around|more or less|plus or minus|give or take|something like|an approximate"
    ),
}
BEFORE_HAN = {
    Hedge.MORE_THAN: "超过了?|超|逾|多于|高于|大于|至少|不少于|不低于|不下|突破|最少|超出",
    Hedge.LESS_THAN: "不到|不足|未满|少于|低于|小于|至多|最多|不超过|未超过|不多于|不高于|未达|没有超过|没超过",
    Hedge.NEARLY: "将近|接近|几乎|几近|近",
    Hedge.ABOUT: "大约|大概|约合|约为|约|大致|估计|差不多|左右",
}
BEHIND = {
    Hedge.MORE_THAN: (
        "-?plus|\\s+plus(?=\\s)|\\+|\\s+or\\s+(?:more|above|over|higher|greater|longer)|\\s+(?:and|or)\\s+(?:above|over"
        "|up|upwards)|\\s+at\\s+(?:the\\s+)?least|\\s+minimum|以上"
    ),
    Hedge.LESS_THAN: (
        "\\s+or\\s+(?:fewer|less|under|below|lower)|\\s+(?:and|or)\\s+(?:below|under)|\\s+at\\s+(?:the\\s+)?most"
        "|\\s+maximum|\\s+tops|以下|以内|之内"
    ),
    Hedge.ABOUT: (
        "\\s+or\\s+so|-odd|\\s+odd|-ish|\\s+or\\s+thereabouts|\\s+(?:or\\s+)?give\\s+or\\s+take|\\s+approximately|左右|上下|余"
        "|多|来"
    ),
    Hedge.NEARLY: "\\s+or\\s+nearly",
}
WINDOW = 48
"""How many characters before a number a hedge may begin."""
CLAUSE = 100
"""... and how many before the hedge what turns it round may."""

_SOFTENERS = r"(?:(?:only|just|well|far|slightly|a\s+little|a\s+bit|somewhat|comfortably|much|very|even|now)\s+)?"
_BETWEEN = r"(?:\s+the)?(?:\s+(?:a|an)\s+(?:total|average|combined(?:\s+total)?|estimated|record|further|additional)(?:\s+of)?)?"
_HEDGES = list(BEFORE)


def _spaced(words: str) -> str:
    return words.replace(" ", r"\s+")


_BEFORE = regex(
    rf"\b(?:(?P<h{_HEDGES.index(Hedge.NEARLY)}>{_spaced(BEFORE[Hedge.NEARLY])})|{_SOFTENERS}(?:"
    + "|".join(f"(?P<h{i}>{_spaced(BEFORE[hedge])})" for i, hedge in enumerate(_HEDGES) if hedge is not Hedge.NEARLY)
    + rf")){_BETWEEN}\s*$",
    re.I,
)
_BEFORE_HAN = regex("(?:" + "|".join(f"(?P<h{i}>{BEFORE_HAN[hedge]})" for i, hedge in enumerate(_HEDGES)) + r")(?:了|达|过)?\s*$")
_ABOUT_SIGNS = frozenset("~≈±")
_LESS = regex(r"(?P<more>(?<![-–—=])>|≥|>=)\s*$|(?P<less><(?!-)|≤|<=)\s*$")
"""An arrow is no hedge: "visas -> 2.5 million"."""
_BEHIND = regex("|".join(f"(?P<h{i}>{BEHIND[hedge]})(?![A-Za-z])" for i, hedge in enumerate(_HEDGES)), re.I)
_SIGNS = frozenset("~≈±<>≥≤=")
_LAST_WORDS = frozenset(
    "than over above of exceed exceeds exceeded exceeding topped topping tops surpass surpasses surpassed surpassing "
    "beyond least under below most to within"
    " as at nearly almost quite nearing approaching practically virtually about around approximately approx approx. "
    "roughly some circa c. ca. estimated like"
    " reach reached attain attained hit touch touched pass passed top exceed"
    " good minus less take approximate the total average combined record further additional a an even near".split()
)
"""The words that a hedge before a number can end with; no other is looked at."""


_PARTICLE = regex(
    r"\b(?:turn(?:s|ed)?|hand(?:s|ed)?|sign(?:s|ed)?|bring(?:s)?|brought|roll(?:s|ed)?|spread(?:s|ing)?|scattered|dotted)\sover\s?$",
    re.I,
)
"""Verbs whose "over" belongs to them, and is no hedge: "turned over 1.49 million"."""


_LED_UP = regex(
    r"\b(?:edged|inched|ticked|crept|nudged|went|gone|going|moved|climbed|jumped|shot|pushed|bumped|drove|driven|took|taking|brought|bringing)\sup\sto\s?$",
    re.I,
)
"""Verbs whose "up to" leads to a value, and limits none: "edged up to 2.5 million"."""


_AS_MANY = regex(r"\bas\s(?:many|long)\sas\b", re.I)
_LASTING = regex(r"[a-z0-9-]{1,16}[\s-](?:second|minute|hour|day|week|month|year)s?\b", re.I)
"""A length of time, of which "as many as" tells the most that it may be; of things it tells how many there were."""


_NO_ONE = (
    r"(?:nobody|no\sone|none|no\s(?!(?:doubt|wonder|surprise|secret|question|matter|longer|less|fewer|more|other)\b)[a-z-]{2,16})"
)
_NO_THOUGHT = r"(?!doubt|think|thought|believ|den(?:y|ie)|dream|guess|imagin|disput|but\b)"
_MUST = (
    r"(?:may|can|could|must|should|shall|will|would|needs?|has|had|to"
    r"|(?:is|are|was|were)\s(?:meant|supposed|allowed|expected|required|permitted|asked|made|forced|obliged)\sto)"
)
_NOT = regex(
    rf"(?:\bnot|n['’]t|\bnever|\bnobody|\bno one|\bnone)\s(?!only\b|just\b|merely\b|simply\b)(?:{_NO_THOUGHT}[a-z]{{1,12}}\s){{0,4}}$"
    rf"|\b{_NO_ONE}\s(?:{_NO_THOUGHT}[a-z'’-]{{1,16}}\s){{0,7}}?{_MUST}\s(?:[a-z]{{1,12}}\s){{0,6}}$"
    r"|\bwithout\s[a-z]{2,14}ing\s(?:[a-z]{1,12}\s){0,2}$"
    rf"|\b{_NO_ONE}\s(?:[a-z-]{{2,16}}\s){{0,2}}(?:lasts|lasted|takes|took|stays|stayed|waits|waited|carries|carried|runs)\s$",
    re.I,
)
"""What turns a bound round: "should not wait more than 30 minutes", "no stay may exceed 90 days" are at most that."""


_COMPARED = regex(
    r"(?:(?<![a-z]\s(?:19|20)[0-9])[0-9%％]|(?:[%％]|per\s?cent)[)）]|per\s?cent|points?|illion|thousand|times|dozen|half|third)\s$",
    re.I,
)
"""What stands before a "more than" that compares two numbers: "120 more than the 34,740 of March", but not "in 2024 more than twice"."""


_COMPARED_THE = regex(r"[0-9][0-9.,]*(?:\s(?:(?:m|b|tr)illion|thousand))?(?:\s[a-z]{1,16}){1,2}\s$", re.I)
"""The same with a unit, before "more than the": "3.78 billion crowns more than the 37.80 billion"."""


_GAIN = regex(r"\b(?:increase|rise|gain|growth|jump|improvement|advance|surge|climb|leap)\s$", re.I)
"""The same before "over the": "a 9 percent increase over the 680,900 of 2022"."""


_THE = regex(r"\b(?:above|below|over|under|beneath|beyond)\sthe\s?$", re.I)
_TOLD_OF = regex(
    r"[$€£¥]?[0-9][0-9.,]{0,14}(?:\s?(?:million|billion|trillion|thousand|m|bn|k|%|per\s?cent))?(?:\s[a-z-]{2,14}){0,3}?"
    r"\s(?:averaged|recorded|registered|reported|seen|counted|logged|tallied|posted|reached|achieved)\b",
    re.I,
)
"""Before and behind a number that is told as it was, and compared with another: "a pace below | the 46.7 million averaged in 2023"."""


def hedge_before(text: str, start: int) -> tuple[Hedge | None, int]:
    """The hedge that ends right before `start`, and where it begins.

    >>> hedge_before("no more than 30 minutes", 13)
    (<Hedge.LESS_THAN: 'less_than'>, 0)
    """
    window = text[max(0, start - WINDOW) : start]
    last = window.rstrip()[-1:]
    if not last or (last.isascii() and last not in _SIGNS and not ends_with(text, start, _LAST_WORDS)):
        return None, start
    offset = start - len(window)
    if last in _ABOUT_SIGNS:
        return Hedge.ABOUT, offset + len(window.rstrip()) - 1
    if last in _SIGNS and (match := _LESS.search(window)):
        return (Hedge.MORE_THAN if match["more"] else Hedge.LESS_THAN), offset + match.start()
    match = _BEFORE.search(window) or _BEFORE_HAN.search(window)
    if match and _AS_MANY.search(match[0]) and not _LASTING.match(text, start):
        return None, start
    if match and (_PARTICLE.search(window) or _LED_UP.search(window)):
        return None, start
    if not match or (_THE.search(match[0]) and _TOLD_OF.match(text, start)):
        return None, start
    hedge, begin = _named(match), offset + match.start()
    if _may_compare(match[0].lower().split()) and _is_compared(match[0], text[max(0, begin - WINDOW) : begin]):
        return None, start
    if hedge in (Hedge.MORE_THAN, Hedge.LESS_THAN) and _NOT.search(text, max(0, begin - CLAUSE), begin):
        return mirrored(hedge), begin
    return hedge, begin


def _may_compare(words: list[str]) -> bool:
    """Whether the words of a hedge can stand between a difference and what it is measured against: "0.3 points | below | 5.2 %"."""
    return words[1:2] == ["than"] or words[0] in ("above", "below") or words[:2] == ["over", "the"]


def _is_compared(hedge: str, before: str) -> bool:
    """Whether the "than" or "below" of a hedge compares the number with the one in front of it."""
    words = hedge.lower().split()
    is_the_same = (words[2:3] == ["the"] and _COMPARED_THE.search(before)) or (words == ["over", "the"] and _GAIN.search(before))
    return bool(_COMPARED.search(before[-12:]) or is_the_same)


def hedge_behind(text: str, end: int) -> tuple[Hedge | None, int]:
    """The hedge that begins right at `end`, and where it ends.

    >>> hedge_behind("35,000-plus", 6)
    (<Hedge.MORE_THAN: 'more_than'>, 11)
    """
    match = _BEHIND.match(text, end)
    return (_named(match), match.end()) if match else (None, end)


def hedged(quantity: Quantity, hedge: Hedge | None) -> Quantity:
    """The quantity with the hedge, where it has none of its own."""
    if hedge is None or quantity.hedge is not None:
        return quantity
    return Quantity(quantity.value, quantity.place, hedge, quantity.upper, quantity.in_words)


def mirrored(hedge: Hedge | None) -> Hedge | None:
    """The hedge of what is left of a whole: more than 2 % of it is a fall of less than 98 %."""
    turned = {Hedge.MORE_THAN: Hedge.LESS_THAN, Hedge.LESS_THAN: Hedge.MORE_THAN, Hedge.NEARLY: Hedge.MORE_THAN}
    return turned.get(hedge, hedge) if hedge else None


def _named(match: re.Match[str]) -> Hedge:
    return next(hedge for i, hedge in enumerate(_HEDGES) if match[f"h{i}"])
