"""This file holds the tests of the fact base: what a good one becomes, and every fault of a bad one, with its place."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from factcheck.core.figure import Basis, Measure
from factcheck.core.period import Period
from factcheck.core.quantity import Hedge
from factcheck.factbase import FactBase, FactBaseError, Problem, problems
from factcheck.factbase.search import search

VOCABULARY = """\
concepts:
  loan:
    facet: act
    label: loans
    aliases: [lend, lent, borrow, 借阅]
  book:
    facet: counted
    label: books
    aliases: [volume]
    broader: [medium]
  medium:
    facet: counted
    label: media
  person:
    label: people
"""
RELEASE = """\
release:
  id: books-2024
  title: Libraries in 2024
  publisher: Library Board
  published: 2025-03-01
  period: "2024"
  source: books.txt
harmless:
  - {text: "2024", reason: the year}
facts:
  - id: loans
    about: [loan, medium]
    unit: medium
    value: 12.4 million
    growth:
      - {value: an increase of 8.1%, against: previous-year}
      - {value: up 3%, against: "2019"}
    passage: borrowed 12.4 million media, an increase of 8.1% over the previous year and of 3% over 2019
  - id: books
    about: [loan, book]
    unit: book
    value: more than 9.1,000
    part-of: loans
    passage: more than 9.1,000 were books
  - id: on-time
    about: [loan]
    share: 99.36%
    period: 2024-S1
    passage:
      - satisfied, 99.36%
      - 99.36% again
  - id: branches
    about: [book]
    unit: branch
    value: "60"
    from: "39"
    members: [North, South]
    passage: from 39 to 60 branches, North and South among them
  - id: founded
    about: [loan]
    date: "1913-04"
    passage: founded in April 1913
  - id: head
    about: [person]
    person: Ada Reed
    roles: [director of the Library Board]
    passage: Ada Reed, director of the Library Board
