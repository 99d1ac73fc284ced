"""This file holds what a sentence tells only of some of what it counts: "578 drug cases involving minors"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.text import Sentence
from factcheck.expressions import regex
from factcheck.judge.case import Case
from factcheck.judge.kinds import ADJECTIVE, PERSON, PERSONS, is_of_a_kind, is_uncounted, is_unsaid, is_word
from factcheck.judge.passages import sentence_of, words_of
from factcheck.match.candidates import named_by
from factcheck.match.tokens import Token, stem, stems, tokens
from factcheck.match.vocabulary import Vocabulary

LINKS = frozenset("involving concerning affecting carrying using wearing containing holding bearing aged aboard".split())
LEADS = frozenset("with without from to by against among under".split())
SETTINGS = frozenset("in on at for by".split())
"""Words behind which stands what some of the things counted have to do with: any noun, and one of several; and how, where or for what it was."""
ENDED = frozenset("died dying accused suspected convicted guilty made".split())
AFTER_SETTING = 3
TALK = frozenset("course calendar particular likelihood rest worldwide space wake run order addition succession view".split())
"""What stands before an "of" that leads to why; among so many words behind one of those stands the noun; and nouns that only make up a phrase: "in the course of"."""
MANY = regex(r"[a-z]{3,18}s|children|women|men|youths?")
VERB = regex(r"(?:ed|ing|[^su]s)$")
"""How a word ends that may be a verb before those people: "the office | wants | tourists to wait"."""
COUNTS_PERSONS = regex(rf"\s(?:[a-z-]{{3,15}}\s)?(?:{PERSONS.pattern})\b")
"""Behind a number, that it counts people."""
NEGATIONS = ("dis", "un", "non", "non-", "mis")
LEAST, SAME = 4, 6
"""What turns a word round, how many letters such a word has at least besides, and so many of them are alike in words of one kind."""
FROM = "from"
"""Behind it "to" leads to the last of several: "from trains to taxes"."""
CLAUSE_BEGINS = regex(r"(?:^|[,;:]\s)(?:(?:[Tt]he|[Aa]ll|[Ss]ome|[Mm]any|[Yy]oung|[Oo]ld|[Ll]ocal)\s){0,2}$")
DOES = regex(
    r"\s(?:(?:also|then|alone|have|had|has)\s){0,2}(?:[a-z]{2,14}ed|made|took|got|gave|sent|brought|caught|held|won|saw|had|have)\b[^.;:!?]*"
)
"""Before the first word of a clause, and behind it, where it tells who did something."""
AGENTS = frozenset(
    "officers inspectors investigators detectives agents officials controllers commanders leaders regulators administrators ministers managers"
    " prosecutors enforcers examiners screeners checkers operators responders workers".split()
)
"""Who may act for the publisher of any base."""
KNOWN = regex(r"\s[a-z]{3,10}\s")
"""A word between the two of "in | crashes" that names something."""
FAR = 60
"""How many characters behind its number what is said of some of the things may stand."""
GIVEN_TO = regex(
    r"\b(?:issued|given|granted|handed|made|paid|sold|awarded|delivered|allotted|allocated|distributed|went|gone|going)\s(?:out\s)?to\s(?:the\s|all\s|some\s)?$"
)
GOT = regex(r"\s(?:got|received|obtained|(?:were|was|have\sbeen)\s(?:issued|given|granted|handed|paid|awarded|allotted))\b")
"""How a clause names those who got what it counts: before them, or behind them."""


def is_narrowed(fact: Fact, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a number that a fact bears out is told of only some of what it counts, or of what something else was done to."""
    if case.claimed.measure is not Measure.LEVEL or fact.computed:
        return False
    subjects = list(_subjects(fact, case, sentence, vocabulary))
    if _counts_kind(fact, case, vocabulary):
        return True
    settings = () if vocabulary.is_unread(fact.about) else _settings(case, sentence)
    if any(_is_unknown(word, fact, vocabulary) for word in (*_narrowing(case), *subjects, *settings)):
        return True
    if any(is_unsaid(word, fact) and not VERB.search(word.text) for word in subjects):
        return True
    if fact.observation.unit.name == PERSON and any(is_unsaid(word, fact) for word in _doers(case, sentence)):
        return True
    if is_of_a_kind(fact, case, sentence, vocabulary):
        return True
    return _counts_other_people(fact, case, sentence, vocabulary) or (
        case.counts_stranger and _counts_another(fact, case, vocabulary)
    )


