"""This file holds what the fact base knows: concepts, releases, passages and facts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from msgspec import Struct

from factcheck.core.figure import Measure, Observation
from factcheck.core.interval import Interval
from factcheck.core.period import Period
from factcheck.core.text import Document, Span


class Concept(Struct, frozen=True):
    """A thing that facts are about (SKOS): its label, other words for it, and what it is a kind of.

    Concepts of one `facet` exclude each other, unless one is a kind of the other. An `implied` concept often goes without saying
    (the agency, both directions of a flow): it counts where another of its facet is named, and is not missed where none is. One that is
    `proposed` was read in a release by the program, and by nobody else.
    """

    id: str
    label: str
    facet: str = ""
    aliases: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    implied: bool = False
    proposed: bool = False


class Release(Struct, frozen=True):
    """A source: who published what, when, about which period; `text` is the source file, verbatim, or what it shows.

    `supersedes` is the id of the release that it takes the place of from the day that it was published, or empty; `file` is the name
    of the file that its facts stand in. `document` is the source as it was read, where that is more than its text (HTML, Word).
    """

    id: str
    title: str
    publisher: str
    published: date
    period: Period
    source: str
    text: str = ""
    supersedes: str = ""
    file: str = ""
    document: Document | None = None

    @property
    def day(self) -> Period:
        """The day of its publication, as a period."""
        return Period(self.published, self.published)


class Passage(Struct, frozen=True):
    """The verbatim words of a release that bear a fact, with their place in its source; `value` is the printed value's place."""

    release: Release
    span: Span
    line: int
    value: Span | None = None

    @property
    def text(self) -> str:
        """The words."""
        return self.release.text[self.span.start : self.span.end]

    @property
    def paragraph(self) -> str:
        """The lines of the release that they stand in."""
        text = self.release.text
        end = text.find("\n", self.span.end)
        return text[text.rfind("\n", 0, self.span.start) + 1 : end if end >= 0 else len(text)]


class Harmless(Struct, frozen=True):
    """A text of a release that looks like a figure but is none, with the reason: every occurrence of it."""

    text: str
    reason: str


class Computed(Struct, frozen=True):
    """A derived value: its point, from the figures as printed, and its interval, both in the base unit of its dimension."""

    point: Fraction
    interval: Interval


class Fact(Struct, frozen=True):
    """One observation that a release reports, or that follows from others by the arithmetic in `working`.

    `about` is the set of concept ids that it is about, `part_of` the id of the fact it is a part of, `printed` the value in the
    release's words. The members of a count are in `observation.names`; the list is closed when they are as many as counted.
    A person is the one name of `observation.names`, and `roles` are the offices that the person holds. `repeats` are the other
    passages that print the same.
    """

    id: str
    about: frozenset[str]
    observation: Observation
    passage: Passage
    printed: str
    label: str = ""
    part_of: str | None = None
    working: str = ""
    rests_on: tuple[str, ...] = ()
    computed: Computed | None = None
    roles: tuple[str, ...] = ()
    repeats: tuple[Passage, ...] = ()

    @property
    def point(self) -> Fraction:
        """Its value as printed or computed, in the base unit of its dimension, growth signed."""
        return self.computed.point if self.computed else self.observation.point

    def reported(self) -> Interval:
        """All the values that it may stand for, in the base unit of its dimension."""
        return self.computed.interval if self.computed else self.observation.reported()

    @property
    def is_level(self) -> bool:
        """Whether it is a plain value, neither a growth nor a share, with a number that can be read."""
        return self.observation.measure is Measure.LEVEL and self.observation.quantity is not None

    @property
    def release(self) -> Release:
        """The release that reports it."""
        return self.passage.release

    @property
    def period(self) -> Period:
        """The period that it is about."""
        period = self.observation.period
        return period if isinstance(period, Period) else self.release.period
