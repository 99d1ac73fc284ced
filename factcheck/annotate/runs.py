"""This file holds the runs of a Word paragraph, cut in two where a comment begins or ends, each half formatted as the whole was."""

from __future__ import annotations

from copy import deepcopy

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from msgspec import Struct

from factcheck.read.word.names import RUN, TEXT
from factcheck.read.word.runs import shown
from factcheck.read.word.story import Paragraph

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class _Part(Struct):
    """Characters of the paragraph that stand in one element of a run."""

    start: int
    end: int
    element: BaseOxmlElement
    run: BaseOxmlElement


class Runs:
    """The words of a paragraph in the order of the text; of a note or text box, the run of the body that it hangs at."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.anchor = paragraph.anchor
        self.parts: list[_Part] = []
        at = 0
        for stretch in paragraph.stretches:
            self.parts.append(_Part(at, at + len(stretch.text), stretch.element, stretch.run))
            at += len(stretch.text)

    def starting(self, at: int) -> BaseOxmlElement:
        """The run that begins with the character at an offset."""
        if self.anchor is not None:
            return self.anchor
        self._cut(at)
        return next(part.run for part in self.parts if part.end > at)

    def ending(self, at: int) -> BaseOxmlElement:
        """The run that ends with the character before an offset."""
        if self.anchor is not None:
            return self.anchor
        self._cut(at)
        return next(part.run for part in reversed(self.parts) if part.start < at)

    def _cut(self, at: int) -> None:
        """Cut the run in two that goes on over an offset; formulas are left whole."""
        index = next((number for number, part in enumerate(self.parts) if part.end > at), len(self.parts))
        if index == len(self.parts) or self.parts[index].run.tag != RUN:
            return
        part = self.parts[index]
        if part.start < at and part.element.tag == TEXT:
            second = _cut_text(part.element, at - part.start)
            self.parts.insert(index + 1, _Part(at, part.end, second, part.run))
            part.end = at
            index += 1
        if index and self.parts[index].start == at and self.parts[index - 1].run is self.parts[index].run:
            self._move(index)

    def _move(self, index: int) -> None:
        """Move the elements of a part's run from that part on into a run of their own behind it."""
        old, element = self.parts[index].run, self.parts[index].element
        if element.getparent() is not old:
            return
        new = deepcopy(old)
        for child in [child for child in new if child.tag != qn("w:rPr")]:
            new.remove(child)
        for child in [element, *element.itersiblings()]:
            new.append(child)
        old.addnext(new)
        for part in self.parts[index:]:
            part.run = new if part.run is old else part.run


def _cut_text(element: BaseOxmlElement, at: int) -> BaseOxmlElement:
    """Cut a text in two behind so many seen characters; the second half stands right behind the first."""
    text = element.text or ""
    seen = [place for place, character in enumerate(text) if shown(character)]
    length = seen[at]
    second = deepcopy(element)
    element.text, second.text = text[:length], text[length:]
    for half in (element, second):
        half.set(SPACE, "preserve")
    element.addnext(second)
    return second
