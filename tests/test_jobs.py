"""This file holds the tests that the same input gives the same bytes, whatever the processes, the hash seed and the cache."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLES = Path(__file__).parent / "articles"
ARGUMENTS = ["--format", "json", "--as-of", "2025-02-01"]


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of drafts, one of which cannot be read."""
    folder = tmp_path_factory.mktemp("drafts")
    for path in ARTICLES.glob("*.md"):
        (folder / path.name).write_text(path.read_text(encoding="utf-8")[:1500], encoding="utf-8")
    (folder / "broken.md").write_bytes(b"\xff\xfe\x00610 million")
    return folder


def run(folder: Path, *arguments: str, seed: str = "0") -> tuple[int, bytes, bytes]:
    """The exit code and the output of a check of a folder."""
    command = [sys.executable, "-m", "factcheck", *ARGUMENTS, *arguments, str(folder)]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONHASHSEED": seed})
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def told(drafts: Path) -> tuple[int, bytes, bytes]:
    """What one process tells of the drafts."""
    return run(drafts)


@pytest.mark.parametrize(("arguments", "seed"), [(["--jobs", "2"], "0"), (["--jobs", "3"], "1"), (["--no-cache"], "2")], ids=str)
def test_the_same_bytes(drafts: Path, told: tuple[int, bytes, bytes], arguments: list[str], seed: str) -> None:
    assert told[0] == 2
    assert b"broken.md" in told[2]
    assert run(drafts, *arguments, seed=seed) == told
