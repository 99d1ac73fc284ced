"""This file holds the tests of the schemas of the base's files: they allow what the loader does, and refuse what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[1]
SCHEMAS = ROOT / "factcheck" / "factbase" / "schemas"
SHIPPED = sorted((ROOT / "claims").glob("*.yaml"))


class Core(yaml.SafeLoader):
    """A loader that takes a date for a text, as the editors' YAML 1.2 does."""


Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rows if not tag.endswith(":timestamp")]
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def loaded(text: str) -> Any:
    """The data of a YAML text."""
    return yaml.load(text, Loader=Core)


def validator(name: str) -> Draft202012Validator:
    """The validator of a kind of file."""
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def kind(path: Path) -> str:
    """Which schema a file is to keep to."""
    return "vocabulary" if path.name == "vocabulary.yaml" else "release"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_the_shipped_files_keep_to_the_schema_that_they_name(path: Path) -> None:
    first, _, text = path.read_text(encoding="utf-8").partition("\n")
    named = (path.parent / first.partition("$schema=")[2]).resolve()
    assert named == SCHEMAS / f"{kind(path)}.json"
    assert [error.message for error in validator(kind(path)).iter_errors(loaded(text))] == []


GOOD = """\
release: {id: a, title: A, publisher: B, published: 2025-01-14, period: 2024, source: a.txt, supersedes: b}
concepts: {book: {label: books, aliases: [volume]}}
harmless: [{text: "7", reason: a name}]
facts:
  - {id: x, about: [book], unit: book, value: more than 9, from: 7, members: [A, B], period: 2024-01/P7M, passage: [a, b]}
  - {id: y, growth: {value: up 3%, against: 2019}, passage: a}
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("release:", "relase:"),
        ("id: a,", "id: Not Kebab,"),
        ("title: A, ", ""),
        ("published: 2025-01-14", "published: 14 January"),
        ("period: 2024,", "period: first half,"),
        ("supersedes: b", "supersedes: [b]"),
        ("label: books", "lable: books"),
        ("{book:", "{Book:"),
        ("reason: a name", "why: a name"),
        ("passage: [a, b]", "passage: []"),
        ("value: more than 9", "share: 9%"),
        ("value: more than 9,", "value: more than 9, person: Ada,"),
        ("id: y, ", ""),
        (", against: 2019", ""),
        ("against: 2019", "against: last year"),
        ("growth: {value: up 3%, against: 2019}", "note: none"),
        ("passage: a}", "passage: a, units: kg}"),
        ("members: [A, B]", "members: {a: b}"),
        ("facts:", "fact:"),
    ],
)
def test_a_broken_file_breaks_the_schema(old: str, new: str) -> None:
    assert old in GOOD
    check = validator("release")
    assert check.is_valid(loaded(GOOD))
    assert not check.is_valid(loaded(GOOD.replace(old, new, 1)))
