"""This file holds the recogniser of changes told as multiples: doubled, tripled, fivefold, 2.5 times, halved, 翻一番."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from factcheck.core.figure import Measure, Observation
from factcheck.core.quantity import Quantity
from factcheck.core.text import Span
from factcheck.core.unit import MULTIPLE, PERCENT
from factcheck.expressions import regex
from factcheck.figures.amount import Amount
from factcheck.figures.hedges import hedge_before
from factcheck.figures.scan import Wordings, ends_with
from factcheck.figures.words import SMALL

VERBS = {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5, "sextupl": 6}
NOUNS = {"twice": 2, "thrice": 3, "double": 2, "triple": 3, "treble": 3, "quadruple": 4}

_AS = r"as\s(?:many|much|high|large|big|great|often|long|numerous)\b|as\s[a-z]{3,14}\sas\b"
_LIKE = regex(rf"\s(?:{_AS}|(?:the|that|those|what|its|their|last|this|his|her|of)\b)", re.I)
_LEADS = frozenset("to nearly almost about over than roughly".split())
_FOLD_WORDS = "|".join(list(SMALL)[2:13])
_VERB = regex(
    rf"(?P<stem>{'|'.join(VERBS)})(?:ed|ing|es)\b(?!\sas\s(?:an?|its|his|her|their)\s)(?!(?<=es)\sas\s)|(?P<halved>halv(?:ed|ing|es))\b",
    re.I,
)
_NOUN = regex(rf"(?P<noun>{'|'.join(NOUNS)})\b(?!-)", re.I)
_FOLD = regex(
    rf"\b(?P<words>{_FOLD_WORDS}|ten)[\s-]?fold\b|(?<![0-9.,])(?P<digits>[0-9]{{1,4}}(?:\.[0-9]{{1,3}})?)[\s-]?fold\b", re.I
)
_WORDINGS: Wordings[None] = Wordings(
    [
        (" ".join(f"{stem}ed {stem}ing {stem}es" for stem in [*VERBS, "halv"]), _VERB, None),
        (" ".join(NOUNS), _NOUN, None),
        ("0. 0- 0f 0_fold " + " ".join(f"{word} {word}fold" for word in _FOLD_WORDS.split("|")), _FOLD, None),
    ]
)
MULTIPLE_CUES = _WORDINGS.words
"""The words of which a text has one where a multiple is told in words."""
_FOLD_NOUN = regex(r"\s(?:increase|rise|growth|jump|surge|gain|(?P<down>decrease|drop|decline|fall|reduction))\b", re.I)
_DOWN_BEFORE = regex(
    r"\b(?:fell|drop(?:ped)?|declin(?:e|ed)|decreas(?:e|ed)|shrank|down|reduc(?:ed|tion))\s(?:\w{1,12}\s){0,2}$", re.I
)
_RISE_BEFORE = regex(
    (
        r"\b(?:increas(?:e|ed|es|ing)|rose|risen|rise|rising|grew|grown|grow|growing|climbed|jumped|surged|soared|up"
        r"|multiplied|expanded)\s(?:by\s|to\s|a\s|factor\sof\s|some\s|about\s|nearly\s|almost\s|more\sthan\s|over\s){0,3}$"
    ),
    re.I,
)
_FACTOR = regex(r"\bby\sa\sfactor\sof\s$", re.I)
_COMPARED = regex(
    (
        rf"\s(?:{_AS}|that(?=\s(?:of|for|in|number|figure|total|amount|weight|volume|quantity|many|much)\b|\s?(?:[.,;:!?)]|$))|those\sof|the|what|its|their|more|higher|greater"
        r"|larger|bigger|last\syear|this\syear|of|than|over)\b"
    ),
    re.I,
)
_AS_FAST = regex(r"\s(?:as\s(?:fast|quickly|rapidly)|faster)\b", re.I)
_BY_BEFORE = regex(r"\b(?:by|outnumber(?:ed|s)?|outweigh(?:ed|s)?|exceed(?:ed|s)?|is|was|were|are)\s(?:\w{1,12}\s){0,3}$", re.I)
_HAN_GROWTH = regex(r"(?:增长|增加|提高|上升|增|扩大|多)(?:了|近|约|超过|逾)?$")
_HAN_DOUBLED = regex(r"翻(?:了)?(?P<count>[一两二三])?番(?P<half>)|(?P<halved>减半)")
_HAN_TIMES = {"一": 2, "两": 4, "二": 4, "三": 8}


def multiple_words(text: str) -> Iterator[tuple[Span, Observation]]:
    """The changes that one word tells, in no order: "more than doubled", "fivefold", "halved".

    >>> [str(told.quantity.value) for _, told in multiple_words("Use nearly tripled, then halved.")]
    ['3', '50']
    """
    for match, _ in _WORDINGS.matches(text):
        if told := (_fold if match.re.pattern == _FOLD.pattern else _noun if match.re.pattern == _NOUN.pattern else _verb)(
            text, match
        ):
            yield told
    for match in () if text.isascii() else _HAN_DOUBLED.finditer(text):
        value = Fraction(1, 2) if match["halved"] else Fraction(_HAN_TIMES.get(match["count"] or "一", 2))
        yield _told(text, match.start(), match.end(), value)


def _verb(text: str, match: re.Match[str]) -> tuple[Span, Observation]:
    """A change told as "tripled" or "halved"."""
    value = Fraction(1, 2) if match["halved"] else Fraction(VERBS[match["stem"].lower()])
    return _told(text, match.start(), match.end(), value)


def _noun(text: str, match: re.Match[str]) -> tuple[Span, Observation] | None:
    """A ratio told as "twice as many", or a change told as "close to double"."""
    told = _told(text, match.start(), match.end(), Fraction(NOUNS[match["noun"].lower()]))
    if _LIKE.match(text, match.end()):
        return told[0], replace(told[1], measure=Measure.RATIO, sign=0)
    return told if ends_with(text, match.start(), _LEADS) or match[0] == text.strip() else None


def _fold(text: str, match: re.Match[str]) -> tuple[Span, Observation]:
    """A change told as "1.6-fold", with the noun behind it."""
    noun = _FOLD_NOUN.match(text, match.end())
    value = Fraction(match["digits"]) if match["digits"] else Fraction(SMALL[match["words"].lower()])
    down = bool(noun and noun["down"]) or bool(_DOWN_BEFORE.search(text, max(0, match.start() - 40), match.start()))
    place = Fraction(1, 10 ** len(match["digits"].partition(".")[2])) if match["digits"] and "." in match["digits"] else None
    return _told(text, match.start(), noun.end() if noun else match.end(), 1 / value if down and value else value, place)


def is_factor(text: str, start: int) -> bool:
    """Whether a number is told as a multiple by the words before it: "by a factor of sixty"."""
    return _FACTOR.search(text, max(0, start - 16), start) is not None


def times(text: str, amount: Amount) -> tuple[Measure, Amount] | None:
    """What "N times" tells: a growth, a ratio, or None where it only counts occasions ("checked 7.18 million times").

    >>> from factcheck.figures.amounts import amounts, numbers_in
    >>> text = "four times as many"
    >>> times(text, amounts(text, numbers_in(text, text))[0])[0]
    <Measure.RATIO: 'ratio'>
    """
    if amount.quantity is None:
        return None
    before = text[max(0, amount.span.start - 50) : amount.span.start]
    to_one = text[: amount.end].endswith((" to one", " to 1", "-to-one", "-to-1"))
    if amount.number.value is not None and amount.number.value.denominator == 1 and not amount.quantity.in_words:
        amount = replace(amount, quantity=replace(amount.quantity, in_words=True, place=Fraction(0)))
    if text[amount.end - 1 : amount.end] == "倍" or "倍" in text[amount.number.span.end : amount.end]:
        return _han_times(before, amount)
    if amount.number.value is not None and amount.number.value >= 10_000:
        return None
    if _RISE_BEFORE.search(before) and not _AS_FAST.match(text, amount.end):
        return Measure.GROWTH, amount
    if to_one or _COMPARED.match(text, amount.end) or _BY_BEFORE.search(before):
        return Measure.RATIO, amount
    return None


def _han_times(before: str, amount: Amount) -> tuple[Measure, Amount]:
    """增长1.6倍 is 2.6 times; 是…的1.6倍 is 1.6 times."""
    assert amount.quantity is not None
    if not _HAN_GROWTH.search(before):
        return Measure.RATIO, amount
    return Measure.GROWTH, replace(amount, quantity=replace(amount.quantity, value=amount.quantity.value + 1))


def _told(text: str, start: int, end: int, value: Fraction, place: Fraction | None = None) -> tuple[Span, Observation]:
    """The observation of a value that is so many times the earlier one; what is less than one is told as a fall in percent."""
    hedge, start = hedge_before(text, start)
    if value < 1:
        return Span(start, end), Observation(
            Measure.GROWTH, Quantity((1 - value) * 100, Fraction(0), hedge, in_words=True), PERCENT, sign=-1
        )
    quantity = Quantity(value, place or Fraction(0), hedge, in_words=place is None)
    return Span(start, end), Observation(Measure.GROWTH, quantity, MULTIPLE, sign=1)
