"""This file holds the tests of the sentence splitter: a bar stands where one sentence ends and the next begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.core.text import BlockKind, Document, Span
from factcheck.read import read_text
from factcheck.sentences import lines, sentences, split

SPLITS = [
    # plain ends
    "Ports handled 610 million crossings.",
    "Ports handled 610 million crossings. | Trade rose.",
    "Guns? | Sixty. | And two thousand and fifty-five bullets.",
    "Really! | Yes.",
    "What?! | No.",
    "It went on... | Then it stopped.",
    "It went on… | Then it stopped.",
    "Stuck? | Dial 12367, or see section 3.2 of our guide.",
    "No stop at the end",
    "First line.   | Second line after three blanks.",
    # numbers
    "It rose 3.5 percent.",
    "It rose 3.5%. | It fell 2.1%.",
    "It rose to 43.9. | Foreigners led.",
    "It happened in 2024. | 610 million people crossed.",
    "It was 7.8. | Then 9.",
    "Sales were $3.5bn. | $2bn came from abroad.",
    "It rose .5 percent.",
    "The list of 1.476,000 visas grew.",
    "an increase of 189.5 year-on-year compared with 2019 and 2020 respectively. %, 35%; 1.24 million documents were issued",
    "Version 3.11.2 was used. | It ran.",
    "Notes: 1. The first; 2. the second.",
    "1. The policy took effect.",
    "12. Ports grew to 60. | Seven were added.",
    # abbreviations
    "On Jan. 14 the agency spoke.",
    "On Jan. 14, 2025, the agency spoke. | Ports grew.",
    "From Dec. 1, 2023, to Feb. 2024 it rose.",
    "It began in Nov. | The end came in March.",
    "Mr. Li and Ms. Lu met Dr. Wang. | They spoke.",
    "Gen. Zhao spoke to Gov. Qian.",
    "It rose in the U.S. and the U.N. noted it.",
    "It rose in the U.S. | The agency noted it.",
    "The U.S. Department of State said so.",
    "George W. Bush and J. K. Rowling crossed. | So did others.",
    "It was Plan B. | The agency had another.",
    "The briefing began at 10 a.m. Aug. 19 in the capital.",
    "The briefing began at 10 a.m. | Lu opened it.",
    "It closed at 5 p.m. Beijing time. | All left.",
    "Queries before 3:30 p.m. to the desk. | Officials agreed.",
    "See No. 27 of the series. | It has Figs. 3 and 4.",
    "Is it so? | No. | The agency denied it.",
    "There were approx. 30 cases vs. 40 before. | It fell.",
    "Passports, visas, etc. were issued. | Fees fell.",
    "Passports, visas, etc. | Fees fell.",
    "Acme Co. Ltd. reported. | Acme Inc. followed.",
    "Fees fell at Acme Inc. | The firm said so.",
    "Drugs, i.e. heroin, e.g. from abroad, were seized.",
    "He has a Ph.D. in law. | She has two.",
    "It lies near St. Petersburg and Mt. Everest.",
    "See Art. 3 and p. 4 of vol. 2. | Both apply.",
    # quotes and brackets
    "“We did it.” | The desk agreed.",
    'He said "it rose." | She agreed.',
    "Some 61 million. That's how many came. | Trams are full.",
    "Sixty-one. That is the number of trams. | Trams are full.",
    "Some 61 million. | That's a lot.",
    "Last year the town's trams took 61 million passengers. | That's how many came.",
    "“Really?” he asked.",
    "The group (trains, ships, planes) grew. | It was large.",
    "The group (see Fig. A. The rest is below) grew. | It was large.",
    "It grew. | (The rest fell.) | It was large.",
    "It grew (by 5%.) | It was large.",
    "It grew.[3] | It fell.[12] | It stopped.",
    "It grew.² | It fell.",
    "It ended. | “Then it began,” he said.",
    "It ended. | (Then it began) and so on.",
    "An open bracket (here. | And it goes on.",
    # forgotten blanks, web words
    "It rose 43.9%.The agency said so.".replace("%.", "%.|"),
    "Forgotten blank.|Next one.",
    "Node.js and example.com stay whole.",
    "The U.S.-China talks went on.",
    # Chinese
    "2024年全国共签发普通护照2331.9万本。",
    "检查6.1亿人次。|同比上升43.9%。",
    "谁过境？|外国人！|真的。",
    "缴获毒品254.9公斤；|枪支60支。",
    "“冬季行动”开展以来，破案2811起。|抓获9985人。",
    "他说：“上升43.9%。”|记者问。",
    "检查火车（10.1万列；船舶43.7万艘）共计。|下一句。",
    "检查6.1亿人次. |其中外国人6488.2万人次。",
    "检查6.1亿人次.|其中外国人。",
    "检查6.1亿人次;|其中外国人。",
    "同比上升3.5%，环比下降1.2%。",
    "共３.５亿人次。",
    "「免签」政策。|『通行证』。",
    "China issued 259.7万 visas in 2024. | 其中上升52.3%。",
    # line breaks that the author forced
    "Crossings: 610 million\n|Growth: 43.9%\n|Guns: 60",
    # nothing to read
    "",
    "...",
    "— * —",
]


@pytest.mark.parametrize("marked", SPLITS)
def test_a_text_is_split_where_its_sentences_end(marked: str) -> None:
    text = marked.replace("|", "")
    expected = [part.strip() for part in marked.split("|") if any(character.isalnum() for character in part)]
    assert [text[start:end] for start, end in split(text)] == expected


@given(st.text(alphabet="Ab1.%?! ()“”。；\n,", max_size=60))
def test_no_word_is_lost_or_told_twice(text: str) -> None:
    spans = list(split(text))
    told = "".join(text[start:end] for start, end in spans)
    assert [c for c in told if c.isalnum()] == [c for c in text if c.isalnum()]
    assert spans == sorted(spans)


def context_of(text: str, sentence: str, name: str = "") -> list[str]:
    found = next(one for one in sentences(read_text(text, name)) if " ".join(one.text.split()) == sentence)
    return [" ".join(one.text.split()) for one in found.context]


TABLE = "# Year\n\nLead. Who crossed in 2024:\n\n| Group | Million |\n|---|---|\n| Ours | 291 |\n| Theirs | 64 |\n"
LIST = "## Crime\n\nIn 2024 it fell:\n\n- Guns: 60\n- Drugs:\n  - 7.8 tons\n"
CHAIN = "Crossings:\n\n- All: 9\n- of these, ships: 2\n- and trains: 3\n- Guns: 4\n"
PAGES = "---\ntitle: Brief\nperiod: 2022-Q1\n---\nThe lede.\n\n## Ports\n\nA one. A two.\n\nB one.\n\n## Visas\n\nC one.\n"
CONTEXTS = [
    ("Guns? Sixty. And bullets.", "", "Sixty.", ["Guns?"]),
    ("Guns? Sixty. And bullets.", "", "And bullets.", ["Sixty.", "Guns?"]),
    ("A. B b. C c. D d. E e. F f.", "", "F f.", ["E e.", "D d.", "C c.", "A. B b."]),
    ("Opening words here.\n\nSecond one. Third one.", "", "Second one.", ["Opening words here."]),
    (TABLE, "a.md", "291", ["Ours", "Million", "Who crossed in 2024:", "Year", "Lead."]),
    (TABLE, "a.md", "64", ["Theirs", "Million", "Who crossed in 2024:", "Year", "Lead."]),
    (TABLE, "a.md", "Theirs", ["Group", "Who crossed in 2024:", "Year", "Lead."]),
    (TABLE, "a.md", "Million", ["Who crossed in 2024:", "Year", "Lead."]),
    (LIST, "a.md", "Guns: 60", ["In 2024 it fell:", "Crime"]),
    (LIST, "a.md", "7.8 tons", ["Drugs:", "In 2024 it fell:", "Crime"]),
    (CHAIN, "a.md", "of these, ships: 2", ["All: 9", "Crossings:"]),
    (CHAIN, "a.md", "and trains: 3", ["All: 9", "Crossings:"]),
    (CHAIN, "a.md", "Guns: 4", ["Crossings:"]),
    (PAGES, "a.md", "A one.", ["Ports", "2022-Q1", "Brief", "The lede."]),
    (PAGES, "a.md", "B one.", ["A two.", "A one.", "Ports", "2022-Q1", "Brief", "The lede."]),
    (PAGES, "a.md", "C one.", ["Visas", "2022-Q1", "Brief", "The lede."]),
    (PAGES, "a.md", "Visas", ["2022-Q1", "Brief", "The lede."]),
]


@pytest.mark.parametrize(("text", "name", "sentence", "expected"), CONTEXTS)
def test_a_context_goes_from_near_to_far(text: str, name: str, sentence: str, expected: list[str]) -> None:
    assert context_of(text, sentence, name) == expected


def test_a_context_has_no_context_so_that_none_grows_with_the_text() -> None:
    found = sentences(read_text("One more. " * 200))
    assert max(len(one.context) for one in found) == 4
    assert not any(near.context for one in found for near in one.context)


def test_a_sentence_knows_its_place_kind_and_paragraph() -> None:
    document = read_text("# Head\n\n**Up** 43.9%. Down.\n\n- item\n", "a.md")
    found = sentences(document)
    assert [(one.text, one.kind, one.paragraph) for one in found] == [
        ("Head", BlockKind.HEADING, 0),
        ("Up   43.9%.", BlockKind.PROSE, 1),
        ("Down.", BlockKind.PROSE, 1),
        ("item", BlockKind.ITEM, 2),
    ]
    assert [document.words(one.span) for one in found] == ["Head", "Up** 43.9%.", "Down.", "item"]


LINES = [
    ("One. Two.\nThree.", "", [["One.", "Two."], ["Three."]]),
    ("One.\r\n\r\n  Two.  \r\n", "", [["One."], ["Two."]]),
    ("\ufeffOne.\n\ufeff\n", "", [["One."]]),
    ("...\n60", "", [["..."], ["60"]]),
    ("Date: 15 January 2025\nSixty.", "", [["Date: 15 January 2025"], ["Sixty."]]),
    ("in 2024 it\nrose 5%", "", [["in 2024 it"], ["rose 5%"]]),
    ("- see https://a.org/1 now", "", [["see                 now"]]),
    ("**60** ports\n    code", "a.md", [["60   ports"], ["code"]]),
    ("", "", []),
]


@pytest.mark.parametrize(("text", "name", "expected"), LINES)
def test_every_line_with_words_is_a_claim_of_its_own(text: str, name: str, expected: list[list[str]]) -> None:
    document = read_text(text, name)
    found = lines(document)
    assert [[one.text for one in line] for line in found] == expected
    assert all(len(one.text) == one.span.end - one.span.start for line in found for one in line)


def test_a_line_lends_nothing_to_the_next() -> None:
    first, second = lines(Document("Guns? Sixty.\nBullets.", ()))
    assert [near.text for near in first[1].context] == ["Guns?"]
    assert second[0].context == ()
    assert second[0].span == Span(13, 21)
