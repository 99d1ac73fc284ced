"""This file holds the rules RNK: what is said to be the largest or smallest against the values of its list."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.audit.bonds import Ranked
from factcheck.audit.rule import Flaw, rule
from factcheck.audit.totals import greater
from factcheck.audit.working import amount


@rule("RNK001", over=Ranked)
def another_is_first(ranked: Ranked) -> Iterator[Flaw]:
    """A thing is said to be the largest or smallest of a list in which another one is.

    So with a value that leads a ranking and is less than the one that is said to follow.

    Flagged: Ashby sold 1,622 boats, Barrow 1,276 and Corby 894. Barrow was the smallest of the three.
    Flagged: Ash is the most common tree with 912 specimens, followed by oak with 1,204.
    Fine: Ashby sold 1,622 boats, Barrow 1,276 and Corby 894. Corby was the smallest of the three.
    """
    more, less = (ranked.top, ranked.value) if ranked.sign > 0 else (ranked.value, ranked.top)
    if greater(more.tight, less.tight):
        values = [amount(term.point, term.unit) for term in (ranked.value, ranked.top)]
        way, sign = ("more", "<") if ranked.sign > 0 else ("less", ">")
        message = f"{ranked.other} has {way}: {ranked.top.text} against {ranked.value.text} for {ranked.name}"
        yield Flaw(ranked.place, message, f"{values[0]} {sign} {values[1]}", related=(ranked.value.span, ranked.top.span))
