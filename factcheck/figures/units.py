"""This file holds the recogniser of units of measurement behind a number and of currencies before it."""

from __future__ import annotations

import re

from factcheck.core.unit import MEASURES, MULTIPLE, Unit
from factcheck.expressions import regex
from factcheck.figures.scan import word_behind

CURRENCIES_BEFORE = {
    "US$": "us$", "HK$": "hk$", "A$": "dollar", "C$": "dollar", "S$": "dollar", "$": "$", "€": "€", "£": "£", "¥": "¥", "￥": "¥",
    "RMB": "rmb", "CNY": "cny", "USD": "usd", "EUR": "eur", "GBP": "gbp", "HKD": "hkd", "JPY": "jpy",
    "CHF": "chf", "₹": "inr", "INR": "inr", "Rs": "inr", "Rs.": "inr", "NOK": "crowns", "SEK": "crowns", "DKK": "crowns",
}  # fmt: skip

_LATIN = sorted((key for key in MEASURES if key[0].isascii() and key[0].isalpha()), key=len, reverse=True)
_OTHER = sorted((key for key in MEASURES if not (key[0].isascii() and key[0].isalpha())), key=len, reverse=True)
_UNIT = regex(
    r"(?:[\s-]{0,2}(?P<latin>" + "|".join(re.escape(key).replace(r"\ ", r"\s{1,2}") for key in _LATIN) + r")(?![A-Za-z])"
    r"|\s?(?:(?P<times>times|x)(?![A-Za-z])|(?P<han>倍))|\s?(?P<other>" + "|".join(map(re.escape, _OTHER)) + "))",
    re.I,
)
_FIRST_WORDS = frozenset(re.split("[^a-z]", key)[0] for key in _LATIN) | {"times", "x"}
_LAST_SIGNS = frozenset(key[-1] for key in CURRENCIES_BEFORE)
_CURRENCY = regex(
    "(?<![A-Za-z](?=[A-Z]))(?:" + "|".join(map(re.escape, sorted(CURRENCIES_BEFORE, key=len, reverse=True))) + r")\s?$"
)
_AMBIGUOUS = regex(
    r"(?:year|month|week|quarter)[- ](?:on|over)[- ]|day (?:cases?|surger|patients?|trips?|trippers?|visitors?|tickets?|passes|pupils?|centres?|boys)\b|second[- ](?:half|quarter)|t(?:onne|on)s?-(?:kilomet(?:re|er)s?|km|miles?)\b|pounds? of(?= )|min\.? ",
    re.I,
)


_QUALIFIED = regex(
    r"\s(?:[a-z]{2,12}-[a-z]{2,12}|working|calendar|business|consecutive|straight|full|whole|extra|additional|further)"
    r"(?=\s(?:second|minute|hour|day|night|week|month|year)s?\b)"
)
"""A word between a number and its unit of time: "30 visa-free days"."""


def unit_behind(text: str, end: int) -> tuple[Unit | None, int]:
    """The unit that begins right at `end`, and where it ends.

    >>> unit_behind("254.9 kilos of it", 5)
    (Unit(name='kg', dimension='mass', factor=Fraction(1, 1)), 11)
    """
    if (word := word_behind(text, end)) and word not in _FIRST_WORDS:
        qualified = _QUALIFIED.match(text, end)
        return unit_behind(text, qualified.end()) if qualified else (None, end)
    match = _UNIT.match(text, end)
    if not match or _AMBIGUOUS.match(text, match.start("latin") if match["latin"] else end):
        return None, end
    if match["times"] or match["han"]:
        return MULTIPLE, match.end()
    key = re.sub(r"\s+", " ", match["latin"] or match["other"])
    return MEASURES.get(key) or MEASURES[key.lower()], match.end()


def currency_before(text: str, start: int) -> tuple[Unit | None, int]:
    """The currency that ends right before `start`, and where it begins.

    >>> currency_before("US$2.05bn", 3)[1]
    0
    """
    if text[max(0, start - 2) : start].rstrip()[-1:] not in _LAST_SIGNS:
        return None, start
    match = _CURRENCY.search(text, max(0, start - 5), start)
    return (MEASURES[CURRENCIES_BEFORE[match[0].strip()]], match.start()) if match else (None, start)
