"""This file holds the commands on the rules of the audit: their list, and the page of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import options
from factcheck.cli.choices import Listing
from factcheck.cli.output import say_error, write
from factcheck.core.nearest import did_you_mean

if TYPE_CHECKING:
    from factcheck.core.finding import RulePage

RULES_EPILOG = """\b
Examples:
  factcheck rules
  factcheck rules --format markdown > docs/rules.md
"""
EXPLAIN_EPILOG = """\b
Examples:
  factcheck explain TOT001
  factcheck explain parts-miss-the-total REF001
"""


def rules(
    format_: Annotated[Listing, typer.Option("-f", "--format", help="The format of the list.")] = Listing.TEXT,
    output: options.Output = None,
) -> None:
    """List the rules of the audit: code, name, severity, and what each finds."""
    from factcheck.audit.rules import RULES  # slow to import, and not needed for --help
    from factcheck.report import rules as report

    renders = {Listing.TEXT: report.table, Listing.JSON: report.as_json, Listing.MARKDOWN: report.markdown}
    write(renders[format_](RULES), output)


def explain(
    codes: Annotated[list[str], typer.Argument(metavar="CODE...", help="Codes or names, as reports and lists print them.")],
) -> None:
    """Explain a rule: what it finds, and texts that it flags or lets stand; or the code of a verdict."""
    from factcheck.ignores import PAGES
    from factcheck.report.rules import VERDICTS, page

    write("\n".join([page(known(code, (*VERDICTS, *PAGES))) for code in codes]), None)


def known(name: str, more: Sequence[RulePage] = ()) -> RulePage:
    """The rule with this code or name; where there is none, the nearest is named, and the command ends with exit code 2."""
    from factcheck.audit.rules import RULES

    pages: list[RulePage] = [*RULES, *more]
    names = {key: page for page in pages for key in (page.code, page.name)}
    for key, page in names.items():
        if key.casefold() == name.casefold():
            return page
    say_error(f"no such rule: {name}{did_you_mean(name, names)}", "factcheck rules lists them all")
    raise typer.Exit(2)
