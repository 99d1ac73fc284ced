"""This file holds how facts are put into words: the noun phrase and the verb that the concepts of a fact make."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from factcheck.core.fact import Concept, Fact
from factcheck.core.figure import Measure
from factcheck.factbase import FactBase

HERE = Path(__file__).parent


class Phrase(Struct, frozen=True):
    """What a fact counts or measures, in words: the noun, what stands behind it, both as verb, and who did it; empty where there is none.

    `is_measured` marks what has a value ("the waiting time") instead of being counted.
    """

    noun: str
    done: str = ""
    did: str = ""
    active: str = ""
    chinese: str = ""
    is_measured: bool = False

    @property
    def whole(self) -> str:
        """The noun with what stands behind it."""
        return f"{self.noun} {self.done}".strip()


class Phrasebook(Struct, frozen=True, dict=True):
    """The phrases of a base's facts."""

    base: FactBase

    @cached_property
    def _rows(self) -> dict[str, Any]:
        return dict(yaml.safe_load((HERE / "patterns.yaml").read_text(encoding="utf-8")))

    @cached_property
    def _words(self) -> dict[str, Any]:
        return dict(yaml.safe_load((HERE / "words.yaml").read_text(encoding="utf-8")))

    def spoken(self, fact: Fact) -> frozenset[str]:
        """The concepts that a claim about a fact has to name."""
        return fact.about - frozenset(self._rows["unspoken"])

    def phrase(self, fact: Fact, turn: int = 0) -> Phrase | None:
        """The phrase for a fact, with other nouns at each turn; None for a fact that no pattern words."""
        concepts = [self.base.concepts[id_] for id_ in sorted(self.spoken(fact))]
        kinds = ("dated",) if fact.observation.measure is Measure.DATE else ("counted", "measured")
        for kind in kinds:
            for row in self._rows[kind]:
                if row.get("unit", fact.observation.unit.name) == fact.observation.unit.name and _fits(row["about"], concepts):
                    return self._filled(row, concepts, turn, kind == "measured") if "noun" in row else None
        return None

    def turns(self, fact: Fact) -> int:
        """How many nouns there are for what a fact is about, at the most."""
        return max(len(self.nouns(self.base.concepts[id_])) for id_ in self.spoken(fact))

    def nouns(self, concept: Concept) -> tuple[str, ...]:
        """The nouns of a concept, the commonest first."""
        return tuple(self._words["nouns"].get(concept.id, (concept.label,)))

    def chinese(self, concept: Concept) -> str:
        """The Chinese noun of a concept; empty for one that has none."""
        aliases = (alias for alias in concept.aliases if any("一" <= letter <= "鿿" for letter in alias))
        return str(self._words["chinese"].get(concept.id) or next(aliases, ""))

    def _filled(self, row: Mapping[str, str], concepts: list[Concept], turn: int, is_measured: bool) -> Phrase:
        english, chinese = dict[str, str](), dict[str, str]()
        for concept in concepts:
            nouns = self.nouns(concept)
            english |= dict.fromkeys((concept.facet, concept.id), nouns[turn % len(nouns)])
            chinese |= dict.fromkeys((concept.facet, concept.id), self.chinese(concept))
        done = row.get("done", "").format_map(english)
        return Phrase(
            row["noun"].format_map(english),
            done,
            row.get("did", "").format_map(english) or f"were {done}",
            row.get("active", "").format_map(english),
            row.get("chinese", "").format_map(chinese),
            is_measured,
        )


def _fits(about: str, concepts: list[Concept]) -> bool:
    """Whether the slots of a row are filled by the concepts, each by one."""
    slots = about.split()
    left = list(concepts)
    for slot in sorted(slots, key=lambda slot: slot not in {concept.id for concept in concepts}):
        taken = next((concept for concept in left if slot in (concept.id, concept.facet)), None)
        if taken is None:
            return False
        left.remove(taken)
    return not left
