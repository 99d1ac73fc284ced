"""This file holds the tests of reading: the blocks of a text, what of them is prose, its date, and files that cannot be read."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.core.text import Document
from factcheck.read import Unreadable, decode, read, read_text
from factcheck.read.dateline import date_in, dateline
from factcheck.sentences import sentences


def blocks(document: Document) -> list[str]:
    """The blocks of a document, each as the first letter of its kind (and a heading's level) and its prose."""
    return [
        f"{block.kind.value[0]}{block.level or ''} {' '.join(document.reading(block.span).split())}" for block in document.blocks
    ]


PLAIN = [
    ("One claim without a stop", ["p One claim without a stop"]),
    ("First paragraph.\n\nSecond one.\n", ["p First paragraph.", "p Second one."]),
    ("Windows.\r\n\r\nLine ends.\r\n", ["p Windows.", "p Line ends."]),
    ("Old.\r\rMac.\r", ["p Old.", "p Mac."]),
    ("\ufeffMarked.\n", ["p Marked."]),
    ("A title\n\nText below.", ["h1 A title", "p Text below."]),
    ("A title\n=======\nText below.", ["h1 A title", "p Text below."]),
    ("A title\n\nA part\n\nText.", ["h1 A title", "h2 A part", "p Text."]),
    ("1. Ports\n\nText.\n\n2. Visas\n\nText.", ["i Ports", "p Text.", "i Visas", "p Text."]),
    ("Border inspectors in the country handled 610 million\ncrossings last year, up 43.9%.", None),
    ("Border inspectors in the country handled\n610 million crossings last year.", None),
    ("It was a short line,\nand this goes on.", None),
    ("去年全国共检查出入境人员以及交通运输工具的总数都有上升，人员\n6.1亿人次，\n同比上升43.9%。", None),
    ("In:\n- 60 guns\n- 2,055 bullets", ["h3 In:", "i 60 guns", "i 2,055 bullets"]),
    (
        "* one item that is long enough to be broken\n  into two lines\n* two",
        ["i one item that is long enough to be broken into two lines", "i two"],
    ),
    ("1) one\n2) two", ["i one", "i two"]),
    ("• one\n•two", ["i one", "i two"]),
    (
        "It fell, as they all had expected it would, to\n7. Then it rose.",
        ["p It fell, as they all had expected it would, to 7. Then it rose."],
    ),
    ("Guns: 60\nBullets: 2,055", ["p Guns: 60", "p Bullets: 2,055"]),
    (
        "Loans, counted in the evening in all of the branches (thousand):\nMill Lane – 44.9\nOld Town – 23.8\nQuay – 7.1 %\nAll rose.",
        [
            "p Loans, counted in the evening in all of the branches (thousand):",
            "i Mill Lane – 44.9",
            "i Old Town – 23.8",
            "i Quay – 7.1 %",
            "p All rose.",
        ],
    ),
    ("It had two – 44\nor more – 23.", ["p It had two – 44 or more – 23."]),
    (
        "The bags went to:\n\n   Italy      2.21 million bags   36 per cent\n   Sudan    0.55 million bags    9 per cent\n   Others   1.66 million bags   27 per cent\n",
        [
            "h3 The bags went to:",
            "i Italy 2.21 million bags 36 per cent",
            "i Sudan 0.55 million bags 9 per cent",
            "i Others 1.66 million bags 27 per cent",
        ],
    ),
    ("| | 2024 | 2023 |\n| Ice | 4.1 | 3 |\n| Tea | 12% | |", [*(f"c {each}" for each in "2024 2023 Ice 4.1 3 Tea 12%".split())]),
    ("| Ice | 4.1 | 3 |\n| Tea | 12 | 3 |\n| Rum | 1 | 3 |", ["p | Ice | 4.1 | 3 |", "p | Tea | 12 | 3 |", "p | Rum | 1 | 3 |"]),
    ("BULLETIN\nDate: 15 January 2025\nSlot: 18:30\n\nText.", ["h1 BULLETIN", "p Text."]),
    ("Title: Ports\nDate: 2025-01-15\n\nText.", ["h Ports", "p Text."]),
    ("Slot: 18:30\nGuns: 60", ["p Slot: 18:30", "p Guns: 60"]),
    ("[HOST - 00:20]\nGood evening.", ["h3 [HOST - 00:20]", "p Good evening."]),
    ("Li Wei:\nThank you.\n\nLu Ning:\nYes.", ["h3 Li Wei:", "p Thank you.", "h3 Lu Ning:", "p Yes."]),
    (
        "Spokesman\nLin\n" + "A very long line that nobody broke by hand. " * 4,
        [
            "h1 Spokesman",
            "h2 Lin",
            "p " + "A very long line that nobody broke by hand. " * 3 + "A very long line that nobody broke by hand.",
        ],
    ),
    (
        "The ports grew.\n\nTable 1: Ports\n| | 2022 | 2023 |\n|---|---|---|\n| Sea | 5 | 6 |\nSource: our own count.",
        ["p The ports grew.", "p Table 1: Ports", "c 2022", "c 2023", "c Sea", "c 5", "c 6", "p Source: our own count."],
    ),
    ("See https://a.org/2024/610, or www.b.org. Mail x.y@a.org now.", ["p See , or . Mail now."]),
    ("BEIJING, Jan. 14, 2025 — It rose.", ["p It rose."]),
    ("", []),
    ("\n \n", []),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_plain_text_has_these_blocks(text: str, expected: list[str] | None) -> None:
    assert blocks(read_text(text)) == (expected if expected is not None else ["p " + " ".join(text.split())])


MARKDOWN = [
    ("# Ports #\n\nText *here* too.", ["h1 Ports", "p Text here too."]),
    ("Ports\n=====\n\nVisas\n---\n", ["h1 Ports", "h2 Visas"]),
    ("# 1 Ports\n\n## 1.1 Sea\n\n## 1.2 Land\n\n# 2. Visas", ["h1 Ports", "h2 Sea", "h2 Land", "h1 Visas"]),
    ("# 1 Ports\n\n# 60 ports\n\n# 3 More", ["h1 Ports", "h1 60 ports", "h1 3 More"]),
    ("one\ntwo\n\nthree", ["p one two", "p three"]),
    ("> quoted\n> text\nlazy", ["p quoted text lazy"]),
    ("> - item\n>   more", ["i item more"]),
    ("1. one\n   - two\n\n     three", ["i one", "i two", "i three"]),
    ("- [x] done\n- [ ] open", ["i done", "i open"]),
    ("- same\n- same\n- a\n- a", ["i same", "i same", "i a", "i a"]),
    ("| a | b |\n|---|---|\n| 1 | 1 |\n| | 2 |", ["c a", "c b", "c 1", "c 1", "c 2"]),
    ("a | b\n-|-\n**1** | x \\| y", ["c a", "c b", "c 1", "c x | y"]),
    ("text\n\n```\n610 million\n```\n\n    610 million\n\n~~~py\n5\n~~~", ["p text"]),
    ("a `610 million` b ``x`y`` c", ["p a b c"]),
    ("a <!-- 610 --> b\n\n<!-- 5\n6 -->\n\nc", ["p a b", "p c"]),
    ("[610 million](https://a.org/5 \"6\") and [more][7].\n\n[7]: https://a.org/8", ["p 610 million and more ."]),
    ("![map 1](map2.png) <https://a.org/5> https://a.org/6.", ["p map 1 ."]),
    ("a[^1] b<sup>2</sup>\n\n[^1]: Our sums.", ["p a b", "p Our sums."]),
    ("*a* __b__ ***c*** ~~4~~ d\\*e &amp; f&nbsp;g snake_case 2 * 3", ["p a b c d *e & f g snake_case 2 * 3"]),
    ("**610** million, **43.9**%, (**60**)", ["p 610 million, 43.9 %, ( 60 )"]),
    ("one  \ntwo\\\nthree<br>four", ["p one two three four"]),
    (":::note\nText.\n:::\n\n{% include x 5 %}\n\n{{ page.n5 }}\n\n[TOC]", ["p Text."]),
    ("> [!NOTE]\n> Text.", ["p Text."]),
    ("# Head {#id5 .big}", ["h1 Head"]),
    ("<p>Up <b>43.9</b>%</p>\n<ul><li>60</li><li>5</li></ul>", ["p Up 43.9 %", "p 60", "p 5"]),
    ("<script>\nx = 610\n</script>\n\ntext", ["p text"]),
    ("---\ntitle: \"A: b\"\ndate: 2025-01-14\nn: 5\n---\n\nText.", ["h A: b", "p Text."]),
    ("+++\ntitle = 'A'\n+++\nText.", ["h A", "p Text."]),
    ("---\n\nText.\n\n---\n\nMore.", ["p Text.", "p More."]),
    ("\ufeff---\r\ntitle: A\r\n---\r\n\r\n# B\r\n\r\nText\r\nmore.", ["h A", "h1 B", "p Text more."]),
    ("一、总体\n\n检查**6.1亿**人次。", ["p 一、总体", "p 检查 6.1亿 人次。"]),
    ("\ttabbed code\n\n-\titem\n\n>\tquote", ["i item", "p quote"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MARKDOWN)
def test_markdown_has_these_blocks(text: str, expected: list[str]) -> None:
    assert blocks(read_text(text, "draft.md")) == expected


def test_a_forced_line_break_stays_one_in_the_prose() -> None:
    document = read_text("one  \ntwo\nthree<br>four", "a.md")
    assert [line.split() for line in document.prose.split("\n")] == [["one"], ["two", "three"], ["four"]]


DRAFT = "\ufeff# **Head**\n\n- a [b](c)\n\n| x | 1 |\n|-|-|\n| 1 | 1 |\n\nlast `code`\n"


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_offsets_point_into_the_file(name: str) -> None:
    document = read_text(DRAFT, name)
    assert document.text == DRAFT
    assert len(document.prose) == len(DRAFT)
    assert all(same in (" ", "\n") or same == DRAFT[at] for at, same in enumerate(document.prose))


MARKUP = st.text(alphabet="ab 1\n*_`[]()<>!-#|\\&;:>.\t\r{}~^", max_size=120)


@given(MARKUP, st.sampled_from(["a.md", "a.txt"]))
def test_whatever_is_read_keeps_its_place(text: str, name: str) -> None:
    document = read_text(text, name)
    assert len(document.prose) == len(text)
    spans = [block.span for block in document.blocks]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(document.reading(span).strip() == document.reading(span) != "" for span in spans)
    kept = [at for at, character in enumerate(document.prose) if not character.isspace()]
    assert all(document.prose[at] == text[at] for at in kept)
    assert all(any(span.start <= at < span.end for span in spans) for at in kept)


DATES = [
    ("---\ndate: 2025-01-14\n---\n", "a.md", date(2025, 1, 14)),
    ("---\npublished: January 14, 2025 10:00\n---\n", "a.md", date(2025, 1, 14)),
    ("---\nupdated: 2025-01-15\ndate: '2025-01-14T10:00:00Z'\n---\n", "a.md", date(2025, 1, 14)),
    ("---\ndate: 2025-13-14\n---\n\nBEIJING, Jan. 14, 2025 — Text.", "a.md", date(2025, 1, 14)),
    ("# Head\n\n**BEIJING, Jan. 14, 2025** — Text.", "a.md", date(2025, 1, 14)),
    ("Date: 15 January 2025\n\nText.", "", date(2025, 1, 15)),
    ("日期：2025年1月14日\n\n正文。", "", date(2025, 1, 14)),
    ("Briefing\nBeijing | 10 a.m. Aug. 19, 2024\n\nText.", "", date(2024, 8, 19)),
    ("Head\n\nBEIJING, April 28, 2022. All figures are new.", "", date(2022, 4, 28)),
    ("Head\n\nBEIJING, Jan. 20, 2025\n\nText.", "", date(2025, 1, 20)),
    ("LONDON, 14 January 2025 (Agency) -- Text.", "", date(2025, 1, 14)),
    ("Published on January 14, 2025\n\nText.", "", date(2025, 1, 14)),
    ("新华社北京2025年1月14日电 正文。", "", date(2025, 1, 14)),
    ("标题\n\n2025年1月14日\n\n正文。", "", date(2025, 1, 14)),
    ("BEIJING, Jan. 14 — Text.", "", None),
    ("On January 14, 2025, it rose.", "", None),
    ("April 8, 2021 — the line was launched.", "", None),
    ("截至2025年1月14日，共签发。", "", None),
    ("It rose by Jan. 14, 2025.", "", None),
    ("2025年1月14日，国家局通报。", "", None),
]


@pytest.mark.parametrize(("text", "name", "expected"), DATES)
def test_an_article_is_dated_by_its_front_matter_or_dateline(text: str, name: str, expected: date | None) -> None:
    assert read_text(text, name).dated == expected


DATELINES = [
    ("BEIJING, Jan. 14 — Text", "BEIJING, Jan. 14 —"),
    ("China News Service, July 30th. Text", "China News Service, July 30th."),
    ("China News Service, Beijing, April 27 (Reporter Li) Text", "China News Service, Beijing, April 27"),
    ("中新网北京1月14日电 正文", "中新网北京1月14日电"),
    ("Beijing, Tuesday, Jan. 14 - Text", "Beijing, Tuesday, Jan. 14 -"),
    ("Jan. 14, 2025", "Jan. 14, 2025"),
    ("The first case was on Jan. 14 — Text", ""),
    ("In 2021, April 8. Text", ""),
    ("Ports, 43.9%", ""),
    ("OSLO, May 4 (Fjord Wire) — Ferries carried 8.4 million.", "OSLO, May 4 (Fjord Wire) —"),
    ("OSLO, May 4 (unlike Bergen) Ferries carried 8.4 million.", "OSLO, May 4"),
]


@pytest.mark.parametrize(("prose", "expected"), DATELINES)
def test_a_dateline_is_no_prose(prose: str, expected: str) -> None:
    assert prose[: dateline(prose)[0]].strip() == expected


@pytest.mark.parametrize("text", ["Jan. 32, 2025", "2025-02-30", "no date", "5 May"])
def test_what_is_no_whole_date_is_none(text: str) -> None:
    assert date_in(text) is None


BAD = [
    (b"", "missing.txt", "utf-8", "no such file: {path}", "did you mean {folder}/missng.txt?"),
    (b"caf\xe9 1,000\n", "a.txt", "utf-8", "{path} is not UTF-8: byte 0xe9 on line 1 (offset 3)", "--encoding"),
    (b"one\ntwo\nthr\xff", "a.txt", "utf-8", "{path} is not UTF-8: byte 0xff on line 3 (offset 11)", "--encoding"),
    ("six".encode("utf-16"), "a.txt", "utf-8", "{path} is not UTF-8: byte 0xff on line 1 (offset 0)", "UTF-16"),
    (b"ab\0c", "a.txt", "utf-8", "{path} is not a text file: byte 0x00 at offset 2", ""),
    (b"%PDF-1.7 text", "a.md", "utf-8", "{path} is neither text nor a Word document: it is a PDF document", "export it as .docx"),
    (b"PK\x03\x04", "a.txt", "latin-1", "{path} is not a whole Word document: File is not a zip file", "save it as .docx again"),
    (b"abc", "a.txt", "utf-9", "unknown encoding: utf-9", "utf-8"),
    (b"abc", "a.txt", "hex", "unknown encoding: hex", "utf-8"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "name", "encoding", "message", "hint"), BAD)
def test_what_cannot_be_read_is_told_on_one_line(
    tmp_path: Path, data: bytes, name: str, encoding: str, message: str, hint: str
) -> None:
    path = tmp_path / name
    (path if data else tmp_path / "missng.txt").write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        read(path, encoding=encoding)
    assert caught.value.message == message.format(path=path)
    assert hint.format(folder=tmp_path) in caught.value.hint


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="is a folder"):
        read(tmp_path)


@pytest.mark.parametrize(("encoding", "data"), [("utf-16", "六 600".encode("utf-16")), ("gb18030", "六 600".encode("gb18030"))])
def test_a_named_encoding_is_used(tmp_path: Path, encoding: str, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert read(path, encoding=encoding).text == "六 600"


def test_a_byte_order_mark_counts_as_a_character_of_the_file() -> None:
    document = read_text(decode(b"\xef\xbb\xbf610 million"))
    assert (document.blocks[0].span.start, document.reading(document.blocks[0].span)) == (1, "610 million")


HOSTILE = ["a. ", "。", "`` ` ", "](", "<!--", "> ", "[^", "_a", "https://", "(", "|", "* ", " ", "\n-", "{{", "\n|a|\n|-|\n"]


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_long_text_of_marks_alone_is_read(unit: str, name: str) -> None:
    text = unit * (20_000 // len(unit))
    document = read_text(text, name)
    assert document.text == text
    for sentence in sentences(document):
        assert 0 <= sentence.span.start < sentence.span.end <= len(text)


def test_a_text_too_large_for_a_draft_is_refused_before_it_is_read() -> None:
    with pytest.raises(Unreadable, match="too large for a draft: 11 MB, at most 10 MB"):
        decode(b"a " * 5_500_000, name="archive.txt")
