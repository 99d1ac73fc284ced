"""This file holds the rules LIS: lists that "respectively" pairs off."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.audit.bonds import Respectively
from factcheck.audit.rule import Flaw, rule


@rule("LIS001", over=Respectively)
def lists_of_different_length(pairs: Respectively) -> Iterator[Flaw]:
    """The lists that "respectively" pairs off have different lengths.

    Flagged: The firm sold 340 cars, 200 vans and 100 buses, up 5% and 7%, respectively.
    Fine: The firm sold 340 cars, 200 vans and 100 buses, up 5%, 7% and 9%, respectively.
    """
    if len(pairs.values) != len(pairs.shares):
        working = f"{', '.join(pairs.values)} | {', '.join(pairs.shares)}"
        message = f"{len(pairs.values)} values, but {len(pairs.shares)} percentages, respectively"
        yield Flaw(pairs.place, message, working)
