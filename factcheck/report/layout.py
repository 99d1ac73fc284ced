"""This file holds lines of marked text and their drawing: plain, or by rich with colour and folding for a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.report.visible import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

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
"""Text is never folded into less."""
UNFOLDED = 1_000_000


class Look(Struct, frozen=True):
    """How a report is drawn: folded at `width` columns (None: never), in colour, and with more or less in it."""

    width: int | None = None
    color: bool = False
    verbose: bool = False
    quiet: bool = False


PLAIN = Look()
"""Neither folded nor in colour."""


class Piece(Struct, frozen=True):
    """Words in one style."""

    text: str
    style: str = ""


EMPTY = Piece("")


class Line(Struct, frozen=True):
    """A line of pieces, written from the column `indent` on; folded, it goes on behind the words that lead it in."""

    pieces: tuple[Piece, ...] = ()
    indent: int = 0
    lead: Piece = EMPTY


def line(*pieces: Piece | str, indent: int = 0, lead: Piece = EMPTY) -> Line:
    """A line of words and pieces."""
    return Line(tuple(Piece(piece) if isinstance(piece, str) else piece for piece in pieces), indent, lead)


def draw(lines: Iterable[Line], look: Look) -> str:
    """The lines as text."""
    if look.width is None and not look.color:
        return "".join(f"{_plain(one)}\n" for one in lines)
    return _drawn(list(lines), look)


def flat(text: str) -> str:
    r"""The text on one line, blanks run together, nothing hidden in it; a blank at either end stays.

    >>> flat(" one\n  two ")
    ' one two '
    """
    inner = " ".join(visible(text).split())
    if not inner:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{inner}{' ' if text[-1].isspace() else ''}"


def _plain(one: Line) -> str:
    text = "".join(f"[{piece.text}]" if _is_mark(piece) else piece.text for piece in one.pieces)
    return (" " * one.indent + one.lead.text + text).rstrip()


def _drawn(lines: list[Line], look: Look) -> str:
    from rich.console import Console  # slow to import, and not needed for plain text

    drawn = io.StringIO()
    console = Console(
        file=drawn,
        width=look.width or UNFOLDED,
        force_terminal=look.color,
        color_system="standard" if look.color else None,
        highlight=False,
        legacy_windows=False,
    )
    for one in lines:
        for folded in _folded(one, console, look):
            console.print(folded, soft_wrap=True)
    return "\n".join(row.rstrip() for row in drawn.getvalue().split("\n"))


def _folded(one: Line, console: Console, look: Look) -> Iterator[Text]:
    """The rows of a line; those after the first begin behind its lead."""
    from rich.text import Text

    head = Text(" " * one.indent, end="").append_text(_text((one.lead,), look.color))
    margin = head.cell_len
    body = _text(one.pieces, look.color)
    rows = list(body.wrap(console, max(NARROWEST, console.width - head.cell_len))) if look.width else [body]
    yield head.append_text(rows[0] if rows else Text())
    for row in rows[1:]:
        yield Text(" " * margin, end="").append_text(row)


def _text(pieces: Iterable[Piece], color: bool) -> Text:
    from rich.text import Text

    text = Text(end="")
    for piece in pieces:
        marked = _is_mark(piece)
        style = STYLES.get(piece.style.removeprefix("mark:"), "") + (" underline" if marked else "")
        text.append(f"[{piece.text}]" if marked and not color else piece.text, style.strip())
    return text


def _is_mark(piece: Piece) -> bool:
    return piece.style.startswith(MARK)
