"""This file holds the tests of the README's pictures: that they show what the program prints today."""

from __future__ import annotations

import re
import struct

from tests.pictures import HEAD, HEIGHT, KEY, PAGE, ROOT, TERMINAL, WIDTH, digest, page, terminal

ANEW = "python -m tests.pictures draws it anew"
LARGEST = 300_000
"""A picture that a README shows has at most so many bytes."""


def test_the_terminal_is_drawn_as_it_is_today() -> None:
    assert TERMINAL.read_text(encoding="utf-8") == terminal(), ANEW


def test_the_terminal_is_a_picture_that_fetches_nothing() -> None:
    assert re.findall(r"https?://[^\"]*", terminal()) == ["http://www.w3.org/2000/svg"]
    assert "601&#160;million" in terminal()
    assert len(terminal()) < LARGEST


def test_the_screenshot_is_of_the_page_as_it_is_today() -> None:
    png = PAGE.read_bytes()
    assert png.startswith(HEAD)
    assert struct.unpack(">II", png[16:24]) == (WIDTH, HEIGHT)
    assert len(png) < LARGEST
    assert b"tEXt" + KEY + b"\0" + digest(page()) in png, ANEW


def test_the_readme_shows_both() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for picture in (TERMINAL, PAGE):
        assert f"]({picture.relative_to(ROOT).as_posix()})" in readme
