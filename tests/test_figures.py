"""This file holds the tests of figures: one value, all its wordings, and what must yield nothing."""

import time
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.core.figure import Figure, Measure, Observation
from factcheck.core.interval import Interval
from factcheck.core.text import BlockKind, Sentence, Span
from factcheck.figures import figures, observe

CASES = Path(__file__).parent / "cases"
TABLE = yaml.safe_load((CASES / "figures.yaml").read_text(encoding="utf-8"))
HARMLESS = yaml.safe_load((CASES / "harmless.yaml").read_text(encoding="utf-8"))
NOT_NUMBERS = (Measure.NAMES, Measure.COMPARISON)


def sentence(text: str, kind: BlockKind = BlockKind.PROSE, heads: tuple[str, ...] = ()) -> Sentence:
    context = tuple(sentence(head, kind) for head in heads)
    return Sentence(text, Span(0, len(text)), kind, context)


def numbers(one: Sentence) -> list[Figure]:
    return [figure for figure in figures(one) if figure.observation.measure not in NOT_NUMBERS]


def interval(observation: Observation) -> Interval:
    return observation.claimed()


def told(observation: Observation, counted: str = "", text: str = "") -> dict[str, Any]:
    """What an observation states, in the words of the tables."""
    quantity = observation.quantity
    bounds = observation.claimed() if quantity else Interval(None, None)
    return {
        "text": text,
        "measure": str(observation.measure),
        "value": quantity and quantity.value,
        "upper": quantity and quantity.upper,
        "low": bounds.low,
        "high": bounds.high,
        "hedge": str(quantity.hedge) if quantity and quantity.hedge else None,
        "in_words": bool(quantity and quantity.in_words),
        "unit": str(observation.unit),
        "sign": observation.sign,
        "earlier": observation.earlier and observation.earlier.value,
        "period": observation.period and str(observation.period),
        "against": observation.against and str(observation.against),
        "counted": counted,
    }


def expected(states: dict[str, Any]) -> dict[str, Any]:
    """A row of a table with its numbers exact; `value` 0.61 is 61/100."""
    return {
        key: Fraction(str(value)) if isinstance(value, int | float) and key not in ("in_words", "sign") else value
        for key, value in states.items()
    }


def of(figure: Figure) -> dict[str, Any]:
    return told(figure.observation, figure.counted, figure.text)


def states(actual: dict[str, Any], wanted: dict[str, Any]) -> None:
    wanted = expected(wanted)
    assert {key: actual[key] for key in wanted} == wanted


WORDINGS = [
    pytest.param(wording, row["states"] | row.get("except", {}).get(wording, {}), id=wording)
    for row in TABLE["wordings"]
    for wording in map(str, row["wordings"])
    if wording not in row.get("skip", ())
]
