"""This file holds how the arguments of the command line are told apart: files, folders, globs, claims, mistyped paths."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from fnmatch import fnmatch
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.nearest import nearest
from factcheck.core.run import RunError
from factcheck.core.text import Document
from factcheck.expressions import regex
from factcheck.figures import figures
from factcheck.read import SUFFIXES, Unreadable, read, read_bytes, read_text
from factcheck.sentences import sentences

DRAFTS = tuple(sorted(SUFFIXES))
"""What a folder is searched for."""
KNOWN_SUFFIXES = (*DRAFTS, ".doc", ".odt", ".pages", ".rtf", ".pdf", ".yaml", ".yml", ".json", ".csv")
"""What ends in one of these was meant as a file."""
PATH_STARTS = ("./", "../", "~/", ".\\", "..\\")
WEB = ("http://", "https://")
GLOB = regex(r"[*?\[]")
STDIN = "-"
LONGEST_PATH = 1024
HIDDEN = (".", "~$")
"""How the names of files begin that a folder hides; Word marks an open document by a second file, "~$draft.docx"."""


class Kind(StrEnum):
    """Where an input's text comes from."""

    FILE = "file"
    CLAIM = "claim"
    STDIN = "stdin"


class Input(Struct, frozen=True):
    """One thing to check: a file by its path, a claim by its words, or standard input; `name` is what reports call it."""

    kind: Kind
    name: str
    text: str = ""


class Reading(Struct, frozen=True):
    """How inputs are read: the encoding of files, and the name that standard input goes by."""

    encoding: str = "utf-8"
    stdin_filename: str = ""


def tell(arguments: Sequence[str], exclude: Sequence[str] = ()) -> tuple[list[Input], list[RunError]]:
    """The inputs that the arguments mean, in their order, and the arguments that mean none."""
    found: list[Input] = []
    errors: list[RunError] = []
    for one in (one for argument in arguments for one in _told(argument, exclude)):
        if isinstance(one, RunError):
            errors.append(one)
        else:
            found.append(one)
    kinds = {one.kind for one in found}
    if Kind.CLAIM in kinds and len(kinds) > 1:
        hint = "check the files in one call and the claims in another; `factcheck claim TEXT` takes every argument as a claim"
        return [], [*errors, RunError("", "files and claims in one call", hint)]
    return _numbered(_once(found)), errors


def files(arguments: Sequence[str], exclude: Sequence[str] = ()) -> tuple[list[Input], list[RunError]]:
    """The files and the standard input that the arguments mean, in their order; what means none is an error, never a claim."""
    told = [one for argument in arguments for one in _told(argument, exclude)]
    found = [one for one in told if isinstance(one, Input) and one.kind is not Kind.CLAIM]
    errors = [one for one in told if isinstance(one, RunError)]
    errors += [RunError(name, f"no such file: {name}{_nearest_file(name)}") for name in _claimed(told)]
    return _once(found), errors


def claims(arguments: Sequence[str]) -> tuple[list[Input], list[RunError]]:
    """Every argument as a claim."""
    errors = [RunError("", "an empty claim") for argument in arguments if not argument.strip()]
    return _numbered([Input(Kind.CLAIM, "<claim>", argument) for argument in arguments if argument.strip()]), errors


def document(source: Input, reading: Reading) -> Document:
    """The text of an input. Raises Unreadable where it has none."""
    if source.kind is Kind.CLAIM:
        return replace(read_text(_claim_text(source.text)), path=source.name)
    if source.kind is Kind.FILE:
        found = read(Path(source.name), encoding=reading.encoding)
    else:
        data = sys.stdin.buffer.read() if sys.stdin else b""
        found = read_bytes(data, reading.stdin_filename or source.name, encoding=reading.encoding)
    if not found.text.strip("\ufeff \t\r\n"):
        raise Unreadable(f"nothing to check: {'standard input' if source.kind is Kind.STDIN else source.name} is empty")
    return replace(found, path=reading.stdin_filename or source.name if source.kind is Kind.STDIN else source.name)


def holds_figure(text: str) -> bool:
    """Whether the recognisers find a figure in a text."""
    return any(figures(sentence) for sentence in sentences(read_text(text)))


