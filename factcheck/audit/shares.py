"""This file holds the rules SHA: shares that do not follow from part and whole, and shares that do not make a whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.audit.bonds import Share, Shares
from factcheck.audit.rule import Flaw, rule
from factcheck.audit.totals import added
from factcheck.audit.working import exact, percent, ratio
from factcheck.core.interval import Interval


@rule("SHA001", over=Share)
def share_is_another(share: Share) -> Iterator[Flaw]:
    """The share that is stated is not the part's share of the whole.

    So with a share that does not fit the whole which the others of its list fit: a warning.

    Flagged: The school has 400 pupils, of whom 100 walk, a share of 35 percent.
    Flagged: We sold 36,400 tickets: 19,100 to adults (52.5 %), 11,300 to pupils (31.0 %) and 6,000 to guests (61.5 %).
    Fine: The school has 400 pupils, of whom 100 walk, a share of 25 percent.
    """
    if not (share.whole.tight.low or 0) > 0 or (share.part.tight / share.whole.tight).overlaps(share.share.tight):
        return
    result = share.part.point / share.whole.point
    working = f"{ratio(share.part.point, share.whole.point, share.whole.unit)} = {percent(result)}"
    sure = not (share.part.loose / share.whole.loose).overlaps(share.share.loose)
    place, message = share.span, f"the share is {percent(result)}, not {share.share.text}"
    yield Flaw(place, message, working, related=share.elsewhere, is_sure=sure)


@rule("SHA002", over=Shares)
def shares_miss_the_whole(shares: Shares) -> Iterator[Flaw]:
    """The shares of all parts of a whole do not make 100 %.

    Flagged: Of all pupils, 48 percent walk, 42 percent cycle and 13 percent take the bus.
    Fine: Of all pupils, 48 percent walk, 42 percent cycle and 10 percent take the bus.
    """
    if not added(shares.shares).overlaps(Interval.point(Fraction(1))):
        points = [share.point * 100 for share in shares.shares]
        result = exact(sum(points, Fraction(0)))
        working = f"{' + '.join(exact(point) for point in points)} = {result}"
        first, last = shares.shares[0].span, shares.shares[-1].span
        yield Flaw(first.until(last), f"the shares add up to {result}%, not to 100%", working)
