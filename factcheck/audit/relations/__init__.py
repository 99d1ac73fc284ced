"""This folder holds the search for the relations that bind the figures of a text, one file per kind."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.audit.bonds import Bond
from factcheck.audit.relations.all_of_those import all_of_those
from factcheck.audit.relations.all_shares import all_shares, remaining
from factcheck.audit.relations.alone import alone
from factcheck.audit.relations.apiece import apiece
from factcheck.audit.relations.apposed_shares import apposed_shares
from factcheck.audit.relations.backwards import backwards
from factcheck.audit.relations.balances import balances, reckoned
from factcheck.audit.relations.brackets import brackets
from factcheck.audit.relations.by_the_day import by_the_day
from factcheck.audit.relations.changes import changes
from factcheck.audit.relations.concluded import concluded
from factcheck.audit.relations.fellows import fellows
from factcheck.audit.relations.growths import growths, rests
from factcheck.audit.relations.in_turn import in_turn
from factcheck.audit.relations.itemised import itemised
from factcheck.audit.relations.lists import counts, respectively, thresholds, twice
from factcheck.audit.relations.means import means
from factcheck.audit.relations.multiples import multiples
from factcheck.audit.relations.numerals import cuts, grouped, malformed, portions
from factcheck.audit.relations.of_them import of_them
from factcheck.audit.relations.outnumbered import outnumbered
from factcheck.audit.relations.overlaps import told_apart
from factcheck.audit.relations.parts_apart import completed
from factcheck.audit.relations.rankings import led, rankings
from factcheck.audit.relations.remainders import remainders
from factcheck.audit.relations.repeats import periods, repeats
from factcheck.audit.relations.resumed import resumed
from factcheck.audit.relations.retold import retold
from factcheck.audit.relations.reworded import reworded
from factcheck.audit.relations.scene import Scene
from factcheck.audit.relations.seasons import seasons
from factcheck.audit.relations.shares import shares
from factcheck.audit.relations.slips import slips, tabled
from factcheck.audit.relations.spread import spread
from factcheck.audit.relations.sums import sums
from factcheck.audit.relations.tables import tables, together
from factcheck.audit.relations.then_and_now import then_and_now
from factcheck.audit.relations.told_again import told_again
from factcheck.audit.relations.told_shares import told_shares
from factcheck.audit.relations.turns import turns
from factcheck.audit.relations.two_means import two_means
from factcheck.audit.relations.year_earlier import year_earlier

FINDERS = (
    together, rests, balances, reckoned, remainders, growths, changes, in_turn, backwards, multiples, outnumbered, brackets, retold, resumed, reworded, then_and_now, year_earlier, turns, all_shares, remaining, told_shares, apposed_shares, fellows,
    tables, itemised, counts, thresholds, rankings, led, respectively, twice, repeats, slips, tabled, of_them, all_of_those, told_again, periods, alone, means, by_the_day, two_means, apiece, seasons, grouped, cuts, portions,
)  # fmt: skip
"""The searches that need nothing but the text."""


def relations(scene: Scene) -> Iterator[Bond]:
    """All relations of a text."""
    found = list(told_apart(scene, completed(scene, [*sums(scene), *concluded(scene)])))
    yield from found
    yield from told_apart(scene, spread(scene, found))
    yield from malformed(scene, found)
    yield from shares(scene, found)
    for finder in FINDERS:
        yield from finder(scene)
