"""This file holds the judgement of rankings: "the smallest", "grew the fastest", against the other parts of the same total."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.expressions import regex
from factcheck.figures.rankings import GROWTH
from factcheck.figures.shares import is_most
from factcheck.judge.beside import NAMED
from factcheck.judge.case import BARE_EXPLAINED, SUPPORT_COVER, Case
from factcheck.judge.fitting import is_sure
from factcheck.match.candidates import Candidate
from factcheck.match.plain_words import PLAIN
from factcheck.match.tokens import stem, tokens
from factcheck.match.vocabulary import Vocabulary

FEWEST_SIBLINGS = 2
NEXT_CLAUSE = regex(r"[;.!?]\s|\b(?:while|whereas|but|and)\b")
"""What parts a ranking from the value of something else."""
KINDS = frozenset(
    stem(word)
    for word in "group category number share contingent part block source segment class kind mode type means volume count portion slice crowd party".split()
)
"""Words for one of several that are counted."""
ROUNDED = Fraction(1, 100)
"""What so many parts may fall short of their total by rounding."""


def ranked(case: Case, is_true: bool, working: str, facts: list[Fact]) -> Verdict:
    """The verdict on a comparison or ranking that facts decide."""
    label, reason = (Label.SUPPORTED, Reason.DERIVED) if is_true else (Label.REFUTED, Reason.ARITHMETIC)
    return case.verdict(label, reason, working, facts)


def judge_ranking(case: Case) -> Verdict | None:
    """The verdict on "the smallest" or "grew the fastest": against the other parts of the same total."""
    measure = Measure.GROWTH if case.figure.counted == GROWTH else Measure.LEVEL
    fitting = [
        each
        for each in case.in_time
        if each.fact.observation.measure is measure
        and not each.fact.working
        and each.fit.cover >= SUPPORT_COVER
        and each.fact.observation.quantity
    ]
    found = [(each, rivals) for each in fitting if (rivals := _rivals(case, each.fact))]
    if not found:
        return None
    wholes = {_whole(case, each.fact) for each, _ in found}
    found.sort(key=lambda one: not _whole(case, one[0].fact))  # parts of one total are ranked sooner than what is told alike
    best, rivals = next((one for one in found if _level(one[0].fact) not in wholes), found[0])
    working = " against ".join(f"{fact.printed} ({fact.label})" for fact in (best.fact, *rivals))
    # without any concept near, the words may be about one of those that are compared
    named = {bond.concept for bond in case.topic.bonds if bond.near}
    # "lorries overtook buses as the largest group"
    is_of_rival = any(named & (rival.about - best.fact.about) for rival in rivals)
    is_true = _is_at_its_place(case, best.fact, rivals)
    if case.outsiders or any(fact.id in case.doubts for fact in (best.fact, *rivals)):
        return None
    if is_of_rival or is_true is None or not (is_true or (named and _is_sure_of(case, best, rivals))):
        return None
    return ranked(case, is_true, working, [best.fact, *rivals])


def judge_ranked_value(case: Case, others: Sequence[tuple[Case, Verdict | None]], sentence: Sentence) -> Verdict | None:
    """The verdict on a ranking by the fact that bears out the one value of its sentence: "foreigners, 5 million, were the largest group"."""
    if case.claimed.measure is not Measure.COMPARISON or case.claimed.names or case.figure.counted == GROWTH:
        return None
    values = [verdict for each, verdict in others if each.claimed.measure is Measure.LEVEL]
    if len(values) != 1 or values[0] is None or values[0].reason is not Reason.RESTATED or len(values[0].evidence) != 1:
        return None
    between = sorted((case.figure.span, values[0].figure.span))
    offset = sentence.span.start
    if NEXT_CLAUSE.search(sentence.text, between[0].end - offset, between[1].start - offset) or _ranks_another(case):
        return None
    return judge_ranking(replace(case, candidates=(Candidate(values[0].evidence[0].fact, NAMED),), period=None))


def left_open(case: Case, others: Sequence[tuple[Case, Verdict | None]], vocabulary: Vocabulary) -> Verdict | None:
    """What is said of a comparison that nothing decides, beside a number that is borne out: the number does not bear it out, too.

    One of what nobody here knows is no claim to the base: "less the scenery than the food".
    """
    is_beside = any(verdict is not None and verdict.label is Label.SUPPORTED for _, verdict in others)
    is_known = all(any(vocabulary.mentions(tokens(side))) for side in case.claimed.names)
    is_open = case.claimed.measure is Measure.COMPARISON or is_most(case.figure.text)
    if not is_open or not is_beside or not is_known or _ranks_another(case):
        return None
    return case.verdict(Label.NOT_ENOUGH_EVIDENCE, Reason.NO_FACT, "the fact base does not decide this comparison")


def _ranks_another(case: Case) -> bool:
    """Whether a ranking is one of something that nobody counts: "the biggest | surprise"."""
    behind = case.figure.span.end + 1
    return any(word.span.start == behind and word.stem not in KINDS | PLAIN for word in case.topic.strangers)


def _is_at_its_place(case: Case, fact: Fact, rivals: Sequence[Fact]) -> bool | None:
    """Whether a fact is at the place among its rivals that a ranking tells; None where others that nobody told of may be before it."""
    place = abs(case.claimed.sign)
    before = sum((rival.point - fact.point) * case.claimed.sign > 0 for rival in rivals)
    if before + 1 > place:
        return False
    is_level = any(rival.point == fact.point for rival in rivals)
    if is_level or _may_be_behind(case, fact, rivals):
        return None
    return True if before + 1 == place else False if _whole(case, fact) else None


def _may_be_behind(case: Case, fact: Fact, rivals: Sequence[Fact]) -> bool:
    """Whether a part of the total that is not told, or is misprinted, may be before a fact that is ranked among the others."""
    whole = case.known.fact(_whole(case, fact))
    if whole is None or not fact.is_level:
        return False
    rest = whole.point - sum(each.point for each in (fact, *rivals))
    return rest > whole.point * ROUNDED and (case.claimed.sign > 0) is (rest > fact.point)


def _is_sure_of(case: Case, best: Candidate, rivals: Sequence[Fact]) -> bool:
    """Whether a clause surely ranks a fact: it names it, or that by which it differs from its rivals, and nothing else."""
    differing = frozenset[str]().union(*(best.fact.about - rival.about for rival in rivals))
    fit = best.fit
    is_named = differing <= fit.explains and fit.explained >= BARE_EXPLAINED and not fit.is_loose and not case.outsiders
    return is_named or is_sure(case, best)


def _rivals(case: Case, best: Fact) -> list[Fact]:
    """What a fact is ranked against: the other parts of its total; without one, two or more facts that differ from it in one concept."""
    whole = _whole(case, best)
    told = _parts(case, whole) if whole else case.known.beside(best)
    others = [
        fact
        for fact in told
        if fact.observation.measure is best.observation.measure
        and fact.observation.quantity is not None
        and _level(fact) != _level(best)
    ]
    if whole:
        return [fact for fact in others if _facets(case, fact, best) & _facets(case, best, fact)] or others
    siblings = [fact for fact in others if is_sibling(fact, best) and _counts_alike(fact, best)]
    return siblings if len(siblings) >= FEWEST_SIBLINGS else []


def _counts_alike(fact: Fact, other: Fact) -> bool:
    """Whether two facts count things of one kind, or measure: vehicles are not ranked among the people who travelled."""
    one, another = fact.observation.unit, other.observation.unit
    return one.dimension != "count" or one.name == another.name


def _facets(case: Case, fact: Fact, other: Fact) -> set[str]:
    """What kinds of concept a fact is about that another is not: two parts of a total may part it by different kinds."""
    return {case.concepts[one].facet for one in fact.about - other.about if one in case.concepts}


def is_sibling(fact: Fact, other: Fact) -> bool:
    """Whether a release tells both alike, of one thing each: in two rows of a table."""
    return (
        len(fact.about - other.about) == len(other.about - fact.about) == 1
        and len(fact.about) > 1
        and (fact.release.id, fact.period) == (other.release.id, other.period)
        and fact.observation.unit.converts_to(other.observation.unit)
    )


def _parts(case: Case, whole: str) -> list[Fact]:
    """The parts of a total, each with its growths."""
    return [fact for part in case.known.parts({whole}) for fact in (part, *case.known.changes(part.id))]


def _whole(case: Case, fact: Fact) -> str:
    """The id of what a fact, or the value that it is a growth of, is a part of; empty where it is a part of nothing."""
    level = case.known.fact(_level(fact))
    return (level and level.part_of) or ""


def _level(fact: Fact) -> str:
    """The id of the value that a growth belongs to; of a value its own."""
    return fact.id.partition(":")[0]
