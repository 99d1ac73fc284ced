"""This file holds what a change is measured against: the year, the quarter or the month before."""

from __future__ import annotations

import re

from factcheck.core.figure import Basis
from factcheck.expressions import regex

_YEARLY = (
    r"year[- ]on[- ]year|year[- ]over[- ]year|yoy\b|y[/-]y\b|y-o-y\b|y\.o\.y\.|on[- ]year\b|on\sthe\syear\b(?!\s(?:to|of|as|that|when|ended|ending|in\swhich)\b)|annually|per\sannum"
    r"|a\syear\b(?=[,.;]|$)|in\sa\syear\b|(?<=a\s)year\b(?=[,.;]|$)"
    r"|(?:a|one|the)\syear\s(?:earlier|before|ago|previously|prior)|(?:the\s)?(?:previous|preceding|prior|last)\syear"
    r"|year[- ](?:earlier|ago)|(?:same|corresponding|comparable)\s(?:period|months|time|stretch|quarter|half|point)\s"
    r"(?:(?:of|in)\s)?(?:(?:the\s)?(?:last|previous|preceding|prior|year)|a\syear)"
    r"|last\syear|12\smonths\s(?:earlier|before|ago)|twelve\smonths\s(?:earlier|before|ago)"
)
_MONTHLY = (
    r"month[- ]on[- ]month|month[- ]over[- ]month|mom\b|m[/-]m\b|m-o-m\b|on\s(?:the\s)?month\b|(?:the\s)?(?:previous|preceding|prior"
    r"|last)\smonth\b|(?:a|one|the)\smonth\s(?:earlier|before|ago)"
)
_QUARTERLY = (
    r"quarter[- ]on[- ]quarter|quarter[- ]over[- ]quarter|qoq\b|q[/-]q\b|q-o-q\b|on\s(?:the\s)?quarter\b|(?:the\s)?(?:previous|preceding|prior"
    r"|last)\squarter\b|(?:a|one|the)\squarter\s(?:earlier|before|ago)|three\smonths\s(?:earlier|before)"
)
BASIS = regex(rf"(?P<month>{_MONTHLY})|(?P<quarter>{_QUARTERLY})|(?P<year>{_YEARLY})", re.I)
_LED = regex(
    rf"\W{{0,3}}(?:(?:measured|compared|taken|seen|put|on|a)\s){{0,2}}(?:(?P<month>{_MONTHLY})|(?P<quarter>{_QUARTERLY})|(?P<year>{_YEARLY}))(?:\s(?:basis|terms))?,",
    re.I,
)
"""A basis that opens the sentence: "Year on year, departures fell by 1.2 %"."""
LEAD = 40
_BASIS_HAN = regex(
    "(?P<month>环比|[比较与]上个?月)|(?P<quarter>[比较与]上(?:个|一)?季度)|(?P<year>同比|[比较与](?:上年|去年|上一年)(?:同期)?)"
)
_BASIS_HINTS = ("year", "yoy", "y/y", "y-o-y", "y.o.y", "month", "mom", "m/m", "m-o-m", "quarter", "qoq", "q/q", "q-o-q", "annu")

_HELD_AGAINST = regex(
    r"\s?\b(?:below|above|under|over|beyond|than|on|short\sof|ahead\sof|behind)\b(?:\s(?:the|its|their)\b|$)", re.I
)
_NUMBER_OF = regex(
    r"[^.;:!?,0-9]{0,20}\bthe\s[0-9][0-9.,]*(?:\s?(?:million|billion|trillion|thousand|m|bn|k))?(?:\s[a-z-]{2,16}){0,3}?\s(?:of|in|for|during|from)\s(?:the\s)?",
    re.I,
)
"""What holds a change against something, and the number of another time that it is held against."""


def holds_against_number(change: str, between: str) -> bool:
    """Whether a change is held against another time's number, told before that: "9 % below | the 670 million crossings of | 2019"."""
    return (
        _NUMBER_OF.fullmatch(between) is not None and (_HELD_AGAINST.search(change) or _HELD_AGAINST.match(between)) is not None
    )


def basis(text: str, start: int, end: int, until: int) -> Basis | None:
    """What the change printed from `start` to `end` is measured against, told before it or behind it up to `until`.

    >>> basis("up 5.9% from the previous month", 0, 7, 31)
    <Basis.MONTH: 'previous-month'>
    """
    near = (text[:LEAD] + text[max(0, start - 24) : min(until, end + 80)]).lower()
    if near.isascii() and not any(hint in near for hint in _BASIS_HINTS):
        return None
    match = _han_basis(text, start, end) or BASIS.search(text, end, min(until, end + 80)) or _led_basis(text, start, end)
    if not (match := match or _before_noun(text, start) or _LED.match(text)):
        return None
    return Basis.MONTH if match["month"] else Basis.QUARTER if match["quarter"] else Basis.YEAR


def _led_basis(text: str, start: int, end: int) -> re.Match[str] | None:
    """A basis right before a change or within it; "a year" before it is a rate, as in "460 a year, a cut of 8 %"."""
    match = BASIS.search(text, max(0, start - 8), end)
    return None if match and match.end() <= start and match[0].lower() in ("a year", "year") else match


def _han_basis(text: str, start: int, end: int) -> re.Match[str] | None:
    """A basis in Chinese: before the change in the same clause, or in brackets right behind it."""
    clause = max(text.rfind(mark, max(0, start - 24), start) for mark in "，。；、,;")
    return _BASIS_HAN.search(text, max(clause, start - 24, 0), end) or _BASIS_HAN.search(text, end, end + 4)


def _before_noun(text: str, start: int) -> re.Match[str] | None:
    """A basis right before the direction: "year-on-year they rose 5 %"."""
    window = text[max(0, start - 24) : start]
    match = BASIS.search(window)
    return (
        match
        if match
        and not re.search(r"[.;0-9]", window[match.end() :])
        and match[0].lower().startswith(("year", "month", "quarter", "同", "环", "比", "较"))
        else None
    )
