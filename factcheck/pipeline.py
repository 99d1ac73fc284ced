"""This file holds the whole run on one page: read → sentences → figures → match → derive → judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter

from msgspec.structs import replace

from factcheck.audit.examine import audit
from factcheck.core.figure import Claim
from factcheck.core.text import BlockKind, Document, Sentence, Span
from factcheck.core.verdict import CheckedClaim, CheckedDocument, Label, Verdict
from factcheck.desk import Desk
from factcheck.factbase import FactBase
from factcheck.figures import figures
from factcheck.judge.agreement import is_sure_print
from factcheck.judge.numbers import unrefuted
from factcheck.judge.tabled import judge_tables
from factcheck.read import read_text
from factcheck.sentences import lines, sentences

BEFORE = 12
"""From how many sentences with figures before it a sentence may compute."""
SHORT = 3
"""A text with no more sentences with figures than this need not say whose figures they are."""
MOSTLY = 0.4
"""A text of which the base bears out so great a part of the figures is about the same matter."""


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
    desk = desk.on(day)
    groups = lines(document) if by_line else tuple((sentence,) for sentence in sentences(document))
    read: list[Claim] = []
    checked: list[CheckedClaim] = []
    told: list[CheckedClaim] = []
    for group in groups:
        claims = [Claim(sentence, figures(sentence)) for sentence in group]
        read += claims
        is_told = not by_line and any(claim.figures for claim in claims)
        before = tuple(verdict for claim in told[-BEFORE:] for verdict in claim.verdicts) if is_told else ()
        checked.append(_check_group(desk, document, claims, day, before))
        told += checked[-1:] if checked[-1].verdicts else []
    if not by_line and any(claim.sentence.kind is BlockKind.CELL for claim in read):
        checked = judge_tables([claim.sentence for claim in read], checked, desk.known, desk.doubts)
    if not by_line and not _is_at_home(desk, document, checked):
        checked = list(_doubting(checked, [group[0].paragraph for group in groups]))
    found = audit(document, None if by_line else read)
    return CheckedDocument(document, tuple(each for each in checked if by_line or each.verdicts), found)


def _is_at_home(desk: Desk, document: Document, checked: Sequence[CheckedClaim]) -> bool:
    """Whether a text is about what the base is about: short, or borne out by it in good part, or naming its publisher."""
    is_short = sum(bool(claim.verdicts) for claim in checked) <= SHORT
    return is_short or _is_borne_out(checked) or desk.is_home(document.text)


def _is_borne_out(checked: Sequence[CheckedClaim]) -> bool:
    """Whether the base bears a good part of the figures out."""
    labels = [verdict.label for claim in checked for verdict in claim.verdicts]
    return labels.count(Label.SUPPORTED) + labels.count(Label.CONFLICTING) >= MOSTLY * len(labels)


def _doubting(checked: Sequence[CheckedClaim], paragraphs: Sequence[int]) -> Iterator[CheckedClaim]:
    """The claims of a text about another matter: it is refuted only where a paragraph comes to speak of what the base is about."""
    for _, group in groupby(zip(paragraphs, checked, strict=True), key=itemgetter(0)):
        claims = [claim for _, claim in group]
        if _is_borne_out(claims) and any(_is_told(verdict) for claim in claims for verdict in claim.verdicts):
            yield from claims
        else:
            yield from (replace(each, verdicts=tuple(map(unrefuted, each.verdicts))) for each in claims)


def _is_told(verdict: Verdict) -> bool:
    """Whether a figure is borne out by so many digits that they are not there by chance."""
    stated = verdict.figure.observation
    return verdict.label is Label.SUPPORTED and any(is_sure_print(stated, evidence.fact) for evidence in verdict.evidence)


def _check_group(
    desk: Desk, document: Document, claims: Sequence[Claim], today: date | None, before: tuple[Verdict, ...]
) -> CheckedClaim:
    """One sentence, or all of a line, as one claim; `before` are the verdicts on what stands before it."""
    span = Span(claims[0].sentence.span.start, claims[-1].sentence.span.end)
    whole = Claim(Sentence(document.words(span), span), tuple(figure for claim in claims for figure in claim.figures))
    verdicts = before
    for claim in claims:
        verdicts += desk.verdicts(claim, today, verdicts)
    return CheckedClaim(whole, verdicts[len(before) :])
