"""This file holds the JUnit report: a test case per claim and finding, in the XML that continuous integration reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from msgspec import Struct

from factcheck.core.finding import Severity
from factcheck.core.run import AuditResult, RunError, RunResult
from factcheck.core.text import Document, Span
from factcheck.core.verdict import CheckedDocument, Label
from factcheck.report.entries import Entry, entries, file_of, of_finding, of_verdict
from factcheck.report.layout import flat
from factcheck.report.visible import visible
from factcheck.report.words import SEVERITIES, WORDS

OUTCOMES: dict[Severity | None, str] = {
    Severity.ERROR: "failure",
    Severity.WARNING: "skipped",
    Severity.NOTE: "skipped",
    None: "system-out",
}
"""What cannot be right fails; what is undecided was not tested to the end; what is supported passes, and says why."""


class Case(Struct, frozen=True):
    """A claim or finding as a test: the words that name it, its place, and what was found in it."""

    document: Document
    span: Span
    severity: Severity | None
    word: str
    entries: tuple[Entry, ...]


def render(result: RunResult | AuditResult) -> str:
    """The outcome as XML, a suite per text; inputs that could not be checked are errors of a suite of their own."""
    root = Element("testsuites", name="factcheck")
    cases = _cases(result) if isinstance(result, RunResult) else map(_of_entry, entries(result))
    for path, group in groupby(cases, key=lambda case: case.document.path):
        _suite(root, path, group)
    if result.errors:
        suite = SubElement(root, "testsuite", name="not checked")
        for error in result.errors:
            _unreadable(suite, error)
        _count(suite)
    _count(root)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _cases(result: RunResult) -> Iterator[Case]:
    for checked in result.files:
        yield from sorted(_of_file(result, checked), key=lambda case: case.span)


def _of_file(result: RunResult, checked: CheckedDocument) -> Iterator[Case]:
    document = checked.document
    for claim in result.claims(checked):
        verdicts, span = result.verdicts(claim), claim.claim.sentence.span
        label = Label.worst(verdict.label for verdict in verdicts)
        worst_first = sorted(verdicts, key=lambda verdict: list(Label).index(verdict.label))
        found = tuple(of_verdict(document, verdict, span) for verdict in worst_first)
        yield Case(document, span, SEVERITIES[label], WORDS[label][1], found)
    yield from (_of_entry(of_finding(document, finding)) for finding in checked.findings)


def _of_entry(entry: Entry) -> Case:
    return Case(entry.document, entry.span, entry.severity, entry.word, (entry,))


def _suite(root: Element, path: str, cases: Iterable[Case]) -> None:
    """Cases with the words of one before are numbered, since readers tell them apart by name."""
    suite = SubElement(root, "testsuite", name=visible(path))
    seen: Counter[str] = Counter()
    for case in cases:
        name = flat(case.document.words(case.span)).strip()
        seen[name] += 1
        _case(suite, case, f"{name} ({seen[name]})" if seen[name] > 1 else name)
    _count(suite)


def _case(suite: Element, case: Case, name: str) -> None:
    path, line = case.document.path, case.document.position(case.span.start)[0]
    place = {"file": visible(file_of(path)), "line": str(line)} if file_of(path) else {}
    test = SubElement(suite, "testcase", {"classname": visible(path), "name": name, **place})
    lines = [line for entry in case.entries for line in _lines(entry)]
    told = SubElement(test, OUTCOMES[case.severity])
    told.text = "\n".join(lines)
    if case.severity is not None:
        told.set("message", lines[0] if lines else "no figure in it that could be checked")
        told.set("type", case.word)


def _lines(entry: Entry) -> Iterator[str]:
    yield f"{entry.word}: {flat(entry.text)}: {visible(entry.message)} ({entry.code})"
    yield from (f"  {lead}: {text}" for lead, text in entry.why)


def _unreadable(suite: Element, error: RunError) -> None:
    test = SubElement(suite, "testcase", classname="not checked", name=visible(error.path or error.message))
    told = SubElement(test, "error", message=visible(error.message), type="not checked")
    told.text = visible(error.hint)


def _count(element: Element) -> None:
    element.set("tests", str(len(element.findall(".//testcase"))))
    for name, outcome in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(name, str(len(element.findall(f".//{outcome}"))))
