"""This file holds the tests of the completion of words, in the shells themselves."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.main import get_command

from factcheck.cli.app import app
from factcheck.cli.completing import Bash
from tests.books import COMMAND, ENVIRONMENT, furnish
from tests.conftest import Program

BASH = """\
eval "$(factcheck completion bash)"
COMP_WORDS=({line}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
_factcheck_completion factcheck
echo "${{COMP_WORDS[@]:0:COMP_CWORD}} ${{COMPREPLY[@]}}"
"""
FISH = """\
factcheck completion fish | source
complete -C "{line}" | read -d \\t word rest
echo (string split ' ' "{line}")[1..-2] $word
"""
ZSH = """\
zmodload zsh/zpty
zpty -b shell zsh -f -i
zpty -w shell 'autoload -Uz compinit; compinit -u -d ./zcompdump; eval "$(factcheck completion zsh)"'
zpty -w shell 'tell() {{ print -r -- "$BUFFER" > told }}; zle -N tell; bindkey "^I" complete-word "^X" tell; print REA""DY'
zpty -r shell output '*READY*'
zpty -n -w shell '{line}'$'\\t\\x18'
while [[ ! -s told ]] {{ zpty -r -t shell output; sleep 0.05 }}
cat told
"""
SHELLS = {"bash": ("--norc", BASH), "zsh": ("-f", ZSH), "fish": ("--no-config", FISH)}
LINES: list[tuple[str, dict[str, str]]] = [
    # what is written, and what each shell makes of it; the files bash leaves to itself
    ("factcheck fac", dict.fromkeys(SHELLS, "factcheck facts")),
    ("factcheck true.md --format te", dict.fromkeys(SHELLS, "factcheck true.md --format text")),
    ("factcheck -o tru", {"zsh": "factcheck -o true.md", "fish": "factcheck -o true.md", "bash": "factcheck -o"}),
]


@pytest.fixture
def at_home(tmp_path: Path) -> Path:
    """A folder with drafts, where the program is a command."""
    script = furnish(tmp_path) / "bin" / "factcheck"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec {" ".join(COMMAND)} "$@"\n')
    script.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize(("line", "completed"), LINES, ids=[row[0] for row in LINES])
@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes(at_home: Path, tool: Callable[[str], str], shell: str, line: str, completed: dict[str, str]) -> None:
    flag, code = SHELLS[shell]
    environment = {**ENVIRONMENT, "PATH": f"{at_home / 'bin'}:{ENVIRONMENT['PATH']}", "HOME": str(at_home)}
    command = [tool(shell), flag, "-c", code.format(line=line)]
    done = subprocess.run(command, cwd=at_home, capture_output=True, text=True, env=environment, timeout=60, check=False)
    assert (done.stdout.strip(), done.stderr) == (completed[shell], "")


WANTED: list[tuple[list[str], str, set[str], set[str]]] = [
    # the words written, the beginning of the next, what must be offered, what must not
    ([], "", {"facts", "audit", "baseline", "config", "completion"}, {"list"}),
    ([], "fa", {"facts"}, {"figures"}),
    (["facts"], "s", {"show", "search"}, {"list"}),
    (["baseline"], "", {"write", "prune", "show"}, {"facts"}),
    ([], "--for", {"--format"}, {"--facts"}),
    (["--format"], "js", {"json", "jsonl"}, {"text"}),
    (["-f", "json"], "fa", {"facts"}, set()),
    (["draft.md"], "--col", {"--color"}, {"--config"}),
    (["draft.md"], "fa", set(), {"facts"}),
    (["audit"], "--sev", {"--severity"}, {"--select"}),
    (["completion"], "", {"bash", "zsh", "fish"}, {"facts"}),
    (["-o"], "rep", set(), {"rep"}),
    (["config", "show"], "--", {"--config", "--format"}, {"--facts"}),
]


@pytest.mark.parametrize(
    ("words", "begun", "offered", "others"), WANTED, ids=[" ".join([*row[0], row[1]]) or "nothing" for row in WANTED]
)
def test_what_is_offered(words: list[str], begun: str, offered: set[str], others: set[str]) -> None:
    completion = Bash(get_command(app), {}, "factcheck", "_FACTCHECK_COMPLETE")
    told = {item.value for item in completion.get_completions(words, begun)}
    assert offered <= told
    assert not others & told


def test_another_shell_is_refused(program: Program) -> None:
    code, _, err = program("completion", "tcsh")
    assert code == 2
    assert "'tcsh' is not one of 'bash', 'zsh', 'fish'" in err
