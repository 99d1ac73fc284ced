"""This file holds the second look at the figures of a sentence: what those beside them, and those of the sentences before, say of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.judge.alongside import judge_alongside
from factcheck.judge.beside import (
    judge_beside,
    judge_changed_value,
    judge_difference,
    judge_ground,
    judge_share_beside,
    judge_share_of_another,
    judge_whole,
)
from factcheck.judge.case import Case
from factcheck.judge.denials import denied
from factcheck.judge.foretold import foretold
from factcheck.judge.limits import judge_limit
from factcheck.judge.multiples import judge_multiple
from factcheck.judge.numbers import unrefuted
from factcheck.judge.other_times import judge_other_time
from factcheck.judge.parallel import exchanged, judge_again
from factcheck.judge.ratios import judge_ratio, judge_ratio_again
from factcheck.judge.referring import judge_referring
from factcheck.judge.resumed import judge_resumed
from factcheck.judge.started import judge_started
from factcheck.judge.steps import judge_step
from factcheck.judge.strayed import judge_strayed
from factcheck.judge.told import judge_told

OPEN = (Label.NOT_ENOUGH_EVIDENCE, Label.REFUTED)
"""The verdicts that a figure beside may turn."""


class Context(Struct):
    """The figures of a sentence as they are judged: their cases and verdicts so far, and the verdicts on the sentences before it.

    `earlier` are those with the ones on the figures of the sentence itself that have had their second look.
    """

    sentence: Sentence
    cases: Sequence[Case]
    verdicts: list[Verdict]
    before: Sequence[Verdict]
    earlier: list[Verdict]


def in_context(first: Sequence[tuple[Case, Verdict]], sentence: Sentence, before: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """The verdicts on the figures of a sentence, where each was judged by itself; `before` are those on the sentences before it."""
    context = Context(sentence, [case for case, _ in first], [verdict for _, verdict in first], before, list(before))
    for index, (case, verdict) in enumerate(first):
        context.verdicts[index] = _again(case, verdict, context) or verdict
        context.earlier.append(context.verdicts[index])
    for index, (case, _) in enumerate(first):
        verdict = context.verdicts[index]
        if verdict.label is Label.REFUTED:  # what stands behind a figure may have been borne out since
            context.verdicts[index] = judge_beside(case, verdict, context.verdicts, sentence) or verdict
    verdicts = tuple(judge_strayed(context.cases, context.verdicts, sentence))
    told = exchanged(context.cases, tuple(_one_fact_one_figure(verdicts)))
    return tuple(denied(foretold(told, sentence), sentence))


def _again(case: Case, verdict: Verdict, context: Context) -> Verdict | None:
    """The verdict on a figure by those before and beside it; None where they leave it as it is."""
    sentence, verdicts, before, earlier = context.sentence, context.verdicts, context.before, context.earlier
    other = (
        judge_referring(case, verdict, sentence, earlier)
        or judge_beside(case, verdict, verdicts, sentence)
        or judge_multiple(case, verdicts, sentence)
    )
    if other is not None or verdict.label not in OPEN:
        return other
    return (
        judge_told(case, verdicts, sentence, before)
        or judge_difference(case, verdicts, sentence)
        or judge_step(case, verdicts, sentence)
        or judge_ground(case, verdicts)
        or judge_whole(case, verdicts, sentence)
        or judge_resumed(case, sentence, earlier)
        or judge_other_time(case, sentence, earlier)
        or judge_started(case, verdicts, sentence, before)
        or judge_share_beside(case, verdicts, sentence)
        or judge_changed_value(case, verdicts, sentence)
        or judge_share_of_another(case, verdict, verdicts, sentence)
        or judge_ratio(case, verdicts, sentence)
        or judge_ratio_again(case, verdicts)
        or judge_again(case, context.cases, verdicts, sentence)
        or judge_alongside(case, sentence, earlier)
        or judge_limit(case, verdict, verdicts, sentence)
    )


def _one_fact_one_figure(verdicts: Sequence[Verdict]) -> Iterator[Verdict]:
    """The verdicts of a sentence, where a fact that bears one figure out refutes no other: "of the 494 cases, 105 were large"."""
    restated = {
        evidence.fact.id
        for verdict in verdicts
        if verdict.reason is Reason.RESTATED and verdict.figure.observation.quantity is not None
        for evidence in verdict.evidence
    }
    for verdict in verdicts:
        taken = verdict.reason is Reason.VALUE and any(evidence.fact.id in restated for evidence in verdict.evidence)
        yield unrefuted(verdict) if taken else verdict
