"""This file holds the tests of the command line, as a user meets it: real processes, their exit codes, and what they print."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import jsonschema
import pytest

from factcheck import __version__
from factcheck.report import as_json
from tests.books import COMMAND, ENVIRONMENT, FALSE, ROOT, TRUE, furnish, run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with drafts and bases, for one test."""
    return furnish(tmp_path)


CASES: list[tuple[list[str], int, str]] = [
    # arguments, exit code, what stdout (0, 1) or stderr (2) holds
    ([TRUE], 0, "✓ supported"),
    ([FALSE], 1, "12.4 million"),
    (["claim", TRUE, FALSE], 1, "1 refuted, 1 supported"),
    (["claim", "facts"], 0, "no figure in it"),
    (["true.md"], 0, "true.md:3:1"),
    (["check", "true.md"], 0, "true.md:3:1"),
    (["true.md", "false.md"], 1, "false.md:3:1"),
    (["none.txt"], 0, "no figures"),
    (["--lines", "lines.txt"], 1, "1 refuted"),
    (["--fail-on", "never", FALSE], 0, "✗ refuted"),
    (["--fail-on", "supported", TRUE], 1, "✓ supported"),
    (["--fail-on", "not-enough-evidence,conflicting", FALSE], 0, "✗ refuted"),
    (["--show", "refuted", "true.md"], 0, "1 figure"),
    (["-q", TRUE], 0, ""),
    (["-q", FALSE], 1, "✗ refuted"),
    (["-v", TRUE], 0, "fact base"),
    (["-f", "concise", "false.md"], 1, "false.md:3:27: error REF001"),
    (["--color", "always", TRUE], 0, "\x1b["),
    (["--as-of", "2025-01-14", "Last year readers borrowed 12.4 million books"], 0, "supported"),
    (["-b", "own/claims", TRUE], 0, "books/loans"),
    (["figures", TRUE], 0, "12,400,000"),
    (["facts", "list"], 0, "books/loans  12.4 million  2024  loans, books"),
    (["-f", "text", "facts", "list"], 0, "books/loans"),
    (["-q", "claim", "--", "-5 people"], 0, ""),
    (["--", "-610 million people"], 0, "not enough evidence"),
    (["facts"], 2, "Missing command"),
    (["facts", "lst"], 2, "No such command 'lst'"),
    (["facts", "show", "books/loans"], 0, "passage  “borrowed 12.4 million books”"),
    (["facts", "search", "borrow"], 0, "books/loans"),
    (["facts", "search", "zebra"], 1, ""),
    (["facts", "validate", "own/claims"], 0, "no problems: 1 facts, 1 releases, 2 concepts"),
    (["facts", "validate", "bad/claims"], 2, "books.yaml:5:1: broken YAML"),
    (["facts", "validate", "nowhere"], 2, "nowhere: no such folder"),
    (["facts", "coverage"], 1, "books.txt:1:54: no fact covers '7'"),
    (["audit"], 0, "the releases against each other: 0 relations, 0 findings"),
    (["audit", "sums.md"], 1, "121 + 60 + 102 = 283, not 293"),
    (["audit", "--rule", "NUM001", "sums.md"], 0, "sums.md: 4 figures, 1 relation, 1 finding, 0 shown"),
    (["audit", "--severity", "error", "-f", "concise", "sums.md"], 1, "sums.md:3:18: error TOT001"),
    (["audit", "-q", "true.md"], 0, ""),
    (["audit", "-f", "sarif", "sums.md", "true.md"], 1, '"columnKind": "unicodeCodePoints"'),
    (["-f", "sarif", "false.md"], 1, '"ruleId": "REF001"'),
    (["sums.md"], 1, "working       121 + 60 + 102 = 283, not 293"),
    (["rules"], 0, "TOT001  parts-miss-the-total"),
    (["explain", "TOT001"], 0, "Flagged: Of 100 cases"),
    (["explain", "REF001"], 0, "The release gives another value."),
    (["audit", "-h"], 0, "Examples:"),
    (["rules", "-h"], 0, "Examples:"),
    (["explain", "-h"], 0, "Examples:"),
    (["audit", "smus.md", "sums.md"], 2, "factcheck: error: no such file: smus.md (did you mean sums.md?)"),
    (["audit", "Of 100 cases, 60 were closed", "sums.md"], 2, "factcheck: error: no such file: Of 100 cases"),
    (["audit", "--rule", "TOT01", "sums.md"], 2, "factcheck: error: no such rule: TOT01 (did you mean TOT001?)"),
    (["audit", "--severity", "grave", "sums.md"], 2, "'grave' is not one of"),
    (["explain", "TOT009"], 2, "factcheck: error: no such rule: TOT009 (did you mean TOT00"),
    (["--version"], 0, f"factcheck {__version__}"),
    (["-V"], 0, f"factcheck {__version__}"),
    (["-h"], 0, "Examples:"),
    (["--help"], 0, "Exit codes:"),
    (["claim", "-h"], 0, "Example:"),
    (["figures", "-h"], 0, "Examples:"),
    (["facts", "-h"], 0, "Examples:"),
    (["facts", "show", "-h"], 0, "Example:"),
    (["treu.md"], 2, "factcheck: error: no such file: treu.md (did you mean true.md?)"),
    (["nothing"], 2, "factcheck: error: neither a file nor a claim: nothing"),
    (["true.md", TRUE], 2, "factcheck: error: files and claims in one call"),
    (["bare"], 2, "factcheck: error: no drafts in bare"),
    (["empty.txt"], 2, "factcheck: error: nothing to check: empty.txt is empty"),
    (["latin.txt"], 2, "factcheck: error: latin.txt is not UTF-8: byte 0xe9 on line 1"),
    (["binary.txt"], 2, "factcheck: error: binary.txt is not a text file"),
    ([], 2, "factcheck: error: nothing to check: standard input is empty"),
    (["--as-of", "yesterday", TRUE], 2, "not a date: 'yesterday'"),
    (["--fail-on", "refutd", TRUE], 2, "unknown verdict 'refutd' (did you mean refuted?)"),
    (["--fail-on", "never,refuted", TRUE], 2, "'never' stands alone"),
    (["--show", "nothing", TRUE], 2, "unknown verdict 'nothing'"),
    (["--format", "xml", TRUE], 2, "'xml' is not one of"),
    (["--formt", "json", TRUE], 2, "No such option: --formt"),
    (["--encoding", "utf-9", "true.md"], 2, "unknown encoding 'utf-9'"),
    (["-b", "nowhere", TRUE], 2, "nowhere: no such folder"),
    (["-b", "bad/claims", TRUE], 2, "factcheck: error: the fact base has 1 problem"),
    (["-o", "nowhere/report.txt", TRUE], 2, "factcheck: error: cannot write nowhere/report.txt"),
    (["facts", "show", "books/laons"], 2, "no such fact: books/laons (did you mean books/loans?)"),
    (["claim", " "], 2, "an empty claim"),
]


