"""This file holds a run of an audit: texts or a base in, report and errors out, and the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import typer
from msgspec import Struct
from msgspec.structs import replace

from factcheck import __version__
from factcheck.audit.base import BaseAudit
from factcheck.audit.examine import examine
from factcheck.cli.bases import load
from factcheck.cli.choices import Lowest
from factcheck.cli.output import say_errors
from factcheck.cli.reports import Drawing, spare
from factcheck.cli.run import documents
from factcheck.codes import known_codes
from factcheck.core.fact import Release
from factcheck.core.finding import Severity
from factcheck.core.run import AuditedText, AuditResult, BaseInfo
from factcheck.core.text import Document
from factcheck.core.verdict import CheckedDocument
from factcheck.ignores import applied, without_unused
from factcheck.inputs import Reading, files
from factcheck.read import read_again


class Choice(Struct, frozen=True):
    """Which findings are reported: those of these rules (of none: of all), and none that is less sure than this."""

    codes: frozenset[str]
    lowest: Lowest


def files_audited(arguments: Sequence[str], exclude: Sequence[str] | None, reading: Reading) -> AuditResult:
    """Each text against itself; what cannot be read is an error."""
    inputs, errors = files(arguments, exclude or ())
    texts = tuple(_audited(document) for document in documents(inputs, reading, errors))
    return AuditResult(texts, tuple(errors), None, __version__)


def releases_audited(facts: Sequence[Path] | None) -> AuditResult:
    """The releases of a base, one by one and against each other."""
    base = load(facts)
    audit = BaseAudit(base)
    texts = (*_releases(audit), *_across(audit))
    return AuditResult(texts, (), BaseInfo(base.hash, len(base.releases), len(base.facts)), __version__)


def audited_run(result: AuditResult, choice: Choice, drawing: Drawing) -> None:
    """Write the report of an audit, and leave with the exit code."""
    spare((text.document.path for text in result.texts if result.base is None), drawing)
    if result.errors and not result.texts and drawing.is_for_people:
        say_errors(result.errors)
        raise typer.Exit(2)
    listed = result.listing(choice.codes, Severity(choice.lowest.value))
    written = drawing.write(lambda _: listed)
    say_errors(result.errors)
    failed = any(finding.severity is Severity.ERROR for finding in listed.findings())
    raise typer.Exit(2 if result.errors or not written else int(failed))


def _audited(document: Document) -> AuditedText:
    examined = examine(document)
    followed = without_unused(applied(CheckedDocument(document, (), examined.findings), known_codes()))
    findings = followed.findings
    return AuditedText(document, findings, examined.figures, examined.relations, len(findings), ignored=followed.ignored)


def _releases(audit: BaseAudit) -> Iterator[AuditedText]:
    for id_, release in audit.base.releases.items():
        examined, findings = audit.texts[id_], audit.texts[id_].findings
        yield AuditedText(_named(release), findings, examined.figures, examined.relations, len(findings))


def _across(audit: BaseAudit) -> Iterator[AuditedText]:
    """Each release beside the others, with the number of relations between facts that would put one of its figures in doubt."""
    relations = Counter(fact.release.id for fact, _ in audit.bonds)
    for id_, release in audit.base.releases.items():
        findings = tuple(sorted(audit.across.get(id_, ()), key=lambda finding: (finding.span, finding.code)))
        yield AuditedText(_named(release), findings, 0, relations[id_], len(findings), across=True)


def _named(release: Release) -> Document:
    return replace(read_again(release), path=release.source)
