"""This file holds the table of who may import whom, and the test that the code keeps to it."""

import ast
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "factcheck"
TEXT = {"core", "expressions", "read", "sentences", "figures"}
BASE = {*TEXT, "factbase"}
LET_STAND = {"ignores", "codes", "baseline", "changed", "config"}
"""What decides, between the pipeline and the reports, which results are let stand."""

ALLOWED: dict[str, set[str]] = {
    "core": set(),
    "expressions": set(),
    "read": {"core", "expressions"},
    "sentences": {"core", "expressions"},
    "figures": {"core", "expressions"},
    "factbase": {"core", "expressions", "read", "figures"},
    "match": {"core", "expressions", "figures"},
    "derive": {"core"},
    "judge": {"core", "expressions", "figures", "match", "derive"},
    "audit": {*BASE, "match"},
    "coverage": BASE,
    "extract": {*BASE, "match", "audit"},
    "compiled": {"core", "expressions", "factbase", "match", "judge", "desk", "__init__"},
    "stored": {*BASE, "match", "derive", "judge", "audit", "compiled", "desk", "__init__"},
    "desk": {*BASE, "match", "derive", "judge", "audit"},
    "pipeline": {*BASE, "audit", "desk", "judge"},
    "ignores": TEXT,
    "codes": {"core", "audit", "ignores"},
    "baseline": TEXT,
    "changed": {"core", "expressions"},
    "config": {"core", "expressions"},
    "inputs": TEXT,
    "batch": {"core", "read", "factbase", "compiled", "desk", "pipeline", "ignores", "codes", "report", "__init__"},
    "report": {"core", "expressions"},
    "annotate": {"expressions", "core", "read", "report"},
    "cli": {
        *BASE,
        "annotate",
        "audit",
        "batch",
        "compiled",
        "coverage",
        "extract",
        "desk",
        "pipeline",
        "inputs",
        "report",
        "stored",
        "__init__",
        *LET_STAND,
    },
    "__main__": {"cli"},
    "__init__": {*BASE, "pipeline"},
}
"""Each part of the package, a file or a folder, and the parts that it may import; `__init__` is the package itself."""

OWNERS: dict[str, set[str]] = {
    "msgspec": set(ALLOWED),
    "typer": {"cli"},
    "yaml": {"factbase"},
    "ruamel": {"extract"},
    "rapidfuzz": {"match"},
    "rich": {"report", "cli"},
    "jinja2": {"report"},
    "markupsafe": {"report"},
    "markdown_it": {"read", "annotate"},
    "justhtml": {"read"},
    "docx": {"read", "annotate"},
    "pyarrow": {"batch"},
    "dask": {"batch"},
    "distributed": {"batch"},
}
"""Each library that is not Python's own, and the parts that may use it."""

NOT_IN_CORE = {"re", "os", "io", "pathlib", "sys"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def part(module: Path) -> str:
    """The part of the package that a module belongs to."""
    return module.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(module: Path) -> Iterator[str]:
    """The dotted names that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} line {node.lineno}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def parts_imported(module: Path) -> set[str]:
    """The parts of the package that a module imports, its own left out."""
    names = (name.split(".") for name in imports(module) if name.split(".")[0] == "factcheck")
    known = {name if (name := dotted[1]) in ALLOWED else "__init__" for dotted in names if len(dotted) > 1}
    return known - {part(module)}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_part_may(module: Path) -> None:
    assert part(module) in ALLOWED, "a new part of the package needs a row in the table"
    assert parts_imported(module) <= ALLOWED[part(module)]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_a_library_is_used_only_by_its_owners(module: Path) -> None:
    used = {name.split(".")[0] for name in imports(module)} - {"factcheck"} - set(sys.stdlib_module_names)
    assert {library for library in used if part(module) not in OWNERS.get(library, set())} == set()


@pytest.mark.parametrize("module", [module for module in MODULES if part(module) == "core"], ids=lambda module: module.name)
def test_core_knows_no_files_and_no_regular_expressions(module: Path) -> None:
    assert NOT_IN_CORE.isdisjoint(name.split(".")[0] for name in imports(module))


def test_imports_point_one_way() -> None:
    order = list(TopologicalSorter({name: allowed - {"__init__"} for name, allowed in ALLOWED.items()}).static_order())
    assert order[0] == "core"


def test_no_modules_import_each_other() -> None:
    names = {
        ".".join(("factcheck", *module.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        for module in MODULES
    }
    graph = {}
    for module in MODULES:
        own = ".".join(("factcheck", *module.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        told = {name if name in names else name.rpartition(".")[0] for name in imports(module)}
        graph[own] = {name for name in told & names if name != own and name != "factcheck"}
    assert len(list(TopologicalSorter(graph).static_order())) == len(names)
