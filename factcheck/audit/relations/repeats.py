"""This file holds the search for sentences that are alike but for a figure, or for a figure and its period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from factcheck.audit.bonds import Bond, Nested, Paced, Repeat
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.core.period import Period
from factcheck.core.text import BlockKind
from factcheck.expressions import regex
from factcheck.figures import periods_in

NO_FLOW = regex(
    r"\b(?:had|has|have|stood|stands|employ(?:s|ed)|owned|owns|averag\w+|mean|median|price\w*|rate|per|daily|monthly"
    r"|a (?:day|week|month|year|head)|population|members?)\b",
    re.I,
)
"""Words of stocks and means, which do not add up over time."""
STOPS = (".", "!", "。", "！")
FEWEST_WORDS = 5
LONGEST = 600
SAYS_WHEN = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)|^[^a-z\n]*[a-z].*\b[A-Z][a-z]{2,}", re.M)
"""A year, or a name inside the sentence: without one, like sentences may speak of different things."""
LEADING = regex(r"^(?:in|from|during|for|over|by|between|as of|up to)?[\s,]*", re.I)


def repeats(scene: Scene) -> Iterator[Repeat]:
    """Figures of sentences that are word for word the same but for them."""
    seen: dict[tuple[str, ...], Told] = {}
    for line in scene.lines:
        if len(line.text) > LONGEST or not line.text.endswith(STOPS) or not SAYS_WHEN.search(line.text):
            continue
        for each in line.levels:
            words = _masked(line, [(each.start, each.end)])
            if len(words.split()) <= FEWEST_WORDS:
                continue
            first = seen.setdefault((words, *_leads(line)), each)
            if first is not each and first.dimension == each.dimension:
                yield Repeat(first=first.term, second=each.term, what=f"“{words.replace('#', '…')}”")


def periods(scene: Scene) -> Iterator[Bond]:
    """Figures of sentences that are the same but for them and for the period, one of which is a part of the other."""
    seen: dict[tuple[str, ...], list[tuple[Told, Told | None, Period]]] = {}
    for line in scene.lines:
        growths = [each for each in line.told if each.is_growth]
        if (
            len(line.text) > LONGEST
            or NO_FLOW.search(line.text)
            or len(line.levels) != 1
            or len(growths) > 1
            or len(line.told) != 1 + len(growths)
        ):
            continue
        told = [(span, period) for span, period in periods_in(line.sentence) if isinstance(period, Period)]
        if len(told) != 1:
            continue
        place, period = told[0]
        start = place.start - (line.sentence.span.start if place.start >= line.sentence.span.start else 0)
        spans = [(start, start + place.end - place.start), *((each.start, each.end) for each in line.told)]
        words = LEADING.sub("", _masked(line, spans), count=1)
        group = seen.setdefault((words, *_leads(line)), [])
        mine = (line.levels[0], growths[0] if growths else None, period)
        if group:
            yield from _nested(group[-1], mine)
        group.append(mine)


def _nested(first: tuple[Told, Told | None, Period], second: tuple[Told, Told | None, Period]) -> Iterator[Bond]:
    for part, whole in ((first, second), (second, first)):
        if part[2] == whole[2] or not part[2].within(whole[2]) or part[0].dimension != whole[0].dimension:
            continue
        terms = part[0].term, whole[0].term
        yield Nested(part=terms[0], whole=terms[1], part_time=str(part[2]), whole_time=str(whole[2]))
        if part[1] and whole[1] and part[2].days and whole[2].days:
            time = Fraction(part[2].days, whole[2].days)
            yield Paced(part=terms[0], whole=terms[1], time=time, part_growth=part[1].term, whole_growth=whole[1].term)


def _masked(line: Line, spans: list[tuple[int, int]]) -> str:
    """The words of a sentence, with a mark in the place of figures and nothing in that of periods."""
    text, position = [], 0
    for start, end in sorted(spans):
        text += [line.text[position:start], "#" if any(each.start == start for each in line.told) else ""]
        position = max(position, end)
    return " ".join("".join([*text, line.text[position:]]).lower().split())


def _leads(line: Line) -> tuple[str, ...]:
    """What stands over a sentence: its headings, and for an item the line that leads its list in."""
    kinds = (
        (BlockKind.HEADING,) if line.sentence.kind is BlockKind.PROSE else (BlockKind.HEADING, BlockKind.PROSE, BlockKind.ITEM)
    )
    return tuple(each.text for each in line.sentence.context if each.kind in kinds)
