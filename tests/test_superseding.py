"""This file holds the tests of releases that supersede others, of new bases, and of concepts that releases propose."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factcheck.audit.base import BaseAudit
from factcheck.cli.app import run
from factcheck.coverage import coverage
from factcheck.desk import Desk
from factcheck.factbase import FactBase, problems
from factcheck.pipeline import check_at

VOCABULARY = "concepts:\n  boat: {label: boats, aliases: [vessel]}\n"
RELEASE = """\
release:
  id: boats-{id}
  title: Boats
  publisher: Boat Office
  published: {published}
  period: "2024"
  source: {id}.txt
{extra}facts:
  - {{id: boats, about: [boat], unit: boat, value: "{value}", passage: "{value} boats"}}
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A base with a release and the one that corrects it."""
    (tmp_path / "vocabulary.yaml").write_text(VOCABULARY, encoding="utf-8")
    for id_, published, value, extra in (
        ("first", "2025-02-01", "5,120", ""),
        ("second", "2025-04-01", "5,210", "  supersedes: boats-first\n"),
    ):
        release = RELEASE.format(id=id_, published=published, value=value, extra=extra)
        (tmp_path / f"{id_}.yaml").write_text(release, encoding="utf-8")
        (tmp_path / f"{id_}.txt").write_text(f"In 2024 there were {value} boats.\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("value", "day", "verdict"),
    [
        ("5,120", None, "refuted"),
        ("5,210", None, "supported"),
        ("5,120", date(2025, 3, 1), "supported"),
        ("5,210", date(2025, 3, 1), "refuted"),
        ("5,120", date(2025, 4, 1), "refuted"),
        ("5,210", date(2025, 4, 1), "supported"),
    ],
)
def test_the_old_release_holds_until_the_new_one_is_published(base: Path, value: str, day: date | None, verdict: str) -> None:
    checked = check_at(Desk(FactBase.load(base)), f"In 2024 there were {value} boats.", day, by_line=True)
    assert checked.label.value == verdict


def test_what_is_superseded_contradicts_nothing_but_two_releases_that_hold_do(base: Path) -> None:
    assert not BaseAudit(FactBase.load(base)).across
    second = base / "second.yaml"
    second.write_text(second.read_text(encoding="utf-8").replace("  supersedes: boats-first\n", ""), encoding="utf-8")
    [finding] = BaseAudit(FactBase.load(base)).across["boats-second"]
    assert "5,120" in finding.message


def test_a_concept_of_the_vocabulary_goes_before_a_proposed_one(base: Path) -> None:
    first = base / "first.yaml"
    proposals = "concepts:\n  boat: {label: tubs}\n  ship: {label: ships, aliases: [liner]}\n"
    first.write_text(first.read_text(encoding="utf-8") + proposals, encoding="utf-8")
    concepts = FactBase.load(base).concepts
    assert (concepts["boat"].label, concepts["boat"].proposed, concepts["ship"].proposed) == ("boats", False, True)


def test_a_new_base_validates_and_is_covered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "ours"
    assert run(["facts", "new", str(folder)]) == 0
    assert problems([folder]) == ()
    assert [one.uncovered for one in coverage(FactBase.load(folder))] == [()]
    assert (folder / "schema" / "release.json").is_file()
    assert run(["facts", "new", str(folder)]) == 2
    assert "is not empty" in capsys.readouterr().err
