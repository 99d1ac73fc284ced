"""This file holds the tests of annotating: what is noted where, that nothing else changes, and that other programs read the copy."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from docx import Document as open_package
from docx.oxml.ns import qn
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factcheck.annotate import DEFAULT, annotated, draft_of
from factcheck.annotate.markdown import annotated_markdown
from factcheck.annotate.note import Note
from factcheck.cli.app import run as factcheck
from factcheck.core.run import RunResult
from factcheck.core.text import Span
from factcheck.core.verdict import CheckedDocument, Label
from factcheck.desk import Desk
from factcheck.figures import figures
from factcheck.pipeline import check_at
from factcheck.read import Unreadable, read_bytes
from factcheck.read.notes import MARKDOWN, PLAIN
from factcheck.sentences import sentences
from tests import draft
from tests.word_file import box, deleted, field, inserted, note_mark, paragraph, run, word_file

W601 = "In 2024, 601 million people were inspected."


def annotate(desk: Desk, data: bytes, name: str, labels: frozenset[Label] = DEFAULT) -> bytes:
    """The bytes of a draft with its notes."""
    data = draft_of(data, name, "utf-8")
    return annotated(data, RunResult((check_at(desk, read_bytes(data, name)),)).showing(labels))


MARKED = [
    ("In 2024, 601 million people were inspected.", "In 2024, 601 million[^fc-1] people were inspected."),
    ("In 2024, **601 million** people were inspected.", "In 2024, **601 million[^fc-1]** people were inspected."),
    ("In 2024, **601 million**people were inspected.", "In 2024, **601 million**[^fc-1]people were inspected."),
    ("[In 2024, 601 million](/a) people were inspected.", "[In 2024, 601 million](/a)[^fc-1] people were inspected."),
    ("[In 2024, 601 million][a] people were inspected.\n\n[a]: /b", "[In 2024, 601 million][a][^fc-1] people were inspected.\n\n[a]: /b"),
    ("In 2024, 601 million(all) people were inspected.", "In 2024, 601 million(all)[^fc-1] people were inspected."),
    ("> In 2024, 601 million\n> people were inspected.", "> In 2024, 601 million[^fc-1]\n> people were inspected."),
    ("- In 2024, 601 million people were inspected.", "- In 2024, 601 million[^fc-1] people were inspected."),
    ("| Inspected in 2024 | 601 million people |\n|---|---|\n", "| Inspected in 2024 | 601 million[^fc-1] people |\n|---|---|\n"),
    ("2024年共查验**6.01亿**人次。", "2024年共查验**6.01亿**[^fc-1]人次。"),
    ("`601` In 2024, 601 million people were inspected.", "`601` In 2024, 601 million[^fc-1] people were inspected."),
    ("\ufeffIn 2024, 601 million people were inspected.\r\n", "\ufeffIn 2024, 601 million[^fc-1] people were inspected.\r\n"),
    ("---\ntitle: In 2024, 601 million people were inspected\n---\n\nText.\n", "---\ntitle: In 2024, 601 million people were inspected\n---\n\nText.\n"),
    ("<div>\nIn 2024, 601 million people were inspected.\n</div>\n", "<div>\nIn 2024, 601 million people were inspected.\n</div>\n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MARKED)
def test_a_footnote_stands_behind_its_words_where_it_is_one(desk: Desk, text: str, expected: str) -> None:
    copy = annotate(desk, text.encode(), "a.md").decode()
    assert copy.startswith(expected)
    assert MARKDOWN.head in copy[len(expected) :]
    shown = cmarkgfm.markdown_to_html_with_extensions(copy, Options.CMARK_OPT_FOOTNOTES, ["table", "strikethrough", "autolink"])
    assert len(re.findall(r'<sup class="footnote-ref">', shown)) == 1, "GitHub's parser takes it for a footnote"
    assert re.search("(?:Refuted|Not enough evidence): “6", shown.partition('class="footnotes"')[2]), "and knows its text"


def test_plain_text_gets_numbered_notes(desk: Desk) -> None:
    copy = annotate(desk, f"Head\n\n{W601}\n".encode(), "a.txt").decode()
    assert copy.startswith(
        f"Head\n\nIn 2024, 601 million [fc-1] people were inspected.\n\n\n{PLAIN.head}\n\n[fc-1] Refuted: “601 million”"
    )
    assert copy.count("\n") == 8


FORMATS = {"draft.md": draft.markdown().encode(), "draft.txt": draft.plain().encode(), "draft.docx": draft.word()}


@pytest.mark.parametrize("name", FORMATS)
def test_annotating_again_replaces_the_notes(desk: Desk, name: str) -> None:
    once = annotate(desk, FORMATS[name], name)
    assert once != FORMATS[name]
    assert annotate(desk, once, name) == once
    assert annotate(desk, FORMATS[name], name) == once, "the same draft gives the same bytes"


@pytest.mark.parametrize("name", ["draft.md", "draft.txt"])
def test_without_its_notes_a_copy_is_the_draft_to_the_byte(desk: Desk, name: str) -> None:
    for data in (FORMATS[name], FORMATS[name].replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + FORMATS[name].rstrip()):
        assert draft_of(annotate(desk, data, name), name, "utf-8") == data


@pytest.mark.parametrize("name", FORMATS)
def test_a_copy_has_the_verdicts_of_its_draft(desk: Desk, name: str) -> None:
    before, after = (
        verdicts(check_at(desk, read_bytes(data, name))) for data in (FORMATS[name], annotate(desk, FORMATS[name], name))
    )
    assert after == before != []


def verdicts(checked: CheckedDocument) -> list[tuple[str, str]]:
    """The figures of a document with their codes."""
    return [(verdict.figure.text, verdict.reason.value) for claim in checked.claims for verdict in claim.verdicts]


def test_what_is_added_behind_the_notes_stays(desk: Desk) -> None:
    copy = annotate(desk, W601.encode(), "a.md") + b"\nA new last paragraph.\n"
    assert draft_of(copy, "a.md", "utf-8").decode() == f"{W601}A new last paragraph.\n"


PARTS = (
    "601_million 43.9% ** * _ ` [ ] ( ) [a](b) <b> </b> | > - # \\ ~~ 2024 people, &amp; ![x](y) <!--c--> http://a.org/61 [^1]"
)
MARKUP = st.lists(st.sampled_from([*PARTS.split(), " ", " ", " ", "\n", "\n\n", "\n|-|-|\n"]), max_size=30)


@settings(max_examples=60, deadline=None)
@given(MARKUP)
def test_footnotes_change_nothing_else(parts: list[str]) -> None:
    text = "".join(parts).replace("_million", " million")
    assume(not re.search("`{3}|~{3}", text))  # code that may stay open, behind which no note can stand
    document = read_bytes(text.encode(), "a.md")
    notes = [Note(figure.span, ("A note",)) for sentence in sentences(document) for figure in figures(sentence)]
    copy = annotated_markdown(document, notes)
    assert MARKDOWN.without(copy) == text
    body = MARKDOWN.masked(copy, marks=False).rstrip()
    before, after = ("".join(cmarkgfm.github_flavored_markdown_to_html(each).split()) for each in (text, body))
    assert re.sub(r"\[\^fc-\d+\]", "", after) == before


def test_marks_of_the_author_are_not_taken_away(desk: Desk) -> None:
    for name, mark in (("a.md", "[^fc-1]"), ("a.txt", " [fc-1]")):
        with pytest.raises(Unreadable, match="has marks of its own"):
            annotate(desk, f"{W601}{mark}".encode(), name)


def test_a_draft_that_ends_in_an_open_block_is_refused(desk: Desk) -> None:
    with pytest.raises(Unreadable, match="ends in a block of code or HTML that is not closed"):
        annotate(desk, f"{W601}\n\n```\ncode".encode(), "a.md")


def test_foreign_words_do_nothing_in_a_footnote() -> None:
    name = "harm.md"
    data = b"In 2024, 601 million people were inspected."
    document = read_bytes(data, name)
    harm = "<script>x</script> [a](javascript:b) ![i](//e.org/i) `c` **d** | www.e.org https://e.org \u202e\x1b[31m &amp; @all"
    copy = annotated_markdown(document, [Note(Span(9, 20), (harm,))])
    shown = cmarkgfm.markdown_to_html_with_extensions(
        copy, Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE, ["table", "autolink"]
    )
    assert set(re.findall(r"<(\w+)", shown)) == {"p", "sup", "a", "section", "ol", "li"}
    assert re.findall(r'href="([^#"][^"]*)"', shown) == []
    assert "<script>x</script> [a](javascript:b) ![i](//e.org/i) `c` **d** |" in html.unescape(shown)


def comments(data: bytes) -> list[tuple[str, str, str]]:
    """The comments of a Word file: who wrote each, the words that it is tied to, and its first line."""
    package = open_package(io.BytesIO(data))
    tied: dict[str, str] = {}
    for number in (comment.comment_id for comment in package.comments):
        inside, words = False, ""
        for element in package.element.body.iter():
            if element.tag in (qn("w:commentRangeStart"), qn("w:commentRangeEnd")) and element.get(qn("w:id")) == str(number):
                inside = element.tag == qn("w:commentRangeStart")
            words += element.text or "" if inside and element.tag == qn("w:t") else ""
        tied[str(number)] = words
    return [(each.author, tied[str(each.comment_id)], each.text.split("\n")[0]) for each in package.comments]


def rich() -> bytes:
    """A Word file with all that annotating must leave alone."""
    package = open_package()
    first = package.add_paragraph("In 2024, ")
    first.add_run("601").bold = True
    first.add_run(" mil\u00adlion people").italic = True
    package.add_comment(first.runs, text="Is this right?", author="Ed", initials="E")
    link = '<w:hyperlink w:anchor="x"><w:r><w:t>In 2024, 602 million people were inspected.</w:t></w:r></w:hyperlink>'
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('604 million')}</w:sdtContent></w:sdt>"
    return word_file(
        [
            paragraph(link),
            paragraph(run("In 2024, "), deleted("610"), inserted(run("603 million people")), run(" were inspected.")),
            paragraph(run("In 2024, "), control, run(" people were inspected.")),
            paragraph(run("In 2024, "), field("REF 1", "605 million people"), run(" were inspected.")),
            paragraph(run("It was a record."), note_mark(1), box(paragraph(run("In 2024, 606 million people were inspected.")))),
            paragraph(
                run("The end<w:tab/>".replace("<w:tab/>", "")),
                "<w:r><w:br/><w:t>In 2024, 608 million people were inspected.</w:t></w:r>",
            ),
        ],
        {1: paragraph(run("In 2024, 607 million people were inspected."))},
        package,
    )


def test_a_comment_is_tied_to_the_words(desk: Desk) -> None:
    found = comments(annotate(desk, rich(), "a.docx"))
    assert found[0] == ("Ed", "In 2024, 601 mil\u00adlion people", "Is this right?"), "comments of others stay"
    ours = [(words, line.split()[0]) for author, words, line in found if author == "factcheck"]
    assert [words for words, verdict in ours if verdict != "Error:"] == [
        "601 mil\u00adlion",
        "602 million",
        "603 million",
        "604 million",
        "605 million people",  # a field, which keeps no comment within it
        "608 million",
        "In 2024, 606 million people were inspected." * 2,  # the text box hangs here, told twice
        "",  # the mark of the footnote
    ]
    assert {verdict for _, verdict in ours} == {"Not", "Error:"}


def test_everything_else_in_a_word_file_stays(desk: Desk) -> None:
    before, after = rich(), annotate(desk, rich(), "a.docx")
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert set(old.namelist()) == set(new.namelist())
        same = [name for name in old.namelist() if old.read(name) == new.read(name)]
        assert set(old.namelist()) - set(same) == {"word/document.xml", "word/comments.xml"}
    assert shapes(after) == shapes(before)
    assert read_bytes(after, "a.docx") == read_bytes(before, "a.docx")


def shapes(data: bytes) -> list[tuple[str, str]]:
    """Every character of a Word file's text with its formatting and what stands around it."""
    body = open_package(io.BytesIO(data)).element.body
    found = []
    for element in body.iter(qn("w:t"), qn("w:delText"), qn("w:br"), qn("w:footnoteReference"), qn("w:instrText")):
        above = [each for each in element.iterancestors() if each is not body]
        properties = above[0].find(qn("w:rPr"))
        told = " ".join(each.tag for each in (*above, *(properties if properties is not None else ())))
        found += [(character, told) for character in element.text or element.tag]
    return found


