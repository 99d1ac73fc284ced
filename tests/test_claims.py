"""This file holds the tests of the shipped base: it is whole, says what its releases say, and holds against them as drafts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from factcheck.core.fact import Fact, Passage
from factcheck.core.figure import Figure
from factcheck.core.verdict import CheckedDocument, Label, Verdict
from factcheck.coverage import coverage
from factcheck.desk import Desk
from factcheck.factbase import FactBase, problems
from factcheck.pipeline import check_at
from factcheck.read import read_text

LEAST = 250
RELEASES = ["nia-2021-h1", "nia-2021-h1-cooperation", "nia-2022-q1", "nia-2024", "nia-2024-08"]
DOUBTFUL = {
    "nia-2022-q1/time-saved": ("250,000 hours", []),
    "nia-2024/motor-vehicles": ("31.49,000", ["31.149 million"]),
    "nia-2024/passports": ("233.19 million", ["23.319 million"]),
    "nia-2024/visas": ("2,597 million", ["2.597 million"]),
    "nia-2024/port-visas": ("1.476,000", ["1.476 million"]),
    "nia-2024/homecoming-permit-verifications": ("21.09 million", []),
    "nia-2024/homecoming-permit-verifications-exceeding": ("exceeding 100 million", []),
}
"""The misprints, as printed, with the readings that would be consistent."""


@pytest.fixture(scope="module")
def drafts(desk: Desk) -> dict[str, CheckedDocument]:
    """Every release, checked as if it were a draft."""
    return {id_: check_at(desk, read_text(release.text, release.source)) for id_, release in desk.base.releases.items()}


def passages(fact: Fact) -> tuple[Passage, ...]:
    """All the passages that bear a fact."""
    return (fact.passage, *fact.repeats)


def on_facts(checked: CheckedDocument, base: FactBase, release: str) -> Iterator[tuple[Verdict, list[Fact]]]:
    """The verdicts on figures that stand where the release prints the values of facts, with these facts."""
    values = [
        (passage.value, fact)
        for fact in base.facts
        for passage in passages(fact)
        if passage.release.id == release and passage.value
    ]
    for claim in checked.claims:
        for verdict in claim.verdicts:
            facts = [
                fact
                for place, fact in values
                if place.overlaps(verdict.figure.span) and fact.observation.measure is verdict.figure.observation.measure
            ]
            if facts:
                yield verdict, facts


def test_the_base_has_no_problem() -> None:
    assert problems() == ()


def test_the_base_holds_enough_facts_of_every_release(base: FactBase) -> None:
    assert len(base.facts) >= LEAST
    assert sorted(base.releases) == RELEASES == sorted({fact.release.id for fact in base.facts})


def test_every_passage_stands_in_its_source_and_holds_its_value(base: FactBase) -> None:
    for passage in (passage for fact in base.facts for passage in passages(fact)):
        assert passage.text
        assert passage.release.text[: passage.span.start].count("\n") + 1 == passage.line
        assert passage.value is None or passage.span.covers(passage.value)


def test_every_fact_is_about_concepts_of_the_vocabulary_and_every_part_has_its_whole(base: FactBase) -> None:
    ids = {fact.id for fact in base.facts}
    assert len(ids) == len(base.facts)
    assert {concept for fact in base.facts for concept in fact.about} <= set(base.concepts)
    assert {fact.part_of for fact in base.facts if fact.part_of} <= ids


@pytest.fixture(scope="module")
def uncovered(base: FactBase) -> dict[str, list[Figure]]:
    """For each release the figures that neither a fact nor a harmless text covers."""
    found = {each.release.id: each for each in coverage(base)}
    assert all(each.figures for each in found.values())
    return {id_: list(each.uncovered) for id_, each in found.items()}


@pytest.mark.parametrize("release", RELEASES)
def test_every_figure_of_a_release_is_covered(release: str, uncovered: dict[str, list[Figure]]) -> None:
    assert [figure.text for figure in uncovered[release]] == []


@pytest.mark.parametrize("release", RELEASES)
def test_no_figure_of_a_release_is_refuted(release: str, drafts: dict[str, CheckedDocument]) -> None:
    verdicts = [verdict for claim in drafts[release].claims for verdict in claim.verdicts]
    assert verdicts
    assert [(one.figure.text, one.message) for one in verdicts if one.label is Label.REFUTED] == []


def missed(drafts: dict[str, CheckedDocument], desk: Desk, release: str) -> set[str]:
    """The facts whose figures in their own release are neither supported nor, where doubtful, conflicting."""
    found = set()
    for verdict, facts in on_facts(drafts[release], desk.base, release):
        doubtful = any(fact.id in desk.doubts for fact in facts)
        if verdict.label is not (Label.CONFLICTING if doubtful else Label.SUPPORTED):
            found.add(facts[0].id.partition("/")[2])
    return found


@pytest.mark.parametrize("release", RELEASES)
def test_every_figure_that_is_a_fact_is_supported_or_where_that_is_doubtful_conflicting(
    release: str, drafts: dict[str, CheckedDocument], desk: Desk
) -> None:
    assert missed(drafts, desk, release) == set()


def test_the_releases_as_drafts_show_most_facts(drafts: dict[str, CheckedDocument], base: FactBase) -> None:
    seen = {fact.id for release in RELEASES for _, facts in on_facts(drafts[release], base, release) for fact in facts}
    assert len(seen) >= 0.9 * sum(fact.observation.quantity is not None for fact in base.facts)


def test_the_doubtful_facts_are_the_misprints(desk: Desk) -> None:
    printed = {fact.id: fact.printed for fact in desk.base.facts}
    found = {
        id_: (printed[id_], [one.text for each in findings for one in each.readings]) for id_, findings in desk.doubts.items()
    }
    assert found == DOUBTFUL
