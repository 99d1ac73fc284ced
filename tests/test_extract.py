"""This file holds the tests of extraction: what becomes of each kind of figure, the header, the file, its update, the command."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.audit.base import BaseAudit
from factcheck.core.fact import Release
from factcheck.core.period import Period
from factcheck.core.verdict import Label
from factcheck.coverage import coverage
from factcheck.desk import Desk
from factcheck.extract import MissingHeader, Proposal, Wanted, extract, header_of
from factcheck.extract.updating import additions
from factcheck.extract.writing import new_file, with_additions
from factcheck.factbase import FactBase, problems
from factcheck.pipeline import check, check_at
from factcheck.read import read, read_text
from tests.benchmarks.extraction import compared, proposed_base

RECALL = 0.95
"""What share of the facts that curators entered is proposed with their value, unit and period, each release taken alone."""
HEADER = Release("harbour-2024", "Harbour", "Harbour Office", date(2025, 2, 1), Period.parse("2024"), "harbour.md")


def proposed(text: str, header: Release = HEADER) -> Proposal:
    """What is proposed for a text by an empty vocabulary."""
    return extract(read_text(text, header.source), header, {})


def entries(text: str) -> list[dict[str, Any]]:
    """The facts of the YAML that is proposed for a text, their concepts and passages left out."""
    found = yaml.safe_load(new_file(proposed(text)))["facts"]
    return [
        {
            key: str(value) if not isinstance(value, (dict, list)) else value
            for key, value in one.items()
            if key not in ("about", "passage")
        }
        for one in found
    ]


YEAR = "previous-year"
CASES: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "In 2024 the port handled 538 ships, up 3.3% year on year.",
        [{"id": "ships", "unit": "ship", "value": "538", "growth": {"value": "up 3.3%", "against": YEAR}}],
    ),
    (
        "The office logged 538 calls, compared with 521 in 2023.",
        [
            {"id": "calls", "unit": "call", "value": "538"},
            {"id": "calls-2023", "unit": "call", "value": "521", "period": "2023"},
        ],
    ),
    (
        "Lorries and vans numbered 200 and 300, an increase of 5% and 7% respectively over the previous year.",
        [
            {"value": "200", "growth": {"value": "an increase of 5%", "against": YEAR}},
            {"value": "300", "growth": {"value": "up 7%", "against": YEAR}},
        ],
    ),
    ("The number of berths rose from 39 to 60.", [{"id": "berths", "unit": "berth", "value": "60", "from": "39"}]),
    (
        "Of 100 ships, 60 were tankers and 40 ferries.",
        [{"value": "100"}, {"value": "60", "part-of": "ships"}, {"value": "40", "part-of": "ships"}],
    ),
    (
        "The port has three terminals: Northgate, Harrow and Saltmarsh.",
        [{"unit": "terminal", "value": "three", "members": ["Northgate", "Harrow", "Saltmarsh"]}],
    ),
    ("Berth occupancy was 71.2 per cent.", [{"share": "71.2 per cent"}]),
    ("More than 7.8 tons of coal were landed.", [{"unit": "t", "value": "More than 7.8 tons"}]),
    ("The new berth opened on 19 May 2024.", [{"date": "2024-05-19", "period": "2024-05-19"}]),
    ("On 30 June 2024, 31,593 patients were waiting.", [{"unit": "person", "value": "31,593", "period": "2024-06-30"}]),
    (
        "Ingrid Aldous, director of the port, spoke.",
        [{"person": "Ingrid Aldous", "roles": ["director of the port"], "period": "2025-02-01"}],
    ),
    ("It landed 31.49,000 boxes.", [{"unit": "box", "value": "31.49,000"}]),
    (
        "The number of visitors decreased by 30% compared to last year.",
        [{"growth": {"value": "decreased by 30%", "against": YEAR}}],
    ),
    ("We took three steps. The first was to pay.", []),
    (
        "Of 900 guests, 600 had waited less than 18 days, or 66.7 per cent.",
        [{"value": "900"}, {"value": "600", "unit": "person"}, {"share": "66.7 per cent"}],
    ),
    ("It has 50 cranes. %, 35%; 60 ships came.", [{"value": "50"}, {"value": "60"}]),
    ("The site is told in the six official U.N. languages.", [{"unit": "language", "value": "six"}]),
    (
        "The number of berths fell from 512 at the end of March to 447 at the end of June.",
        [{"value": "512", "period": "2024-03-31"}, {"value": "447", "from": "512", "period": "2024-06-30"}],
    ),
    ("On 30 June 2024, 31,593 guests stayed. Of the 31,593 guests, 880 were ill.", [{"value": "31,593"}, {"value": "880"}]),
    ("The office held a briefing on the 30th.", [{"date": "2025-01-30"}]),
    ("The office built a new pier in 2019.", [{"date": "2019"}]),
    ("Since last year the port has trialled an open gate.", [{"date": "2024"}]),
    (
        "From the end of November 2023 to the end of February 2024 the office held a winter campaign.",
        [{"date": "2023-11"}, {"date": "2024-02"}],
    ),
    ("The gate is open 24 hours a day.", [{"unit": "hour", "value": "24 hours"}]),
    ("They caught 103 fleeing targets who had gone abroad.", [{"unit": "person", "value": "103"}]),
    ("It sold 4 “red” to guests and 5 “green” tickets.", [{"unit": "ticket"}, {"unit": "ticket"}]),
    ("1 group of pilots won a prize.", [{"unit": "group", "value": "1"}]),
    (
        "Some 900 guests came on 1 May 2024 and 1 June 2024, respectively.",
        [{"value": "Some 900", "period": "2024-05-01"}, {"value": "Some 900", "period": "2024-06-01"}],
    ),
    (
        "The stay was extended from 72 hours and 144 hours to 240 hours.",
        [{"value": "240 hours", "from": "72 hours"}, {"value": "240 hours", "from": "144 hours"}],
    ),
    ("A 30-day stay is granted to guests from 59 countries.", [{"unit": "day"}, {"unit": "country", "value": "59"}]),
    ("Call 0555 014 100 at 10 a.m.", []),
    (
        "Crashes fell to 2,418 from 2,581 a year earlier, down 6.3%.",
        [{"value": "2,418", "growth": {"value": "down 6.3%", "against": YEAR}}, {"value": "2,581", "period": "2023"}],
    ),
    ("There were 87 deaths (96 a year earlier).", [{"value": "87"}, {"value": "96", "unit": "death", "period": "2023"}]),
    ("There were 4.9 faults per 100,000 berths.", [{"unit": "fault", "value": "4.9"}]),
    ("Arden Crews led with 742 boxes and Bold Riders Union moved 534 boxes.", [{"unit": "box"}, {"unit": "box"}]),
    (
        "They shipped 148,300 cars, an increase of 6.2 per cent on the 139,700 of a year before.",
        [{"value": "148,300"}, {"value": "139,700", "unit": "car", "period": "2023"}],
    ),
    (
        "The first to fourth quarters saw 1.4 million, 1.3 million, 1.5 million and 1.2 million guests respectively.",
        [{"period": f"2024-Q{quarter}"} for quarter in range(1, 5)],
    ),
    (
        "The number of berths grew from 318 at the end of the previous year to 340.",
        [{"value": "318", "period": "2023-12-31"}, {"value": "340"}],
    ),
    ("It counted 1,247 measles cases.", [{"unit": "case"}]),
    ("Deposits reached 203.5 billion crowns.", [{"id": "deposits", "unit": "crown", "value": "203.5 billion crowns"}]),
    (
        "On 31 December the port had 3,265 cranes, 142 more than at the end of 2023.",
        [{"unit": "crane", "value": "3,265", "period": "2024-12-31"}],
    ),
    (
        "Peak demand was 870 megawatts and was measured on 17 March; the year before it had been 840 megawatts.",
        [{"value": "870 megawatts", "period": "2024-03-17"}, {"value": "840 megawatts", "period": "2023"}],
    ),
    (
        "In 2021 the port spent 1.9 million euros, more than in 2020. A place cost 17,800 euros.",
        [{"value": "1.9 million euros", "period": "2021"}, {"value": "17,800 euros", "period": "2021"}],
    ),
    ("There were 16,120 guests (previous year: 16,480).", [{"value": "16,120"}, {"value": "16,480", "period": "2023"}]),
    ("It runs 2,940 buses.", [{"unit": "bus"}]),
    (
        "Among the 84 million person-times of guests, there were 21 million Danes and 38 million Swedes.",
        [{"unit": "person-time"}, {"unit": "person-time", "part-of": "guests"}, {"unit": "person-time", "part-of": "guests"}],
    ),
    (
        "We had 34,410 beds. The North has 9,940, the Centre 12,310, the South 8,775 and the Islands 3,385.",
        [{"unit": "bed"}, *[{"unit": "bed", "part-of": "beds"}] * 4],
    ),
    (
        "In the first, second and third quarters the port had 1.4 million, 1.3 million and 1.5 million guests respectively.",
        [{"period": f"2024-Q{quarter}"} for quarter in range(1, 4)],
    ),
    (
        "## Cargo (year 2023 in brackets)\n\n* Coal: 48.6 tons (45.9 tons), up 5.9 %\n* Occupancy: 7.5 % (6.8 %)",
        [
            {"value": "48.6 tons", "period": None, "growth": {"value": "up 5.9 %", "against": YEAR}},
            {"value": "45.9 tons", "period": "2023"},
            {"share": "7.5 %", "period": None},
            {"share": "6.8 %", "period": "2023"},
        ],
    ),
    (
        "* Coal: 4.36 tons (36.8 %)\n* Grain: 3.81 tons (32.2 %)",
        [{"value": "4.36 tons"}, {"share": "36.8 %"}, {"value": "3.81 tons"}, {"share": "32.2 %"}],
    ),
    (
        "Coal came to 20.8 tons, grain to 5.8 tons and salt to 4.6 tons, accounting for 64.2%, 18.0% and 14.2% respectively.",
        [*[{"unit": "t"}] * 3, {"share": "64.2%"}, {"share": "18.0%"}, {"share": "14.2%"}],
    ),
    (
        "On 30 September the port had 18,420 employees, an increase of 312, or 1.7 %, from 18,108 a year earlier.",
        [
            {"value": "18,420", "growth": {"value": "up 1.7 %", "against": YEAR}, "period": "2024-09-30"},
            {"value": "18,108", "period": "2023-09-30"},
        ],
    ),
    (
        "The fleet was 1.8% larger than the 647 boats of June 2023.",
        [{"growth": {"value": "1.8% larger", "against": YEAR}, "period": "2024-06"}, {"value": "647", "period": "2023-06"}],
    ),
    (
        "On 1 June 2024 it had 900 boats, 2.1% fewer than the 919 counted on the same day of 2023.",
        [{"value": "900", "growth": {"value": "2.1% fewer", "against": YEAR}}, {"value": "919", "period": "2023-06-01"}],
    ),
    ("From New Year to the end of June it sailed 18,264 times.", [{"value": "18,264 times", "period": "2024-S1"}]),
    (
        "The mean wait of ferries was 31.4 hours and that of tugs was 0.86 hours, 12.7% and 8.5% shorter than in the previous year.",
        [
            {"value": "31.4 hours", "growth": {"value": "down 12.7%", "against": YEAR}},
            {"growth": {"value": "8.5% shorter", "against": YEAR}},
        ],
    ),
    ("Ferry traffic grew by 11.6 % from 4.75 million guests.", [{"value": None}, {"value": "4.75 million", "period": "2023"}]),
    (
        "The share of full berths was 93.8 per cent, lower than in 2022 (94.6 per cent).",
        [{"share": "93.8 per cent", "period": None}, {"share": "94.6 per cent", "period": "2022"}],
    ),
    (
        "The trade of the same period of last year has been revised from the 30.80 million euros told then to 30.86 million euros.",
        [{"value": "30.86 million euros", "period": "2023"}],
    ),
    (
        "We served 219,800 guests, and the queue went down from 92,700 guests on 1 January to 87,500 on 30 June.",
        [
            {"value": "219,800", "period": None},
            {"value": "92,700", "period": "2024-01-01"},
            {"value": "87,500", "period": "2024-06-30"},
        ],
    ),
    ("Rust was the cause of 17 leaks; counting those in which it helped, there were 29.", [{"value": "17"}]),
    (
        "In 2024, 15,975 calls of the seven lines were counted, 25.9 per cent more than in 2023.",
        [{"value": "15,975", "growth": {"value": "25.9 per cent more", "against": YEAR}}, {"value": "seven"}],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_what_becomes_of_a_figure(text: str, expected: list[dict[str, Any]]) -> None:
    found = entries(text)
    assert len(found) == len(expected), found
    assert [{key: one.get(key) for key in wanted} for one, wanted in zip(found, expected, strict=True)] == expected


OWN_NAMES = [
    ("Ashby was the largest port with 213,400 tonnes, ahead of Lund with 9,100.", [["ashby", "port"], ["lund", "port"]]),
    ("Tromsø took in 4,100 tonnes of salt.", [["salt", "tromso"]]),
    ("The yard was calm. Upper Ashby remained the second largest market with sales of 40,220 tons.", [["ashby", "sales"]]),
    ("Wheat had the highest yield, at 7.1 tonnes.", [["wheat", "yield"]]),
    ("September was the busiest month with 161,300 removals.", [["removals"]]),
]
"""Texts with the concepts of their levels: a thing that is said to come first with a number is what the number is of."""


@pytest.mark.parametrize(("text", "expected"), OWN_NAMES, ids=[text[:50] for text, _ in OWN_NAMES])
def test_a_number_is_of_the_thing_that_comes_first_with_it(text: str, expected: list[list[str]]) -> None:
    assert [sorted(fact.about) for fact in proposed(text).facts if fact.unit != "percent"] == expected


RUNNING = Release("running", "Briefing", "Harbour Office", date(2024, 8, 19), Period.parse("2024-01-01/2024-08-19"), "a.md")
PERIODS: list[tuple[str, list[str]]] = [
    ("More than 5,900 guests have landed.", ["/2024-08-19"]),
    ("Since this year, 900 guests have landed.", [""]),
    (
        "The pier opened on 6 May this year. In the past three months, 900 guests have landed.",
        ["2024-05-06", "2024-05-06/2024-08-19"],
    ),
    ("In the past three months, 900 guests have landed.", ["2024-05/P3M"]),
    ("We took over 300 measures, saving guests 2.05 billion yuan since the beginning of the year.", ["2024-08-19", ""]),
    ("Some 900 trains came, with an average annual growth rate of 23.4%.", ["/2024-08-19"]),
    ("Harbour | 10 a.m. Aug. 19, 2024\n\nWelcome.", ["2024-08-19"]),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS, ids=[text[:50] for text, _ in PERIODS])
def test_the_period_of_a_fact(text: str, expected: list[str]) -> None:
    found = [str(fact.period or "") for fact in proposed(text, RUNNING).facts]
    assert found == expected


OF_THE_YEAR: list[tuple[str, list[str]]] = [
    ("At the end of the year the yard employed 642 people, 392 of them women (61.1%).", ["2024-12-31"] * 3),
    (
        "On 31 December the register held 2,146 boats: 1,688 shorter than 12 metres and 458 longer. A year before it held 2,184 boats.",
        ["2024-12-31", "2024-12-31", "2024-12-31", "2024-12-31", "2023-12-31"],
    ),
    (
        "On 31 December 2024 the stores stood at 14.80 million bricks. Red ones numbered 9.41 million.",
        ["2024-12-31", "2024-12-31"],
    ),
    ("On 31 December 2024 the stores stood at 14.80 million bricks. The yard sold 9.41 million bricks.", ["2024-12-31", ""]),
    (
        "Sales came to 1.37 billion, 6.2 percent above the 1.29 billion of 2023, which makes 2.82 crowns a brick.",
        ["", "2023", ""],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OF_THE_YEAR, ids=[text[:50] for text, _ in OF_THE_YEAR])
def test_the_period_in_a_report_on_a_year_that_is_over(text: str, expected: list[str]) -> None:
    assert [str(fact.period or "") for fact in proposed(text).facts] == expected


def test_a_share_in_brackets_right_behind_its_value_is_a_fact() -> None:
    facts = proposed("There were 412,600 visits. The first visits were 118,450 (28.7%) and the others 294,150.").facts
    assert [fact.value for fact in facts if fact.key == "share"] == ["28.7%"]


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("Bricks fetched 2.82 crowns a kilogram on average in 2024.", Label.SUPPORTED),
        ("Bricks fetched 2.82 crowns per kilo on average in 2024.", Label.SUPPORTED),
        ("Bricks fetched 2.82 crowns per tonne on average in 2024.", Label.REFUTED),
        ("The director general of the Harbour Office is Ada Lund.", Label.REFUTED),
        ("The chair of the board is Ada Lund.", Label.SUPPORTED),
    ],
)
def test_a_claim_told_for_another_measure_or_office(claim: str, label: Label, tmp_path: Path) -> None:
    text = "In 2024 bricks fetched 2.82 crowns a kilogram on average.\n\nFor the board: Ada Lund, Chair of the Harbour Board\n"
    (tmp_path / HEADER.source).write_text(text, encoding="utf-8")
    (tmp_path / "harbour.yaml").write_text(new_file(proposed(text)), encoding="utf-8")
    assert check_at(Desk(FactBase.load(tmp_path)), claim, date(2025, 2, 2)).label is label


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("Ada Lund is chief executive of the Office.", Label.SUPPORTED),
        ("Ada Lund is chief executive of the Royal Coast Access Office.", Label.NOT_ENOUGH_EVIDENCE),
        ("Ada Lund is chief executive of the Royal Coast Access Registry.", Label.REFUTED),
        ("Ada Lund is deputy chief executive of the Royal Coast Access Office.", Label.REFUTED),
    ],
)
def test_a_body_told_by_its_short_name_may_be_one_with_a_longer_name(claim: str, label: Label, tmp_path: Path) -> None:
    text = "The report is out, said Ada Lund, the chief executive of the Office.\n"
    (tmp_path / HEADER.source).write_text(text, encoding="utf-8")
    (tmp_path / "harbour.yaml").write_text(new_file(proposed(text)), encoding="utf-8")
    assert check_at(Desk(FactBase.load(tmp_path)), claim, date(2025, 2, 2)).label is label


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The yard made 3.05.2 million bricks in 2024.", "The yard made 3.052 million bricks in 2024."),
        ("The yard made 1.12,400 bricks in 2024.", "The yard made 112,400 bricks in 2024."),
        ("The yard made 26.80,000 bricks in 2024, and sold 2.23 lakh tiles.", "The yard made 26.8 lakh bricks in 2024."),
        (
            "In 2024 the shelves of the yard took up 214.6 metres: 131.2 kilometres in the east and 83.4 kilometres in the west.",
            "The shelves of the yard took up 214.6 kilometres in 2024.",
        ),
    ],
)
def test_a_claim_that_tells_what_a_slip_meant_is_in_conflict(text: str, claim: str, tmp_path: Path) -> None:
    (tmp_path / HEADER.source).write_text(text, encoding="utf-8")
    (tmp_path / "harbour.yaml").write_text(new_file(proposed(text)), encoding="utf-8")
    assert check_at(Desk(FactBase.load(tmp_path)), claim, date(2025, 2, 2)).label is Label.CONFLICTING


TRANSCRIPT = """\
# Briefing

