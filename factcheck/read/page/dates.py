"""This file holds the finding of a page's own date in what it says about itself; a date that only its prose names is not taken."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from justhtml.dom import Element

from factcheck.read.dateline import date_in
from factcheck.read.page.tree import Tree, attribute, elements, words

META = (
    "article:published_time og:article:published_time datepublished date dc.date dc.date.issued dcterms.date dcterms.created "
    "pubdate publishdate publish-date publish_date sailthru.date parsely-pub-date publication_date"
).split()
"""What a page calls the day of its publication, surest first."""
LINKED_DATA = "application/ld+json"
PUBLISHED = "datePublished"
LARGEST = 200_000
"""Of linked data, no more characters than this are read."""
DEEPEST = 8
PROSE = frozenset("p li td th blockquote figcaption dd".split())
"""A time within one of these is told, not the page's own."""


def published(tree: Tree) -> date | None:
    """The day on which a page says it was published: in its metadata, its linked data, or the time at the article's head."""
    found = list(elements(tree.root))
    told = (*_from_meta(found), *_from_linked_data(found), *_from_times(tree))
    return next((day for text in told if (day := date_in(text))), None)


def _from_meta(found: list[Element]) -> list[str]:
    values: dict[str, str] = {}
    for element in found:
        if element.name == "meta":
            for key in ("property", "name", "itemprop"):
                values.setdefault(attribute(element, key).casefold(), attribute(element, "content"))
    return [values[name] for name in META if name in values]


def _from_linked_data(found: list[Element]) -> Iterator[str]:
    for element in found:
        if element.name == "script" and attribute(element, "type").casefold() == LINKED_DATA:
            try:
                yield from _dates(json.loads(words(element, LARGEST)), DEEPEST)
            except (ValueError, RecursionError):
                continue


def _dates(value: Any, deepest: int) -> Iterator[str]:
    """The days of publication in linked data, from the outside in."""
    if isinstance(value, dict):
        if isinstance(value.get(PUBLISHED), str):
            yield value[PUBLISHED]
        value = list(value.values())
    if isinstance(value, list) and deepest:
        for each in value:
            yield from _dates(each, deepest - 1)


def _from_times(tree: Tree) -> Iterator[str]:
    """The first time in the article that does not stand in its prose."""
    waiting = [tree.article()]
    while waiting:
        node = waiting.pop()
        if node.name in PROSE:
            continue
        if node.name == "time" and attribute(node, "datetime"):
            yield attribute(node, "datetime")
            return
        waiting += reversed(node.children or ())
