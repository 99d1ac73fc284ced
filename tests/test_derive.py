"""This file holds the tests of what follows from facts by arithmetic: each kind with its value, its interval and its working."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factcheck.core.fact import Computed, Fact
from factcheck.core.figure import Basis, Measure
from factcheck.core.period import Period
from factcheck.derive import averaged, compared, complements, derived
from factcheck.factbase import FactBase
from tests.harbour import FACTS, fact, growth

BY_ID = {each.id.removeprefix("harbours-2030/"): each for each in FACTS}
FOUND = {each.id.removeprefix("harbours-2030/"): each for each in derived(FACTS)}


def computed(one: Fact | None) -> Computed:
    """The computed value of a fact."""
    assert one is not None
    assert one.computed is not None
    return one.computed


KINDS = [
    ("cargo~earlier", "40000000000", "level", "2029", "48 million tonnes / (1 + up 20%) = 40 million t", "cargo cargo:growth"),
    (
        "north-containers~earlier",
        "25000000/9",
        "level",
        "2029",
        "3.125 million / (1 + up 12.5%) = 2.778 million",
        "north-containers north-containers:growth",
    ),
    ("grain~share", "1/4", "share", "2030", "12 million tonnes / 48 million tonnes = 25%", "grain cargo"),
    ("islanders~share", "5/8", "share", "2030", "5.25 million / 8.4 million = 62.5%", "islanders passengers"),
    ("cranes~from", "40", "level", "2030", "from 40", "cranes"),
    ("cranes~step", "12", "level", "2030", "52 - 40 = 12", "cranes"),
    ("cranes~change", "0.3", "growth", "2030", "52 / 40 - 1 = 30%", "cranes"),
    (
        "passengers~rest-2030-S2",
        "4800000",
        "level",
        "2030-S2",
        "8.4 million - 3.6 million = 4.8 million",
        "passengers passengers-s1",
    ),
    ("passengers~change-2030-S1", "4/3", "growth", "2030", "8.4 million / 3.6 million - 1 = 133.3%", "passengers passengers-s1"),
    ("passengers~ratio-2030-S1", "7/3", "ratio", "2030", "8.4 million / 3.6 million = 2.333 times", "passengers passengers-s1"),
]


@pytest.mark.parametrize(("id_", "value", "measure", "period", "working", "rests"), KINDS)
def test_each_kind_of_derived_fact(id_: str, value: str, measure: str, period: str, working: str, rests: str) -> None:
    one = FOUND[id_]
    assert (computed(one).point, one.observation.measure, str(one.period)) == (Fraction(value), measure, period)
    assert one.working.startswith(working)
    assert [each.removeprefix("harbours-2030/") for each in one.rests_on] == rests.split()


def test_nothing_else_follows() -> None:
    assert {id_.partition("~")[0] + "~" + id_.partition("~")[2].split("-")[0] for id_ in FOUND} == {
        "cargo~earlier",
        "north-containers~earlier",
        "grain~share",
        "islanders~share",
        "tourists~share",
        "cranes~from",
        "cranes~change",
        "cranes~step",
        "passengers~rest",
        "passengers~change",
        "passengers~ratio",
    }


INTERVALS = [
    ("islanders~share", "5.245/8.45", "5.255/8.35"),
    ("passengers~rest-2030-S2", "8350000-3650000", "8450000-3550000"),
    ("north-containers~earlier", "3124500/1.1255", "3125500/1.1245"),
]


def value(text: str) -> Fraction:
    """The number that a quotient or difference of decimals is."""
    sign = "/" if "/" in text else "-"
    left, right = (Fraction(part) for part in text.split(sign))
    return left / right if sign == "/" else left - right


@pytest.mark.parametrize(("id_", "low", "high"), INTERVALS)
def test_the_interval_is_that_of_the_printed_figures(id_: str, low: str, high: str) -> None:
    interval = computed(FOUND[id_]).interval
    assert (interval.low, interval.high) == (value(low), value(high))


def test_the_point_lies_in_the_interval() -> None:
    assert all(computed(one).point in computed(one).interval for one in FOUND.values())


AVERAGES = [
    ("passengers", "day", Fraction(8_400_000, 365), "8.4 million / 365 days = 23,014"),
    ("passengers", "month", Fraction(700_000), "8.4 million / 12 months = 700,000"),
    ("passengers", "week", Fraction(8_400_000 * 7, 365), "8.4 million / 52.14 weeks = 161,096"),
    ("passengers", "hour", Fraction(8_400_000, 8760), "8.4 million / 8,760 hours = 958.9"),
    ("passengers-s1", "day", Fraction(3_600_000, 181), "3.6 million / 181 days = 19,890"),
]


@pytest.mark.parametrize(("id_", "unit", "point", "working"), AVERAGES)
def test_averages(id_: str, unit: str, point: Fraction, working: str) -> None:
    one = averaged(BY_ID[id_], unit)
    assert computed(one).point == point
    assert one is not None
    assert one.working.startswith(working)


NO_AVERAGE = [("tunnel", "day"), ("islands", "fortnight"), ("cargo:growth", "day"), ("quill", "day")]


@pytest.mark.parametrize(("id_", "unit"), NO_AVERAGE)
def test_what_has_no_average(id_: str, unit: str) -> None:
    assert averaged(BY_ID[id_], unit) is None


def test_an_average_of_an_average_is_none() -> None:
    first = averaged(BY_ID["passengers"], "month")
    assert first is not None
    assert averaged(first, "day") is None


def test_wholes_without_their_parts() -> None:
    rests = {one.id.removeprefix("harbours-2030/"): (computed(one).point, one.working) for one in complements(FACTS, FACTS)}
    assert rests == {
        "cargo~without-harbours-2030/grain": (36_000_000_000, "48 million tonnes - 12 million tonnes = 36 million t"),
        "passengers~without-harbours-2030/islanders": (3_150_000, "8.4 million - 5.25 million = 3.15 million"),
        "passengers~without-harbours-2030/tourists": (5_250_000, "8.4 million - 3.15 million = 5.25 million"),
    }


COMPARED = [
    ("2030", Basis.YEAR, "2029"),
    ("2030-S1", Basis.YEAR, "2029-S1"),
    ("2030-S1", None, "2029-S1"),
    ("2030-03", Basis.MONTH, "2030-02"),
    ("2030-Q2", Basis.QUARTER, "2030-Q1"),
    ("2030-S1", Period.parse("2027"), "2027-S1"),
    ("2030", Period.parse("2027"), "2027"),
    ("2030-S1", Period.parse("2027-S2"), "2027-S2"),
]


@pytest.mark.parametrize(("period", "against", "expected"), COMPARED)
def test_what_a_growth_is_compared_with(period: str, against: Basis | Period | None, expected: str) -> None:
    assert str(compared(Period.parse(period), against)) == expected


NOTHING = [
    [fact("cargo", "handling cargo", "48 million tonnes")],
    [growth("cargo", "handling cargo", "up 20%")],
    [fact("grain", "handling grain", "12 million tonnes", part_of="cargo")],
    [fact("a", "crane", "52", "crane"), fact("b", "pilot", "52", "pilot")],
    [fact("tunnel", "tunnel", "4 May 2030", measure=Measure.DATE)],
]


@pytest.mark.parametrize("facts", NOTHING, ids=lambda facts: " ".join(one.id for one in facts))
def test_from_some_facts_nothing_follows(facts: list[Fact]) -> None:
    assert derived(facts) == []


def test_what_follows_from_the_shipped_base_lies_in_its_interval_and_shows_its_working(base: FactBase) -> None:
    found = derived(base.facts)
    ids = {one.id for one in base.facts}
    assert len(found) > 100
    assert all(computed(one).point in computed(one).interval and one.working and set(one.rests_on) <= ids for one in found)


@pytest.mark.xfail(reason="two growths of one level give two earlier values with one id", strict=True)
def test_what_follows_from_the_shipped_base_has_an_id_of_its_own(base: FactBase) -> None:
    found = derived(base.facts)
    assert len({one.id for one in found}) == len(found)
