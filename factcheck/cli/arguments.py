"""This file holds the finding of the command in the arguments: the first word, wherever it stands, else `check`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typer._click import Command

DEFAULT = "check"


def valued(command: Command) -> list[str]:
    """The options of a command that take a value."""
    return [name for option in command.params if not getattr(option, "is_flag", True) for name in option.opts]


def with_command(
    arguments: Sequence[str], commands: Collection[str], valued: Collection[str], own: Collection[str] = ()
) -> list[str]:
    """The arguments with the command in front; `valued` are the options that take a value, `own` those of the program itself.

    >>> with_command(["-f", "json", "facts", "list"], {"facts"}, {"-f"})
    ['facts', 'list', '-f', 'json']
    >>> with_command(["-q", "draft.md"], {"facts"}, {"-f"})
    ['check', '-q', 'draft.md']
    """
    if len(arguments) == 1 and arguments[0] in own:
        return list(arguments)
    at = 0
    while at < len(arguments) and arguments[at].startswith("-") and arguments[at] not in ("-", "--"):
        at += 2 if arguments[at] in valued else 1
    if at < len(arguments) and arguments[at] in commands:
        end = arguments.index("--") if "--" in arguments else len(arguments)
        return [*arguments[at:end], *arguments[:at], *arguments[end:]]
    return [DEFAULT, *arguments]
