"""This file holds the facts that so many of one thing for each of another may be computed from: "nearly four to a case"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from factcheck.core.fact import Fact
from factcheck.core.text import Sentence
from factcheck.figures.operands import concludes, counts_for_each, is_of_each_one
from factcheck.judge.arithmetic import is_plain
from factcheck.judge.case import SUPPORT_COVER, Case
from factcheck.match.timing import Timing

Pair = tuple[Fact, Fact]


def of_each(case: Case, sentence: Sentence, beside: Sequence[Fact], told: Sequence[Fact]) -> Iterator[Pair]:
    """What is told beside a figure in its sentence, or what was `told` before and fits its words, above and below."""
    pairs = [*permutations(beside, 2), *_named(case, told)]
    if is_of_each_one(sentence, case.figure):
        near = _near(case)
        pairs += [
            (above, below) for below in told[-1:] for above in told[::-1] if near & above.about and _are_fellows(above, below)
        ]
    yield from _as_worded(case, sentence, pairs)


def of_each_told(case: Case, sentence: Sentence, told: Sequence[Fact]) -> Iterator[Pair]:
    """The two facts of the sentence before, of which a sentence draws the conclusion and says what of them is counted for each of which."""
    others = _others(case)
    if concludes(sentence, case.figure):
        pairs = [(above, below) for above, below in permutations(told, 2) if others & (below.about - above.about)]
        yield from _as_worded(case, sentence, pairs)


def weighed_in(case: Case, before: Sequence[Fact]) -> Iterator[Pair]:
    """What is weighed and what it was found in, both told before a mean of it that names nothing else: "7 tons in 30 raids: the mean haul was"."""
    near, unit = _near(case), case.claimed.unit
    if unit.is_continuous and case.is_plain_talk:
        yield from (
            (above, below)
            for above, below in permutations(before, 2)
            if near <= above.about
            and case.timing(above) is not Timing.OTHER
            and above.observation.unit.converts_to(unit)
            and not below.observation.unit.is_continuous
        )


def is_told_of_each(case: Case, sentence: Sentence, before: Sequence[Fact], pair: Sequence[Fact]) -> bool:
    """Whether a mean is surely that of a pair: the only facts told before it in its sentence, and nothing else is named: "8 trams, 90 hurt: 11 a tram"."""
    above, below = pair
    is_pair = len(before) == len(pair) and {fact.id for fact in before} == {above.id, below.id} and _are_fellows(above, below)
    if not is_pair or not case.claimed.unit.converts_to(above.observation.unit):
        return False
    near = _near(case)
    is_for_it = near & (below.about - above.about) or (is_of_each_one(sentence, case.figure) and below.id == before[0].id)
    return bool(is_for_it) and near <= above.about | below.about and case.is_plain_talk


def _as_worded(case: Case, sentence: Sentence, pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs without those that the words rule out: "four cases to an arrest" tells nothing of the arrests to a case."""
    counted = _near(case) - _others(case)
    if counts_for_each(sentence, case.figure) and not counted:
        return
    yield from ((above, below) for above, below in pairs if not _is_turned(case, counted, above, below))


def _is_turned(case: Case, counted: set[str], above: Fact, below: Fact) -> bool:
    """Whether the words count what is below, or tell it for each of what is above."""
    only_above, only_below = above.about - below.about, below.about - above.about
    if counted & only_above or counted & only_below:
        return not counted & only_above
    others = _others(case)
    return bool(others & only_above) and not others & only_below


def _near(case: Case) -> set[str]:
    return {bond.concept for bond in case.topic.bonds if bond.near}


def _others(case: Case) -> set[str]:
    """What the words of the figure's clause name besides what it counts."""
    return {bond.concept for bond in case.topic.bonds if bond.near and not bond.head}


def _are_fellows(one: Fact, other: Fact) -> bool:
    """Whether two facts are told together, of different things in one period."""
    return one.release.id == other.release.id and one.period == other.period and one.about != other.about


def _named(case: Case, facts: Sequence[Fact]) -> Iterator[Pair]:
    """Facts told before or fitting, where the figure's own words name what is on either side."""
    near = _near(case)
    told = [fact for fact in facts[::-1] if near & fact.about]
    fitting = [each.fact for each in case.in_time if each.fit.cover >= SUPPORT_COVER and is_plain(each.fact)][:1]
    unit = case.claimed.unit
    if unit.is_continuous:
        tops = [fact for fact in facts[-1:] if fact.observation.unit.converts_to(unit)]
        yield from ((top, below) for top in tops for below in told if not below.observation.unit.is_continuous)
        return
    yield from ((above, below) for above in facts[-1:] for below in fitting if _is_just_for(case, above, below))
    for above in (*told, *fitting):
        yield from ((above, below) for below in told if below.about != above.about and near & below.about - above.about)


def _is_just_for(case: Case, above: Fact, below: Fact) -> bool:
    """Whether words name all that one fact is about and its fellow is not, and nothing else: "90 hurt, | or three to a tram"."""
    near, own = _near(case), below.about - above.about
    is_named = bool(own) and own <= near <= above.about | below.about and case.is_plain_talk
    return is_named and _are_fellows(above, below)
