"""This file holds the codes of results: all that there are, and those that a run is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.audit.rules import RULES
from factcheck.core.nearest import did_you_mean
from factcheck.core.verdict import CheckedDocument, Reason
from factcheck.ignores import PAGES


@cache
def known_codes() -> tuple[str, ...]:
    """The codes of verdicts, of the audit's rules, and of faults in directives."""
    return (*(reason.value for reason in Reason), *(rule.code for rule in RULES), *(page.code for page in PAGES))


def unknown(prefix: str) -> str:
    """What is wrong with a code, or the beginning of one: nothing, or that no code begins so.

    >>> unknown("REF"), unknown("TOT01")
    ('', 'no such code: TOT01 (did you mean TOT001?)')
    """
    if prefix and any(code.startswith(prefix) for code in known_codes()):
        return ""
    return f"no such code: {prefix}{did_you_mean(prefix, known_codes())}"


class Codes(Struct, frozen=True):
    """The codes that a run is asked for, by their beginnings; of two beginnings that fit, the longer one counts."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()

    def __contains__(self, code: str) -> bool:
        selected = _longest(code, self.select) if self.select else 0
        return selected > _longest(code, self.ignore)

    def applied(self, checked: CheckedDocument) -> CheckedDocument:
        """The document with only the results that are asked for; the others are counted."""
        if not self.select and not self.ignore:
            return checked
        left_out = sum(result.code not in self for result, _ in checked.results())
        return replace(checked.keeping(lambda result, _: result.code in self), left_out=left_out)


def _longest(code: str, beginnings: Sequence[str]) -> int:
    """The length of the longest of these with which a code begins, or -1."""
    return max((len(each) for each in beginnings if code.startswith(each)), default=-1)
