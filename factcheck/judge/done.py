"""This file holds what else a clause tells was done to what it counts than the fact that bears its number out: "40 ferries sank", of 40 ferries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.text import Sentence
from factcheck.expressions import regex
from factcheck.judge.case import Case
from factcheck.judge.passages import sentence_of, words_of
from factcheck.match.tokens import Token, tokens
from factcheck.match.vocabulary import Vocabulary

PASSIVE = regex(r"(?:\s[\w-]{1,20}){1,10}?\s(?:was|were|been|being|got)\s(?:[a-z]{3,15}ly\s)?")
"""Between a number and the participle that tells what was done to what it counts."""
VERBAL = ("ed", "ing", "ught", "back", "down", "up", "away")
"""How a verb ends that a number may follow as what it was done to."""
_DID = (
    "settled|overstayed|vanished|disappeared|protested|complained|escaped|fled|drowned|perished|voted|married|retired|resigned|emigrated|immigrated|quit"
    "|rioted|starved|crashed|sank|derailed|collided|failed"
)
DID = regex(rf"(?:\s[\w-]{{1,20}}){{1,6}}?\s(?=(?:{_DID})\b)")
"""Between a number and what the people or things that it counts did themselves."""
INSTEAD = regex(
    "extradited|refused|denied|rejected|barred|banned|cancell?ed|revoked|withdrawn|withdrew|lost|stolen|stole|abandoned|forged|faked|counterfeited|unsolved|hidden"
    "|sold|bought|spent|owed|earned|built|rebuilt|destroyed|burn(?:ed|t)|sunk|scrapped|repaired|killed|shot|executed|hanged|wounded|freed|released|acquitted|pardoned"
    "|founded|funded|armed|hired|fired|employed|vaccinated|insured|taxed|insulted|missed|fined|jailed|convicted|sentenced|prosecuted|promoted|demoted|flooded|evacuated|formed|dissolved|suspended|postponed|delayed|cheated|bribed|borrowed|exported|imported|donated|photographed|deleted"
    rf"|{_DID}"
)
"""What may be done instead of what releases count, in one word."""
AWAY = regex(
    r"\b(?:turned (?:down|away|back)|sent (?:back|away|home)|written off|given up|still (?:missing|active|open|unsolved|wanted|pending)|(?<!no longer )at large|never (?:issued|found|used|opened)|(?:closed|shut) to|keep out|kept out|keep (?:[a-z]{3,14} )?out)\b"
    r"|\bpaid(?= (?:out )?(?:about |some |over |nearly |more than |roughly )?[0-9$€£¥])"
)
"""... and in two, or in one that says so right before an amount: visits may be paid, too."""


def is_done_otherwise(fact: Fact, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a clause tells that something else was done to what it counts, of which other facts are: "a million foreigners were arrested"."""
    own = frozenset[str]().union(*map(vocabulary.kin, fact.about))
    counted = {bond.concept for bond in case.topic.bonds if bond.head}
    if case.claimed.measure is not Measure.LEVEL or fact.computed:
        return False
    if _is_away(fact, case, sentence) or any(
        word.stem not in words_of(sentence_of(fact)) for word in _unnamed_verbs(case, sentence)
    ):
        return True
    for done in _done(case, sentence, vocabulary):
        is_of_another_kind = {*map(vocabulary.facet, done)}.isdisjoint(map(vocabulary.facet, counted))
        others = [
            each.fact
            for each in case.candidates
            if done & each.fact.about and (each.fact.part_of == fact.id or (is_of_another_kind and counted & each.fact.about))
        ]
        told = vocabulary.mentions(tokens(_told_with(fact, others))) if others and done.isdisjoint(own) else None
        if told is not None and not any(done & mention.concepts for mention in told):
            return True
    return False


def _unnamed_verbs(case: Case, sentence: Sentence) -> Iterator[Token]:
    """The words that tell what was done instead to what is counted, and name no concept."""
    strangers = {word.span for word in case.topic.strangers}
    return (word for word in _verbs(case, sentence) if word.span in strangers and INSTEAD.fullmatch(word.text))


def _is_away(fact: Fact, case: Case, sentence: Sentence) -> bool:
    """Whether a clause tells in two words, which name no concept, what was done instead; the release does not know of it."""
    start, strangers = sentence.span.start, {word.span.start for word in case.topic.strangers}
    away = AWAY.search(sentence.text, case.topic.clause.start - start, case.topic.clause.end - start)
    return away is not None and away.start() + start in strangers and away[0] not in fact.release.text


def _done(case: Case, sentence: Sentence, vocabulary: Vocabulary) -> Iterator[frozenset[str]]:
    """What the verbs name that tell what was done to what is counted."""
    verbs = list(_verbs(case, sentence))
    return (
        mention.concepts
        for mention in vocabulary.mentions(tokens(sentence.text, sentence.span.start))
        if any(mention.span.overlaps(word.span) for word in verbs)
    )


def _verbs(case: Case, sentence: Sentence) -> Iterator[Token]:
    """The verb right before a number, and the participle behind what that counts: "arrested 40", "40 people were arrested"."""
    start, figure = sentence.span.start, case.figure.span
    end = case.topic.clause.end - start
    done = [match for each in (PASSIVE, DID) if (match := each.match(sentence.text, figure.end - start, end))]
    for word in tokens(sentence.text, start):
        is_before = case.topic.clause.start <= word.span.start and word.span.end + 1 == figure.start
        is_done = any(word.span.start == match.end() + start for match in done)
        if is_done or (is_before and (word.text.endswith(VERBAL) or INSTEAD.fullmatch(word.text))):
            yield word


def _told_with(fact: Fact, others: Sequence[Fact]) -> str:
    """What the sentence of a fact tells, or its passage alone where that sentence tells another of some facts besides."""
    sentence, passage = sentence_of(fact), fact.passage.text
    is_told_besides = any(other.passage.text in sentence and other.passage.text not in passage for other in others)
    return passage if is_told_besides else sentence
