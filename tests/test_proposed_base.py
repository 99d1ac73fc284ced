"""This file holds the tests of claims about a release checked against what is proposed for it, which nobody has read over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factcheck.core.fact import Concept
from factcheck.core.verdict import Label
from factcheck.desk import Desk
from factcheck.extract import Wanted, extract, header_of
from factcheck.extract.writing import new_file
from factcheck.factbase import FactBase
from factcheck.pipeline import check_at
from factcheck.read import read_text

SOURCE = "bulletin.txt"
FERRIES = """\
National Ferry Office
Ferry crossings in Norway, 2023-24
Bergen, 3 September 2024

The ferries of Norway made 1,204,300 crossings in 2023-24 (1 July 2023 to 30 June 2024), 4.1 per cent more than the 1,156,870 of 2022-23. \
They burned 18.4 million litres of fuel.

Tickets brought in 61.2 million crowns, freight 23.7 million crowns and kiosks 4.9 million crowns. Keeping the ferries going cost 118 million crowns.

The crews held 412 drills, in which 96 people were hurt. There were 2.4 injuries per 100,000 crossings.

Ostvik had the most delays (8,906, or 31.0 per cent), ahead of Sundvik (6,234), Norvik (5,938) and Vestvik (4,156).

Three piers are planned: a stone pier at Ostvik, a floating pier at Norvik and a car pier at Vestvik.

Half of the islanders (50.4 per cent) use the ferries each week.
"""
LABELS = {"s": Label.SUPPORTED, "r": Label.REFUTED, "n": Label.NOT_ENOUGH_EVIDENCE}


def proposed_desk(text: str, folder: Path) -> Desk:
    """A desk with the base that is proposed for a text, unedited."""
    document = read_text(text, SOURCE)
    found = extract(document, header_of(document, Wanted()), {})
    (folder / SOURCE).write_text(text, encoding="utf-8")
    (folder / "bulletin.yaml").write_text(new_file(found), encoding="utf-8")
    return Desk(FactBase.load(folder))


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The desk of a bulletin on a country's ferries in a year that begins in July."""
    return proposed_desk(FERRIES, tmp_path_factory.mktemp("ferries"))


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        # the country and the theme of a release are told with every figure by others
        ("Norwegian ferries made 1,204,300 crossings in 2023-24.", "s"),
        ("Norway's ferries made 1,304,300 crossings in 2023-24.", "r"),
        ("Danish ferries made 1,204,300 crossings in 2023-24.", "n"),
        ("In Sweden ferries made 1,304,300 crossings in 2023-24.", "n"),
        # two years are the twelve months that the release means by them
        ("Ferries made 1,204,300 crossings in the year to 30 June 2024.", "s"),
        ("Ferries made 1,204,300 crossings in the twelve months to June 2024.", "s"),
        ("Ferries made 1,204,300 crossings in 2022-23.", "r"),
        ("Ferries made 1,156,870 crossings in 2022-23.", "s"),
        ("Ferries made 1,204,300 crossings in 2018-19.", "r"),
        ("Ferries burned 18.4 million litres of fuel in 2024.", "n"),
        # who leads a list is one of it, and what it leads in is what all of it are counted in
        ("Sundvik had 6,234 delays.", "s"),
        ("Sundvik had 6,934 delays.", "r"),
        ("Norvik had 6,234 delays.", "r"),
        ("Ostvik had 8,906 delays.", "s"),
        ("Ostvik had 6,234 delays.", "r"),
        ("Tromvik had 6,234 delays.", "n"),
        # only what is of one kind is added up
        ("Tickets and kiosks together brought in 66.1 million crowns.", "s"),
        ("Tickets and kiosks together brought in 84.9 million crowns.", "n"),
        # a list beside a number is the release's, or the number bears nothing out
        ("Three piers are planned: a stone pier at Ostvik, a floating pier at Norvik and a car pier at Vestvik.", "s"),
        ("Three piers are planned: a stone pier at Ostvik, a wooden pier at Norvik and a car pier at Vestvik.", "n"),
        # a mean is no total, a rate no number of things
        ("Month by month, Norwegian ferries averaged more than 200,000 crossings in 2023-24.", "n"),
        ("There were 24 injuries.", "n"),
        # who nobody knows may have done what only some did, people are counted by what they did
        ("Pensioners made 1,104,300 crossings in 2023-24.", "n"),
        ("Pensioners made 1,204,300 crossings in 2023-24.", "n"),
        ("Norwegian trains burned 18.4 million litres of fuel in 2023-24.", "n"),
        ("Norwegian ferries burned 18.4 million litres of fuel in 2023-24.", "s"),
        ("Norway's schools held 412 drills.", "n"),
        ("Norway's crews held 412 drills.", "s"),
        ("Norway's crews held 421 drills.", "r"),
        ("Half of Norwegians use the ferries each week.", "n"),
        ("Some 69 people were rescued in drills.", "n"),
        ("Two thirds of the works stayed with islanders each week.", "n"),
    ],
)
def test_a_claim_is_judged_by_what_is_proposed(ferries: Desk, claim: str, label: str) -> None:
    assert check_at(ferries, claim, date(2024, 9, 10), by_line=True).label is LABELS[label]


def unsaid(text: str) -> list[Concept]:
    """The concepts that are proposed for a text as going without saying, but for its publisher."""
    document = read_text(text, SOURCE)
    found = extract(document, header_of(document, Wanted()), {}).concepts
    return [concept for concept in found if concept.implied and concept.facet != "publisher"]


HEAD = "Board of Trade\n{title}\n3 February 2025\n\n"
PORTS = "Fish ports had 90 cranes. Of the fish 12 tonnes were lost. No fish port was closed."


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Ports of Iceland in 2024", "They had 90 cranes.", ["Iceland"]),
        ("Ports in 2024", "American ports had 90 cranes.", ["United States"]),
        ("Ports in 2024", "Ports had 90 cranes, and sent 12 of them to Iceland.", []),
        ("Ports in 2024", "Iceland had 90 cranes and Norway had fewer.", []),
        ("Ports in 2024", "Ships came to Iceland and Norway, 90 in all.", []),
        ("Ports in 2024", "Guests came from Iceland (90) and from Norway (80).", []),
        ("Ports in 2024", "In Iceland it paid US$90 million.", ["Iceland"]),
        ("Fish in 2024", PORTS, ["fish"]),
        ("Fish and meat in 2024", PORTS, []),
        ("Ports in 2024", "It had 90 cranes. Cranes broke. Cranes fell.", []),
        ("Cranes in 2024", "It had 90 cranes. Cranes broke. Cranes fell.", []),
    ],
)
def test_what_goes_without_saying(title: str, text: str, expected: list[str]) -> None:
    assert [concept.label for concept in unsaid(HEAD.format(title=title) + text)] == expected
