"""This file holds names and values that are told in turn: "Tavora, Ostria and Belandia bought 52, 48 and 39 tons respectively"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.expressions import regex
from factcheck.extract.entry import Entry
from factcheck.extract.terms import is_telling
from factcheck.extract.twins import NEXT
from factcheck.match.tokens import Token, tokens

_NAME = r"(?:the )?[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,3}"
NAMES = regex(rf"(?<![\w'’-])(?P<first>{_NAME})(?P<more>(?:, {_NAME}){{0,8}}),? and (?P<last>{_NAME})")
COMMA = ", "


def names_in_turn(group: Sequence[Entry]) -> list[list[Token]]:
    """The words of the name that belongs to each value of a group: of the last list before them that has as many; empty where there is none."""
    sentence = group[0].sentence
    offset = sentence.span.start
    gaps = (sentence.text[left.figure.span.end - offset : right.figure.span.start - offset] for left, right in pairwise(group))
    if not all(NEXT.fullmatch(gap) for gap in gaps):
        return []
    before = sentence.text[: group[0].figure.span.start - offset]
    for match in reversed(list(NAMES.finditer(before))):
        more = [name for name in match["more"].split(COMMA) if name]
        if len(more) + 2 == len(group):
            return [
                _words(name, at) for name, at in _placed((match["first"], *more, match["last"]), before, match.start(), offset)
            ]
    return []


def _placed(names: Sequence[str], text: str, start: int, offset: int) -> list[tuple[str, int]]:
    """The names, each with its place in the document."""
    placed = []
    for name in names:
        start = text.index(name, start)
        placed.append((name, start + offset))
        start += len(name)
    return placed


def _words(name: str, at: int) -> list[Token]:
    return [word for word in tokens(name, at) if is_telling(word)]
