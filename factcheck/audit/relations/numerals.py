"""This file holds the search for numerals that are none, for numbers cut apart, and for what they may have been meant for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from factcheck.audit.bonds import Cut, Grouped, Malformed, Portion, Sum
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.audit.totals import added
from factcheck.audit.working import amount, total
from factcheck.core.figure import Measure
from factcheck.core.finding import Bar, Reading
from factcheck.core.interval import Interval
from factcheck.core.quantity import Quantity
from factcheck.core.text import BlockKind, Span
from factcheck.expressions import regex

MIXED = regex(r"(?P<decimal>\d+\.\d+),000")
BROKEN = regex(
    r"\d+(?:\.\d+){2,}|\d+\.\d+,\d{3}|\d{1,3}(?:,\d{3})*,(?:\d\d|\d{4,5})(?:,\d{3})*(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+,\d+"
    r"|\d{2,3},\d{1,2}\.\d{2,}"
)
"""Numerals whose digits are grouped as in no number, and that are no list of numbers without blanks (1,2 or 2000,2001) either."""
LONG_DECIMAL = regex(r"(?!(?:19|20)\d\d,)\d{4,7},\d{1,2}|\d{1,3}(?:\.\d{3})+,\d{1,2}")
SCALED_BROKEN = regex(r"(?<![\d.,])\d{1,3},\d\.\d+(?:\s?%| (?:m|b|tr)illion\b)")
"""One that might be a pair of coordinates, did it not have a scale."""
SCALED_DECIMAL = regex(r"\d{1,3},\d(?:\s?%| (?:m|b|tr)illion\b)")
"""A number with a decimal comma, alone and with a scale: none in a text that groups its digits by commas."""
COMMA_GROUPS = regex(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
DECIMAL_COMMA = regex(r"(?<![\d.,])\d+(?:\.\d{3})*,\d{1,2}(?![\d,.])")
INDIAN = regex(r"\d{1,2}(?:,\d{2})+,\d{3}")
INDIAN_NUMBER = regex(rf"(?<![\d.,]){INDIAN.pattern}(?![\d,])")
"""Groups as they are made in India, and a number that has them: 12,34,567."""
LAKH = regex(r"\b(?:lakh|crore)s?\b", re.I)
IN_INDIA = regex(rf"{LAKH.pattern}|\b(?:Rs\b|INR\b|rupees?\b|taka\b|India|Pakistan|Bangladesh|Nepal|Sri Lanka)|₹", re.I)
ELSEWHERE = regex(r"\b(?:m|b)illion\b|(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?![\d,])")
"""What a text has that counts so, and what one has that does not."""
INDIAN_SLIP = regex(r"\d{1,2}[.,]\d\d[.,]\d{3}")
"""What may be such groups with a point for a comma, where a text counts in lakh: "26.80,000" for 26,80,000."""
DOTTED = regex(r"\d{1,3}(?:\.\d{3})+")
"""Groups as they are made in Germany, or an address: 1.234.567."""
BRACKETED = regex(r"[(\[{<]\s?$")
QUOTES = regex("[\"“”„«‘'「][\"”“»’'」]")
JUMBLED = regex(r"\d+(?:,\d+)+")
SIGN = regex(r"[.,]")
WELL_FORMED = regex(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d+)?")
"""A number as it is printed; one sign too many, left out, may make a numeral one."""
NUMERAL = regex(r"\d[\d.,]*\d")
SCALED = regex(r"(?P<number>\d{1,3},\d{3}) (?P<scale>million|billion)\b")
DECIMALS = regex(r"\d{1,3}\.\d{3} (?P<scale>million|billion)\b")
SCALES = {"million": 10**6, "billion": 10**9}
LONE_PERCENT = regex(r"[.!?]\s{1,3}[%％]")
WITHOUT_PERCENT = regex(r"(?<![\d.,])\d{1,4}\.\d{1,2}(?![\d%％]|\s?(?:per\s?cent|[a-z]+illion|tons?|kg|km))")
LOOK_BACK = 160
REST = regex(r"\s*\d[\d,.]*(?:\s[A-Za-z]+){1,2}[.;]?\s*")
"""A sentence that is nothing but a number and its unit."""
MOST_LEFT = 3
"""A number that was cut stands this few words before its full stop."""
DONE = "were|are|had|have|said|say|answered|voted|passed|use|used|took|rated|felt|reported"
OF_THE = regex(
    rf"\s?of (?:the |all |its |these |those |their |our )?(?:[a-z-]+ ){{0,2}}[a-z-]+ (?:{DONE})\b",
    re.I,
)
"""Behind a percentage that is one of a whole: "62 percent of the sailors were …"."""
AMOUNTS = "last|previous|earlier|year|level|target|capacity|quota|plan|income|value|limit|average|norm|budget|gdp"
OF_AN_AMOUNT = regex(rf"\s?of\b[^,.;]{{0,40}}\b(?:{AMOUNTS})\b", re.I)
"""Behind a percentage that may well be more than a hundred."""
RATES = "satisfaction|approval|resolution|pass|success|survival|employment|turnout"
RATE_BEFORE = regex(rf"\b(?:{RATES})(?: rate)?\b[^.;]{{0,40}}$", re.I)


def malformed(scene: Scene, sums: Sequence[Sum]) -> Iterator[Malformed]:
    """All malformed numerals; one that is printed again has the readings that its first place has."""
    within = {place: sum_ for sum_ in sums for place in sum_.unread if len(sum_.unread) == 1 and sum_.exhaustive}
    told = [*(each for line in scene.lines for each in line.told), *(cell.told for cell in scene.cells)]
    broken = [each for each in told if each.measure is Measure.MALFORMED and _is_broken(scene.document.text, each)]
    solved = {_numeral(each): within[each.figure.span] for each in broken if each.figure.span in within}
    for each in broken:
        numeral = _numeral(each)
        sum_ = solved.get(numeral)
        readings, working = _readings(each, sum_, is_indian=LAKH.search(scene.document.text) is not None)
        bars = _bars(numeral, sum_) if sum_ else ()
        yield Malformed(place=each.figure.span, text=numeral, readings=readings, working=working, bars=bars)


def _is_broken(text: str, told: Told) -> bool:
    """Whether a numeral is a number gone wrong, rather than a pair of coordinates, a list, a citation, or a number of another country."""
    start = told.figure.span.start
    numeral = _numeral(told)
    return (
        bool(BROKEN.fullmatch(numeral) or SCALED_BROKEN.search(told.figure.text) or _is_odd_decimal(text, told))
        and not DOTTED.fullmatch(numeral)
        and not _may_be_indian(text, numeral)
        and not BRACKETED.search(text[max(0, start - 2) : start])
        and not _is_cited(text, start, numeral)
    )


def _may_be_indian(text: str, numeral: str) -> bool:
    """Whether a numeral is grouped as in India, and its text may group numbers so: no scale, nor any other long number, tells otherwise."""
    if not INDIAN.fullmatch(numeral):
        return False
    is_lone = len(set(INDIAN_NUMBER.findall(text))) == 1
    return not is_lone or IN_INDIA.search(text) is not None or ELSEWHERE.search(text) is None


def _is_cited(text: str, start: int, numeral: str) -> bool:
    """Whether a numeral stands between quotation marks by itself: the text tells how another one printed it."""
    around = text[start - 1 : start] + text[start + len(numeral) : start + len(numeral) + 2].lstrip(".,")[:1]
    return len(around) == 2 and QUOTES.fullmatch(around) is not None


def _is_odd_decimal(text: str, told: Told) -> bool:
    """Whether a number that is no price, or has a scale, is the only one with a decimal comma in a text that groups its digits by commas."""
    is_long = LONG_DECIMAL.fullmatch(_numeral(told)) is not None and not told.figure.observation.unit.is_money
    is_decimal = is_long or SCALED_DECIMAL.search(told.figure.text) is not None
    return is_decimal and COMMA_GROUPS.search(text) is not None and len(DECIMAL_COMMA.findall(text)) == 1


def _numeral(told: Told) -> str:
    match = NUMERAL.search(told.figure.text)
    return match[0] if match else told.figure.text


def _readings(told: Told, sum_: Sum | None, *, is_indian: bool) -> tuple[tuple[Reading, ...], str]:
    """What the total leaves, where the numeral is a part, else what other groupings give; and the arithmetic."""
    unit, scale = told.figure.observation.unit, _scale(told.figure.text)
    values = [(value * scale, place * scale) for value, place in _regrouped(_numeral(told))]
    if is_indian and INDIAN_SLIP.fullmatch(_numeral(told)):
        values.append((Fraction("".join(filter(str.isdigit, _numeral(told)))) * scale, Fraction(1000) * scale))
    regrouped = [Reading(amount(value), Quantity(value, place), "another grouping") for value, place in values]
    if sum_ is None:
        return tuple(regrouped), ""
    leaves = sum_.total.tight - added(sum_.parts) if sum_.parts else sum_.total.tight
    points = [sum_.total.point, *(part.point for part in sum_.parts)]
    left = points[0] - sum(points[1:], Fraction(0))
    place = max((sum_.total.tight.high or left) - (sum_.total.tight.low or left), Fraction(0)) / unit.factor
    working = total(points, left, sum_.total.unit, "−")
    fitting = [each for each in regrouped if Interval.point(each.quantity.value).overlaps(leaves)]
    rests = f"the total {sum_.total.text} and the other parts"
    return (Reading(amount(left, sum_.total.unit), Quantity(left / unit.factor, place), rests), *fitting), working


def _scale(text: str) -> int:
    """By what the scale word of a figure multiplies its number."""
    return next((scale for word, scale in SCALES.items() if word in text.lower()), 1)


def _bars(numeral: str, sum_: Sum) -> tuple[Bar, ...]:
    """The total, the other parts, and as long as what they leave, the numeral."""
    left = sum_.total.point - sum((part.point for part in sum_.parts), Fraction(0))
    return (*(Bar(term.text, term.point) for term in (sum_.total, *sum_.parts)), Bar(numeral, left))


def _regrouped(numeral: str) -> Iterator[tuple[Fraction, Fraction]]:
    """The values that another grouping of the digits gives, each with its last printed place."""
    if DECIMAL_COMMA.fullmatch(numeral):
        told = numeral.replace(".", "").replace(",", ".")
        yield Fraction(told), Fraction(1, 10 ** len(told.partition(".")[2]))
    if match := MIXED.fullmatch(numeral):
        value, place = Fraction(match["decimal"]), Fraction(1, 10 ** len(match["decimal"].partition(".")[2]))
        yield value * 1000, place * 1000
        yield value * 10**6, place * 10**6
    elif JUMBLED.fullmatch(numeral):
        digits = numeral.replace(",", "")
        yield Fraction(digits), Fraction(0)
        if digits.endswith("0"):
            yield Fraction(digits) / 10, Fraction(0)
    else:
        whole = [numeral[: match.start()] + numeral[match.end() :] for match in SIGN.finditer(numeral)]
        for told in dict.fromkeys(each for each in whole if WELL_FORMED.fullmatch(each)):
            decimals = told.partition(".")[2]
            yield Fraction(told.replace(",", "")), Fraction(1, 10 ** len(decimals)) if decimals else Fraction(0)


def grouped(scene: Scene) -> Iterator[Grouped]:
    """The grouped numbers with a scale word, each with the figures of its paragraph."""
    for paragraph in scene.paragraphs:
        levels = [each for line in paragraph for each in line.levels if each.dimension == "count"]
        words = " ".join(line.text for line in paragraph) if len(levels) > 1 else ""
        for each in levels:
            match = SCALED.search(each.figure.text)
            if match and words:
                decimals = (found[0] for found in DECIMALS.finditer(words) if found["scale"] == match["scale"])
                yield Grouped(
                    term=each.term,
                    scale=Fraction(SCALES[match["scale"]]),
                    neighbours=tuple(other.term for other in levels if other is not each),
                    decimals=tuple(dict.fromkeys(decimals))[:3],
                )


def cuts(scene: Scene) -> Iterator[Cut]:
    """The percent signs that stand alone, and the numbers whose unit stands behind a full stop."""
    for block in scene.document.blocks:
        words = scene.document.reading(block.span)
        for match in LONE_PERCENT.finditer(words):
            numbers = list(WITHOUT_PERCENT.finditer(words, max(0, match.start() - LOOK_BACK), match.start()))
            place = match.end() - 1
            start = numbers[-1].start() if numbers else place
            span = Span(block.span.start + start, block.span.start + place + 1)
            yield Cut(span=span, number=numbers[-1][0] if numbers else "", rest="%", is_percent=True)
    for paragraph in scene.paragraphs:
        for before, line in pairwise(paragraph):
            yield from _cut_between(before, line)


def _cut_between(before: Line, line: Line) -> Iterator[Cut]:
    """A number without a unit at the end of a sentence, and a sentence that is only a number with its unit."""
    if not REST.fullmatch(line.text) or len(line.told) != 1 or not before.told or line.sentence.kind is not BlockKind.PROSE:
        return
    number, rest = before.told[-1], line.told[0]
    left = before.text[number.end :]
    is_bare = number.is_level and number.dimension == "count" and not number.figure.counted
    if is_bare and rest.is_level and left.rstrip().endswith(".") and 0 < len(left.split()) <= MOST_LEFT:
        span = number.figure.span.until(rest.figure.span)
        yield Cut(span=span, number=number.figure.text, rest=rest.figure.text, is_percent=False)


def portions(scene: Scene) -> Iterator[Portion]:
    """The percentages that are parts of a whole."""
    for line in scene.lines:
        for each in line.told:
            if not each.is_share or OF_AN_AMOUNT.match(line.text, each.end):
                continue
            if OF_THE.match(line.text, each.end) or RATE_BEFORE.search(line.text[max(0, each.start - 60) : each.start]):
                yield Portion(share=each.term)