def _claim_text(text: str) -> str:
    """A claim on one line, of the same length, since one argument is one claim. Raises Unreadable for what is no text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Unreadable("the claim is not UTF-8", "write it to a file and name its encoding with --encoding") from None
    return text.replace("\n", " ").replace("\r", " ")


def _told(argument: str, exclude: Sequence[str]) -> Iterator[Input | RunError]:
    """What one argument means, in the order that the documentation gives."""
    path = os.path.expanduser(argument)
    if argument == STDIN:
        yield Input(Kind.STDIN, "<stdin>")
    elif not argument.strip():
        yield RunError("", "an empty argument", 'a claim is a sentence in quotes: factcheck "610 million people crossed in 2024"')
    elif os.path.isdir(path):
        yield from _in_folder(path, exclude)
    elif os.path.exists(path):
        yield Input(Kind.FILE, path)
    elif looks_like_path(argument):
        yield from _in_glob(argument, path, exclude)
    elif any(character.isspace() for character in argument) or holds_figure(argument):
        yield Input(Kind.CLAIM, "<claim>", argument)
    else:
        hint = "a claim is a sentence in quotes; `factcheck claim` takes any words as one"
        yield RunError(argument, f"neither a file nor a claim: {argument}{_nearest_file(path)}", hint)


def looks_like_path(argument: str) -> bool:
    """Whether an argument was meant as a path, although nothing is there.

    >>> [looks_like_path(text) for text in ("drfat.md", "a/b", "drafts/*.md", "./my draft", "610 million, 1/3 of them")]
    [True, True, True, True, False]
    """
    if len(argument) > LONGEST_PATH or "\n" in argument:
        return False
    if argument.casefold().endswith(KNOWN_SUFFIXES) or argument.startswith(PATH_STARTS):
        return True
    no_blank = not any(character.isspace() for character in argument)
    return no_blank and ("/" in argument or os.sep in argument or argument.startswith("~") or bool(GLOB.search(argument)))


def _in_glob(argument: str, path: str, exclude: Sequence[str]) -> Iterator[Input | RunError]:
    """The files that a glob means, or the error of a path that is not there."""
    found = [match for match in sorted(glob.glob(path, recursive=True)) if not _excluded(match, exclude)]
    for match in found:
        if os.path.isdir(match):
            yield from _in_folder(match, exclude)
        else:
            yield Input(Kind.FILE, match)
    if found:
        return
    if argument.startswith(WEB):
        yield RunError(argument, f"not a file: {argument}", "web pages are not fetched: save the text and check the file")
    elif GLOB.search(argument):
        yield RunError(argument, f"no file matches {argument}")
    else:
        yield RunError(argument, f"no such file: {argument}{_nearest_file(path)}")


def _in_folder(folder: str, exclude: Sequence[str]) -> Iterator[Input | RunError]:
    """The drafts in a folder and the folders under it, hidden ones left out, in the order of their names."""
    found = False
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not _excluded(os.path.join(here, name), exclude)
        )
        for name in sorted(names):
            path = os.path.join(here, name)
            if name.casefold().endswith(DRAFTS) and not name.startswith(HIDDEN) and not _excluded(path, exclude):
                found = True
                yield Input(Kind.FILE, path)
    if not found:
        yield RunError(folder, f"no drafts in {folder}", f"a folder is searched for {', '.join(DRAFTS)}")


def _excluded(path: str, patterns: Iterable[str]) -> bool:
    """Whether a path, its name or a folder on its way matches one of the patterns."""
    names = [path, os.path.normpath(path), *Path(path).parts]
    return any(fnmatch(name, pattern.rstrip("/")) for pattern in patterns for name in names)


def _nearest_file(path: str) -> str:
    """The file that may have been meant, as a question."""
    folder, name = os.path.split(path)
    try:
        found = nearest(name, os.listdir(folder or "."))
    except OSError:
        return ""
    return f" (did you mean {os.path.join(folder, found)}?)" if found else ""


def _claimed(told: Iterable[Input | RunError]) -> Iterator[str]:
    """The words of those inputs that are claims."""
    return (one.text for one in told if isinstance(one, Input) and one.kind is Kind.CLAIM)


def _once(found: Iterable[Input]) -> list[Input]:
    """The inputs without those that come again."""
    once: dict[tuple[Kind, str], Input] = {}
    for source in found:
        once.setdefault((source.kind, _same(source)), source)
    return list(once.values())


def _same(source: Input) -> str:
    """What two inputs share that are the same: the place of a file, the words of a claim."""
    return os.path.realpath(source.name) if source.kind is Kind.FILE else source.text


def _numbered(found: list[Input]) -> list[Input]:
    """The inputs with claims numbered, where there are several."""
    if len(found) < 2 or found[0].kind is not Kind.CLAIM:
        return found
    return [replace(one, name=f"<claim {number}>") for number, one in enumerate(found, 1)]
