"""This file holds the cases about dates, people, lists and doubtful figures: true wordings and false ones."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.period import Period
from tests.mutations import periods
from tests.mutations.cases import Bench, Case, turn_of
from tests.mutations.numbers import scaled

OPEN_EVENTS = frozenset({"press-conference"})
"""Events that take place again and again: another date for one is not false, and the year alone tells none."""
OTHERS = 2
"""How many names of other lists, and roles of other people, are tried."""


def named(bench: Bench, fact: Fact) -> Iterator[Case]:
    """The cases about a fact's date, person, list, or the readings of its number."""
    if fact.observation.measure is Measure.DATE:
        yield from _dates(bench, fact)
    elif fact.roles:
        yield from _roles(bench, fact)
    elif fact.observation.names:
        yield from _lists(bench, fact)
    if fact.id in bench.desk.doubts:
        yield from _readings(bench, fact)


def _dates(bench: Bench, fact: Fact) -> Iterator[Case]:
    phrase, told = bench.book.phrase(fact, turn_of(fact, "date")), fact.period
    if phrase is None or told.start is None:
        bench.left_out["no phrase for the fact"] += 1
        return
    recurs = bool(fact.about & OPEN_EVENTS)
    for number, did in enumerate(phrase.did.split("|")):
        for kind, words in [*_wordings(told, number)][: 1 if recurs else None]:
            yield Case(kind, _capital(f"{phrase.noun} {did} {words}."), True, fact)
        for kind, words in () if recurs else _errors(bench, fact, number):
            yield Case(kind, _capital(f"{phrase.noun} {did} {words}."), False, fact)
    if phrase.active:
        words = _printed(told).removeprefix("in ").removeprefix("on ")
        yield Case("date, since then", _capital(f"{phrase.noun} {phrase.active} {words}."), True, fact)


def _wordings(told: Period, turn: int) -> Iterator[tuple[str, str]]:
    """The date as precisely as it is known, and less so."""
    yield "date", _printed(told, turn)
    if told.start and told.is_day:
        yield "date, month alone", f"in {calendar.month_name[told.start.month]} {told.start.year}"
    if told.start and told.whole_months != 12:
        yield "date, year alone", f"in {told.start.year}"


def _errors(bench: Bench, fact: Fact, turn: int) -> Iterator[tuple[str, str]]:
    """Other dates, none of which is that of another fact about the same."""
    same = [other.period for other in bench.desk.base.facts if other.about == fact.about]
    for kind, wrong in _others(fact.period):
        if not any(wrong.overlaps(period) for period in same):
            yield kind, _printed(wrong, turn)


def _others(told: Period) -> Iterator[tuple[str, Period]]:
    if told.start is None:
        return
    later = date(told.start.year + told.start.month // 12, told.start.month % 12 + 1, 1)
    if told.is_day:
        yield "another day", Period(told.start + timedelta(days=3), told.start + timedelta(days=3))
    if told.whole_months != 12:
        yield "another month", Period.months(later.year, later.month, later.month)
    yield "another year", told.years_before(1)


def _printed(told: Period, turn: int = 0) -> str:
    """The words for a day, a month or a year."""
    start = told.start or date.min
    month = calendar.month_name[start.month]
    if told.is_day:
        return f"on {start.day} {month} {start.year}" if turn % 2 else f"on {month} {start.day}, {start.year}"
    return f"in {start.year}" if told.whole_months == 12 else f"in {month} {start.year}"


def _roles(bench: Bench, fact: Fact) -> Iterator[Case]:
    name = fact.observation.names[0]
    for role in fact.roles:
        yield Case("role", f"{name} is the {role}.", True, fact)
        yield Case("role, name last", f"The {role} is {name}.", True, fact)
        yield Case("role, in passing", f"{name}, {role}, told reporters so.", True, fact)
        yield Case("name misspelt", f"{_misspelt(name)} is the {role}.", True, fact)
    others = [other for other in bench.desk.base.facts if other.roles and other.about.isdisjoint(fact.about - _agencies(bench))]
    for other in sorted(others, key=lambda one: turn_of(fact, one.id))[:OTHERS]:
        yield Case("role swapped", f"{name} is the {other.roles[0]}.", False, fact)


def _agencies(bench: Bench) -> frozenset[str]:
    """The concepts that often go without saying, such as the agency: they are no role."""
    return frozenset(concept.id for concept in bench.desk.base.concepts.values() if concept.implied)


def _misspelt(name: str) -> str:
    """The name with two letters of its last word changed round."""
    return f"{name[:-2]}{name[-1]}{name[-2]}"


def _lists(bench: Bench, fact: Fact) -> Iterator[Case]:
    phrase, names = bench.book.phrase(fact), fact.observation.names
    if phrase is None:
        return
    proper = [name for name in names if name[0].isupper() and len(name.split()) == 1]
    bench.left_out["listed, but not by a proper name"] += len(names) - len(proper)
    for name in proper:
        yield Case("listed", f"The {phrase.whole} include {name}.", True, fact)
    quantity = fact.observation.quantity
    if quantity is None or quantity.value != len(names):
        return
    others = {name for other in bench.facts for name in other.observation.names if name[0].isupper() and len(name.split()) == 1}
    for name in sorted(others - set(names), key=lambda one: turn_of(fact, one))[:OTHERS]:
        yield Case("not listed", f"The {phrase.whole} include {name}.", False, fact)


def _readings(bench: Bench, fact: Fact) -> Iterator[Case]:
    """The number as printed, and each consistent reading of it."""
    phrase, when = bench.book.phrase(fact), periods.words(fact.period)
    if phrase is None or phrase.is_measured or when is None:
        return
    lead = _capital(f"{when}, ") if when else ""
    yield Case("as printed", f"{lead}{fact.printed} {phrase.noun} {phrase.did}.", True, fact, None, True)
    for finding in bench.desk.doubts[fact.id]:
        for reading in finding.readings:
            number = scaled(reading.quantity.value)
            if number:
                yield Case("a consistent reading", f"{lead}{number.text} {phrase.noun} {phrase.did}.", True, fact, None, True)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
