"""This file holds the tests of the three other subjects: what is proposed for them, unedited and without a vocabulary, and once read over."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from factcheck.desk import Desk
from factcheck.extract import Wanted, extract, header_of
from factcheck.extract.writing import new_file
from factcheck.factbase import FactBase, problems
from factcheck.pipeline import check_at
from factcheck.read import read

OTHER = Path(__file__).parent / "other"
SUBJECTS = ("port", "hospital", "energy")
FLOORS = {
    ("port", "proposed"): 0.8,
    ("hospital", "proposed"): 0.85,
    ("energy", "proposed"): 0.5,
    ("port", "claims"): 0.95,
    ("hospital", "claims"): 0.95,
    ("energy", "claims"): 0.7,
}
"""What share of the claims is judged as labelled, at least; the energy base has few words for each concept, as an editor's first one may."""


@pytest.fixture(scope="module", params=SUBJECTS)
def subject(request: pytest.FixtureRequest) -> str:
    """One of the subjects."""
    return str(request.param)


@pytest.fixture(scope="module")
def proposed(subject: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base of all releases of a subject as they are proposed, one after the other, from an empty folder on."""
    folder = tmp_path_factory.mktemp(subject)
    concepts = {}
    for source in sorted((OTHER / subject / "seeds").iterdir()):
        document = read(source)
        proposal = extract(document, header_of(document, Wanted(id=source.stem.replace("_", "-"))), concepts)
        concepts |= {concept.id: concept for concept in proposal.concepts}
        (folder / source.name).write_text(document.text, encoding="utf-8")
        (folder / f"{proposal.header.id}.yaml").write_text(new_file(proposal), encoding="utf-8")
    return folder


def verdicts(base: Path, subject: str) -> Counter[tuple[str, str]]:
    """How often the claims with each label got each verdict."""
    desk = Desk(FactBase.load(base))
    rows = yaml.safe_load((OTHER / subject / "claims.yaml").read_text(encoding="utf-8"))
    days = [row["as_of"] and date.fromisoformat(str(row["as_of"])) for row in rows]
    judged = (check_at(desk, row["text"], day, by_line=True) for row, day in zip(rows, days, strict=True))
    return Counter((row["verdict"], checked.label.value) for row, checked in zip(rows, judged, strict=True))


FURTHER = [
    ("hospital", "Between 31 March and 30 June 2025 the waiting list got shorter by 1,345 patients.", "supported"),
    (
        "hospital",
        "Cardiology and dermatology together accounted for about 17% of the patients waiting on 30 June 2025.",
        "supported",
    ),
    ("hospital", "Cardiology and dermatology together had 5,318 patients waiting on 30 June 2025.", "supported"),
    ("hospital", "Cardiology and dermatology together had 6,318 patients waiting on 30 June 2025.", "not_enough_evidence"),
    ("hospital", "Cardiology had the shortest median wait on 30 June 2025.", "supported"),
    ("hospital", "Dermatology had the longest median wait on 30 June 2025.", "refuted"),
    ("hospital", "On 30 June 2025 the median wait was shorter in cardiology than in dermatology.", "supported"),
    ("hospital", "On 30 June 2025 the median wait was longer in cardiology than in orthopaedics.", "refuted"),
    ("hospital", "The list at Eastfell was longer in May than in June.", "not_enough_evidence"),
    ("hospital", "By 31 October 2025 the waiting list had come down to 30,112 patients.", "not_enough_evidence"),
    ("hospital", "The Westbury Health Board had 31,593 patients waiting at the end of June 2025.", "not_enough_evidence"),
    ("hospital", "At Eastfell the median wait was 91 days on 30 June 2025.", "not_enough_evidence"),
    ("hospital", "The median wait was 91 days on 30 June 2025.", "refuted"),
    ("port", "Northgate and Saltmarsh together moved 1,004,700 TEU in 2024.", "supported"),
    ("port", "Of the 3.901 million tonnes handled in May 2025, few were liquid bulk.", "not_enough_evidence"),
]
"""Further claims about the bases that were read over: sums, changes and rankings, and what they do not tell."""


@pytest.mark.parametrize(("name", "text", "label"), FURTHER, ids=[text for _, text, _ in FURTHER])
def test_what_a_base_tells_of_several_facts_at_once(name: str, text: str, label: str, read_over: dict[str, Desk]) -> None:
    assert check_at(read_over[name], text, None, by_line=True).label.value == label


@pytest.fixture(scope="module")
def read_over() -> dict[str, Desk]:
    """The desks of the bases that were read over."""
    return {name: Desk(FactBase.load(OTHER / name / "claims")) for name in SUBJECTS}


def held(counts: Counter[tuple[str, str]], floor: float) -> None:
    """Assert how many claims are judged as labelled, and that none is falsely confirmed or falsely refuted."""
    right = sum(number for (label, verdict), number in counts.items() if label == verdict)
    assert right >= floor * counts.total(), counts
    assert (counts["refuted", "supported"], counts["supported", "refuted"]) == (0, 0), counts


def test_what_is_proposed_is_valid(proposed: Path) -> None:
    assert problems([proposed]) == ()


def test_what_is_proposed_is_useful_and_does_no_harm(proposed: Path, subject: str) -> None:
    held(verdicts(proposed, subject), FLOORS[subject, "proposed"])


def test_what_was_read_over_is_valid_and_better(subject: str) -> None:
    assert problems([OTHER / subject / "claims"]) == ()
    held(verdicts(OTHER / subject / "claims", subject), FLOORS[subject, "claims"])
