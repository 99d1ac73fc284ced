"""This file holds the recogniser of numbers in Chinese characters: 三千二百, 六亿一千万, 四十三点九, 半."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from factcheck.core.quantity import Hedge
from factcheck.core.text import Span
from factcheck.expressions import regex
from factcheck.figures.numerals import Number, trailing_place

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
PLACES = {"十": 10, "百": 100, "千": 1000}
SCALES = {"万": 10**4, "亿": 10**8}
CLASSIFIERS = (
    "个月|个|名|人|起|件|国|省|市|县|种|项|支|本|次|座|艘|架|列|辆|条|部|家|处|批|枚|发|份|张|台|只|位|类"
    "|吨|公斤|千克|克|年|天|小时|分钟|秒|周|日|季度|万|亿|倍|成|元|美元"
)
"""Words that stand behind a number that counts; a single character before none of them is no number (三亚, 统一)."""

_NUMBER = regex(
    r"(?<![第几零〇一二两三四五六七八九十百千万亿])"
    r"(?P<body>[一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿]{0,20})"
    r"(?:点(?P<decimals>[零〇一二三四五六七八九]{1,9})(?P<scale>[万亿])?)?(?P<odd>[余多])?(?P<after>[万亿](?![一]))?"
)
_COUNTS = regex(f"(?:{CLASSIFIERS})")
_HALF = regex(r"半(?=个?(?:小时|年|月|天))")
_NOT_BEHIND = regex(r"[届大]|中全会|[、，]?(?:五)?规划|分之|分(?!钟)")


def chinese_numbers(text: str) -> Iterator[Number]:
    """Every number in Chinese characters, in order.

    >>> [str(number.value) for number in chinese_numbers("三千二百起，六亿一千万人次，统一口岸")]
    ['3200', '610000000']
    """
    if text.isascii() or not any(character in text for character in "一二两三四五六七八九十半"):
        return
    position = 0
    while match := _NUMBER.search(text, position):
        number = _number(text, match)
        position = match.end()
        if number:
            yield number
    for match in _HALF.finditer(text):
        if text[max(0, match.start() - 1) : match.start()] not in ("上", "下", "前", "后", "个"):
            yield Number(Span(*match.span()), Fraction(1, 2), Fraction(0), in_words=True, spelled=True)


def chinese_value(body: str) -> Fraction | None:
    """The value of a number in Chinese characters, None for characters that make none.

    >>> chinese_value("二十四"), chinese_value("一亿零五十万")
    (Fraction(24, 1), Fraction(100500000, 1))
    """
    total = section = digit = 0
    if len(body) > 1 and all(character in DIGITS for character in body):
        return Fraction(int("".join(str(DIGITS[character]) for character in body)))
    for character in body:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in PLACES:
            section, digit = section + (digit or 1) * PLACES[character], 0
        elif section + digit or total:
            total, section, digit = (
                (total + section + digit) * SCALES[character]
                if character == "亿"
                else total + (section + digit) * SCALES[character],
                0,
                0,
            )
    value = total + section + digit
    return Fraction(value) if value else None


def _number(text: str, match: re.Match[str]) -> Number | None:
    """The number, or None where the characters are part of a word."""
    body, end = match["body"], match.end()
    spelled_out = len(body) > 1 and any(character in "十百千万亿" for character in body)
    if not (spelled_out or match["decimals"] or match["after"] or _COUNTS.match(text, end)) or _NOT_BEHIND.match(text, end):
        return None
    if body == "一" and not match["decimals"] and not match["after"]:
        return None
    whole = chinese_value(body)
    if whole is None:
        return None
    scale = Fraction(SCALES.get(match["after"] or match["scale"] or "", 1))
    decimals = "".join(str(DIGITS[character]) for character in match["decimals"] or "")
    value = (whole + (Fraction(f"0.{decimals}") if decimals else 0)) * scale
    place = scale / 10 ** len(decimals) if decimals or scale > 1 else trailing_place(value)
    hedge = Hedge.ABOUT if match["odd"] else None
    return Number(Span(match.start(), end), value, place, scale, hedge=hedge, spelled=True)
