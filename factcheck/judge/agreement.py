"""This file holds when a number agrees with a fact's, when it excludes it, and when it is the fact's own gone wrong."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure, Observation
from factcheck.core.interval import Interval
from factcheck.core.quantity import Hedge
from factcheck.core.slips import MOST_PLACES, TELLING_DIGITS, digits, is_power_of_ten, is_swapped
from factcheck.expressions import regex

POINTS = "point"
CLOSE = Fraction(5, 4)
SAME_SIZE = Fraction(3)
ABSURD = 20
POWERS = tuple(10**power for power in range(1, 7))
"""A wrong number at most so many times the right one is meant for it, and so is one with the same digits, to 5 %."""
BEYOND, BEYOND_UNDATED = 100, 10
"""No slip but one of scale makes a number so many times another: 2 million is not meant for 1.58 billion. Where no period is told, as
much as the second may lie between a day and a quarter."""
TELLING_VALUE = 1000
RULE = regex(r"^[a-z0-9]+-(?:minute|hour|day|week|month|year)\b", re.I)
"""How a release prints what a rule allows, which is a limit: "the 24-hour transit"."""
OWN_DIGITS = 2
"""A number of fewer digits is found among the facts of any base."""
SLIGHT = Fraction(11, 10)
"""A number no farther from the right one is meant for it, although its clause tells more than the fact is about."""


def agrees(claimed: Observation, fact: Fact) -> bool:
    """Whether the claim restates the fact's number, or the fact's value lies within what the claim says."""
    if claimed.quantity is None or fact.observation.quantity is None:
        return False
    if _in_other_units(claimed, fact.observation) or (claimed.earlier is not None and not same_start(claimed, fact)):
        return False
    if claimed.measure is Measure.LEVEL and claimed.sign * fact.observation.sign < 0:
        return False
    if restates(claimed, fact):
        return True
    may_be_rule = claimed.quantity.hedge is Hedge.LESS_THAN and not fact.computed and RULE.search(fact.printed)
    if may_be_rule or _are_limits(claimed, fact):
        return False
    asserted = claimed.claimed()
    return fact.computed.point in asserted if fact.computed else fact.reported().within(asserted)


def restates(claimed: Observation, fact: Fact) -> bool:
    """Whether the claim's number is the fact's own after conversion, with no hedge turned round."""
    known = fact.observation
    if claimed.quantity is None or known.quantity is None or fact.computed or claimed.point != known.point:
        return False
    same = _upper(claimed) == _upper(known) and not _in_other_units(claimed, known)
    return same and not claimed.quantity.turns(known.quantity)


def _are_limits(claimed: Observation, fact: Fact) -> bool:
    """Whether both tell the limit of something, or both its two limits, so that no other will do: "valid for one to five years"."""
    told, known = claimed.quantity, fact.observation.quantity
    if told is None or known is None or fact.computed:
        return False
    are_ranges = told.upper is not None and known.upper is not None
    return are_ranges or told.hedge is known.hedge is Hedge.LESS_THAN


def _upper(told: Observation) -> Fraction | None:
    """The other end of a range in the base unit; None for a single number."""
    upper = told.quantity.upper if told.quantity is not None else None
    return upper * told.unit.factor if upper is not None else None


def is_sure_print(claimed: Observation, fact: Fact) -> bool:
    """Whether the claim prints the fact's number with so many digits that it is not chance."""
    return claimed.quantity is not None and claimed.quantity.digits >= TELLING_DIGITS and restates(claimed, fact)


def excludes(claimed: Observation, fact: Fact) -> bool:
    """Whether the fact and the claim share no value, or state different limits."""
    if claimed.quantity is None or fact.observation.quantity is None or _in_other_units(claimed, fact.observation):
        return False
    if claimed.earlier is not None and fact.observation.earlier is not None and not same_start(claimed, fact):
        return True
    if _are_limits(claimed, fact):
        return claimed.point != fact.observation.point or _upper(claimed) != _upper(fact.observation)
    if claimed.measure is Measure.LEVEL and claimed.sign * fact.observation.sign < 0:
        return True
    turned = claimed.point == fact.point and claimed.quantity.turns(fact.observation.quantity) and not fact.computed
    return turned or not (_as_rounded(claimed) if fact.computed else claimed.claimed()).overlaps(fact.reported())


