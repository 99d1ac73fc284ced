"""This file holds the rules CNT: a stated count against the names that are listed for it."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.audit.bonds import Count
from factcheck.audit.rule import Flaw, rule
from factcheck.core.finding import Severity


@rule("CNT001", over=Count)
def list_has_another_length(count: Count) -> Iterator[Flaw]:
    """A closed list names more things than are counted, or fewer by two or more.

    Flagged: Two airlines, Blue Crane, Orient Wings and Jade Pacific, have ordered jets.
    Fine: Two airlines, Blue Crane and Orient Wings, have ordered jets.
    Fine: Five airlines, including Blue Crane and Orient Wings, have ordered jets.
    """
    if len(count.members) != count.stated and len(count.members) != count.stated - 1:
        yield Flaw(count.place, _message(count), f"{len(count.members)}: {', '.join(count.members)}")


@rule("CNT002", over=Count, severity=Severity.WARNING)
def list_is_one_short(count: Count) -> Iterator[Flaw]:
    """A closed list names one thing fewer than are counted; one name may stand for two of them.

    Flagged: Four towns were added: Ashby, Barrow and Corby.
    Fine: Four towns were added: Ashby, Barrow, Corby and Derby.
    """
    if len(count.members) == count.stated - 1:
        yield Flaw(count.place, _message(count), f"{len(count.members)}: {', '.join(count.members)}")


def _message(count: Count) -> str:
    return f"{count.text} counts {count.stated}, but {len(count.members)} are named"
