"""This file holds the recogniser of numbers in English words: "six hundred and ten million", "half a million", "five dozen"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from factcheck.core.text import Span
from factcheck.expressions import regex
from factcheck.figures.numerals import SCALES, Number, trailing_place
from factcheck.figures.scan import Wordings, apart

SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen".split()
    )
}
TENS = {word: 10 * (value + 2) for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
PARTS = {
    "half": Fraction(1, 2),
    "third": Fraction(1, 3),
    "quarter": Fraction(1, 4),
    "fifth": Fraction(1, 5),
    "sixth": Fraction(1, 6),
    "eighth": Fraction(1, 8),
    "tenth": Fraction(1, 10),
}
"""Parts of one that stand before a scale word: half a million, a quarter of a million."""

_SCALE_WORDS = "hundred|thousand|million|billion|trillion|dozen"
_WORD = rf"(?:{'|'.join([*SMALL, *TENS])}|oh|{_SCALE_WORDS}|point)"
_RUN = regex(
    rf"(?<![A-Za-z0-9-])(?:an?\s(?={_SCALE_WORDS}))?{_WORD}\b(?:(?:[\s-]{{1,2}}|(?<=thousand|.million),\s(?={_WORD}\shundred\b))(?:and[\s-]{{1,2}})?{_WORD}\b){{0,24}}",
    re.I,
)
_TOKEN = regex(r"[A-Za-z]+")
_COMPOUND = regex(rf"-(?!(?:{_WORD})\b)[A-Za-z]")
"""Behind a number word that begins an adjective: the "one" of "59 thousand one-trip permits" is none of the thousands."""
_YEAR = regex(
    rf"\b(?P<century>eighteen|nineteen|twenty)[\s-](?:(?P<tens>{'|'.join(TENS)})(?:[\s-](?P<unit>{'|'.join(list(SMALL)[1:10])}))?"
    rf"|(?:oh|hundred(?: and)?)[\s-](?P<small>{'|'.join(list(SMALL)[1:10])})|(?P<teen>{'|'.join(list(SMALL)[10:])}))\b"
    rf"(?![\s-](?:per|{_SCALE_WORDS}))",
    re.I,
)
_PART_OF_SCALE = regex(
    r"\b(?:(?P<count>an?|one|two|three|four|five)[\s-])?(?P<part>half|quarter|third|fifth|sixth|eighth|tenth)s?"
    rf"\s(?:of\s)?(?:an?\s|one\s)?(?P<scale>{_SCALE_WORDS})\b",
    re.I,
)
_AND_A_PART = regex(rf"\sand\s(?:an?|one|three)[\s-](?P<part>half|quarters?|third)\b(?:[\s-](?P<scale>{_SCALE_WORDS})\b)?", re.I)
_PHONE = regex(r"(?<!point )\b(?:{0})(?:[- ](?:{0})){{3,20}}\b".format("|".join([*list(SMALL)[:10], "oh"])), re.I)


_RUNS: Wordings[None] = Wordings([(" ".join(["a an", *SMALL, *TENS, *_SCALE_WORDS.split("|"), "point oh"]), _RUN, None)])
_YEARS: Wordings[None] = Wordings([("eighteen nineteen twenty", _YEAR, None)])
_PARTS: Wordings[None] = Wordings(
    [("a an one two three four five half quarter quarters third thirds fifth sixth eighth tenth", _PART_OF_SCALE, None)]
)
_PHONES: Wordings[None] = Wordings([(" ".join([*list(SMALL)[:10], "oh"]), _PHONE, None)])


NUMBER_CUES = _RUNS.words | _PARTS.words
"""The words of which a text has one where a number is told in words."""


def digit_by_digit(text: str) -> Iterator[Span]:
    """Numbers told digit by digit, which name a line or a code: "one-two-three-six-seven"."""
    return (Span(*match.span()) for match, _ in _PHONES.matches(text))


@lru_cache(maxsize=16)
def with_years_in_digits(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text, as long as it was, with years told in words put in digits, and the places of these words.

    >>> with_years_in_digits("in twenty twenty-four.")
    ('in 2024              .', (Span(start=3, end=21),))
    """
    matches = apart(match for match, _ in _YEARS.matches(text))
    if not matches:
        return text, ()
    pieces, end = [], 0
    for match in matches:
        pieces += [text[end : match.start()], str(_year(match)).ljust(len(match[0]))]
        end = match.end()
    return "".join([*pieces, text[end:]]), tuple(Span(*match.span()) for match in matches)


def number_words(text: str) -> Iterator[Number]:
    """Every number in English words in a plain text, in order.

    >>> [str(number.value) for number in number_words("six hundred and ten million, half a million and five dozen")]
    ['610000000', '500000', '60']
    """
    parts = [_part(match) for match in apart(match for match, _ in _PARTS.matches(text))]
    behind = {offset: part.span.end for part in parts for offset in range(part.span.start, part.span.end)}
    runs = apart(match for match, _ in _RUNS.matches(text))
    read = (number for run in runs for number in _numbers(text, behind.get(run.start(), run.start()), run.end()))
    yield from sorted([*parts, *read], key=lambda one: one.span)


