"""This file holds the table of the test: how many cases of each kind get which label, against how many should."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from factcheck.core.fact import Fact
from factcheck.core.verdict import Label
from factcheck.desk import Desk
from factcheck.pipeline import check_at
from tests.mutations.cases import Bench, Case
from tests.mutations.errors import errors
from tests.mutations.named import named
from tests.mutations.wordings import wordings

LABELS = {
    Label.SUPPORTED: "supported",
    Label.REFUTED: "refuted",
    Label.CONFLICTING: "conflicting",
    Label.NOT_ENOUGH_EVIDENCE: "nee",
}
WIDTH = 36
TRUE, FALSE, DOUBTFUL = "true wordings", "false claims", "of doubtful facts"


class Judged(Struct, frozen=True):
    """A case with the label that its claim got."""

    case: Case
    label: Label

    @property
    def is_right(self) -> bool:
        """Whether the label is the one that the case calls for."""
        return self.label in right(self.case)


class Results(Struct, frozen=True):
    """All cases judged, and for each reason how many were left out."""

    judged: tuple[Judged, ...]
    left_out: Counter[str]

    def rate(self, is_true: bool, label: Label) -> float:
        """The share of the true or false claims that get a label, doubtful facts apart."""
        labels = [each.label for each in self.judged if each.case.is_true is is_true and not each.case.is_doubtful]
        return labels.count(label) / len(labels)

    def doubtful_rate(self) -> float:
        """The share of the claims about doubtful facts that are judged rightly."""
        doubtful = [each.is_right for each in self.judged if each.case.is_doubtful]
        return sum(doubtful) / len(doubtful)


def right(case: Case) -> tuple[Label, ...]:
    """The labels that are right for a case; a claim about a doubtful fact may agree with one of its readings."""
    if case.is_true:
        return (Label.CONFLICTING,) if case.is_doubtful else (Label.SUPPORTED,)
    return (Label.REFUTED, Label.CONFLICTING) if case.is_doubtful else (Label.REFUTED,)


def judge_all(desk: Desk) -> Results:
    """The cases of the desk's base, each judged."""
    bench = Bench(desk)
    judged = (Judged(case, check_at(desk, case.claim, case.as_of, by_line=True).label) for case in cases(bench))
    return Results(tuple(judged), bench.left_out)


def cases(bench: Bench) -> Iterator[Case]:
    """All cases, each claim once, fact by fact."""
    seen = set[str]()
    for fact in bench.desk.base.facts:
        for case in (*_of_fact(bench, fact), *named(bench, fact)):
            if case.claim not in seen:
                seen.add(case.claim)
                yield case


def _of_fact(bench: Bench, fact: Fact) -> Iterator[Case]:
    if fact not in bench.facts:
        return
    if bench.book.phrase(fact) is None:
        bench.left_out["no phrase for the fact"] += 1
    elif bench.is_ambiguous(fact):
        bench.left_out["the same words name two facts with different values"] += 1
    else:
        yield from wordings(bench, fact)
        yield from errors(bench, fact)


def table(results: Results) -> str:
    """The table: a row for each kind, true wordings and false claims, then those of doubtful facts; and what was left out."""
    lines = []
    for title, rows in _sections(results).items():
        lines += ["", f"{title:{WIDTH}} {'cases':>6} " + " ".join(f"{name:>11}" for name in LABELS.values()) + "   right"]
        kinds = dict.fromkeys(each.case.kind for each in rows)
        lines += [_line(kind, [each for each in rows if each.case.kind == kind]) for kind in kinds]
        lines.append(_line("all", rows))
    lines += ["", "left out"]
    lines += [f"{count:6}  {reason}" for reason, count in sorted(results.left_out.items())]
    return "\n".join(lines)


def mistakes(results: Results) -> Iterator[str]:
    """A line for each case that is judged wrongly."""
    for each in results.judged:
        if not each.is_right:
            truth = "true" if each.case.is_true else "false"
            yield f"{truth} {LABELS[each.label]} [{each.case.kind}] {each.case.claim} <{each.case.fact.id}>"


def _sections(results: Results) -> dict[str, list[Judged]]:
    sections: dict[str, list[Judged]] = {}
    for is_doubtful in (False, True):
        for is_true in (True, False):
            title = TRUE if is_true else FALSE
            rows = [each for each in results.judged if each.case.is_true is is_true and each.case.is_doubtful is is_doubtful]
            sections[f"{title} {DOUBTFUL}" if is_doubtful else title] = rows
    return sections


def _line(name: str, rows: list[Judged]) -> str:
    labels = Counter(each.label for each in rows)
    counts = " ".join(f"{labels[label]:11}" for label in LABELS)
    return f"{name:{WIDTH}} {len(rows):6} {counts} {sum(each.is_right for each in rows) / max(len(rows), 1):7.1%}"