## Spokesperson for the Harbour Office

## Director of the Pilots Department

## Ingrid Aldous

Good morning, all.
"""


def test_who_speaks_in_a_transcript() -> None:
    [fact] = extract(read_text(TRANSCRIPT, "a.md"), HEADER, {}).facts
    assert (fact.value, fact.roles) == (
        "Ingrid Aldous",
        ("Spokesperson for the Harbour Office", "Director of the Pilots Department"),
    )


TABLE = """\
# Cargo in 2024

**Table 1. Cargo by type (thousand tonnes)**

| Type | 2024 | 2023 | Change (%) |
| --- | ---: | ---: | ---: |
| Dry bulk | 9,306 | 9,872 | −5.7 |
| Containers | 16,934 | 15,210 | +11.3 |
| **Total** | **26,240** | **25,082** | **+4.6** |
"""
COLUMNS = """\
Hospital                 Operations   Operations   Beds
                               2024         2023
Aldmoor General              14,205       13,480    702
St Brannoc's                  9,874        9,512    486
Total                        24,079       22,992  1,188
"""


def test_a_table() -> None:
    found = {one["id"]: one for one in entries(TABLE)}
    assert found["dry-bulk-2024"]["unit"] == "thousand t"
    assert found["dry-bulk-2024"]["growth"] == {"value": "down 5.7%", "against": YEAR}
    assert found["dry-bulk-2024"]["part-of"] == "total-2024"
    assert found["containers-2023"]["period"] == "2023"
    facets = {concept.id: concept.facet for concept in proposed(TABLE).concepts}
    assert facets["dry-bulk"] == facets["containers"] == "type"


def test_the_growth_of_a_row_is_that_of_its_last_value() -> None:
    found = {one["id"]: one for one in entries(TABLE.replace("2024 | 2023", "2023 | 2024"))}
    assert "growth" not in found["containers-2023"]
    assert found["containers-2024"]["growth"] == {"value": "up 11.3%", "against": YEAR}


def test_a_part_with_its_share_is_about_what_stands_behind() -> None:
    text = read_text(
        "The academy took in 1,842 new pupils, 1,206 of them (65.5 percent) from mountain villages. The villages cheered.",
        "a.txt",
    )
    told = {fact.value: set(fact.about) for fact in extract(text, HEADER, {}).facts}
    assert told["1,206"] - told["1,842"] in ({"mountain"}, {"villages"}, {"mountain-villages"})


def test_a_table_with_bars_in_plain_text() -> None:
    text = """Harbour income

