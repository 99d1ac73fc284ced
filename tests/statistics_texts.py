"""This file holds the making of short statistical texts: each once clean and once with one planted error, by family of rules."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

SUBJECTS = (
    ("cars", "The plant", "sold"),
    ("patients", "The hospital", "treated"),
    ("trees", "The city", "planted"),
    ("books", "The library", "lent"),
    ("parcels", "The post office", "delivered"),
    ("houses", "The region", "built"),
    ("cows", "The county", "counted"),
    ("pupils", "The school board", "enrolled"),
    ("concerts", "The agency", "organised"),
    ("bicycles", "The factory", "produced"),
)
KINDS = (("large", "medium", "small"), ("red", "blue", "green"), ("old", "new", "unused"), ("local", "foreign", "unknown"))
TOWNS = ("Ashby", "Barrow", "Corby", "Derby", "Ely", "Frome", "Goole", "Hythe", "Ilford", "Jarrow", "Kendal", "Leeds")


@dataclass(frozen=True)
class Pair:
    """A clean text, the same text with an error, and the family of rules that must find it."""

    family: str
    clean: str
    planted: str
    suffix: str = ".txt"


class Maker:
    """Draws subjects and numbers for texts."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.noun, self.who, self.verb = self.random.choice(SUBJECTS)
        self.kinds = self.random.choice(KINDS)

    def number(self, low: int = 1_100, high: int = 98_000) -> int:
        """A whole number that ends in no zero."""
        return self.random.randrange(low, high) // 10 * 10 + self.random.randrange(1, 10)

    def parts(self, count: int) -> list[int]:
        """Whole numbers of one order of magnitude."""
        return [self.number(1_100, 9_800) for _ in range(count)]

    def off(self, value: int) -> int:
        """The number with two digits swapped, or one more than ten percent off."""
        return value + max(value // 7, 2)

    def names(self, count: int) -> list[str]:
        """So many names."""
        return self.random.sample(TOWNS, count)


def listed(items: list[str]) -> str:
    """Items as a sentence lists them."""
    return f"{', '.join(items[:-1])} and {items[-1]}"


def grouped(value: int) -> str:
    """A whole number with its digit groups."""
    return f"{value:,}"


def million(value: int) -> str:
    """Thousands, as millions with three decimals."""
    return f"{value / 1000:.3f} million"


def percent(value: float, places: int = 1) -> str:
    """A proportion in percent."""
    return f"{100 * value:.{places}f}"


def of_which(make: Maker) -> Pair:
    """A sum in one sentence: "of which"."""
    parts = make.parts(3)
    show = make.random.choice([grouped, million])
    lead = make.random.choice([", of which", "; of these,", " in all: "])

    def text(total: int) -> str:
        items = [f"{show(part)} were {kind}" for part, kind in zip(parts, make.kinds, strict=True)]
        return f"{make.who} {make.verb} {show(total)} {make.noun}{lead} {listed(items)}.".replace("  ", " ")

    return Pair("TOT", text(sum(parts)), text(make.off(sum(parts))))


def of_the_total(make: Maker) -> Pair:
    """A sum over two sentences: "Of the total"."""
    parts = make.parts(3)
    begin = make.random.choice(["Of the total, ", "Of these, ", "Of them, "])

    places = ("the north", "the south", "the islands")

    def text(parts: list[int], total: int) -> str:
        items = [f"{grouped(part)} went to {place}" for part, place in zip(parts, places, strict=True)]
        return f"{make.who} {make.verb} {grouped(total)} {make.noun} in 2019. {begin}{listed(items)}."

    return Pair("TOT", text(parts, sum(parts)), text([make.off(parts[0]), *parts[1:]], sum(parts)))


def table_total(make: Maker) -> Pair:
    """A table with a total row."""
    parts, towns = make.parts(4), make.names(4)
    word = make.random.choice(["Total", "All", "In all"])

    def text(parts: list[int], total: int) -> str:
        rows = [f"| {town} | {grouped(part)} |" for town, part in zip([*towns, word], [*parts, total], strict=True)]
        return "\n".join([f"{make.who} in figures:", "", f"| Town | {make.noun.title()} |", "| --- | ---: |", *rows, ""])

    return Pair("TOT", text(parts, sum(parts)), text([*parts[:3], make.off(parts[3])], sum(parts)), ".md")


def together(make: Maker) -> Pair:
    """Items with a last one that adds them up."""
    parts, towns = make.parts(3), make.names(3)

    def text(total: int) -> str:
        items = [f"* {town}: {grouped(part)}" for town, part in zip(towns, parts, strict=True)]
        return "\n".join([f"{make.noun.upper()} BY TOWN", "", *items, f"* These three together: {grouped(total)}", ""])

    return Pair("TOT", text(sum(parts)), text(make.off(sum(parts))))


def whole_and_part(make: Maker) -> Pair:
    """One part of a whole."""
    whole, part = make.number(40_000), make.number(2_000, 9_000)

    def text(whole: int, part: int) -> str:
        return f"{make.who} {make.verb} {grouped(whole)} {make.noun}, of which {grouped(part)} were {make.kinds[0]}."

    return Pair("TOT", text(whole, part), text(whole, part * 10 + whole))


def from_to(make: Maker) -> Pair:
    """A change from one value to another, with its growth."""
    earlier, value = make.number(), make.number()
    growth = value / earlier - 1
    word = ("rose", "an increase", "a gain", "a jump") if growth > 0 else ("fell", "a decrease", "a loss", "a drop")
    noun = make.random.choice(word[1::2])

    def text(growth: float) -> str:
        told = f"{word[0]} from {grouped(earlier)} in 2018 to {grouped(value)} in 2019"
        return f"The number of {make.noun} {told}, {noun} of {percent(abs(growth))} percent."

    return Pair("GRO", text(growth), text(growth * 1.3 + 0.1 * (1 if growth > 0 else -1)))


def compared_with(make: Maker) -> Pair:
    """A value compared with the earlier one."""
    earlier = make.number(2_000, 9_000)
    value = earlier + make.number(1_000, 9_000)

    def text(growth: float) -> str:
        told = f"compared with {grouped(earlier)} in 2011, an increase of {percent(growth)}%"
        return f"{make.who} {make.verb} {grouped(value)} {make.noun}, {told}."

    return Pair("GRO", text(value / earlier - 1), text(value / earlier - 0.7))


def called_a_rise(make: Maker) -> Pair:
    """A change whose growth the next sentence tells."""
    earlier = make.number(200, 900)
    value = earlier + make.number(100, 900)

    def text(growth: float) -> str:
        told = f"went from {earlier} last May to {value} this May"
        return f"Orders for {make.noun} {told}. That is a rise of {percent(growth)} percent."

    return Pair("GRO", text(value / earlier - 1), text(value / earlier - 0.75))


def difference(make: Maker) -> Pair:
    """A change whose difference is told."""
    earlier, more = make.number(200, 900), make.number(20, 90)

    def text(stated: int) -> str:
        return f"The number of {make.noun} rose by {stated} from {earlier} to {earlier + more}."

    return Pair("GRO", text(more), text(more + 11))


def doubled(make: Maker) -> Pair:
    """A multiple in words."""
    earlier = make.number(2_000, 4_000)

    def text(value: int) -> str:
        return f"The number of {make.noun} doubled from {grouped(earlier)} to {grouped(value)}."

    return Pair("GRO", text(2 * earlier + 7), text(make.number(4_100, 4_900) * earlier // 3000))


def share_of(make: Maker) -> Pair:
    """A part, its whole, and its share."""
    whole, part = make.number(9_100, 30_000), make.number(1_100, 8_900)
    form = make.random.choice(
        [
            "of which {p} were {k}, a share of {s} percent",
            "{p} of them {k}, a share of {s} percent",
            "of which {p}, or {s} percent, were {k}",
        ]
    )

    def text(share: float) -> str:
        told = form.format(p=grouped(part), k=make.kinds[0], s=percent(share))
        return f"{make.who} {make.verb} {grouped(whole)} {make.noun}, {told}."

    return Pair("SHA", text(part / whole), text(part / whole + 0.1))


def share_of_the(make: Maker) -> Pair:
    """A part, its share, its whole."""
    whole, part = make.number(9_100, 30_000), make.number(1_100, 8_900)

    def text(share: float) -> str:
        told = f"{grouped(part)} {make.noun}, or {percent(share)} percent of the annual {grouped(whole)}"
        return f"By June, {make.who.lower()} had {make.verb} {told}."

    return Pair("SHA", text(part / whole), text(part / whole + 0.08))


def shares_table(make: Maker) -> Pair:
    """A table with shares of its total."""
    parts, towns = make.parts(3), make.names(3)
    total = sum(parts)
    shares = [percent(part / total) for part in parts]

    def text(shares: list[str]) -> str:
        rows = [
            f"| {town} | {grouped(part)} | {share} |"
            for town, part, share in zip([*towns, "All"], [*parts, total], [*shares, "100"], strict=True)
        ]
        return "\n".join(
            [f"{make.who}:", "", f"| Town | {make.noun.title()} | Share (percent) |", "| --- | ---: | ---: |", *rows, ""]
        )

    return Pair("SHA", text(shares), text([percent(parts[0] / total + 0.05), *shares[1:]]), ".md")


def count_and_names(make: Maker) -> Pair:
    """A count with its names."""
    count = make.random.randrange(3, 7)
    words = ("", "", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")
    names = make.names(count)
    form = make.random.choice(
        [
            "{n} towns were chosen: {l}.",
            "{n} towns, {l}, took part.",
            "{n} towns — {l} — took part.",
            "{n} towns ({l}) took part.",
        ]
    )

    def text(stated: int) -> str:
        return form.format(n=words[stated], l=listed(names))

    return Pair("CNT", text(count), text(count + make.random.choice([-1, 1, 2])))


def threshold(make: Maker) -> Pair:
    """A value and the mark it has passed."""
    mark = make.random.randrange(20, 90)
    form = make.random.choice(["exceeding {m} million", "surpassing {m} million", "topping {m} million"])

    def text(value: int) -> str:
        return f"The number of {make.noun} reached {value / 100:.2f} million, {form.format(m=mark)}."

    return Pair("THR", text(mark * 100 + 39), text(mark * 100 - 739))


def repeated(make: Maker) -> Pair:
    """A sentence told twice."""
    value = make.number()

    def text(other: int) -> str:
        told = f"In 2019 {make.who.lower()} {make.verb} {{}} {make.noun} in the north of the country."
        return f"{told.format(grouped(value))}\n\nA spokesman gave the details. {told.format(grouped(other))}"

    return Pair("REP", text(value), text(make.off(value)))


def listed_twice(make: Maker) -> Pair:
    """A list that has a figure twice."""
    one, two, three = make.parts(3)

    def text(last: str) -> str:
        return f"In May, {grouped(one)} {make.noun} were {make.kinds[0]}, {grouped(two)} dogs were seen, and {last}."

    return Pair("REP", text(f"{grouped(three)} cats were heard"), text(f"{grouped(two)} dogs were seen"))


def part_period(make: Maker) -> Pair:
    """A year and its first months."""
    part = make.number(9_000, 30_000)

    def text(whole: int) -> str:
        first = f"From January to July 2019, {make.who.lower()} {make.verb} {grouped(part)} {make.noun}."
        return f"{first} In 2019, {make.who.lower()} {make.verb} {grouped(whole)} {make.noun}."

    return Pair("CUM", text(part * 2 + 3), text(part * 2 // 3 + 1))


def period_table(make: Maker) -> Pair:
    """A table with a half year beside its year."""
    values = make.parts(3)

    def text(factors: tuple[int, ...]) -> str:
        rows = [
            f"| {town} | {grouped(value)} | {grouped(value * factor // 10)} |"
            for town, value, factor in zip(TOWNS[:3], values, factors, strict=True)
        ]
        return "\n".join(
            [f"{make.noun.title()}:", "", "| Town | First half 2019 | Whole of 2019 |", "| --- | ---: | ---: |", *rows, ""]
        )

    return Pair("CUM", text((21, 19, 18)), text((21, 7, 18)), ".md")


def out_of_scale(make: Maker) -> Pair:
    """A year that is ten times too great for its first months, with growth alike."""
    part = make.number(9_000, 30_000)

    def text(whole: int) -> str:
        first = f"From January to July 2019, {grouped(part)} {make.noun} were registered, up 25%."
        return f"{first} In 2019, {grouped(whole)} {make.noun} were registered, up 26.5%."

    return Pair("CUM", text(part * 17 // 10), text(part * 17))


def respectively(make: Maker) -> Pair:
    """Lists paired off."""
    values = make.parts(3)
    rates = [f"{make.random.randrange(2, 40)}.{make.random.randrange(1, 9)}%" for _ in range(3)]

    def text(rates: list[str]) -> str:
        items = [f"{grouped(value)} {kind} {make.noun}" for value, kind in zip(values, make.kinds, strict=True)]
        return f"{make.who} {make.verb} {listed(items)}, up {listed(rates)}, respectively."

    return Pair("LIS", text(rates), text(rates[:2]))


def malformed(make: Maker) -> Pair:
    """A numeral that is none."""
    value = make.number(10_000, 90_000)
    broken = make.random.choice(
        [f"{value // 1000}.{value % 100:02},000", f"{value // 1000},{value % 100:02}", f"{value // 1000},{value % 1000:03}0"]
    )

    def text(number: str) -> str:
        return f"In 2019 {make.who.lower()} {make.verb} {number} {make.noun} in all."

    return Pair("NUM", text(grouped(value)), text(broken))


def comma_for_point(make: Maker) -> Pair:
    """A comma in the place of a decimal point."""
    values = [make.number(1_000, 9_900) for _ in range(3)]

    def text(mark: str) -> str:
        last = f"{values[2] // 1000}{mark}{values[2] % 1000:03} million"
        return f"{make.who} {make.verb} {million(values[0])} {make.noun}, {million(values[1])} boxes and {last} bags."

    return Pair("NUM", text("."), text(","))


def beyond_the_whole(make: Maker) -> Pair:
    """More than all."""
    share = make.random.randrange(61, 98)

    def text(share: int) -> str:
        return f"The survey found that {share} percent of the {make.noun} were {make.kinds[0]}."

    return Pair("NUM", text(share), text(share + 60))


def cut_percent(make: Maker) -> Pair:
    """A percent sign behind a full stop."""
    first, second = make.random.randrange(1011, 1899) / 10, make.random.randrange(11, 49)

    def text(sign: str, behind: str) -> str:
        return f"Sales of {make.noun} rose by {first}{sign} compared with 2019{behind}, and those of boxes by {second}%."

    return Pair("NUM", text("%", ""), text("", ". %"))


MAKERS: tuple[Callable[[Maker], Pair], ...] = (
    of_which, of_the_total, table_total, together, whole_and_part, from_to, compared_with, called_a_rise, difference, doubled,
    share_of, share_of_the, shares_table, count_and_names, threshold, repeated, listed_twice, part_period, period_table,
    out_of_scale, respectively, malformed, comma_for_point, beyond_the_whole, cut_percent,
)  # fmt: skip
"""All kinds of text."""


def texts(rounds: int) -> Iterator[tuple[str, int, Pair]]:
    """So many rounds of all kinds of text, always the same, with the kind's name and the round."""
    for number in range(rounds):
        for index, make in enumerate(MAKERS):
            yield make.__name__, number, make(Maker(1000 * number + index))
