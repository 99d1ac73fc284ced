"""This file holds what the tests share: the shipped base, outside programs, and snapshots of output, which one flag updates."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck.cli.app import run
from factcheck.desk import Desk
from factcheck.factbase import FactBase
from tests.books import furnish

SNAPSHOTS = Path(__file__).parent / "snapshots"
collect_ignore = ["benchmarks"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="write the snapshots anew instead of comparing with them")


@pytest.fixture(autouse=True, scope="session")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache of the tests' own, which nothing outside them is kept in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def base() -> FactBase:
    """The base that comes with the program."""
    return FactBase.load()


@pytest.fixture(scope="session")
def desk(base: FactBase) -> Desk:
    """A desk with that base, made ready once."""
    return Desk(base)


@pytest.fixture(scope="session")
def tool() -> Callable[[str], str]:
    """A function that gives the path of an outside program; a test that misses it is skipped, but fails where all must be there."""

    def path_of(program: str) -> str:
        path = shutil.which(program)
        if path is None and os.environ.get("ALL_TOOLS"):
            pytest.fail(f"{program} is not installed: .ci/tools installs it")
        if path is None:
            pytest.skip(f"{program} is not installed")
        return path

    return path_of


@dataclass(frozen=True)
class Program:
    """The program in a folder with drafts and a small base, run without a process of its own."""

    folder: Path
    captured: pytest.CaptureFixture[bytes]

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        """Exit code, output and errors of a run."""
        code = run(arguments)
        out, err = self.captured.readouterr()
        return code, out.decode(), err.decode()

    def write(self, name: str, text: str) -> Path:
        """A file of this name with this text, in its folder, which is made where it is missing."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Program:
    """The program in a folder of its own."""
    monkeypatch.chdir(furnish(tmp_path))
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FACTCHECK_FACTS", "own/claims")
    return Program(tmp_path, capsysbinary)


@pytest.fixture
def matches(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """A function that compares a text with the snapshot of a name, or writes it with --update-snapshots."""

    def compare(text: str, name: str) -> None:
        path = SNAPSHOTS / name
        if request.config.getoption("--update-snapshots"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return compare


@pytest.fixture(scope="session")
def office(tool: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Callable[..., bytes]:
    """A function that has LibreOffice convert the bytes of a file of a name into another format."""
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def convert(name: str, data: bytes, form: str, *options: str) -> bytes:
        folder = tmp_path_factory.mktemp("office")
        (folder / name).write_bytes(data)
        command = [tool("soffice"), f"-env:UserInstallation={profile}", "--headless", *options, "--convert-to", form, name]
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, timeout=120)
        out = (folder / name).with_suffix(f".{form.partition(':')[0]}")
        assert out.exists(), done.stdout + done.stderr
        return out.read_bytes()

    return convert