def is_result(claimed: Observation, fact: Fact) -> bool:
    """Whether what arithmetic gives lies within what the claim says."""
    return fact.computed is not None and fact.computed.point in claimed.claimed()


def is_no_result(claimed: Observation, fact: Fact) -> bool:
    """Whether nothing that arithmetic may give lies within what the claim says."""
    return fact.computed is not None and not fact.computed.interval.overlaps(_as_rounded(claimed))


def _as_rounded(claimed: Observation) -> Interval:
    """What a claim asserts of a reckoned value, whose number ends in zeros where its writer rounded it: "19,400 a day" for 19,355."""
    told = claimed.quantity
    if told is None or told.hedge is not None or told.upper is not None or told.in_words:
        return claimed.claimed()
    rounded = replace(claimed, quantity=replace(told, place=max(told.place, told.step())))
    return rounded.claimed()


def _in_other_units(claimed: Observation, known: Observation) -> bool:
    """Whether one of the two is told in percentage points, and the other is not, or both in different currencies."""
    telling = POINTS in (claimed.unit.dimension, known.unit.dimension) or claimed.unit.is_money
    return telling and not claimed.unit.converts_to(known.unit)


def same_start(claimed: Observation, fact: Fact) -> bool:
    """Whether both tell a change from one value to another that starts at the same value."""
    earlier, known = claimed.earlier, fact.observation.earlier
    if earlier is None or known is None:
        return False
    return earlier.value * claimed.unit.factor == known.value * fact.observation.unit.factor


def is_far(claimed: Observation, fact: Fact) -> bool:
    """Whether a one-sided claim is so far from the fact's value that nobody would tell this value so: "over 21,000" for 85,000."""
    return _times_apart(claimed, fact) > SAME_SIZE


def is_close(claimed: Observation, fact: Fact) -> bool:
    """Whether a one-sided claim is one that a value of this size is told by: "over 11,000" for 11,240."""
    return _times_apart(claimed, fact) <= CLOSE


def is_absurd(claimed: Observation, fact: Fact) -> bool:
    """Whether a one-sided claim is so far off that it cannot be about this value: "upwards of 130" is not 17 million."""
    return _times_apart(claimed, fact) > ABSURD


def is_one_sided(claimed: Observation) -> bool:
    """Whether the claim tells one bound only: "more than 500"."""
    return claimed.quantity is not None and claimed.quantity.hedge in (Hedge.MORE_THAN, Hedge.LESS_THAN)


def _times_apart(claimed: Observation, fact: Fact) -> Fraction:
    """How many times the bound of a one-sided claim is the fact's value, or the other way round; 1 for other claims."""
    if not is_one_sided(claimed) or fact.observation.quantity is None or not claimed.point or not fact.point:
        return Fraction(1)
    return max(claimed.point / fact.point, fact.point / claimed.point)


def is_turned(claimed: Observation, known: Observation) -> bool:
    """Whether both print the same digits, but not the same value."""
    if claimed.quantity is None or known.quantity is None or not claimed.point or not known.point:
        return False
    is_own = claimed.quantity.digits > 1 or claimed.quantity.value >= TELLING_VALUE
    is_printed = claimed.quantity.same_number(known.quantity)
    same_number = is_printed and is_own
    if claimed.measure is Measure.GROWTH:
        in_points = (claimed.unit.dimension == POINTS) != (known.unit.dimension == POINTS)
        return (is_printed and in_points) or (same_number and claimed.sign == -known.sign)
    if same_number and (claimed.unit.factor != known.unit.factor or _in_other_units(claimed, known)):
        return True
    if same_number:
        return claimed.quantity.turns(known.quantity)
    is_same_bound = is_one_sided(claimed) and claimed.quantity.hedge is known.quantity.hedge
    telling = claimed.quantity.digits >= (OWN_DIGITS if is_same_bound else TELLING_DIGITS)
    return telling and claimed.point != known.point and is_power_of_ten(claimed.point / known.point)


