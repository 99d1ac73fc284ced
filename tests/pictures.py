"""This file holds the making of the README's pictures: `python -m tests.pictures` draws them anew.

The terminal's is drawn from its text alone, the same each time. The page's is a screenshot, whose bytes depend on the browser and
its fonts; it carries the hash of the page that it was taken of, by which a test sees that it is not of an older one.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import struct
import tempfile
import zlib
from functools import cache
from pathlib import Path

from factcheck.core.run import BaseInfo, RunResult
from factcheck.pipeline import check_at
from factcheck.read import read_text
from factcheck.report import html, text
from factcheck.report.layout import Look
from tests.pages import desk

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
TERMINAL, PAGE = PICTURES / "terminal.svg", PICTURES / "report.png"
DRAFT = "docs/example.md"
CLAIM = "In 2024, 601 million people crossed China's border, up 43.9%"
COLUMNS = 100
WIDTH, HEIGHT = 1120, 1140
HEAD = b"\x89PNG\r\n\x1a\n"
KEY = b"page"
"""The name of the text in the PNG that holds the hash of the page."""
DRAWING = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font: {char_height}px Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; line-height: {line_height}px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""The picture of a terminal without rich's own fonts, which a browser would fetch."""


@cache
def terminal() -> str:
    """The picture of a claim checked on a terminal."""
    from rich.console import Console
    from rich.text import Text

    told = text.render(RunResult((check_at(desk(), CLAIM, by_line=True),)), Look(COLUMNS, color=True))
    console = Console(
        record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor", legacy_windows=False
    )
    console.print(Text.from_ansi(f'$ factcheck "{CLAIM}"\n\n{told}'))
    drawn = console.export_svg(title="", code_format=DRAWING, unique_id="factcheck")
    return "".join(f"{line.rstrip()}\n" for line in drawn.splitlines() if line.strip())


@cache
def page() -> str:
    """The report of the example draft, without the hash of the base, which is not in the picture."""
    draft = read_text((ROOT / DRAFT).read_text(encoding="utf-8"), DRAFT)
    base = desk().base
    return html.render(RunResult((check_at(desk(), draft),), (), BaseInfo("", len(base.releases), len(base.facts))))


def digest(page_: str) -> bytes:
    """The hash by which a picture knows its page."""
    return hashlib.sha256(page_.encode()).hexdigest().encode()


def signed(png: bytes, page_: str) -> bytes:
    """The picture with the hash of its page in it."""
    data = b"tEXt" + KEY + b"\0" + digest(page_)
    chunk = struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    end_of_header = len(HEAD) + 25
    return png[:end_of_header] + chunk + png[end_of_header:]


def photographed(page_: str) -> bytes:
    """A screenshot of the top of the page."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "report.html"
        file.write_text(page_, encoding="utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        shown = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        shown.goto(file.as_uri())
        png = shown.screenshot()
        browser.close()
    return png


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    TERMINAL.write_text(terminal(), encoding="utf-8")
    PAGE.write_bytes(signed(photographed(page()), page()))
