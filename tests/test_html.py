"""This file holds the tests of the HTML report's text: its structure, the whole draft in it, and foreign words as nothing but words."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from itertools import accumulate, pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest
from msgspec.structs import replace

from factcheck.cli.formats import Manner, rendered
from factcheck.cli.options import Format
from factcheck.core.figure import Claim, Figure
from factcheck.core.run import RunResult
from factcheck.core.text import Block, BlockKind, Sentence, Span
from factcheck.core.verdict import CheckedClaim, CheckedDocument, Label, Reason, Verdict
from factcheck.pipeline import check_at
from factcheck.read import read_text
from factcheck.report.html import render
from factcheck.report.html.draft import Part, Strip, parts
from factcheck.report.html.tables import rows
from factcheck.report.visible import visible
from tests.pages import DRAFTS, HOSTILE, desk, outcome, page
from tests.test_report import CHECKED, DRAFT, GROWTH, NAME, RESULT

RECORD, WEIRD = DRAFTS
PAGES = {"record": (RECORD,), "hostile": (WEIRD,), "both": (RECORD, WEIRD)}
SYNTAX = re.compile(r"[\s#>*+\-_=|:`~]+")
"""Markup that the page shows by its form alone."""
HEADING = re.compile(r"h[1-6]")
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
INLINE = frozenset("a mark span strong em".split())
ELEMENTS = frozenset(
    "html head meta title style body a header p h1 h2 h3 h4 h5 h6 bdi figure figcaption svg rect ul ol li span b nav main section "
    "article div dl dt dd blockquote mark q cite time table caption thead tbody tr th td pre br strong em code abbr footer details "
    "summary".split()
)
"""The elements that the page is made of: none of them runs, embeds or fetches anything."""
ATTRIBUTES = frozenset(
    "lang charset http-equiv content name class href id aria-labelledby aria-hidden focusable viewBox preserveAspectRatio x y width "
    "height tabindex dir data-line scope datetime role title".split()
)


AT = HOSTILE.index("610 million")
MARKED = Figure(Span(AT, AT + 11), "610 million", GROWTH, Span(AT, AT + 11))
VERDICT = Verdict(MARKED, Label.REFUTED, Reason.VALUE, "<b>the release</b>", CHECKED.claims[0].verdicts[2].evidence)
ATTACKED = CheckedDocument(
    read_text(HOSTILE, WEIRD), (CheckedClaim(Claim(Sentence("", Span(AT, AT + 20)), ()), (VERDICT,)),), CHECKED.findings
)
"""A hostile draft with a verdict and a finding made by hand, which no other base or reading changes."""


@pytest.fixture(params=PAGES.values(), ids=PAGES)
def names(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """The drafts that a page is about."""
    return request.param


def tree(text: str) -> Element:
    """The elements of a page, as a browser makes them; an error of its syntax is an exception."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


def having(root: Element, word: str) -> list[Element]:
    """The elements of a class, in the order of the page."""
    return [element for element in root.iter() if word in element.get("class", "").split()]


def words(element: Element) -> str:
    """The text of an element, blanks run together."""
    return " ".join("".join(element.itertext()).split())


def name_of(element: Element) -> str:
    """An element's name, without the address that SVG's have."""
    return str(element.tag).rpartition("}")[2]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "report.html",
            lambda: render(replace(RESULT, files=(replace(CHECKED, document=read_text(DRAFT, NAME)), RESULT.files[1]))),
        ),
        ("hostile.html", lambda: render(RunResult((ATTACKED,)))),
    ],
)
def test_output(name: str, text: Callable[[], str], matches: Callable[[str, str], None]) -> None:
    matches(text(), name)


def test_the_page_is_valid_and_each_of_its_links_leads_somewhere(names: tuple[str, ...]) -> None:
    root = tree(page(*names))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [element.get("href", "") for element in root.iter("a")]
    assert {link[:1] for link in links} == {"#"}
    assert {link[1:] for link in links} <= set(ids)
    assert {label for element in root.iter() for label in element.get("aria-labelledby", "").split()} <= set(ids)


