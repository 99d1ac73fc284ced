"""This file holds the judgement of figures by those that they run parallel to: told again of another time, or each in the other's place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Figure, Measure
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.judge.agreement import OWN_DIGITS, restates
from factcheck.judge.beside import NAMED
from factcheck.judge.case import AS_SAID, SAME_RANK, SUPPORT_COVER, Case
from factcheck.judge.fitting import says
from factcheck.judge.numbers import DECIDED, judge_number
from factcheck.match.candidates import Candidate
from factcheck.match.plain_words import PLAIN
from factcheck.match.timing import Timing


def judge_again(case: Case, cases: Sequence[Case], verdicts: Sequence[Verdict]) -> Verdict | None:
    """The verdict on a bare number by what it is told again of: "suspects came to 21,000 in 2021 and to 79,000 in 2024"."""
    if (
        case.claimed.measure is not Measure.LEVEL
        or case.claimed.sign
        or case.period is None
        or case.outsiders
        or not _is_bare(case)
        or any(verdict.figure == case.figure and verdict.reason is Reason.ARITHMETIC for verdict in verdicts)
    ):
        return None
    model = _model(case, cases, verdicts)
    if model is None or case.timing(model) is not Timing.OTHER:
        return None
    unit = model.observation.unit.name
    again = [fact for fact in case.known.about({model.about}) if fact.is_level and fact.observation.unit.name == unit]
    then = [fact for fact in again if case.timing(fact) is not Timing.OTHER]
    if not then:
        return None
    told = judge_number(replace(case, candidates=tuple(Candidate(fact, NAMED) for fact in then), is_stated=True))
    return told if told.label in (*DECIDED, Label.REFUTED) else None


def _model(case: Case, cases: Sequence[Case], verdicts: Sequence[Verdict]) -> Fact | None:
    """What bears out the number that a bare one is told like, which has the same place in its own series; None where none is borne out."""
    levels = [each for each in cases if each.claimed.measure is Measure.LEVEL]
    at = next(place for place, each in enumerate(levels) if each is case)
    bare = [_is_bare(each) for each in levels]
    start = max((place + 1 for place in range(at) if not bare[place]), default=0)
    end = next((place for place in range(at, len(levels)) if not bare[place]), len(levels))
    place = at - (end - start)
    if place < 0 or bare[place] or place >= start:
        return None
    return _bearing_out(levels[place].figure, case, verdicts)


def _bearing_out(figure: Figure, case: Case, verdicts: Sequence[Verdict]) -> Fact | None:
    """The reported value that bears a figure out, where it is in a unit that the case's own number converts to."""
    told = next((verdict for verdict in verdicts if verdict.figure is figure and verdict.label in DECIDED), None)
    facts = [evidence.fact for evidence in told.evidence] if told else []
    return next((fact for fact in facts if not fact.working and case.claimed.unit.converts_to(fact.observation.unit)), None)


def _is_bare(case: Case) -> bool:
    """Whether the clause of a number names nothing that it could count."""
    topic = case.topic
    named = (bond for bond in topic.bonds if bond.near and not bond.faint)
    return not any(named) and all(word.stem in PLAIN or not word.text.isalpha() for word in topic.strangers)


def exchanged(cases: Sequence[Case], told: Sequence[Verdict]) -> Iterator[Verdict]:
    """The verdicts of a sentence, where a number that is another's is refuted with that: "2,055 guns and 60 bullets"."""
    verdicts = _swapped(cases, told)
    for verdict in verdicts:
        own = _meant(verdict) if verdict.label is Label.NOT_ENOUGH_EVIDENCE else None
        others = (fact for other in verdicts if other.label is Label.REFUTED and (fact := _meant(other)) and _is(own, other))
        other = next((fact for fact in others if _is(fact, verdict)), None)
        if own is None or other is None:
            yield verdict
        else:
            yield replace(
                verdict, label=Label.REFUTED, reason=Reason.VALUE, message=f"{says(own)}; {other.printed} is {other.label}"
            )


def _swapped(cases: Sequence[Case], verdicts: Sequence[Verdict]) -> Sequence[Verdict]:
    """The verdicts, where two undecided numbers are each just that of what the other's words name: then both are refuted."""
    told = list(verdicts)
    for (at, one), (place, other) in combinations(enumerate(cases), 2):
        if {told[at].label, told[place].label} != {Label.NOT_ENOUGH_EVIDENCE}:
            continue
        for known, fact in product(_named(one), _named(other)):
            is_alike = known.about != fact.about and known.release.id == fact.release.id
            if is_alike and _tells(one, fact) and _tells(other, known):
                told[at] = one.verdict(Label.REFUTED, Reason.VALUE, f"{says(known)}; {fact.printed} is {fact.label}", [known])
                told[place] = other.verdict(
                    Label.REFUTED, Reason.VALUE, f"{says(fact)}; {known.printed} is {known.label}", [fact]
                )
    return told


def _named(case: Case) -> list[Fact]:
    """The reported values that the words of a number fit best, of any time that it may be of."""
    if case.outsiders or case.claimed.measure is not Measure.LEVEL or case.claimed.sign:
        return []
    ranked = [each for each in case.alike.in_time if each.fact.is_level and not each.fact.working]
    best = [each for each in ranked if each.fit.score >= ranked[0].fit.score - SAME_RANK]
    return [each.fact for each in best if each.fit.cover >= SUPPORT_COVER and each.fit.explained >= AS_SAID]


def _tells(case: Case, fact: Fact) -> bool:
    """Whether a number of so many digits that it is not there by chance is just a fact's, in its unit."""
    quantity = case.claimed.quantity
    is_own = quantity is not None and quantity.digits >= OWN_DIGITS
    return is_own and case.claimed.compares_with(fact.observation) and restates(case.claimed, fact)


def _meant(verdict: Verdict) -> Fact | None:
    """The reported value that a number is held against."""
    facts = [evidence.fact for evidence in verdict.evidence if evidence.fact.is_level and not evidence.fact.working]
    return facts[0] if facts and verdict.figure.observation.measure is Measure.LEVEL else None


def _is(fact: Fact | None, verdict: Verdict) -> bool:
    """Whether a verdict's number is just a fact's."""
    return fact is not None and verdict.figure.observation.quantity is not None and verdict.figure.observation.point == fact.point
