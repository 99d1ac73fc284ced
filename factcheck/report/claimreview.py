"""This file holds the claims as schema.org's ClaimReview, in JSON-LD: what search engines read beside a published fact check."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urldefrag

from msgspec import Struct

from factcheck.core.fact import Release
from factcheck.core.run import RunResult
from factcheck.core.text import Document
from factcheck.core.verdict import CheckedClaim, Label
from factcheck.report import objects
from factcheck.report.layout import flat
from factcheck.report.words import WORDS

BEST, WORST = 5, 1
RATINGS: dict[Label, int] = {Label.SUPPORTED: BEST, Label.REFUTED: WORST}
"""The labels that say how true a claim is; the others are told in words alone."""
MARKUP = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&"})
"""Characters that could end the script element that JSON-LD is pasted into, or begin a comment in it."""


class Review(Struct, frozen=True):
    """Who answers for the reviews, on which page they are published, and on which day."""

    reviewer: str
    url: str
    day: date


def render(result: RunResult, review: Review) -> str:
    """The claims that are listed, as JSON-LD that may stand in a script element as it is."""
    claims = [(checked.document, claim) for checked in result.files for claim in result.claims(checked)]
    alone = len(claims) == 1
    graph = [_review(*claim, review, "" if alone else f"claim-{number}") for number, claim in enumerate(claims, 1)]
    return objects.dumped({"@context": "https://schema.org", "@graph": graph}, indent=1).translate(MARKUP) + "\n"


def _review(document: Document, claim: CheckedClaim, review: Review, anchor: str) -> objects.Object:
    """One claim; of several on a page, each has an anchor of its own, as search engines ask."""
    words = flat(document.words(claim.claim.sentence.span)).strip()
    return {
        "@type": "ClaimReview",
        "url": f"{urldefrag(review.url).url}#{anchor}" if anchor else review.url,
        "datePublished": review.day.isoformat(),
        "author": {"@type": "Organization", "name": review.reviewer},
        "claimReviewed": words,
        "itemReviewed": _claim(document, words),
        "reviewRating": _rating(claim.label),
        "reviewBody": " ".join(_body(claim)),
        "citation": [_citation(release) for release in _releases(claim)],
    }


def _claim(document: Document, words: str) -> objects.Object:
    told: objects.Object = {"@type": "Claim", "text": words}
    return {**told, "datePublished": document.dated.isoformat()} if document.dated else told


def _rating(label: Label) -> objects.Object:
    told: objects.Object = {"@type": "Rating", "alternateName": WORDS[label][1].capitalize()}
    return {**told, "ratingValue": RATINGS[label], "bestRating": BEST, "worstRating": WORST} if label in RATINGS else told


def _body(claim: CheckedClaim) -> Iterator[str]:
    for verdict in claim.verdicts:
        yield f"{flat(verdict.figure.text)}: {WORDS[verdict.label][1]}, {flat(verdict.message)}."


def _releases(claim: CheckedClaim) -> list[Release]:
    """The releases that the verdicts rest on, each once."""
    found = (item.fact.release for verdict in claim.verdicts for item in verdict.evidence)
    return list({release.id: release for release in found}.values())


def _citation(release: Release) -> objects.Object:
    return {
        "@type": "Report",
        "name": flat(release.title),
        "publisher": {"@type": "Organization", "name": flat(release.publisher)},
        "datePublished": release.published.isoformat(),
    }
