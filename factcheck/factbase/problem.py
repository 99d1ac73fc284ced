"""This file holds the faults of a fact base: problems with their place, and the error that carries all of them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

EXCERPT = 110
"""How many characters of a long line an excerpt shows."""


class Problem(Struct, frozen=True, order=True):
    """One fault: the file, its line and column (from 1; line 0 for a fault of the whole file), what is wrong, the line itself."""

    file: str
    line: int
    column: int
    message: str
    excerpt: str = ""

    def __str__(self) -> str:
        """The place and the message, in the way of compilers.

        >>> str(Problem("claims/a.yaml", 3, 5, "unknown key 'abuot'"))
        "claims/a.yaml:3:5: unknown key 'abuot'"
        """
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.message}"

    def shown(self) -> str:
        """The problem with its line and a caret under the place.

        >>> print(Problem("a.yaml", 3, 5, "unknown key 'abuot'", "    abuot: x").shown())
        a.yaml:3:5: unknown key 'abuot'
            abuot: x
            ^
        """
        if not self.excerpt.strip():
            return str(self)
        first = max(0, self.column - 1 - EXCERPT // 2)
        line = self.excerpt[first : first + EXCERPT]
        return f"{self}\n{line}\n{' ' * (self.column - 1 - first)}^"


class FactBaseError(Exception):
    """The fact base cannot be used; `problems` are all its faults."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order of their places."""
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(problem.shown() for problem in self.problems))
