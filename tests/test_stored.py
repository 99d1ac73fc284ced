"""This file holds the tests of the base compiled into SQLite: every command says of it what it says of the folder, and no damage misleads."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from factcheck.core.fault import StoreError
from factcheck.core.verdict import CheckedDocument
from factcheck.desk import Desk
from factcheck.factbase import FactBase, FactBaseError
from factcheck.factbase.folder import default_folder
from factcheck.pipeline import check_at
from factcheck.stored import schema
from factcheck.stored.compiling import compile_store
from factcheck.stored.database import Store
from factcheck.stored.desks import StoredDesk, desk_at
from factcheck.stored.facts import HOW_MANY, SELECT, Shelf
from factcheck.stored.search import FEW, NAMING, SMALL
from tests.benchmarks.synthetic import claims, write_base
from tests.books import ENVIRONMENT
from tests.conftest import Program

ROOT = Path(__file__).parent
CASES = yaml.safe_load((ROOT / "cases" / "verdicts.yaml").read_text(encoding="utf-8"))
CLAIM = "In 2024, 601 million people were inspected."
LARGE = 2_400
"""More facts than a base may have that is searched whole."""


def rows(cases: Any) -> Iterator[dict[str, Any]]:
    """The rows of all tables of claims."""
    for each in cases.values() if isinstance(cases, dict) else cases:
        if isinstance(each, dict) and "claim" in each:
            yield each
        elif isinstance(each, dict | list):
            yield from rows(each)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base that comes with the program, compiled."""
    target = tmp_path_factory.mktemp("stored") / "base.sqlite"
    compile_store(default_folder(), target)
    return target


@pytest.fixture(scope="module")
def stored(path: Path) -> Desk:
    """A desk at it."""
    return desk_at(path)


@pytest.fixture
def copy(path: Path, tmp_path: Path) -> Path:
    """A copy of it, which a test may damage."""
    target = tmp_path / "copy.sqlite"
    target.write_bytes(path.read_bytes())
    return target


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, Desk]:
    """A desk at a synthetic base in memory, and one at the same base compiled."""
    folder = tmp_path_factory.mktemp("large")
    write_base(folder, LARGE)
    compile_store(folder, folder / "large.sqlite", jobs=2)
    return Desk(FactBase.load(folder)), desk_at(folder / "large.sqlite")


def test_the_base_comes_out_as_it_went_in(stored: Desk, desk: Desk) -> None:
    for name in ("concepts", "releases", "harmless"):
        assert list(getattr(stored.base, name).items()) == list(getattr(desk.base, name).items())
    assert list(stored.base.facts) == list(desk.base.facts)
    assert stored.base.hash == desk.base.hash
    assert dict(stored.doubts) == dict(desk.doubts)
    assert stored.publishers == desk.publishers
    assert (stored.base.facts[-1], stored.base.facts[2:4]) == (desk.base.facts[-1], list(desk.base.facts[2:4]))
    with pytest.raises(IndexError):
        stored.base.facts[len(desk.base.facts)]


def test_every_claim_has_the_same_verdict(stored: Desk, desk: Desk) -> None:
    told = list(rows(CASES))
    assert len(told) > 300
    for row in told:
        assert check_at(stored, row["claim"], row.get("as_of"), by_line=True) == check_at(
            desk, row["claim"], row.get("as_of"), by_line=True
        )


