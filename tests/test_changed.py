"""This file holds the tests of --changed-since, in real repositories of git."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.books import FALSE, TRUE
from tests.conftest import Program

LINES = [FALSE.replace("14.2", f"{number}.2") for number in range(20, 26)]
"""Six paragraphs, each of them wrong."""


def paragraphs(*numbers: int, **changed: str) -> str:
    """Some of the paragraphs, with those replaced that are given by name, as in _3="words"."""
    return "".join(f"{changed.get(f'_{number}', LINES[number])}\n\n" for number in numbers)


@pytest.fixture
def git(tool: Callable[[str], str], program: Program, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """A function that runs git in the folder, which is a repository with a draft of six paragraphs."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    command = [tool("git"), "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]

    def run_git(*arguments: str) -> str:
        return subprocess.run([*command, *arguments], cwd=program.folder, capture_output=True, check=True, text=True).stdout

    program.write("drafts/six.md", paragraphs(*range(6)))
    program.write("drafts/other.md", FALSE)
    run_git("init", "-q", "-b", "main")
    run_git("add", "drafts")
    run_git("commit", "-q", "-m", "Six paragraphs")
    return run_git


def found(program: Program, *arguments: str) -> dict[str, list[int]]:
    """The lines of each file on which a claim is reported, since the last commit unless another one is given."""
    revision = [] if "--changed-since" in arguments else ["--changed-since", "HEAD"]
    _, out, _ = program(*arguments, *revision, "-f", "json")
    return {file["path"]: [claim["line"] for claim in file["claims"]] for file in json.loads(out)["files"]}


CHANGES: list[tuple[str, str, list[int]]] = [
    # what was done, the draft after it, lines reported
    ("a paragraph changed", paragraphs(*range(6), _2=TRUE), [5]),
    ("two changed", paragraphs(*range(6), _0=TRUE, _5=TRUE), [1, 11]),
    ("one put in", paragraphs(0, 1) + f"{TRUE}\n\n" + paragraphs(2, 3, 4, 5), [5]),
    ("one put before all", f"{TRUE}\n\n" + paragraphs(*range(6)), [1]),
    ("one at the end", paragraphs(*range(6)) + TRUE, [13]),
    ("one taken out", paragraphs(0, 1, 3, 4, 5), []),
    ("one moved", paragraphs(1, 2, 3, 4, 5, 0), [11]),
    ("words that look like a hunk", paragraphs(*range(6), _2=f"@@ -1 +9 @@ {TRUE}"), [5]),
    ("only a line of a broken sentence", paragraphs(*range(6), _2=TRUE.replace("readers ", "readers\n")), [5]),
]


