"""This file holds the people whom a transcript names on lines of their own, under lines that tell their offices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.core.figure import Claim, Figure, Measure, Observation
from factcheck.core.text import BlockKind, Sentence
from factcheck.figures.names import PERSON, TITLE

MOST_OFFICES = 3
LONGEST_OFFICE = 90


def speakers(claims: Sequence[Claim]) -> Iterator[Figure]:
    """The people named on a line of their own, under lines that tell their offices."""
    lines: list[Sentence] = []
    for claim in claims:
        sentence = claim.sentence
        if sentence.kind is not BlockKind.HEADING or len(sentence.text) > LONGEST_OFFICE:
            lines = []
        elif TITLE.search(sentence.text):
            lines = [*lines, sentence][-MOST_OFFICES:]
        elif lines and PERSON.fullmatch(sentence.text.strip()):
            name = sentence.text.strip()
            offices = " and ".join(line.text.strip() for line in lines)
            yield Figure(sentence.span, name, Observation(Measure.NAMES, names=(name,)), sentence.span, counted=offices)
            lines = []
        else:
            lines = []
