"""This file holds the cache of compiled bases: one file a base, named for all that it depends on, and read only where it is whole."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from factcheck import __version__
from factcheck.factbase.folder import PACKAGE, Folder

try:
    from _blake2 import blake2b  # private: hashlib loads OpenSSL as well, which takes longer than to read a base and hash it
except ImportError:
    from hashlib import blake2b

MARK = b"factcheck base 1\n"
"""How a compiled base begins; behind it stand the checksum of the rest, and the rest: the key and what is packed."""
CHECKSUM, KEY = 4, 32
"""How many bytes they have."""
SUFFIX, PATTERNS = ".base", ".patterns"
"""How the files of bases and of expressions end."""
SHIPPED = PACKAGE / "_base" / f"claims{SUFFIX}"
"""The compiled base that comes with an installed program."""
KEPT = 16
"""How many files of a kind the cache keeps, the latest."""


def cache_folder() -> Path:
    """Where this system keeps what can be made again."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if home:
        return Path(home) / "factcheck"
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "factcheck"


def key_of(folders: Sequence[Folder], program: str) -> bytes:
    """What all files of a base and the program that compiles it come to; where one cannot be read, no file has that key."""
    told = blake2b(program.encode(), digest_size=KEY)
    for path in (path for folder in folders for path in _files(folder)):
        data = path.read_bytes()
        told.update(f"\0{path.name}\0{len(data)}\0".encode() + data)
    return told.digest()


def program(*, installed: bool) -> str:
    """What stands for the program: its version, and where it is being worked on the state of its modules."""
    if installed:
        return __version__
    return f"{__version__} {sorted(_modules(str(PACKAGE)))}"


def read(path: Path, key: bytes) -> bytes | None:
    """What is packed in a file, or None where the file is not there, damaged, or of another base or program."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    body = memoryview(data)[len(MARK) + CHECKSUM :]
    whole = data.startswith(MARK + zlib.crc32(body).to_bytes(CHECKSUM, "big"))
    return bytes(body[KEY:]) if whole and body[:KEY] == key else None


def write(path: Path, key: bytes, packed: bytes) -> None:
    """Put a file there, whole or not at all; where nothing can be written, there is none."""
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    body = key + packed
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside.write_bytes(MARK + zlib.crc32(body).to_bytes(CHECKSUM, "big") + body)
        os.replace(aside, path)
        _drop(sorted(path.parent.glob(f"*{path.suffix}*"), key=lambda one: one.stat().st_mtime)[:-KEPT])
    except OSError:
        _drop([aside])


def place(key: bytes) -> Path:
    """Where in the cache the base with this key is."""
    return cache_folder() / f"{key.hex()[:KEY]}{SUFFIX}"


def compiled() -> list[Path]:
    """The files in the cache, those left unfinished among them."""
    return [path for suffix in (SUFFIX, PATTERNS) for path in cache_folder().glob(f"*{suffix}*") if path.is_file()]


def clear() -> int:
    """How many files were in the cache, which is empty now."""
    found = compiled()
    _drop(found)
    return len(found)


def _modules(folder: str) -> Iterator[tuple[str, int, int]]:
    """The modules under a folder, each with its time and size."""
    with os.scandir(folder) as found:
        for entry in found:
            if entry.name.endswith(".py"):
                yield entry.path, entry.stat().st_mtime_ns, entry.stat().st_size
            elif entry.is_dir():
                yield from _modules(entry.path)


def _files(folder: Folder) -> Iterable[Path]:
    """The files that a base is made of: its YAML, and all texts where its sources may lie."""
    yield from folder.files()
    for sources in folder.source_folders():
        found = sorted(sources.iterdir()) if sources.is_dir() else ()
        yield from (path for path in found if path.is_file() and not path.name.startswith("."))


def _drop(paths: Iterable[Path]) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            continue
