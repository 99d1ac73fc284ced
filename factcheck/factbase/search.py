"""This file holds the search of a base by words: the facts that have all of them, those that have them in their label first."""

from __future__ import annotations

from factcheck.core.fact import Fact
from factcheck.factbase.base import FactBase


def search(base: FactBase, words: str) -> list[Fact]:
    """The facts with all the words, each as the beginning of one, in label or value first, then in aliases and passages."""
    sought = words.casefold().replace("-", " ").split()
    ranked = [(rank, fact) for fact in base.holding(sought) if (rank := _rank(base, fact, sought)) is not None]
    return [fact for _, fact in sorted(ranked, key=lambda pair: pair[0])]


def _rank(base: FactBase, fact: Fact, sought: list[str]) -> int | None:
    """How far from the fact's own words all the sought ones are found, or None."""
    text = ""
    for rank, part in enumerate(_layers(base, fact)):
        text += " " + part.casefold().replace("-", " ").replace("/", " ").replace(":", " ")
        if all(f" {word}" in text or (not word.isascii() and word in text) for word in sought):
            return rank
    return None


def _layers(base: FactBase, fact: Fact) -> tuple[str, ...]:
    """The words of a fact, the closest first."""
    concepts = [base.concepts[id_] for id_ in sorted(fact.about) if id_ in base.concepts]
    return (
        f"{fact.label} {fact.printed} {' '.join(fact.observation.names)} {fact.period}",
        fact.id.partition("/")[2],
        " ".join(alias for concept in concepts for alias in concept.aliases),
        fact.passage.text,
    )