@pytest.mark.parametrize(("form", "part"), [("docx:Office Open XML Text", "word/comments.xml"), ("odt", "content.xml")])
def test_libreoffice_reads_the_comments(desk: Desk, office: Callable[..., bytes], form: str, part: str) -> None:
    with zipfile.ZipFile(io.BytesIO(office("copy.docx", annotate(desk, rich(), "a.docx"), form))) as archive:
        text = archive.read(part).decode()
    ours = [line for author, _, line in comments(annotate(desk, rich(), "a.docx")) if author == "factcheck"]
    assert len(re.findall(r"(?:<dc:creator>|w:author=\")factcheck\b", text)) == len(ours) == 11
    assert all(html.escape(line, quote=False) in text for line in (*ours, "Is this right?"))


def test_libreoffice_shows_the_same_text(desk: Desk, office: Callable[..., bytes]) -> None:
    before, after = (office("copy.docx", data, "txt:Text") for data in (rich(), annotate(desk, rich(), "a.docx")))
    assert after == before != b""


COMMANDS: list[tuple[str, int, str]] = [
    ("annotate draft.md -o out.md", 1, ""),
    ("annotate good.md -o out.md", 0, ""),
    ("annotate draft.md -o out.md --fail-on never", 0, ""),
    ("annotate -o out.docx draft.docx", 1, ""),
    ("annotate draft.md", 2, "Missing option '-o'"),
    ("annotate -o out.md", 2, "Missing argument 'DRAFT'"),
    ("annotate draft.md -o draft.md", 2, "written over draft.md, which is to be checked"),
    ("annotate draft.md -o ./sub/../draft.md", 2, "written over draft.md, which is to be checked"),
    ("annotate draft.md -o link.md", 2, "written over draft.md, which is to be checked"),
    ("annotate draft.md -o out.docx", 2, "out.docx is not named as markdown, which draft.md is"),
    ("annotate word.txt -o out.txt", 2, "out.txt is not named as a Word document, which word.txt is"),
    ("annotate draft.md -o sub", 2, "cannot write sub: it is a folder"),
    ("annotate drfat.md -o out.md", 2, "no such file: drfat.md"),
    ("annotate page.html -o out.html", 2, "page.html is HTML, which is not annotated"),
    ("annotate bad.docx -o out.docx", 2, "bad.docx is not a whole Word document"),
    ("annotate empty.md -o out.md", 2, "nothing to check: empty.md is empty"),
    ("annotate draft.md -o missing/out.md", 2, "cannot write missing/out.md"),
    ("annotate draft.md -o out.md --show wrong", 2, "unknown verdict 'wrong'"),
]


