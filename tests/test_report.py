"""This file holds the tests of the reports: snapshots of every format, JSON against its schema, foreign text."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest

from factcheck.audit.rules import RULES
from factcheck.core.fact import Fact, Passage, Release
from factcheck.core.figure import Basis, Claim, Figure, Measure, Observation
from factcheck.core.finding import Finding, Reading, Severity
from factcheck.core.period import Period
from factcheck.core.quantity import Hedge, Quantity
from factcheck.core.run import BaseInfo, ReadDocument, RunError, RunResult
from factcheck.core.text import Document, Sentence, Span
from factcheck.core.unit import PERCENT, Unit
from factcheck.core.verdict import CheckedClaim, CheckedDocument, Evidence, Label, Reason, Verdict
from factcheck.report import (
    as_csv,
    as_json,
    claimreview,
    concise,
    facts,
    figures,
    github,
    jsonl,
    junit,
    layout,
    markdown,
    sarif,
    text,
)
from factcheck.report.layout import Look
from factcheck.report.visible import visible

SCHEMA = Path(as_json.__file__).with_name("schema.json")
SOURCE = (
    "Libraries in numbers.\n"
    "In 2024, readers borrowed 12.4 million books, an increase of 8.1% over the previous year, of which 3.1,000 were lent "
    "abroad by post, which had never been counted before and will from now on be counted every year by the same means.\n"
)
RELEASE = Release("books-2024", "Libraries in 2024", "Library Board", date(2025, 3, 1), Period.parse("2024"), "books.txt", SOURCE)
DRAFT = """# Reading on

