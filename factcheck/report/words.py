"""This file holds the words that reports share: labels with their symbols, where a fact comes from, what explains a verdict."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.core.fact import Fact
from factcheck.core.finding import Finding, Severity
from factcheck.core.run import RunResult
from factcheck.core.verdict import Evidence, Label, Verdict
from factcheck.report.layout import flat

WORDS: dict[Label, tuple[str, str]] = {
    Label.SUPPORTED: ("✓", "supported"),
    Label.REFUTED: ("✗", "refuted"),
    Label.CONFLICTING: ("!", "conflicting"),
    Label.NOT_ENOUGH_EVIDENCE: ("?", "not enough evidence"),
}
SEVERITIES: dict[Label, Severity | None] = {
    Label.REFUTED: Severity.ERROR,
    Label.CONFLICTING: Severity.WARNING,
    Label.NOT_ENOUGH_EVIDENCE: Severity.NOTE,
    Label.SUPPORTED: None,
}
"""How grave a label is; what is supported is no fault."""

Told = tuple[str, str]
"""A line under a figure: the word that leads it in, and the rest."""


def lead(label: Label, fact: Fact) -> str:
    """The word before a fact: what it is to the figure."""
    return "nearest fact" if label is Label.NOT_ENOUGH_EVIDENCE else "follows" if fact.working else "release says"


def about(fact: Fact) -> str:
    """What a fact is about, and when."""
    return f"({flat(fact.label)}; {fact.period})" if fact.label else f"({fact.period})"


def source(fact: Fact) -> str:
    """The release of a fact: publisher, title, day, and the place in its file."""
    release = fact.release
    published = f"{release.published.day} {release.published:%B %Y}"
    return f"{flat(release.publisher)}, “{flat(release.title)}”, {published} ({flat(release.source)}:{fact.passage.line})"


def counted(number: int, word: str) -> str:
    """A number of things, in words.

    >>> counted(1, "figure"), counted(2, "figure")
    ('1 figure', '2 figures')
    """
    return f"{number} {word}{'' if number == 1 else 's'}"


def put_aside(result: RunResult) -> str:
    """How many results are let stand or left out, behind the counts of the others; nothing where there are none."""
    ignored, left_out = len(result.ignored()), result.left_out()
    return (f"; {ignored} ignored" if ignored else "") + (f"; {left_out} left out by code" if left_out else "")


def why(verdict: Verdict) -> Iterator[Told]:
    """What a verdict rests on, a line each."""
    for item in verdict.evidence:
        yield from _evidence(item, verdict.label)


def reasons(finding: Finding) -> Iterator[Told]:
    """The arithmetic of a finding, and the readings with what each rests on, a line each."""
    if finding.working:
        yield "working", flat(finding.working)
    for reading in finding.readings:
        rests_on = f" ({flat(reading.rests_on)})" if reading.rests_on else ""
        yield "could be", f"{flat(reading.text)}{rests_on}"


def _evidence(item: Evidence, label: Label) -> Iterator[Told]:
    fact = item.fact
    yield lead(label, fact), f"{flat(fact.printed)} {about(fact)}"
    if fact.working:
        yield "working", flat(fact.working)
    yield "passage", f"“{flat(fact.passage.text)}”"
    yield "source", source(fact)
    yield "fact", flat(fact.id)
    for finding in item.findings:
        yield "in doubt", f"{flat(finding.message)} {finding.code}"
        yield from reasons(finding)
