"""This file holds the benchmark, `python -m tests.benchmarks`: processor times as ratios within one run, so that any machine can tell.

`--write` puts the table into docs/performance.md, `--big` adds what takes many minutes: bases of up to a million facts need 3 GB of disk.
"""

from __future__ import annotations

import gc
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from itertools import cycle
from pathlib import Path
from time import perf_counter, process_time
from warnings import catch_warnings

from factcheck.audit.examine import audit
from factcheck.compiled.desks import desk_of
from factcheck.core.text import Sentence, Span
from factcheck.figures import figures
from factcheck.pipeline import check_at
from factcheck.read import read_text
from factcheck.sentences import sentences
from tests.benchmarks import sizes

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "performance.md"
HEAD = """# Performance

Printed by `python -m tests.benchmarks --write --big`: processor times as ratios within one run. KB/s are those of the machine it ran on.
A ratio to `\\d+` is to one compiled pass of that expression over the same text.

| what | wanted | reached |
| --- | --- | --- |
"""
DIGITS = re.compile(r"\d+")
SIZE = 8_000
"""How many characters the short one of two texts has."""
FACTOR = 10
ROUNDS = 10
SHORTEST = 60
"""A stretch of a release with fewer characters is a heading rather than a sentence."""
FILES, FILE_SIZE = 200, 1_000
CLAIM = "In 2024, 610 million people were inspected."
PIECES = {
    "one long line": "In 2024 610 million came, up 43.9% on 2023, and so on, ",
    "digits and commas": "1,234,56,7890,",
    "nested brackets and quotes": "(“[‘{",
}

Work = Callable[[str], object]
Row = tuple[str, str, str]
REMEMBERED = type(lru_cache(len))
"""What keeps results of a function."""


def seconds(work: Work, text: str, rounds: int) -> float:
    """The least processor time that the work takes; what was remembered of the text is forgotten each time."""
    return min(_once(work, text) for _ in range(rounds))


def growth(work: Work, make: Callable[[int], str], rounds: int) -> float:
    """How many times as long a text takes that is longer.

    The two are measured in turns, since machines are noisy, and the short one so often that both meet as much of the noise: the
    best of three quarters of a second is a quiet one, of three times five seconds none is.
    """
    short, long = make(SIZE), make(SIZE * FACTOR)
    pairs = [(sum(_once(work, short) for _ in range(FACTOR)), _once(work, long)) for _ in range(rounds)]
    return FACTOR * min(after for _, after in pairs) / min(before for before, _ in pairs)


def _once(work: Work, text: str) -> float:
    for each in gc.get_objects():
        if isinstance(each, REMEMBERED):
            each.cache_clear()
    begun = process_time()
    work(text)
    return process_time() - begun


