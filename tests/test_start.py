"""This file holds the tests of the start: what a claim loads, and that the short way in ends where the long one does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import __version__
from factcheck.cli import app, quick

CLAIMS = [
    "In 2024, 610 million people were inspected.",
    "In 2024, 601 million people were inspected.",
    "nothing to check in here",
    " ",
]
NOT_LOADED = (
    *("pydantic", "yaml", "rich", "rich.console", "typer", "rapidfuzz", "markdown_it", "sqlite3", "importlib.metadata"),
    *("dataclasses", "calendar", "hashlib"),
)
"""What takes its time to load, and a claim does without where its base is compiled."""


def loaded(*arguments: str) -> set[str]:
    """The modules that the program loads with these arguments."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "factcheck", *arguments], capture_output=True, text=True, check=False
    )
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}


def test_a_claim_loads_no_slow_library() -> None:
    loaded(CLAIMS[0])
    again = loaded(CLAIMS[0])
    assert "factcheck.desk" in again
    assert again.isdisjoint(NOT_LOADED)


def test_the_version_loads_nothing_else() -> None:
    assert not any(name.startswith("factcheck.") and not name.startswith("factcheck.cli") for name in loaded("--version"))


@pytest.mark.parametrize("arguments", [["--version"], ["-V"], *([claim] for claim in CLAIMS)], ids=lambda one: one[0])
def test_the_short_way_ends_where_the_long_one_does(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    short = quick.quick(arguments)
    told = capfd.readouterr()
    assert short == app.run(arguments)
    assert told == capfd.readouterr()


def test_a_path_with_a_blank_is_a_file_on_both_ways(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "my draft.txt").write_text(CLAIMS[1], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert quick.quick(["my draft.txt"]) == app.run(["my draft.txt"]) == 1
    told = capfd.readouterr().out
    assert told[: len(told) // 2] * 2 == told


@pytest.mark.parametrize("arguments", [[], ["claim"], ["--help"], ["--lines"], ["- a claim"], CLAIMS, ["word"]], ids=str)
def test_what_may_be_a_command_or_an_option_goes_the_long_way(arguments: list[str]) -> None:
    assert quick.quick(arguments) is None


def test_what_the_environment_asks_for_goes_the_long_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_FACTS", "our-base")
    assert quick.quick(CLAIMS[:1]) is None


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert quick.quick(["-V"]) == 0
    assert capsys.readouterr().out == f"factcheck {__version__}\n"


@pytest.mark.parametrize("text", ['format = "json"', "", "broken ="])
def test_a_claim_where_there_are_settings_takes_the_long_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FACTCHECK_FACTS", raising=False)
    assert quick.is_bare(CLAIMS[0]) is not any(name.startswith("FACTCHECK_") for name in os.environ)
    (tmp_path / "factcheck.toml").write_text(text, encoding="utf-8")
    assert not quick.is_bare(CLAIMS[0])