In 2024 the harbour earned EUR 914 million.

Key figures (EUR million, unless otherwise stated)

| | 2024 | 2023 | Change |
| Income | 914 | 840 | +8.8% |
| of which berths | 611 | 640 | –4.5% |
| Guests (million) | 4.12 | 4.00 | +3.0% |
| Ferries on time (1) | 89.1% | 87.0% | +2.1 pp |
"""
    document = read_text(text)
    proposal = extract(
        document, header_of(document, Wanted("a", "Harbour income", "Harbour", date(2025, 2, 1), Period.parse("2024"))), {}
    )
    labels = {concept.id: concept.label for concept in proposal.concepts}
    told = {tuple(sorted(labels.get(one, one) for one in fact.about)): fact for fact in proposal.facts if fact.period is None}
    assert (told["berths", "income"].unit, told["berths", "income"].value) == ("million euro", "611")
    assert {("guests",), ("ferries on time",)} <= told.keys()
    assert not any("unless" in label or "which" in label for label in labels.values())


def test_a_table_in_plain_text() -> None:
    text = extract(read_text(COLUMNS, "a.txt"), HEADER, {})
    told = [(fact.value, fact.period and str(fact.period), fact.part_of) for fact in text.facts]
    assert told[:3] == [
        ("14,205", None, "total-operations"),
        ("13,480", "2023", "total-operations-2023"),
        ("702", None, "total-beds"),
    ]


RULED = """\
Table 2: Berths and cranes by quay, 1 June 2024

