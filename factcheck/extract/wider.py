"""This file holds what a release tells beyond its claims: measures that name a rule, dates of what began, and who speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.core.fact import Release
from factcheck.core.figure import Claim, Figure
from factcheck.core.text import Document, Span
from factcheck.expressions import regex
from factcheck.extract.events import briefing, event_dates
from factcheck.extract.speakers import speakers
from factcheck.figures import observe

NAMED_MEASURE = regex(
    r"(?<![\w-])(?:(?:\d{1,4}|[a-z]{3,9})-(?:minute|hour|day|week|month|year)(?![\w-])|\d{1,2} hours(?= (?:a|per|each|every) day\b))"
)


def widened(document: Document, claims: Sequence[Claim], header: Release) -> tuple[Claim, ...]:
    """The claims of a text with what stands in none of them, but belongs into a base."""
    named = {figure.sentence: figure for figure in speakers(claims)}
    told = (_wider(claim, header, named.get(claim.sentence.span)) for claim in claims)
    return (*briefing(document, header), *told)


def _wider(claim: Claim, header: Release, speaker: Figure | None) -> Claim:
    if speaker is not None:
        return replace(claim, figures=(speaker,))
    more = [*_named_measures(claim), *event_dates(claim, header)]
    new = [figure for figure in more if not any(figure.span.overlaps(other.span) for other in claim.figures)]
    return Claim(claim.sentence, tuple(sorted((*claim.figures, *new), key=lambda figure: figure.span)))


def _named_measures(claim: Claim) -> Iterator[Figure]:
    """The measures that only name something, which are no claims, but tell what a rule is: "the 240-hour policy"."""
    offset = claim.sentence.span.start
    for match in NAMED_MEASURE.finditer(claim.sentence.text):
        told = observe(match[0])
        if told is not None and told.quantity is not None:
            yield Figure(Span(match.start() + offset, match.end() + offset), match[0], told, claim.sentence.span)
