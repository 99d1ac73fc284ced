"""This file holds the whole that a share is said to be of: what it names, and whether anybody knows it."""

from __future__ import annotations

from factcheck.core.fact import Fact
from factcheck.expressions import regex
from factcheck.match.strangers import unknown_words
from factcheck.match.tokens import tokens
from factcheck.match.vocabulary import Vocabulary

WHOLE = regex(
    r"\s?of\s(?:(?:those|that|the\s(?:number|figure|total|count|volume))\s(?:[a-z]{2,12}\s)?(?:by|of|for|from|among)\s)?"
    r"(?:(?:the|its|their|all|every|total|[A-Z]\w{1,14}['’]s?)\s){0,3}(?P<whole>[^.,;:!?()0-9]{3,60}?)(?=\s?[.,;:!?()0-9]|\s?$"
    r"|\s(?:in|for|during|by|at|from|last|this|over|between|since|on|as|while|but|after|who|which|that|was|were|is|are|had|has|have|came|went)\b)"
)
"""What stands behind a share and names its whole, without whose it is."""


def of_unknown_whole(behind: str, vocabulary: Vocabulary) -> bool:
    """Whether the words behind a share name a whole of which the vocabulary knows nothing: "0.5 % of China's gross domestic product"."""
    match = WHOLE.match(behind)
    words = tokens(match["whole"]) if match else []
    return bool(unknown_words(words, vocabulary)) and not any(True for _ in vocabulary.mentions(words))


def of_another_whole(behind: str, part: Fact, whole: Fact, vocabulary: Vocabulary) -> bool:
    """Whether the words behind a share name one thing that neither its part nor its whole is about: "a tenth of visa-free entries".

    Several of one kind may be the whole told part by part: "of entries and exits".
    """
    match = WHOLE.match(behind)
    if match is None:
        return False
    about = frozenset[str]().union(*(vocabulary.kin(concept) for concept in part.about | whole.about))
    facets = {vocabulary.facet(concept) for concept in about}
    strange = [
        frozenset(map(vocabulary.facet, mention.concepts))
        for mention in vocabulary.mentions(tokens(match["whole"]))
        if about.isdisjoint(mention.concepts) and not all(map(vocabulary.is_implied, mention.concepts))
    ]
    return len(strange) == 1 or any(facets.isdisjoint(kinds) for kinds in strange)
