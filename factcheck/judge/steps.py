"""This file holds what a change led to or started from, and by how much: the words without which a number is meant for neither of the last two."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import reduce

from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure, Observation
from factcheck.core.show import shown
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.derive import START, STEP
from factcheck.expressions import regex
from factcheck.judge.agreement import is_no_result, is_result, restates
from factcheck.judge.case import REFUTE_COVER, Case
from factcheck.judge.differences import is_change
from factcheck.match.candidates import Candidate, revised

LED_TO = regex(r"[a-z]ed\s(?:[a-z]{1,12}\s){0,2}to\s$|\b(?:rose|grew|went|now|risen|grown)\s(?:[a-z]{1,12}\s){0,2}to\s$")
"""What stands before the value that a change leads to."""
FORMER = regex(
    r"\b(?:from|before|previous(?:ly)?|former(?:ly)?|until|till|earlier|used\sto|original(?:ly)?|initial(?:ly)?|at\sfirst|once|old|no\slonger|prior"
    r"|ago|instead|rather\sthan|than|against|compared|versus|vs|became|becoming|turned\sinto|replac(?:ed|es|ing)|could|did|had|(?:was|were)\s(?!(?:[a-z]{2,12}ly\s)?[a-z]{2,14}ed\b))\b"
    r"|(?:\band|\bbut|[,;])\s(?:is\s|are\s)?(?:now|today|nowadays)\b|→|->|⇒|原|此前|之前|以前|过去|曾|从|由|变",
    re.I,
)
"""What tells that things were otherwise before: "up from 39", "the old limit of 72 hours"; "since the rules were changed" tells what is now."""
FORMERLY = regex(
    r"\b(?:used\sto|formerly|originally|initially|(?:previously|before\s(?:that|then|this|the\s(?:change|reform|extension|relaxation|move))),?"
    r"(?!\s(?:announced|agreed|planned|reported|stated|mentioned|published|known|estimated|told)\b)"
    r"|the\s(?:old|former|previous|earlier|original)\s[a-z]{3,14}\s(?:of|was))\b(?:(?!\b(?:now|to\sbecome|instead)\b)[^.;:!?0-9]){0,80}$",
    re.I,
)
"""What stands before a number that was one before, and is no longer."""
CHANGED = regex(
    r"\b(?:add(?:s|ed|ing|ition(?:s|al)?)?|join(?:s|ed|ing)?|more|extra|further|new(?:ly)?|other|another|grew|grown|rose|risen|climbed|gain(?:s|ed)?|increas(?:e|es|ed|ing)"
    r"|expan(?:d|ds|ded|ding|sion)|widen(?:s|ed|ing)?|extend(?:s|ed|ing)?|brought\sin|by|up|plus|fewer|less|lost|dropped|cut|removed)\b|新增|增加|增至|增|多|扩|减",
    re.I,
)
GAINED = regex(
    r"\b(?:(?:gain|add|lose)(?:s|ed|ing)?|lost|shed|(?:enlarged|extended|expanded|widened|raised|increased|grew|rose|lengthened|cut|shortened)\sby)"
    r"\s(?:(?:about|some|another|a\sfurther|an\sextra|just|only|no\sfewer\sthan|as\smany\sas)\s){0,2}$",
    re.I,
)
"""What stands before a number that is by how much something changed, and not what it came to: "gained 21 ports"."""
LONGER = regex(r"\s(?:longer|shorter|higher|lower|heavier|lighter)$")
"""How such a number ends: "14 days | longer"."""
BY_SO_MUCH = regex(
    r"\bby\s(?:[a-z]{1,12}\s){0,2}$|\b(?:extra|additional|further|another)\s(?:[a-z]{1,12}\s)?$|(?:延长|增加|缩短|减少)了?$", re.I
)
MORE_OF_IT = regex(r"\s?(?:more|longer|extra|shorter|less|fewer|on\stop)\b", re.I)
"""How a length or weight is told as the difference that it makes: what counts things says so anywhere in its sentence."""

GAIN_OF = regex(
    r"[^.;:!?0-9]{0,40}[,;:(–—-]\s?(?:or\s|that\sis,?\s|which\s(?:is|was|makes|made|means)\s)?"
    r"(?P<noun>(?:an?|the)\s(?:[a-z]{3,10}\s)?(?:addition|increase|rise|gain|growth|expansion|extension|jump|difference)\sof\s)?(?:[a-z]{3,10}\s)?"
)
"""Between the later of two values and the difference that they make: "from 39 trams to 60, | an addition of | 21"."""
NUMBER = regex(
    r"[0-9][0-9.,]*(?<![.,])|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,6}teen|[a-z]{3,5}ty)\b"
)
"""Where the number of a figure stands in its words."""
SO_MUCH_MORE = regex(
    r"\s?(?:[a-z]{3,12}\s)?(?:more|longer|extra|shorter|less|fewer)(?:\sthan\s(?:before|previously|earlier|until\sthen|it\s(?:was|had\sbeen)))?\s?(?:[.,;:)]|$)"
)
"""What stands behind such a difference that is told without a noun."""
BY = regex(r"\bby\s[^.;:!?]{1,30}$")
APART = regex(r"\s?[,(–—]?\s?")
"""How a difference ends that is told before the values that it lies between, and what parts it from them."""

MAKING = regex(
    r"[^.;:!?0-9]{0,80}\b(?:making|bringing|taking|raising|lifting|(?:which|that)\s(?:makes|made|brings|brought|takes|took)|for\sa\stotal\sof|so\s(?:that\s)?there\sare\snow)\b"
    r"[^.,;:!?0-9]{0,40}"
)
"""What stands between a number that was added and what there are with it: "21 ports joined, | which brought the list to | 60"."""


def judge_step(case: Case, verdicts: Sequence[Verdict], sentence: Sentence) -> Verdict | None:
    """The verdict on a difference by the two values right before or behind it, where they are borne out: "from 39 to 60, an addition of 19"."""
    before = case.before(verdicts)[-2:]
    step = _step_of(case, before)
    if case.outsiders or case.claimed.measure is not Measure.LEVEL:
        return None
    if step is None or not _concludes(case, before[-1], sentence):
        step = _step_ahead(case, verdicts, sentence)
    if step is None:
        return None
    claimed = replace(case.claimed, sign=0)
    if is_result(claimed, step):
        return case.verdict(Label.SUPPORTED, Reason.DERIVED, step.working, [step])
    return case.verdict(Label.REFUTED, Reason.ARITHMETIC, step.working, [step]) if is_no_result(claimed, step) else None


def _concludes(case: Case, last: Verdict, sentence: Sentence) -> bool:
    """Whether the words before a difference, or behind it, tell it as that of two values of which one is the last before it."""
    text, offset = sentence.text, sentence.span.start
    number = NUMBER.search(text, case.figure.span.start - offset, case.figure.span.end - offset)
    led = GAIN_OF.fullmatch(text, last.figure.span.end - offset, number.start()) if number else None
    return led is not None and number is not None and bool(led["noun"] or SO_MUCH_MORE.match(text, number.end()))


def _step_ahead(case: Case, verdicts: Sequence[Verdict], sentence: Sentence) -> Fact | None:
    """By how much a thing changed from one value to another, both told right behind the figure, or the later: "21 were added, making 60"."""
    end, offset = case.figure.span.end, sentence.span.start
    following = [verdict for verdict in verdicts if verdict.figure.span.start > end][:1]
    if following and MAKING.fullmatch(sentence.text, end - offset, following[0].figure.span.start - offset):
        return _step_of(case, following, is_both=CHANGED.search(sentence.text) is not None)
    is_led = BY.search(sentence.text, 0, end - offset) is not None and bool(case.claimed.sign)
    if not following or not is_led or not APART.fullmatch(sentence.text, end - offset, following[0].figure.span.start - offset):
        return None
    return _step_of(case, following)


def _step_of(case: Case, before: Sequence[Verdict], *, is_both: bool = False) -> Fact | None:
    """By how much a thing changed of which some figures tell both values, or the words a change to the one, borne out as they are."""
    facts = [verdict.evidence[0].fact for verdict in before if verdict.label is Label.SUPPORTED and verdict.evidence]
    if not facts or len(facts) < len(before) or facts[-1].observation.earlier is None:
        return None
    later = facts[-1].id
    is_both = is_both or before[-1].figure.observation.earlier is not None or facts[0].id == f"{later}~{START}"
    steps = (each.fact for each in case.candidates if each.fact.id == f"{later}~{STEP}")
    return next(steps, None) if is_both and restates(_at_end(before[-1]), facts[-1]) else None


def _at_end(verdict: Verdict) -> Observation:
    """What a figure tells of the later value alone."""
    return replace(verdict.figure.observation, earlier=None)


def of_one_end(case: Case, before: str) -> Case:
    """The case without what changes started from, where the words before the number tell what one led to: "raised to 240 hours".

    Without what changes led to, where they tell what was before: "used to be 72 hours".
    """
    if LED_TO.search(before):
        return _without_former(_without(case, START))
    if case.claimed.earlier is not None or not FORMERLY.search(before):
        return case
    return replace(
        case, candidates=tuple(each for each in case.candidates if each.fact.computed or each.fact.observation.earlier is None)
    )


def of_named_measures(case: Case) -> Case:
    """The case without changes of lengths and weights that no word names, since a percent has no unit that tells of them.

    "Visa-free transit grew by two thirds" does not speak of its hours.
    """
    if case.claimed.measure not in (Measure.GROWTH, Measure.RATIO):
        return case
    named = {bond.concept for bond in case.topic.bonds}

    def told(found: Sequence[Candidate]) -> Sequence[Candidate]:
        return tuple(each for each in found if not _is_of_unnamed_measure(case, each.fact, named))

    return replace(case, candidates=revised(case.candidates, told))


def _is_of_unnamed_measure(case: Case, fact: Fact, named: Set[str]) -> bool:
    """Whether a fact is the change of what is measured in a unit, not counted, and goes without saying beside that unit alone."""
    changed = case.known.fact(fact.rests_on[0]) if fact.rests_on else None
    unsaid = [concept for concept in fact.about if case.concepts[concept].implied]
    return bool(unsaid) and changed is not None and changed.observation.unit.dimension != "count" and named.isdisjoint(unsaid)


def judge_gain(case: Case, before: str, behind: str) -> Verdict | None:
    """The refutation of the value that a change led to, where the words beside it tell it as the change: "gained 60", where 39 became 60."""
    is_risen = is_change(case, before, behind)
    is_told = is_risen or GAINED.search(before) or LONGER.search(case.figure.text)
    quantity = case.claimed.quantity
    if case.claimed.measure is not Measure.LEVEL or quantity is None or not is_told or case.outsiders:
        return None
    told = replace(case.claimed, sign=0, against=None, quantity=replace(quantity, hedge=None))
    plain = replace(case, topic=replace(case.topic, figure=replace(case.figure, observation=told))).alike
    for fact in (each.fact for each in plain.in_time if each.fit.cover >= REFUTE_COVER):
        if (
            fact.is_level
            and not fact.computed
            and restates(told, fact)
            and (change := _from(fact) or (is_risen and _risen(case, fact)))
        ):
            return case.verdict(Label.REFUTED, Reason.VALUE, *change)
    return None


def _from(fact: Fact) -> tuple[str, list[Fact]] | None:
    """From what to what a value is told to have changed; None where that is not told, or it came from nothing."""
    earlier = fact.observation.earlier
    start = replace(fact.observation, quantity=earlier, earlier=None).point if earlier is not None else None
    return (f"from {shown(start, fact.observation.unit)} to {fact.printed}", [fact]) if start else None


def _risen(case: Case, fact: Fact) -> tuple[str, list[Fact]] | None:
    """By how much a value changed, as its growth tells; None where that is not known."""
    rise = next((each for each in case.known.rises([fact]) if each.rests_on[0] == fact.id), None)
    return (rise.working, [rise]) if rise is not None else None


def _without_former(case: Case) -> Case:
    """The case without values that a release tells of a thing beside later ones, where the sentence names no time."""
    if case.period is not None:
        return case
    kept = tuple(each for each in case.candidates if not any(_is_followed(each.fact, other.fact) for other in case.candidates))
    return replace(case, candidates=kept)


def _is_followed(fact: Fact, other: Fact) -> bool:
    """Whether the same release tells the value that came after a fact's."""
    is_same = (fact.release.id, fact.about, fact.observation.unit) == (other.release.id, other.about, other.observation.unit)
    is_later = fact.period.end is not None and other.period.end is not None and fact.period.end < other.period.end
    return is_same and is_later and fact.observation.measure is other.observation.measure and not other.working


def without_steps(case: Case, verdict: Verdict, sentence: Sentence, before: str) -> Case | None:
    """The case without the steps of changes; None where none of them bears the number out, or the words tell of that one.

    A step is what a change started from, or by how much it went; `before` are the words before the number.
    """
    if not any(evidence.fact.id.endswith((f"~{START}", f"~{STEP}")) for evidence in verdict.evidence):
        return None
    untold = [end for end in (START, STEP) if not _is_told(end, case, sentence, before)]
    return reduce(_without, untold, case) if untold else None


def _is_told(end: str, case: Case, sentence: Sentence, before: str) -> bool:
    if end == START:
        return FORMER.search(sentence.text) is not None
    if case.claimed.unit.dimension == "count":
        return CHANGED.search(sentence.text) is not None
    behind = sentence.text[case.figure.span.end - sentence.span.start :]
    return bool(BY_SO_MUCH.search(before) or MORE_OF_IT.match(behind) or MORE_OF_IT.search(case.figure.text))


def _without(case: Case, end: str) -> Case:
    kept = tuple(each for each in case.candidates if not each.fact.id.endswith(f"~{end}"))
    return replace(case, candidates=kept)
