"""This file holds the reading of kinds that are listed one after the other as what they are together: planes, trains and ships are transport."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from factcheck.core.text import Sentence, Span
from factcheck.expressions import regex
from factcheck.match.respectively import RESPECTIVELY
from factcheck.match.vocabulary import Mention, Vocabulary

ENOUGH = 3
"""Fewer kinds are told for themselves; a name for several of them ("vehicles and ships") counts for each."""
LINK = regex(r"(?:\s?,\s[a-z]{3,15}){0,2}\s?(?:[,、，]\s?(?:(?:and|or|&|和|及|与)\s?)?|(?:and|or|&|和|及|与)\s?)")
"""Between two of a list: a comma or an "and", and no more than a word or two that the vocabulary does not know."""
OTHER = regex(r"\s?,?\s?(?:and|or)\s(?:all\s|any\s)?other\s|等其他")
"""Between a kind and the name of all such: "passports and other travel documents"."""
ENUMERATION = regex(r"\b[a-z][a-z-]{2,20}(?:, [a-z][a-z-]{2,20}){1,8},? (?:and|or) (?:all |any )?other\b")
"""Kinds that are listed up to the name of all such: "teachers, doctors and other"."""


class _Run(Struct):
    """Kinds of one thing, one after the other, and what they may be kinds of, or are said to be."""

    mentions: list[Mention]
    common: frozenset[str]
    is_named: bool = False


def together(mentions: Sequence[Mention], text: str, offset: int, vocabulary: Vocabulary) -> list[Mention]:
    """The mentions of a text that begins at `offset`, those of a list of kinds as one mention of what they all are.

    Where figures are told "respectively", each is of one kind.
    """
    if RESPECTIVELY.search(text):
        return list(mentions)
    runs: list[_Run] = []
    for mention in mentions:
        family = _family(mention, vocabulary)
        last = runs[-1] if runs else None
        if last and last.common & mention.concepts and _are_linked(OTHER, last, mention, text, offset):
            last.mentions.append(mention)
            last.common, last.is_named = mention.concepts, True
        elif last and last.common & family and _are_linked(LINK, last, mention, text, offset):
            last.mentions.append(mention)
            last.common &= family
        else:
            runs.append(_Run([mention], family))
    return [mention for run in runs for mention in _merged(run, vocabulary)]


def enumerations(sentence: Sentence) -> list[Span]:
    """The lists of kinds in a sentence that lead up to the name of all such: one number counts all of them."""
    if "other" not in sentence.text:
        return []
    start = sentence.span.start
    return [Span(match.start() + start, match.end() + start) for match in ENUMERATION.finditer(sentence.text)]


def _family(mention: Mention, vocabulary: Vocabulary) -> frozenset[str]:
    """What the mention names, and what that is a kind of."""
    return frozenset(
        above
        for concept in mention.concepts
        for above in (concept, *vocabulary.ancestors(concept))
        if vocabulary.facet(above) == vocabulary.facet(concept)
    )


def _are_linked(link: re.Pattern[str], run: _Run, mention: Mention, text: str, offset: int) -> bool:
    return link.fullmatch(text, run.mentions[-1].span.end - offset, mention.span.start - offset) is not None


def _merged(run: _Run, vocabulary: Vocabulary) -> list[Mention]:
    """One mention for the run, if it lists kinds of one thing; else its mentions as they are."""
    kinds = frozenset(concept for mention in run.mentions for concept in mention.concepts) - run.common
    listed = sum(max(1, len(mention.inner)) for mention in run.mentions)
    if len(run.mentions) < 2 or not kinds or (listed < ENOUGH and not run.is_named):
        return run.mentions
    narrowest = frozenset(
        concept for concept in run.common if not any(concept in vocabulary.ancestors(other) for other in run.common)
    )
    return [Mention(Span(run.mentions[0].span.start, run.mentions[-1].span.end), narrowest, kinds)]
