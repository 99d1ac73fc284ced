"""This file holds the tests of the compiled base: the same desk out of it, and a cache that can be damaged but never misleads."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from factcheck.compiled import cache
from factcheck.compiled.desks import compile_base, desk_of
from factcheck.compiled.packing import packed, unpacked
from factcheck.desk import Desk
from factcheck.factbase import FactBase
from factcheck.factbase.folder import PACKAGE, Folder, default_folder

VOCABULARY = "concepts: {person: {label: people}, sailor: {label: sailors, broader: person}}"
RELEASE = """\
release: {id: port-2024, title: The port in 2024, publisher: Port Board, published: 2025-03-01, period: "2024", source: port.txt}
facts:
  - {id: people, about: [person], unit: person, value: 610 million, passage: 610 million people}
  - {id: sailors, about: [sailor], unit: person, value: 61 million, part-of: people, passage: 61 million sailors}
"""
SOURCE = "In 2024, 610 million people came, 61 million sailors among them."
CLAIM = "In 2024, 601 million people came."


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty cache for each test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small base, of which a test may change what it likes."""
    for name, text in (("seeds/port.txt", SOURCE), ("claims/vocabulary.yaml", VOCABULARY), ("claims/port-2024.yaml", RELEASE)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "claims"


def kept() -> list[Path]:
    """The files in the cache."""
    return sorted(path for path in cache.compiled() if path.suffix != cache.PATTERNS)


def value(folder: Path, id_: str = "port-2024/people") -> str:
    """A fact's printed value at the desk for the base in a folder."""
    found = desk_of([folder]).base.fact(id_)
    assert found is not None
    return found.printed


def test_what_is_packed_comes_out_again(desk: Desk) -> None:
    again = unpacked(packed(desk))
    assert again.base.concepts == desk.base.concepts
    assert again.base.releases == desk.base.releases
    assert again.base.harmless == desk.base.harmless
    assert again.base.hash == desk.base.hash
    assert list(again.base.facts) == list(desk.base.facts)
    assert list(again.matcher.facts) == list(desk.matcher.facts)
    assert again.matcher.index == desk.matcher.index
    assert again.vocabulary.lexicon == desk.vocabulary.lexicon
    assert again.doubts == desk.doubts
    assert (again.known_words, again.publishers) == (desk.known_words, desk.publishers)


def test_facts_are_read_when_they_are_asked_for_and_never_past_the_last(desk: Desk) -> None:
    again = unpacked(packed(desk))
    assert again.matcher.facts[-1] == desk.matcher.facts[-1]
    assert again.base.facts[1:3] == list(desk.base.facts[1:3])
    assert len(list(again.base.facts)) == len(desk.base.facts)
    with pytest.raises(IndexError):
        again.base.facts[len(desk.base.facts)]


def test_a_base_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert value(folder) == "610 million"
    assert len(kept()) == 1
    monkeypatch.setattr(FactBase, "load", lambda *paths: pytest.fail("it was read again"))
    assert value(folder) == "610 million"


@pytest.mark.parametrize(
    ("name", "old", "new", "printed"),
    [
        ("claims/port-2024.yaml", "value: 610 million", "value: 610 million people", "610 million people"),
        ("claims/vocabulary.yaml", "people", "persons", "610 million"),
        ("seeds/port.txt", "came", "went", "610 million"),
    ],
)
def test_a_changed_base_is_compiled_anew(folder: Path, name: str, old: str, new: str, printed: str) -> None:
    assert value(folder) == "610 million"
    path = folder.parent / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert value(folder) == printed
    assert len(kept()) == 2


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def turn_a_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def another_program(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(cache.MARK, b"factcheck base 0\n"))


def another_base(path: Path) -> None:
    cache.write(path, bytes(cache.KEY), b"not this base")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "damage", [cut, empty, turn_a_bit, another_program, another_base, a_folder], ids=lambda one: one.__name__
)
def test_a_file_that_is_not_whole_or_not_its_own_is_not_read(folder: Path, damage: Callable[[Path], None]) -> None:
    assert value(folder) == "610 million"
    damage(kept()[0])
    assert value(folder) == "610 million"


def test_where_nothing_can_be_written_nothing_is_kept(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert value(folder) == "610 million"
    assert kept() == []


def test_without_the_cache_it_is_neither_read_nor_written(folder: Path) -> None:
    assert desk_of([folder], cached=False).base.facts
    assert kept() == []


def test_the_cache_keeps_the_latest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "KEPT", 2)
    for number in range(4):
        key = bytes([number]) * cache.KEY
        cache.write(cache.place(key), key, b"")
        os.utime(cache.place(key), (number, number))
    assert [path.name[:2] for path in kept()] == ["02", "03"]
    assert cache.clear() == 2
    assert kept() == []


def test_two_processes_that_compile_at_once_do_not_hurt_each_other(folder: Path) -> None:
    command = [sys.executable, "-m", "factcheck", "--facts", str(folder), "--format", "json", CLAIM]

    def run(_: int) -> bytes:
        return subprocess.run(command, capture_output=True, check=False).stdout

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(run, range(2))
    assert first == second == run(0)
    assert len(kept()) == 1


def test_the_shipped_base_is_compiled_for_the_installed_program(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compile_base(folder, tmp_path / "shipped.base")
    monkeypatch.setattr(cache, "SHIPPED", tmp_path / "shipped.base")
    monkeypatch.setattr(FactBase, "load", lambda *paths: pytest.fail("it was read again"))
    assert value(folder) == "610 million"
    assert kept() == []


def test_the_state_of_the_modules_stands_for_a_program_that_is_worked_on() -> None:
    assert cache.program(installed=True) in cache.program(installed=False)
    assert str(PACKAGE / "desk.py") in cache.program(installed=False)
    assert cache.key_of([Folder(default_folder())], "1") != cache.key_of([Folder(default_folder())], "2")
