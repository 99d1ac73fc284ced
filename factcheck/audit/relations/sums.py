"""This file holds the search for sums in sentences: a total, and its parts behind "of which", a colon, in apposition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.audit.bonds import Sum, Term
from factcheck.audit.relations.measured import without_earlier, without_means
from factcheck.audit.relations.parts import LONGEST_GAP, Parts, coordinated, is_told
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.audit.totals import is_moved
from factcheck.core.figure import Measure
from factcheck.core.slips import TELLING_DIGITS, digits
from factcheck.core.text import BlockKind
from factcheck.expressions import regex

CLOSED = regex(
    r"[,;:(]?\s*(?:and\s)?(?:of (?:which|whom)|comprising|consisting of|made up of|composed of|namely)\b[,:]?"
    r"|[,;:(]\s*(?:and\s)?of (?:these|those|them)\b[,:]?|:(?=\s)|：",
    re.I,
)
"""Words behind a total that say that its parts follow, all of them."""
OPEN = regex(r"[,;，；(（]?\s*(?:including|among (?:them|which|whom|these|those)|其中包?括?|包括|内含)[,:，：]?", re.I)
"""Words behind a total that say that some of its parts follow."""
LEADS = (
    (False, CLOSED, "which whom compris consist made compos namely these those them : ：".split()),
    (True, OPEN, "including among 其中 包括 内含".split()),
)
"""The words behind a total, whether its parts may be some of them, and letters of which a sentence with such words has some."""
OPENING = regex(
    r"(?:and\s|but\s)?(?:out )?(?:of|among) (?:the (?:total|sum|whole)|these|those|them|(?:this|that) [a-z]{3,12})\b|其中", re.I
)
"""How a sentence begins that goes on about the total before it."""
OPENING_TOTAL = regex(r"(?:out )?of (?:the |all |a total of |all the )?(?:[\w-]{2,20}(?:['’]s|s['’]) )?$", re.I)
"""What stands before the total that opens a sentence: "Of 100 cases, …"."""
QUESTION = regex(r"(?:who|what|where)\s(?:were|are|was|did|do)\s(?:they|these|those|it)\b[^?]{0,30}\?$", re.I)
PREPOSITION = regex(r"\s(?P<word>to|on|in|at|by|from|for|with|through|via|under)\s", re.I)
FROM_PLACES = regex(r"\s[a-z][a-z -]{2,40}\s(?:from|in|at|of|across|on)\s(?:the\s)?")
FOR_EACH = regex(r"\b[Ff]or (?:each|every)\b[^.;:!?]*$")
"""Before a number of things for each of others, which is no total: "for each guard the officers saw | four and a half clerks"."""
FOR_ONE = regex(r"(?:\s[a-z-]+){0,2}?\s(?:per|for (?:each|every))\s(?!(?:cent|day|week|month|quarter|year|hour)\b)[a-z]", re.I)
"""Behind a number of things for one of others, which is no total either: "229 grams | per meal"."""
MOST_ANSWERS = 12
IRREGULAR = frozenset("men women people children fish sheep aircraft police staff cattle personnel deer series species".split())
SCALES = (10, 100, 1000, 10_000)
NEARLY = 0.02
MOST_OF = 0.65
"""Parts that give less of their total, told without "each" or "respectively", may leave others out."""
MOST_OF_TWO = 0.85
"""Two parts leave others out sooner: of 500 staff, 200 doctors and 210 nurses are some."""
FEWEST_OF_SOME = 3
"""So many parts that need not be all, but give the total with its point moved, are all."""
OTHER_SIZE = 100
"""A part in another unit that is more than so many times its total belongs to something else."""
UNLIKELY = (0.5, 1.5)
"""Parts in apposition that give less or more than this of the total belong to something else."""


def sums(scene: Scene) -> Iterator[Sum]:
    """All sums that sentences tell."""
    for before, line in pairwise([None, *scene.lines]):
        if line is not None and line.told:
            yield from filter(_is_of_one_size, _of_sentence(before, line))
    yield from _answers(scene)


def _of_sentence(before: Line | None, line: Line) -> Iterator[Sum]:
    """All sums whose parts a sentence tells."""
    yield from _behind_lead(line)
    yield from _opened(line)
    yield from _apposed(line)
    if before is not None and OPENING.match(line.text):
        yield from _about_before(before, line)


def _is_of_one_size(sum_: Sum) -> bool:
    """Whether no part is told in another unit than its total and many times as much, unless they give it but for its point.

    Tons are no part of so many grams.
    """
    others = [part for part in sum_.parts if part.unit.factor != sum_.total.unit.factor]
    return is_moved(sum_.total, sum_.parts) or not any(part.point > OTHER_SIZE * sum_.total.point for part in others)


def _behind_lead(line: Line) -> Iterator[Sum]:
    """A total, a lead, and its parts: "32.566 million vehicles; of these, 879,000 aircraft, …"."""
    letters = line.text.casefold() if line.levels else ""
    for is_open, lead, cues in LEADS:
        for match in lead.finditer(line.text, 1) if any(cue in letters for cue in cues) else ():
            before = [(line, each) for each in line.told if _may_be_total(line, each) and each.end <= match.start()]
            own = without_earlier(line, without_means(before))
            totals = [each for each in own if not line.is_aside(each, match.start())]
            total = totals[-1] if totals else None
            if total is None or not total.is_level:
                continue
            is_colon = match[0] in (":", "：")
            if is_colon and match.start() - total.end > 60:
                continue
            parts = coordinated(line, match.end(), total)
            if parts is None or (is_colon and (len(parts.told) < 2 or is_unlikely(total, parts.told))):
                continue
            if not (is_open and _counts_other_things(total, parts.told[0]) and len(parts.told) == 1):
                yield sum_of(_whole(line, totals, parts.told[0]), parts, is_open=is_open)


def _whole(line: Line, totals: Sequence[Told], part: Told) -> Told:
    """The last total, or the one before it where that is from so many places: "60 guests from 20 towns, including 30 from Rome"."""
    for first, last in pairwise(totals[-2:]):
        is_less = part.is_level and last.term.point < part.term.point <= first.term.point
        if is_less and first.is_level and FROM_PLACES.fullmatch(line.text, first.end, last.start):
            return first
    return totals[-1]


def _may_be_total(line: Line, told: Told) -> bool:
    """Whether a figure says how much there is, and not how much for each of something."""
    is_for_each = FOR_EACH.search(line.text, max(0, told.start - LONGEST_GAP), told.start) or FOR_ONE.match(line.text, told.end)
    return is_told(told) and not is_for_each


def _opened(line: Line) -> Iterator[Sum]:
    """A total that opens the sentence: "Of 100 cases, 60 were closed and 30 are open"."""
    first = line.told[0]
    if not first.is_level or not OPENING_TOTAL.fullmatch(line.text[: first.start]):
        return
    comma = line.text.find(",", first.end)
    if parts := coordinated(line, comma + 1, first) if comma > 0 else None:
        yield sum_of(first, parts)


def _about_before(before: Line, line: Line) -> Iterator[Sum]:
    """Parts of the total that the sentence before tells: "Of the total, 291 million were …"."""
    match = OPENING.match(line.text)
    first = line.levels[0] if line.levels else None
    if match is None or first is None:
        return
    parts = coordinated(line, match.end(), first)
    alike = [each for each in before.levels if each.dimension == first.dimension and _may_be_total(before, each)]
    wholes = without_earlier(before, alike)
    if parts and wholes and line.sentence.kind is not BlockKind.HEADING:
        total = wholes[0] if len(wholes) == 1 else max(wholes, key=lambda each: each.term.point)
        yield sum_of(total, parts, is_open="among" in match[0].lower() or "其中" in match[0], is_firm=len(wholes) == 1)


def _apposed(line: Line) -> Iterator[Sum]:
    """A total with its parts in apposition: "17 checkpoints, 9 on rivers and 7 in passes"."""
    if len(line.levels) < 3 or OPENING.match(line.text):
        return
    total, first = line.levels[:2]
    between = line.text[total.end : first.start]
    if not between.endswith(", ") or ";" in between or len(between) > 60:
        return
    parts = coordinated(line, first.start - 1, total)
    if parts is None or not parts.is_closed or len(parts.told) < 2 or is_unlikely(total, parts.told):
        return
    own = {match["word"].lower() for match in PREPOSITION.finditer(f"{between} ")}
    is_moved_point = is_moved(total.term, [each.term for each in parts.told if each.is_level])
    if is_moved_point or all(_names_no_thing(line, each, own) for each in parts.told):
        yield sum_of(total, parts, is_firm=False)


def _answers(scene: Scene) -> Iterator[Sum]:
    """Parts that answer a question about the total before it: "Who were they? 291 million were …. And 65 million were …"."""
    total: Told | None = None
    for index, line in enumerate(scene.lines):
        if total and QUESTION.search(line.text):
            run = _run_of_answers(scene.lines[index + 1 : index + 1 + MOST_ANSWERS], total)
            if len(run) > 1:
                yield sum_of(total, Parts(run, True), is_firm=False)
        total = line.levels[0] if line.levels else total


def _run_of_answers(lines: Sequence[Line], total: Told) -> tuple[Told, ...]:
    run: list[Told] = []
    for line in lines:
        first = line.levels[0] if len(line.levels) == 1 else None
        if first is None or first.start > len("And ") or first.dimension != total.dimension:
            break
        run.append(first)
    return tuple(run)


def sum_of(total: Told, parts: Parts, *, is_open: bool = False, is_firm: bool = True) -> Sum:
    """The sum of a total and a run of parts; two parts may not be all that there are."""
    read = tuple(each.term for each in parts.told if each.is_level)
    unread = tuple(each.figure.span for each in parts.told if each.measure is Measure.MALFORMED)
    moved = is_moved(total.term, read)
    told_all = parts.is_closed and not is_open and len(parts.told) > 1 and (bool(unread) or _make_up(total, read))
    exhaustive = told_all or (moved and is_open and len(read) >= FEWEST_OF_SOME)
    may_be_chance = is_open and len(digits(total.term.point)) <= TELLING_DIGITS
    firm = not may_be_chance if moved else is_firm and (len(parts.told) != 2 or not told_all)
    return Sum(total=total.term, parts=read, exhaustive=exhaustive, unread=unread, is_firm=firm)


def _make_up(total: Told, parts: Sequence[Term]) -> bool:
    """Whether parts make up most of a total, or would with a figure in another scale: of 9,000 staff, 4,000 nurses and 1,000 doctors are some."""
    whole, points = total.term.point, [part.point for part in parts]
    scaled = [sum(points) + point * (factor - 1) for point in points for factor in SCALES]
    return (
        sum(points) >= (MOST_OF_TWO if len(points) == 2 else MOST_OF) * whole
        or is_moved(total.term, parts)
        or any(abs(one - whole) <= whole * NEARLY for one in scaled)
    )


def _counts_other_things(total: Told, part: Told) -> bool:
    """Whether two figures count different things, so that neither need be less: 5 countries, including 30 cities."""
    return bool(total.figure.counted and part.figure.counted) and total.figure.counted != part.figure.counted


def _names_no_thing(line: Line, part: Told, own: set[str]) -> bool:
    """Whether no noun of its own follows a part: a preposition that the total has not, or an adjective."""
    behind = line.text[part.end : part.end + 40]
    match = PREPOSITION.match(behind)
    if match:
        return match["word"].lower() not in own
    words = re.findall(r"[a-z]+", behind.split(",")[0].split(" and ")[0].split(".")[0])
    return len(words) == 1 and not words[0].endswith("s") and words[0] not in IRREGULAR


def is_unlikely(total: Told, parts: Sequence[Told]) -> bool:
    """Whether parts give so much less or more than a total that they belong to something else."""
    whole, terms = total.term.point, [each.term for each in parts if each.is_level]
    share = sum(term.point for term in terms) / whole if whole else 0
    return not UNLIKELY[0] <= share <= UNLIKELY[1] and not is_moved(total.term, terms)