Readers borrowed 12.4 million books in 2024, up
18.1%, and 3.1,000 went abroad. Some 40 branches closed; 25% of the loans were \u202efilms\x1b[31m, said [b]the board[/b].
"""
NAME = "draft.md"


def span_of(words: str, text_: str = DRAFT) -> Span:
    start = text_.index(words)
    return Span(start, start + len(words))


def fact(id_: str, words: str, printed: str, observation: Observation, **more: str) -> Fact:
    span = span_of(words, SOURCE)
    value = span_of(printed, SOURCE) if printed in SOURCE else None
    line = SOURCE.count("\n", 0, span.start) + 1
    return Fact(
        f"books-2024/{id_}",
        frozenset({"loan"}),
        observation,
        Passage(RELEASE, span, line, value),
        printed,
        "books borrowed",
        **more,
    )


def level(value: str, hedge: Hedge | None = None) -> Observation:
    return Observation(Measure.LEVEL, Quantity(Fraction(value), Fraction(100_000), hedge), Unit("book"), Period.parse("2024"))


GROWTH = Observation(Measure.GROWTH, Quantity(Fraction("8.1"), Fraction("0.1")), PERCENT, Period.parse("2024"), 1, Basis.YEAR)
LOANS = fact("loans", "borrowed 12.4 million books", "12.4 million", level("12400000"))
GROWN = fact("loans:growth", "an increase of 8.1%", "an increase of 8.1%", GROWTH)
ABROAD = fact("abroad", "3.1,000 were lent abroad", "3.1,000", Observation(Measure.MALFORMED))
SHARE = fact("loans", "borrowed 12.4 million books", "24.9%", GROWTH, working="3.1 million / 12.4 million = 24.9%")
READING = Reading("3.1 million", Quantity(Fraction(3_100_000)), "what the total leaves")
DOUBT = Finding(
    "NUM001",
    Severity.ERROR,
    span_of("3.1,000", SOURCE),
    "3.1,000",
    "“3.1,000” is no number",
    "12.4 million - 9.3 million",
    (READING,),
)
IN_DRAFT = Finding("NUM001", Severity.ERROR, span_of("3.1,000"), "3.1,000", "“3.1,000” is no number", "", (READING,))


def figure(words: str, observation: Observation = GROWTH, counted: str = "") -> Figure:
    return Figure(span_of(words), words, observation, span_of(words), counted)


def verdict(words: str, label: Label, reason: Reason, message: str, *evidence: Evidence) -> Verdict:
    return Verdict(figure(words), label, reason, message, evidence)


FIRST = CheckedClaim(
    Claim(Sentence("", Span(DRAFT.index("Readers"), DRAFT.index(" Some"))), ()),
    (
        verdict("12.4 million", Label.SUPPORTED, Reason.RESTATED, "the release prints this number", Evidence(LOANS)),
        verdict("up\n18.1%", Label.REFUTED, Reason.VALUE, "the release says an increase of 8.1%", Evidence(GROWN)),
        verdict("3.1,000", Label.CONFLICTING, Reason.DOUBTFUL, "the claim repeats a figure in doubt", Evidence(ABROAD, (DOUBT,))),
    ),
)
SECOND = CheckedClaim(
    Claim(Sentence("", Span(DRAFT.index("Some"), len(DRAFT) - 1)), ()),
    (
        verdict("Some 40", Label.NOT_ENOUGH_EVIDENCE, Reason.NO_FACT, "the fact base has nothing about this", Evidence(LOANS)),
        verdict("25%", Label.SUPPORTED, Reason.DERIVED, "it follows from released figures", Evidence(SHARE)),
    ),
)
CHECKED = CheckedDocument(Document(DRAFT, (), NAME), (FIRST, SECOND), (IN_DRAFT,))
ASKED = CheckedDocument(
    Document("Nothing to count here.", (), "<claim>"), (CheckedClaim(Claim(Sentence("", Span(0, 22)), ()), ()),)
)
INFO = BaseInfo("0123456789abcdef", 1, 3)
RESULT = RunResult((CHECKED, ASKED), (RunError("gone.md", "no such file: gone.md", "did you mean draft.md?"),), INFO, "0.1.0")
READ = ReadDocument(
    CHECKED.document,
    (
        Claim(
            Sentence("", Span(0, 9)),
            (
                figure("12.4 million", level("12400000", Hedge.MORE_THAN), "books"),
                figure("up\n18.1%"),
                figure("3.1,000", Observation(Measure.MALFORMED)),
            ),
        ),
    ),
)

REVIEW = claimreview.Review("The Reading Desk", "https://news.example/checks/7#top", date(2025, 3, 2))

OUTPUTS: list[tuple[str, Callable[[], str]]] = [
    ("report.txt", lambda: text.render(RESULT)),
    ("report-80.txt", lambda: text.render(RESULT, Look(width=80))),
    ("report-120-color.txt", lambda: text.render(RESULT, Look(width=120, color=True))),
    ("report-verbose.txt", lambda: text.render(RESULT, Look(verbose=True))),
    ("report-quiet.txt", lambda: text.render(RESULT.showing([Label.REFUTED]), Look(quiet=True))),
    ("report.concise.txt", lambda: concise.render(RESULT)),
    ("report.json", lambda: as_json.render(RESULT)),
    ("report.jsonl", lambda: jsonl.render(RESULT)),
    ("report.sarif", lambda: sarif.render(RESULT, RULES[:1])),
    ("report.github", lambda: github.render(RESULT)),
    ("report.junit.xml", lambda: junit.render(RESULT)),
    ("report.csv", lambda: as_csv.render(RESULT)),
    ("report.md", lambda: markdown.render(RESULT)),
    ("report.claimreview.json", lambda: claimreview.render(RESULT, REVIEW)),
    ("figures.txt", lambda: figures.as_text([READ])),
    ("figures.json", lambda: figures.as_json([READ])),
    ("facts.txt", lambda: facts.listed([LOANS, GROWN, ABROAD])),
    ("fact.txt", lambda: facts.shown(GROWN, [ABROAD])),
    ("facts.json", lambda: facts.as_json([LOANS, GROWN])),
]


@pytest.mark.parametrize(("name", "render"), OUTPUTS, ids=[name for name, _ in OUTPUTS])
def test_output(name: str, render: Callable[[], str], matches: Callable[[str, str], None]) -> None:
    matches(render(), name)


@pytest.mark.parametrize("result", [RESULT, RunResult(()), RESULT.showing([Label.REFUTED])], ids=["all", "nothing", "some"])
def test_json_is_valid_against_the_schema(result: RunResult) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(as_json.render(result)))


@pytest.mark.parametrize(
    "spoil", [lambda told: told.pop("errors"), lambda told: told["files"][0].pop("path"), lambda told: told.update(more=1)]
)
def test_the_schema_refuses_what_is_not_a_report(spoil: Callable[[dict], object]) -> None:
    told = json.loads(as_json.render(RESULT))
    spoil(told)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(told, json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_json_places_are_those_of_the_document() -> None:
    [checked, _] = json.loads(as_json.render(RESULT))["files"]
    places = [checked["findings"][0], *checked["claims"], *(figure for claim in checked["claims"] for figure in claim["figures"])]
    for place in places:
        assert DRAFT[place["start"] : place["end"]] == place["text"]
        assert DRAFT.splitlines()[place["line"] - 1][place["column"] - 1] == place["text"][0]


def test_json_evidence_is_a_passage_of_its_source() -> None:
    [checked, _] = json.loads(as_json.render(RESULT))["files"]
    evidence = [item for claim in checked["claims"] for figure in claim["figures"] for item in figure["evidence"]]
    assert len(evidence) == 5
    for item in evidence:
        assert SOURCE[item["release"]["start"] : item["release"]["end"]] == item["passage"]
        assert item["passage"] in SOURCE.splitlines()[item["release"]["line"] - 1]


def test_jsonl_holds_the_claims_of_json() -> None:
    claims = [claim for file in json.loads(as_json.render(RESULT))["files"] for claim in file["claims"]]
    lines = [json.loads(line) for line in jsonl.render(RESULT).splitlines()]
    assert [{k: v for k, v in line.items() if k not in ("kind", "path")} for line in lines if line["kind"] == "claim"] == claims
    assert [line["kind"] for line in lines].count("finding") == 1


@pytest.mark.parametrize("name", [name for name, _ in OUTPUTS])
def test_nothing_of_a_draft_acts_on_a_terminal(name: str) -> None:
    output = dict(OUTPUTS)[name]()
    assert "\u202e" not in output
    assert "\x1b[31m, said" not in output


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_terminal_gets_no_line_that_is_too_wide(width: int) -> None:
    lines = text.render(RESULT, Look(width=width)).splitlines()
    assert max(map(len, lines)) <= width


def test_without_a_terminal_nothing_is_folded_or_coloured() -> None:
    output = text.render(RESULT)
    assert "\x1b" not in output
    assert "Readers borrowed [12.4 million] books in 2024, [up 18.1%], and [3.1,000] went abroad." in output.splitlines()[1]


@pytest.mark.parametrize("width", [None, 80])
def test_rich_markup_of_a_draft_is_shown(width: int | None) -> None:
    assert "[b]the board[/b]" in " ".join(text.render(RESULT, Look(width, color=True)).split())


def test_folded_text_has_all_the_words() -> None:
    words = text.render(RESULT).split()
    assert sorted(text.render(RESULT, Look(width=60)).split()) == sorted(words)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain", "plain"),
        ("6.1亿 — naïve", "6.1亿 — naïve"),
        ("a\u2028b\tc\r\nd", "a b c d"),
        ("\x07\x9b\u200b\u2066\ufeff", "<U+0007><U+009B><U+200B><U+2066><U+FEFF>"),
        ("\udc80", "<U+DC80>"),
        ("no\u00a0break", "no\u00a0break"),
    ],
)
def test_visible(raw: str, shown: str) -> None:
    assert visible(raw) == shown


def test_lines_that_are_only_marks_keep_their_brackets() -> None:
    assert layout.draw([layout.line(layout.Piece("7", "mark"))], Look(width=30)) == "[7]\n"
