"""This file holds the end of a command before its end: with an exit code, when all that is to be said is said."""

from __future__ import annotations


class Leave(Exception):
    """The command ends here, with this exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code
