"""This file holds the rules NUM: malformed numerals, numbers cut apart, a comma for a point, more than the whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.audit.bonds import Cut, Grouped, Malformed, Portion
from factcheck.audit.rule import Flaw, rule
from factcheck.audit.working import amount, exact
from factcheck.core.finding import Reading, Severity
from factcheck.core.quantity import Quantity


@rule("NUM001", over=Malformed)
def malformed_numeral(numeral: Malformed) -> Iterator[Flaw]:
    """A numeral mixes its decimal point and its digit groups, or groups its digits wrongly.

    Nobody can tell which number was meant. The readings are what the total leaves, where the numeral is a part of one, and else
    what another grouping would give.

    Flagged: Customs officers inspected 31.49,000 lorries.
    Flagged: The rent is 12,0000 dollars.
    Fine: Customs officers inspected 31,490 lorries.
    """
    message = f"{numeral.text} is no number: its digits are grouped as in none"
    yield Flaw(numeral.place, message, numeral.working, numeral.readings, singled_out=True, bars=numeral.bars)


@rule("NUM002", over=Grouped)
def comma_for_point(grouped: Grouped) -> Iterator[Flaw]:
    """A number with digit groups and a scale word is far out of scale with its neighbours, where a decimal point is not.

    The figures around it print three decimals before the same scale word, and none of them is as great: the comma was a point.

    Flagged: The region sold 2.578 million cars, 1.144 million vans and 2,597 million lorries.
    Fine: The region sold 2.578 million cars, 1.144 million vans and 2.597 million lorries.
    """
    greatest = max(grouped.neighbours, key=lambda term: term.point, default=None)
    if greatest is None or len(grouped.decimals) < 2 or greatest.point >= grouped.term.point:
        return
    value = grouped.term.point / 1000
    reading = Reading(amount(value), Quantity(value, grouped.scale / 1000), f"the decimals of {', '.join(grouped.decimals)}")
    working = (
        f"{grouped.term.text} = {amount(grouped.term.point)}, more than {amount(greatest.point)}, the greatest figure near it"
    )
    yield Flaw(
        grouped.term.span, f"the comma seems to stand for a decimal point: {reading.text}", working, (reading,), singled_out=True
    )


@rule("NUM003", over=Cut)
def number_cut_from_unit(cut: Cut) -> Iterator[Flaw]:
    """A full stop cuts a number in two, so that its rest and its unit stand alone.

    Flagged: The reform saved firms about 3 billion in time. 250,000 hours.
    Fine: The reform saved firms about 3 billion yuan. It also saved 250,000 hours.
    """
    if not cut.is_percent:
        yield Flaw(
            cut.span,
            f"{cut.number} stands without its unit, and {cut.rest} without its sentence: they were one",
            singled_out=True,
        )


@rule("NUM004", over=Cut, severity=Severity.WARNING)
def percent_sign_alone(cut: Cut) -> Iterator[Flaw]:
    """A percent sign stands alone, cut from its number.

    Flagged: Flights rose by 189.5 compared with 2019. %, and trains by 35%.
    Fine: Flights rose by 189.5% compared with 2019, and trains by 35%.
    """
    if cut.is_percent:
        number = f"{cut.number} has none" if cut.number else "no number is before it"
        yield Flaw(cut.span, f"a percent sign stands alone: {number}")


@rule("NUM005", over=Portion)
def more_than_the_whole(portion: Portion) -> Iterator[Flaw]:
    """A part of a whole is said to be more than 100 % of it.

    Flagged: The survey found that 104 percent of the passengers were satisfied.
    Fine: The survey found that 96 percent of the passengers were satisfied.
    """
    low = portion.share.tight.low
    if low is not None and low > 1:
        working = f"{exact(portion.share.point * 100)}% > {exact(Fraction(100))}%"
        yield Flaw(portion.share.span, f"{portion.share.text} is more than the whole", working, singled_out=True)