COMMANDS = [
    ["facts", "list"],
    ["facts", "list", "--format", "json"],
    ["facts", "show", "nia-2024/travellers", "nia-2024/aircraft:growth", "nia-2024/travelers"],
    ["facts", "search", "foreigners", "2024"],
    ["facts", "search", "240-hour"],
    ["facts", "search", "边检"],
    ["facts", "search", "no such words"],
    ["facts", "coverage"],
    ["audit"],
    ["audit", "--format", "json"],
    ["claim", "--format", "json", CLAIM, "About 600 million people came in 2024."],
    ["--format", "json", "--as-of", "2025-02-01", *map(str, sorted((ROOT / "articles").glob("*.md")))],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_says_the_same(program: Program, path: Path, command: list[str]) -> None:
    assert program(*command, "--facts", str(path)) == program(*command, "--facts", str(default_folder()))


def test_it_is_compiled_by_a_command_into_the_same_bytes(program: Program, path: Path) -> None:
    code, out, err = program("facts", "compile", str(default_folder()), "-o", "base.sqlite", "--jobs", "2")
    assert (code, err) == (0, "")
    assert out.startswith("base.sqlite: ")
    assert (program.folder / "base.sqlite").read_bytes() == path.read_bytes()
    assert sorted(each.name for each in program.folder.glob("*sqlite*")) == ["base.sqlite"]


def test_others_can_read_it(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        query = "SELECT id, value, low, high, unit, period_start, passage FROM facts WHERE id = 'nia-2024/travellers'"
        [(id_, value, low, high, _, start, passage)] = connection.execute(query)
        assert (id_, value, start) == ("nia-2024/travellers", 610e6, "2024-01-01")
        assert low <= value <= high
        assert "610 million" in passage
        found = connection.execute(
            "SELECT count(*) FROM facts JOIN facts_text ON place = facts_text.rowid WHERE facts_text MATCH 'aircraft'"
        )
        assert found.fetchone()[0] > 0


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def missing(path: Path) -> None:
    path.unlink()


def text(path: Path) -> None:
    path.write_text("no database\n" * 100)


def foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE facts (id)")
    connection.close()


def overwritten(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


def without_a_table(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE aliases")
    connection.close()


def older_layout(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {schema.FORMAT - 1}")
    connection.close()


def another_program(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '0.0.1' WHERE key = 'program'")
    connection.close()


def another_value(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE facts SET printed = '601 million' WHERE id = 'nia-2024/travellers'")
    connection.close()


DAMAGES: list[tuple[Callable[[Path], None], str]] = [
    (cut, "is not whole"),
    (cut_short, "is no compiled fact base"),
    (empty, "is no compiled fact base"),
    (missing, "no such file"),
    (text, "is no compiled fact base"),
    (foreign, "is no compiled fact base"),
    (overwritten, "is damaged"),
    (without_a_table, "is damaged"),
    (older_layout, "has the layout 0"),
    (another_program, "was compiled by factcheck 0.0.1"),
    (another_value, "is damaged: the fact nia-2024/travellers is not as it was written"),
]


@pytest.mark.parametrize(("damage", "message"), DAMAGES, ids=lambda one: getattr(one, "__name__", ""))
def test_a_file_that_cannot_be_used_is_told_in_one_line(
    program: Program, copy: Path, damage: Callable[[Path], None], message: str
) -> None:
    damage(copy)
    code, out, err = program("claim", "--facts", str(copy), CLAIM)
    assert (code, out) == (2, "")
    [line, *hints] = err.splitlines()
    assert line.startswith("factcheck: error: ")
    assert message in line
    assert all(hint.startswith("hint: ") for hint in hints)


def test_wherever_a_file_is_damaged_it_is_told_or_changes_nothing_that_is_shown(path: Path, tmp_path: Path, desk: Desk) -> None:
    right, chance, told = check_at(desk, CLAIM, by_line=True), Random(7), 0
    for number in range(60):
        data = bytearray(path.read_bytes())
        at = chance.randrange(100, len(data) - 600)
        data[at : at + 600] = bytes(chance.randrange(256) for _ in range(600))
        damaged = tmp_path / f"{number}.sqlite"
        damaged.write_bytes(data)
        try:
            shown = check_at(desk_at(damaged), CLAIM, by_line=True)
        except StoreError:
            told += 1
        else:
            assert shown == right or not _evidence(shown) - _evidence(right)
    assert told


def _evidence(checked: CheckedDocument) -> set[tuple[str, str]]:
    return {
        (each.fact.id, each.fact.printed) for claim in checked.claims for verdict in claim.verdicts for each in verdict.evidence
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["claim", "--facts", "{path}", "--facts", "own/claims", CLAIM], "a compiled base stands alone"),
        (["facts", "validate", "{path}"], "is compiled"),
        (["facts", "compile", "{path}", "-o", "other.sqlite"], "compiled from one folder"),
        (["facts", "compile", "own/claims", "-o", "other.yaml"], "ends in .sqlite"),
        (["facts", "compile", "nowhere", "-o", "other.sqlite"], "1 problem"),
        (["facts", "compile", "own/claims", "-o", "nowhere/other.sqlite"], "cannot write"),
    ],
    ids=str,
)
def test_what_cannot_be_done_with_it_is_told(program: Program, path: Path, arguments: list[str], message: str) -> None:
    code, out, err = program(*(each.format(path=path) for each in arguments))
    assert (code, out) == (2, "")
    assert message in err.splitlines()[0]
    assert not list(program.folder.glob("**/*other*"))


def test_where_there_is_no_room_for_it_nothing_is_left(tmp_path: Path) -> None:
    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    command = [sys.executable, "-m", "factcheck", "facts", "compile", str(default_folder()), "-o", "base.sqlite", "--jobs", "1"]
    done = subprocess.run(
        command,
        check=False,
        cwd=tmp_path,
        env={**ENVIRONMENT, "XDG_CACHE_HOME": "x"},
        capture_output=True,
        text=True,
        preexec_fn=little_room,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("factcheck: error: cannot write base.sqlite: ")
    assert not list(tmp_path.glob(".base*")) + list(tmp_path.glob("*.sqlite"))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("books.yaml", "12.4 million, passage", "13.4 million, passage"),
        ("books.yaml", "passage: borrowed", "part-of: none, passage: borrowed"),
        ("books.yaml", "passage: borrowed", "part-of: loans, passage: borrowed"),
        ("books.yaml", 'period: "2024",', 'period: "2024", supersedes: none,'),
        ("vocabulary.yaml", "label: books", "broader: none, label: books"),
        ("books.yaml", "release:", "relaese:"),
    ],
)
def test_a_base_with_problems_is_not_compiled_and_all_are_told(program: Program, name: str, old: str, new: str) -> None:
    file = program.folder / "own" / "claims" / name
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    code, out, err = program("facts", "compile", "own/claims", "-o", "base.sqlite", "--jobs", "1")
    assert (code, out, err) == program("facts", "validate", "own/claims")
    assert code == 2
    assert not list(program.folder.glob("*sqlite*"))


SUPERSEDING = "release: {{id: boats-{id}, title: Boats, publisher: Boat Office, published: {published}, period: '2024', source: {id}.txt{more}}}\n"
BOATS = 'facts: [{{id: boats, about: [boat], unit: boat, value: "{value}", passage: "{value} boats"}}]\n'


@pytest.mark.parametrize(
    ("held", "day", "value", "label"),
    [
        (None, None, "5,210", "supported"),
        (None, None, "5,120", "refuted"),
        (None, date(2025, 4, 1), "5,210", "supported"),
        (None, date(2025, 3, 1), "5,120", None),
        (date(2025, 3, 1), date(2025, 3, 1), "5,120", "supported"),
        (date(2025, 3, 1), date(2025, 4, 1), "5,120", None),
        (date(2025, 3, 1), None, "5,120", None),
    ],
)
def test_it_holds_what_stands_at_a_time(
    tmp_path: Path, held: date | None, day: date | None, value: str, label: str | None
) -> None:
    (tmp_path / "vocabulary.yaml").write_text("concepts:\n  boat: {label: boats}\n")
    for id_, published, told, more in (("a", "2025-02-01", "5,120", ""), ("b", "2025-04-01", "5,210", ", supersedes: boats-a")):
        release = SUPERSEDING.format(id=id_, published=published, more=more) + BOATS.format(value=told)
        (tmp_path / f"{id_}.yaml").write_text(release)
        (tmp_path / f"{id_}.txt").write_text(f"In 2024 there were {told} boats.\n")
    compile_store(tmp_path, tmp_path / "boats.sqlite", held)
    stored, claim = desk_at(tmp_path / "boats.sqlite"), f"In 2024 there were {value} boats."
    if label is None:
        with pytest.raises(StoreError, match="stood"):
            check_at(stored, claim, day, by_line=True)
    else:
        assert check_at(stored, claim, day, by_line=True) == check_at(Desk(FactBase.load(tmp_path)), claim, day, by_line=True)
        assert check_at(stored, claim, day, by_line=True).label.value == label


def test_what_no_concept_describes_goes_by_its_words(tmp_path: Path) -> None:
    (tmp_path / "vocabulary.yaml").write_text("concepts:\n  boat: {label: boats}\n")
    facts = 'facts: [{id: ships, value: "5,120", unit: ship, passage: "5,120 racing ships"}, {id: crew, label: crew aboard, value: "44", passage: "44 of crew"}]\n'
    (tmp_path / "a.yaml").write_text(SUPERSEDING.format(id="a", published="2025-02-01", more="") + facts)
    (tmp_path / "a.txt").write_text("In 2024 there were 5,120 racing ships, with 44 of crew.\n")
    compile_store(tmp_path, tmp_path / "ships.sqlite")
    desk, stored = Desk(FactBase.load(tmp_path)), desk_at(tmp_path / "ships.sqlite")
    assert list(stored.base.facts) == list(desk.base.facts)
    assert dict(stored.base.concepts) == desk.base.concepts
    for claim in (
        "In 2024 there were 5,120 racing ships.",
        "In 2024, 6,120 racing ships came.",
        "The crew aboard were 44 in 2024.",
    ):
        assert check_at(stored, claim, by_line=True) == check_at(desk, claim, by_line=True)


def test_a_large_base_is_searched_for_what_matters_and_gives_the_same_verdicts(large: tuple[Desk, Desk]) -> None:
    in_memory, stored = large
    assert isinstance(stored, StoredDesk)
    assert len(stored.base.facts) == LARGE > SMALL
    [(most,)] = stored.store.rows("SELECT max(facts) FROM concepts")
    assert most > FEW
    told = list(claims(LARGE, 60))
    assert [check_at(stored, text, by_line=True) for text, _ in told] == [
        check_at(in_memory, text, by_line=True) for text, _ in told
    ]
    wanted = [(text, label) for text, label in told if label != "not_enough_evidence"]
    assert [check_at(stored, text, by_line=True).label.value for text, _ in wanted] == [label for _, label in wanted]


def test_the_tables_are_read_through_indexes(path: Path) -> None:
    store = Store(path)
    for query in (
        "SELECT * FROM facts WHERE about = 1 ORDER BY place",
        "SELECT * FROM facts WHERE part_of = 'x' ORDER BY place",
        "SELECT about FROM facts WHERE digits = '61' AND value IS 610",
        "SELECT 1 FROM facts WHERE print = 'x' AND about <> 1 LIMIT 1",
        f"{SELECT} WHERE part_of IN ('x', 'y') ORDER BY +place",
        f"{NAMING} WHERE concept = 'x' AND about_concepts.weight <= 3 ORDER BY about_concepts.weight LIMIT 3",
        "SELECT stem FROM stems WHERE length(stem) >= 7 AND length(stem) BETWEEN 8 AND 9 AND substr(stem, 1, 1) = 'a'",
        "SELECT fact FROM quotes WHERE print = 'x' AND instr('text', head)",
    ):
        steps = [step for *_, step in store.rows(f"EXPLAIN QUERY PLAN {query}")]
        assert all(step.startswith(("SEARCH", "USE TEMP B-TREE FOR ORDER BY")) for step in steps), steps


def test_releases_are_counted_without_reading_them(path: Path) -> None:
    store = Store(path)
    assert [step for *_, step in store.rows(f"EXPLAIN QUERY PLAN {HOW_MANY}")] == [
        "SCAN releases USING COVERING INDEX release_ids"
    ]
    releases = Shelf(store).releases
    assert len(releases) == len(list(releases)) > 1


def test_a_fault_of_another_kind_is_not_hidden(tmp_path: Path) -> None:
    with pytest.raises(FactBaseError):
        compile_store(tmp_path, tmp_path / "base.sqlite")
