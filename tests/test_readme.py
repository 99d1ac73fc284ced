"""This file holds the tests of the README: its Python example runs, and its commands are the two that `.ci/run` runs."""

import doctest
import re
import shlex
from pathlib import Path

import pytest

from factcheck.cli.app import run
from factcheck.cli.options import Format

README = Path(__file__).parents[1] / "README.md"
TEXT = README.read_text(encoding="utf-8")
FENCE = re.compile(r"^```(?P<language>\w+)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
FIRST_SCREEN = 40
"""How many lines a reader sees at once."""


LEFT_OUT = "[…]\n"
"""Stands for lines of output that are not shown."""


def code(language: str) -> list[str]:
    """The blocks of code in a language."""
    return [block["code"] for block in FENCE.finditer(TEXT) if block["language"] == language]


@pytest.mark.parametrize("example", code("python"))
def test_the_python_example_gives_what_it_shows(example: str) -> None:
    test = doctest.DocTestParser().get_doctest(example, {}, "README.md", str(README), 0)
    assert test.examples
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    assert runner.run(test).failed == 0


@pytest.mark.parametrize("session", code("console"))
def test_a_session_shows_what_is_printed(
    session: str, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FACTCHECK_FACTS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    command, _, shown = session.partition("\n")
    run(shlex.split(command.removeprefix("$ factcheck ")))
    printed = capsysbinary.readouterr().out.decode()
    for part in shown.split(LEFT_OUT):
        assert part.strip("\n") in printed


def test_the_audit_is_shown_with_a_real_misprint() -> None:
    assert any("31.49,000 is no number" in session and "31.149 million" in session for session in code("console"))


@pytest.mark.parametrize("format_", Format)
def test_every_format_is_named(format_: Format) -> None:
    assert f"`{format_}`" in TEXT


def test_there_is_a_python_example() -> None:
    assert code("python")


def test_the_first_screen_has_one_command_to_check_and_one_to_test() -> None:
    screen = "\n".join(TEXT.splitlines()[:FIRST_SCREEN])
    commands = [block["code"].strip() for block in FENCE.finditer(screen) if block["language"] == "sh"]
    assert [command.count("\n") for command in commands] == [0, 0]
    assert ".venv/bin/factcheck" in commands[0]
    assert ".venv/bin/pytest" in commands[1]
