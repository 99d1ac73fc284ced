"""This file holds the words of one Word paragraph, each with the element that it stands in, changes accepted, fields as shown."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.expressions import regex
from factcheck.read.word.names import (
    ALTERNATIVES,
    BOX,
    BREAKS,
    CHOICE,
    FALLBACK,
    FIELD,
    MATH_RUN,
    MATH_TEXT,
    NOTES,
    PICTURES,
    RUBY,
    RUN,
    SIGNS,
    TEXT,
    W_VAL,
    WRAPPERS,
)

UNSEEN = regex("[\u00ad\u200b\u200d\u2060\ufeff]|[\r\n]")
"""Characters of a run's text that nobody sees: soft hyphens, joiners, and line ends, which XML has only between words."""
RAISED = regex(r"\s?[\[(]?\d{1,3}[\])]?\s?\Z")
POWER = regex(r"[mM]\Z")
"""What stands before a raised number that is a power: km²."""
OFF = ("0", "false", "off", "none")


class Stretch(Struct, frozen=True):
    """Words of a paragraph, the element they stand in, and its run; `is_read` is false for words that are struck out."""

    text: str
    element: BaseOxmlElement
    run: BaseOxmlElement
    is_read: bool = True
    is_break: bool = False

    @property
    def prose(self) -> str:
        """What is read of them, as long as they are."""
        if self.is_break:
            return "\n"
        return self.text if self.is_read else " " * len(self.text)


class Mark(Struct, frozen=True):
    """Where something hangs that stands elsewhere: a text box, or the note of an id in a part."""

    run: BaseOxmlElement
    box: BaseOxmlElement | None = None
    part: str = ""
    id: str = ""


class Reader(Struct):
    """The reading of paragraphs one after the other: a field may go on from one to the next."""

    _fields: list[bool] = field(default_factory=list)

    def read(self, paragraph: BaseOxmlElement) -> list[Stretch | Mark]:
        """The words of a paragraph that are shown, and the marks among them."""
        found: list[Stretch | Mark] = []
        for one in self._inline(paragraph):
            found.append(replace(one, is_read=False) if isinstance(one, Stretch) and _is_reference(one, found) else one)
        return found

    def _inline(self, element: BaseOxmlElement) -> Iterator[Stretch | Mark]:
        for child in element.iterchildren():
            if child.tag == RUN:
                yield from self._run(child)
            elif child.tag == MATH_RUN:
                yield from (Stretch(shown(text.text), text, child) for text in child.iterchildren(MATH_TEXT) if self._is_shown())
            elif child.tag in WRAPPERS:
                yield from self._inline(child)
            elif child.tag == ALTERNATIVES:
                yield from self._inline(alternative(child))

    def _run(self, run: BaseOxmlElement) -> Iterator[Stretch | Mark]:
        if _has(run, "w:vanish"):
            return
        is_read = not (_has(run, "w:strike") or _has(run, "w:dstrike"))
        for child in run.iterchildren():
            if child.tag == FIELD:
                self._field(child.get(qn("w:fldCharType")) or "")
            elif not self._is_shown():
                continue
            elif child.tag == TEXT:
                yield Stretch(shown(child.text), child, run, is_read)
            elif child.tag in SIGNS:
                yield Stretch(SIGNS[child.tag], child, run, is_read)
            elif child.tag in BREAKS:
                yield Stretch(" ", child, run, is_break=True)
            elif child.tag == RUBY:
                yield from self._inline(child)
            else:
                yield from _marks(child, run)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _is_shown(self) -> bool:
        """Whether the words here are a field's result, not its instruction."""
        return all(self._fields)


def shown(text: str | None) -> str:
    """The characters of a run's text that are seen.

    >>> shown("mil\u00adlion")
    'million'
    """
    return UNSEEN.sub("", text or "")


def alternative(element: BaseOxmlElement) -> BaseOxmlElement:
    """Of the same content told in several ways, the first."""
    found = (element.find(tag) for tag in (CHOICE, FALLBACK))
    return next((each for each in found if each is not None), element)


def _marks(child: BaseOxmlElement, run: BaseOxmlElement) -> Iterator[Mark]:
    if child.tag in NOTES:
        yield Mark(run, part=NOTES[child.tag], id=child.get(qn("w:id")) or "")
    elif child.tag == ALTERNATIVES:
        for inner in alternative(child).iterchildren():
            yield from _marks(inner, run)
    elif child.tag in PICTURES:
        # a box within a box is found with the paragraphs of the outer one
        yield from (
            Mark(run, box=box)
            for box in child.iter(BOX)
            if next(box.iterancestors(BOX), None) is next(child.iterancestors(BOX), None)
        )


def _is_reference(one: Stretch, before: list[Stretch | Mark]) -> bool:
    """Whether words are a raised number that points at a note, not a power."""
    raised = one.run.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
    if raised is None or raised.get(W_VAL) != "superscript" or not RAISED.match(one.text):
        return False
    last = next((other.text for other in reversed(before) if isinstance(other, Stretch) and other.text), "")
    return not POWER.search(last)


def _has(run: BaseOxmlElement, name: str) -> bool:
    """Whether a run has a property that can be on or off."""
    found = run.find(f"{qn('w:rPr')}/{qn(name)}")
    return found is not None and found.get(W_VAL) not in OFF
