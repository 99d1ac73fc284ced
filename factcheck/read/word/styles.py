"""This file holds what the styles of a Word file say of its paragraphs: headings, list items, tables of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.document import Document as Package
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from msgspec import Struct, field

from factcheck.expressions import regex
from factcheck.read.word.names import W_VAL

HEADING = regex(r"heading\s?(\d)\Z", re.IGNORECASE)
TITLE = "title"
CONTENTS = regex(r"(?:toc|contents|table of figures|index)(?:\s?\d|\s?heading)?\Z", re.IGNORECASE)
BODY_LEVEL = 9
"""The outline level of running text; those below it are headings."""


class Role(Struct, frozen=True):
    """What a paragraph is: a heading of a level from 1, an item of a list, at a depth from 0; or part of a table of contents."""

    heading: int = 0
    item: int | None = None
    is_contents: bool = False


class Styles(Struct):
    """The styles of a package by their ids."""

    package: Package
    _known: dict[str, BaseOxmlElement] = field(default_factory=dict)
    _default: str = ""

    def __post_init__(self) -> None:
        for style in self.package.styles.element.iterchildren(qn("w:style")):
            if style.get(qn("w:type"), "paragraph") == "paragraph":
                name = style.get(qn("w:styleId")) or ""
                self._known[name] = style
                self._default = name if style.get(qn("w:default")) in ("1", "true", "on") else self._default

    def role(self, paragraph: BaseOxmlElement) -> Role:
        """What a paragraph is, by its own properties and those of its style and the styles that this is based on."""
        chain = list(self._chain(_value(paragraph, "w:pPr/w:pStyle") or self._default))
        names = [_value(style, "w:name") or "" for style in chain]
        if any(CONTENTS.match(name) for name in names):
            return Role(is_contents=True)
        sources = [paragraph, *chain]
        heading = _heading(names[:1], sources)
        return Role(heading) if heading else Role(item=_item(sources))

    def _chain(self, name: str) -> Iterator[BaseOxmlElement]:
        """A style and those that it is based on; a circle of them ends where it closes."""
        seen: set[str] = set()
        while name in self._known and name not in seen:
            seen.add(name)
            yield self._known[name]
            name = _value(self._known[name], "w:basedOn") or ""


def _heading(names: list[str], sources: list[BaseOxmlElement]) -> int:
    for name in names:
        found = HEADING.match(name)
        if found or name.casefold() == TITLE:
            return int(found[1]) if found else 1
    level = _first(sources, "w:pPr/w:outlineLvl")
    return int(level) + 1 if level and level.isdecimal() and int(level) < BODY_LEVEL else 0


def _item(sources: list[BaseOxmlElement]) -> int | None:
    number = _first(sources, "w:pPr/w:numPr/w:numId")
    if not number or number == "0":
        return None
    level = _first(sources, "w:pPr/w:numPr/w:ilvl") or "0"
    return min(int(level), BODY_LEVEL) if level.isdecimal() else 0


def _first(sources: list[BaseOxmlElement], path: str) -> str | None:
    """The value of a property in the first of the elements that has it."""
    return next((value for source in sources if (value := _value(source, path)) is not None), None)


def _value(element: BaseOxmlElement, path: str) -> str | None:
    for name in path.split("/"):
        element = element.find(qn(name))
        if element is None:
            return None
    value = element.get(W_VAL)
    return None if value is None else str(value)
