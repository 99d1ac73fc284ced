"""This file holds what changed in files since a revision of git: whole files, or the lines that git diff names."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.text import Document, Span
from factcheck.core.verdict import CheckedDocument
from factcheck.expressions import regex

HUNK = regex(r"^@@ -\S+ \+(?P<first>\d+)(?:,(?P<count>\d+))? @@", re.MULTILINE)
DIFF = ("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--find-renames", "--ignore-submodules")
NO_REPOSITORY = "not a git repository"
BINARY = "-"
"""What git says instead of the number of lines, where a file has none."""


class NoHistory(Exception):
    """Why git cannot say what changed, on one line."""


class Lines(Struct, frozen=True):
    """The lines of a file that changed, counted from 1; `whole` where that is all of them."""

    numbers: frozenset[int] = frozenset()
    whole: bool = False

    def __bool__(self) -> bool:
        return self.whole or bool(self.numbers)

    def touch(self, document: Document, span: Span) -> bool:
        """Whether a span is on one of them."""
        first, last = document.position(span.start)[0], document.position(max(span.start, span.end - 1))[0]
        return self.whole or not self.numbers.isdisjoint(range(first, last + 1))

    def applied(self, checked: CheckedDocument) -> CheckedDocument:
        """The document with only the claims, findings and ignored results on these lines."""
        document = checked.document
        return replace(
            checked,
            claims=tuple(claim for claim in checked.claims if self.touch(document, claim.claim.sentence.span)),
            findings=tuple(finding for finding in checked.findings if self.touch(document, finding.span)),
            ignored=tuple(one for one in checked.ignored if self.touch(document, one.place)),
        )


ALL = Lines(whole=True)


def changed_lines(files: Iterable[str], revision: str) -> dict[str, Lines]:
    """For each file, its lines that changed since a revision; all of them where git does not know the file. Raises NoHistory."""
    found: dict[str, Lines] = {}
    for root, inside in _by_repository(files).items():
        repository = _Repository(root, _commit(root, revision))
        found |= {file: repository.lines(path) for path, file in inside.items()}
    return found


class _Change(Struct, frozen=True):
    """What git says of a file that changed: what it was called before, and whether it has lines."""

    before: str
    is_binary: bool


class _Repository:
    """A working tree, and what changed in it since a commit."""

    def __init__(self, root: str, commit: str) -> None:
        self.root, self.commit = root, commit
        self.known = set(_git(root, "ls-files", "-z").split("\0"))
        self.changes = dict(_changes(_git(root, *DIFF, "--numstat", "-z", commit, "--")))

    def lines(self, path: str) -> Lines:
        """The lines of a file that changed; of one that git does not know, all."""
        change = self.changes.get(path)
        if path not in self.known or (change and change.is_binary):
            return ALL
        if not change:
            return Lines()
        names = [f":(literal){name}" for name in dict.fromkeys((change.before, path))]
        return Lines(frozenset(_added(_git(self.root, *DIFF, "--unified=0", self.commit, "--", *names))))


def _by_repository(files: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
    """The files of each working tree, by their paths in it."""
    found: dict[str, dict[str, str]] = {}
    roots: dict[str, str] = {}
    for file in files:
        real = os.path.realpath(file)
        folder = os.path.dirname(real)
        if folder not in roots:
            roots[folder] = os.path.realpath(_root(folder, file))
        path = Path(os.path.relpath(real, roots[folder])).as_posix()
        found.setdefault(roots[folder], {})[path] = file
    return found


def _root(folder: str, file: str) -> str:
    try:
        return _git(folder, "rev-parse", "--show-toplevel").removesuffix("\n")
    except NoHistory as error:
        raise NoHistory(f"{file} is in no git repository" if NO_REPOSITORY in str(error) else str(error)) from None


def _commit(root: str, revision: str) -> str:
    try:
        return _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    except NoHistory as error:
        raise NoHistory(str(error) or f"no such revision: {revision}") from None


def _changes(told: str) -> Iterator[tuple[str, _Change]]:
    """The files that `git diff --numstat -z` names: "added deleted path", where it was renamed with the names behind it."""
    parts = iter(told.split("\0"))
    for part in parts:
        if part:
            added, _, path = part.split("\t", 2)
            before = path or next(parts)
            yield path or next(parts), _Change(before, added == BINARY)


def _added(told: str) -> Iterator[int]:
    """The lines that the heads of a diff's hunks name as new or changed."""
    for hunk in HUNK.finditer(told):
        first = int(hunk["first"])
        yield from range(first, first + int(hunk["count"] or 1))


def _git(folder: str, *arguments: str) -> str:
    """What git prints in a folder. Raises NoHistory with the first line of its complaint, which may be empty."""
    command: Sequence[str] = ("git", "-C", folder, "-c", "core.quotePath=false", *arguments)
    try:
        done = subprocess.run(
            command, capture_output=True, stdin=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C"}, check=False
        )
    except FileNotFoundError:
        raise NoHistory("git is not installed") from None
    if done.returncode:
        raise NoHistory(os.fsdecode(done.stderr).partition("\n")[0].removeprefix("fatal: "))
    return os.fsdecode(done.stdout)
