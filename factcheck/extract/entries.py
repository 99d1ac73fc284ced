"""This file holds the figures of a text as a base keeps them: each value with its growths, its members and its other places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.core.figure import Claim, Figure, Measure
from factcheck.core.period import Period
from factcheck.core.text import BlockKind, Sentence, Span
from factcheck.core.unit import COUNT
from factcheck.expressions import regex
from factcheck.extract.conditions import Condition, conditions, conditions_in, holds_for
from factcheck.extract.events import tells_event
from factcheck.extract.twins import RESPECTIVELY, YEAR_AGO, apart
from factcheck.extract.units import counting_word, head_noun
from factcheck.match.plain_words import PLAIN
from factcheck.match.tokens import tokens

HOSTS = frozenset({Measure.LEVEL, Measure.SHARE, Measure.RATIO, Measure.MALFORMED})
"""What a growth can belong to."""
LEADS_TO = regex(r"^[^,;]{0,40}\bto\s*$")
"""Between a growth and the value that it leads to: "a rise of 5% to 18 million"."""
BREAK = regex(r"[,;:(（，；：—–]|\b(?:and|while|but|with|whereas)\b")
HARD_BREAK = regex(r"[;；]|\. ")
OWN_SUBJECT = 2
"""With so many words of its own before it, a growth speaks of something else than the value before it."""
CODE = regex(r"\d{5,}")
"""Digits without a comma, a unit and a thing counted name a line or a code."""
DIFFERENCE = regex(r"^ (?:more|fewer|less|extra|additional)\b", re.I)
COMPARED = regex(r"\b(?:compared (?:with|to)|against|from|than|versus|above|below)(?: the| its)? $", re.I)
FROM_TO = regex(r" (?:in|on|at) [^,;]{3,40} to (?:the |about |some )?")
THAN = regex(r"^(?:(?:more|less|fewer|higher|lower) than|above|below|from|against) the\b", re.I)
ON_VALUE = regex(r" (?:up |down |higher |lower )?(?:on|over) (?:the |its |their )?")
"""Between a growth and the value that it is measured against: "an increase of 6.2 per cent on the 139,700"."""
AGO_IT_WAS = regex(
    r"\b(?:(?:a|one) year (?:earlier|before|ago|previously)|the year before|(?:the )?previous year)[,:]? (?:(?!while|and|but|whereas)[a-z]+ ){0,4}$",
    re.I,
)
"""Before a value, what says that it is that of the year before."""
BASIS_REACH = 14
"""Within so many characters behind a growth stands the value that it is measured against."""
ALSO = regex(r"^[^,;]{0,40}\band (?:the )?[^,;]{0,30}$")
LISTING = regex(r"\b(?:including|such as|namely|among them|in)\b|:|，包括|（|\(")
LIST_REACH = 90
CELL_HEADS = 2
"""A cell without the heads of a row and a column is one of them."""


class Entry(Struct):
    """A figure that becomes a fact, with its growths and the names that it counts.

    `period` is set once it is known. `elsewhere` are the places where it is said again; `later` is the value that it is the earlier one of ("up from 521"), and `like`
    the one whose subject it shares. Behind `own_end`, in its sentence, periods are those of an earlier value. `bases` are, by
    the place of a growth, the earlier values that growths are measured against.
    """

    figure: Figure
    sentence: Sentence
    growths: list[Figure] = field(default_factory=list)
    members: tuple[str, ...] = ()
    listed: Span | None = None
    elsewhere: list[Entry] = field(default_factory=list)
    later: Entry | None = None
    like: Entry | None = None
    own_end: int | None = None
    period: Period | None = None
    bases: dict[Span, Entry] = field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()

    @property
    def measure(self) -> Measure:
        """What kind of statement its figure makes."""
        return self.figure.observation.measure

    @property
    def unit(self) -> str:
        """The unit of its value, or the noun that it counts."""
        return counting_word(self.figure, self.sentence) or next(
            (noun for head in self.heads[1:] if self.figure.observation.unit is COUNT and (noun := head_noun(head.text))), ""
        )

    @property
    def spans(self) -> list[Span]:
        """The places of all that it tells."""
        return [self.figure.span, *(growth.span for growth in self.growths), *((self.listed,) if self.listed else ())]

    @property
    def heads(self) -> tuple[Sentence, ...]:
        """The heads of the row and the column of a table's cell; of other text none."""
        if self.sentence.kind is not BlockKind.CELL:
            return ()
        return tuple(each for each in self.sentence.context if each.kind is BlockKind.CELL)


