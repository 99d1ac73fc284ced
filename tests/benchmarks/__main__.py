"""This file holds the benchmark, `python -m tests.benchmarks`: processor times as ratios within one run, so that any machine can tell."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time

from factcheck.audit import audit
from factcheck.core.text import Sentence, Span
from factcheck.desk import Desk
from factcheck.factbase import FactBase
from factcheck.figures import figures
from factcheck.pipeline import check_at
from factcheck.read import read_text
from factcheck.sentences import sentences

ARTICLES = Path(__file__).parents[1] / "articles"
DIGITS = re.compile(r"\d+")
SIZE = 4_000
"""How many characters the short one of two texts has."""
FACTOR = 10
ROUNDS = 5
CLAIM = "In 2024, 610 million people were inspected."
PIECES = {
    "one long line": "In 2024 610 million came, up 43.9% on 2023, and so on, ",
    "digits and commas": "1,234,56,7890,",
    "nested brackets and quotes": "(“[‘{",
}

Work = Callable[[str], object]


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The least processor time that the work takes in so many rounds."""
    return min(_once(work) for _ in range(rounds))


def _once(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun


def prose(length: int) -> str:
    """Articles of the tests, one after another, so many characters of them."""
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.md")))
    return (text * (length // len(text) + 1))[:length]


def line(piece: str, length: int) -> str:
    """A line of so many characters made of one piece."""
    return (piece * (length // len(piece) + 1))[:length]


def read_figures(text: str) -> list[object]:
    """The figures of a text, sentence by sentence."""
    return [figures(sentence) for sentence in sentences(read_text(text))]


def read_sentence(text: str) -> object:
    """The figures of a text read as one sentence."""
    return figures(Sentence(text, Span(0, len(text))))


def speeds(check: Work) -> None:
    """Print how fast prose is read, audited and checked."""
    text = prose(SIZE * FACTOR)
    bare = seconds(lambda: [match.span() for match in DIGITS.finditer(text)], 50)
    for name, work in (("figures", read_figures), ("audit", lambda words: audit(read_text(words))), ("check", check)):
        taken = seconds(partial(work, text), 2)
        print(f"{name:<8} of prose: {len(text) / 1000 / taken:8.0f} KB/s {taken / bare:8.0f} × one pass of \\d+")


def growths(check: Work) -> None:
    """Print how much more time ten times the text takes; in proportion it is 10."""
    made: dict[str, Callable[[int], str]] = {"prose": prose, **{name: partial(line, piece) for name, piece in PIECES.items()}}
    works: dict[str, Work] = {"figures": read_figures, "audit": lambda text: audit(read_text(text)), "check": check}
    for text_name, make in made.items():
        for name, work in (*works.items(), *([("one sentence", read_sentence)] if text_name != "prose" else [])):
            short, long = (seconds(partial(work, make(size)), rounds) for size, rounds in ((SIZE, ROUNDS), (SIZE * FACTOR, 1)))
            print(f"{text_name:<26} {name:<12} {short * 1000:8.1f} ms {long / short:6.1f} × for {FACTOR} × the text")


def starts() -> None:
    """Print how long the commands take against an interpreter that does nothing."""
    bare = min(_process("-c", "pass") for _ in range(ROUNDS))
    for arguments in (["--version"], [CLAIM]):
        taken = min(_process("-m", "factcheck", *arguments) for _ in range(ROUNDS))
        print(f"factcheck {arguments[0][:20]:<20} {taken * 1000:8.0f} ms {taken / bare:6.1f} × python -c pass")


def _process(*arguments: str) -> float:
    """The processor time of a process of this interpreter."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=False, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Run all of it."""
    desk = Desk(FactBase.load())
    check = partial(check_at, desk)
    speeds(check)
    growths(check)
    starts()


if __name__ == "__main__":
    main()
