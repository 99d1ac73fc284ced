"""This file holds the terms of a release: its telling words, and the words that always stand together, as concepts to propose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, field

from factcheck.core.fact import Concept
from factcheck.core.figure import Claim
from factcheck.core.text import BlockKind, Sentence, Span
from factcheck.core.unit import MEASURES
from factcheck.expressions import regex
from factcheck.extract.conditions import Condition
from factcheck.extract.identity import slug, unused
from factcheck.extract.items import Item
from factcheck.figures import periods_in
from factcheck.match.plain_words import PLAIN
from factcheck.match.tokens import Token, stem, tokens

TOGETHER = 0.8
"""Two words of which each stands beside the other so often are one term."""
OFTEN = 2
SHORTEST = 3
HEAD_WORDS = 6
"""The head of a row with more words than this is a sentence, and no name."""
IDLE = PLAIN | {
    stem(word)
    for word in (
        "respectively table figure chart annex etc apiece side rest group person structure worth often seldom spite need latter former unless otherwise stated indicated "
        "noted ahead four five six seven eight nine ten eleven twelve twenty remaining little whole complete additional further various certain respective"
    ).split()
}
"""Words that tell nothing of what a figure is about."""


UNIT_WORDS = {"person-time": ("trip", "visit", "journey")}
"""Units of translated releases, with the words that others use for them."""
MEASURING = frozenset(word for unit in MEASURES for word in unit.split()) - {"hong", "kong"}
"""The words of units as they are written: by its stem France would be a franc."""
COMMON = frozenset(
    stem(word)
    for word in "general regional national central local public royal city county north south east west northern southern eastern western "
    "upper lower old new great special main other".split()
)
"""Words that stand in many names, and name nothing alone."""
TOTAL = regex(r"(?:all|total|overall|sum|together|altogether|combined)\b|合计|总计", re.I)
PART = regex(r"\W{0,3}(?:of which|of whom|of these|thereof|including|incl\.)[,:]?\s", re.I)
"""How the head of a row begins that is a part of the row above it."""
MARK = regex(
    r"\s?[(（](?:[0-9]{1,2}|%|'?000s?|(?:in )?(?:[A-Z]{3} )?(?:thousand|million|billion)s?(?: [a-z]{1,12}){0,2})[)）]$", re.I
)
"""What may end it: the mark of a note, or the unit of its values."""
VERBS = frozenset(
    stem(word)
    for word in "itself themselves himself herself treat treats employ employs carry carries receive receives require requires stay stays brought "
    "bring came went took left held met paid sold sent spent won lost built owned owns serve serves require use uses know known".split()
)
"""Verbs that have no ending to tell them by, and pronouns."""


class Term(Struct):
    """A concept to propose, with the words that stand for it."""

    id: str
    label: str
    aliases: dict[str, None] = field(default_factory=dict)
    facet: str = ""

    def concept(self) -> Concept:
        """The concept."""
        aliases = tuple(alias for alias in self.aliases if alias != self.label)
        return Concept(self.id, self.label, self.facet, aliases or (self.label,))


class Terms:
    """The terms of a text: by the stems of their words, and by the heads of rows that are their names."""

    def __init__(self, claims: Sequence[Claim], taken: Iterable[str], known: Callable[[str], bool], idle: frozenset[str]) -> None:
        self._claims = claims
        self.taken = set(taken)
        self._is_known, self._idle = known, idle
        self._words = [_telling(claim.sentence) for claim in claims]
        self._counts = Counter(word.stem for words in self._words for word in words)
        self._partners = self._found_together()
        self._by_stem: dict[str, Term] = {}
        self._sentences = {claim.sentence.span: claim.sentence for claim in claims}
        self._rows: dict[tuple[str, ...], Term] = {}
        self._conditions: dict[str, Term] = {}
        self._labels: dict[str, Term] = {}
        self._wholes: dict[Span, Term] = {}
        self._name_rows()

    def of_heads(self, row: Sentence, *columns: Sentence) -> list[Term]:
        """The terms of a cell's heads: the one that names its row, or those of its words, and those of its column."""
        named = self._rows.get(tuple(word.stem for word in _telling(row)))
        whole = self._wholes.get(row.span)
        words = [word for word in _telling(row) if word.stem not in self.kinds(row)]
        return [
            *([whole] if whole else []),
            *([named] if named else self.of_words(words)),
            *self.of_words(word for column in columns for word in _telling(column)),
        ]

    def kinds(self, row: Sentence) -> set[str]:
        """The stems of the words above the heads of rows, which say what the rows are kinds of."""
        whole = self._sentences.get(row.span, row)
        return {word.stem for head in whole.context if head.kind is BlockKind.CELL for word in tokens(head.text)}

    def of_row(self, row: Sentence) -> Term | None:
        """The term that a row of a table is named by; None for a row of totals."""
        return None if TOTAL.match(row.text.strip(" *")) else self._rows.get(tuple(word.stem for word in _telling(row)))

    def of_condition(self, condition: Condition) -> Term:
        """The term of a limit that what is counted keeps."""
        known = self._conditions.get(condition.label)
        if known is None:
            known = self._new(condition.label, condition.names)
            known.facet = slug(condition.facet)
            self._conditions[condition.label] = known
        return known

    def of_unit(self, unit: str) -> Term:
        """The term of a unit that is told with other words as well; those are its words from now on."""
        term = self._new(unit, [unit, *UNIT_WORDS[unit]])
        self._by_stem.update(dict.fromkeys(map(stem, UNIT_WORDS[unit]), term))
        return term

    def of_label(self, item: Item) -> Term:
        """The term that an item of a list is named by, and by those of its words that name no other."""
        words, label = item.words, item.name
        known = self._by_stem.get(words[0].stem) if len(words) == 1 else self._labels.get(label)
        if known is None and len(words) == 1:
            known = self._term(words[0])
        if known is None:
            alone = [word for word in words if word.stem in item.own - COMMON and word.stem not in self._by_stem]
            alone = [word for word in alone if self._is_own(word, words)]
            run = " ".join(word.text.lower() for word in alone)
            known = self._new(label, [label, *([run] if len(alone) > 1 else []), *(word.text.lower() for word in alone)])
            self._by_stem.update(dict.fromkeys((word.stem for word in alone), known))
            self._labels[label] = known
        known.facet = known.facet or item.facet
        return known

    def of_words(self, words: Iterable[Token]) -> list[Term]:
        """The terms of telling words, each once, in their order."""
        telling = (word for word in words if is_telling(word) and word.stem not in self._idle and not self._is_known(word.stem))
        return list({id(term): term for word in telling for term in (self._term(word),)}.values())

    def of_names(self, words: Iterable[Token]) -> list[Term]:
        """The terms among words that name a row of a table or an item of a list."""
        return [term for word in words if (term := self._by_stem.get(word.stem)) is not None and term.facet]

    def of_plain(self, words: Iterable[Token]) -> list[Term]:
        """The terms of words that tell little by themselves, for want of others."""
        return [self._term(word) for word in words if word.text.isalpha() and len(word.text) >= SHORTEST]

    def _term(self, word: Token) -> Term:
        known = self._by_stem.get(word.stem)
        if known is not None:
            return known
        phrase = self._phrase(word)
        label = " ".join(each.text.lower() for each in phrase)
        term = self._new(label, [label, *(each.text.lower() for each in phrase)])
        self._by_stem.update(dict.fromkeys((each.stem for each in phrase), term))
        return term

    def _new(self, label: str, aliases: Iterable[str]) -> Term:
        id_ = unused(slug(label, HEAD_WORDS) or "concept", self.taken)
        self.taken.add(id_)
        return Term(id_, label, dict.fromkeys(aliases))

    def _phrase(self, word: Token) -> list[Token]:
        """The word with the one that always stands right before it or right behind."""
        before = next((left for left, right in self._partners.values() if right.stem == word.stem), None)
        behind = self._partners.get(word.stem)
        if before is not None and before.stem not in self._by_stem:
            return [before, word]
        return list(behind) if behind and behind[1].stem not in self._by_stem else [word]

    def _found_together(self) -> dict[str, tuple[Token, Token]]:
        """For the stem of a first word, the pair of words that nearly always stand together."""
        pairs: Counter[tuple[str, str]] = Counter()
        first: dict[tuple[str, str], tuple[Token, Token]] = {}
        for words in self._words:
            for left, right in pairwise(words):
                if left.span.end + 1 == right.span.start:
                    pairs[left.stem, right.stem] += 1
                    first.setdefault((left.stem, right.stem), (left, right))
        return {
            stems[0]: first[stems]
            for stems, count in pairs.items()
            if count >= OFTEN and count >= TOGETHER * max(self._counts[stem] for stem in stems)
        }

    def _name_rows(self) -> None:
        """The heads of a table's rows become terms, of one facet where their column has a name."""
        heads = list(self._row_heads())
        whole: Term | None = None
        words_of = {tuple(word.stem for word in words): words for _, words in heads if words}
        shared = Counter(each for stems in words_of for each in set(stems))
        for head, words in heads:
            stems = tuple(word.stem for word in words)
            is_part = PART.match(head.text) is not None
            if is_part and whole is not None:
                self._wholes[head.span] = whole
            if (
                not stems
                or stems in self._rows
                or len(stems) > HEAD_WORDS
                or all(self._is_known(one) or one in self._idle for one in stems)
            ):
                whole = whole if is_part else self._rows.get(stems)
                continue
            label = MARK.sub("", PART.sub("", " ".join(head.text.split()))).strip(" .:*").lower()
            own = [word for word in words if shared[word.stem] == 1 and word.stem not in COMMON and self._is_own(word, words)]
            term = self._new(label, [label, *(word.text.lower() for word in own)])
            term.facet = _facet(head)
            self._rows[stems] = term
            whole = whole if is_part else term
            self._by_stem.update(dict.fromkeys((word.stem for word in own), term))

    def _is_own(self, word: Token, row: Sequence[Token]) -> bool:
        """Whether a word of a row's head stands nowhere but for the row: alone it is the head, or it never stands without the others."""
        beside = {other.stem for other in row if other.stem != word.stem}
        places = [(words, index) for words in self._words for index, other in enumerate(words) if other.stem == word.stem]
        return not beside or all(
            beside & {other.stem for other in words[max(0, index - 2) : index + 3]} for words, index in places
        )

    def _row_heads(self) -> Iterator[tuple[Sentence, list[Token]]]:
        """The first cells of the rows that have a figure, in order, each once."""
        rows = {claim.sentence.context[0].span for claim in self._claims if _is_inner_cell(claim.sentence)}
        for claim in self._claims:
            if claim.sentence.span in rows:
                yield claim.sentence, _telling(claim.sentence)


