"""This file holds archives for tests: articles of a few sentences, some of which cannot be checked, as Parquet or JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from tests.books import FALSE, TRUE

SENTENCES = (TRUE, FALSE, "Last year readers borrowed 12.4 million books.", "It rained.", "The board met 7 times.")


def articles(count: int) -> list[dict[str, Any]]:
    """So many articles, each of two sentences; every fiftieth has no text."""
    return [
        {
            "id": f"a-{number}",
            "date": "2025-04-01",
            "text": None if number % 50 == 7 else f"{SENTENCES[number % 5]} {SENTENCES[number % 3]} It was day {number}.",
        }
        for number in range(count)
    ]


def write(path: Path, documents: Sequence[dict[str, Any]]) -> Path:
    """The documents in a file of the kind that its name says."""
    if path.suffix == ".parquet":
        parquet.write_table(pa.Table.from_pylist(list(documents)), path, row_group_size=77)
    else:
        path.write_text("".join(json.dumps(each) + "\n" for each in documents), encoding="utf-8")
    return path
