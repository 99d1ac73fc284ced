"""This file holds the part of the benchmark that is about bases of any size: how long one is compiled, and a claim checked against it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.synthetic import claims, write_base

Row = tuple[str, str, str]
SMALL, BIG = (1_000, 10_000), (100_000, 1_000_000)
"""The sizes of the two bases that are compiled, without and with --big."""
ROUNDS = 10
SHIPPED = "In 2024, 610 million people were inspected."
MEBI = 1 << 20
KIBI = 1 << 10


ASK = """
import os, sys, time
begun = time.perf_counter()
process = os.posix_spawn(
    sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
)
usage = os.wait4(process, 0)[2]
print(time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
"""
"""Runs a command, and prints the seconds by the clock and of the processor, and the most memory that it or a child of it had."""


class Spent(NamedTuple):
    """What a process took: seconds by the clock and of the processor, and the most memory that it or a child of it had, in bytes."""

    elapsed: float
    processor: float
    memory: int


def rows(*, big: bool) -> Iterator[Row]:
    """How long it takes to compile a base and one ten times as large, and to check claims against the large one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        less, more = (_compiled(folder, facts) for facts in (BIG if big else SMALL))
        facts = (BIG if big else SMALL)[-1]
        wanted = "5 minutes, 2 GB, 11 ×" if big else "11 ×"
        told = f"{more.elapsed / 60:.1f} minutes ({more.processor / 60:.1f} of processors), {more.memory / MEBI:.0f} MB"
        yield f"compiling {facts:,} facts", wanted, f"{told}, {more.processor / less.processor:.1f} × a tenth of it"
        yield from _checked(folder / f"{facts}.sqlite", facts)


def _compiled(folder: Path, facts: int) -> Spent:
    source = folder / str(facts)
    write_base(source, facts)
    return spent("facts", "compile", str(source), "-o", f"{source}.sqlite")


def _checked(path: Path, facts: int) -> Iterator[Row]:
    """A claim of each kind, each in a process of its own, against the slowest of the claims about the shipped base."""
    shipped = min(spent("claim", SHIPPED).processor for _ in range(ROUNDS))
    took = [_least("claim", "--facts", str(path), text) for text, _ in claims(facts, 5)]
    times = " to ".join(
        f"{each / shipped:.1f}" for each in (min(one.processor for one in took), max(one.processor for one in took))
    )
    memory = max(each.memory for each in took) / MEBI
    yield f"a claim against {facts:,} facts, compiled", "3 ×, 200 MB", f"{times} × the shipped base, {memory:.0f} MB"


def _least(*arguments: str) -> Spent:
    return min((spent(*arguments) for _ in range(ROUNDS)), key=lambda one: one.processor)


def spent(*arguments: str) -> Spent:
    """What a run of the program took, asked of a process that is small itself: a child's most memory is never less than its parent's was."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    asked = [sys.executable, "-c", ASK, sys.executable, "-m", "factcheck", *arguments]
    elapsed, processor, memory = subprocess.run(asked, capture_output=True, text=True, env=kept, check=True).stdout.split()
    return Spent(float(elapsed), float(processor), int(memory) * (1 if sys.platform == "darwin" else KIBI))
