"""This file holds what a sentence names only to set others off: by a lead, "It was not trams alone: 90 buses ran", or as what one is ranked among."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.core.figure import Figure
from factcheck.core.text import Sentence, Span
from factcheck.expressions import regex
from factcheck.match.clause import PREDICATE
from factcheck.match.vocabulary import Mention, Vocabulary

COLON = regex(r"[:：]\s?")
MEASURED = regex(r"\b(?:than|compared|against|versus|unlike|without|besides|except|not)\s(?:[a-z]{1,10}\s){0,2}$")
"""What stands before a name that is told only beside another: "more than | trams"."""

RANKED_AMONG = regex(
    r"\b(?:the|its|their)\s(?:(?:second|third|fourth|fifth|sixth)[- ])?(?:[a-z]{3,12}est|most|least)\s(?:[a-z-]{3,15}\s)?(?:of|among)\s(?:the|all|its|their|these|those)\s"
    r"[^.,;:!?()]{3,60}?(?=\s?[.,;:!?()]|\s(?:in|with|at|by|was|were|is|are|had|has|grew|rose|fell)\b|\s?$)"
)
"""One told by its place, with what it is ranked among: "trains grew by 4 %, | the slowest of the three modes of transport"."""
AMONG_THEM = regex(r",\s(?:with\s)?[^.,;:!?()0-9]{3,50}\s(?:among|included\sin|part\sof)\s(?:them|these|those)\b")
"""Some who are only told to be among those counted: "60 million came, | foreigners among them"."""


def field(sentence: Sentence) -> Iterator[Span]:
    """What a sentence names as that among which it ranks one, or as some of those it counts."""
    for match in AMONG_THEM.finditer(sentence.text) if " the" in sentence.text else ():
        yield Span(match.start() + sentence.span.start, match.end() + sentence.span.start)
    for match in RANKED_AMONG.finditer(sentence.text) if " of " in sentence.text or " among " in sentence.text else ():
        yield Span(match.start() + sentence.span.start, match.end() + sentence.span.start)


def outdone(mentions: Sequence[Mention], sentence: Sentence, numbers: Sequence[Figure], vocabulary: Vocabulary) -> Iterator[Span]:
    """The names in a lead that is a clause without a number, where behind its colon another of their kind is named."""
    offset = sentence.span.start
    first = min((figure.span.start for figure in numbers), default=0)
    for colon in COLON.finditer(sentence.text, 0, max(0, first - offset)):
        if PREDICATE.search(sentence.text, 0, colon.start()) is None:
            continue
        behind = [each for each in mentions if each.span.start >= colon.end() + offset and not _is_measured(each, sentence)]
        others = frozenset[str]().union(*(each.concepts for each in behind))
        for mention in mentions:
            if mention.span.end <= colon.start() + offset and _is_outdone(mention, others, vocabulary):
                yield mention.span
        return


def _is_measured(mention: Mention, sentence: Sentence) -> bool:
    return MEASURED.search(sentence.text, 0, mention.span.start - sentence.span.start) is not None


def _is_outdone(mention: Mention, others: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Whether others are of the same facet as a name, and none of them is of its kind."""
    facets = {vocabulary.facet(concept) for concept in mention.concepts}
    kin = vocabulary.kin_of(mention.concepts)
    return kin.isdisjoint(others) and not facets.isdisjoint(map(vocabulary.facet, others))
