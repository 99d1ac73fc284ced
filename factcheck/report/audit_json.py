"""This file holds the JSON reports of an audit: one object, valid against audit-schema.json, and one object a line."""

from __future__ import annotations

from factcheck.core.run import AuditedText, AuditResult
from factcheck.report import objects


def render(result: AuditResult) -> str:
    """The outcome of an audit as one JSON object."""
    report = {
        **objects.header(result),
        "files": [_file(text) for text in result.texts if not text.across],
        "across": [_file(text) for text in result.texts if text.across],
        "errors": [objects.error(error) for error in result.errors],
        "summary": _summary(result),
    }
    return objects.dumped(report, indent=1) + "\n"


def render_lines(result: AuditResult) -> str:
    """The outcome of an audit, one JSON object a line; `kind` says what it is: finding, ignored, error or summary."""
    lines: list[objects.Object] = [
        {"kind": "finding", "path": text.document.path, "across": text.across, **objects.audit_finding(text.document, finding)}
        for text in result.texts
        for finding in text.findings
    ]
    lines += [
        {"kind": "ignored", "path": text.document.path, **objects.ignored_finding(text.document, one)}
        for text in result.texts
        for one in text.ignored
    ]
    lines += [{"kind": "error", **objects.error(error)} for error in result.errors]
    lines.append({"kind": "summary", **_summary(result)})
    return "".join(objects.dumped(line) + "\n" for line in lines)


def _file(text: AuditedText) -> objects.Object:
    """A text with what could be checked in it and the findings listed; `found` counts also those that are not."""
    return {
        "path": text.document.path,
        "figures": text.figures,
        "relations": text.relations,
        "found": text.found,
        "findings": [objects.audit_finding(text.document, finding) for finding in text.findings],
        "ignored": [objects.ignored_finding(text.document, one) for one in text.ignored],
    }


def _summary(result: AuditResult) -> objects.Object:
    return {
        "figures": sum(text.figures for text in result.texts),
        "relations": sum(text.relations for text in result.texts),
        "found": sum(text.found for text in result.texts),
        "findings": len(result.findings()),
        "ignored": sum(len(text.ignored) for text in result.texts),
    }
