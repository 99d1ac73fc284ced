"""This file holds the tests of the whole run: one input by several ways, the same bytes each time, other subjects left alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from factcheck.core.verdict import CheckedDocument, Label
from factcheck.desk import Desk
from factcheck.pipeline import check, check_at
from factcheck.read import read, read_text
from tests.harbour import BASE

ROOT = Path(__file__).parents[1]
ARTICLES = [*sorted((Path(__file__).parent / "articles").glob("*.md")), ROOT / "README.md", ROOT / "LICENSE"]
LEAST_WORDS, LEAST_FIGURES = 300, 40

DRAFT = """\
In 2024, China's border inspectors handled 610 million people, up 43.9% on the year before. Of these, 64.882 million were foreigners.
About one in ten of the people inspected was a foreigner, and 601 million came by air.

31.49,000 motor vehicles were inspected. Lu Ning, spokesperson of the National Immigration Administration, presented the figures on 14 January.
"""


def run(*arguments: str, seed: str, standard_input: str | None = None) -> str:
    """What the program prints, with hashes of strings that depend on the seed."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        input=standard_input,
        stdin=subprocess.DEVNULL if standard_input is None else None,
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A draft in a file."""
    path = tmp_path_factory.mktemp("draft") / "draft.md"
    path.write_text(DRAFT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def printed(draft: Path) -> str:
    """What the program says of it as a file."""
    return run(str(draft), "--format", "json", seed="1")


def claims(printed_json: str) -> list[dict[str, Any]]:
    """The claims of the one file of a report."""
    (file,) = json.loads(printed_json)["files"]
    return list(file["claims"])


def test_a_pipe_is_checked_like_a_file(draft: Path, printed: str) -> None:
    piped = run("--format", "json", seed="1", standard_input=DRAFT)
    assert claims(piped) == claims(printed)
    assert len(claims(printed)) == 5


def test_the_same_input_gives_the_same_bytes_whatever_the_hashes(draft: Path, printed: str) -> None:
    assert run(str(draft), "--format", "json", seed="2") == printed


@pytest.fixture(scope="module")
def articles(desk: Desk) -> dict[Path, CheckedDocument]:
    """The files about other matters, checked."""
    return {path: check_at(desk, read(path) if path.suffix == ".md" else path.read_text(encoding="utf-8")) for path in ARTICLES}


def refuted(checked: CheckedDocument) -> set[str]:
    """The figures that are called refuted."""
    return {verdict.figure.text for claim in checked.claims for verdict in claim.verdicts if verdict.label is Label.REFUTED}


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_text_about_other_matters_is_left_alone(path: Path, articles: dict[Path, CheckedDocument]) -> None:
    assert refuted(articles[path]) == set()


@pytest.mark.parametrize("path", [path for path in ARTICLES if path.parent.name == "articles"], ids=lambda path: path.name)
def test_the_articles_are_long_and_full_of_numbers(path: Path, articles: dict[Path, CheckedDocument]) -> None:
    assert len(path.read_text(encoding="utf-8").split()) >= LEAST_WORDS
    assert articles[path].counts().total() >= LEAST_FIGURES


OTHER_BASE = [
    ("In 2030, Northport handled 3.125 million containers.", "supported"),
    ("In 2030, Northport handled 3.521 million containers.", "refuted"),
    ("In 2030, Southport handled 3.125 million containers.", "refuted"),
    ("In 2030, Southport handled fewer than 1.4 million containers.", "refuted"),
    ("In 2030, Southport handled 1.45 million containers.", "not_enough_evidence"),
    ("In 2030 a quarter of the cargo handled was grain.", "supported"),
    ("In 2029 the harbours handled 40 million tonnes of cargo.", "supported"),
    ("In 2030 ferries carried more islanders than tourists.", "supported"),
    ("The number of cranes rose from 40 to 52 in 2030.", "supported"),
    ("The number of cranes fell from 52 to 40 in 2030.", "refuted"),
    ("In 2030, 610 million people were inspected at the border.", "not_enough_evidence"),
    ("The Sound Tunnel was opened on 4 May 2030.", "supported"),
    ("The Sound Tunnel was opened on 4 June 2030.", "refuted"),
    ("Ada Quill is director of the Pilots Department.", "supported"),
]


@pytest.fixture(scope="module")
def harbour_desk() -> Desk:
    """A desk with a base about something else."""
    return Desk(BASE)


@pytest.mark.parametrize(("claim", "label"), OTHER_BASE)
def test_another_base_needs_no_other_code(claim: str, label: str, harbour_desk: Desk) -> None:
    assert check_at(harbour_desk, claim, by_line=True).label.value == label


LINES = [
    ("", 0, 0),
    ("No figure here.", 0, 1),
    ("52 cranes.\n\n40 cranes.\n", 2, 2),
    ("52 cranes. Now 40 cranes.", 2, 1),
    ("A line.\nAnother line.", 0, 2),
]


@pytest.mark.parametrize(("text", "sentences", "lines"), LINES)
def test_a_claim_is_a_sentence_with_a_figure_or_else_a_line(text: str, sentences: int, lines: int) -> None:
    assert len(check(text, BASE).claims) == sentences
    assert len(check(text, BASE, by_line=True).claims) == lines


COLUMN = """\
Japan received 36.87 million visitors last year, and Thailand 35.54 million. In Spain there were 94 million of them.

