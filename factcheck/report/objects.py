"""This file holds the JSON objects that the machine formats share: claims, figures, evidence, findings, errors, summary."""

from __future__ import annotations

from typing import Any

from factcheck.core.finding import Finding
from factcheck.core.run import AuditResult, RunError, RunResult
from factcheck.core.text import Document, Span
from factcheck.core.verdict import CheckedClaim, Evidence, Ignored, Label, Verdict
from factcheck.report.visible import escaped_json

SCHEMA_VERSION = 1

Object = dict[str, Any]


def dumped(value: Object, indent: int | None = None) -> str:
    """The value as JSON; Chinese stays readable, characters that act on a terminal are escaped."""
    import json  # slow to import, and a report for people needs none of it

    return escaped_json(json.dumps(value, ensure_ascii=False, indent=indent))


def header(result: RunResult | AuditResult) -> Object:
    """The version of the schema, the tool, and the fact base, which is null where none was used."""
    used = result.base
    base = {"hash": used.hash, "releases": used.releases, "facts": used.facts} if used else None
    return {"schema_version": SCHEMA_VERSION, "tool": {"name": "factcheck", "version": result.version}, "fact_base": base}


def claim(result: RunResult, document: Document, checked: CheckedClaim) -> Object:
    """A claim with the figures that the report lists."""
    sentence = checked.claim.sentence
    return {
        **place(document, sentence.span),
        "verdict": checked.label.value,
        "figures": [figure(document, verdict) for verdict in result.verdicts(checked)],
    }


def figure(document: Document, verdict: Verdict) -> Object:
    """A figure with its verdict and evidence."""
    return {
        **place(document, verdict.figure.span),
        "verdict": verdict.label.value,
        "code": verdict.reason.value,
        "message": verdict.message,
        "evidence": [evidence(item) for item in verdict.evidence],
    }


def evidence(item: Evidence) -> Object:
    """A fact with its passage; where it is in doubt, with the findings that put it there."""
    fact = item.fact
    release, passage = fact.release, fact.passage
    told = {
        "fact": fact.id,
        "value": fact.printed,
        "working": fact.working,
        "passage": passage.text,
        "release": {
            "id": release.id,
            "title": release.title,
            "publisher": release.publisher,
            "published": release.published.isoformat(),
            "source": release.source,
            "line": passage.line,
            "start": passage.span.start,
            "end": passage.span.end,
        },
    }
    doubts = [{**_told(doubt), "working": doubt.working} for doubt in item.findings]
    return {**told, "findings": doubts} if doubts else told


def finding(document: Document, found: Finding) -> Object:
    """A finding with its place."""
    return {**_told(found), "working": found.working, **place(document, found.span)}


def audit_finding(document: Document, found: Finding) -> Object:
    """A finding with its place, the figures that each reading rests on, and the places of the other figures."""
    return {
        **finding(document, found),
        "rests_on": [reading.rests_on for reading in found.readings],
        "related": [place(document, span) for span in found.related],
    }


def ignored(document: Document, one: Ignored) -> Object:
    """A figure or finding that is let stand, with the decision."""
    is_verdict = isinstance(one.result, Verdict)
    told = figure(document, one.result) if isinstance(one.result, Verdict) else finding(document, one.result)
    return {"figure" if is_verdict else "finding": told, "suppression": _suppression(one)}


def ignored_finding(document: Document, one: Ignored) -> Object:
    """A finding of an audit that is let stand, with the decision."""
    told = {} if isinstance(one.result, Verdict) else audit_finding(document, one.result)
    return {"finding": told, "suppression": _suppression(one)}


def error(told: RunError) -> Object:
    """An input that could not be checked."""
    return {"path": told.path, "message": told.message, "hint": told.hint}


def summary(result: RunResult) -> Object:
    """How many figures got each label, how many findings there are, and how many of both are let stand or left out."""
    counts = result.counts()
    labels = (Label.SUPPORTED, Label.REFUTED, Label.CONFLICTING, Label.NOT_ENOUGH_EVIDENCE)
    told = {label.value: counts[label] for label in labels}
    return {**told, "findings": len(result.findings()), "ignored": len(result.ignored()), "left_out": result.left_out()}


def place(document: Document, span: Span) -> Object:
    """The words of a span, its offsets in the source from 0, its line and column from 1."""
    line, column = document.position(span.start)
    source = document.in_source(span)
    return {"text": document.words(span), "start": source.start, "end": source.end, "line": line, "column": column}


def _suppression(one: Ignored) -> Object:
    return {"kind": one.by.origin.value, "reason": one.by.reason}


def _told(found: Finding) -> Object:
    readings = [reading.text for reading in found.readings]
    return {
        "code": found.code,
        "severity": found.severity.value,
        "text": found.text,
        "message": found.message,
        "readings": readings,
    }
