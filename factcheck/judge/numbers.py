"""This file holds the judgement of a number: restated, within, contradicted, doubtful, or beyond what the facts can tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Basis, Measure
from factcheck.core.period import Relative
from factcheck.core.quantity import Hedge
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.derive import compared
from factcheck.judge import case as c
from factcheck.judge.agreement import (
    POINTS,
    TELLING_DIGITS,
    agrees,
    excludes,
    is_far,
    is_near_miss,
    is_power_of_ten,
    is_sure_print,
    is_turned,
    restates,
    same_print,
    same_start,
)
from factcheck.judge.case import Case
from factcheck.match.candidates import Candidate
from factcheck.match.timing import Timing


def judge_number(case: Case) -> Verdict:
    """The verdict on a level, growth, share or ratio: the first step that decides."""
    steps: tuple[Callable[[Case], Verdict | None], ...] = (
        _doubtful,
        _supported,
        _turned,
        _refuted,
        _of_another_period,
        _of_something_else,
    )
    case = replace(case, candidates=tuple(each for each in case.candidates if c.comparable(case.claimed, each.fact)))
    for step in steps:
        verdict = step(case)
        if verdict is not None:
            return verdict
    return _undecided(case)


def _basis_fits(case: Case, fact: Fact) -> bool:
    """Whether a growth is measured against what the claim says it is; a claim that does not say fits all."""
    against, known = case.claimed.against, fact.observation.against
    if case.claimed.measure is not Measure.GROWTH or against is None:
        return True
    if isinstance(against, Basis) and isinstance(known, Basis):
        return (against is Basis.YEAR) == (known is Basis.YEAR)
    named = against.on(case.today or fact.release.published) if isinstance(against, Relative) else against
    return compared(fact.period, named) == compared(fact.period, known)


def _on_basis(case: Case, candidates: list[Candidate]) -> list[Candidate]:
    return [candidate for candidate in candidates if _basis_fits(case, candidate.fact)]


def _supported(case: Case) -> Verdict | None:
    ranked = _on_basis(case, case.in_time)
    if case.outsiders:
        return None
    best = max(ranked, key=lambda candidate: candidate.fit.score, default=None)
    ranked += [
        each
        for each in _on_basis(case, case.miscounted)
        if is_sure_print(case.claimed, each.fact) and _may_count_so(each, ranked)
    ]
    for candidate in sorted(ranked, key=lambda each: (bool(each.fact.working), -each.fit.score)):
        exact = is_sure_print(case.claimed, candidate.fact)
        if exact:
            fits = candidate.fit.cover >= c.EXACT_COVER and not any(other.fit.dominates(candidate.fit) for other in ranked)
        else:
            explained = candidate.fit.focus >= c.SUPPORT_FOCUS and candidate.fit.cover >= c.SUPPORT_COVER
            fits = explained and best is not None and _rivals(candidate, best)
        fits = fits and (not is_far(case.claimed, candidate.fact) or _sure(case, candidate))
        if fits and agrees(case.claimed, candidate.fact) and not _is_outdone(candidate, ranked):
            return case.verdict(
                Label.SUPPORTED, _support_reason(case, candidate.fact), _support_message(case, candidate.fact), [candidate.fact]
            )
    return None


def _may_count_so(candidate: Candidate, ranked: list[Candidate]) -> bool:
    """Whether a fact may be told with another word for what it counts: none of the others counts just that."""
    named = {conflict.named for conflict in candidate.fit.conflicts}
    known = any(other.fit.cover >= c.REFUTE_COVER and named & other.fact.about for other in ranked)
    return candidate.fit.cover >= c.SUPPORT_COVER and not known


def _rivals(candidate: Candidate, best: Candidate) -> bool:
    """Whether a candidate is as good as the best one: near it in score, or wholly named by the text and less only by what is told far off."""
    return candidate.fit.score >= best.fit.score - c.NEAR_BEST or (
        candidate.fit.cover >= c.WHOLLY and candidate.fit.explains >= best.fit.explains
    )


def _support_reason(case: Case, fact: Fact) -> Reason:
    if fact.computed:
        return Reason.DERIVED
    return Reason.RESTATED if restates(case.claimed, fact) else Reason.WITHIN


def _support_message(case: Case, fact: Fact) -> str:
    if fact.computed:
        return fact.working
    said = f"the release says {fact.printed}"
    if case.period is None:
        said += f" for {fact.period}"
    claimed, known = case.claimed.quantity, fact.observation.quantity
    if claimed is not None and known is not None and claimed.hedge is Hedge.MORE_THAN and known.value > claimed.value * 2 > 0:
        said += ": the claim understates"
    return said


def _doubtful(case: Case) -> Verdict | None:
    """A claim that leans on a doubtful figure: it repeats it, or gives a reading of it; one that does neither is refuted."""
    ranked = case.in_time
    if not ranked or case.outsiders:
        return None
    best = max(candidate.fit.score for candidate in ranked)
    for candidate in ranked:
        fact = candidate.fact
        if (
            fact.id not in case.doubts
            or fact.working
            or min(candidate.fit.cover - c.SUPPORT_COVER, candidate.fit.focus - c.SUPPORT_FOCUS) < 0
            or candidate.fit.score < best - c.NEAR_BEST
        ):
            continue
        agreeing = _agreeing_reading(case, fact)
        if agreeing:
            return case.verdict(
                Label.CONFLICTING,
                Reason.DOUBTFUL,
                f"the release's {fact.printed} is in doubt; the claim agrees with {agreeing}",
                [fact],
            )
        if candidate.fit.score >= best - c.SAME_RANK and _sure(case, candidate) and not _any_agrees(case, ranked):
            return case.verdict(
                Label.REFUTED, Reason.VALUE, f"neither the printed {fact.printed} nor a consistent reading of it", [fact]
            )
    return None


def _any_agrees(case: Case, ranked: list[Candidate]) -> bool:
    return any(agrees(case.claimed, candidate.fact) for candidate in ranked if candidate.fit.cover >= c.SUPPORT_COVER)


def _agreeing_reading(case: Case, fact: Fact) -> str:
    """What the claim agrees with: the printed figure or one of its readings; empty for neither."""
    if case.claimed.measure is Measure.MALFORMED:
        return f"the printed {fact.printed}" if same_print(case.figure.text, fact.printed) else ""
    if agrees(case.claimed, fact):
        return f"the printed {fact.printed}"
    asserted = case.claimed.claimed()
    for finding in case.doubts[fact.id]:
        for reading in finding.readings:
            number = reading.quantity.value * fact.observation.unit.factor
            if number in asserted or number == case.claimed.point():
                return f"the reading {reading.text}"
    return ""


def _sure(case: Case, candidate: Candidate) -> bool:
    """Whether the topic fits with the confidence that a refutation needs."""
    fit = candidate.fit
    fits = fit.cover >= c.REFUTE_COVER and fit.explained >= c.REFUTE_EXPLAINED
    fits = fits or (fit.cover >= c.BARE_COVER and fit.explained >= c.BARE_EXPLAINED)
    from_there = case.claimed.earlier is not None and same_start(case.claimed, candidate.fact)
    return fits and (from_there or not fit.is_loose) and not case.outsiders


def _refuted(case: Case) -> Verdict | None:
    ranked = _on_basis(case, case.in_time)
    if not ranked:
        return None
    if case.claimed.earlier is not None:
        ranked = [each for each in ranked if each.fact.observation.earlier is not None] or ranked
    equals = [each for each in ranked if each.fit.score >= ranked[0].fit.score - c.SAME_RANK]
    equals = [each for each in equals if not each.fact.working] or equals
    meant = [each for each in equals if _is_meant(each) or is_near_miss(case.claimed, each.fact, case.base_facts)]
    if not meant or not _sure(case, meant[0]):
        return None
    best = meant[0]
    if any(_is_as_likely(case, each, best) for each in ranked):
        return None
    if not all(excludes(case.claimed, each.fact) for each in equals) or (best.fact.computed and not case.tells_share):
        return None
    reason = _refutation(case, best.fact)
    return case.verdict(
        Label.REFUTED, reason, f"{'by the releases, ' if best.fact.computed else ''}{_says(best.fact)}", [best.fact]
    )


def _is_meant(candidate: Candidate) -> bool:
    """Whether the clause names what the fact is about, and nothing else: then whatever number it tells is meant for the fact's."""
    fit = candidate.fit
    return min(fit.cover, fit.explained) >= c.AS_SAID and not fit.is_loose and not candidate.fact.computed


