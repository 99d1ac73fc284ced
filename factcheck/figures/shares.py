"""This file holds the recogniser of shares and fractions in words: one in ten, three out of four, two-thirds of, 三分之二, 三成."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from factcheck.core.figure import Measure, Observation
from factcheck.core.quantity import Quantity
from factcheck.core.text import Span
from factcheck.core.unit import MULTIPLE, PERCENT, Unit
from factcheck.figures.chinese import DIGITS, chinese_value
from factcheck.figures.hedges import hedge_before, hedge_behind
from factcheck.figures.scan import Wordings
from factcheck.figures.units import unit_behind
from factcheck.figures.words import SMALL, TENS

PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twelfth": 12, "twentieth": 20, "hundredth": 100,
}  # fmt: skip

_ONES = "|".join(list(SMALL)[1:])
_WHOLES = "|".join([*list(SMALL)[2:], *TENS, "hundred"])
_IN = re.compile(
    rf"\b(?P<part>one|two|three|four|five|six|seven|eight|nine|[1-9])\s(?P<link>in(?:\severy)?|out\sof(?:\severy)?)\s(?P<whole>{_WHOLES}|[0-9]{{1,3}})(?![\w%-]|[.,][0-9]|\s(?:million|billion|thousand|hundred|per|provinces|cities|countries|ports|months|years|days|regions))",
    re.I,
)
_PART = re.compile(
    rf"\b(?:(?P<count>an?|{_ONES}|[1-9])[\s-])?(?P<part>half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twentieths?|hundredths?)\b(?![-\w])",
    re.I,
)
_SLASHED = re.compile(r"(?<![0-9/.,])(?P<part>[1-9])/(?P<whole>[2-9]|10)(?=\sof\b)")
_BEHIND_PART = re.compile(
    r"\s(?:of|more|less|fewer|higher|lower|as|were|was|are|is|to|from|in|on|over|than|came|went|held|had|have|belonged|involved|the|year)\b|[,.;:)!?]|\s?$|\s[–—-]\s",
    re.I,
)
_TIME_QUARTER = re.compile(
    r"\s(?:earlier|ago|later|before|hour)\b|\sof\s(?:the\syear|last\syear|this\syear|(?:19|20)[0-9]{2})", re.I
)
_AS_MANY = re.compile(r"\sas\s(?:many|much|high|large|big)\b", re.I)
_OF_A = re.compile(r"\s(?:of\s)?(?:an?|one)\s", re.I)
_OF_SCALE = re.compile(r"\s(?:of\s)?(?:(?:an?|one)\s)?(?:hundred|thousand|million|billion|trillion|dozen)\b", re.I)
_HAN_PARTS = re.compile(
    r"(?P<whole>[二三四五六七八九十]{1,3})分之(?P<part>[一二两三四五六七八九]{1,3})|(?P<tenths>[一二两三四五六七八九0-9])成(?P<half>半|[一二三四五六七八九])?(?![立为都员果长绩熟功本交年])|(?P<half_of>一半|半数|过半)"
)
_WORDINGS: Wordings[None] = Wordings(
    [
        ("one two three four five six seven eight nine 0", _IN, None),
        (" ".join(["a an 0", *list(SMALL)[1:], *PARTS, *(f"{part}s" for part in PARTS)]), _PART, None),
        ("0", _SLASHED, None),
        ("0 " + " ".join("一二两三四五六七八九十半过"), _HAN_PARTS, None),
    ]
)


def share_words(text: str) -> Iterator[tuple[Span, Observation]]:
    """The shares, fractions and parts of a unit that words tell, in no order.

    >>> [(text.quantity.value, text.unit.name) for _, text in share_words("one in ten; a quarter of a tonne; half of them")]
    [(Fraction(10, 1), '%'), (Fraction(1, 4), 't'), (Fraction(50, 1), '%')]
    """
    for match, _ in _WORDINGS.matches(text):
        if match.re is _PART:
            if told := _part(text, match):
                yield told
        elif (value := _han(match) if match.re is _HAN_PARTS else _of(match)) is not None:
            yield _share(text, match.start(), match.end(), value)


def _of(match: re.Match[str]) -> Fraction | None:
    """The value of "one in ten", "three out of four", "2/3"; None for what is no part of a whole ("two in six cities")."""
    part, whole = _small(match["part"]), _small(match["whole"])
    link = match.groupdict().get("link") or "/"
    if part >= whole or not (part == 1 or link != "in" or whole in (3, 4, 5, 10, 100)):
        return None
    return Fraction(part, whole)


def _part(text: str, match: re.Match[str]) -> tuple[Span, Observation] | None:
    """What a fraction tells: a share, a ratio ("half as many"), a part of a unit ("half an hour"), or None."""
    word, count = match["part"].lower(), (match["count"] or "").lower()
    name = word if word in PARTS else word.removesuffix("s")
    if (name != "half" and (not count or (count in ("a", "an", "one", "1") and word.endswith("s")))) or _TIME_QUARTER.match(
        text, match.end()
    ):
        return None
    value = Fraction(_small(count) if count else 1, PARTS[name])
    if _OF_SCALE.match(text, match.end()):
        return None
    if of := _OF_A.match(text, match.end()):
        unit, end = unit_behind(text, of.end() - 1)
        if unit:
            return _told(text, Span(match.start(), end), Measure.LEVEL, value, unit)
    unit, end = unit_behind(text, match.end()) if name == "half" and count in ("a", "an") else (None, 0)
    if unit:
        return _told(text, Span(match.start(), end), Measure.LEVEL, value, unit)
    if value > 1 or not _BEHIND_PART.match(text, match.end()) or not _may_be_share(text, match, count):
        return None
    if as_many := _AS_MANY.match(text, match.end()):
        return _told(text, Span(match.start(), as_many.end()), Measure.RATIO, value, MULTIPLE)
    return _share(text, match.start(), match.end(), value)


def _may_be_share(text: str, match: re.Match[str], count: str) -> bool:
    """Whether "half" or "a quarter" can be a fraction here: not "the first half", "in a quarter", "half the time"."""
    before = text[max(0, match.start() - 14) : match.start()].lower()
    if re.search(r"\b(?:first|second|third|fourth|last|final|this|next|other|better|latter|in|per|every|each)\s$", before):
        return count not in ("", "a", "an")
    return count not in ("", "a", "an") or bool(
        re.match(r"half|halves|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth", match["part"], re.I)
    )


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
    return Span(start, end), Observation(measure, Quantity(value, hedge=before or behind, in_words=True), unit)
