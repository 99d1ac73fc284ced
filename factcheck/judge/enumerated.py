"""This file holds the lists that a sentence tells beside a number: where their things are not the release's, its number does not bear the sentence out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.text import Sentence
from factcheck.expressions import regex
from factcheck.figures import figures
from factcheck.figures.words import SMALL
from factcheck.match.plain_words import PLAIN
from factcheck.match.tokens import stems

COUNTED = regex(
    r"\b(?P<count>two|three|four|five|six|seven|eight|nine|ten|[2-9]|10)\s[^,.:;]{3,80}?(?::|,?\s(?:are|were|namely))\s(?P<list>[^:;]{5,400}?)[.!]?$",
    re.I,
)
"""A number of things, and what they are."""
NEXT = regex(r",\s(?:and\s)?|\sand\s")


def lists_others(fact: Fact, sentence: Sentence) -> bool:
    """Whether a sentence lists things of which one is not told in the fact's paragraph, nor where its release tells the others."""
    told = stems(fact.passage.paragraph)
    missing = [bool(words - told) for words in _listed(sentence)]
    return any(missing) and not all(missing)


def _listed(sentence: Sentence) -> Iterator[frozenset[str]]:
    """The telling words of each thing that a sentence lists: names, or what a number before them counts."""
    for figure in figures(sentence):
        if figure.observation.measure is Measure.NAMES and len(figure.observation.names) > 1:
            yield from (stems(name) for name in figure.observation.names)
    if match := COUNTED.search(sentence.text):
        things = NEXT.split(match["list"])
        count = match["count"].lower()
        if len(things) == (SMALL.get(count) or int(count)):
            yield from (stems(thing) - PLAIN for thing in things)
