"""This file holds the words that seem to name a concept and do not, "which leaves 14 million", 752辆架列艘次, and the names that a figure runs into, "stopped over 30,000"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from factcheck.core.figure import Figure
from factcheck.core.text import Sentence, Span
from factcheck.expressions import regex
from factcheck.match.tokens import Token
from factcheck.match.vocabulary import Mention, Vocabulary

MEASURE_WORDS = frozenset("辆架列艘台部条只")
"""Several Chinese measure words in a row count things of several kinds: none of them names one."""
LEAVES = regex(r"[,;:—–]\s(?:(?:which|that|this)\sleaves|leaving)\s?$")
"""How the words before a number end that tell what is left without a part."""
LED = regex(
    r",\s(?:(?:which|that|who)\s)?(?:(?:has|had|was|were|is|been|first)\s){0,2}(?P<verb>[a-z]{3,15}\s(?:(?:back|into|force|effect|up|online|life)\s){0,2}"
    r"(?:in|on|from|at|since|to|of)\s(?:the\s)?)$"
)
"""The verb of which a date is told in an aside, and what stands between the two: ", launched on", ", which came into force in"."""
COUNTED_BACK = regex(
    r"\b(?:of|from|in|by|for) (?:the|these|those|all) (?:two|three|four|five|six) (?:other )?(?:places|groups|sides|parties|categories|kinds|types)\b"
    r"|\b(?:in|from|of|for|by|among) (?:that|this|the) (?:last|first|second|third) (?:group|category|kind|type)\b",
    re.I,
)
"""Things named before, which now are only counted."""
ASSENT = regex(r"\bI (?:must |will |do )?grant(?=(?: you| it)?(?:[,:;.]| that\b))")
"""Words that grant a point and no thing: "ships are dull, I grant: 40"."""
RANKED = regex(
    r"\b(?:[a-z]{3,10}est|most [a-z]{4,12}|only|main)(?:-growing)? (?:single )?(?:group|category|kind|type|party|side)s?\b", re.I
)
"""A word for whatever is ranked: "the largest group"."""
OF_TIME, NEXT = frozenset({"in", "on", "over", "by"}), len(" the ")
"""Prepositions of a time, and how far behind them it begins at most: "taken in | the first half of 2024"."""
HAVE = frozenset({"has", "have", "had", "having"})
ADVERBS = 3
"""What tells, before a verb, that those behind it are whom it was done to, and how many words before it may stand."""
REACH = 60
DIGIT = regex("[0-9]")


def is_idiom(mention: Span, sentence: Sentence, figures: Iterable[Figure]) -> bool:
    """Whether a name is one of several measure words in a row, or the "leaves" that tells a remainder, or only counts back.

    >>> is_idiom(Span(3, 4), Sentence("752辆架列艘次", Span(0, 8)), ())
    True
    """
    return (
        _is_measure_word(mention, sentence)
        or _is_counted_back(mention, sentence)
        or any(_leaves(mention, figure.span, sentence) for figure in figures)
    )


def named_by(
    words: Sequence[Token], figures: Sequence[Figure], vocabulary: Vocabulary, times: Sequence[Span] = ()
) -> Iterator[Mention]:
    """What the words name; a name that goes on into a figure, as in "stopped over 30,000", is one where its other words name something too.

    One that goes on into a time, as in "taken in 2024", is what its other words name, and so is what was "taken in 12 raids".
    """
    for mention in vocabulary.mentions(words):
        within = [figure for figure in figures if figure.span.overlaps(mention.span)]
        behind = [*times, *(figure.span for figure in figures if _is_found_in(figure, mention, words))]
        if any(0 <= one.start - mention.span.end <= NEXT for one in behind) and (led := _without_preposition(mention, words)):
            yield from vocabulary.mentions(led)
        elif not within:
            yield mention
        elif any(_straddles(mention.span, figure.span) for figure in within):
            own = [word for word in words if mention.span.covers(word.span)]
            rest = [word for word in own if not any(figure.span.overlaps(word.span) for figure in within)]
            yield from (replace(each, concepts=each.concepts | mention.concepts) for each in vocabulary.mentions(rest))
        elif not any(_hedges(mention.span, figure) for figure in within):
            yield mention


def _is_found_in(figure: Figure, name: Mention, words: Sequence[Token]) -> bool:
    """Whether a name may be what was done in so many of a thing, and is no verb of what someone did to them: "police had | taken in | 30 people"."""
    own = [word.text.lower() for word in words if name.span.covers(word.span)]
    before = [word.text.lower() for word in words if word.span.end <= name.span.start][-ADVERBS:]
    is_passive = len(own) == len(("taken", "in")) and own[0].endswith(("en", "ed")) and HAVE.isdisjoint(before)
    return is_passive and figure.observation.unit.dimension == "count"


def _without_preposition(name: Mention, words: Sequence[Token]) -> list[Token]:
    """The words of a name that ends with a preposition of time, without that; none for other names."""
    own = [word for word in words if name.span.covers(word.span)]
    return own[:-1] if own and own[-1].text.lower() in OF_TIME else []


def _hedges(name: Span, figure: Figure) -> bool:
    """Whether what seems a name is how a figure hedges its number: "close" in "close to 120,000", but not "average growth" in "average growth of 5 %"."""
    number = DIGIT.search(figure.text)
    is_word = " " not in figure.text[max(0, name.start - figure.span.start) : name.end - figure.span.start]
    return is_word and number is not None and figure.span.start <= name.start and name.end <= figure.span.start + number.start()


def _straddles(name: Span, figure: Span) -> bool:
    return not name.covers(figure) and not figure.covers(name)


def dated(date: Span, sentence: Sentence) -> Span:
    """A date with the verb that it is told of, which no number beside it is about: "the pass, launched on 3 May, has 54 uses"."""
    start = date.start - sentence.span.start
    verb = LED.search(sentence.text, max(0, start - REACH), start)
    return Span(verb.start("verb") + sentence.span.start, date.end) if verb else date


def _is_measure_word(mention: Span, sentence: Sentence) -> bool:
    start = mention.start - sentence.span.start
    if mention.end - mention.start > 1 or sentence.text[start] not in MEASURE_WORDS:
        return False
    return not MEASURE_WORDS.isdisjoint(sentence.text[max(0, start - 1) : start + 2].replace(sentence.text[start], ""))


def _is_counted_back(mention: Span, sentence: Sentence) -> bool:
    """Whether a name only stands for what is named elsewhere: "the fastest of the three groups", "the largest group"."""
    start, end = mention.start - sentence.span.start, mention.end - sentence.span.start
    return any(first < start and end == last for first, last in _counted_back(sentence.text))


@lru_cache(maxsize=16)
def _counted_back(text: str) -> tuple[tuple[int, int], ...]:
    """Where a sentence has such words; each of its names is held against them."""
    return tuple(match.span() for pattern in (COUNTED_BACK, RANKED, ASSENT) for match in pattern.finditer(text))


def _leaves(mention: Span, figure: Span, sentence: Sentence) -> bool:
    if not 0 <= figure.start - mention.end <= 1:
        return False
    end = figure.start - sentence.span.start
    return LEAVES.search(sentence.text, max(0, end - REACH), end) is not None
