"""This file holds the judgement of a figure in a release's own words: what is quoted to the letter needs no matching."""

from __future__ import annotations

from factcheck.core.fact import Fact, Passage
from factcheck.core.figure import Measure
from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.judge.agreement import restates
from factcheck.judge.case import Case
from factcheck.judge.kinds import ADJECTIVE, is_word
from factcheck.judge.passages import words_of
from factcheck.match.plain_words import PLAIN
from factcheck.match.timing import Timing
from factcheck.match.tokens import stems, tokens

TELLING_LENGTH = 20
"""A passage of fewer characters may stand in any text."""
WORDS = 2
"""So many telling words of a passage around its number are no chance."""


def judge_quotation(case: Case, sentence: Sentence) -> Verdict | None:
    """The verdict on a figure that stands in its sentence as in the passage of a fact, for the fact's period; else None."""
    for fact in case.known.printing(case.claimed, sentence.text):
        if case.is_stated and case.timing(fact) is Timing.OTHER:
            continue
        if any(_is_quoted(case, sentence, passage) for passage in (fact.passage, *fact.repeats)):
            return _verdict(case, fact)
    return None


def judge_in_its_words(case: Case, sentence: Sentence) -> Verdict | None:
    """The support of a number by the one fact that prints it, with words of its passage around it though they do not name the fact; else None."""
    told = case.claimed
    if case.outsiders or case.counts_stranger or told.measure is not Measure.LEVEL or told.quantity is None:
        return None
    found = [
        each.fact for each in case.candidates if not (each.fit.conflicts or each.fit.is_broad) and _is_printed(case, each.fact)
    ]
    if len({fact.about for fact in found}) != 1:
        return None
    start, clause = sentence.span.start, case.topic.clause
    words = {
        word.stem for word in tokens(sentence.text[clause.start - start : clause.end - start]) if word.text.isalpha()
    } - PLAIN
    is_told = len(words & stems(found[0].passage.text)) >= WORDS and not _tells_more(case, found[0])
    return _verdict(case, found[0], "about this") if is_told else None


def _tells_more(case: Case, fact: Fact) -> bool:
    """Whether the clause has a telling word that the fact's release has nowhere: what was done for "students" is not what was done for the elderly."""
    strange = {word.stem for word in case.topic.strangers if is_word(word) and ADJECTIVE.fullmatch(word.text.casefold())}
    return not strange <= words_of(fact.release.text)


def _is_printed(case: Case, fact: Fact) -> bool:
    """Whether a fact prints just the number with its hedge, and for no other time than the claim's."""
    told, known = case.claimed.quantity, fact.observation.quantity
    if told is None or known is None or (told.value, told.hedge) != (known.value, known.hedge):
        return False
    if case.is_unread(fact):
        return False
    return restates(case.claimed, fact) and not fact.computed and not (case.is_stated and case.timing(fact) is Timing.OTHER)


def _is_quoted(case: Case, sentence: Sentence, passage: Passage) -> bool:
    """Whether the passage stands in the sentence around the figure."""
    at = sentence.text.find(passage.text) if len(passage.text) >= TELLING_LENGTH else -1
    start = at + sentence.span.start
    return at >= 0 and start <= case.figure.span.start and case.figure.span.end <= start + len(passage.text)


def _verdict(case: Case, fact: Fact, how: str = "so in these words") -> Verdict:
    if fact.id in case.doubts:
        return case.verdict(
            Label.CONFLICTING,
            Reason.DOUBTFUL,
            f"the release's {fact.printed} is in doubt; the claim agrees with it as printed",
            [fact],
        )
    return case.verdict(Label.SUPPORTED, Reason.RESTATED, f"the release says {how}: {fact.printed}", [fact])
