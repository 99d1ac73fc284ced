"""This file holds the lists that rank: one thing leads with its value, and the others follow, each with its own: "ahead of Leeds (62) and York (41)"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.core.text import Sentence
from factcheck.expressions import regex
from factcheck.extract.entry import Entry
from factcheck.extract.terms import is_noun, is_telling
from factcheck.extract.units import counted_phrase
from factcheck.match.tokens import Token, tokens

FOLLOWED = regex(r"\b(?:ahead of|followed by|in front of|trailed by)\b")
"""Between the value of what leads and that of the next."""
_VERB = (
    r"(?:had|has|have|was|were|is|are|led|leads?|remain(?:s|ed)?|continue[sd]?|topp?(?:s|ed)|record(?:s|ed)|saw|sees|took|takes|came|comes|received?s?"
    r"|rank(?:s|ed)|head(?:s|ed)|stood|contributed|accounted|made|brought|drew)\b"
)
LEADER = regex(
    rf"(?:The )?(?P<name>(?!The\b|It\b|They\b|This\b|These\b)[A-Z][\w'’.-]*(?: [\w'’-]+){{0,4}}?) (?:(?:again|still) )?{_VERB}"
)
"""How a sentence begins whose subject leads."""
SUPERLATIVE = regex(
    rf"(?:The|Its|Their) (?:[a-z-]+ ){{0,2}}?(?:most(?: [a-z]{{3,12}})?|largest|biggest|main|leading|[a-z]{{3,12}}est)\b(?P<kind>[^,.:;\d]{{3,60}}?)\s{_VERB}"
)
"""How one begins that first says what kind of thing it is that leads."""


def is_ranked(group: Sequence[Entry]) -> bool:
    """Whether the values of a list are told from the first to the last."""
    start, text = group[0].sentence.span.start, group[0].sentence.text
    pairs = [(left.figure.span.end - start, right.figure.span.start - start) for left, right in pairwise(group[:2])]
    return any(FOLLOWED.search(text, *pair) for pair in pairs)


def leader(first: Entry) -> list[Token]:
    """The words of the subject that leads; none where the sentence first says of what kind it is."""
    match = LEADER.match(first.sentence.text)
    return _nouns(first.sentence, *match.span("name")) if match and not SUPERLATIVE.match(first.sentence.text) else []


def ranked_by(first: Entry) -> list[Token]:
    """What those that are ranked are counted in, and what they are kinds of."""
    kind = SUPERLATIVE.match(first.sentence.text)
    counted = [word for word in tokens(counted_phrase(first.figure, first.sentence)) if is_telling(word) and is_noun(word)]
    return [*counted, *(_nouns(first.sentence, *kind.span("kind")) if kind else ())]


def _nouns(sentence: Sentence, start: int, end: int) -> list[Token]:
    words = tokens(sentence.text[start:end], sentence.span.start + start)
    return [word for word in words if is_telling(word) and is_noun(word)]
