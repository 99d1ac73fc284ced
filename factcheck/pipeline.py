"""This file holds the whole run on one page: read → sentences → figures → match → derive → judge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from factcheck.audit import audit, audit_base
from factcheck.core.figure import Claim, Figure, Measure
from factcheck.core.period import Period, Relative
from factcheck.core.text import BlockKind, Document, Sentence, Span
from factcheck.core.verdict import CheckedClaim, CheckedDocument, Verdict
from factcheck.derive import derived
from factcheck.factbase import FactBase
from factcheck.figures import figures, periods_in
from factcheck.judge.case import Case, Doubts
from factcheck.judge.comparisons import judge_comparison, judge_ratio
from factcheck.judge.dates import judge_date
from factcheck.judge.names import judge_names
from factcheck.judge.numbers import judge_number
from factcheck.match.candidates import Matcher
from factcheck.match.strangers import outsiders, unknown_words
from factcheck.match.tokens import tokens
from factcheck.match.topic import Topic, topics
from factcheck.match.vocabulary import Vocabulary
from factcheck.read import read_text
from factcheck.sentences import lines, sentences


@dataclass(frozen=True)
class Desk:
    """A fact base made ready for checking: its vocabulary, its facts with those that follow from them, and the doubts about them."""

    base: FactBase

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The concepts of the base, ready to be found in text."""
        return Vocabulary(self.base.concepts)

    @cached_property
    def matcher(self) -> Matcher:
        """The facts of the base and those derived from them."""
        return Matcher((*self.base.facts, *derived(self.base.facts)), self.vocabulary)

    @cached_property
    def doubts(self) -> Doubts:
        """The findings that put facts in doubt."""
        return audit_base(self.base)

    @cached_property
    def known_words(self) -> frozenset[str]:
        """The words that the releases themselves use."""
        return frozenset(token.stem for release in self.base.releases.values() for token in tokens(release.text))


def check(document: Document | str, base: FactBase, today: date | None = None, *, by_line: bool = False) -> CheckedDocument:
    """The document with a verdict on each of its figures, and with the audit's findings.

    `today` is the day that "last year" is read from, by default the article's own date. With `by_line` each non-blank line is one
    claim, judged as a whole, figure or not.

    >>> from factcheck import FactBase, check
    >>> checked = check("In 2024, 610 million people were inspected.", FactBase.load())
    >>> checked.label.value
    'supported'
    """
    return check_at(Desk(base), document, today, by_line=by_line)


def check_at(desk: Desk, document: Document | str, today: date | None = None, *, by_line: bool = False) -> CheckedDocument:
    """The same, with a base made ready beforehand: many documents are checked at one desk."""
    if isinstance(document, str):
        document = read_text(document)
    day = today or document.dated
    groups = lines(document) if by_line else tuple((sentence,) for sentence in sentences(document))
    checked = tuple(_check_group(desk, document, group, day) for group in groups)
    return CheckedDocument(document, checked if by_line else tuple(each for each in checked if each.verdicts), audit(document))


def _check_group(desk: Desk, document: Document, group: tuple[Sentence, ...], today: date | None) -> CheckedClaim:
    """One sentence, or all of a line, as one claim."""
    claims = [Claim(sentence, figures(sentence)) for sentence in group]
    span = Span(group[0].span.start, group[-1].span.end)
    whole = Claim(Sentence(document.words(span), span), tuple(figure for claim in claims for figure in claim.figures))
    return CheckedClaim(whole, tuple(verdict for claim in claims for verdict in _verdicts(desk, claim, today)))


def _verdicts(desk: Desk, claim: Claim, today: date | None) -> Iterator[Verdict]:
    for topic in topics(claim, desk.vocabulary):
        verdict = _judge(desk, claim, topic, today)
        if verdict is not None:
            yield verdict


def _judge(desk: Desk, claim: Claim, topic: Topic, today: date | None) -> Verdict | None:
    period, is_stated = _period(topic.figure, claim.sentence)
    known = Case(
        topic,
        period,
        is_stated,
        tuple(desk.matcher.candidates(topic, len(unknown_words(topic.strangers, desk.vocabulary)))),
        desk.doubts,
        today,
        desk.base.facts,
        outsiders=bool(outsiders(topic.strangers, claim.sentence, desk.known_words)),
    )
    match topic.figure.observation.measure:
        case Measure.NAMES:
            return judge_names(known, desk.base.facts)
        case Measure.DATE:
            return judge_date(known)
        case Measure.COMPARISON:
            return judge_comparison(known, claim.sentence, desk.matcher)
        case Measure.RATIO:
            return judge_ratio(known, claim.sentence, desk.matcher) or judge_number(known)
    return judge_number(known)


def _period(figure: Figure, sentence: Sentence) -> tuple[Period | Relative | None, bool]:
    """The period of a figure, and whether its own sentence (or the head of its row or column) names it."""
    own = figure.observation.period
    if own is not None and figure.observation.measure is not Measure.DATE:
        return own, True
    for context in sentence.context:
        named = [period for _, period in periods_in(context)]
        if named:
            return named[0], sentence.kind is BlockKind.CELL
    return None, False