def test_headings_leave_out_no_level(names: tuple[str, ...]) -> None:
    levels = [int(element.tag[1]) for element in tree(page(*names)).iter() if HEADING.fullmatch(str(element.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_figure_has_its_highlight_card_and_row_in_the_order_of_the_text(names: tuple[str, ...]) -> None:
    root, result = tree(page(*names)), outcome(*names)
    verdicts = [
        verdict
        for file in result.files
        for verdict in sorted((one for claim in file.claims for one in claim.verdicts), key=lambda one: one.figure.span)
    ]
    marks, cards = having(root, "figure"), [card for card in having(root, "card") if card.get("id", "").startswith("card-")]
    rows = [row for table in having(root, "overview") for row in table.find("tbody") or ()]
    assert len(verdicts) == len(marks) == len(cards) == len(rows) >= 5
    for number, (verdict, mark, card, row) in enumerate(zip(verdicts, marks, cards, rows, strict=True), 1):
        assert (mark.get("id"), mark.get("href"), card.get("id")) == (f"figure-{number}", f"#card-{number}", f"card-{number}")
        assert f"#figure-{number}" in [link.get("href") for link in card.iter("a")]
        word = verdict.label.value.replace("_", " ")
        assert all(f"{number} " in words(element) and word in words(element) for element in (mark, card, row))
        told = " ".join(visible(verdict.figure.text).split())
        assert told in words(card)
        assert told in words(row)


def test_a_card_holds_all_that_a_verdict_rests_on() -> None:
    root = tree(page(RECORD))
    cards = {words(card) for card in having(root, "card")}
    [refuted] = [card for card in cards if "Draft says up 44.9%" in card]
    for told in (
        "refuted",
        "an increase of 43.9%",
        "Passage",
        "National Immigration Administration",
        "14 January 2025",
        "line 1",
    ):
        assert told in refuted
    [doubtful] = [card for card in cards if "Draft says 31.49,000" in card and "Release says" in card]
    for told in ("conflicting", "NUM001", "The parts against their total", "32.566 million", "31.149 million"):
        assert told in doubtful
    marked = [mark for card in having(root, "card") for quote in card.iter("blockquote") for mark in quote.iter("mark")]
    assert "64.882 million" in {words(mark) for mark in marked}


@pytest.mark.parametrize("name", DRAFTS)
def test_the_draft_is_there_whole_and_in_order(name: str) -> None:
    shown, draft = "".join(told(having(tree(page(name)), "paper")[0])), DRAFTS[name].replace("&lt;", "<").replace("&gt;", ">")
    assert SYNTAX.sub(" ", shown).split() == SYNTAX.sub(" ", " ".join(map(visible, draft.split("\n")))).split()


def told(element: Element) -> Iterator[str]:
    """The words of a draft on a page, without the numbers of its figures and findings."""
    if not {"tag", "flag"} & set(element.get("class", "").split()):
        yield f"{'' if element.tag in INLINE else ' '}{element.text or ''}"
        for child in element:
            yield from told(child)
            yield child.tail or ""


def test_blocks_of_markdown_are_shown_as_such() -> None:
    [paper] = having(tree(page(RECORD)), "paper")
    assert [(element.tag, words(element)) for element in paper if HEADING.fullmatch(str(element.tag))] == [
        ("h4", "title: A record year, and what to make of it"),
        ("h5", "On wheels & keels"),
        ("h6", "In Chinese"),
    ]
    assert [len(element) for element in paper.iter("ul")] == [3]
    [quote] = paper.iter("blockquote")
    assert words(quote).startswith("Inspectors cleared 31.49,000")
    assert "610 million" in [words(element) for element in paper.iter("strong")]
    assert [words(element) for element in paper.iter("pre")] == ["date: 2025-01-20", "```total = 610_000_000```"]
    rows = [[cell.tag for cell in row] for row in paper.iter("tr")]
    assert rows == [["td", "th", "th"], ["th", "td", "td"], ["th", "td", "td"]]


def test_chinese_is_marked_as_chinese() -> None:
    marked = [words(element) for element in tree(page(RECORD)).iter() if element.get("lang") == "zh"]
    assert marked[0].startswith("2024年全国移民管理机构")
    assert "同比上升43.9%" in " ".join(marked).replace(" ", "") or "上升43.9%" in marked
    assert not [text for text in marked if "BEIJING" in text]


def test_foreign_words_make_no_element_and_no_attribute(names: tuple[str, ...]) -> None:
    root = tree(page(*names))
    assert {name_of(element) for element in root.iter()} <= ELEMENTS
    assert {name for element in root.iter() for name in element.keys()} <= ATTRIBUTES  # noqa: SIM118
    assert ACTING.findall(page(*names)) == []


def test_only_the_style_of_the_page_itself_is_let_in() -> None:
    root = tree(page(WEIRD))
    [style] = root.iter("style")
    [policy] = [element.get("content", "") for element in root.iter("meta") if element.get("http-equiv")]
    digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"url\(|@import|<", style.text or "")


def test_the_same_outcome_gives_the_same_bytes_and_the_day_only_where_it_is_told() -> None:
    result = outcome(RECORD)
    plain, signed = render(result), render(result, date(2025, 2, 3))
    assert plain == render(result)
    signature = '<div><dt>Date</dt> <dd><time datetime="2025-02-03">3 February 2025</time></dd></div>\n'
    assert signed.replace(signature, "") == plain != signed


@pytest.mark.parametrize(("epoch", "day"), [("1738540800", date(2025, 2, 3)), ("", None), ("yesterday", None)])
def test_a_page_is_signed_where_the_environment_says_so(epoch: str, day: date | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert rendered(outcome(RECORD), Format.HTML, Manner()) == render(outcome(RECORD), day)


def test_only_who_wants_a_page_waits_for_its_templates() -> None:
    program = (
        "import sys; from factcheck.cli.app import run; run(['610 million people in 2024']); sys.exit('jinja2' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "610 million" in done.stdout


def test_only_the_figures_that_are_asked_for_are_listed_but_all_are_counted() -> None:
    result = outcome(RECORD)
    root = tree(render(result.showing([Label.REFUTED])))
    assert {element.get("class") for element in having(root, "figure")} == {"figure refuted"}
    [tallies] = having(root, "tallies")
    assert f"{result.counts()[Label.SUPPORTED]} supported" in words(tallies)
    assert "Listed are only the figures that are refuted" in words(root)


def test_what_was_not_checked_is_told() -> None:
    [unchecked] = having(tree(page(RECORD)), "unchecked")
    assert "no such file: drafts/gone.md (did you mean drafts/record.md?)" in words(unchecked)
    assert re.search(r"neither confirm nor deny \d figures.* 1,234[,.]", words(unchecked))


def test_claims_stand_alone_and_one_without_a_figure_says_so() -> None:
    lines = check_at(desk(), "In 2024, 610 million people crossed the border\nNothing to count\n", by_line=True)
    [paper] = having(tree(render(RunResult((lines,)))), "paper")
    assert [words(item) for item in paper.iter("li")][1] == "Nothing to count ? no figure in it that could be checked"


def laid_out(text: str, name: str = "a.md") -> list[tuple[str, object]]:
    """The kinds of a draft's parts with their words; of a table, its rows."""
    return [(part.kind, _rows(part)) for part in parts(CheckedDocument(read_text(text, name), ()), (), ())]


def _rows(part: Part) -> object:
    if part.rows:
        return [[strip and _words(strip) for strip in row] for row in part.rows]
    return [strip.marker + _words(strip) for strip in part.strips]


def _words(strip: Strip) -> str:
    return "".join(words.text for run in strip.runs for words in run.words)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        ("One.\n\nTwo\nlines.", [("prose", ["One."]), ("prose", ["Two lines."])]),
        ("# A\n\n### B\n", [("heading", ["A"]), ("heading", ["B"])]),
        ("1. one\n2. **two** 2\n", [("list", ["1.one", "2.two 2"])]),
        ("> quoted\n", [("quote", ["quoted"])]),
        ("**Bold.** And (so on)\n", [("prose", ["Bold. And (so on)"])]),
        ("a &amp; b&nbsp;c \\* d\n", [("prose", ["a & b\u00a0     c * d"])]),
        ("BERLIN, May 2 — Ships.", [("prose", ["BERLIN, May 2 — Ships."])]),
        ("| a | |\n|--|--|\n| | 1 |\n", [("table", [["a", None], [None, "1"]])]),
        ("| | h |\n|--|--|\n| r | 1 |\n", [("table", [[None, "h"], ["r", "1"]])]),
        ("One.\n\n```\n\nx = 1\n```\n", [("prose", ["One."]), ("unread", ["```", "", "x = 1", "```"])]),
        ("<!-- nothing -->\n", [("unread", ["<!-- nothing -->"])]),
    ],
)
def test_layout_of_a_draft(text: str, wanted: list[tuple[str, object]]) -> None:
    assert laid_out(text) == wanted


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        ({"h1": "", "h2": "", "a": "h1", "1": "a h2", "b": "h1", "2": "b h2"}, ["h1 h2", "a 1", "b 2"]),
        (
            {"h2": "", "h3": "", "a": "", "1": "a h2", "2": "a h3", "b": "", "3": "b h2", "4": "b h3"},
            ["- h2 h3", "a 1 2", "b 3 4"],
        ),
        ({"h1": "", "h2": "", "h3": "", "1": "h2", "2": "h3", "a": "h1", "3": "a h3"}, ["h1 h2 h3", "1 2 -", "a 3 -"]),
        ({"a": "", "1": "a", "b": "", "2": "b"}, ["a 1", "b 2"]),
        ({"a": ""}, ["a"]),
    ],
)
def test_cells_without_bars_stand_in_rows_by_their_heads(cells: dict[str, str], wanted: list[str]) -> None:
    text = "\n".join(cells)
    ends = dict(zip(cells, accumulate(len(name) + 1 for name in cells), strict=True))
    spans = {name: Span(end - 1 - len(name), end - 1) for name, end in ends.items()}
    blocks = [
        Block(spans[name], BlockKind.CELL, 0, tuple(spans[head] for head in heads.split())) for name, heads in cells.items()
    ]
    shown = [" ".join((cell and text[cell.span.start : cell.span.end]) or "-" for cell in row) for row in rows(text, blocks)]
    assert shown == wanted


def test_figures_that_overlap_have_a_highlight_each() -> None:
    first, second = CHECKED.claims
    same = tuple(replace(one, figure=replace(one.figure, span=first.verdicts[0].figure.span)) for one in first.verdicts)
    root = tree(render(RunResult((replace(CHECKED, claims=(replace(first, verdicts=same), second)),))))
    marked = [words(mark) for link in having(root, "figure") for mark in link.iter("mark")]
    assert marked == ["12.4 million", "", "", "Some 40", "25%"]
