"""This file holds what tells, behind two values, how far one lies from the other: "from 73 to 64 days, 9 days less", "an addition of 21"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.audit.bonds import Difference, Term
from factcheck.audit.relations.growing import as_growth
from factcheck.audit.relations.scene import Line, Told
from factcheck.core.figure import Measure
from factcheck.core.unit import COUNT
from factcheck.expressions import regex

LESS_OR_MORE = regex(r"\s(?:(?P<less>less|fewer|shorter|lower)|more|longer|higher|extra)(?=[,.;:)]|\s[(]|\sor\s|$)", re.I)
"""Behind the difference between two values told before: "from 73 to 64 days, 9 days | less"."""
GAINED = "addition|expansion|enlargement|extension|gain|increase|rise"
LOST = "loss|reduction|decrease|cutback|shrinkage|drop|fall|cut"
STEP_OF = regex(
    rf"(?:^|[,;:(—–]|\s-)\s?(?:(?:or|that is|that was|that's|which is|which was|which means|it is|this is|i\.e\.,?),?\s)?"
    rf"(?:an?\s(?:net\s|total\s)?(?:(?:{GAINED})|(?P<lost>{LOST}))\sof|adding|an\s(?:extra|additional))"
    r"\s(?:about\s|some\s|around\s)?$",
    re.I,
)
"""In front of a number that is the difference between two values told before."""
CLOSED = regex(r"(?:\s(?:(?:more|additional|extra|further)\s)?(?P<noun>[a-z]+))?\s?(?:[.;:)—–]|,\s|$)", re.I)
"""Behind such a number, which is of nothing else, and of no part of the time."""
APPOSED = regex(r"[,;:(—–]\s?(?:or\s|that is\s|which is\s)?$", re.I)
FURTHER = regex(r"\s(?:more|additional|extra|further)\s", re.I)


def worded(line: Line, last: Told, value: Term, earlier: Term, step: Told) -> Iterator[Difference]:
    """The difference whose words say which way it goes: "from 73 to 64 days, 9 days less"; `last` ends the two values."""
    match = LESS_OR_MORE.match(line.text, step.end)
    sign = (-1 if match["less"] else 1) if match else _way_before(line, last, step)
    if sign and step.is_level and step.dimension == value.unit.dimension:
        yield Difference(value=value, earlier=earlier, growth=as_growth(step, sign), is_firm=match is not None)


def is_step(line: Line, last: Told, value: Term, earlier: Term, step: Told) -> bool:
    """Whether a number is said to be the difference of two values, or is nothing else, told in their unit or without one."""
    is_bare = step.figure.observation.unit is COUNT
    if step.measure is not Measure.LEVEL or not (is_bare or step.dimension == value.unit.dimension):
        return False
    point = abs(step.term.point) * (value.unit.factor if is_bare else 1)
    is_worded = LESS_OR_MORE.match(line.text, step.end) is not None or _way_before(line, last, step) != 0
    return is_worded or point == abs(value.point - earlier.point)


def _way_before(line: Line, last: Told, step: Told) -> int:
    """Which way the words before a number say that two values lie apart by it: +1 up, -1 down, 0 where they do not, or tell more steps."""
    match, closed = STEP_OF.search(line.text[: step.start]), CLOSED.match(line.text, step.end)
    counted = last.figure.counted.lower().split()[:1]
    behind = line.told[line.told.index(step) + 1 :][:1]
    is_one = not any(each.dimension == step.dimension and each.figure.observation.earlier is None for each in behind)
    if not is_one or closed is None or (closed["noun"] and [closed["noun"].lower()] != counted):
        return 0
    if match is None:
        is_further = closed["noun"] and FURTHER.match(line.text, step.end) and APPOSED.search(line.text[: step.start])
        return 1 if is_further else 0
    return -1 if match["lost"] else 1
