"""This file holds the dateline: the place and day that open a report ("BEIJING, Jan. 14, 2025 —"), and the reading of dates."""

from __future__ import annotations

import re
from datetime import date

from factcheck.expressions import regex

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
        "september sept sep|october oct|november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
"""The names of the months and their short forms, without the full stop → their numbers."""
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DATE = regex(
    rf"""
    \b(?P<month1>{MONTH})\b\.?\s{{1,4}}(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s{{1,4}}(?P<year1>\d{{4}}))?(?![\d%])
    | \b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,4}}(?:of\s)?(?P<month2>{MONTH})\b\.?(?:,?\s{{1,4}}(?:of\s)?(?P<year2>\d{{4}}))?(?![\d%])
    | \b(?P<year3>\d{{4}})[-/.](?P<month3>\d{{1,2}})[-/.](?P<day3>\d{{1,2}})(?!\d)
    | (?:(?P<year4>\d{{4}})\s?年\s?)?(?P<month4>\d{{1,2}})\s?月\s?(?P<day4>\d{{1,2}})\s?日
    """,
    re.VERBOSE | re.IGNORECASE,
)
WIDTH = 100
"""Within how many characters from its paragraph's beginning a dateline ends."""
CUES = (*(name for name in MONTHS if len(name) == 3), "月")
"""Letters of which a date has some that is not in digits alone."""
IN_DIGITS = regex(r"\d{4}[-/.]")
AGENCY = r"[(（][A-Z][\w.’' -]{1,30}[)）]"
AFTER = regex(rf"\s{{0,8}}(?:{AGENCY}\s{{0,4}}(?:[—–|]|--?(?=\s))|\Z|[—–|]|--?(?=\s)|\.(?=\s|\Z)|(?=[(（])|[电讯])")
"""What stands behind a dateline, with the name of the agency that sent it."""
CLOCK = regex(r"(?:\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?)?|\b\d{1,2}:\d\d),?\s*\Z", re.IGNORECASE)
WEEKDAY = regex(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*\Z", re.IGNORECASE)
PUBLISHED = ("published", "posted", "issued", "updated", "released")
JOINING = frozenset({"of", "the", "and", "de", "on", "at"})
SEPARATORS = ",|—–-/·("
PLACE_CHINESE = regex(r"\s*[㐀-鿿]{0,14}[，,\s]*\Z")


def date_in(text: str) -> date | None:
    """The first whole date that the text names, or None.

    >>> date_in("Published on 15 January 2025"), date_in("2025年1月14日"), date_in("Jan. 14")
    (datetime.date(2025, 1, 15), datetime.date(2025, 1, 14), None)
    """
    return next((day for found in DATE.finditer(text) if (day := _date(found))), None)


def dateline(prose: str) -> tuple[int, date | None]:
    """How long the dateline is that a paragraph opens with (0: there is none), and its date, where it names the year.

    >>> dateline("BEIJING, Jan. 14, 2025 — Inspectors handled 610 million crossings.")
    (24, datetime.date(2025, 1, 14))
    >>> dateline("On Jan. 14, 2025, inspectors spoke.")
    (0, None)
    """
    found = DATE.search(prose, 0, WIDTH) if _may_have_date(prose[:WIDTH]) else None
    if not found or not prose[: found.start()].strip():
        alone = found is not None and not prose[found.end() :].strip(" .")
        return (len(prose), _date(found)) if found and alone else (0, None)
    after = AFTER.match(prose, found.end())
    if not after or not _is_place(prose[: found.start()], after[0]):
        return 0, None
    return after.end(), _date(found)


def _may_have_date(text: str) -> bool:
    """Whether there is anything of a date in a text: few paragraphs open with one, and to look for all its forms takes time."""
    letters = text.casefold()
    return any(cue in letters for cue in CUES) or IN_DIGITS.search(text) is not None


def _is_place(before: str, after: str) -> bool:
    """Whether the words before a date are a place, an agency, or "Published on"."""
    if PLACE_CHINESE.match(before):
        return after.strip() in ("", "电", "讯", "|", "—", "–")
    before = WEEKDAY.sub("", CLOCK.sub("", before)).strip()
    words = re.findall(r"[^\W\d_][\w.'’]*", before)
    if any(character.isdigit() for character in before) or len(words) > 9 or not words:
        return False
    named = all(word[0].isupper() or not word.isascii() or word in JOINING for word in words)
    return named and (before[-1] in SEPARATORS or words[0].casefold() in PUBLISHED)


def _date(found: re.Match[str]) -> date | None:
    parts = {name[:-1]: text for name, text in found.groupdict().items() if text}
    if "year" not in parts:
        return None
    month = MONTHS.get(parts["month"].casefold()) or int(parts["month"])
    try:
        return date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None
