"""This file holds when something was told, which is not when it was: "at the July 2021 briefing", "the April 2022 figures"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from factcheck.core.period import Period, Relative
from factcheck.core.text import Sentence, Span
from factcheck.expressions import regex
from factcheck.figures import periods_in
from factcheck.match.candidates import Candidate

_OCCASION = r"(?:briefing|press|news conference|conference|report|release|statement|bulletin|发布会|通报会)"
OCCASION_BEHIND = regex(rf"^['’s]*\W{{0,3}}{_OCCASION}", re.IGNORECASE)
OCCASION_BEFORE = regex(
    rf"(?:{_OCCASION}(?: (?:heard|learned|learnt|(?:was|were) told))?|\bsaid (?:of|about) [a-z0-9 '’-]{{2,40}}"
    r"|\b(?:announced|said|(?<!all )told|presented|published|revealed|claimed|reported|described|explained|outlined|disclosed|mentioned|(?:read|put|given) out))"
    r"\W+(?:(?:of|in|on|from|dated|the|last|at|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\W+){0,3}$",
    re.IGNORECASE,
)
_DATA = r"(?:figures?|data|statistics|stats|numbers)"
FIGURES_BEHIND = regex(rf"(?:['’]s)?\s(?:[a-z]{{3,12}}\s)?{_DATA}\b(?!\s(?:in|of|for|on)\b)", re.I)
FIGURES_BEFORE = regex(rf"(?:\b{_DATA}(?:,|\s(?:of|from))\s|\([^()0-9]{{2,40}},\s)$", re.I)
"""What stands around a month in which figures may have come out, if it is not the one that they are about: "the April 2022 figures"."""


def as_presented(candidates: Sequence[Candidate], sentence: Sentence) -> Sequence[Candidate]:
    """The candidates of the release that the sentence says was presented then ("at the briefing of April 2022"), if there are any."""
    days = _occasions(sentence)
    told = [each for each in candidates if any(each.fact.release.day.within(day) for day in days)] if days else []
    return told or candidates


def as_published(
    period: Period | Relative | None, candidates: Sequence[Candidate], sentence: Sentence
) -> tuple[Period | Relative | None, Sequence[Candidate]]:
    """The period and the candidates of a figure; of "the April 2022 figures" those of the release of that month, if no fact is about it."""
    if not isinstance(period, Period) or period not in _of_figures(sentence):
        return period, candidates
    told = [each for each in candidates if each.fact.release.day.within(period)]
    return (period, candidates) if not told or any(each.fact.period == period for each in candidates) else (None, told)


def is_occasion(span: Span, sentence: Sentence) -> bool:
    """Whether a period is when something was told, not what it is about: "at the July 2021 briefing", "announced in April 2022"."""
    start, end = span.start - sentence.span.start, span.end - sentence.span.start
    return bool(
        OCCASION_BEHIND.match(sentence.text[end : end + 30]) or OCCASION_BEFORE.search(sentence.text, max(0, start - 60), start)
    )


@lru_cache(maxsize=256)
def _occasions(sentence: Sentence) -> tuple[Period, ...]:
    """When a sentence says that something was told; each of its figures asks for it."""
    return tuple(told for span, told in periods_in(sentence) if isinstance(told, Period) and is_occasion(span, sentence))


@lru_cache(maxsize=256)
def _of_figures(sentence: Sentence) -> tuple[Period, ...]:
    """The months that a sentence names as those of figures, or of where they were found; each of its figures asks for them."""
    text, start = sentence.text, sentence.span.start
    return tuple(
        told
        for span, told in periods_in(sentence)
        if isinstance(told, Period)
        and told.whole_months == 1
        and (FIGURES_BEHIND.match(text, span.end - start) or FIGURES_BEFORE.search(text, 0, span.start - start))
    )
