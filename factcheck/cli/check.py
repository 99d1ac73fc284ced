"""This file holds the commands that read texts: check, which is the default, claim, and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand

from factcheck.cli import options
from factcheck.cli.choices import Plain
from factcheck.cli.groups import Base, ConfigFile, Extent, Reporting, Sources, Standards, grouped

if TYPE_CHECKING:
    from typer._click import Context, HelpFormatter

EPILOG = """\b
Commands (factcheck COMMAND --help):
  check       check files, folders, claims or standard input (the default)
  claim       check every argument as a claim
  annotate    write a copy of a draft with footnotes or comments
  batch       check an archive of articles, in Parquet or JSON Lines
  audit       find what cannot be right in a text's own figures, or in the releases
  rules       list the rules of the audit
  explain     explain a rule, or the code of a verdict
  figures     show what is read in a text, without judging it
  facts       list, show, search, validate the fact base, and its coverage
  baseline    write, prune, show the baseline: what is let stand from before
  config      show every setting with its origin
  cache       where compiled fact bases are kept, and their removal
  completion  print a script by which a shell completes words
  extract     propose facts for a new release, as a YAML file of the base

\b
Exit codes:
  0         everything was checked, and nothing that --fail-on names was found
  1         everything was checked, and something was found
  2         something could not be checked; the rest is still reported
  130, 141  interrupted; the reader of the output went away

\b
To let a result stand, say why: on its line or right after its sentence
<!-- factcheck: ignore[REF001] the reason -->, also ignore-next, ignore-start and ignore-end,
ignore-file; in plain text a line such as #! factcheck: ignore[REF001] the reason

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
  factcheck batch articles.parquet -o verdicts.parquet --jobs 4
  factcheck audit draft.md
  factcheck audit --severity error
  factcheck rules
  factcheck explain TOT001
  factcheck figures draft.md
  factcheck facts search foreigners
  factcheck --changed-since main drafts/
  factcheck --select REF,TOT --ignore REF006 draft.md
  factcheck baseline write drafts/
  factcheck --baseline factcheck-baseline.json drafts/
  factcheck config show draft.md
  factcheck cache clear
  factcheck completion bash >> ~/.bashrc
  factcheck extract release.md --facts our-base/ -o our-base/release.yaml
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


@grouped
def check(
    base: Base, standards: Standards, reporting: Reporting, sources: Sources, extent: Extent, arguments: options.Inputs = None
) -> None:
    """Check the claims of a text against a base of released facts, figure by figure."""
    from factcheck.cli.judging import judging  # slow to import, and not needed for --help
    from factcheck.cli.run import checked_run, inputs_of, report_of

    told = inputs_of(arguments, sources.exclude)
    checked_run(told, sources.reading, judging(told, base, standards, extent), report_of(reporting))


@grouped
def claim(
    texts: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Claims, each in quotes.")],
    base: Base,
    standards: Standards,
    reporting: Reporting,
) -> None:
    """Check every argument as a claim, whatever it looks like."""
    from factcheck.cli.judging import judging
    from factcheck.cli.run import checked_run, report_of
    from factcheck.inputs import Reading, claims

    told = claims(texts)
    checked_run(told, Reading(), judging(told, base, standards, Extent()), report_of(reporting))


@grouped
def figures(
    sources: Sources,
    arguments: options.Inputs = None,
    format_: options.PlainOption = Plain.TEXT,
    output: options.Output = None,
    config: ConfigFile = None,
) -> None:
    """Show the figures that are read in a text, without judging them."""
    from factcheck.cli.output import say_errors, write
    from factcheck.cli.run import documents, inputs_of
    from factcheck.core.figure import Claim
    from factcheck.core.run import ReadDocument
    from factcheck.figures import figures as figures_of
    from factcheck.report import figures as report
    from factcheck.sentences import sentences

    inputs, errors = inputs_of(arguments, sources.exclude)
    read = [
        ReadDocument(found, tuple(Claim(sentence, figures_of(sentence)) for sentence in sentences(found)))
        for found in documents(inputs, sources.reading, errors)
    ]
    write(report.as_json(read) if format_ is Plain.JSON else report.as_text(read), output)
    say_errors(errors)
    raise typer.Exit(2 if errors else 0)
