"""This file holds the SARIF 2.1.0 report of an audit or a check, as code hosts and editors read it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.core.finding import Finding, RulePage
from factcheck.core.run import AuditResult, RunError, RunResult
from factcheck.core.text import Document, Span
from factcheck.core.verdict import Ignored, Label, Suppression, Verdict
from factcheck.report import objects
from factcheck.report.entries import file_of
from factcheck.report.rules import VERDICTS, section_text
from factcheck.report.visible import visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "factcheck/v1"
"""The name of the fingerprint: a hash of the code, the words, their line and how often these came before, with no line number."""


class Report(Struct, frozen=True):
    """One thing to report, with its place."""

    level: str
    document: Document
    span: Span
    code: str
    message: str
    related: tuple[Span, ...] = ()
    around: Span | None = None
    properties: objects.Object = field(default_factory=dict)
    suppression: Suppression | None = None


def render(result: RunResult, rules: Sequence[RulePage]) -> str:
    """The outcome of a check: the figures listed that are not supported, and the findings."""
    return _log(_checked(result), (*rules, *VERDICTS), result.errors, result.version)


def render_audit(result: AuditResult, rules: Sequence[RulePage]) -> str:
    """The outcome of an audit: the findings that are listed."""
    found = [_finding(text.document, finding) for text in result.texts for finding in text.findings]
    found += [_ignored(text.document, one) for text in result.texts for one in text.ignored]
    return _log(found, rules, result.errors, result.version)


def _checked(result: RunResult) -> Iterator[Report]:
    for checked in result.files:
        for claim in result.claims(checked):
            told = (verdict for verdict in result.verdicts(claim) if verdict.label is not Label.SUPPORTED)
            yield from (_verdict(checked.document, verdict, claim.claim.sentence.span) for verdict in told)
        yield from (_finding(checked.document, finding) for finding in checked.findings)
        yield from (_ignored(checked.document, one) for one in checked.ignored)


def _ignored(document: Document, one: Ignored) -> Report:
    told = _verdict(document, one.result, one.place) if isinstance(one.result, Verdict) else _finding(document, one.result)
    return replace(told, suppression=one.by)


def _finding(document: Document, finding: Finding) -> Report:
    """The report of a finding; its arithmetic and readings are part of the message, since viewers show no more."""
    could = "; ".join(
        f"{reading.text} ({reading.rests_on})" if reading.rests_on else reading.text for reading in finding.readings
    )
    message = f"{finding.message}. {finding.working and f'{finding.working}. '}{could and f'Could be {could}.'}".strip()
    properties = {"readings": [reading.text for reading in finding.readings], "working": finding.working}
    return Report(finding.severity.value, document, finding.span, finding.code, message, finding.related, None, properties)


def _verdict(document: Document, verdict: Verdict, sentence: Span) -> Report:
    level = next(page.severity.value for page in VERDICTS if page.code == verdict.reason.value)
    properties = {"verdict": verdict.label.value, "facts": [item.fact.id for item in verdict.evidence]}
    message = f"{verdict.figure.text}: {verdict.message}."
    return Report(level, document, verdict.figure.span, verdict.reason.value, message, (), sentence, properties)


def _log(found: Iterable[Report], rules: Sequence[RulePage], errors: Sequence[RunError], version: str) -> str:
    """One run with everything that was found, as JSON."""
    index = {rule.code: number for number, rule in enumerate(rules)}
    seen: Counter[str] = Counter()
    reports = list(found)
    results = [_result(report, index, seen) for report in reports]
    if any(report.suppression for report in reports):  # the standard wants the property on all results of a run, or on none
        results = [{**told, "suppressions": _suppressions(report)} for told, report in zip(results, reports, strict=True)]
    run = {
        "tool": {"driver": {"name": "factcheck", "semanticVersion": version, "rules": [_rule(rule) for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {"executionSuccessful": not errors, "toolExecutionNotifications": [_notification(error) for error in errors]}
        ],
        "results": results,
    }
    return objects.dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule(rule: RulePage) -> objects.Object:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "help": {"text": rule.page, "markdown": section_text(rule)},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(report: Report, index: dict[str, int], seen: Counter[str]) -> objects.Object:
    told: objects.Object = {
        "ruleId": report.code,
        "ruleIndex": index[report.code],
        "level": report.level,
        "message": _message(report.message),
        "locations": [_location(report.document, report.span, report.around)],
        "partialFingerprints": {FINGERPRINT: _fingerprint(report, seen)},
        "properties": report.properties,
    }
    related = [_location(report.document, span) for span in report.related]
    return {**told, "relatedLocations": related} if related else told


def _suppressions(report: Report) -> list[objects.Object]:
    by = report.suppression
    return [{"kind": by.origin.value, "status": "accepted", "justification": visible(by.reason)}] if by else []


def _message(text: str) -> objects.Object:
    """Foreign words as a message: braces doubled, since one alone is a placeholder, and no link made of brackets."""
    return {"text": visible(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def _location(document: Document, span: Span, around: Span | None = None) -> objects.Object:
    place = {"artifactLocation": {"uri": uri(document.path)}, "region": _region(document, span)}
    if around and around.covers(span) and around != span:  # the standard wants a context to be more than what it surrounds
        place["contextRegion"] = _region(document, around)
    return {"physicalLocation": place}


def _region(document: Document, span: Span) -> objects.Object:
    (line, column), (end_line, end_column) = document.position(span.start), document.end_position(span.end)
    source = document.in_source(span)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": source.start,
        "charLength": source.end - source.start,
        "snippet": {"text": document.words(span)},
    }


def uri(path: str) -> str:
    """A path as a URI relative to the folder that the program was run in; the name of a text that has no file, as one.

    >>> uri("drafts/my draft.md"), uri("<stdin>")
    ('drafts/my%20draft.md', '%3Cstdin%3E')
    """
    return quote((file_of(path) or path).encode("utf-8", "surrogatepass"), safe="/")


def _fingerprint(report: Report, seen: Counter[str]) -> str:
    text, span = report.document.text, report.span
    line = text[: span.start].rpartition("\n")[2] + text[span.start : span.end] + text[span.end :].partition("\n")[0]
    key = "\0".join((report.code, " ".join(report.document.words(span).split()), " ".join(line.split())))
    seen[key] += 1
    return hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "backslashreplace")).hexdigest()


def _notification(error: RunError) -> objects.Object:
    hint = f" ({error.hint})" if error.hint else ""
    told: objects.Object = {"level": "error", "message": _message(f"{error.message}{hint}")}
    return {**told, "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(error.path)}}}]} if error.path else told
