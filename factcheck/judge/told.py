"""This file holds the judgement of figures that the text computes from others: "twice that", "a share of 60 %", "15 tons in all"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import combinations, pairwise

from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.derive import averaged, is_rest, remainders, summed
from factcheck.expressions import regex
from factcheck.figures.operands import Computation, Told, adds, opens, told
from factcheck.judge.agreement import is_far, is_near_miss, is_no_result, is_result
from factcheck.judge.arithmetic import is_plain, left_of_all, portion, quotient
from factcheck.judge.case import SUPPORT_COVER, Case
from factcheck.judge.each import is_told_of_each, of_each, of_each_told, weighed_in
from factcheck.judge.just_before import just_before
from factcheck.judge.remainders import judge_remainder
from factcheck.match.plain_words import PLAIN
from factcheck.match.timing import Timing

SURE = frozenset(
    {
        Computation.SHARE_OF_BEFORE,
        Computation.SHARE_OF_LATTER,
        Computation.SHARE_OF_NEXT,
        Computation.SUM,
        Computation.SUM_OF_PERIODS,
        Computation.OTHER_SHARE,
        Computation.REST,
        Computation.MEAN,
    }
)
"""Computations whose parts the text names without doubt, so that another result is an error."""
FAR_BEHIND = 3.0
"""How far behind the fact that the words fit best another may lie and still be meant by them (a sum of concept weights, 1 to 6 each)."""
NEAR = 250
"""How many characters before a sentence the figures stand that it sums up."""
AS_MANY = regex(r"\s(?:as\s(?:many|much)|so\smany|that\smany)\s(?P<noun>[a-z]{2,30})")
"""How a multiple goes on with what it counts."""
Operands = tuple[Fact, ...]


def judge_told(case: Case, verdicts: Sequence[Verdict], sentence: Sentence, earlier: Sequence[Verdict]) -> Verdict | None:
    """The verdict on a figure that the text computes from others, of its sentence or `earlier` ones; None where the facts do not tell."""
    following = [verdict.figure for verdict in verdicts if verdict.figure.span.start >= case.figure.span.end]
    computed = told(sentence, case.figure, following[0] if following else None)
    names_latter = computed is not None and computed.computation is Computation.SHARE_OF_LATTER
    if computed is None:
        return judge_remainder(case, verdicts, sentence, earlier)
    if case.outsiders and not names_latter:
        return None
    operands = list(_operands(case, computed, verdicts, sentence, earlier))
    results = [fact for each in operands if (fact := _result(case, computed, each)) is not None]
    for fact in results:
        if is_result(case.claimed, fact) and not is_far(case.claimed, fact):
            return case.verdict(Label.SUPPORTED, Reason.DERIVED, fact.working, [fact])
    if computed.computation is Computation.EACH:
        return _not_of_each(case, sentence, verdicts, operands)
    meant = next((fact for fact in results if is_near_miss(case.claimed, fact, ())), None)
    if (
        meant
        and case.claimed.earlier is None
        and _is_sure(case, computed, results, verdicts, _near(sentence, earlier))
        and all(is_no_result(case.claimed, fact) for fact in results)
    ):
        return case.verdict(Label.REFUTED, Reason.ARITHMETIC, meant.working, [meant])
    return None


def _not_of_each(case: Case, sentence: Sentence, verdicts: Sequence[Verdict], operands: Sequence[Operands]) -> Verdict | None:
    """The refutation of so many of one thing for each of another by the two facts told before it, of which it surely is."""
    before = _borne_out(case.before(verdicts))
    for pair in operands:
        fact = quotient(*pair)
        if (
            is_told_of_each(case, sentence, before, pair)
            and is_near_miss(case.claimed, fact, ())
            and is_no_result(case.claimed, fact)
        ):
            return case.verdict(Label.REFUTED, Reason.ARITHMETIC, fact.working, [fact])
    return None


def _is_sure(case: Case, computed: Told, results: Sequence[Fact], verdicts: Sequence[Verdict], near: Sequence[Verdict]) -> bool:
    """Whether the text names without doubt what a figure is computed from, so that another result is an error."""
    if computed.computation is Computation.SUM_OF_THAT:
        told = [each for each in near if case.claimed.compares_with(each.figure.observation)]
        return len(_borne_out(told)) == len(told)
    if computed.computation is Computation.SUM and computed.count:
        told = [each for each in case.before((*near, *verdicts)) if case.claimed.compares_with(each.figure.observation)][
            -computed.count :
        ]
        return len(results) == 1 and len(_borne_out(told)) == computed.count
    is_named = computed.computation in SURE or (computed.computation is Computation.RATE and _is_rate_of_last(case, verdicts))
    return is_named and len(results) == 1


def _is_rate_of_last(case: Case, verdicts: Sequence[Verdict]) -> bool:
    """Whether an average is that of the one figure before it in its sentence: "8,000 in the year comes to 22 a day"."""
    before = case.before(verdicts)
    facts = _rest_before(before) or _borne_out(before)
    return len(before) == len(facts) == 1 and case.claimed.earlier is None and case.claimed.compares_with(facts[0].observation)


def _operands(
    case: Case, computed: Told, verdicts: Sequence[Verdict], sentence: Sentence, earlier: Sequence[Verdict]
) -> Iterator[Operands]:
    """The facts that a figure may be computed from, in the order of the computation."""
    before = case.before(verdicts)
    facts = _borne_out(before)
    behind = _borne_out([verdict for verdict in verdicts if verdict.figure.span.start >= case.figure.span.end])
    last = (facts or _borne_out(earlier))[-1:]
    match computed.computation:
        case Computation.SUM | Computation.SUM_OF_THAT | Computation.SUM_CONCLUDED:
            yield from _summands(computed, facts, earlier, sentence)
        case Computation.SUM_OF_PERIODS:
            yield from _periods(case, computed.count)
        case Computation.OTHER_SHARE:
            yield from ((share,) for share in _last_share([*earlier, *before]))
        case Computation.REST:
            yield from ((rest,) for fact in last for rest in _rests(case, fact))
        case Computation.SHARE_OF_BEFORE:
            yield from (tuple(sorted(pair, key=lambda fact: fact.point)) for pair in list(pairwise(facts))[-1:])
        case Computation.SHARE_OF_NEXT | Computation.TIMES_NEXT:
            told = ((whole, facts[-1:] or _topical(case, whole) or _borne_out(earlier)[-1:]) for whole in behind[:1])
            yield from ((part, whole) for whole, parts in told for part in parts)
        case Computation.SHARE_OF_LATTER:
            yield from _in_their_whole(case, last)
        case Computation.SHARE_OF_LED:
            wholes = _borne_out([verdict for verdict in before if opens(sentence, verdict.figure)])
            yield from ((part, whole) for whole in wholes for part in _topical(case, whole))
        case Computation.SHARE_OF_TOPIC:
            yield from ((part, whole) for part in facts[-1:] for whole in _topical(case, part))
        case Computation.TIMES_FORMER:
            yield from ((fact, start) for fact in (facts[-1:] or behind[:1]) if (start := _start_of(fact)) is not None)
        case Computation.LIKE_THAT if not _counts_stranger(case, sentence):
            yield from _of_that(case, _borne_out(earlier), facts)
        case Computation.MEAN:
            yield from weighed_in(case, facts[-2:])
        case Computation.RATE:
            yield from () if case.counts_stranger else ((fact,) for fact in _rest_before(before) or last)
        case Computation.EACH:
            yield from of_each(case, sentence, [*facts[-2:], *behind[:1]], [*_borne_out(earlier), *facts])
            yield from () if before else of_each_told(case, sentence, _borne_out(just_before(sentence, earlier))[-2:])


def _summands(computed: Told, facts: Sequence[Fact], earlier: Sequence[Verdict], sentence: Sentence) -> Iterator[Operands]:
    """The facts that a sum may be of: those of its sentence, or of the ones before."""
    if computed.computation is Computation.SUM_OF_THAT:
        yield from _summed_before(_borne_out(_near(sentence, earlier)), computed.count)
    elif computed.computation is Computation.SUM_CONCLUDED or len(facts) > 1:
        yield from _alike(facts[-computed.count :], computed.count)
    elif computed.count:
        yield from _alike(_borne_out(earlier)[-computed.count :], computed.count)
    elif adds(sentence):
        yield from _alike([*_borne_out(_near(sentence, earlier))[-1:], *facts])


def _rest_before(before: Sequence[Verdict]) -> list[Fact]:
    """What the rest of a period adds, where the last figure before is that."""
    facts = [evidence.fact for verdict in before[-1:] for evidence in verdict.evidence if verdict.label is Label.SUPPORTED]
    return [fact for fact in facts if is_rest(fact)]


def _start_of(fact: Fact) -> Fact | None:
    """What a value was raised from, as a value of its own; None where its release does not tell."""
    told = fact.observation
    if told.earlier is None:
        return None
    return replace(fact, observation=replace(told, quantity=told.earlier, earlier=None), printed=str(told.earlier.value))


def _alike(facts: Sequence[Fact], fewest: int = 2) -> Iterator[Operands]:
    """Two facts or more, where they may be added up."""
    if len(facts) >= max(2, fewest) and all(fact.observation.unit.converts_to(facts[0].observation.unit) for fact in facts):
        yield tuple(facts)


def _near(sentence: Sentence, earlier: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts on what stands close before a sentence, to which its "that" points back."""
    return [each for each in earlier if sentence.span.start - each.figure.span.end <= NEAR]


