"""This file holds the tests of the words that a base does not know, and of what they say of a clause's subject."""

from __future__ import annotations

import pytest

from factcheck.match.strangers import foreign, outsiders, unknown_words
from factcheck.match.tokens import tokens
from tests.harbour import TEXT, VOCABULARY, sentence, told

KNOWN = frozenset(token.stem for token in tokens(TEXT))

OUTSIDERS = [
    ("In 2030, the port of Westhaven handled 512 containers", ["Westhaven"]),
    ("In 2030, Northport handled 512 containers", []),
    ("Westhaven handled 512 containers", []),
    ("The ferries of Brim carried 840 passengers", []),
    ("Passengers numbered 840, Ms Oduya said on Monday", []),
    ("By rail, the Gull Company carried 840 passengers", ["Gull", "Company"]),
    ("the UNO counted 840 passengers", []),
    ("Ferries Carried Record Number Westhaven Passengers: 840", []),
    ("Ferries carried 840 passengers", []),
]


@pytest.mark.parametrize(("text", "expected"), OUTSIDERS)
def test_proper_names_that_the_releases_never_mention(text: str, expected: list[str]) -> None:
    assert [token.text for token in outsiders(told(text)[0].strangers, sentence(text), KNOWN)] == expected


FOREIGN = [
    ("Portugal handled 512 containers", True),
    ("The Portuguese docks handled 512 containers", True),
    ("United States ports handled 512 containers", True),
    ("日本港口装卸512个集装箱", True),
    ("Northport handled 512 containers", False),
    ("a turkey and 512 containers", False),
]


@pytest.mark.parametrize(("text", "expected"), FOREIGN)
def test_another_country_is_another_matter(text: str, expected: bool) -> None:
    assert foreign(told(text)[0].strangers, text, VOCABULARY) is expected


UNKNOWN = [
    ("Northport handled 512 containers of stolen bananas", ["stolen", "bananas"]),
    ("Northport handled a record 512 containers last year, officials said", []),
    ("Ferries carried almost 840 passengers", []),
    ("香蕉512个", []),
]


@pytest.mark.parametrize(("text", "expected"), UNKNOWN)
def test_words_that_carry_meaning_and_that_nobody_knows(text: str, expected: list[str]) -> None:
    assert [token.text for token in unknown_words(told(text)[0].strangers, VOCABULARY)] == expected
