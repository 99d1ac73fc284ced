"""This file holds why a number that a fact excludes may be another than the fact's: of some time, of a kind or a part, or of what nobody knows."""

from __future__ import annotations

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.period import Unplaced
from factcheck.core.text import Sentence
from factcheck.core.unit import COUNT
from factcheck.core.verdict import Reason, Verdict
from factcheck.expressions import regex
from factcheck.judge.agreement import is_sure_print
from factcheck.judge.case import Case
from factcheck.judge.done import is_done_instead
from factcheck.judge.kinds import is_uncounted
from factcheck.judge.restricted import is_of_some
from factcheck.match.bond import CONTEXT
from factcheck.match.tokens import tokens
from factcheck.match.vocabulary import Vocabulary

FIRST = 2
"""Among so many words behind a number stands the name of what it counts."""
TAKES = regex(r"\b(?:takes?|took|taking|needs?|needed|lasts?|lasted)\s$")
"""Before a number without a unit, that it is one of time: "the lanes take | under 15"."""


def refuted_amiss(verdict: Verdict, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> str:
    """Why a number that a verdict refutes is not the one of its fact; empty where it is."""
    facts = [evidence.fact for evidence in verdict.evidence]
    if _is_of_some_time(verdict, case):
        return "so many at some time of it"
    if any(is_done_instead(fact, case, sentence, vocabulary) for fact in facts):
        return "not told of what was so done"
    if verdict.reason is not Reason.VALUE:
        return ""
    if any(_counts_else(fact, case, sentence, vocabulary) for fact in facts):
        return "told of something else"
    if any(_is_of_kind(fact, case, vocabulary) for fact in facts):
        return "told of a kind of it"
    return "told of some of them only" if any(_may_be_part(fact, case, sentence, vocabulary) for fact in facts) else ""


def _is_of_some_time(verdict: Verdict, case: Case) -> bool:
    """Whether a clause leaves open which part of a year its number is of: "in the opening months of 2024"."""
    period = case.period
    if not isinstance(period, Unplaced) or period.count:
        return False
    return verdict.reason is not Reason.PERIOD or any(each.fact.period.whole_months is None for each in verdict.evidence)


def _counts_else(fact: Fact, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a number counts what names nothing, and what a fact counts is not named beside it ("310 | houses |", of countries), or tells a time."""
    if case.claimed.measure is not Measure.LEVEL or fact.observation.unit.dimension != COUNT.dimension:
        return False
    if not case.figure.counted:
        return TAKES.search(sentence.text, 0, case.figure.span.start - sentence.span.start) is not None
    is_named = bool(vocabulary.mentions(tokens(case.figure.counted)[:FIRST]))
    return not is_named and (not any(bond.near for bond in case.topic.bonds) or is_uncounted(fact, case, vocabulary))


def _is_of_kind(fact: Fact, case: Case, vocabulary: Vocabulary) -> bool:
    """Whether a number is that of a kind of what a fact is about, and its sentence names that: "endorsements for unlimited trips: 300"."""
    named = {bond.concept for bond in case.topic.bonds if bond.strength > CONTEXT and not bond.faint} - fact.about
    kinds = {concept for concept in named if not fact.about.isdisjoint(vocabulary.ancestors(concept))}
    told = (each.fact for each in case.in_time if kinds & each.fact.about) if kinds else ()
    return any(not each.computed and is_sure_print(case.claimed, each) for each in told)


def _may_be_part(fact: Fact, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a number may be one of some of what a fact counts, of whom there are no more: 103 bankers may be among 518 who fled."""
    quantity = fact.observation.quantity
    if quantity is None or case.claimed.quantity is None or fact.computed or fact.observation.unit.dimension != COUNT.dimension:
        return False
    return case.claimed.point < fact.observation.point and is_of_some(fact, case, sentence, vocabulary)
