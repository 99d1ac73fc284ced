"""This file holds the tests of the baseline: what it lets stand, what it knows again, and that no check changes it."""

from __future__ import annotations

import json

import pytest

from factcheck.baseline import BaselineError, load
from tests.books import FALSE, RELEASE
from tests.conftest import Program

FILE = "factcheck-baseline.json"
SUM = "The port handled 293 ships, of which 121 were tankers, 60 were ferries and 102 were barges."


def drawn(program: Program, *texts: str) -> None:
    """A baseline of a draft with these paragraphs."""
    program.write("draft.md", "\n\n".join(texts))
    assert program("baseline", "write", "draft.md")[0] == 0


KNOWN_AGAIN: list[tuple[str, str, bool]] = [
    # what became of the draft, its text, whether all that was wrong is let stand
    ("nothing", FALSE, True),
    ("more above it", f"# News\n\nAs we said.\n\n{FALSE}", True),
    ("another case", FALSE.upper(), True),
    ("markup", FALSE.replace("books", "**books**"), True),
    ("broken lines", FALSE.replace(" readers", "\nreaders"), True),
    ("told twice", f"{FALSE}\n\nAgain.\n\n{FALSE}", True),
    ("another number", FALSE.replace("14.2", "14.3"), False),
    ("another word", FALSE.replace("readers", "people"), False),
    ("another one", f"{FALSE}\n\nReaders borrowed 15 million books in 2024.", False),
]


@pytest.mark.parametrize(("text", "stands"), [row[1:] for row in KNOWN_AGAIN], ids=[row[0] for row in KNOWN_AGAIN])
def test_known_again(program: Program, text: str, stands: bool) -> None:
    drawn(program, FALSE)
    before = (program.folder / FILE).read_bytes()
    program.write("moved.md", text)
    code, out, _ = program("--baseline", FILE, "moved.md", "-f", "json")
    summary = json.loads(out)["summary"]
    assert (code, bool(summary["refuted"])) == (int(not stands), not stands)
    assert (program.folder / FILE).read_bytes() == before


def test_what_a_fact_says_is_part_of_it(program: Program) -> None:
    drawn(program, FALSE)
    program.write(
        "own/claims/books.yaml",
        RELEASE.replace("value: 12.4 million, passage: borrowed 12.4", "value: 12.5 million, passage: borrowed 12.5"),
    )
    program.write("own/seeds/books.txt", "In 2024 readers borrowed 12.5 million books.")
    assert program("--baseline", FILE, "draft.md")[0] == 1


def test_an_entry_has_no_line_number(program: Program) -> None:
    drawn(program, "So far.", FALSE)
    told = json.loads((program.folder / FILE).read_text(encoding="utf-8"))
    entry = {"code": "REF001", "claim": FALSE.casefold(), "fact": "books/loans", "value": "12.4 million"}
    assert told == {"version": 1, "entries": [entry]}


def test_findings_and_missing_evidence_are_in_it(program: Program) -> None:
    drawn(program, SUM)
    codes = {line.split()[0] for line in program("baseline", "show")[1].splitlines()}
    assert codes == {"TOT001", "NEE001"}
    assert program("--baseline", FILE, "draft.md")[0] == 0


def test_it_is_external_in_sarif_and_counted(program: Program) -> None:
    drawn(program, FALSE, SUM)
    told = json.loads(program("--baseline", FILE, "draft.md", "-f", "sarif")[1])
    kinds = {each["kind"] for result in told["runs"][0]["results"] for each in result["suppressions"]}
    assert kinds == {"external"}
    assert "6 ignored" in program("--baseline", FILE, "draft.md")[1]


def test_the_same_texts_give_the_same_bytes(program: Program) -> None:
    drawn(program, FALSE, SUM)
    first = (program.folder / FILE).read_bytes()
    drawn(program, SUM, FALSE)
    assert (program.folder / FILE).read_bytes() == first


def test_prune_takes_out_what_is_gone_and_adds_nothing(program: Program) -> None:
    drawn(program, FALSE, SUM)
    program.write("draft.md", f"{FALSE}\n\nTheir 15 million lamps were lit.")
    assert program("baseline", "prune", "draft.md")[1] == f"{FILE}: 2 entries taken out, 1 left\n"
    assert program("baseline", "show")[1] == f"REF001  {FALSE.casefold()}  [books/loans = 12.4 million]\n"
    assert program("baseline", "prune", "draft.md")[1] == f"{FILE}: 0 entries taken out, 1 left\n"


def test_what_a_text_ignores_itself_is_not_in_it(program: Program) -> None:
    drawn(program, f"{FALSE} <!-- factcheck: ignore[REF001] why -->")
    assert program("baseline", "show")[:2] == (0, "")


@pytest.mark.parametrize("command", ["write", "prune"])
def test_it_stays_as_it_was_where_something_cannot_be_checked(program: Program, command: str) -> None:
    drawn(program, FALSE)
    before = (program.folder / FILE).read_bytes()
    code, _, err = program("baseline", command, "true.md", "gone.md")
    assert (code, (program.folder / FILE).read_bytes()) == (2, before)
    assert "factcheck: error: no such file: gone.md" in err
    assert "factcheck: error: the baseline stays as it was" in err


def test_settings_may_name_it(program: Program) -> None:
    program.write("factcheck.toml", 'baseline = "ours.json"')
    assert program("baseline", "write", "false.md")[0] == 0
    assert program("false.md")[0] == 0
    assert json.loads(program("baseline", "show", "-f", "json")[1]) == json.loads((program.folder / "ours.json").read_bytes())


BROKEN: list[tuple[str, str]] = [
    ("", "is no baseline"),
    ("[]", "is no baseline of version 1"),
    ('{"version": 2, "entries": []}', "is no baseline of version 1"),
    ('{"version": 1, "entries": {}}', "is no baseline of version 1"),
    ('{"version": 1, "entries": [1]}', "entry 1 must have the texts code, claim, fact, value"),
    ('{"version": 1, "entries": [{"code": "REF001"}]}', "entry 1 must have"),
    ('{"version": 1, "entries": [{"code": 1, "claim": "", "fact": "", "value": ""}]}', "entry 1 must have"),
    ("[" * 100_000, "is no baseline"),
]


@pytest.mark.parametrize(("text", "said"), BROKEN, ids=[row[0][:50] for row in BROKEN])
def test_a_broken_baseline_is_refused(program: Program, text: str, said: str) -> None:
    path = program.write(FILE, text)
    with pytest.raises(BaselineError, match=said):
        load(path)
    code, out, err = program("--baseline", FILE, "true.md")
    assert (code, out, err.splitlines()[-1]) == (2, "", "hint: factcheck baseline write makes one")


def test_a_missing_baseline(program: Program) -> None:
    assert program("--baseline", "gone.json", "true.md")[2].startswith("factcheck: error: no such file: gone.json\n")
    assert program("baseline", "show")[0] == 2
