"""This file holds the judgement of a figure in a release's own words: what is quoted to the letter needs no matching."""

from __future__ import annotations

from factcheck.core.fact import Fact, Passage
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.judge.case import Case
from factcheck.match.timing import Timing

TELLING_LENGTH = 20
"""A passage of fewer characters may stand in any text."""


def judge_quotation(case: Case, sentence: Sentence) -> Verdict | None:
    """The verdict on a figure that stands in its sentence as in the passage of a fact, for the fact's period; else None."""
    for fact in case.known.printing(case.claimed, sentence.text):
        if case.is_stated and case.timing(fact) is Timing.OTHER:
            continue
        if any(_is_quoted(case, sentence, passage) for passage in (fact.passage, *fact.repeats)):
            return _verdict(case, fact)
    return None


def _is_quoted(case: Case, sentence: Sentence, passage: Passage) -> bool:
    """Whether the passage stands in the sentence around the figure."""
    at = sentence.text.find(passage.text) if len(passage.text) >= TELLING_LENGTH else -1
    start = at + sentence.span.start
    return at >= 0 and start <= case.figure.span.start and case.figure.span.end <= start + len(passage.text)


def _verdict(case: Case, fact: Fact) -> Verdict:
    if fact.id in case.doubts:
        return case.verdict(
            Label.CONFLICTING,
            Reason.DOUBTFUL,
            f"the release's {fact.printed} is in doubt; the claim agrees with it as printed",
            [fact],
        )
    return case.verdict(Label.SUPPORTED, Reason.RESTATED, f"the release says so in these words: {fact.printed}", [fact])
