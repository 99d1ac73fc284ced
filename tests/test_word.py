"""This file holds the tests of reading Word files: what of them is text, which block each paragraph is, where each word stands."""

from __future__ import annotations

from datetime import date

import pytest
from docx import Document as new_package
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.core.text import Document
from factcheck.read import Unreadable, read_bytes
from tests.word_file import box, deleted, field, inserted, note_mark, paragraph, run, word_file

BOLD, STRUCK, HIDDEN, RAISED = "<w:b/>", "<w:strike/>", "<w:vanish/>", '<w:vertAlign w:val="superscript"/>'
MERGED = "<w:rPr><w:del w:id='7' w:author='Ed'/></w:rPr>"


def read(*paragraphs: str, footnotes: dict[int, str] | None = None) -> Document:
    """What a Word file with these paragraphs says."""
    return read_bytes(word_file(paragraphs, footnotes), "draft.docx")


def blocks(document: Document) -> list[str]:
    """The blocks of a document, each as the first letter of its kind (and a heading's level) and its prose."""
    return [f"{block.kind.value[0]}{block.level or ''} {document.reading(block.span)}" for block in document.blocks]


WORDS = [
    ("runs", run("610 ") + run("mil", BOLD) + run("lion"), "610 million", None),
    ("insertion", run("6") + inserted(run("10")) + run(" million"), "610 million", None),
    ("deletion", run("610") + deleted("601") + run(" million"), "610 million", None),
    ("move to", f'<w:moveTo w:id="5" w:author="Ed">{run("610")}</w:moveTo>', "610", None),
    ("move from", f'<w:moveFrom w:id="5" w:author="Ed">{run("601")}</w:moveFrom>' + run("60"), "60", None),
    ("hyperlink", f'<w:hyperlink w:anchor="x">{run("610 million")}</w:hyperlink>', "610 million", None),
    ("field", field("REF total 601", "610"), "610", None),
    ("simple field", f'<w:fldSimple w:instr="REF 601">{run("610")}</w:fldSimple>', "610", None),
    ("field within a field", field(" IF ", "A") + run(" 60"), "A 60", None),
    ("content control", f"<w:sdt><w:sdtPr/><w:sdtContent>{run('610')}</w:sdtContent></w:sdt>", "610", None),
    ("smart tag", f'<w:smartTag w:element="x">{run("610")}</w:smartTag>', "610", None),
    ("formula", "<m:oMath><m:r><m:t>610</m:t></m:r></m:oMath>", "610", None),
    ("ruby", f"<w:r><w:ruby><w:rt>{run('kan')}</w:rt><w:rubyBase>{run('检')}</w:rubyBase></w:ruby></w:r>", "检", None),
    ("no-break space", run("610 million"), "610 million", None),
    ("soft hyphen", run("610 mil­lion"), "610 million", None),
    ("soft hyphen element", "<w:r><w:t>mil</w:t><w:softHyphen/><w:t>lion</w:t></w:r>", "million", None),
    ("no-break hyphen", "<w:r><w:t>240</w:t><w:noBreakHyphen/><w:t>hour</w:t></w:r>", "240-hour", None),
    ("zero width space", run("610\u200b million\ufeff"), "610 million", None),
    ("tab", "<w:r><w:t>60</w:t><w:tab/><w:t>ports</w:t></w:r>", "60\tports", None),
    ("line break", "<w:r><w:t>60</w:t><w:br/><w:t>ports</w:t></w:r>", "60 ports", "60\nports"),
    ("hidden", run("60 ports") + run(" 61", HIDDEN), "60 ports", None),
    ("not hidden", run("60 ports") + run(" 61", '<w:vanish w:val="0"/>'), "60 ports 61", None),
    ("struck out", run("61 ", STRUCK) + run("60 ports"), "61 60 ports", "   60 ports"),
    ("typed reference", run("60 ports") + run("12", RAISED), "60 ports12", "60 ports  "),
    ("power", run("60 km") + run("2", RAISED), "60 km2", None),
    ("address", run("60 at www.a.org/61"), "60 at www.a.org/61", "60 at             "),
    ("markup as text", run("&lt;b&gt;60&lt;/b&gt;"), "<b>60</b>", None),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "text", "prose"), [row[1:] for row in WORDS], ids=[row[0] for row in WORDS])
