"""This file holds the lists that a text tells in lines of their own, each a label and its value: "Fires: 3,108 (17.0%)"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from factcheck.core.figure import Measure
from factcheck.core.text import BlockKind, Span
from factcheck.core.unit import COUNT
from factcheck.expressions import regex
from factcheck.extract.entry import Entry
from factcheck.extract.identity import slug
from factcheck.extract.items import Item
from factcheck.extract.lists import LISTED, adds_up
from factcheck.extract.terms import is_noun, is_telling
from factcheck.extract.units import counted_phrase
from factcheck.match.tokens import Token, tokens

LABEL = regex(r"\W{0,3}(?P<label>[^:：\d]{2,70}?)\s?(?:[:：]|\s[–—-])\s{0,3}")
"""What stands before the value of such a line, and nothing else."""
FEWEST, FEWEST_SHARES = 2, 3
MOST_WORDS = 6
SLACK = 0.002
"""How much of its whole a part may miss that is told with its share."""


def labelled(found: Sequence[Entry], wholes: Mapping[Span, Span]) -> Iterator[Item]:
    """The items of such lists; what the first counts in words all of them count. `wholes` are the places of totals by those of their parts."""
    places = {entry.figure.span: entry for entry in found}
    for group in _lists(found):
        named = [(entry, words) for entry in group if (words := _words(entry))]
        stems = Counter(stem for _, words in named for stem in {word.stem for word in words})
        own = frozenset(stem for stem, count in stems.items() if count == 1)
        lead, unit = _counted(group[0]), group[0].unit
        for entry, words in named if len(named) >= FEWEST else ():
            entry.counts = unit if entry.figure.observation.unit is COUNT else ""
            place = wholes.get(entry.figure.span)
            facet = f"{slug(' '.join(word.text for word in named[0][1]), 2)}-list"
            yield Item(entry, tuple(words), places.get(place) if place else None, lead, facet, own, is_labelled=True)


def labelled_totals(found: Sequence[Entry], known: Mapping[Span, Span]) -> dict[Span, Span]:
    """For the place of each value of such a list, the place of its total: a value told before to which they add up, or of which they are the shares told."""
    levels = [entry for entry in found if entry.measure is Measure.LEVEL and not entry.heads and entry.later is None]
    told: dict[Span, Span] = {}
    for group in _lists(found):
        parts = [entry for entry in group if entry.measure is not Measure.SHARE]
        before = [entry for entry in levels if parts and entry.figure.span < parts[0].figure.span]
        shares = {entry.like.figure.span: entry for entry in found if entry.like in parts and entry.measure is Measure.SHARE}
        whole = next((each for each in reversed(before) if adds_up(each, parts) or _are_shares_of(each, parts, shares)), None)
        if whole is not None:
            told |= {entry.figure.span: whole.figure.span for entry in parts if entry.figure.span not in known}
    return told


def _are_shares_of(whole: Entry, parts: Sequence[Entry], shares: Mapping[Span, Entry]) -> bool:
    """Whether most of the values of a list are the shares of a value that stand beside them."""
    told = [
        (entry.figure.observation, shares[entry.figure.span].figure.observation) for entry in parts if entry.figure.span in shares
    ]
    values = [(value.point, share.point) for value, share in told if value.quantity is not None and share.quantity is not None]
    fitting = [
        abs(value - share * whole.figure.observation.point) <= SLACK * whole.figure.observation.point for value, share in values
    ]
    return whole.figure.observation.quantity is not None and len(fitting) >= FEWEST_SHARES and sum(fitting) * 2 > len(fitting)


def _lists(found: Sequence[Entry]) -> Iterator[list[Entry]]:
    """The values that stand first in lines one after the other, of one list: all of them counts, or in one unit."""
    lines = [entry for entry in found if entry.measure in LISTED and _label(entry)]
    for _, group in groupby(lines, key=lambda entry: entry.sentence.context):
        entries = list(group)
        units = {entry.figure.observation.unit.name for entry in entries if entry.measure is not Measure.MALFORMED}
        counted = {entry.unit for entry in entries} - {""}
        if len(entries) >= FEWEST and len(units) == 1 and len(counted) <= 1:
            yield entries


def _label(entry: Entry) -> str:
    """What a line says before its first value; empty where it is no such line."""
    sentence = entry.sentence
    if sentence.kind is not BlockKind.ITEM or entry.later is not None:
        return ""
    match = LABEL.fullmatch(sentence.text, 0, entry.figure.span.start - sentence.span.start)
    return match["label"] if match else ""


def _words(entry: Entry) -> list[Token]:
    start = entry.sentence.text.index(_label(entry)) + entry.sentence.span.start
    words = [word for word in tokens(_label(entry), start) if is_telling(word)]
    return words if len(words) <= MOST_WORDS else []


def _counted(entry: Entry) -> tuple[Token, ...]:
    """The nouns behind a value that say what it counts."""
    words = tokens(counted_phrase(entry.figure, entry.sentence)) if entry.figure.counted else []
    return tuple(word for word in words if is_telling(word) and is_noun(word))
