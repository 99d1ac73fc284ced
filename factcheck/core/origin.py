"""This file holds the way back from a text to the source that it was taken out of, where the two are not the same."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from msgspec import Struct


class Piece(Struct, frozen=True):
    """The characters of a text from `start` to `end`, and those of the source that they stand for.

    Where both have the same length they are the same, one for one; else (an entity, a run of blanks) they belong together whole.
    """

    start: int
    end: int
    source: int
    source_end: int

    @property
    def is_whole(self) -> bool:
        """Whether the characters cannot be told apart in the source."""
        return self.end - self.start != self.source_end - self.source


class Origin(Struct, frozen=True, dict=True):
    """The source of a text, whole, and the pieces of it that the text is made of, in the text's order."""

    source: str
    pieces: tuple[Piece, ...]

    def start(self, at: int) -> int:
        """Where in the source the character at an offset begins; of one that the source does not have, where the next would.

        >>> Origin("<b>A&amp;B</b>", (Piece(0, 1, 3, 4), Piece(1, 2, 4, 9), Piece(2, 3, 9, 10))).start(2)
        9
        """
        piece = self._piece(at)
        if piece is None:
            return 0
        if at >= piece.end:
            return piece.source_end
        return piece.source if piece.is_whole else piece.source + at - piece.start

    def end(self, at: int) -> int:
        """Where in the source the character before an offset ends."""
        piece = self._piece(at - 1)
        if piece is None:
            return 0
        return piece.source_end if piece.is_whole or at > piece.end else piece.source + at - piece.start

    def _piece(self, at: int) -> Piece | None:
        """The last piece that begins no later than an offset."""
        index = bisect_right(self._starts, at) - 1
        return self.pieces[index] if index >= 0 else None

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]
