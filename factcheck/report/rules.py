"""This file holds how rules are listed and explained: the table, one page, all pages as markdown, and the codes of verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.core.finding import RulePage, Severity
from factcheck.core.verdict import MEANINGS
from factcheck.report import objects

LEVELS = {"REF": Severity.ERROR, "CON": Severity.WARNING}
"""How grave the verdicts of a family are; those of the others are notes."""
VERDICTS: tuple[RulePage, ...] = tuple(
    RulePage(
        reason.value,
        LEVELS.get(reason.value[:3], Severity.NOTE),
        reason.name.lower().replace("_", "-"),
        f"{meaning[0].upper()}{meaning[1:]}.",
    )
    for reason, meaning in MEANINGS.items()
)
"""A page for each code of a verdict, which is no rule of the audit, but stands in reports beside them."""
INTRODUCTION = """\
# The rules of the audit

`factcheck audit` looks for what cannot be right in a text's own figures. A finding is an `error` where the figures cannot be right
as printed, a `warning` where they are probably wrong, a `note` where they are worth a look. Where a hedge, or zeros at the end of a
number, leave room after all, a rule of level `error` gives a warning.

This page is printed from the rules themselves, and its examples are their tests:
`factcheck rules --format markdown > docs/rules.md`.
"""


def table(rules: Sequence[RulePage]) -> str:
    """A line per rule: code, name, severity, title."""
    name, severity = max(len(rule.name) for rule in rules), max(len(rule.severity) for rule in rules)
    return "".join(f"{rule.code}  {rule.name:<{name}}  {rule.severity:<{severity}}  {rule.title}\n" for rule in rules)


def as_json(rules: Sequence[RulePage]) -> str:
    """The rules with their pages and examples as one JSON object."""
    return objects.dumped({"rules": [_object(rule) for rule in rules]}, indent=1) + "\n"


def page(rule: RulePage) -> str:
    """All that a reader is told of a rule."""
    return f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.page}\n"


def markdown(rules: Sequence[RulePage]) -> str:
    """The table and the pages of all rules as a markdown document."""
    rows = (f"| [{rule.code}](#{rule.code.lower()}) | {rule.name} | {rule.severity} | {rule.title} |" for rule in rules)
    head = ["| code | name | severity | finds |", "| --- | --- | --- | --- |"]
    return "\n".join([INTRODUCTION, *head, *rows, "", *(_section(rule) for rule in rules)]).rstrip() + "\n"


def section_text(rule: RulePage) -> str:
    """The page of a rule as markdown, without a heading."""
    return "\n\n".join([rule.prose, *_examples("Flagged", rule.flagged), *_examples("Fine", rule.fine)])


def _section(rule: RulePage) -> str:
    return f"## {rule.code}\n\n`{rule.name}`, {rule.severity}\n\n{section_text(rule)}\n"


def _examples(title: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield f"{title}:"
        yield from (f"```text\n{text}\n```" for text in texts)


def _object(rule: RulePage) -> objects.Object:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "title": rule.title,
        "page": rule.prose,
        "flagged": rule.flagged,
        "fine": rule.fine,
    }
