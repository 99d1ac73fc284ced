"""This file holds whether a number counts several things named one after the other, where a fact is about one of them, or about more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.core.fact import Fact
from factcheck.core.text import Sentence
from factcheck.expressions import regex
from factcheck.figures import figures
from factcheck.judge.case import Case
from factcheck.match.vocabulary import Mention, Vocabulary

LINK = regex(r"\s?(?:[,、，]\s?(?:(?:and|plus)\s)?|and\s|plus\s|[和及与])(?:(?:by|from|of)\s)?(?:the\s)?")
"""Between two that are named one after the other."""
AND = regex(r"\b(?:and|plus)\b|[和及与]")
"""What ends such a list, within a name or before it."""
OWN_NUMBER = 12
"""How many characters behind a name its own number may stand: "54 ports and the citizens of 37 countries" lists nothing."""


def counts_others(case: Case, fact: Fact, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether the clause names more, in one breath, than a fact is about, or not all its parts: "people from Northport and Southport"."""
    runs = list(_runs(case, sentence, vocabulary))
    return any(_names_more(run, fact, vocabulary) or _names_less(run, fact, case) for run in runs)


def _runs(case: Case, sentence: Sentence, vocabulary: Vocabulary) -> Iterator[list[Mention]]:
    """The names in a clause that are listed one after the other."""
    text, offset = sentence.text, sentence.span.start
    start, end = case.topic.clause.start - offset, case.topic.clause.end - offset
    run: list[Mention] = []
    for mention in (each for each in vocabulary.mentions_in(text) if start <= each.span.start < end):
        if run and LINK.fullmatch(text, run[-1].span.end, mention.span.start):
            run.append(mention)
            continue
        if _is_list(run, case, sentence):
            yield run
        run = [mention]
    if _is_list(run, case, sentence):
        yield run


def _is_list(run: Sequence[Mention], case: Case, sentence: Sentence) -> bool:
    """Whether an "and" stands before the last name, or within it, and no number of its own behind it."""
    if len(run) < 2 or not AND.search(sentence.text, run[-2].span.end, run[-1].span.end):
        return False
    end = run[-1].span.end + sentence.span.start
    behind = (figure.span for figure in figures(sentence) if end <= figure.span.start <= end + OWN_NUMBER)
    return all(span == case.figure.span for span in behind)


def _names_more(run: Sequence[Mention], fact: Fact, vocabulary: Vocabulary) -> bool:
    """Whether a fact is about one of the list, and has nothing to do with its neighbour."""
    kin = vocabulary.kin_of(fact.about)
    return any(
        bool(one.concepts & fact.about) != bool(other.concepts & fact.about)
        and (one.concepts.isdisjoint(kin) or other.concepts.isdisjoint(kin))
        for one, other in pairwise(run)
    )


def _names_less(run: Sequence[Mention], fact: Fact, case: Case) -> bool:
    """Whether a list holds some of the parts of what a fact is about, and not all."""
    parts = {part.about - fact.about for part in case.known.parts({fact.id})}
    return len(run) < len(parts) and all(any(each.concepts & part for part in parts) for each in run)
