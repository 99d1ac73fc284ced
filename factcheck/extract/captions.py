"""This file holds the words above a table, and those of a stretch of text, that can tell what a figure is about."""

from __future__ import annotations

import re

from factcheck.core.text import BlockKind, Span
from factcheck.core.unit import COUNT
from factcheck.expressions import regex
from factcheck.extract.beside import Beside
from factcheck.extract.entry import Entry
from factcheck.extract.terms import COMMON, is_telling
from factcheck.extract.units import noun_counted
from factcheck.match.tokens import Token, stem, tokens

SORTED_BY = regex(r"\bby [a-z]+\b", re.I)
"""What a caption says that a table's rows are, which its facts are not about."""
COPULA = regex(
    r"\b(?:was|were|is|are|at|to|totall?ed|reached|exceeded|numbered|averaged|topped)\s(?:about |some |nearly |over |around )?$",
    re.I,
)
"""Before a value, what says that it is its subject's: "exports were 18 billion", and not what its subject did."""

OF_THEM = regex(r"\s(?:of|among) (?:them|these|those|whom)\s?[(（][^()（）]{1,30}[)）],?\s(?P<own>[^,;:.!?0-9]{3,60})", re.I)
"""Behind a part with its share in brackets: "1,206 of them (65.5 percent) from the villages"."""
RANKED = regex(
    r"(?:^|[,;:]\s|\b(?:and|but|while)\s)(?:the )?(?P<own>[^\W\d_][^\s,;:.()]{1,30}(?: [^\W\d_][^\s,;:.()]{1,30}){0,3}) (?:again |still )?"
    r"(?:was|were|is|are|remain(?:s|ed)|became|becomes|had|has|have|recorded|saw) (?:again |still |also |by far |once more |once again ){0,2}"
    r"(?:the|[^\W\d_][\w-]{1,20}['’]s) (?:[a-z]{3,15} with the )?(?:single |second[- ]|third[- ])?(?:[a-z]{3,10}est|most|leading|main|top)\b[^,;:.()0-9]{0,60}(?:,\s(?:(?:at|with)\s)?)?$",
    re.I,
)
"""Before a value, the thing that is said to come first or last with it: "Ashby was the largest port with"."""


def caption_words(entry: Entry, told: Beside) -> list[Token]:
    """The words above a table, without what it is sorted by, and what other columns tell; what it is counted in comes first."""
    lead = next((each for each in entry.sentence.context if each.kind is not BlockKind.CELL), None)
    words = tokens(SORTED_BY.sub(" ", lead.text)) if lead and entry.heads else []
    own = {word.stem for head in entry.heads[1:] for word in tokens(head.text)}
    others = told.columns.get(lead.span, set()) - own if lead else set()
    return sorted((word for word in words if word.stem not in others), key=lambda word: not word.text.isupper())


def is_in_caption(entry: Entry) -> bool:
    """Whether the words above a table name what one of its columns tells: then they are no more than that."""
    heads = {word.stem for head in entry.heads[1:] for word in tokens(head.text) if is_telling(word)}
    return any(word.stem in heads for word in caption_words(entry, Beside()))


def words_in(entry: Entry, clause: Span) -> list[Token]:
    """The words of a stretch of an entry's sentence."""
    return [word for word in tokens(entry.sentence.text, entry.sentence.span.start) if clause.covers(word.span)]


def plainly_counted(entry: Entry) -> list[Token]:
    """The noun that a number counts, where it is so plain a word that it tells little by itself: "14,613 offers"."""
    named = stem(entry.unit) if entry.figure.observation.unit is COUNT else ""
    return [word for word in tokens(entry.figure.counted)[:1] if word.stem == named]


def is_told_of(entry: Entry) -> bool:
    """Whether a value is what its subject is, and not what somebody did."""
    return COPULA.search(entry.sentence.text[: entry.figure.span.start - entry.sentence.span.start]) is not None


def counted_noun(entry: Entry) -> list[Token]:
    """The noun right behind a number that says what it counts."""
    noun = noun_counted(entry.figure, entry.sentence) if entry.figure.observation.unit is COUNT else ""
    behind = Span(entry.figure.span.end, entry.sentence.span.end)
    return [word for word in words_in(entry, behind) if word.text.lower() == noun.rsplit("-", 1)[-1]][:1]


def its_own(entry: Entry) -> list[Token]:
    """The words that are a value's own: those behind a part's share in brackets, or the thing that is said to come first with the value."""
    start = entry.sentence.span.start
    match = OF_THEM.match(entry.sentence.text, entry.figure.span.end - start)
    named = match or RANKED.search(entry.sentence.text, 0, entry.figure.span.start - start)
    return [word for word in tokens(named["own"]) if word.stem not in COMMON] if named else []
