"""This file holds the fault of a file that was made by the program and cannot be used: what is wrong with it, and what would help."""

from __future__ import annotations


class StoreError(Exception):
    """A compiled base cannot be used."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint
