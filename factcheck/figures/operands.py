"""This file holds the words that say a figure is computed from others that the text tells: "twice that", "a share of 60 %", "15 in all"."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from factcheck.core.figure import Figure, Measure
from factcheck.core.text import Sentence
from factcheck.expressions import regex
from factcheck.figures.cues import rate
from factcheck.figures.negation import Side, told_of
from factcheck.figures.words import SMALL

REACH = 120
NEAR = 25
"""How far from a number the words may stand that tell what it is computed from, and its "a day"."""


_RANKED = regex(r"\b(?:the|its|their) (?:(?:second|third|fourth|fifth)[- ])?(?:[a-z]{3,12}est|most|least)\b")
_RANKED_OF = regex(
    r"\b(?:the|its|their|grew|rose|fell|second|third|last|came|placed) (?:(?:second|third|fourth|fifth)[- ])?(?:[a-z]{3,12}est|most|least|second|third|fourth|fifth|last)\b[^.;:,\d]{0,60}\bof (?:the |all |its |their |these |[\w -]{1,40}['’]s? )?$"
)
_OF_SO_MANY = regex(r"\W{0,3}(?:Of|Among|Out of) (?:the |all |its |their |these |[\w -]{1,40}['’]s? )?")
"""Before a number, how a sentence says among how many it ranks one."""


class Computation(StrEnum):
    """What a figure is of the others, and which ones they are: those told before, one told behind it, or what its own words are about."""

    LIKE_THAT = "so many times the figure before"
    TIMES_FORMER = "so many times what the figure before was raised from"
    TIMES_NEXT = "so many times the figure behind"
    SHARE_OF_BEFORE = "the share of the smaller of the last two figures in the larger"
    SHARE_OF_NEXT = "the share of the figure before in the one behind"
    SHARE_OF_LATTER = "the share of the figure before in its whole"
    SHARE_OF_LED = "a share of the figure that opens the sentence"
    SHARE_OF_TOPIC = "the share of the figure before in what its own words are about"
    EACH = "so many of one figure for each of the other"
    MEAN = "so much of one figure before for each of the other"
    RATE = "the average of the figure before, over its period"
    SUM = "the sum of the figures before"
    SUM_OF_THAT = "the sum of the figures of the sentences before, to which the words point back"
    SUM_OF_PERIODS = "the sum over so many periods"
    SUM_CONCLUDED = "the sum of the figures before, behind a sign"
    OTHER_SHARE = "what the share before leaves of all"
    REST = "what the figure before leaves of the whole period"


class Told(Struct, frozen=True):
    """How a figure is computed; `count` is of how many, where the text says so, and `unit` the time that an average is told for."""

    computation: Computation
    count: int = 0
    unit: str = ""


_COUNT = "|".join(list(SMALL)[2:10])
_TIMES_NEXT = regex(r"\s(?:the|as (?:many|much|large|high|numerous) as(?: the)?|that of(?: the)?)\s[^.,;:0-9]{0,12}$")
_TIMES_FORMER = regex(
    r"\s(?:(?:the|its|their) (?:earlier|former|previous|old|original|prior)\b(?! (?:year|quarter|month|week|period|half))"
    r"|as (?:long|many|much|high|large|big)(?: (?!as\b)[^.,;:0-9]{2,60}?)? as (?:before|previously|until then|it was)\b)"
)
_LIKE_THAT = regex(
    r"\s(?:that|as (?:many|much|large|high|numerous)|so many)\b(?! (?:of|in|for|from|recorded|seized)\b)(?!.{0,60}\bas\b)"
)
_CONCLUDES = regex(
    r"(?::|—|–|, (?:or|that is|so|i\.e\.),?|\b(?:that is|which is|that makes)) (?:about |some |nearly |almost |more than |over )?$",
    re.I,
)
_AS_MANY = regex(r"\s(?:as (?:many|much|large|high|numerous)|so many)\b")
"""A multiple that sums up the two figures before it: "1,430 in 2021, 565 in 2022: 2.5 times as many in the longer time"."""
_SHARE_BEFORE = regex(
    r"(?:\ba (?:share|proportion|rate|ratio) of|,? (?:or|that is|i\.e\.,?|equal to|equivalent to|representing|making up|accounting for))\s?$",
    re.I,
)
_LATTER = regex(r"\b(?:the latter|these last)\s(?:[a-z]+\s){1,4}$", re.I)
_ASIDE = regex(r"[,(]\s?$")
_SHARE_NEXT = regex(r"\s?[—–),]?\sof (?:the |its |all |their )?[^.,;:0-9]{0,25}$")
_LEADS = regex(r"\W{0,3}(?:of|out of|among)\b", re.I)
_LED = regex(r"\W{0,3}(?:of|out of|among|from) (?:the |its |all |some |those )?(?:[a-z]+ )?$", re.I)
_EACH = regex(
    r"\s?(?:(?:to|for|in|on) |(?P<thing>[a-z]+ ))?(?:to (?:a|an|one|each|every)|per|for (?:a|each|every)|apiece|each"
    r"|an?(?=\s[a-z]{3,14}(?:[.,;:)]|\son average|$)))\b(?! (?:day|week|month|quarter|year|hour|minute|head|piece)\b)"
)
_MEAN = regex(
    r"\b(?:mean|average|typical) [^.;:,0-9]{2,40}?(?:\b(?:19|20)[0-9]{2}\b[^.;:,0-9]{0,20})?(?:was|is|were|came to|comes to|works? out at|weighed)\s$",
    re.I,
)
_CONCLUDED = regex(r"\b(?:and|plus)\b[^.;:]{1,60}(?::|\s?[—–]|\s-)\s(?:about |some )?$")
_OTHER_SHARE = regex(r"\bthe (?:other|others,|remaining|rest,?|remainder,?)\s(?:or )?(?:about |some |nearly )?$", re.I)
_LEAVES = regex(r"\b(?:leaves|leaving|left)\s(?:about |some |just |nearly |almost |roughly )?$", re.I)
_FOR_REST = regex(r"[^.;:]{0,40}\b(?:for|in|between|from|until|to)\b")
_OF_THAT_KIND = regex(
    r"[^.;:,!?0-9]{0,40}\bof (?:that|this|the same|the latter|the former|the) (?:new |old )?(?:kind|type|sort|category)\b", re.I
)
_CONCLUDES_WITH = regex(
    r"\W{0,3}(?:(?:so|thus|hence|and|on average|in other words|put differently),?\s)?(?:(?:that|this|it|which)(?:['’]s|\s(?:is|was|makes|means|gives"
    r"|comes\sto|came\sto|works?\sout\s(?:at|to)|worked\sout\s(?:at|to)|amounts\sto|averages))\s)?(?:on\saverage,?\s|some\s)?",
    re.I,
)
_OF_EACH_ONE = regex(
    r"\s?(?:[a-z]+ ){0,2}(?:(?:to|for|in|on) (?:each|every one)(?: one| of (?:them|these|those))?|apiece|each|(?:a|each|every) time)(?=\W*$|[,.;:)—–])"
)
_FOR_EACH = regex(r"\s?(?:[a-z]+ )?(?:for|to) (?:each|every|one)\b(?! (?:day|week|month|quarter|year|hour|minute)\b)")
_WORKS_OUT = regex(
    r"(?:^\W{0,3}(?:that|this|it|which)\b|,? (?:or|i\.e\.,?|that is,?|equal to|equivalent to|works? out at|worked out at)|\b(?:comes? to|equals|translates? (?:in)?to|means|averag\w+|mean)\b"
    r"|\byou (?:get|have|arrive at|reach)\b|[,(])[^.;:]{0,30}:?\s?$|[:—–]\s$",
    re.I,
)
"""Before "about 500 a month": words that say it is worked out from what was told."""
_SUM = regex(
    r"\b(?:together|combined|in total|in all|altogether|all told|add(?:ed|s)? (?:it |them |these |those |all )?up|adding|you (?:get|have|arrive at|reach)|the sum)\b|合计|共计|总计|加起来",
    re.I,
)
_SUM_OF_THAT = regex(
    r"\W{0,3}(?:(?:and|so)\s)?(?:"
    r"(?:(?:taken\s)?together|combined|added up|all told|in all|between them),?\s(?:that|this|these|those|they|it|the two|both|the pair)\b"
    r"|(?:that|this|these|those|they|it|both|the (?:two|pair))\b[^.;:!?]{0,30}?\b(?:add(?:s|ed)? up to|sums? to|makes?|together|combined|altogether)\b"
    r"|add(?:ing)? (?:them|it|these|those|the (?:two|three|four)|that|this|all)\b)",
    re.I,
)
"""How a sentence begins that sums up those before it: "Together that makes 64", "Add those three together and you get 12 tons"."""
_SUPPOSED = regex(
    r"\b(?:double|triple|treble|quadruple|halve|multiply|divide|scale)\s(?:it|that|this|them|these|those|by|the)\b[^.;!?]{0,80}"
    r"\b(?:you|we|one|it|that|this)\s(?:would\s|will\s|['’]d\s)?(?:get|have|gives?|arrive|reach|makes?|comes?)\b",
    re.I,
)
"""How a sentence reckons on from a number without saying that it is one: "double it, and you have 134 million"."""
_ADDS = regex(r"\W{0,3}(?:(?:now|then|and),?\s)?(?:add|adding|plus)\b", re.I)
_PAIR = regex(r"\b(?:both|two|pair)\b", re.I)
_DIGIT = regex("[0-9]")
_SUM_BEHIND = regex(r"[^.;:!?]{0,40}\b(?:together|combined|in total|in all|altogether|all told)\b")
_SO_MANY = regex(rf"\b(?:these|those|the|all) (?P<count>{_COUNT})\b", re.I)
_PERIODS = regex(
    rf"\b(?:these|those|the|all) (?P<count>{_COUNT}) (?:periods|years|quarters|halves|half-years|releases|reports|briefings)\b",
    re.I,
)


def told(sentence: Sentence, figure: Figure, following: Figure | None) -> Told | None:
    """How a figure is computed from others, if its words say so; `following` is the next one in its sentence."""
    start, end = figure.span.start - sentence.span.start, figure.span.end - sentence.span.start
    text = sentence.text
    before = text[max(0, start - REACH) : start]
    link = text[end : following.span.start - sentence.span.start] if following else ""
    match figure.observation.measure:
        case Measure.RATIO:
            return _ratio(before, text[end : end + REACH], link)
        case Measure.SHARE:
            return _share(sentence, before, link, text[end : end + REACH])
        case Measure.LEVEL:
            return _level(before, text[end : end + REACH], is_first=before == text[:start])
    return None


def refers_back(sentence: Sentence, figure: Figure) -> bool:
    """Whether a multiple is one of a figure that the text told before: "more than twice that"."""
    return figure.observation.measure is Measure.RATIO and told(sentence, figure, None) == Told(Computation.LIKE_THAT)


def is_of_that_kind(sentence: Sentence, figure: Figure) -> bool:
    """Whether the words behind a number leave what it counts to the text before: "59,000 permits of that kind"."""
    return _OF_THAT_KIND.match(sentence.text, figure.span.end - sentence.span.start) is not None


def is_each(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number is so many of one thing for each of another: "about 1.3 for each case"."""
    behind = _FOR_EACH.match(sentence.text, figure.span.end - sentence.span.start)
    return figure.observation.measure is Measure.LEVEL and behind is not None