Quay              Berths    Cranes
----------------------------------
Northgate             14         6
Harrow                21        11
----------------------------------
Grayhaven             35        17
"""


def test_a_table_with_rulers_has_the_day_of_its_caption() -> None:
    text = extract(read_text(RULED, "a.txt"), HEADER, {})
    told = [(fact.value, fact.period and str(fact.period), fact.about) for fact in text.facts]
    assert [(value, period) for value, period, _ in told] == [(n, "2024-06-01") for n in ("14", "6", "21", "11", "35", "17")]
    assert "berths" not in told[1][2]


def test_the_publisher_is_a_concept_that_often_goes_without_saying() -> None:
    header = Release("a", "Ships", "Pilots Office of Graylia", date(2025, 2, 1), Period.parse("2024"), "a.txt")
    found = extract(read_text("The Office handled 900 ships. In Graylia, 40 of them were tankers.", "a.txt"), header, {}).concepts
    [publisher] = [concept for concept in found if concept.implied]
    assert {"graylia", "graylian", "pilots office"} <= set(publisher.aliases)
    assert not any("graylia" in concept.aliases for concept in found if not concept.implied)


def abouts(text: str) -> list[tuple[str, ...]]:
    """What the facts that are proposed for a text are about."""
    return [fact.about for fact in proposed(text).facts]


def test_what_a_fact_is_about() -> None:
    assert "depth" in abouts("The dredging of the canal was done in 2024. Its depth rose from 13.5 to 15.8 metres.")[-1]
    assert "canal" in abouts("The dredging of the canal was done in 2024. Its depth rose from 13.5 to 15.8 metres.")[-1]
    assert "less-than-18-days" in abouts("Of 900 guests, 600 had waited less than 18 days, or 66.7 per cent.")[1]
    assert "less-than-18-days" in abouts("Of 900 guests, 600 had waited less than 18 days, or 66.7 per cent.")[2]
    assert all("operations" not in about for about in abouts(CAPTIONED)[1::2])


def test_a_part_is_about_what_stands_behind_its_bracket_and_no_other_part() -> None:
    toll, cranes, share, dredging = abouts(
        "The harbour toll brought 11.88 million crowns. Of this sum, 7.13 million crowns (60.0 per cent) went into cranes"
        " and 4.75 million crowns into dredging."
    )
    assert cranes == share == ("cranes",)
    assert dredging == ("dredging",)
    assert "cranes" not in toll


def test_an_age_is_no_fact() -> None:
    told = proposed("Of the visits, 8,410 were made by people under 18 and 4,120 by residents 65 or older.").facts
    assert [fact.value for fact in told] == ["8,410", "4,120"]
    assert [fact.value for fact in proposed("The cranes lift under 18 tons.").facts] == ["under 18 tons"]


LISTS: list[tuple[str, list[set[str]]]] = [
    (
        "Income came to €612 million: €400 million in port fees, €150 million from rents and €62 million from tolls.",
        [{"income"}, {"port-fees", "income"}, {"rents", "income"}, {"tolls", "income"}],
    ),
    (
        "On the import side, machines remained first at €12.4 billion, followed by chemicals at €7.8 billion and energy at €6.5 billion.",
        [{"machines", "import"}, {"chemicals", "import"}, {"energy", "import"}],
    ),
    (
        "The buyers included Germany, with €7.91 billion, the Netherlands, with €4.36 billion, and France, with €3.88 billion.",
        [{"germany", "buyers"}, {"netherlands", "buyers"}, {"france", "buyers"}],
    ),
    (
        "The sale of 48,100 parcels was a record. By month, exports stood at 16,940 in July, 14,870 in August and 16,290 in September.",
        [{"parcels", "exports"}, {"exports"}, {"exports"}, {"exports"}],
    ),
    (
        "They set out 900 times.\n\nFrom where they set out\n\n- Old Town: 500 trips\n- Upper Harbour: 400",
        [set(), {"old-town", "trips"}, {"upper-harbour", "trips"}],
    ),
    (
        "There were 900 calls.\n\nWhat they were for\n\n- Fires at sea: 450 (50.0%)\n- Oil and chemicals: 270 (30.0%)\n- False alarms: 180 (20.0%)",
        [
            {"calls"},
            *({each} for each in ("fires-sea", "fires-sea", "oil-chemicals", "oil-chemicals", "false-alarms", "false-alarms")),
        ],
    ),
    (
        "Trade with Tavora, Ostria and the Western Isles was worth 52.3 billion, 48.7 billion and 39.5 billion yuan, respectively.",
        [{"tavora", "trade"}, {"ostria", "trade"}, {"western-isles", "trade"}],
    ),
    (
        "Exports were €9.4 million, imports were €5.3 million and the surplus was €4.1 million.",
        [{"exports"}, {"imports"}, {"surplus"}],
    ),
    ("They made 14,613 offers.", [{"offers"}]),
    (
        "It checked 9,100 inbound and outbound guests, of which 5,000 entered the country and 4,100 left it; 900 boxes, 800 parcels and 700 bags came.",
        [{"guests"}, {"entered", "guests"}, {"left", "guests"}, {"boxes"}, {"parcels"}, {"bags"}],
    ),
    (
        "Northgate had the most faults (890), ahead of Harrow (620) and Saltmarsh (410).",
        [{"northgate", "faults"}, {"harrow", "faults"}, {"saltmarsh", "faults"}],
    ),
    (
        "The most frequent cause of fire was a short circuit (101), followed by an open flame (68) and a hot stove (42).",
        [{"short-circuit", "cause"}, {"open-flame", "cause"}, {"hot-stove", "cause"}],
    ),
    (
        "Arden Crews led with 742,000 bags, ahead of Bold Lake Traders with 608,000 bags and Cold Riders Union with 534,000 bags.",
        [{"arden-crews", "bags"}, {"bold-lake-traders", "bags"}, {"cold-riders-union", "bags"}],
    ),
    ("Northgate handled 5,000 boxes, ahead of schedule, and Harrow 3,000.", [{"northgate", "boxes"}, {"harrow", "boxes"}]),
    ("They had 12,480 complaints, and 8,612 of them (69.0%) concerned the buses.", [{"complaints"}] * 3),
    ("They shipped 900 cars abroad; they were worth €3.9 million.", [{"cars"}, {"cars"}]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[text[:40] for text, _ in LISTS])
def test_what_the_items_of_a_list_are_about(text: str, expected: list[set[str]]) -> None:
    found = abouts(text)
    assert len(found) == len(expected), found
    assert all(wanted <= set(about) for about, wanted in zip(found, expected, strict=True)), found


def test_values_told_in_turn_have_the_unit_of_the_last() -> None:
    found = proposed(
        "Trade with Tavora, Ostria and Belandia was 5.1 trillion, 4.2 trillion and 3.6 trillion yuan respectively."
    ).facts
    assert [fact.unit for fact in found] == ["yuan", "yuan", "yuan"]


def test_what_its_release_contradicts_conflicts_and_is_not_borne_out() -> None:
    text = "The port opened 1,248 cases in 2024, of which 312 were criminal cases (35.0%). There were 87 thefts.\n\nIn all, 78 thefts were told."
    with TemporaryDirectory() as folder:
        (Path(folder) / "harbour.md").write_text(text, encoding="utf-8")
        (Path(folder) / "harbour-2024.yaml").write_text(new_file(proposed(text)), encoding="utf-8")
        desk = Desk(FactBase.load(Path(folder)))
    claims = {
        "The port opened 1,248 cases in 2024.": Label.SUPPORTED,
        "Criminal cases made up 35.0% of the cases in 2024.": Label.CONFLICTING,
        "Criminal cases made up 25 percent of the cases in 2024.": Label.SUPPORTED,
    }
    assert {claim: check_at(desk, claim, by_line=True).label for claim in claims} == claims


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [
        ("The typical berth earned 3,120 crowns a month in 2024, 120 more than a year before.", Label.REFUTED),
        ("Day boats were more punctual than night boats in 2024.", Label.SUPPORTED),
        ("The average depth of the basin has slipped to 3.77 metres.", Label.SUPPORTED),
        ("The academy took in 1,206 new pupils in 2024.", Label.SUPPORTED),
        ("The income of the quay slipped from 1,301 to 1,286 crowns between 2023 and 2024.", Label.REFUTED),
    ],
)
def test_a_claim_about_two_times_or_two_things_is_not_judged_by_another_value(claim: str, wrong: Label, tmp_path: Path) -> None:
    text = (
        "In 2024 the typical berth earned 3,120 crowns a month, 4.0 per cent more than the 3,000 crowns of 2023.\n\n"
        "Day boats carried 27.3 million guests and night boats 8.5 million in 2024. The average depth of the basin is 3.81 metres, "
        "compared with 3.77 metres last year.\n\nThe academy took in 1,842 new pupils in 2024, 1,206 of them (65.5 percent) from villages.\n\n"
        "The income of the quay was 1,286 crowns in 2024.\n"
    )
    (tmp_path / HEADER.source).write_text(text, encoding="utf-8")
    (tmp_path / "harbour.yaml").write_text(new_file(proposed(text)), encoding="utf-8")
    assert check_at(Desk(FactBase.load(tmp_path)), claim, date(2025, 2, 2)).label is not wrong


def test_the_names_of_a_list_exclude_each_other() -> None:
    text = "Guests came from three sides: 21 million foreign guests, 38 million Hong Kong guests and 4 million Taiwan guests."
    facets = {concept.id: concept.facet for concept in proposed(text).concepts}
    assert facets["hong-kong-guests"] == facets["taiwan-guests"] != ""


CAPTIONED = """\
**Operations and beds by house**

