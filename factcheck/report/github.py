"""This file holds the report as workflow commands of GitHub, which marks each figure on its line; the worst comes first."""

from __future__ import annotations

from factcheck.core.finding import Severity
from factcheck.core.run import AuditResult, RunError, RunResult
from factcheck.report.entries import Entry, entries, file_of
from factcheck.report.visible import visible

COMMANDS: dict[Severity | None, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
    None: "notice",
}
DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(result: RunResult | AuditResult) -> str:
    """The outcome, a command per input that could not be checked, figure that is listed, and finding."""
    order = list(COMMANDS)
    listed = sorted(entries(result), key=lambda entry: order.index(entry.severity))
    return "".join(f"{line}\n" for line in [*map(_error, result.errors), *map(_entry, listed)])


def _error(error: RunError) -> str:
    lines = [error.message, f"hint: {error.hint}"] if error.hint else [error.message]
    return _command("error", {"file": _path(error.path), "title": "factcheck: not checked"}, lines)


def _entry(entry: Entry) -> str:
    path = _path(entry.document.path)
    properties = {"file": path, **(_place(entry) if path else {}), "title": f"factcheck {entry.code}: {entry.word}"}
    told = [f"{lead}: {text}" for lead, text in entry.told]
    return _command(COMMANDS[entry.severity], properties, [f"{entry.text}: {entry.message}", *told])


def _place(entry: Entry) -> dict[str, str]:
    """Lines and columns from 1; columns only within one line, since GitHub refuses them otherwise."""
    line, column = entry.document.position(entry.span.start)
    end_line, end_column = entry.document.end_position(entry.span.end)
    lines = {"line": str(line), "endLine": str(end_line)}
    return lines if end_line != line else {**lines, "col": str(column), "endColumn": str(end_column)}


def _command(name: str, properties: dict[str, str], lines: list[str]) -> str:
    told = ",".join(f"{key}={value.translate(PROPERTY)}" for key, value in properties.items() if value)
    return f"::{name} {told}::{'%0A'.join(visible(line).translate(DATA) for line in lines)}"


def _path(path: str) -> str:
    """The path as GitHub knows it: line ends are part of it, other characters that act are shown."""
    return "\n".join("\r".join(map(visible, line.split("\r"))) for line in file_of(path).split("\n"))
