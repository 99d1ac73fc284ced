"""This file holds the judgement: labels, reasons, evidence, verdicts, and the result of a whole check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Claim, Figure
from factcheck.core.finding import Finding
from factcheck.core.text import Document, Span


class Label(StrEnum):
    """The four labels of AVeriTeC, worst first."""

    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"
    SUPPORTED = "supported"

    @classmethod
    def worst(cls, labels: Iterable[Label]) -> Label:
        """The worst of the labels; of none, not enough evidence."""
        order = list(cls)
        return min(labels, key=order.index, default=cls.NOT_ENOUGH_EVIDENCE)


class Reason(StrEnum):
    """Why a figure got its label: the code that a report prints and `--ignore` names."""

    RESTATED = "SUP001"
    WITHIN = "SUP002"
    DERIVED = "SUP003"
    LISTED = "SUP004"
    VALUE = "REF001"
    DIRECTION = "REF002"
    UNIT = "REF003"
    PERIOD = "REF004"
    GROUP = "REF005"
    HEDGE = "REF006"
    BASIS = "REF007"
    NAME = "REF008"
    ARITHMETIC = "REF009"
    DOUBTFUL = "CON001"
    NO_FACT = "NEE001"
    LESS_PRECISE = "NEE002"
    OTHER_PERIOD = "NEE003"
    UNREADABLE = "NEE004"


MEANINGS: dict[Reason, str] = {
    Reason.RESTATED: "the release prints this number",
    Reason.WITHIN: "the released value lies within what the claim says",
    Reason.DERIVED: "it follows from released figures by arithmetic",
    Reason.LISTED: "the release lists these names",
    Reason.VALUE: "the release gives another value",
    Reason.DIRECTION: "the release gives the other direction",
    Reason.UNIT: "the release gives another unit or scale",
    Reason.PERIOD: "the release gives this number for another period",
    Reason.GROUP: "the release gives this number for something else",
    Reason.HEDGE: "the release hedges the other way round",
    Reason.BASIS: "the release compares with another period",
    Reason.NAME: "the release names others",
    Reason.ARITHMETIC: "released figures give another result",
    Reason.DOUBTFUL: "the release's own figure is in doubt",
    Reason.NO_FACT: "the fact base has nothing about this",
    Reason.LESS_PRECISE: "the release is less precise than the claim",
    Reason.OTHER_PERIOD: "the fact base has no figure for this period",
    Reason.UNREADABLE: "the figure is malformed",
}


class Evidence(Struct, frozen=True):
    """A fact that bears on a figure; `findings` are those that put it in doubt."""

    fact: Fact
    findings: tuple[Finding, ...] = ()


class Verdict(Struct, frozen=True):
    """The judgement of one figure, with its evidence; where there is none, the message names the nearest fact."""

    figure: Figure
    label: Label
    reason: Reason
    message: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def code(self) -> str:
        """The code of its reason."""
        return self.reason.value


Result = Verdict | Finding
"""What a report tells: the judgement of a figure, or something that cannot be right in the text itself."""


class Origin(StrEnum):
    """Where a decision to let a result stand is written, in the words of SARIF."""

    IN_SOURCE = "inSource"
    EXTERNAL = "external"


class Suppression(Struct, frozen=True):
    """A decision to let a result stand: where it is written, and why it was taken."""

    origin: Origin
    reason: str


class Ignored(Struct, frozen=True):
    """A result that is let stand, with the place of its claim and the decision."""

    result: Result
    place: Span
    by: Suppression


class CheckedClaim(Struct, frozen=True):
    """A claim with a verdict per figure."""

    claim: Claim
    verdicts: tuple[Verdict, ...]

    @property
    def label(self) -> Label:
        """The worst of its verdicts; without a figure, not enough evidence."""
        return Label.worst(verdict.label for verdict in self.verdicts)


class CheckedDocument(Struct, frozen=True):
    """A document with its checked claims and the audit's findings in its own figures.

    Those that are let stand are in neither, but among `ignored`; `left_out` counts those whose codes nobody asked for.
    """

    document: Document
    claims: tuple[CheckedClaim, ...]
    findings: tuple[Finding, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    left_out: int = 0

    @property
    def label(self) -> Label:
        """The worst of its claims."""
        return Label.worst(claim.label for claim in self.claims)

    def counts(self) -> Counter[Label]:
        """How many figures got each label."""
        return Counter(verdict.label for claim in self.claims for verdict in claim.verdicts)

    def results(self) -> Iterator[tuple[Result, Span]]:
        """Every verdict with the place of its claim, and every finding with its own."""
        for claim in self.claims:
            yield from ((verdict, claim.claim.sentence.span) for verdict in claim.verdicts)
        yield from ((finding, finding.span) for finding in self.findings)

    def keeping(self, is_wanted: Callable[[Result, Span], bool]) -> CheckedDocument:
        """The document with the wanted results alone; a claim of which none is left is gone."""
        claims = (
            replace(claim, verdicts=tuple(one for one in claim.verdicts if is_wanted(one, claim.claim.sentence.span)))
            for claim in self.claims
        )
        kept = tuple(claim for claim, before in zip(claims, self.claims, strict=True) if claim.verdicts or not before.verdicts)
        return replace(self, claims=kept, findings=tuple(one for one in self.findings if is_wanted(one, one.span)))

    def ignoring(self, decided: Callable[[Result, Span], Suppression | None]) -> CheckedDocument:
        """The document with the results that somebody decided to let stand among those ignored."""
        told = ((result, place, decided(result, place)) for result, place in self.results())
        ignored = (Ignored(result, place, by) for result, place, by in told if by)
        kept = self.keeping(lambda result, place: decided(result, place) is None)
        return replace(kept, ignored=(*self.ignored, *ignored))
