"""This file holds the judgement of what stands beside a figure that says what it is of: its change, and the grounds of what is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Basis, Measure
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.expressions import regex
from factcheck.figures.again import AGAIN
from factcheck.figures.cues import leads_to
from factcheck.figures.shares import is_most
from factcheck.judge.agreement import excludes, is_near_miss, is_no_result, is_sure_print, restates
from factcheck.judge.case import Case
from factcheck.judge.fitting import is_against, says
from factcheck.judge.numbers import DECIDED, judge_number, unrefuted, unsettled
from factcheck.match.candidates import Candidate
from factcheck.match.fit import Fit
from factcheck.match.respectively import RESPECTIVELY

BESIDE = regex(r"[^.;:!?。；！？]{0,90}[,，(（–—-]\s?$|\s?[a-z]{0,20}\s$")
"""Between a value and its change stands no more than what is counted."""
OF_IT = regex(r"[^.;:!?]{0,90},\s(?:(?:and|or)\s)?(?:that(?:['’]s|\sis|\swas)|which\s(?:is|was))\s$")
"""Between a value and what is said of its change: "1.2 million crossed, and that's 5 % more"."""
OF_THEIR_NUMBER = regex(
    r"[^.!?]{0,140}[,;:–—]\s(?:and\s)?(?:their|its|the|that|this)\s(?:number|total|count|tally|figure)s?(?:\s(?:has|have|had|was|were|is|are|been|being)){0,2}\s$"
)
"""Between a value that is borne out and how the clause behind tells its change: "78 trams, new to the town; their number has grown by 5 %"."""
THAN_A_YEAR_AGO = regex(
    r"\s(?:more|fewer|less|higher|lower)?\s?than\s(?:(?:a|one)\syear\s(?:earlier|before|ago|previously)|(?:in\s)?the\s(?:previous\syear|year\sbefore))\b",
    re.I,
)
"""Behind a difference, what the value beside it is more or less than."""
OF_WHOLE = regex(r"\s?of\s(?:(?:the|all|its|their|these|those)\s){0,2}$")
"""Between a share and the number of its whole: "48 % | of the | 610 million visits"."""
OF_CHANGE = regex(r"[^.;:!?,]{0,60}(?:,\s|\s[–—-]\s|\s\(|\s(?:was|were|is|are|being|meant|marked|represented|made)\s)(?:an?\s)?")
"""Between a value and its change."""
OF_TOTAL = regex(r"\s?of\s(?:the|its|their|that)\s(?:(?:overall|grand|combined)\s)?(?:total|whole|sum)\b(?!\sof\b)", re.I)
"""Behind a share that is told beside a value, what that is a share of."""
APPOSED = regex(r"(?:\s(?:of|in)\b[^.;:!?,]{0,60})?(?:,| [–—-]| \()\s?(?:i\.e\.\s)?(?:an?|the)\s(?:[a-z]{3,12}\s){0,2}")
"""Between a share and what it is called: "48 % of the visits, | the majority"."""
NAMED = Fit(score=1.0, cover=1.0, focus=1.0, explained=1.0, explains=frozenset())
"""The value says which fact is meant."""


def judge_beside(case: Case, verdict: Verdict, verdicts: Sequence[Verdict], sentence: Sentence) -> Verdict | None:
    """The verdict on a change by the fact that bears its value out; None where no value stands beside it, or its change is not known.

    Where it is not known what the value is of, the change is not refuted either.
    """
    if case.claimed.measure is not Measure.GROWTH:
        return None
    again = _told_again(case, verdicts, sentence)
    if again is not None:
        return again
    led = _led_to(case, verdicts, sentence)
    if led is not None:
        return by_value(case, led) or _by_result(case, verdicts)
    value, is_beside = _before(case, verdicts, sentence)
    if value is None or (verdict.label is Label.SUPPORTED and RESPECTIVELY.search(sentence.text)):
        return None if verdict.label is Label.SUPPORTED else _by_result(case, verdicts)
    if value.label is Label.NOT_ENOUGH_EVIDENCE:
        is_borne = verdict.label is Label.SUPPORTED  # but a release's number may be told for another thing
        return unsettled(verdict, "not known what changed so") if is_borne and is_beside else unrefuted(verdict)
    return by_value(case, value)


def judge_ground(case: Case, verdicts: Sequence[Verdict]) -> Verdict | None:
    """The support of a bare number that what is told with it rests on: "five times as many: 299,000 against 59,000"; None for any other."""
    if any(bond.near for bond in case.topic.bonds) or case.figure.counted or case.outsiders:
        return None
    told = next((fact for fact in _grounds(case, verdicts) if _is_its_number(case, fact)), None)
    return case.verdict(Label.SUPPORTED, Reason.RESTATED, says(told), [told]) if told else None


def judge_whole(case: Case, verdicts: Sequence[Verdict], sentence: Sentence) -> Verdict | None:
    """The support of the number that a share right before it is computed of: "48 % of the 610 million visits"; None for any other."""
    share = next(reversed(case.before(verdicts)), None)
    if share is None or share.label is not Label.SUPPORTED or share.figure.observation.measure is not Measure.SHARE:
        return None
    start = sentence.span.start
    if not OF_WHOLE.fullmatch(sentence.text, share.figure.span.end - start, case.figure.span.start - start):
        return None
    wholes = list(_grounds(case, [share]))[1:]  # behind the part
    whole = next((fact for fact in wholes if not case.outsiders and _is_its_number(case, fact)), None)
    return case.verdict(Label.SUPPORTED, Reason.RESTATED, says(whole), [whole]) if whole else None


def judge_majority(case: Case, others: Sequence[tuple[Case, Verdict | None]], sentence: Sentence) -> Verdict | None:
    """The verdict on "a clear majority" by the share right before it; None for any other figure."""
    before = [verdict for _, verdict in others if verdict is not None and verdict.figure.span.end <= case.figure.span.start][-1:]
    for verdict in before if is_most(case.figure.text) else ():
        start, end = (at - sentence.span.start for at in (verdict.figure.span.end, case.figure.span.start))
        is_share = verdict.label is Label.SUPPORTED and verdict.figure.observation.measure is Measure.SHARE
        if is_share and APPOSED.fullmatch(sentence.text, start, end):
            return _by_facts(case, [evidence.fact for evidence in verdict.evidence])
    return None


def judge_changed_value(case: Case, verdicts: Sequence[Verdict], sentence: Sentence) -> Verdict | None:
    """The support of a value by the fact whose change is told right behind it: "64 million trips were a jump of 82.9 %"; None for any other."""
    behind = next((each for each in verdicts if each.figure.span.start >= case.figure.span.end), None)
    if case.claimed.measure is not Measure.LEVEL or case.outsiders or behind is None or behind.label is not Label.SUPPORTED:
        return None
    growths = [evidence.fact for evidence in behind.evidence if is_sure_print(behind.figure.observation, evidence.fact)]
    values = [case.known.fact(growth.id.partition(":")[0]) for growth in growths if growth.observation.measure is Measure.GROWTH]
    value = next((one for one in values if one is not None and is_sure_print(case.claimed, one)), None)
    start = sentence.span.start
    is_told = OF_CHANGE.fullmatch(sentence.text, case.figure.span.end - start, behind.figure.span.start - start) is not None
    return case.verdict(Label.SUPPORTED, Reason.RESTATED, says(value), [value]) if value is not None and is_told else None


def judge_share_beside(case: Case, verdicts: Sequence[Verdict], sentence: Sentence) -> Verdict | None:
    """The verdict on a share of the total by the fact that bears out the value right before it: "254 trams in 2019, 42 % of the total"."""
    behind = case.figure.span.end - sentence.span.start
    if case.claimed.measure is not Measure.SHARE or case.outsiders or not OF_TOTAL.match(sentence.text, behind):
        return None
    value, is_beside = _before(case, verdicts, sentence)
    if value is None or not is_beside or value.reason is not Reason.RESTATED or len(value.evidence) != 1:
        return None
    part = value.evidence[0].fact.id
    shares = [each.fact for each in case.candidates if each.fact.computed and each.fact.rests_on[:1] == (part,)]
    return _by_facts(case, [fact for fact in shares if fact.observation.measure is Measure.SHARE])


def judge_share_of_another(case: Case, verdict: Verdict, verdicts: Sequence[Verdict], sentence: Sentence) -> Verdict | None:
    """No refutation of a share that is told of another whole than the one it was held against: "buses carried 3 % of the 900 walkers"; None for others."""
    shares = [evidence.fact for evidence in verdict.evidence if evidence.fact.observation.measure is Measure.SHARE]
    following = next((each for each in verdicts if each.figure.span.start >= case.figure.span.end), None)
    if verdict.label is not Label.REFUTED or not shares or following is None or following.label is not Label.SUPPORTED:
        return None
    start = sentence.span.start
    if not OF_WHOLE.fullmatch(sentence.text, case.figure.span.end - start, following.figure.span.start - start):
        return None
    wholes = {evidence.fact.id for evidence in following.evidence}
    return unrefuted(verdict) if all(share.rests_on and wholes.isdisjoint(share.rests_on[1:]) for share in shares) else None


def judge_difference(case: Case, verdicts: Sequence[Verdict], sentence: Sentence) -> Verdict | None:
    """The refutation of a difference by that of the value right before it to a year earlier: "879,000 aircraft, 438,000 more than a year earlier"."""
    start = sentence.span.start
    is_one = case.claimed.measure is Measure.LEVEL and case.claimed.sign and not case.outsiders
    if not is_one or not THAN_A_YEAR_AGO.match(sentence.text, case.figure.span.end - start):
        return None
    value, _ = _before(case, verdicts, sentence)
    if value is None or value.label is not Label.SUPPORTED or not value.evidence:
        return None
    fact = value.evidence[0].fact
    changes = {change.id for change in case.known.changes(fact.id) if is_against(case, change, Basis.YEAR)}
    rise = next((one for one in case.known.rises([fact]) if one.rests_on[0] == fact.id and one.rests_on[1] in changes), None)
    if rise is None or not case.claimed.unit.converts_to(rise.observation.unit):
        return None
    if case.claimed.sign != rise.observation.sign:
        return case.verdict(Label.REFUTED, Reason.DIRECTION, rise.working, [rise])
    if not is_near_miss(case.claimed, rise, ()) or not is_no_result(case.claimed, rise):
        return None
    return case.verdict(Label.REFUTED, Reason.ARITHMETIC, rise.working, [rise])


def _told_again(case: Case, verdicts: Sequence[Verdict], sentence: Sentence) -> Verdict | None:
    """The verdict on a change that tells the one right before it once more, by the fact that bears that out; an error only where it says so."""
    before = next(reversed(case.before(verdicts)), None)
    if before is None or before.label is not Label.SUPPORTED or before.figure.observation.measure is not Measure.GROWTH:
        return None
    start = sentence.span.start
    words = AGAIN.fullmatch(sentence.text, before.figure.span.end - start, case.figure.span.start - start)
    if words is None or any(bond.near and bond.head for bond in case.topic.bonds):
        return None
    facts = [evidence.fact for evidence in before.evidence]
    if words["same"] and all(excludes(case.claimed, fact) for fact in facts):
        return case.verdict(Label.REFUTED, Reason.ARITHMETIC, says(facts[0]), facts[:1])
    told = _by_facts(case, facts)
    return told if told is not None and told.label is Label.SUPPORTED else None


def _led_to(case: Case, verdicts: Sequence[Verdict], sentence: Sentence) -> Verdict | None:
    """The verdict on the value that a change led up to: "rose 9.8 % to 94.5 million"."""
    following = [each for each in verdicts if each.figure.span.start >= case.figure.span.end][:1]
    return next((value for value in following if leads_to(sentence, case.figure, value.figure)), None)


def _before(case: Case, verdicts: Sequence[Verdict], sentence: Sentence) -> tuple[Verdict | None, bool]:
    """The verdict on the value behind which a change stands that has no words of its own, and whether it stands right behind it."""
    before = [each for each in case.before(verdicts) if not _is_date(each)][-1:]
    start = sentence.span.start
    if any(bond.near for bond in case.topic.bonds):
        return None, False
    for value in before:
        between = sentence.text[value.figure.span.end - start : case.figure.span.start - start]
        is_of_it = OF_IT.fullmatch(between) or OF_THEIR_NUMBER.fullmatch(between)
        is_beside = BESIDE.fullmatch(between) is not None
        if (is_beside or is_of_it) and value.figure.observation.measure is Measure.LEVEL:
            return value, is_beside
    return None, False


def _is_date(verdict: Verdict) -> bool:
    """Whether a figure tells when, and so may stand between a value and its change."""
    return verdict.figure.observation.measure is Measure.DATE


def by_value(case: Case, value: Verdict) -> Verdict | None:
    """The verdict by the changes of the fact that bears a value out, be that itself in doubt: its change is not."""
    if value.label not in DECIDED or not value.evidence:
        return None
    fact = value.evidence[0].fact
    changes = case.known.changes(fact.id) or _told_with(case, fact)
    if not changes:
        return None
    return _by_facts(case, changes)


def _by_facts(case: Case, changes: Sequence[Fact]) -> Verdict | None:
    """The verdict by changes that are known to be what a change tells; None where they do not decide."""
    told = judge_number(replace(case, candidates=tuple(Candidate(fact, NAMED) for fact in changes), period=None, today=None))
    return told if told.label in (Label.SUPPORTED, Label.REFUTED) else None


def _told_with(case: Case, value: Fact) -> list[Fact]:
    """The changes that a release tells of a value in the same breath, where they are about no more than the words beside the change name."""
    named = value.about | {bond.concept for bond in case.topic.bonds if bond.near or bond.faint}
    return [
        fact
        for fact in case.known.beside(value)
        if fact.observation.measure is Measure.GROWTH
        and not fact.working
        and fact.passage.span.covers(value.passage.span)
        and value.about & fact.about
        and fact.about <= named
    ]


def _by_result(case: Case, verdicts: Sequence[Verdict]) -> Verdict | None:
    """The support of a change that another figure is reckoned from: "the 25 % rise means that 12.7 million had come in 2023"."""
    told = next((fact for fact in _grounds(case, verdicts) if is_sure_print(case.claimed, fact)), None)
    return case.verdict(Label.SUPPORTED, Reason.RESTATED, f"{says(told)} for {told.period}", [told]) if told else None


def _is_its_number(case: Case, fact: Fact) -> bool:
    """Whether a bare number is a fact's; one that leaves its unit out, having counted nothing, is told in that: "41 tonnes to 1.85"."""
    told, unit = case.claimed, fact.observation.unit
    if told.measure is Measure.LEVEL and unit.is_continuous and told.unit.dimension == "count" and not told.unit.name:
        told = replace(told, unit=unit)
    return told.unit.converts_to(unit) and restates(told, fact)


def _grounds(case: Case, verdicts: Sequence[Verdict]) -> Iterator[Fact]:
    """What the figures that are borne out by arithmetic, or set two facts side by side, are reckoned from."""
    for verdict in verdicts:
        for fact in (evidence.fact for evidence in verdict.evidence if verdict.label is Label.SUPPORTED):
            yield from (ground for id_ in fact.rests_on if (ground := case.known.fact(id_)) is not None)
            if verdict.figure.observation.measure is Measure.COMPARISON:
                yield fact
