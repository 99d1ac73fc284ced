"""This file holds the doubts about the facts of a compiled base: each set of concepts held against itself, as a base in memory is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from json import dumps
from pathlib import Path

from factcheck.audit.base import consistent, doubting, is_sure, shown_by
from factcheck.audit.fact_bonds import bonds_between
from factcheck.core.fact import Fact
from factcheck.core.finding import Finding
from factcheck.factbase import FactBase
from factcheck.stored.database import Row, Store
from factcheck.stored.facts import Shelf
from factcheck.stored.values import as_json

AT_ONCE = 40
"""How many sets of concepts are held against themselves at a time."""
TOLD_TWICE = (
    """SELECT about FROM facts WHERE measure = 'level' AND described = 1 GROUP BY about HAVING min(release) <> max(release)"""
)
COMPARED = "about IN (SELECT value FROM json_each(?)) AND (measure = 'level' OR measure = 'growth')"

Findings = Mapping[str, Iterable[Finding]]
"""For the id of a release, findings about its figures."""


def sets_told_twice(store: Store) -> list[str]:
    """The sets of concepts that several releases tell of, so many at a time, each batch as a text."""
    abouts = [about for (about,) in store.rows(f"{TOLD_TWICE} ORDER BY about")]
    return [dumps(abouts[first : first + AT_ONCE]) for first in range(0, len(abouts), AT_ONCE)]


def held_against(path: Path, batch: str) -> dict[str, list[Finding]]:
    """What the facts about these sets of concepts show beside each other, by release."""
    facts = Shelf(Store(path)).written(COMPARED, batch)
    across = shown_by(bonds_between(FactBase({}, {}, facts)))
    sure = {id_: [finding for finding in findings if is_sure(finding)] for id_, findings in across.items()}
    return {id_: findings for id_, findings in sure.items() if findings}


def doubts(store: Store, in_text: Findings, across: Findings) -> Iterator[Row]:
    """The rows of the doubts, from what the releases show by themselves and beside others."""
    shelf = Shelf(store)
    for release in shelf.releases:
        findings = (*in_text.get(release, ()), *dict.fromkeys(across.get(release, ())))
        for fact in shelf.written("release = ?", release) if findings else ():
            mine = doubting(fact, findings)
            others = _comparable(shelf, fact) if any(finding.readings for finding in mine) else ()
            for number, finding in enumerate(consistent(fact, finding, others) for finding in mine):
                yield fact.id, number, finding.code, finding.message, as_json(finding)


def merged(parts: Iterable[Findings]) -> dict[str, list[Finding]]:
    """The findings of all parts, by release, in their order."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for part in parts:
        for release, findings in part.items():
            found[release] += findings
    return found


def _comparable(shelf: Shelf, fact: Fact) -> list[Fact]:
    """The values about the same as a fact, or told more closely or more broadly."""
    query = "SELECT DISTINCT about FROM about_concepts WHERE concept IN (SELECT value FROM json_each(?))"
    abouts = (about for (about,) in shelf.store.rows(query, dumps(sorted(fact.about))))
    fitting = [about for about in abouts if shelf.concepts(about) <= fact.about or shelf.concepts(about) >= fact.about]
    return [each for each in shelf.written(COMPARED, dumps(fitting)) if each.is_level]
