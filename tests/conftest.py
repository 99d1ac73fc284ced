"""This file holds what the tests share: the shipped base, outside programs, and snapshots of output, which one flag updates."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from factcheck.desk import Desk
from factcheck.factbase import FactBase

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
        if path is None and os.environ.get("FACTCHECK_ALL_TOOLS"):
            pytest.fail(f"{program} is not installed: .ci/tools installs it")
        if path is None:
            pytest.skip(f"{program} is not installed")
        return path

    return path_of


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
