"""This file holds one draft in every format that is read, with figures of each verdict: what it says must not depend on the format."""

from __future__ import annotations

import html

from docx import Document

from tests.word_file import word_file

TITLE = "Records at the border"
DATELINE = "BEIJING, Jan. 14, 2025 — "
FIRST = (
    "China's immigration authorities inspected 610 million people last year, up 43.9% over the previous year, the National "
    "Immigration Administration said. Foreigners made 64.882 million crossings, and 291 million were made by mainland residents. "
    "The country's chess clubs have 5.4 million members."
)
HEADING = "The year in figures"
SECOND = "In 2024, 31.49,000 motor vehicles and 900,000 aircraft were inspected. The authorities inspected:"
ITEMS = ("610 million travellers in 2024", "601 million travellers in 2024")
ROWS = (("Inspected in 2024", "number"), ("aircraft", "879,000"), ("trains", "110,000"), ("ships", "437,000"))


def markdown() -> str:
    """The draft as markdown."""
    head, *rows = (f"| {left} | {right} |" for left, right in ROWS)
    items = "\n".join(f"- {item}" for item in ITEMS)
    table = "\n".join((head, "|---|---|", *rows))
    return f"# {TITLE}\n\n{DATELINE}{FIRST}\n\n## {HEADING}\n\n{SECOND}\n\n{items}\n\n{table}\n"


def plain() -> str:
    """The draft as plain text, which has no tables: each row is a sentence."""
    items = "\n".join(f"- {item}" for item in ITEMS)
    return f"{TITLE}\n\n{DATELINE}{FIRST}\n\n{HEADING}\n\n{SECOND}\n\n{items}\n"


def page() -> str:
    """The draft as a page, with what surrounds an article, entities, and markup within its figures."""

    def told(text: str) -> str:
        marked = html.escape(text).replace("610 million", "<b>610</b>&nbsp;million").replace("43.9%", "43&#46;9%")
        return marked.replace("64.882 million", '<a href="/61?million=601">64.882 million</a>')

    rows = "".join(f"<tr><td>{left}<td>{right}" for left, right in ROWS[1:])
    return (
        f"<!DOCTYPE html>\n<html><head><title>{TITLE} | The Paper</title></head>\r\n<body><nav>601 million readers</nav>\n<article>"
        f"<h1>{TITLE}</h1>\n<p>{DATELINE}{told(FIRST)}\n<h2>{HEADING}</h2><p>{SECOND}</p>\n"
        f"<ul>{''.join(f'<li>{told(item)}' for item in ITEMS)}</ul><table><tr><th>{ROWS[0][0]}<th>{ROWS[0][1]}{rows}</table>"
        "<aside>Read also: 601 million people</aside></article></body></html>\n"
    )


def word() -> bytes:
    """The draft as a Word file, a figure split over several runs."""
    package = Document()
    package.add_heading(TITLE, 1)
    first = package.add_paragraph(DATELINE)
    before, after = FIRST.split("610 million")
    first.add_run(f"{before}6")
    first.add_run("10").bold = True
    first.add_run(f"\u00a0mil\u00adlion{after}")
    package.add_heading(HEADING, 2)
    package.add_paragraph(SECOND)
    for item in ITEMS:
        package.add_paragraph(item, style="List Bullet")
    table = package.add_table(rows=len(ROWS), cols=2)
    for row, cells in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    return word_file(package=package)
