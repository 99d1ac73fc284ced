"""This file holds the recogniser of harmless numbers: those that name or number a thing and state nothing to be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.core.text import BlockKind, Span
from factcheck.expressions import regex
from factcheck.figures.calendars import MONTH
from factcheck.figures.harmless_rows import ROWS
from factcheck.figures.scan import DIGITS, Wordings, starts
from factcheck.figures.words import digit_by_digit

_WORDINGS: Wordings[None] = Wordings((words, regex(wording.replace(" ", r"\s{1,3}")), None) for words, wording in ROWS)
_AGED = regex(r"\b[A-Z][a-z]{1,20},\s(?P<age>[1-9][0-9]),(?=\s[a-z])")
_MAIL = regex(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")
_HEAD_NUMBER = regex(
    r"\s{0,10}(?:\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)、]?|[(（][0-9a-z]{1,3}[)）])(?=\s|、|[一-鿿])(?!\s(?:per|%|million|billion))"
)
_ITEM_NUMBER = regex(r"\s{0,10}(?:[0-9]{1,3}[.)、](?![0-9])|[(（][0-9]{1,3}[)）])\s{0,3}|[一二三四五六七八九十]{1,3}、")
_DATELINE = regex(
    rf"\W{{0,4}}(?:[A-Z][A-Za-z'.-]{{1,20}}[ /,]{{1,2}}){{1,6}}\(?(?:{MONTH}\s[0-9]{{1,2}}(?:st|nd|rd|th)?"
    rf"|[0-9]{{1,2}}\s{MONTH})(?:,?\s(?:19|20)[0-9]{{2}})?\)?"
    r"(?=\s?(?:[—–:(]|-{1,2}\s|\.\s|\.?\s?$|\([A-Z]))"
)
_NOTE_MARK = regex(r"(?<=[A-Za-z])\s?[(（][1-9][)）](?=\s?(?:$|[,.;:]))")
"""The mark of a note behind a word, where the text has no other one like it: several are values of a list."""
_LABEL = regex(
    r"\W{0,4}(?:[Dd]ated?|[Pp]ublished|[Uu]pdated|[Pp]osted|[Ii]ssued|[Ss]lot|[Tt]ime|[Rr]eleased|[Ee]mbargo(?:ed)?"
    r"(?:\suntil)?|日期|时间)\s?[:：][^\n]{0,80}$"
)
_CONTACT = regex(
    r"\W{0,4}(?:(?:media|press|public|further)\s)?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|information)\s?[:：][^\n]{0,300}$",
    re.I,
)
_HEAD_CODE = regex(r"\W{0,4}(?:中新[社网]|新华[社网])?[^，。]{0,20}?[0-9]{1,2}月[0-9]{1,2}日电")


def harmless_numbers(text: str, kind: BlockKind = BlockKind.PROSE) -> Iterator[Span]:
    """The stretches of a plain text whose numbers name or number something, in no order.

    >>> [(span.start, span.end) for span in harmless_numbers("See page 4 at 10 a.m.")]
    [(4, 10), (14, 21)]
    """
    for match, _ in _WORDINGS.matches(text):
        yield Span(*match.span("core" if "core" in match.re.groupindex else 0))
    marks = list(_NOTE_MARK.finditer(text)) if ")" in text or "）" in text else []
    if len(marks) == 1:
        yield Span(*marks[0].span())
    if "@" in text:
        yield from (Span(*match.span()) for match in _MAIL.finditer(text))
    yield from digit_by_digit(text)
    if f"{DIGITS}," in starts(text):
        yield from (Span(*match.span("age")) for match in _AGED.finditer(text))
    for pattern in (
        _DATELINE,
        _LABEL,
        _ITEM_NUMBER,
        _HEAD_CODE,
        _CONTACT,
        *((_HEAD_NUMBER,) if kind is BlockKind.HEADING else ()),
    ):
        if match := pattern.match(text):
            yield Span(*match.span())
