"""This file holds the way to a desk: from the compiled base that comes with the program or lies in the cache, or else made anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from factcheck.compiled import cache
from factcheck.compiled.packing import packed, unpacked
from factcheck.desk import Desk
from factcheck.factbase import FactBase
from factcheck.factbase.folder import Folder, folders


def desk_of(paths: Sequence[Path | str] = (), *, cached: bool = True) -> Desk:
    """The desk for the base in these folders; of none, for the base that comes with the program.

    With `cached`, it is taken from the cache where that has it, and else kept there. Raises FactBaseError with every problem of the base.
    """
    key = _key(paths) if cached else None
    if key is None:
        return Desk(FactBase.load(*paths))
    places = (cache.SHIPPED, cache.place(key))
    kept = next((data for place in places if (data := cache.read(place, key)) is not None), None)
    if kept is not None:
        return unpacked(kept)
    desk = Desk(FactBase.load(*paths))
    cache.write(cache.place(key), key, packed(desk))
    return desk


def compile_base(folder: Path, target: Path) -> None:
    """Write the compiled base in a folder to a file, for the program as it is installed."""
    key = cache.key_of([Folder(folder)], cache.program(installed=True))
    cache.write(target, key, packed(Desk(FactBase.load(folder))))


def _key(paths: Iterable[Path | str]) -> bytes | None:
    """The key of the base in these folders; None where they are no base, and something is to be told."""
    found, problems = folders(paths)
    if problems:
        return None
    try:
        return cache.key_of(found, cache.program(installed=cache.SHIPPED.exists()))
    except OSError:
        return None
