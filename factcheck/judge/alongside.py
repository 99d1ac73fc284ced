"""This file holds the judgement of a number by what those alongside it are told of: in a campaign's list "55 cases" are the campaign's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.slips import TELLING_DIGITS
from factcheck.core.text import BlockKind, Sentence
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.figures import figures
from factcheck.judge.agreement import is_slip, is_sure_print, restates
from factcheck.judge.case import EXACT_COVER, Case
from factcheck.judge.fitting import says
from factcheck.match.candidates import Candidate
from factcheck.match.clause import PREDICATE
from factcheck.match.timing import Timing

FRAGMENT = 50
"""How many characters a sentence has at most that is but a number with a name: "2,811 cases. | 9,985 suspects. | 62 gangs."."""


def judge_alongside(case: Case, sentence: Sentence, earlier: Sequence[Verdict]) -> Verdict | None:
    """The verdict on a number by the fact of what a number alongside it surely tells of, though its own words do not name that.

    Both are of one release and time; None where the fact has another number that is no slip of the claim's.
    """
    if case.outsiders or case.claimed.measure is not Measure.LEVEL:
        return None
    for told in _alongside(case, sentence, earlier):
        facts = [each.fact for each in case.alike.candidates if _is_of_it(case, each, told)]
        restated = next((fact for fact in facts if restates(case.claimed, fact)), None)
        if restated is not None:
            return case.verdict(Label.SUPPORTED, Reason.RESTATED, f"{says(restated)} for {restated.period}", [restated])
        closest = _closest(facts, told)
        if len(closest) == 1 and is_slip(case.claimed, closest[0].observation):
            return case.verdict(Label.REFUTED, Reason.VALUE, says(closest[0]), closest)
    return None


def _closest(facts: Sequence[Fact], told: Fact) -> list[Fact]:
    """The facts that have most in common with another: of a campaign's suspects those of the cases told with them."""
    most = max((len(fact.about & told.about) for fact in facts), default=0)
    return [fact for fact in facts if len(fact.about & told.about) == most]


def _alongside(case: Case, sentence: Sentence, earlier: Sequence[Verdict]) -> Iterator[Fact]:
    """The facts that the numbers before, of the same list or sentence, restate, the last ones first; they or the case's number by no chance."""
    is_telling = case.claimed.quantity is not None and case.claimed.quantity.digits >= TELLING_DIGITS
    begin = _begin_of_list(sentence) if sentence.kind is BlockKind.ITEM and sentence.context else _begin(sentence)
    for verdict in reversed(earlier):
        if verdict.figure.span.start >= begin and verdict.label is Label.SUPPORTED and len(verdict.evidence) == 1:
            [evidence] = verdict.evidence
            is_told = is_telling and verdict.reason is Reason.RESTATED and not evidence.fact.computed
            if is_told or is_sure_print(verdict.figure.observation, evidence.fact):
                yield evidence.fact


def _begin_of_list(sentence: Sentence) -> int:
    """Where the list of an item begins: behind what leads it in, or with the item that it goes on about."""
    lead = sentence.context[0]
    return lead.span.start if lead.kind is BlockKind.ITEM else lead.span.end


def _begin(sentence: Sentence) -> int:
    """Where the list begins of which a sentence is a part: one that is but a number with a name goes on with the two before it."""
    before = [each.span.start for each in sentence.context[:2] if each.paragraph == sentence.paragraph]
    is_list = before and len(sentence.text) <= FRAGMENT and len(figures(sentence)) == 1 and not PREDICATE.search(sentence.text)
    return min(before) if is_list else sentence.span.start


def _is_of_it(case: Case, candidate: Candidate, told: Fact) -> bool:
    """Whether a fact is told of the same matter as another: it counts what the case does, and shares what that does not name."""
    fact = candidate.fact
    if candidate.fit.conflicts or candidate.fit.cover < EXACT_COVER or fact.computed:
        return False
    if case.is_stated and case.timing(fact) is Timing.OTHER:
        return False
    named = {bond.concept for bond in case.topic.bonds if bond.near}
    shared = (fact.about & told.about) - named
    counts = any(bond.head and bond.concept in fact.about for bond in case.topic.bonds)
    return counts and bool(shared) and (fact.release.id, fact.period) == (told.release.id, told.period)
