"""This file holds the printing of docs/cli.md from the program: `python -m tests.cli_page > docs/cli.md`."""

from __future__ import annotations

from collections.abc import Iterator

from typer._click import Command, Context
from typer.main import get_command

from factcheck.cli.app import SETTINGS, app
from factcheck.cli.settings import setting
from factcheck.config import KINDS, OF_A_FILE

INTRODUCTION = """\
# The command line

This page is printed from the program itself: `python -m tests.cli_page > docs/cli.md`.
"""
ABOUT_SETTINGS = """\
## Settings

They stand in `factcheck.toml`, or under `[tool.factcheck]` in `pyproject.toml`, by the names of options. An option comes before the
environment, the environment before the file, the file before the default; paths count from the file's folder. The nearest file, in a
folder or above it, holds for it alone: files are never mixed. Where texts of one run have different files nearest to them, the settings
marked "each text" are those nearest to the text, and all others are those of the working folder. `factcheck config show` tells each
value with its origin.

| setting | is | holds for | means |
| --- | --- | --- | --- |
"""
WIDTH = 100


def commands() -> Iterator[tuple[Command, Context]]:
    """Every command, those within groups behind their group, each with a context to be asked in."""
    program = Context(get_command(app), info_name="factcheck", terminal_width=WIDTH, max_content_width=WIDTH)
    yield from _within(program)


def page() -> str:
    """The page: the help of every command, and the settings."""
    return "\n".join([INTRODUCTION, *(_section(command, context) for command, context in commands()), _settings()])


def _within(group: Context) -> Iterator[tuple[Command, Context]]:
    for name, command in group.command.commands.items():  # type: ignore[attr-defined]
        context = Context(command, parent=group, info_name=name, help_option_names=SETTINGS["help_option_names"])
        yield command, context
        if hasattr(command, "commands"):
            yield from _within(context)


def _section(command: Command, context: Context) -> str:
    return f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"


def _settings() -> str:
    [options] = [command.params for command, context in commands() if context.info_name == "check"]
    helps = {setting(option): getattr(option, "help", "") for option in options}
    rows = (
        f"| `{name}` | {kind} | {'each text' if name in OF_A_FILE else 'the run'} | {helps[name]} |"
        for name, kind in KINDS.items()
    )
    return ABOUT_SETTINGS + "\n".join(rows) + "\n"


if __name__ == "__main__":
    print(page(), end="")
