"""This file holds the steps that bear a number out: restated, within what the claim says, or a reading of a doubtful figure."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.quantity import Hedge
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.judge import case as c
from factcheck.judge.agreement import (
    OWN_DIGITS,
    agrees,
    is_absurd,
    is_beyond,
    is_close,
    is_far,
    is_one_sided,
    is_sure_print,
    is_turned,
    restates,
    same_print,
)
from factcheck.judge.case import Case
from factcheck.judge.fitting import are_named_alike, is_long_and_then, is_meant, is_of_others, is_sure, may_be_meant, on_basis
from factcheck.match.candidates import Candidate
from factcheck.match.fit import WHOLLY


def supported(case: Case) -> Verdict | None:
    """A number that a fitting fact restates, or whose value lies within what the claim says."""
    ranked = on_basis(case, case.in_time)
    if case.outsiders:
        return None
    best = max(ranked, key=lambda candidate: candidate.fit.score, default=None)
    ranked += [
        each for each in on_basis(case, case.miscounted) if is_sure_print(case.claimed, each.fact) and _may_count_so(each, ranked)
    ]
    for candidate in sorted(ranked, key=lambda each: (bool(each.fact.working), -each.fit.score)):
        exact = is_sure_print(case.claimed, candidate.fact)
        if exact:
            fits = candidate.fit.cover >= _least_cover(case, candidate) and not any(
                _is_before(other, candidate) for other in ranked
            )
            fits = fits and not _is_of_what_else_is_told(case, candidate)
        else:
            explained = candidate.fit.focus >= c.SUPPORT_FOCUS and candidate.fit.cover >= c.SUPPORT_COVER
            fits = explained and best is not None and _rivals(case, candidate, best)
        fits = fits and _may_be_told_so(case, candidate, ranked)
        if fits and agrees(case.claimed, candidate.fact) and not _is_outdone(case, candidate, ranked):
            return case.verdict(
                Label.SUPPORTED, _support_reason(case, candidate.fact), _support_message(case, candidate.fact), [candidate.fact]
            )
    return None


def _least_cover(case: Case, candidate: Candidate) -> float:
    """How much of a fact must be named for its very number; less for a long one of the very period, more where it counts something unknown."""
    if case.counts_stranger:
        return c.SUPPORT_COVER
    return c.LONG_COVER if is_long_and_then(case, candidate.fact) else c.EXACT_COVER


def _is_of_what_else_is_told(case: Case, candidate: Candidate) -> bool:
    """Whether a growth takes its subject from another clause of its sentence, and the fact is about another one."""
    other = {conflict.named for conflict in candidate.fit.distant}
    is_told = any(bond.concept in other and not bond.is_lent for bond in case.topic.bonds)
    return is_told and case.claimed.measure is Measure.GROWTH


def _is_before(other: Candidate, candidate: Candidate) -> bool:
    """Whether the words are about another fact so plainly that the number of this one is there by mistake; of a part that they name, not its whole."""
    told, fit = other.fit, candidate.fit
    if candidate.fact.part_of == other.fact.id and fit.cover >= c.AS_SAID:
        return False
    plainly = min(told.cover, told.focus) >= c.AS_SAID and max(fit.cover, fit.focus) <= c.SUPPORT_COVER
    return plainly or told.dominates(fit)


def _may_count_so(candidate: Candidate, ranked: list[Candidate]) -> bool:
    """Whether a fact may be told with another word for what it counts: none of the others counts just that."""
    named = {conflict.named for conflict in candidate.fit.conflicts}
    known = any(
        other.fit.cover >= c.SUPPORT_COVER and (named & other.fact.about or other.fit.score > candidate.fit.score + c.NEAR_BEST)
        for other in ranked
    )
    return candidate.fit.cover >= c.SUPPORT_COVER and not known


def _may_be_told_so(case: Case, candidate: Candidate, ranked: list[Candidate]) -> bool:
    """Whether a one-sided claim may be meant for the fact's value.

    One whose number is another fact's own, or that of a fitting one in another unit, is meant for that. One that is not close to the value must
    be surely about it, since there is always something of which there are more, and not absurdly far.
    """
    claimed, fact = case.claimed, candidate.fact
    if not is_one_sided(claimed) or restates(claimed, fact):
        return True
    if is_of_others(case, fact, OWN_DIGITS) or any(
        each.fit.cover >= c.EXACT_COVER and not each.fact.working and is_turned(claimed, each.fact.observation) for each in ranked
    ):
        return False
    return is_close(claimed, fact) or (is_sure(case, candidate) and not is_absurd(claimed, fact))


def _rivals(case: Case, candidate: Candidate, best: Candidate) -> bool:
    """Whether a candidate is as good as the best one: near it in score, named by the same words, or wholly named by the text and less only by what is told far off."""
    fit = candidate.fit
    is_near = fit.score >= best.fit.score - c.NEAR_BEST
    return (
        is_near
        or are_named_alike(case, candidate, best)
        or (fit.cover >= WHOLLY and fit.explains >= best.fit.explains)
        or fit.dominates(best.fit)
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


def _is_outdone(case: Case, candidate: Candidate, ranked: list[Candidate]) -> bool:
    """Whether another fact is what the clause is about, and this one leaves some of it unexplained."""
    fit = candidate.fit
    return any(is_meant(case, other) and other.fit.score > fit.score and other.fit.explained > fit.explained for other in ranked)


def doubtful(case: Case) -> Verdict | None:
    """A claim that leans on a doubtful figure: it repeats it, or gives a reading of it; one that does neither is refuted."""
    if case.outsiders or not any(each.fact.id in case.doubts for each in case.in_time):
        return None
    ranked = case.in_time
    best = next(each.fit.score for each in ranked if each.fact.id in case.doubts or not is_beyond(case.claimed, each.fact))
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
        if agreeing and not is_meant(case, candidate) and _is_far(case, fact):
            return None
        if agreeing:
            return _conflicting(case, fact, agreeing)
        is_best = candidate.fit.score >= best - c.SAME_RANK and is_sure(case, candidate)
        if is_best and may_be_meant(case, candidate, _readings(case, fact), ()) and not _any_agrees(case, ranked):
            return case.verdict(
                Label.REFUTED, Reason.VALUE, f"neither the printed {fact.printed} nor a consistent reading of it", [fact]
            )
    return None


def _conflicting(case: Case, fact: Fact, agreeing: str) -> Verdict:
    message = f"the release's {fact.printed} is in doubt; the claim agrees with {agreeing}"
    return case.verdict(Label.CONFLICTING, Reason.DOUBTFUL, message, [fact])


def unless_read(case: Case, verdict: Verdict) -> Verdict:
    """A verdict; in place of a refutation by a doubtful figure, a reading of which is what the claim tells, that the two conflict."""
    if verdict.label is not Label.REFUTED:
        return verdict
    told = ((each.fact, _agreeing_reading(case, each.fact)) for each in verdict.evidence if each.fact.id in case.doubts)
    return next((_conflicting(case, fact, agreeing) for fact, agreeing in told if agreeing), verdict)


def _is_far(case: Case, fact: Fact) -> bool:
    """Whether a bound is so far from all that a doubtful number may read that it is one of something else."""
    readings = _readings(case, fact)
    return bool(readings) and all(is_far(case.claimed, reading) for reading in readings)


def _readings(case: Case, fact: Fact) -> list[Fact]:
    """The doubtful fact with each number that it may read."""
    told = [reading.quantity for finding in case.doubts[fact.id] for reading in finding.readings]
    return [replace(fact, observation=replace(fact.observation, quantity=quantity)) for quantity in told]


def _any_agrees(case: Case, ranked: list[Candidate]) -> bool:
    """Whether a fitting fact bears the claim out, or a reading of a doubtful one does."""
    facts = [candidate.fact for candidate in ranked if candidate.fit.cover >= c.SUPPORT_COVER]
    return any(agrees(case.claimed, fact) or (fact.id in case.doubts and _agreeing_reading(case, fact)) for fact in facts)


def _agreeing_reading(case: Case, fact: Fact) -> str:
    """What the claim agrees with: the printed figure or one of its readings; empty for neither."""
    if case.claimed.measure is Measure.MALFORMED:
        return f"the printed {fact.printed}" if same_print(case.figure.text, fact.printed) else ""
    if agrees(case.claimed, fact):
        return f"the printed {fact.printed}"
    asserted = case.claimed.claimed()
    for finding in case.doubts[fact.id]:
        for reading in finding.readings:
            number = reading.quantity.value * fact.observation.unit.factor * (fact.observation.sign or 1)
            if number in asserted or number == case.claimed.point:
                return f"the reading {reading.text}"
    return ""
