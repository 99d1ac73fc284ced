"""This file holds how settings files reach the options of a command, between its environment and its defaults."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from typer._click.core import ParameterSource  # typer has no public name for it

from factcheck.cli.leaving import Leave
from factcheck.cli.output import say_error
from factcheck.config import KINDS, OF_A_FILE, Config, ConfigError, Configs

if TYPE_CHECKING:
    from typer._click import Context, Parameter

CHECKING = ("check", "claim")
"""Commands that take all settings; the others take those that say what is read, and by which base."""
READING = frozenset({"facts", "exclude", "encoding", "baseline"})


def configured(context: typer.Context, value: Path | None) -> Path | None:
    """The file as given; its settings, or those of the working folder, become what options are by default."""
    if context.resilient_parsing:
        return value
    context.obj = settings(Configs(value), Path.cwd())
    names = KINDS.keys() - OF_A_FILE if context.command.name in CHECKING else READING
    told = context.obj.values
    context.default_map = {
        option.name or "": _given(option, told[name])
        for option in context.command.params
        if (name := setting(option)) in names and name in told
    }
    return value


def settings(configs: Configs, folder: Path) -> Config:
    """The settings that hold in a folder; where they cannot be used, every reason is said, and the command ends."""
    try:
        return configs.of(folder)
    except ConfigError as error:
        for problem in error.problems:
            say_error(problem)
        raise Leave(2) from None


def setting(option: Parameter) -> str:
    """The name of the setting that stands for an option."""
    return max(option.opts, key=len).removeprefix("--")


def is_from_file(context: Context, option: Parameter) -> bool:
    """Whether the value of an option comes from a settings file."""
    return context.get_parameter_source(option.name or "") is ParameterSource.DEFAULT_MAP


def _given(option: Parameter, value: Any) -> Any:
    """A value as the option takes it: one that takes its words in one text gets them with commas."""
    return ",".join(value) if isinstance(value, list) and not option.multiple else value


def of_file(config: Config, name: str) -> Any:
    """What a settings file says for a text, read as the option of that name is; what it cannot be ends the command."""
    from factcheck.cli.options import read_codes, read_date

    read: Callable[[Any], Any] = read_date if name == "as-of" else read_codes
    try:
        return read(config.values[name])
    except typer.BadParameter as error:
        say_error(f"{config.place(name)}: {name}: {error.message}")
        raise Leave(2) from None
