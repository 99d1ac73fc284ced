"""This file holds what a whole run gives: checked or audited documents, what could not be checked, which base and version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.figure import Claim
from factcheck.core.finding import Finding, Severity
from factcheck.core.text import Document
from factcheck.core.verdict import CheckedClaim, CheckedDocument, Ignored, Label, Verdict


class RunError(Struct, frozen=True):
    """An input that could not be checked: what is wrong with it, and what would help."""

    path: str
    message: str
    hint: str = ""


class BaseInfo(Struct, frozen=True):
    """Which fact base was used: its hash, and how many releases and facts it has."""

    hash: str = ""
    releases: int = 0
    facts: int = 0


class RunResult(Struct, frozen=True):
    """The outcome of a run over all its inputs; `shown` are the labels that a report lists, while its counts are of all."""

    files: tuple[CheckedDocument, ...]
    errors: tuple[RunError, ...] = ()
    base: BaseInfo = BaseInfo()
    version: str = ""
    shown: frozenset[Label] = frozenset(Label)

    def counts(self) -> Counter[Label]:
        """How many figures got each label; a claim without a figure counts as one without evidence."""
        labels = (label for file in self.files for claim in file.claims for label in labels_of(claim))
        return Counter(labels)

    def findings(self) -> list[Finding]:
        """The findings of all documents."""
        return [finding for file in self.files for finding in file.findings]

    def ignored(self) -> list[Ignored]:
        """The results of all documents that are let stand."""
        return [one for file in self.files for one in file.ignored]

    def left_out(self) -> int:
        """How many results have codes that nobody asked for."""
        return sum(file.left_out for file in self.files)

    def claims(self, file: CheckedDocument) -> list[CheckedClaim]:
        """The claims of a document that the report lists."""
        return [claim for claim in file.claims if self.shown.intersection(labels_of(claim))]

    def verdicts(self, claim: CheckedClaim) -> list[Verdict]:
        """The verdicts of a claim that the report lists."""
        return [verdict for verdict in claim.verdicts if verdict.label in self.shown]

    def showing(self, labels: Iterable[Label]) -> RunResult:
        """The same outcome with only these labels listed."""
        return replace(self, shown=frozenset(labels))


class ReadDocument(Struct, frozen=True):
    """A document with the claims that were read in it, not judged."""

    document: Document
    claims: tuple[Claim, ...]


def labels_of(claim: CheckedClaim) -> list[Label]:
    """The labels of a claim's figures; of a claim without one, its own."""
    return [verdict.label for verdict in claim.verdicts] or [claim.label]


class AuditedText(Struct, frozen=True):
    """A text with the findings that a report lists, and what its audit could check: so many figures and relations between them.

    `found` counts the findings before those were picked that are listed. `across` is where a release was held against others.
    `ignored` are the findings that the text itself lets stand; they are in no count.
    """

    document: Document
    findings: tuple[Finding, ...]
    figures: int = 0
    relations: int = 0
    found: int = 0
    across: bool = False
    ignored: tuple[Ignored, ...] = ()


class AuditResult(Struct, frozen=True):
    """The outcome of an audit over all its texts; `base` where the releases of one were audited."""

    texts: tuple[AuditedText, ...]
    errors: tuple[RunError, ...] = ()
    base: BaseInfo | None = None
    version: str = ""

    def findings(self) -> list[Finding]:
        """The findings of all texts that the report lists."""
        return [finding for text in self.texts for finding in text.findings]

    def listing(self, codes: Iterable[str], lowest: Severity) -> AuditResult:
        """The same outcome with only the findings of these rules listed (of none: of all), and none that is less sure."""
        order, wanted = list(Severity), frozenset(codes)
        sure = order[: order.index(lowest) + 1]
        texts = (
            replace(
                text,
                findings=tuple(each for each in text.findings if each.severity in sure and (not wanted or each.code in wanted)),
            )
            for text in self.texts
        )
        return replace(self, texts=tuple(texts))
