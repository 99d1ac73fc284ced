"""This file holds the test of the hostile table: every input in every format, read back by a real parser."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from factcheck.cli.app import run
from factcheck.cli.formats import AUDITS, CHECKS, Manner, rendered
from factcheck.cli.options import Format
from factcheck.core.fact import Fact, Passage, Release
from factcheck.core.figure import Claim, Figure, Measure, Observation
from factcheck.core.finding import Finding, Reading, Severity
from factcheck.core.period import Period
from factcheck.core.quantity import Quantity
from factcheck.core.run import AuditedText, AuditResult, BaseInfo, RunError, RunResult
from factcheck.core.text import Document, Sentence, Span
from factcheck.core.verdict import CheckedClaim, CheckedDocument, Evidence, Label, Reason, Verdict
from factcheck.report.layout import Look
from factcheck.report.visible import visible
from tests.hostile import HOSTILE
from tests.readers import EXACT, READERS, Report

HARMLESS = "zebra"
"""What the hostile words are measured by: a report must hold them as often, and be built in the same way."""
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufff9-\ufffb]")
"""What acts on a terminal; a line's end is CR LF in CSV."""
COLOUR = re.compile("\x1b\\[[0-9;]*m")
LONG = {name for name, words in HOSTILE.items() if len(words) > 200}
SHORT = {Format.CONCISE, Format.SARIF}
"""Formats that name a fact, but not who published it."""
LEVEL = Observation(Measure.LEVEL, Quantity(Fraction(7), Fraction(1)))


def document(words: str, path: str) -> Document:
    """A text of these words alone."""
    return Document(words, (), path)


def finding(words: str, code: str = "NUM001") -> Finding:
    """A finding that says these words wherever it can."""
    reading = Reading(words, Quantity(Fraction(7), Fraction(1)), words)
    return Finding(code, Severity.ERROR, Span(0, len(words)), words, words, words, (reading,))


def evidence(words: str) -> Evidence:
    """A fact of a base of which every word is hostile."""
    period = Period.parse("2024")
    release = Release(words, words, words, date(2025, 3, 1), period, words, words)
    passage = Passage(release, Span(0, len(words)), 1, Span(0, len(words)))
    return Evidence(Fact(words, frozenset(), LEVEL, passage, words, words, working=words), (finding(words),))


def checked(words: str, path: str) -> CheckedDocument:
    """A text whose only claim is these words, refuted by a base of them, with a finding in it."""
    span = Span(0, len(words))
    verdict = Verdict(Figure(span, words, LEVEL, span), Label.REFUTED, Reason.VALUE, words, (evidence(words),))
    claim = CheckedClaim(Claim(Sentence(words, span), ()), (verdict,))
    return CheckedDocument(document(words, path), (claim,), (finding(words),))


def path_of(words: str) -> str:
    """The words as a path, which is never absolute here, since that would be told from the working folder."""
    return words.lstrip("/")


def check_of(words: str) -> RunResult:
    """The outcome of a check in which all that is foreign is these words."""
    return RunResult((checked(words, path_of(words)),), (RunError(path_of(words), words, words),), BaseInfo("0", 1, 1), "0.1.0")


def audit_of(words: str) -> AuditResult:
    """The outcome of an audit of the same kind."""
    text = AuditedText(document(words, path_of(words)), (finding(words),), 1, 1, 1)
    return AuditResult((text,), (RunError(path_of(words), words, words),), None, "0.1.0")


def drawn(format_: Format, words: str, of: Callable[[str], RunResult | AuditResult]) -> str:
    """The report on these words."""
    return rendered(of(words), format_, Manner(reviewer=words.strip(), url="https://example.org/checks"))


@cache
def harmless(format_: Format, of: Callable[[str], RunResult | AuditResult]) -> Report:
    """The report on harmless words, read back."""
    return READERS[format_](drawn(format_, HARMLESS, of))


def bare(text: str) -> str:
    """The text without blanks."""
    return "".join(text.split())


def occurrences(report: Report, words: str) -> int:
    """How often the words stand in a report, line ends and blanks aside."""
    return sum(bare(text).count(bare(words)) for text in report.texts)


