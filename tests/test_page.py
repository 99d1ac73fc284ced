"""This file holds the tests of reading HTML pages: the article in them, its blocks, its date, and the places of its words."""

from __future__ import annotations

import html
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.core.text import Document
from factcheck.read import Unreadable, read_bytes, read_text
from factcheck.sentences import sentences


def read(source: str) -> Document:
    """What a page says."""
    return read_text(source, "page.html")


def blocks(document: Document) -> list[str]:
    """The blocks of a document, each as the first letter of its kind (and a heading's level) and its prose."""
    return [
        f"{block.kind.value[0]}{block.level or ''} {' '.join(document.reading(block.span).split())}" for block in document.blocks
    ]


BLOCKS = [
    ("<h1>Head</h1><p>Text.", ["h1 Head", "p Text."]),
    ("<p>One.<p>Two.", ["p One.", "p Two."]),
    ("<div>One <div>Two</div> Three</div>", ["p One", "p Two", "p Three"]),
    ("Loose text.", ["p Loose text."]),
    ("<p>610\n   <b>million</b> <i>people</i>", ["p 610 million people"]),
    ("<p>Up <b>43.9</b>%", ["p Up 43.9%"]),
    ("<p>one<br>two", ["p one two"]),
    ("<ul><li>one<li>two</ul>", ["i one", "i two"]),
    ("<dl><dt>Ports<dd>60</dl>", ["p Ports", "p 60"]),
    ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", ["c a", "c b", "c c", "c d"]),
    ("<table role=presentation><tr><td>a<td>b</table>", ["p a", "p b"]),
    ("<table><tr><td><p>a<p>b</table>", ["p a", "p b"]),
    ("<figure><img alt='61'><figcaption>60 ports</figcaption></figure>", ["n 60 ports"]),
    ("<p>60 <code>x = 61</code> ports <del>61</del><s>62</s>", ["p 60 ports"]),
    ("<pre>61</pre><p>60", ["p 60"]),
    ("<p>60 ports<sup>12</sup>, 5 km<sup>2</sup>, <sup><a href=#n>[1]</a></sup> 10<sup>th</sup>", ["p 60 ports , 5 km2, 10th"]),
    ("<p>60 at www.a.org/61", ["p 60 at"]),
    ("<p>mil&shy;lion&#8203;s", ["p millions"]),
    ("<p>a &lt;b&gt; &amp;lt; &#54;&#x30; &nosuch; &notit; &copy 6", ["p a <b> &lt; 60 &nosuch; ¬it; © 6"]),
    ("<p>a<!-- 61 -->b<p></p>", ["p ab"]),
    ("<p>BEIJING, Jan. 14, 2025 — It rose.", ["p It rose."]),
    ("<title>60 ports</title><p>Text.", ["h1 60 ports", "p Text."]),
    ("<title>60 ports</title><h1>Ports</h1>", ["h1 Ports"]),
    ("<p>a<nav>61</nav><aside>61</aside><footer>61</footer>b", ["p a", "p b"]),
    ("<script>61</script><style>61</style><template>61</template><noscript>61</noscript>60", ["p 60"]),
    ("<p hidden>61<p aria-hidden=true>61<p style='color:red;display: none'>61<p>60", ["p 60"]),
    ("<div role=navigation>61</div><svg><text>61</text></svg><textarea>61</textarea><button>61</button>60", ["p 60"]),
    ("<dialog>61</dialog><dialog open>60</dialog>", ["p 60"]),
    ("<p>61<main>60</main>", ["p 60"]),
    ("<p>61<article>60</article>", ["p 60"]),
    ("<div role=main>60</div>61", ["p 60"]),
    ("<main>61<article><h1>A</h1>60</article></main>", ["h1 A", "p 60"]),
    ("<main>a<article>b</article><article>c</article></main>61", ["p a", "p b", "p c"]),
    ("<article>a<article>b</article></article>61", ["p a", "p b"]),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), BLOCKS)
def test_a_page_has_these_blocks(source: str, expected: list[str]) -> None:
    assert blocks(read(source)) == expected


def test_a_line_break_ends_a_line_of_the_prose() -> None:
    assert read("<p>one<br>two").prose == "one\ntwo"


TABLE = """<p>The figures:<table><thead><tr><th>what<th colspan=2>millions<th>growth</thead>
<tr><th rowspan=2>ports<td>60<td>61<td>5%<tr><td>62<td>63<td>6%<tr><td>guns<td>64<td>65<td>7%</table>"""


def contexts(document: Document) -> dict[str, list[str]]:
    """The words of each block, with those of its context."""
    return {document.words(block.span): [document.words(span) for span in block.context] for block in document.blocks}


def test_a_cell_stands_under_the_heads_of_its_row_and_column() -> None:
    found = contexts(read(TABLE))
    assert found["61"] == ["ports", "millions", "The figures:"]
    assert found["63"] == ["ports", "millions", "The figures:"]
    assert found["6%"] == ["ports", "growth", "The figures:"]
    assert found["64"] == ["guns", "millions", "The figures:"]
    assert found["growth"] == ["The figures:"]


def test_items_stand_under_the_items_above_them() -> None:
    found = contexts(read("<p>They found:<ul><li>one<ul><li>inner</ul><p>more</p><li>two</ul>"))
    assert found == {
        "They found:": [],
        "one": ["They found:"],
        "inner": ["one", "They found:"],
        "more": ["one", "They found:"],
        "two": ["They found:"],
    }


