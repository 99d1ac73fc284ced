"""This file holds the completion of words in a shell: the script by which a shell asks."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

EPILOG = """\b
Examples:
  factcheck completion bash >> ~/.bashrc
  factcheck completion zsh >> ~/.zshrc
  factcheck completion fish > ~/.config/fish/completions/factcheck.fish
"""
VARIABLE = "_FACTCHECK_COMPLETE"
"""The environment variable in which the scripts ask."""


class Shell(StrEnum):
    """The shells that can be told."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def completion(shell: Annotated[Shell, typer.Argument(metavar="bash|zsh|fish", help="The shell.")]) -> None:
    """Print a script by which a shell completes commands, options and their values."""
    from typer._completion_shared import get_completion_script  # typer has no public name for it

    from factcheck.cli.output import write

    write(get_completion_script(prog_name="factcheck", complete_var=VARIABLE, shell=shell.value) + "\n", None)
