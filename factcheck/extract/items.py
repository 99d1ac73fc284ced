"""This file holds an item of a list that prose tells: a value with the words that name it and no other."""

from __future__ import annotations

from msgspec import Struct

from factcheck.expressions import regex
from factcheck.extract.entry import Entry
from factcheck.match.tokens import Token

COUNTS = regex(r"\s(?:(?:were|are|was|is)\s)?")
"""What stands between a number and what it counts."""


class Item(Struct, frozen=True):
    """A value of a list, with the words that name it and no other.

    `whole` is the value that the list are parts of, `lead` are the words that lead the list in, the most telling first; `facet` names
    the list, and `own` are the stems of the words that no other item has; one that `is_labelled` stands in a line of its own.
    """

    entry: Entry
    words: tuple[Token, ...]
    whole: Entry | None = None
    lead: tuple[Token, ...] = ()
    facet: str = ""
    own: frozenset[str] = frozenset()
    is_labelled: bool = False

    @property
    def is_counted(self) -> bool:
        """Whether its name is what the number counts, in words enough to know it by: "38.52 million Hong Kong compatriots"."""
        start = self.entry.sentence.span.start
        between = self.entry.sentence.text[self.entry.figure.span.end - start : max(0, self.words[0].span.start - start)]
        return len(self.words) > 1 and COUNTS.fullmatch(between) is not None

    @property
    def name(self) -> str:
        """The words as they stand in the text, with what stands between them."""
        start = self.entry.sentence.span.start
        words = self.entry.sentence.text[self.words[0].span.start - start : self.words[-1].span.end - start]
        return " ".join(words.lower().split())
