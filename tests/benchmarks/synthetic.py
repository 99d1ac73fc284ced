"""This file holds the making of synthetic fact bases of any size, over many subjects, and of claims about them with the labels they deserve.

`python -m tests.benchmarks.synthetic FACTS FOLDER` writes one. The same size gives the same bytes, and a longer base begins as a shorter one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path
from random import Random

YEARS = range(2017, 2025)
THINGS_EACH = 20
PARTS_EACH = 10
FACTS_EACH = 2 * THINGS_EACH + PARTS_EACH
"""A release tells of so many things how many there were and how they grew, and of the first of them how many were from abroad."""
THINGS = (
    "containers ferries trawlers barges tankers lorries tractors bicycles scooters tramcars parcels telegrams pamphlets dictionaries newspapers "
    "violins pianos trumpets cameras telescopes blankets carpets curtains mattresses pillows turbines generators batteries transformers antennas "
    "orchids tulips chestnuts walnuts apricots herrings lobsters oysters salmon turtles passports permits warrants licences certificates "
    "surgeries vaccinations transfusions prescriptions ambulances apprentices librarians carpenters plumbers welders concerts exhibitions "
    "lectures festivals regattas"
).split()
"""What is counted; every subject tells of some of them."""
NAMES = (
    (
        "Bra",
        "Cor",
        "Dun",
        "El",
        "Fal",
        "Gar",
        "Hol",
        "Ist",
        "Jor",
        "Kel",
        "Lam",
        "Mor",
        "Nor",
        "Ost",
        "Pel",
        "Quen",
        "Rud",
        "Sel",
        "Tor",
        "Ulm",
    ),
    ("a", "e", "i", "o", "u"),
    ("dr", "fl", "gn", "ll", "mb", "nd", "pp", "rk", "st", "tch"),
    ("aby", "enholm", "iford", "umouth", "awick"),
)
"""The syllables of which subjects have their names: 5,000 of them."""
REGIONS = ("Northmark", "Eastmark", "Southmark", "Westmark", "Midmark")
MILES = 1_000


@dataclass(frozen=True, slots=True)
class Told:
    """What one subject tells of one thing in one year; `foreign` is how many of them were from abroad, 0 where that is not told."""

    subject: str
    thing: str
    year: int
    count: int
    growth: int
    foreign: int

    @property
    def change(self) -> str:
        """The growth in words."""
        return f"{'up' if self.growth > 0 else 'down'} {abs(self.growth) / 10}%"

    @property
    def sentence(self) -> str:
        """The release's sentence."""
        tail = f", {self.foreign:,} of them foreign" if self.foreign else ""
        return f"{self.subject} counted {self.count:,} {self.thing}, {self.change}{tail}."


def subjects() -> Iterator[str]:
    """The names of subjects, far from each other first."""
    names = ["".join(syllables) for syllables in product(*NAMES)]
    Random(1).shuffle(names)
    return iter(names)