def is_of_each_one(sentence: Sentence, figure: Figure) -> bool:
    """Whether the words behind a number leave it to the text before what each is: "nearly nine travellers to each"."""
    return _OF_EACH_ONE.match(sentence.text, figure.span.end - sentence.span.start) is not None


def counts_for_each(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number that is told for each of something has a word behind it for what it counts: "more than two | lawyers | to a case"."""
    behind = _EACH.match(sentence.text, figure.span.end - sentence.span.start)
    return behind is not None and behind["thing"] is not None and not figure.observation.unit.is_continuous


def concludes(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is what a sentence begins with, as the conclusion from the one before it: "That works out at | 2 a case"."""
    return bool(_CONCLUDES_WITH.fullmatch(sentence.text, 0, figure.span.start - sentence.span.start))


def is_of_each(sentence: Sentence, figure: Figure) -> bool:
    """Whether a count is so many for each of something, told with what it is for: "over ten a port"."""
    told = figure.observation
    is_count = told.measure is Measure.LEVEL and told.unit.dimension == "count"
    return is_count and _EACH.match(sentence.text, figure.span.end - sentence.span.start) is not None


def _ratio(before: str, behind: str, link: str) -> Told | None:
    if _TIMES_FORMER.match(behind):
        return Told(Computation.TIMES_FORMER)
    if link and _TIMES_NEXT.fullmatch(link):
        return Told(Computation.TIMES_NEXT)
    if _CONCLUDES.search(before) and _AS_MANY.match(behind):
        return Told(Computation.LIKE_THAT)
    return Told(Computation.LIKE_THAT) if _LIKE_THAT.match(behind) else None


def _share(sentence: Sentence, before: str, link: str, behind: str) -> Told | None:
    if _OTHER_SHARE.search(before):
        return Told(Computation.OTHER_SHARE)
    if told_of(before, behind) is not Side.NAMED:
        return None
    if _LATTER.search(before) and re.match(r"\sof (?:the|all)\b", behind):
        return Told(Computation.SHARE_OF_LATTER)
    if link and _SHARE_NEXT.fullmatch(link):
        return Told(Computation.SHARE_OF_NEXT)
    told_before = _SHARE_BEFORE.search(before) or _ASIDE.search(before)
    if told_before and re.match(r"\s?of\b", behind):
        return Told(Computation.SHARE_OF_TOPIC)
    is_whole_open = not re.match(r"\s?(?:of|in)\b", behind)
    if is_whole_open and _SHARE_BEFORE.search(before):
        return Told(Computation.SHARE_OF_BEFORE)
    if _LEADS.match(sentence.text):
        return Told(Computation.SHARE_OF_LED)
    return Told(Computation.SHARE_OF_BEFORE) if is_whole_open and _ASIDE.search(before) else None


def _level(before: str, behind: str, *, is_first: bool) -> Told | None:
    if _EACH.match(behind):
        return Told(Computation.EACH)
    if _MEAN.search(before):
        return Told(Computation.MEAN)
    if is_first and (that := _SUM_OF_THAT.match(before)) and not _DIGIT.search(before):
        return Told(Computation.SUM_OF_THAT, _operands(that, before))
    unit = rate(behind[:NEAR]) or rate(before[-NEAR:])
    if unit and _WORKS_OUT.search(before):
        return Told(Computation.RATE, unit=unit)
    if _LEAVES.search(before) and _FOR_REST.match(behind):
        return Told(Computation.REST)
    if not (_SUM.search(before) or _SUM_BEHIND.match(behind)):
        return Told(Computation.SUM_CONCLUDED) if _CONCLUDED.search(before) else None
    if many := _PERIODS.search(before):
        return Told(Computation.SUM_OF_PERIODS, SMALL[many["count"].lower()])
    many = _SO_MANY.search(before)
    return Told(Computation.SUM, SMALL[many["count"].lower()] if many else 0)


def _operands(that: re.Match[str], before: str) -> int:
    """How many figures are summed up: "those three", "both"; 0 where the words do not say."""
    many = _SO_MANY.search(before)
    return SMALL[many["count"].lower()] if many else 2 if _PAIR.search(that[0]) else 0


def sums_up(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure sums up what the sentences before it tell: "together that makes 64"."""
    computed = told(sentence, figure, None) if _SUM_OF_THAT.match(sentence.text) else None
    return computed is not None and computed.computation is Computation.SUM_OF_THAT


def supposes(sentence: Sentence) -> bool:
    """Whether a sentence reckons what is nobody's number: "double it, to be generous, and you have 134 million"."""
    return _SUPPOSED.search(sentence.text) is not None


def adds(sentence: Sentence) -> bool:
    """Whether a sentence begins by adding to what was told before: "Add the 12 million of 2023, and you get ..."."""
    return _ADDS.match(sentence.text) is not None


def counts_operands(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number only counts what is added up: the three of "these three together"."""
    return figure.span.start - sentence.span.start in _counting_operands(sentence.text)


@lru_cache(maxsize=64)
def _counting_operands(text: str) -> frozenset[int]:
    """Where a sentence that adds up has such numbers; each of its figures asks for them."""
    return frozenset(match.start("count") for match in _SO_MANY.finditer(text)) if _SUM.search(text) else frozenset()


def ranks_among(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number only says among how many one is the first or last: "the fewest calls of the city's four stations"."""
    start = figure.span.start - sentence.span.start
    before = sentence.text[max(0, start - REACH) : start]
    behind = sentence.text[figure.span.end - sentence.span.start :]
    return bool(_RANKED_OF.search(before) or (_OF_SO_MANY.fullmatch(sentence.text, 0, start) and _RANKED.search(behind)))


def opens(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is the whole that opens its sentence: the 13,400 of "Of 13,400 people, ..."."""
    return bool(_LED.fullmatch(sentence.text, 0, figure.span.start - sentence.span.start))
