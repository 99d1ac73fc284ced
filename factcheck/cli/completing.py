"""This file holds the answers to a shell that asks how a word may go on; only then is it imported."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from typing import cast

from typer._click import Command  # typer has no public names for these
from typer._click.shell_completion import CompletionItem, ShellComplete
from typer._completion_classes import BashComplete, FishComplete, ZshComplete

from factcheck.cli.arguments import DEFAULT, valued, with_command
from factcheck.cli.completion import VARIABLE

PLAIN = "plain"
"""The type of a completion that is a word, and not a hint that a file is wanted: those the shells find themselves."""
ANYTHING = "\0"


class Completion(ShellComplete):
    """The completion of a program that has a default command."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """How the word may go on that stands behind these arguments."""
        commands = cast("dict[str, Command]", self.cli.commands)  # type: ignore[attr-defined]
        takes_value = valued(commands[DEFAULT])
        found = super().get_completions(with_command(args, commands, takes_value), incomplete)
        words = [item for item in found if item.type == PLAIN]
        if with_command([*args, ANYTHING], (ANYTHING,), takes_value)[0] != ANYTHING:
            return words
        return [*words, *_commands(commands.values(), incomplete)]


def _commands(commands: Collection[Command], incomplete: str) -> list[CompletionItem]:
    return [
        CompletionItem(command.name, help=command.get_short_help_str())
        for command in commands
        if command.name and command.name.startswith(incomplete) and not command.hidden
    ]


class Bash(Completion, BashComplete):
    """The completion of bash."""


class Zsh(Completion, ZshComplete):
    """The completion of zsh."""


class Fish(Completion, FishComplete):
    """The completion of fish."""


SHELLS: dict[str, Callable[..., Completion]] = {"bash": Bash, "zsh": Zsh, "fish": Fish}


def answer(program: Command) -> int:
    """Print how the word may go on that a shell's user is writing; the exit code."""
    shell = os.environ[VARIABLE].rpartition("_")[2]
    if shell not in SHELLS:
        return 2
    print(SHELLS[shell](program, {}, "factcheck", VARIABLE).complete())
    return 0
