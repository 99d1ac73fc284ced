"""This file holds what a fact is about: the vocabulary's concepts where its words are known, else terms to propose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from factcheck.core.fact import Concept
from factcheck.core.figure import Claim, Measure
from factcheck.core.text import BlockKind, Span
from factcheck.core.unit import COUNT
from factcheck.expressions import regex
from factcheck.extract.beside import Beside, behind_other_parts, beside, set_apart, told_of
from factcheck.extract.captions import caption_words, counted_noun, is_in_caption, is_told_of, its_own, plainly_counted, words_in
from factcheck.extract.clauses import Clauses
from factcheck.extract.conditions import Condition
from factcheck.extract.entry import Entry
from factcheck.extract.events import EVENT
from factcheck.extract.identity import unused
from factcheck.extract.items import Item
from factcheck.extract.terms import UNIT_WORDS, Term, Terms, is_noun
from factcheck.extract.units import counted_phrase, done_to
from factcheck.match.bond import Bond
from factcheck.match.tokens import Token, stem, tokens
from factcheck.match.vocabulary import Vocabulary

MOST_KNOWN, MOST_PROPOSED, FEWEST = 4, 4, 2
"""How many concepts a fact is about at most, and how many it should at least have."""
MOST_OF_EVENT = 1
"""Of the words before the date of an event so many say what it was, a name before others."""
MOST_FURTHER, MOST_TAKEN_UP = 8, 2
PRONOUN = regex(r"\W{0,3}(?:It|Its|They|Their|These|This)\b")
TAKES_UP = regex(r"\b(?:they|them|these|those(?! (?:in|who|with|at|on|whose|that|aged|under|over|of|for|from)\b)|it)\b", re.I)
VERB = regex(r"\b(?:is|are|was|were|has|have|had|will|can|[a-z]{3,12}ed)\b")
LENT = 0.85
"""A concept that another clause names so closely serves where the figure's own clause names none."""