"""
SOURCE = """\
Libraries in 2024: readers borrowed 12.4 million media, an increase of 8.1% over the previous year and of 3% over 2019.
Of these, more than 9.1,000 were books. Readers were satisfied, 99.36% of them; 99.36% again.
It grew from 39 to 60 branches, North and South among them. It was founded in April 1913.
Ada Reed, director of the Library Board, spoke.
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A small base in a folder of its own, its source in `seeds` beside it."""
    for name, text in (("claims/vocabulary.yaml", VOCABULARY), ("claims/books-2024.yaml", RELEASE), ("seeds/books.txt", SOURCE)):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "claims"


def test_a_fact_becomes_one_fact_per_observation(base: Path) -> None:
    assert [fact.id.removeprefix("books-2024/") for fact in FactBase.load(base).facts] == [
        "loans",
        "loans:growth",
        "loans:growth-2",
        "books",
        "on-time",
        "branches",
        "founded",
        "head",
    ]


def test_what_facts_say(base: Path) -> None:
    loaded = FactBase.load(base)
    told = {fact.id.removeprefix("books-2024/"): fact for fact in loaded.facts}
    loans, growth, books = told["loans"], told["loans:growth"], told["books"]
    assert loans.observation.point == 12_400_000
    assert (loans.about, loans.label, loans.period) == ({"loan", "medium"}, "loans, media", Period.parse("2024"))
    assert (growth.observation.point, growth.observation.against) == (Fraction("0.081"), Basis.YEAR)
    assert (told["loans:growth-2"].observation.against, told["loans:growth-2"].part_of) == (Period.parse("2019"), None)
    assert (books.observation.measure, books.observation.quantity, books.part_of) == (Measure.MALFORMED, None, "books-2024/loans")
    assert (told["on-time"].observation.measure, told["on-time"].period) == (Measure.SHARE, Period.parse("2024-S1"))
    assert [passage.text for passage in told["on-time"].repeats] == ["99.36% again"]
    branches = told["branches"].observation
    assert (branches.earlier and branches.earlier.value, branches.names) == (39, ("North", "South"))
    assert (told["founded"].observation.measure, told["founded"].period) == (Measure.DATE, Period.parse("1913-04"))
    assert (told["head"].observation.names, told["head"].roles) == (("Ada Reed",), ("director of the Library Board",))


def test_header_concepts_and_harmless(base: Path) -> None:
    loaded = FactBase.load(base)
    release = loaded.releases["books-2024"]
    assert (release.title, release.published, release.text) == ("Libraries in 2024", date(2025, 3, 1), SOURCE)
    assert loaded.concepts["book"].broader == ("medium",)
    assert loaded.concepts["loan"].aliases == ("lend", "lent", "borrow", "借阅")
    assert loaded.concepts["person"].facet == ""
    assert [(one.text, one.reason) for one in loaded.harmless["books-2024"]] == [("2024", "the year")]


@pytest.mark.parametrize(
    ("id_", "value", "line"),
    [
        ("loans", "12.4 million", 1),
        ("loans:growth", "an increase of 8.1%", 1),
        ("loans:growth-2", "3%", 1),
        ("books", "more than 9.1,000", 2),
        ("on-time", "99.36%", 2),
        ("branches", "60", 3),
        ("head", "Ada Reed", 4),
    ],
)
def test_the_place_of_a_printed_value(base: Path, id_: str, value: str, line: int) -> None:
    fact = FactBase.load(base).fact(f"books-2024/{id_}")
    assert fact is not None
    assert fact.passage.value is not None
    assert SOURCE[fact.passage.value.start : fact.passage.value.end] == value
    assert fact.passage.span.covers(fact.passage.value)
    assert fact.passage.line == line


FACT = RELEASE.index("facts:")
FAULTS: list[tuple[str, str, str, int, str]] = [
    # the text that is replaced, its replacement, the file, the line, a part of the message
    ("concepts:\n", "concepts:\n\tloan: x\n", "vocabulary.yaml", 2, "broken YAML"),
    ("    label: loans", "    label: [loans", "vocabulary.yaml", 5, "broken YAML"),
    (VOCABULARY, "", "vocabulary.yaml", 1, "the file is empty"),
    (VOCABULARY, "- loan\n", "vocabulary.yaml", 1, "expected keys with values"),
    (VOCABULARY, "concept: {}\n", "vocabulary.yaml", 1, "unknown key 'concept' in a vocabulary (did you mean concepts?)"),
    ("  person:\n    label: people", "  person: people", "vocabulary.yaml", 14, "'person' holds no concept"),
    ("  person:", "  Person:", "vocabulary.yaml", 14, "the id 'Person' is not in kebab-case"),
    ("  person:", "  book:", "vocabulary.yaml", 14, "duplicate key 'book': it is there already, in line 6"),
    ("    label: books", "    lable: books", "vocabulary.yaml", 8, "unknown key 'lable' in a concept (did you mean label?)"),
    ("broader: [medium]", "broader: [medum]", "vocabulary.yaml", 10, "unknown concept 'medum' (did you mean medium?)"),
    ("    label: media", "    broader: book", "vocabulary.yaml", 7, "concepts broader than themselves: book → medium → book"),
    ("aliases: [volume]", "aliases: {a: b}", "vocabulary.yaml", 9, "'aliases' holds keys with values: expected a text or a list"),
    ("aliases: [volume]", "aliases: [volume, [tome]]", "vocabulary.yaml", 9, "'aliases' holds a list"),
    ("label: people", "label: &p people", "vocabulary.yaml", 15, "anchors are refused: remove &p"),
    ("label: people", "label: *p", "vocabulary.yaml", 15, "aliases are refused: write out what *p stands for"),
    ("label: people", "label: !!str people", "vocabulary.yaml", 15, "tags are refused"),
    ("label: people", "label: \x07", "vocabulary.yaml", 15, "broken YAML"),
    ("label: people\n", "label: people\n---\na: b\n", "vocabulary.yaml", 17, "a second document"),
    ("label: people", "label: " + "[" * 20 + "]" * 20, "vocabulary.yaml", 1, "nested more than"),
    ("release:\n", "relase:\n", "books-2024.yaml", 1, "unknown key 'relase' in a release's file (did you mean release?)"),
    ("  title: Libraries in 2024\n", "", "books-2024.yaml", 2, "a release has no 'title'"),
    ("  publisher: Library Board", "  publisher:", "books-2024.yaml", 4, "'publisher' is empty"),
    ("published: 2025-03-01", "published: March 2025", "books-2024.yaml", 5, "not a date: 'March 2025'"),
    ('  period: "2024"', "  period: 2024-S3", "books-2024.yaml", 6, "not a period: '2024-S3'"),
    (
        "source: books.txt",
        "source: boks.txt",
        "books-2024.yaml",
        7,
        "no source file 'boks.txt' in the folder seeds (did you mean books.txt?)",
    ),
    ("source: books.txt", "source: ../claims/vocabulary.yaml", "books-2024.yaml", 7, "no source file"),
    ('text: "2024"', "text: twenty", "books-2024.yaml", 9, "not found verbatim in books.txt: 'twenty'"),
    ("harmless:\n  - {", "harmless: {", "books-2024.yaml", 8, "'harmless' holds keys with values"),
    (RELEASE[FACT:], "facts: none\n", "books-2024.yaml", 10, "'facts' holds the text 'none': expected a list of entries"),
    ("  - id: books", "  - id: loans", "books-2024.yaml", 19, "duplicate id 'loans': the fact in line 11 has it"),
    ("  - id: books", "  - id: Books", "books-2024.yaml", 19, "the id 'Books' is not in kebab-case"),
    ("  - id: books\n    about", "  - about", "books-2024.yaml", 19, "a fact has no 'id'"),
    ("about: [loan, book]", "about: [loan, bok]", "books-2024.yaml", 20, "unknown concept 'bok' (did you mean book?)"),
    (
        "about: [loan, book]\n    unit: book",
        "about: [loan, book]\n    units: book",
        "books-2024.yaml",
        21,
        "unknown key 'units' in a fact",
    ),
    ("value: 12.4 million", "value: plenty", "books-2024.yaml", 14, "cannot read a value in 'plenty'"),
    ("value: 12.4 million", "value: [12.4 million]", "books-2024.yaml", 14, "'value' holds a list: expected a text"),
    ("value: 12.4 million", "value: 12.5 million", "books-2024.yaml", 14, "the passage does not print the value '12.5 million'"),
    ("value: 12.4 million", "value: 2.4 million", "books-2024.yaml", 14, "the passage does not print the value '2.4 million'"),
    (
        "unit: medium\n    value: 12.4 million",
        "unit: kg\n    value: 12.4 yuan",
        "books-2024.yaml",
        14,
        "is told in yuan, which is no kg",
    ),
    ("an increase of 8.1%", "an increase of 8.2%", "books-2024.yaml", 16, "the passage does not print the value"),
    ("value: up 3%", "value: 3%", "books-2024.yaml", 17, "no direction in the growth '3%'"),
    (
        "against: previous-year",
        "against: previous-yaer",
        "books-2024.yaml",
        16,
        "not a basis: 'previous-yaer' (did you mean previous-year?)",
    ),
    (', against: "2019"', "", "books-2024.yaml", 17, "a growth has no 'against'"),
    ("part-of: loans", "part-of: laons", "books-2024.yaml", 23, "part of an unknown fact 'laons' (did you mean loans?)"),
    ("part-of: loans", "part-of: books", "books-2024.yaml", 23, "a fact cannot be a part of itself"),
    ("unit: medium\n", "unit: medium\n    part-of: books\n", "books-2024.yaml", 24, "parts of each other: books → loans → books"),
    ("    share: 99.36%", "    share: 99.36%\n    value: 1", "books-2024.yaml", 28, "this one has share and value"),
    ("    share: 99.36%\n", "", "books-2024.yaml", 25, "this one has none"),
    ("    period: 2024-S1", "    period: first half", "books-2024.yaml", 28, "not a period: 'first half'"),
    ("satisfied, 99.36%", "satisfied, 99%", "books-2024.yaml", 30, "'satisfied, 99%'; the nearest text is 'satisfied, 99.36%'"),
    ("      - 99.36% again", "      - 99.36% never", "books-2024.yaml", 31, "not found verbatim in books.txt: '99.36% never'"),
    ('    value: "60"\n', "", "books-2024.yaml", 35, "'from' needs 'value' beside it"),
    ('date: "1913-04"', "date: in April", "books-2024.yaml", 41, "not a period: 'in April'"),
    ("person: Ada Reed", "person: Ada Read", "books-2024.yaml", 45, "the passage does not print the value 'Ada Read'"),
    ("    person: Ada Reed\n", "", "books-2024.yaml", 45, "'roles' needs 'person' beside it"),
    (
        "source: books.txt",
        "source: books.txt\n  supersedes: books-2024",
        "books-2024.yaml",
        8,
        "a release cannot supersede itself",
    ),
    (
        "source: books.txt",
        "source: books.txt\n  supersedes: books-2023",
        "books-2024.yaml",
        8,
        "supersedes an unknown release 'books-2023' (did you mean books-2024?)",
    ),
    ("harmless:\n", "concepts: [loan]\nharmless:\n", "books-2024.yaml", 8, "'concepts' holds a list: expected keys with values"),
    ("harmless:\n", "concepts: {Loan: {label: x}}\nharmless:\n", "books-2024.yaml", 8, "the id 'Loan' is not in kebab-case"),
    (
        "harmless:\n",
        "concepts: {loan-2: {broader: lone}}\nharmless:\n",
        "books-2024.yaml",
        8,
        "unknown concept 'lone' (did you mean loan?)",
    ),
    ("    unit: medium\n", "    unit:\n", "books-2024.yaml", 13, "'unit' is empty: expected a text"),
]


@pytest.mark.parametrize(
    ("old", "new", "file", "line", "message"), FAULTS, ids=[f"{row[2]}:{row[3]}: {row[4]}"[:70] for row in FAULTS]
)
def test_a_fault_is_told_with_its_place(base: Path, old: str, new: str, file: str, line: int, message: str) -> None:
    path = base / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = problems([base])
    assert [(Path(one.file).name, one.line) for one in found if message in one.message] == [(file, line)], [
        str(one) for one in found
    ]


def test_so_many_kinds_of_fault_are_told() -> None:
    assert len(FAULTS) >= 40
    assert len({row[4] for row in FAULTS}) >= 40


def test_all_faults_are_told_at_once(base: Path) -> None:
    (base / "vocabulary.yaml").write_text(VOCABULARY.replace("label: media", "lable: media"), encoding="utf-8")
    spoilt = (
        RELEASE.replace("satisfied, 99.36%", "content, 98%")
        .replace("[loan, book]", "[lone, book]")
        .replace("  title:", "  tilte:")
    )
    (base / "books-2024.yaml").write_text(spoilt.replace("  tilte:", "  title:"), encoding="utf-8")
    (base / "more.yaml").write_text("release: [\n", encoding="utf-8")
    with pytest.raises(FactBaseError) as caught:
        FactBase.load(base)
    places = [(Path(one.file).name, one.line) for one in caught.value.problems]
    assert places == [("books-2024.yaml", 20), ("books-2024.yaml", 30), ("more.yaml", 2), ("vocabulary.yaml", 13)]
    assert "did you mean loan?" in str(caught.value)


def test_a_problem_is_shown_with_its_line_and_a_caret(base: Path) -> None:
    (base / "vocabulary.yaml").write_text(VOCABULARY.replace("    label: media", "    lable: media"), encoding="utf-8")
    [problem] = problems([base])
    place, line, caret = problem.shown().split("\n")
    assert place.endswith("vocabulary.yaml:13:5: unknown key 'lable' in a concept (did you mean label?)")
    assert (line, caret) == ("    lable: media", "    ^")


def test_a_long_line_is_cut_around_the_caret() -> None:
    problem = Problem("a.yaml", 1, 301, "wrong", "x" * 300 + "!" + "y" * 300)
    _, line, caret = problem.shown().split("\n")
    assert line[caret.index("^")] == "!"
    assert len(line) < 120


@pytest.mark.parametrize(
    ("folder", "message"),
    [
        ("nowhere", "no such folder"),
        ("empty", "no YAML file in this folder"),
        ("seeds/books.txt", "not a folder"),
        ("seeds", "no YAML file"),
    ],
)
def test_what_is_no_base(base: Path, folder: str, message: str) -> None:
    (base.parent / "empty").mkdir()
    [problem] = problems([base.parent / folder])
    assert message in str(problem)


def test_a_base_without_a_vocabulary(base: Path) -> None:
    (base / "vocabulary.yaml").unlink()
    found = [one.message for one in problems([base])]
    assert found
    assert all("unknown concept" in message for message in found)


def test_a_release_does_not_supersede_a_later_one(base: Path) -> None:
    later = RELEASE.replace("id: books-2024", "id: books-2023\n  supersedes: books-2024", 1).replace("2025-03-01", "2024-03-01")
    (base / "books-2023.yaml").write_text(later, encoding="utf-8")
    assert [(Path(one.file).name, one.line, one.message) for one in problems([base])] == [
        ("books-2023.yaml", 3, "supersedes 'books-2024', which was published later, on 2025-03-01")
    ]


def test_a_file_that_is_not_utf_8(base: Path) -> None:
    (base / "vocabulary.yaml").write_bytes(VOCABULARY.encode().replace(b"people", b"p\xe9ople"))
    assert [(one.line, one.message) for one in problems([base]) if Path(one.file).name == "vocabulary.yaml"] == [
        (15, "not UTF-8: byte 0xe9 at offset 248")
    ]


def test_two_files_of_one_release(base: Path) -> None:
    (base / "copy.yaml").write_text(RELEASE, encoding="utf-8")
    assert "duplicate release 'books-2024': books-2024.yaml has it" in [
        one.message.replace(str(base) + "/", "") for one in problems([base])
    ]


def test_a_base_with_a_byte_order_mark_and_windows_line_ends(base: Path) -> None:
    (base / "books-2024.yaml").write_bytes(b"\xef\xbb\xbf" + RELEASE.replace("\n", "\r\n").encode())
    assert problems([base]) == ()


@pytest.fixture
def local(base: Path, tmp_path: Path) -> Path:
    """A second base that gives one fact of the first anew, adds one, and uses the first one's concepts."""
    folder = tmp_path / "local" / "claims"
    folder.mkdir(parents=True)
    (folder / "books-2024.yaml").write_text(
        RELEASE[:FACT] + "facts:\n  - {id: head, about: [person], person: Ada Reed, passage: Ada Reed}\n"
        "  - {id: lent, about: [loan], value: 12.4 million, part-of: loans, passage: 12.4 million}\n",
        encoding="utf-8",
    )
    (folder / "books.txt").write_text(SOURCE, encoding="utf-8")
    return folder


