"""This file holds how the reports are read back: by the parsers that their readers use, into a shape and the texts in it.

The shape is what the report is made of (keys, elements, tokens, commands, rows); foreign words must not change it.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

from junitparser import JUnitXml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.cli.options import Format
from factcheck.report.markdown import APART

COMMANDS = {"error", "warning", "notice"}
COLUMNS = {"col", "endColumn"}
"""Told only of what stands on one line."""
KEYS = {"file", "line", "endLine", "title", *COLUMNS}
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
LINK = re.compile(r"\[[^]]*\]\(")
CALLS = re.compile(r"[@#]\w")
"""What code hosts take for a person or an issue, in one run of text."""
OWN_HTML = {APART, "<br>"}
ADDRESSES = {"href", "src", "action", "formaction", "data", "xlink:href", "poster", "background"}

MARKDOWN = MarkdownIt("gfm-like", {"html": True})
MARKDOWN.linkify.set({"fuzzy_link": False})  # no code host takes draft.md for an address


@dataclass(frozen=True, slots=True)
class Report:
    """A report as its reader has it."""

    shape: object
    texts: list[str]


def lines(text: str) -> Report:
    """What a terminal shows: so many lines; a workflow that runs the program takes none of them for a command."""
    return Report(text.count("\n"), [text])


def json_object(text: str) -> Report:
    """One JSON value."""
    value = json.loads(text)
    return Report(skeleton(value), list(strings(value)))


def json_lines(text: str) -> Report:
    """A JSON value a line."""
    values = [json.loads(line) for line in text.removesuffix("\n").split("\n")]
    return Report(skeleton(values), list(strings(values)))


def sarif(text: str) -> Report:
    """A SARIF log, its messages decoded as the standard says: doubled braces are braces, and there are no links."""
    log = json.loads(text)
    [run] = log["runs"]
    notes = run["invocations"][0]["toolExecutionNotifications"]
    messages = [each["message"]["text"] for each in (*run["results"], *notes)]
    assert all(message.isprintable() for message in messages)
    assert not any(LINK.search(message) or re.search(r"(?<!\{)(?:\{\{)*\{\d+\}", message) for message in messages)
    decoded = [message.replace("{{", "{").replace("}}", "}") for message in messages]
    regions = [place["physicalLocation"] for each in run["results"] for place in each["locations"]]
    snippets = [region[name]["snippet"]["text"] for region in regions for name in ("region", "contextRegion") if name in region]
    return Report(skeleton(log), [*decoded, *snippets])


def github(text: str) -> Report:
    """Workflow commands, read as the runner reads them: only ours, one a line."""
    commands = [command(line) for line in text.splitlines()]
    assert all(name in COMMANDS and set(properties) <= KEYS for name, properties, _ in commands)
    shape = [(name, set(properties) - COLUMNS) for name, properties, _ in commands]
    return Report(shape, [told for _, properties, data in commands for told in (*properties.values(), data)])


def command(line: str) -> tuple[str, dict[str, str], str]:
    """The name, properties and data of a workflow command (actions/runner, ActionCommand.TryParseV2)."""
    assert line.lstrip().startswith("::"), line
    head, _, data = line.lstrip()[2:].partition("::")
    name, _, told = head.partition(" ")
    pairs = (pair.split("=", 1) for pair in told.split(",") if "=" in pair)
    return name, {key: unescaped(value, ("%3A", ":"), ("%2C", ",")) for key, value in pairs}, unescaped(data)


def unescaped(text: str, *more: tuple[str, str]) -> str:
    """The text with the runner's escapes undone, that of the percent sign last."""
    for code, character in (("%0D", "\r"), ("%0A", "\n"), *more, ("%25", "%")):
        text = text.replace(code, character)
    return text


def junit(text: str) -> Report:
    """JUnit XML, by junitparser, and its texts by an XML parser."""
    suites = JUnitXml.fromstring(text.encode())
    counts = [(suite.tests, suite.failures, suite.errors, suite.skipped, len(list(suite))) for suite in suites]
    assert all(tests == cases for tests, *_, cases in counts)
    elements = list(ElementTree.fromstring(text.encode()).iter())
    values = [value for element in elements for value in (*element.attrib.values(), element.text or "")]
    return Report((counts, [(element.tag, list(element.attrib)) for element in elements]), values)


def spreadsheet(text: str) -> Report:
    """Rows of cells, of which none is a formula."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if FORMULA.match(cell)]
    return Report([len(row) for row in rows], cells)


def markdown(text: str) -> Report:
    """Markdown as code hosts read it: with tables, addresses made links, and HTML."""
    assert "www." not in text.casefold()
    tokens = MARKDOWN.parse(text)
    inline = [child for token in tokens for child in token.children or ()]
    html = {token.content for token in (*tokens, *inline) if token.type.startswith("html")}
    assert html <= OWN_HTML
    assert not [token for token in inline if token.type in ("link_open", "image", "code_inline", "s_open")]
    assert not [token for token in inline if CALLS.search(token.content)]
    shape = [(token.type, [child.type for child in marks(token)]) for token in tokens]
    shown = ["".join(child.content for child in token.children or () if child.type.startswith("text")) for token in tokens]
    return Report(shape, [one for one in shown if one])


def marks(token: Token) -> Iterator[Token]:
    """What stands in a line beside its words, breaks between them, and what holds a person's name apart."""
    for child in token.children or ():
        if not child.type.startswith("text") and child.content != APART:
            yield child


def html(text: str) -> Report:
    """A page with no element or attribute that its template does not have; a line's end and a language are the draft's own."""
    page = Page()
    page.feed(text)
    page.close()
    shape = [(tag, tuple(name for name in names if name != "lang")) for tag, names in page.elements]
    return Report(shape, page.texts)


class Page(HTMLParser):
    """A page with its elements, the values of their attributes, and its texts; nothing in it may act."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.texts: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element; a line's end is text."""
        if tag == "br":
            self.texts[-1] += "\n"
            return
        assert not [name for name, _ in attrs if name.startswith("on")]
        assert not [value for name, value in attrs if name in ADDRESSES and value and not value.startswith("#")]
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.texts += [value for _, value in attrs if value] + [""]

    def handle_endtag(self, tag: str) -> None:
        """Keep the end of an element."""
        self.elements.append((f"/{tag}", ()))
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.texts[-1] += data


def claimreview(text: str) -> Report:
    """JSON-LD in the script element of a page, which it can neither leave nor comment out."""
    page = Page()
    page.feed(f'<script type="application/ld+json">{text}</script><p>after</p>')
    page.close()
    assert [tag for tag, _ in page.elements] == ["script", "/script", "p", "/p"]
    assert not re.search("[<>&]", text)
    return json_object(text)


def skeleton(value: Any) -> object:
    """A JSON value without its texts and numbers."""
    if isinstance(value, dict):
        return {key: skeleton(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [skeleton(inner) for inner in value]
    return type(value).__name__


def strings(value: Any) -> Iterator[str]:
    """The texts in a JSON value."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


READERS = {
    Format.TEXT: lines,
    Format.CONCISE: lines,
    Format.JSON: json_object,
    Format.JSONL: json_lines,
    Format.SARIF: sarif,
    Format.GITHUB: github,
    Format.JUNIT: junit,
    Format.CSV: spreadsheet,
    Format.MARKDOWN: markdown,
    Format.HTML: html,
    Format.CLAIMREVIEW: claimreview,
}
"""How each format is read back; a format without a reader fails the hostile table."""
EXACT = {Format.JSON, Format.JSONL}
"""Formats whose readers get foreign words as they are, not in the form that shows what is hidden."""
