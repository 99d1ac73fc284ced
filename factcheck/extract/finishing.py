"""This file holds the last touch on drafts: concepts that tell them apart, ids, totals, and the findings beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec.structs import replace

from factcheck.core.figure import Measure
from factcheck.core.finding import Finding
from factcheck.core.text import Span
from factcheck.extract.about import Subjects
from factcheck.extract.drafting import Draft
from factcheck.extract.identity import slug, unused
from factcheck.extract.proposal import ProposedFact
from factcheck.extract.terms import UNIT_WORDS, is_telling
from factcheck.extract.units import is_kind
from factcheck.match.tokens import tokens

ID_WORDS = 4


def finished(
    drafts: Sequence[Draft], subjects: Subjects, totals: Mapping[Span, Span], findings: Sequence[Finding]
) -> tuple[ProposedFact, ...]:
    """The drafts as facts, in their order, each with an id of its own."""
    told_apart = _told_apart(drafts, subjects)
    ids = _ids(told_apart)
    by_place = {
        entry.figure.span: id_
        for draft, id_ in zip(told_apart, ids, strict=True)
        for entry in (draft.entry, *draft.entry.elsewhere)
    }
    by_id = dict(zip(ids, told_apart, strict=True))
    return tuple(
        _as_part(
            replace(draft.fact, id=id_, part_of=whole, notes=(*draft.fact.notes, *_notes(draft, findings))),
            draft,
            by_id.get(whole),
        )
        for draft, id_ in zip(told_apart, ids, strict=True)
        for whole in (_total(draft, id_, by_place, totals),)
    )


def _as_part(fact: ProposedFact, draft: Draft, whole: Draft | None) -> ProposedFact:
    """A fact with what it has from its whole: the unit where it tells a kind of it or none, the period of a whole that leads it in."""
    if whole is None:
        return fact
    if not fact.unit or whole.fact.unit in UNIT_WORDS or is_kind(draft.entry.figure, draft.entry.sentence):
        fact = replace(fact, unit=whole.fact.unit or fact.unit)
    is_led = any(entry.sentence.paragraph == draft.entry.sentence.paragraph for entry in (whole.entry, *whole.entry.elsewhere))
    return replace(fact, period=whole.fact.period) if is_led and fact.period is None else fact


def _told_apart(drafts: Sequence[Draft], subjects: Subjects) -> list[Draft]:
    """The drafts, those about the same in the same unit and period with further concepts."""
    groups: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        fact = draft.fact
        groups[frozenset(fact.about), fact.unit, fact.period, fact.key].append(draft)
    more = {id(draft): found for group in groups.values() if len(group) > 1 for draft, found in _apart(group, subjects)}
    return [replace(draft, fact=replace(draft.fact, about=(*draft.fact.about, *more.get(id(draft), ())))) for draft in drafts]


def _apart(group: Sequence[Draft], subjects: Subjects) -> Iterator[tuple[Draft, tuple[str, ...]]]:
    """Each draft of a group with the nearest concept that no other of the group could have, if there is one.

    The greatest of several values is their whole, and needs none.
    """
    further = [subjects.further(draft.entry, draft.fact.about) for draft in group]
    whole = max(group, key=_size)
    for index, draft in enumerate(group):
        if draft is whole and _size(draft):
            continue
        others = {id_ for other, ids in enumerate(further) if other != index for id_ in ids}
        own = next((id_ for id_ in further[index] if id_ not in others), "")
        yield draft, subjects.taken((own,) if own else ())


def _size(draft: Draft) -> Fraction:
    """How much a draft tells of; nothing for what is no level."""
    told = draft.entry.figure.observation
    return told.point if told.measure is Measure.LEVEL and told.quantity is not None else Fraction(0)


def _ids(drafts: Sequence[Draft]) -> list[str]:
    """An id for each: the words for what is counted, with its period or a number where that is taken."""
    ids: list[str] = []
    for draft in drafts:
        period = slug(str(draft.fact.period or "").replace("/", "-to-"), 8)
        ids.append(unused(_name(draft), ids, period))
    return ids


def _name(draft: Draft) -> str:
    """The words for what a fact counts."""
    fact, figure = draft.fact, draft.entry.figure
    if fact.key == "person":
        return slug(fact.value) or "person"
    heads = " ".join(head.text for head in draft.entry.heads[:2])
    name = slug(heads, ID_WORDS) or slug(_telling(figure.counted), ID_WORDS) or "-".join(fact.about[:2]) or slug(fact.unit)
    suffix = {"share": "-share", "date": "-date", "": "-growth"}.get(fact.key, "")
    return f"{name or 'figure'}{suffix}"


def _telling(words: str) -> str:
    return " ".join(word.text for word in tokens(words) if is_telling(word))


def _total(draft: Draft, id_: str, by_place: Mapping[Span, str], totals: Mapping[Span, Span]) -> str:
    """The id of the total that a level is a part of; empty where there is none."""
    whole = by_place.get(totals.get(draft.entry.figure.span, draft.entry.figure.span), "")
    return "" if whole == id_ or draft.entry.measure not in (Measure.LEVEL, Measure.MALFORMED) else whole


def _notes(draft: Draft, findings: Sequence[Finding]) -> Iterator[str]:
    """What the audit finds in the figure's text, as comments."""
    places = [
        span
        for entry in (draft.entry, *draft.entry.elsewhere)
        for span in (entry.figure.span, *(one.span for one in entry.growths))
    ]
    told = [finding for finding in findings if any(_concerns(finding, span) for span in places)]
    yield from dict.fromkeys(_line(finding) for finding in told)


def _concerns(finding: Finding, place: Span) -> bool:
    """Whether a finding puts a figure in doubt: it is singled out, or one of those that cannot stand beside each other."""
    if finding.singled_out:
        return finding.span.overlaps(place)
    if any(one.overlaps(place) for one in finding.related):
        return True
    return finding.span.covers(place) and (finding.span.start == place.start or finding.span.end == place.end)


def _line(finding: Finding) -> str:
    readings = ", ".join(
        f"{reading.text} ({reading.rests_on})" if reading.rests_on else reading.text for reading in finding.readings
    )
    return f"{finding.severity} {finding.code}: {finding.message}" + (f"; could be {readings}" if readings else "")
