"""This file holds which clause of its sentence speaks of each figure: of the numbers, and of the dates, rankings and trends beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.core.figure import Claim, Figure, Measure
from factcheck.core.text import Sentence, Span
from factcheck.figures.trends import APART
from factcheck.match.clause import Clause
from factcheck.match.clauses import RIVALS, clauses, of_next_subject, of_one_subject, ranked


def parted(claim: Claim, numbers: Sequence[Figure], solid: Sequence[Span]) -> dict[Span, Clause]:
    """The clause of each figure of a claim; no cut falls into a solid span (a name with commas)."""
    among_numbers = clauses(claim.sentence.text, claim.sentence.span.start, numbers, solid)
    by_figure = dict(zip((figure.span for figure in numbers), among_numbers, strict=True)) | dict(
        _of_words(claim, numbers, solid)
    )
    by_figure |= {
        one.span: _around(one, among_numbers, claim.sentence.span) for one in claim.figures if one.span not in by_figure
    }
    dates = [figure.span for figure in _of_measure(claim, Measure.DATE)]
    return {figure.span: _own(figure, by_figure[figure.span], claim.sentence, dates) for figure in claim.figures}


def _of_words(claim: Claim, numbers: Sequence[Figure], solid: Sequence[Span]) -> Iterator[tuple[Span, Clause]]:
    """The clauses of a claim's figures without a number, where others of their kind, or the words, tell them apart."""
    text, offset = claim.sentence.text, claim.sentence.span.start
    dates, rankings, trends = (list(_of_measure(claim, measure)) for measure in (Measure.DATE, Measure.COMPARISON, Measure.TREND))
    if len(dates) > 1:
        yield from zip((figure.span for figure in dates), clauses(text, offset, dates, solid), strict=True)
    rankings = [figure for figure in rankings if not figure.observation.names]
    if rankings and not numbers and (len(rankings) > 1 or RIVALS.match(text)):
        yield from zip((figure.span for figure in rankings), ranked(text, offset, rankings, solid), strict=True)
    if not trends:
        return
    apart = [figure for figure in numbers if all(_are_apart(claim.sentence, figure.span, trend.span) for trend in trends)]
    told = sorted((*apart, *trends), key=lambda figure: figure.span)
    for figure, clause in zip(told, clauses(text, offset, told, solid), strict=True):
        if figure in trends:
            yield figure.span, clause


def _of_measure(claim: Claim, measure: Measure) -> Iterator[Figure]:
    return (figure for figure in claim.figures if figure.observation.measure is measure)


def _are_apart(sentence: Sentence, number: Span, trend: Span) -> bool:
    """Whether a number is told in another clause than a trend: in "the 2 million permits issued were fewer" it is not."""
    start, end = sorted((number, trend))
    return APART.search(sentence.text, start.end - sentence.span.start, end.start - sentence.span.start) is not None


def _around(figure: Figure, parted: Sequence[Clause], whole: Span) -> Clause:
    """The clause in which a date stands; for what spans several, the sentence."""
    return next((clause for clause in parted if clause.span.covers(figure.span)), Clause(whole))


def _own(figure: Figure, clause: Clause, sentence: Sentence, dates: Sequence[Span]) -> Clause:
    """The clause of a figure; that of a date holds what is told of its subject alone, that of a number nothing that is told of a date's."""
    text, offset = sentence.text, sentence.span.start
    if figure.observation.measure is Measure.DATE:
        return of_one_subject(text, offset, figure.span, clause)
    before = [date for date in dates if clause.span.start <= date.start and date.end <= figure.span.start]
    return of_next_subject(text, offset, figure.span, clause, before[-1]) if before else clause
