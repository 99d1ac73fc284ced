"""This file holds the keeping of finished parts in a folder beside the output, so that an interrupted run goes on where it was."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
from msgspec import Struct
from pyarrow import ipc

from factcheck.batch.errors import BatchError
from factcheck.batch.reading import Part
from factcheck.batch.schema import SCHEMA

MANIFEST = "manifest.json"
FINISHED, ASIDE = ".arrow", ".unfinished"
"""How the names of finished parts end, and of what is being written."""
ANEW = "remove it to begin anew, or write to another output"

Manifest = Mapping[str, Any]


class Keeping(Struct, frozen=True):
    """A folder of finished parts, of one run: that of its manifest, which says all that the rows depend on."""

    folder: Path

    @classmethod
    def beside(cls, output: Path) -> Keeping:
        """The folder that belongs to an output."""
        return cls(output.with_name(f"{output.name}.parts"))

    @property
    def holds_parts(self) -> bool:
        """Whether any part is finished."""
        return any(self.folder.glob(f"*{FINISHED}"))

    def begin(self, manifest: Manifest) -> None:
        """Make the folder that of a run, or go on where the same run was interrupted. Raises BatchError where it is of another."""
        try:
            self.folder.mkdir(exist_ok=True)
            known = self._manifest()
            if known == manifest:
                return
            if known is None and any(self.folder.iterdir()):
                raise BatchError(f"{self.folder} is not empty, and holds no parts of a run", ANEW)
            if known is not None and self.holds_parts:
                raise BatchError(f"{self.folder} is of an interrupted run with {_difference(known, manifest)}", ANEW)
            with self.aside(MANIFEST) as path:
                path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
        except OSError as error:
            raise BatchError(f"cannot write {self.folder}: {error.strerror}") from None

    def has(self, part: Part) -> bool:
        """Whether the rows of a part are there, whole."""
        try:
            with ipc.open_file(str(self._place(part.name))):
                return True
        except (OSError, pa.ArrowInvalid):
            return False

    def keep(self, part: Part, rows: Iterable[pa.RecordBatch]) -> None:
        """Put the rows of a part there, whole or not at all. Raises BatchError."""
        try:
            with self.aside(self._place(part.name).name) as path, ipc.new_file(str(path), SCHEMA) as file:
                for batch in rows:
                    file.write_batch(batch)
        except OSError as error:
            raise BatchError(f"cannot write {self.folder}: {error.strerror}") from None

    def rows(self, name: str) -> Iterator[pa.RecordBatch]:
        """The rows of a part. Raises BatchError."""
        try:
            with ipc.open_file(str(self._place(name))) as file:
                yield from (file.get_batch(number) for number in range(file.num_record_batches))
        except (OSError, pa.ArrowInvalid) as error:
            raise BatchError(f"cannot read {self._place(name)}: {error}", "remove it, and run the same command again") from None

    def leave(self) -> None:
        """Remove the folder where nothing in it is worth keeping."""
        if not self.holds_parts:
            self.drop()

    def drop(self) -> None:
        """Remove the folder, unless somebody put something else there."""
        for path in self.folder.iterdir():
            if path.name == MANIFEST or path.name.endswith((FINISHED, ASIDE)):
                path.unlink(missing_ok=True)
        if not any(self.folder.iterdir()):
            self.folder.rmdir()

    @contextmanager
    def aside(self, name: str) -> Iterator[Path]:
        """Where a file of the folder is written before it is there under its name, whole or not at all."""
        path = self.folder / f"{name}.{os.getpid()}{ASIDE}"
        yield path
        os.replace(path, self.folder / name)

    def _place(self, name: str) -> Path:
        return self.folder / f"{name}{FINISHED}"

    def _manifest(self) -> Manifest | None:
        try:
            told = json.loads((self.folder / MANIFEST).read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return None
        return told if isinstance(told, dict) else None


def _difference(known: Manifest, manifest: Manifest) -> str:
    """In what two runs are not the same."""
    other = [name.replace("_", " ") for name in manifest if known.get(name) != manifest[name]]
    return f"another {' and another '.join(other) or 'manifest'}"
