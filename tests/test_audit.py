"""This file holds the tests of the audit: the releases, texts written for it, generated texts and rounding."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.audit.base import BaseAudit, audit_base
from factcheck.audit.examine import audit, examine
from factcheck.core.figure import Claim
from factcheck.core.finding import Severity
from factcheck.factbase import FactBase
from factcheck.figures import figures
from factcheck.read import read_text
from factcheck.sentences import sentences
from tests.statistics_texts import Pair, texts

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "audit.yaml").read_text(encoding="utf-8"))
ROUNDS = 14

RELEASES = {
    "nia-2021-h1": [("NUM004", "warning", "189.5 year-on-year compared with 2019 and 2020 respectively. %")],
    "nia-2021-h1-cooperation": [],
    "nia-2022-q1": [
        ("REP002", "warning", "16,700 criminal suspects were arrested"),
        ("NUM003", "error", "about 2 billion in time. 250,000 hours"),
    ],
    "nia-2024": [
        ("NUM001", "error", "31.49,000"),
        ("NUM001", "error", "31.49,000"),
        ("NUM002", "error", "2,597 million"),
        ("NUM001", "error", "1.476,000"),
        ("THR001", "error", "21.09 million, exceeding 100 million"),
    ],
    "nia-2024-08": [
        ("CNT002", "warning", "nine hub airports: Beijing, Shanghai, Guangzhou, Shenzhen, Hangzhou, Xiamen, Chengdu and Xi'an")
    ],
}
"""All that the releases show by themselves."""

DOUBTS = {
    "nia-2022-q1/time-saved": {"NUM003": []},
    "nia-2024/motor-vehicles": {"NUM001": ["31.149 million"]},
    "nia-2024/passports": {"CUM002": ["23.319 million"]},
    "nia-2024/visas": {"NUM002": ["2.597 million"]},
    "nia-2024/port-visas": {"NUM001": ["1.476 million"]},
    "nia-2024/homecoming-permit-verifications": {"THR001": []},
    "nia-2024/homecoming-permit-verifications-exceeding": {"THR001": []},
}
"""The doubtful facts, with the findings that put them in doubt and the readings that would be consistent."""


SINGLED_OUT = [
    ("Sales rose from 8,400 in 2023 to 10,500 in 2024, an increase of 52%.", "an increase of 52%", ["25%"]),
    ("Sales fell from 10,500 in 2023 to 8,400 in 2024, down 25%.", "down 25%", ["20%"]),
    ("Sales rose from 8,400 in 2023 to 10,500 in 2024, down 25%.", "down 25%", []),
    ("Sales rose from 8,412 in 2023 to 10,155 in 2024, an increase of 25%.", "", []),
    ("Sales rose from 840 in 2023 to 10,500 in 2024, an increase of 25%.", "", []),
]
"""Texts, the growth that is in doubt or nothing, and what it would have to read; nothing where a slip in a value would give the growth."""


@pytest.mark.parametrize(("text", "doubtful", "readings"), SINGLED_OUT, ids=[row[0] for row in SINGLED_OUT])
def test_the_growth_is_in_doubt_unless_a_slip_in_a_value_gives_it(text: str, doubtful: str, readings: list[str]) -> None:
    [finding] = [each for each in audit(read_text(text)) if each.code == "GRO001"]
    told = (finding.text, [reading.text for reading in finding.readings]) if finding.singled_out else ("", [])
    assert told == (doubtful, readings)


@cache
def base_audit() -> BaseAudit:
    """The audit of the base that comes with the program."""
    return BaseAudit(FactBase.load())


def found(text: str, name: str = "draft.txt") -> list[tuple[str, str, str]]:
    """Code, severity and words of every finding in a text."""
    return [(each.code, each.severity.value, each.text) for each in audit(read_text(text, name))]


@pytest.mark.parametrize("release", RELEASES)
def test_what_a_release_shows_by_itself(release: str) -> None:
    findings = base_audit().texts[release].findings
    assert [(each.code, each.severity.value, each.text) for each in findings] == RELEASES[release]


def test_which_facts_are_in_doubt_and_what_they_may_have_been() -> None:
    doubts = audit_base(base_audit().base)
    shown = {id_: {each.code: [one.text for one in each.readings] for each in findings} for id_, findings in doubts.items()}
    assert shown == DOUBTS


def test_every_error_across_releases() -> None:
    errors = [(id_, each.code, each.text[:14]) for id_, findings in base_audit().across.items() for each in findings]
    assert sorted(errors) == [("nia-2024", "CUM002", "233.19 million"), ("nia-2024", "TOT002", "32.56 million ")]


def test_the_arithmetic_and_what_it_rests_on_are_told() -> None:
    [finding] = base_audit().doubts["nia-2024/motor-vehicles"]
    assert finding.working == "32.566 − 0.879 − 0.101 − 0.437 = 31.149 million"
    assert finding.readings[0].rests_on == "the total 32.566 million and the other parts"
    assert (finding.readings[0].quantity.value, finding.readings[0].quantity.place) == (Fraction(31_149_000), Fraction(1000))


def test_what_was_checked_is_counted() -> None:
    examined = examine(read_text("Of 100 cases, 60 were closed and 40 are open.\n\nIt rained on 12 days."))
    assert (examined.figures, examined.relations, examined.findings) == (4, 1, ())


@pytest.mark.parametrize("case", CASES["flagged"], ids=lambda case: case["text"][:40])
def test_a_text_with_an_error_is_flagged(case: dict[str, str]) -> None:
    findings = [(code, severity) for code, severity, _ in found(case["text"], case.get("name", "draft.md"))]
    assert findings == [tuple(each.split()) for each in case["finds"]]


@pytest.mark.parametrize("text", CASES["fine"])
def test_a_text_without_error_is_let_stand(text: str) -> None:
    assert found(text) == []


@cache
def generated() -> tuple[tuple[str, Pair, Counter[str], Counter[str]], ...]:
    """The generated texts, with the families of the errors found in the clean one and of all found in the planted one."""
    results = []
    for name, _, pair in texts(ROUNDS):
        clean = audit(read_text(pair.clean, f"text{pair.suffix}"))
        planted = audit(read_text(pair.planted, f"text{pair.suffix}"))
        errors = Counter(each.code[:3] for each in clean if each.severity is Severity.ERROR)
        results.append((name, pair, errors, Counter(each.code[:3] for each in planted)))
    return tuple(results)


def test_generated_texts_are_many_and_of_every_family() -> None:
    assert len(generated()) >= 300
    assert {pair.family for _, pair, _, _ in generated()} == {"NUM", "TOT", "GRO", "SHA", "CNT", "THR", "REP", "CUM", "LIS"}


def test_planted_errors_are_found() -> None:
    missed = [(name, pair.planted) for name, pair, _, codes in generated() if not codes[pair.family]]
    assert len(missed) <= len(generated()) * 5 // 100, missed


def test_clean_texts_have_no_error() -> None:
    assert [(name, pair.clean, errors) for name, pair, errors, _ in generated() if errors] == []


def million(value: int, places: int) -> str:
    """A number in millions, rounded to so many places."""
    return f"{float(round(Fraction(value, 10**6), places)):.{places}f} million"


def percent(value: Fraction, places: int) -> str:
    """A proportion in percent, rounded to so many places."""
    return f"{float(round(value * 100, places)):.{places}f}"


VALUES = st.integers(1_000_000, 900_000_000)
PLACES = st.integers(0, 3)


@settings(max_examples=150, deadline=None)
@given(st.lists(VALUES, min_size=3, max_size=4), st.lists(PLACES, min_size=5, max_size=5), PLACES)
def test_rounded_parts_never_trip_a_rule(parts: list[int], places: list[int], share: int) -> None:
    shown = [
        f"{million(part, place)} went to {town}"
        for part, place, town in zip(parts, places, ("Ely", "Goole", "Hythe", "Leeds"), strict=False)
    ]
    lead = f"In 2019 the firm sold {million(sum(parts), places[4])} bricks, of which {', '.join(shown[:-1])} and {shown[-1]}."
    first = Fraction(parts[0], sum(parts))
    whole, part = million(sum(parts), places[4]), million(parts[0], places[0])
    told = f"It sold {whole} bricks, of which {part} were red, a share of {percent(first, share)} percent."
    assert found(lead) == []
    assert found(told) == []


@settings(max_examples=150, deadline=None)
@given(VALUES, VALUES, PLACES, PLACES, st.integers(0, 2))
def test_rounded_growth_never_trips_a_rule(earlier: int, value: int, before: int, now: int, place: int) -> None:
    growth = Fraction(value, earlier) - 1
    word = "rise" if growth > 0 else "fall"
    change = f"from {million(earlier, before)} tons to {million(value, now)} tons"
    told = f"Sales went {change}, a {word} of {percent(abs(growth), place)} percent."
    assert found(told) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(VALUES, min_size=3, max_size=4), st.lists(VALUES, min_size=4, max_size=4), PLACES, st.integers(0, 2))
def test_rounded_tables_never_trip_a_rule(parts: list[int], earlier: list[int], place: int, share: int) -> None:
    rows = [(town, part, before) for town, part, before in zip("ABCD", parts, earlier, strict=False)]
    rows.append(("Total", sum(parts), sum(before for _, _, before in rows)))
    lines = ["| Town | Sold (million) | Growth (percent) | Share (percent) |", "| --- | ---: | ---: | ---: |"]
    for town, value, before in rows:
        growth, part = Fraction(value, before) - 1, Fraction(value, sum(parts))
        cells = (
            town,
            million(value, place).removesuffix(" million"),
            percent(growth, 1),
            "100" if town == "Total" else percent(part, share),
        )
        lines.append(f"| {' | '.join(cells)} |")
    assert found("\n".join(lines) + "\n", "table.md") == []


def test_sentences_that_are_known_already_give_the_same() -> None:
    document = read_text("\n\n".join(pair.planted for _, _, pair in texts(1)), "text.md")
    claims = [Claim(sentence, figures(sentence)) for sentence in sentences(document)]
    known = examine(document, claims)
    assert known.findings
    assert known == examine(document)
