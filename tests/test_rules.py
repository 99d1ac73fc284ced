"""This file holds the tests of all rules of the audit at once: their pages, their examples, their list."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from factcheck.audit import rules as rules_module
from factcheck.audit.examine import audit
from factcheck.audit.rule import Rule
from factcheck.audit.rules import RULES
from factcheck.read import read_text

FAMILIES = {"NUM", "TOT", "GRO", "SHA", "CNT", "THR", "REP", "CUM", "LIS", "RNK"}
LONGEST_RULE = 15

EXAMPLES = [(rule, text, True) for rule in RULES for text in rule.flagged] + [
    (rule, text, False) for rule in RULES for text in rule.fine
]


def codes(text: str) -> set[str]:
    """The codes of all findings in a text."""
    return {finding.code for finding in audit(read_text(text))}


@pytest.mark.parametrize(("rule", "text", "flagged"), EXAMPLES, ids=lambda value: value.code if isinstance(value, Rule) else None)
def test_the_examples_of_a_page_are_true(rule: Rule, text: str, flagged: bool) -> None:
    found = codes(text)
    assert rule.code in found if flagged else not found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_page_has_both_kinds_of_example(rule: Rule) -> None:
    assert rule.title.endswith(".")
    assert rule.flagged
    assert rule.fine


def test_codes_are_unique_sorted_by_family_and_cover_all_families() -> None:
    found = [rule.code for rule in RULES]
    assert len(found) == len(set(found)) == len({rule.name for rule in RULES})
    assert {code[:3] for code in found} == FAMILIES
    for family in FAMILIES:
        assert [code for code in found if code.startswith(family)] == [
            f"{family}{n:03}" for n in range(1, 1 + sum(code.startswith(family) for code in found))
        ]


def test_rules_is_a_literal_tuple() -> None:
    tree = ast.parse(Path(rules_module.__file__).read_text(encoding="utf-8"))
    [value] = [node.value for node in tree.body if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "RULES"]
    assert isinstance(value, ast.Tuple)
    assert all(isinstance(element, ast.Attribute) for element in value.elts)


def test_no_rule_is_longer_than_a_short_page() -> None:
    folder = Path(rules_module.__file__).parent
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(ast.unparse(each).startswith("rule(") for each in node.decorator_list):
                body = [each for each in node.body if not (isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant))]
                assert (body[-1].end_lineno or 0) - body[0].lineno < LONGEST_RULE, f"{path.name}: {node.name}"


def test_every_rule_of_the_folder_is_in_the_list() -> None:
    folder = Path(rules_module.__file__).parent
    written = sum(path.read_text(encoding="utf-8").count("\n@rule(") for path in folder.glob("*.py"))
    assert written == len(RULES)
