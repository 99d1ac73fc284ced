"""This file holds the judgement of what sets two things side by side: comparisons, rankings, ratios and differences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import chain

from msgspec.structs import replace

from factcheck.core.fact import Computed, Fact
from factcheck.core.figure import Figure, Measure, Observation
from factcheck.core.interval import Interval
from factcheck.core.text import Sentence, Span
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.expressions import regex
from factcheck.figures import figures
from factcheck.figures.comparisons import COMPARING, quality
from factcheck.figures.cues import rate
from factcheck.figures.pairs import Pair, Relation
from factcheck.figures.rankings import GROWTH
from factcheck.judge.agreement import is_far
from factcheck.judge.arithmetic import difference, quotient
from factcheck.judge.case import AS_SAID, BARE_EXPLAINED, REFUTE_COVER, REFUTE_EXPLAINED, SAME_RANK, Case
from factcheck.judge.fitting import is_named
from factcheck.judge.kinds import PERSONS
from factcheck.judge.rankings import is_sibling, judge_ranking, ranked
from factcheck.judge.rates import average_quotient
from factcheck.judge.sides import Stated, counted_for, locate, named_on, stated, usable
from factcheck.match.candidates import Candidate, Finder
from factcheck.match.fit import WHOLLY
from factcheck.match.plain_words import PLAIN
from factcheck.match.timing import Timing, timing
from factcheck.match.tokens import stem, tokens
from factcheck.match.vocabulary import Vocabulary

TEN = 10
Facing = tuple[Candidate, Candidate]
MARGIN = 0.2
"""How much less of a side's words another fact may be about, and still be the one that they mean."""
EACH = "each"
"""What a comparison counts that is one thing in two places."""
TOTAL = 100
"""A number so many times what comes to each is hardly a mistaken one."""
POWERS = (TEN, TEN**2, TEN**3, Fraction(1, TEN), Fraction(1, TEN**2), Fraction(1, TEN**3))
TELLING = 3
"""How far the point of a number may be moved, and how many digits are there by chance no more."""
COUNTED_WORDS = 3
"""Among so many words behind "more" stands what is counted."""
PARTS = regex(r"[.;:!?]\s")
"""What stands between two parts of a sentence."""
CHOICES = 6
"""How many facts are tried for each side of a pair, the best first; what is so many for each of another is about the same matter rather than not."""


def judge_comparison(case: Case, sentence: Sentence, matcher: Finder) -> Verdict | None:
    """The verdict on "more of this than of that", or on a ranking; None where the base knows neither side."""
    if not case.claimed.names:
        return judge_ranking(case)
    spans = [locate(sentence, case.figure, words) for words in case.claimed.names]
    pair = next(iter(_pairs(case, sentence, matcher, spans[0], spans[1])), None)
    if pair is None:
        return None
    left, right = (candidate.fact for candidate in pair)
    told = " ".join(case.concepts[one].label.lower() for one in left.about | right.about if one in case.concepts)
    if quality(case.figure.text) not in told or _tells_else(case.figure.text, matcher.vocabulary):
        return None
    difference = left.reported() - right.reported()
    working = f"{left.printed} ({left.label}) against {right.printed} ({right.label})"
    is_more = difference.low is not None and difference.low > 0
    if is_more or (difference.high is not None and difference.high < 0):
        is_true = is_more is (case.claimed.sign > 0)
        if is_true:
            is_sure = all(each.fit.focus >= REFUTE_EXPLAINED for each in pair)
        else:
            is_sure = all(_is_sure(each, is_pair=is_sibling(left, right)) for each in pair) and not _may_be_exchanged(left, right)
        return ranked(case, is_true, working, [left, right]) if is_sure else None
    return case.verdict(Label.NOT_ENOUGH_EVIDENCE, Reason.LESS_PRECISE, working, [left, right])


