"""This file holds the whole that a share is said to be of: what it names, and whether anybody knows it."""

from __future__ import annotations

from factcheck.core.fact import Fact
from factcheck.expressions import regex
from factcheck.match.strangers import unknown_words
from factcheck.match.tokens import tokens
from factcheck.match.vocabulary import Vocabulary

WHOLE = regex(
    r"\s?(?:[Oo]f|[Oo]ut\sof|[Aa]mong)\s(?:(?:those|that|the\s(?:number|figure|total|count|volume))\s(?:[a-z]{2,12}\s)?(?:by|of|for|from|among)\s)?"
    r"(?:(?:the|its|their|all|every|total|[A-Z]\w{1,14}['’]s?)\s){0,3}(?P<whole>[^.,;:!?()0-9]{3,60}?)(?=\s?[.,;:!?()0-9]|\s?$"
    r"|\s(?:in|for|during|by|at|from|last|this|over|between|since|on|as|while|but|after|who|which|that|was|were|is|are|had|has|have|came|went)\b)"
)
"""What stands behind a share, or opens its sentence, and names its whole, without whose it is."""

LEADING = regex(
    r"(?:^|[,;:—–]\s)\W{0,3}(?=(?:[Oo]f|[Oo]ut\sof|[Aa]mong)\s)|\b(?:[Ss]hare|[Pp]roportion|[Pp]ercentage|[Pp]art)\s(?=of\s)"
)
"""What stands before a whole that is told ahead of its share: "in 2024, | of all travellers, a tenth were", "share | of renewals by post"."""
ALL = regex(r"\b(?:totals?|whole|all|sum|it|them|these|those|this|that)\b")
LISTED = regex(r",|、|和|\b(?:and|or)\b")
"""What stands between the parts of a whole that is told part by part."""


def leading_whole(before: str) -> str:
    """The words before a share from those on that name its whole; empty where none does.

    >>> leading_whole("In 2024, of all travellers, ")
    'of all travellers, '
    """
    starts = [match.end() for match in LEADING.finditer(before)]
    return before[starts[-1] :] if starts else ""


def of_unknown_whole(behind: str, vocabulary: Vocabulary) -> bool:
    """Whether the words behind a share name a whole of which the vocabulary knows nothing: "0.5 % of China's gross domestic product"."""
    match = WHOLE.match(behind)
    words = tokens(match["whole"]) if match else []
    return bool(unknown_words(words, vocabulary)) and not any(True for _ in vocabulary.mentions(words))


def leads_elsewhere(before: str, vocabulary: Vocabulary) -> bool:
    """Whether the words before a share tell what it is of, and that names no concept: "share of renewals by post: 38 %"."""
    match = WHOLE.match(leading_whole(before))
    return (
        match is not None
        and not ALL.search(match["whole"])
        and not any(True for _ in vocabulary.mentions(tokens(match["whole"])))
    )


def of_another_whole(words: str, part: Fact, whole: Fact, vocabulary: Vocabulary) -> bool:
    """Whether words that begin with the whole of a share name one thing that neither that nor the part is about: "of visa-free entries".

    Several of one kind may be the whole told part by part: "of entries and exits".
    """
    match = WHOLE.match(words)
    if match is None:
        return False
    about = frozenset[str]().union(*(vocabulary.kin(concept) for concept in part.about | whole.about))
    facets = {vocabulary.facet(concept) for concept in about}
    strange = [
        frozenset(map(vocabulary.facet, mention.concepts))
        for mention in vocabulary.mentions(tokens(match["whole"]))
        if about.isdisjoint(mention.concepts) and not all(map(vocabulary.is_implied, mention.concepts))
    ]
    is_one = len(strange) == 1 or LISTED.search(match["whole"]) is None
    return bool(strange) and (is_one or any(facets.isdisjoint(kinds) for kinds in strange))
