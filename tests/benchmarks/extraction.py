"""This file holds the measure of extraction: each release taken alone, what is proposed for it against what its curators entered.

python -m tests.benchmarks.extraction [--missed] [--sample NUMBER [--seed SEED]]
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from factcheck.core.fact import Concept, Fact
from factcheck.core.figure import Measure
from factcheck.core.text import Span
from factcheck.extract import Wanted, extract, header_of
from factcheck.extract.writing import new_file
from factcheck.factbase import FactBase
from factcheck.match.tokens import stem, tokens
from factcheck.match.vocabulary import Kinship, Vocabulary
from factcheck.read import read_text

FIELDS = ("value", "unit", "period", "growth", "part-of", "about")
"""Value, unit and period are what a curator must not have to look for; of the others, as much as can be had."""
BEFORE = 160
"""So many characters before a passage are printed with it in a sample."""
COUNTED = ("value", "unit", "period")


@dataclass(frozen=True)
class Compared:
    """A curated fact with the proposed one that comes nearest, and the fields in which they agree."""

    fact: Fact
    proposed: Fact | None
    agreed: frozenset[str]

    @property
    def is_found(self) -> bool:
        """Whether value, unit and period are those of the curators."""
        return set(COUNTED) <= self.agreed


def proposed_base(base: FactBase, release: str, folder: Path) -> FactBase:
    """What is proposed for a release of a base, with that base's vocabulary alone, loaded as a base of its own."""
    known = base.releases[release]
    document = read_text(known.text, known.source)
    header = header_of(document, Wanted(known.id, known.title, known.publisher, known.published, known.period))
    vocabulary = Path(__file__).parents[2] / "claims" / "vocabulary.yaml"
    folder.mkdir(exist_ok=True)
    (folder / known.source).write_text(known.text, encoding="utf-8")
    (folder / "vocabulary.yaml").write_bytes(vocabulary.read_bytes())
    (folder / f"{release}.yaml").write_text(new_file(extract(document, header, base.concepts)), encoding="utf-8")
    return FactBase.load(folder)


def compared(base: FactBase, proposed: FactBase, release: str) -> Iterator[Compared]:
    """Each curated fact of a release beside the nearest of the proposed ones."""
    vocabulary = Vocabulary(base.concepts)
    for fact in base.facts:
        if fact.release.id != release:
            continue
        agreed = [(_agreed(fact, other, vocabulary), other) for other in proposed.facts if _same_value(fact, other)]
        best = max(agreed, key=lambda pair: len(pair[0] & set(COUNTED)) * 10 + len(pair[0]), default=None)
        yield Compared(fact, best[1], best[0]) if best else Compared(fact, None, frozenset())


def _same_value(fact: Fact, other: Fact) -> bool:
    """Whether both print one value at one place."""
    left, right = fact.observation, other.observation
    if left.measure is not right.measure or not any(one.overlaps(two) for one in _places(fact) for two in _places(other)):
        return False
    if left.measure is Measure.NAMES:
        return left.names == right.names
    if left.measure is Measure.DATE:
        return left.period == right.period
    return (left.quantity, left.earlier, left.sign) == (right.quantity, right.earlier, right.sign)


def _places(fact: Fact) -> list[Span]:
    return [passage.span for passage in (fact.passage, *fact.repeats)]


def _agreed(fact: Fact, other: Fact, vocabulary: Vocabulary) -> frozenset[str]:
    left, right = fact.observation, other.observation
    same = {
        "value": True,
        "unit": _same_unit(fact, other, vocabulary),
        "period": fact.period == other.period,
        "growth": left.against == right.against,
        "part-of": bool(fact.part_of) == bool(other.part_of),
        "about": bool(fact.about & other.about),
    }
    return frozenset(name for name, is_so in same.items() if is_so)