def test_of_several_bases_the_later_wins_by_id(base: Path, local: Path) -> None:
    merged = FactBase.load(base, local)
    head, lent = merged.fact("books-2024/head"), merged.fact("books-2024/lent")
    assert head is not None
    assert lent is not None
    assert (head.roles, lent.part_of, len(merged.facts)) == ((), "books-2024/loans", 9)


def test_a_base_that_needs_another_fails_alone(local: Path) -> None:
    assert {one.message.partition(" '")[0] for one in problems([local])} >= {"unknown concept", "part of an unknown fact"}


def test_the_hash_is_of_the_content(base: Path, tmp_path: Path) -> None:
    first = FactBase.load(base).hash
    moved = tmp_path / "moved"
    moved.mkdir()
    base.rename(moved / "claims")
    (tmp_path / "seeds").rename(moved / "seeds")
    assert FactBase.load(moved / "claims").hash == first
    (moved / "seeds" / "books.txt").write_text(SOURCE + "More.\n", encoding="utf-8")
    assert FactBase.load(moved / "claims").hash != first


def test_hedges_are_read(base: Path) -> None:
    path = base / "books-2024.yaml"
    path.write_text(RELEASE.replace("9.1,000", "9,100"), encoding="utf-8")
    (base.parent / "seeds" / "books.txt").write_text(SOURCE.replace("9.1,000", "9,100"), encoding="utf-8")
    fact = FactBase.load(base).fact("books-2024/books")
    assert fact is not None
    assert fact.observation.quantity is not None
    assert (fact.observation.quantity.value, fact.observation.quantity.hedge) == (9100, Hedge.MORE_THAN)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("media", ["loans", "loans:growth", "loans:growth-2"]),
        ("borr books", ["books"]),
        ("借阅 1913", ["founded"]),
        ("Ada", ["head"]),
        ("on-time", ["on-time"]),
        ("zebra", []),
    ],
)
def test_search(base: Path, words: str, found: list[str]) -> None:
    assert [fact.id.removeprefix("books-2024/") for fact in search(FactBase.load(base), words)] == found


def test_the_shipped_base_is_the_default() -> None:
    assert len(FactBase.load().facts) >= 250