def is_noun(word: Token) -> bool:
    """Whether a telling word may be a noun: a verb is told in too many ways to be one of a fact's concepts."""
    return not word.text.endswith(("ed", "ly")) and word.stem not in VERBS


def is_telling(word: Token) -> bool:
    """Whether a word can tell what a figure is about."""
    letters = word.text.replace("'", "").replace("’", "")
    is_plain = word.stem in IDLE or word.text.lower() in MEASURING or (word.text.endswith("iest") and word.text != "priest")
    return letters.isalpha() and not is_plain and len(word.text) >= SHORTEST


def _telling(sentence: Sentence) -> list[Token]:
    """The telling words of a sentence that name no period."""
    periods = [span for span, _ in periods_in(sentence)]
    words = tokens(sentence.text, sentence.span.start)
    return [word for word in words if is_telling(word) and not any(span.covers(word.span) for span in periods)]


def _is_inner_cell(sentence: Sentence) -> bool:
    return sentence.kind is BlockKind.CELL and len([each for each in sentence.context if each.kind is BlockKind.CELL]) > 1


def _facet(head: Sentence) -> str:
    """What the heads of a column's rows are kinds of: the words above them."""
    above = next((each for each in head.context if each.kind is BlockKind.CELL), None)
    return slug(above.text, 2) if above else ""
