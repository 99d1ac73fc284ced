"""This file holds the program as a whole: its commands, and the one place where errors become exit codes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Annotated

import typer
from typer._click.exceptions import BadParameter, ClickException, UsageError  # typer has no public name for them
from typer.main import get_command

from factcheck import __version__
from factcheck.cli import annotate, audit, baseline, batch, cache, check, completion, config, extract, facts, rules
from factcheck.cli.arguments import DEFAULT, valued, with_command
from factcheck.cli.leaving import Leave
from factcheck.cli.output import say_error
from factcheck.cli.settings import is_from_file, setting
from factcheck.core.fault import StoreError

OWN_OPTIONS = ("-V", "--version")
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

app = typer.Typer(
    name="factcheck", add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, context_settings=SETTINGS
)
app.command("check", cls=check.DefaultCommand, epilog=check.EPILOG)(check.check)
app.command("claim", epilog=check.CLAIM_EPILOG)(check.claim)
app.command("figures", epilog=check.FIGURES_EPILOG)(check.figures)
app.command("audit", epilog=audit.EPILOG)(audit.audit)
app.command("annotate", epilog=annotate.EPILOG)(annotate.annotate)
app.command("rules", epilog=rules.RULES_EPILOG)(rules.rules)
app.command("explain", epilog=rules.EXPLAIN_EPILOG)(rules.explain)
app.command("extract", epilog=extract.EPILOG)(extract.extract)
app.command("batch", epilog=batch.EPILOG)(batch.batch)
app.add_typer(facts.app, name="facts")
app.add_typer(baseline.app, name="baseline")
app.add_typer(config.app, name="config")
app.command("completion", epilog=completion.EPILOG)(completion.completion)
app.add_typer(cache.app, name="cache")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool, typer.Option("-V", "--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Check the claims of a text against a base of released facts, figure by figure."""


def run(arguments: Sequence[str]) -> int:
    """The exit code of the program with these arguments."""
    command = get_command(app)
    commands = command.commands  # type: ignore[attr-defined]
    told = with_command(arguments, commands, valued(commands[DEFAULT]), OWN_OPTIONS)
    try:
        if completion.VARIABLE in os.environ:
            from factcheck.cli.completing import answer  # slow to import, and needed by shells alone

            return answer(command)
        with command.make_context("factcheck", told) as context:  # its own main would take a closed pipe for itself
            command.invoke(context)
    except typer.Exit as done:
        return done.exit_code
    except Leave as done:
        return done.code
    except StoreError as error:
        say_error(error.message, error.hint)
    except UsageError as error:
        _say_usage(error)
    except ClickException as error:
        say_error(error.format_message())
    else:
        return 0
    return 2


def _say_usage(error: UsageError) -> None:
    """What is wrong with an option; where its value comes from a settings file, the place in it."""
    if isinstance(error, BadParameter) and error.ctx and error.param and is_from_file(error.ctx, error.param):
        name = setting(error.param)
        say_error(f"{error.ctx.obj.place(name)}: {name}: {error.message}")
    else:
        at = error.ctx.command_path.removesuffix(" check") if error.ctx else "factcheck"
        say_error(error.format_message(), f"see {at} --help")
