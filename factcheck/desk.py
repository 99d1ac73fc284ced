"""This file holds a fact base made ready for checking: its vocabulary, its facts with those that follow from them, and the doubts about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from datetime import date
from functools import cached_property, lru_cache, partial

from msgspec import Struct

from factcheck.core.fact import Concept, Fact
from factcheck.core.figure import Claim, Measure, Observation
from factcheck.core.period import Period, Relative
from factcheck.core.text import BlockKind, Sentence, Span
from factcheck.core.verdict import Label, Verdict
from factcheck.expressions import regex
from factcheck.factbase import FactBase
from factcheck.figures import figures, periods_in
from factcheck.figures.cues import leads_to, tells_share
from factcheck.judge.beside import judge_beside
from factcheck.judge.case import Case, Doubts
from factcheck.judge.judging import judge, one_fact_one_figure
from factcheck.judge.known import Known, KnownFacts
from factcheck.judge.told import judge_told
from factcheck.match.candidates import Candidate, Finder, Matcher
from factcheck.match.lexical import cautious, worded
from factcheck.match.strangers import foreign, named_abroad, outsiders, refers_back
from factcheck.match.timing import Timing
from factcheck.match.tokens import tokens
from factcheck.match.topic import Topic, topics
from factcheck.match.vocabulary import Vocabulary

LEAD = 12
"""How far from its beginning a period may stand to open a sentence."""
MARK = regex(
    r"\b(?:from|than|against|below|above|under|over)\b[^,;.]{0,70}\b(?:peak|high|low|record|mark|level)s?\b[^,;.]{0,60}$"
)
_OCCASION = r"(?:briefing|press|news conference|conference|report|release|statement|bulletin|发布会|通报会)"
OCCASION_BEHIND = regex(rf"^['’s]*\W{{0,3}}{_OCCASION}", re.IGNORECASE)
OCCASION_BEFORE = regex(
    rf"(?:{_OCCASION}|\b(?:announced|said|told|presented|published|revealed|claimed|reported))\W+(?:(?:of|in|on|from|dated|the|last|at)\W+){{0,3}}$",
    re.IGNORECASE,
)
ON = regex(r"(?<!ed )\bon\s+$", re.IGNORECASE)
"""What stands before the day on which something was counted; "launched on" tells an event."""
BY_THEN = regex(r"\W{0,3}(?:by then|by that (?:time|point|date))\b", re.I)
NEXT_WORDS = 12


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
        """The words that the releases themselves use."""
        return frozenset(token.stem for release in self.base.releases.values() for token in tokens(release.text))

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
        first = self._first(claim, today)
        verdicts = [verdict for _, verdict in first]
        for index, (case, verdict) in enumerate(first):
            other = judge_beside(case, verdict, verdicts, claim.sentence)
            if other is None and verdict.label in (Label.NOT_ENOUGH_EVIDENCE, Label.REFUTED):
                other = judge_told(case, verdicts, claim.sentence, before)
            verdicts[index] = other or verdict
        return tuple(one_fact_one_figure(verdicts))

    def _first(self, claim: Claim, today: date | None) -> list[tuple[Case, Verdict]]:
        """The cases of a claim's figures, each with the verdict on it by itself."""
        cases = [self._case(claim, topic, today) for topic in topics(claim, self.vocabulary)]
        judged = [(case, judge(case, claim.sentence, self.matcher)) for case in cases]
        return [(case, verdict) for case, verdict in judged if verdict is not None]

    def _case(self, claim: Claim, topic: Topic, today: date | None) -> Case:
        period, is_stated = _period(topic, claim)
        revised = partial(cautious, topic=topic, vocabulary=self.vocabulary)
        return Case(
            topic,
            period,
            is_stated,
            _as_presented(self.matcher.search(topic, revised), claim.sentence),
            self.doubts,
            today,
            self.known,
            outsiders=topic.is_unnamed or self._is_elsewhere(claim.sentence, topic),
            times=self._times(period, today),
            day=None if topic.figure.observation.measure is Measure.DATE else _counted_on(claim.sentence),
            concepts=self.vocabulary.concepts,
            tells_share=_tells_share(topic.figure.observation, _around(claim.sentence, topic)),
        )

    def _is_elsewhere(self, sentence: Sentence, topic: Topic) -> bool:
        """Whether the clause speaks of a country, body or place that the base does not cover, or of some that it does not name."""
        start, end = topic.clause.start - sentence.span.start, topic.clause.end - sentence.span.start
        clause = sentence.text[start:end]
        strangers = [token for token in topic.strangers if token.stem not in self.listed_words]
        return (
            bool(outsiders(strangers, sentence, self.known_words))
            or foreign(strangers, clause, self.vocabulary)
            or refers_back(clause)
        )


