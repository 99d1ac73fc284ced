"""This file holds the tests of the settings files: what may stand in them, which one counts, and what comes before them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.cli.settings import setting
from factcheck.config import KINDS, OF_A_FILE, ConfigError, Configs, load
from tests.books import FALSE, TRUE
from tests.cli_page import commands
from tests.conftest import Program

PROBLEMS: list[tuple[str, str]] = [
    # the file, what is said of it
    ('fromat = "json"', "factcheck.toml:1: unknown setting fromat (did you mean format?)"),
    ('\n\n"fail_on" = "never"', "factcheck.toml:3: unknown setting fail_on (did you mean fail-on?)"),
    ("zebra = 1", "factcheck.toml:1: unknown setting zebra"),
    ("[table]\nformat = 1", "factcheck.toml:1: unknown setting table"),
    ("format = 3", "factcheck.toml:1: format must be a text, not a number"),
    ("# first\nquiet = 'yes'", "factcheck.toml:2: quiet must be true or false, not a text"),
    ("verbose = 1", "factcheck.toml:1: verbose must be true or false, not a number"),
    ("jobs = true", "factcheck.toml:1: jobs must be a number, not true or false"),
    ("jobs = 0", "factcheck.toml:1: jobs: "),
    ("exclude = true", "factcheck.toml:1: exclude must be a list of texts, not true or false"),
    ("exclude = [1]", "factcheck.toml:1: exclude must be a list of texts, not a list with other things in it"),
    ("facts = {a = 1}", "factcheck.toml:1: facts must be a list of paths, not a table"),
    ("as-of = 2025", "factcheck.toml:1: as-of must be a date, not a number"),
    ("as-of = 2025-01-14T10:00:00", "factcheck.toml:1: as-of must be a date, not a date with a time"),
    ("format = 2025-01-14", "factcheck.toml:1: format must be a text, not a date"),
    ("as-of = [2025-01-14]", "factcheck.toml:1: as-of must be a date, not a list"),
    ("format = 10:00:00", "factcheck.toml:1: format must be a text, not a time"),
    ("format = ", "factcheck.toml:1: broken TOML: Invalid value"),
    ("quiet = true\nquiet = true", "factcheck.toml:2: broken TOML: Cannot overwrite a value"),
    ("[table", "factcheck.toml:1: broken TOML: "),
    ('format = "xml"', "factcheck.toml:1: format: 'xml' is not one of 'text'"),
    ('encoding = "utf-9"', "factcheck.toml:1: encoding: unknown encoding 'utf-9'"),
    ('fail-on = ["refuted", "lies"]', "factcheck.toml:1: fail-on: unknown verdict 'lies'"),
    ('as-of = "yesterday"', "factcheck.toml:1: as-of: not a date: 'yesterday'"),
    ('\nselect = ["REF", "TOT01"]', "factcheck.toml:2: select: no such code: TOT01 (did you mean TOT001?)"),
    ('ignore = "REFS"', "factcheck.toml:1: ignore: no such code: REFS"),
    ('baseline = "gone.json"', "no such file: "),
    ('facts = ["nowhere"]', "nowhere: no such folder"),
]


@pytest.mark.parametrize(("text", "said"), PROBLEMS, ids=[row[0].strip() for row in PROBLEMS])
def test_what_is_wrong_is_said_with_its_line(program: Program, monkeypatch: pytest.MonkeyPatch, text: str, said: str) -> None:
    program.write("factcheck.toml", text)
    monkeypatch.delenv("FACTCHECK_FACTS")
    code, out, err = program("true.md")
    assert (code, out) == (2, "")
    assert "factcheck: error: " in err
    assert said in err


def test_everything_wrong_is_said_at_once(program: Program) -> None:
    program.write("factcheck.toml", 'fromat = "json"\nquiet = 1\nshow = 2\n')
    _, _, err = program("true.md")
    assert [line.split(": ")[2] for line in err.splitlines()] == ["factcheck.toml:1", "factcheck.toml:2", "factcheck.toml:3"]


def test_a_file_that_is_no_text(program: Program) -> None:
    (program.folder / "factcheck.toml").write_bytes(b"# caf\xe9\n")
    assert program("true.md")[2] == "factcheck: error: factcheck.toml:1: not UTF-8: byte 0xe9\n"


def test_a_file_that_is_missing(program: Program) -> None:
    assert program("--config", "gone.toml", "true.md") == (2, "", "factcheck: error: no such file: gone.toml\n")


def formats(program: Program, *arguments: str) -> str:
    """The format of a report, told by how it begins."""
    out = program(*arguments, TRUE)[1]
    return "json" if out.startswith("{\n") else "jsonl" if out.startswith("{") else "text"


def test_option_before_environment_before_file_before_default(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    assert formats(program) == "text"
    program.write("factcheck.toml", 'format = "json"\nfacts = "nowhere"\n')
    assert formats(program) == "json"
    assert formats(program, "-f", "jsonl") == "jsonl"
    monkeypatch.delenv("FACTCHECK_FACTS")
    assert "nowhere: no such folder" in program(TRUE)[2]
    assert "elsewhere: no such folder" in program("-b", "elsewhere", TRUE)[2]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"factcheck.toml": 'format = "json"'}, "json"),
        ({"pyproject.toml": '[tool.factcheck]\nformat = "json"'}, "json"),
        ({"pyproject.toml": 'tool.factcheck.format = "json"'}, "json"),
        ({"pyproject.toml": "[tool.ruff]\nline-length = 80"}, "text"),
        ({"pyproject.toml": '[tool.factcheck]\nformat = "json"', "factcheck.toml": 'format = "jsonl"'}, "jsonl"),
        ({"../factcheck.toml": 'format = "json"'}, "json"),
        ({"../factcheck.toml": 'format = "json"', "factcheck.toml": "quiet = false"}, "text"),
        ({"../factcheck.toml": 'format = "json"', "factcheck.toml": ""}, "text"),
        ({"../factcheck.toml": 'format = "json"', "pyproject.toml": "[project]\nname = 'x'"}, "json"),
        ({"../pyproject.toml": '[tool.factcheck]\nformat = "jsonl"'}, "jsonl"),
    ],
)
def test_the_nearest_file_counts_alone(
    program: Program, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], expected: str
) -> None:
    inner = program.folder / "inner"
    inner.mkdir()
    for name, text in files.items():
        program.write(f"inner/{name}", text)
    monkeypatch.chdir(inner)
    monkeypatch.setenv("FACTCHECK_FACTS", "../own/claims")
    assert formats(program) == expected


def test_a_wrong_setting_of_the_shared_file_has_its_line_there(program: Program) -> None:
    program.write("pyproject.toml", "[project]\nformat = 1\n\n[tool.factcheck]\nformat = 1\n")
    assert program(TRUE)[2] == "factcheck: error: pyproject.toml:5: format must be a text, not a number\n"


def test_the_table_of_the_shared_file_must_be_one(program: Program) -> None:
    program.write("pyproject.toml", "[tool]\nfactcheck = 1\n")
    assert program(TRUE)[2] == "factcheck: error: pyproject.toml: tool.factcheck must be a table\n"


def test_each_text_has_the_codes_and_the_day_nearest_to_it(program: Program) -> None:
    program.write("factcheck.toml", 'format = "json"\n')
    program.write("lenient/factcheck.toml", 'ignore = ["REF"]\nformat = "text"\n')
    program.write("dated/factcheck.toml", "as-of = 2030-03-01\n")
    program.write("lenient/a.md", FALSE)
    program.write("dated/b.md", "Last year, readers borrowed 12.4 million books.")
    program.write("b.md", "Last year, readers borrowed 12.4 million books.")
    code, out, _ = program("false.md", "b.md", "lenient", "dated")
    told = {file["path"]: [claim["verdict"] for claim in file["claims"]] for file in json.loads(out)["files"]}
    assert (code, told["false.md"], told["lenient/a.md"]) == (1, ["refuted"], [])
    assert (told["b.md"], told["dated/b.md"]) == (["supported"], ["refuted"])


def test_an_option_holds_for_every_text(program: Program) -> None:
    program.write("lenient/factcheck.toml", 'ignore = ["REF"]\n')
    program.write("lenient/a.md", FALSE)
    assert program("lenient")[0] == 0
    assert program("--ignore", "TOT", "lenient")[0] == 1
    assert program("--config", str(program.write("empty.toml", "")), "lenient")[0] == 1


def test_a_folder_beside_the_working_folder_has_its_own_settings(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.write("inner/factcheck.toml", 'ignore = "REF"\n')
    program.write("other/a.md", FALSE)
    monkeypatch.chdir(program.folder / "inner")
    monkeypatch.setenv("FACTCHECK_FACTS", "../own/claims")
    assert program("../other/a.md")[0] == 1


def test_a_wrong_setting_near_a_text_ends_the_run(program: Program) -> None:
    program.write("drafts/factcheck.toml", "ignroe = 1")
    program.write("drafts/a.md", TRUE)
    said = "factcheck: error: drafts/factcheck.toml:1: unknown setting ignroe (did you mean ignore?)\n"
    assert program("drafts") == (2, "", said)


def test_paths_count_from_the_folder_of_the_file(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.write("factcheck.toml", 'facts = ["own/claims"]\noutput = "report.txt"\nreport = ["json=report.json"]\n')
    monkeypatch.delenv("FACTCHECK_FACTS")
    (program.folder / "inner").mkdir()
    monkeypatch.chdir(program.folder / "inner")
    assert program(TRUE)[0] == 0
    assert "supported" in (program.folder / "report.txt").read_text(encoding="utf-8")
    assert json.loads((program.folder / "report.json").read_bytes())["files"]
    assert program("facts", "list")[1].startswith("books/loans")


def test_what_is_read_holds_for_other_commands_but_not_how_a_check_is_reported(program: Program) -> None:
    program.write("factcheck.toml", 'exclude = ["false.md", "sums.md"]\nformat = "sarif"\noutput = "report.txt"\n')
    for command in ("figures", "audit"):
        assert "true.md" in program(command, "true.md", "own")[1]
    assert "false.md" not in program("figures", ".")[1]
    assert not (program.folder / "report.txt").exists()


def test_show_tells_each_value_with_its_origin(program: Program) -> None:
    program.write("factcheck.toml", '# ours\nformat = "concise"\nfail-on = ["refuted", "conflicting"]\nquiet = true\n')
    program.write("drafts/pyproject.toml", "[tool.factcheck]\nas-of = 2025-01-14\n")
    rows = {line.split()[0]: line.split()[1:] for line in program("config", "show", "drafts/a.md")[1].splitlines()}
    assert rows.keys() == KINDS.keys()
    assert rows["format"] == ["concise", "factcheck.toml:2"]
    assert rows["fail-on"] == ["conflicting,refuted", "factcheck.toml:3"]
    assert rows["quiet"] == ["true", "factcheck.toml:4"]
    assert rows["as-of"] == ["2025-01-14", "drafts/pyproject.toml:2"]
    assert rows["facts"] == ["own/claims", "FACTCHECK_FACTS"]
    assert rows["encoding"] == ["utf-8", "default"]
    assert rows["select"] == ["default"]
    told = json.loads(program("config", "show", "-f", "json")[1])
    assert (told["format"], told["as-of"]) == (
        {"value": "concise", "origin": "factcheck.toml:2"},
        {"value": None, "origin": "default"},
    )


def test_show_says_what_is_wrong(program: Program) -> None:
    program.write("factcheck.toml", "fromat = 1")
    assert program("config", "show")[0] == 2
    assert program("config", "show", "--config", "gone.toml")[2] == "factcheck: error: no such file: gone.toml\n"


def test_every_setting_is_an_option_of_check() -> None:
    [options] = [command.params for command, context in commands() if context.info_name == "check"]
    assert {setting(option) for option in options} > KINDS.keys() > OF_A_FILE


def test_a_file_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text("quiet = true")
    configs = Configs()
    assert configs.of(tmp_path) is configs.of(tmp_path)
    with pytest.raises(ConfigError, match="no such file"):
        load(tmp_path / "gone.toml")
