"""This file holds the commands that read texts: check, which is the default, claim, and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand

from factcheck.cli import options
from factcheck.cli.choices import FAIL_ON, Color, Format, Plain

if TYPE_CHECKING:
    from typer._click import Context, HelpFormatter

EPILOG = """\b
Commands (factcheck COMMAND --help):
  check     check files, folders, claims or standard input (the default)
  claim     check every argument as a claim
  annotate  write a copy of a draft with footnotes or comments
  audit     find what cannot be right in a text's own figures, or in the releases
  rules     list the rules of the audit
  explain   explain a rule, or the code of a verdict
  figures   show what is read in a text, without judging it
  facts     list, show, search, validate the fact base, and its coverage
  cache     where compiled fact bases are kept, and their removal

\b
Exit codes:
  0         everything was checked, and nothing that --fail-on names was found
  1         everything was checked, and something was found
  2         something could not be checked; the rest is still reported

\b
Examples:
  factcheck "In 2024, 610 million people crossed the border, up 43.9%"
  factcheck draft.md
  factcheck drafts/ --exclude old --show refuted,conflicting
  factcheck -f html -o report.html draft.md
  pbpaste | factcheck --stdin-filename draft.md
  factcheck --lines --as-of 2025-01-14 claims.txt
  factcheck --facts our-base/ --fail-on never --format json -o report.json draft.md
  factcheck --format github --report sarif=factcheck.sarif --report csv=figures.csv drafts/
  factcheck --format claimreview --reviewer "Our Desk" --url https://example.org/checks/1 draft.md
  factcheck claim "601 million people were inspected in 2024"
  factcheck annotate draft.docx -o draft-checked.docx
  factcheck audit draft.md
  factcheck audit --severity error
  factcheck rules
  factcheck explain TOT001
  factcheck figures draft.md
  factcheck facts search foreigners
"""
CLAIM_EPILOG = """\b
Example:
  factcheck claim "601 million people were inspected in 2024" "Up 43.9%"
"""
FIGURES_EPILOG = """\b
Examples:
  factcheck figures draft.md
  factcheck figures --format json "610 million people, up 43.9%"
"""


class DefaultCommand(TyperCommand):
    """The command that need not be named."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the usage without the command's name."""
        formatter.write_usage("factcheck", "[OPTIONS] [INPUT]...")


def check(
    arguments: options.Inputs = None,
    facts: options.Facts = None,
    format_: options.FormatOption = Format.TEXT,
    output: options.Output = None,
    reports: options.Reports = None,
    fail_on: options.FailOn = FAIL_ON,
    show: options.Show = None,
    as_of: options.AsOf = None,
    lines: options.Lines = False,
    exclude: options.Exclude = None,
    color: options.ColorOption = Color.AUTO,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    no_cache: options.NoCache = False,
    jobs: options.Jobs = 1,
    encoding: options.Encoding = "utf-8",
    stdin_filename: options.StdinFilename = "",
    reviewer: options.Reviewer = "",
    url: options.ReviewUrl = "",
) -> None:
    """Check the claims of a text against a base of released facts, figure by figure."""
    from factcheck.cli.formats import CHECKS  # slow to import, and not needed for --help
    from factcheck.cli.reports import Drawing, Target, signed, targets
    from factcheck.cli.run import Report, checked_run, inputs_of
    from factcheck.cli.working import Judging
    from factcheck.inputs import Reading

    drawn = targets(Target(format_, output), reports, CHECKS)
    report = Report(Drawing(drawn, color, quiet, verbose, signed(drawn, reviewer, url)), show, fail_on)
    reading = Reading(encoding, stdin_filename)
    checked_run(inputs_of(arguments, exclude), reading, Judging(facts, as_of, lines, not no_cache, jobs), report)


def claim(
    texts: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Claims, each in quotes.")],
    facts: options.Facts = None,
    format_: options.FormatOption = Format.TEXT,
    output: options.Output = None,
    reports: options.Reports = None,
    fail_on: options.FailOn = FAIL_ON,
    show: options.Show = None,
    as_of: options.AsOf = None,
    color: options.ColorOption = Color.AUTO,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    reviewer: options.Reviewer = "",
    url: options.ReviewUrl = "",
    no_cache: options.NoCache = False,
) -> None:
    """Check every argument as a claim, whatever it looks like."""
    from factcheck.cli.formats import CHECKS
    from factcheck.cli.reports import Drawing, Target, signed, targets
    from factcheck.cli.run import Report, checked_run
    from factcheck.cli.working import Judging
    from factcheck.inputs import Reading, claims

    drawn = targets(Target(format_, output), reports, CHECKS)
    report = Report(Drawing(drawn, color, quiet, verbose, signed(drawn, reviewer, url)), show, fail_on)
    checked_run(claims(texts), Reading(), Judging(facts, as_of, cached=not no_cache), report)


def figures(
    arguments: options.Inputs = None,
    format_: options.PlainOption = Plain.TEXT,
    output: options.Output = None,
    exclude: options.Exclude = None,
    encoding: options.Encoding = "utf-8",
    stdin_filename: options.StdinFilename = "",
) -> None:
    """Show the figures that are read in a text, without judging them."""
    from factcheck.cli.output import say_errors, write
    from factcheck.cli.run import documents, inputs_of
    from factcheck.core.figure import Claim
    from factcheck.core.run import ReadDocument
    from factcheck.figures import figures as figures_of
    from factcheck.inputs import Reading
    from factcheck.report import figures as report
    from factcheck.sentences import sentences

    inputs, errors = inputs_of(arguments, exclude)
    read = [
        ReadDocument(found, tuple(Claim(sentence, figures_of(sentence)) for sentence in sentences(found)))
        for found in documents(inputs, Reading(encoding, stdin_filename), errors)
    ]
    write(report.as_json(read) if format_ is Plain.JSON else report.as_text(read), output)
    say_errors(errors)
    raise typer.Exit(2 if errors else 0)
