"""This file holds the words around a number that make it another than the one that decides it: of another whole, of several, at no rate."""

from __future__ import annotations

import re

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.text import Sentence, Span
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.expressions import regex
from factcheck.figures import figures
from factcheck.figures.cues import rate, tells_either, tells_joint
from factcheck.figures.operands import is_of_each
from factcheck.figures.pairs import pair
from factcheck.judge.amiss import refuted_amiss
from factcheck.judge.case import Case
from factcheck.judge.done import is_done_otherwise
from factcheck.judge.enumerated import lists_others
from factcheck.judge.joint import is_one_of_joint, is_one_of_times
from factcheck.judge.narrowed import is_of_other_receivers, is_opposite
from factcheck.judge.passages import sentence_of, words_of
from factcheck.judge.places import is_told_of_a_place
from factcheck.judge.rates import is_mean_of_total
from factcheck.judge.restricted import is_of_some
from factcheck.match.strangers import bodies
from factcheck.match.timing import Timing
from factcheck.match.vocabulary import Vocabulary
from factcheck.match.wholes import of_another_number, of_another_whole

FOR_EACH = regex(
    r"\W{0,3}(?:[Ff]or\s(?:each|every)|[Pp]er)\s(?!(?:of|head|capita|person|day|week|month|quarter|year|hour|minute|time)\b)"
)
"""How a sentence begins with what its number is so many for."""
RATE_BESIDE = 12
"""Within so many characters behind a release's number its "a day" stands, if it is no rate of something else."""
TIMES = {
    "day": regex(r"\b(?:days?|daily|24\s?hours|twenty-four\shours)\b|[日天]", re.I),
    "week": regex(r"\b(?:weeks?|weekly|seven\sdays)\b|周", re.I),
    "month": regex(r"\b(?:months?|monthly)\b|月", re.I),
    "quarter": regex(r"\b(?:quarters?|quarterly)\b|季", re.I),
    "year": regex(r"\b(?:years?|yearly|annual(?:ly)?)\b|年", re.I),
    "hour": regex(r"\b(?:hours?|hourly|sixty\sminutes)\b|小时", re.I),
    "minute": regex(r"\bminutes?\b|分钟", re.I),
}
"""How a text tells that a number is one for a unit of time, in whatever words."""
ALL = regex(
    r"\b(?:all|every|any)\s(?:[a-z]{3,15}\s){1,2}?(?:taken\stogether|together|combined|included|counted|alike)\b"
    r"|\b(?:regardless|irrespective)\sof\b|\b(?:everyone|everybody|everything|no(?:body|\sone|thing))\s(?:included|counted|excepted|left\sout)\b"
    r"|\b(?:[Ii]n\s(?:total|all)|[Aa]ltogether|[Aa]ll\stold|[Aa]cross\sthe\sboard|[Aa]ll\sin\sall)\b",
    re.I,
)
"""How a sentence says that what it tells is told of all there are."""
VERB = regex(r"\b[a-z]{2,8}(?=\s$)")
PARTICLE = regex(
    r"(?:\s[a-z-]{3,15}){1,3}?\s(?P<particle>off|in|out|through|away|back)(?=\s?(?:[.,;:!?)]|$)|\s(?:in|during|over|between|from|last|this|at|by)\b)"
)
"""A verb before a number, and its particle behind what that counts: "saw | 30 million people | off"."""
OF_THEM = regex(r"\s(?:of|among)\s(?:them|these|those)\b(?!\s(?:who|which|that|with|from|in|of|at|on)\b)")
"""Behind a share, that it is one of what was named before, which is then the whole and no part: "by land came a third | of them"."""
_PRICE = r"\b(?:prices?|fares?|fees?|costs?|charges|tariffs?|wages?|salar(?:y|ies)|rents?|premiums?|(?<!growth\s)rates?)\b"
PRICE = regex(_PRICE, re.I)
OF_PRICE = regex(
    rf"{_PRICE}"
    r"(?:\s(?:of|for|on|to|in|from|per)\s[^,.;:!?]{2,60}?)??(?:,[^,.;:!?0-9]{2,40},)?"
    r"(?:\s(?:was|were|is|are|had|has|have|been|being|also|then|even|now|only|just|about|some|nearly|almost|still|again|by|to|at|a|an|the"
    r"|rose|grew|fell|climbed|increased|dropped|jumped|declined|went|shot|up|down)){0,5}\s$",
    re.I,
)
"""What tells what something costs, and not how many there are; and how the words before a change end that do."""
RUNNING = regex(
    r"\b(?:running\stotal|cumulative(?:ly)?|to\sdate|since\s(?:the|its|their)\s(?:very\s)?(?:start|launch|beginning|outset|introduction|inception|opening|debut))\b",
    re.I,
)
"""How a sentence says that what it counts is all there was until then."""
CLAUSE = 80
"""How many characters of a clause behind a number are looked at."""