def _period(topic: Topic, claim: Claim) -> tuple[Period | Relative | None, bool]:
    """The period of a figure, and whether its own sentence (or the head of its row or column) names it."""
    sentence, own = claim.sentence, topic.figure.observation.period
    if own in _others(sentence):
        own = None
    if topic.figure.observation.measure is not Measure.DATE and own is not None:
        if _names_period(topic.reach, sentence):
            return _joined(topic, claim) or own, True
        named = _led_in(claim) or _joined(topic, claim)
        return named or own, named is not None
    for context in sentence.context:
        named = _framing(context)
        if isinstance(named, Period) and BY_THEN.match(sentence.text):
            return Period(None, named.end), True
        if named is not None:
            return named, sentence.kind is BlockKind.CELL and context.kind is BlockKind.CELL
    return None, False


def _as_presented(candidates: Sequence[Candidate], sentence: Sentence) -> Sequence[Candidate]:
    """The candidates of the release that the sentence says was presented then ("at the briefing of April 2022"), if there are any."""
    days = _occasions(sentence)
    told = [each for each in candidates if any(each.fact.release.day.within(day) for day in days)] if days else []
    return told or candidates


def _counted_on(sentence: Sentence) -> Period | Relative | None:
    """The one day on which a sentence says that something was counted: "on 31 March 2025 the list stood at ..."."""
    days = [(span, told) for span, told in _told(sentence) if _is_day(told) and not _is_occasion(span, sentence)]
    start = days[0][0].start - sentence.span.start if len(days) == 1 else 0
    is_on = len(days) == 1 and bool(ON.search(sentence.text[max(0, start - 16) : start]))
    return days[0][1] if is_on else None


def _is_day(told: Period | Relative) -> bool:
    return told.is_day if isinstance(told, Period) else told.day is not None and not told.since


def _tells_share(told: Observation, around: str) -> bool:
    """Whether a percentage is one of a whole; a fraction in words always is, and other measures need no such words."""
    in_words = told.quantity is not None and told.quantity.in_words
    return told.measure is not Measure.SHARE or in_words or tells_share(around)


def _around(sentence: Sentence, topic: Topic) -> str:
    """The words of a figure's clause, with those behind it and the heads of its row and column."""
    heads = (context.text for context in sentence.context if sentence.kind is BlockKind.CELL)
    start, end = topic.reach.start - sentence.span.start, topic.figure.span.end - sentence.span.start
    return " ".join((sentence.text[start : end + NEXT_WORDS], *heads))


def _names_period(clause: Span, sentence: Sentence) -> bool:
    return any(clause.overlaps(span) for span, _ in _told(sentence))


def _is_occasion(span: Span, sentence: Sentence) -> bool:
    """Whether a period is when something was told, not what it is about: "at the July 2021 briefing", "announced in April 2022"."""
    start, end = span.start - sentence.span.start, span.end - sentence.span.start
    return bool(
        OCCASION_BEHIND.match(sentence.text[end : end + 30]) or OCCASION_BEFORE.search(sentence.text, max(0, start - 60), start)
    )


def _is_mark(span: Span, sentence: Sentence) -> bool:
    """Whether a period is that of a mark which the figure is held against: "down from the peak in 2023"."""
    return bool(MARK.search(sentence.text, 0, span.start - sentence.span.start))


def _led_in(claim: Claim) -> Period | Relative | None:
    """The period that opens a sentence, for a clause that names none: "In 2024 ...; ... from the peak in 2023; 5 million ..."."""
    dates = [figure.span for figure in claim.figures if figure.observation.measure is Measure.DATE]
    told = [(span, period) for span, period in _told(claim.sentence) if not any(span.overlaps(date) for date in dates)]
    return told[0][1] if told and told[0][0].start - claim.sentence.span.start <= LEAD else None


def _joined(topic: Topic, claim: Claim) -> Period | Relative | None:
    """The period of the value that a change leads up to: "the 82.9 % rise to 64.882 million in 2024"."""
    following = next((figure for figure in claim.figures if figure.span.start >= topic.figure.span.end), None)
    if topic.figure.observation.measure is not Measure.GROWTH or following is None:
        return None
    return following.observation.period if leads_to(claim.sentence, topic.figure, following) else None


@lru_cache(maxsize=4096)
def _told(sentence: Sentence) -> tuple[tuple[Span, Period | Relative], ...]:
    """The periods that a sentence names; each of its figures asks for them."""
    return periods_in(sentence)


@lru_cache(maxsize=256)
def _occasions(sentence: Sentence) -> tuple[Period, ...]:
    """When a sentence says that something was told; each of its figures asks for it."""
    return tuple(told for span, told in _told(sentence) if isinstance(told, Period) and _is_occasion(span, sentence))


@lru_cache(maxsize=256)
def _others(sentence: Sentence) -> tuple[Period | Relative, ...]:
    """The periods of a sentence that are not what its figures are about; each of its figures asks for them."""
    return tuple(period for span, period in _told(sentence) if _is_mark(span, sentence) or _is_occasion(span, sentence))


@lru_cache(maxsize=4096)
def _framing(sentence: Sentence) -> Period | Relative | None:
    """The period that a sentence leaves its readers in: that of its last figure, not one that a change is measured against."""
    stated = figures(sentence)
    told = [figure.observation.period for figure in stated if figure.observation.period is not None]
    if told:
        return told[-1]
    against = [figure.observation.against for figure in stated]
    return next((period for _, period in _told(sentence) if period not in against), None)