def _summed_before(facts: Sequence[Fact], count: int) -> Iterator[Operands]:
    """The last facts told before, so many as the words say, or two and more of them."""
    for many in [count] if count else range(2, len(facts) + 1):
        yield from _alike(facts[-many:], many)


def _of_that(case: Case, earlier: Sequence[Fact], facts: Sequence[Fact]) -> Iterator[Operands]:
    """What the figure's own words are about and the last fact before; or the last two; or one thing at two times."""
    told = [*earlier, *facts]
    yield from ((left, right) for right in told[-1:] for left in _topical(case, right))
    for pair in list(pairwise(told))[-1:]:
        yield from (pair[::-1], pair)
    yield from _of_other_times(case, earlier, facts)


def _counts_stranger(case: Case, sentence: Sentence) -> bool:
    """Whether a multiple counts what the vocabulary does not know: "twice as many complaints"."""
    noun = AS_MANY.match(sentence.text, case.figure.span.end - sentence.span.start)
    start = sentence.span.start + noun.start("noun") if noun else -1
    return any(word.span.start == start and word.stem not in PLAIN for word in case.topic.strangers)


def _of_other_times(case: Case, earlier: Sequence[Fact], facts: Sequence[Fact]) -> Iterator[Operands]:
    """What was told last with its value of another time: as it was told before, or as it was at the time that the words name."""
    for last in facts[-1:]:
        yield from ((last, one) for one in earlier if one.about == last.about and one.period != last.period)
    meant = [one for one in earlier[-2:] if case.named and case.named <= one.about] or [
        one for one in earlier[-1:] if not case.named
    ]
    for last in meant if case.is_stated and case.is_plain_talk and not facts else ():
        then = [one for one in case.known.about({last.about}) if is_plain(one) and case.timing(one) is Timing.EXACT]
        yield from ((one, last) for one in then if one.period != last.period)


