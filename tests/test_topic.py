"""This file holds the tests of topics: which concepts a text binds to a figure, how closely, and which words remain."""

from __future__ import annotations

import pytest

from factcheck.core.figure import Claim
from factcheck.core.text import BlockKind, Sentence, Span
from factcheck.figures import figures
from factcheck.match.bond import CONTEXT, OWN
from factcheck.match.topic import Topic, topics
from tests.harbour import VOCABULARY, sentence, told


def near(topic: Topic) -> set[str]:
    """The concepts of a figure's own clause."""
    return {bond.concept for bond in topic.bonds if bond.near}


def heads(topic: Topic) -> set[str]:
    """The concepts that a number counts."""
    return {bond.concept for bond in topic.bonds if bond.head}


DATED = [{"southport", "opening", "handling", "container"}, {"southport", "handling", "container"}]
"""The date is told of the opening; the number is not about it."""
NEAR = [
    ("Northport handled 3 million containers", [{"northport", "handling", "container"}]),
    ("Northport handled 512 containers and Southport took 144", [{"northport", "handling", "container"}, {"southport"}]),
    pytest.param(
        "Northport handled 512 containers and Southport 144",
        [{"northport", "handling", "container"}, {"southport"}],
        marks=pytest.mark.xfail(reason="a bare number behind a name is read as part of the name", strict=True),
    ),
    ("Ferries carried 840 passengers, of whom 525 were islanders", [{"ferrying", "passenger"}, {"islander"}]),
    ("Ferries carried 840 passengers, up 12%", [{"ferrying", "passenger"}, set()]),
    ("Grain and containers rose 20% and 8%, respectively", [{"grain"}, {"container"}]),
    ("Tourists made up 38% of the passengers", [{"tourist"}]),
    ("Freight: 48 million tonnes", [{"cargo"}]),
    ("There were 14 of them", [set()]),
    ("Southport, inaugurated on 4 May 2030, handled 512 containers", DATED),
    (
        "Southport opened on 4 May 2030, and Northport handled 512 containers",
        [{"southport", "opening"}, {"northport", "handling", "container"}],
    ),
    ("Southport opened on 4 May 2030, and has handled 512 containers", [{"southport", "opening", "handling", "container"}] * 2),
]


@pytest.mark.parametrize(("text", "expected"), NEAR)
def test_the_concepts_of_a_figures_own_clause(text: str, expected: list[set[str]]) -> None:
    assert [near(topic) for topic in told(text)] == expected


HEADS = [
    ("Northport handled 512 containers", [{"container"}]),
    ("They handled 512 new shipping containers", [{"container"}]),
    ("Ferries carried 525 islanders and 315 tourists", [{"islander"}, {"tourist"}]),
    ("They moved 512 boxes and cranes", [{"container", "crane"}]),
    ("Tourists made 512 boxes and cranes 144", [{"container"}, set()]),
    ("The number of cranes rose to 52", [set(), {"crane"}]),  # the rise counts nothing
    ("There are 52, cranes included", [set()]),
    ("装卸512个集装箱", [{"container"}]),
]


@pytest.mark.parametrize(("text", "expected"), HEADS)
def test_what_a_number_counts(text: str, expected: list[set[str]]) -> None:
    assert [heads(topic) for topic in told(text)] == expected


INHERITED = [
    ("Ferries carried 840 passengers, up 12%", 1, "passenger", "crane"),
    ("Northport handled 512 containers; 144 were refrigerated", 1, "northport", "southport"),
    ("Of the 840 passengers, 525 were islanders", 1, "passenger", "tourist"),
]


@pytest.mark.parametrize(("text", "index", "lent", "missing"), INHERITED)
def test_a_figure_inherits_what_its_clause_leaves_unsaid(text: str, index: int, lent: str, missing: str) -> None:
    strength = {bond.concept: bond.strength for bond in told(text)[index].bonds}
    assert 0 < strength[lent] < OWN
    assert missing not in strength


STRANGERS = [
    ("Northport handled 512 containers of smuggled bananas", ["of", "smuggled", "bananas"]),
    ("Ferries carried 840 passengers", []),
    ("Zanzibar handled 512 containers", ["Zanzibar"]),
]


@pytest.mark.parametrize(("text", "expected"), STRANGERS)
def test_the_words_that_name_no_concept(text: str, expected: list[str]) -> None:
    (topic,) = told(text)
    names = {mention.span for mention in VOCABULARY.mentions(topic.strangers)}
    assert [token.text for token in topic.strangers if token.span not in names and token.text.lower() != "carried"] == expected


UNNAMED = [
    ("Sailors made up 38% of the passengers", True),
    ("Tourists made up 38% of the passengers", False),
    ("38% of the passengers were sailors", True),
]


@pytest.mark.parametrize(("text", "expected"), UNNAMED)
def test_whether_a_share_names_its_part(text: str, expected: bool) -> None:
    (topic,) = told(text)
    assert topic.is_unnamed is expected


def test_the_nearest_context_lends_most() -> None:
    context = (sentence("Tourists came."), sentence("Northport has cranes."))
    text = "There were 315 more"
    one = Sentence(text, Span(0, len(text)), context=context)
    (topic,) = topics(Claim(one, figures(one)), VOCABULARY)
    strength = {bond.concept: bond.strength for bond in topic.bonds}
    assert strength["tourist"] == CONTEXT > strength["northport"] == strength["crane"]
    assert not near(topic)


def test_the_heads_of_a_cell_are_as_good_as_its_own_words() -> None:
    context = tuple(Sentence(text, Span(0, len(text)), BlockKind.CELL) for text in ("Northport", "Containers"))
    one = Sentence("512", Span(0, 3), BlockKind.CELL, context)
    (topic,) = topics(Claim(one, figures(one)), VOCABULARY)
    assert {bond.concept: bond.strength for bond in topic.bonds} == {"northport": OWN, "container": OWN}
    assert near(topic) == {"northport", "container"}


def test_what_stands_in_brackets_is_an_aside() -> None:
    (topic,) = told("Northport (unlike Southport) handled 512 containers")
    assert near(topic) == {"northport", "handling", "container"}
