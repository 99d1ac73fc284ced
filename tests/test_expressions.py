"""This file holds the tests of expressions that are compiled late: they do what compiled ones do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck.expressions import METHODS, regex

PACKAGE = Path(__file__).parents[1] / "factcheck"


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("pattern", "flags", "text"), [("[0-9]+", 0, "60 ports, 2 new"), ("PORTS?", re.I, "60 ports"), ("x*?", 0, "")]
)
def test_each_method_is_that_of_the_compiled_one(method: str, pattern: str, flags: int, text: str) -> None:
    arguments = ["-", text] if method.startswith("sub") else [text]
    late, compiled = (getattr(one, method)(*arguments) for one in (regex(pattern, flags), re.compile(pattern, flags)))
    assert _plain(late) == _plain(compiled)


def _plain(found: object) -> object:
    if isinstance(found, re.Match):
        return found.span()
    return [match.span() for match in found] if hasattr(found, "__next__") else found


def test_it_is_compiled_when_it_is_first_used() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("")


def test_it_tells_its_pattern_and_groups() -> None:
    late = regex("(?P<number>[0-9]+)")
    assert (late.pattern, late.groups, dict(late.groupindex)) == ("(?P<number>[0-9]+)", 1, {"number": 1})


@pytest.mark.parametrize("module", sorted(PACKAGE.rglob("*.py")), ids=lambda module: str(module.relative_to(PACKAGE)))
def test_all_are_compiled_late_and_none_is_told_by_its_identity(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert module.name == "expressions.py" or "re.compile(" not in text
    assert ".re is" not in text, "a match knows the compiled expression: compare the patterns"
