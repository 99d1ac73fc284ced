"""This file holds the tests of archives on a Dask cluster of two worker processes: the same rows, also where one is killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

from factcheck.batch import Checker
from factcheck.batch.crews import cluster
from factcheck.batch.errors import BatchError
from factcheck.batch.job import Job
from factcheck.batch.reading import DOCUMENTS, survey
from factcheck.cli.app import run
from tests.archives import articles, write
from tests.books import furnish

COUNT = 6 * DOCUMENTS + 30


@pytest.fixture(scope="module")
def workers() -> Iterator[Client]:
    """A cluster of two processes."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as local, Client(local) as client:
        yield client


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small base and an archive."""
    made = furnish(tmp_path_factory.mktemp("cluster"))
    write(made / "articles.parquet", articles(COUNT))
    return made


def arguments(folder: Path, output: str, *more: str) -> list[str]:
    """The command line that checks the archive."""
    facts = str(folder / "own" / "claims")
    columns = ["--id", "id", "--date", "date"]
    return ["batch", str(folder / "articles.parquet"), "-o", str(folder / output), "--facts", facts, *columns, *more]


def job(folder: Path, output: str) -> Job:
    """The check of the archive."""
    checker = Checker((str(folder / "own" / "claims"),), id_column="id", date_column="date")
    archive = folder / "articles.parquet"
    return Job(archive, folder / output, survey(archive), checker)


@pytest.fixture(scope="module")
def told(folder: Path) -> bytes:
    """The rows of the archive, checked by one process."""
    assert run(arguments(folder, "told.jsonl")) == 2
    return (folder / "told.jsonl").read_bytes()


def test_a_cluster_writes_the_same_bytes(workers: Client, folder: Path, told: bytes) -> None:
    assert run(arguments(folder, "cluster.jsonl", "--scheduler", workers.scheduler.address)) == 2
    assert (folder / "cluster.jsonl").read_bytes() == told


def test_a_worker_that_is_killed_loses_nothing(workers: Client, folder: Path, told: bytes) -> None:
    killed = job(folder, "killed.jsonl")
    with cluster(workers.scheduler.address) as crew:
        done = killed.over(crew)
        next(done)
        busy = next(address for address, tasks in workers.processing().items() if tasks)
        os.kill(workers.run(os.getpid)[busy], signal.SIGKILL)
        assert len(killed.names) < 7
        assert sum(len(part) for part in done) == COUNT - DOCUMENTS
    killed.finish({})
    assert (folder / "killed.jsonl").read_bytes() == told


def test_what_a_process_began_a_cluster_goes_on_with(workers: Client, folder: Path, told: bytes) -> None:
    begun = job(folder, "begun.jsonl")
    with cluster(workers.scheduler.address) as crew:
        next(begun.over(crew))
    assert len(list((folder / "begun.jsonl.parts").glob("*.arrow"))) >= 1
    with cluster(workers.scheduler.address) as crew:
        assert sum(len(part) for part in begun.over(crew)) == COUNT
    begun.finish({})
    assert (folder / "begun.jsonl").read_bytes() == told


def test_a_cluster_without_the_program_is_told(workers: Client) -> None:
    workers.run(exec, "import sys; sys.modules['factcheck.batch'] = None")
    with pytest.raises(BatchError, match="cannot do the work"):
        cluster(workers.scheduler.address).__enter__()
    workers.run(exec, "import sys; del sys.modules['factcheck.batch']")


def test_a_cluster_without_workers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.batch.crews.PATIENCE", 0.2)
    with LocalCluster(n_workers=0, processes=False, dashboard_address=":0") as local:
        address = local.scheduler_address
        with pytest.raises(BatchError, match="has no workers"):
            cluster(address).__enter__()
    with pytest.raises(BatchError, match="no scheduler answers"):
        cluster(address).__enter__()