def test_the_words_of_a_paragraph(inner: str, text: str, prose: str | None) -> None:
    document = read(paragraph(inner))
    assert document.text == text
    assert document.prose == (prose or text)


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def table(*rows: list[str]) -> str:
    """A table in XML, of cells in XML."""
    inner = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return paragraph().replace("<w:p ", "<w:tbl ").replace("</w:p>", f"{inner}</w:tbl>")


def cell(text: str, properties: str = "", end: str = "") -> str:
    """The inside of a cell in XML, with the properties of its paragraph, too."""
    own = f"<w:pPr>{end}</w:pPr>" if end else ""
    return (f"<w:tcPr>{properties}</w:tcPr>" if properties else "") + f"<w:p>{own}{run(text) if text else ''}</w:p>"


NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
PARAGRAPHS = [
    ([paragraph(run("Records"), properties=style("Title")), paragraph(run("Text."))], ["h1 Records", "p Text."]),
    ([paragraph(run("A"), properties=style("Heading2")), paragraph(run("T."))], ["h2 A", "p T."]),
    ([paragraph(run("A"), properties='<w:outlineLvl w:val="2"/>')], ["h3 A"]),
    ([paragraph(run("A"), properties='<w:outlineLvl w:val="9"/>')], ["p A"]),
    ([paragraph(run("60 guns"), properties=style("ListBullet"))], ["i 60 guns"]),
    ([paragraph(run("60 guns"), properties=NUMBERED.format(0))], ["i 60 guns"]),
    ([paragraph(run("60"), properties=style("ListBullet") + '<w:numPr><w:numId w:val="0"/></w:numPr>')], ["p 60"]),
    ([paragraph(run("A. "), properties=MERGED), paragraph(run("B."))], ["p A. B."]),
    ([paragraph(run("A."), properties=MERGED)], ["p A."]),
    ([paragraph(run("A."), properties=MERGED), table([cell("60"), cell("61")])], ["p A.", "c 60", "c 61"]),
    ([table([cell("60", end=MERGED), cell("61")])], ["c 60", "c 61"]),
    ([paragraph(), paragraph(run("A."))], ["p A."]),
    ([paragraph(run("Date: 15 January 2025")), paragraph(run("Slug: ports")), paragraph(run("A."))], ["p A."]),
    ([paragraph(run("BEIJING, Jan. 14, 2025 — It rose."))], ["p It rose."]),
    ([paragraph(deleted("All of it.")), paragraph(run("A."))], ["p A."]),
]


@pytest.mark.parametrize(("paragraphs", "expected"), PARAGRAPHS)
def test_what_a_paragraph_is(paragraphs: list[str], expected: list[str]) -> None:
    assert blocks(read(*paragraphs)) == expected


DATES = [
    (["Date: 15 January 2025", "Text."], date(2025, 1, 15)),
    (["日期：2025年1月14日", "正文。"], date(2025, 1, 14)),
    (["Head", "BEIJING, Jan. 14, 2025 — Text."], date(2025, 1, 14)),
    (["On January 14, 2025, it rose."], None),
]


@pytest.mark.parametrize(("paragraphs", "expected"), DATES)
def test_a_word_file_is_dated_by_its_words_never_by_its_properties(paragraphs: list[str], expected: date | None) -> None:
    assert read(*(paragraph(run(text)) for text in paragraphs)).dated == expected


def contexts(document: Document) -> dict[str, list[str]]:
    """The words of each block, with those of its context."""
    return {document.words(block.span): [document.words(span) for span in block.context] for block in document.blocks}


def test_items_stand_under_the_items_above_them() -> None:
    items = [paragraph(run(text), properties=NUMBERED.format(level)) for text, level in (("one", 0), ("inner", 1), ("two", 0))]
    document = read(paragraph(run("They found:")), *items)
    assert contexts(document) == {
        "They found:": [],
        "one": ["They found:"],
        "inner": ["one", "They found:"],
        "two": ["They found:"],
    }


def test_a_cell_stands_under_the_heads_of_its_row_and_column() -> None:
    merged, wide = '<w:vMerge w:val="{}"/>', '<w:gridSpan w:val="2"/>'
    document = read(
        paragraph(run("The figures:")),
        table(
            [cell("what"), cell("millions", wide), cell("growth")],
            [cell("ports", merged.format("restart")), cell("60"), cell("61"), cell("5%")],
            [cell("", merged.format("continue")), cell("62"), cell("63"), cell("6%")],
            [cell("guns"), cell("64"), cell("65"), cell("7%")],
        ),
    )
    found = contexts(document)
    assert found["61"] == ["ports", "millions", "The figures:"]
    assert found["63"] == ["ports", "millions", "The figures:"]
    assert found["6%"] == ["ports", "growth", "The figures:"]
    assert found["64"] == ["guns", "millions", "The figures:"]
    assert found["growth"] == ["The figures:"]


