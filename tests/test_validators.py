"""This file holds the tests that hand reports to validators and readers of others: SARIF, JUnit, ClaimReview."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from junitparser import Error, Failure, JUnitXml, Skipped
from pyld import jsonld

from factcheck.audit.rules import RULES
from factcheck.core.run import AuditResult, RunResult
from factcheck.core.verdict import Label, Origin, Result, Suppression
from factcheck.report import claimreview, junit, sarif
from tests.hostile import HOSTILE
from tests.test_audit_report import AUDIT
from tests.test_hostile import audit_of, check_of
from tests.test_report import RESULT, REVIEW

SCHEMA = json.loads((Path(__file__).parent / "cases" / "claimreview-schema.json").read_text(encoding="utf-8"))
ALL_HOSTILE = RunResult(
    tuple(checked for words in HOSTILE.values() for checked in check_of(words).files),
    tuple(error for words in HOSTILE.values() for error in check_of(words).errors),
    version="0.1.0",
)
ALL_HOSTILE_AUDITED = AuditResult(tuple(text for words in HOSTILE.values() for text in audit_of(words).texts), version="0.1.0")


def let_stand(result: Result, reason: str) -> Suppression | None:
    """A decision on everything that is not supported, with this reason."""
    return None if result.code.startswith("SUP") else Suppression(Origin.IN_SOURCE, reason)


IGNORED = RunResult(
    tuple(
        checked.ignoring(lambda result, _, words=words: let_stand(result, words))
        for words in HOSTILE.values()
        for checked in RESULT.files
    ),
    version="0.1.0",
)
LOGS: list[tuple[str, Callable[[], str]]] = [
    ("check", lambda: sarif.render(RESULT, RULES)),
    ("audit", lambda: sarif.render_audit(AUDIT, RULES)),
    ("nothing", lambda: sarif.render(RunResult((), version="0.1.0"), RULES)),
    ("ignored", lambda: sarif.render(IGNORED, RULES)),
    ("hostile", lambda: sarif.render(ALL_HOSTILE, RULES)),
    ("hostile-audit", lambda: sarif.render_audit(ALL_HOSTILE_AUDITED, RULES)),
]
LET_STAND = {"SARIF2005"}
"""Wishes that are not met: this one for the address of the tool's own page, which there is not yet."""
SCHEMA_ORG = "https://schema.org/"


def complaints(multitool: str, folder: Path) -> dict[str, set[tuple[str, str]]]:
    """Level and rule of what Microsoft's validator has to say of each log in a folder."""
    told = folder / "told.json"
    command = [multitool, "validate", *sorted(map(str, folder.glob("*.sarif"))), "--output", str(told), "--log", "ForceOverwrite"]
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}  # it would ask for a library of languages
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert told.exists(), done.stdout + done.stderr
    [run] = json.loads(told.read_text(encoding="utf-8-sig"))["runs"]
    found: dict[str, set[tuple[str, str]]] = {path.name: set() for path in folder.glob("*.sarif")}
    for each in run["results"]:
        uri = each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        found[Path(uri).name].add((each.get("level", "warning"), each["ruleId"]))
    return found


def test_microsofts_validator_finds_nothing_wrong_in_sarif(tool: Callable[[str], str], tmp_path: Path) -> None:
    multitool = tool("sarif-multitool")
    for name, render in LOGS:
        (tmp_path / f"{name}.sarif").write_text(render(), encoding="utf-8")
    spoiled = json.loads(LOGS[0][1]())
    spoiled["runs"][0]["results"][0]["ruleIndex"] = 999
    (tmp_path / "spoiled.sarif").write_text(json.dumps(spoiled), encoding="utf-8")
    found = complaints(multitool, tmp_path)
    assert found.pop("spoiled.sarif") - {("warning", code) for code in LET_STAND}
    assert len(found) == len(LOGS)
    assert {name: {code for _, code in told} - LET_STAND for name, told in found.items()} == {name: set() for name in found}


def test_junit_has_a_case_per_claim_and_finding() -> None:
    xml = JUnitXml.fromstring(junit.render(RESULT).encode())
    outcomes = {case.name: [type(result) for result in case.result] for suite in xml for case in suite}
    assert list(outcomes.values()) == [[Failure], [Failure], [Skipped], [Skipped], [Error]]
    assert (xml.tests, xml.failures, xml.skipped, xml.errors) == (5, 2, 2, 1)
    [first, *_] = [case for suite in xml for case in suite]
    assert first.name == "Readers borrowed 12.4 million books in 2024, up 18.1%, and 3.1,000 went abroad."
    assert first.result[0].message == "refuted: up 18.1%: the release says an increase of 8.1% (REF001)"
    assert "passage: “an increase of 8.1%”" in first.result[0].text


def test_junit_lets_pass_what_is_supported_and_says_why() -> None:
    xml = JUnitXml.fromstring(junit.render(RESULT.showing([Label.SUPPORTED])).encode())
    [first, *_] = [case for suite in xml for case in suite]
    assert (first.result, "12.4 million" in first.system_out) == ([], True)


def test_junit_tells_cases_apart_by_name() -> None:
    xml = JUnitXml.fromstring(junit.render(AUDIT).encode())
    names = [(case.classname, case.name) for suite in xml for case in suite]
    assert len(names) == len(set(names)) == 7


@pytest.mark.parametrize("result", [RESULT, ALL_HOSTILE, RunResult(())], ids=["check", "hostile", "nothing"])
def test_a_claimreview_has_what_search_engines_require(result: RunResult) -> None:
    told = json.loads(claimreview.render(result, REVIEW))
    jsonschema.Draft202012Validator(SCHEMA).validate(told)
    assert len(told["@graph"]) == sum(len(file.claims) for file in result.files)
    assert len({review["url"] for review in told["@graph"]}) == len(told["@graph"])


def test_a_claim_alone_is_reviewed_at_the_page_itself() -> None:
    [review] = json.loads(claimreview.render(RESULT.showing([Label.REFUTED]), REVIEW))["@graph"]
    assert (review["url"], review["reviewRating"]["ratingValue"]) == (REVIEW.url, 1)
    assert review["reviewRating"]["alternateName"] == "Refuted"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda review: review.pop("url"),
        lambda review: review.pop("claimReviewed"),
        lambda review: review["reviewRating"].pop("alternateName"),
        lambda review: review["author"].update(name=" "),
        lambda review: review.update(url="javascript:alert(1)"),
        lambda review: review.update(verdict="refuted"),
    ],
)
def test_the_schema_refuses_what_is_no_claimreview(spoil: Callable[[Any], object]) -> None:
    told = json.loads(claimreview.render(RESULT, REVIEW))
    spoil(told["@graph"][0])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(told, SCHEMA)


def test_a_claimreview_is_linked_data() -> None:
    def context(url: str, options: object) -> dict[str, object]:
        """The part of schema.org's context that makes its words addresses."""
        assert url == SCHEMA_ORG.rstrip("/")
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": {"@vocab": SCHEMA_ORG}}}

    expanded = jsonld.expand(json.loads(claimreview.render(RESULT, REVIEW)), {"documentLoader": context})
    assert [item["@type"] for item in expanded] == [[f"{SCHEMA_ORG}ClaimReview"]] * 3
    [author] = expanded[0][f"{SCHEMA_ORG}author"]
    assert author[f"{SCHEMA_ORG}name"] == [{"@value": "The Reading Desk"}]
