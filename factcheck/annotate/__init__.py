"""This folder holds annotation: a copy of a draft with a note at each figure that a reader should look at, the rest untouched."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.annotate.markdown import annotated_markdown
from factcheck.annotate.note import Note, notes_of
from factcheck.annotate.plain import annotated_plain
from factcheck.core.run import RunResult
from factcheck.core.text import Document
from factcheck.core.verdict import Label
from factcheck.read import Form, Unreadable, decode, form
from factcheck.read.notes import MARKDOWN, PLAIN, Style

__all__ = ["DEFAULT", "annotated", "draft_of"]

DEFAULT = frozenset(Label) - {Label.SUPPORTED}
"""The verdicts that are noted unless others are asked for: those that somebody has to look at."""
STYLES: dict[Form, Style] = {Form.MARKDOWN: MARKDOWN, Form.TEXT: PLAIN}
WRITERS: dict[Form, Callable[[Document, list[Note]], str]] = {Form.MARKDOWN: annotated_markdown, Form.TEXT: annotated_plain}


def draft_of(data: bytes, name: str, encoding: str) -> bytes:
    """The bytes of a draft without the notes of an earlier annotation. Raises Unreadable."""
    kind = form(name, data)
    if kind is Form.HTML:
        hint = "a check with `--format html` makes a page with the draft and the verdict on each figure"
        raise Unreadable(f"{name} is HTML, which is not annotated", hint)
    if kind is Form.WORD:
        return data  # its comments are no part of its text, and go when new ones come
    style = STYLES[kind]
    text = style.without(decode(data, encoding, name))
    if style.is_in(text):
        raise Unreadable(
            f"{name} has marks of its own like “{style.mark(1).strip()}”, which notes would be taken for", "rename them"
        )
    return _encoded(text, data, encoding, name)


def annotated(data: bytes, result: RunResult, encoding: str = "utf-8") -> bytes:
    """The bytes of the draft that a run checked, with a note on each figure that it lists, and on each finding. Raises Unreadable."""
    document, notes = result.files[0].document, notes_of(result)
    name = document.path
    kind = form(name, data)
    if kind is Form.WORD:
        from factcheck.annotate.word import annotated_word  # slow to import, and not needed for other drafts

        return annotated_word(data, name, notes)
    return _encoded(WRITERS[kind](document, notes), data, encoding, name)


def _encoded(text: str, data: bytes, encoding: str, name: str) -> bytes:
    """The text in the draft's own encoding, which must give the draft's own bytes; what only a note has may not be in it."""
    if decode(data, encoding, name).encode(encoding) != data:
        raise Unreadable(f"{name} would not keep its bytes in {encoding}", "annotate a copy in UTF-8")
    return text.encode(encoding, "backslashreplace")
