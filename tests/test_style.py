"""This file holds the rules of style that no linter checks: lengths, and what docstrings begin with."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "factcheck"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
DEEPEST = 3
SUBJECT = (
    "immigration",
    "border",
    "passport",
    "visa",
    "foreigner",
    "smuggl",
    "repatriat",
    "移民",
    "出入境",
    "边检",
    "护照",
    "签证",
)
"""Words of the shipped base's subject: the code is about figures of any kind, so that another base needs no other code."""
HELP = PACKAGE / "cli"
"""Where the help's examples may name the subject."""

Function = ast.FunctionDef | ast.AsyncFunctionDef
Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match)


def tree(module: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(module.read_text(encoding="utf-8"))


def public(node: ast.Module | ast.ClassDef) -> Iterator[Named]:
    """The public functions, classes and methods, those of private classes left out."""
    for child in node.body:
        if isinstance(child, Named) and not child.name.startswith("_"):
            yield child
            if isinstance(child, ast.ClassDef):
                yield from public(child)


def depth(node: ast.AST) -> int:
    """How many blocks lie within each other; `elif` is no deeper than its `if`."""
    inner = max((depth(child) for child in ast.iter_child_nodes(node)), default=0)
    if isinstance(node, ast.If) and len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
        inner = max([depth(child) for child in node.body] + [depth(node.orelse[0]) - 1], default=0)
    return inner + isinstance(node, BLOCKS)


def words(module: Path) -> Iterator[str]:
    """The names and the texts in a module's code, docstrings left out."""
    nodes = list(ast.walk(tree(module)))
    loose = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in loose:
            yield node.value
        elif isinstance(node, ast.Name | ast.arg | ast.Attribute | Named):
            yield getattr(node, "id", "") or getattr(node, "arg", "") or getattr(node, "attr", "") or getattr(node, "name", "")


def name(module: Path) -> str:
    """A module's name in a test's id."""
    return str(module.relative_to(PACKAGE))


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_a_module_says_what_it_holds(module: Path) -> None:
    docstring = ast.get_docstring(tree(module)) or ""
    kinds = ("folder", "package") if module.name == "__init__.py" else ("file",)
    assert docstring.startswith(tuple(f"This {kind} holds " for kind in kinds))


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_what_is_public_is_documented(module: Path) -> None:
    assert [node.name for node in public(tree(module)) if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_modules_and_functions_are_short_and_flat(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
    functions = [node for node in ast.walk(tree(module)) if isinstance(node, Function)]
    assert [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION] == []
    assert [node.name for node in functions if depth(node) > DEEPEST] == []


@pytest.mark.parametrize("module", [module for module in MODULES if HELP not in module.parents], ids=name)
def test_the_code_does_not_know_the_subject(module: Path) -> None:
    assert [word for word in words(module) if any(term in word.casefold() for term in SUBJECT)] == []


@pytest.mark.parametrize("test", sorted((ROOT / "tests").rglob("test_*.py")), ids=lambda test: test.name)
def test_a_test_file_says_what_it_holds(test: Path) -> None:
    assert (ast.get_docstring(tree(test)) or "").startswith("This file holds ")
