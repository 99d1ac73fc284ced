"""This file holds lines of marked text and their drawing: plain, or by rich with colour and folding for a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.report.visible import visible

MARK = "mark"
"""Pieces whose style begins so are marked: in brackets where there is no colour."""
STYLES: dict[str, str] = {
    "refuted": "bold red",
    "conflicting": "bold yellow",
    "not_enough_evidence": "bold cyan",
    "supported": "bold green",
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "strong": "bold",
    "faint": "dim",
    "mark": "bold underline",
}
NARROWEST = 20


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is drawn: folded at `width` columns (None: never), with colour, with more (`verbose`) or less (`quiet`) in it."""

    width: int | None = None
    color: bool = False
    verbose: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one style."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of pieces: the first column it is written in, and the column that it goes on in when it is folded."""

    pieces: tuple[Piece, ...] = ()
    indent: int = 0
    hang: int = 0


def line(*pieces: Piece | str, indent: int = 0, hang: int = 0) -> Line:
    """A line of words and pieces."""
    return Line(tuple(Piece(piece) if isinstance(piece, str) else piece for piece in pieces), indent, hang or indent)


def draw(lines: Iterable[Line], look: Look) -> str:
    """The lines as text."""
    if look.width is None and not look.color:
        return "".join(f"{_plain(one)}\n" for one in lines)
    return _drawn(list(lines), look)


def flat(text: str) -> str:
    """The text on one line, blanks run together, nothing hidden in it; a blank at either end stays.

    >>> flat(" one\\n  two ")
    ' one two '
    """
    inner = " ".join(visible(text).split())
    if not inner:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{inner}{' ' if text[-1].isspace() else ''}"


def _plain(one: Line) -> str:
    text = "".join(f"[{piece.text}]" if piece.style.startswith(MARK) else piece.text for piece in one.pieces)
    return (" " * one.indent + text).rstrip()


def _drawn(lines: list[Line], look: Look) -> str:
    from rich.console import Console  # slow to import, and not needed for plain text
    from rich.text import Text

    drawn = io.StringIO()
    system = "standard" if look.color else None
    console = Console(file=drawn, width=look.width or 10_000, force_terminal=look.color, color_system=system, highlight=False, legacy_windows=False)
    for one in lines:
        text = Text(end="")
        for piece in one.pieces:
            marked = piece.style.startswith(MARK)
            style = STYLES.get(piece.style.removeprefix("mark:"), "") + (" underline" if marked else "")
            text.append(f"[{piece.text}]" if marked and not look.color else piece.text, style.strip())
        if look.width is None:
            console.print(Text(" " * one.indent, end="").append_text(text), soft_wrap=True)
            continue
        hang = min(one.hang, max(0, look.width - NARROWEST))
        first, *rest = text.wrap(console, look.width - hang) or [Text()]
        console.print(Text(" " * one.indent, end="").append_text(first), soft_wrap=True)
        for folded in rest:
            console.print(Text(" " * hang, end="").append_text(folded), soft_wrap=True)
    return "\n".join(drawn_line.rstrip() for drawn_line in drawn.getvalue().split("\n"))
