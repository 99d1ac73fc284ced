"""This file holds the judgement of what a sentence itself calls untrue: "it is not correct that 85,000 people were caught"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from factcheck.core.fact import Fact
from factcheck.core.text import Sentence, Span
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.expressions import regex
from factcheck.figures.in_place import is_in_place
from factcheck.judge.numbers import unrefuted, unsettled

DENIAL = regex(
    r"\b(?:(?:not|n['’]t|never)\s(?:at\sall\s|quite\s|really\s|strictly\s|entirely\s)?(?:correct|true|right|accurate|the\scase|a\sfact)"
    r"|(?:false|untrue|wrong|incorrect|inaccurate|a\smyth|a\slie|no\struth\sin\sthe\sclaim))(?:\sto\s(?:say|claim|write))?\sthat\b(?P<what>[^.;:!?]*)"
    r"|(?:并非|并不是|不实的?是)(?P<chinese>[^。；]*)",
    re.I,
)
"""What the sentence says is not so, and how it says that."""
NOT_SO_MANY = regex(r"\b(?:it|that|this|there|these|those|they)(?:\s(?:was|were|is|are)(?:\snot|n['’]t)|['’]s\snot)\s$", re.I)
"""What stands before a number that is denied: "it wasn't 300"; "it was not more than 300" is a bound."""
REACH = 20
"""How many characters such words have at most."""


def denied(verdicts: Iterable[Verdict], sentence: Sentence) -> Iterator[Verdict]:
    """The verdicts on the figures of a sentence: what it denies is refuted where the releases say just that, and else undecided.

    What it denies to tell another number in its place is no claim, unless the releases tell that and not the other.
    """
    scopes = [match.span("what" if match["what"] is not None else "chinese") for match in DENIAL.finditer(sentence.text)]
    told = list(verdicts)
    for at, verdict in enumerate(told):
        start = verdict.figure.span.start - sentence.span.start
        if (other := _in_its_place(verdict, told[at + 1 : at + 2], sentence)) is not None:
            yield from _replaced(verdict, other)
        elif not any(low <= start <= high for low, high in scopes) and not _is_not_so_many(verdict, sentence.text, start):
            yield verdict
        else:
            yield _untruly(verdict) if verdict.label is Label.SUPPORTED else unrefuted(verdict)


def _untruly(verdict: Verdict) -> Verdict:
    """The refutation of a number that is denied, though the releases tell it."""
    return replace(verdict, label=Label.REFUTED, reason=Reason.VALUE, message=f"denied by the draft, but {verdict.message}")


def _replaced(verdict: Verdict, other: Verdict) -> Iterator[Verdict]:
    """The verdict on a denied number with another in its place, where the releases tell it, and do not tell the other one later."""
    if verdict.label is not Label.SUPPORTED:
        return
    facts, others = ([evidence.fact for evidence in each.evidence] for each in (verdict, other))
    is_same = any(one.about == another.about for one in facts for another in others)
    if other.label is Label.SUPPORTED and is_same and _end(others) > _end(facts):
        return
    yield _untruly(verdict) if is_same else unsettled(verdict, "denied by the draft")


def _end(facts: Iterable[Fact]) -> date:
    """The last day that facts are of."""
    return max((fact.period.end or fact.release.published for fact in facts), default=date.min)


def _in_its_place(verdict: Verdict, following: Iterable[Verdict], sentence: Sentence) -> Verdict | None:
    """The verdict on the number that is told in place of a denied one: the denied one is then no claim of its own."""
    for other in following:
        places = (
            Span(each.figure.span.start - sentence.span.start, each.figure.span.end - sentence.span.start)
            for each in (verdict, other)
        )
        if is_in_place(sentence.text, *places):
            return other
    return None


def _is_not_so_many(verdict: Verdict, text: str, start: int) -> bool:
    return verdict.figure.text[0].isdigit() and NOT_SO_MANY.search(text, max(0, start - REACH), start) is not None