def _narrowing(case: Case) -> Iterator[Token]:
    """The words of the clause that tell some of the things from the others."""
    end = case.figure.span.end
    behind = [word for word in case.topic.strangers if end < word.span.start < end + FAR]
    if behind and behind[0].span.start == end + 1 and not case.counts_stranger and ADJECTIVE.fullmatch(behind[0].text):
        yield behind[0]
    before = {word.text for word in behind}
    for lead, word in pairwise(behind):
        is_next = word.span.start == lead.span.end + 1 and not (lead.text == "to" and FROM in before)
        if is_next and (lead.text in LINKS or (lead.text in LEADS and (MANY.fullmatch(word.text) or word.is_capitalised))):
            yield word


def _settings(case: Case, sentence: Sentence) -> Iterator[Token]:
    """The words of the clause that tell how, where or for what there were so many."""
    behind = [word for word in case.topic.strangers if case.figure.span.end < word.span.start < case.figure.span.end + FAR]
    for at, lead in enumerate(behind):
        is_cause = lead.text == "of" and at and behind[at - 1].text in ENDED and behind[at - 1].span.end + 1 == lead.span.start
        if lead.text in SETTINGS or is_cause:
            yield from (
                word
                for word in _next_to(behind[at : at + 1 + AFTER_SETTING], sentence)
                if (word.text.islower() or is_cause) and word.text not in TALK
            )


def _next_to(words: Sequence[Token], sentence: Sentence) -> Iterator[Token]:
    """The words behind the first that follow it, and each other, with nothing between but a word that is known: "in car | crashes"."""
    offset = sentence.span.start
    for before, word in pairwise(words):
        between = sentence.text[before.span.end - offset : word.span.start - offset]
        if between != " " and not (before is words[0] and KNOWN.fullmatch(between)):
            return
        yield word


