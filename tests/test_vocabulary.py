"""This file holds the tests of the vocabulary: which words of a text name which concepts, and how concepts stand to each other."""

from __future__ import annotations

import pytest

from factcheck.match.tokens import tokens
from factcheck.match.vocabulary import Kinship
from tests.harbour import VOCABULARY

MENTIONS = [
    ("Containers were loaded", {"Containers": {"container"}, "loaded": {"handling"}}),
    ("the port of Northport", {"port of Northport": {"northport"}}),
    ("Northport", {"Northport": {"northport"}}),
    ("SHIPPING CONTAINERS", {"SHIPPING CONTAINERS": {"container"}}),
    ("a shipping  container's", {"shipping  container's": {"container"}}),
    ("day-trippers and day trippers", {"day-trippers": {"tourist"}, "day trippers": {"tourist"}}),
    ("harbor authorities", {"harbor authorities": {"board"}}),
    ("Harbour Board", {"Harbour Board": {"board"}}),
    ("port and harbour", {}),
    ("cargo handling", {"cargo handling": {"handling"}}),
    ("the contaniers", {"contaniers": {"container"}}),
    ("the passangers", {"passangers": {"passenger"}}),
    ("the cranee", {}),
    ("the contents", {}),
    ("a maintainer", {}),
    ("装卸货物", {"装卸": {"handling"}, "货物": {"cargo"}}),
    ("集装箱", {"集装箱": {"container"}}),
    ("refrigerated containers and containers", {"refrigerated containers": {"reefer"}, "containers": {"container"}}),
]


@pytest.mark.parametrize(("text", "expected"), MENTIONS)
def test_the_longest_alias_names_its_concept(text: str, expected: dict[str, set[str]]) -> None:
    found = VOCABULARY.mentions(tokens(text))
    assert {text[one.span.start : one.span.end]: set(one.concepts) for one in found} == expected


INNER = [
    ("refrigerated containers", {"container"}),
    ("cargo handling", {"cargo"}),
    ("ferry service", {"ferrying"} - {"ferrying"}),
    ("containers", set()),
    ("ferry routes", {"ferrying"}),
]


@pytest.mark.parametrize(("text", "expected"), INNER)
def test_the_single_words_of_a_longer_alias_speak_too(text: str, expected: set[str]) -> None:
    assert [set(one.inner) for one in VOCABULARY.mentions(tokens(text))] == [expected]


KIN = [
    ("grain", "grain", Kinship.SAME, 0),
    ("cargo", "grain", Kinship.BROADER, 1),
    ("cargo", "reefer", Kinship.BROADER, 2),
    ("container", "reefer", Kinship.BROADER, 1),
    ("reefer", "cargo", Kinship.NARROWER, 3),
    ("islander", "tourist", Kinship.OTHER, 2),
    ("northport", "southport", Kinship.OTHER, 1),
]


@pytest.mark.parametrize(("named", "wanted", "kinship", "steps"), KIN)
def test_how_concepts_stand_to_each_other(named: str, wanted: str, kinship: Kinship, steps: int) -> None:
    assert VOCABULARY.kinship(named, wanted) is kinship
    assert kinship is not Kinship.BROADER or VOCABULARY.steps(named, wanted) == steps


FAMILIES = [
    ("cargo", {"cargo", "grain", "container", "reefer"}),
    ("container", {"cargo", "container", "reefer"}),
    ("tourist", {"tourist", "passenger"}),
    ("crane", {"crane"}),
]


@pytest.mark.parametrize(("concept", "kin"), FAMILIES)
def test_the_kin_of_a_concept(concept: str, kin: set[str]) -> None:
    assert VOCABULARY.kin(concept) == kin


FACETS = [("grain", "counted", False), ("board", "agency", True), ("tunnel", "work", False)]


@pytest.mark.parametrize(("concept", "facet", "implied"), FACETS)
def test_facets_and_what_goes_without_saying(concept: str, facet: str, implied: bool) -> None:
    assert VOCABULARY.facet(concept) == facet
    assert VOCABULARY.is_implied(concept) is implied


@pytest.mark.parametrize(("word", "expected"), [("northport", True), ("ports", True), ("quay", False), ("skerry", False)])
def test_which_words_the_vocabulary_knows(word: str, expected: bool) -> None:
    assert VOCABULARY.knows(tokens(word)[0].stem) is expected
