"""This file holds a fact base made ready for checking: its vocabulary, its facts with those that follow from them, and the doubts about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from datetime import date
from functools import cached_property, lru_cache, partial

from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.fact import Concept, Fact
from factcheck.core.figure import Claim, Measure
from factcheck.core.period import Period, Relative
from factcheck.core.text import BlockKind, Sentence
from factcheck.core.verdict import Verdict
from factcheck.expressions import regex
from factcheck.factbase import FactBase
from factcheck.figures.cues import tells_share, whole_years
from factcheck.judge.beside import judge_majority
from factcheck.judge.case import Case, Doubts
from factcheck.judge.context import in_context
from factcheck.judge.judging import judge
from factcheck.judge.known import Known, KnownFacts
from factcheck.judge.others import with_others
from factcheck.judge.rankings import judge_ranked_value, left_open
from factcheck.judge.trends import judge_led
from factcheck.match.candidates import Finder, Matcher
from factcheck.match.dating import counted_on, period_of
from factcheck.match.lexical import cautious, counts_stranger, worded
from factcheck.match.occasions import as_presented, as_published
from factcheck.match.strangers import (
    another_body,
    another_office,
    foreign,
    foreign_force,
    goes_on_abroad,
    is_of_a_stranger,
    named_abroad,
    names_a_stranger,
    outsiders,
    refers_back,
    tells_of_others,
    told_in,
    unknown_words,
)
from factcheck.match.timing import Timing
from factcheck.match.tokens import tokens
from factcheck.match.topic import Topic, topics
from factcheck.match.vocabulary import Vocabulary
from factcheck.match.wholes import of_unknown_whole

NEXT_WORDS = 12
PERCENT = regex(r"[%％‰]|per ?cent|per ?mille|\bpc\b|百分", re.I)
GOES_ON = regex(
    r"\b(?:and|then|but)\s(?:[a-z]{2,10}ly\s|also\s|then\s)?(?:[a-z]{3,12}ed|took|caught|broke|found|sent|made|held|shut|gave)\s(?!by\b)[^,;:]{0,30}$",
    re.I,
)
"""How the words between two figures end that tell what the same subject did besides."""


class Desk(Struct, frozen=True, dict=True):
    """Where claims are judged by one fact base; what it needs is made on first use and kept."""

    base: FactBase

    @classmethod
    def ready(cls, base: FactBase, **made: object) -> Desk:
        """A desk with what was made for it before; each is named as the property that would make it."""
        desk = cls(base)
        vars(desk).update(made)
        return desk

    def on(self, day: date | None) -> Desk:
        """The desk with the base as it stood on a day: itself where no release supersedes another."""
        standing = self.base.standing(day)
        if standing is self.base:
            return self
        key = frozenset(standing.releases)
        return self._others.setdefault(key, Desk(standing))

    @cached_property
    def _others(self) -> dict[frozenset[str], Desk]:
        return {}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The concepts of the base, ready to be found in text."""
        return Vocabulary(self._worded[1])

    @cached_property
    def matcher(self) -> Finder:
        """The facts of the base and those derived from them."""
        from factcheck.derive import derived  # not needed where the base is compiled

        facts = self._worded[0]
        return Matcher((*facts, *derived(facts)), self.vocabulary)

    @cached_property
    def _worded(self) -> tuple[tuple[Fact, ...], dict[str, Concept]]:
        """The facts and concepts of the base; what no concept describes goes by its words."""
        return worded(self.base.facts, self.base.concepts)

    @cached_property
    def doubts(self) -> Doubts:
        """The findings that put facts in doubt."""
        from factcheck.audit.base import audit_base  # not needed where the base is compiled

        return audit_base(self.base)

    @cached_property
    def _times(self) -> Callable[[Period | Relative | None, date | None], dict[tuple[str, date | None], Timing]]:
        """Where it is kept how the periods of facts stand to a claim's, read on a day: the figures of a text ask for few periods."""
        return lru_cache(maxsize=32)(lambda period, today: {})

    @cached_property
    def known(self) -> Known:
        """The facts of the base, to be looked up by judges."""
        return KnownFacts(self._worded[0])

    @cached_property
    def known_words(self) -> Container[str]:
        """The words that the releases themselves use, and the offices that they name."""
        return frozenset[str]().union(*map(told_in, self.base.releases.values()))

    @cached_property
    def listed_words(self) -> Container[str]:
        """The words of the names that facts list: the base knows them, languages and countries among them."""
        return frozenset(token.stem for fact in self.base.facts for name in fact.observation.names for token in tokens(name))

    @cached_property
    def publishers(self) -> frozenset[str]:
        """The concepts that the names of the releases' publishers name."""
        words = (tokens(release.publisher) for release in self.base.releases.values())
        return frozenset(concept for each in words for mention in self.vocabulary.mentions(each) for concept in mention.concepts)

    def is_home(self, text: str) -> bool:
        """Whether a text names a publisher of the base, and oftener than foreign countries: else it is about another matter."""
        words = tokens(text)
        named = sum(bool(mention.concepts & self.publishers) for mention in self.vocabulary.mentions(words))
        return named > named_abroad(words, text, self.vocabulary) or not self.publishers

    def verdicts(self, claim: Claim, today: date | None = None, before: Sequence[Verdict] = ()) -> tuple[Verdict, ...]:
        """The verdicts on the figures of a claim, in the order of the text; `before` are those on the sentences before it."""
        return in_context(self._first(claim, today), claim.sentence, before)

    def _first(self, claim: Claim, today: date | None) -> list[tuple[Case, Verdict]]:
        """The cases of a claim's figures, each with the verdict on it by itself."""
        cases: list[Case] = []
        for topic in topics(claim, self.vocabulary):
            case = self._case(claim, topic, today)
            is_led = bool(cases) and cases[-1].outsiders and not cases[-1].topic.is_unnamed
            cases.append(replace(case, outsiders=True) if is_led and self._goes_on(cases[-1], topic, claim.sentence) else case)
        judged = [(case, judge(case, claim.sentence, self.matcher)) for case in cases]
        told = [
            (
                case,
                verdict
                or judge_led(case, judged, at, claim.sentence)
                or judge_ranked_value(case, judged, claim.sentence)
                or judge_majority(case, judged, claim.sentence)
                or left_open(case, judged, self.vocabulary),
            )
            for at, (case, verdict) in enumerate(judged)
        ]
        return [(case, verdict) for case, verdict in told if verdict is not None]

    def _case(self, claim: Claim, topic: Topic, today: date | None) -> Case:
        period, is_stated = period_of(topic, claim)
        start = claim.sentence.span.start
        lead = claim.sentence.text[topic.clause.start - start : max(topic.clause.start, topic.figure.span.start) - start]
        revised = partial(cautious, topic=topic, lead=lead, vocabulary=self.vocabulary)
        found = as_presented(self.matcher.search(topic, revised), claim.sentence)
        period, found = as_published(period, found, claim.sentence)
        return Case(
            topic,
            period,
            is_stated and period is not None,
            with_others(found, topic.figure, claim.sentence, self.known),
            self.doubts,
            today,
            self.known,
            outsiders=topic.is_unnamed
            or self._is_elsewhere(claim.sentence, topic)
            or self._is_of_a_stranger(claim.sentence, topic),
            times=self._times(period, today),
            day=None if topic.figure.observation.measure is Measure.DATE else counted_on(claim.sentence),
            concepts=self.vocabulary.concepts,
            is_whole=is_stated and _is_whole(period, claim.sentence),
            tells_share=self._tells_share(claim.sentence, topic),
            counts_stranger=counts_stranger(topic, self.vocabulary),
        )

    def _is_of_a_stranger(self, sentence: Sentence, topic: Topic) -> bool:
        """Whether a change is told of what the vocabulary does not know: "610 million came; the number of | complaints | fell by 12 %"."""
        figure = topic.figure
        if figure.observation.measure is not Measure.GROWTH:
            return False
        if any(bond.near for bond in topic.bonds):
            start = topic.clause.start
            clause = sentence.text[start - sentence.span.start : figure.span.end - sentence.span.start]
            return is_of_a_stranger(topic.strangers, clause, start, figure.span.start, self.vocabulary)
        before = [token for token in topic.strangers if token.span.end <= figure.span.start]
        return names_a_stranger(before, self.vocabulary)

    def _goes_on(self, before: Case, topic: Topic, sentence: Sentence) -> bool:
        """Whether a clause leaves it to the one before to say whose figure it tells: "Thai customs took 1.2 million, | and 1.5 in May"."""
        start = sentence.span.start
        if GOES_ON.search(sentence.text, before.figure.span.end - start, max(0, topic.figure.span.start - start)):
            return True
        named = (bond for bond in topic.bonds if bond.near and not bond.faint and not self.vocabulary.is_implied(bond.concept))
        return not any(named) and not unknown_words(topic.strangers, self.vocabulary)

    def _is_elsewhere(self, sentence: Sentence, topic: Topic) -> bool:
        """Whether the clause speaks of a country, body or place that the base does not cover, of some that it does not name, or of "non-members"."""
        start, end = topic.clause.start - sentence.span.start, topic.clause.end - sentence.span.start
        clause = sentence.text[start:end]
        strangers = [token for token in topic.strangers if token.stem not in self.listed_words]
        return (
            bool(outsiders(strangers, sentence, self.known_words))
            or foreign(strangers, clause, self.vocabulary)
            or foreign_force(clause)
            or goes_on_abroad(sentence, self.vocabulary)
            or (
                another_office(topic.strangers, sentence, self.known_words)
                and not any(bond.concept in self.publishers for bond in topic.bonds if bond.near)
            )
            or another_body(topic.strangers, sentence, self.known_words)
            or refers_back(clause)
            or tells_of_others(sentence.text if topic.figure.observation.measure is Measure.SHARE else clause, self.vocabulary)
        )

    def _tells_share(self, sentence: Sentence, topic: Topic) -> bool:
        """Whether a percentage is one of a whole that may be known; "a third" and "48 of every hundred" always are of one; others need no such words."""
        figure = topic.figure
        if figure.observation.measure is not Measure.SHARE:
            return True
        is_percentage = sentence.kind is BlockKind.CELL or PERCENT.search(figure.text) is not None
        behind = sentence.text[figure.span.end - sentence.span.start :]
        return (not is_percentage or tells_share(_around(sentence, topic))) and not of_unknown_whole(behind, self.vocabulary)


def _is_whole(period: Period | Relative | None, sentence: Sentence) -> bool:
    """Whether a period is a year of all of which its sentence speaks."""
    if not isinstance(period, Period) or period.start is None or period.whole_months != 12:
        return False
    return period.start.year in whole_years(sentence.text)


def _around(sentence: Sentence, topic: Topic) -> str:
    """The words of a figure's clause, with those behind it and the heads of its row and column."""
    heads = (context.text for context in sentence.context if sentence.kind is BlockKind.CELL)
    start, end = topic.reach.start - sentence.span.start, topic.figure.span.end - sentence.span.start
    return " ".join((sentence.text[start : end + NEXT_WORDS], *heads))