def entries(claims: Sequence[Claim]) -> list[Entry]:
    """The entries of a text, in its order."""
    found: list[Entry] = []
    for claim in claims:
        found += _cell_entries(claim, found) if claim.sentence.kind is BlockKind.CELL else _entries(claim)
    return found


def _entries(claim: Claim) -> list[Entry]:
    """The entries of a sentence."""
    limits = conditions(claim.sentence, claim.figures)
    told = [figure for figure in claim.figures if not any(limit.place.overlaps(figure.span) for limit in limits)]
    found = {figure.span: Entry(figure, claim.sentence) for figure in told if _stands_alone(figure, claim)}
    for entry in found.values():
        entry.conditions = tuple(limit for limit in limits if holds_for(limit, entry.figure, claim.sentence, told))
    _link_earlier(claim, found)
    for run in _runs(claim.figures):
        for growth, host in _hosted(claim, run, found):
            basis = _basis(growth, found)
            if host is None or (basis is None and any(_same_basis(growth, other) for other in host.growths)):
                found[growth.span] = Entry(growth, claim.sentence)
                continue
            host.growths.append(growth)
            host.bases |= {growth.span: basis} if basis else {}
    ordered = [found[span] for span in sorted(found)]
    _take_members(claim, ordered)
    return [each for entry in ordered for each in _apart(claim, entry)]


def _apart(claim: Claim, entry: Entry) -> list[Entry]:
    """The entries that an entry stands for: one for each of the facts that its figure tells."""
    figures = apart(claim, entry.figure)
    return [replace(entry, figure=figure) for figure in figures] if len(figures) > 1 else [entry]


def _basis(growth: Figure, found: dict[Span, Entry]) -> Entry | None:
    """The earlier value that a growth is measured against: "4.1 per cent fewer than the 32,938 of March"."""
    behind = (entry for span, entry in sorted(found.items()) if -BASIS_REACH <= span.start - growth.span.end <= BASIS_REACH)
    return next((entry for entry in behind if entry.later is not None), None)


def _same_basis(growth: Figure, other: Figure) -> bool:
    return growth.observation.against == other.observation.against


def _stands_alone(figure: Figure, claim: Claim) -> bool:
    """Whether a figure is a fact by itself: a value, the date of an event, a person with an office; a difference is none."""
    told = figure.observation
    if told.measure is Measure.NAMES:
        return bool(figure.counted)
    if told.measure is Measure.DATE:
        return tells_event(claim.sentence)
    behind = claim.sentence.text[figure.span.end - claim.sentence.span.start :]
    is_code = bool(CODE.fullmatch(figure.text)) and not figure.counted
    return told.measure in HOSTS and not told.sign and not is_code and not DIFFERENCE.match(behind)


def _link_earlier(claim: Claim, found: dict[Span, Entry]) -> None:
    """Mark the values that a later one is compared with: "538, compared with 521 in May 2024"."""
    offset = claim.sentence.span.start
    told = [figure for figure in claim.figures if figure.observation.measure in (*HOSTS, Measure.GROWTH)]
    values = [figure for figure in told if figure.span in found and found[figure.span].measure in HOSTS]
    for index, figure in enumerate(values[1:], 1):
        before = next((each for each in reversed(told) if each.span.end <= figure.span.start), None)
        first, previous = found[values[index - 1].span], found[values[index - 1].span]
        gap = claim.sentence.text[before.span.end - offset : figure.span.start - offset] if before else ""
        own = f"{gap} {figure.text}"
        if not _comparable(first.figure, figure):
            continue
        mine = found[figure.span]
        if FROM_TO.fullmatch(gap) and claim.sentence.text[: previous.figure.span.start - offset].rstrip().endswith("from"):
            mine.like = previous
        elif (
            COMPARED.search(f"{gap.rstrip()} ")
            or THAN.match(figure.text)
            or (previous.later and ALSO.match(own))
            or (before and before.observation.measure is Measure.GROWTH and ON_VALUE.fullmatch(gap))
            or _is_of_year_before(claim.sentence, figure)
        ):
            mine.later = mine.like = previous.later or first
            mine.later.own_end = mine.later.own_end or figure.span.start


def _is_of_year_before(sentence: Sentence, figure: Figure) -> bool:
    """Whether the words around a value say that it is that of a year before: "87 deaths (96 a year earlier)"."""
    start, end = figure.span.start - sentence.span.start, figure.span.end - sentence.span.start
    return (
        YEAR_AGO.match(sentence.text, end) is not None or AGO_IT_WAS.search(sentence.text[max(0, start - 60) : start]) is not None
    )


def _comparable(left: Figure, right: Figure) -> bool:
    """Whether two values can be of one thing."""
    one, other = left.observation, right.observation
    untold = COUNT in (one.unit, other.unit) and not (left.counted if one.unit is COUNT else right.counted)
    return one.measure is other.measure and (one.unit.converts_to(other.unit) or untold)


