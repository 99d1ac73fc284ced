"""This file holds what the tests share: the shipped base, and snapshots of output, which one flag updates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.desk import Desk
from factcheck.factbase import FactBase

SNAPSHOTS = Path(__file__).parent / "snapshots"
collect_ignore = ["benchmarks"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="write the snapshots anew instead of comparing with them")


@pytest.fixture(scope="session")
def base() -> FactBase:
    """The base that comes with the program."""
    return FactBase.load()


@pytest.fixture(scope="session")
def desk(base: FactBase) -> Desk:
    """A desk with that base, made ready once."""
    return Desk(base)


@pytest.fixture
def matches(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """A function that compares a text with the snapshot of a name, or writes it with --update-snapshots."""

    def compare(text: str, name: str) -> None:
        path = SNAPSHOTS / name
        if request.config.getoption("--update-snapshots"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare
