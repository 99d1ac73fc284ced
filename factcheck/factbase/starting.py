"""This file holds the start of a base: a folder with a commented vocabulary, one example, and the schemas that the files name."""

from __future__ import annotations

import shutil
from pathlib import Path

STARTER = Path(__file__).resolve().parent / "starter"
SCHEMAS = Path(__file__).resolve().parent / "schemas"
SCHEMA_FOLDER = "schema"


class NotEmpty(Exception):
    """The folder holds something already."""


def start(folder: Path) -> list[Path]:
    """The files of a new base, written into a folder that is not there yet, or empty. Raises NotEmpty, OSError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotEmpty
    shutil.copytree(STARTER, folder, dirs_exist_ok=True)
    shutil.copytree(SCHEMAS, folder / SCHEMA_FOLDER)
    return sorted(path for path in folder.rglob("*") if path.is_file())
