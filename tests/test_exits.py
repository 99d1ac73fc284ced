"""This file holds the tests of exit statuses: command lines in a real shell, interrupts, closed pipes, and progress on a terminal."""

from __future__ import annotations

import os
import pty
import re
import shlex
import signal
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml

from factcheck.cli.output import PATIENCE, wants_color
from tests.books import COMMAND, ENVIRONMENT, FALSE, furnish

TABLE: dict[str, list[dict]] = yaml.safe_load((Path(__file__).parent / "cases" / "exits.yaml").read_text(encoding="utf-8"))
ROWS = [row for rows in TABLE.values() for row in rows]
FIRST = "set -o pipefail; factcheck() { " + shlex.join(COMMAND) + ' "$@"; }\n'
ENTRY = (
    '{"code": "REF001", "claim": "in 2024, readers borrowed 14.2 million books.", "fact": "books/loans", "value": "12.4 million"}'
)
FILES = {
    "ignored.md": f"{FALSE} <!-- factcheck: ignore[REF001] why -->",
    "unreasoned.md": f"{FALSE} <!-- factcheck: ignore[REF001] -->",
    "baseline.json": f'{{"version": 1, "entries": [{ENTRY}]}}',
    "empty.json": '{"version": 1, "entries": []}',
    "lenient.toml": 'fail-on = "never"\n',
    "bad.toml": '# ours\nfromat = "json"\n',
}


def furnished(folder: Path) -> Path:
    """A folder with drafts, bases, settings and baselines."""
    furnish(folder)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def typed(row: dict, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command line, run by a shell in a folder of its own."""
    folder.mkdir()
    environment = {**ENVIRONMENT, "GIT_CEILING_DIRECTORIES": str(folder.parent)}
    command = ["bash", "-c", FIRST + row["run"]]
    return subprocess.run(
        command,
        cwd=furnished(folder),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
        check=False,
    )


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Future[subprocess.CompletedProcess[str]]]]:
    """A run of every row, side by side, since a process takes its time to start."""
    folder = tmp_path_factory.mktemp("exits")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield [pool.submit(typed, row, folder / str(number)) for number, row in enumerate(ROWS)]


@pytest.mark.parametrize("number", range(len(ROWS)), ids=[row["run"] for row in ROWS])
def test_a_command_line(runs: list[Future[subprocess.CompletedProcess[str]]], number: int) -> None:
    row, done = ROWS[number], runs[number].result()
    assert done.returncode == row["exit"], done.stdout + done.stderr
    says = row.get("says", "")
    assert done.stderr.startswith(says) if says else done.stderr == ""
    assert row.get("out", "") in done.stdout


def test_the_table_is_long_and_has_every_status() -> None:
    assert len(ROWS) >= 60
    assert {row["exit"] for row in ROWS} == {0, 1, 2, 141}


INTERRUPTED = [
    ["fifo.txt"],
    ["-o", "report.txt", "true.md", "fifo.txt"],
    ["--report", "json=report.txt", "fifo.txt"],
    ["audit", "fifo.txt"],
    ["figures", "-o", "report.txt", "fifo.txt"],
    ["baseline", "write", "--baseline", "report.txt", "false.md", "fifo.txt"],
]


@pytest.mark.parametrize("arguments", INTERRUPTED, ids=" ".join)
def test_an_interrupt_is_silent_and_leaves_files_as_they_were(tmp_path: Path, arguments: list[str]) -> None:
    folder = furnished(tmp_path)
    (folder / "report.txt").write_text("before")
    os.mkfifo(folder / "fifo.txt")
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    with (folder / "fifo.txt").open("w"):  # opens only when the program reads it
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")
    assert (folder / "report.txt").read_text() == "before"
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def watched(folder: Path, pause: float) -> tuple[str, str]:
    """What a run prints on standard output, and on a terminal that is its standard error, where its first text comes late."""
    os.mkfifo(folder / "fifo.txt")
    parent, child = pty.openpty()
    arguments = [*COMMAND, "fifo.txt", "true.md"]
    process = subprocess.Popen(
        arguments, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=child, env=ENVIRONMENT
    )
    os.close(child)
    with (folder / "fifo.txt").open("w") as late:
        time.sleep(pause)
        late.write(FALSE)
    out, _ = process.communicate(timeout=60)
    seen = b""
    try:
        while chunk := os.read(parent, 4096):
            seen += chunk
    except OSError:  # how a terminal ends of which the other side is closed
        pass
    os.close(parent)
    return out.decode(), seen.decode()


def test_progress_is_shown_on_a_terminal_where_it_takes_long_and_then_wiped_out(tmp_path: Path) -> None:
    out, seen = watched(furnish(tmp_path), 3 * PATIENCE)
    assert seen == "\r1 of 2 …\r2 of 2 …\r\x1b[K"
    assert "2 figures: 1 refuted, 1 supported" in out
    assert "…" not in out


def test_no_progress_elsewhere(tmp_path: Path) -> None:
    folder = furnish(tmp_path)
    os.mkfifo(folder / "fifo.txt")
    process = subprocess.Popen(
        [*COMMAND, "fifo.txt", "true.md"],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    with (folder / "fifo.txt").open("w") as late:
        time.sleep(3 * PATIENCE)
        late.write(FALSE)
    assert process.communicate(timeout=60)[1] == b""


COLORS: list[tuple[str, bool, bool]] = [
    # the environment, whether there is a terminal, whether there is colour
    ("", True, True),
    ("", False, False),
    ("NO_COLOR=1", True, False),
    ("NO_COLOR=", True, True),
    ("FORCE_COLOR=1", False, True),
    ("FORCE_COLOR=", False, False),
    ("FORCE_COLOR=1 NO_COLOR=1", True, False),
    ("CLICOLOR=0", True, False),
    ("CLICOLOR=1", True, True),
    ("CLICOLOR=1", False, False),
    ("CLICOLOR_FORCE=1", False, True),
    ("CLICOLOR_FORCE=0", False, False),
    ("CLICOLOR=0 CLICOLOR_FORCE=1", False, True),
    ("CLICOLOR_FORCE=1 NO_COLOR=1", False, False),
    ("TERM=dumb", True, False),
    ("TERM=dumb FORCE_COLOR=1", True, True),
    ("TERM=xterm", True, True),
]


@pytest.mark.parametrize(("environment", "terminal", "colored"), COLORS)
def test_colour(environment: str, terminal: bool, colored: bool) -> None:
    assert wants_color(dict(pair.split("=") for pair in environment.split()), terminal) is colored


@pytest.mark.parametrize(("option", "environment", "colored"), [("never", "FORCE_COLOR", False), ("always", "NO_COLOR", True)])
def test_the_option_comes_before_the_environment(tmp_path: Path, option: str, environment: str, colored: bool) -> None:
    done = subprocess.run(
        [*COMMAND, "--color", option, "true.md"],
        cwd=furnish(tmp_path),
        capture_output=True,
        text=True,
        env={**ENVIRONMENT, environment: "1"},
        check=False,
    )
    assert bool(re.search("\x1b", done.stdout)) is colored
