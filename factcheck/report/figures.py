"""This file holds how figures are shown that were read and not judged: the output of `factcheck figures`, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from factcheck.core.figure import Figure, Observation
from factcheck.core.interval import Interval
from factcheck.core.run import ReadDocument
from factcheck.report import objects
from factcheck.report.visible import visible

DIRECTIONS = {1: "up", -1: "down", 0: None}
EXACT = Context(prec=28, rounding=ROUND_HALF_EVEN)
UNBOUNDED = Interval(None, None)


def as_text(files: Sequence[ReadDocument]) -> str:
    """A line per figure: its place, its words, and what they were read as."""
    return "".join(line + "\n" for file in files for line in _lines(file))


def as_json(files: Iterable[ReadDocument]) -> str:
    """The figures of each file as one JSON object."""
    told = [{"path": file.document.path, "figures": [_object(file, figure) for figure in _figures(file)]} for file in files]
    return objects.dumped({"files": told}, indent=1) + "\n"


def decimal(value: Fraction | None) -> str | None:
    """A number as a decimal string; one that never ends is rounded to 28 digits.

    >>> decimal(Fraction(610_000_000)), decimal(Fraction("64.882")), decimal(Fraction(1, 3))
    ('610000000', '64.882', '0.3333333333333333333333333333')
    """
    if value is None:
        return None
    if value.denominator == 1:
        return str(value.numerator)
    return f"{EXACT.divide(Decimal(value.numerator), Decimal(value.denominator)):f}"


def _figures(file: ReadDocument) -> list[Figure]:
    return [figure for claim in file.claims for figure in claim.figures]


def _object(file: ReadDocument, figure: Figure) -> objects.Object:
    return {**objects.place(file.document, figure.span), **_observed(figure.observation), "counted": figure.counted}


def _observed(observation: Observation) -> objects.Object:
    quantity = observation.quantity
    claimed = quantity.claimed() if quantity else UNBOUNDED
    return {
        "measure": observation.measure.value,
        "value": decimal(quantity.value) if quantity else None,
        "upper": decimal(quantity.upper) if quantity else None,
        "low": decimal(claimed.low),
        "high": decimal(claimed.high),
        "hedge": quantity.hedge.value if quantity and quantity.hedge else None,
        "unit": observation.unit.name,
        "direction": DIRECTIONS[observation.sign],
        "period": None if observation.period is None else str(observation.period),
        "against": None if observation.against is None else str(observation.against),
    }


def _lines(file: ReadDocument) -> Iterable[str]:
    for figure in _figures(file):
        line, column = file.document.position(figure.span.start)
        yield f"{visible(file.document.path)}:{line}:{column}: {visible(figure.text)} → {visible(told(figure))}"


def told(figure: Figure) -> str:
    """What a figure was read as, in words."""
    observation = figure.observation
    read, quantity = _observed(observation), observation.quantity
    thing = figure.counted if figure.counted and observation.unit.dimension == "count" else observation.unit.name
    claimed = quantity.claimed() if quantity else UNBOUNDED
    words = [
        read["measure"],
        read["direction"],
        (read["hedge"] or "").replace("_", " "),
        " to ".join(_grouped(end) for end in (quantity.value, quantity.upper) if end is not None) if quantity else "",
        thing,
        f"({_grouped(claimed.low, '-∞')} to {_grouped(claimed.high, '∞')})" if quantity else "",
        f"in {read['period']}" if read["period"] else "",
        f"against {read['against']}" if read["against"] else "",
        ", ".join(observation.names),
    ]
    return " ".join(word for word in words if word)


def _grouped(value: Fraction | None, unbounded: str = "") -> str:
    number = decimal(value)
    return unbounded if number is None else f"{Decimal(number):,f}"
