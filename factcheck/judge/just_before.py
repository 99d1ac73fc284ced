"""This file holds the verdicts on the sentence right before one, to which its words may point back."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.core.text import Sentence
from factcheck.core.verdict import Verdict


def just_before(sentence: Sentence, earlier: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts on the sentence right before one, within its paragraph."""
    before = [each for each in sentence.context[:1] if each.paragraph == sentence.paragraph]
    return [each for each in earlier if before and before[0].span.covers(each.figure.span)]