| House | Operations | Beds |
| --- | ---: | ---: |
| Northgate | 9,306 | 872 |
| Harrow | 6,934 | 210 |
"""


def test_what_is_said_again_is_one_fact() -> None:
    [fact] = proposed("The port handled 1,204 ships. Then came rain.\n\nThose 1,204 ships were a record.").facts
    assert len(fact.passages) == 2


def test_the_findings_are_comments_beside_the_figure() -> None:
    text = new_file(proposed("Of 900 boxes, 31.49,000 were blue and 300 red."))
    assert "# error NUM001" in text.split("31.49,000\n")[0]


DOUBTS = [
    ("In 2024 the port sold 462 tons of coal, 23.5 per cent more than the 398 tons of 2023.", "the change is", 1),
    ("Of 900 boxes, 500 were blue, 300 red and 200 green.", "the parts add up", 4),
]


@pytest.mark.parametrize(("text", "message", "number"), DOUBTS)
def test_each_figure_that_cannot_stand_beside_another_has_a_comment(text: str, message: str, number: int) -> None:
    told = [note for fact in proposed(text).facts for note in fact.notes]
    assert sum(message in note for note in told) == number, told


def test_harmless_numbers_are_listed_and_what_is_left_has_a_reason() -> None:
    found = proposed("At 10 a.m. the 20th congress saw 3,000 more people than in 2023. Alice, Bob and Carol came.")
    assert [(one.text, one.reason) for one in found.harmless] == [("10 a.m.", "a time of day"), ("20th", "an ordinal")]
    assert {left.why for left in found.left} == {"differences, which no fact can hold", "names that count nothing"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "# Traffic bulletin: May 2025\n\nKestrel Sound Port Authority, Bulletin no. 5/2025, published 11 June 2025\n\nText.",
            ("Traffic bulletin: May 2025", "Kestrel Sound Port Authority", "2025-06-11", "2025-05"),
        ),
        (
            "---\ntitle: Waiting times\ndate: 2025-07-24\nperiod: second quarter of 2025\n---\n\nPublished by the Health Board.\n",
            ("Waiting times", "Health Board", "2025-07-24", "2025-Q2"),
        ),
        (
            "NORTH HEALTH BOARD\n\nAnnual statement for 2024\nAldmoor, 30 January 2025\n\nThe hospitals did well.\n",
            ("Annual statement for 2024", "North Health Board", "2025-01-30", "2024"),
        ),
        (
            "Central Harbour Office, Statistics Division\nShips: third quarter of 2025\nPublished on 14 November 2025\n\nShips came.\n",
            ("Ships: third quarter of 2025", "Central Harbour Office", "2025-11-14", "2025-Q3"),
        ),
        (
            "Ministry of Ports\nBriefing on the second quarter of 2025\nTranscript, 11 July 2025, 10 a.m.\n\nModerator: Welcome.\n",
            ("Briefing on the second quarter of 2025", "Ministry of Ports", "2025-07-11", "2025-Q2"),
        ),
        (
            "PORT AUTHORITY\nBulletin: January to June 2025\nIssued on 24 July 2025\n\nKey points\n\n- Ships came.\n",
            ("Bulletin: January to June 2025", "Port Authority", "2025-07-24", "2025-S1"),
        ),
        (
            "Harbour Office publishes the figures of 2024\n\nBulletin, 6 February 2025\n\nShips came.\n",
            ("Harbour Office publishes the figures of 2024", "Harbour Office", "2025-02-06", "2024"),
        ),
        (
            "Port Pilots of Grayhaven\nPress Desk, Monday 3 March 2025\n\nSHIPS AND CREWS FROM JULY TO DECEMBER 2024\n\nShips came.\n",
            ("SHIPS AND CREWS FROM JULY TO DECEMBER 2024", "Port Pilots of Grayhaven", "2025-03-03", "2024-S2"),
        ),
        (
            (
                "HARBOUR INSTITUTE OF GRAYHAVEN\nShips and Cargo Division\nFirst Release No. 8/2025 | Not for publication before 3 March 2025, 10:00"
                "\n\nSHIPS IN 2024: MORE OF THEM\n\nShips came.\n"
            ),
            ("SHIPS IN 2024: MORE OF THEM", "Harbour Institute of Grayhaven", "2025-03-03", "2024"),
        ),
        (
            "Harbour Announces the Ships of 2024\nSource: Press Office of the Harbour    Release time: 2025-03-03 09:42\n\nShips came.\n",
            ("Harbour Announces the Ships of 2024", "Press Office of the Harbour", "2025-03-03", "2024"),
        ),
        (
            "COLLEGE OF PILOTS\nThe Registry\n\nCIRCULAR TO ALL STAFF\nThe pilots of 2024\nGrayhaven, 3 March 2025. Ref. 12\n\nShips came.\n",
            ("The pilots of 2024", "College of Pilots", "2025-03-03", "2024"),
        ),
        (
            "Press release no. 14/2025\n12 May 2025\n\nMore ships: counts in the first quarter of 2025\n\nShips came.\n\nCity of Grayhaven, Press Office\n",
            ("More ships: counts in the first quarter of 2025", "City of Grayhaven", "2025-05-12", "2025-Q1"),
        ),
        (
            "Ministry of Ports | Monthly berth report\nReference month: April 2025\nReleased: 30 May 2025, 09:30\n\nShips came.\n",
            ("Monthly berth report", "Ministry of Ports", "2025-05-30", "2025-04"),
        ),
        (
            "GRAYHAVEN PILOTS SERVICE – COMMUNICATIONS UNIT\nMedia statement\nDate: 4 July 2025\nSubject: Ships in the first half of 2025\n\nShips came.\n",
            ("Ships in the first half of 2025", "Grayhaven Pilots Service", "2025-07-04", "2025-S1"),
        ),
        (
            "GRAYLAND FERRY AUTHORITY (GFA)\nStatistical Release 2025/31\nGrayhaven, 24 July 2025\n\nFERRIES, SECOND QUARTER 2025: MORE SHIPS\n\nShips came.\n",
            ("FERRIES, SECOND QUARTER 2025: MORE SHIPS", "Grayland Ferry Authority", "2025-07-24", "2025-Q2"),
        ),
        (
            "Transcript: More ships in 2024\nSource: Directorate of Ports    Time: 2025-02-05 16:20\n\nHost:\n\nShips came.\n",
            ("Transcript: More ships in 2024", "Directorate of Ports", "2025-02-05", "2024"),
        ),
        (
            "Ferries for Grayhaven\nPassenger numbers, Q2 2025\nNo. 45/2025 – 24 July 2025\n\nFerries came.\n",
            ("Passenger numbers, Q2 2025", "Ferries for Grayhaven", "2025-07-24", "2025-Q2"),
        ),
        (
            "Directorate of Ports, Republic of Grayland\nHalf-year report: more ships\nGrayhaven, 24 of July of 2025 (edited)\n\nShips came.\n",
            ("Half-year report: more ships", "Directorate of Ports", "2025-07-24", "2025-S1"),
        ),
        (
            (
                "More ships than ever\n\nGRAYHAVEN, March 3, 2025 - In the fourth quarter of 2024 ships came.\n\nThey left.\n\n"
                "About the Harbour Authority\n\nIt runs the harbour. Next release: 2 June 2025.\n"
            ),
            ("More ships than ever", "Harbour Authority", "2025-03-03", "2024-Q4"),
        ),
        (
            "Harbour Office\nShips of the year 2023–24\n3 September 2024\n\nThe year ran from 1 July 2023 to 30 June 2024.\n",
            ("Ships of the year 2023–24", "Harbour Office", "2024-09-03", "2023-07/P12M"),
        ),
        (
            "Harbour Office\nShips: annual report 2023/24\nReleased: 3 September 2024\n\nIn the twelve months to March 2024 ships came.\n",
            ("Ships: annual report 2023/24", "Harbour Office", "2024-09-03", "2023-04/P12M"),
        ),
    ],
)
def test_the_header_is_found(text: str, told: tuple[str, ...]) -> None:
    found = header_of(read_text(text, "a.md" if text.startswith(("#", "---")) else "a.txt"), Wanted())
    assert (found.title, found.publisher, str(found.published), str(found.period)) == told


NO_HEADERS = [
    ("Ships waited for hours, and more came.", ["--title", "--publisher", "--published", "--period"]),
    (
        "More ships came to the port in the third quarter\nof 2025, and they waited.",
        ["--title", "--publisher", "--published", "--period"],
    ),
    ("Harbour Office\nShips in port on 30 June 2025\n\nThey waited.", ["--published", "--period"]),
    ("Harbour Office, February 6\nShips in 2024\n\nThey waited.", ["--published"]),
    ("Harbour Office\nAnnual report: ships in 2023-24\n3 September 2024\n\nThey waited.", ["--period"]),
    ("Director of the Harbour Office\nShips in 2024\n\nThey waited.", ["--publisher", "--published"]),
]


@pytest.mark.parametrize(("text", "missing"), NO_HEADERS, ids=[text[:40] for text, _ in NO_HEADERS])
def test_a_header_is_never_invented(text: str, missing: list[str]) -> None:
    with pytest.raises(MissingHeader) as caught:
        header_of(read_text(text, "a.txt"), Wanted(id="a"))
    assert caught.value.options == missing


@pytest.fixture(scope="module")
def shipped() -> FactBase:
    """The base that comes with the program."""
    return FactBase.load()


def test_what_curators_entered_is_proposed_for_the_shipped_releases(shipped: FactBase, tmp_path: Path) -> None:
    rows = [
        row
        for release in shipped.releases
        for row in compared(shipped, proposed_base(shipped, release, tmp_path / release), release)
    ]
    assert sum(row.is_found for row in rows) >= RECALL * len(rows)


# Files


TEXT = """\
# Cargo in 2024

