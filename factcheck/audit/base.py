"""This file holds the audit of a fact base: each release against itself and the others, and the doubts that follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from factcheck.audit.examine import Examination, applied, examine
from factcheck.audit.fact_bonds import Placed, fact_bonds, levels
from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.finding import Finding, Reading, Severity
from factcheck.factbase import FactBase
from factcheck.read import read_again

Doubts = Mapping[str, tuple[Finding, ...]]
"""For the id of a fact, the findings that put its printed value in doubt."""

REPEATED = "REP001"
COMPUTED: Mapping[str, tuple[Measure, ...]] = {
    "SHA001": (Measure.SHARE,),
    "GRO001": (Measure.GROWTH,),
    "GRO002": (Measure.GROWTH,),
}
"""What each rule of shares and changes holds against the values that it is computed from."""


def audit_base(base: FactBase) -> Doubts:
    """For the id of each doubtful fact, the findings of error level that single its printed value out."""
    return BaseAudit(base).doubts


class BaseAudit(Struct, frozen=True, dict=True):
    """The audit of a base: by release, what its text shows by itself and what its facts show beside others; and the doubts."""

    base: FactBase

    @cached_property
    def texts(self) -> dict[str, Examination]:
        """Each release's text against itself."""
        return {id_: examine(read_again(release)) for id_, release in self.base.releases.items()}

    @cached_property
    def bonds(self) -> tuple[Placed, ...]:
        """The relations between facts, each with the fact that it would put in doubt."""
        return tuple(fact_bonds(self.base))

    @cached_property
    def across(self) -> dict[str, tuple[Finding, ...]]:
        """For the id of a release, what its facts show beside each other and beside those of other releases."""
        return shown_by(self.bonds)

    @cached_property
    def doubts(self) -> dict[str, tuple[Finding, ...]]:
        """For the id of each doubtful fact, the findings that single its printed value out."""
        found = {fact.id: self._doubts(fact) for fact in self.base.facts}
        return {id_: findings for id_, findings in found.items() if findings}

    def _doubts(self, fact: Fact) -> tuple[Finding, ...]:
        id_ = fact.release.id
        findings = (*self.texts[id_].findings, *self.across.get(id_, ()))
        return tuple(consistent(fact, finding, self._levels) for finding in doubting(fact, findings))

    @cached_property
    def _levels(self) -> list[Fact]:
        return levels(self.base.facts)


def shown_by(bonds: Iterable[Placed]) -> dict[str, tuple[Finding, ...]]:
    """What relations between facts show, by the release that it would put in doubt."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for fact, bond in bonds:
        found[fact.release.id] += (replace(finding, related=()) for finding in applied(bond, fact.release.text))
    return {id_: tuple(dict.fromkeys(findings)) for id_, findings in found.items()}


def is_sure(finding: Finding) -> bool:
    """Whether a finding puts a figure in doubt: it cannot be right, and is singled out."""
    return finding.severity is Severity.ERROR and finding.singled_out


def doubting(fact: Fact, findings: Iterable[Finding]) -> list[Finding]:
    """Those of the findings in a fact's release that put its printed value in doubt."""
    findings = list(findings)
    sure = [each for each in findings if is_sure(each)]
    told = [each for each in sure if _prints(fact, each)] or [each for each in sure if _prints_again(fact, each)]
    return told or [each for each in findings if _disputes(fact, each)]


def consistent(fact: Fact, finding: Finding, others: Iterable[Fact]) -> Finding:
    """The finding with those of its readings that can stand beside what other facts say about the same thing."""
    others = [other for other in others if other.release != fact.release and _is_earlier_part(other, fact)]
    told = (_in_unit_of(fact, reading) for reading in finding.readings)
    kept = tuple(_beside(others, reading) for reading in told if _fits(others, reading))
    return replace(finding, readings=kept)


def _prints(fact: Fact, finding: Finding) -> bool:
    """Whether the finding is about the value that this fact prints."""
    return fact.passage.value is not None and fact.passage.value.overlaps(finding.span)


def _prints_again(fact: Fact, finding: Finding) -> bool:
    """Whether the finding is about the same value in another passage of this fact."""
    return fact.printed == finding.text and any(repeat.span.overlaps(finding.span) for repeat in fact.repeats)


def _disputes(fact: Fact, finding: Finding) -> bool:
    """Whether a finding that is less sure shows that a fact's value is told otherwise elsewhere, or is not what others give.

    Of a share or a change that its values do not give, it is the share or the change that is in doubt: it was computed from them.
    """
    value = fact.passage.value
    if value is None:
        return False
    if finding.singled_out:
        return bool(finding.readings) and finding.span.overlaps(value)
    if finding.code == REPEATED:
        return any(place.overlaps(value) for place in (finding.span, *finding.related))
    is_computed = fact.observation.measure in COMPUTED.get(finding.code, ())
    return is_computed and finding.span.covers(value) and value.end == finding.span.end


def _is_earlier_part(part: Fact, whole: Fact) -> bool:
    """Whether a fact is about the same thing as another, for a part of its period; one may name the thing more closely."""
    if part.observation.unit != whole.observation.unit or part.period == whole.period or not part.period.within(whole.period):
        return False
    return (
        not part.period.is_day and bool(part.about and whole.about) and (part.about <= whole.about or part.about >= whole.about)
    )


def _in_unit_of(fact: Fact, reading: Reading) -> Reading:
    """The reading in thousands, where its fact is told so."""
    return replace(reading, quantity=reading.quantity.times(1 / fact.observation.unit.scale))


def _fits(parts: Iterable[Fact], reading: Reading) -> bool:
    """Whether a value for a period is not smaller than those for parts of it."""
    return all(part.reported().low is None or (reading.quantity.bare().high or 0) >= part.observation.point for part in parts)


def _beside(parts: Iterable[Fact], reading: Reading) -> Reading:
    """The reading, with the figures of other releases that bear it out."""
    rests = [reading.rests_on, *(f"{part.printed} for {part.period}" for part in parts)]
    return replace(reading, rests_on="; ".join(dict.fromkeys(each for each in rests if each)))
