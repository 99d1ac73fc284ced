"""This file holds the tests of how arguments are told apart, and of how their texts are read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from factcheck.inputs import Input, Kind, Reading, claims, document, looks_like_path, tell
from factcheck.read import Unreadable

FILES = (
    "draft.md",
    "notes.txt",
    "sub/more.markdown",
    "sub/deep/last.TXT",
    "sub/.hidden.md",
    ".git/log.md",
    "old/draft.md",
    "data.csv",
    "my draft.txt",
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with some drafts in it."""
    for name in FILES:
        path = tmp_path / "here" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("610 million people", encoding="utf-8")
    (tmp_path / "here" / "bare").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


ARGUMENTS: list[tuple[str, Kind]] = [
    ("-", Kind.STDIN),
    ("draft.md", Kind.FILE),
    ("./draft.md", Kind.FILE),
    ("data.csv", Kind.FILE),
    ("my draft.txt", Kind.FILE),
    ("610 million people crossed", Kind.CLAIM),
    ("many people crossed", Kind.CLAIM),
    ("43.9%", Kind.CLAIM),
    ("2024年共查验6.1亿人次", Kind.CLAIM),
    ("Up 5 km/h, and 1/3 more", Kind.CLAIM),
    ("Did 610 million people cross?", Kind.CLAIM),
    ("~610 million people", Kind.CLAIM),
    ("610 million people " * 400, Kind.CLAIM),
]


@pytest.mark.parametrize(("argument", "kind"), ARGUMENTS, ids=[row[0][:20] for row in ARGUMENTS])
def test_what_an_argument_is(argument: str, kind: Kind) -> None:
    [one], errors = tell([argument])
    assert (one.kind, errors) == (kind, [])


ERRORS: list[tuple[str, str]] = [
    ("drfat.md", "no such file: drfat.md (did you mean draft.md?)"),
    ("./drfat.md", "no such file: ./drfat.md (did you mean ./draft.md?)"),
    ("sub/mroe.markdown", "no such file: sub/mroe.markdown (did you mean sub/more.markdown?)"),
    ("nowhere/draft.md", "no such file: nowhere/draft.md"),
    ("~/no-such-draft-of-mine.md", "no such file: ~/no-such-draft-of-mine.md"),
    ("my drfat.txt", "no such file: my drfat.txt (did you mean my draft.txt?)"),
    ("2024/25", "no such file: 2024/25"),
    ("*.docx", "no file matches *.docx"),
    ("https://example.org/a", "not a file: https://example.org/a"),
    ("people", "neither a file nor a claim: people"),
    ("notes", "neither a file nor a claim: notes (did you mean notes.txt?)"),
    ("", "an empty argument"),
    ("  ", "an empty argument"),
    ("bare", "no drafts in bare"),
]


@pytest.mark.parametrize(("argument", "message"), ERRORS, ids=[row[0] or "empty" for row in ERRORS])
def test_what_an_argument_is_not(argument: str, message: str) -> None:
    found, [error] = tell([argument, "draft.md"])
    assert error.message == message
    assert [one.name for one in found] == ["draft.md"], "the rest is still checked"


FOLDERS: list[tuple[list[str], list[str], list[str]]] = [
    (["."], [], ["./draft.md", "./my draft.txt", "./notes.txt", "./old/draft.md", "./sub/more.markdown", "./sub/deep/last.TXT"]),
    (["sub"], [], ["sub/more.markdown", "sub/deep/last.TXT"]),
    (["."], ["old", "sub"], ["./draft.md", "./my draft.txt", "./notes.txt"]),
    (["."], ["*.txt", "sub/"], ["./draft.md", "./old/draft.md"]),
    (["."], ["sub/deep/*", "old/*.md", "my*"], ["./draft.md", "./notes.txt", "./sub/more.markdown"]),
    (["**/*.md"], [], ["draft.md", "old/draft.md"]),
    (["*.md", "draft.md"], [], ["draft.md"]),
    (["draft.md", "./draft.md", "sub/../draft.md"], [], ["draft.md"]),
    (["draft.md"], ["*.md"], ["draft.md"]),
]


@pytest.mark.parametrize(("arguments", "exclude", "names"), FOLDERS)
def test_folders_and_globs(arguments: list[str], exclude: list[str], names: list[str]) -> None:
    found, errors = tell(arguments, exclude)
    assert ([one.name for one in found], errors) == (names, [])


@pytest.mark.parametrize(
    "arguments", [["draft.md", "610 million people"], ["-", "610 million people"], ["610 million people", "sub"]]
)
def test_files_and_claims_do_not_mix(arguments: list[str]) -> None:
    found, errors = tell(arguments)
    assert (found, [error.message for error in errors]) == ([], ["files and claims in one call"])


def test_claims_are_numbered() -> None:
    assert [one.name for one in tell(["610 million people", "up 43.9 %"])[0]] == ["<claim 1>", "<claim 2>"]
    assert [one.name for one in tell(["610 million people"])[0]] == ["<claim>"]


def test_claim_takes_anything() -> None:
    found, [error] = claims(["draft.md", "facts", " "])
    assert [(one.kind, one.text) for one in found] == [(Kind.CLAIM, "draft.md"), (Kind.CLAIM, "facts")]
    assert error.message == "an empty claim"


@pytest.mark.parametrize(
    ("text", "like_path"),
    [
        ("draft.md", True),
        ("a/b", True),
        ("a b/c", False),
        ("~user", True),
        ("what?", True),
        ("what now?", False),
        ("x.md\ny.md", False),
    ],
)
def test_looks_like_path(text: str, like_path: bool) -> None:
    assert looks_like_path(text) is like_path


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(
    ("name", "kinds", "path"), [("", ["prose"], "<stdin>"), ("a.md", ["heading"], "a.md"), ("a.txt", ["prose"], "a.txt")]
)
def test_stdin_filename_tells_the_format(monkeypatch: pytest.MonkeyPatch, name: str, kinds: list[str], path: str) -> None:
    piped(monkeypatch, b"# 610 million people")
    read = document(Input(Kind.STDIN, "<stdin>"), Reading(stdin_filename=name))
    assert ([block.kind.value for block in read.blocks], read.path) == (kinds, path)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"])
def test_an_empty_pipe(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    piped(monkeypatch, data)
    with pytest.raises(Unreadable, match="nothing to check"):
        document(Input(Kind.STDIN, "<stdin>"), Reading())


def test_encoding(folder: Path) -> None:
    (folder / "gb.txt").write_bytes("共6.1亿人次".encode("gb18030"))
    source = Input(Kind.FILE, "gb.txt")
    assert document(source, Reading("gb18030")).text == "共6.1亿人次"
    with pytest.raises(Unreadable, match="line 1"):
        document(source, Reading())


def test_a_claim_is_one_line_of_the_same_length() -> None:
    read = document(Input(Kind.CLAIM, "<claim>", "610 million\npeople\r\ncrossed"), Reading())
    assert (read.text, read.path) == ("610 million people  crossed", "<claim>")


def test_a_claim_that_is_not_utf_8() -> None:
    with pytest.raises(Unreadable, match="not UTF-8"):
        document(Input(Kind.CLAIM, "<claim>", "caf\udce9 60"), Reading())
