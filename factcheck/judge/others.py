"""This file holds what is told of the others: "nine in ten were not foreigners" is judged by what the share of foreigners leaves of all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from msgspec.structs import replace

from factcheck.core.figure import Figure, Measure
from factcheck.core.text import Sentence
from factcheck.figures.negation import DENIED, Side, is_part, side
from factcheck.judge.arithmetic import left_of_all
from factcheck.judge.known import Known
from factcheck.match.candidates import Candidate, revised


def with_others(candidates: Sequence[Candidate], figure: Figure, sentence: Sentence, known: Known) -> Sequence[Candidate]:
    """The candidates, with what they leave of their wholes in place of them where a part is told of the others; none where that is unsure."""
    is_share = figure.observation.measure is Measure.SHARE
    is_told = is_share or (figure.observation.measure is Measure.LEVEL and is_part(sentence, figure))
    told = side(sentence, figure) if is_told else Side.NAMED
    if told is Side.NAMED:
        return candidates
    left = _shares_left if is_share else partial(_numbers_left, known=known)
    return revised(candidates, left) if told is Side.OTHERS else ()


def _shares_left(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """What the shares leave of all."""
    return tuple(replace(each, fact=left_of_all(each.fact)) if _is_share(each) else each for each in _affirming(candidates))


def _numbers_left(candidates: Iterable[Candidate], known: Known) -> tuple[Candidate, ...]:
    """What the numbers leave of their wholes, and nothing else."""
    by_id = {each.fact.id: each for each in _affirming(candidates)}
    rests = known.complements(each.fact for each in by_id.values())
    return tuple(replace(by_id[rest.rests_on[1]], fact=rest) for rest in rests if rest.rests_on[1] in by_id)


def _affirming(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those of which the release does not itself tell the others."""
    return [each for each in candidates if not DENIED.search(each.fact.passage.text)]


def _is_share(candidate: Candidate) -> bool:
    return candidate.fact.observation.measure is Measure.SHARE
