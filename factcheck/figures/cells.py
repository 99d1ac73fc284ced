"""This file holds what a table's heads lend to its cells: scale, unit, and whether a number is a growth or a share."""

from __future__ import annotations

import re
from fractions import Fraction

from msgspec.structs import replace

from factcheck.core.figure import Measure
from factcheck.core.text import BlockKind, Sentence
from factcheck.core.unit import COUNT, PERCENT, Unit
from factcheck.expressions import regex
from factcheck.figures.amount import Amount, with_unit
from factcheck.figures.numerals import HAN_SCALES, SCALES, plain
from factcheck.figures.units import unit_behind

_GROWTH = regex(
    (
        r"\b(?:growth|change|increase|decrease|decline|rise|fall|drop|year[- ]on[- ]year|yoy|y/y|vs\.?|\+/-)\b"
        r"|(?:^|[,(]\s?)(?:up|down)\b|\b(?:up|down)(?=\s?\(?%|\s(?:by|on|from)\b)|增长|增幅|同比|环比|降幅|变化"
    ),
    re.I,
)
_DOWN = regex(r"\b(?:decrease|decline|fall|drop|down)\b|降幅|下降", re.I)
_SHARE = regex(r"\b(?:share|proportion|percentage|rate|part|ratio)\b|占比|比例|比重", re.I)
_PLACES = regex(
    r"[(（\[,，:]\s?(?:in\s)?(?P<words>'?000s?|[^()（）\[\]0-9]{1,24}?)(?:,\s(?:unless|if\snot|except\swhere)\s[a-z ]{3,30})?[)）\]]?\s?$|\b(?:in\s)(?P<in>[A-Za-z ]{1,30})$|(?P<percent>%)\s?$"
    r"|^\s?(?P<whole>(?:mn?|mln|bn|k|[Mm]illions?|[Tt]housands?|[Bb]illions?)(?:\s[A-Za-z ]{1,24})?(?:,?\s(?:19|20)[0-9]{2})?|[万亿千百][^0-9()（）]{0,8})\s?$"
)
_TOLD_IN = regex(
    r"\b(?:is|are|given|shown|stated|told|expressed|measured|counted|reported|figures|numbers|values|counts)\sin\s(?P<in>[A-Za-z ]{1,30}?)"
    r"(?=[.;,:)]|\s(?:and|but|unless|except|while)\b|\s?$)"
)
"""What a text above a table says of the numbers in it, wherever it does: "Crossings are | in millions; the shares are ours."."""
_SCALE = regex(rf"\b(?P<latin>{'|'.join(SCALES)}|mn|bn|m|k)s?\b|(?P<thousands>'?000s?\b)|(?P<han>{'|'.join(HAN_SCALES)})", re.I)
_LONGEST_CAPTION = 160
_LEAD_END = 40
_LISTED = regex(r"[^0-9:：]{2,70}(?:[:：]|\s[–—-])\s{0,3}[0-9][0-9.,]{0,12}(?:\s?[(（][^()（）]{1,30}[)）])?\s?")
"""A line of a list that is a name and a bare number: "Harbour Street – 61.3"."""
_LEAD_TELLS = regex(r"(?:[(（]\s?(?:in\s)?|,\sin\s)[^()（）\[\]0-9,]{1,24}[)）]?(?=\s?[:：]?\s?$)")
"""What the line over a list says at its end of the numbers in it: "counted by the doors (million):"."""
_SHORT = {"mn": 10**6, "bn": 10**9, "m": 10**6, "k": 1000}
_TOTAL_HEAD = regex(
    r"(?:the\s)?(?:all(?:\sof)?\s(?:the\sabove|these|them)(?:,?\s(?:taken|put|added))?|all|(?:grand\s)?totals?|sum|overall|in all|in total|together|altogether|both"
    r"|合计|总计|共计|总数|全部)(?:\s\w+)?\s*$",
    re.I,
)
"""What the head of a row or column says that sums up the others."""


def is_total_head(head: str) -> bool:
    """Whether the head of a row or column says that it sums up the others."""
    return _TOTAL_HEAD.match(head) is not None


def caption(sentence: Sentence) -> str:
    """The words above a table or a list, which may tell the unit of its numbers: "Cargo by type (thousand tonnes)"."""
    if sentence.kind is BlockKind.ITEM and sentence.context and _LISTED.fullmatch(sentence.text):
        told = _LEAD_TELLS.search(plain(sentence.context[0].text)[-_LEAD_END:])
        return told[0].strip(" ,") if told else ""
    if sentence.kind is not BlockKind.CELL:
        return ""
    above = next((one for one in sentence.context if one.kind is not BlockKind.CELL), None)
    return plain(above.text) if above and len(above.text) <= _LONGEST_CAPTION else ""


def heads(sentence: Sentence) -> list[str]:
    """The words of the row and column heads of a cell."""
    if sentence.kind is not BlockKind.CELL:
        return []
    return [plain(one.text) for one in sentence.context if one.kind is BlockKind.CELL][:3]


def lent(amount: Amount, told: list[str], above: str = "") -> Amount:
    """The amount with the scale and unit that its heads name, or the caption above, where it prints none of its own."""
    own = _lent(amount, [head for head in told if kind_of([head])] or told)
    return _lent(amount, [above]) if own == amount and above and not kind_of(told) else own


def _lent(amount: Amount, told: list[str]) -> Amount:
    for head in told:
        match = _PLACES.search(head) or _TOLD_IN.search(head)
        words = next(filter(None, match.groupdict().values()), "") if match else ""
        if not words:
            continue
        scale, unit = _scale(words), _unit(words)
        amount = _scaled(amount, scale) if scale != 1 else amount
        amount = with_unit(amount, unit) if unit and amount.unit is COUNT else amount
    return with_unit(amount, PERCENT) if amount.unit is COUNT and kind_of(told) else amount


def kind_of(told: list[str]) -> tuple[Measure, int] | None:
    """The measure that the heads name, with the direction of a growth; None for a plain level."""
    for head in told:
        if _GROWTH.search(head):
            return Measure.GROWTH, -1 if _DOWN.search(head) else 1
        if _SHARE.search(head):
            return Measure.SHARE, 0
    return None


def _scale(words: str) -> Fraction:
    match = _SCALE.search(words)
    if not match:
        return Fraction(1)
    if match["thousands"]:
        return Fraction(1000)
    word = (match["latin"] or match["han"]).lower()
    return Fraction(SCALES.get(word) or _SHORT.get(word) or HAN_SCALES.get(word) or 1)


def _unit(words: str) -> Unit | None:
    """The unit among the words: the last one names it ("million tons")."""
    if words.strip() == "%":
        return PERCENT
    pieces = words.replace("of ", " ").split()
    for i in range(len(pieces)):
        if i and not _SCALE.fullmatch(pieces[i - 1]):
            break
        unit, _ = unit_behind(" " + " ".join(pieces[i:]), 0)
        if unit and unit.dimension != "multiple" and not (len(pieces) == 1 and pieces[0] == "m"):
            return unit
    return None


def _scaled(amount: Amount, scale: Fraction) -> Amount:
    if amount.quantity is None or amount.number.scale != 1 or amount.unit is not COUNT:
        return amount
    quantity = amount.quantity
    place = quantity.place or Fraction(1)
    upper = quantity.upper * scale if quantity.upper is not None else None
    return replace(amount, quantity=replace(quantity, value=quantity.value * scale, place=place * scale, upper=upper))
