"""This file holds the tests of the tables of formats: every format has its row, and every row a module that draws it."""

from __future__ import annotations

from importlib import import_module

import pytest

from factcheck.cli.formats import AUDITS, CHECKS, Manner, Row, rendered
from factcheck.cli.options import Format
from tests.test_audit_report import AUDIT
from tests.test_report import RESULT

SIGNED = Manner(reviewer="The Desk", url="https://example.org/checks")


def test_every_format_draws_a_check() -> None:
    assert list(CHECKS) == list(Format)


@pytest.mark.parametrize("row", [*CHECKS.values(), *AUDITS.values()], ids=lambda row: f"{row.module}.{row.function}")
def test_a_row_names_what_there_is(row: Row) -> None:
    assert callable(getattr(import_module(f"factcheck.report.{row.module}"), row.function))
    assert all(hasattr(Manner(), name) for name in row.takes)


@pytest.mark.parametrize("format_", CHECKS)
def test_a_check_is_drawn_in_every_format(format_: Format) -> None:
    assert "18.1%" in rendered(RESULT, format_, SIGNED)


@pytest.mark.parametrize("format_", AUDITS)
def test_an_audit_is_drawn_in_every_format(format_: Format) -> None:
    assert "1.2,000" in rendered(AUDIT, format_, Manner())
