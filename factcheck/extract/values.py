"""This file holds the printed words of a figure as a fact keeps them: its value, its earlier value, its growth with a direction."""

from __future__ import annotations

import re
from fractions import Fraction

from msgspec.structs import replace

from factcheck.core.fact import Release
from factcheck.core.figure import Basis, Figure, Measure, Observation
from factcheck.core.period import Period, Relative
from factcheck.core.unit import SCALES
from factcheck.expressions import regex
from factcheck.extract.proposal import ProposedGrowth
from factcheck.figures import observe

KEYS = {Measure.SHARE: "share", Measure.DATE: "date", Measure.NAMES: "person", Measure.GROWTH: ""}
"""The key under which a measure is written, where that is not `value`."""
TO = regex(r"\s(?:up\s|down\s)?(?:to|from)\s|(?:增至|增加到|至|到)")
THAN = regex(r"(?:(?:more|less|fewer|higher|lower) than|above|below) (?:the )?", re.I)
SIGNS = "+-−–± "
FORMER = "of"
"""What stands behind a share that tells a change ("2% of" the earlier value)."""


def printed(figure: Figure) -> str:
    """The words of a figure, with single blanks between them."""
    return " ".join(figure.text.split())


def value_of(figure: Figure) -> tuple[str, str]:
    """The value as printed, and the earlier one of a change; empty where the words cannot be read again.

    "from 39 to 60" is ("60", "39").
    """
    text, told = printed(figure), figure.observation
    if told.earlier is None:
        return (text if _reads_as(text, told) or scale_of(figure) else _number_in(text, told)), ""
    parts = [part for part in (words.strip() for words in TO.split(f" {text}")) if part]
    later = next((part for part in reversed(parts) if _is_value(part, told, later=True)), "")
    runs = (run for part in parts for run in _runs(part))
    earlier = next((run for run in runs if _is_value(run, told, later=False)), "")
    return (later, earlier) if later and earlier else ("", "")


def bare_value(figure: Figure) -> str:
    """The number of a figure without the words before it that belong to a comparison: "more than the 122,900"."""
    text = printed(figure)
    match = THAN.match(text)
    return text[match.end() :] if match else text


def scale_of(figure: Figure) -> str:
    """The scale that a table lends its cell, as the word that stands before a unit; empty where the cell prints its own number."""
    told, plain = figure.observation, _read(printed(figure), figure.observation.unit.name)
    if told.quantity is None or plain is None or plain.quantity is None or not plain.quantity.value:
        return ""
    factor = told.quantity.value / plain.quantity.value
    return next((word for word, scale in SCALES.items() if scale == factor), "")


def growth_of(
    figure: Figure, header: Release, basis: Period | None = None, own: Period | None = None
) -> tuple[ProposedGrowth | None, bool]:
    """A growth with its direction and basis, None where its words cannot be read again; and whether the text names the basis.

    `basis` is the period of the earlier value, where that is told beside it, and `own` that of the later one.
    """
    text, told = printed(figure), figure.observation
    words = next((each for each in _growth_wordings(text, told) if _is_growth(each, told)), None)
    told_of = replace(told, period=own or told.period)
    against = basis_of(replace(told_of, against=basis) if basis else told_of, header)
    return (ProposedGrowth(words, against or Basis.YEAR.value) if words else None), bool(against)


def basis_of(told: Observation, header: Release) -> str:
    """What a growth is measured against, as a fact keeps it; empty where the text does not say."""
    against = told.against
    if isinstance(against, Relative):
        against = against.on(header.published)
    if isinstance(against, Period):
        period = told.period.on(header.published) if isinstance(told.period, Relative) else told.period
        periods = [each for each in (period, header.period) if each]
        is_year_before = any(against == each.years_before(1) or _a_year_apart(against, each) for each in periods)
        return Basis.YEAR.value if is_year_before else str(against)
    return against.value if against else ""


def _a_year_apart(earlier: Period, later: Period) -> bool:
    """Whether a day is the last of a period, a year before: 30 June 2024 for the second quarter of 2025."""
    return bool(earlier.is_day and later.end and earlier.end == later.years_before(1).end)


def _growth_wordings(text: str, told: Observation) -> tuple[str, ...]:
    direction = "up" if told.sign >= 0 else "down"
    in_column = f"{direction} {text.lstrip(SIGNS)}%"
    return text, f"{direction} {text}", f"{text} {FORMER}", in_column


def _is_growth(words: str, told: Observation) -> bool:
    read = _read(words, "")
    return read is not None and read.measure is Measure.GROWTH and read.quantity is not None and read.point == told.point


def _reads_as(text: str, told: Observation) -> bool:
    """Whether the words, read alone, give the same number."""
    read = _read(text, told.unit.name)
    if told.quantity is None:
        return read is not None and read.measure is Measure.MALFORMED
    return (
        read is not None and read.quantity is not None and read.quantity.value == told.quantity.value and _same_unit(read, told)
    )


def _same_unit(read: Observation, told: Observation) -> bool:
    return read.unit.converts_to(told.unit) and (read.unit.factor == told.unit.factor)


def _number_in(text: str, told: Observation) -> str:
    """The longest run of a figure's words that gives its number by itself; empty where none does."""
    return next((run for run in _runs(text) if _reads_as(run, told)), "")


def _runs(text: str) -> list[str]:
    """All runs of neighbouring words of a text, the longest first."""
    words = text.split(" ")
    runs = [words[start:end] for start in range(len(words)) for end in range(start + 1, len(words) + 1)]
    return [" ".join(run) for run in sorted(runs, key=len, reverse=True)]


def _is_value(part: str, told: Observation, *, later: bool) -> bool:
    quantity = told.quantity if later else told.earlier
    read = _read(part, told.unit.name)
    if quantity is None or read is None or read.quantity is None:
        return False
    return Fraction(read.quantity.value * read.unit.factor) == Fraction(quantity.value * told.unit.factor)


def _read(text: str, unit: str) -> Observation | None:
    try:
        return observe(text, unit)
    except ValueError:
        return None
