"""This file holds the reading of facts: one fact per observation, for the level and each of the growths of an entry."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.fact import Concept, Fact, Passage, Release
from factcheck.core.figure import Basis, Measure, Observation
from factcheck.core.nearest import did_you_mean
from factcheck.core.period import Period
from factcheck.core.text import Span
from factcheck.core.unit import unit_of
from factcheck.factbase.nodes import Mapping, Page, Scalar
from factcheck.factbase.passages import number_span, printed_span, unit_told
from factcheck.factbase.releases import located, period_of
from factcheck.factbase.shape import FACT, GROWTH, entries, sound
from factcheck.factbase.vocabulary import is_kebab
from factcheck.figures import observe
from factcheck.figures.trends import tells_trend

MAIN = ("value", "share", "date", "person")
NEEDS = {"from": "value", "members": "value", "roles": "person"}
"""Keys that make sense only beside another."""
LEVELS = frozenset({Measure.LEVEL, Measure.SHARE, Measure.RATIO, Measure.MALFORMED})


class FactEntry(Struct, frozen=True):
    """A fact as it is written, with its absolute id and the facts it becomes."""

    id: str
    node: Mapping
    page: Page
    facts: tuple[Fact, ...] = ()


class FactReader(Struct, frozen=True):
    """Reads the facts of one release."""

    release: Release
    concepts: dict[str, Concept]
    page: Page

    def read(self, node: Mapping) -> FactEntry:
        """An entry of the YAML and the facts that it becomes; what is wrong with it is noted on the page."""
        entry = sound(node, FACT, self.page)
        id_ = f"{self.release.id}/{entry.text('id')}"
        if "id" in entry.entries and not is_kebab(entry.text("id")):
            self.page.fault(entry.entries["id"], f"the id {entry.text('id')!r} is not in kebab-case (like-this)")
        self._check_keys(entry)
        about = self._about(entry)
        passages = [passage for words in entry.texts("passage") if (passage := located(self.release, words, self.page))]
        period = self._period(entry)
        if not passages or period is None:
            return FactEntry(id_, entry, self.page)
        blank = Fact(
            id=id_,
            about=frozenset(about),
            observation=Observation(Measure.LEVEL, period=period),
            passage=passages[0],
            printed="",
            label=entry.text("label") or ", ".join(self.concepts[id_].label for id_ in about),
            repeats=tuple(passages[1:]),
        )
        return FactEntry(id_, entry, self.page, (*self._main(entry, blank), *self._growths(entry, blank)))

    def _check_keys(self, entry: Mapping) -> None:
        kinds = [key for key in entry.keys if key in MAIN]
        if len(kinds) > 1:
            self.page.fault(entry.keys[kinds[1]], f"a fact has one of {', '.join(MAIN)}; this one has {' and '.join(kinds)}")
        if not kinds and "growth" not in entry.keys:
            self.page.fault(entry, f"a fact has one of {', '.join(MAIN)}, or a growth; this one has none")
        for key, other in NEEDS.items():
            if key in entry.keys and other not in entry.keys:
                self.page.fault(entry.keys[key], f"{key!r} needs {other!r} beside it")

    def _about(self, entry: Mapping) -> list[str]:
        for concept in entry.texts("about"):
            if concept.text not in self.concepts:
                self.page.fault(concept, f"unknown concept {concept.text!r}{did_you_mean(concept.text, self.concepts)}")
        return [concept.text for concept in entry.texts("about") if concept.text in self.concepts]

    def _period(self, entry: Mapping) -> Period | None:
        node = entry.entries.get("period")
        return period_of(node, self.page) if isinstance(node, Scalar) else self.release.period

    def _main(self, entry: Mapping, blank: Fact) -> tuple[Fact, ...]:
        """The fact's own observation, as a tuple of one; empty where it states a growth only, or cannot be read."""
        key = next((key for key in MAIN if key in entry.entries), "")
        node = entry.entries.get(key)
        if not isinstance(node, Scalar):
            return ()
        observation = (
            self._dated(node) if key == "date" else self._named(entry, node) if key == "person" else self._valued(entry, node)
        )
        if observation is None:
            return ()
        period = blank.observation.period if observation.period is None else observation.period
        fact = replace(
            blank, observation=replace(observation, period=period), printed=node.text.strip(), part_of=self._part_of(entry)
        )
        if key == "date":
            return (fact,)
        fact = replace(fact, roles=tuple(role.text for role in entry.texts("roles")))
        return self._placed(fact, node, blank)

    def _dated(self, node: Scalar) -> Observation | None:
        period = period_of(node, self.page)
        return None if period is None else Observation(Measure.DATE, period=period)

    def _named(self, entry: Mapping, node: Scalar) -> Observation:
        return Observation(Measure.NAMES, names=(node.text.strip(),))

    def _valued(self, entry: Mapping, node: Scalar) -> Observation | None:
        """The level or share that a value tells, with its members and its earlier value."""
        share = "share" in entry.entries
        unit = unit_told(entry.text("unit"), node.text, [words.text for words in entry.texts("passage")])
        observation = self._observed(node, "%" if share else unit)
        earlier = entry.entries.get("from")
        before = self._observed(earlier, unit) if isinstance(earlier, Scalar) else None
        if observation is None:
            return None
        measure = Measure.SHARE if share else observation.measure if observation.measure in LEVELS else Measure.LEVEL
        return replace(
            observation,
            measure=Measure.MALFORMED if observation.quantity is None else measure,
            sign=0,
            against=None,
            names=tuple(member.text for member in entry.texts("members")),
            earlier=before.quantity if before else None,
        )

    def _observed(self, node: Scalar, unit: str) -> Observation | None:
        """What the recognisers read in a printed value, or None with a problem."""
        try:
            observation = observe(node.text.strip(), unit)
        except ValueError:
            observation = None
        if observation is None or (observation.quantity is None and observation.measure is not Measure.MALFORMED):
            self.page.fault(node, f"cannot read a value in {node.text!r}")
            return None
        if unit and observation.measure is not Measure.GROWTH and not observation.unit.converts_to(unit_of(unit)):
            self.page.fault(node, f"{node.text!r} is told in {observation.unit}, which is no {unit}")
        return observation

    def _growths(self, entry: Mapping, blank: Fact) -> list[Fact]:
        facts: list[Fact] = []
        for number, node in enumerate(entries(entry, GROWTH, "growth", self.page), 1):
            suffix = ":growth" if number == 1 else f":growth-{number}"
            facts += self._growth(node, replace(blank, id=blank.id + suffix))
        return facts

    def _growth(self, node: Mapping, blank: Fact) -> tuple[Fact, ...]:
        printed, against = node.entries.get("value"), node.entries.get("against")
        basis = self._against(against) if isinstance(against, Scalar) else None
        if not isinstance(printed, Scalar):
            return ()
        observation = tells_trend(printed.text.strip()) or self._observed(printed, "")
        if observation is None:
            return ()
        if observation.measure not in (Measure.GROWTH, Measure.TREND, Measure.MALFORMED):
            self.page.fault(printed, f"no direction in the growth {printed.text!r} (write up, down, an increase of …)")
            return ()
        grown = replace(observation, period=blank.observation.period, against=basis)
        return self._placed(replace(blank, observation=grown, printed=printed.text.strip()), printed, blank)

    def _against(self, node: Scalar) -> Basis | Period | None:
        if node.text in list(Basis):
            return Basis(node.text)
        try:
            return Period.parse(node.text)
        except (ValueError, IndexError, OverflowError):
            self.page.fault(
                node, f"not a basis: {node.text!r}{did_you_mean(node.text, Basis)}; a period, or one of {', '.join(Basis)}"
            )
            return None

    def _placed(self, fact: Fact, node: Scalar, blank: Fact) -> tuple[Fact, ...]:
        """The fact with its passage the first that prints its value, or nothing with a problem."""
        find = number_span if fact.observation.measure is Measure.GROWTH else printed_span
        for passage in (blank.passage, *blank.repeats):
            span = find(passage, fact.printed)
            if span is not None:
                others = tuple(other for other in (blank.passage, *blank.repeats) if other is not passage)
                return (replace(fact, passage=_marked(passage, span), repeats=others),)
        self.page.fault(node, f"the passage does not print the value {fact.printed!r}")
        return ()

    def _part_of(self, entry: Mapping) -> str | None:
        return absolute(entry.text("part-of"), self.release.id) if "part-of" in entry.entries else None


def absolute(id_: str, release: str) -> str:
    """A fact's id with its release's in front.

    >>> absolute("vehicles", "nia-2024"), absolute("nia-2021/people", "nia-2024")
    ('nia-2024/vehicles', 'nia-2021/people')
    """
    return id_ if "/" in id_ else f"{release}/{id_}"


def _marked(passage: Passage, span: Span) -> Passage:
    return replace(passage, value=span)
