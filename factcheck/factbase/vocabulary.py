"""This file holds the reading of concepts, and the check that what they are broader of is there."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.fact import Concept
from factcheck.core.nearest import did_you_mean
from factcheck.factbase.nodes import Mapping, Page
from factcheck.factbase.shape import CONCEPT, VOCABULARY, sound


class ConceptEntry(Struct, frozen=True):
    """A concept with the place where it is written."""

    concept: Concept
    node: Mapping
    page: Page


def vocabulary_entries(root: Mapping, page: Page) -> list[ConceptEntry]:
    """The concepts of a vocabulary file."""
    return concept_entries(sound(root, VOCABULARY, page), page)


def concept_entries(top: Mapping, page: Page) -> list[ConceptEntry]:
    """The concepts of a file whose form is checked already: a vocabulary, or a release that proposes some."""
    table = top.entries.get("concepts")
    if not isinstance(table, Mapping):
        return []
    found = []
    for id_, node in table.entries.items():
        if not is_kebab(id_):
            page.fault(table.keys[id_], f"the id {id_!r} is not in kebab-case (like-this)")
        if isinstance(node, Mapping):
            entry = sound(node, CONCEPT, page)
            found.append(ConceptEntry(_concept(id_, entry), entry, page))
        else:
            page.fault(node, f"{id_!r} holds no concept: expected keys with values")
    return found


def as_proposed(entry: ConceptEntry, known: ConceptEntry | None = None) -> ConceptEntry:
    """The concept as one that a release proposes; where another one proposes it as well, with the words of both."""
    words = (known.concept.label, *known.concept.aliases) if known else ()
    aliases = dict.fromkeys((*words, *entry.concept.aliases))
    return replace(entry, concept=replace(entry.concept, aliases=tuple(aliases), proposed=True))


def check_broader(entries: dict[str, ConceptEntry]) -> None:
    """Note on the pages what is broader but unknown, and what is broader than itself."""
    parents = {id_: entry.concept.broader for id_, entry in entries.items()}
    for id_, entry in entries.items():
        for broader in entry.node.texts("broader"):
            if broader.text not in entries:
                entry.page.fault(broader, f"unknown concept {broader.text!r}{did_you_mean(broader.text, entries)}")
        circle = cycle(id_, parents)
        if circle and id_ == min(circle):
            entry.page.fault(entry.node, f"concepts broader than themselves: {' → '.join(circle)}")


def cycle(start: str, parents: dict[str, tuple[str, ...]]) -> list[str]:
    """The way from a name back to itself, or an empty list where there is none.

    >>> cycle("a", {"a": ("b",), "b": ("a",)})
    ['a', 'b', 'a']
    >>> cycle("a", {"a": ("b",), "b": ()})
    []
    """
    ways = [[start, parent] for parent in parents.get(start, ())]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        if way[-1] == start:
            return way
        if way[-1] not in seen:
            seen.add(way[-1])
            ways += [[*way, parent] for parent in parents.get(way[-1], ())]
    return []


def is_kebab(text: str) -> bool:
    """Whether a text is an id: words of lower-case letters and digits with single hyphens between them.

    >>> is_kebab("motor-vehicle-2"), is_kebab("Motor"), is_kebab("a--b"), is_kebab("")
    (True, False, False, False)
    """
    return all(part.isascii() and part.isalnum() and part == part.lower() for part in text.split("-"))


def _concept(id_: str, entry: Mapping) -> Concept:
    return Concept(
        id=id_,
        label=entry.text("label") or id_.replace("-", " "),
        facet=entry.text("facet"),
        aliases=tuple(alias.text for alias in entry.texts("aliases")),
        broader=tuple(broader.text for broader in entry.texts("broader")),
        implied=entry.text("implied") == "true",
    )