@pytest.mark.parametrize(("line", "status", "message"), COMMANDS, ids=[row[0] for row in COMMANDS])
def test_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str, status: int, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    files = {
        "draft.md": W601.encode(),
        "good.md": W601.replace("601", "610").encode(),
        "draft.docx": word_file([paragraph(run(W601))]),
    }
    files |= {"word.txt": files["draft.docx"], "page.html": b"<p>601", "bad.docx": b"PK\x03\x04", "empty.md": b" \n"}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "sub").mkdir()
    (tmp_path / "link.md").symlink_to("draft.md")
    assert factcheck(line.split()) == status
    told = capsys.readouterr()
    assert (message in told.err, told.err.count("factcheck: error:")) == (True, int(status == 2))
    assert {name: (tmp_path / name).read_bytes() for name in files} == files, "no draft is changed"
    made = sorted(path.name for path in tmp_path.iterdir() if path.name not in (*files, "sub", "link.md"))
    assert made == ([line.partition("-o ")[2].split()[0]] if status < 2 else [])


@pytest.mark.parametrize(("labels", "count"), [(DEFAULT, 5), (frozenset(Label), 12), (frozenset({Label.REFUTED}), 3)])
def test_only_the_verdicts_that_are_wanted_are_noted(desk: Desk, labels: frozenset[Label], count: int) -> None:
    copy = annotate(desk, FORMATS["draft.md"], "draft.md", labels).decode()
    assert len(re.findall(r"^\[\^fc-\d+\]: (?!Error)", copy, re.MULTILINE)) == count
