"""This file holds the judgement of numbers that a sentence tells as hoped for, planned or foretold: no release tells those unless it says so itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.core.figure import Measure
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Verdict
from factcheck.expressions import regex
from factcheck.judge.numbers import unsettled

_ON = r"(?:(?!\s(?:and|but|while|when|than|after|because|since)\s)[^.,;:!?()–—]){0,70}?"
"""What stands between such a word and its number, in one clause."""
_FORETOLD = (
    r"(?:expected|foreseen|foretold|predicted|projected|forecast(?:ed)?|anticipated|targeted|planned|budgeted(?:\sfor)?|slated)"
)
AHEAD = regex(
    rf"(?<!\b(?:as|is)\s)(?<!\b(?:than|that)\s)(?<!\bwho\s)(?<!\bwhich\s)(?<!\bof\sthe\s)\b(?:"
    rf"(?:had|have|has|was|were|is|are|be|been|being)\s(?:[a-z]{{4,12}}ly\s|all\s|also\s)?(?:{_FORETOLD}|hop(?:ed|ing)\s(?:for|to)|aim(?:ed|ing)\s(?:for|to|at)|supposed\sto|meant\sto)\b"
    rf"|(?<!['’]s\s)(?:expects?|forecasts?|predicts?|anticipates?|foresees?|predicted|foresaw|projected|anticipated|expected)\s(?!to\b|by\b|in\b)"
    rf"|(?:hop|aim|plan|intend|seek|want)(?:s|ed|ned)?\s(?:for|to|at)\s(?!be\b)|sought\sto\s"
    rf"|(?:goal|target|quota|forecast|projection|prediction|ambition)s?\s(?:of|for|was|were|is|stood\sat|at|had\sbeen|set)\b"
    rf"|on\s(?:course|track|pace)\s(?:for|to)\b|(?:^|[.;:!?]\s)\W{{0,2}}(?:imagine|suppose|picture|assume|say)\s(?!so\b)"
    rf"|(?:would|may|might|could)\s(?:only\s|still\s|well\s)?have\s(?!been\b)[a-z]{{3,12}}\b"
    rf"){_ON}$",
    re.I,
)
"""Before a number, how it is told as what somebody thought or wished, not as what came about: "officials had | expected | 500 million"; not "than expected"."""
SINCE = regex(
    rf"(?:(?!\s(?:and|but|while|than)\s)[^.,;:!?()–—]){{0,60}}?\s(?:(?:may|might|could)\s(?:well\s)?have\s(?!been\b)|(?:was|were|is|are|been|being|be)\s(?:[a-z]{{4,12}}ly\s)?{_FORETOLD}\b)|\s(?:was|is)\s(?:the|its|their)\s(?:goal|target|forecast)\b",
    re.I,
)
"""... or behind it: "some 700 million crossings | had been forecast"."""
HINT = regex(
    r"expect|fores[ea]|foretold|predict|project|forecast|anticipat|target|plan|budget|slated|hop(?:e|ing)|aim|suppos|meant|intend|seek|sought|want"
    r"|goal|quota|ambition|would|\bmay\b|might|could|on\s(?:course|track|pace)|imagine|picture|assume|\bsay\b",
    re.I,
)
"""What a sentence has somewhere that tells a number so."""
FORETELLS = regex(r"\b(?:expect|forecast|predict|project(?:ed|s)?\b|anticipat|plan|aim|goal|hope|will\b|would\b)", re.I)
"""How a release tells so itself."""
WHY = "told as what was hoped for, planned or foretold"


def foretold(verdicts: Iterable[Verdict], sentence: Sentence) -> Iterator[Verdict]:
    """The verdicts on the figures of a sentence, undecided where it tells no number of what came about, nor its release one of what was to come."""
    may_be = HINT.search(sentence.text) is not None
    for verdict in verdicts:
        told = verdict.figure.observation
        is_open = verdict.label is Label.NOT_ENOUGH_EVIDENCE or told.measure is Measure.DATE
        is_rule = told.unit.is_time  # "nobody is meant to wait more than an hour"
        yield verdict if not may_be or is_open or is_rule or not _is_foretold(verdict, sentence) else unsettled(verdict, WHY)


def _is_foretold(verdict: Verdict, sentence: Sentence) -> bool:
    start, end = (at - sentence.span.start for at in (verdict.figure.span.start, verdict.figure.span.end))
    if not AHEAD.search(sentence.text[max(0, start - 120) : start]) and not SINCE.match(sentence.text, end):
        return False
    passages = (evidence.fact.passage for evidence in verdict.evidence)
    return not any(FORETELLS.search(passage.text) for passage in passages)
