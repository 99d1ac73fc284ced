"""This file holds changes in place of totals, where a number is told as the difference between two times: "29 million more than in 2023"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.period import Period
from factcheck.core.text import Sentence
from factcheck.derive import compared
from factcheck.expressions import regex
from factcheck.figures import periods_in
from factcheck.figures.cues import tells_change
from factcheck.judge.case import Case
from factcheck.judge.known import Known
from factcheck.match.candidates import Candidate

MORE = regex(r"\s(?:more|fewer|less)$")
"""How a figure ends that tells a difference; what it is to stands behind it."""


def with_changes(case: Case, sentence: Sentence, before: str, behind: str) -> Case:
    """The case with changes in place of totals, where a number is told as one: "rose by 29 million"; `before` and `behind` are the words beside it."""
    if is_between_two(case):
        rises = list(_between(case))
    elif is_change(case, before, behind):
        told = [period for _, period in periods_in(sentence) if isinstance(period, Period)]
        rises = [each for each in case.known.rises(each.fact for each in case.candidates) if _is_of_one(each, told, case.known)]
    else:
        return case
    return replace(case, candidates=resting(case, rises, 0), period=None)


def is_between_two(case: Case) -> bool:
    """Whether a number is told as the difference between two times that the sentence names."""
    claimed = case.claimed
    return (
        claimed.measure is Measure.LEVEL
        and claimed.sign != 0
        and isinstance(claimed.against, Period)
        and isinstance(case.period, Period)
    )


def resting(case: Case, facts: Iterable[Fact], place: int) -> tuple[Candidate, ...]:
    """Of derived facts those whose so-many-th ground is a candidate's fact; each fits as well as that one does."""
    by_id = {candidate.fact.id: candidate for candidate in case.candidates}
    return tuple(replace(by_id[fact.rests_on[place]], fact=fact) for fact in facts if fact.rests_on[place] in by_id)


def is_change(case: Case, before: str, behind: str) -> bool:
    """Whether a number is told as the difference between two times: "rose by 29 million"; `before` and `behind` are the words beside it."""
    claimed, more = case.claimed, MORE.search(case.figure.text)
    words = f"{before} {case.figure.text}", f"{more[0] if more else ''}{behind}"
    is_to_another = claimed.sign != 0 and claimed.against is not None
    return claimed.measure is Measure.LEVEL and (is_to_another or tells_change(*words))


def _between(case: Case) -> Iterator[Fact]:
    """The changes between just the two times that are told; the other way round where the earlier one is told as the later one's more or less."""
    now, then = case.period, case.claimed.against
    for rise in case.known.rises(each.fact for each in case.candidates):
        ends = _ends(rise, case.known)
        if ends == (now, then):
            yield rise
        elif ends == (then, now):
            yield replace(rise, observation=replace(rise.observation, sign=-rise.observation.sign))


def _ends(rise: Fact, known: Known) -> tuple[Period, Period] | None:
    """The times that a change is between, the later one first."""
    later, other = (known.fact(id_) for id_ in rise.rests_on)
    if later is None or other is None:
        return None
    earlier = other.period if other.is_level else compared(later.period, other.observation.against)
    return (later.period, earlier) if earlier is not None else None


def _is_of_one(rise: Fact, told: Sequence[Period], known: Known) -> bool:
    """Whether a change may be one between the periods that a sentence tells; between two that are not equally long it tells both."""
    ends = _ends(rise, known)
    if ends is None:
        return False
    if ends[0].whole_months != ends[1].whole_months:
        return ends[0] in told and ends[1] in told
    return not told or any(period.overlaps(end) for period in told for end in ends)
