"""This file holds the tests of the directives in a text: what each lets stand, what it does not, and what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from factcheck.codes import Codes, known_codes, unknown
from factcheck.core.finding import Severity
from factcheck.core.text import Span
from factcheck.core.verdict import CheckedDocument, Origin
from factcheck.ignores import PAGES, VERBS, applied, directives
from factcheck.pipeline import check
from factcheck.read import read_text
from factcheck.report import objects
from factcheck.sentences import lines
from tests.books import FALSE
from tests.conftest import Program
from tests.harbour import BASE

SCHEMA = Path(objects.__file__).with_name("audit-schema.json")

WRONG = "In 2030 the harbours handled 84 million tonnes of cargo."
OTHER = "In 2030, ferries carried 4.8 million passengers."
RIGHT = "In 2030, ferries carried 8.4 million passengers."
SUM = "The port had 293 ships, of which 121 were tankers, 60 were ferries and 102 were barges."


def held(text: str, name: str = "draft.md") -> CheckedDocument:
    """The text, checked, with its directives followed."""
    return applied(check(read_text(text, name), BASE), known_codes())


def told(checked: CheckedDocument) -> tuple[list[str], list[str]]:
    """What is reported, the supported and what is without evidence left out, and what is ignored."""
    reported = [result.code for result, _ in checked.results() if not result.code.startswith(("SUP", "NEE"))]
    return reported, [one.result.code for one in checked.ignored if not one.result.code.startswith("NEE")]


IGNORED: list[tuple[str, str]] = [
    ("on its line", f"{WRONG} <!-- factcheck: ignore[REF001] why -->"),
    ("without a blank", f"{WRONG}<!--factcheck:ignore[REF001]why-->"),
    ("before it on its line", f"<!-- factcheck: ignore[REF001] why --> {WRONG}"),
    ("within the sentence", WRONG.replace("of", "<!-- factcheck: ignore[REF001] why --> of")),
    ("right after it, on the next line", f"{WRONG}\n<!-- factcheck: ignore[REF001] why -->"),
    ("right after it, in a paragraph of its own", f"{WRONG}\n\n<!-- factcheck: ignore[REF001] why -->\n\n{RIGHT}"),
    ("after another sentence of its line", f"{WRONG} So they say. <!-- factcheck: ignore[REF001] why -->"),
    ("broken sentence", WRONG.replace("handled ", "handled\n") + "\n<!-- factcheck: ignore[REF001] why -->"),
    ("the family", f"{WRONG} <!-- factcheck: ignore[REF] why -->"),
    ("small letters", f"{WRONG} <!-- factcheck: ignore[ref001] why -->"),
    ("several codes", f"{WRONG} <!-- factcheck: ignore[TOT, REF001] why -->"),
    ("no code", f"{WRONG} <!-- factcheck: ignore why -->"),
    ("a colon before the reason", f"{WRONG} <!-- factcheck: ignore[REF001]: why -->"),
    ("over lines", f"{WRONG} <!-- factcheck: ignore[REF001]\nwhy -->"),
    ("the next", f"<!-- factcheck: ignore-next[REF001] why -->\n{WRONG}"),
    ("the next paragraph", f"{RIGHT}\n\n<!-- factcheck: ignore-next[REF001] why -->\n\n{WRONG}"),
    ("the next line", f"<!-- factcheck: ignore-next[REF001] why -->\n\nSo they say. {WRONG}"),
    ("a region", f"<!-- factcheck: ignore-start[REF001] why -->\n\n{WRONG}\n\n<!-- factcheck: ignore-end -->\n\n{RIGHT}"),
    ("the file, from its end", f"{WRONG}\n\n{RIGHT}\n\n<!-- factcheck: ignore-file[REF001] why -->"),
    ("a cell", f"| Year | Said |\n|---|---|\n| 2030 | {WRONG} <!-- factcheck: ignore[REF001] why --> |"),
    ("an item", f"- {RIGHT}\n- {WRONG} <!-- factcheck: ignore[REF001] why -->"),
    ("a heading", f"# {WRONG} <!-- factcheck: ignore[REF001] why -->"),
]
PLAIN: list[tuple[str, str]] = [
    ("right after it", f"{WRONG}\n#! factcheck: ignore[REF001] why"),
    ("within a broken sentence", WRONG.replace("handled ", "handled\n#! factcheck: ignore[REF001] why\n")),
    ("the next", f"#! factcheck: ignore-next[REF001] why\n{WRONG}"),
    ("a region", f"#! factcheck: ignore-start[REF001] why\n{WRONG}\n#! factcheck: ignore-end\n\n{RIGHT}"),
    ("the file", f"#!factcheck: ignore-file[REF001] why\n\n{RIGHT}\n\n{WRONG}"),
]


@pytest.mark.parametrize(
    ("name", "text"),
    [("draft.md", text) for _, text in IGNORED] + [("draft.txt", text) for _, text in PLAIN],
    ids=[title for title, _ in (*IGNORED, *PLAIN)],
)
def test_ignored(name: str, text: str) -> None:
    checked = held(text, name)
    assert told(checked) == ([], ["REF001"])
    assert [(one.by.origin, one.by.reason) for one in checked.ignored] == [(Origin.IN_SOURCE, "why")]


NOT_IGNORED: list[tuple[str, str, str, list[str]]] = [
    # what, file, text, codes reported
    ("no reason", "a.md", f"{WRONG} <!-- factcheck: ignore[REF001] -->", ["REF001", "IGN001"]),
    ("a dash is no reason", "a.md", f"{WRONG} <!-- factcheck: ignore[REF001] — -->", ["REF001", "IGN001"]),
    ("no reason for a file", "a.md", f"{WRONG}\n\n<!-- factcheck: ignore-file -->", ["REF001", "IGN001"]),
    ("another code", "a.md", f"{WRONG} <!-- factcheck: ignore[REF002] why -->", ["REF001", "IGN002"]),
    ("nothing to ignore", "a.md", f"{RIGHT} <!-- factcheck: ignore[REF001] why -->", ["IGN002"]),
    ("support is not ignored", "a.md", f"{RIGHT} <!-- factcheck: ignore why -->", ["IGN002"]),
    ("another paragraph", "a.md", f"{WRONG}\n\nSo.\n\n<!-- factcheck: ignore[REF001] why -->", ["REF001", "IGN002"]),
    ("another line", "a.md", f"{WRONG}\n\n{RIGHT} <!-- factcheck: ignore[REF001] why -->", ["REF001", "IGN002"]),
    ("the next but one", "a.md", f"<!-- factcheck: ignore-next[REF001] why -->\n\n{RIGHT}\n\n{WRONG}", ["REF001", "IGN002"]),
    ("unknown code", "a.md", f"{WRONG} <!-- factcheck: ignore[REF901] why -->", ["REF001", "IGN003"]),
    ("no code in brackets", "a.md", f"{WRONG} <!-- factcheck: ignore[] why -->", ["REF001", "IGN003"]),
    ("no end", "a.md", f"<!-- factcheck: ignore-start[REF001] why -->\n\n{WRONG}", ["REF001", "IGN004"]),
    ("no start", "a.md", f"{WRONG}\n\n<!-- factcheck: ignore-end -->", ["REF001", "IGN005"]),
    ("ends before", "a.md", f"<!-- factcheck: ignore-end -->\n\n{WRONG}", ["REF001", "IGN005"]),
    ("misspelt", "a.md", f"{WRONG} <!-- factcheck: ingore[REF001] why -->", ["REF001", "IGN005"]),
    ("no verb", "a.md", f"{WRONG} <!-- factcheck: -->", ["REF001", "IGN005"]),
    ("in code", "a.md", f"{WRONG} `<!-- factcheck: ignore[REF001] why -->`", ["REF001"]),
    ("in a block of code", "a.md", f"{WRONG}\n\n```\n<!-- factcheck: ignore[REF001] why -->\n```", ["REF001"]),
    ("another tool's", "a.md", f"{WRONG} <!-- vale off -->", ["REF001"]),
    ("not at the head of its line", "a.txt", f"{WRONG} #! factcheck: ignore[REF001] why", ["REF001"]),
    ("markdown's in plain text", "a.txt", f"{WRONG}\n<!-- factcheck: ignore[REF001] why -->", ["REF001"]),
    ("plain text's in markdown", "a.md", f"{WRONG}\n\n#! factcheck: ignore[REF001] why", ["REF001"]),
]


@pytest.mark.parametrize(("name", "text", "reported"), [row[1:] for row in NOT_IGNORED], ids=[row[0] for row in NOT_IGNORED])
def test_not_ignored(name: str, text: str, reported: list[str]) -> None:
    checked = held(text, name)
    assert sorted(told(checked)[0]) == sorted(reported)
    assert checked.ignored == ()


def test_of_two_sentences_the_nearer_is_meant() -> None:
    assert told(held(f"{OTHER} {WRONG} <!-- factcheck: ignore[REF] why -->")) == (["REF001"], ["REF001"])
    assert told(held(f"{OTHER} <!-- factcheck: ignore[REF] why --> {WRONG}")) == (["REF001"], ["REF001"])


def test_one_of_two_codes_may_be_unknown() -> None:
    checked = held(f"{WRONG} <!-- factcheck: ignore[REF001, REF901] why -->")
    assert told(checked) == (["IGN003"], ["REF001"])
    assert checked.findings[0].message == "no such code: REF901 (did you mean REF001?)"


def test_regions_lie_within_each_other() -> None:
    start, end = "<!-- factcheck: ignore-start[{}] {} -->\n\n", "<!-- factcheck: ignore-end -->\n\n"
    text = start.format("REF", "outer") + start.format("TOT", "inner") + f"{SUM}\n\n{end}{WRONG}\n\n{end}"
    assert {(one.result.code, one.by.reason) for one in held(text).ignored} >= {("REF001", "outer"), ("TOT001", "inner")}


def test_a_finding_is_ignored_like_a_figure() -> None:
    checked = held(f"{SUM} <!-- factcheck: ignore[TOT001] the list is not complete -->")
    assert told(checked) == ([], ["TOT001"])


def test_faults_are_warnings_at_the_place_of_the_directive() -> None:
    text = f"{WRONG} <!-- factcheck: ignore[REF001] -->"
    [fault] = held(text).findings
    assert (fault.severity, fault.span) == (Severity.WARNING, Span(len(WRONG) + 1, len(text)))


def test_directives_are_not_prose() -> None:
    assert not held("<!-- factcheck: ignore-file[REF001] 84 million tonnes of cargo in 2030 -->").claims
    assert not held("#! factcheck: ignore-file[REF001] 84 million tonnes of cargo in 2030\n", "a.txt").claims
    assert len(lines(read_text(f"#! factcheck: ignore-file[REF] why\n{WRONG}\n"))) == 1
    assert (
        len(lines(read_text(f"<!-- factcheck: ignore[REF] why -->\n<!-- factcheck: ignore[REF] why --> {WRONG}\n", "a.md"))) == 1
    )


def test_a_text_without_directives_stays_as_it_is() -> None:
    checked = check(read_text(WRONG, "a.md"), BASE)
    assert applied(checked, known_codes()) is checked


def test_every_fault_has_a_page_of_its_own() -> None:
    assert len({page.code for page in PAGES}) == len({page.name for page in PAGES}) == len(PAGES)
    assert all(page.title.endswith(".") for page in PAGES)
    assert {code for _, _, _, reported in NOT_IGNORED for code in reported} >= {page.code for page in PAGES}


def test_many_directives_take_no_long_time() -> None:
    assert len(directives(read_text(f"{RIGHT} <!-- factcheck: ignore[REF001] why -->\n\n" * 2000, "a.md"))) == 2000


def test_an_audit_follows_the_directives_of_a_text(program: Program) -> None:
    program.write("a.md", f"{SUM} <!-- factcheck: ignore[TOT001] why -->\n\n{SUM} <!-- factcheck: ignore[REF001] why -->")
    code, out, _ = program("audit", "a.md", "-f", "concise")
    assert (code, [line.split()[2] for line in out.splitlines()]) == (1, ["TOT001"])
    told = json.loads(program("audit", "a.md", "-f", "json")[1])
    jsonschema.validate(told, json.loads(SCHEMA.read_text(encoding="utf-8")))
    [one] = told["files"][0]["ignored"]
    assert (one["finding"]["code"], one["suppression"]) == ("TOT001", {"kind": "inSource", "reason": "why"})
    assert "2 relations, 1 finding, 1 ignored" in program("audit", "a.md")[1]
    [run] = json.loads(program("audit", "a.md", "-f", "sarif")[1])["runs"]
    assert [len(result["suppressions"]) for result in run["results"]] == [0, 1]


@pytest.mark.parametrize("format_", ["json", "sarif", "jsonl", "text", "markdown", "csv", "junit", "github", "concise"])
def test_what_is_ignored_stays_in_json_and_sarif_and_is_counted(program: Program, format_: str) -> None:
    program.write("a.md", f"{FALSE} <!-- factcheck: ignore[REF001] the reason -->")
    code, out, _ = program("a.md", "-f", format_)
    assert code == 0
    assert ("the reason" in out) is (format_ in ("json", "jsonl", "sarif"))
    assert ("1 ignored" in out) is (format_ in ("text", "markdown"))
    if format_ == "json":
        schema = SCHEMA.with_name("schema.json").read_text(encoding="utf-8")
        jsonschema.validate(json.loads(out), json.loads(schema))
        assert json.loads(out)["summary"]["ignored"] == 1


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_stands_alone_or_with_codes(verb: str) -> None:
    [one, other] = directives(read_text(f"<!-- factcheck: {verb} x -->\n\n<!-- factcheck: {verb}[REF] x -->", "a.md"))
    assert [(each.verb, each.codes, each.reason) for each in (one, other)] == [(verb, (), "x"), (verb, ("REF",), "x")]


@pytest.mark.parametrize(
    ("select", "ignore", "chosen"),
    [
        ((), (), ["REF001", "REF002", "SUP001", "TOT001"]),
        (("REF",), (), ["REF001", "REF002"]),
        (("REF", "TOT"), (), ["REF001", "REF002", "TOT001"]),
        ((), ("REF",), ["SUP001", "TOT001"]),
        (("REF",), ("REF001",), ["REF002"]),
        (("REF001",), ("REF",), ["REF001"]),
        (("REF",), ("REF",), []),
    ],
)
def test_codes_asked_for(select: tuple[str, ...], ignore: tuple[str, ...], chosen: list[str]) -> None:
    assert [code for code in ("REF001", "REF002", "SUP001", "TOT001") if code in Codes(select, ignore)] == chosen


def test_what_is_left_out_is_counted() -> None:
    checked = Codes(ignore=("REF",)).applied(check(f"{WRONG} {RIGHT}", BASE))
    assert ([len(claim.verdicts) for claim in checked.claims], checked.left_out) == ([1], 1)


@pytest.mark.parametrize(("code", "wrong"), [("REF", False), ("REF001", False), ("IGN", False), ("REF9", True), ("", True)])
def test_unknown_codes(code: str, wrong: bool) -> None:
    assert bool(unknown(code)) is wrong
