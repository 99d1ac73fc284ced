"""This file holds the reading of a proposed fact as the base will read it, so that nothing is proposed that it would refuse."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.core.fact import Release
from factcheck.core.text import Document
from factcheck.extract.proposal import ProposedFact
from factcheck.factbase.facts import FactReader
from factcheck.factbase.nodes import Mapping, Node, Page, Scalar, Sequence


def taken(fact: ProposedFact, document: Document, header: Release) -> ProposedFact | None:
    """A fact as the base takes it: whole, else without its growths; None where the base refuses it even so."""
    release = replace(header, text=document.text, document=document)
    bare = replace(fact, growths=())
    tried = (fact, bare) if fact.growths and fact.key else (fact,)
    return next((each for each in tried if not _faults(each, release)), None)


def _faults(fact: ProposedFact, release: Release) -> bool:
    """Whether the base would find fault with the values of a fact, or not find them in its passages."""
    page = Page("", [])
    FactReader(release, {}, page).read(_node(fact))
    return bool(page.problems)


def _node(fact: ProposedFact) -> Mapping:
    """A fact as it will stand in the file, without its id, its concepts and its total, which are known later."""
    told: dict[str, Node] = {"id": _scalar("x"), "passage": _list(*map(_scalar, fact.passages))}
    if fact.key:
        told[fact.key] = _scalar(fact.value)
    told |= {key: _scalar(words) for key, words in (("unit", fact.unit), ("from", fact.earlier)) if words}
    told |= {key: _list(*map(_scalar, words)) for key, words in (("roles", fact.roles), ("members", fact.members)) if words}
    if fact.growths:
        growths = (_mapping({"value": _scalar(one.value), "against": _scalar(one.against)}) for one in fact.growths)
        told["growth"] = _list(*growths)
    if fact.period:
        told["period"] = _scalar(str(fact.period))
    return _mapping(told)


def _scalar(text: str) -> Scalar:
    return Scalar(text, 0, 0)


def _list(*items: Node) -> Sequence:
    return Sequence(items, 0, 0)


def _mapping(entries: dict[str, Node]) -> Mapping:
    return Mapping(entries, {key: Scalar(key, 0, 0) for key in entries}, 0, 0)
