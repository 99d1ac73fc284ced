"""This file holds the search for changes whose words say which way they went: "rose from 30 to 40", "40, up from 30"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from factcheck.audit.bonds import Term, Turn
from factcheck.audit.relations.changes import pairs
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.expressions import regex

RISING = "rose|rises?|risen|grew|grown|climbed|increased|jumped|surged|soared|(?:went|gone|going|shot|up) up|up"
FALLING = (
    "fell|falls?|fallen|dropped|declined|decreased|shrank|shrunk|plunged|plummeted|sank|sunk|slumped|slipped|dipped"
    "|(?:went|gone|going) down|down"
)
WAY = regex(
    rf"\b(?:(?P<up>{RISING})|(?P<down>{FALLING}))(?:\s[a-z]{{3,12}}ly| again| further)?\sfrom\s(?:about |some |around |nearly )?$",
    re.I,
)
"""What stands before the earlier value of a change and says which way it went."""
BACK = regex(
    rf"\b(?:(?P<up>{RISING})|(?P<down>{FALLING}))(?:\s[a-z]{{3,12}}ly| again| further)?\sto\s(?:about |some |around |nearly )?[0-9][0-9.,]*[^.,;:()0-9]{{0,20}}"
    r"(?:\sin (?:19|20)[0-9]{2})?,?\sfrom\s(?:about |some |around |nearly )?$",
    re.I,
)
"""The same where the later value is told first: "fell to 256 in 2025 from"."""
RANKS = regex(r"\b(?:rank\w*|standings|league|seed\w*|place|position|spot|grade|(?:from|to) (?:number|no\.?)\s)\b", re.I)
"""Words of an order, in which up is towards the smaller number."""
MOST = Fraction(20)
"""Values farther apart than so may be told in different scales: "from 1.2 to 900 thousand"."""


def turns(scene: Scene) -> Iterator[Turn]:
    """All changes from one value to another whose words say that the value rose, or fell."""
    for line in scene.lines:
        for value, earlier, last in pairs(line) if not RANKS.search(line.text) else ():
            sign = last.way or _way(line, earlier, last)
            is_near = 0 < value.point < earlier.point * MOST < value.point * MOST * MOST
            if sign and is_near:
                yield Turn(value=value, earlier=earlier, sign=sign)


def _way(line: Line, earlier: Term, last: Told) -> int:
    """Which way the words before the earlier value say that the change went: +1 up, -1 down, 0 where they do not say."""
    start = earlier.span.start - line.sentence.span.start
    is_one = earlier.span == last.figure.span and last.figure.text.lower().startswith("from ")
    match = WAY.search(line.text[: start + len("from ") if is_one else start]) or BACK.search(line.text[:start])
    return 0 if match is None else 1 if match["up"] else -1
