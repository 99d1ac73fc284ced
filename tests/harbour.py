"""This file holds a small fact base about another subject than the shipped one: the harbours of a country that there is not."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from msgspec.structs import replace

from factcheck.core.fact import Concept, Fact, Passage, Release
from factcheck.core.figure import Basis, Claim, Measure, Observation
from factcheck.core.period import Period
from factcheck.core.quantity import Quantity
from factcheck.core.text import Sentence, Span
from factcheck.factbase import FactBase
from factcheck.figures import figures, observe
from factcheck.match.topic import Topic, topics
from factcheck.match.vocabulary import Vocabulary

CONCEPTS = {
    concept.id: concept
    for concept in (
        Concept("board", "Harbour Board", "agency", ("harbour authority", "dockmaster"), implied=True),
        Concept("handling", "cargo handling", "process", ("handle", "load", "unload", "shift", "装卸")),
        Concept("ferrying", "ferry service", "process", ("ferry", "sail", "carried by ferry")),
        Concept("cargo", "cargo", "counted", ("freight", "goods", "货物")),
        Concept("grain", "grain", "counted", ("wheat", "粮食"), ("cargo",)),
        Concept("container", "containers", "counted", ("box", "shipping container", "集装箱"), ("cargo",)),
        Concept("reefer", "refrigerated containers", "counted", ("reefer", "cooled container"), ("container",)),
        Concept("passenger", "passengers", "counted", ("traveller by sea", "rider", "旅客")),
        Concept("islander", "islanders", "counted", ("island resident",), ("passenger",)),
        Concept("tourist", "tourists", "counted", ("holidaymaker", "day-tripper"), ("passenger",)),
        Concept("crane", "cranes", "counted", ("gantry",)),
        Concept("pilot", "harbour pilots", "counted", ("pilot",)),
        Concept("northport", "Northport", "place", ("port of Northport",)),
        Concept("southport", "Southport", "place", ("port of Southport",)),
        Concept("route", "ferry routes", "counted", ("ferry line",)),
        Concept("director", "director", "role", ("head", "chief")),
        Concept("opening", "opening", "event", ("open", "inaugurate")),
        Concept("tunnel", "Sound Tunnel", "work", ("tunnel under the sound",)),
    )
}
TEXT = """\
In 2030 the harbours handled 48 million tonnes of cargo, up 20% over the previous year; of these, 12 million tonnes were grain.
Northport handled 3.125 million containers, and Southport more than 1.4 million containers, up 12.5% and 8% respectively.
Ferries carried 8.4 million passengers: 5.25 million islanders and 3.15 million tourists.
The number of cranes rose from 40 to 52. In the first half of 2030, ferries carried 3.6 million passengers.
New ferry routes were opened to 3 islands: Brim, Holm and Skerry. Ada Quill is director of the Pilots Department.
The Sound Tunnel was opened on 4 May 2030. Pilots wait no more than 20 minutes.
"""
RELEASE = Release(
    "harbours-2030", "The harbours in 2030", "Harbour Board", date(2031, 2, 1), Period.parse("2030"), "harbours.txt", TEXT
)


def fact(
    id_: str, about: str, printed: str, unit: str = "", *, period: str = "2030", part_of: str = "", **changes: object
) -> Fact:
    """A fact of the release, about the concepts that are named with blanks between, its value read from the printed words."""
    observation = observe(printed, unit) or Observation(Measure.NAMES)
    start = max(0, TEXT.find(printed))
    passage = Passage(
        RELEASE, Span(start, start + len(printed)), TEXT.count("\n", 0, start) + 1, Span(start, start + len(printed))
    )
    observation = replace(observation, period=Period.parse(period), **changes)  # type: ignore[arg-type]
    return Fact(
        f"harbours-2030/{id_}",
        frozenset(about.split()),
        observation,
        passage,
        printed,
        id_,
        f"harbours-2030/{part_of}" if part_of else None,
    )


def growth(of: str, about: str, printed: str, against: Basis | Period = Basis.YEAR) -> Fact:
    """The growth of a level of the release."""
    return fact(f"{of}:growth", about, printed, measure=Measure.GROWTH, sign=1, against=against)


FACTS = (
    fact("cargo", "handling cargo", "48 million tonnes"),
    growth("cargo", "handling cargo", "up 20%"),
    fact("grain", "handling grain", "12 million tonnes", part_of="cargo"),
    fact("north-containers", "handling container northport", "3.125 million", "container"),
    growth("north-containers", "handling container northport", "up 12.5%"),
    fact("south-containers", "handling container southport", "more than 1.4 million", "container"),
    fact("passengers", "ferrying passenger", "8.4 million", "passenger"),
    fact("islanders", "ferrying islander", "5.25 million", "passenger", part_of="passengers"),
    fact("tourists", "ferrying tourist", "3.15 million", "passenger", part_of="passengers"),
    fact("passengers-s1", "ferrying passenger", "3.6 million", "passenger", period="2030-S1"),
    fact("cranes", "crane", "52", "crane", earlier=Quantity(Fraction(40))),
    fact("islands", "route", "3", "island", names=("Brim", "Holm", "Skerry")),
    replace(fact("quill", "director pilot", "Ada Quill", names=("Ada Quill",)), roles=("director of the Pilots Department",)),
    fact("tunnel", "tunnel opening", "4 May 2030", period="2030-05-04", measure=Measure.DATE),
    fact("wait", "pilot", "no more than 20 minutes"),
)
BASE = FactBase(CONCEPTS, {RELEASE.id: RELEASE}, FACTS, hash="harbours")
VOCABULARY = Vocabulary(CONCEPTS)


def sentence(text: str) -> Sentence:
    """A sentence that is a document of its own."""
    return Sentence(text, Span(0, len(text)))


def told(text: str) -> list[Topic]:
    """The topics of the figures in a sentence."""
    one = sentence(text)
    return topics(Claim(one, figures(one)), VOCABULARY)
