"""This file holds the fault that ends the check of an archive, or keeps it from beginning."""

from __future__ import annotations


class BatchError(Exception):
    """An archive that cannot be checked: `message` says why on one line, `hint` says what would help."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
