"""This file holds whether a number is told of a part of what a fact counts, by words that name nothing else of that: "of the trams, 12 were red"."""

from __future__ import annotations

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Verdict
from factcheck.expressions import regex
from factcheck.judge.case import Case
from factcheck.match.clause import PREDICATE
from factcheck.match.vocabulary import Vocabulary
from factcheck.match.wholes import leading_whole

OF_WHOLE = regex(r"\s(?:(?!of\b|among\b)[a-z-]{2,14}\s){0,2}?(?:of|among)\s(?=(?:the|all|its|their|those|these)\s)")
"""Behind a number, what leads to the whole of which it tells a part: "12 | of | the trams in the city were red"."""
OF_THEM = regex(r"\s(?:of|among)\s(?:them|these|those|which|whom)\b")
OF_WHICH = regex(r"\b(?:[Oo]f|[Aa]mong)\s(?:them|these|those|which|whom),?\s(?:[a-z]{3,12}\s){0,2}$")
"""Behind a number, and before it, how it is a part of what was named before."""
INCLUDED = regex(r"\binclud(?:e|es|ed|ing)\s(?:[a-z]{1,12}\s){0,2}$")
"""What stands before a part that is told behind its whole: "the trams include | 12 red ones"."""
REACH = 30
"""How far before a clause its "of which" may begin."""
WHOLE_ENDS, STOPS = regex(r"[,;:]\s"), regex(r"[;:–—]\s")
"""What ends the words for a whole, and what those before a part do not reach over."""


def is_of_unnamed_part(verdict: Verdict, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a number is smaller than the facts that a verdict rests on, and a part of what they count that its words do not name."""
    if verdict.label is not Label.REFUTED or case.claimed.measure is not Measure.LEVEL:
        return False
    facts = [evidence.fact for evidence in verdict.evidence]
    wholes = [fact for fact in facts if fact.is_level and not fact.computed and case.claimed.point < fact.point]
    told = _parting(case, sentence) if wholes else None
    return told is not None and any(_is_whole_itself(fact, *told, vocabulary) for fact in wholes)


def _parting(case: Case, sentence: Sentence) -> tuple[str, str] | None:
    """The words for the whole of which a number tells a part, and those for the part; None where it tells none."""
    text, offset = sentence.text, sentence.span.start
    start, end = case.figure.span.start - offset, case.figure.span.end - offset
    begin, finish = min(start, case.topic.reach.start - offset), max(end, case.topic.reach.end - offset)
    before, behind = text[begin:start], text[end:finish]
    if of_them := OF_THEM.match(behind):
        return _told_before(sentence, begin), before + behind[of_them.end() :]
    if of_which := OF_WHICH.search(text, begin - REACH if begin > REACH else 0, start):
        return _told_before(sentence, of_which.start()), behind
    if leading := leading_whole(text[:start]):
        whole, _, rest = leading.rpartition(", ")
        return (whole, f"{rest} {behind}") if whole else (leading, behind)
    if of_whole := OF_WHOLE.match(behind):
        ends = PREDICATE.search(behind, of_whole.end()) or WHOLE_ENDS.search(behind, of_whole.end())
        at = ends.start() if ends else len(behind)
        return behind[of_whole.end() : at], f"{before} {behind[: of_whole.start()]} {behind[at:]}"
    return (before, behind) if INCLUDED.search(before) else None


def _told_before(sentence: Sentence, begin: int) -> str:
    """The words before a part, of which its "them" is told; those of the sentence before it where it begins its own."""
    words = STOPS.split(sentence.text[:begin])[-1]
    return words if words.strip() or not sentence.context else sentence.context[0].text


def _is_whole_itself(fact: Fact, whole: str, part: str, vocabulary: Vocabulary) -> bool:
    """Whether the words for a whole name what a fact is about, and those for the part nothing else that it is about."""
    named = _named(whole, vocabulary)
    about = {concept for concept in fact.about if not vocabulary.is_implied(concept)}
    is_of_it = any(not named.isdisjoint(vocabulary.kin(concept)) for concept in about)
    return is_of_it and _named(part, vocabulary).isdisjoint(about - named)


def _named(words: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The concepts that words name."""
    return frozenset[str]().union(*(mention.concepts for mention in vocabulary.mentions_in(words)))
