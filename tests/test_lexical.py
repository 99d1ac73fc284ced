"""This file holds the tests of a base without a vocabulary: facts go by the words of their label or passage, with more caution."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.compiled.packing import packed, unpacked
from factcheck.desk import Desk
from factcheck.factbase import FactBase
from factcheck.pipeline import check_at

SOURCE = """\
The harbour handled 3,901 tonnes of fertiliser in 2024. Passenger ferries made 1,204 crossings.
"""
RELEASE = """\
release: {id: harbour-2024, title: Harbour, publisher: Harbour Office, published: 2025-02-01, period: "2024", source: harbour.txt}
facts:
  - {id: fertiliser, unit: t, value: "3,901 tonnes", passage: "The harbour handled 3,901 tonnes of fertiliser in 2024"}
  - {id: crossings, label: ferry crossings, unit: crossing, value: "1,204", passage: "1,204 crossings"}
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with a base of one release, no vocabulary and nothing under `about`."""
    folder = tmp_path_factory.mktemp("harbour")
    (folder / "harbour.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "harbour-2024.yaml").write_text(RELEASE, encoding="utf-8")
    return Desk(FactBase.load(folder))


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("In 2024 the harbour handled 3,901 tonnes of fertiliser.", "supported"),
        ("The harbour handled 3.9 thousand tonnes of fertilizer.", "supported"),
        ("The harbour handled 3,901 tonnes of fertilliser.", "supported"),
        ("In 2024 the harbour handled 4,500 tonnes of fertiliser.", "refuted"),
        ("There were 1,204 ferry crossings in 2024.", "supported"),
        ("The harbour handled 3,901 tonnes of bananas.", "not_enough_evidence"),
        ("Some 77 lighthouses were painted in 2024.", "not_enough_evidence"),
    ],
)
def test_claims_are_judged_by_words(desk: Desk, claim: str, verdict: str) -> None:
    assert check_at(desk, claim, by_line=True).label.value == verdict


def test_words_do_not_become_concepts_of_the_base(desk: Desk) -> None:
    assert desk.base.concepts == {}
    assert all(not fact.about for fact in desk.base.facts)
    assert Path(desk.base.facts[0].release.source).name == "harbour.txt"


def test_a_compiled_base_goes_by_words_as_well(desk: Desk) -> None:
    again = unpacked(packed(desk))
    assert check_at(again, "In 2024 the harbour handled 3,901 tonnes of fertiliser.", by_line=True).label.value == "supported"