def _year(match: re.Match[str]) -> int:
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[match["century"].lower()]
    if match["tens"]:
        return century + TENS[match["tens"].lower()] + SMALL.get((match["unit"] or "").lower(), 0)
    return century + SMALL[(match["teen"] or match["small"]).lower()]


def _part(match: re.Match[str]) -> Number:
    count = {"two": 2, "three": 3, "four": 4, "five": 5}.get((match["count"] or "").lower(), 1)
    scale = Fraction(SCALES[match["scale"].lower()])
    value = count * PARTS[match["part"].lower()] * scale
    return Number(Span(*match.span()), value, Fraction(0), scale, in_words=match["scale"].lower() != "dozen", spelled=True)


class _Sum(Struct):
    """A number in words while it is read: what is complete, what waits for its scale, what came last."""

    total: int = 0
    waiting: int = 0
    decimals: str | None = None
    last_scale: int = 10**15
    last: str = ""
    end: int = -1
    one: bool = False

    def takes(self, word: str, after_and: bool) -> bool:
        """Whether the word continues the number; if so, it is added."""
        if self.last == "dozen":
            return False
        if self.decimals is not None:
            return self._takes_decimal(word)
        if after_and and self.last not in ("hundred", "thousand", "million", "billion"):
            return False
        if word in SMALL or word in TENS:
            return self._takes_small(word)
        if word == "point":
            self.decimals = "" if self.last else None
            return bool(self.last)
        return word in SCALES and self._takes_scale(word)

    def _takes_decimal(self, word: str) -> bool:
        if (word in SMALL and SMALL[word] < 10) or word == "oh":
            self.decimals = f"{self.decimals}{SMALL.get(word, 0)}"
            return True
        return word in SCALES and word not in ("dozen", "hundred") and bool(self.decimals) and self._takes_last_scale(word)

    def _takes_last_scale(self, word: str) -> bool:
        if self.last_scale != 10**15:
            return False
        self.last_scale = SCALES[word]
        return True

    def _takes_small(self, word: str) -> bool:
        value = SMALL.get(word, TENS.get(word, 0))
        if self.last in SMALL or (self.last in TENS and not 0 < value < 10):
            return False
        self.waiting += value
        return True

    def _takes_scale(self, word: str) -> bool:
        scale = SCALES[word]
        if not self.waiting and (self.last or not self.one):
            return False
        if scale < 1000:
            if self.waiting >= 100:
                return False
            self.waiting = (self.waiting or 1) * scale
            return True
        if scale >= self.last_scale:
            return False
        self.total += (self.waiting or 1) * scale
        self.waiting, self.last_scale = 0, scale
        return True

    def number(self, span: Span) -> Number:
        """What was read, as a number."""
        value = Fraction(self.total + self.waiting)
        if self.decimals:
            scale = Fraction(self.last_scale if self.last_scale < 10**15 else 1)
            value = (value + Fraction(f"0.{self.decimals}")) * scale
            return Number(span, value, scale / 10 ** len(self.decimals), scale, spelled=True)
        scale = Fraction(self.last_scale if self.total and not self.waiting else 1)
        return Number(span, value, trailing_place(value), scale, spelled=True)


def _numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """The numbers in a run of number words; where a word cannot continue one, the next begins."""
    sum_, begin, after_and = _Sum(), -1, False
    for token in _TOKEN.finditer(text, start, end):
        word = token[0].lower()
        begin = token.start() if begin < 0 and word != "and" else begin
        if word in ("and", "a", "an"):
            after_and = word == "and"
            sum_.one = word != "and"
            continue
        apart_ = sum_.last in SCALES and not after_and and _COMPOUND.match(text, token.end())
        if apart_ or not sum_.takes(word, after_and):
            if sum_.last:
                yield _with_part(text, sum_.number(Span(begin, sum_.end)))
            sum_, begin = _Sum(), token.start()
            if not sum_.takes(word, False):
                sum_, begin = _Sum(), -1
                continue
        sum_.last, sum_.end, after_and = word, token.end(), False
    if sum_.last:
        yield _with_part(text, sum_.number(Span(begin, sum_.end)))


def _with_part(text: str, number: Number) -> Number:
    """The number with "and a half" behind it, and the scale behind that."""
    match = _AND_A_PART.match(text, number.span.end)
    if not match or number.value is None:
        return number
    part = PARTS[match["part"].lower().removesuffix("s")] * (3 if "three" in match[0].lower() else 1)
    scale = Fraction(SCALES[match["scale"].lower()]) if match["scale"] else number.scale
    value = (number.value / number.scale + part) * scale
    return Number(Span(number.span.start, match.end()), value, scale * Fraction(1, 2), scale, spelled=True)
