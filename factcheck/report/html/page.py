"""This file holds the page as a whole: what the template is told, and how foreign text is made harmless on its way there."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from factcheck.core.fact import Release
from factcheck.core.finding import Finding
from factcheck.core.run import RunResult
from factcheck.core.verdict import CheckedDocument, Label
from factcheck.report.findings import CLAIM, excerpt
from factcheck.report.html.charts import Segment, parts_chart, verdict_bar
from factcheck.report.html.draft import Part, parts
from factcheck.report.html.runs import Mark, language
from factcheck.report.visible import visible
from factcheck.report.words import WORDS, counted

TEMPLATES = Path(__file__).with_name("templates")
STDIN = "<stdin>"
URGENT = (Label.REFUTED, Label.CONFLICTING)
"""What an editor looks at first."""
TAGS = {"strong": "strong", "em": "em", "unread": Markup('span class="unread"')}
"""The element that shows each style of a draft's words."""
SHORT = {"missing": "missing", "excess": "too much"}
"""What there is beside a total and its parts, in a word."""


class Section(Struct, frozen=True):
    """What the page says about one input: its draft, its figures by their numbers, its findings by theirs."""

    number: int
    name: str
    checked: CheckedDocument
    parts: tuple[Part, ...]
    marks: tuple[Mark, ...]
    findings: tuple[tuple[int, Finding], ...]

    @property
    def is_claim(self) -> bool:
        """Whether it is a claim from the command line."""
        return self.checked.document.path.startswith(CLAIM)

    @property
    def counts(self) -> Counter[Label]:
        """How many of its figures got each label."""
        return RunResult((self.checked,)).counts()

    @property
    def bar(self) -> tuple[Segment, ...]:
        """The verdicts on its figures as a bar."""
        return verdict_bar(self.counts)

    @property
    def urgent(self) -> list[Mark]:
        """Its figures that are to be looked at first, worst first."""
        return [mark for label in URGENT for mark in self.marks if mark.verdict.label is label]


def render(result: RunResult, made: date | None = None) -> str:
    """The outcome as a page; `made` is the day to sign it with, if any, since the same input gives the same bytes."""
    sections = tuple(_sections(result))
    style = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    return (
        _environment()
        .get_template("page.html")
        .render(
            result=result,
            headline=headline(result.counts()),
            sections=sections,
            unproven=[mark for section in sections for mark in section.marks if mark.verdict.label is Label.NOT_ENOUGH_EVIDENCE],
            sources=_sources(result),
            made=made,
            style=Markup(style),
            style_hash=_hash(style),
        )
    )


def headline(counts: Counter[Label]) -> str:
    """The outcome in a line, the worst of it.

    >>> headline(Counter({Label.SUPPORTED: 5, Label.REFUTED: 1})), headline(Counter({Label.SUPPORTED: 2}))
    ('1 of 6 figures is refuted', 'All 2 figures are supported')
    """
    total = sum(counts.values())
    if not total:
        return "No figures to check"
    if counts[Label.SUPPORTED] == total:
        return f"All {total} figures are supported" if total > 1 else "The figure is supported"
    worst = next(label for label in Label if counts[label])
    if worst is Label.NOT_ENOUGH_EVIDENCE:
        return f"No figure is refuted, but {counts[worst]} of {total} {'lacks' if counts[worst] == 1 else 'lack'} evidence"
    verb = "is" if counts[worst] == 1 else "are"
    return f"{counts[worst]} of {counted(total, 'figure')} {verb} {WORDS[worst][1]}"


def _environment() -> Environment:
    """The templates: every text in them is shown as text, its hidden characters as their codes; a name that is missing is an error."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    environment.globals.update(WORDS=WORDS, TAGS=TAGS, SHORT=SHORT, Label=Label)
    environment.globals.update(counted=counted, excerpt=excerpt, parts_chart=parts_chart, bar=verdict_bar)
    environment.filters.update(day=_day, language=language)
    return environment


def _shown(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _hash(style: str) -> str:
    """The hash by which the page's own style is known; no other style, and no script, is let in."""
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def _day(day: date) -> str:
    """A day in words.

    >>> _day(date(2025, 1, 14))
    '14 January 2025'
    """
    return f"{day.day} {day:%B %Y}"


def _sections(result: RunResult) -> Iterator[Section]:
    figure, finding = count(1), count(1)
    for number, checked in enumerate(result.files, 1):
        shown = (verdict for claim in result.claims(checked) for verdict in result.verdicts(claim))
        ordered = sorted(shown, key=lambda verdict: verdict.figure.span)
        marks = tuple(Mark(next(figure), verdict) for verdict in ordered)
        findings = tuple((next(finding), found) for found in checked.findings)
        yield Section(number, _name(checked.document.path), checked, parts(checked, marks, findings), marks, findings)


def _name(path: str) -> str:
    """What an input is called.

    >>> _name("drafts/a.md"), _name("<claim 2>"), _name("<stdin>")
    ('drafts/a.md', 'Claim 2', 'Standard input')
    """
    if path.startswith(CLAIM):
        return path.strip("<>").capitalize()
    return "Standard input" if path in ("", STDIN) else path


def _sources(result: RunResult) -> list[Release]:
    """The releases that any evidence is from, newest first."""
    claims = (claim for file in result.files for claim in result.claims(file))
    evidence = (item for claim in claims for verdict in result.verdicts(claim) for item in verdict.evidence)
    found = {item.fact.release.id: item.fact.release for item in evidence}
    return sorted(found.values(), key=lambda release: (release.published, release.id), reverse=True)