def _is_outdone(candidate: Candidate, ranked: list[Candidate]) -> bool:
    """Whether another fact is what the clause is about, and this one leaves some of it unexplained."""
    fit = candidate.fit
    return any(_is_meant(other) and other.fit.score > fit.score and other.fit.explained > fit.explained for other in ranked)


def _is_as_likely(case: Case, candidate: Candidate, best: Candidate) -> bool:
    """Whether the claim's number is that of another fact which explains the clause as well: then it may be that one which is meant."""
    fit = candidate.fit
    if fit.cover >= c.WHOLLY and fit.focus >= c.REFUTE_COVER and agrees(case.claimed, candidate.fact):
        return True
    told = is_sure_print(case.claimed, candidate.fact) and not candidate.fact.working
    return told and fit.cover >= c.EXACT_COVER and fit.focus >= best.fit.focus


def _turned(case: Case) -> Verdict | None:
    """The base's own digits with the sign turned round, or in another unit or scale."""
    ranked = _on_basis(case, case.in_time)
    for candidate in ranked:
        fact = candidate.fact
        telling = case.claimed.quantity is not None and case.claimed.quantity.digits() >= TELLING_DIGITS
        fits = candidate.fit.cover >= (c.EXACT_COVER if telling else c.SUPPORT_COVER) and not any(
            other.fit.dominates(candidate.fit) for other in ranked
        )
        if fits and not case.outsiders and not fact.working and is_turned(case.claimed, fact.observation):
            return case.verdict(Label.REFUTED, _refutation(case, fact), _says(fact), [fact])
    return None


