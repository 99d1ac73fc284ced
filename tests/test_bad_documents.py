"""This file holds the tests of files that are no drafts, or could do harm: each is refused on one line that says what to do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.cli.app import run as factcheck
from factcheck.inputs import tell
from factcheck.read import Unreadable, read, read_bytes
from factcheck.read.word import package
from tests.word_file import paragraph, run, with_parts, word_file

WORD = word_file([paragraph(run("In 2024, 610 million people were inspected."))])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>'
)
STOLEN = LAUGHS.replace('<!ENTITY a "ha">', '<!ENTITY c SYSTEM "file:///etc/passwd">')


def archive(parts: dict[str, bytes]) -> bytes:
    """An archive of parts by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def locked(data: bytes) -> bytes:
    """An archive whose parts say that they are encrypted."""
    changed = bytearray(data)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + flags] |= 1
            at = changed.find(mark, at + 1)
    return bytes(changed)


BOMB = archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b" " * (package.LARGEST_TEXT + 1)})
PICTURES = archive({"[Content_Types].xml": b"<Types/>", "word/media/a.png": b" " * (package.LARGEST + 1)})
MANY = archive({"[Content_Types].xml": b"<Types/>", **{f"word/{number}.png": b"" for number in range(package.MOST_PARTS)}})
BAD: list[tuple[str, bytes, str, str]] = [
    ("a.docx", WORD[: len(WORD) // 2], "a.docx is not a whole Word document", "save it as .docx again"),
    ("a.docx", b"PK\x03\x04", "a.docx is not a whole Word document", "save it as .docx again"),
    ("a.docx", with_parts(WORD, {"word/document.xml": b"<w:document"}), "a.docx is not a whole Word document", "save it"),
    ("a.docx", with_parts(WORD, {"word/document.xml": None}), "a.docx is not a whole Word document", "save it"),
    ("a.docx", with_parts(WORD, {"word/document.xml": b""}), "a.docx is not a whole Word document", "save it"),
    ("a.docx", with_parts(WORD, {"word/document.xml": LAUGHS.encode()}), "a document type definition in word/document.xml", ""),
    ("a.docx", with_parts(WORD, {"word/document.xml": LAUGHS.encode("utf-16")}), "a document type definition", ""),
    ("a.docx", with_parts(WORD, {"word/document.xml": STOLEN.encode()}), "a document type definition", ""),
    ("a.docx", with_parts(WORD, {"word/styles.xml": LAUGHS.encode()}), "a document type definition in word/styles.xml", ""),
    ("a.docx", BOMB, "a.docx is too large for a draft: 50 MB unpacked", "split it"),
    ("a.docx", PICTURES, "a.docx is too large for a draft: 100 MB unpacked", "split it"),
    ("a.docx", MANY, "a.docx is no draft: it has 5001 parts", ""),
    ("a.docx", locked(WORD), "a.docx is encrypted", "save it without its password"),
    ("a.docx", OLE + b"\0" * 40 + "EncryptedPackage".encode("utf-16-le"), "a.docx is encrypted", "save it without its password"),
    ("a.docx", OLE + b"\0" * 500, "it is an old office document (.doc)", "save it as .docx"),
    ("a.doc", OLE + b"\0" * 500, "it is an old office document (.doc)", "save it as .docx"),
    ("a.docx", b"610 million people", "a.docx is not a Word document: it is text", "rename it"),
    ("a.docx", b"<html><p>610 million people", "a.docx is not a Word document: it is text", "rename it"),
    ("a.odt", archive({"mimetype": b"application/vnd.oasis.opendocument.text"}), "it is an OpenDocument file", "export it as .docx"),
    ("a.docx", archive({"mimetype": b"application/vnd.oasis.opendocument.text"}), "it is an OpenDocument file", "export it as .docx"),
    ("a.pages", archive({"Index/Document.iwa": b""}), "it is a Pages document", "export it to Word"),
    ("a.xlsx", archive({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "it is a spreadsheet", "export the text"),
    ("a.pptx", archive({"[Content_Types].xml": b"", "ppt/a.xml": b""}), "it is a presentation", "export its text"),
    ("a.zip", archive({"a.txt": b"610 million people"}), "it is a ZIP archive", "unpack it"),
    ("a.pdf", b"%PDF-1.7\n610 million", "it is a PDF document", "export it as .docx or .txt"),
    ("a.rtf", b"{\\rtf1 610 million}", "it is an RTF document", "save it as .docx"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "message", "hint"), BAD, ids=[f"{row[2][:50]}-{number}" for number, row in enumerate(BAD)]
)
def test_what_is_no_draft_is_refused_on_one_line(name: str, data: bytes, message: str, hint: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_bytes(data, name)
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert "\n" not in caught.value.message
    assert len(caught.value.message) < 250


@pytest.mark.parametrize("data", [b"", word_file(), word_file([paragraph(), paragraph(run(" "))])])
def test_an_empty_document(tmp_path: Path, data: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert factcheck([str(path)]) == 2
    assert capsys.readouterr().err == f"factcheck: error: nothing to check: {path} is empty\n"


def test_the_rest_is_still_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.docx").write_bytes(WORD[:-40])
    (tmp_path / "b.docx").write_bytes(WORD)
    assert factcheck([str(tmp_path)]) == 2
    told = capsys.readouterr()
    assert "b.docx:1:1  ✓ supported" in told.out
    assert told.err.count("factcheck: error:") == 1


@pytest.mark.parametrize(
    ("form", "message"),
    [("doc", "an old office document (.doc)"), ("odt", "an OpenDocument file"), ("rtf", "an RTF"), ("pdf", "a PDF")],
)
def test_what_an_office_writes_in_other_formats_is_told_apart(
    office: Callable[..., bytes], tmp_path: Path, form: str, message: str
) -> None:
    path = tmp_path / f"draft.{form}"
    path.write_bytes(office("draft.docx", WORD, form))
    with pytest.raises(Unreadable, match=r"is neither|is not") as caught:
        read(path)
    assert message in caught.value.message
    assert "docx" in caught.value.hint


def test_a_folder_hides_the_second_file_of_an_open_document(tmp_path: Path) -> None:
    for name in ("draft.docx", "~$draft.docx", "page.html", "old.htm", "data.odt"):
        (tmp_path / name).write_bytes(WORD)
    assert [Path(one.name).name for one in tell([str(tmp_path)])[0]] == ["draft.docx", "old.htm", "page.html"]
