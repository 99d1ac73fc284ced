"""This file holds how facts are listed and shown: the lines of `factcheck facts`, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.core.fact import Fact, Passage
from factcheck.core.verdict import Evidence
from factcheck.report import objects
from factcheck.report.visible import visible


def listed(facts: Sequence[Fact]) -> str:
    """A line per fact: id, printed value, period, what it is about."""
    rows = [(fact.id, visible(fact.printed), str(fact.period), visible(fact.label)) for fact in facts]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    return "".join(
        f"{row[0]:<{widths[0]}}  {row[1]:<{widths[1]}}  {row[2]:<{widths[2]}}  {row[3]}".rstrip() + "\n" for row in rows
    )


def shown(fact: Fact, parts: Iterable[Fact] = ()) -> str:
    """A fact with all that is known of it."""
    observation, release = fact.observation, fact.release
    rows = [
        ("fact", fact.id),
        ("value", fact.printed),
        ("measure", observation.measure.value),
        ("unit", observation.unit.name),
        ("period", str(fact.period)),
        ("against", str(observation.against or "")),
        ("about", ", ".join(sorted(fact.about))),
        ("label", fact.label),
        ("members", ", ".join(observation.names)),
        ("roles", "; ".join(fact.roles)),
        ("part of", fact.part_of or ""),
        ("parts", ", ".join(part.id for part in parts)),
        ("passage", f"“{fact.passage.text}”"),
        ("source", f"{release.publisher}, “{release.title}”, {release.published} ({_place(fact.passage)})"),
        ("also", ", ".join(_place(passage) for passage in fact.repeats)),
    ]
    return "".join(f"{name:<9}{visible(value)}\n" for name, value in rows if value)


def as_json(facts: Iterable[Fact]) -> str:
    """The facts as one JSON object."""
    return objects.dumped({"facts": [_object(fact) for fact in facts]}, indent=1) + "\n"


def _object(fact: Fact) -> objects.Object:
    observation = fact.observation
    return {
        **objects.evidence(Evidence(fact)),
        "measure": observation.measure.value,
        "unit": observation.unit.name,
        "period": str(fact.period),
        "against": None if observation.against is None else str(observation.against),
        "about": sorted(fact.about),
        "label": fact.label,
        "names": list(observation.names),
        "roles": list(fact.roles),
        "part_of": fact.part_of,
    }


def _place(passage: Passage) -> str:
    return f"{passage.release.source}:{passage.line}"
