"""This file holds the vocabulary at work: it marks the concepts in a text and tells which ones exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from enum import Enum
from functools import cached_property, lru_cache
from itertools import islice
from operator import itemgetter

from msgspec import Struct

from factcheck.core.fact import Concept
from factcheck.core.text import Span
from factcheck.match.plain_words import PLAIN
from factcheck.match.tokens import Token, stems, tokens

TYPO_SCORE = 87
"""How alike (0–100, rapidfuzz ratio) a misspelt word must be to a word of the vocabulary; below it lie other words."""
TYPO_LENGTH = 7
"""Words shorter than this have too many neighbours to be taken for misspelt ones."""


ARTICLES = frozenset(("the", "a", "an"))
FOR_EACH = ARTICLES - {"the"}
FOLDED = {"or": "and"}
"""Within the words of an alias an article may stand, though behind several of a thing "a" tells what they are for; one "or" the other is as good as "and"."""
LEFT_OUT = "…"
"""What stands for the last word of a label in a table, where the head of a row leaves it out: "Mainland" for mainland residents."""


class Kinship(Enum):
    """How a concept that a text names stands to one that a fact is about."""

    SAME = "same"
    BROADER = "broader"
    NARROWER = "narrower"
    OTHER = "other"


LINKING = stems("of for to from by in on at with and or")
"""Words that make the last one of a name no longer what it is a name of."""


class Mention(Struct, frozen=True, gc=False):  # one of many, and in no circle
    """Words of a text that name one or more concepts; `inner` are those that single words within them name by themselves.

    `tail` are those of the last word of a compound, which says what it is: the passengers of "transfer passengers".
    """

    span: Span
    concepts: frozenset[str]
    inner: frozenset[str] = frozenset()
    tail: frozenset[str] = frozenset()


class Lexicon(Struct, frozen=True, dict=True):
    """The aliases of all concepts: for the stems of one, word by word, what it names; every stem; how long one is that begins so."""

    aliases: Mapping[tuple[str, ...], frozenset[str]]
    stems: Container[str]
    reach: Mapping[str, int]

    def like(self, stem: str, first: str = "") -> Sequence[str]:
        """The long stems in their order, those left out that are far longer or shorter, or have another first letter where one is named."""
        low, high = reach_of_typos(len(stem))
        return [word for word in self._long_words if low <= len(word) <= high and word.startswith(first)]

    @cached_property
    def _long_words(self) -> list[str]:
        assert isinstance(self.stems, Iterable)
        return sorted(word for word in self.stems if len(word) >= TYPO_LENGTH)


def reach_of_typos(length: int) -> tuple[int, int]:
    """The least and the greatest length of a word for which one of this length may be misspelt.

    >>> reach_of_typos(8)
    (7, 10)
    """
    return max(TYPO_LENGTH, -(-length * TYPO_SCORE // (200 - TYPO_SCORE))), length * (200 - TYPO_SCORE) // TYPO_SCORE


def lexicon(concepts: Mapping[str, Concept]) -> Lexicon:
    """The labels and aliases of the concepts."""
    found: dict[tuple[str, ...], set[str]] = {}
    shorts: dict[tuple[str, ...], set[str]] = {}
    for concept in concepts.values():
        for alias in (concept.label, *concept.aliases):
            found.setdefault(tuple(FOLDED.get(token.stem, token.stem) for token in tokens(alias)), set()).add(concept.id)
        if len(short := _shortened(tokens(concept.label))) > 1:
            shorts.setdefault(short, set()).add(concept.id)
    found.pop((), None)
    reach: dict[str, int] = {}
    for parts in found:
        reach[parts[0]] = max(reach.get(parts[0], 0), len(parts))
    aliases = {parts: frozenset(named) for parts, named in (*found.items(), *shorts.items())}
    return Lexicon(aliases, frozenset(stem for stems in found for stem in stems), reach)


def _shortened(words: Sequence[Token]) -> tuple[str, ...]:
    """The words of a name without the last of them, and without "and"."""
    return (*(word.stem for word in words[:-1] if word.stem not in FOLDED.values()), LEFT_OUT)


def climb(concepts: Mapping[str, Concept], id_: str) -> Iterator[str]:
    """The concepts of which one is a kind, the nearest of each line first."""
    for parent in concepts[id_].broader:
        if parent in concepts:
            yield parent
            yield from climb(concepts, parent)


class Vocabulary:
    """The concepts of a base, found in text by their aliases."""

    def __init__(self, concepts: Mapping[str, Concept], told: Lexicon | None = None) -> None:
        self.concepts = concepts
        self.lexicon = told or lexicon(concepts)
        self._ancestors: dict[str, frozenset[str]] = {}
        self._kin: dict[str, frozenset[str]] = {}
        self._mentions_in = lru_cache(maxsize=64)(lambda text: tuple(self.mentions(tokens(text))))
        self._above: dict[str, tuple[str, ...]] = {}
        self._typos: dict[str, str] = {}
        self._steps: dict[tuple[str, str], int] = {}
        self._unread: dict[frozenset[str], bool] = {}

    @cached_property
    def narrower(self) -> Mapping[str, Iterable[str]]:
        """The concepts that say of themselves that one is broader."""
        found: dict[str, list[str]] = defaultdict(list)
        for concept in self.concepts.values():
            for broader in concept.broader:
                found[broader].append(concept.id)
        return found

    def _descend(self, id_: str) -> Iterator[str]:
        for child in self.narrower.get(id_, ()):
            yield child
            yield from self._descend(child)

    def knows(self, stem: str) -> bool:
        """Whether the word is part of an alias."""
        return stem in self.lexicon.stems

    def facet(self, concept: str) -> str:
        """The facet of a concept; a concept without one is a facet of its own."""
        return self.concepts[concept].facet or concept

    def kinship(self, named: str, wanted: str) -> Kinship:
        """How the concept `named` stands to the concept `wanted`."""
        if named == wanted:
            return Kinship.SAME
        if named in self.ancestors(wanted):
            return Kinship.BROADER
        return Kinship.NARROWER if wanted in self.ancestors(named) else Kinship.OTHER

    def kin(self, concept: str) -> frozenset[str]:
        """The concept with its broader and narrower ones."""
        if concept not in self._kin:
            self._kin[concept] = frozenset((concept, *self.ancestors(concept), *self._descend(concept)))
        return self._kin[concept]

    def kin_of(self, concepts: Iterable[str]) -> frozenset[str]:
        """Several concepts with the broader and narrower ones of each."""
        return frozenset[str]().union(*map(self.kin, concepts))

    def steps(self, broader: str, concept: str) -> int:
        """How many steps a broader concept lies above a concept."""
        if (broader, concept) not in self._steps:
            self._steps[broader, concept] = self._count_steps(broader, concept)
        return self._steps[broader, concept]

    def _count_steps(self, broader: str, concept: str) -> int:
        level, steps = {concept}, 0
        while level and broader not in level:
            level = {parent for one in level for parent in self.concepts[one].broader if parent in self.concepts}
            steps += 1
        return steps

    def is_implied(self, concept: str) -> bool:
        """Whether the concept often goes without saying."""
        return self.concepts[concept].implied

    def is_unread(self, concepts: frozenset[str]) -> bool:
        """Whether one of a set of concepts is a proposal that nobody has read over."""
        if concepts not in self._unread:
            self._unread[concepts] = any(self.concepts[concept].proposed for concept in concepts)
        return self._unread[concepts]

    def ancestors(self, concept: str) -> frozenset[str]:
        """The broader concepts of a concept, up to the top."""
        if concept not in self._ancestors:
            self._ancestors[concept] = frozenset(climb(self.concepts, concept))
        return self._ancestors[concept]

    def above(self, concept: str) -> tuple[str, ...]:
        """The broader concepts of a concept that are of another facet, in one order."""
        if concept not in self._above:
            others = (one for one in self.ancestors(concept) if self.facet(one) != self.facet(concept))
            self._above[concept] = tuple(sorted(others))
        return self._above[concept]

    def mentions_in(self, text: str) -> tuple[Mention, ...]:
        """The concepts that a text names; those of the last sentences are remembered, since others have them for their context."""
        return self._mentions_in(text)

    def shortened(self, text: str) -> frozenset[str]:
        """The concept whose label a text is, but for the label's last word; empty where there is none, or more than one."""
        stems = (word.stem for word in tokens(text) if word.stem not in FOLDED.values())
        named = self.lexicon.aliases.get((*stems, LEFT_OUT), frozenset())
        return named if len(named) == 1 else frozenset()

    def mentions(self, words: Sequence[Token]) -> list[Mention]:
        """The concepts that the words name, the longest alias first, none overlapping."""
        found, at = [], 0
        spelled = [self._spelled(word) for word in words]
        stems = [FOLDED.get(stem, stem) for stem in spelled]
        passed = {place for place, word in enumerate(words) if word.stem in ARTICLES and _is_passed(words[place - 1], word)}
        while at < len(stems):
            length, concepts = self._longest(stems, at, passed)
            if length:
                place = Span(words[at].span.start, words[at + length - 1].span.end)
                parts = spelled[at : at + length]
                found.append(Mention(place, concepts, self._inner(parts) - concepts, self._tail(parts) - concepts))
            at += length or 1
        return found

    def _longest(self, stems: list[str], at: int, passed: Set[int]) -> tuple[int, frozenset[str]]:
        """How many words the longest alias covers that begins there, and what it names; those at the places `passed` may be passed over."""
        reach = self.lexicon.reach.get(stems[at], 0)
        if not reach:
            return 0, frozenset()
        near = range(at, min(at + reach, len(stems)))
        if passed.isdisjoint(near):
            return self._named(stems, near)
        bare = [at, *islice((place for place in range(at + 1, len(stems)) if place not in passed), reach - 1)]
        return max((self._named(stems, places) for places in (near, bare)), key=itemgetter(0))

    def _named(self, stems: list[str], places: Sequence[int]) -> tuple[int, frozenset[str]]:
        """How many words the longest alias covers that the words at these places begin with, and what it names."""
        key = tuple(stems[places.start : places.stop] if isinstance(places, range) else [stems[place] for place in places])
        for length in range(len(key), 0, -1):
            concepts = self.lexicon.aliases.get(key[:length])
            if concepts:
                return places[length - 1] + 1 - places[0], concepts
        return 0, frozenset()

    def _inner(self, stems: list[str]) -> frozenset[str]:
        """What the single words of a longer alias name: "drug cases" speak of drugs, too."""
        if len(stems) == 1:
            return frozenset()
        return frozenset(concept for stem in stems for concept in self.lexicon.aliases.get((stem,), ()))

    def _tail(self, stems: list[str]) -> frozenset[str]:
        """What the last word of a compound names: not that of "permits for residents"."""
        is_compound = len(stems) > 1 and LINKING.isdisjoint(stems)
        return self.lexicon.aliases.get((stems[-1],), frozenset()) if is_compound else frozenset()

    def _spelled(self, word: Token) -> str:
        """The word's stem, or that of the one word of the vocabulary that it misspells; a plain word misspells none."""
        if word.stem in self.lexicon.stems or len(word.stem) < TYPO_LENGTH or not word.stem.isascii() or word.stem in PLAIN:
            return word.stem
        if word.stem not in self._typos:
            self._typos[word.stem] = self._meant(word.stem)
        return self._typos[word.stem]

    def _meant(self, stem: str) -> str:
        if not any(_may_be(stem, known) for known in self.lexicon.like(stem, stem[0])):
            return stem
        from rapidfuzz import fuzz, process  # slow to import, and needed for few claims

        close = process.extractOne(stem, self.lexicon.like(stem), scorer=fuzz.ratio, score_cutoff=TYPO_SCORE)
        return close[0] if close and close[0][0] == stem[0] else stem


def _is_passed(left: Token, article: Token) -> bool:
    """Whether an article stands within a name, right behind a word: not the "a" that tells several for each, as in "three suspects a case"."""
    is_next = article.span.start - left.span.end == 1
    return is_next and not (article.text in FOR_EACH and left.text.endswith("s") and left.text != left.stem)


def _may_be(stem: str, known: str) -> bool:
    """Whether two words share as many letters, in whatever order, as one must that misspells the other."""
    enough = (len(stem) + len(known)) * TYPO_SCORE
    return (
        min(len(stem), len(known)) * 200 >= enough
        and sum(min(stem.count(letter), known.count(letter)) for letter in set(stem)) * 200 >= enough
    )
