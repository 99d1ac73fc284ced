"""This file holds the judgement of what a sentence itself calls untrue: "it is not correct that 85,000 people were caught"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from factcheck.core.text import Sentence
from factcheck.core.verdict import Label, Reason, Verdict
from factcheck.expressions import regex
from factcheck.judge.numbers import unrefuted

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
    """The verdicts on the figures of a sentence: what it denies is refuted where the releases say just that, and else undecided."""
    scopes = [match.span("what" if match["what"] is not None else "chinese") for match in DENIAL.finditer(sentence.text)]
    for verdict in verdicts:
        start = verdict.figure.span.start - sentence.span.start
        if not any(low <= start <= high for low, high in scopes) and not _is_not_so_many(verdict, sentence.text, start):
            yield verdict
        elif verdict.label is Label.SUPPORTED:
            yield replace(
                verdict, label=Label.REFUTED, reason=Reason.VALUE, message=f"denied by the draft, but {verdict.message}"
            )
        else:
            yield unrefuted(verdict)


def _is_not_so_many(verdict: Verdict, text: str, start: int) -> bool:
    return verdict.figure.text[0].isdigit() and NOT_SO_MANY.search(text, max(0, start - REACH), start) is not None