My neighbour in Bangkok keeps 12 hens, and sold 480 eggs in May. France, she says, had 100 million tourists and Italy 65 million.

{paragraph}

In Vietnam the price of rice rose by 14 percent, in Laos by 9 percent.
"""


def test_a_paragraph_that_the_base_bears_out_is_judged_in_an_article_about_another_matter(desk: Desk) -> None:
    own = "In 2024 inspectors checked 610 million people, 64.882 million of them foreigners, and 7.8 kilograms of drugs were seized."
    assert refuted(check_at(desk, COLUMN.format(paragraph=own))) == {"7.8 kilograms"}
    assert refuted(check_at(desk, COLUMN.format(paragraph="In 2024, 7.8 kilograms of drugs were seized."))) == set()


TABLES = [
    (
        """\
| Scheme | Endorsements | Travelers out since launch | Growth (percent) |
| --- | ---: | ---: | ---: |
| Shenzhen to Hong Kong | 299,000 | 1.04 million | 26.1 |
| Zhuhai to Macao | n/a | 257,000 | 26.1 |
| Together | n/a | 1.297 million | n/a |
""",
        {"1.04 million": "SUP001", "26.1": "REF001 SUP001", "257,000": "SUP001", "1.297 million": "SUP003", "299,000": "SUP001"},
    ),
    (
        """\
| Issued in January to August 2024 | million |
| --- | ---: |
| Passports | 15.82 |
| Permits and endorsements for Hong Kong, Macao and Taiwan | 61.73 |
| Both | 87.55 |
""",
        {"15.82": "SUP001", "61.73": "SUP001", "87.55": "REF009"},
    ),
    (
        """\
| Travelers | 2024 (million) | Share of 2024 (percent) |
| --- | ---: | ---: |
| Mainland residents | 291 | 47.7 |
| Foreigners | 64.882 | 10.6 |
| All | 610 | 100 |
""",
        {"291": "SUP001", "47.7": "SUP003", "64.882": "SUP001", "10.6": "SUP003", "610": "NEE003"},
    ),
    (
        """\
| Group | Million crossings in 2024 | Change on 2023, % |
| --- | ---: | ---: |
| Mainland | 291 | 41.3 |
| Hong Kong, Macao, Taiwan | 245 | 38.8 |
| Fishing villages | 11 | 3.1 |
""",
        {"291": "SUP001", "41.3": "SUP001", "245": "REF001", "38.8": "SUP001", "11": "NEE001", "3.1": "NEE001"},
    ),
    (
        """\
Crossings are in millions; the last column is ours.

| Group | 2024 | Change, % | 2023 |
| --- | ---: | ---: | ---: |
| Mainland residents | 291 | 41.3 | 205.9 |
| Foreigners | 64.882 | 82.9 | 53.5 |
""",
        {"291": "SUP001", "41.3": "SUP001", "205.9": "SUP003", "64.882": "SUP001", "82.9": "SUP001", "53.5": "REF009"},
    ),
    (
        """\
| Group | 2024 | Change, % | 2023 |
| --- | ---: | ---: | ---: |
| Mainland residents | 291 | 41.3 | 205.9 |
""",
        {"291": "NEE001", "41.3": "SUP001", "205.9": "NEE001"},
    ),
]


@pytest.mark.parametrize(("table", "told"), TABLES)
def test_a_cell_is_held_against_the_cells_around_it(table: str, told: dict[str, str], desk: Desk) -> None:
    found: dict[str, str] = {}
    for claim in check_at(desk, read_text(table)).claims:
        for verdict in claim.verdicts:
            found[verdict.figure.text] = f"{found.get(verdict.figure.text, '')} {verdict.code}".strip()
    assert found == told


LEANING = [
    (
        """\
- Free identity checks in 2024: 32.56 million
- of these, with mainland travel permits for Taiwan residents: 6.87 million
""",
        {"32.56 million": "SUP001 nia-2024/verifications", "6.87 million": "REF001 nia-2024/taiwan-permit-verifications"},
    ),
    (
        """\
- Aircraft inspected in 2024: 879,000
- of these, cargo planes: 120,000
- Ships: 437,000
""",
        {"879,000": "SUP001 nia-2024/aircraft", "120,000": "NEE001", "437,000": "SUP001 nia-2024/ships"},
    ),
    (
        """\
Reporter: How many people did border inspection check in 2024?

Lin Wei: About 610 million.

Reporter: And aircraft?

Lin Wei: 978,000.
""",
        {"About 610 million": "SUP001 nia-2024/travellers", "978,000": "REF001 nia-2024/aircraft"},
    ),
    (
        """\
How many people did border inspection check in 2024?

Northport Harbour: 601 million.
""",
        {"601 million": "NEE001"},
    ),
]


@pytest.mark.parametrize(("text", "told"), LEANING)
def test_what_leans_on_an_item_or_a_question_before_it_is_told_of_that(text: str, told: dict[str, str], desk: Desk) -> None:
    found = {
        verdict.figure.text: " ".join((verdict.code, *(evidence.fact.id for evidence in verdict.evidence)))
        for claim in check_at(desk, read_text(text, "a.md")).claims
        for verdict in claim.verdicts
    }
    assert found == told