Harbour Office, 1 February 2025

In 2024 the port handled 538 ships, up 3.3% year on year. It has 12 cranes.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a release in it."""
    (tmp_path / "harbour.md").write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """A run of the program."""
    return subprocess.run([sys.executable, "-m", "factcheck", *map(str, arguments)], capture_output=True, text=True, check=False)


def test_the_command_writes_a_valid_base_twice_the_same(folder: Path) -> None:
    first = run("extract", folder / "harbour.md", "--facts", folder, "-o", folder / "harbour-2024.yaml")
    assert (first.returncode, first.stderr.splitlines()[0]) == (0, "3 figures, 2 facts, 4 concepts proposed")
    assert run("facts", "validate", folder).returncode == 0
    again = run("extract", folder / "harbour.md", "-b", folder.parent / "empty")
    assert again.returncode == 2
    (folder / "empty").mkdir()
    again = run("extract", folder / "harbour.md", "-b", folder / "empty")
    assert again.stdout == (folder / "harbour-2024.yaml").read_text(encoding="utf-8")


def test_a_file_that_exists_is_not_overwritten(folder: Path) -> None:
    (folder / "mine.yaml").write_text("mine", encoding="utf-8")
    done = run("extract", folder / "harbour.md", "-o", folder / "mine.yaml")
    assert (done.returncode, "--update keeps" in done.stderr) == (2, True)
    assert (folder / "mine.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere.md"], "no such file"),
        (["harbour.md", "--period", "first half"], "not a period: 'first half'"),
        (["harbour.md", "--published", "yesterday"], "not a date: 'yesterday'"),
        (["harbour.md", "--id", "Not Kebab"], "not an id: 'Not Kebab'"),
        (["harbour.md", "--update"], "--update needs a file that exists"),
        (["bare.txt"], "hint: say it: --title TITLE --publisher PUBLISHER --published PUBLISHED --period PERIOD"),
    ],
)
def test_bad_input_is_one_clear_line(folder: Path, arguments: list[str], told: str) -> None:
    (folder / "bare.txt").write_text("There were ships in the harbour.\nThey stayed, and more came.\n", encoding="utf-8")
    done = run("extract", folder / arguments[0], *arguments[1:])
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


PARAGRAPHS = (
    "Harbour Office, 1 February 2025",
    "In 2024 the port handled 540 ships, up 3.3% year on year. Of these, 440 were tankers and 90 were ferries.",
)
ROWS = (("Type", "2024", "2023"), ("Grain", "120", "110"), ("Coal", "80", "90"), ("Total", "200", "200"))


def as_text(path: Path) -> None:
    path.write_text("\n\n".join(("Cargo in 2024", *PARAGRAPHS)), encoding="utf-8")


def as_markdown(path: Path) -> None:
    table = "\n".join(f"| {' | '.join(row)} |" for row in (ROWS[0], ("---",) * 3, *ROWS[1:]))
    path.write_text("\n\n".join(("# Cargo in 2024", *PARAGRAPHS, table)), encoding="utf-8")


def as_page(path: Path) -> None:
    paragraphs = "".join(f"<p>{words.replace('540 ships', '<b>540</b>&nbsp;ships')}</p>\n" for words in PARAGRAPHS)
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    body = f"<nav>Home</nav>\n<article>\n<h1>Cargo in 2024</h1>\n{paragraphs}<table>{rows}</table></article>"
    path.write_text(f"<!doctype html><html><body>{body}</body></html>", encoding="utf-8")


def as_word(path: Path) -> None:
    made = docx.Document()
    made.add_heading("Cargo in 2024", 0)
    for words in PARAGRAPHS:
        made.add_paragraph(words)
    table = made.add_table(0, 3)
    for row in ROWS:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    made.save(str(path))


@pytest.mark.parametrize(
    ("name", "write", "figures"),
    [
        ("harbour.txt", as_text, 4),
        ("harbour.md", as_markdown, 10),
        ("harbour.html", as_page, 10),
        ("harbour.docx", as_word, 10),
    ],
)
def test_a_release_of_any_format_becomes_a_base(name: str, write: Callable[[Path], None], figures: int, tmp_path: Path) -> None:
    write(tmp_path / name)
    document = read(tmp_path / name)
    proposal = extract(document, header_of(document, Wanted(id="harbour", period=HEADER.period)), {})
    (tmp_path / "harbour.yaml").write_text(new_file(proposal), encoding="utf-8")
    assert problems([tmp_path]) == ()
    base = FactBase.load(tmp_path)
    assert [fact.printed for fact in base.facts[:2]] == ["540", "up 3.3%"]
    [covered] = coverage(base)
    assert (len(covered.figures), covered.uncovered) == (figures, ())
    lines = (tmp_path / name).read_bytes().splitlines()
    assert name.endswith(".docx") or b"540" in lines[base.facts[0].passage.line - 1]
    [finding] = [one for one in BaseAudit(base).texts["harbour"].findings if one.code == "TOT001"]
    assert finding.text.startswith("540")
    assert check("The port handled 560 ships in 2024.", base).label.value == "refuted"


def test_a_word_file_that_is_none_is_a_problem_of_its_base(folder: Path) -> None:
    (folder / "harbour.docx").write_text("no archive", encoding="utf-8")
    (folder / "harbour-2024.yaml").write_text(EDITED.replace("source: harbour.md", "source: harbour.docx"), encoding="utf-8")
    assert any("harbour.docx is not a Word document" in one.message for one in problems([folder]))


EDITED = """\
# My own remark on top.
release:
  id: harbour-2024
  title: "Cargo, as I call it"   # my title
  publisher: Harbour Office
  published: 2025-02-01
  period: "2024"
  source: harbour.md

