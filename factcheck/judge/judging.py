"""This file holds the way to the right judge: by what a figure states, and by what its sentence computes it from."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.core.figure import Measure
from factcheck.core.text import BlockKind, Sentence
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.derive import averaged
from factcheck.expressions import regex
from factcheck.figures import figures
from factcheck.figures.cues import (
    is_denominator,
    is_partial,
    is_taken_up,
    is_turn,
    list_rate,
    occasion,
    own_words,
    quantity_of,
    rate,
    tells_either,
    tells_joint,
    tells_rest,
    tells_sum,
)
from factcheck.figures.operands import (
    counts_operands,
    is_each,
    is_of_that_kind,
    ranks_among,
    refers_back,
    sums_up,
    supposes,
)
from factcheck.figures.pairs import pair
from factcheck.figures.shares import is_most
from factcheck.judge.against import judge_against
from factcheck.judge.agreement import TELLING_VALUE, is_sure_print, restates
from factcheck.judge.anytime import in_any_time
from factcheck.judge.case import AS_SAID, EXACT_COVER, REFUTE_EXPLAINED, Case
from factcheck.judge.comparisons import judge_comparison, judge_pair
from factcheck.judge.dates import judge_date
from factcheck.judge.differences import is_between_two, resting, with_changes
from factcheck.judge.from_to import judge_from_to
from factcheck.judge.joint import judge_joint
from factcheck.judge.listed import counts_others
from factcheck.judge.names import judge_names
from factcheck.judge.numbers import DECIDED, undecided, unrefuted, unsettled
from factcheck.judge.otherwise import told_otherwise
from factcheck.judge.places import is_told_of_a_place
from factcheck.judge.quotations import judge_in_its_words, judge_quotation
from factcheck.judge.rates import is_mean_of_total, rate_before, rated
from factcheck.judge.steps import judge_gain, of_named_measures, of_one_end, without_steps
from factcheck.judge.trends import judge_trend
from factcheck.judge.unnamed_parts import is_of_unnamed_part
from factcheck.judge.ways import judge_way
from factcheck.judge.without import judge_without
from factcheck.match.candidates import Candidate, Finder
from factcheck.match.timing import Timing
from factcheck.match.wholes import leads_elsewhere

RATE_REACH = 80
"""How many characters behind a number its "a day" may stand."""
TURN_REACH = 14
"""... and behind an "every" with which the words of a number end, the two days of "every two days"."""
RATE_BESIDE = 10
"""Within so many characters a growth is told for a stretch of time: "grew by 4 % | a month"."""
RESULT = regex(r"[,;:]\s(?:so|hence|thus|meaning|which means)\b")
"""What begins the conclusion that is drawn from a number: "565 in the first quarter, so the monthly pace fell"."""
TURNS = regex(r"[,.;:!?]|\b(?:and|or)\b")
"""What does not stand between a number and the time for which it is told."""


def judge(case: Case, sentence: Sentence, matcher: Finder) -> Verdict | None:
    """The verdict on a figure; None for names, dates, comparisons and directions of which the base knows nothing: they are no claims to it."""
    match case.claimed.measure:
        case Measure.NAMES:
            return judge_names(case)
        case Measure.DATE:
            return judge_date(case, sentence)
        case Measure.COMPARISON:
            return _unless_of_a_place(judge_comparison(case, sentence, matcher), case, sentence, matcher)
        case Measure.TREND:
            return _unless_of_a_place(judge_trend(case), case, sentence, matcher)
    verdict = _judge_number(case, sentence, matcher)
    if verdict is not None and verdict.label is Label.SUPPORTED and ranks_among(sentence, case.figure):
        return None
    is_idle = verdict is None or verdict.label is Label.NOT_ENOUGH_EVIDENCE
    return None if is_idle and is_most(case.figure.text) else verdict  # most of many a thing is told, and no claim to the base


def _unless_of_a_place(verdict: Verdict | None, case: Case, sentence: Sentence, matcher: Finder) -> Verdict | None:
    """The verdict; None where a place is told of which its facts know nothing."""
    facts = (evidence.fact for evidence in verdict.evidence) if verdict is not None else ()
    return None if any(is_told_of_a_place(fact, case, sentence, matcher.vocabulary) for fact in facts) else verdict


def _judge_number(case: Case, sentence: Sentence, matcher: Finder) -> Verdict | None:
    """The verdict on what a number tells, or "most" as more than half; None for what another figure is told for or of."""
    if is_denominator(_before(case, sentence)) or counts_operands(sentence, case.figure) or _is_turn(case, sentence):
        return None
    quoted = judge_quotation(case, sentence)
    if quoted is not None and (why := told_otherwise(quoted, case, sentence, matcher.vocabulary)):
        return unsettled(quoted, why)
    otherwise = quoted or _at_another_rate(case, sentence) or judge_against(case, sentence, matcher)
    otherwise = otherwise or _from_to(case, sentence) or judge_gain(case, _before(case, sentence), _behind(case, sentence))
    otherwise = otherwise or judge_way(case, _before(case, sentence)) or judge_without(case, sentence, matcher)
    if otherwise is not None:
        return otherwise
    if refers_back(sentence, case.figure):
        return undecided(case)
    is_joint = tells_joint(sentence.text)
    is_either = tells_either(_behind(case, sentence))
    is_told = is_joint and sum(each.observation.measure is Measure.LEVEL for each in figures(sentence)) == 1
    joint = judge_joint(case, is_told=is_told) if is_joint or is_either or tells_sum(sentence.text) else None
    if joint is not None and (is_joint or joint.label is Label.SUPPORTED):
        return joint
    paired = pair(sentence, case.figure)
    if paired is not None and not case.outsiders:
        verdict = judge_pair(case, sentence, matcher, paired)
        if verdict is not None and verdict.label in (Label.SUPPORTED, Label.REFUTED):
            return verdict
    unit = _rate(case, sentence)
    verdict = _told_at(case, sentence, unit)
    if verdict.label not in DECIDED and not unit and (handed_on := _rate_handed_on(case, sentence)):
        verdict = _told_at(case, sentence, handed_on)
    if verdict.label is Label.NOT_ENOUGH_EVIDENCE and not unit:
        verdict = judge_in_its_words(case, sentence) or verdict
    if why := told_otherwise(verdict, case, sentence, matcher.vocabulary):
        return unsettled(verdict, why)
    is_plain = paired is None and case.claimed.measure is not Measure.RATIO and not _is_part(verdict, case, sentence, matcher)
    if verdict.label is Label.REFUTED and _is_of_others(verdict, case, sentence, matcher):
        joint = joint or judge_joint(case, is_told=is_told)
        return joint if joint is not None and joint.label is Label.SUPPORTED else unrefuted(verdict)
    return verdict if is_plain else unrefuted(verdict)


def _is_part(verdict: Verdict, case: Case, sentence: Sentence, matcher: Finder) -> bool:
    """Whether a number may be one of a part of what the words are about, or be reckoned from others: then it is no error that it is another."""
    is_difference = (case.claimed.measure is Measure.LEVEL and case.claimed.sign != 0) or is_partial(
        _before(case, sentence), sentence.text[case.figure.span.end - sentence.span.start :]
    )
    is_rest = (is_difference and not is_between_two(case)) or tells_rest(sentence.text) or tells_joint(sentence.text)
    is_each_one = is_each(sentence, case.figure) or is_of_that_kind(sentence, case.figure) or _is_of_a_rate(case, sentence)
    is_reckoned = sums_up(sentence, case.figure) or supposes(sentence) or _is_taken_of(verdict, case, sentence)
    is_unnamed = is_of_unnamed_part(verdict, case, sentence, matcher.vocabulary)
    return is_rest or is_each_one or is_reckoned or is_unnamed or _is_share_of_unknown(case, sentence, matcher)


def _from_to(case: Case, sentence: Sentence) -> Verdict | None:
    """The verdict on a change from one value to another, or from so many a unit of time to so many."""
    unit = _rate(case, sentence) if case.claimed.earlier is not None else ""
    return judge_from_to(rated(case, unit), unit)


def _is_share_of_unknown(case: Case, sentence: Sentence, matcher: Finder) -> bool:
    """Whether a share is told behind the name of what it is of, which the vocabulary does not know: "share of renewals by post: 38 %"."""
    before = sentence.text[: case.figure.span.start - sentence.span.start]
    return case.claimed.measure is Measure.SHARE and leads_elsewhere(before, matcher.vocabulary)


def _is_taken_of(verdict: Verdict, case: Case, sentence: Sentence) -> bool:
    """Whether a number is what something accounts for of the whole that the verdict rests on, or a mean of it, not a part that the base knows."""
    before, behind = _before(case, sentence), _behind(case, sentence)
    is_whole = any(not evidence.fact.part_of for evidence in verdict.evidence)
    return (is_whole and is_taken_up(before, behind)) or is_mean_of_total(verdict, before, behind)


def _is_of_others(verdict: Verdict, case: Case, sentence: Sentence, matcher: Finder) -> bool:
    """Whether a fact refutes what is told of several things, of which it is not about just these."""
    return any(counts_others(case, each.fact, sentence, matcher.vocabulary) for each in verdict.evidence)


def _at_another_rate(case: Case, sentence: Sentence) -> Verdict | None:
    """The refutation of a release's number that is told for another stretch of time, or each time: "3,000 yuan a week" for a day's."""
    is_growth = case.claimed.measure is Measure.GROWTH
    behind = own_words(_behind(case, sentence))[: RATE_BESIDE if is_growth else None]
    unit = "" if is_growth else quantity_of(behind)
    told = unit or rate(behind) or ("" if is_growth else occasion(behind))
    if not told or not (is_growth or case.claimed.measure is Measure.LEVEL) or case.outsiders:
        return None
    anytime = case.alike if case.is_stated else replace(case, period=None).alike
    for candidate in anytime.in_time:
        fact = candidate.fact
        known = quantity_of(fact.passage.text) if unit else rate(fact.passage.text) or ("year" if is_growth else "")
        if known and known == rate(_lead(case, sentence)):
            continue  # "daily spending of 3,000 yuan per guest"
        if not known and averaged(fact, told) is not None and _is_that_total(case, candidate):
            return case.verdict(Label.REFUTED, Reason.UNIT, f"{fact.printed} is the total of {fact.period}", [fact])
        if known not in ("", told) and is_sure_print(case.claimed, fact) and candidate.fit.cover >= EXACT_COVER:
            return case.verdict(Label.REFUTED, Reason.UNIT, f"{fact.printed} is the figure a {known}", [fact])
    return None


def _is_that_total(case: Case, candidate: Candidate) -> bool:
    """Whether a number of few digits is the large total of just the period that the sentence names, of what it names: "over 2 million a day"."""
    told, known, fit = case.claimed.quantity, candidate.fact.observation.quantity, candidate.fit
    if told is None or known is None or told.value < TELLING_VALUE or told.hedge is not known.hedge or not case.is_stated:
        return False
    is_then = case.timing(candidate.fact) is Timing.EXACT and candidate.fact.period.whole_months is not None
    return is_then and restates(case.claimed, candidate.fact) and fit.cover >= AS_SAID and fit.explained >= REFUTE_EXPLAINED


def _is_turn(case: Case, sentence: Sentence) -> bool:
    """Whether a figure is the time for which the number before it is told: the two days of "five boats every two days"."""
    if not case.claimed.unit.is_time:
        return False
    start = case.figure.span.start
    told = [figure for figure in figures(sentence) if figure.span.end < start and figure.observation.unit.dimension == "count"]
    if not told:
        return False
    between = sentence.text[told[-1].span.end - sentence.span.start : start - sentence.span.start]
    return is_turn(between) and not TURNS.search(between)


def _is_of_a_rate(case: Case, sentence: Sentence) -> bool:
    """Whether a change is that of so many a month, not of the totals: "the monthly flow shrank by a tenth"."""
    return case.claimed.measure is Measure.GROWTH and bool(rate(_before(case, sentence)))


def _told_at(case: Case, sentence: Sentence, unit: str) -> Verdict:
    """The verdict on a number that is told so many a unit of time, or as a total; by steps of changes only where the words tell of them."""
    before = _before(case, sentence)
    case = of_named_measures(of_one_end(rated(case, unit), before))
    verdict = _by_totals(case, sentence)
    told = without_steps(case, verdict, sentence, before)
    return verdict if told is None else _by_totals(told, sentence)


def _by_totals(case: Case, sentence: Sentence) -> Verdict:
    """The verdict by the totals of the base, and by what they are without their parts or changed by, where the sentence tells of that."""
    return in_any_time(_with_changes(_with_rest(case, sentence), sentence), sentence)


def _rate(case: Case, sentence: Sentence) -> str:
    """The unit of time that a number is told for: "day" for one told "a day"."""
    heads = " ".join(context.text for context in sentence.context if sentence.kind is context.kind is BlockKind.CELL)
    is_length = case.claimed.unit.is_time  # of "a fortnight rather than a week" the week is no rate
    own = rate(case.figure.text) if case.claimed.earlier is not None and not is_length else ""
    return own or rate(own_words(_behind(case, sentence))) or rate(_lead(case, sentence)) or rate(heads)


def _rate_handed_on(case: Case, sentence: Sentence) -> str:
    """The unit of time of a list, or that the numbers before one hand on to it; empty where it has words of its own for what it counts."""
    if not case.is_stated and (led := list_rate(sentence.text)):
        return led
    has_own = any(bond.near for bond in case.topic.bonds) or case.figure.counted
    before = sentence.text[: case.figure.span.start - sentence.span.start]
    return rate_before(before, _before(case, sentence), _behind(case, sentence), has_own=bool(has_own))


def _with_rest(case: Case, sentence: Sentence) -> Case:
    """The case with what wholes are without their parts, where the sentence says "before" or "without"."""
    if not tells_rest(sentence.text):
        return case
    complements = case.known.complements(each.fact for each in case.candidates)
    rests = (*resting(case, complements, 0), *resting(case, complements, 1))
    return replace(case, candidates=(*rests, *case.candidates))


def _with_changes(case: Case, sentence: Sentence) -> Case:
    """The case with changes in place of totals, where a number is told as one: "rose by 29 million"."""
    return with_changes(case, sentence, _before(case, sentence)[-RATE_REACH:], _behind(case, sentence))


def _behind(case: Case, sentence: Sentence) -> str:
    """The words of its clause behind the number, without what is concluded from it."""
    start = case.figure.span.end - sentence.span.start
    end = max(start, min(start + RATE_REACH, case.topic.clause.end - sentence.span.start))
    if is_turn(sentence.text[start:end]):
        end += TURN_REACH
    return RESULT.split(sentence.text[start:end], maxsplit=1)[0]


def _lead(case: Case, sentence: Sentence) -> str:
    """The words of its clause before the number, but for those behind another one, which are that one's: "six a day, and 40 guns"."""
    before = _before(case, sentence)
    start = case.topic.clause.start
    numbers = (figure.span for figure in figures(sentence) if figure.observation.measure is not Measure.TREND)
    others = [span for span in numbers if start < span.end <= case.figure.span.start]
    return before[: max(0, min(span.start for span in others) - start)] if others else before


def _before(case: Case, sentence: Sentence) -> str:
    start = case.topic.clause.start - sentence.span.start
    return sentence.text[start : case.figure.span.start - sentence.span.start]