def prose(length: int) -> str:
    """Articles of the tests, one after another, so many characters of them."""
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "articles").glob("*.md")))
    return (text * (length // len(text) + 1))[:length]


def article(length: int) -> str:
    """Paragraphs of an ordinary article, behind each of which two sentences of the releases are told, so many characters of them."""
    column = (Path(__file__).parent / "ordinary.md").read_text(encoding="utf-8").strip().split("\n\n")
    releases = (read_text(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "seeds").glob("*.txt")))
    told = [sentence.text for release in releases for sentence in sentences(release) if len(sentence.text) > SHORTEST]
    pairs = zip(cycle(column), cycle(told[::2]), cycle(told[1::2]))
    text = ""
    while len(text) < length:
        text += "{}\n\n{} {}\n\n".format(*next(pairs))
    return text[:length]


def line(piece: str, length: int) -> str:
    """A line of so many characters made of one piece."""
    return (piece * (length // len(piece) + 1))[:length]


def read_figures(text: str) -> list[object]:
    """The figures of a text, sentence by sentence."""
    return [figures(sentence) for sentence in sentences(read_text(text))]


def read_sentence(text: str) -> object:
    """The figures of a text read as one sentence."""
    return figures(Sentence(text, Span(0, len(text))))


def speeds(check: Work) -> Iterator[Row]:
    """How fast prose is read, audited and checked: articles full of figures, and an ordinary one that quotes the releases."""
    for text_name, text in (("prose full of figures", prose(SIZE * FACTOR)), ("an ordinary article", article(SIZE * FACTOR))):
        bare = seconds(lambda words: [match.span() for match in DIGITS.finditer(words)], text, 50)
        wanted = {"figures": "1,000 KB/s, 100 ×", "audit": "", "check": "300 KB/s"}
        for name, work in (("figures", read_figures), ("audit", lambda words: audit(read_text(words))), ("check", check)):
            taken = seconds(work, text, 3)
            yield f"{name} of {text_name}", wanted[name], f"{len(text) / 1000 / taken:.0f} KB/s, {taken / bare:.0f} × `\\d+`"


def beside_extraction(check: Work) -> Iterator[Row]:
    """How many times as fast the check of prose is as the mere extraction of its quantities by quantulum3."""
    with catch_warnings(action="ignore"):  # it tells that it goes without its classifier, and leaves its own file open
        extract = _extractor()
        for text_name, text in (("prose full of figures", prose(SIZE)), ("an ordinary article", article(SIZE))):
            what = f"check of {text_name} beside quantulum3's extraction"
            if extract is None:
                yield what, "8 × as fast", "quantulum3 is not installed"
                continue
            times = [(_once(extract, text), _once(check, text)) for _ in range(3)]
            yield what, "8 × as fast", f"{min(one for one, _ in times) / min(other for _, other in times):.1f} × as fast"


def _extractor() -> Work | None:
    try:
        from quantulum3 import parser
    except ImportError:
        return None
    parser.parse("610 million")
    return parser.parse


def growths(check: Work) -> Iterator[Row]:
    """How much more time ten times the text takes; in proportion it is 10."""
    made: dict[str, Callable[[int], str]] = {"prose": prose, **{name: partial(line, piece) for name, piece in PIECES.items()}}
    works: dict[str, Work] = {"figures": read_figures, "audit": lambda text: audit(read_text(text)), "check": check}
    for text_name, make in made.items():
        for name, work in (*works.items(), *([("one sentence", read_sentence)] if text_name != "prose" else [])):
            times = growth(work, make, rounds=3 if name == "check" else ROUNDS)
            yield f"{FACTOR} × the text: {text_name}, {name}", "12 ×" if name == "audit" else "11 ×", f"{times:.1f} ×"


def starts() -> Iterator[Row]:
    """How long the commands take against an interpreter that does nothing, in turns, since machines are noisy."""
    for argument, wanted in (("--version", "3 ×"), (CLAIM, "4 ×")):
        pairs = [(_process("-c", "pass"), _process("-m", "factcheck", argument)) for _ in range(ROUNDS)]
        times = min(taken for _, taken in pairs) / min(bare for bare, _ in pairs)
        yield f"`factcheck {argument[:20]}`", wanted, f"{times:.1f} × `python -c pass`"


def jobs() -> Iterator[Row]:
    """How much sooner two processes are done with many files than one."""
    with tempfile.TemporaryDirectory() as folder:
        text = prose(FILES * FILE_SIZE)
        for number in range(FILES):
            Path(folder, f"{number:03}.md").write_text(text[number * FILE_SIZE : (number + 1) * FILE_SIZE], encoding="utf-8")
        one, two = (_elapsed("-m", "factcheck", "--jobs", number, "--format", "json", folder) for number in ("1", "2"))
    yield f"`--jobs 2` over {FILES} files", "at least 1.7 ×", f"{one / two:.2f} × as fast"


def big() -> Iterator[Iterator[Row]]:
    """What takes many minutes."""
    from tests.benchmarks import archives  # needs libraries of its own

    yield archives.rows()


def _process(*arguments: str) -> float:
    """The processor time of a process of this interpreter."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _run(*arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _elapsed(*arguments: str) -> float:
    begun = perf_counter()
    _run(*arguments)
    return perf_counter() - begun


def _run(*arguments: str) -> None:
    """A process that may keep compiled modules, as one that a user starts does."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, *arguments], check=False, capture_output=True, env=kept)


def main() -> None:
    """Run all of it."""
    check = partial(check_at, desk_of())
    rows = []
    parts = [starts(), speeds(check), beside_extraction(check), growths(check), jobs(), sizes.rows(big="--big" in sys.argv)]
    parts += big() if "--big" in sys.argv else ()
    for what, wanted, reached in (row for part in parts for row in part):
        print(f"{what:<60} {wanted:>18} {reached}", flush=True)
        rows.append(f"| {what} | {wanted} | {reached} |\n")
    if "--write" in sys.argv:
        PAGE.write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
