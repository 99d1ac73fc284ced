"""This file holds the words that say a figure is not a plain total: so many a day, so many more, what was before or is left over."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.core.figure import Figure
from factcheck.core.text import Sentence
from factcheck.core.unit import unit_of
from factcheck.expressions import regex
from factcheck.figures.words import SMALL

_MOUNTS = (
    r"(?![^.;!?]{0,120}(?:[:;]|,\sand\s|\b(?:rose|risen|rising|grew|grown|growing|climb(?:ed|ing|s)?|swell(?:ed|ing|s)?|mount(?:ed|ing|s)?|add(?:ed|s)?\sup|built\sup"
    r"|reach(?:ed|es|ing)?|total(?:s|led)?|until)\b|\bto\s$))"
)
"""What does not stand before a number that is told again and again: "month after month the tally | grew to"."""
_MANY = "|".join(list(SMALL)[2:13])
_NOT_SO_LONG = "".join(
    rf"(?<!\b{word}\s)"
    for word in "stay stays stayed remain last lasts lasted wait for within gain gains gained save saves saved lose lost take takes took over under than after about nearly almost half".split()
)
"""What does not stand before the "a week" of so many a week: how long something lasts, or how much longer."""
RATE = regex(
    rf"\bevery\s(?P<many>other|{_MANY}|[0-9]{{1,3}})\s(?P<units>second|minute|hour|day|week|month)s?\b|"
    rf"(?:{_NOT_SO_LONG}\ban?|\b(?:per|each|every|average|typical|given))\s(?:single\s)?"
    r"(?P<unit>day|week|month|hour|minute|quarter)\b(?!\s(?:since|ago|after|later|earlier|before|or so|old))|\b(?P<adverb>daily|weekly|monthly|hourly)\b|(?P<chinese>每天|每日|日均|每月|月均|每周)"
    r"|(?<!\bafter\s)\b(?P<again>hour|day|week|month|year)(?:\s(?:after|upon)\s(?P=again)|\sin,?\s(?:and\s)?(?P=again)\sout)\b(?!\sof\b)"
    rf"{_MOUNTS}|\b(?:every|each)\s(?:single\s)?(?P<yearly>year)\b(?!\s(?:since|from|between|until|before|of|but)\b){_MOUNTS}",
    re.I,
)
OCCASION = regex(
    r"\b(?:per|each|every)\s(?!(?:cent|one|of)\b)(?P<thing>[a-z]{3,15})\b|\ba\s(?P<bare>visit|trip|stay|journey|time|person|head)\b"
    r"|\b(?:over|during|for|on|in)\s(?:an?|the|his|her|its|their|one)\s(?:entire\s|whole\s|full\s)?(?P<whole>visit|trip|stay|journey)\b|每(?P<chinese>次|人)",
    re.I,
)
PER_UNIT = regex(
    r"\b(?:an?|per|each|every)\s(?P<unit>(?:square |cubic )?(?:kilograms?|kilos?|kg|tonnes?|tons?|lit(?:re|er)s?|barrels?|hectares?|kilomet(?:re|er)s?|met(?:re|er)s?|km|miles?))\b",
    re.I,
)
ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "hourly": "hour",
    "每天": "day",
    "每日": "day",
    "日均": "day",
    "每月": "month",
    "月均": "month",
    "每周": "week",
}
REST = regex(
    r"^[Bb]efore\b|[,;:—–]\s(?:(?:which|that|this)\sleaves|leaving)\s(?=(?:[a-z]{4,10}\s)?[0-9])"
    r"|\b(?:[Ss]ubtract(?:ing)?|[Tt]ak(?:e|ing) (?:away|out)|[Ss]trip(?:ping)? out|[Nn]et of|[Dd]educt(?:ing)?|[Dd]iscounting|[Ss]etting aside|excluding|not counting|other than|apart from|except for"
    r"|(?<!with )[Tt]he (?:rest|others|remainder)|the remaining|originally|previously|(?:[Ee]very|[Aa]ny)(?:one|body|thing) else|[Aa]ll (?:the )?others)\b"
    r"|不含|其余|此前|原有"
)
LED_LIST = regex(r"[^.,:;!?0-9]{0,60}:\s(?=[^.:;!?]{0,300}[.!?]?$)")
"""How a sentence begins that is a list behind a colon, and no more than that."""
WHOLE = regex(
    r"\b(?:the (?:whole|full|entire)(?: year)?(?: of)?|all of|throughout|the year as a whole,?) (?P<all>(?:19|20)[0-9]{2})\b(?!-)"
    r"|(?P<han>(?:19|20)[0-9]{2})年(?:全年|一整年)|\b(?P<whole>(?:19|20)[0-9]{2}) as a whole\b",
    re.I,
)
SHARE = regex(
    r"\bof\b|\bshare|proportion|\bmade up|\bmake up|account|compris|represent|constitut|\bformed\b|\bin every\b|out of|\bheld\b|\b(?:was|were|is|are) (?:a |an )?|占|比例|比重",
    re.I,
)
DENOMINATOR = regex(r"\b(?:for|in|out of) (?:each|every)\s*$|每$", re.I)
TURN = regex(r"[a-z]\severy\s$")
"""Before an amount of time, how a number is told again for each: "five boats were built every | two days"."""
_WENT = (
    "rose|fell|grew|grown|risen|fallen|climbed|jumped|surged|soared|leapt|swelled|ballooned|rebounded|declined|shrank|slumped|plunged"
    "|plummeted|tumbled|dwindled"
)
CHANGE = regex(
    rf"\b(?:{_WENT}|increased|decreased|dropped|up|down|(?:got|became) [a-z]{{3,8}}er)\s+by\b(?:[^.;,]|(?<=[0-9])[.,](?=[0-9])){{0,30}}$"
    rf"|\b(?:{_WENT})\s(?:(?:about|around|some|roughly|nearly|almost|over|more than|less than|an? (?:further|estimated|additional)|another|just|only)\s){{0,2}}"
    r"[0-9][0-9.,]{0,12}(?:\s?(?:million|billion|thousand|bn|m|k))?$"
    r"|\b(?:exceeded|topped|surpassed|beat|outstripped|outdid|fell\sshort\sof|undershot)\s(?:that|those|the\s(?:figure|number|total|level|tally)s?)?\s?(?:of|in|for|from)?\s?"
    r"(?:(?:the\s)?(?:previous\syear|year\sbefore|year\searlier|last\syear)(?:['’]s\s[a-z]{4,10})?|(?:19|20)[0-9]{2}(?:['’]s)?(?:\s[a-z]{4,10})?)\sby\b[^.;]{0,30}$",
    re.I,
)
"""How a number is told by which something changed: what does not rise "by" it must rise of itself, as what is raised or dropped does not."""
ADDED = regex(
    r"\b(?:added|gained|lost|shed|put on)\s{1,2}(?:[a-z]{2,10}\s){0,3}[0-9][0-9.,]{0,12}(?:\s?(?:million|billion|thousand|bn|m|k))?$",
    re.I,
)
OVER_BEFORE = regex(
    r"[^,.;:0-9]{0,50}\b(?:compared with|compared to|over|on|from|against|in)\s(?:(?:the|a|one) )?(?:year|previous|single year|19|20|last)",
    re.I,
)
"""How a number is told by which something grew or shrank, before it and behind it: "coaches gained 3 million riders over 2023"."""
MORE_THAN_BEFORE = regex(
    r"^\s*(?:more|fewer|less|faster|slower|quicker|shorter|longer)\b[^,.;]{0,60}\bthan (?:in|during|at|last|a year|the (?:year|same|previous)"
    r"|(?:19|20)[0-9]{2})\b"
    r"|^[^,.;:0-9]{0,30}\b(?:more|fewer|less) (?:with)?in (?:a|one|the) (?:single )?year\b"
    r"|^[^,.;:0-9]{0,60}\b(?:added|gained|lost)\b[^,.;]{0,30}\b(?:compared with|compared to|over|on|from|against) (?:(?:the|a) )?(?:year|previous|19|20|last)",
    re.I,
)
JOINT = regex(
    r"\b(?:[Bb]etween them|[Tt]aken together|(?<!, )[Tt]ogether(?! with)|(?<=, )together(?! with)|combined|Combined(?=,)|jointly)\b"
)
SUMMED = regex(r"\b(?:[Aa]ltogether|[Ii]n all|[Ii]n total|[Aa] total of|all told)\b")
EITHER = regex(
    r"\b[a-z]{3,14} or (?!(?:more|less|fewer|above|below|over|under|higher|lower|longer|shorter|some|about|so|nearly)\b)[a-z]{3,14}\b|或"
)
"""What stands behind a number of things of which the one or the other is told: "81 were killed or hurt"."""
LEADS_TO = regex(
    r"\s*(?:rise|increase|jump|growth|drop|fall|decline|leap|gain)?(?:\s(?:(?:in|over|during)\s(?:(?:19|20)[0-9]{2}|last\syear)|last\syear),?)?\s*to\s*(?:reach\s*)?"
)
PARTIAL = regex(
    r"^\s*(?:(?:further|others?|additional|another|faster|slower|quicker|deeper)\b|(?:more|fewer)\s(?!(?:or|than|and|of)\b)[A-Za-z]|less\s[^.;:!?]{2,110}\b(?:than|compared|against)\b"
    r"|of\s(?:the|those|these)\s[0-9][^.;:!?]{0,24}?\s(?:extra|additional|further|more|added)\b)",
    re.I,
)
ADDITIONAL = regex(r"\b(?:additional|extra)\s(?:(?:about|some|roughly|around|nearly|almost)\s)?$", re.I)
"""What stands behind and before a number of some more of what is counted."""
TAKEN_UP = regex(
    r"\b(?:account(?:s|ed|ing)? for|(?:made|make|makes|making) up|contribut(?:es?|ed|ing)|responsible for|compris(?:es?|ed|ing)|represent(?:s|ed|ing)?)"
    r"\s(?:[a-z]{1,10}\s){0,2}$",
    re.I,
)
OF_A_WHOLE = regex(r"^\s?(?:[a-z]{2,12}\s){0,2}(?:of|in)\s(?:the|those|these|all|that|its|their)\b")
"""How a part is told that something takes up: "accounted for | 3.2 tons | of the drugs seized"."""
AVERAGED = regex(r"\s(?:[a-z-]{2,14}\s){0,7}?(?:averaged\s(?:over|across|during|throughout|in|for)|on\saverage)\b", re.I)
AVERAGE_OF = regex(
    r"\b(?:(?:average|mean)(?:\sof)?|averag(?:ed|ing))\s(?:about\s|some\s|just\s|only\s|nearly\s|almost\s|roughly\s|over\s|under\s){0,2}$",
    re.I,
)
"""How a number is told as a mean: "the 46.7 million | averaged over the year", "an average of"."""
ANOTHER = regex(r"(?<!every\s)\b(?:one|two|three|four|five|six|seven|several)(?=\s[a-z])", re.I)
"""What counts something else, behind a number that it does not belong to."""

_HAD = "was|were|had|made|stood|came|must|reached|totalled|totaled|numbered|got|took|saw|counted|recorded|handled"
_SUBJECT = r"(?:it|they|he|she|we|there|this|that|those|the (?:figure|number|count|total|tally)(?: of [a-z]{1,14})?)"
EARLIER = regex(
    rf"[^.;:!?]{{0,90}}?,?\swhen\s{_SUBJECT}\s(?:[a-z']{{1,12}}\s){{0,3}}(?:{_HAD})\s(?:[a-z]{{1,12}}\s){{0,3}}"
    rf"|[^.;:!?]{{0,60}}?\b(?:(?:a|one|the)\syear|twelve\smonths|12\smonths)\s(?:earlier|before|ago),?\s{_SUBJECT}\s(?:{_HAD})\s(?:[a-z]{{1,12}}\s){{0,2}}",
    re.I,
)


PACE_THAN = regex(r"\b(?:pace|rate|speed|clip)\sthan\s(?:the\s)?$")
"""Before a total, what compares only its pace: "at a slower monthly pace than the | 380,000 of 2021"."""


@lru_cache(maxsize=1024)
def rate(text: str) -> str:
    """The unit of time that a number is told for: "day" for "19,400 calls a day", "2 day" for "every two days"; empty for a plain total."""
    match = RATE.search(text)
    if not match or PACE_THAN.search(text):
        return ""
    if many := match["many"]:
        count = many if many.isdigit() else 2 if many.lower() == "other" else SMALL[many.lower()]
        return f"{count} {match['units'].lower()}"
    named = match["unit"] or match["again"] or match["yearly"]
    return (named or ADVERBS[(match["adverb"] or match["chinese"]).lower()]).lower()


def list_rate(text: str) -> str:
    """The unit of time that a list behind a colon is told for: "day" for "Per day: 40 buses, 30 trams"; empty for totals."""
    led = LED_LIST.match(text)
    return rate(led[0]) if led else ""


@lru_cache(maxsize=1024)
def quantity_of(text: str) -> str:
    """The unit of measurement that a number is told for: "kg" for "2.82 crowns a kilogram"; empty for a plain total."""
    match = PER_UNIT.search(text)
    return unit_of(match["unit"].lower()).name if match else ""


def own_words(behind: str) -> str:
    """The words behind a number up to the next count of something, which has a rate of its own.

    >>> own_words(" permits for one trip a week")
    ' permits for '
    """
    return ANOTHER.split(behind, maxsplit=1)[0]


def occasion(text: str) -> str:
    """What else a number is told for, each time: "visit" for "3,000 yuan per visit"; empty for a plain total."""
    match = OCCASION.search(text)
    return (match["thing"] or match["bare"] or match["whole"] or match["chinese"]).lower() if match else ""


@lru_cache(maxsize=64)
def whole_years(text: str) -> frozenset[int]:
    """The years of all of which a sentence speaks, so that what was counted of a part of them is not meant.

    >>> whole_years("56 ships in a quarter of 2022; in the whole of 2024, 410")
    frozenset({2024})
    """
    return frozenset(int(year) for match in WHOLE.finditer(text) for year in match.groups() if year)


@lru_cache(maxsize=64)
def tells_rest(text: str) -> bool:
    """Whether a sentence speaks of what is left without a part, or was there before it came."""
    return bool(REST.search(text))


@lru_cache(maxsize=64)
def tells_sum(text: str) -> bool:
    """Whether a number may be a sum of what is named one by one: "altogether 81 died or were hurt"."""
    return bool(SUMMED.search(text))


def tells_either(behind: str) -> bool:
    """Whether the words behind a number tell the one or the other of what it counts, so that it may be the sum of both."""
    return bool(EITHER.search(behind))


@lru_cache(maxsize=64)
def tells_joint(text: str) -> bool:
    """Whether a sentence speaks of several things taken together, so that none of them alone is what it tells."""
    return bool(JOINT.search(text))


def is_partial(before: str, behind: str) -> bool:
    """Whether the words behind a number make it a part of what it counts: "eight further cities"."""
    return bool(PARTIAL.match(behind) or ADDITIONAL.search(before))


def is_taken_up(before: str, behind: str) -> bool:
    """Whether a number is the part of a whole that something accounts for."""
    return bool(TAKEN_UP.search(before) and OF_A_WHOLE.match(behind))


def is_mean(before: str, behind: str) -> bool:
    """Whether a number is told as a mean: "the 46.7 million averaged over the year"."""
    return bool(AVERAGED.match(behind) or AVERAGE_OF.search(before))


def tells_earlier(between: str) -> bool:
    """Whether the words between a change and a number make that what it started from: "41 % more than in 2023, when they had made"."""
    return EARLIER.fullmatch(between) is not None


def tells_share(text: str) -> bool:
    """Whether the words around a percentage make it a share of a whole."""
    return bool(SHARE.search(text))


def is_denominator(before: str) -> bool:
    """Whether a number is what another one is told for: the ten of "for every ten ... more than 13"."""
    return bool(DENOMINATOR.search(before))


def is_turn(before: str) -> bool:
    """Whether an amount of time is one in which something comes again: "every | two days"."""
    return bool(TURN.search(before))


def tells_change(words: str, behind: str) -> bool:
    """Whether a number is by how much something changed, not what it came to; `words` end with the number."""
    return bool(CHANGE.search(words) or MORE_THAN_BEFORE.match(behind) or (ADDED.search(words) and OVER_BEFORE.match(behind)))


def leads_to(sentence: Sentence, change: Figure, value: Figure) -> bool:
    """Whether a change is told with the value that it led up to: "the 82.9 % rise to 64.882 million"."""
    start = sentence.span.start
    return LEADS_TO.fullmatch(sentence.text, change.span.end - start, value.span.start - start) is not None
