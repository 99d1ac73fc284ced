"""This file holds the tests of archives on one machine: the unit, what is read, what is written, and that a run can be interrupted."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from factcheck.batch import SCHEMA, Checker
from factcheck.batch.crews import processes
from factcheck.batch.errors import BatchError
from factcheck.batch.job import Job
from factcheck.batch.reading import BYTES, DOCUMENTS, Columns, parts, survey
from tests.archives import articles, write
from tests.books import COMMAND, ENVIRONMENT, FALSE, TRUE, furnish
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
    [row] = replace(checker, as_of=date(2023, 3, 1))(batch(text=["Last year readers borrowed 14.2 million books."], date=pa.array([value]))).to_pylist()
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
    with pytest.raises(BatchError, match="no column 'id'.*there are text"):
        checker(pa.record_batch({"text": [TRUE]}))
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


@pytest.fixture(scope="module")
def archive(folder: Path) -> Path:
    """An archive of some parts."""
    return write(folder / "articles.jsonl", articles(12 * DOCUMENTS + 30))


def job(archive: Path, output: Path, checker: Checker) -> Job:
    """The check of an archive."""
    return Job(archive, output, survey(archive), checker)


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A run of the command in a process."""
    command = [*COMMAND, "batch", *arguments, "--id", "id", "--date", "date"]
    return subprocess.run(command, cwd=folder, env={**ENVIRONMENT, **environment}, capture_output=True, check=False, timeout=60)


@pytest.fixture(scope="module")
def told(folder: Path, archive: Path) -> bytes:
    """The rows of the archive, checked by one process in one go."""
    done = run(folder, archive.name, "-o", "told.jsonl")
    assert done.stdout.decode().startswith("1,230 documents: 1,")
    assert done.stderr.decode() == (
        "factcheck: error: 25 of 1,230 documents could not be checked: the rows of kind error say why\n"
    )
    assert done.returncode == 2
    return (folder / "told.jsonl").read_bytes()


def test_every_document_has_its_rows_in_its_order(told: bytes) -> None:
    read = [json.loads(line) for line in told.splitlines()]
    assert list(read[0]) == SCHEMA.names
    assert sorted(read, key=lambda row: (row["row"], row["start"] or 0)) == read
    assert {row["id"] for row in read} == {each["id"] for each in articles(1230)}
    assert [row["id"] for row in read if row["kind"] == "error"] == [each["id"] for each in articles(1230) if not each["text"]]


def test_processes_write_the_same_bytes(folder: Path, archive: Path, told: bytes) -> None:
    assert run(folder, archive.name, "-o", "two.jsonl", "--jobs", "2", PYTHONHASHSEED="7").returncode == 2
    assert (folder / "two.jsonl").read_bytes() == told


def test_parquet_has_the_same_rows_and_says_where_they_come_from(folder: Path, told: bytes) -> None:
    write(folder / "articles.parquet", articles(1230))
    for number in ("1", "2"):
        run(folder, "articles.parquet", "-o", f"{number}.parquet", "--jobs", number)
    assert (folder / "1.parquet").read_bytes() == (folder / "2.parquet").read_bytes()
    table = parquet.read_table(folder / "1.parquet")
    assert table.to_pylist() == [json.loads(line) for line in told.splitlines()]
    assert table.schema == SCHEMA
    assert json.loads(table.schema.metadata[b"factcheck"])["fact_base"]["facts"] == 1
    assert not list(folder.glob("*.parts"))


def test_an_interrupted_run_goes_on_where_it_was(folder: Path, archive: Path, told: bytes) -> None:
    command = [*COMMAND, "batch", archive.name, "-o", "later.jsonl", "--id", "id", "--date", "date", "--jobs", "2"]
    kept = folder / "later.jsonl.parts"
    for how, code in ((signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)):
        had = len(list(kept.glob("*.arrow")))
        begun = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while len(list(kept.glob("*.arrow"))) <= had and time.monotonic() < deadline:
            time.sleep(0.005)
        begun.send_signal(how)
        said = begun.communicate(timeout=60)[1].decode()
        assert begun.returncode == code
        assert ("the same command goes on from there" in said) is (how is signal.SIGINT)
        assert not (folder / "later.jsonl").exists()
    finished = {path.name: path.stat().st_mtime_ns for path in kept.glob("*.arrow")}
    assert 2 <= len(finished) < 13
    assert run(folder, archive.name, "-o", "later.jsonl").returncode == 2
    assert (folder / "later.jsonl").read_bytes() == told
    assert not kept.exists()
