"""This file holds how a compiled base is told from other files, and its tables with what stands in them."""

from __future__ import annotations

from pathlib import Path

FORMAT = 1
"""The number of this layout, in the header of the file; a file of another one is compiled anew."""
APPLICATION = 0x46414354
"""What marks a SQLite file as a compiled base ("FACT"), in its header."""
SUFFIXES = frozenset({".sqlite", ".sqlite3", ".db"})
"""How the names of such files end."""

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- What was published: `text` is the source, letter by letter, and `sum` tells whether the row is as it was written.
CREATE TABLE releases (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL, published TEXT NOT NULL,
    period TEXT NOT NULL, source TEXT NOT NULL, supersedes TEXT NOT NULL, file TEXT NOT NULL, text TEXT NOT NULL, sum INTEGER NOT NULL
);
CREATE TABLE harmless (release TEXT NOT NULL, text TEXT NOT NULL, reason TEXT NOT NULL);
-- What facts are about; `facts` counts those about it, `weight` says how telling it is; lists are JSON.
CREATE TABLE concepts (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, label TEXT NOT NULL, facet TEXT NOT NULL, aliases TEXT NOT NULL, broader TEXT NOT NULL,
    implied INTEGER NOT NULL, proposed INTEGER NOT NULL, facts INTEGER NOT NULL, weight REAL
);
CREATE TABLE narrower (broader TEXT NOT NULL, concept TEXT NOT NULL, PRIMARY KEY (broader, concept)) WITHOUT ROWID;
-- The words that name concepts, as they are compared; `reach` is the length in words of the longest alias that begins with a stem.
CREATE TABLE aliases (words TEXT NOT NULL, concept TEXT NOT NULL, PRIMARY KEY (words, concept)) WITHOUT ROWID;
CREATE TABLE stems (stem TEXT PRIMARY KEY, reach INTEGER NOT NULL) WITHOUT ROWID;
-- The words told in releases and listed as names by facts, the concepts that publishers' names name, and the facets of what facts count.
CREATE TABLE words (stem TEXT PRIMARY KEY, told INTEGER NOT NULL, listed INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE publishers (concept TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE countable (facet TEXT PRIMARY KEY) WITHOUT ROWID;
-- The sets of concepts that facts are about, in the order of their first facts; `weight` is the sum of the weights of those
-- concepts that do not go without saying: of a set, a text names no greater part than what it names is of that.
CREATE TABLE abouts (id INTEGER PRIMARY KEY, concepts TEXT NOT NULL, facts INTEGER NOT NULL, weight REAL NOT NULL);
CREATE TABLE about_concepts (
    concept TEXT NOT NULL, weight REAL NOT NULL, about INTEGER NOT NULL, PRIMARY KEY (concept, weight, about)
) WITHOUT ROWID;
-- One observation a row. `value`, `low` and `high` are what it stands for in the base unit of its dimension; `digits` those of its value,
-- and `print` what all facts have in common that print the same number;
-- `start` to `end` the place of the passage in the text of the release, `value_start` to `value_end` that of the value;
-- `described` is 1 where concepts say what it is about, 0 where its label's words do, and -1 where it has no label either.
-- `observation`, `roles` and `repeats` are the program's own values as JSON: exact numbers, and the other passages.
CREATE TABLE facts (
    place INTEGER PRIMARY KEY, id TEXT NOT NULL, release TEXT NOT NULL, about INTEGER NOT NULL REFERENCES abouts (id), described INTEGER NOT NULL,
    label TEXT NOT NULL, printed TEXT NOT NULL, measure TEXT NOT NULL, value REAL, low REAL, high REAL, unit TEXT NOT NULL,
    period TEXT NOT NULL, period_start TEXT, period_end TEXT, names TEXT NOT NULL, part_of TEXT, passage TEXT NOT NULL, line INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, value_start INTEGER, value_end INTEGER, digits TEXT,
    print TEXT NOT NULL, observation TEXT NOT NULL, roles TEXT NOT NULL, repeats TEXT NOT NULL,
    sum INTEGER NOT NULL
);
-- The printed numbers, each with the beginning of a passage that prints it.
CREATE TABLE quotes (print TEXT NOT NULL, head TEXT NOT NULL, fact INTEGER NOT NULL, PRIMARY KEY (print, head, fact)) WITHOUT ROWID;
-- The findings that put facts in doubt; `finding` is the program's own value as JSON.
CREATE TABLE doubts (
    fact TEXT NOT NULL, number INTEGER NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, finding TEXT NOT NULL, PRIMARY KEY (fact, number)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE facts_text USING fts5 (
    label, printed, names, period, id, passage, content='facts', content_rowid='place', tokenize="unicode61 remove_diacritics 0"
);
"""

INDEXES = """
CREATE UNIQUE INDEX release_ids ON releases (id);
CREATE UNIQUE INDEX concept_ids ON concepts (id);
CREATE INDEX harmless_releases ON harmless (release);
CREATE INDEX long_stems ON stems (length(stem), substr(stem, 1, 1)) WHERE length(stem) >= 7;
CREATE UNIQUE INDEX about_sets ON abouts (concepts);
CREATE UNIQUE INDEX fact_ids ON facts (id);
CREATE INDEX fact_abouts ON facts (about, place);
CREATE INDEX fact_releases ON facts (release);
CREATE INDEX fact_wholes ON facts (part_of, place) WHERE part_of IS NOT NULL;
CREATE INDEX fact_digits ON facts (digits, value, about) WHERE digits IS NOT NULL;
CREATE INDEX fact_prints ON facts (print, about);
CREATE INDEX fact_roles ON facts (place) WHERE roles <> '[]';
"""


def is_store(path: Path) -> bool:
    """Whether a path names a compiled base, be it there or not, and no folder."""
    return path.suffix in SUFFIXES and not path.is_dir()
