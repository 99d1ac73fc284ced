"""This file holds which entries are parts of which: by the sums that the audit reads in the same text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.audit.bonds import Sum
from factcheck.audit.relations import relations
from factcheck.audit.relations.scene import Scene
from factcheck.core.figure import Claim
from factcheck.core.text import Document, Span


def wholes(document: Document, claims: Sequence[Claim]) -> Mapping[Span, Span]:
    """For the place of each part, the place of its total."""
    found: dict[Span, Span] = {}
    for bond in relations(Scene(document, claims)):
        if isinstance(bond, Sum) and bond.is_firm | bond.exhaustive:
            for part in (*(term.span for term in bond.parts), *bond.unread):
                found.setdefault(part, bond.total.span)
    return found