SHIPPED: list[tuple[list[str], int, str]] = [
    (["In 2024 China's border inspectors handled 610 million crossings, up 43.9%"], 0, "nia-2024/travellers"),
    (["601 million people were inspected in 2024"], 1, "[610 million] people"),
    (["31.49,000 motor vehicles were inspected in 2024", "--fail-on", "refuted"], 0, "31.149 million"),
    (["facts", "validate"], 0, "no problems"),
    (["audit"], 1, " relations, 11 findings"),
]


@pytest.mark.parametrize(("arguments", "code", "told"), SHIPPED, ids=[row[0][0] for row in SHIPPED])
def test_with_the_shipped_base(folder: Path, arguments: list[str], code: int, told: str) -> None:
    done = run(*arguments, at=folder, FACTCHECK_FACTS="")
    assert (done.returncode, told in done.stdout) == (code, True), done.stdout + done.stderr


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Future[subprocess.CompletedProcess[str]]]]:
    """A run of every case, side by side, since a process takes its time to start."""
    folder = furnish(tmp_path_factory.mktemp("cases"))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield [pool.submit(run, *arguments, at=folder) for arguments, _, _ in CASES]


@pytest.mark.parametrize("number", range(len(CASES)), ids=[" ".join(row[0])[:50] or "nothing" for row in CASES])
def test_exit_codes(runs: list[Future[subprocess.CompletedProcess[str]]], number: int) -> None:
    _, code, told = CASES[number]
    done = runs[number].result()
    assert done.returncode == code, done.stdout + done.stderr
    assert told in (done.stderr if code == 2 else done.stdout)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("bad", ["treu.md", "latin.txt", "binary.txt", "empty.txt", "bare"])
