"""This file holds a small fact base about books, drafts beside it, and runs of the program on them, as a user starts it."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CACHE = tempfile.mkdtemp(prefix="factcheck-bytecode-")
"""The processes share their compiled modules, and leave none in the tree."""
atexit.register(shutil.rmtree, CACHE, ignore_errors=True)
ENVIRONMENT = {
    **{
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "FACTCHECK", "NO_COLOR", "FORCE_COLOR"))
    },
    "PYTHONPATH": str(Path(__file__).parent.parent),
    "PYTHONPYCACHEPREFIX": CACHE,
    "PYTHONUTF8": "1",
    "FACTCHECK_FACTS": "own/claims",
}
COMMAND = [sys.executable, "-m", "factcheck"]
ROOT = Path(__file__).parent.parent
TRUE = "In 2024, readers borrowed 12.4 million books."
FALSE = "In 2024, readers borrowed 14.2 million books."
VOCABULARY = """\
concepts:
  loan: {facet: act, label: loans, aliases: [borrow, 借阅]}
  book: {facet: counted, label: books, aliases: [book, 册]}
"""
RELEASE = """\
release: {id: books, title: Books, publisher: Board, published: 2025-03-01, period: "2024", source: books.txt}
facts:
  - {id: loans, about: [loan, book], unit: book, value: 12.4 million, passage: borrowed 12.4 million books}
"""
BROKEN = RELEASE + "  - [\n"


def run(*arguments: str, at: Path, stdin: str | bytes | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """A run of the program in a folder; without `stdin` there is none."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=at,
        input=data,
        stdin=subprocess.DEVNULL if data is None else None,
        capture_output=True,
        env={**ENVIRONMENT, **environment},
        timeout=60,
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def furnish(folder: Path) -> Path:
    """The folder, with drafts and bases in it."""
    files: dict[str, str | bytes] = {
        "true.md": f"# News\n\n{TRUE}\n",
        "false.md": f"# News\n\n{FALSE}\n",
        "none.txt": "Nothing is counted here.\n",
        "sums.md": "# Ships\n\nThe port handled 293 ships, of which 121 were tankers, 60 were ferries and 102 were barges.\n",
        "empty.txt": "",
        "latin.txt": "Caf\xe9 60".encode("latin-1"),
        "binary.txt": b"\x00\x01\x02 60",
        "lines.txt": f"{TRUE}\n\n{FALSE}\nNothing is counted here.\n",
        "own/claims/vocabulary.yaml": VOCABULARY,
        "own/claims/books.yaml": RELEASE,
        "own/seeds/books.txt": "In 2024 readers borrowed 12.4 million books and read 7 of them.",
        "bad/claims/vocabulary.yaml": VOCABULARY,
        "bad/claims/books.yaml": BROKEN,
        "bad/seeds/books.txt": "In 2024 readers borrowed 12.4 million books.",
    }
    (folder / "bare").mkdir()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
