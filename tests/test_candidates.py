"""This file holds the tests of the search for facts: the best one for each figure, and what excludes the others."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from factcheck.core.figure import Measure
from factcheck.match.candidates import Candidate, Matcher
from tests.harbour import FACTS, VOCABULARY, told

MATCHER = Matcher(FACTS, VOCABULARY)


def found(text: str, index: int = 0, measure: Measure = Measure.LEVEL) -> list[Candidate]:
    """The candidates of one measure for a figure of a sentence, the best first."""
    return [each for each in MATCHER.search(told(text)[index]) if each.fact.observation.measure is measure]


BEST = [
    ("Northport handled 3 million containers", 0, "north-containers"),
    ("Southport handled 3 million containers", 0, "south-containers"),
    ("At Southport, 144 boxes were loaded", 0, "south-containers"),
    ("The harbours handled 48 million tonnes of freight", 0, "cargo"),
    ("They unloaded 12 million tonnes of wheat", 0, "grain"),
    ("Ferries carried 840 passengers", 0, "passengers"),
    ("Ferries carried 525 islanders and 315 tourists", 1, "tourists"),
    ("Of the 840 ferry passengers, 525 were islanders", 1, "islanders"),
    ("Day-trippers by ferry: 315", 0, "tourists"),
    ("The docks now have 52 gantries", 0, "cranes"),
    ("Pilots wait 20 minutes", 0, "wait"),
    ("装卸粮食1200万吨", 0, "grain"),
]


@pytest.mark.parametrize(("text", "index", "expected"), BEST)
def test_the_best_fact_for_a_figure(text: str, index: int, expected: str) -> None:
    assert found(text, index)[0].fact.id == f"harbours-2030/{expected}"


def test_growth_has_the_topic_of_its_level() -> None:
    best = found("Northport handled 512 containers, up 8%", 1, Measure.GROWTH)[0]
    assert best.fact.id == "harbours-2030/north-containers:growth"
    assert best.fit.cover > 0.5


CONFLICTS = [
    ("Southport handled 3 million containers", "north-containers", [("southport", "northport")]),
    ("Ferries carried 315 tourists", "islanders", [("tourist", "islander")]),
    ("Northport handled 3 million containers", "north-containers", []),
    ("Northport handled 3 million boxes", "north-containers", []),
    ("Ferries carried 315 cranes", "passengers", [("crane", "passenger")]),
]


@pytest.mark.parametrize(("text", "fact", "expected"), CONFLICTS)
def test_concepts_of_one_facet_exclude_each_other(text: str, fact: str, expected: list[tuple[str, str]]) -> None:
    (fit,) = [each.fit for each in found(text) if each.fact.id == f"harbours-2030/{fact}"]
    assert [(one.named, one.wanted) for one in fit.conflicts] == expected


NOTHING = ["The choir sang 14 songs", "14", "The parliament passed 27 laws"]


@pytest.mark.parametrize("text", NOTHING)
def test_what_shares_no_concept_has_no_candidate(text: str) -> None:
    assert found(text) == []


ORDER = [
    ("Ferries carried 525 islanders", ["islanders", "passengers"]),
    ("The harbours handled 48 million tonnes of cargo", ["cargo", "grain"]),
]


@pytest.mark.parametrize(("text", "order"), ORDER)
def test_a_broader_or_narrower_fact_fits_less(text: str, order: list[str]) -> None:
    scores = {each.fact.id.partition("/")[2]: each.fit.score for each in found(text)}
    assert sorted(order, key=lambda id_: -scores[id_]) == order
    assert len({scores[id_] for id_ in order}) == len(order)


def test_a_broader_word_fits_loosely_and_the_exact_one_does_not() -> None:
    loose, exact = found("Northport handled 512 pieces of cargo"), found("Northport handled 512 containers")
    assert [each.fit.is_loose for each in (*loose, *exact) if each.fact.id.endswith("north-containers")] == [True, False]


def test_words_that_are_not_known_explain_less() -> None:
    topic = told("Northport handled 512 containers of stolen bananas")[0]
    known, unknown = (MATCHER.search(each)[0].fit for each in (replace(topic, strangers=()), topic))
    assert unknown.explained < known.explained
    assert unknown.score <= known.score
    assert unknown.cover == known.cover


def test_a_concept_that_few_facts_are_about_tells_more() -> None:
    weight = MATCHER.index.weight
    assert weight("crane") > weight("northport") > weight("handling")
