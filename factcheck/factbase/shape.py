"""This file holds the shapes of the YAML: which keys an entry may have, which it must have, and what may stand under them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from factcheck.core.nearest import did_you_mean
from factcheck.factbase.nodes import Mapping, Node, Page, Scalar, Sequence


class Kind(StrEnum):
    """What may stand under a key, in words for a message."""

    TEXT = "a text"
    TEXTS = "a text or a list of texts"
    MAPPING = "keys with values"
    MAPPINGS = "keys with values, or a list of them"
    LIST = "a list of entries with keys"


class Shape(Struct, frozen=True):
    """An entry: its name in messages, its keys with what they hold, and those of them that it must have."""

    name: str
    keys: dict[str, Kind]
    required: frozenset[str] = frozenset()


def _texts(*keys: str) -> dict[str, Kind]:
    return dict.fromkeys(keys, Kind.TEXT)


HEADER = ("id", "title", "publisher", "published", "period", "source")
VOCABULARY = Shape("a vocabulary", {"concepts": Kind.MAPPING}, frozenset({"concepts"}))
CONCEPT = Shape("a concept", {**_texts("facet", "label", "implied"), "aliases": Kind.TEXTS, "broader": Kind.TEXTS})
RELEASE_FILE = Shape(
    "a release's file",
    {"release": Kind.MAPPING, "concepts": Kind.MAPPING, "harmless": Kind.LIST, "facts": Kind.LIST},
    frozenset({"release", "facts"}),
)
RELEASE = Shape("a release", _texts(*HEADER, "supersedes"), frozenset(HEADER))
HARMLESS = Shape("a harmless text", _texts("text", "reason"), frozenset({"text", "reason"}))
GROWTH = Shape("a growth", _texts("value", "against"), frozenset({"value", "against"}))
FACT = Shape(
    "a fact",
    {
        **_texts("id", "label", "unit", "value", "from", "share", "date", "person", "part-of", "period"),
        **dict.fromkeys(("about", "members", "roles", "passage"), Kind.TEXTS),
        "growth": Kind.MAPPINGS,
    },
    frozenset({"id", "passage"}),
)


def sound(mapping: Mapping, shape: Shape, page: Page) -> Mapping:
    """What of a mapping has the shape; everything else is noted on the page."""
    for key, place in mapping.keys.items():
        if key not in shape.keys:
            page.fault(place, f"unknown key {key!r} in {shape.name}{did_you_mean(key, shape.keys)}")
    for key in sorted(shape.required - mapping.keys.keys()):
        page.fault(mapping, f"{shape.name} has no {key!r}")
    known = [key for key in mapping.entries if key in shape.keys]
    kept = {key: mapping.entries[key] for key in known if _fits(key, mapping.entries[key], shape.keys[key], page)}
    return Mapping(kept, mapping.keys, mapping.line, mapping.column)


def entries(mapping: Mapping, shape: Shape, key: str, page: Page) -> Iterable[Mapping]:
    """The entries under a key, each cut to its shape."""
    return [sound(node, shape, page) for node in mapping.mappings(key)]


def _fits(key: str, node: Node, kind: Kind, page: Page) -> bool:
    faults = list(_misfits(node, kind))
    for misfit in faults:
        if isinstance(misfit, Scalar) and not misfit.text.strip():
            page.fault(misfit, f"{key!r} is empty: expected {kind}")
        else:
            page.fault(misfit, f"{key!r} holds {_named(misfit)}: expected {kind}")
    return not faults


def _misfits(node: Node, kind: Kind) -> Iterable[Node]:
    """The nodes that keep this one from being of the kind; the node itself where it is of another kind altogether."""
    if kind is Kind.TEXT:
        return [] if isinstance(node, Scalar) and node.text.strip() else [node]
    if kind is Kind.MAPPING:
        return [] if isinstance(node, Mapping) else [node]
    if kind is Kind.LIST and not isinstance(node, Sequence):
        return [node]
    items = node.items if isinstance(node, Sequence) else (node,)
    if kind is Kind.TEXTS:
        return [item for item in items if not isinstance(item, Scalar) or not item.text.strip()]
    return [item for item in items if not isinstance(item, Mapping)]


def _named(node: Node) -> str:
    if isinstance(node, Scalar):
        return f"the text {node.text!r}"
    return "a list" if isinstance(node, Sequence) else "keys with values"
