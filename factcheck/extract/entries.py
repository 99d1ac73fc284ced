"""This file holds the figures of a text as a base keeps them: each value with its growths, its members and its other places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from factcheck.audit.relations.brackets import ANNOUNCED
from factcheck.audit.relations.growing import RATE
from factcheck.audit.relations.measured import MEAN_BEFORE
from factcheck.audit.relations.tables import time_of
from factcheck.core.figure import Claim, Figure, Measure
from factcheck.core.text import BlockKind, Sentence, Span
from factcheck.expressions import regex
from factcheck.extract.conditions import conditions, conditions_in, holds_for
from factcheck.extract.entry import HOSTS, Entry
from factcheck.extract.events import tells_event
from factcheck.extract.linking import link_earlier, link_shares
from factcheck.extract.twins import NEXT, RESPECTIVELY, apart
from factcheck.match.plain_words import PLAIN
from factcheck.match.tokens import tokens

LEADS_TO = regex(r"^[^,;]{0,40}\bto\s*$")
"""Between a growth and the value that it leads to: "a rise of 5% to 18 million"."""
BREAK = regex(r"[,;:(（，；：—–]|\b(?:and|while|but|with|whereas)\b")
HARD_BREAK = regex(r"[;；]|\. ")
OWN_SUBJECT = 2
"""With so many words of its own before it, a growth speaks of something else than the value before it."""
CODE = regex(r"\d{5,}")
"""Digits without a comma, a unit and a thing counted name a line or a code."""
OTHERWISE = regex(
    r"(?:^|[;,:]\s)(?:counting|including|excluding|without|leaving out) [^;.]{3,80}, (?:there (?:were|was|are|is)|it (?:was|is)) $",
    re.I,
)
"""Before a number that is counted by another definition, which its fact could not hold."""
CORRECTED = regex(r"\b(?:revised|corrected|restated|adjusted) (?:up |down )?from (?:the )?$", re.I)
"""Before a number that no longer holds."""
PER = regex(r"\b(?:per|for every|out of every) $", re.I)
"""Before a number for which another one is told: "4.9 deaths per | 100,000"."""
DIFFERENCE = regex(r"^ (?:more|fewer|less|extra|additional)\b", re.I)
BASIS_REACH = 14
"""Within so many characters behind a growth stands the value that it is measured against."""
WITHIN = regex(r"[a-z] (?:of|in|at|across|among|from) (?:the|its|all|these) $")
"""Before a number that says more of the thing before it."""
LISTING = regex(r"\b(?:including|such as|namely|among them|in)\b|:|，包括|（|\(")
LIST_REACH = 90
CELL_HEADS = 2
"""A cell without the heads of a row and a column is one of them."""


def entries(claims: Sequence[Claim]) -> list[Entry]:
    """The entries of a text, in its order."""
    found: list[Entry] = []
    is_announced = any(ANNOUNCED.search(text) for claim in claims for text in _told_over(claim.sentence))
    for claim in claims:
        is_cell = claim.sentence.kind is BlockKind.CELL
        found += _cell_entries(claim, found) if is_cell else _entries(claim, is_announced=is_announced)
    return found


def _told_over(sentence: Sentence) -> Iterator[str]:
    """A sentence and what stands over it."""
    yield sentence.text
    yield from (each.text for each in sentence.context)


def _entries(claim: Claim, *, is_announced: bool) -> list[Entry]:
    """The entries of a sentence, of a text that says or does not say that its brackets hold earlier values."""
    limits = conditions(claim.sentence, claim.figures)
    told = [figure for figure in claim.figures if not any(limit.place.overlaps(figure.span) for limit in limits)]
    found = {figure.span: Entry(figure, claim.sentence) for figure in told if _stands_alone(figure, claim)}
    for entry in found.values():
        entry.conditions = tuple(limit for limit in limits if holds_for(limit, entry.figure, claim.sentence, told))
    link_earlier(claim, found, is_announced=is_announced)
    link_shares(claim, found)
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
    start, end = (place - claim.sentence.span.start for place in (figure.span.start, figure.span.end))
    before, behind = claim.sentence.text[:start], claim.sentence.text[end:]
    if OTHERWISE.search(before) or CORRECTED.search(before) or PER.search(before):
        return False
    if claim.sentence.kind is BlockKind.HEADING and told.unit.is_time:
        return False  # what a title says of the length of its own time: "Nine months on call"
    is_code = bool(CODE.fullmatch(figure.text)) and not figure.counted
    return told.measure in HOSTS and not told.sign and not is_code and not DIFFERENCE.match(behind)


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
    in_turn = RESPECTIVELY.search(text, run[-1].span.end - offset) or (
        len(before) == len(run) and _one_after_another(text, offset, run)
    )
    if len(run) > 1 and len(before) >= len(run) and in_turn:
        yield from zip(run, before[-len(run) :], strict=True)
        return
    before = [entry for entry in hosts if entry.figure.span.end <= run[0].span.start]
    nearest = max([entry for entry in before if not _is_beside(entry)] or before, key=_place, default=None)
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


def _one_after_another(text: str, offset: int, run: Sequence[Figure]) -> bool:
    """Whether growths are told in one breath: "12.7% and 8.5% shorter"."""
    return all(NEXT.fullmatch(text, left.span.end - offset, right.span.start - offset) for left, right in pairwise(run))


def _place(entry: Entry) -> int:
    return entry.figure.span.start


def _is_beside(entry: Entry) -> bool:
    """Whether a value only says more of the one before it: a mean, or what that is of ("2,300 trains of the three lines")."""
    start, end = (place - entry.sentence.span.start for place in (entry.figure.span.start, entry.figure.span.end))
    text = entry.sentence.text
    return bool(WITHIN.search(text[:start]) or MEAN_BEFORE.search(text[:start]) or RATE.match(text, end))


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
    """The first value in the row of a cell that has no growth yet; of values of several times the last."""
    row = claim.sentence.context[:1]
    in_row = [each for each in before if each.heads[:1] == row and each.measure in HOSTS and not each.growths]
    times = [time_of(each.heads[1]) for each in in_row]
    if all(times) and len(set(times)) == len(times):
        return max(in_row, key=lambda each: time_of(each.heads[1]), default=None)
    return next(iter(in_row), None)