def _subjects(fact: Fact, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> Iterator[Token]:
    """The words before a number that tell some people of those it counts: "foreign | students | made", "| elderly | residents made"."""
    counted = named_by(fact.observation.unit.name, vocabulary)
    heads = (bond.concept for bond in case.topic.bonds if bond.head and bond.concept in fact.about | counted)
    is_of_people = fact.observation.unit.name == PERSON or fact.observation.unit.dimension != "count"
    if not is_of_people or any(counted & {head, *vocabulary.ancestors(head)} for head in heads):
        return  # "| inspectors | saw 30 people" tells who saw them
    start = sentence.span.start
    before = tokens(sentence.text[case.topic.clause.start - start : case.figure.span.start - start], case.topic.clause.start)
    own = vocabulary.kin_of(fact.about)
    named = [mention.span for mention in vocabulary.mentions(before) if mention.concepts & own]
    named += [
        word.span for word in case.topic.strangers if PERSONS.fullmatch(word.text) and word.stem in words_of(sentence_of(fact))
    ]
    for word in case.topic.strangers:
        is_behind = any(span.end + 1 == word.span.start for span in named)
        is_before = any(word.span.end + 1 == span.start for span in named)
        text = word.text.casefold() if word.span.start == start else word.text
        if (is_behind and PERSONS.fullmatch(word.text)) or (is_before and ADJECTIVE.fullmatch(text)):
            yield word


def _doers(case: Case, sentence: Sentence) -> Iterator[Token]:
    """The people of whom a clause tells at its beginning what they did: "| students | made 30 of the visits"."""
    start = sentence.span.start
    for word in case.topic.strangers:
        if word.span.end >= case.figure.span.start:
            return
        is_first = CLAUSE_BEGINS.search(sentence.text, 0, word.span.start - start) is not None
        is_doer = is_first and DOES.fullmatch(sentence.text, word.span.end - start, case.figure.span.start - start) is not None
        if is_doer and PERSONS.fullmatch(word.text.casefold()) and word.text.casefold() not in AGENTS:
            yield word


def _is_unknown(word: Token, fact: Fact, vocabulary: Vocabulary) -> bool:
    """Whether neither the vocabulary nor the release knows a word; one for people must be told with the fact."""
    if PERSONS.fullmatch(word.text):
        return is_unsaid(word, fact)
    return is_word(word) and not vocabulary.knows(word.stem) and word.stem not in words_of(fact.release.text)


def is_of_other_receivers(fact: Fact, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a clause tells who got what it counts, of whom neither its fact nor the release's sentence knows: "passes went to | sailors"."""
    text, clause = sentence.text, case.topic.clause
    start, end = clause.start - sentence.span.start, clause.end - sentence.span.start
    own = vocabulary.kin_of(fact.about)
    receivers = (
        mention.concepts
        for mention in vocabulary.mentions(tokens(text[start:end], start))
        if GIVEN_TO.search(text, start, mention.span.start)
        or (mention.span.end + sentence.span.start < case.figure.span.start and GOT.match(text, mention.span.end))
    )
    others = {concept for each in receivers if each.isdisjoint(own) for concept in each if _are_some(concept, vocabulary)}
    told = (
        {concept for mention in vocabulary.mentions(tokens(sentence_of(fact))) for concept in mention.concepts} if others else ()
    )
    return any(vocabulary.kin(concept).isdisjoint(told) for concept in others)


def _are_some(concept: str, vocabulary: Vocabulary) -> bool:
    """Whether a concept is one of people, and not of all those of whom some others are: "sailors", and not "travellers"."""
    people, broader = named_by(PERSON, vocabulary), vocabulary.ancestors(concept)
    return not people.isdisjoint(broader) and (not broader <= people or vocabulary.kin(concept) <= {concept, *broader})


def is_opposite(fact: Fact, case: Case) -> bool:
    """Whether a clause tells the opposite of what a fact is about: "dissatisfaction stood at 98 %"."""
    negated = [rest for word in case.topic.strangers for rest in _unnegated(word.text.casefold())]
    told = stems(f"{fact.label} {sentence_of(fact)}") if negated else ()
    return any(word.startswith(stem(rest)[:SAME]) for rest in negated for word in told)


def _unnegated(word: str) -> Iterator[str]:
    """The word without what turns it round."""
    return (word[len(prefix) :] for prefix in NEGATIONS if word.startswith(prefix) and len(word) > len(prefix) + LEAST)


def _counts_kind(fact: Fact, case: Case, vocabulary: Vocabulary) -> bool:
    """Whether a number counts a kind of what a fact does, of which the release's sentence has no word: "90 night buses", of 90 buses."""
    heads = {bond.concept for bond in case.topic.bonds if bond.head and bond.near} - fact.about
    kinds = [vocabulary.concepts[head] for head in heads if fact.about & vocabulary.ancestors(head)]
    told = words_of(sentence_of(fact)) if kinds else frozenset()
    return any(not any(stems(name) <= told for name in (kind.label, *kind.aliases)) for kind in kinds)


def _counts_other_people(fact: Fact, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a number counts people of whom a fact is not that counts some of its own, or things: "passengers", of freight trains."""
    if not COUNTS_PERSONS.match(sentence.text, case.figure.span.end - sentence.span.start):
        return False
    person, counted = named_by(PERSON, vocabulary), named_by(fact.observation.unit.name, vocabulary)
    people = {
        bond.concept for bond in case.topic.bonds if bond.head and person & {bond.concept, *vocabulary.ancestors(bond.concept)}
    }
    has_kind = any(counted & {one, *vocabulary.ancestors(one)} for one in fact.about)
    return bool(people) and has_kind and people.isdisjoint(vocabulary.kin_of(fact.about))


def _counts_another(fact: Fact, case: Case, vocabulary: Vocabulary) -> bool:
    """Whether a number counts what neither the vocabulary nor the release knows, and what the fact counts is not named either."""
    told = words_of(fact.release.text)
    is_told = any(stem(word.text.casefold()) in told for word in tokens(case.figure.counted))
    return is_uncounted(fact, case, vocabulary) and not is_told