def _same_unit(fact: Fact, other: Fact, vocabulary: Vocabulary) -> bool:
    """Whether the units are one as the checker sees them.

    They are the same; or counting words of which one names a kind of the other ("resident", "person"), or that both are the
    noun of a name for one thing that the facts are about ("app", "application").
    """
    left, right = fact.observation.unit, other.observation.unit
    if left == right or left.dimension != "count" or right.dimension != "count":
        return left == right
    pairs = [(one, two) for one in _named(left.name, vocabulary) for two in _named(right.name, vocabulary)]
    nouns = (_nouns(concept) for concept in map(vocabulary.concepts.get, fact.about & other.about) if concept)
    return any(vocabulary.kinship(one, two) is not Kinship.OTHER for one, two in pairs) or any(
        {stem(left.name), stem(right.name)} <= names for names in nouns
    )


def _nouns(concept: Concept) -> set[str]:
    """The last words of the names of a concept."""
    return {words[-1].stem for name in (concept.label, *concept.aliases) if (words := tokens(name))}


def _named(word: str, vocabulary: Vocabulary) -> set[str]:
    return {concept for mention in vocabulary.mentions(tokens(word)) for concept in mention.concepts}


def table(results: dict[str, list[Compared]]) -> str:
    """How many of the curated facts are proposed, per release and field."""
    lines = [f"{'release':26}{'facts':>6}{'found':>7}" + "".join(f"{name:>9}" for name in FIELDS) + f"{'all three':>11}"]
    everything = [row for rows in results.values() for row in rows]
    for name, rows in [*results.items(), ("all", everything)]:
        counts = Counter(field for row in rows for field in row.agreed)
        all_three = sum(row.is_found for row in rows)
        found = sum(row.proposed is not None for row in rows)
        told = "".join(f"{counts[field]:>9}" for field in FIELDS)
        lines.append(f"{name:26}{len(rows):>6}{found:>7}{told}{all_three:>6} {all_three / len(rows):.1%}")
    return "\n".join(lines)


def print_missed(results: dict[str, list[Compared]]) -> None:
    """Print every curated fact that is not proposed as it stands."""
    for row in (row for rows in results.values() for row in rows if not row.is_found):
        fact, other = row.fact, row.proposed
        told = f"{other.observation.unit.name} {other.period} ({other.id})" if other else "not proposed"
        print(f"{fact.id}: {fact.printed!r} {fact.observation.unit.name} {fact.period} | {told}")


def print_sample(facts: Sequence[Fact], number: int, seed: int) -> None:
    """Print so many facts, drawn with a seed, each with its passage: for reading them against the text by hand."""
    for fact in sorted(Random(seed).sample(list(facts), number), key=lambda fact: (fact.release.id, fact.passage.span)):
        told = fact.observation
        basis = f" against {told.against}" if told.against else ""
        print(f"\n{fact.id}: {fact.printed} | {told.unit.name} | {fact.period}{basis}")
        before = fact.release.text[max(0, fact.passage.span.start - BEFORE) : fact.passage.span.start]
        print(f"    [{' '.join(before.split())}] {' '.join(fact.passage.text.split())}")


def main() -> None:
    """Print the table, or a sample of what is proposed."""
    options = ArgumentParser(description=__doc__)
    options.add_argument("--missed", action="store_true", help="print every curated fact that is not proposed as it stands")
    options.add_argument(
        "--sample", type=int, default=0, metavar="NUMBER", help="print so many proposed facts, to be read by hand"
    )
    options.add_argument("--seed", type=int, default=1, help="which sample")
    chosen = options.parse_args()
    base = FactBase.load()
    with TemporaryDirectory() as folder:
        bases = {release: proposed_base(base, release, Path(folder) / release) for release in base.releases}
    if chosen.sample:
        print_sample([fact for proposed in bases.values() for fact in proposed.facts], chosen.sample, chosen.seed)
        return
    results = {release: list(compared(base, proposed, release)) for release, proposed in bases.items()}
    print(table(results))
    if chosen.missed:
        print_missed(results)


if __name__ == "__main__":
    main()
