"""This file holds the benchmark of archives: articles made of what the releases say and of plain prose, on two Dask workers and on one process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter, sleep

import pyarrow as pa
from distributed import Client, LocalCluster
from pyarrow import parquet

from factcheck.factbase import FactBase
from factcheck.read import read_text
from factcheck.sentences import sentences

ARTICLES = 20_000
SAID, PLAIN = 2, 3
"""How many sentences of an article are a release's and have digits, and how many are prose without a figure."""
LONGEST = 200
"""Sentences of releases that are longer are left out: they are lists of figures, as no article has them."""
PROSE = (
    "The minister thanked the officers who work through the holidays.",
    "Travellers spoke of short queues and friendly staff.",
    "It is not known what the other side made of this.",
    "Shops near the station hope that the visitors will come back.",
    "Observers had expected little else.",
    "The rain did not keep anybody at home.",
    "A spokesman declined to say more before the inquiry is closed.",
    "For the families, the waiting goes on.",
)
Row = tuple[str, str, str]


def articles(count: int) -> Iterator[Mapping[str, str]]:
    """So many articles, always the same."""
    chance = Random(0)
    releases = FactBase.load().releases.values()
    found = {sentence.text.strip() for release in releases for sentence in sentences(read_text(release.text))}
    said = sorted(text for text in found if len(text) <= LONGEST and any(map(str.isdigit, text)))
    for number in range(count):
        told = [*chance.sample(said, SAID), *chance.sample(PROSE, PLAIN)]
        chance.shuffle(told)
        yield {"id": f"article-{number}", "date": "2025-02-01", "text": " ".join(told)}


def rows(count: int = ARTICLES) -> Iterator[Row]:
    """How much sooner two workers are done than one process, and whether they write the same, also where one is killed."""
    with (
        TemporaryDirectory() as name,
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster,
        Client(cluster) as client,
    ):
        folder = Path(name)
        parquet.write_table(pa.Table.from_pylist(list(articles(count))), folder / "articles.parquet")
        there = ("--scheduler", cluster.scheduler_address)
        one = _elapsed(folder, "one.parquet")
        two = _elapsed(folder, "two.parquet", *there)
        Thread(target=_kill_one, args=(client, two / 3), daemon=True).start()
        killed = _elapsed(folder, "killed.parquet", *there)
        same = [
            (folder / other).read_bytes() == (folder / "one.parquet").read_bytes() for other in ("two.parquet", "killed.parquet")
        ]
    what = f"batch of {count:,} articles on 2 Dask workers"
    yield what, "at least 1.6 ×", f"{one / two:.2f} × as fast, {count / two:.0f} articles a second"
    yield f"{what}: its rows", "those of one process", "the same" if same[0] else "others"
    yield f"{what}, one killed", "those of one process", f"{'the same' if same[1] else 'others'}, {one / killed:.2f} × as fast"


def _elapsed(folder: Path, output: str, *more: str) -> float:
    begun = perf_counter()
    command = [
        sys.executable,
        "-m",
        "factcheck",
        "batch",
        "articles.parquet",
        "-o",
        output,
        "--id",
        "id",
        "--date",
        "date",
        *more,
    ]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return perf_counter() - begun


def _kill_one(client: Client, after: float) -> None:
    """Kill the process of a worker that is at work."""
    sleep(after)
    busy = next(address for address, tasks in client.processing().items() if tasks)
    os.kill(client.run(os.getpid)[busy], signal.SIGKILL)
