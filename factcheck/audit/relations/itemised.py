"""This file holds the search for totals of lists of items by name: "18,264 calls: • Fires: 3,108 • Floods: 2,374 …"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.audit.bonds import Sum, Term
from factcheck.audit.relations.named_values import ITEM, Named, named_items
from factcheck.audit.relations.parts import OPEN_END
from factcheck.audit.relations.scene import Scene, Told
from factcheck.audit.relations.spread import NEAR, SOME
from factcheck.audit.relations.sums import OPEN
from factcheck.audit.relations.tables import SUBROW
from factcheck.audit.totals import added, is_moved
from factcheck.core.slips import digits, is_one_off, is_swapped
from factcheck.figures.cells import is_total_head

FARTHEST = 15
"""So many lines in front of its list a total stands at most."""
TELLING_TOTAL = 4
"""Of so many digits is a total that stands farther off than the line in front of the list."""


def itemised(scene: Scene) -> Iterator[Sum]:
    """The totals of lists of items: those told behind them, those in front that they miss by little, or else by a slip in one digit or two."""
    for named in (each for each in named_items(scene) if each.first < each.last):
        if named.total is not None:
            yield Sum(total=named.total, parts=named.terms, is_firm=False)
            continue
        words = " ".join(line.text for line in scene.lines[max(0, named.first - 1) : named.last + 1])
        if any(search.search(words) for search in (SOME, OPEN, OPEN_END)):
            continue
        if total := _total_behind(scene, named):
            yield Sum(total=total, parts=named.terms, is_firm=False)
            continue
        near = [each for line in scene.lines[max(0, named.first - FARTHEST) : named.first] for each in line.levels]
        wholes = [
            each
            for each in near
            if each.term.unit == named.terms[0].unit and each.term.point > max(term.point for term in named.terms)
        ]
        known = [each.term for line in scene.lines for each in line.levels if each.term not in named.terms]
        if not any(term.unit == named.terms[0].unit and added(named.terms).overlaps(term.loose) for term in known):
            beside = {each.term for each in scene.lines[named.first - 1].levels} if named.first else set()
            missed = [each for each in wholes if _is_slip(each, named) or (each.term in beside and _is_near(each.term, named))]
            yield from (Sum(total=each.term, parts=named.terms, is_firm=False) for each in missed[:1])


def _total_behind(scene: Scene, named: Named) -> Term | None:
    """The total of a list that stands in the line behind it, where no item tells more than one number: "Total: 13,670"."""
    items = scene.lines[named.first : named.last + 1]
    for line in scene.lines[named.last + 1 : named.last + 2]:
        total = line.levels[0] if len(line.levels) == 1 else None
        head = ITEM.match(line.text[: total.start]) if total else None
        is_head = head is not None and total is not None and head.end() == total.start and is_total_head(head["name"])
        is_plain = all(len(item.levels) == 1 for item in items) and not any(map(SUBROW.match, named.names))
        if total and is_head and is_plain and total.dimension == items[0].levels[0].dimension:
            return total.term
    return None


def _is_near(whole: Term, named: Named) -> bool:
    sum_ = sum((term.point for term in named.terms), Fraction(0))
    return abs(sum_ - whole.point) <= NEAR * whole.point


def _is_slip(whole: Told, named: Named) -> bool:
    """Whether items give a total but for one digit, two digits in each other's place, or its point."""
    sum_ = sum((term.point for term in named.terms), Fraction(0))
    is_digit = is_one_off(sum_, whole.term.point) or is_swapped(sum_, whole.term.point)
    return is_moved(whole.term, named.terms) or (is_digit and len(digits(whole.term.point)) >= TELLING_TOTAL)