def test_a_row_that_a_tracked_change_deletes_is_gone() -> None:
    gone = "<w:tr><w:trPr><w:del w:id='4' w:author='Ed'/></w:trPr><w:tc><w:p><w:r><w:t>61</w:t></w:r></w:p></w:tc></w:tr>"
    whole = table([cell("a"), cell("60")], [cell("b"), cell("62")]).replace("</w:tbl>", f"{gone}</w:tbl>")
    assert blocks(read(whole)) == ["c a", "c 60", "c b", "c 62"]


def test_a_table_of_one_cell_is_a_frame() -> None:
    assert blocks(read(table([cell("60 ports were open.")]))) == ["p 60 ports were open."]


def test_a_table_of_contents_is_not_read() -> None:
    contents = paragraph(run("Ports 60"), properties=style("TOC1"))
    package = new_package()
    package.styles.add_style("toc 1", 1).element.set(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}styleId", "TOC1"
    )
    document = read_bytes(word_file([contents, paragraph(run("Text."))], package=package), "a.docx")
    assert blocks(document) == ["p Text."]
    assert document.position(document.blocks[0].span.start) == (2, 1), "it keeps its line"


def test_notes_and_text_boxes_stand_behind_the_text() -> None:
    document = read(
        paragraph(run("Head"), properties=style("Heading1")),
        paragraph(run("It rose by 5%."), note_mark(2), box(paragraph(run("Boxed 60.")))),
        paragraph(run("It fell."), note_mark(1)),
        footnotes={
            1: paragraph(run("Of 61 million.")),
            2: paragraph(run(" From 62 million.")),
            3: paragraph(run("Nobody points here.")),
        },
    )
    assert blocks(document) == [
        "h1 Head",
        "p It rose by 5%.",
        "p It fell.",
        "n Boxed 60.",
        "n From 62 million.",
        "n Of 61 million.",
    ]
    found = contexts(document)
    assert found["Boxed 60."] == []
    assert found["From 62 million."] == ["It rose by 5%."]
    assert found["Of 61 million."] == ["It fell."]


def test_comments_are_no_part_of_the_text() -> None:
    package = new_package()
    runs = package.add_paragraph("610 million people").runs
    package.add_comment(runs, text="Surely 601 million?", author="Ed", initials="E")
    assert read_bytes(word_file(package=package), "a.docx").text == "610 million people"


def test_a_line_is_a_paragraph_and_a_column_the_place_in_it() -> None:
    document = read(paragraph(run("One.")), paragraph(), paragraph(run("Then "), deleted("61"), run("60"), run(" ports.")))
    assert document.text == "One.\n\nThen 60 ports."
    assert document.position(document.text.index("60")) == (3, 6)


def test_a_word_file_is_told_by_its_bytes() -> None:
    data = word_file([paragraph(run("610 million"))])
    assert [read_bytes(data, name).text for name in ("draft.txt", "draft.doc", "draft", "")] == ["610 million"] * 4


DEEP = 60


def test_tables_within_tables_are_read() -> None:
    inner = cell("60")
    for _ in range(DEEP):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc><w:tc>{cell('x')}</w:tc></w:tr></w:tbl><w:p/>"
    document = read(table([inner, cell("61")]))
    assert {"c 60", "c 61"} <= set(blocks(document))


WHOLE = word_file(
    [paragraph(run("Head"), properties=style("Heading1")), paragraph(run("60 ports"), note_mark(1))], {1: paragraph(run("One."))}
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=12), st.integers(0, 3000))
def test_a_damaged_file_is_read_or_refused_on_one_line(damage: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(WHOLE)
    for at, byte in damage:
        data[at] = byte
    assert outcome(bytes(data[: len(data) - cut])) in ("read", "refused")


def outcome(data: bytes) -> str:
    """What comes of the bytes of a Word file."""
    try:
        document = read_bytes(data, "a.docx")
    except Unreadable as error:
        return "refused" if "\n" not in error.message else error.message
    return "read" if len(document.prose) == len(document.text) else "torn"