def releases(facts: int) -> Iterator[tuple[str, int, list[Told]]]:
    """The releases of a base with about so many facts: each its subject, its year, and what it tells."""
    yearly = ((subject, year) for subject in subjects() for year in YEARS)
    for subject, year in islice(yearly, max(1, facts // FACTS_EACH)):
        yield subject, year, list(_told(subject, year))


def _told(subject: str, year: int) -> Iterator[Told]:
    chosen = Random(subject).sample(THINGS, THINGS_EACH)
    for number, thing in enumerate(chosen):
        series = Random(f"{subject} {thing}")
        count, growth = series.randrange(20 * MILES, 5_000 * MILES), 0
        for _ in range(YEARS[0], year + 1):
            growth = series.choice([-1, 1]) * series.randrange(5, 190)
            count = count * (1000 + growth) // 1000
        yield Told(subject, thing, year, count, growth, count * 3 // 17 if number < PARTS_EACH else 0)


def write_base(folder: Path, facts: int) -> int:
    """Write a base into a folder; how many facts it has."""
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    written = 0
    named: dict[str, None] = {}
    for subject, year, told in releases(facts):
        named[subject] = None
        name = f"{subject.lower()}-{year}"
        (folder / "seeds" / f"{name}.txt").write_text("".join(f"{one.sentence}\n" for one in told), encoding="utf-8")
        (folder / f"{name}.yaml").write_text(_release(name, subject, year, told), encoding="utf-8")
        written += FACTS_EACH
    (folder / "vocabulary.yaml").write_text(_vocabulary(named), encoding="utf-8")
    return written


def _vocabulary(names: dict[str, None]) -> str:
    bodies = (
        f"  {name.lower()}: {{facet: body, label: {name}, aliases: [{name} authority], broader: {REGIONS[len(name) % len(REGIONS)].lower()}}}\n"
        for name in names
    )
    regions = (f"  {region.lower()}: {{facet: body, label: {region}}}\n" for region in REGIONS)
    things = (f"  {thing}: {{facet: thing, label: {thing}}}\n" for thing in THINGS)
    return "".join(
        ("concepts:\n", *regions, *things, "  foreign: {facet: origin, label: foreign, aliases: [from abroad]}\n", *bodies)
    )


def _release(name: str, subject: str, year: int, told: list[Told]) -> str:
    head = (
        f"release: {{id: {name}, title: {subject} in {year}, publisher: {subject} authority, published: {year + 1}-02-01, "
        f'period: "{year}", source: {name}.txt}}\nfacts:\n'
    )
    return head + "".join(_entry(one) for one in told)


def _entry(one: Told) -> str:
    about = f"{one.subject.lower()}, {one.thing}"
    whole = (
        f'  - id: {one.thing}\n    about: [{about}]\n    unit: item\n    value: "{one.count:,}"\n'
        f'    growth: {{value: {one.change}, against: previous-year}}\n    passage: "{one.count:,} {one.thing}, {one.change}"\n'
    )
    part = (
        f'  - id: {one.thing}-foreign\n    about: [{about}, foreign]\n    unit: item\n    value: "{one.foreign:,}"\n'
        f'    part-of: {one.thing}\n    passage: "{one.foreign:,} of them foreign"\n'
    )
    return whole + (part if one.foreign else "")


def claims(facts: int, count: int) -> Iterator[tuple[str, str]]:
    """Claims about a base of this size, from all over it, each with its label."""
    chosen = Random(facts)
    known = max(1, facts // FACTS_EACH)
    names = list(islice(subjects(), known // len(YEARS) + 1))
    for number in range(count):
        at = chosen.randrange(known)
        one = chosen.choice(list(_told(names[at // len(YEARS)], YEARS[at % len(YEARS)])))
        yield _CLAIMS[number % len(_CLAIMS)](one)


def _right(one: Told) -> tuple[str, str]:
    return f"{one.subject} counted {one.count:,} {one.thing} in {one.year}.", "supported"


def _rounded(one: Told) -> tuple[str, str]:
    return f"In {one.year}, {one.subject} counted about {one.count // MILES * MILES:,} {one.thing}.", "supported"


def _wrong(one: Told) -> tuple[str, str]:
    return f"In {one.year}, {one.subject} counted {one.count * 3 // 2:,} {one.thing}.", "refuted"


def _turned(one: Told) -> tuple[str, str]:
    told = "fell" if one.growth > 0 else "rose"
    return f"The {one.thing} of {one.subject} {told} {abs(one.growth) / 10}% in {one.year}.", "refuted"


def _broad(one: Told) -> tuple[str, str]:
    return f"Some 7,777 foreign {one.thing} were counted in {one.year}.", "not_enough_evidence"


_CLAIMS = (_right, _rounded, _wrong, _turned, _broad)

if __name__ == "__main__":
    print(write_base(Path(sys.argv[2]), int(sys.argv[1])))