class Subjects:
    """The way from an entry to what it is about; keeps the terms that it had to propose."""

    def __init__(
        self, concepts: Mapping[str, Concept], claims: Sequence[Claim], unsaid: Sequence[Concept], idle: frozenset[str]
    ) -> None:
        self._labels: dict[Span, Term] = {}
        self._asked: set[Span] = set()
        self._beside = Beside()
        self._unsaid = unsaid
        self._vocabulary = Vocabulary(concepts)
        self._terms = Terms(claims, concepts, self._vocabulary.knows, idle)
        self._clauses = Clauses(claims, self._vocabulary)
        self._proposed: dict[str, Term] = {}
        self._seen: dict[str, Term] = {}

    def look_at(self, found: Sequence[Entry], wholes: Mapping[Span, Span]) -> None:
        """Learn which values stand side by side, which are parts of which, and which units are told with other words."""
        for unit in sorted({entry.unit for entry in found} & UNIT_WORDS.keys()):
            if not any(self._vocabulary.knows(stem(word)) for word in UNIT_WORDS[unit]):
                term = self._terms.of_unit(unit)
                self._proposed[term.id] = term
        self._beside = beside(found, wholes, self.clause, [name for one in self._unsaid for name in one.aliases])
        for item in self._beside.items.values():
            if not any(self._vocabulary.knows(word.stem) for word in item.words):
                self._labels[item.entry.figure.span] = self._terms.of_label(item)

    def proposed(self) -> tuple[Concept, ...]:
        """What goes without saying, if the vocabulary does not know it, and the terms that entries are about, as concepts, in the order of their first use."""
        unknown = [one for one in self._unsaid if not any(self._vocabulary.mentions_in(name) for name in one.aliases)]
        unsaid = (replace(one, id=unused(one.id, self._terms.taken)) for one in unknown)
        return (*unsaid, *(term.concept() for term in self._proposed.values()))

    def clause(self, entry: Entry) -> Span:
        """The stretch of the sentence that speaks of the entry's figure."""
        return self._clauses.of(entry)

    def about(self, entry: Entry) -> tuple[str, ...]:
        """The ids of the concepts that an entry is about: those that all places share at which it is told, if they share any."""
        told = [self._about(each) for each in (entry.like or entry, *entry.elsewhere)]
        counted = self._counted_ids(entry.like or entry)
        shared = [id_ for id_ in told[0] if id_ in counted or all(id_ in other for other in told[1:])]
        chosen = tuple(shared) or told[0]
        return self.taken(chosen)

    def _counted_ids(self, entry: Entry) -> set[str]:
        """The concepts that the words for what a number counts name, known ones and terms."""
        words = self._counted_words(entry)
        known = {concept for mention in self._vocabulary.mentions(words) for concept in mention.concepts}
        return known | {term.id for term in self._terms.of_words(words)}

    def _about(self, entry: Entry) -> tuple[str, ...]:
        """The concepts of one place; empty where those of another place that it waits for wait for it."""
        place = entry.figure.span
        if place in self._asked:
            return ()
        self._asked.add(place)
        known = self._known(entry)
        found = (() if known else self._of_others(entry)) or self._of_words(entry, known)
        if not known and place in self._beside.wholes:
            found = (*self._first(self._terms.of_words(tokens(done_to(entry.figure, entry.sentence))), 1, found), *found)
        self._asked.discard(place)
        return found

    def _of_others(self, entry: Entry) -> tuple[str, ...]:
        """What an entry shares with others: the value that it tells again as a share, its list, or the whole of a part without a name."""
        whole = self._beside.wholes.get(entry.figure.span)
        if (host := told_of(entry, self._beside)) is not None:
            of = self._beside.wholes.get(host.figure.span)
            return tuple(dict.fromkeys((*self._about(host), *(self._about(of)[:1] if of else ()))))
        if entry.figure.span in self._labels:
            return self._of_item(self._beside.items[entry.figure.span])
        if whole is None or entry.heads or entry.conditions or self._terms.of_words(filter(is_noun, self._outside(entry))):
            return ()
        return self._about(whole)

    def _of_words(self, entry: Entry, known: list[str]) -> tuple[str, ...]:
        """The concepts that the words around an entry name; `known` are those of the vocabulary."""
        row = self._terms.of_row(entry.heads[0]) if entry.heads else None
        if row is not None:
            in_row = {
                concept for mention in self._vocabulary.mentions(tokens(entry.heads[0].text)) for concept in mention.concepts
            }
            known = [*self._first([row], 1, ()), *(concept for concept in known if concept not in in_row)]
        known = [*known, *self._first(self._terms.of_words(filter(is_noun, its_own(entry))), 1, known)]
        found = [*known, *(id_ for limit in entry.conditions for id_ in self._of_condition(limit) if id_ not in known)]
        if len(known) < FEWEST:
            found += self._first(self._terms.of_words(counted_noun(entry)), 1, found)
            found += [id_ for id_ in self._carried(entry) if id_ not in found]
            found += self._first(self._named(entry), MOST_PROPOSED - len(found), found)
        if len(found) < FEWEST and entry.measure is not Measure.NAMES and not (found and entry.unit.isupper()):
            found += self._first(self._near(entry, is_whole=bool(found)), FEWEST - len(found), found)
        if not (known or entry.heads or entry.figure.span in self._beside.parts):
            found += self._first(self._terms.of_names(self._own_words(entry)), 1, found)
        if PRONOUN.match(entry.sentence.text) and self.clause(entry).start == entry.sentence.span.start:
            found += self._first(self._taken_up(entry), MOST_TAKEN_UP, found)
        if entry.unit == "time":
            found += self._first(self._near(entry), 1, found)
        if not known:
            found += [id_ for id_ in self._of_parts(entry) if id_ not in found]
        if not found and entry.measure is not Measure.NAMES:
            own = self._terms.of_words(filter(is_noun, words_in(entry, self.clause(entry))))
            found += self._first((*self._terms.of_plain(plainly_counted(entry)), *own, *self._lent(entry)), 1, found)
        return tuple(dict.fromkeys(found))

    def _of_item(self, item: Item) -> tuple[str, ...]:
        """The concepts of an item of a list: its own name, and what its whole counts or what leads the list in."""
        found = self._first([self._labels[item.entry.figure.span]], 1, ())
        if item.is_counted:
            return tuple(found)
        if item.is_labelled:
            found += self._first(self._terms.of_words(item.lead), 1, found)
            if len(item.words) > 1:
                return tuple(found)
        whole, own = item.whole, {word.stem for word in item.words} | item.own
        is_count = item.entry.figure.observation.unit is COUNT
        shared = self._counted_words(whole or item.entry) if whole or is_count else []
        shared = [*shared, *(counted_noun(whole or item.entry) if is_count else ())]
        found += self._first(self._terms.of_words(word for word in shared if word.stem not in own)[-1:], 1, found)
        if len(found) < FEWEST and whole is not None and whole.figure.span not in self._labels:
            found += [id_ for id_ in self._about(whole) if id_ not in found][:1]
        if len(found) < FEWEST:
            found += self._first(self._terms.of_words(item.lead), 1, found)
        return tuple(found)

    def _of_parts(self, entry: Entry) -> list[str]:
        """What all parts of a total are about that have no name of their own: "exports stood at 16 in July, 14 in August"."""
        parts = self._beside.parts.get(entry.figure.span, [])
        if len(parts) < 2 or any(part.figure.span in self._labels for part in parts):
            return []
        told = [self._about(part) for part in parts]
        return [id_ for id_ in told[0] if all(id_ in other for other in told)]

    def _carried(self, entry: Entry) -> list[str]:
        """What a pronoun in an entry's clause takes up from the value before it: "8,612 of them", "they were worth"."""
        before, clause = self._beside.before.get(entry.figure.span), self.clause(entry)
        text = entry.sentence.text[clause.start - entry.sentence.span.start : clause.end - entry.sentence.span.start]
        if before is None or entry.later is not None or not TAKES_UP.search(text):
            return []
        return self._first(self._terms.of_words(self._counted_words(before))[-1:], 1, ()) or list(self._about(before)[:1])

    def _of_condition(self, limit: Condition) -> list[str]:
        """The concept of a limit that what is counted keeps: one whose name it is, else a term."""
        words = tokens(limit.label)
        known = [mention for mention in self._vocabulary.mentions(words) if mention.span.end >= words[-1].span.end]
        whole = [mention for mention in known if mention.span.start <= words[0].span.start]
        return sorted(whole[0].concepts)[:1] if whole else self._first([self._terms.of_condition(limit)], 1, ())

    def further(self, entry: Entry, about: tuple[str, ...]) -> list[str]:
        """The ids of further concepts that could tell an entry from another, nearest first."""
        told = entry.like or entry
        found = {term.id: term for term in (*self._named(told), *self._near(told)) if term.id not in about}
        self._seen |= found
        return list(found)[:MOST_FURTHER]

    def taken(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The ids, kept among what is proposed."""
        self._proposed |= {id_: self._seen[id_] for id_ in ids if id_ in self._seen}
        return ids

    def _first(self, terms: Iterable[Term], limit: int, known: Sequence[str]) -> list[str]:
        found = {term.id: term for term in terms if term.id not in known}
        self._seen |= found
        return list(found)[: max(0, limit)]

    def _known(self, entry: Entry) -> list[str]:
        """The vocabulary's concepts: those of the figure's own clause; where it names none, the nearest that another clause lends."""
        topic = self._clauses.topic(entry)
        bonds = [bond for bond in topic.bonds if not bond.faint] if topic else []
        near = [bond for bond in bonds if bond.head] + [bond for bond in bonds if bond.near and not bond.head]
        chosen = self._one_per_facet(near or [bond for bond in bonds if bond.strength >= LENT and not bond.is_lent])
        exact = [one for one in chosen if not any(one in self._vocabulary.ancestors(other) for other in chosen)]
        if entry.unit.isupper() and not entry.heads:
            counted = self._counted_ids(entry)
            exact = [one for one in exact if one in counted or self._vocabulary.facet(one) != one] or exact
        is_count = entry.figure.observation.unit is COUNT and not is_in_caption(entry)
        in_caption = self._known_in_caption(entry) if not exact or is_count else []
        return list(dict.fromkeys((*exact[:MOST_KNOWN], *in_caption)))

    def _known_in_caption(self, entry: Entry) -> list[str]:
        """The first concept of the vocabulary that the words above a table name."""
        mentions = self._vocabulary.mentions(caption_words(entry, self._beside))
        return [concept for mention in mentions for concept in sorted(mention.concepts)][:1]

    def _one_per_facet(self, bonds: Sequence[Bond]) -> list[str]:
        by_facet: dict[str, str] = {}
        for bond in bonds:
            by_facet.setdefault(self._vocabulary.facet(bond.concept), bond.concept)
        return list(by_facet.values())

    def _named(self, entry: Entry) -> Iterator[Term]:
        """The terms of what a number counts, of a cell's row and column, or of a person's office."""
        if entry.heads[1:]:
            heads = self._terms.of_heads(*entry.heads)
            yield from heads
            if not heads or (entry.figure.observation.unit is COUNT and not is_in_caption(entry)):
                yield from self._terms.of_words(caption_words(entry, self._beside))[:1]
        elif entry.measure is Measure.NAMES:
            yield from self._terms.of_words(tokens(entry.figure.counted))
        elif entry.measure is Measure.DATE:
            event = EVENT.search(entry.sentence.text)
            yield from self._terms.of_words(tokens(event[0]) if event else ())
            before = [word for word in words_in(entry, entry.sentence.span) if word.span.end <= entry.figure.span.start]
            nouns = sorted(filter(is_noun, reversed(before)), key=lambda word: not word.is_capitalised)
            yield from self._terms.of_words(nouns[:MOST_OF_EVENT])
        else:
            yield from self._terms.of_words(self._counted_words(entry))

    def _counted_words(self, entry: Entry) -> list[Token]:
        """The nouns that say what a number counts: behind it, behind "were", or in "the number of …" before it."""
        return [word for word in tokens(counted_phrase(entry.figure, entry.sentence)) if is_noun(word)]

    def _near(self, entry: Entry, *, is_whole: bool = False) -> Iterator[Term]:
        """The terms of an entry's clause, then of the rest of its sentence, nouns first; of a whole not those who acted ("Traders lodged")."""
        clause = self.clause(entry)
        words = self._own_words(entry)
        if is_whole and entry.figure.span in self._beside.parts and not is_told_of(entry):
            first = entry.figure.span.start
            words = [word for word in words if is_noun(word) and (word.span.start > first or not word.text.endswith("s"))]
        others = behind_other_parts(entry, self._beside, self.clause)
        outside = [word for word in self._outside(entry) if word.span.end <= clause.start]
        outside = [word for word in outside if not any(other.covers(word.span) for other in others)]
        outside.sort(key=lambda word: word.span.distance(clause))
        for nouns in (False, True) if entry.unit == "time" else (True, False):
            yield from self._terms.of_words(word for word in words if is_noun(word) is nouns)
            yield from self._terms.of_words(word for word in outside if is_noun(word) is nouns)

    def _outside(self, entry: Entry) -> Iterator[Token]:
        """The words of an entry's sentence that can tell what it is about."""
        apart = list(set_apart(entry, self._beside))
        yield from (word for word in words_in(entry, entry.sentence.span) if not any(span.covers(word.span) for span in apart))

    def _taken_up(self, entry: Entry) -> Iterator[Term]:
        """The terms of the subject of the sentence before, which a pronoun takes up: "Its depth has increased to 15.8 metres"."""
        before = next((each for each in entry.sentence.context if each.kind in (BlockKind.PROSE, BlockKind.ITEM)), None)
        if before is not None:
            verb = VERB.search(before.text)
            subject = before.text[: verb.start()] if verb else ""
            yield from self._terms.of_words(filter(is_noun, tokens(subject)))

    def _lent(self, entry: Entry) -> Iterator[Term]:
        """The terms that headings and what leads a list or table in lend to what says too little by itself."""
        for context in entry.sentence.context:
            if context.kind is not BlockKind.PROSE or entry.sentence.kind is not BlockKind.PROSE:
                yield from self._terms.of_words(filter(is_noun, tokens(context.text)))

    def _own_words(self, entry: Entry) -> list[Token]:
        """The words of an entry's clause: what the number counts first, then the nearest."""
        clause, figure = self.clause(entry), entry.figure.span
        outside = {word.span for word in self._outside(entry)}
        words = [word for word in words_in(entry, clause) if not any(span.overlaps(word.span) for span in entry.spans)]
        words = [word for word in words if word.span in outside] or words
        behind_first = entry.figure.counted != "" and entry.measure is not Measure.NAMES
        counted = Span(figure.end, figure.end + len(entry.figure.counted) + 2) if behind_first else figure
        return sorted(words, key=lambda word: (not counted.overlaps(word.span), counted.distance(word.span)))
