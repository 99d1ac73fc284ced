"""This file holds the tree of a page as browsers build it, and which part of it is the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from justhtml import JustHTML
from justhtml.dom import Element, Node, Text

from factcheck.expressions import regex

MARK = "\ufeff"
LEFT_OUT = frozenset(
    "aside audio button canvas footer head iframe math menu nav noscript object option script select style svg template textarea "
    "title video".split()
)
"""Elements that are no part of an article's text."""
ROLES_LEFT_OUT = frozenset("banner complementary contentinfo navigation search menu toolbar dialog".split())
NOT_SHOWN = regex(r"(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden)", re.IGNORECASE)


class Tree:
    """A parsed page; every node knows its offset in the source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._marks = int(source.startswith(MARK))
        # sanitizing is for markup that is shown again; none of this is
        self.root = JustHTML(source[self._marks :], sanitize=False, track_node_locations=True).root

    def offset(self, node: Node | Text) -> int:
        """Where in the source a node begins; of one that the parser made up, the beginning."""
        return (node.origin_offset or 0) + self._marks

    def article(self) -> Node:
        """The one article of the page, else its main part, else its body."""
        body = self.first("body") or self.root
        main = next((each for each in elements(body) if each.name == "main" or attribute(each, "role") == "main"), body)
        articles = [each for each in elements(main) if each.name == "article" and not _is_inside(each, "article", main)]
        return articles[0] if len(articles) == 1 else main

    def first(self, name: str, within: Node | None = None) -> Element | None:
        """The first element of a name, or None."""
        return next((each for each in elements(within or self.root) if each.name == name), None)


def elements(root: Node) -> Iterator[Element]:
    """The elements under a node, in the order of the page, without recursion, since pages nest as deep as they like."""
    waiting = list(reversed(root.children or ()))
    while waiting:
        node = waiting.pop()
        if isinstance(node, Element):
            yield node
            waiting += reversed(node.children)


def attribute(element: Node, name: str) -> str:
    """The value of an attribute without blanks at its ends, empty where it is not there."""
    return ((element.attrs or {}).get(name) or "").strip()


def is_left_out(element: Element) -> bool:
    """Whether an element is no part of an article's text, or is not shown."""
    attributes = element.attrs
    if element.name in LEFT_OUT or "hidden" in attributes or attribute(element, "aria-hidden").casefold() == "true":
        return True
    closed = element.name == "dialog" and "open" not in attributes
    return closed or attribute(element, "role") in ROLES_LEFT_OUT or bool(NOT_SHOWN.search(attribute(element, "style")))


def words(node: Node, most: int = 1000) -> str:
    """The text under a node, or its beginning."""
    found, waiting = "", [node]
    while waiting and len(found) < most:
        one = waiting.pop()
        found += one.data or "" if isinstance(one, Text) else ""
        waiting += reversed(one.children or ())
    return found


def _is_inside(element: Element, name: str, top: Node) -> bool:
    """Whether an element of a name stands around this one, below another."""
    above = element.parent
    while above is not None and above is not top:
        if above.name == name:
            return True
        above = above.parent
    return False