def told_otherwise(verdict: Verdict, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> str:
    """Why a number that a verdict decides is not the one of its fact, by the words around it; empty where it is."""
    if _is_of_another_whole(verdict, case, sentence, vocabulary):
        return "not a share of the same"
    if verdict.label not in (Label.SUPPORTED, Label.REFUTED):
        return ""
    if _is_for_each(verdict, case, sentence):
        return "so many for each of others"
    if _is_one_of_several(verdict, case, sentence):
        return "only one of those named"
    if any(_is_of_a_price(evidence.fact, case, sentence) for evidence in verdict.evidence):
        return "a change of what it costs"
    if verdict.label is Label.REFUTED and _is_running_total(verdict, case, sentence):
        return "a running total"
    if any(is_told_of_a_place(evidence.fact, case, sentence, vocabulary) for evidence in verdict.evidence):
        return "not told of that place"
    if any(_is_of_another_body(evidence.fact, case, sentence) for evidence in verdict.evidence):
        return "told of somebody else"
    is_its_number = verdict.label is Label.SUPPORTED or verdict.reason is Reason.PERIOD
    if is_its_number and (why := _borne_out_by_chance(verdict, case, sentence, vocabulary)):
        return why
    if verdict.label is Label.REFUTED and (why := refuted_amiss(verdict, case, sentence, vocabulary)):
        return why
    return "so many in a shorter time" if _is_without_rate(verdict, case, sentence) else ""


def _is_of_another_body(fact: Fact, case: Case, sentence: Sentence) -> bool:
    """Whether a clause tells who did what it counts, before its number, of whom the release's sentence knows nothing: "| hotels | issued 40 passes"."""
    before = [word for word in case.topic.strangers if word.span.end < case.figure.span.start]
    return any(body not in words_of(sentence_of(fact)) for body in bodies(before, sentence))


def _borne_out_by_chance(verdict: Verdict, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> str:
    """Why a number is not the one that bears it out, although it is the same; empty where it is."""
    if tells_joint(sentence.text) and is_one_of_times(case, verdict):
        return "so many each time"
    if any(_is_part_unnamed(evidence.fact, case, sentence, vocabulary) for evidence in verdict.evidence):
        return "told of a part only"
    if any(is_of_some(evidence.fact, case, sentence, vocabulary) for evidence in verdict.evidence):
        return "told of some of them only"
    if any(is_of_other_receivers(evidence.fact, case, sentence, vocabulary) for evidence in verdict.evidence):
        return "told of others who got it"
    if any(is_opposite(evidence.fact, case) for evidence in verdict.evidence):
        return "told of the opposite"
    if any(lists_others(evidence.fact, sentence) for evidence in verdict.evidence if vocabulary.is_unread(evidence.fact.about)):
        return "told beside a list of others"
    if _is_mean(verdict, case, sentence):
        return "a mean, and no total"
    if _is_level_for_difference(verdict, case):
        return "a value, and no difference"
    is_other = any(is_done_otherwise(evidence.fact, case, sentence, vocabulary) for evidence in verdict.evidence)
    return "not told of what was so done" if is_other or _is_parted_otherwise(verdict, case, sentence, vocabulary) else ""


def _is_of_another_whole(verdict: Verdict, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a share is decided by one that is of another whole than the words behind it name, or those that lead on to it."""
    if case.claimed.measure is not Measure.SHARE or not verdict.evidence:
        return False
    if not verdict.evidence[0].fact.computed:
        return of_another_number(
            sentence.text[case.figure.span.end - sentence.span.start :], verdict.evidence[0].fact, vocabulary
        )
    grounds = [fact for id_ in verdict.evidence[0].fact.rests_on if (fact := case.known.fact(id_)) is not None]
    start, end = case.figure.span.start - sentence.span.start, case.figure.span.end - sentence.span.start
    before, behind = sentence.text[:start], sentence.text[end:]
    if len(grounds) < 2:
        return False
    part = [bond for bond in case.topic.bonds if bond.concept in grounds[0].about - grounds[1].about]
    is_whole = OF_THEM.match(behind) is not None and any(bond.is_lent for bond in part)
    return is_whole or of_another_whole(before, behind, grounds[0], grounds[1], vocabulary)


def _is_for_each(verdict: Verdict, case: Case, sentence: Sentence) -> bool:
    """Whether a number that a total bears out is told for each of something; how long each takes may be what the base knows."""
    if case.claimed.measure is not Measure.LEVEL:
        return False
    if verdict.reason is Reason.WITHIN:
        return is_of_each(sentence, case.figure) or pair(sentence, case.figure) is not None
    is_first = verdict.reason is Reason.RESTATED and figures(sentence)[0] == case.figure
    return is_first and not case.claimed.unit.is_time and FOR_EACH.match(sentence.text) is not None


def _is_one_of_several(verdict: Verdict, case: Case, sentence: Sentence) -> bool:
    """Whether a number of several things, taken together or one or the other of them, is decided by that of one."""
    numbers = [each for each in figures(sentence) if each.observation.measure is Measure.LEVEL]
    if len(numbers) == 1 and tells_joint(sentence.text) and is_one_of_joint(case, verdict, alike=False):
        return True
    start = case.figure.span.end - sentence.span.start
    end = min(start + CLAUSE, case.topic.clause.end - sentence.span.start)
    return tells_either(sentence.text[start : max(start, end)]) and is_one_of_joint(case, verdict, alike=True)


def _is_part_unnamed(fact: Fact, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a fact is about a part of a whole that the base knows, of which the words name nothing but that whole, or say that it is all."""
    part = case.known.fact(fact.id.partition(":")[0])
    whole = case.known.fact(part.part_of or "") if part is not None else None
    if part is None or whole is None or fact.computed:
        return False
    named = {bond.concept for bond in case.topic.bonds}
    own = part.about - whole.about
    of_whole = vocabulary.kin_of(whole.about)
    return bool(own) and own.isdisjoint(named) and (named <= of_whole or ALL.search(sentence.text) is not None)


def _is_of_a_price(fact: Fact, case: Case, sentence: Sentence) -> bool:
    """Whether a change is one of what something costs, of which the fact's passage knows nothing: "rail freight rates are a fifth lower"."""
    if case.claimed.measure is not Measure.GROWTH:
        return False
    is_told = OF_PRICE.search(sentence.text, 0, case.figure.span.start - sentence.span.start) is not None
    return is_told and PRICE.search(fact.passage.text) is None


def _is_running_total(verdict: Verdict, case: Case, sentence: Sentence) -> bool:
    """Whether a number is all there was until a day, and the facts that decide it are of some months that the sentence does not name."""
    facts = [each.fact for each in verdict.evidence]
    of_months = all(
        fact.is_level and fact.period.whole_months is not None and case.timing(fact) is not Timing.EXACT for fact in facts
    )
    return of_months and RUNNING.search(sentence.text) is not None


def _is_parted_otherwise(verdict: Verdict, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a verb that its number parts from its particle names what no fact of a verdict is about: "saw 30 million people off"."""
    start = sentence.span.start
    verb = VERB.search(sentence.text, 0, case.figure.span.start - start)
    particle = PARTICLE.match(sentence.text, case.figure.span.end - start)
    if verb is None or particle is None:
        return False
    both = f"{verb[0]} {particle['particle']}"
    named = [one.concepts for one in vocabulary.mentions_in(both) if one.span == Span(0, len(both))]
    about = frozenset[str]().union(*(evidence.fact.about for evidence in verdict.evidence))
    return any(about.isdisjoint(concepts) for concepts in named)


def _is_level_for_difference(verdict: Verdict, case: Case) -> bool:
    """Whether a number told as a difference is borne out only by what something came to: "14 days longer" by a stay of 14 days."""
    is_difference = case.claimed.measure is Measure.LEVEL and case.claimed.sign != 0
    return is_difference and all(
        not each.fact.computed and each.fact.observation.earlier is not None for each in verdict.evidence
    )


def _is_mean(verdict: Verdict, case: Case, sentence: Sentence) -> bool:
    """Whether a number that only a total bears out is told as a mean: "averaged more than 600,000"."""
    start = sentence.span.start
    before = sentence.text[case.topic.clause.start - start : case.figure.span.start - start]
    behind = sentence.text[case.figure.span.end - start : max(case.figure.span.end, case.topic.clause.end) - start]
    return case.claimed.measure is Measure.LEVEL and is_mean_of_total(verdict, before, behind)


def _is_without_rate(verdict: Verdict, case: Case, sentence: Sentence) -> bool:
    """Whether a number that a release tells so much a day is told without any such word, as if it were all: "over the stay he spent 300"."""
    if verdict.label is not Label.SUPPORTED or case.claimed.measure is not Measure.LEVEL:
        return False
    told = " ".join((sentence.text, *(context.text for context in sentence.context)))
    units = [unit for evidence in verdict.evidence if (unit := _own_rate(evidence.fact))]
    return any(rate(told) != unit and not TIMES[unit].search(told) for unit in units)


def _own_rate(fact: Fact) -> str:
    """The unit of time that a release tells a value for right behind it: "3,459 yuan daily"; empty for a total."""
    value = fact.passage.value
    is_time = fact.observation.unit.is_time  # a service has its hours a day
    return "" if fact.working or value is None or is_time else rate(fact.release.text[value.end : value.end + RATE_BESIDE])
