"""This file holds YAML as text with its place: every scalar as it is written, every problem of form collected."""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from msgspec import Struct, field

from factcheck.factbase.problem import Problem

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 12
"""A base needs five levels; more is a mistake, or an attempt to exhaust the reader."""
PLAIN_TAGS = (None, "!")


class Scalar(Struct, frozen=True):
    """A piece of text at its line and column, both from 1."""

    text: str
    line: int
    column: int


class Sequence(Struct, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


class Mapping(Struct, frozen=True):
    """Keys with their values, in the order of the file; `keys` are the places of the keys."""

    entries: dict[str, Node]
    keys: dict[str, Scalar]
    line: int
    column: int

    def text(self, key: str) -> str:
        """The text under a key, stripped; empty where there is none."""
        node = self.entries.get(key)
        return node.text.strip() if isinstance(node, Scalar) else ""

    def texts(self, key: str) -> tuple[Scalar, ...]:
        """The texts under a key, be it one text or a list of them."""
        return tuple(node for node in self.nodes(key) if isinstance(node, Scalar))

    def mappings(self, key: str) -> tuple[Mapping, ...]:
        """The mappings under a key, be it one or a list of them."""
        return tuple(node for node in self.nodes(key) if isinstance(node, Mapping))

    def nodes(self, key: str) -> tuple[Node, ...]:
        """What is under a key: the items of a list, or the one thing."""
        node = self.entries.get(key)
        if node is None:
            return ()
        return node.items if isinstance(node, Sequence) else (node,)


Node = Scalar | Sequence | Mapping


class Page(Struct):
    """A file of the base while it is read: its name, its lines, and the problems found in it."""

    name: str
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)

    def fault(self, at: Node | tuple[int, int], message: str) -> None:
        """Note a problem at a node, or at a line and column."""
        line, column = at if isinstance(at, tuple) else (at.line, at.column)
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        self.problems.append(Problem(self.name, line, column, message, excerpt))


def parse(text: str, page: Page) -> Mapping | None:
    """The mapping that a YAML file holds, or None where it holds none; faults of form are noted on the page."""
    try:
        events = iter(yaml.parse(text.removeprefix("\ufeff"), Loader=LOADER))
        root = _Builder(events, page).document()
    except yaml.YAMLError as error:
        page.fault(_place(error, page), f"broken YAML: {_what(error)}")
        return None
    if root is None:
        page.fault((1, 1), "the file is empty")
    elif not isinstance(root, Mapping):
        page.fault(root, "expected keys with values at the top of the file")
    return root if isinstance(root, Mapping) else None


class _TooDeep(yaml.YAMLError):
    """Nested more deeply than any base needs."""


class _Builder:
    """Nodes from the events of the parser."""

    def __init__(self, events: Iterator[yaml.Event], page: Page) -> None:
        self._events = events
        self._page = page

    def document(self) -> Node | None:
        """The root of the first document; more documents are a fault."""
        root = None
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                node = self._node(event, 0)
                if root is not None:
                    self._page.fault(node, "a second document: one file holds one")
                    break
                root = node
        return None if isinstance(root, Scalar) and not root.text else root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self._refuse(event, (line, column))
        if depth > DEEPEST:
            raise _TooDeep(f"nested more than {DEEPEST} levels deep")
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(depth + 1)), line, column)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(line, column, depth + 1)
        return Scalar("", line, column)

    def _items(self, depth: int) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield self._node(event, depth)

    def _mapping(self, line: int, column: int, depth: int) -> Mapping:
        entries: dict[str, Node] = {}
        keys: dict[str, Scalar] = {}
        nodes = self._items(depth)
        for key in nodes:
            value = next(nodes)
            if not isinstance(key, Scalar):
                self._page.fault(key, "a key must be text")
            elif key.text in keys:
                self._page.fault(key, f"duplicate key {key.text!r}: it is there already, in line {keys[key.text].line}")
            else:
                entries[key.text], keys[key.text] = value, key
        return Mapping(entries, keys, line, column)

    def _refuse(self, event: yaml.Event, place: tuple[int, int]) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self._page.fault(place, f"YAML aliases are refused: write out what *{anchor} stands for")
        elif anchor:
            self._page.fault(place, f"YAML anchors are refused: remove &{anchor}")
        elif tag not in PLAIN_TAGS:
            self._page.fault(place, f"YAML tags are refused: remove {tag}")


def _place(error: yaml.YAMLError, page: Page) -> tuple[int, int]:
    """Line and column of a parser's error; for a character that YAML does not allow, of that character."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        return mark.line + 1, mark.column + 1
    for number, line in enumerate(page.lines, 1):
        for column, character in enumerate(line, 1):
            if not character.isprintable() and character != "\t":
                return number, column
    return 1, 1


def _what(error: yaml.YAMLError) -> str:
    """The parser's complaint on one line."""
    parts = [getattr(error, "context", None), getattr(error, "problem", None) or getattr(error, "reason", None)]
    return ", ".join(part for part in parts if part) or str(error).splitlines()[0]
