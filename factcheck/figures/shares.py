"""This file holds the recogniser of shares and fractions in words: one in ten, two-thirds of, 三分之二, 三成."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from factcheck.core.figure import Measure, Observation
from factcheck.core.quantity import Hedge, Quantity
from factcheck.core.text import Span
from factcheck.core.unit import MULTIPLE, PERCENT, Unit
from factcheck.expressions import regex
from factcheck.figures.chinese import DIGITS, chinese_value
from factcheck.figures.compounds import AND_A_PART
from factcheck.figures.hedges import hedge_before, hedge_behind
from factcheck.figures.scan import Wordings, led
from factcheck.figures.units import unit_behind
from factcheck.figures.words import SMALL, TENS

PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "fifteenth": 15, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "hundredth": 100,
}  # fmt: skip

_ONES = "|".join(list(SMALL)[1:])
_WHOLES = "|".join([*list(SMALL)[2:], *TENS, "hundred"])
_IN = regex(
    (
        rf"\b(?P<part>one|two|three|four|five|six|seven|eight|nine|[1-9])\s(?P<link>in(?:\severy)?|out\sof(?:\severy)?)\s"
        rf"(?:a\s(?=hundred\b))?(?P<whole>{_WHOLES}|[0-9]{{1,3}})(?![\w%-]|[.,][0-9]|\s(?:million|billion|thousand|hundred|per|provinces|cities"
        rf"|countries|ports|months|years|days|regions))"
    ),
    re.I,
)
_BEHIND_WHOLE = (
    r"(?=\s?[.,;:)]|\s?$|\s(?:past|across|through|aboard|was|were|is|are|had|has|who|that|which|came|held|took|made|went|got|left|now|last|[a-z]{3,12}ed"
    r"|(?:in|during|over)\s(?:the\s(?:first|second|third|fourth|whole|same)|[12][0-9]{3}))\b)"
)
"""What stands behind a whole that is no count of things: "three in eight | were"."""
_NOUN_IN = regex(
    rf"\b(?P<part>one|1)\s(?:[a-z]{{3,15}}\s){{1,2}}?(?P<link>in(?:\severy)?|out\sof(?:\severy)?)\s(?P<whole>{_WHOLES}|[0-9]{{1,3}})"
    + _BEHIND_WHOLE,
    re.I,
)
"""With its noun inside: "one traveller in nine"."""
_COUNTS_NOTHING = regex(_BEHIND_WHOLE, re.I)
_NTH = {word: whole for word, whole in PARTS.items() if whole > 2 and not word.startswith(("half", "quarter"))} | {"second": 2}
_EVERY = regex(
    rf"\bevery\s(?P<nth>{'|'.join(_NTH)})(?=(?:\s[a-z-]{{3,15}}){{1,3}}?\s(?:was|were|is|are|had|has|came|comes|went|goes|who|involved|concerned|of|at|in)\b)"
    r"(?!\s(?:second|minute|hour|day|night|week|month|quarter|year|time|birthday|anniversary)\b)",
    re.I,
)
"""One of so many: "every fourth traveller was"."""
_TONE = r"(?:mere|bare|scant|paltry|tiny|measly|meagre|modest)\s|(?:full|whole|solid|hefty|whopping|staggering)\s(?!quarter|half(?!\sof\b))"
"""What adds a tone to a part, but for "a full quarter" and "a solid half", which are times."""
_PART = regex(
    (
        rf"\b(?:(?P<count>an?|{_ONES}|[1-9])[\s-](?:{_TONE})?)?(?P<part>half|halves|thirds?|quarters?|fourths?|fifths?|sixths?"
        rf"|sevenths?|eighths?|ninths?|tenths?|elevenths?|twelfths?|fifteenths?|twentieths?|thirtieths?|fortieths?|fiftieths?|sixtieths?"
        r"|hundredths?)\b(?![-\w])"
    ),
    re.I,
)
_END = rf"(?:(?:an?|{_ONES})[\s-](?:half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|twentieth)s?|half|one\sin\s(?:{_WHOLES}))"
_ONE_AND = regex(r"\b(?:an?|one)(?=\s[a-z]{3,9}\sand\s(?:an?|one)\s(?:half|quarter)\b)", re.I)
"""Before a unit of which there are one and a part: "an hour and a half"."""
_BETWEEN = regex(
    rf"\b(?:(?:somewhere|anywhere)\s)?between\s(?P<low>{_END})\sand\s(?P<high>{_END})(?=\sof\s|\s(?:was|were|is|are|came|went)\b)",
    re.I,
)
"""A share told by the two between which it lies."""
_SLASHED = regex(r"(?<![0-9/.,])(?P<part>[1-9])/(?P<whole>[2-9]|10)(?=\sof\b)")
_BEHIND_PART = regex(
    (
        r"\s(?:of|more|less|fewer|higher|lower|as|were|was|are|is|to|from|in|on|over|than|came|went|held|had|have|belonged"
        r"|(?:that|those)(?=\s(?:of|in|for)\s)|what(?=\s(?:it|they)\b)|(?:its|their)(?=\s(?:level|number|size|volume|total)\b)"
        r"|involved|the|year|against|compared|versus|(?:up|down)(?=\s(?:on|from|over|against|compared|year)\b|\s?[.,;:)]|\s?$)"
        r"|(?:above|below)(?=\s(?:(?:the|its|their)\s)?(?:[a-z]{3,10}\s)?(?:level|last|previous|year|that|those|what|(?:19|20)[0-9]{2})))\b"
        r"|[,.;:)!?]|\s?$|\s[–—-]\s"
    ),
    re.I,
)
_TIME_QUARTER = regex(r"\s(?:earlier|ago|later|before)\b|\sof\s(?:(?:the|last|this)\syear|(?:19|20)[0-9]{2})(?!['’]s\s)", re.I)
_AND_BEFORE = regex(
    (
        rf"(?:[0-9]|\b(?:{_ONES}|{'|'.join(TENS)}|hundred|thousand|million|billion|dozen))\sand\s(?:an?\s|one\s"
        rf"|three[\s-])?$"
    ),
    re.I,
)
_UNIT_BEFORE = regex(rf"(?:[0-9]|\b(?:an?|{_ONES}|{'|'.join(TENS)}))(?P<unit>\s[a-z]{{2,9}})\sand\s(?:an?\s|one\s)?$", re.I)
"""Before a part of a unit of which there are some: "two hours and | a half"."""
_EACH_QUARTER = regex(r"(?<!\b(?:19|20)[0-9])[0-9](?:\s(?:million|billion|thousand))?(?:\s[a-z-]{3,20}){1,4}\s$", re.I)
"""What stands before "a quarter" that is one of a year: "4,000 cases a quarter"."""
_ORDERED = regex(r"\b(?:first|second|third|fourth|last|final|this|next|other|better|latter|in|per|every|each)\s$", re.I)
_AS_MANY = regex(r"\sas\s(?:many|much|high|large|big)\b", re.I)
_AGAIN = regex(
    r"\sas\s(?:many|much|high|large|big|long|great)(?:\s[a-z]{3,15}){0,2}\sagain\b|\sagain(?=\sas\s(?:many|much|high|large|big|long|great)\b)",
    re.I,
)
"""Behind a fraction that is put on top of a former value: "half as many again"."""
_PACE = regex(r"\sthe\s(?:rate|pace|speed)\b(?!\sof\b)", re.I)
"""Behind "half", what is no whole that the base could know: "grew at half the rate"."""
_NOT_ONE = regex(r"\bnot\s(?:even\s)?(?=(?:one|1)\s(?:in|out\sof)\b(?!.{0,80}\sbut\s))", re.I)
"""How less than a share is told: "not one in ten was late", but not "not one in ten but one in five"."""
NOT_BEFORE, NOT_BEHIND = 12, 100
"""How far before and behind a share such words may reach."""
_OF_A = regex(r"\s(?:of\s)?(?:an?|one)\s", re.I)
_OF_SCALE = regex(r"\s(?:of\s)?(?:(?:an?|one)\s)?(?:hundred|thousand|million|billion|trillion|dozen)\b", re.I)
_HAN_PARTS = regex(
    r"(?P<whole>[二三四五六七八九十]{1,3})分之(?P<part>[一二两三四五六七八九]{1,3})|(?P<tenths>[一二两三四五六七八九0-9])成(?P<half>半|[一二三四五六七八九])?"
    r"(?![立为都员果长绩熟功本交年])|(?P<half_of>一半|半数|过半)"
)
_ARE = r"(?=\s(?:(?:[a-z]{3,15}\s){1,2}(?:(?:in|of|during)\s(?:19|20)[0-9]{2}\s)?)?(?:was|were|are|came|arrived|went|left)\b)"
_MOST = regex(
    rf"\bmajority(?=\sof\b)|(?<!the\s)\bmost(?=\sof\s(?:the|all|those|these|its|their)\b)|^most(?!\s(?:was|were|are|came|arrived|went|left)\b){_ARE}|(?<=[,;.]\s)most{_ARE}|(?<=[,;]\sthe\s)majority{_ARE}|"
    r"\b(?:majority|minority)(?P<apposed>(?=[,.;)]|$))",
    re.I,
)
"""More than half, or less, told without a number."""
_CALLED = regex(
    r"(?:%|per\s?cent)[^.;:!?]{0,60}(?:,| [–—-]| \()\s?(?:i\.e\.\s)?(?:an?|the)\s(?:(?!growing)[a-z]{3,12}\s){0,2}$", re.I
)
"""How the words before it lead to what a share is called: "48 % of the visits, a clear | majority"."""
_PART_WORDS = " ".join([*PARTS, *(f"{part}s" for part in PARTS)])
_WORDINGS: Wordings[None] = Wordings(
    [
        ("one two three four five six seven eight nine 0_in 0_out", _IN, None),
        ("one #2", _NOUN_IN, None),
        ("every", _EVERY, None),
        (f"a an 0- {' '.join(list(SMALL)[1:])} {_PART_WORDS} {led('0', _PART_WORDS)}", _PART, None),
        ("a an one", _ONE_AND, None),
        ("between somewhere anywhere", _BETWEEN, None),
        ("0/", _SLASHED, None),
        ("majority most minority", _MOST, None),
        ("00 " + " ".join("一二两三四五六七八九十半过"), _HAN_PARTS, None),
    ]
)

SHARE_CUES = _WORDINGS.words
"""The words of which a text has one where a share is told in words."""


def share_words(text: str) -> Iterator[tuple[Span, Observation]]:
    """The shares, fractions and parts of a unit that words tell, in no order.

    >>> [(text.quantity.value, text.unit.name) for _, text in share_words("one in ten; a quarter of a tonne; half of them")]
    [(Fraction(10, 1), '%'), (Fraction(1, 4), 't'), (Fraction(50, 1), '%')]
    """
    for match, _ in _WORDINGS.matches(text):
        if match.re.pattern == _PART.pattern:
            if told := _part(text, match):
                yield told
        elif match.re.pattern == _ONE_AND.pattern:
            yield from _one_and(text, match)
        elif match.re.pattern == _BETWEEN.pattern:
            yield from _between(match)
        elif match.re.pattern == _EVERY.pattern:
            yield _share(text, match.start(), match.end(), Fraction(1, _NTH[match["nth"].lower()]))
        elif match.re.pattern == _MOST.pattern:
            if match["apposed"] is None or _CALLED.search(text, max(0, match.start() - NOT_BEHIND), match.start()):
                hedge = Hedge.LESS_THAN if match[0].lower() == "minority" else Hedge.MORE_THAN
                yield Span(*match.span()), Observation(Measure.SHARE, Quantity(Fraction(50), hedge=hedge, in_words=True), PERCENT)
        elif (value := _han(match) if match.re.pattern == _HAN_PARTS.pattern else _of(match)) is not None:
            yield _share(text, match.start(), match.end(), value)


def is_most(words: str) -> bool:
    """Whether words tell more or less than half without a number: "a clear majority"."""
    return words.lower() in ("majority", "minority", "most")


def _of(match: re.Match[str]) -> Fraction | None:
    """The value of "one in ten", "three out of four", "2/3"; None for what is no part of a whole ("two in six cities")."""
    part, whole = _small(match["part"]), _small(match["whole"])
    link = match.groupdict().get("link") or "/"
    is_whole = part == 1 or link != "in" or whole in (3, 4, 5, 10, 100) or _COUNTS_NOTHING.match(match.string, match.end())
    if part >= whole or not is_whole:
        return None
    return Fraction(part, whole)


def _between(match: re.Match[str]) -> Iterator[tuple[Span, Observation]]:
    """The share that lies between two others, the smaller told first."""
    low, high = (_end_of_range(match[name].lower()) for name in ("low", "high"))
    if low < high:
        share = Quantity(low * 100, upper=high * 100, in_words=True)
        yield Span(*match.span()), Observation(Measure.SHARE, share, PERCENT)


def _end_of_range(words: str) -> Fraction:
    """The value of "a fifth", "two-thirds", "half" or "one in ten"."""
    told = words.replace("-", " ").split()
    if "in" in told:
        return Fraction(1, _small(told[-1]))
    name = told[-1] if told[-1] in PARTS else told[-1].removesuffix("s")
    return Fraction(_small(told[0]) if len(told) > 1 else 1, PARTS[name])


def _part(text: str, match: re.Match[str]) -> tuple[Span, Observation] | None:
    """What a fraction tells: a share, a ratio ("half as many"), a part of a unit ("half an hour"), or None."""
    word, count = match["part"].lower(), (match["count"] or "").lower()
    name = word if word in PARTS else word.removesuffix("s")
    if _is_no_fraction(text, match, name, count):
        return None
    value = Fraction(_small(count) if count else 1, PARTS[name])
    unit, end = _unit_of_part(text, match.end(), halved=name == "half" and count in ("a", "an"))
    if unit:
        return _told(text, Span(match.start(), end), Measure.LEVEL, value, unit)
    if again := _AGAIN.match(text, match.end()):
        span, share = _share(text, match.start(), again.end(), value)
        return span, replace(share, measure=Measure.GROWTH, sign=1)
    if value > 1 or not _BEHIND_PART.match(text, match.end()):
        return None
    if as_many := _AS_MANY.match(text, match.end()):
        return _told(text, Span(match.start(), as_many.end()), Measure.RATIO, value, MULTIPLE)
    return _share(text, match.start(), match.end(), value)


def _one_and(text: str, match: re.Match[str]) -> Iterator[tuple[Span, Observation]]:
    """One unit and a part of it: "an hour and a half"."""
    unit, end = unit_behind(text, match.end())
    part = AND_A_PART.match(text, end) if unit is not None else None
    if unit is not None and part is not None:
        yield _told(text, Span(match.start(), part.end()), Measure.LEVEL, 1 + Fraction(1, PARTS[part["part"].lower()]), unit)


def _is_no_fraction(text: str, match: re.Match[str], name: str, count: str) -> bool:
    """Whether the word orders or times ("a second quarter", "the third", "two quarters of 2024") or is part of a number."""
    if count in ("", "a", "an", "one", "three") and _AND_BEFORE.search(text, max(0, match.start() - 20), match.start()):
        return True
    more = _UNIT_BEFORE.search(text, max(0, match.start() - 24), match.start()) if name in ("half", "quarter") else None
    if more is not None and unit_behind(text, more.start("unit"))[0] is not None and AND_A_PART.match(text, more.end("unit")):
        return True
    if count in ("", "a", "an") and _ORDERED.search(text, max(0, match.start() - 14), match.start()):
        return True
    if name == "quarter" and count == "a" and _EACH_QUARTER.search(text, max(0, match.start() - 60), match.start()):
        return not text.startswith(" of ", match.end())
    if _PACE.match(text, match.end()):
        return True
    bare = not count or (count in ("a", "an", "one", "1") and match["part"].lower().endswith("s"))
    return (name != "half" and bare) or bool(_TIME_QUARTER.match(text, match.end()) or _OF_SCALE.match(text, match.end()))


def _unit_of_part(text: str, end: int, *, halved: bool) -> tuple[Unit | None, int]:
    """The unit that is parted: "half an hour", "a quarter of a tonne", "a half hour"."""
    if of := _OF_A.match(text, end):
        return unit_behind(text, of.end() - 1)
    return unit_behind(text, end) if halved else (None, end)


def _small(word: str) -> int:
    if word.isdigit():
        return int(word)
    return {"a": 1, "an": 1, "hundred": 100, **SMALL, **TENS}[word.lower()]


def _han(match: re.Match[str]) -> Fraction | None:
    if match["half_of"]:
        return Fraction(1, 2)
    if match["tenths"]:
        tenths = int(match["tenths"]) if match["tenths"].isdigit() else DIGITS[match["tenths"]]
        more = match["half"]
        return Fraction(tenths, 10) + (Fraction(5 if more == "半" else DIGITS[more], 100) if more else 0)
    whole, part = chinese_value(match["whole"]), chinese_value(match["part"])
    return part / whole if whole and part and part < whole else None


def _share(text: str, start: int, end: int, value: Fraction) -> tuple[Span, Observation]:
    return _told(text, Span(start, end), Measure.SHARE, value * 100, PERCENT)


def _told(text: str, span: Span, measure: Measure, value: Fraction, unit: Unit) -> tuple[Span, Observation]:
    behind, end = hedge_behind(text, span.end)
    before, start = hedge_before(text, span.start)
    denied = _NOT_ONE.search(text, max(0, start - NOT_BEFORE), end + NOT_BEHIND) if start == span.start else None
    if denied and denied.end() == start:
        before, start = Hedge.LESS_THAN, denied.start()
    return Span(start, end), Observation(measure, Quantity(value, hedge=before or behind, in_words=True), unit)
