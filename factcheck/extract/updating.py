"""This file holds the update of a file that exists: which proposals are new to it, everything that a person wrote kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.text import Span
from factcheck.extract.identity import unused
from factcheck.extract.proposal import Proposal, ProposedFact
from factcheck.factbase import FactBase
from factcheck.factbase.passages import occurrences
from factcheck.figures import observe


def additions(proposal: Proposal, base: FactBase) -> Proposal:
    """What of a proposal the base does not hold of the same release: no fact with that value there, no harmless text over it."""
    release = base.releases[proposal.header.id]
    mine = [fact for fact in base.facts if fact.release.id == release.id]
    texts = {one.text for one in base.harmless.get(release.id, ())}
    calm = [span for text in texts for span in occurrences(release.text, text)]
    new = [fact for fact in proposal.facts if not _is_held(fact, mine, release.text, calm)]
    facts = tuple(_renamed(new, {_own_id(fact) for fact in mine}))
    used = {id_ for fact in facts for id_ in fact.about}
    concepts = tuple(concept for concept in proposal.concepts if concept.id in used and concept.id not in base.concepts)
    harmless = tuple(one for one in proposal.harmless if not any(one.text in text for text in texts))
    return replace(proposal, concepts=concepts, harmless=harmless, facts=facts)


def _is_held(proposed: ProposedFact, facts: list[Fact], text: str, calm: list[Span]) -> bool:
    """Whether a fact tells the same value at the same place, or what is proposed there is harmless."""
    places = [span for words in proposed.passages for span in occurrences(text, words)]
    printed = proposed.value or proposed.growths[0].value
    if any(place.covers(span) and f" {printed} " in f" {text[span.start : span.end]} " for place in places for span in calm):
        return True
    beside = [
        fact for fact in facts if any(one.span.overlaps(place) for one in (fact.passage, *fact.repeats) for place in places)
    ]
    return any(fact.printed == printed or _same_value(fact, proposed, printed) for fact in beside)


def _same_value(fact: Fact, proposed: ProposedFact, printed: str) -> bool:
    known = fact.observation
    if proposed.key == "person":
        return proposed.value in known.names
    if proposed.key == "date":
        return str(known.period) == proposed.value
    try:
        told = observe(printed, "%" if proposed.key == "share" else proposed.unit)
    except ValueError:
        return False
    return told is not None and told.quantity is not None and known.quantity is not None and told.point == known.point


def _renamed(facts: list[ProposedFact], taken: Collection[str]) -> Iterator[ProposedFact]:
    """The facts with ids that no other fact of the file has, and totals by these ids."""
    known = set(taken)
    names: dict[str, str] = {}
    for fact in facts:
        names[fact.id] = unused(fact.id, known)
        known.add(names[fact.id])
    for fact in facts:
        whole = names.get(fact.part_of, fact.part_of)
        yield replace(fact, id=names[fact.id], part_of=whole if whole in known else "")


def _own_id(fact: Fact) -> str:
    return fact.id.partition("/")[2].partition(":")[0]
