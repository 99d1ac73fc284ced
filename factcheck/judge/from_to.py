"""This file holds the judgement of a change told from one value to another by the facts that tell the two: "from about 12 million to 18 million"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure, Observation
from factcheck.core.period import Period
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.derive import averaged, compared, earlier_values
from factcheck.judge.agreement import agrees, excludes, is_near_miss
from factcheck.judge.case import Case
from factcheck.judge.fitting import says
from factcheck.judge.numbers import judge_number


def judge_from_to(case: Case, unit: str) -> Verdict | None:
    """The verdict on a change from one value to another by a fact that bears the second out, and what is known of the time before.

    None where no fact tells the second, or a release tells the change itself. A `unit` of time is the one that both are told for.
    """
    claimed = case.claimed
    if claimed.measure is not Measure.LEVEL or claimed.quantity is None or claimed.earlier is None or case.outsiders:
        return None
    led_to = judge_number(_of_number(case, replace(claimed, earlier=None)))
    fact = led_to.evidence[0].fact if led_to.label is Label.SUPPORTED and led_to.evidence else None
    level = case.known.fact(fact.rests_on[0] if fact.computed and unit else fact.id) if fact is not None else None
    if fact is None or level is None or level.observation.earlier is not None:
        return None
    started = _of_number(case, replace(claimed, quantity=claimed.earlier, earlier=None)).claimed
    starts = [start for start in _starts(case, level, unit) if started.compares_with(start.observation)]
    working = f"{says(fact)}; before, "
    for start in starts:
        if agrees(started, start):
            return case.verdict(Label.SUPPORTED, Reason.DERIVED, f"{working}{says(start)}", [fact, start])
    if (
        claimed.against is None
        or len(starts) != 1
        or not is_near_miss(started, starts[0], ())
        or not excludes(started, starts[0])
    ):
        return None
    return case.verdict(Label.REFUTED, Reason.ARITHMETIC, f"{working}{says(starts[0])}", [fact, starts[0]])


def _of_number(case: Case, number: Observation) -> Case:
    return replace(case, topic=replace(case.topic, figure=replace(case.figure, observation=number)))


def _starts(case: Case, level: Fact, unit: str) -> Iterator[Fact]:
    """What is known of a value at earlier times, or of its means over a unit of time; where the sentence names the earlier one, only of that."""
    against = case.claimed.against
    then = compared(level.period, against) if isinstance(against, Period) else None
    told = [one for one in case.known.about({level.about}) if one.is_level and _is_before(one, level)]
    means = (mean for one in told if (mean := averaged(one, unit)) is not None) if unit else told
    for start in (*(earlier_values({level.id: level}, case.known.changes(level.id)) if not unit else ()), *means):
        if then is None or start.period == then:
            yield start


def _is_before(one: Fact, level: Fact) -> bool:
    return one.period.end is not None and level.period.end is not None and one.period.end < level.period.end
