"""This file holds the tests of figures: one value, all its wordings, and what must yield nothing."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.core.figure import Figure, Measure, Observation
from factcheck.core.interval import Interval
from factcheck.core.text import BlockKind, Sentence, Span
from factcheck.figures import figures, observe, periods_in

CASES = Path(__file__).parent / "cases"
TABLE = yaml.safe_load((CASES / "figures.yaml").read_text(encoding="utf-8"))
HARMLESS = yaml.safe_load((CASES / "harmless.yaml").read_text(encoding="utf-8"))
NOT_NUMBERS = (Measure.NAMES, Measure.COMPARISON, Measure.TREND)


def sentence(text: str, kind: BlockKind = BlockKind.PROSE, heads: tuple[str, ...] = ()) -> Sentence:
    context = tuple(sentence(head, kind) for head in heads)
    return Sentence(text, Span(0, len(text)), kind, context)


def numbers(one: Sentence) -> list[Figure]:
    return [figure for figure in figures(one) if figure.observation.measure not in NOT_NUMBERS]


def interval(observation: Observation) -> Interval:
    return observation.claimed()


def told(observation: Observation, counted: str = "", text: str = "") -> dict[str, Any]:
    """What an observation states, in the words of the tables."""
    quantity = observation.quantity
    bounds = observation.claimed() if quantity else Interval(None, None)
    return {
        "text": text,
        "measure": str(observation.measure),
        "value": quantity and quantity.value,
        "upper": quantity and quantity.upper,
        "low": bounds.low,
        "high": bounds.high,
        "hedge": str(quantity.hedge) if quantity and quantity.hedge else None,
        "in_words": bool(quantity and quantity.in_words),
        "unit": str(observation.unit),
        "sign": observation.sign,
        "earlier": observation.earlier and observation.earlier.value,
        "period": observation.period and str(observation.period),
        "against": observation.against and str(observation.against),
        "counted": counted,
    }


def expected(states: dict[str, Any]) -> dict[str, Any]:
    """A row of a table with its numbers exact; `value` 0.61 is 61/100."""
    return {
        key: Fraction(str(value)) if isinstance(value, int | float) and key not in ("in_words", "sign") else value
        for key, value in states.items()
    }


def of(figure: Figure) -> dict[str, Any]:
    return told(figure.observation, figure.counted, figure.text)


def states(actual: dict[str, Any], wanted: dict[str, Any]) -> None:
    wanted = expected(wanted)
    assert {key: actual[key] for key in wanted} == wanted


WORDINGS = [
    pytest.param(wording, row["states"], id=wording) for row in TABLE["wordings"] for wording in map(str, row["wordings"])
]


@pytest.mark.parametrize(("wording", "wanted"), WORDINGS)
def test_a_wording_states_its_value(wording: str, wanted: dict[str, Any]) -> None:
    (figure,) = numbers(sentence(wording))
    states(of(figure), wanted)


@pytest.mark.parametrize(("wording", "wanted"), WORDINGS)
def test_a_wording_states_the_same_in_a_sentence(wording: str, wanted: dict[str, Any]) -> None:
    (figure,) = numbers(sentence(f"They said: {wording}."))
    states(of(figure), wanted)


@pytest.mark.parametrize("row", TABLE["sentences"], ids=lambda row: row["text"])
def test_a_sentence_states_its_figures_in_order(row: dict[str, Any]) -> None:
    found = numbers(sentence(row["text"]))
    assert len(found) == len(row["states"]), [figure.text for figure in found]
    for figure, wanted in zip(found, row["states"], strict=True):
        states(of(figure), wanted)


@pytest.mark.parametrize("text", HARMLESS)
def test_a_harmless_number_is_no_figure(text: str) -> None:
    assert [figure.text for figure in numbers(sentence(text))] == []


@pytest.mark.parametrize("row", TABLE["cells"], ids=lambda row: f"{row['heads'][-1]}: {row['cell']}")
def test_a_cell_takes_scale_unit_and_measure_from_its_heads(row: dict[str, Any]) -> None:
    (figure,) = numbers(sentence(row["cell"], BlockKind.CELL, tuple(row["heads"])))
    states(of(figure), row["states"])


@pytest.mark.parametrize("row", TABLE["values"], ids=lambda row: row["printed"])
def test_a_printed_value_is_read_as_in_a_text(row: dict[str, Any]) -> None:
    observation = observe(row["printed"], row.get("unit", ""))
    assert (observation is None) is (row["states"] is None)
    if observation:
        states(told(observation), row["states"])


def test_the_number_of_a_heading_is_harmless() -> None:
    assert figures(sentence("1 Traffic", BlockKind.HEADING)) == ()


TRENDS = [
    ("Visits fell sharply in 2024.", "fell sharply", -1),
    ("Fares did not rise in 2024.", "did not rise", -1),
    ("Rents went up again.", "went up again", +1),
    ("Prices were higher than a year earlier.", "were higher", +1),
    ("Prices were lower in May than in April.", "were lower", -1),
    ("More ships called in 2024 than in the whole of 2023.", "More ships called in 2024", +1),
    ("The 300 calls made were fewer than in 2023.", "were fewer", -1),
    ("Sales came to 300, a slight decrease from 2023.", "a slight decrease", -1),
    ("Output remained stable in 2024.", "remained stable", 0),
    ("Tariffs rose, and 300 ships called.", "rose", +1),
    ("Visits rose slightly in 2024 to 300.", "rose slightly", +1),
    ("Visits fell to about 300 in 2024.", "fell", -1),
    ("Fares dipped in May to a total of 300.", "dipped", -1),
]
NO_TRENDS = [
    "Visits fell by 5% in 2024.",
    "Visits rose in 2024 by 300.",
    "Visits rose from 200 to 300.",
    "Visits rose to 300, up 5% on the year.",
    "Visits fell in the spring, by 5%.",
    "Some 300 more visits than in 2023.",
    "Visits will have risen by then.",
    "If visits fell in 2024, nobody saw it.",
    "Did visits fall in 2024?",
    "The ministry raised the fees.",
    "The figures in the table are more than words.",
]


@pytest.mark.parametrize(("text", "words", "sign"), TRENDS)
def test_a_direction_without_a_number_is_a_trend(text: str, words: str, sign: int) -> None:
    found = [figure for figure in figures(sentence(text)) if figure.observation.measure is Measure.TREND]
    assert [(figure.text, figure.observation.sign) for figure in found] == [(words, sign)]


@pytest.mark.parametrize("text", NO_TRENDS)
def test_a_direction_that_a_number_goes_with_or_that_is_not_stated_is_none(text: str) -> None:
    assert [figure.text for figure in figures(sentence(text)) if figure.observation.measure is Measure.TREND] == []


def test_spans_are_places_in_the_source() -> None:
    text = "Some 35,000 came, up 43.9% on 2023."
    for figure in figures(Sentence(text, Span(100, 100 + len(text)))):
        assert text[figure.span.start - 100 : figure.span.end - 100] == figure.text


def test_the_tables_are_as_large_as_promised() -> None:
    assert len({wording.id for wording in WORDINGS}) >= 400
    assert len(HARMLESS) >= 100


SCALES = {"": 1, " thousand": 1000, " million": 10**6, "m": 10**6, " billion": 10**9, "bn": 10**9, "万": 10**4, "亿": 10**8}


@settings(deadline=None)
@given(st.integers(1, 999_999_999_999), st.sampled_from([",", "'", "\u00a0", "\u2009", "\u202f", " "]))
def test_every_grouping_reads_back(number: int, separator: str) -> None:
    printed = f"{number:,}".replace(",", separator)
    if len(printed) == 4 and 1900 <= number < 2040:
        printed = f"{number} tons"
    (figure,) = numbers(sentence(f"They counted {printed} exactly."))
    assert figure.observation.quantity is not None
    assert figure.observation.quantity.value == number


@settings(deadline=None)
@given(st.decimals(min_value="0.001", max_value="999.999", places=3), st.sampled_from(sorted(SCALES)))
def test_every_scale_reads_back(number: Any, scale: str) -> None:
    (figure,) = numbers(sentence(f"They counted {number}{scale}."))
    assert figure.observation.quantity is not None
    assert figure.observation.quantity.value == Fraction(number) * SCALES[scale]
    assert figure.observation.quantity.place == Fraction(SCALES[scale], 1000)


SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def below_thousand(number: int) -> str:
    if number >= 100:
        rest = f" and {below_thousand(number % 100)}" if number % 100 else ""
        return f"{SMALL[number // 100]} hundred{rest}"
    if number >= 20:
        return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    return SMALL[number]


def in_words(number: int) -> str:
    """The number in English words, as a newsreader says it."""
    parts = []
    for scale, name in ((10**9, " billion"), (10**6, " million"), (10**3, " thousand"), (1, "")):
        if group := number // scale % 1000:
            parts.append(("and " if parts and group < 100 and not name else "") + below_thousand(group) + name)
    return " ".join(parts)


@settings(deadline=None)
@given(st.integers(2, 999_999_999_999))
def test_number_words_read_back(number: int) -> None:
    (figure,) = numbers(sentence(f"They counted {in_words(number)} of them."))
    assert figure.observation.quantity is not None
    assert figure.observation.quantity.value == number


HAN = "零一二三四五六七八九"


def in_han(number: int) -> str:
    """The number in Chinese characters."""
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= scale:
            rest = number % scale
            return in_han(number // scale) + name + (("零" if rest and rest < scale // 10 else "") + in_han(rest) if rest else "")
    return HAN[number]


@settings(deadline=None)
@given(st.integers(11, 999_999_999))
def test_chinese_numbers_read_back(number: int) -> None:
    (figure,) = numbers(sentence(f"共{in_han(number)}名"))
    assert figure.observation.quantity is not None
    assert figure.observation.quantity.value == number


@settings(deadline=None)
@given(st.text(alphabet="0123456789,.' %-–mkbn一万亿百年月日约of to and the up In 2024", max_size=80))
def test_no_text_breaks_the_reading(text: str) -> None:
    for figure in figures(sentence(text)):
        assert text[figure.span.start : figure.span.end] == figure.text


HOSTILE = [
    "1,2",
    "5%, ",
    "one two ",
    "2024 ",
    "from 5 to ",
    "In 2024 610 million came, up 43.9%. ",
    "May ",
    "A-",
    "一二",
    "oh ",
    "(",
    "“",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_line_of_anything_is_read(piece: str) -> None:
    text = piece * (4_000 // len(piece))
    for figure in figures(sentence(text)):
        assert text[figure.span.start : figure.span.end] == figure.text


@pytest.mark.parametrize(
    ("text", "period"), [("oh", None), ("IDLEfork 0.7.1 - 29 May 2000", None), ("from 3-29 May 2000", "2000-05-03/2000-05-29")]
)
def test_texts_that_once_broke_the_reading(text: str, period: str | None) -> None:
    assert figures(sentence(text)) is not None
    assert period is None or [str(told) for _, told in periods_in(sentence(text))] == [period]
