"""This file holds the program's values as JSON, exact and readable by others, and the numbers by which they are found."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any
from zlib import crc32

from factcheck.compiled.plain import Reader, plain
from factcheck.core.fact import Release
from factcheck.core.figure import Observation
from factcheck.judge.known import printed

EMPTY = "[-1]"
"""How an empty tuple is written."""


def as_json(value: Any) -> str:
    """A value as JSON.

    >>> as_json(("a", Fraction(1, 3)))
    '[-1,"a",[-4,1,3]]'
    """
    return EMPTY if value == () else json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def of_json(text: str, releases: Mapping[str, Release]) -> Any:
    """The value that was written so; `releases` are those that it may name.

    >>> of_json('[-1,"a",[-4,1,3]]', {})
    ('a', Fraction(1, 3))
    """
    return reader(releases)(text)


def reader(releases: Mapping[str, Release]) -> Callable[[str], Any]:
    """The function that reads values so, for many of them."""
    value = Reader(releases, list).value
    return lambda text: value(json.loads(text))


def checksum(*values: object) -> int:
    """A number that tells whether values are those that were written."""
    return crc32("\0".join(map(str, values)).encode("utf-8", "surrogatepass"))


def print_key(told: Observation) -> str:
    """What all prints of one number have in common, as a text."""
    return " ".join("" if part is None else str(part) for part in printed(told))


def real(number: Fraction) -> float | None:
    """The number as a file has it, near enough for a reader; None for one that is too large."""
    try:
        return float(number)
    except OverflowError:
        return None
