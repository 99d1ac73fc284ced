"""This file holds the fault of an input that cannot be read."""

from __future__ import annotations


class Unreadable(Exception):
    """An input that is missing, binary or not in its encoding: `message` says so on one line, `hint` says what would help."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
