"""This file holds the amount: a number with its hedge and unit, a range of two, or a change from one to another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from factcheck.core.quantity import Quantity
from factcheck.core.text import Span
from factcheck.core.unit import COUNT, MULTIPLE, PERCENT
from factcheck.expressions import regex
from factcheck.figures.amount import Amount, alike, is_of_a_size, may_be_of_one_kind, rescaled, with_currency, with_unit
from factcheck.figures.chinese import chinese_numbers
from factcheck.figures.compounds import compounded
from factcheck.figures.hedges import hedge_before, hedge_behind, hedged
from factcheck.figures.in_place import is_in_place
from factcheck.figures.numerals import Number, numerals
from factcheck.figures.scan import ends_with
from factcheck.figures.units import currency_before, unit_behind
from factcheck.figures.words import number_words

_PERCENT_OF_HAN = regex(r"百分之\s?$")
_ELSEWHERE = regex(
    r"(?:\son\saverage)?(?:,?\s(?:and|but|while|whereas)|;)\s(?:(?:just|only|even)\s)?(?:at|in|on|for|with|through|via)\s[^.;:!?,0-9]{2,50}\s"
)
_SINCE_THEN = regex(
    r"[,;]?\s(?:(?:and|but)\s)?(?:(?:it|they|this|that)(?:['’]s|\sis|\sare)?\s)?now\s(?:(?:it|they|this|that)\s)?"
    r"(?:(?:get|have|gets|has|is|are|takes?|lasts?|up|only|can|may|stay|for)\s){0,3}",
    re.I,
)
"""Between how long something took and how long it takes now: "could stay for 144 hours, | now get | 240"."""
_COMPARED = regex(
    r",?\s(?:(?:as\s)?(?:compared\s(?:with|to)|against|versus|vs\.?|after)|up\sfrom|down\sfrom|instead\sof|not)\s(?:just\s|only\s)?",
    re.I,
)
_OF_WHICH = regex(
    r"(?:[^.;:!?0-9]|(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])){0,60}\bof\s(?:which|that|this|it|them|these|those)\b,?[^.;:!?0-9]{0,12}",
    re.I,
)
_OF_IT = regex(r"\sof\s(?:it|that|this|them|these|those)\b", re.I)
_ENDS = regex(r"\s?(?:[.;!?)](?![0-9])|,\s|$)")
_RANGE = regex(r"\s?(?:-|–|~|至|到)\s?|\s(?:to|and)\s(?:about\s|around\s|some\s|nearly\s|almost\s)?")
_BETWEEN = regex(
    r"\b(?:between|anywhere\sfrom|ranging\sfrom|ranges?\sfrom|ranged\sfrom|varied\sfrom)\s(?:about\s|around\s|some\s|an\sestimated\s)?$",
    re.I,
)
_FROM = regex(r"\b(?:from|between)\s(?:just\s|only\s|a\stotal\sof\s)?$|(?:从|由)(?:原来的?|最初的?)?$", re.I)
_FROM_THERE = regex(r",?\s(?:up\s|down\s)?from\s")
"""Behind what a change led to: "by 3 million to 61 million | from 58 million"."""
_LAST_FROM = frozenset("from between just only of".split())
_FROM_TO = regex(
    r"(?:[ -][A-Za-z-]{1,20}){0,4}?\s(?:up\s|down\s)?to\s(?:about\s|around\s|some\s|nearly\s|almost\s|just\s|only\s"
    r"|more\sthan\s|over\s|the\scurrent\s|now\s){0,2}|[一-鿿]{0,6}?(?:增至|增加到|增加至|增长到|扩大到|扩展到|扩展至|延长至|延长到|提高到|提升至|升至|降至"
    r"|下降到|减少到|减至|缩短至|调整为|变为|改为|上升到|至|到)"
)
_FROM_BEHIND = regex(
    r"(?:[ -][A-Za-z-]{1,20}){0,3}?,?\s(?:(?P<turn>up\s|down\s)?from|(?P<instead>instead\sof|rather\sthan|in\splace\sof))\s(?:about\s|around\s|some\s|nearly\s|just\s|only\s"
    r"|more\sthan\s|over\s){0,2}"
)
_ROSE_TO = regex(
    r"\b(?:to|at|(?<!rise\s)(?<!fall\s)(?<!drop\s)(?<!gain\s)(?<!jump\s)(?<!growth\s)(?<!decline\s)(?<!increase\s)(?<!decrease\s)of"
    r"|is|are|was|were|now|,)\s(?:about\s|around\s|some\s|nearly\s|more\sthan\s|over\s){0,2}$",
    re.I,
)
_PLURAL = regex(
    r"\s(?:[a-z-]{2,20}\s){0,2}?(?P<noun>(?!(?:year|month|week|day|hour|time)s\b)[a-z-]{2,20}s)\b(?<!\sthis)(?<!\swas)(?<!\sis)(?<!\shas)(?<!\sas)"
)
_TO_ONE = regex(r"[\s-]to[\s-](?:one|1)(?![\w%-]|[.,:][0-9]|\s(?:of|million|billion|thousand|hundred|dozen|[A-Z])|\s[ap]\.?m\b)")
_OPENED, _CLOSED = regex(r"[(（]\s?$"), regex(r"\s?[)）]")
_PARTNER = regex(r"\s?(?:or|and|、|或|和)\s?|,\s")


def numbers_in(text: str, digits: str) -> list[Number]:
    """Every number of a plain text, in order; in `digits` years told in words are in digits already."""
    found = [*numerals(text), *number_words(digits), *chinese_numbers(text)]
    kept: list[Number] = []
    for number in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or number.span.start >= kept[-1].span.end:
            kept.append(number)
    return kept


def amounts(text: str, numbers: Iterable[Number], taken: bytes | bytearray = b"") -> list[Amount]:
    """The numbers with what belongs to them; ranges are one amount, and so are changes from one to another.

    `taken` marks the characters that tell a period: two numbers with a period each are no change.

    >>> [str(a.quantity.upper) for a in amounts("10-12 million", numbers_in("10-12 million", "10-12 million"))]
    ['12000000']
    """
    single: list[Amount] = []
    for number in numbers:
        if not single or number.span.start >= single[-1].end:
            single.append(_amount(text, number))
    return list(_changes(text, list(_ranges(text, _with_shared_units(text, compounded(text, single)))), taken))


def _amount(text: str, number: Number) -> Amount:
    start, end = number.span.start, number.span.end
    unit, start = currency_before(text, start)
    if not text.isascii() and (match := _PERCENT_OF_HAN.search(text, max(0, start - 5), start)):
        unit, start = PERCENT, match.start()
    hedge, unit_start = hedge_behind(text, end)
    if unit is None or unit is not PERCENT:
        behind, unit_end = unit_behind(text, unit_start if hedge else end)
        unit, end = (behind, unit_end) if behind else (unit, unit_start if hedge else end)
    if unit is None and (to_one := _to_one(text, start, end)):
        unit, end = MULTIPLE, to_one
    if hedge is None and end != number.span.end:
        hedge, end = hedge_behind(text, end)
    before, start = hedge_before(text, start)
    quantity = None if number.value is None else hedged(number.quantity(), before or hedge)
    return with_unit(Amount(Span(start, end), number, quantity, end=end), unit or COUNT)


def _to_one(text: str, start: int, end: int) -> int | None:
    """Where "to one" behind a number ends, which makes it a ratio: "sixty to one"; not "from sixty to one", nor "to 1 kg"."""
    match = _TO_ONE.match(text, end)
    return match.end() if match and not _from(text, start) and unit_behind(text, match.end())[0] is None else None


def _with_shared_units(text: str, single: list[Amount]) -> list[Amount]:
    """The amounts, where "72 or 144 hours" and "12-15 per cent" lend their unit and scale to the number before."""
    shared = list(single)
    for i in range(len(shared) - 2, -1, -1):
        left, right = shared[i], shared[i + 1]
        if right.is_proportion and _is_counted(text, left, right):
            continue
        if left.unit is not COUNT or right.unit is COUNT or right.unit is MULTIPLE or left.quantity is None:
            continue
        between = text[left.end : right.number.span.start]
        if left.end == left.number.span.end and (
            (_PARTNER.fullmatch(between) and right.number.scale == left.number.scale == 1) or _is_range(text, left, right)
        ):
            shared[i] = with_unit(rescaled(left, right), right.unit)
    for i in range(1, len(shared)):
        left, right = shared[i - 1], shared[i]
        if left.unit.is_continuous and right.unit is COUNT and right.number.scale == 1 and _is_compared_bare(text, left, right):
            shared[i] = with_unit(right, left.unit)
        elif left.unit.is_continuous and right.unit is COUNT and _is_part_bare(text, left, right):
            shared[i] = with_unit(rescaled(right, left), left.unit)
        elif left.unit.is_time and right.unit is COUNT and _is_alike_bare(text, left, right):
            shared[i] = with_unit(right, left.unit)
    return shared


def _is_counted(text: str, left: Amount, right: Amount) -> bool:
    """Whether a number in front of a percentage is a count: a large one, or one beside its share in a bracket, "tugs (832, 19.0 %)"."""
    value = left.number.value
    if value is None or value >= 1000:
        return value is not None
    is_alone = _OPENED.search(text[: left.span.start]) and text[left.end : right.span.start] == ", "
    return bool(is_alone and value.denominator == 1 and _CLOSED.match(text, right.span.end))


def _is_compared_bare(text: str, left: Amount, right: Amount) -> bool:
    """Whether a number that counts nothing is what the one before it is compared with: "5.63 tons, compared with 1.85"."""
    is_compared = _COMPARED.fullmatch(text, left.end, right.span.start) or is_in_place(text, left.span, right.span)
    return bool(is_compared and _ENDS.match(text, right.end))


def _is_alike_bare(text: str, left: Amount, right: Amount) -> bool:
    """Whether a number that counts nothing is how long the same takes elsewhere, now, or really: "45 seconds on average, and in the lanes under 15"."""
    is_led = any(link.fullmatch(text, left.end, right.span.start) for link in (_ELSEWHERE, _SINCE_THEN))
    return (is_led or is_in_place(text, left.span, right.span)) and _ENDS.match(text, right.end) is not None


def _is_part_bare(text: str, left: Amount, right: Amount) -> bool:
    """Whether a number with decimals, which can count nothing, is a part of the one before it: "61.92 tons, of which 29.02 were sold"."""
    value = right.number.value
    if value is None or value.denominator == 1 or right.number.scale != 1:
        return False
    return bool(_OF_WHICH.fullmatch(text, left.end, right.span.start) or _OF_IT.match(text, right.end))


def _is_range(text: str, left: Amount, right: Amount) -> bool:
    """Whether two neighbours are the ends of one quantity: joined by a dash or "to", or by "and" behind "between"."""
    if left.quantity is None or right.quantity is None:
        return False
    between = text[left.end : right.span.start]
    if not _RANGE.fullmatch(between) or len(between) > 12:
        return False
    joined = between.strip()
    if joined == "and":
        return bool(_BETWEEN.search(text, max(0, left.span.start - 40), left.span.start))
    is_change = text.endswith("by ", 0, left.span.start) and _FROM_THERE.match(text, right.end)
    return joined != "to" or not is_change


def _ranges(text: str, single: list[Amount]) -> Iterator[Amount]:
    i = 0
    while i < len(single):
        left = single[i]
        right = single[i + 1] if i + 1 < len(single) else None
        partner = single[i - 1] if i and _is_partner(text, single[i - 1], left) else left
        if right and _is_range(text, left, right) and (merged := _range(text, left, right, partner.span.start)):
            yield merged
            i += 2
            continue
        yield left
        i += 1


def _range(text: str, left: Amount, right: Amount, start: int) -> Amount | None:
    """The two as one range; None where the words before `start` make them a change or the ends do not fit."""
    before = text[max(0, start - 40) : start]
    if _from(text, start) and not _BETWEEN.search(before):
        return None
    left, right = rescaled(left, right), with_currency(left, right)
    low, high = left.quantity, right.quantity
    if (
        low is None
        or high is None
        or not low.value < high.value
        or left.unit not in (right.unit, COUNT)
        or low.upper
        or high.upper
    ):
        return None
    opening = _BETWEEN.search(before)
    start = start - len(before) + opening.start() if opening else left.span.start
    place = min(low.place, high.place)
    return replace(
        right, span=Span(start, right.span.end), number=left.number, quantity=Quantity(low.value, place, None, high.value)
    )


def _changes(text: str, single: list[Amount], taken: bytes | bytearray) -> Iterator[Amount]:
    i = 0
    while i < len(single):
        length = 3 if i + 2 < len(single) and _is_partner(text, single[i], single[i + 1]) else 2
        merged = None
        while merged is None and length > 1:
            group = single[i : i + length]
            if len(group) == length and taken.find(1, group[0].end, group[-1].span.start) < 0:
                merged = _change(text, group[-2], group[-1], group[0].span.start)
            length -= merged is None
        if (
            merged
            and merged.earlier
            and taken.find(1, merged.span.end, merged.span.end + 12) >= 0
            and merged.end < merged.span.end
        ):
            merged = None
        yield merged or single[i]
        i += length if merged else 1


def _is_partner(text: str, left: Amount, right: Amount) -> bool:
    return left.unit == right.unit and bool(_PARTNER.fullmatch(text[left.end : right.span.start]))


def _change(text: str, left: Amount, right: Amount, start: int) -> Amount | None:
    """The two as a change from one to the other: "from 39 to 60", "to 5 from 3"."""
    if left.quantity is None or right.quantity is None or left.quantity.upper or right.quantity.upper:
        return None
    between = text[left.end : right.number.span.start]
    if len(between) > 90:
        return None
    before = text[max(0, start - 30) : start]
    between = text[left.end : right.span.start]
    if COUNT not in (left.unit, right.unit) and left.unit.dimension != right.unit.dimension:
        return None
    if (match := _from(text, start)) and _FROM_TO.fullmatch(text, left.end, right.span.start):
        left, right = alike(rescaled(left, right) if is_of_a_size(left, right) else left, right)
        return replace(right, span=Span(match.start(), right.span.end), earlier=left.quantity)
    if not may_be_of_one_kind(left, right):
        return None
    match = _FROM_BEHIND.fullmatch(between)
    is_rise = match is not None and _ROSE_TO.search(before) is not None and not _counts_another(text, left, right)
    if match and (match["turn"] or match["instead"] or is_rise):
        left, right = alike(left, right)
        return replace(left, span=Span(start, right.span.end), earlier=right.quantity)
    return None


def _counts_another(text: str, left: Amount, right: Amount) -> bool:
    """Whether a number counts another thing than the one that comes "from" it: "boasts of 12 tons of fish from 480 nets"."""
    first, second = _PLURAL.match(text, left.end, right.span.start), _PLURAL.match(text, right.end)
    is_told = first is not None or left.unit.is_continuous
    return is_told and second is not None and right.unit is COUNT and second["noun"] not in text[left.end : right.span.start]


def _from(text: str, start: int) -> re.Match[str] | None:
    """The word "from" right before `start`."""
    if not ends_with(text, start, _LAST_FROM) and text[max(0, start - 1) : start].isascii():
        return None
    return _FROM.search(text, max(0, start - 30), start)
