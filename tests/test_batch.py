"""This file holds the tests of archives on one machine: the unit, what is read, what is written, and that a run can be interrupted."""

from __future__ import annotations

import json
import os
import pickle
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from msgspec.structs import replace
from pyarrow import parquet

from factcheck.batch import SCHEMA, Checker
from factcheck.batch.crews import alone, processes
from factcheck.batch.errors import BatchError
from factcheck.batch.job import Job
from factcheck.batch.reading import BYTES, DOCUMENTS, Columns, parts, survey
from factcheck.batch.schema import FAULT, ROW
from factcheck.cli.app import run
from tests.archives import articles, write
from tests.books import ENVIRONMENT, FALSE, TRUE, furnish
from tests.conftest import Program

PAGE = Path(__file__).parents[1] / "docs" / "archives.md"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small base."""
    return furnish(tmp_path_factory.mktemp("batch"))


@pytest.fixture(scope="module")
def checker(folder: Path) -> Checker:
    """A checker with that base."""
    return Checker((str(folder / "own" / "claims"),), id_column="id", date_column="date")


def batch(**columns: Any) -> pa.RecordBatch:
    """A batch of documents, with whatever columns are missing."""
    length = len(columns["text"])
    return pa.record_batch({"id": pa.nulls(length), "date": pa.nulls(length), **columns})


def rows(checked: pa.RecordBatch | pa.Table) -> list[tuple[Any, ...]]:
    """The figures and errors of a batch, in short."""
    return [(row["id"], row["kind"], row["verdict"], row["text"] or row["message"]) for row in checked.to_pylist()]


def test_a_row_has_what_the_json_report_has(checker: Checker) -> None:
    told = checker(batch(text=[f"Nothing.\n{FALSE}"], id=["a"])).to_pylist()
    [row] = told
    assert (row["kind"], row["id"], row["claim"], row["text"], row["verdict"], row["code"]) == (
        *("figure", "a", FALSE, "14.2 million", "refuted", "REF001"),
    )
    assert (row["line"], row["column"], row["start"], row["end"]) == (2, 27, 35, 47)
    assert row["fact"] == "books/loans"
    assert row["evidence"][0]["value"] == "12.4 million"
    assert row["evidence"][0]["release"]["published"] == "2025-03-01"
    assert row["row"] is None


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "there is no text"),
        ("", "the text is empty"),
        (" \n\ufeff", "the text is empty"),
        ("x" * 10_000_001, "the text is too large for a draft: 10 MB, at most 10 MB"),
        ("a\0b", "the text is not a text file: byte 0x00 at offset 1"),
        (b"\xff 12", "the text is not UTF-8: byte 0xff on line 1 (offset 0)"),
        (b"%PDF-1.7", "the text is neither text nor a Word document: it is a PDF document"),
        (7, "the text is none: it is int"),
    ],
    ids=str,
)
def test_a_document_that_cannot_be_checked_is_a_row(checker: Checker, value: Any, reason: str) -> None:
    assert rows(checker(batch(text=pa.array([value]), id=["a"]))) == [("a", "error", None, reason)]


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("2025-03-01", "refuted"),
        (date(2025, 3, 1), "refuted"),
        (datetime(2025, 3, 1, 12, 30, 0, 7), "refuted"),
        ("2025-03-01T08:00:00+08:00", "refuted"),
        ("2022-03-01", "not_enough_evidence"),
        (None, "not_enough_evidence"),
        ("", "not_enough_evidence"),
        ("the third of March", None),
    ],
    ids=str,
)
def test_the_date_says_when_last_year_was_or_else_the_day_of_the_run(checker: Checker, value: Any, verdict: str | None) -> None:
    [row] = replace(checker, as_of=date(2023, 3, 1))(
        batch(text=["Last year readers borrowed 14.2 million books."], date=pa.array([value]))
    ).to_pylist()
    assert (row["kind"], row["verdict"]) == ("figure" if verdict else "error", verdict)


def test_the_unit_takes_texts_of_any_arrow_type(checker: Checker) -> None:
    wanted = rows(checker(batch(text=[TRUE, None, FALSE])))
    kinds = (pa.large_string(), pa.binary(), pa.large_binary(), pa.string_view(), pa.dictionary(pa.int8(), pa.string()))
    assert [rows(checker(batch(text=pa.array([TRUE, None, FALSE]).cast(kind)))) for kind in kinds] == [wanted] * len(kinds)


def test_the_unit_travels_and_takes_tables_and_iterators(checker: Checker) -> None:
    some = batch(text=[TRUE, FALSE])
    away = pickle.loads(pickle.dumps(checker))
    assert away(some) == checker(some)
    assert away(pa.Table.from_batches([some, some])) == pa.Table.from_batches([checker(some), checker(some)]).combine_chunks()
    assert list(away.map(iter([some, some]))) == [checker(some)] * 2
    assert checker(some.slice(0, 0)).num_rows == 0
    assert checker(some).schema == SCHEMA


def test_the_unit_tells_a_missing_column_and_another_base(checker: Checker, folder: Path) -> None:
    with pytest.raises(BatchError, match=r"no column 'id'.*there are text"):
        checker(pa.record_batch({"text": [TRUE]}))
    with pytest.raises(BatchError, match="a worker cannot use the fact base: "):
        Checker((str(folder / "bad" / "claims"),))(batch(text=[TRUE]))
    with pytest.raises(BatchError, match="another fact base"):
        Checker(checker.facts, expected="0.0 other")(batch(text=[TRUE]))


def test_what_a_text_lets_stand_says_why(checker: Checker) -> None:
    text = f"{TRUE}\n\n#! factcheck: ignore-next a joke\n{FALSE}"
    told = checker(batch(text=[text])).to_pylist()
    assert [(row["text"], row["ignored"]) for row in told] == [("12.4 million", None), ("14.2 million", "a joke")]


def test_a_sentence_without_an_end_is_not_told_whole_for_each_figure(checker: Checker) -> None:
    told = checker(batch(text=["and 12 books, " * 300])).to_pylist()
    assert len(told) > 100
    assert max(len(row["claim"]) for row in told) < 1100


def test_the_page_tells_every_column() -> None:
    from factcheck.batch.schema import descriptions

    told = [f"| `{name}` | {says} |" for name, says in descriptions().items()]
    assert "\n".join(told) in PAGE.read_text(encoding="utf-8")


COUNT = 6 * DOCUMENTS + 30


@pytest.fixture(scope="module")
def archive(folder: Path) -> Path:
    """An archive of some parts."""
    return write(folder / "articles.jsonl", articles(COUNT))


def arguments(folder: Path, archive: str, output: str, *more: str) -> list[str]:
    """The command line that checks an archive."""
    facts = str(folder / "own" / "claims")
    return ["batch", str(folder / archive), "-o", str(folder / output), "--facts", facts, "--id", "id", "--date", "date", *more]


@pytest.fixture(scope="module")
def told(folder: Path, archive: Path) -> bytes:
    """The rows of the archive, checked by one process in one go."""
    assert run(arguments(folder, archive.name, "told.jsonl")) == 2
    return (folder / "told.jsonl").read_bytes()


def test_every_document_has_its_rows_in_its_order(told: bytes) -> None:
    read = [json.loads(line) for line in told.splitlines()]
    wanted = articles(COUNT)
    assert list(read[0]) == SCHEMA.names
    assert sorted(read, key=lambda row: (row["row"], row["start"] or 0)) == read
    assert list(dict.fromkeys(row["id"] for row in read)) == [each["id"] for each in wanted]
    assert [row["id"] for row in read if row["kind"] == "error"] == [each["id"] for each in wanted if not each["text"]]


def test_processes_write_the_same_bytes(folder: Path, archive: Path, told: bytes) -> None:
    command = [sys.executable, "-m", "factcheck", *arguments(folder, archive.name, "two.jsonl", "--jobs", "2")]
    done = subprocess.run(command, env={**ENVIRONMENT, "PYTHONHASHSEED": "7"}, capture_output=True, check=False, text=True)
    assert (folder / "two.jsonl").read_bytes() == told
    assert done.stdout.startswith(f"{COUNT} documents: ")
    assert done.stderr == "factcheck: error: 13 of 630 documents could not be checked: the rows of kind error say why\n"
    assert done.returncode == 2


def test_parquet_has_the_same_rows_and_says_where_they_come_from(folder: Path, told: bytes) -> None:
    write(folder / "articles.parquet", articles(COUNT))
    assert run(arguments(folder, "articles.parquet", "rows.parquet")) == 2
    table = parquet.read_table(folder / "rows.parquet")
    assert table.to_pylist() == [json.loads(line) for line in told.splitlines()]
    assert table.schema == SCHEMA
    assert json.loads(table.schema.metadata[b"factcheck"])["fact_base"]["facts"] == 1
    assert not list(folder.glob("*.parts"))


def test_an_interrupted_run_goes_on_where_it_was(folder: Path, archive: Path, told: bytes) -> None:
    command = [sys.executable, "-m", "factcheck", *arguments(folder, archive.name, "later.jsonl", "--jobs", "2")]
    kept = folder / "later.jsonl.parts"
    for how, code in ((signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)):
        had = len(list(kept.glob("*.arrow")))
        begun = subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        until(lambda had=had: len(list(kept.glob("*.arrow"))) > had)
        begun.send_signal(how)
        said = begun.communicate(timeout=60)[1]
        assert begun.returncode == code
        assert ("the same command goes on from there" in said) is (how is signal.SIGINT)
        assert "Traceback" not in said
        assert not (folder / "later.jsonl").exists()
    finished = {path: path.stat().st_mtime_ns for path in kept.glob("*.arrow")}
    assert 2 <= len(finished) < 7
    (kept / "000000000001-000000000100.arrow").write_bytes(b"half of it")
    assert run(arguments(folder, archive.name, "later.jsonl")) == 2
    assert (folder / "later.jsonl").read_bytes() == told
    assert not kept.exists()


def until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + 60
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.002)
    assert is_so()


def job(archive: Path, output: Path, checker: Checker) -> Job:
    """The check of an archive."""
    return Job(archive, output, survey(archive), checker)


class Deadly(Checker):
    """A checker that kills its process over one document."""

    def __call__(self, batch: Any) -> Any:
        """The rows of a batch, where that document is not in it."""
        if "a-111" in batch.column("id").to_pylist() and FAULT not in batch.schema.names:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().__call__(batch)


def test_a_document_that_kills_whoever_checks_it_is_a_row(folder: Path, checker: Checker) -> None:
    few = write(folder / "deadly.parquet", articles(DOCUMENTS + 20))
    deadly = job(few, folder / "deadly.jsonl", Deadly(checker.facts, id_column="id", date_column="date"))
    with processes(2) as crew:
        assert sum(len(part) for part in deadly.over(crew)) == DOCUMENTS + 20
    assert deadly.finish({})["error"] == 4
    read = [json.loads(line) for line in (folder / "deadly.jsonl").read_text(encoding="utf-8").splitlines()]
    assert list(dict.fromkeys(row["id"] for row in read)) == [each["id"] for each in articles(DOCUMENTS + 20)]
    assert [row["message"] for row in read if row["id"] == "a-111"] == ["whoever checked it died"]


def test_what_a_process_sends_back_is_sent_at_once(folder: Path, checker: Checker) -> None:
    [part, *_] = parts(write(folder / "one.parquet", articles(DOCUMENTS)), Columns("text", "id", "date"))
    with processes(1) as crew:
        given = crew.submit(checker, part.batch).result(timeout=60)
        assert len(pickle.dumps(given)) < select.PIPE_BUF // 2
        assert crew.rows(given).equals(checker(part.batch))


@pytest.mark.parametrize("change", [{"as_of": date(2025, 1, 1)}, {"date_column": None}, {"expected": "another base"}], ids=str)
def test_parts_of_another_run_are_not_mixed(folder: Path, checker: Checker, change: dict[str, Any]) -> None:
    few = write(folder / "few.parquet", articles(2 * DOCUMENTS))
    with alone() as crew:
        next(job(few, folder / "mixed.jsonl", checker).over(crew))
        with pytest.raises(BatchError, match=r"of an interrupted run with another (day|columns|fact base)$"):
            list(job(few, folder / "mixed.jsonl", replace(checker, **change)).over(crew))


LINES = [
    (b'{"text": null}', "there is no text"),
    (b'{"text": 7}', "line 2 cannot be read: its 'text' is no text, but a number"),
    (b'{"text": {"a": 1}}', "line 2 cannot be read: its 'text' is no text, but an object"),
    (b'{"id": "b"}', "line 2 cannot be read: it has no 'text'"),
    (b'{"text" 1}', "line 2 cannot be read: Expecting ':' delimiter (column 9)"),
    (b'{"text": "\xff"}', "line 2 cannot be read: byte 0xff at offset 10 is not UTF-8"),
    (rb'{"text": "\ud800"}', "line 2 cannot be read: half of a character is in it (a lone surrogate)"),
    (b"[]", "line 2 cannot be read: it holds no object"),
    (b"[" * 100_000, "line 2 cannot be read: it is nested too deeply"),
    (b'{"text": "' + b"x" * 40_000_000 + b'"}', "line 2 cannot be read: it is longer than 40,000,000 bytes"),
]


@pytest.mark.parametrize(("line", "reason"), LINES, ids=lambda value: str(value[:40]))
def test_a_line_that_cannot_be_read_is_a_row_and_ends_nothing(tmp_path: Path, checker: Checker, line: bytes, reason: str) -> None:
    path = tmp_path / "a.jsonl"
    whole = json.dumps({"text": TRUE, "id": 17, "date": None}).encode()
    path.write_bytes(b"\xef\xbb\xbf" + whole + b"\n" + line + b"\r\n\n" + whole)
    told = [row for part in parts(path, Columns("text", "id", "date")) for row in checker(part.batch).to_pylist()]
    assert [(row["row"], row["kind"]) for row in told] == [(1, "figure"), (2, "error"), (4, "figure")]
    assert [row["id"] for row in told] == ["17", "b" if b'"b"' in line else None, "17"]
    assert told[1]["message"] == reason


@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet"])
def test_parts_are_small_and_follow_one_another(tmp_path: Path, name: str) -> None:
    documents = [{"text": "x" * (BYTES // 3 if number < 10 else 3)} for number in range(DOCUMENTS * 2 + 10)]
    found = list(parts(write(tmp_path / name, documents), Columns()))
    assert [len(part) for part in found] == [3, 3, 3, 91, 100, 10]
    assert [row for part in found for row in part.batch.column(ROW).to_pylist()] == list(range(1, 211))
    assert [part.name for part in found] == sorted(part.name for part in found)


BAD: list[tuple[str, str]] = [
    ("missing.parquet -o a.jsonl", "no such file: missing.parquet"),
    (". -o a.jsonl", ". is a folder"),
    ("true.md -o a.jsonl", "neither Parquet nor JSON Lines: true.md"),
    ("some.jsonl -o a.csv", "neither Parquet nor JSON Lines: a.csv"),
    ("some.jsonl -o some.jsonl", "the rows would be written over some.jsonl, which is to be checked"),
    ("some.jsonl -o there/is/none.jsonl", "cannot write there/is/none.jsonl: its folder is not there"),
    ("some.jsonl -o a.jsonl --text body", "there is no column 'body'; there are id, date, text"),
    ("some.parquet -o a.jsonl --text txt", "there is no column 'txt' (did you mean text?); there are id, date, text"),
    ("some.parquet -o a.jsonl --id url", "there is no column 'url'; there are id, date, text"),
    ("numbers.parquet -o a.jsonl", "the column 'text' holds no texts, but int64"),
    ("damaged.parquet -o a.jsonl", "damaged.parquet is no Parquet file, or a damaged one"),
    ("empty.parquet -o a.jsonl", "nothing to check: empty.parquet is empty"),
    ("empty.jsonl -o a.jsonl", "nothing to check: empty.jsonl is empty"),
    ("some.jsonl -o strange.jsonl", "{folder}/strange.jsonl.parts is not empty, and holds no parts of a run"),
    ("some.jsonl -o a.jsonl --facts bad/claims", "the fact base has 1 problem"),
    ("some.jsonl -o a.jsonl -j 2 --scheduler here:1", "--jobs is for this machine, --scheduler for a cluster: give one of them"),
    ("some.jsonl -o a.jsonl --scheduler nowhere", "no scheduler answers at nowhere"),
]


@pytest.mark.parametrize(("words", "says"), BAD, ids=lambda value: value)
def test_what_cannot_be_done_is_told_and_leaves_nothing(program: Program, words: str, says: str) -> None:
    folder = program.folder
    for name in ("some.jsonl", "some.parquet"):
        write(folder / name, articles(3))
    write(folder / "numbers.parquet", [{"text": 7}])
    parquet.write_table(pa.table({"text": pa.array([], pa.string())}), folder / "empty.parquet")
    program.write("empty.jsonl", "")
    program.write("damaged.parquet", "PAR1")
    program.write("strange.jsonl.parts/mine.txt", "mine")
    before = sorted(folder.rglob("*"))
    code, out, err = program("batch", *words.split())
    assert (code, out) == (2, "")
    assert err.splitlines()[0] == f"factcheck: error: {says.format(folder=folder)}"
    assert sorted(folder.rglob("*")) == before


def test_an_archive_in_order_ends_with_0_and_replaces_what_was_there(program: Program) -> None:
    write(program.folder / "a.jsonl", [{"text": TRUE}, {"text": "nothing"}])
    program.write("rows.ndjson", "old").chmod(0o640)
    assert program("batch", "a.jsonl", "-o", "rows.ndjson", "-q") == (0, "", "")
    assert json.loads((program.folder / "rows.ndjson").read_text(encoding="utf-8"))["id"] is None
    assert (program.folder / "rows.ndjson").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(("library", "more"), [("pyarrow", []), ("distributed", ["--scheduler", "here:1"])])
def test_without_the_extra_it_is_named(program: Program, monkeypatch: pytest.MonkeyPatch, library: str, more: list[str]) -> None:
    write(program.folder / "a.jsonl", articles(1))
    for name in [name for name in sys.modules if name.startswith(("factcheck.batch", "factcheck.cli.archiving"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    code, out, err = program("batch", "a.jsonl", "-o", "rows.jsonl", *more)
    assert (code, out) == (2, "")
    assert err == (f"factcheck: error: archives need {library}, which is not installed\nhint: pip install 'factcheck[batch]'\n")
