"""This file holds what stands beside a value: the one before it, its list, its whole, its parts, and the words that do not speak of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field

from factcheck.core.figure import Measure
from factcheck.core.text import BlockKind, Span
from factcheck.expressions import regex
from factcheck.extract.entry import Entry
from factcheck.extract.items import Item
from factcheck.extract.labelled import labelled
from factcheck.extract.lists import asides, listed
from factcheck.extract.terms import is_noun, is_telling
from factcheck.figures import periods_in
from factcheck.match.tokens import tokens

SPEAKER = regex(r"(?:[A-Z][\w.'’-]+ ){0,3}[A-Z][\w.'’-]+: ")
"""Who speaks, before what is said."""
APPOSED = regex(
    r"(?:\(|,? (?:or|that is|which is|i\.e\.|equal to|equivalent to|corresponding to|accounting for|representing|making up))"
    r"(?: (?:about|some|nearly|roughly|just over|just under))? ?$"
)
"""Between a value and the share that tells the same of it: "26,900 people on it, or 6.5 per cent"."""

GAP = regex(r"(?:\s[^,;.:!?0-9]{0,40})?(?:,|;|\sand)\s(?:and\s)?(?P<own>(?:[a-z-]{3,20}\s){1,3})")
"""Between two values of which the second is told by its own name alone: "Staff cost 13 million, | buildings | 4 million"."""


class Beside(Struct):
    """What stands beside the value at a place: the value before it, its item of a list, its whole, its parts.

    `columns` are, by the place of the words above a table, the stems of the words over its columns; `names`
    are those of the publisher, in small letters.
    """

    before: dict[Span, Entry] = field(default_factory=dict)
    items: dict[Span, Item] = field(default_factory=dict)
    wholes: dict[Span, Entry] = field(default_factory=dict)
    parts: dict[Span, list[Entry]] = field(default_factory=dict)
    columns: dict[Span, set[str]] = field(default_factory=dict)
    names: tuple[str, ...] = ()


def beside(
    found: Sequence[Entry], wholes: Mapping[Span, Span], clause: Callable[[Entry], Span], names: Sequence[str] = ()
) -> Beside:
    """What stands beside each value of a text; `wholes` are the places of totals by those of their parts."""
    told, places = Beside(names=tuple(name for name in names if " " in name)), {entry.figure.span: entry for entry in found}
    for left, right in pairwise(found):
        if left.sentence.paragraph == right.sentence.paragraph and not right.heads:
            told.before[right.figure.span] = left
    for entry in found:
        above = next((each.span for each in entry.sentence.context if each.kind is not BlockKind.CELL), None)
        if above and entry.heads[1:]:
            told.columns.setdefault(above, set()).update(word.stem for head in entry.heads[1:] for word in tokens(head.text))
        place = wholes.get(entry.figure.span)
        whole = places.get(place) if place else None
        if whole is not None and not _is_below(whole.figure.span, entry.figure.span, wholes):
            told.wholes[entry.figure.span] = whole
            told.parts.setdefault(whole.figure.span, []).extend(() if entry.heads else (entry,))
    told.items = {item.entry.figure.span: item for item in (*listed(found, clause, wholes), *labelled(found, wholes))}
    return told


def _is_below(part: Span, whole: Span, wholes: Mapping[Span, Span]) -> bool:
    """Whether the value at one place is itself a part of the one at the other."""
    seen: set[Span] = set()
    while part not in seen:
        if part == whole:
            return True
        seen.add(part)
        part = wholes.get(part, part)
    return False


def told_of(entry: Entry, told: Beside) -> Entry | None:
    """The value right before a share that tells the same of it: "26,900 people, or 6.5 per cent"."""
    host = told.before.get(entry.figure.span)
    if host is None or host.sentence != entry.sentence or entry.measure is not Measure.SHARE or host.measure is Measure.SHARE:
        return None
    start = entry.sentence.span.start
    between = entry.sentence.text[max(0, host.figure.span.end - start) : entry.figure.span.start - start]
    return host if APPOSED.search(between) else None


def set_apart(entry: Entry, told: Beside) -> Iterator[Span]:
    """The stretches of an entry's sentence that do not say what it is about: other items, circumstances, times, the speaker, the publisher."""
    for item in told.items.values():
        if item.entry is not entry and item.entry.sentence == entry.sentence:
            yield from (word.span for word in item.words)
    yield from asides(entry.sentence)
    yield from (span for span, _ in periods_in(entry.sentence))
    before = told.before.get(entry.figure.span)
    if before is not None and _is_gapped(entry, before):
        yield Span(entry.sentence.span.start, before.figure.span.end)
    text = entry.sentence.text.lower()
    for name in told.names:
        start = entry.sentence.span.start + text.find(name)
        yield from (Span(start, start + len(name)),) if name in text else ()
    if speaker := SPEAKER.match(entry.sentence.text):
        yield Span(entry.sentence.span.start, entry.sentence.span.start + speaker.end())


def _is_gapped(entry: Entry, before: Entry) -> bool:
    """Whether a value is told by its name alone, since what is said of it was said of the one before it."""
    if entry.sentence != before.sentence or entry.figure.observation.unit != before.figure.observation.unit:
        return False
    start = entry.sentence.span.start
    gap = GAP.fullmatch(entry.sentence.text, before.figure.span.end - start, entry.figure.span.start - start)
    return gap is not None and all(is_telling(word) and is_noun(word) for word in tokens(gap["own"]))


def behind_other_parts(entry: Entry, told: Beside, clause: Callable[[Entry], Span]) -> list[Span]:
    """Where the words stand that say what the other parts of an entry's whole are: "7 million went | into cranes | and 5 million into docks"."""
    whole = told.wholes.get(entry.figure.span)
    parts = told.parts.get(whole.figure.span, []) if whole is not None else []
    return [Span(part.figure.span.end, clause(part).end) for part in parts if part is not entry]
