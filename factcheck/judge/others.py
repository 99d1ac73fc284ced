"""This file holds shares that are told of the others: "nine in ten were not foreigners" is judged by what the share of foreigners leaves of all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from factcheck.core.figure import Figure, Measure
from factcheck.core.text import Sentence
from factcheck.figures.negation import DENIED, Side, side
from factcheck.judge.arithmetic import left_of_all
from factcheck.match.candidates import Candidate, revised


def with_others(candidates: Sequence[Candidate], figure: Figure, sentence: Sentence) -> Sequence[Candidate]:
    """The candidates, with what their shares leave in place of them where a share is told of the others; none where that is unsure."""
    told = side(sentence, figure) if figure.observation.measure is Measure.SHARE else Side.NAMED
    if told is Side.NAMED:
        return candidates
    return revised(candidates, _left) if told is Side.OTHERS else ()


def _left(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """What the shares leave of all; a release that itself tells one of the others leaves nothing to reckon from."""
    return tuple(
        replace(each, fact=left_of_all(each.fact)) if _is_share(each) else each
        for each in candidates
        if not (_is_share(each) and DENIED.search(each.fact.passage.text))
    )


def _is_share(candidate: Candidate) -> bool:
    return candidate.fact.observation.measure is Measure.SHARE
