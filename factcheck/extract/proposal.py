"""This file holds what an extraction proposes: its header (a release without its text), concepts, harmless texts and facts of a release, and what it left."""

from __future__ import annotations

from msgspec import Struct

from factcheck.core.fact import Concept, Harmless, Release
from factcheck.core.period import Period


class ProposedGrowth(Struct, frozen=True):
    """A growth as a fact holds it: its value with a direction, and what it is against."""

    value: str
    against: str


class ProposedFact(Struct, frozen=True):
    """A fact as it will be written; `key` is the key of its value (value, share, date, person, or none), `notes` what to look at."""

    id: str
    about: tuple[str, ...]
    passages: tuple[str, ...]
    key: str = ""
    value: str = ""
    earlier: str = ""
    unit: str = ""
    growths: tuple[ProposedGrowth, ...] = ()
    part_of: str = ""
    period: Period | None = None
    members: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Left(Struct, frozen=True):
    """A figure of the text that became no fact, and why."""

    text: str
    why: str


class Proposal(Struct, frozen=True):
    """All that is proposed for a release: `concepts` are those that no vocabulary has; `figures` counts what was read."""

    header: Release
    concepts: tuple[Concept, ...]
    harmless: tuple[Harmless, ...]
    facts: tuple[ProposedFact, ...]
    figures: int
    left: tuple[Left, ...]
