"""This file holds the command that audits: a text against itself, or the releases of a base, also against each other."""

from __future__ import annotations

from factcheck.cli import options
from factcheck.cli.choices import Color, Format, Lowest
from factcheck.cli.groups import Base, Sources, grouped

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


@grouped
def audit(
    chosen: Base,
    sources: Sources,
    files: options.Files = None,
    rule: options.RuleOption = None,
    severity: options.SeverityOption = Lowest.NOTE,
    format_: options.FormatOption = Format.TEXT,
    output: options.Output = None,
    reports: options.Reports = None,
    color: options.ColorOption = Color.AUTO,
    quiet: options.QuietAudit = False,
) -> None:
    """Find what cannot be right in a text's own figures; with no file, in the releases of the fact base."""
    from factcheck.cli.auditing import Choice, audited_run, files_audited, releases_audited
    from factcheck.cli.formats import AUDITS
    from factcheck.cli.reports import Drawing, Target, targets
    from factcheck.cli.rules import known

    drawing = Drawing(targets(Target(format_, output), reports, AUDITS), color, quiet)
    choice = Choice(frozenset(known(name).code for name in rule or ()), severity)
    result = files_audited(files, sources.exclude, sources.reading) if files else releases_audited(chosen.facts)
    audited_run(result, choice, drawing)
