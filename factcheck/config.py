"""This file holds the settings files: which one speaks for a folder, what may stand in it, and what it says, with its lines."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from factcheck.core.nearest import did_you_mean
from factcheck.expressions import regex

OWN, SHARED = "factcheck.toml", "pyproject.toml"
"""The names of settings files; of two in one folder the first counts."""
TABLE = ("tool", "factcheck")
"""The table of the shared file that is ours."""


class Kind(StrEnum):
    """What a setting may be, in words."""

    TEXT = "a text"
    WORDS = "a list of texts"
    PATH = "a path"
    PATHS = "a list of paths"
    TARGETS = "a list of FORMAT=FILE"
    TRUTH = "true or false"
    COUNT = "a number"
    DATE = "a date"


KINDS: Mapping[str, Kind] = {
    "facts": Kind.PATHS,
    "exclude": Kind.WORDS,
    "encoding": Kind.TEXT,
    "as-of": Kind.DATE,
    "select": Kind.WORDS,
    "ignore": Kind.WORDS,
    "baseline": Kind.PATH,
    "format": Kind.TEXT,
    "output": Kind.PATH,
    "report": Kind.TARGETS,
    "reviewer": Kind.TEXT,
    "url": Kind.TEXT,
    "fail-on": Kind.WORDS,
    "show": Kind.WORDS,
    "jobs": Kind.COUNT,
    "quiet": Kind.TRUTH,
    "verbose": Kind.TRUTH,
}
"""Every setting; each has the name of an option."""
LISTS = (Kind.WORDS, Kind.PATHS, Kind.TARGETS)
OF_A_FILE = frozenset({"as-of", "select", "ignore"})
"""Settings that each checked file takes from the settings file nearest to it; the others are those of the working folder."""
TYPES: Mapping[type, str] = {
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "a table",
    date: "a date",
    datetime: "a date with a time",
}
SYNTAX = regex(r"(?s)(?P<what>.*?) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)\Z")
HEADER = regex(r"\s*\[\s*(?P<name>[^\[\]]{1,200}?)\s*\]")
ENTRY = regex(r"""\s*(?P<name>[\w."'-]{1,200})\s*=""")


class ConfigError(Exception):
    """A settings file that cannot be used; `problems` are all that is wrong with it, a line each."""

    def __init__(self, *problems: str) -> None:
        super().__init__(*problems)
        self.problems = problems


class Config(Struct, frozen=True):
    """What a settings file says, by the names of the settings; a path is one from the file's own folder."""

    path: Path | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    def place(self, name: str) -> str:
        """The file and the line that a setting comes from."""
        return f"{_shown(self.path)}:{self.lines[name]}" if self.path and name in self.lines else _shown(self.path)


class Configs(Struct):
    """The settings of every folder; where a file is given, its settings hold in all of them."""

    given: Path | None = None
    _known: dict[Path, Config] = field(default_factory=dict)

    def of(self, folder: Path) -> Config:
        """The settings that hold in a folder: those of the nearest file, in it or above it. Raises ConfigError."""
        here = Path(os.path.abspath(folder))  # without “..”, which no folder lies in
        if here not in self._known:
            self._known[here] = load(self.given) if self.given else self._nearest(here)
        return self._known[here]

    def _nearest(self, folder: Path) -> Config:
        for path in (folder / OWN, folder / SHARED):
            if os.path.isfile(path) and ((found := load(path)).values or path.name == OWN):
                return found
        return self.of(folder.parent) if folder.parent != folder else Config()


def load(path: Path) -> Config:
    """What a settings file says. Raises ConfigError with everything that is wrong with it."""
    text = _text(path)
    shared = path.name == SHARED
    table = _parsed(path, text)
    for name in TABLE if shared else ():
        table = table.get(name, {})
        if not isinstance(table, dict):
            raise ConfigError(f"{_shown(path)}: {'.'.join(TABLE)} must be a table")
    lines = _lines(text, ".".join(TABLE) if shared else "", table)
    config = Config(path, table, lines)
    problems = list(_problems(config))
    if problems:
        raise ConfigError(*problems)
    return Config(path, {name: _value(path, name, value) for name, value in table.items()}, lines)


def _shown(path: Path | None) -> str:
    """A path as it is told: from the working folder, where it is in there."""
    here = Path.cwd()
    return str(path.relative_to(here) if path and path.is_relative_to(here) else path)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConfigError(f"no such file: {_shown(path)}") from None
    except OSError as error:
        raise ConfigError(f"cannot read {_shown(path)}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{_shown(path)}:{line}: not UTF-8: byte 0x{error.object[error.start]:02x}") from None


def _parsed(path: Path, text: str) -> dict[str, Any]:
    import tomllib  # not needed where there is no settings file

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = SYNTAX.match(str(error))
        line = (found and found["line"]) or text.count("\n") + 1
        raise ConfigError(f"{_shown(path)}:{line}: broken TOML: {found['what'] if found else error}") from None


def _problems(config: Config) -> Iterator[str]:
    for name, value in config.values.items():
        if name not in KINDS:
            yield f"{config.place(name)}: unknown setting {name}{did_you_mean(name, KINDS)}"
        elif not _fits(value, KINDS[name]):
            yield f"{config.place(name)}: {name} must be {KINDS[name]}, not {_told(value, KINDS[name])}"


def _told(value: object, wanted: Kind) -> str:
    """What a value is, in words."""
    told = TYPES.get(type(value), "a time")
    return f"{told} with other things in it" if isinstance(value, list) and wanted in LISTS else told


def _fits(value: object, kind: Kind) -> bool:
    """Whether a value is of a kind; one text may stand for a list of one."""
    match kind:
        case Kind.TRUTH:
            return isinstance(value, bool)
        case Kind.COUNT:
            return isinstance(value, int) and not isinstance(value, bool)
        case Kind.DATE:
            return isinstance(value, str) or (isinstance(value, date) and not isinstance(value, datetime))
        case Kind.WORDS | Kind.PATHS | Kind.TARGETS if isinstance(value, list):
            return all(isinstance(each, str) for each in value)
    return isinstance(value, str)


def _value(path: Path, name: str, value: Any) -> Any:
    """A value as its option takes it: paths from the file's folder, a date as text, a list for one text."""
    words = [value] if isinstance(value, str) and KINDS[name] in LISTS else value
    match KINDS[name]:
        case Kind.PATH:
            return _from(path, value)
        case Kind.PATHS:
            return [_from(path, each) for each in words]
        case Kind.TARGETS:
            return [
                f"{format_}{equals}{file and _from(path, file)}"
                for format_, equals, file in (each.partition("=") for each in words)
            ]
        case Kind.DATE:
            return str(value)
    return words


def _from(path: Path, told: str) -> str:
    return str(path.parent / Path(told).expanduser())


def _lines(text: str, table: str, names: Mapping[str, Any]) -> dict[str, int]:
    """The lines on which names are set in a table; the parser does not tell them."""
    found: dict[str, int] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := HEADER.match(line):
            section = _dotted(header["name"])
            key = section
        elif entry := ENTRY.match(line):
            key = ".".join(filter(None, (section, _dotted(entry["name"]))))
        else:
            continue
        name = key.removeprefix(f"{table}.").partition(".")[0] if key.startswith(f"{table}." if table else "") else ""
        if name in names:
            found.setdefault(name, number)
    return found


def _dotted(name: str) -> str:
    return ".".join(part.strip(" \t\"'") for part in name.split("."))
