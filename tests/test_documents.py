"""This file holds the tests of one draft in every format: the same verdicts, at places where the same words stand in each file."""

from __future__ import annotations

import html
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as open_package
from docx.table import Table

from factcheck.audit.rules import RULES
from factcheck.cli.app import run as factcheck
from factcheck.core.run import RunResult
from factcheck.core.text import Span
from factcheck.core.verdict import CheckedDocument, Label
from factcheck.desk import Desk
from factcheck.inputs import Input, Kind, Reading, document
from factcheck.pipeline import check_at
from factcheck.read import read_bytes
from factcheck.report import sarif
from factcheck.sentences import lines
from tests import draft

FILES: dict[str, bytes] = {
    "draft.md": draft.markdown().encode(),
    "draft.html": draft.page().encode(),
    "draft.docx": draft.word(),
    "draft.txt": draft.plain().encode(),
}
EXPECTED: list[tuple[str, Label]] = [
    ("610 million", Label.SUPPORTED),
    ("up 43.9%", Label.SUPPORTED),
    ("64.882 million", Label.SUPPORTED),
    ("291 million", Label.SUPPORTED),
    ("5.4 million", Label.NOT_ENOUGH_EVIDENCE),
    ("31.49,000", Label.CONFLICTING),
    ("900,000", Label.REFUTED),
    ("610 million", Label.SUPPORTED),
    ("601 million", Label.REFUTED),
    ("879,000", Label.SUPPORTED),
    ("110,000", Label.REFUTED),
    ("437,000", Label.SUPPORTED),
]
IN_TABLE = 3
"""So many of them stand in the table, which plain text has not."""


@pytest.fixture(scope="module")
def checked(desk: Desk) -> dict[str, CheckedDocument]:
    """The draft in each format, checked."""
    return {name: check_at(desk, read_bytes(data, name)) for name, data in FILES.items()}


def verdicts(found: CheckedDocument) -> list[tuple[str, Label, str]]:
    """The figures of a document in the order of the text, with label and code."""
    told = sorted((verdict for claim in found.claims for verdict in claim.verdicts), key=lambda verdict: verdict.figure.span)
    return [(" ".join(verdict.figure.text.split()), verdict.label, verdict.reason.value) for verdict in told]


@pytest.mark.parametrize("name", FILES)
def test_the_verdicts_are_the_same_in_every_format(checked: dict[str, CheckedDocument], name: str) -> None:
    expected = verdicts(checked["draft.md"])
    assert [row[:2] for row in expected] == EXPECTED
    assert verdicts(checked[name]) == (expected[:-IN_TABLE] if name == "draft.txt" else expected)
    assert checked[name].document.dated == checked["draft.md"].document.dated


def words_at(name: str, span: Span) -> str:
    """What stands at a span of a file that is text, without its markup."""
    words = FILES[name].decode()[span.start : span.end]
    return html.unescape(re.sub(r"<[^>]*>", "", words)) if name.endswith("html") else words


@pytest.mark.parametrize("name", ["draft.md", "draft.html", "draft.txt"])
def test_places_point_at_the_words_in_the_file(checked: dict[str, CheckedDocument], name: str) -> None:
    document = checked[name].document
    text = FILES[name].decode()
    for claim in checked[name].claims:
        for verdict in claim.verdicts:
            span, (line, column) = document.in_source(verdict.figure.span), document.position(verdict.figure.span.start)
            assert words_at(name, span) == document.words(verdict.figure.span) == verdict.figure.text
            assert sum(len(each) + 1 for each in text.split("\n")[: line - 1]) + column - 1 == span.start


def paragraphs_of(data: bytes) -> list[str]:
    """The paragraphs of a Word file, those of tables in their place, as its own library gives them."""
    inner = open_package(io.BytesIO(data)).iter_inner_content()
    parts = ([cell.text for row in part.rows for cell in row.cells] if isinstance(part, Table) else [part.text] for part in inner)
    return [text.replace("\u00ad", "") for texts in parts for text in texts]


def test_in_a_word_file_a_place_is_a_paragraph_and_the_place_in_it(checked: dict[str, CheckedDocument]) -> None:
    document, paragraphs = checked["draft.docx"].document, paragraphs_of(FILES["draft.docx"])
    for claim in checked["draft.docx"].claims:
        for verdict in claim.verdicts:
            line, column = document.position(verdict.figure.span.start)
            assert paragraphs[line - 1][column - 1 :].startswith(verdict.figure.text)


def test_reports_tell_the_places_of_the_file(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    assert factcheck(["--format", "json", str(tmp_path)]) == 1, "a folder is searched for each of these formats"
    files = {Path(file["path"]).name: file for file in json.loads(capsysbinary.readouterr().out)["files"]}
    assert set(files) == set(FILES)
    for name in ("draft.md", "draft.html", "draft.txt"):
        figures = [figure for claim in files[name]["claims"] for figure in claim["figures"]]
        assert [words_at(name, Span(figure["start"], figure["end"])) for figure in figures] == [
            figure["text"] for figure in figures
        ]


def test_a_region_for_code_hosts_is_one_of_the_source(checked: dict[str, CheckedDocument]) -> None:
    text = FILES["draft.html"].decode()
    results = json.loads(sarif.render(RunResult((checked["draft.html"],)), RULES))["runs"][0]["results"]
    assert results
    for result in results:
        region = result["locations"][0]["physicalLocation"]["region"]
        lines = text.split("\n")
        start = sum(len(each) + 1 for each in lines[: region["startLine"] - 1]) + region["startColumn"] - 1
        end = sum(len(each) + 1 for each in lines[: region["endLine"] - 1]) + region["endColumn"] - 1
        assert (start, end - start) == (region["charOffset"], region["charLength"])
        assert words_at("draft.html", Span(start, end)) == region["snippet"]["text"]


PIPED = [("draft.docx", ""), ("draft.docx", "other.md"), ("draft.html", "page.html"), ("draft.md", "a.md")]


@pytest.mark.parametrize(("name", "called"), PIPED)
def test_a_piped_document_is_told_by_its_name_or_bytes(
    checked: dict[str, CheckedDocument], monkeypatch: pytest.MonkeyPatch, name: str, called: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(FILES[name])))
    found = document(Input(Kind.STDIN, "<stdin>"), Reading(stdin_filename=called))
    assert (found.text, found.path) == (checked[name].document.text, called or "<stdin>")


def test_a_claim_needs_none_of_the_libraries_for_documents() -> None:
    told = (
        "import sys, factcheck.inputs, factcheck.cli.run; print({'docx', 'lxml', 'justhtml', 'markdown_it'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True)
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("name", ["draft.docx", "draft.html"])
def test_a_line_is_a_paragraph_also_where_each_is_a_claim(name: str) -> None:
    found = [" ".join(sentence.text for sentence in line) for line in lines(read_bytes(FILES[name], name))]
    assert draft.HEADING in found
    assert [line.replace("\u00a0", " ") for line in found if line.endswith("travellers in 2024")] == list(draft.ITEMS)


def test_a_word_file_by_another_program_has_the_same_verdicts(
    desk: Desk, checked: dict[str, CheckedDocument], office: Callable[..., bytes]
) -> None:
    converted = office("draft.html", FILES["draft.html"], "docx:Office Open XML Text", "--infilter=HTML (StarWriter)")
    found = check_at(desk, read_bytes(converted, "draft.docx"))
    expected = verdicts(checked["draft.md"])
    # a page's navigation and sidebar are paragraphs like others there
    aside = [row for row in verdicts(found) if row not in expected]
    assert [row for row in verdicts(found) if row not in aside][-len(expected) :] == expected
