"""This file holds the tests of the formats as options: their tables, several reports in one run, and what is refused beforehand."""

from __future__ import annotations

import csv
import json
import os
import subprocess
from importlib import import_module
from pathlib import Path

import pytest

from factcheck.cli.app import run
from factcheck.cli.formats import AUDITS, CHECKS, Manner, Row, rendered
from factcheck.cli.options import Format
from tests.test_audit_report import AUDIT
from tests.test_cli import COMMAND, ENVIRONMENT, FALSE, TRUE, furnish
from tests.test_report import RESULT

SIGNED = Manner(reviewer="The Desk", url="https://example.org/checks")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with drafts and a base of its own, in which the program is run."""
    monkeypatch.chdir(furnish(tmp_path))
    monkeypatch.setenv("FACTCHECK_FACTS", "own/claims")
    return tmp_path


def test_every_format_draws_a_check() -> None:
    assert list(CHECKS) == list(Format)


@pytest.mark.parametrize("row", [*CHECKS.values(), *AUDITS.values()], ids=lambda row: f"{row.module}.{row.function}")
def test_a_row_names_what_there_is(row: Row) -> None:
    assert callable(getattr(import_module(f"factcheck.report.{row.module}"), row.function))
    assert all(hasattr(Manner(), name) for name in row.takes)


@pytest.mark.parametrize("format_", CHECKS)
def test_a_check_is_drawn_in_every_format(format_: Format) -> None:
    assert "18.1%" in rendered(RESULT, format_, SIGNED)


@pytest.mark.parametrize("format_", AUDITS)
def test_an_audit_is_drawn_in_every_format(format_: Format) -> None:
    assert "1.2,000" in rendered(AUDIT, format_, Manner())


@pytest.mark.parametrize("format_", CHECKS)
def test_the_same_outcome_gives_the_same_bytes(format_: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1740873600")
    assert rendered(RESULT, format_, SIGNED) == rendered(RESULT, format_, SIGNED)
    assert Manner().day.isoformat() == "2025-03-02"


def test_several_reports_in_one_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ["--report", "json=a.json", "--report=csv=b.csv", "-f", "github", "--report", "sarif=c=d.sarif", "true.md", "false.md"]
    assert run(told) == 1
    assert capsys.readouterr().out.count("::error file=false.md,line=3,") == 1
    assert [file["path"] for file in json.loads((folder / "a.json").read_text(encoding="utf-8"))["files"]] == [
        "true.md",
        "false.md",
    ]
    with (folder / "b.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["verdict"] for row in csv.DictReader(file)] == ["supported", "refuted"]
    assert json.loads((folder / "c=d.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_several_reports_of_an_audit(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", "--report", "junit=a.xml", "-f", "concise", "sums.md"]) == 1
    assert capsys.readouterr().out.startswith("sums.md:3:18: error TOT001")
    assert 'failures="1"' in (folder / "a.xml").read_text(encoding="utf-8")


def test_several_reports_of_claims(folder: Path) -> None:
    assert run(["claim", TRUE, FALSE, "-o", "a.txt", "--report", "markdown=a.md"]) == 1
    assert "✗ refuted" in (folder / "a.txt").read_text(encoding="utf-8")
    assert "**2 figures**: 1 refuted, 1 supported" in (folder / "a.md").read_text(encoding="utf-8")


def test_what_cannot_be_read_is_in_a_report_for_programs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--report", "github=a.txt", "treu.md"]) == 2
    assert (folder / "a.txt").read_text(encoding="utf-8").startswith("::error file=treu.md,title=factcheck%3A not checked::")
    assert capsys.readouterr().err.startswith("factcheck: error: no such file: treu.md")


LISTED: list[tuple[str, list[str], str]] = [
    ("github", [], "SUP001"),
    ("markdown", [], "| ✓ supported"),
    ("claimreview", ["--reviewer", "The Desk", "--url", "https://example.org/checks"], "Not enough evidence"),
]
"""Formats, the options they need, and what they do not list unless they are asked to."""


@pytest.mark.parametrize(("format_", "more", "unlisted"), LISTED, ids=[row[0] for row in LISTED])
def test_what_a_format_lists_of_itself(
    folder: Path, capsys: pytest.CaptureFixture[str], format_: str, more: list[str], unlisted: str
) -> None:
    text = [TRUE, "Of 5 zebras, 4 were lent in 1999."]
    run(["-f", format_, *more, *text])
    assert unlisted not in capsys.readouterr().out
    run(["-f", format_, *more, "--show", "supported,not-enough-evidence", *text])
    assert unlisted in capsys.readouterr().out


REFUSED: list[tuple[list[str], str]] = [
    (["--report", "xml=a.xml", "false.md"], "--report xml=a.xml: no format 'xml'"),
    (["--report", "sarf=a.sarif", "false.md"], "no format 'sarf' (did you mean sarif?)"),
    (["--report", "=a.sarif", "false.md"], "no format ''"),
    (["--report", "json", "false.md"], "--report json: no file"),
    (["--report", "json=", "false.md"], "--report json=: no file"),
    (["-o", "a.json", "--report", "json=./a.json", "false.md"], "two reports in one file: a.json"),
    (["--report", "json=a", "--report", "csv=bare/../a", "false.md"], "two reports in one file: bare/../a"),
    (["--report", "json=bare", "false.md"], "cannot write bare: it is a folder"),
    (["--report", "json=nowhere/a.json", "false.md"], "cannot write nowhere/a.json: its folder is not there"),
    (["-o", "nowhere/a.json", "false.md"], "cannot write nowhere/a.json: its folder is not there"),
    (["--report", "json=false.md/a.json", "false.md"], "cannot write false.md/a.json: its folder is not there"),
    (["-o", "false.md", "false.md"], "the report would be written over false.md, which is to be checked"),
    (["--report", "csv=./false.md", "."], "the report would be written over ./false.md, which is to be checked"),
    (["-f", "claimreview", "false.md"], "a claimreview needs --reviewer and --url"),
    (["--report", "claimreview=a.json", "--reviewer", " ", "--url", "https://example.org", "false.md"], "needs --reviewer"),
    (
        ["-f", "claimreview", "--reviewer", "The Desk", "--url", "example.org", "false.md"],
        "not the address of a page: example.org",
    ),
    (["claim", "-f", "claimreview", FALSE], "a claimreview needs --reviewer and --url"),
    (["audit", "-f", "claimreview", "sums.md"], "this command has no report as claimreview"),
    (["audit", "--report", "claimreview=a.json", "sums.md"], "no format 'claimreview'"),
    (["audit", "-o", "sums.md", "sums.md"], "the report would be written over sums.md"),
]


@pytest.mark.parametrize(("arguments", "told"), REFUSED, ids=[" ".join(row[0])[:60] for row in REFUSED])
def test_what_cannot_be_written_is_told_before_the_work_is_done(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert run(arguments) == 2
    printed = capsys.readouterr()
    assert (printed.out, told in printed.err.splitlines()[0]) == ("", True), printed.err
    assert printed.err.startswith("factcheck: error: ")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_report_that_cannot_be_written_takes_no_other_with_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--report", "json=/dev/full", "--report", "csv=b.csv", "true.md"]) == 2
    printed = capsys.readouterr()
    assert printed.err == "factcheck: error: cannot write /dev/full: No space left on device\n"
    assert "✓ supported" in printed.out
    assert TRUE in (folder / "b.csv").read_text(encoding="utf-8")


def test_a_closed_pipe_takes_no_report_with_it(folder: Path) -> None:
    command = [*COMMAND, "-f", "json", "--report", "json=a.json", "true.md"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT)
    assert process.stdout is not None
    process.stdout.close()
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (141, b"")
    assert json.loads((folder / "a.json").read_text(encoding="utf-8"))["files"]
