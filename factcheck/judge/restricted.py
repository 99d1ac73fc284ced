"""This file holds what a clause names besides what a fact is about, which makes it a part of that: "40 of them by train", "at airports 40"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.text import Sentence, Span
from factcheck.expressions import regex
from factcheck.judge.case import Case
from factcheck.judge.kinds import PERSON, PERSONS
from factcheck.judge.narrowed import is_narrowed
from factcheck.judge.passages import sentence_of, words_of
from factcheck.match.tokens import stems, tokens
from factcheck.match.vocabulary import Mention, Vocabulary

_BEFORE = r"(?:(?:the|an?|its|their|all)\s)?(?:[a-z-]{3,15}\s)?$"
BEHIND = regex(
    rf"\b(?:(?:use|used|using|via|through|by\sway\sof|by\smeans\sof|about|from|on|aboard|carrying|holding|without|(?<!together\s)with|(?:died|suspected|accused|convicted)\sof)\s{_BEFORE}|by\s$)"
)
FIRST = regex(rf"(?:^|[,;:]\s)(?:At|In|On|By|From|Among|Through|Via|Using|Aboard)\s{_BEFORE}")
"""What leads to how, where or by whom things were done, behind their number, or at the beginning of a sentence before it."""
OF_TIME = regex(r"\s(?:of|to)\b")
"""Behind such a word, that it is none of these: "at the start | of the year", "from trains | to taxes"."""
OPENING = regex(r"(?:^|[,;:]\s)$")
"""Before the first word of a clause."""
_WAY = r"(?:air|sea|land|road|rail)"
HOW = regex(
    rf"(?<!than\s)\b(?:by\s(?:{_WAY}(?:\s(?:and|or)\s{_WAY})?|train|bus|car|plane|boat|ferry|helicopter|bicycle|bike)\b(?!,\s[a-z]+,|\s(?:and|or)\b)"
    r"|(?:on\sfoot|at\snight|by\snight|free\sof\scharge|for\sfree|by\s(?:post|mail|phone)|in\sperson)\b)",
    re.I,
)
MOVED = regex(r"\b(?:flew|flown|drove|driven|sailed|cycled|walked|swam|rode|ridden)\b", re.I)
LITTLE = stems("by on at of for and or")
"""How things were done, in words that no base need know, how people went; and those of the words that tell nothing alone."""
SUBJECT = regex(r"(?:^|[,;:]\s)(?:(?:[Tt]he|[Aa]ll|[Ss]ome|[Mm]any|[Ii]ts)\s|[A-Z][a-z]+['’]s\s)?$")
"""Before the first words of a clause, of which it tells."""


def is_of_some(fact: Fact, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether the words around a number make it one of some of what a fact counts."""
    return is_narrowed(fact, case, sentence, vocabulary) or is_restricted(fact, case, sentence, vocabulary)


def is_restricted(fact: Fact, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a number that a fact bears out is told of a part of what that is about, by what neither it nor its release's sentence names."""
    if case.claimed.measure is not Measure.LEVEL or fact.computed or case.claimed.unit.is_time:
        return False
    if vocabulary.is_unread(fact.about):
        return False
    others = list(_others(fact, case, sentence, vocabulary))
    told = _told(fact, vocabulary) if others else frozenset[str]()
    named = frozenset[str]().union(*(other.concepts for other in others)) - told
    if named and any(each.fact.about > fact.about and each.fact.about - fact.about <= named for each in case.candidates):
        return True
    meant = (
        other for other in others if _tells_which(other, fact, case, sentence, vocabulary) and other.concepts.isdisjoint(told)
    )
    return _is_told_how(fact, case, sentence, vocabulary) or any(not _is_told_with(fact, other, sentence) for other in meant)


def _told(fact: Fact, vocabulary: Vocabulary) -> frozenset[str]:
    """What the sentence of a release names that tells a fact."""
    return frozenset[str]().union(*(mention.concepts for mention in vocabulary.mentions(tokens(sentence_of(fact)))))


def _is_told_with(fact: Fact, other: Mention, sentence: Sentence) -> bool:
    """Whether the words of a mention stand in the sentence of a release that tells a fact, or a name in its paragraph."""
    text = sentence.text[other.span.start : other.span.end]
    is_named = text[:1].isupper() and any(text in passage.paragraph for passage in (fact.passage, *fact.repeats))
    return is_named or not words_of(sentence_of(fact)).isdisjoint(stems(text))


def _others(fact: Fact, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> Iterator[Mention]:
    """What a clause names that a fact is not about, but for the end of a longer name: "visa-free | entry"."""
    own = vocabulary.kin_of(fact.about)
    near = {bond.concept for bond in case.topic.bonds if bond.near and not bond.faint}
    clause, mentions = _in_sentence(case.topic.clause, sentence), vocabulary.mentions_in(sentence.text)
    for before, mention in zip((None, *mentions), mentions, strict=False):
        is_end = before is not None and bool(before.concepts & own) and before.span.end + 1 == mention.span.start
        is_other = mention.concepts.isdisjoint(own) and not mention.concepts.isdisjoint(near)
        if is_other and not is_end and clause.covers(mention.span) and not any(map(vocabulary.is_implied, mention.concepts)):
            yield mention


def _is_told_how(fact: Fact, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a clause says how what it counts was done, of which neither the fact nor its release's sentence knows."""
    clause = _in_sentence(case.topic.clause, sentence)
    told = words_of(f"{fact.label} {sentence_of(fact)}")
    are_people = fact.observation.unit.name == PERSON
    told_how = [*HOW.finditer(sentence.text, clause.start, clause.end)]
    told_how += MOVED.finditer(sentence.text, clause.start, clause.end) if are_people else ()
    ways = (Span(*how.span()) for how in told_how)
    own = vocabulary.kin_of(fact.about)
    return any(
        not any(mention.concepts & own and mention.span.overlaps(way) for mention in vocabulary.mentions_in(sentence.text))
        and not told & (stems(sentence.text[way.start : way.end]) - LITTLE)
        for way in ways
    )


def _tells_which(other: Mention, fact: Fact, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether what a clause names besides stands where it tells which of the things are meant."""
    own = vocabulary.kin_of(fact.about)
    text, figure, start, end = sentence.text, _in_sentence(case.figure.span, sentence), other.span.start, other.span.end
    is_adjective = any(each.concepts & own and each.span.start == end + 1 for each in vocabulary.mentions_in(text))
    if is_adjective and (start == figure.end + 1 or OPENING.search(text, 0, start)):
        return True
    are_people = fact.observation.unit.name == PERSON and PERSONS.fullmatch(text[start:end].rpartition(" ")[2]) is not None
    if are_people and end < figure.start and SUBJECT.search(text, 0, start):
        return True
    leads = BEHIND.search(text, figure.end, start) if start > figure.end else FIRST.search(text, 0, start)
    return leads is not None and OF_TIME.match(text, end) is None


def _in_sentence(span: Span, sentence: Sentence) -> Span:
    return Span(span.start - sentence.span.start, span.end - sentence.span.start)
