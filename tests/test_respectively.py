"""This file holds the tests of "respectively": each figure of a series with the item that is its own."""

from __future__ import annotations

import pytest

from factcheck.core.text import Span
from factcheck.figures import figures
from factcheck.match.clauses import clauses
from factcheck.match.tokens import tokens
from tests.harbour import VOCABULARY, sentence


def paired(text: str) -> list[tuple[str, str]]:
    """Each figure of a sentence with the first concepts that are named in its own words, or else in the nearest that lend to it."""
    numbers = [figure for figure in figures(sentence(text)) if figure.observation.quantity]
    mentions = VOCABULARY.mentions(tokens(text))
    found = []
    for figure, clause in zip(numbers, clauses(text, 0, numbers, [one.span for one in mentions]), strict=True):
        named = [sorted(one.concepts) for span in (clause.span, *clause.lenders) for one in mentions if span.covers(one.span)]
        found.append((figure.text, named[0][0] if named else ""))
    return found


ROWS = [
    ("Grain and tourists rose 20% and 8%, respectively", [("rose 20%", "grain"), ("8%", "tourist")]),
    (
        "Grain, containers and tourists rose by 20%, 12.5% and 8% respectively",
        [("rose by 20%", "grain"), ("12.5%", "container"), ("8%", "tourist")],
    ),
    (
        "There were 14 cranes and 27 pilots, up 20% and 8%, respectively",
        [("14", "crane"), ("27", "pilot"), ("up 20%", "crane"), ("8%", "pilot")],
    ),
    (
        "There were 14 cranes, 27 pilots and 33 tourists, up 20%, 12.5% and 8%, respectively",
        [("14", "crane"), ("27", "pilot"), ("33", "tourist"), ("up 20%", "crane"), ("12.5%", "pilot"), ("8%", "tourist")],
    ),
    ("Northport and Southport handled 512 and 144 boxes, in that order", [("512", "northport"), ("144", "southport")]),
    ("粮食和集装箱分别增长20%和8%", [("增长20%", "grain"), ("8%", "container")]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_each_figure_takes_its_own_item(text: str, expected: list[tuple[str, str]]) -> None:
    assert paired(text) == expected


ALONE = [
    "Grain rose 20%, respectively",
    "Grain and tourists rose 20% and 8%",
    "Northport, respectively, handled 512 boxes",
    "respectively",
]


@pytest.mark.parametrize("text", ALONE)
def test_without_a_series_nothing_is_paired(text: str) -> None:
    numbers = [figure for figure in figures(sentence(text)) if figure.observation.quantity]
    plain = text.replace("respectively", "r" * len("respectively"))
    assert clauses(text, 0, numbers, [Span(0, 5)]) == clauses(plain, 0, numbers, [Span(0, 5)])
