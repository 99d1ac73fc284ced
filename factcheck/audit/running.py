"""This file holds the rules CUM: a period against a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.audit.bonds import FAR, Mean, Nested, Paced, Term
from factcheck.audit.rule import Flaw, rule
from factcheck.audit.totals import POWERS, greater
from factcheck.audit.working import amount, exact
from factcheck.core.finding import Reading, Severity
from factcheck.core.quantity import Quantity
from factcheck.core.slips import TELLING_DIGITS, digits, is_one_off, swaps

OUT_OF_SCALE = 6
"""A rest of a period that is so many times as busy as the part before it, with growth alike, is out of scale."""
IN_SCALE = 3
"""A reading that brings the two rates within this factor is consistent."""
LEEWAY = Fraction(8, 100)
"""By so much of itself a mean may be rounded."""
FOUR_DIGITS = 1000
EXACT = Fraction(2, 100)
"""A mean without its slip is as near as this."""


@rule("CUM001", over=Nested)
def whole_smaller_than_its_part(nested: Nested) -> Iterator[Flaw]:
    """A figure for a whole period, or a running total, is smaller than that for a part of the period.

    Flagged: From January to July 2020, 341,000 tickets were sold. In 2020, 310,000 tickets were sold.
    Fine: From January to July 2020, 341,000 tickets were sold. In 2020, 610,000 tickets were sold.
    """
    if greater(nested.part.tight, nested.whole.tight):
        working = f"{amount(nested.whole.point, nested.whole.unit)} < {amount(nested.part.point, nested.part.unit)}"
        message = f"{nested.whole.text} for {nested.whole_time} is less than {nested.part.text} for {nested.part_time}"
        yield Flaw(
            nested.whole.span,
            message,
            working,
            related=(nested.part.span,),
            is_sure=greater(nested.part.loose, nested.whole.loose),
        )


@rule("CUM002", over=Paced)
def out_of_scale(paced: Paced) -> Iterator[Flaw]:
    """A figure for a period is out of scale with that for a part of it, and the growth of both says it was so the year before.

    The rest of the period would have been many times as busy as the part, in both years. A power of ten, the slip of those
    who translate 万 and 亿, is the reading to try.

    Flagged: In 2020, 233,190 tickets were sold, up 26.5%. From January to July 2020, 15,820 tickets were sold, up 25%.
    Fine: In 2020, 23,319 tickets were sold, up 26.5%. From January to July 2020, 15,820 tickets were sold, up 25%.
    """
    part, whole = paced.part, paced.whole
    if pace(part.point, whole.point, paced.time) < OUT_OF_SCALE or pace(*_year_before(paced), paced.time) < OUT_OF_SCALE:
        return
    values = [
        whole.point / power for power in POWERS if 1 / IN_SCALE < pace(part.point, whole.point / power, paced.time) < IN_SCALE
    ]
    rests = f"{part.text} in {exact(paced.time * 100)}% of the days, {paced.part_growth.text} against {paced.whole_growth.text}"
    readings = tuple(
        Reading(amount(value, whole.unit), Quantity(value / whole.unit.factor, _place(whole, value)), rests) for value in values
    )
    times = exact(pace(part.point, whole.point, paced.time))
    working = f"({amount(whole.point)} − {amount(part.point)}) is {times} times the pace of {part.text}"
    yield Flaw(whole.span, f"{whole.text} is out of scale with {part.text}", working, readings, bool(readings), (part.span,))


@rule("CUM003", over=Mean, severity=Severity.WARNING)
def mean_of_another_whole(mean: Mean) -> Iterator[Flaw]:
    """So many a day, a month or per thing are more or fewer than the figure for the whole can give.

    A mean that is too small for all the days cannot be right. One that is too large may leave days out: it is held to be wrong only
    where a power of ten, or two digits in each other's place, would make it right. Where the text tells how many things there are,
    the mean is the whole divided by them.

    Flagged: In 2022 the pool counted 73,000 guests, an average of 2,000 a day.
    Flagged: In 2022 the pool counted 73,000 guests, an average of 150 a day.
    Flagged: The 420 concerts drew 51,660 listeners, on average 180 listeners per concert.
    Fine: In 2022 the pool counted 73,000 guests, an average of 200 a day.
    Fine: In 2022 the pool counted 73,000 guests, an average of 295 a day.
    Fine: The 420 concerts drew 51,660 listeners, on average 123 listeners per concert.
    """
    if _is_missed(mean):
        whole, one = mean.whole, mean.mean
        result = amount(whole.point / mean.count, one.unit)
        working = f"{exact(whole.point / one.unit.factor)} / {exact(mean.count)} = {result}"
        message = f"{whole.text} are {result} {mean.per}, not {one.text}"
        is_far = one.span.start - whole.span.end > FAR
        place = one.span if is_far else min(whole.span, one.span).until(max(whole.span, one.span))
        yield Flaw(place, message, working, related=(whole.span,) if is_far else ())


def _is_missed(mean: Mean) -> bool:
    """Whether a mean is not what its whole can give."""
    whole, one = mean.whole, mean.mean
    if mean.is_told:
        gap = abs(whole.point / mean.count - one.point)
        is_whole = (one.point / one.unit.factor).denominator == 1
        return gap > max(one.point * LEEWAY, one.unit.factor / 2 if is_whole else Fraction(0))
    times = whole.point / one.point
    return times > mean.count * (1 + LEEWAY) or (times < mean.count * (1 - LEEWAY) and has_slip(mean, EXACT))


def has_slip(mean: Mean, leeway: Fraction) -> bool:
    """Whether a mean is what its whole gives but for its point, for two digits in each other's place, or, with four digits, for one of them."""
    one, unit = mean.mean.point, mean.mean.unit.factor
    right = Fraction(round(mean.whole.point / mean.count / unit))
    if right >= FOUR_DIGITS and len(digits(one / unit)) >= TELLING_DIGITS and is_one_off(one / unit, right):
        return True
    slips = [*(one * Fraction(10) ** power for power in (-3, -2, -1, 1, 2, 3)), *swaps(one)]
    return any(abs(mean.whole.point / each - mean.count) <= leeway * mean.count for each in slips)


def pace(part: Fraction, whole: Fraction, time: Fraction) -> Fraction:
    """How many times as much a day the rest of the period has as the part, which is `time` of its days.

    >>> pace(Fraction(50), Fraction(100), Fraction(1, 2))
    Fraction(1, 1)
    """
    return ((whole - part) / (1 - time)) / (part / time)


def _year_before(paced: Paced) -> tuple[Fraction, Fraction]:
    return paced.part.point / (1 + paced.part_growth.point), paced.whole.point / (1 + paced.whole_growth.point)


def _place(whole: Term, value: Fraction) -> Fraction:
    """The size of the last printed place of the reading: as many digits as the whole prints."""
    width = whole.tight.high - whole.tight.low if whole.tight.high is not None and whole.tight.low is not None else Fraction(0)
    return width * value / whole.point / whole.unit.factor