def test_the_rest_is_still_reported(folder: Path, bad: str) -> None:
    done = run("false.md", bad, "true.md", "--format", "json", "--fail-on", "never", at=folder)
    report = json.loads(done.stdout)
    assert (done.returncode, [file["path"] for file in report["files"]]) == (2, ["false.md", "true.md"])
    assert len(report["errors"]) == 1
    assert done.stderr.startswith("factcheck: error: ")


def test_error_and_hint_are_a_line_each(folder: Path) -> None:
    assert run("latin.txt", at=folder).stderr.splitlines() == [
        "factcheck: error: latin.txt is not UTF-8: byte 0xe9 on line 1 (offset 3)",
        "hint: name its encoding with --encoding, such as gb18030 or windows-1252",
    ]


def test_a_pipe_gives_the_claims_of_its_file(folder: Path) -> None:
    piped = run("--format", "json", "--stdin-filename", "true.md", at=folder, stdin=(folder / "true.md").read_bytes())
    assert json.loads(piped.stdout)["files"] == json.loads(run("--format", "json", "true.md", at=folder).stdout)["files"]
    plain = json.loads(run("-", "--format", "json", at=folder, stdin=TRUE).stdout)
    assert [file["path"] for file in plain["files"]] == ["<stdin>"]


@pytest.mark.parametrize(
    "arguments", [["."], ["claim", TRUE, "no figure"], ["--lines", "lines.txt"], ["treu.md", "true.md"], ["treu.md"]]
)
def test_json_of_a_real_run_is_valid(folder: Path, arguments: list[str]) -> None:
    report = json.loads(run(*arguments, "--format", "json", at=folder).stdout)
    jsonschema.validate(report, json.loads(Path(as_json.__file__).with_name("schema.json").read_text(encoding="utf-8")))
    assert (report["fact_base"]["releases"], report["fact_base"]["facts"]) == (1, 1)


def test_every_line_is_answered_in_order(folder: Path) -> None:
    report = json.loads(run("--lines", "--format", "json", "lines.txt", at=folder).stdout)
    [file] = report["files"]
    assert [claim["verdict"] for claim in file["claims"]] == ["supported", "refuted", "not_enough_evidence"]


def test_an_audit_reports_the_rest_of_its_files(folder: Path) -> None:
    done = run("audit", "sums.md", "smus.md", "latin.txt", "-", "-f", "json", at=folder, stdin="Of 100 cases, 160 were closed.")
    report = json.loads(done.stdout)
    assert done.returncode == 2
    assert [(file["path"], len(file["findings"])) for file in report["files"]] == [("sums.md", 1), ("<stdin>", 1)]
    assert {error["path"] for error in report["errors"]} == {"smus.md", "latin.txt"}


def test_jsonl_is_an_object_a_line(folder: Path) -> None:
    lines = run("--format", "jsonl", "true.md", "false.md", at=folder).stdout.splitlines()
    assert [(json.loads(line)["path"], json.loads(line)["verdict"]) for line in lines] == [
        ("true.md", "supported"),
        ("false.md", "refuted"),
    ]