@pytest.mark.parametrize(("text", "lines"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_changed_lines(git: Callable[..., str], program: Program, text: str, lines: list[int]) -> None:
    program.write("drafts/six.md", text)
    reported = found(program, "drafts/six.md")
    assert reported.get("drafts/six.md", []) == lines


def test_a_sentence_is_checked_whole_where_one_of_its_lines_changed(git: Callable[..., str], program: Program) -> None:
    broken = "In 2024,\nreaders borrowed\n14.2 million books."
    program.write("drafts/six.md", broken)
    git("commit", "-q", "-a", "-m", "Broken")
    program.write("drafts/six.md", broken.replace("readers", "all readers"))
    assert found(program, "drafts/six.md") == {"drafts/six.md": [1]}


def test_what_did_not_change_is_not_looked_at(git: Callable[..., str], program: Program) -> None:
    code, out, err = program("drafts", "--changed-since", "HEAD")
    assert (code, out, err) == (0, "no figures\n", "")
    (program.folder / "drafts/other.md").write_bytes(b"caf\xe9 60\n")
    git("commit", "-q", "-a", "-m", "Not UTF-8")
    assert program("drafts", "--changed-since", "HEAD")[0] == 0
    assert program("drafts", "--changed-since", "HEAD~1")[0] == 2


def test_a_file_that_git_does_not_know_is_all_new(git: Callable[..., str], program: Program) -> None:
    program.write("drafts/new.md", paragraphs(0, 1))
    program.write("drafts/ignored.md", paragraphs(2))
    program.write(".gitignore", "ignored.md\n")
    assert found(program, "drafts") == {"drafts/ignored.md": [1], "drafts/new.md": [1, 3]}
    git("add", "drafts/new.md")
    assert found(program, "drafts/new.md") == {"drafts/new.md": [1, 3]}


def test_a_renamed_file_keeps_its_history(git: Callable[..., str], program: Program) -> None:
    git("mv", "drafts/six.md", "drafts/seven.md")
    assert found(program, "drafts/seven.md") == {}
    program.write("drafts/seven.md", paragraphs(*range(6), _4=TRUE))
    assert found(program, "drafts/seven.md") == {"drafts/seven.md": [9]}
    git("commit", "-q", "-a", "-m", "Renamed and changed")
    assert found(program, "drafts/seven.md", "--changed-since", "HEAD~1") == {"drafts/seven.md": [9]}


@pytest.mark.parametrize(
    "name", ["with blank.md", "q“uote”.md", 'q"uote.md', "tab\t.md", "新闻.md", "-dash.md", ":colon.md", "[1]*.md"]
)
def test_names_of_every_kind(git: Callable[..., str], program: Program, name: str) -> None:
    program.write(f"drafts/{name}", paragraphs(0, 1))
    git("add", ".")
    git("commit", "-q", "-m", "A name")
    program.write(f"drafts/{name}", paragraphs(0, 1, _1=TRUE))
    assert found(program, f"drafts/{name}") == {f"drafts/{name}": [3]}


def test_branches_tags_and_staged_changes(git: Callable[..., str], program: Program) -> None:
    git("tag", "v1")
    program.write("drafts/six.md", paragraphs(*range(6), _1=TRUE))
    git("commit", "-q", "-a", "-m", "One")
    program.write("drafts/six.md", paragraphs(*range(6), _1=TRUE, _3=TRUE))
    git("add", "drafts/six.md")
    lines = {revision: found(program, "drafts/six.md", "--changed-since", revision) for revision in ("v1", "main", "HEAD~1")}
    assert [each["drafts/six.md"] for each in lines.values()] == [[3, 7], [7], [3, 7]]


def test_a_file_without_lines_is_looked_at_whole(git: Callable[..., str], program: Program) -> None:
    program.write(".gitattributes", "*.md binary\n")
    program.write("drafts/six.md", paragraphs(*range(6), _1=TRUE))
    assert len(found(program, "drafts/six.md")["drafts/six.md"]) == 6


def test_settings_of_git_change_nothing(git: Callable[..., str], program: Program) -> None:
    for name, value in {
        "color.ui": "always",
        "diff.noprefix": "true",
        "diff.context": "9",
        "diff.external": "false",
        "diff.renames": "false",
    }.items():
        git("config", name, value)
    program.write("drafts/six.md", paragraphs(*range(6), _2=TRUE))
    assert found(program, "drafts") == {"drafts/six.md": [5]}


def test_from_another_folder(git: Callable[..., str], program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.write("drafts/six.md", paragraphs(*range(6), _2=TRUE))
    monkeypatch.chdir(program.folder / "drafts")
    monkeypatch.setenv("FACTCHECK_FACTS", "../own/claims")
    assert found(program, "six.md") == {"six.md": [5]}


def test_findings_and_ignored_results_are_of_these_lines_too(git: Callable[..., str], program: Program) -> None:
    total = "Of {} ships, 121 were tankers, 60 were ferries and 102 were barges."
    remark = "<!-- factcheck: ignore[REF001] why -->"
    program.write("drafts/six.md", f"{total.format(293)}\n\n{FALSE} {remark}\n\n{total.format(294)}\n")
    git("commit", "-q", "-a", "-m", "Findings")
    program.write("drafts/six.md", f"{total.format(293)}\n\n{FALSE} {remark}\n\n{total.format(295)}\n")
    told = json.loads(program("drafts/six.md", "--changed-since", "HEAD", "-f", "json")[1])
    assert ([each["line"] for each in told["files"][0]["findings"]], told["summary"]["ignored"]) == ([5], 0)


REFUSED: list[tuple[list[str], str]] = [
    (["drafts/six.md", "--changed-since", "nowhere"], "--changed-since nowhere: no such revision: nowhere"),
    (["drafts/six.md", "--changed-since", "--help"], "--changed-since --help: no such revision: --help"),
    (["drafts/six.md", "--changed-since", ""], "--changed-since : no such revision: "),
    (["drafts/six.md", "--changed-since", "HEAD:drafts"], "--changed-since HEAD:drafts: no such revision: HEAD:drafts"),
    ([TRUE, "--changed-since", "HEAD"], "only files have a history: --changed-since checks no claims, and no standard input"),
    (["-", "--changed-since", "HEAD"], "only files have a history: --changed-since checks no claims, and no standard input"),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED, ids=[" ".join(row[0]) for row in REFUSED])
def test_refused(git: Callable[..., str], program: Program, arguments: list[str], said: str) -> None:
    assert program(*arguments) == (2, "", f"factcheck: error: {said}\n")


def test_outside_a_repository(program: Program, tool: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    tool("git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(program.folder.parent))
    said = "factcheck: error: --changed-since HEAD: true.md is in no git repository\n"
    assert program("true.md", "--changed-since", "HEAD") == (2, "", said)


def test_without_git(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert program("true.md", "--changed-since", "HEAD")[2] == "factcheck: error: --changed-since HEAD: git is not installed\n"