def is_slip(claimed: Observation, known: Observation) -> bool:
    """Whether the claim prints the number with two digits swapped, or with the point a place or more away."""
    if claimed.quantity is None or known.quantity is None or not claimed.point or claimed.sign != known.sign:
        return False
    told, own = abs(claimed.point), abs(known.point)
    is_moved = bool(own) and is_power_of_ten(told / own) and len(digits(told)) >= OWN_DIGITS
    return is_moved or is_swapped(told, own)


def same_print(left: str, right: str) -> bool:
    """Whether two misprints are the same digits and marks."""
    marks = "0123456789.,"
    return "".join(x for x in left if x in marks).strip(".,") == "".join(x for x in right if x in marks).strip(".,")


def is_beyond(claimed: Observation, fact: Fact, times: int = BEYOND) -> bool:
    """Whether a level is so many times the fact's, or less than it, that it is that of something else, whatever the words."""
    return claimed.measure is Measure.LEVEL and (_ratio(claimed, fact) or 0) > times


def _ratio(claimed: Observation, fact: Fact) -> Fraction | None:
    """How many times the larger of the two numbers is the smaller, whatever their signs; None where one is nought or is not told."""
    if claimed.quantity is None or fact.observation.quantity is None:
        return None
    told, known = abs(claimed.point), abs(fact.point)
    return max(told, known) / min(told, known) if told and known else None


class Slack(Struct, frozen=True):
    """How far a wrong number may be from a fact's to be meant for it.

    `size` is how many times the other the larger of the two may be to be of its size, `own` how many digits a number has that is another
    fact's by no chance, and `is_named` says that the clause names the fact so surely that a slip of any scale may be meant.
    """

    size: Fraction = SAME_SIZE
    own: int = OWN_DIGITS
    is_named: bool = True


PLAINLY = Slack()


def is_near_miss(claimed: Observation, fact: Fact, others: Container[Fraction], slack: Slack = PLAINLY) -> bool:
    """Whether a wrong number is one that could be meant for the fact's: of its size, with its digits, or that of another fact.

    A number that is none of these (75 against 8,419) most likely counts something else.
    """
    ratio = _ratio(claimed, fact)
    if claimed.quantity is None or ratio is None or claimed.measure is Measure.GROWTH:
        return True
    if is_one_sided(claimed) and ratio < slack.size**2:
        return True
    if ratio <= slack.size or _is_in_another_unit(claimed, fact) or _has_its_digits(claimed, fact, ratio, slack):
        return True
    own = slack.own if slack.is_named or ratio <= BEYOND else TELLING_DIGITS
    return claimed.quantity.digits >= own and claimed.point in others


def _has_its_digits(claimed: Observation, fact: Fact, ratio: Fraction, slack: Slack) -> bool:
    """Whether a number has the fact's digits in another order or with the point elsewhere; a small one with one digit has those of many."""
    told = digits(claimed.point)
    is_any = len(told) < OWN_DIGITS and claimed.point < TELLING_VALUE and not _is_about_power_of_ten(ratio, POWERS[:1])
    is_moved = is_power_of_ten(ratio) or _is_about_power_of_ten(ratio)
    may_be = not is_any or (slack.is_named and ratio <= POWERS[3])
    return may_be and ratio <= 10**MOST_PLACES and (is_moved or sorted(told) == sorted(digits(fact.point)))


def _is_about_power_of_ten(ratio: Fraction, powers: Sequence[int] = POWERS) -> bool:
    """Whether a ratio is less than 5 % from ten, a hundred or another of the powers; in whole numbers, since it is asked of every near miss."""
    told, of = ratio.numerator * 20, ratio.denominator
    return any(19 * power * of < told < 21 * power * of for power in powers)


def _is_in_another_unit(claimed: Observation, fact: Fact) -> bool:
    """Whether a claim prints the fact's number with another unit: 30 hours for 30 days."""
    told, known = claimed.quantity, fact.observation.quantity
    is_same = told is not None and known is not None and told.same_number(known) and not fact.computed
    return is_same and claimed.unit.dimension != "count" and claimed.unit.factor != fact.observation.unit.factor
