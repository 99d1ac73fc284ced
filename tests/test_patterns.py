"""This file holds the tests of kept expressions: they are the very ones that are compiled, and no file can mislead or stop a check."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from factcheck import expressions
from factcheck.compiled import cache
from factcheck.compiled.patterns import keep, recall

CLAIM = "In 2024, 610 million people were inspected."
RUN = """
import sys
from factcheck import expressions
from factcheck.cli.quick import quick
print(quick(sys.argv[1:]), len(expressions._missed), len(expressions._kept))
"""
SAMPLES: list[tuple[str | bytes, int]] = [
    ("[0-9]+", 0),
    (r"(?P<year>\d{4})-(?P<month>\d\d)|(?P<year_alone>\d{4})(?=\D|$)", 0),
    ("(?i:straße|rue)|[A-ZÄÖÜ一-鿿]", re.IGNORECASE | re.MULTILINE),
    (rb"(\xff|a{2,5}?)\1(?<!b)", re.DOTALL),
    (r"(?x) a  b # c", 0),
]


@pytest.fixture(autouse=True)
def _nothing_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty cache for each test, and nothing learnt."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(expressions, "_kept", {})
    monkeypatch.setattr(expressions, "_missed", [])


def used(pattern: str | bytes = "[0-9]+", flags: int = 0) -> re.Pattern[Any]:
    """An expression that has been used."""
    late = expressions.regex(pattern, flags)
    late.search(pattern[:0])
    return late


def kept_file() -> Path:
    """The one file of expressions in the cache."""
    (path,) = (path for path in cache.compiled() if path.suffix == cache.PATTERNS)
    return path


@pytest.mark.parametrize(("pattern", "flags"), SAMPLES)
def test_a_kept_expression_is_the_one_that_is_compiled(pattern: str | bytes, flags: int) -> None:
    used(pattern, flags)
    keep()
    expressions._missed.clear()
    recall()
    again, public = used(pattern, flags), re.compile(pattern, flags)
    assert expressions._missed == []
    made = again.search.__self__  # type: ignore[attr-defined]
    assert (made, made.groupindex, made.groups, made.flags) == (public, public.groupindex, public.groups, public.flags)


def test_only_what_was_compiled_anew_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    used()
    keep()
    monkeypatch.setattr(expressions, "_missed", [])
    recall()
    used()
    monkeypatch.setattr(cache, "write", lambda *told: pytest.fail("it was written again"))
    keep()


def test_what_was_kept_before_is_kept_on() -> None:
    for pattern in ("a", "b"):
        expressions._kept.clear()
        expressions._missed.clear()
        recall()
        used(pattern)
        keep()
    recall()
    assert {pattern for pattern, _ in expressions._kept} == {"a", "b"}


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-10])


def turn_a_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def of_a_base(path: Path) -> None:
    cache.write(path, bytes(cache.KEY), b"a base")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", [cut, turn_a_bit, of_a_base, a_folder], ids=lambda one: one.__name__)
def test_a_damaged_file_is_not_read(damage: Callable[[Path], None]) -> None:
    used()
    keep()
    damage(kept_file())
    recall()
    assert expressions._kept == {}


def test_another_python_does_not_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    used()
    keep()
    monkeypatch.setattr(sys, "version", "another")
    recall()
    assert expressions._kept == {}


@pytest.mark.parametrize(
    "told", [b"", b"garbage", b"i\x01\0\0\0", *(expressions.marshal.dumps(each) for each in ((), ("a", 0, [99], 0, {}, ())))]
)
def test_what_the_engine_does_not_take_is_compiled(told: bytes) -> None:
    expressions.recall({("[0-9]+", 0): told})
    assert used().findall("60 ports") == ["60"]


def test_where_the_private_parts_are_others_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("re._compiler._code")
    expressions._missed.append(("[0-9]+", 0))
    assert expressions.learnt() == {}
    monkeypatch.setitem(sys.modules, "_sre", None)
    expressions.recall({("[0-9]+", 0): b""})
    assert used().findall("60 ports") == ["60"]


def test_what_is_not_equal_to_what_is_compiled_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    code = re._compiler._code  # type: ignore[attr-defined]
    monkeypatch.setattr("re._compiler._code", lambda parsed, flags: code(re._parser.parse("[a-z]+"), flags))  # type: ignore[attr-defined]
    re.compile("[0-9]+")
    expressions._missed.append(("[0-9]+", 0))
    assert expressions.learnt() == {}


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    used()
    keep()
    assert cache.compiled() == []


def test_two_processes_keep_at_once_and_the_next_compiles_nothing(tmp_path: Path) -> None:
    def run(_: int) -> tuple[bytes, bytes]:
        command = [sys.executable, "-c", RUN, CLAIM]
        done = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path, env=os.environ)
        assert done.stderr == b""
        report, _, told = done.stdout.rstrip().rpartition(b"\n")
        return report, told

    with ThreadPoolExecutor(2) as pool:
        (first, _), (second, _) = pool.map(run, range(2))
    report, told = run(0)
    assert first == second == report
    code, missed, kept = told.split()
    assert (code, missed) == (b"0", b"0")
    assert int(kept) > 0
    assert kept_file()
