"""This file holds shares of what is left of a whole: "take the trams away, and one vehicle in five was a bus"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.show import shown
from factcheck.core.text import Sentence, Span
from factcheck.core.unit import FRACTION
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.expressions import regex
from factcheck.judge.agreement import is_no_result, is_result
from factcheck.judge.arithmetic import is_plain, quotient
from factcheck.judge.case import REFUTE_COVER, SUPPORT_COVER, Case
from factcheck.judge.numbers import undecided
from factcheck.judge.sides import named_on
from factcheck.match.candidates import Candidate, Finder
from factcheck.match.timing import Timing
from factcheck.match.tokens import tokens

TAKEN_AWAY = regex(
    r"\W{0,3}(?:(?:[Tt]ak(?:e|ing)|[Ll]eav(?:e|ing)|[Ss]et(?:ting)?)\s(?P<before>[^.;:!?,0-9]{3,60}?)\s(?:away|out|aside)"
    r"|(?:[Ww]ithout|[Ee]xcluding|[Nn]ot\scounting|[Dd]isregarding|[Ii]gnoring|[Ll]eav(?:e|ing)\s(?:out|aside))\s(?P<behind>[^.;:!?,0-9]{3,60}?)),\s"
)
"""How a sentence begins that takes a part away from its whole."""


def judge_without(case: Case, sentence: Sentence, matcher: Finder) -> Verdict | None:
    """The verdict on a share of a whole from which the sentence first takes something known away; None for any other."""
    away = TAKEN_AWAY.match(sentence.text)
    start = sentence.span.start
    if case.claimed.measure is not Measure.SHARE or away is None or case.figure.span.start - start < away.end():
        return None
    name = "before" if away["before"] else "behind"
    if not any(True for _ in matcher.vocabulary.mentions(tokens(away[name]))):
        return None
    taken, rest = (Span(at + start, end + start) for at, end in (away.span(name), (away.end(), len(sentence.text))))
    told = max(_told(case, *(_named(case, sentence, span, matcher) for span in (rest, taken))), key=_score, default=None)
    if told is None or case.outsiders:
        return undecided(case)
    fact = _share(case, *(each.fact for each in told))
    if is_result(case.claimed, fact):
        return case.verdict(Label.SUPPORTED, Reason.DERIVED, fact.working, [fact])
    if is_no_result(case.claimed, fact) and all(each.fit.cover >= REFUTE_COVER for each in told):
        return case.verdict(Label.REFUTED, Reason.ARITHMETIC, fact.working, [fact])
    return case.verdict(Label.NOT_ENOUGH_EVIDENCE, Reason.LESS_PRECISE, fact.working, [fact])


def _named(case: Case, sentence: Sentence, span: Span, matcher: Finder) -> list[Candidate]:
    """The values of the claim's time that the words of a stretch name, each a part of a whole."""
    return [
        each
        for each in named_on(case.figure, sentence, span, matcher)
        if is_plain(each.fact)
        and each.fact.part_of
        and not each.fit.conflicts
        and each.fit.cover >= SUPPORT_COVER
        and case.timing(each.fact) is Timing.EXACT
    ]


def _told(case: Case, parts: list[Candidate], taken: list[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Two parts of one whole: the one that the share is of, and the one that is taken away."""
    for part in parts:
        for other in taken:
            is_of_one = part.fact.part_of == other.fact.part_of and part.fact.id != other.fact.id
            if is_of_one and case.known.fact(part.fact.part_of or "") is not None:
                yield part, other


def _score(told: tuple[Candidate, Candidate]) -> float:
    return sum(each.fit.score for each in told)


def _share(case: Case, part: Fact, taken: Fact) -> Fact:
    """The share of a part in what its whole is without another one."""
    rest = next(fact for fact in case.known.complements([taken]) if fact.rests_on[1] == taken.id)
    share = quotient(part, rest)
    assert share.computed is not None
    working = f"{part.printed} / ({rest.working.partition(' = ')[0]}) = {shown(share.computed.point, FRACTION)}"
    return replace(share, working=working, rests_on=(part.id, *rest.rests_on))
