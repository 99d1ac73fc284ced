"""This file holds the command that audits: a text against itself, or the releases of a base, also against each other."""

from __future__ import annotations

from factcheck.cli import options
from factcheck.cli.choices import Color, Format, Lowest

EPILOG = """\b
Exit codes:
  0         every text was audited, and no finding of level error is shown
  1         every text was audited, and one is
  2         something could not be read; the rest is still reported

\b
Examples:
  factcheck audit draft.md
  factcheck audit drafts/ --severity error --format concise
  pbpaste | factcheck audit -
  factcheck audit
  factcheck audit --facts our-base/ --rule NUM001 --rule TOT001
  factcheck audit --format sarif -o audit.sarif drafts/
"""


def audit(
    files: options.Files = None,
    rule: options.RuleOption = None,
    severity: options.SeverityOption = Lowest.NOTE,
    format_: options.FormatOption = Format.TEXT,
    output: options.Output = None,
    reports: options.Reports = None,
    facts: options.Facts = None,
    exclude: options.Exclude = None,
    color: options.ColorOption = Color.AUTO,
    quiet: options.QuietAudit = False,
    encoding: options.Encoding = "utf-8",
    stdin_filename: options.StdinFilename = "",
) -> None:
    """Find what cannot be right in a text's own figures; with no file, in the releases of the fact base."""
    from factcheck.cli.auditing import Choice, audited_run, files_audited, releases_audited
    from factcheck.cli.formats import AUDITS
    from factcheck.cli.reports import Drawing, Target, targets
    from factcheck.cli.rules import known
    from factcheck.inputs import Reading

    drawing = Drawing(targets(Target(format_, output), reports, AUDITS), color, quiet)
    choice = Choice(frozenset(known(name).code for name in rule or ()), severity)
    result = files_audited(files, exclude, Reading(encoding, stdin_filename)) if files else releases_audited(facts)
    audited_run(result, choice, drawing)