CASES = [(of, format_, name) for of, table in ((check_of, CHECKS), (audit_of, AUDITS)) for format_ in table for name in HOSTILE]


def test_there_are_enough_of_them() -> None:
    assert len(set(HOSTILE.values())) == len(HOSTILE) >= 60
    assert set(READERS) == set(CHECKS) | set(AUDITS), "a format needs its row in READERS"


@pytest.mark.parametrize(("of", "format_", "name"), CASES, ids=lambda value: getattr(value, "__name__", str(value)))
def test_nothing_is_executed_or_injected_or_lost(
    of: Callable[[str], RunResult | AuditResult], format_: Format, name: str
) -> None:
    words, plain = HOSTILE[name], harmless(format_, of)
    text = drawn(format_, words, of)
    assert not ACTING.search(text.replace("\r\n", "\n") if format_ is Format.CSV else text)
    report = READERS[format_](text)
    assert report.shape == plain.shape
    forms = {words} if format_ in EXACT else {words, visible(words)}
    assert sum(occurrences(report, form) for form in forms) >= occurrences(plain, HARMLESS) > 0


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("width", [None, 80])
def test_a_terminal_is_sent_colours_and_nothing_else(name: str, width: int | None) -> None:
    text = rendered(check_of(HOSTILE[name]), Format.TEXT, Manner(Look(width, color=True)))
    assert not ACTING.search(COLOUR.sub("", text))
    assert bare(visible(HOSTILE[name])) in bare(COLOUR.sub("", text))


VOCABULARY = """\
concepts:
  loan: {facet: act, label: "[/] =1+1 <b>loans</b>", aliases: [borrow]}
  book: {facet: counted, label: "@books | {0}", aliases: [book]}
"""
RELEASE = """\
release:
  id: books
  title: "</script><script>alert(1)</script> [x](javascript:alert(1)) ::error::owned"
  publisher: '=HYPERLINK("https://evil.example")'
  published: 2025-03-01
  period: "2024"
  source: "=b,c|`d`:%0A.txt"
facts:
  - {id: loans, about: [loan, book], unit: book, value: 12.4 million, passage: "borrowed 12.4 million books | `x` ::warning::y"}
"""
SOURCE = "In 2024 readers borrowed 12.4 million books | `x` ::warning::y ]]> <img src=x onerror=alert(1)>.\n"
DRAFT = """\
# =A1+B1 <script>alert()</script>

In 2024, readers borrowed 14.2 million books.

::error::Of 77 books | `x` <b onclick=alert()> {x} [y](javascript:alert()) ]]> \u202e\x1b[2J @all were lent.

%0A::add-mask::Of 100 cases, 60 were closed and 30 are open.
"""
NAME = "-=1+1,a:b%0A[x](y)|`z`<b>\n::error::\u202e\x1b[2J.md"


@pytest.fixture
def hostile_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a hostile base, and a hostile draft of a hostile name."""
    files = {"claims/vocabulary.yaml": VOCABULARY, "claims/books.yaml": RELEASE, "seeds/=b,c|`d`:%0A.txt": SOURCE, NAME: DRAFT}
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_hostile_draft_and_base_go_through_the_whole_program(
    hostile_folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    reports = [f"--report={format_}=report.{format_}" for format_ in CHECKS if format_ is not Format.TEXT]
    told = [
        "--facts",
        "claims",
        "--reviewer",
        "=1+1</script>",
        "--url",
        "https://example.org",
        "--show",
        "refuted,not-enough-evidence",
        *reports,
    ]
    assert run([*told, "--", f"./{NAME}"]) == 1
    assert not ACTING.search(capsysbinary.readouterr().out.decode())
    for format_ in CHECKS:
        if format_ is not Format.TEXT:
            text = (hostile_folder / f"report.{format_}").read_bytes().decode()
            report = READERS[format_](text)
            assert not ACTING.search(text.replace("\r\n", "\n"))
            assert all(any(words in each for each in report.texts) for words in ("14.2 million", "77"))
            assert format_ in SHORT or any("=HYPERLINK" in each for each in report.texts)