def _says(fact: Fact) -> str:
    return fact.working if fact.computed else f"the release says {fact.printed}"


def _refutation(case: Case, fact: Fact) -> Reason:
    """Which kind of error it is."""
    claimed, known = case.claimed, fact.observation
    if fact.computed:
        return Reason.ARITHMETIC
    if claimed.measure is Measure.GROWTH and claimed.sign * known.sign < 0:
        return Reason.DIRECTION
    if claimed.quantity is None or known.quantity is None:
        return Reason.VALUE
    if POINTS in (claimed.unit.dimension, known.unit.dimension):
        return Reason.UNIT
    if claimed.earlier is not None and known.earlier is not None:
        return Reason.DIRECTION if claimed.earlier.value == known.quantity.value else Reason.VALUE
    if claimed.quantity.same_number(known.quantity):
        return (
            Reason.UNIT
            if (claimed.unit.factor, claimed.unit.dimension) != (known.unit.factor, known.unit.dimension)
            else Reason.HEDGE
        )
    return Reason.UNIT if is_power_of_ten(claimed.point() / known.point()) else Reason.VALUE


def _of_another_period(case: Case) -> Verdict | None:
    """The base's number for the same thing in another period, or on another basis."""
    for candidate in case.candidates:
        fact = candidate.fact
        if candidate.fit.conflicts or candidate.fit.cover < c.SUPPORT_COVER or not is_sure_print(case.claimed, fact):
            continue
        if case.outsiders:
            return None
        is_known = case.today is not None or not isinstance(case.period, Relative)
        if case.is_stated and is_known and case.timing(fact) is Timing.OTHER:
            return case.verdict(Label.REFUTED, Reason.PERIOD, f"{fact.printed} is the figure for {fact.period}", [fact])
        if not _basis_fits(case, fact):
            return case.verdict(Label.REFUTED, Reason.BASIS, f"{fact.printed} is against {fact.observation.against}", [fact])
    return None


def _of_something_else(case: Case) -> Verdict | None:
    """The base's number for a sibling: everything fits but one facet, on which text and fact exclude each other."""
    if case.outsiders:
        return None
    for candidate in case.candidates:
        fact = candidate.fact
        if (
            len(candidate.fit.conflicts) != 1
            or candidate.fit.conflicts[0].in_count
            or fact.working
            or not is_sure_print(case.claimed, fact)
        ):
            continue
        if candidate.fit.cover >= c.SIBLING_COVER and case.timing(fact) < Timing.OTHER:
            return case.verdict(Label.REFUTED, Reason.GROUP, f"{fact.printed} is the figure for {fact.label}", [fact])
    return None


def _undecided(case: Case) -> Verdict:
    ranked = _on_basis(case, case.in_time)
    if ranked and _sure(case, ranked[0]):
        fact = ranked[0].fact
        return case.verdict(Label.NOT_ENOUGH_EVIDENCE, Reason.LESS_PRECISE, f"{_says(fact)}, which is less precise", [fact])
    if case.claimed.measure is Measure.MALFORMED:
        return case.verdict(Label.NOT_ENOUGH_EVIDENCE, Reason.UNREADABLE, "not a number as printed")
    hint = case.candidates[0].fact if case.candidates else None
    nearest = f"; nearest: {hint.printed} ({hint.label}, {hint.period})" if hint else ""
    if case.period is not None and not case.in_time:
        return case.verdict(Label.NOT_ENOUGH_EVIDENCE, Reason.OTHER_PERIOD, f"no figure for {case.period}{nearest}")
    return case.verdict(Label.NOT_ENOUGH_EVIDENCE, Reason.NO_FACT, f"the fact base has nothing about this{nearest}")