DATES = [
    ('<meta property="article:published_time" content="2025-01-14T10:00:00+08:00">', date(2025, 1, 14)),
    ('<meta name="date" content="2025-01-15"><meta itemprop=datePublished content=2025-01-14>', date(2025, 1, 14)),
    ('<script type="application/ld+json">{"@graph": [{"datePublished": "2025-01-14"}]}</script>', date(2025, 1, 14)),
    ('<script type="application/ld+json">{"datePublished": </script>', None),
    (f'<script type="application/ld+json">{"[" * 5000}</script>', None),
    ('<header><time datetime="2025-01-14">Tuesday</time></header><p>It rose.', date(2025, 1, 14)),
    ('<p>It rose on <time datetime="2025-01-14">Tuesday</time>.', None),
    ("<p>BEIJING, Jan. 14, 2025 — It rose.", date(2025, 1, 14)),
    ("<p>Date: 14 January 2025<p>It rose.", date(2025, 1, 14)),
    ('<meta name="date" content="soon"><p>It rose on Jan. 14, 2025.', None),
]


@pytest.mark.parametrize(("source", "expected"), DATES)
def test_a_page_is_dated_by_what_it_says_of_itself_or_its_dateline(source: str, expected: date | None) -> None:
    assert read(source).dated == expected


PLACES = [
    ("<p>Of 610&nbsp;million <b>people</b>", "610\xa0million", "610&nbsp;million"),
    ("\ufeff<p>Of 610 million", "610 million", "610 million"),
    ("<p>Up\r\n\r\n  43.9%\r\n", "43.9%", "43.9%"),
    ("<p>6<b>1</b>0 million", "610 million", "6<b>1</b>0 million"),
    ("<p>R&amp;D &#54;&#48; ports", "60", "&#54;&#48;"),
    ("<p>&lt;60&gt; ports", "60", "60"),
    ("<p>a</x>b 60 ports", "60", "60"),
    ("<p>mil&shy;lion 60", "million 60", "mil&shy;lion 60"),
    ("<p>&copy 60 &notit; 61", "61", "61"),
    ("<table>60 ports<tr><td>a</table>", "60", "60"),
    ("<p>60 < 61 ports", "61", "61"),
]


@pytest.mark.parametrize(("source", "words", "expected"), PLACES)
def test_words_have_their_place_in_the_source(source: str, words: str, expected: str) -> None:
    document = read(source)
    at = document.text.index(words)
    span = document.in_source(type(document.blocks[0].span)(at, at + len(words)))
    assert source[span.start : span.end] == expected
    before = source[: span.start]
    assert document.position(at) == (before.count("\n") + 1, len(before) - before.rfind("\n"))


TAGS = (
    "<p> </p> <b> </b> <i> <br> <table> <tr> <td> </table> <ul> <li> </ul> <h2> </h2> <pre> </pre> <sup>1</sup> <a_href='x'> </a> "
    "&amp; &nbsp; &#54; &bad; &lt <!--c--> < & 60 million ports, <x_y='>'> <script>s</script> <svg> </svg> <select> <option>"
)
MARKUP = st.lists(
    st.sampled_from([*TAGS.replace("_", "\t").split(" "), " ", "\n", "\r\n", "\ufeff", "\u00ad", "\x0c", "六"]), max_size=40
)


@settings(max_examples=100, deadline=None)
@given(MARKUP)
def test_whatever_is_read_has_its_place(parts: list[str]) -> None:
    source = "".join(parts)
    document = read(source)
    assert len(document.prose) == len(document.text)
    for at, character in enumerate(document.text):
        span = document.in_source(type(document.blocks[0].span)(at, at + 1)) if document.blocks else None
        if span and character.isdigit() and source[span.start : span.end].isdigit():
            assert source[span.start : span.end] == character
        assert span is None or 0 <= span.start <= span.end <= len(source)


ENCODINGS = [
    ('<meta charset="gb2312"><p>六', "utf-8", "gb2312"),
    ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>é', "utf-8", "windows-1252"),
    ('<meta charset="gb2312"><p>six', "utf-8", None),
    ('<meta charset="utf-8"><p>六', "utf-8", None),
    ('<meta charset="UTF8"><p>六', "utf-8", None),
    ('<meta charset="gb2312"><p>六', "gb18030", None),
    ("<p>六", "utf-8", None),
]


@pytest.mark.parametrize(("source", "encoding", "hint"), ENCODINGS)
def test_a_page_in_another_encoding_is_refused_unless_that_is_named(source: str, encoding: str, hint: str | None) -> None:
    data = source.encode(encoding)
    if hint is None:
        assert read_bytes(data, "a.html", encoding=encoding).text in ("六", "six")
        return
    with pytest.raises(Unreadable) as caught:
        read_bytes(data, "a.html", encoding=encoding)
    assert (caught.value.message, caught.value.hint) == (
        f"a.html says that it is in {hint}, not UTF-8",
        f"name its encoding: --encoding {hint}",
    )


HOSTILE = [
    "<", "<a ", "<!--", "<p>", "<b><i>", "<div>", "&", "&amp;", "<table><td>", "</p>", "<a href='", "<![CDATA[", "<svg>", "<p hidden>x",
    "<table><tr><th>a<td colspan=9999 rowspan=9999>b</table>", "<ul><li>x", "<tr><td>", "<td rowspan=9>", "<b>a</x>", "<sup>1</sup>", "&#x", "a <", "\u00ad",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_long_page_of_markup_alone_is_read(unit: str) -> None:
    source = unit * (20_000 // len(unit))
    began = time.process_time()
    document = read(source)
    for sentence in sentences(document):
        assert 0 <= sentence.span.start < sentence.span.end <= len(document.text)
    assert time.process_time() - began < 5


def test_markup_in_the_text_of_a_page_is_text() -> None:
    source = f"<p>{html.escape('<script>alert(60)</script>')}"
    assert read(source).text == "<script>alert(60)</script>"
