"""This file holds the audit of one text: the relations of its figures, and what the rules find in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from factcheck.audit.bonds import Bond
from factcheck.audit.relations import relations
from factcheck.audit.relations.scene import Scene
from factcheck.audit.rule import Rule
from factcheck.audit.rules import RULES
from factcheck.core.figure import Claim
from factcheck.core.finding import Finding, Severity
from factcheck.core.text import Document, Span
from factcheck.figures import figures
from factcheck.sentences import sentences


class Examination(Struct, frozen=True):
    """What an audit of one text found, and what it could check: how many figures it has, and how many relations between them."""

    findings: tuple[Finding, ...]
    figures: int
    relations: int


def examine(document: Document, claims: Sequence[Claim] | None = None) -> Examination:
    """The audit of a text against itself; `claims` are its sentences with their figures, where they are known already."""
    if claims is None:
        claims = [Claim(sentence, figures(sentence)) for sentence in sentences(document)]
    bonds = list(relations(Scene(document, claims)))
    found = (finding for bond in bonds for finding in applied(bond, document.text))
    ordered = sorted(_gravest(found), key=lambda finding: (finding.span, finding.code))
    return Examination(tuple(ordered), sum(len(claim.figures) for claim in claims), len(bonds))


def _gravest(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Of findings of one kind at one place the gravest, which rests on the surest relation."""
    kept: dict[tuple[str, Span], Finding] = {}
    for each in findings:
        known = kept.get((each.code, each.span))
        if known is None or (known.severity is not Severity.ERROR and each.severity is Severity.ERROR):
            kept[each.code, each.span] = each
    return kept.values()


def audit(document: Document, claims: Sequence[Claim] | None = None) -> tuple[Finding, ...]:
    """What cannot be right in a text's own figures, in the order of the text."""
    return examine(document, claims).findings


def applied(bond: Bond, text: str) -> Iterator[Finding]:
    """What all rules over a kind of relation find in one of that kind."""
    for rule in _rules_over(type(bond)):
        yield from rule.findings(bond, text)


@cache
def _rules_over(kind: type[Bond]) -> tuple[Rule, ...]:
    """The rules over a kind of relation."""
    return tuple(rule for rule in RULES if issubclass(kind, rule.over))
