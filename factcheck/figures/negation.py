"""This file holds the words by which a share is told of the others: "nine in ten were not foreigners", "all but ships made up 5 %"."""

from __future__ import annotations

import re
from enum import StrEnum

from factcheck.core.figure import Figure
from factcheck.core.text import Sentence
from factcheck.expressions import regex


class Side(StrEnum):
    """Which part of its whole a share is told of."""

    NAMED = "the one that the words name"
    OTHERS = "all but that"
    UNSURE = "the one or the other"


_BE = r"\b(?:was|were|is|are|did|do|does|had|has|have|could|can|would|will|may|must)"
_NOT = r"(?:n['’]t|\s(?:not|never))\b"
_SURELY = (
    r"(?!\s(?:only|just|merely|even|simply|all|always|necessarily|quite|until|yet|more|less|fewer|exactly)\b)"
    r"(?!.{0,80}\s(?:but|nor|or(?!\s(?:more|less|fewer|above|below|over|under|longer|shorter)\b))\s)"
)
"""Behind "not" stands nothing that leaves open what is denied: "not only", "not residents but visitors", "not by air or sea"."""
_OTHER = r"(?:(?:something|someone|somebody|people|persons|those)\s)?(?:other\sthan|(?:anything|anyone|anybody)\s(?:but|other\sthan))\b"
_WHO = r"\b(?:who|that|which|whose\s(?:[a-z-]{2,20}\s){1,3}|they|it|he|she|we|you|there|this|and|or|then)"
CLAUSE = regex(
    r"[;:!?]|\.(?![0-9])|\s[—–]\s|,?\s(?:while|whereas|although|though|because|since)\s|,\s(?:and|or|who|which|whose|up|down)\s"
)
"""What ends the words behind a share that tell what it is of."""
INNER = regex(rf"{_WHO}\s?{_BE}(?:{_NOT})?(?![\w'’])")
"""A verb that is not the one of the share: "those | who were not | asked"."""
PREDICATE = regex(rf"{_BE}(?P<others>{_NOT}{_SURELY}|\s{_OTHER}{_SURELY})?(?![\w'’])")
"""A verb that may be the share's, and whether it is told of all but what is named behind it."""
DENIED = regex(rf"{_BE}{_NOT}|{_OTHER}")
_MAKE_UP = (
    r"(?:ma[dk]es?\sup|account(?:s|ed)?\sfor|form(?:s|ed)?|represent(?:s|ed)?|compris(?:es?|ed)|constitut(?:es?|ed)|was|were|is|are)"
    r"\s(?:about\s|some\s|nearly\s|almost\s|roughly\s|(?:more|less)\sthan\s|just\s|only\s){0,2}$"
)
IS_TOLD = regex(rf"\b{_MAKE_UP}|\b(?:at|to|of|reached|had|hit)\s$")
"""Before a share, how it is told of what stands there, so that no word behind it can deny it."""
OTHERS_ARE = regex(rf"\b(?:other\sthan|(?:who|that|which)\s{_BE[2:]}{_NOT})\s(?:[a-z-]{{2,20}}\s){{1,8}}{_MAKE_UP}")
"""Before a share, how it is told of what something is not: "people other than foreigners made up | nine tenths"."""
OF_THEM = regex(r"\s?(?:[a-z-]{2,20}\s){0,2}(?:out\s)?of\s(?:the|all|those|these|its|their)\b")
LED = regex(
    r"(?:^|[,;:]\s)\W{0,3}(?:[Oo]f|[Oo]ut\sof|[Aa]mong)\s(?:the|all|those|these|its|their)\b[^.;:!?]{3,80},\s(?:[a-z]{2,10}\s){0,2}$"
)
"""Behind a number of a part of some whole, and before it."""
BEFORE = 120
"""How far before a share such words may begin."""


def side(sentence: Sentence, figure: Figure) -> Side:
    """Which part of its whole the words of a share are about."""
    start, end = (at - sentence.span.start for at in (figure.span.start, figure.span.end))
    return told_of(sentence.text[max(0, start - BEFORE) : start], sentence.text[end:])


def is_part(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number is told of a part: "40 | of the boats", "of the 90 boats, | 40"."""
    start, end = (at - sentence.span.start for at in (figure.span.start, figure.span.end))
    is_led = LED.search(sentence.text, max(0, start - BEFORE), start)
    return bool(is_led or OF_THEM.match(sentence.text, end))


def told_of(before: str, behind: str) -> Side:
    """Which part of its whole a share is told of by the words before and behind it.

    >>> told_of("In 2024 ", " of those who came by air were not residents.").value
    'all but that'
    """
    behind = CLAUSE.split(behind, maxsplit=1)[0]
    denied = DENIED.search(behind)
    if OTHERS_ARE.search(before):
        return Side.UNSURE if denied else Side.OTHERS
    if denied is None or IS_TOLD.search(before):
        return Side.NAMED
    told = list(PREDICATE.finditer(INNER.sub(_blank, behind)))
    if told and not told[0]["others"]:
        return Side.NAMED if told[0].start() < denied.start() else Side.UNSURE
    return Side.OTHERS if len(told) == len(DENIED.findall(behind)) == 1 else Side.UNSURE


def _blank(inner: re.Match[str]) -> str:
    return " " * len(inner[0])
