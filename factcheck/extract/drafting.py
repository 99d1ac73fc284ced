"""This file holds the draft of a fact: what an entry tells, in the words and keys of the base."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.fact import Release
from factcheck.core.figure import Figure, Measure
from factcheck.core.period import Period
from factcheck.core.text import Document
from factcheck.core.unit import MULTIPLE
from factcheck.extract.about import Subjects
from factcheck.extract.entry import Entry
from factcheck.extract.passages import passage_of
from factcheck.extract.proposal import ProposedFact, ProposedGrowth
from factcheck.extract.reading import taken
from factcheck.extract.values import KEYS, bare_value, growth_of, scale_of, value_of
from factcheck.figures.names import offices

NO_BASIS = "the text does not say against what this growth is measured"
VALUED = frozenset({Measure.LEVEL, Measure.RATIO, Measure.MALFORMED})


class Draft(Struct, frozen=True):
    """An entry with the fact that it becomes, which has no id yet."""

    entry: Entry
    fact: ProposedFact


def drafted(document: Document, entry: Entry, header: Release, subjects: Subjects) -> Draft | None:
    """The draft of an entry; None where its printed words cannot be read by themselves, or no word stands beside them."""
    entry = _as_share(entry)
    value, earlier = _value(entry)
    growths, notes = _growths(entry, header)
    if (not value and entry.measure is not Measure.GROWTH) or (entry.measure is Measure.GROWTH and not growths):
        return None
    passages = [passage_of(document, each, subjects.clause(each)) for each in (entry, *entry.elsewhere)]
    if not (entry.heads or any(letter.isalpha() for letter in passages[0])):
        return None
    fact = ProposedFact(
        id="",
        about=subjects.about(entry),
        passages=tuple(dict.fromkeys(passages)),
        key=KEYS.get(entry.measure, "value"),
        value=value,
        earlier=earlier,
        unit=_unit(entry),
        growths=growths,
        period=None if entry.period == header.period else entry.period,
        members=entry.members,
        roles=tuple(offices(entry.figure.counted)) if entry.measure is Measure.NAMES else (),
        notes=notes,
    )
    whole = taken(fact, document, header)
    return Draft(entry, whole) if whole else None


def _value(entry: Entry) -> tuple[str, str]:
    if entry.measure is Measure.NAMES:
        return entry.figure.observation.names[0], ""
    if entry.measure is Measure.DATE:
        return str(entry.period or ""), ""
    if entry.measure is Measure.GROWTH:
        return "", ""
    value, earlier = value_of(entry.figure)
    if entry.later is not None and value:
        return bare_value(entry.figure), ""
    if entry.like is not None and entry.measure is Measure.LEVEL and value:
        return value, bare_value(entry.like.figure)
    return value, "" if entry.measure is Measure.SHARE else earlier


def _basis_period(entry: Entry, growth: Figure) -> Period | None:
    """The period of the value that a growth is measured against, where the text names it."""
    basis = entry.bases.get(growth.span)
    return basis.period if basis else None


def _unit(entry: Entry) -> str:
    """The unit of a value, with the scale that its table tells; an earlier value has that of the later one."""
    if entry.measure not in VALUED or entry.figure.observation.unit is MULTIPLE:
        return ""
    unit = entry.unit or (entry.later.unit if entry.later else "")
    scale = scale_of(entry.figure)
    return f"{scale} {unit}".strip() if scale else unit


def _as_share(entry: Entry) -> Entry:
    """A share told as a change from one to another ("rose from 62.4 to 66.1 per cent") as the share that it is now."""
    told = entry.figure.observation
    if told.measure is not Measure.GROWTH or told.earlier is None or told.unit.dimension != "proportion":
        return entry
    share = replace(told, measure=Measure.SHARE, sign=0, against=None)
    return replace(entry, figure=replace(entry.figure, observation=share))


def _growths(entry: Entry, header: Release) -> tuple[tuple[ProposedGrowth, ...], tuple[str, ...]]:
    """The growths of an entry, and a note where the text does not say what one is against."""
    figures = [entry.figure] if entry.measure is Measure.GROWTH else entry.growths
    told = [growth_of(figure, header, _basis_period(entry, figure), entry.period) for figure in figures]
    growths = tuple(growth for growth, _ in told if growth)
    unsaid = not entry.heads and any(growth and not is_told for growth, is_told in told)
    return growths, ((NO_BASIS,) if unsaid else ())
