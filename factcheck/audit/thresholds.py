"""This file holds the rules THR: a value against the mark that it is said to have passed."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.audit.bonds import Threshold
from factcheck.audit.rule import Flaw, rule
from factcheck.audit.working import amount


@rule("THR001", over=Threshold)
def mark_not_passed(passed: Threshold) -> Iterator[Flaw]:
    """A value is said to have passed a mark that it does not reach.

    One of the two is wrong, and nothing says which: both are in doubt.

    Flagged: The number of members reached 21 million, exceeding 100 million.
    Fine: The number of members reached 121 million, exceeding 100 million.
    """
    value, mark = passed.value, passed.mark
    low, high = (value.tight, mark.tight) if passed.sign > 0 else (mark.tight, value.tight)
    if low.high is not None and high.low is not None and low.high < high.low:
        sign = "<" if passed.sign > 0 else ">"
        working = f"{amount(value.point, value.unit)} {sign} {amount(mark.point, mark.unit)}"
        place = value.span.until(mark.span)
        yield Flaw(
            place, f"{value.text} does not pass the mark: {mark.text}", working, singled_out=True, related=(value.span, mark.span)
        )
