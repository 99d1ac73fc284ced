"""This file holds the rules REP: the same thing told twice."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.audit.bonds import Repeat, Twice
from factcheck.audit.rule import Flaw, rule
from factcheck.audit.working import amount
from factcheck.core.finding import Severity


@rule("REP001", over=Repeat)
def told_twice_with_another_value(repeat: Repeat) -> Iterator[Flaw]:
    """A text says the same thing twice, in the same words, with another value.

    A number of which two digits have changed places, beside the same telling words, is a warning. A change may be told again in
    other words, once in percent and once as a multiple or a fraction.

    Flagged: In 2019 the museum received 48,210 visitors. In 2019 the museum received 42,810 visitors.
    Flagged: We sold 1,274 tickets for the opera. All of the 1,247 opera tickets were gone within a day.
    Flagged: Sales rose by 70 percent, in other words they more than doubled.
    Fine: In 2019 the museum received 48,210 visitors. In 2018 the museum received 42,810 visitors.
    """
    first, second = repeat.first, repeat.second
    if not first.tight.overlaps(second.tight):
        working = f"{amount(first.point, first.unit)} ≠ {amount(second.point, second.unit)}"
        sure = not first.loose.overlaps(second.loose)
        yield Flaw(
            second.span,
            f"{second.text} here, {first.text} before, for {repeat.what}",
            working,
            related=(first.span,),
            is_sure=sure,
        )


@rule("REP002", over=Twice, severity=Severity.WARNING)
def told_twice_in_one_list(twice: Twice) -> Iterator[Flaw]:
    """A list has the same figure twice, in the same words; one of them may have been another.

    Flagged: In May, 160 drivers were fined, 340 cars were towed away, and 160 drivers were fined.
    Fine: In May, 160 drivers were fined, 340 cars were towed away, and 160 bicycles were found.
    """
    yield Flaw(twice.second, f"{twice.words!r} is in the list twice", related=(twice.first,))
