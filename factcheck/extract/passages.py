"""This file holds the passages of a fact: the shortest stretch of the release, word for word, that holds all that the fact tells."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.core.figure import Measure
from factcheck.core.text import Document, Span
from factcheck.extract.entry import Entry

EDGES = " \t\r\n,;:|"
"""What a passage neither begins nor ends with."""


def passage_of(document: Document, entry: Entry, clause: Span) -> str:
    """The passage of an entry: its clause with its growths; longer where those words stand earlier in the text, too."""
    narrow = _around(
        [clause, *entry.spans, *((entry.like.figure.span,) if entry.measure is Measure.SHARE and entry.like else ())]
    )
    wide = _around(
        [narrow, entry.sentence.span, *(head.span for head in entry.heads if head.span.start < entry.sentence.span.end)]
    )
    for span in (_row(entry, narrow), wide):
        words = document.words(span).strip(EDGES)
        told = words if entry.later is None and entry.like is None else any(map(str.isalpha, words))
        if told and document.text.find(words) >= span.start:
            return words
    return document.words(wide).strip(EDGES)


def _row(entry: Entry, narrow: Span) -> Span:
    """For a cell, the stretch from the head of its row; for other text, the stretch itself."""
    row = entry.heads[:1]
    return _around([narrow, *(head.span for head in row)]) if row else narrow


def _around(spans: Iterable[Span]) -> Span:
    known = list(spans)
    return Span(min(span.start for span in known), max(span.end for span in known))
