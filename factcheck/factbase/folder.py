"""This file holds the folders of a base: which files belong to it, where its sources lie, and where the default base is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.core.nearest import did_you_mean
from factcheck.factbase.problem import Problem

if TYPE_CHECKING:
    from factcheck.factbase.nodes import Page

PACKAGE = Path(__file__).resolve().parent.parent
VOCABULARY_NAME = "vocabulary.yaml"
SEEDS = "seeds"
YAML_SUFFIXES = frozenset({".yaml", ".yml"})


class Folder(Struct, frozen=True):
    """A folder with a vocabulary and releases."""

    path: Path

    def files(self) -> list[Path]:
        """Its YAML files, the vocabulary first, else by name."""
        found = [path for path in self.path.iterdir() if path.suffix in YAML_SUFFIXES and not path.name.startswith(".")]
        return sorted(found, key=lambda path: (path.name != VOCABULARY_NAME, path.name))

    def source_folders(self) -> list[Path]:
        """Where the texts of its releases may lie: in `seeds` beside the folder or within it, or in the folder itself."""
        return [self.path.resolve().parent / SEEDS, self.path / SEEDS, self.path]

    def source(self, name: str) -> Path | None:
        """The file of a release's text."""
        places = (folder / name for folder in self.source_folders())
        return next((place for place in places if place.is_file()), None)

    def nearest_source(self, name: str) -> str:
        """The source that may have been meant by a name that there is not, as a question."""
        folders = self.source_folders()[:-1]
        return did_you_mean(name, [path.name for folder in folders if folder.is_dir() for path in folder.iterdir()])


def default_folder() -> Path:
    """The base that comes with the program: inside the package where that is installed, else the checkout's."""
    installed = PACKAGE / "_base" / "claims"
    return installed if installed.is_dir() else PACKAGE.parent / "claims"


def folders(paths: Iterable[Path | str]) -> tuple[list[Folder], list[Problem]]:
    """The folders that are there, and a problem for each that is not."""
    found, problems = [], []
    for path in [Path(path).expanduser() for path in paths] or [default_folder()]:
        if path.is_dir():
            found.append(Folder(path))
        else:
            what = "not a folder: a fact base is a folder of YAML files" if path.exists() else "no such folder"
            problems.append(Problem(str(path), 0, 0, what))
    return found, problems


def page_of(path: Path) -> tuple[str, Page]:
    """A file's text with the page to note its problems on; the text is empty where the file cannot be read."""
    from factcheck.factbase.nodes import Page  # reads YAML, which takes its time, and a compiled base needs none

    page = Page(str(path), [])
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except OSError as error:
        page.fault((0, 0), f"cannot be read: {error.strerror}")
        return "", page
    except UnicodeDecodeError as error:
        page.fault(
            (data.count(b"\n", 0, error.start) + 1, 1), f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}"
        )
        return "", page
    page.lines = text.splitlines()
    return text, page


def digest(texts: Iterable[tuple[str, str]]) -> str:
    """The sha256 of names with their texts, in the order given."""
    import hashlib  # loads OpenSSL, and is not needed where the base is compiled

    sha = hashlib.sha256()
    for name, text in texts:
        for part in (name.encode(), text.encode()):
            sha.update(len(part).to_bytes(8, "big") + part)
    return sha.hexdigest()
