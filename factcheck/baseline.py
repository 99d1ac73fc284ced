"""This file holds the baseline: results that were there when somebody drew a line, known again without line numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from factcheck.core.text import Document, Span
from factcheck.core.verdict import CheckedDocument, Label, Origin, Result, Suppression, Verdict
from factcheck.expressions import regex
from factcheck.sentences import sentences

DEFAULT = Path("factcheck-baseline.json")
VERSION = 1
BLANK = regex(r" (?=[.,;:!?)\]%])")
"""What is left of markup behind a word."""
KEYS = ("code", "claim", "fact", "value")


class BaselineError(Exception):
    """Why a baseline cannot be read, on one line."""


class Entry(Struct, frozen=True, order=True):
    """A result as it is known again: its code, the words of its claim, and the fact with the value that it rests on."""

    claim: str
    code: str
    fact: str = ""
    value: str = ""


class Baseline(Struct, frozen=True):
    """Entries, and the name of the file that they are in."""

    entries: frozenset[Entry]
    name: str = ""

    def applied(self, checked: CheckedDocument) -> CheckedDocument:
        """The document with the results that are in the baseline let stand."""
        known = Suppression(Origin.EXTERNAL, f"in the baseline {self.name}")
        told = dict(_entries(checked))
        return checked.ignoring(lambda result, place: known if told.get((result, place)) in self.entries else None)


def entries(checked: Iterable[CheckedDocument]) -> frozenset[Entry]:
    """The entries of all results that are not supported."""
    return frozenset(entry for document in checked for _, entry in _entries(document))


def load(path: Path) -> Baseline:
    """The baseline in a file. Raises BaselineError."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BaselineError(f"no such file: {path}") from None
    except OSError as error:
        raise BaselineError(f"cannot read {path}: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise BaselineError(f"{path} is no baseline: {error}") from None
    if not isinstance(told, dict) or told.get("version") != VERSION or not isinstance(told.get("entries"), list):
        raise BaselineError(f"{path} is no baseline of version {VERSION}")
    return Baseline(frozenset(_entry(path, number, each) for number, each in enumerate(told["entries"], 1)), path.name)


def dumped(found: Iterable[Entry]) -> str:
    """The text of a baseline file: sorted, so that the same entries give the same bytes."""
    told = [dict(zip(KEYS, (one.code, one.claim, one.fact, one.value), strict=True)) for one in sorted(found)]
    return json.dumps({"version": VERSION, "entries": told}, ensure_ascii=False, indent=1) + "\n"


def _entry(path: Path, number: int, told: Any) -> Entry:
    if not isinstance(told, dict) or set(told) != set(KEYS) or not all(isinstance(value, str) for value in told.values()):
        raise BaselineError(f"{path} is no baseline: entry {number} must have the texts {', '.join(KEYS)}")
    return Entry(**told)


def _entries(checked: CheckedDocument) -> Iterator[tuple[tuple[Result, Span], Entry]]:
    """The results of a document that are not supported, each with its entry."""
    places = [sentence.span for sentence in sentences(checked.document)] if checked.findings else []
    for result, place in checked.results():
        if not isinstance(result, Verdict):
            around = [span for span in places if span.overlaps(place)] or [place]
            claim = _plain(checked.document, around[0].until(around[-1]))
            yield (result, place), Entry(claim, result.code, value=result.working)
        elif result.label is not Label.SUPPORTED:
            facts = [(item.fact.id, item.fact.printed) for item in result.evidence[:1]] or [("", "")]
            yield (result, place), Entry(_plain(checked.document, place), result.code, *facts[0])


def _plain(document: Document, span: Span) -> str:
    """The words of a claim without markup, with single blanks, in small letters: what is left when only its look changed."""
    return BLANK.sub("", " ".join(document.reading(span).split())).casefold()
