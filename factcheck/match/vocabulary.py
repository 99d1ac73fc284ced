"""This file holds the vocabulary at work: it marks the concepts in a text and tells which ones exclude each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from rapidfuzz import fuzz, process

from factcheck.core.fact import Concept
from factcheck.core.text import Span
from factcheck.match.tokens import Token, tokens

TYPO_SCORE = 87
"""How alike (0–100, rapidfuzz ratio) a misspelt word must be to a word of the vocabulary; below it lie other words."""
TYPO_LENGTH = 7
"""Words shorter than this have too many neighbours to be taken for misspelt ones."""


class Kinship(Enum):
    """How a concept that a text names stands to one that a fact is about."""

    SAME = "same"
    BROADER = "broader"
    NARROWER = "narrower"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a text that name one or more concepts; `inner` are those that single words within them name by themselves."""

    span: Span
    concepts: frozenset[str]
    inner: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Node:
    """A step in the tree of aliases: the words that may follow, and the concepts that an alias ending here names."""

    next: dict[str, _Node] = field(default_factory=dict)
    concepts: set[str] = field(default_factory=set)


class Vocabulary:
    """The concepts of a base, with their aliases in a tree of words."""

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        self.concepts = concepts
        self._root = _Node()
        self._words: set[str] = set()
        for concept in concepts.values():
            for alias in (concept.label, *concept.aliases):
                self._add(alias, concept.id)
        self._ancestors = {id_: frozenset(self._climb(id_)) for id_ in concepts}
        self._kin = {id_: {id_, *self._ancestors[id_]} for id_ in concepts}
        for id_, ancestors in self._ancestors.items():
            for ancestor in ancestors:
                self._kin[ancestor].add(id_)
        self._long_words = sorted(word for word in self._words if len(word) >= TYPO_LENGTH)
        self._typos: dict[str, str] = {}
        self._steps: dict[tuple[str, str], int] = {}

    def _add(self, alias: str, concept: str) -> None:
        node = self._root
        for token in tokens(alias):
            self._words.add(token.stem)
            node = node.next.setdefault(token.stem, _Node())
        if node is not self._root:
            node.concepts.add(concept)

    def _climb(self, id_: str) -> Iterator[str]:
        for parent in self.concepts[id_].broader:
            if parent in self.concepts:
                yield parent
                yield from self._climb(parent)

    def knows(self, stem: str) -> bool:
        """Whether the word is part of an alias."""
        return stem in self._words

    def facet(self, concept: str) -> str:
        """The facet of a concept; a concept without one is a facet of its own."""
        return self.concepts[concept].facet or concept

    def kinship(self, named: str, wanted: str) -> Kinship:
        """How the concept `named` stands to the concept `wanted`."""
        if named == wanted:
            return Kinship.SAME
        if named in self._ancestors[wanted]:
            return Kinship.BROADER
        return Kinship.NARROWER if wanted in self._ancestors[named] else Kinship.OTHER

    def kin(self, concept: str) -> frozenset[str]:
        """The concept with its broader and narrower ones."""
        return frozenset(self._kin[concept])

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

    def ancestors(self, concept: str) -> frozenset[str]:
        """The broader concepts of a concept, up to the top."""
        return self._ancestors[concept]

    def mentions(self, words: Sequence[Token]) -> list[Mention]:
        """The concepts that the words name, the longest alias first, none overlapping."""
        found, at = [], 0
        stems = [self._spelled(word) for word in words]
        while at < len(stems):
            length, concepts = self._longest(stems, at)
            if length:
                place = Span(words[at].span.start, words[at + length - 1].span.end)
                found.append(Mention(place, concepts, self._inner(stems[at : at + length]) - concepts))
            at += length or 1
        return found

    def _longest(self, stems: list[str], at: int) -> tuple[int, frozenset[str]]:
        node, best = self._root, (0, frozenset[str]())
        for length, stem in enumerate(stems[at:], start=1):
            following = node.next.get(stem)
            if following is None:
                break
            node = following
            if node.concepts:
                best = (length, frozenset(node.concepts))
        return best

    def _inner(self, stems: list[str]) -> frozenset[str]:
        """What the single words of a longer alias name: "drug cases" speak of drugs, too."""
        if len(stems) == 1:
            return frozenset()
        return frozenset(concept for stem in stems if stem in self._root.next for concept in self._root.next[stem].concepts)

    def _spelled(self, word: Token) -> str:
        """The word's stem, or that of the one word of the vocabulary that it misspells."""
        if word.stem in self._words or len(word.stem) < TYPO_LENGTH or not word.stem.isascii():
            return word.stem
        if word.stem not in self._typos:
            close = process.extractOne(word.stem, self._long_words, scorer=fuzz.ratio, score_cutoff=TYPO_SCORE)
            self._typos[word.stem] = close[0] if close and close[0][0] == word.stem[0] else word.stem
        return self._typos[word.stem]
