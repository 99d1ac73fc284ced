"""This file holds the tests of clauses: which words of a sentence speak of which figure, and which lend to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.core.figure import Figure
from factcheck.core.text import Span
from factcheck.figures import figures
from factcheck.match.clause import Clause
from factcheck.match.clauses import clauses
from tests.harbour import sentence

OFFSET = 100


def cut(text: str, *names: str) -> list[tuple[str, Clause]]:
    """The clauses of a sentence with their words; no name is cut."""
    numbers: list[Figure] = [figure for figure in figures(sentence(text)) if figure.observation.quantity]
    solid = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    return [(text[clause.span.start : clause.span.end].strip(" ,;."), clause) for clause in clauses(text, 0, numbers, solid)]


CLAUSES = [
    ("Northport handled 3 million boxes", ["Northport handled 3 million boxes"]),
    ("It has 52 cranes; 40 are new", ["It has 52 cranes", "40 are new"]),
    ("It has 52 cranes, of which 40 are new", ["It has 52 cranes", "of which 40 are new"]),
    ("It has 52 cranes, up 30%", ["It has 52 cranes", "up 30%"]),
    (
        "Northport handled 5,120 boxes and Southport handled 1,440 boxes",
        ["Northport handled 5,120 boxes", "and Southport handled 1,440 boxes"],
    ),
    ("Northport moved 5,120 boxes while Southport moved 1,440", ["Northport moved 5,120 boxes", "while Southport moved 1,440"]),
    (
        "Ferries carried 8.4 million passengers: 5.25 million islanders and 3.15 million tourists",
        ["Ferries carried 8.4 million passengers", ": 5.25 million islanders", "and 3.15 million tourists"],
    ),
    ("It fined 14 captains after 27 collisions", ["It fined 14 captains", "after 27 collisions"]),
    ("In the docks 14 men worked with 27 machines", ["In the docks 14 men worked", "with 27 machines"]),
    ("装卸货物4800万吨，其中粮食1200万吨", ["装卸货物4800万吨", "，其中粮食1200万吨"]),
    ("There are no numbers here", []),
    (
        "In May 52 boats, or 14 tugs, were sold, 9 % fewer than in June",
        ["In May 52 boats", "or 14 tugs, were sold", "9 % fewer than in June"],
    ),
    ("A third of them, 14, sailed", ["A third of them, 14, sailed", "A third of them, 14, sailed"]),
    ("One in ten (5,120) was full, and 40 were empty", [*["One in ten (5,120) was full"] * 2, "and 40 were empty"]),
    ("It has 52 cranes, was built with 40, and is new", ["It has 52 cranes", "was built with 40, and is new"]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_the_clause_of_each_figure(text: str, expected: list[str]) -> None:
    assert [words for words, _ in cut(text)] == expected


def test_a_name_is_not_cut() -> None:
    text = "It runs 14 lines to Brim, Holm and Skerry with 27 boats"
    assert [words for words, _ in cut(text, "Brim, Holm and Skerry")] == [
        "It runs 14 lines to Brim, Holm and Skerry",
        "with 27 boats",
    ]


WITHOUT = [
    ("Cargo was up 20% on the year, the board said after its meeting", "Cargo was up 20% on the year"),
    ("It has 52 cranes, including the old ones of Northport", "It has 52 cranes"),
    ("It has 52 cranes, a small paper writes.", "It has 52 cranes"),
    ("It has 52 cranes, the ministry writes.", "It has 52 cranes, the ministry writes"),
    ("A small paper claims that it has 52 cranes", "it has 52 cranes"),
    ("Every fifth passenger last year was a tourist", "was a tourist"),
    ("Tourists were 38% of the passengers", "Tourists were 38%"),
    ("A full 38% of the passengers", "A full 38% of the passengers"),
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT)
def test_what_does_not_belong_to_the_clause(text: str, expected: str) -> None:
    ((words, _),) = cut(text)
    assert words == expected


LENDERS = [
    ("It has 52 cranes; 40 are new; 12 are old", 2, ["40 are new", "It has 52 cranes"]),
    ("It has 52 cranes; 40 are new; 12 are old", 0, ["40 are new", "12 are old"]),
    ("Of the fleet, 105 of the 494 boats were lost", 1, []),
    ("In Brim a stay of 30 days is open to men from 59 ports", 1, ["In Brim a stay of 30 days is open"]),
    ("It has 52 cranes; 14 crews in 27 sheds", 1, ["in 27 sheds", "It has 52 cranes"]),
    ("It has 52 cranes; 14 crews, and 27 sheds", 1, ["It has 52 cranes", "and 27 sheds"]),
    ("Tourists were 38% of the passengers", 0, ["of the passengers"]),
]


@pytest.mark.parametrize(("text", "index", "expected"), LENDERS)
def test_which_words_lend_to_a_clause_the_nearest_first(text: str, index: int, expected: list[str]) -> None:
    _, clause = cut(text)[index]
    assert [text[span.start : span.end].strip(" ,;.") for span in clause.lenders] == expected


PARTS = [
    ("Tourists were 38% of the passengers", True),
    ("38% of the passengers were tourists", True),
    ("Cargo was up 20%", False),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_which_shares_tell_their_part_in_front(text: str, expected: bool) -> None:
    ((_, clause),) = cut(text)
    assert clause.is_part is expected


WORDS = st.lists(
    st.sampled_from(
        ["52 cranes", "5,120 boxes", "up 30%", ",", ";", "and", "of which", "while", "were", "Northport", "38% of the riders"]
    ),
    max_size=12,
)


@given(WORDS)
def test_clauses_lie_in_the_sentence_and_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    found = [clause.span for _, clause in cut(text)]
    assert all(0 <= span.start <= span.end <= len(text) for span in found)
    assert not any(one.overlaps(other) for at, one in enumerate(found) for other in found[:at])


def test_places_are_those_of_the_source() -> None:
    text = "It has 52 cranes; 40 are new"
    numbers = figures(sentence(text))
    here = [clause.span for clause in clauses(text, 0, numbers, ())]
    moved = [
        Figure(Span(one.span.start + OFFSET, one.span.end + OFFSET), one.text, one.observation, one.sentence) for one in numbers
    ]
    assert [Span(span.start + OFFSET, span.end + OFFSET) for span in here] == [
        clause.span for clause in clauses(text, OFFSET, moved, ())
    ]
