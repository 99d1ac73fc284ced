"""This file holds the judgement of table cells by the cells around them: totals by the column above, changes by their row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import reduce

from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.text import BlockKind, Sentence, Span
from factcheck.core.verdict import CheckedClaim, Evidence, Label, Reason, Verdict
from factcheck.derive import summed
from factcheck.figures.cells import is_total_head
from factcheck.judge.agreement import agrees, excludes, is_near_miss, is_no_result, is_result
from factcheck.judge.case import Doubts
from factcheck.judge.fitting import says
from factcheck.judge.known import Known
from factcheck.judge.numbers import unrefuted

ALL = 1
"""The share of a total in itself, which is no claim."""
SCALES = (10**3, 10**4, 10**6, 10**8, 10**9)
"""What the numbers of a table may be told in."""
FEWEST = 2
"""So many cells at least have a total."""


class _Cell(Struct, frozen=True):
    """A cell with one figure: the place of its claim in the text, its verdict, where the heads of its row and column stand."""

    place: int
    verdict: Verdict
    row: Span
    column: Span
    is_total: bool

    @property
    def fact(self) -> Fact | None:
        """The plain value that the base knows for it, whether the cell tells it or not."""
        is_known = self.verdict.label in (Label.SUPPORTED, Label.REFUTED) and len(self.verdict.evidence) == 1
        fact = self.verdict.evidence[0].fact if is_known else None
        return fact if fact is not None and fact.is_level and not fact.working else None


def judge_tables(
    sentences: Sequence[Sentence], checked: Sequence[CheckedClaim], known: Known, doubts: Doubts
) -> list[CheckedClaim]:
    """The claims of a text, of one sentence each; those in tables are judged again where the cells beside them tell what they should say."""
    found = list(checked)
    rows: dict[Span, list[_Cell]] = defaultdict(list)
    columns: dict[Span, list[_Cell]] = defaultdict(list)
    for cell in _cells(sentences, checked):
        measure = cell.verdict.figure.observation.measure
        if _leaves_scale_out(cell.verdict):
            found[cell.place] = replace(found[cell.place], verdicts=(unrefuted(cell.verdict),))
            continue
        if cell.is_total and measure is Measure.SHARE and cell.verdict.figure.observation.point == ALL:
            found[cell.place] = replace(found[cell.place], verdicts=())
            continue
        if measure is Measure.GROWTH:
            verdict = _by_row(cell, rows[cell.row], known)
        else:
            verdict = _by_column(cell, columns[cell.column], known) if cell.is_total and measure is Measure.LEVEL else None
        if verdict is not None and not any(evidence.fact.id in doubts for evidence in verdict.evidence):
            found[cell.place] = replace(found[cell.place], verdicts=(verdict,))
        rows[cell.row].append(cell)
        columns[cell.column].append(cell)
    return found


def _cells(sentences: Sequence[Sentence], checked: Sequence[CheckedClaim]) -> Iterator[_Cell]:
    for place, (sentence, claim) in enumerate(zip(sentences, checked, strict=True)):
        heads = [each for each in sentence.context if each.kind is BlockKind.CELL][:2] if sentence.kind is BlockKind.CELL else []
        if len(heads) == len(("row", "column")) and len(claim.verdicts) == 1:
            row, column = heads
            yield _Cell(place, claim.verdicts[0], row.span, column.span, is_total_head(row.text))


def _leaves_scale_out(verdict: Verdict) -> bool:
    """Whether a refuted number is the fact's without its thousands or millions, which a table may tell anywhere."""
    told, quantity = verdict.figure.observation, verdict.figure.observation.quantity
    if verdict.label is not Label.REFUTED or quantity is None or quantity.upper is not None:
        return False
    place = quantity.place or 1
    scaled = [replace(told, quantity=replace(quantity, value=quantity.value * scale, place=place * scale)) for scale in SCALES]
    return any(agrees(each, evidence.fact) for each in scaled for evidence in verdict.evidence)


def _by_column(total: _Cell, above: Sequence[_Cell], known: Known) -> Verdict | None:
    """The verdict on a total by what the base knows for the cells above it; an error where these are all borne out.

    A number of the releases may be the total of more than the table shows.
    """
    facts = [cell.fact for cell in above]
    if total.verdict.label is Label.SUPPORTED or len(facts) < FEWEST or any(cell.is_total for cell in above):
        return None
    plain = [fact for fact in facts if fact is not None]
    claimed = total.verdict.figure.observation
    if len(plain) < len(facts) or not all(claimed.unit.converts_to(fact.observation.unit) for fact in plain):
        return None
    fact = reduce(summed, plain)
    is_borne = total.verdict.label is not Label.REFUTED and all(cell.verdict.label is Label.SUPPORTED for cell in above)
    may_refute = is_borne and is_near_miss(claimed, fact, ()) and claimed.point not in known.points
    return _derived(total.verdict, fact, may_refute=may_refute)


def _derived(verdict: Verdict, fact: Fact, *, may_refute: bool) -> Verdict | None:
    claimed = verdict.figure.observation
    if is_result(claimed, fact):
        return _verdict(verdict, Label.SUPPORTED, Reason.DERIVED, fact.working, [fact])
    is_missed = is_no_result(claimed, fact)
    return _verdict(verdict, Label.REFUTED, Reason.ARITHMETIC, fact.working, [fact]) if may_refute and is_missed else None


def _by_row(change: _Cell, before: Sequence[_Cell], known: Known) -> Verdict | None:
    """The verdict on a change by the changes of the values in its row; an error where it is none of them."""
    values = [cell.fact for cell in before if cell.verdict.label is Label.SUPPORTED]
    changes = [fact for value in values if value is not None for fact in known.changes(value.id)]
    changes = [fact for fact in changes if fact.observation.measure is Measure.GROWTH and fact.observation.quantity is not None]
    claimed = change.verdict.figure.observation
    if change.verdict.label is Label.SUPPORTED or not changes:
        return None
    for fact in changes:
        if agrees(claimed, fact):
            return _verdict(change.verdict, Label.SUPPORTED, Reason.RESTATED, says(fact), [fact])
    if change.verdict.label is Label.REFUTED or not all(excludes(claimed, fact) for fact in changes):
        return None
    return _verdict(change.verdict, Label.REFUTED, Reason.VALUE, says(changes[0]), changes[:1])


def _verdict(verdict: Verdict, label: Label, reason: Reason, message: str, facts: Sequence[Fact]) -> Verdict:
    return replace(verdict, label=label, reason=reason, message=message, evidence=tuple(Evidence(fact) for fact in facts))