# My concepts
concepts:
  ship: {label: ships, aliases: [vessel]}

facts:

  # I read this one over.
  - id: vessels-that-came
    about: [ship]
    unit: ship
    value: "538"
    passage: In 2024 the port handled 538 ships   # short is enough
"""


def updated(text: str, edited: str) -> str:
    """An edited file after an update."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "harbour.md").write_text(text, encoding="utf-8")
        (folder / "harbour-2024.yaml").write_text(edited, encoding="utf-8")
        base = FactBase.load(folder)
        new = additions(extract(read_text(text, "harbour.md"), HEADER, base.concepts), base)
        result = with_additions(edited, new)
        (folder / "harbour-2024.yaml").write_text(result, encoding="utf-8")
        FactBase.load(folder)
    return result


def test_an_update_keeps_every_line_of_an_edit_and_adds_what_is_new() -> None:
    after = updated(TEXT, EDITED)
    assert [line for line in EDITED.splitlines() if line not in after.splitlines()] == []
    facts = yaml.safe_load(after)["facts"]
    assert [fact["value"] for fact in facts] == ["538", "12"]
    assert "# proposed by `factcheck extract --update`" in after
    assert updated(TEXT, after) == after


@pytest.mark.parametrize(
    "edit",
    [
        ('value: "538"', 'value: "538"\n    period: 2024-S1'),
        ("id: vessels-that-came", "id: renamed"),
        ("about: [ship]", "about: [ship]\n    label: my label"),
        ("facts:\n", "harmless:\n  - {text: 12 cranes, reason: I do not want it}\n\nfacts:\n"),
        ("# I read this one over.", "# Noch ein Satz: ü, 汉字."),
    ],
    ids=lambda edit: edit[1][:30],
)
def test_no_edit_is_lost(edit: tuple[str, str]) -> None:
    assert edit[0] in EDITED
    edited = EDITED.replace(*edit, 1)
    after = updated(TEXT, edited)
    assert [line for line in edited.splitlines() if line not in after.splitlines()] == []
    assert [fact["value"] for fact in yaml.safe_load(after)["facts"]] == (["538"] if "harmless" in edit[1] else ["538", "12"])


