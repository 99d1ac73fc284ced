"""This file holds the command on the settings: each value with its origin."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from typer._click.core import ParameterSource  # typer has no public name for it

from factcheck.cli import options
from factcheck.cli.choices import Plain
from factcheck.cli.output import write
from factcheck.cli.settings import setting, settings
from factcheck.config import KINDS, OF_A_FILE, Configs
from factcheck.report.visible import visible

EPILOG = """\b
Settings stand in factcheck.toml, or under [tool.factcheck] in pyproject.toml, by the names
of options; paths count from the file's folder. An option comes before the environment,
the environment before the file, the file before the default.
The nearest file in a folder or above it holds for it, alone: as-of, select and ignore of
a text are those nearest to the text, all others are those of the working folder.

\b
Examples:
  factcheck config show
  factcheck config show drafts/draft.md
"""
EXAMPLES = "\b\nExamples:\n  factcheck config show\n  factcheck config show drafts/draft.md --format json"
DEFAULT = "default"

app = typer.Typer(help="Show the settings.", epilog=EPILOG, rich_markup_mode=None, no_args_is_help=False)


@app.callback()
def _config() -> None:
    """Show the settings."""


@app.command(epilog=EXAMPLES)
def show(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="A text that settings are asked for.")] = None,
    format_: options.PlainOption = Plain.TEXT,
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="Take the settings from this file, and from no other.")
    ] = None,
) -> None:
    """Show every setting, its value for a check here, or of a text, and where it comes from."""
    rows = list(_rows(context, file, config))
    if format_ is Plain.JSON:
        told = {name: {"value": value, "origin": origin} for name, value, origin in rows}
        write(json.dumps(told, ensure_ascii=False, indent=1) + "\n", None)
        return
    texts = [(name, "" if value is None else value if isinstance(value, str) else _words(value)) for name, value, _ in rows]
    name, value = (max(map(len, column)) for column in zip(*texts, strict=True))
    lines = (f"{one:<{name}}  {text:<{value}}  {origin}" for (one, text), (_, _, origin) in zip(texts, rows, strict=True))
    write("".join(f"{visible(line.rstrip())}\n" for line in lines), None)


def _rows(context: typer.Context, file: Path | None, config: Path | None) -> Iterator[tuple[str, Any, str]]:
    """Name, value and origin of every setting, as a check would have them."""
    command = context.find_root().command.commands["check"]  # type: ignore[attr-defined]
    check = command.make_context("check", [f"--config={config}"] if config else [])
    by_name = {setting(option): option for option in command.params}
    own = settings(Configs(config), file if file and file.is_dir() else file.parent if file else Path())
    for name in KINDS:
        option = by_name[name]
        source = check.get_parameter_source(option.name)
        if name in OF_A_FILE:
            yield name, own.values.get(name), own.place(name) if name in own.values else DEFAULT
        elif source is ParameterSource.DEFAULT_MAP:
            yield name, _plain(check.params[option.name]), check.obj.place(name)
        else:
            yield name, _plain(check.params[option.name]), option.envvar if source is ParameterSource.ENVIRONMENT else DEFAULT


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, list | tuple):
        return [str(each) for each in value]
    return value if value is None or isinstance(value, bool) else str(value)


def _words(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else json.dumps(value)
