"""This file holds who checks the parts: this process, several on this machine, or the workers of a Dask cluster."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from itertools import count
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from msgspec import Struct
from pyarrow import ipc

from factcheck.batch.errors import BatchError
from factcheck.batch.unit import Checker

if TYPE_CHECKING:
    from distributed import Client

AHEAD = 2
"""How many parts are given out for each process: one in work, and one that it need not wait for."""
PATIENCE = 10
"""Seconds in which a scheduler must answer, and have a worker."""

NEEDED = "factcheck.batch"
Given = Future[Any]


def _as_given(rows: pa.RecordBatch) -> pa.RecordBatch:
    return rows


class Crew(Struct, frozen=True):
    """Who checks parts: how a part is given out, how many may be out at a time, and what is raised when who had one died.

    `rows` are those of a part by what was given back for it.
    """

    submit: Callable[[Checker, pa.RecordBatch], Given]
    room: Callable[[], int]
    death: type[Exception] = BrokenExecutor
    rows: Callable[[Any], pa.RecordBatch] = _as_given


@contextmanager
def alone() -> Iterator[Crew]:
    """This process by itself."""

    def submit(checker: Checker, batch: pa.RecordBatch) -> Given:
        done: Given = Future()
        done.set_result(checker(batch))
        return done

    yield Crew(submit, lambda: 1)


@contextmanager
def processes(jobs: int) -> Iterator[Crew]:
    """So many processes on this machine; where one dies, others take their place."""
    pools: list[Executor] = []
    before = multiprocessing.active_children()
    numbers = count()

    with TemporaryDirectory(prefix="factcheck-", ignore_cleanup_errors=True) as folder:

        def submit(checker: Checker, batch: pa.RecordBatch) -> Given:
            path = Path(folder, f"{next(numbers)}.arrow")
            try:
                return pools[-1].submit(_write, checker, batch, path)
            except (IndexError, BrokenExecutor):  # a pool of which one process died takes no more work
                fresh = multiprocessing.get_context("spawn")  # pyarrow has threads, which a fork would not survive
                pools.append(ProcessPoolExecutor(jobs, fresh, _begin, (folder,)))
                return pools[-1].submit(_write, checker, batch, path)

        try:
            yield Crew(submit, lambda: AHEAD * jobs, rows=_read)
        finally:
            for pool in pools:
                pool.shutdown(wait=False, cancel_futures=True)
            _end([child for child in multiprocessing.active_children() if child not in before])


def _write(checker: Checker, batch: pa.RecordBatch, path: Path) -> Path:
    """Put the rows of a batch into a file, and give back its name, which is sent at once.

    Of rows that a process sends itself there may be half when it is ended, and the pool would wait for the other half forever.
    """
    rows = checker(batch)
    with ipc.new_file(str(path), rows.schema) as file:
        file.write_batch(rows)
    return path


def _read(path: Path) -> pa.RecordBatch:
    """The rows in a file, which nobody needs any more."""
    with ipc.open_file(str(path)) as file:
        rows = file.get_batch(0)
    path.unlink()
    return rows


def _end(children: list[BaseProcess]) -> None:
    """End processes, and wait until they write no more."""
    for child in children:
        child.terminate()
    for child in children:
        wait([child.sentinel])


def _begin(folder: str) -> None:
    """A process that ends with the one that began it: silently on an interrupt, and also where that was killed, then with its files."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    Thread(target=_follow, args=(folder,), daemon=True).start()


def _follow(folder: str) -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        rmtree(folder, ignore_errors=True)
        os._exit(1)


@contextmanager
def cluster(address: str) -> Iterator[Crew]:
    """The workers of the cluster with this scheduler. Raises BatchError where there is none, or none that can do the work."""
    from dask import config
    from distributed import Client
    from distributed.scheduler import KilledWorker

    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # what it tells at length is told on one line
    with config.set({"distributed.admin.large-graph-warning-threshold": "1 GB"}):  # a part may hold a large document
        try:
            client = Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise BatchError(f"no scheduler answers at {address}", str(error)) from None
        with client:
            _must_be_fit(client, address)
            executor = client.get_executor(pure=False)
            yield Crew(executor.submit, lambda: AHEAD * max(1, sum(client.ncores().values())), KilledWorker)


def _must_be_fit(client: Client, address: str) -> None:
    """Raise BatchError where a cluster has no workers, or where the program is missing: workers would end over it without a word."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
        client.run_on_scheduler(import_module, NEEDED)
        client.run(import_module, NEEDED)
    except TimeoutError:
        raise BatchError(f"the scheduler at {address} has no workers") from None
    except ImportError as error:
        hint = "the scheduler and the workers need factcheck[batch], in the same version"
        raise BatchError(f"the cluster of {address} cannot do the work: {error}", hint) from None


def crew(jobs: int, scheduler: str) -> AbstractContextManager[Crew]:
    """Who does the work: the cluster with this scheduler, or so many processes."""
    if scheduler:
        return cluster(scheduler)
    return processes(jobs) if jobs > 1 else alone()
