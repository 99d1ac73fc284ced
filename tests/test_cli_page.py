"""This file holds the tests of the help: docs/cli.md is printed from it, every option is in it, and its examples can be run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer._click import Command, Context
from typer.main import get_command

from factcheck.cli.app import app
from factcheck.cli.arguments import DEFAULT, valued, with_command
from factcheck.cli.check import EPILOG
from tests.cli_page import commands, page
from tests.conftest import Program

PAGE = Path(__file__).parents[1] / "docs" / "cli.md"
COMMANDS = list(commands())
LEAVES = [(command, context) for command, context in COMMANDS if not hasattr(command, "commands")]
EXAMPLES = sorted(
    {
        line.strip()
        for command, _ in COMMANDS
        for line in (command.epilog or "").partition("Example")[2].splitlines()
        if line.startswith("  ")
    }
)


def name(value: object) -> str:
    """The name of a command in a test's id."""
    return value.command_path if isinstance(value, Context) else ""


def test_the_page_is_what_the_program_says(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-snapshots"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize(("command", "context"), COMMANDS, ids=name)
def test_every_command_and_option_is_explained(command: Command, context: Context) -> None:
    assert command.help
    assert [option.name for option in command.params if not getattr(option, "help", "")] == []
    for option in command.params:
        assert all(each in page() for each in option.opts if each.startswith("-"))


@pytest.mark.parametrize(("command", "context"), COMMANDS, ids=name)
def test_help_ends_with_examples(command: Command, context: Context) -> None:
    last = command.get_help(context).rstrip().rpartition("\n\n")[2]
    assert re.match(r"\s*Examples?:\n", last)
    assert "  factcheck " in last


@pytest.mark.parametrize(
    "word", sorted(context.info_name or "" for _, context in COMMANDS if context.parent and not context.parent.parent)
)
def test_the_first_help_lists_every_command_with_an_example(word: str) -> None:
    listed, _, examples = EPILOG.partition("Examples:")
    assert re.search(rf"^  {word} {{2,}}\w", listed, re.MULTILINE)
    assert word == DEFAULT or re.search(rf"factcheck {word}\b", examples)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_can_be_run(example: str, program: Program) -> None:
    group = get_command(app)
    words = shlex.split(example.rpartition(" | ")[2])
    words = words[1 : next((number for number, word in enumerate(words) if word.startswith(">")), None)]
    told = with_command(words, group.commands, valued(group.commands[DEFAULT]))  # type: ignore[attr-defined]
    while hasattr(group, "commands"):
        group, told = group.commands[told[0]], told[1:]
    with group.make_context("example", told) as context:
        assert not context.args


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_both_flags_help(program: Program, flag: str) -> None:
    for _, context in COMMANDS:
        code, out, _ = program(*context.command_path.split()[1:], flag)
        assert (code, out.startswith("Usage: factcheck")) == (0, True)


def test_there_are_examples_and_leaves() -> None:
    assert len(EXAMPLES) > 20
    assert len(LEAVES) > 12
