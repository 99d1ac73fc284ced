"""This file holds what a note says of a figure or finding: the verdict, what the release says, the passage, the source."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from factcheck.core.finding import Finding
from factcheck.core.text import Span
from factcheck.core.verdict import CheckedDocument, Evidence, Label, Verdict
from factcheck.report.layout import flat
from factcheck.report.text import WORDS


@dataclass(frozen=True, slots=True)
class Note:
    """A note on the words of a span, as lines, the first of which says what is the matter."""

    span: Span
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(f"{line}." for line in self.lines)


def notes_of(checked: CheckedDocument, labels: Collection[Label]) -> list[Note]:
    """The notes on the figures with one of these verdicts and on all findings, in the order of the text."""
    verdicts = (verdict for claim in checked.claims for verdict in claim.verdicts if verdict.label in labels)
    notes = [Note(verdict.figure.span, tuple(_on_figure(verdict))) for verdict in verdicts]
    notes += [Note(finding.span, tuple(_on_finding(finding))) for finding in checked.findings]
    return sorted(notes, key=lambda note: (note.span.end, note.span.start))


def _on_figure(verdict: Verdict) -> Iterator[str]:
    word = WORDS[verdict.label][1].capitalize()
    yield f"{word}: “{flat(verdict.figure.text)}” — {flat(verdict.message)} ({verdict.reason})"
    for item in verdict.evidence:
        yield from _evidence(item, verdict.label)


def _evidence(item: Evidence, label: Label) -> Iterator[str]:
    fact = item.fact
    lead = "Nearest fact" if label is Label.NOT_ENOUGH_EVIDENCE else "Follows" if fact.working else "Release says"
    about = f"{flat(fact.label)}; {fact.period}" if fact.label else f"{fact.period}"
    yield f"{lead}: {flat(fact.printed)} ({about})"
    if fact.working:
        yield f"Working: {flat(fact.working)}"
    yield f"Passage: “{flat(fact.passage.text)}”"
    release = fact.release
    published = f"{release.published.day} {release.published:%B %Y}"
    yield f"Source: {flat(release.publisher)}, “{flat(release.title)}”, {published} ({flat(release.source)}:{fact.passage.line})"
    for finding in item.findings:
        yield f"In doubt: {flat(finding.message)} ({finding.code})"
        yield from _readings(finding)


def _on_finding(finding: Finding) -> Iterator[str]:
    yield f"{finding.severity.capitalize()} in the text itself: {flat(finding.message)} ({finding.code})"
    if finding.working:
        yield f"Working: {flat(finding.working)}"
    yield from _readings(finding)


def _readings(finding: Finding) -> Iterator[str]:
    for reading in finding.readings:
        yield f"Could be: {flat(reading.text)}" + (f" ({flat(reading.rests_on)})" if reading.rests_on else "")
