"""This file holds the recogniser of numbers in digits: every grouping, scale words and short forms, and malformed numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.quantity import Hedge, Quantity
from factcheck.core.text import Span
from factcheck.expressions import regex
from factcheck.figures.scan import DIGITS, starts

SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "lakh": 10**5,
    "crore": 10**7,
}
SHORT = {"k": 1000, "mn": 10**6, "mln": 10**6, "m": 10**6, "bn": 10**9, "bln": 10**9, "b": 10**9, "tn": 10**12, "trn": 10**12}
PINYIN = {"wan": 10**4, "yi": 10**8}
"""Chinese scale words in Latin letters; with a capital they begin a name (3 Wan Road)."""
HAN_SCALES = {"万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 1000, "百": 100}
VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
LONGEST = 30
"""A numeral of more characters is no number that anybody printed."""

_FOLDED = {ord(wide): plain for wide, plain in zip("０１２３４５６７８９．％－−‑～’＋＄", "0123456789.%---~'+$", strict=True)}
_SPACES = " \u00a0\u2009\u202f"
_NO_SPACES = dict.fromkeys(map(ord, _SPACES))
_NUMERAL = regex(
    r"(?:(?<![A-Za-z0-9_])(?<![A-Za-z0-9][.,'])|(?<=RMB)|(?<=CNY)|(?<=USD)|(?<=HKD)|(?<=EUR)|(?<=GBP)|(?<=JPY))(?:"
    rf"(?P<spaced>[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}}(?![0-9]))+(?:\.[0-9]+)?(?![.,']?[0-9]))"
    r"|[0-9]+(?:[.,'][0-9]+)*)"
)
_WELL_FORMED = regex(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?:'[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_DOTTED = regex(r"[0-9]+(?:\.[0-9]+){2,}")
_NO_GROUPS_AFTER = regex(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september"
    r"|october|november|december|section|page|chapter|article|item|part|table|no)\.? $",
    re.I,
)
_SCALE = regex(
    rf"[\s-]{{0,2}}(?:(?P<first>hundred|thousand|ten[\s-]thousand)[\s-])?(?P<scale>{'|'.join(SCALES)})s?(?![A-Za-z])", re.I
)
_SHORT = regex(
    rf" ?(?P<spaced>mn|mln|bn|bln|tn|trn|(?-i:{'|'.join(PINYIN)}))(?![A-Za-z])|(?P<short>{'|'.join(SHORT)})(?![A-Za-z])", re.I
)
_HAN = regex(rf"(?P<odd>[余多来几])?(?P<scale>{'|'.join(HAN_SCALES)})(?<!千(?=[克米瓦伏卡]))")
_METRES = regex(r"m[\s-](?:high|deep|long|wide|tall|sprint|race|dash|hurdles|freestyle|relay|above|below|away|underground)", re.I)
_SUFFIX = regex(
    r"(?:kg|kgs|km|kms|cm|g|t|mg|h|hr|hrs|min|mins|sec|x|pc|pct|pp|ppt|bp|bps|l|ft|lb|lbs|oz|mi|ha|yuan|rmb|kWh|MWh"
    r"|GWh|KG|KM)(?![A-Za-z])"
)


class Number(Struct, frozen=True):
    """A number in a text; `value` has its scale multiplied in, None for a malformed numeral.

    `scale` is the factor of its scale word, 1 where it has none; `hedge` stands inside the number ("300余万").
    """

    span: Span
    value: Fraction | None
    place: Fraction = Fraction(0)
    scale: Fraction = Fraction(1)
    in_words: bool = False
    hedge: Hedge | None = None
    spelled: bool = False

    def quantity(self) -> Quantity:
        """The number as a quantity without what stands around it."""
        assert self.value is not None
        return Quantity(self.value, self.place, self.hedge, in_words=self.in_words)

    def scaled(self, factor: Fraction) -> Number:
        """The same number with the scale word of another: the 10 of "10-12 million"."""
        if self.value is None or self.scale != 1 or factor == 1:
            return self
        return replace(self, value=self.value * factor, place=max(self.place, Fraction(1)) * factor, scale=factor)


def plain(text: str) -> str:
    """The text, as long as it was, with full-width digits, odd hyphens and curly apostrophes made plain.

    >>> plain("３０％ of China’s")
    "30% of China's"
    """
    return text.translate(_FOLDED)


def numerals(text: str) -> Iterator[Number]:
    """Every number in digits in a plain text, in order.

    >>> [str(n.value) for n in numerals("31.49,000 of 1,430 or 0.341 billion")]
    ['None', '1430', '341000000']
    """
    position = 0
    for start in starts(text).get(DIGITS, ()):
        if start < position or not (match := _NUMERAL.match(text, start)):
            continue
        end = _end(text, match)
        number = _read(text, Span(start, end))
        position = max(end, number.span.end) if number else end
        if number:
            yield number


def trailing_place(value: Fraction) -> Fraction:
    """The place of a whole number: its trailing groups of 000 read as a scale word, else 0 for exactly that number.

    >>> trailing_place(Fraction(610_000_000)), trailing_place(Fraction(3459))
    (Fraction(1000000, 1), Fraction(0, 1))
    """
    if not value or value.denominator > 1:
        return Fraction(0)
    whole, place = value.numerator, 1
    while whole % (place * 1000) == 0:
        place *= 1000
    return Fraction(place if place > 1 else 0)


def _end(text: str, match: re.Match[str]) -> int:
    """Where the numeral ends: "10 300" behind "July" are two numbers."""
    if match["spaced"] and " " in match[0] and _NO_GROUPS_AFTER.search(text, max(0, match.start() - 12), match.start()):
        return match.start() + match[0].index(" ")
    return match.end()


def _read(text: str, span: Span) -> Number | None:
    """The number printed there with its scale; None for what is no number (a version, an ordinal, a code)."""
    printed = text[span.start : span.end].translate(_NO_SPACES)
    if (_is_code(printed) and not (text.startswith("%", span.end) or _SCALE.match(text, span.end))) or not _may_follow(
        text, span.end
    ):
        return None
    vulgar = VULGAR.get(text[span.end : span.end + 1])
    if len(printed) > LONGEST or not _WELL_FORMED.fullmatch(printed):
        return Number(Span(span.start, _scale(text, span.end)[1]), None)
    digits = printed.replace(",", "").replace("'", "")
    if vulgar:
        span = Span(span.start, span.end + 1)
    scale, end, hedge = _scale(text, span.end)
    value = Fraction(int(digits) if digits.isdecimal() else digits)
    if vulgar or scale != 1:
        value = (value + (vulgar or 0)) * scale
    place = _place(digits, value, scale, vulgar is not None)
    return _with_smaller(text, Number(Span(span.start, end), value, place, scale, vulgar is not None, hedge))


def _is_code(printed: str) -> bool:
    """Whether digits and dots are a version, an address or a code rather than a number."""
    if _DOTTED.fullmatch(printed):
        return any(len(group) != 3 for group in printed.split(".")[1:])
    return len(printed) > 1 and printed[0] == "0" and printed[1] in "0123456789"


def _may_follow(text: str, end: int) -> bool:
    """Whether what is attached to the digits leaves them a number: "5k" and "30kg" do, "5G" and "20th" do not."""
    behind = text[end : end + 1]
    if not (behind.isascii() and behind.isalpha()):
        return True
    return bool(_SHORT.match(text, end) or _SUFFIX.match(text, end) or _SCALE.match(text, end))


def _scale(text: str, end: int) -> tuple[Fraction, int, Hedge | None]:
    """The factor of the scale word behind a numeral, where that word ends, and a hedge inside ("300余万")."""
    if match := _SCALE.match(text, end):
        first = {"hundred": 100, "thousand": 1000}.get((match["first"] or "").lower(), 10_000 if match["first"] else 1)
        return Fraction(first * SCALES[match["scale"].lower()]), match.end(), None
    if (match := _SHORT.match(text, end)) and not _METRES.match(text, end):
        word = (match["spaced"] or match["short"]).lower()
        return Fraction(SHORT.get(word) or PINYIN[word]), match.end(), None
    if match := _HAN.match(text, end):
        return Fraction(HAN_SCALES[match["scale"]]), match.end(), Hedge.ABOUT if match["odd"] else None
    return Fraction(1), end, None


def _place(digits: str, value: Fraction, scale: Fraction, vulgar: bool) -> Fraction:
    decimals = len(digits.partition(".")[2])
    if decimals:
        return scale / Fraction(10**decimals)
    if vulgar:
        return scale / 2
    if scale == SCALES["dozen"]:
        return Fraction(0)
    return scale if scale > 1 else trailing_place(value)


def _with_smaller(text: str, number: Number) -> Number:
    """The number with a smaller one right behind added: 1亿2000万 is one number."""
    end = number.span.end
    match = _NUMERAL.match(text, end) if number.scale >= 10_000 and text[end - 1] in "万亿" else None
    if not match or not match[0].isdigit():
        return number
    scale, end, hedge = _scale(text, match.end())
    added = Fraction(match[0]) * scale
    if number.value is None or not added < number.scale or (scale == 1 and len(match[0]) != 4):
        return number
    return replace(
        number, span=Span(number.span.start, end), value=number.value + added, place=max(scale, Fraction(1)), hedge=hedge
    )
