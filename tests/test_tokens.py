"""This file holds the tests of words as they are compared: which forms are one word, and which are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.match.tokens import stem, tokens

ONE_WORD = [
    ("harbour", "harbor"),
    ("harbours", "harbour"),
    ("harboured", "harboring"),
    ("organised", "organizing"),
    ("organisation", "organizations"),
    ("travelled", "traveling"),
    ("travellers", "traveler"),
    ("kilogrammes", "kilogram"),
    ("kilometres", "kilometer"),
    ("centre", "centers"),
    ("licence", "license"),
    ("defence", "defenses"),
    ("ferry", "ferries"),
    ("ferried", "ferry"),
    ("boxes", "box"),
    ("dishes", "dish"),
    ("passes", "pass"),
    ("stopped", "stopping"),
    ("handled", "handling"),
    ("handles", "handle"),
    ("loaded", "loads"),
    ("port's", "ports"),
    ("port’s", "port"),
    ("islanders'", "islander"),
    ("issued", "issuing"),
    ("filled", "filling"),
]


@pytest.mark.parametrize(("one", "other"), ONE_WORD)
def test_forms_and_spellings_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert [token.stem for token in tokens(one)] == [token.stem for token in tokens(other)]


TWO_WORDS = [
    ("port", "part"),
    ("crane", "cranium"),
    ("ship", "shop"),
    ("sail", "sale"),
    ("bus", "buses' "),
    ("thing", "the"),
    ("king", "k"),
    ("spring", "spr"),
    ("need", "ne"),
    ("his", "hi"),
    ("passenger", "passage"),
    ("hour", "hor"),
    ("four", "for"),
]


@pytest.mark.parametrize(("one", "other"), TWO_WORDS)
def test_two_words_have_two_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


TEXTS = [
    ("Cranes, 52 of them", ["Cranes", "52", "of", "them"]),
    ("the port’s boxes", ["the", "port’s", "boxes"]),
    ("O'Neill's 3.5m boxes", ["O'Neill", "s", "3", "5", "m", "boxes"]),
    ("day-tripper", ["day", "tripper"]),
    ("货物12万吨", ["货", "物", "12", "万", "吨"]),
    ("a_b", ["a", "b"]),
    ("", []),
    ("—…!", []),
]


@pytest.mark.parametrize(("text", "words"), TEXTS)
def test_the_words_of_a_text(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens(text)] == words


CAPITALS = [("Northport", True), ("northport", False), ("NIA", True), ("港", False), ("52", False)]


@pytest.mark.parametrize(("word", "expected"), CAPITALS)
def test_which_words_are_capitalised(word: str, expected: bool) -> None:
    assert tokens(word)[0].is_capitalised is expected


@given(st.text(), st.integers(0, 1000))
def test_a_word_stands_where_its_span_says(text: str, offset: int) -> None:
    for token in tokens(text, offset):
        assert text[token.span.start - offset : token.span.end - offset] == token.text
        assert token.stem == token.stem.casefold()


@given(st.from_regex(r"[a-z]{4,12}", fullmatch=True))
def test_a_plural_is_its_singular(word: str) -> None:
    if not word.endswith(("s", "x", "z", "h", "y", "e", "i", "u", "o")):
        assert stem(word + "s") == stem(word)
