"""This file holds the judgement of figures by those that they run parallel to: told again of another time, or each in the other's place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Figure, Measure
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.judge.beside import NAMED
from factcheck.judge.case import Case
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


def exchanged(verdicts: Sequence[Verdict]) -> Iterator[Verdict]:
    """The verdicts of a sentence, where a number that is another's is refuted with that: "2,055 guns and 60 bullets"."""
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


def _meant(verdict: Verdict) -> Fact | None:
    """The reported value that a number is held against."""
    facts = [evidence.fact for evidence in verdict.evidence if evidence.fact.is_level and not evidence.fact.working]
    return facts[0] if facts and verdict.figure.observation.measure is Measure.LEVEL else None


def _is(fact: Fact | None, verdict: Verdict) -> bool:
    """Whether a verdict's number is just a fact's."""
    return fact is not None and verdict.figure.observation.quantity is not None and verdict.figure.observation.point == fact.point
