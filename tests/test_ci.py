"""This file holds the tests of what runs elsewhere: the action's shell steps, the hooks of pre-commit, the examples of docs/ci.md."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.readers import command, github
from tests.test_cli import FALSE, TRUE, furnish

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: dict[str, dict[str, Any]] = {step.get("id", step["name"]): step for step in ACTION["runs"]["steps"]}
SCRIPTS = {name: step for name, step in STEPS.items() if "run" in step}
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
BLOCK = re.compile(r"^```yaml\n# (?P<file>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = {block["file"]: block["text"] for block in BLOCK.finditer((ROOT / "docs" / "ci.md").read_text(encoding="utf-8"))}
FILES = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "factcheck", "claims", "seeds")
"""What an installation needs."""
OWN = re.compile("PYTHON|FACTCHECK|GITHUB_|RUNNER_|GIT_|PRE_COMMIT|VIRTUAL_ENV")


def environment(**more: str) -> dict[str, str]:
    """The environment without what is the tests' own."""
    return {**{name: value for name, value in os.environ.items() if not OWN.match(name)}, **more}


def done(*command: str | Path, at: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """A run of a command in a folder."""
    return subprocess.run(
        command,
        cwd=at,
        env=environment(**more),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def filled(template: str, values: Mapping[str, str]) -> str:
    """A value of the environment with GitHub's expressions replaced."""
    return EXPRESSION.sub(lambda match: values[match[1]], template)


class Runner:
    """A stand-in for GitHub's runner: it runs a step's script in the way that GitHub documents, in a folder of its own."""

    def __init__(self, folder: Path, temporary: Path) -> None:
        self.folder, self.temporary = folder, temporary
        self.summary, self.output = temporary / "summary", temporary / "output"

    def step(self, name: str, values: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        """The run of a step with these values of expressions."""
        script = self.temporary / f"{name}.sh"
        script.write_text(SCRIPTS[name]["run"], encoding="utf-8")
        own = {"RUNNER_TEMP": self.temporary, "GITHUB_STEP_SUMMARY": self.summary, "GITHUB_OUTPUT": self.output}
        told = {key: filled(template, values) for key, template in SCRIPTS[name]["env"].items()}
        shell = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
        return done(*shell, script, at=self.folder, **{key: str(path) for key, path in own.items()}, **told)

    def check(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        """The run of the check with these inputs, and the defaults of the others."""
        self.summary.write_text("", encoding="utf-8")
        self.output.write_text("", encoding="utf-8")
        defaults = {name: str(row["default"]) for name, row in ACTION["inputs"].items()}
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        return self.step("check", {f"inputs.{name}": value for name, value in (defaults | given).items()})

    def outputs(self) -> dict[str, str]:
        """What the step put out, read as the runner reads it."""
        text, found = self.output.read_text(encoding="utf-8"), {}
        pattern = re.compile(r"(?P<name>[\w-]+)(?:<<(?P<end>\S+)\n(?P<long>.*?)\n(?P=end)|=(?P<short>[^\n]*))\n", re.DOTALL)
        while text:
            match = pattern.match(text)
            assert match, text
            found[match["name"]] = match["short"] if match["long"] is None else match["long"]
            text = text[match.end() :]
        return found


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The runner's temporary folder, with factcheck installed in it by the action's own step."""
    temporary = tmp_path_factory.mktemp("runner temp")
    runner = Runner(temporary, temporary)
    values = {"steps.python.outputs.python-path": sys.executable, "github.action_path": str(ROOT)}
    [name] = [name for name in SCRIPTS if name != "check"]
    finished = runner.step(name, values)
    assert finished.returncode == 0, finished.stderr
    return temporary


@pytest.fixture
def runner(tmp_path: Path, installed: Path) -> Runner:
    """A runner in a folder with drafts and bases."""
    folder = tmp_path / "work space"
    folder.mkdir()
    return Runner(furnish(folder), installed)


def test_no_expression_is_pasted_into_a_script() -> None:
    assert len(SCRIPTS) == 2
    assert not [name for name, step in SCRIPTS.items() if "${{" in step["run"]]
    given = [EXPRESSION.findall(value) for step in SCRIPTS.values() for value in step["env"].values()]
    inputs = {name.removeprefix("inputs.") for names in given for name in names if name.startswith("inputs.")}
    assert inputs == set(ACTION["inputs"])
    assert {f"`{name}`" for name in ACTION["inputs"]} <= set(
        re.findall(r"^\| (`\S+`) ", (ROOT / "docs" / "ci.md").read_text(), re.MULTILINE)
    )


def test_the_scripts_are_sound(tool: Callable[[str], str], tmp_path: Path) -> None:
    for number, step in enumerate(SCRIPTS.values()):
        (tmp_path / f"{number}.sh").write_text(f"#!/bin/bash\n{step['run']}", encoding="utf-8")
    checked = done(tool("shellcheck"), *sorted(tmp_path.glob("*.sh")), at=tmp_path)
    assert checked.returncode == 0, checked.stdout


def test_the_action_marks_figures_and_leaves_its_reports(runner: Runner) -> None:
    finished = runner.check(paths="true.md\n\nfalse.md\n", facts="own/claims")
    assert finished.returncode == 1, finished.stderr
    [(name, properties, data)] = [command(line) for line in finished.stdout.splitlines()]
    assert (name, properties["file"], properties["line"], data[:24]) == ("error", "false.md", "3", "14.2 million: the releas")
    assert runner.outputs() == {"sarif": "factcheck.sarif", "status": "1"}
    assert "**2 figures**: 1 refuted, 1 supported" in runner.summary.read_text(encoding="utf-8")
    [result] = json.loads((runner.folder / "factcheck.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "false.md"


def test_the_action_does_as_it_is_told(runner: Runner) -> None:
    options = {"fail_on": "never", "sarif": "", "summary": "false", "options": "--show=supported\n--as-of=2025-01-14"}
    finished = runner.check(paths="*.md", facts="own/claims", **options)
    assert (finished.returncode, runner.outputs(), runner.summary.read_text()) == (0, {"status": "0"}, "")
    assert {line.partition(" ")[0] for line in finished.stdout.splitlines()} == {"::notice", "::error"}
    assert not list(runner.folder.glob("*.sarif"))


HOSTILE_INPUTS: list[dict[str, str]] = [
    {"paths": '"; touch owned; "'},
    {"paths": "$(touch owned) `touch owned`"},
    {"paths": "601 million people were owned"},
    {"paths": "true.md\n--output=owned"},
    {"paths": "-o\nowned\ntrue.md"},
    {"paths": "::error::owned\n##[error]owned"},
    {"facts": "own/claims --output=owned", "paths": "true.md"},
    {"facts": "$(touch owned)", "paths": "true.md"},
    {"fail_on": "never; touch owned", "paths": "true.md"},
    {"fail_on": "never\n::error::owned", "paths": "true.md"},
    {"options": "$(touch owned)\n::warning::owned", "paths": "true.md"},
    {"sarif": "nowhere/$(touch owned).sarif", "paths": "true.md"},
    {"sarif": "../owned/x\n::error::owned", "paths": "true.md"},
]


@pytest.mark.parametrize("inputs", HOSTILE_INPUTS, ids=[repr(row)[:50] for row in HOSTILE_INPUTS])
def test_no_input_of_the_action_is_run(runner: Runner, inputs: dict[str, str]) -> None:
    before = set(runner.folder.rglob("*"))
    finished = runner.check(**{"facts": "own/claims", **inputs})
    assert finished.returncode == 2
    assert runner.outputs()["status"] == "2"
    assert {path.name for path in set(runner.folder.rglob("*")) - before} <= {"factcheck.sarif"}
    own, quoted, rest = between(finished.stdout)
    assert github(own).shape is not None
    assert "factcheck: error: " in quoted
    assert rest == ""


def between(output: str) -> tuple[str, str, str]:
    """The output before commands were stopped, that which was then shown as it is, and that behind."""
    match = re.fullmatch(
        r"(?P<own>.*?)::stop-commands::(?P<token>[0-9a-f]{32})\n(?P<quoted>.*)::(?P=token)::\n(?P<rest>.*)", output, re.DOTALL
    )
    assert match, output
    return match["own"], match["quoted"], match["rest"]


def test_an_output_with_a_line_end_sets_no_other(runner: Runner) -> None:
    finished = runner.check(paths="true.md", facts="own/claims", sarif="a\nstatus=0\nowned=1.sarif")
    assert finished.returncode == 0, finished.stdout
    assert runner.outputs() == {"sarif": "a\nstatus=0\nowned=1.sarif", "status": "0"}


def committed(folder: Path) -> str:
    """The revision of a folder whose files are all committed to a new git repository."""
    for told in (["init", "-q"], ["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "all"]):
        assert done("git", *told, at=folder).returncode == 0
    return done("git", "rev-parse", "HEAD", at=folder).stdout.strip()


def test_the_hooks_run_in_pre_commit(tool: Callable[[str], str], tmp_path: Path) -> None:
    tool("git")
    source, newsroom = tmp_path / "factcheck", tmp_path / "newsroom"
    for name in FILES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        source.mkdir(exist_ok=True)
        copy(ROOT / name, source / name)
    (newsroom / "drafts").mkdir(parents=True)
    (tmp_path / "folder").mkdir()
    base = furnish(tmp_path / "folder") / "own"
    shutil.copytree(base / "claims", newsroom / "our-base")
    shutil.copy(base / "seeds" / "books.txt", newsroom / "our-base")
    config = yaml.safe_load(EXAMPLES[".pre-commit-config.yaml"])
    config["repos"][0] |= {"repo": str(source), "rev": committed(source)}
    drafts = {"true.md": TRUE, "false draft.md": FALSE, "sums.txt": "Of 100 cases, 160 were closed.", "not-read.py": f"# {FALSE}"}
    for name, text in {**{f"drafts/{name}": text for name, text in drafts.items()}, "elsewhere.md": FALSE}.items():
        (newsroom / name).write_text(f"{text}\n", encoding="utf-8")
    (newsroom / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    committed(newsroom)
    ran = done(sys.executable, "-m", "pre_commit", "run", "--all-files", at=newsroom, PRE_COMMIT_HOME=str(tmp_path / "home"))
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "drafts/false draft.md:1:27: error REF001" in ran.stdout
    assert ran.stdout.count("error REF001") == 1
    assert "drafts/sums.txt:1:" in ran.stdout


SCHEMAS = {
    "action.yml": "github-actions",
    ".github/workflows/factcheck.yml": "github-workflows",
    ".gitlab-ci.yml": "gitlab-ci",
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_ci_reads_is_valid(name: str, tmp_path: Path) -> None:
    path = tmp_path / Path(name).name
    path.write_text(EXAMPLES.get(name) or (ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    check = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{SCHEMAS[name]}")
    assert done(*check, path, at=tmp_path).returncode == 0
    path.write_text(path.read_text(encoding="utf-8").replace("runs", "ruhns").replace("script:", "scirpt:"), encoding="utf-8")
    assert done(*check, path, at=tmp_path).returncode == 1


def test_the_examples_are_for_what_is_here() -> None:
    assert set(EXAMPLES) == {".pre-commit-config.yaml", ".github/workflows/factcheck.yml", ".gitlab-ci.yml"}
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    [repo] = yaml.safe_load(EXAMPLES[".pre-commit-config.yaml"])["repos"]
    assert {hook["id"] for hook in repo["hooks"]} == hooks
    [job] = yaml.safe_load(EXAMPLES[".github/workflows/factcheck.yml"])["jobs"].values()
    [step] = [step for step in job["steps"] if step.get("id") == "factcheck"]
    assert set(step["with"]) <= set(ACTION["inputs"])