def _runs(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The growths that follow each other with no value between them."""
    run: list[Figure] = []
    for figure in figures:
        if figure.observation.measure is Measure.GROWTH:
            run.append(figure)
        elif figure.observation.measure in HOSTS and run:
            yield run
            run = []
    if run:
        yield run


def _hosted(claim: Claim, run: list[Figure], found: dict[Span, Entry]) -> Iterator[tuple[Figure, Entry | None]]:
    """Each growth of a run with the value that grew, or None."""
    text, offset = claim.sentence.text, claim.sentence.span.start
    hosts = [entry for span, entry in sorted(found.items()) if entry.measure in HOSTS and entry.later is None]
    before = [entry for entry in hosts if entry.figure.span.end <= run[0].span.start and not entry.growths]
    if len(run) > 1 and len(before) >= len(run) and RESPECTIVELY.search(text, run[-1].span.end - offset):
        yield from zip(run, before[-len(run) :], strict=True)
        return
    nearest = max((entry for entry in hosts if entry.figure.span.end <= run[0].span.start), key=_place, default=None)
    following = min((entry for entry in hosts if entry.figure.span.start >= run[-1].span.end), key=_place, default=None)
    for growth in run:
        if nearest and _belongs(
            text[nearest.figure.span.end - offset : growth.span.start - offset], len(run) > 1 or growth is run[0]
        ):
            yield growth, nearest
        elif following and LEADS_TO.match(text[growth.span.end - offset : following.figure.span.start - offset]):
            yield growth, following
        else:
            yield growth, None


def _place(entry: Entry) -> int:
    return entry.figure.span.start


def _belongs(between: str, near: bool) -> bool:
    """Whether a growth behind these words is that of the value before them: it has no subject of its own."""
    if HARD_BREAK.search(between) or not near:
        return False
    cut = max((match.end() for match in BREAK.finditer(between)), default=None)
    own = [word for word in tokens(between[cut:] if cut is not None else "") if word.stem not in PLAIN]
    return cut is not None and len(own) < OWN_SUBJECT


def _take_members(claim: Claim, found: list[Entry]) -> None:
    """The names that are listed right behind a count become its members."""
    offset = claim.sentence.span.start
    for figure in claim.figures:
        if figure.observation.measure is not Measure.NAMES or figure.counted:
            continue
        counts = [each for each in found if each.measure is Measure.LEVEL and each.figure.span.end <= figure.span.start]
        nearest = max(counts, key=_place, default=None)
        between = claim.sentence.text[nearest.figure.span.end - offset : figure.span.start - offset] if nearest else ""
        if nearest and not nearest.members and len(between) < LIST_REACH and _lists(between, nearest.figure, figure):
            nearest.members, nearest.listed = figure.observation.names, figure.span


def _lists(between: str, count: Figure, names: Figure) -> bool:
    """Whether names behind a count are what it counts: led in by "including" or a colon, or as many as it says."""
    quantity = count.observation.quantity
    if quantity is None or quantity.place > 1 or count.observation.unit.dimension != "count" or HARD_BREAK.search(between):
        return False
    lead = max((match.end() for match in LISTING.finditer(between)), default=None)
    is_led = lead is not None and not any(word.stem not in PLAIN for word in tokens(between[lead:]))
    fits = len(names.observation.names) <= quantity.value
    in_place = re.search(r"\bin\s*$", between) is not None
    return is_led and fits and (not in_place or len(names.observation.names) == quantity.value)


def _cell_entries(claim: Claim, before: list[Entry]) -> list[Entry]:
    """The entries of a table's cell; a growth belongs to the first value of its row that has none."""
    found: list[Entry] = []
    if len([each for each in claim.sentence.context if each.kind is BlockKind.CELL]) < CELL_HEADS:
        return found
    for figure in claim.figures:
        host = _row_host(claim, before) if figure.observation.measure is Measure.GROWTH else None
        if host is not None:
            host.growths.append(figure)
        elif figure.observation.measure is Measure.GROWTH or _stands_alone(figure, claim):
            limits = (limit for head in claim.sentence.context[:CELL_HEADS] for limit in conditions_in(head))
            found.append(Entry(figure, claim.sentence, conditions=tuple(limits)))
    return found


def _row_host(claim: Claim, before: list[Entry]) -> Entry | None:
    """The first value in the row of a cell that has no growth yet."""
    row = claim.sentence.context[:1]
    in_row = [each for each in before if each.heads[:1] == row and each.measure in HOSTS and not each.growths]
    return next(iter(in_row), None)
