"""This file holds what the commands print: reports, errors, and progress where somebody watches."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from factcheck.cli.choices import Color
from factcheck.cli.leaving import Leave
from factcheck.core.run import RunError
from factcheck.report.layout import Look
from factcheck.report.visible import visible

PATIENCE = 0.5
"""Seconds before progress is shown."""
Item = TypeVar("Item")


def say_error(message: str, hint: str = "") -> None:
    """One line on standard error, and one with what would help."""
    print(f"factcheck: error: {visible(message)}", file=sys.stderr)
    if hint:
        print(f"hint: {visible(hint)}", file=sys.stderr)


def say_errors(errors: Iterable[RunError]) -> None:
    """All errors of a run on standard error."""
    for error in errors:
        say_error(error.message, error.hint)


def write(text: str, output: Path | None) -> None:
    """The text to standard output, or whole into a file, which appears only when it is complete."""
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
        return
    write_bytes(text.encode("utf-8", "backslashreplace"), output)


def write_bytes(data: bytes, output: Path) -> None:
    """The bytes whole into a file, which appears only when it is complete."""
    target = Path(os.path.realpath(output))
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            _replace(target, data)
    except OSError as error:
        say_error(f"cannot write {output}: {error.strerror}")
        raise Leave(2) from None


def _replace(target: Path, data: bytes) -> None:
    import tempfile  # slow to import, as is shutil, and most reports go to standard output

    handle, aside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(aside, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        os.replace(aside, target)
    except BaseException:
        os.unlink(aside)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def look(color: Color, output: Path | None, verbose: bool = False, quiet: bool = False) -> Look:
    """How a report is drawn: folded and in colour on a terminal, plain elsewhere, NO_COLOR and FORCE_COLOR honoured."""
    terminal = output is None and sys.stdout.isatty()
    width = _width() if terminal else None
    if color is not Color.AUTO:
        return Look(width, color is Color.ALWAYS, verbose, quiet)
    wanted = bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")
    return Look(width, wanted and not os.environ.get("NO_COLOR"), verbose, quiet)


def _width() -> int:
    import shutil  # slow to import, and most reports are not drawn on a terminal

    return shutil.get_terminal_size().columns


def with_progress(items: Sequence[Item]) -> Iterator[Item]:
    """The items, with a count of them on standard error where that is a terminal and the run takes longer."""
    began, shown = time.monotonic(), False
    for number, item in enumerate(items, 1):
        if sys.stderr.isatty() and time.monotonic() - began > PATIENCE:
            shown = True
            print(f"\r{number} of {len(items)} …", end="", file=sys.stderr, flush=True)
        yield item
    if shown:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