def test_output_goes_whole_into_a_file(folder: Path) -> None:
    (folder / "report.json").write_text("before")
    done = run("--format", "json", "-o", "report.json", "true.md", at=folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["files"]
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("arguments", [["treu.md"], ["-b", "bad/claims", "true.md"], ["--format", "jason", "true.md"]])
def test_an_error_leaves_the_file_as_it_was(folder: Path, arguments: list[str]) -> None:
    (folder / "report.txt").write_text("before")
    assert run("-o", "report.txt", *arguments, at=folder).returncode == 2
    assert (folder / "report.txt").read_text() == "before"


def test_the_environment_names_bases(folder: Path) -> None:
    assert run("facts", "list", at=folder, FACTCHECK_FACTS="own/claims").stdout.startswith("books/loans")
    both = os.pathsep.join(["own/claims", str(ROOT / "claims")])
    assert len(run("facts", "list", at=folder, FACTCHECK_FACTS=both).stdout.splitlines()) > 250


def test_figures_as_json(folder: Path) -> None:
    done = run("figures", "--format", "json", "more than 35,000 cases, up 43.9%", at=folder)
    [file] = json.loads(done.stdout)["files"]
    level, growth = file["figures"]
    keys = "text start end line column measure value upper low high hedge unit counted direction period against"
    assert set(level) == set(keys.split())
    assert (level["value"], level["hedge"], level["low"], level["high"], level["counted"]) == (
        "35000",
        "more_than",
        "35000",
        None,
        "cases",
    )
    assert (growth["measure"], growth["direction"], growth["value"], growth["unit"]) == ("growth", "up", "43.9", "%")


def test_facts_as_json(folder: Path) -> None:
    [fact] = json.loads(run("facts", "list", "-f", "json", at=folder).stdout)["facts"]
    assert (fact["fact"], fact["value"], fact["passage"]) == ("books/loans", "12.4 million", "borrowed 12.4 million books")


def test_problems_as_json(folder: Path) -> None:
    done = run("facts", "validate", "bad/claims", "-f", "json", at=folder)
    [problem] = json.loads(done.stdout)["problems"]
    assert (done.returncode, Path(problem["file"]).name, problem["line"], problem["column"]) == (2, "books.yaml", 5, 1)


def test_without_a_terminal_there_is_no_colour_unless_asked(folder: Path) -> None:
    assert "\x1b" not in run(TRUE, at=folder).stdout
    assert "\x1b" in run(TRUE, at=folder, FORCE_COLOR="1").stdout
    assert "\x1b" not in run(TRUE, at=folder, FORCE_COLOR="1", NO_COLOR="1").stdout


def on_terminal(*arguments: str, at: Path, columns: int = 80) -> tuple[int, str]:
    """Exit code and output of a run on a terminal of its own."""
    parent, child = pty.openpty()
    environment = {**ENVIRONMENT, "COLUMNS": str(columns), "TERM": "xterm"}
    process = subprocess.Popen([*COMMAND, *arguments], cwd=at, stdin=child, stdout=child, stderr=child, env=environment)
    os.close(child)
    output = b""
    while True:
        try:
            chunk = os.read(parent, 4096)
        except OSError:
            break
        if not chunk:
            break
        output += chunk
    os.close(parent)
    return process.wait(60), output.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [80, 120])
def test_a_terminal_gets_colour_and_folded_lines(folder: Path, columns: int) -> None:
    code, output = on_terminal("false.md", at=folder, columns=columns)
    assert code == 1
    assert "\x1b[1;31m✗ refuted" in output
    assert max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in output.splitlines()) <= columns


def test_a_terminal_gets_a_picture_of_the_parts(folder: Path) -> None:
    code, output = on_terminal("audit", "sums.md", at=folder)
    assert (code, output.count("█")) == (1, 36 + 35)
    assert "█" not in run("audit", "sums.md", at=folder).stdout


def test_a_terminal_without_input_gets_the_usage_at_once(folder: Path) -> None:
    code, output = on_terminal(at=folder)
    assert code == 2
    assert output.startswith("usage: factcheck FILE|FOLDER...")


def test_a_closed_pipe_is_silent(folder: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "facts", "list"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), errors) == (141, b"")


def test_foreign_text_in_errors_is_shown(folder: Path) -> None:
    done = run("a/\x1b]\u202e.md", at=folder)
    assert done.stderr.startswith("factcheck: error: no such file: a/<U+001B>]<U+202E>.md")


def test_a_claim_that_is_not_utf_8(folder: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "claim", b"caf\xe9 60 million"],
        cwd=folder,
        capture_output=True,
        env=ENVIRONMENT,
        check=False,
    )
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, b"factcheck: error: the claim is not UTF-8")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_that_is_not_utf_8(folder: Path, encoding: str) -> None:
    done = run("--format", "json", "共借阅1240万册", at=folder, PYTHONIOENCODING=encoding)
    assert json.loads(done.stdout)["files"][0]["claims"][0]["text"] == "共借阅1240万册"
