"""This file holds the annotation of Word files: comments tied to the words, everything else in the file left as it is."""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_right
from itertools import accumulate

from docx.document import Document as Package
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from factcheck.annotate.note import Note
from factcheck.annotate.runs import Runs
from factcheck.core.text import Span
from factcheck.read.word import Manuscript, open_word
from factcheck.read.word.names import FIELD

AUTHOR, INITIALS = "factcheck", "fc"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The day that every part of the archive bears, so that the same draft gives the same bytes."""
PARENTS = frozenset(qn(f"w:{name}") for name in ("p", "hyperlink", "ins", "moveTo", "smartTag"))
"""Elements within which a comment may begin and end."""
FIELD_KIND = qn("w:fldCharType")
FIELD_MARKS = {"begin": 1, "end": -1}
RANGES = ("w:commentRangeStart", "w:commentRangeEnd")


def annotated_word(data: bytes, name: str, notes: list[Note]) -> bytes:
    """The bytes of a Word file with a comment for each note, and without those of an earlier annotation. Raises Unreadable."""
    package = open_word(data, name)
    _forget(package)
    text = _Text(Manuscript(package))
    for note in notes:
        first, last = text.runs(note.span)
        comment = package.comments.add_comment("\n".join(note.lines), AUTHOR, INITIALS)
        _tie(first, last, comment.comment_id)
    for element in _comments(package):
        if element.get(qn("w:author")) == AUTHOR:
            element.attrib.pop(qn("w:date"), None)  # the time of this run
    return _packed(package)


class _Text:
    """The text of a manuscript, with the runs that its words stand in."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.paragraphs = [Runs(paragraph) for paragraph in manuscript.paragraphs]
        self.starts = [0, *accumulate(len(paragraph.line.text) + 1 for paragraph in manuscript.paragraphs)]

    def runs(self, span: Span) -> tuple[BaseOxmlElement, BaseOxmlElement]:
        """The first and the last run of a span, which begin and end with it."""
        start, end = bisect_right(self.starts, span.start) - 1, bisect_right(self.starts, span.end - 1) - 1
        first = self.paragraphs[start].starting(span.start - self.starts[start])
        last = self.paragraphs[end].ending(span.end - self.starts[end])
        # the end may have cut the first run in two, of which its beginning is still the first
        return first, last


def _tie(first: BaseOxmlElement, last: BaseOxmlElement, number: int) -> None:
    """Tie a comment to the words from one run to another."""
    start, end = (OxmlElement(name, {qn("w:id"): str(number)}) for name in RANGES)
    _outermost(first, forwards=False).addprevious(start)
    _outermost(last, forwards=True).addnext(end)
    run = OxmlElement("w:r")
    run.append(OxmlElement("w:commentReference", {qn("w:id"): str(number)}))
    end.addnext(run)


def _outermost(run: BaseOxmlElement, *, forwards: bool) -> BaseOxmlElement:
    """A run, or where a comment may begin or end: not in a formula, a content control or a field, but before or behind it."""
    while run.getparent().tag not in PARENTS:
        run = run.getparent()
    depth = 0
    other: BaseOxmlElement
    for other in run.itersiblings(preceding=not forwards):
        for mark in other.iter(FIELD):
            depth += FIELD_MARKS.get(mark.get(FIELD_KIND), 0) * (1 if forwards else -1)
        if depth < 0:  # a field ends here, or begins, that has not begun, or ended, since
            return other
    return run


def _forget(package: Package) -> None:
    """Take away the comments of an earlier annotation."""
    ours = {element.get(qn("w:id")) for element in _comments(package) if element.get(qn("w:author")) == AUTHOR}
    if not ours:
        return
    for element in _comments(package):
        if element.get(qn("w:id")) in ours:
            element.getparent().remove(element)
    for element in list(package.element.iter(*(qn(name) for name in (*RANGES, "w:commentReference")))):
        if element.get(qn("w:id")) in ours:
            run = element.getparent()
            run.remove(element)
            if run.tag == qn("w:r") and all(child.tag == qn("w:rPr") for child in run):
                run.getparent().remove(run)


def _comments(package: Package) -> list[BaseOxmlElement]:
    """The comments that a package has."""
    parts = (relation.target_part for relation in package.part.rels.values() if relation.reltype == RELATIONSHIP_TYPE.COMMENTS)
    return [comment for part in parts for comment in part.element.iterchildren(qn("w:comment"))]


def _packed(package: Package) -> bytes:
    """The bytes of a package, without the time at which they were written."""
    saved, packed = io.BytesIO(), io.BytesIO()
    package.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts.infolist():
            archive.writestr(zipfile.ZipInfo(part.filename, EPOCH), parts.read(part), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
