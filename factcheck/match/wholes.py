"""This file holds the whole that a share is said to be of: what it names, and whether anybody knows it."""

from __future__ import annotations

import re

from factcheck.core.fact import Fact
from factcheck.expressions import regex
from factcheck.figures.words import SMALL
from factcheck.match.plain_words import PLAIN
from factcheck.match.strangers import unknown_words
from factcheck.match.tokens import tokens
from factcheck.match.vocabulary import Vocabulary

WHOLE = regex(
    r"\s?(?:[Oo]f|[Oo]ut\sof|[Aa]mong)\s(?:(?:those|that|the\s(?:number|figure|total|count|volume))\s(?:[a-z]{2,12}\s)?(?:by|of|for|from|among)\s)?"
    r"(?:(?:the|its|their|all|every|total|(?:19|20)[0-9]{2}['’]s|last\syear['’]s|[A-Z]\w{1,14}['’]s?)\s){0,3}(?P<whole>(?!(?:them|whom|which)\b)[^.,;:!?()0-9]{3,60}?)(?=\s?[.,;:!?()0-9]|\s?$"
    r"|\s(?:in|for|during|by|at|from|last|this|over|between|since|on|as|while|but|after|aged|who|which|that|was|were|is|are|had|has|have|came|went)\b)"
)
"""What stands behind a share, or opens its sentence, and names its whole, without whose it is."""
CHANGE = regex(r"(?:growth|increase|rise|gains?|decline|decrease|fall|drop|change)\b", re.I)
"""How a whole begins that is by how much something changed, and no number of things."""
_NO_TIME = (
    r"(?!(?:the\s)?(?:first|second|third|fourth|last|previous|prior|same|whole|full|entire|year|quarter|half|months?|period|total|all|turn|fact|early|mid|late"
    r"|[QH]?[1-4]|(?:19|20)[0-9]{2}|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*)\b)"
)
GOES_ON = regex(
    rf"\s(?:by|on|from|via|through|aboard|of|who|which|that|aged|(?:in|at|near|within)\s{_NO_TIME})\s?(?:(?!\b(?:was|were|is|are|had|has|have)\b)[^.,;:!?()0-9]){{1,80}}"
)
"""How the words for a whole go on before the verb: "of the calls | by owners", "of those | who crossed by rail"."""
ASIDE = regex(r"[^,;:!?()]{0,120}")
"""A whole that leads its sentence goes on to the comma, its verbs included: "of those | who had crossed by rail in 2024, a tenth were"."""

LEADING = regex(
    r"(?:^|[,;:—–]\s)\W{0,3}(?=(?:[Oo]f|[Oo]ut\sof|[Aa]mong)\s)|\b(?:[Ss]hare|[Pp]roportion|[Pp]ercentage|[Pp]art)\s(?=of\s)"
)
"""What stands before a whole that is told ahead of its share: "in 2024, | of all travellers, a tenth were", "share | of renewals by post"."""
OF_A_PART = regex(r"\b(?:[Ss]hare|[Pp]roportion|[Pp]ercentage|[Pp]art)\s$")
"""What stands before "of" where that may lead to the part: "the share | of foreigners among all"."""
ALL = regex(r"\b(?:totals?|whole|all|sum|it|them|these|those|this|that)\b")
LISTED = regex(r",|、|和|\b(?:and|or)\b")
"""What stands between the parts of a whole that is told part by part."""

NUMBERED = regex(
    r"\s(?:of|out\sof|among)\s(?:the|all|those|these|its|their)\s[0-9][0-9.,]*\s(?:(?:million|billion|thousand)\s)?(?P<whole>[a-z][^.,;:!?()0-9]{2,60})"
)
"""Behind a share, a whole that is told with its number: "a third | of the 67 million travellers"."""


def leading_whole(before: str) -> str:
    """The words before a share from those on that name its whole; empty where none does.

    >>> leading_whole("In 2024, of all travellers, ")
    'of all travellers, '
    """
    starts = [match.end() for match in LEADING.finditer(before)]
    return before[starts[-1] :] if starts else ""


def of_unknown_whole(behind: str, vocabulary: Vocabulary) -> bool:
    """Whether the words behind a share name a whole of which the vocabulary knows nothing: "0.5 % of China's gross domestic product", "of the growth"."""
    match = WHOLE.match(behind)
    if match and CHANGE.match(match["whole"]):
        return True
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


def of_another_whole(before: str, behind: str, part: Fact, whole: Fact, vocabulary: Vocabulary) -> bool:
    """Whether the words before a share or behind it tell that it is one of another whole than it was computed of.

    They name one thing that the whole is not about ("of visa-free entries"), or narrow it by words that nobody knows ("of those on foot").
    """
    leading = leading_whole(before)
    named = _about(part, whole, vocabulary)
    told_of = named | part.about if OF_A_PART.search(before.removesuffix(leading)) else named
    wholes = ((WHOLE.match(leading), ASIDE, told_of), (WHOLE.match(behind), GOES_ON, named))
    return any(_is_another(match, on, about, vocabulary) for match, on, about in wholes if match)


def of_another_number(behind: str, fact: Fact, vocabulary: Vocabulary) -> bool:
    """Whether a share is one of a number of things of which a fact that tells a share says nothing."""
    match = NUMBERED.match(behind)
    named = [mention.concepts for mention in vocabulary.mentions(tokens(match["whole"]))][:1] if match else []
    kin = vocabulary.kin_of(fact.about)
    return any(kin.isdisjoint(concepts) for concepts in named)


def _is_another(whole: re.Match[str], on: re.Pattern[str], about: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Whether words for a whole, and those by which they go on, name one thing that is not among what it is about, or are not known.

    Several of one kind may be the whole told part by part: "of entries and exits".
    """
    match = on.match(whole.string, whole.end())
    further = match[0] if match else ""
    facets = {vocabulary.facet(concept) for concept in about}
    named = vocabulary.mentions(tokens(whole["whole"] + further))
    strange = [
        frozenset(map(vocabulary.facet, mention.concepts))
        for mention in named
        if about.isdisjoint(mention.concepts) and not all(map(vocabulary.is_implied, mention.concepts))
    ]
    is_one = len(strange) == 1 or LISTED.search(whole["whole"]) is None
    is_strange = bool(strange) and (is_one or any(facets.isdisjoint(kinds) for kinds in strange))
    heads = {one.span.start for one in named}
    narrowing = (
        word
        for word in tokens(whole["whole"] + further)
        if (word.span.start >= len(whole["whole"]) or word.span.end + 1 in heads)
        and not any(one.span.covers(word.span) for one in named)
    )
    return is_strange or any(
        word.text.isalpha() and word.stem not in PLAIN and word.text.lower() not in SMALL for word in narrowing
    )


def _about(part: Fact, whole: Fact, vocabulary: Vocabulary) -> frozenset[str]:
    """What the words for a whole may name: what it is about or that is a kind of, which its part may be about as well."""
    return whole.about | {one for concept in part.about | whole.about for one in vocabulary.ancestors(concept)}