def test_a_comparison_whose_sides_the_facts_do_not_tell_apart_is_not_refuted(tmp_path: Path) -> None:
    text = (
        "# Letters\n\nIn the first half of this year the office received 214,600 new letters, 6.2 per cent more than in the first half "
        "of 2023. There were 121,300 red letters, 58,900 blue letters and 34,400 white letters.\n\nWe disposed of 219,800 letters, "
        "so the clearance rate was 102.4 per cent, and the backlog went down from 92,700 letters on 1 January to 87,500 on 30 June."
    )
    half = Release("harbour-2024", "Letters", "Harbour Office", date(2024, 8, 1), Period.parse("2024-S1"), "harbour.md")
    (tmp_path / half.source).write_text(text, encoding="utf-8")
    (tmp_path / "harbour.yaml").write_text(new_file(extract(read_text(text, half.source), half, {})), encoding="utf-8")
    claim = "The office disposed of more letters than it received in the first half of 2024."
    assert check_at(Desk(FactBase.load(tmp_path)), claim, date(2024, 8, 2)).label is not Label.REFUTED


PRINTED = (
    "538|2,418|22,9.60|1.12,400|4.1%|86.9 percent|588.3 million crowns|1.2 million|3.5 billion tonnes|64 hours|73 days|131.2 kilometres"
    "|12,470 items|4倍|about two to one|half as high|twice as many|nearly three times|2.3 percentage points|more than 40|a third|9,000 people"
)
NUMBERS = st.sampled_from(PRINTED.split("|"))
FRAMES = st.sampled_from(
    (
        "In 2024 the port had {0}, an increase of {1} from {2} in the year before.",
        "It stood at {0}, compared with {1} a year earlier: {2} more.",
        "{0} of them, or {1}, came by night, up from {2}.",
        "Sales went from {0} to {1}, so up {2}.",
        "There were {0}: {1} in the North and {2} in the South.",
        "The share rose by {0}, to {1} from {2} in 2023.",
        "The new pier took {0} ({1}), down {2} year on year.",
        "It grew {0} on 2019, {1} on 2021, and {2} respectively.",
    )
)


@settings(deadline=None)
@given(st.lists(st.tuples(FRAMES, NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=3))
def test_what_is_proposed_is_read_as_a_base(told: list[tuple[str, str, str, str]]) -> None:
    text = " ".join(frame.format(*numbers) for frame, *numbers in told)
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / HEADER.source).write_text(text, encoding="utf-8")
        (folder / "harbour.yaml").write_text(new_file(proposed(text)), encoding="utf-8")
        assert problems((folder,)) == ()


def test_the_growth_before_the_earlier_value_is_no_value_of_its_own() -> None:
    text = "Tolls brought in 612.4 million crowns, a rise of 4.1% from 588.3 million crowns in the same quarter of 2023."
    assert [(one.get("value"), one.get("growth")) for one in entries(text)] == [
        ("612.4 million crowns", {"value": "a rise of 4.1%", "against": "previous-year"}),
        ("588.3 million crowns", None),
    ]
