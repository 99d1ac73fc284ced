"""This file holds the clause: the stretch of a sentence that speaks of a figure."""

from __future__ import annotations

from msgspec import Struct

from factcheck.core.text import Span
from factcheck.expressions import regex
from factcheck.match.plain_words import PLAIN
from factcheck.match.tokens import tokens

TAIL = regex(r"[,;，；]")
PREDICATE = regex(
    r"\b(?:was|were|is|are|had|have|has|did|do|does|held|carried|used|chose|involved|concerned|came|went|belonged|consisted|made"
    r"|(?<!\bwho\s)(?<!\bwhich\s)(?<!\bthat\s)(?:passed|crossed|arrived|took|happened|occurred|fell|died|travelled|traveled|entered|stayed|lived|stemmed))\b"
)


class Clause(Struct, frozen=True):
    """The stretch of a sentence that speaks of a figure, and the stretches that lend it words, the nearest first.

    `is_part` marks a share told with its part in front and its whole behind: without a word for the part, it is of who knows what.
    """

    span: Span
    lenders: tuple[Span, ...] = ()
    is_part: bool = False


def names(words: str) -> bool:
    """Whether the words can name something: "in 2024" does not."""
    return any(token.text.isalpha() and token.stem not in PLAIN for token in tokens(words))
