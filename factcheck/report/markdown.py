"""This file holds the markdown report, for a pull request or the summary of a workflow: a table per text, the worst first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from factcheck.core.finding import Severity
from factcheck.core.run import AuditResult, RunError, RunResult
from factcheck.core.verdict import Label
from factcheck.expressions import regex
from factcheck.report.entries import Entry, entries
from factcheck.report.layout import flat
from factcheck.report.words import WORDS, Told, counted, put_aside

APART = "<!-- -->"
"""Set behind @ and #, where code hosts would call a person or link an issue; it shows nothing."""
ESCAPES = str.maketrans(
    {
        **{character: f"&#{ord(character)};" for character in "\\`|<>&*_~[]:$"},
        **{character: f"&#{ord(character)};{APART}" for character in "@#"},
    }
)
"""Marks as entities: unlike backslashes, they hold in the cells of every reader's tables, and no address is made of them."""
UNCHECKED = "✗"
"""Leads in what could not be checked, so that no foreign word stands first in its line, where it could begin a list."""
WEB = regex(r"\bwww\.", re.IGNORECASE)
SYMBOLS = {name: symbol for symbol, name in WORDS.values()}
ORDER: tuple[Severity | None, ...] = (*Severity, None)
HEAD = ("| | in the text | what was found | why |", "| --- | --- | --- | --- |")


def render(result: RunResult | AuditResult) -> str:
    """The outcome as markdown."""
    return "\n\n".join(["## factcheck", _summary(result), *_tables(result), *_unchecked(result.errors)]) + "\n"


def escaped(text: str) -> str:
    """Foreign text on one line, which markdown shows as it is.

    >>> escaped("**610** | [x](http://y)")
    '&#42;&#42;610&#42;&#42; &#124; &#91;x&#93;(http&#58;//y)'
    """
    return WEB.sub(lambda match: match.group().replace(".", "&#46;"), flat(text).strip().translate(ESCAPES))


def _summary(result: RunResult | AuditResult) -> str:
    found = counted(len(result.findings()), "finding")
    if isinstance(result, AuditResult):
        return f"**{found}** in {counted(len(result.texts), 'text')}"
    counts = result.counts()
    labels = [f"{counts[label]} {WORDS[label][1]}" for label in Label if counts[label]]
    findings = f"; {found} in the text itself" if result.findings() else ""
    figures = f"**{counted(sum(counts.values()), 'figure')}**: {', '.join(labels)}" if labels else "no figures"
    return f"{figures}{findings}{put_aside(result)}"


def _tables(result: RunResult | AuditResult) -> Iterator[str]:
    for path, group in groupby(entries(result), key=lambda entry: entry.document.path):
        rows = sorted(group, key=lambda entry: ORDER.index(entry.severity))
        yield f"### {escaped(path)}"
        yield "\n".join([*HEAD, *map(_row, rows)])


def _row(entry: Entry) -> str:
    symbol = SYMBOLS.get(entry.word, "!")
    line, column = entry.document.position(entry.span.start)
    cells = (
        f"{symbol} {entry.word}",
        f"{escaped(entry.text)}, line {line}, column {column}",
        f"{escaped(entry.message)} ({entry.code})",
        "<br>".join(map(_told, entry.told)),
    )
    return f"| {' | '.join(cells)} |"


def _told(told: Told) -> str:
    lead, text = told
    return f"*{lead}* {escaped(text)}"


def _unchecked(errors: tuple[RunError, ...]) -> Iterator[str]:
    if errors:
        yield "### Not checked"
        yield "\n".join(
            f"- {UNCHECKED} {escaped(f'{error.message} ({error.hint})' if error.hint else error.message)}" for error in errors
        )
