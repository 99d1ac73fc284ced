"""This file holds what a rule of the audit is: a function over one kind of relation, with its code, severity and page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from factcheck.audit.bonds import Bond
from factcheck.core.finding import Bar, Finding, Reading, RulePage, Severity
from factcheck.core.text import Span

INDENT = "    "
"""How the docstring of a function is indented; to read that off takes `inspect`, which is slow to import."""


class Flaw(Struct, frozen=True):
    """What a rule finds wrong in a relation; the rule's code and severity make it a Finding.

    `is_sure` is False where a number with zeros at its end, or a hedge, leaves room after all: an error is then a warning.
    """

    span: Span
    message: str
    working: str = ""
    readings: tuple[Reading, ...] = ()
    singled_out: bool = False
    related: tuple[Span, ...] = ()
    is_sure: bool = True
    bars: tuple[Bar, ...] = ()


Check = Callable[[Any], Iterator[Flaw]]
"""A function from a relation to what is wrong in it."""


class Rule(RulePage, frozen=True):
    """A rule: its page, the relation it looks at, and the function that finds."""

    over: type[Bond]
    check: Check

    def findings(self, bond: Bond, text: str) -> Iterator[Finding]:
        """What it finds in a relation of figures of this text."""
        for flaw in self.check(bond):
            weak = self.severity is Severity.ERROR and not (flaw.is_sure and bond.is_firm)
            yield Finding(
                self.code,
                Severity.WARNING if weak else self.severity,
                flaw.span,
                text[flaw.span.start : flaw.span.end],
                flaw.message,
                flaw.working,
                flaw.readings,
                flaw.singled_out,
                flaw.related,
                flaw.bars,
            )


def rule(code: str, over: type[Bond], severity: Severity = Severity.ERROR) -> Callable[[Check], Rule]:
    """Make a function over a relation a rule; its name is the rule's name, its docstring the rule's page."""

    def made(check: Check) -> Rule:
        return Rule(code, severity, check.__name__.replace("_", "-"), _page(check.__doc__ or ""), over, check)

    return made


def _page(docstring: str) -> str:
    """A docstring without its indent."""
    return "\n".join(line.removeprefix(INDENT) for line in docstring.splitlines()).strip()
