"""This file holds what the commands print: reports, errors, and progress where somebody watches."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
        _to_stdout(text)
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


def _to_stdout(text: str) -> None:
    if sys.stdout is None:  # closed before the program began
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


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
    """How a report is drawn: folded and in colour on a terminal, plain elsewhere."""
    terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    width = _width() if terminal else None
    colored = wants_color(os.environ, terminal) if color is Color.AUTO else color is Color.ALWAYS
    return Look(width, colored, verbose, quiet)


def wants_color(environment: Mapping[str, str], terminal: bool) -> bool:
    """Whether output is coloured, by the customs of no-color.org, force-color.org and bixense.com/clicolors, in this order.

    >>> wants_color({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True), wants_color({"CLICOLOR_FORCE": "1"}, False)
    (False, True)
    """
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR") or environment.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return terminal and environment.get("CLICOLOR") != "0" and environment.get("TERM") != "dumb"


def _width() -> int:
    import shutil  # slow to import, and most reports are not drawn on a terminal

    return shutil.get_terminal_size().columns


def with_progress(items: Sequence[Item]) -> Iterator[Item]:
    """The items, with a count of them on standard error where that is a terminal and the run takes longer."""
    return counted(items, len(items), lambda _: 1)


def counted(items: Iterable[Item], total: int, size: Callable[[Item], int]) -> Iterator[Item]:
    """The same for items that are not there yet, each of which counts for so many of the total."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield from items
        return
    from threading import Timer  # only somebody who watches needs it

    number, is_shown = 0, False

    def show() -> None:
        nonlocal is_shown
        is_shown = True
        print(f"\r{number:,} of {total:,} …", end="", file=sys.stderr, flush=True)

    timer = Timer(PATIENCE, show)
    timer.daemon = True
    timer.start()
    try:
        for item in items:
            number += size(item)
            if is_shown:
                show()
            yield item
    finally:
        timer.cancel()
        timer.join()
        if is_shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