def _borne_out(verdicts: Sequence[Verdict]) -> list[Fact]:
    """The facts that bear plain figures of the text out, in its order."""
    return [
        verdict.evidence[0].fact
        for verdict in verdicts
        if verdict.label is Label.SUPPORTED and verdict.evidence and is_plain(verdict.evidence[0].fact)
    ]


def _last_share(verdicts: Sequence[Verdict]) -> list[Fact]:
    """The last share of the text, where a fact bears it out."""
    told = [verdict for verdict in verdicts if verdict.figure.observation.measure is Measure.SHARE][-1:]
    facts = [verdict.evidence[0].fact for verdict in told if verdict.label is Label.SUPPORTED and verdict.evidence]
    return [fact for fact in facts if fact.observation.measure is Measure.SHARE and not fact.computed]


def _in_their_whole(case: Case, parts: Sequence[Fact]) -> Iterator[Operands]:
    """Facts with the wholes that they are parts of."""
    yield from ((part, whole) for part in parts if (whole := case.known.fact(part.part_of or "")) is not None)


def _rests(case: Case, part: Fact) -> list[Fact]:
    """What whole periods have left without a part of them."""
    levels = [fact for fact in case.known.about({part.about}) if fact.is_level]
    return [rest for rest in remainders(levels) if part.id in rest.rests_on]


def _topical(case: Case, other: Fact) -> list[Fact]:
    """What the figure's own words are about, in the unit of the other fact: "as many were hurt"; nothing that fits them far less than another does."""
    best = max((each.fit.score for each in case.candidates if not each.fit.conflicts), default=0.0)
    fitting = [
        each
        for each in case.in_time
        if is_plain(each.fact)
        and each.fit.cover >= SUPPORT_COVER
        and each.fit.score >= best - FAR_BEHIND
        and each.fact.id != other.id
        and each.fact.observation.unit.converts_to(other.observation.unit)
        and each.fact.release.id == other.release.id
    ]
    return [each.fact for each in fitting[:1]]


def _periods(case: Case, count: int) -> Iterator[Operands]:
    """The facts about the best fitting thing, where they are of just so many periods that do not overlap."""
    plain = [
        each for each in case.candidates if is_plain(each.fact) and not each.fit.conflicts and each.fit.cover >= SUPPORT_COVER
    ]
    for about in dict.fromkeys(each.fact.about for each in plain):
        facts = tuple(each.fact for each in plain if each.fact.about == about)
        apart = not any(one.period.overlaps(other.period) for one, other in combinations(facts, 2))
        if len(facts) == count and apart and case.claimed.unit.converts_to(facts[0].observation.unit):
            yield facts


def _result(case: Case, computed: Told, operands: Operands) -> Fact | None:
    """What follows from the facts, with its working; None where they have no average."""
    if computed.computation is Computation.REST:
        return operands[0]
    if computed.computation is Computation.OTHER_SHARE:
        return left_of_all(operands[0])
    if computed.computation in (Computation.SUM, Computation.SUM_OF_THAT, Computation.SUM_OF_PERIODS, Computation.SUM_CONCLUDED):
        return reduce(summed, operands)
    if computed.computation is Computation.RATE:
        return averaged(operands[0], computed.unit)
    return portion(*operands) if case.claimed.measure is Measure.SHARE else quotient(*operands)