def _tells_else(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a comparison ends with words that name nothing and are none of it, or tells of some people only.

    "More trams than buses were | repainted", "foreign | students | outnumbered others".
    """
    words = tokens(text)
    named = [mention.span for mention in vocabulary.mentions(words)]
    end = max((span.end for span in named), default=0)
    others = (
        word for word in words if not any(span.overlaps(word.span) for span in named) and word.text.lower() not in COMPARING
    )
    strange = (word for word in others if word.text.isascii() and word.text.isalpha() and word.stem not in PLAIN)
    return any(word.span.start >= end or PERSONS.fullmatch(word.text) for word in strange)


def _is_sure(candidate: Candidate, *, is_pair: bool) -> bool:
    """Whether the words of a side name its fact so that it may refute: less of it where both are told alike, and nothing else is named."""
    return is_named(candidate) or (is_pair and candidate.fit.explained >= BARE_EXPLAINED)


def _may_be_exchanged(left: Fact, right: Fact) -> bool:
    """Whether the words of one side may mean the other's fact as well: it is about all that its own is about, and more."""
    return left.period == right.period and (left.about < right.about or right.about < left.about)


def judge_pair(case: Case, sentence: Sentence, matcher: Finder, told: Pair) -> Verdict | None:
    """The verdict on "four times as many of this as of that", or "37 million more"; None where the base does not know both."""
    is_level = case.claimed.measure is Measure.LEVEL
    per_thing = told.relation is Relation.QUOTIENT and is_level
    if told.relation in (Relation.PACE, Relation.LEAD):
        case = replace(case, topic=replace(case.topic, figure=replace(case.figure, counted=GROWTH)))
    pairs = _pairs(case, sentence, matcher, told.left, told.right, any_unit=per_thing)
    if not pairs or case.claimed.quantity is None:
        return None
    found = pairs[0]
    left, right = found[0].fact, found[1].fact
    fact = _reckoned(case, told, left, right)
    if _is_turned_round(case, told, left, right):
        return case.verdict(Label.REFUTED, Reason.ARITHMETIC, fact.working, [fact])
    if told.relation is Relation.QUOTIENT and left.about == right.about:
        fact = average_quotient(left, right, _rate(sentence, told)) or fact
    if (
        fact.computed is None
        or (is_level and not case.claimed.unit.converts_to(left.observation.unit))
        or is_far(case.claimed, fact)
    ):
        return None
    asserted = _asserted(case.claimed, told)
    if fact.computed.point in asserted:
        return case.verdict(Label.SUPPORTED, Reason.DERIVED, fact.working, [fact])
    is_said = all(each.fit.focus >= AS_SAID for each in found) or _is_moved(case.claimed, asserted, fact.computed)
    is_sure = is_said and all(each.fit.cover >= REFUTE_COVER for each in found)
    is_sure = is_sure and not (told.relation is Relation.QUOTIENT and _is_total(case.claimed, fact))
    is_sure = is_sure and not _spans_another(case, sentence, told) and not _is_of_lent(case, found)
    if is_sure and not fact.computed.interval.overlaps(asserted):
        meant = _meant(case, told, found, pairs[1:], asserted)
        if meant is not None:
            return case.verdict(Label.SUPPORTED, Reason.DERIVED, meant.working, [meant])
        return case.verdict(Label.REFUTED, Reason.ARITHMETIC, fact.working, [fact])
    return case.verdict(Label.NOT_ENOUGH_EVIDENCE, Reason.LESS_PRECISE, fact.working, [fact])


def _is_of_lent(case: Case, found: Iterable[Candidate]) -> bool:
    """Whether two facts are about something that only the text around the sentence names: "four for each case", of drug cases."""
    lent = {bond.concept for bond in case.topic.bonds} - case.own
    return any(concept in lent and not case.concepts[concept].implied for each in found for concept in each.fact.about)


def _is_turned_round(case: Case, told: Pair, left: Fact, right: Fact) -> bool:
    """Whether a ratio of two siblings is that of the second to the first: "trams outnumbered buses four to one", where four times as many buses ran."""
    if told.relation is not Relation.QUOTIENT or case.claimed.measure is not Measure.RATIO or not is_sibling(left, right):
        return False
    turned, asserted = _reckoned(case, told, right, left), _asserted(case.claimed, told)
    is_clear = asserted.low is not None and asserted.low > 1 and left.point < right.point
    return is_clear and turned.computed is not None and turned.computed.point in asserted


def _spans_another(case: Case, sentence: Sentence, told: Pair) -> bool:
    """Whether the words for a side tell another ratio, with a time of its own: "by 63 to one in 2021, but by | 22 to one | in 2022"."""
    others = [each.span for each in figures(sentence) if each != case.figure and each.observation.measure is Measure.RATIO]
    return any(side.overlaps(span) for side in (told.left, told.right) for span in others)


def _is_moved(claimed: Observation, asserted: Interval, result: Computed) -> bool:
    """Whether a number of telling digits is what the two sides come to with its point a place or more away: hardly that of others."""
    is_telling = claimed.quantity is not None and claimed.quantity.digits >= TELLING
    return is_telling and any(result.point * power in asserted for power in POWERS)


def _is_total(claimed: Observation, fact: Fact) -> bool:
    """Whether a number is so much more than what comes to each of something that it may be a total: "each sailed, and 900 boats came"."""
    return claimed.point >= fact.point * TOTAL


def _rate(sentence: Sentence, told: Pair) -> str:
    """The unit of time that the part of the sentence with the two sides names: "a day | in 2024" against one in 2022."""
    start, end = (
        min(told.left.start, told.right.start) - sentence.span.start,
        max(told.left.end, told.right.end) - sentence.span.start,
    )
    return rate(PARTS.split(sentence.text[:start])[-1] + sentence.text[start:end])


def _reckoned(case: Case, told: Pair, left: Fact, right: Fact) -> Fact:
    """What the two sides come to: how many times the one is the other, or by how much it is more, in points where both are growths."""
    if told.relation is Relation.LEAD:
        return difference(left, right, case.claimed.unit)
    if told.relation is Relation.GAP and left.point < right.point:
        left, right = right, left
    is_difference = told.relation in (Relation.DIFFERENCE, Relation.GAP)
    return difference(left, right, left.observation.unit) if is_difference else quotient(left, right, per=told.per)


def _asserted(claimed: Observation, told: Pair) -> Interval:
    """What is claimed of a quotient or difference; a multiple told as growth is taken as the multiple itself.

    A whole number of things for each of others is a rounded one: "two planes for every ship" are 2.011; a small one is a multiple.
    """
    quantity = claimed.quantity
    if quantity is not None and told.relation is Relation.QUOTIENT and not quantity.place:
        claimed = replace(
            claimed, quantity=replace(quantity, place=Fraction(1), in_words=quantity.in_words or quantity.value < TEN)
        )
    interval = claimed.claimed()
    is_multiple = claimed.measure is Measure.GROWTH and told.relation is not Relation.LEAD
    return interval + Interval.point(Fraction(1)) if is_multiple else interval


def _meant(case: Case, told: Pair, best: Facing, others: Sequence[Facing], asserted: Interval) -> Fact | None:
    """What two other facts of one kind come to that the words name as well as the best ones, where that is what is claimed; None where none does."""
    for other in others:
        is_one_kind = other[0].fact.observation.unit == other[1].fact.observation.unit
        if is_one_kind and all(_is_named_as_well(one, first) for one, first in zip(other, best, strict=True)):
            fact = _reckoned(case, told, other[0].fact, other[1].fact)
            if fact.computed is not None and fact.computed.point in asserted:
                return fact
    return None


def _is_named_as_well(candidate: Candidate, best: Candidate) -> bool:
    """Whether the words of a side may mean another fact than the best one: they name all that it is about."""
    fit = candidate.fit
    return candidate.fact.id == best.fact.id or (fit.cover >= WHOLLY and fit.focus >= best.fit.focus - MARGIN)


def _pairs(case: Case, sentence: Sentence, matcher: Finder, left: Span, right: Span, *, any_unit: bool = False) -> list[Facing]:
    """The pairs of facts, one for each side, in units that convert, told for the periods that the sides name, the best first."""
    named = [stated(sentence, span) for span in (left, right)]
    periods = [named[0] or case.period, named[1] or (case.period if named[0] is None else None)]
    above = (
        counted_for(case.figure, sentence, left, right, matcher) if any_unit else named_on(case.figure, sentence, left, matcher)
    )
    sides = (above, named_on(case.figure, sentence, right, matcher))
    options = [
        [
            each
            for each in found
            if usable(each, of_growth=case.figure.counted == GROWTH) and timing(period, each.fact, case.today) < Timing.OTHER
        ]
        for found, period in zip(sides, periods, strict=True)
    ]
    if _counting(case.figure, options):
        options = [[each for each in side if each.fact.observation.unit.dimension == "count"] for side in options]
    pairs = [
        (one, other)
        for one in options[0][:CHOICES]
        for other in options[1][:CHOICES]
        if one.fact.id != other.fact.id
        and (any_unit or one.fact.observation.unit.converts_to(other.fact.observation.unit))
        and ((any(named) and named[0] != named[1]) or _together(one.fact, other.fact))
        and (one.fact.about != other.fact.about or _are_told(case, (one.fact, other.fact), periods))
        and (any_unit or case.figure.counted != EACH or is_sibling(one.fact, other.fact))
        and (other.fact.point > 0 or case.figure.counted == GROWTH)
    ]

    def rank(pair: Facing) -> tuple[bool, int, float]:
        late = sum(timing(period, each.fact, case.today) for period, each in zip(periods, pair, strict=True))
        alike = SAME_RANK * len(pair[0].fact.about & pair[1].fact.about) if any_unit else 0
        return _is_one_time(pair, named), -late, pair[0].fit.score + pair[1].fit.score + alike

    return sorted(pairs, key=rank, reverse=True)


def _counting(figure: Figure, options: list[list[Candidate]]) -> bool:
    """Whether a comparison is of what facts count: "more households" are not more kilowatt-hours of theirs."""
    more, _, words = figure.text.partition(" ")
    named = {token.stem for token in tokens(words)[:COUNTED_WORDS]} if more.lower() in ("more", "fewer") else set()
    return any(stem(each.fact.observation.unit.name) in named for each in chain(*options))


def _are_told(case: Case, facts: tuple[Fact, Fact], periods: list[Stated]) -> bool:
    """Whether two facts about one thing are of just the periods that the two sides name, and not both of one."""
    return facts[0].period != facts[1].period and all(
        timing(period, fact, case.today) is Timing.EXACT for period, fact in zip(periods, facts, strict=True)
    )


def _is_one_time(pair: Facing, named: list[Stated]) -> bool:
    """Whether both sides are of one period, where the sentence names no second one."""
    return None not in named or _together(pair[0].fact, pair[1].fact)


def _together(left: Fact, right: Fact) -> bool:
    return left.period == right.period or left.release.id == right.release.id
