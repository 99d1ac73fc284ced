"""This file holds the groups of options that commands share, each said once, and how a command takes them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer
from msgspec import Struct
from msgspec.structs import fields

from factcheck.cli import options
from factcheck.cli.choices import FAIL_ON, Color, Format
from factcheck.cli.settings import configured

if TYPE_CHECKING:
    from factcheck.inputs import Reading

ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        callback=configured,
        is_eager=True,
        help="Take the settings from this file, and from no other.",
        show_default="the nearest factcheck.toml, or pyproject.toml with [tool.factcheck]",
    ),
]


class Base(Struct, frozen=True):
    """Which fact base is used, and which settings."""

    facts: options.Facts = None
    config: ConfigFile = None


class Sources(Struct, frozen=True):
    """Which texts are read, and how."""

    exclude: options.Exclude = None
    encoding: options.Encoding = "utf-8"
    stdin_filename: options.StdinFilename = ""

    @property
    def reading(self) -> Reading:
        """How they are read."""
        from factcheck.inputs import Reading  # slow to import, and not needed for --help

        return Reading(self.encoding, self.stdin_filename)


class Extent(Struct, frozen=True):
    """How much of a text is a claim, how much of it is checked, and in how many processes."""

    lines: options.Lines = False
    changed_since: options.ChangedSince = None
    jobs: options.Jobs = 1


class Standards(Struct, frozen=True):
    """What figures are held to: the day that the text was written, the codes asked for, what is let stand; and if the cache is used."""

    as_of: options.AsOf = None
    select: options.Select = None
    ignore: options.Ignore = None
    baseline: options.Baseline = None
    no_cache: options.NoCache = False


class Reporting(Struct, frozen=True):
    """What is reported, how, and what makes the run fail."""

    format: options.FormatOption = Format.TEXT
    output: options.Output = None
    reports: options.Reports = None
    fail_on: options.FailOn = FAIL_ON
    show: options.Show = None
    color: options.ColorOption = Color.AUTO
    quiet: options.Quiet = False
    verbose: options.Verbose = False
    reviewer: options.Reviewer = ""
    url: options.ReviewUrl = ""


class Columns(Struct, frozen=True):
    """Which columns of an archive say what."""

    text: options.TextColumn = "text"
    id: options.IdColumn = None
    date: options.DateColumn = None


class Labour(Struct, frozen=True):
    """Who checks an archive."""

    jobs: options.ArchiveJobs = 1
    scheduler: options.Scheduler = ""


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """The command with an option for each field of its groups, which typer does not know by itself."""
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, Any] = {name: hint for name, hint in hints.items() if isinstance(hint, type) and issubclass(hint, Struct)}
    shown = [
        option
        for parameter in inspect.signature(command).parameters.values()
        for option in (_options(groups[parameter.name]) if parameter.name in groups else [_alone(parameter, hints)])
    ]

    def flat(**given: Any) -> None:
        made = {name: group(**{field.name: given.pop(field.name) for field in fields(group)}) for name, group in groups.items()}
        command(**given, **made)

    flat.__name__, flat.__doc__ = command.__name__, command.__doc__
    flat.__signature__ = inspect.Signature(shown)  # type: ignore[attr-defined]
    flat.__annotations__ = {option.name: option.annotation for option in shown}
    return flat


def _options(group: type) -> list[inspect.Parameter]:
    """A parameter for each field of a group."""
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=hints[field.name])
        for field in fields(group)
    ]


def _alone(parameter: inspect.Parameter, hints: dict[str, Any]) -> inspect.Parameter:
    return parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=hints[parameter.name])
