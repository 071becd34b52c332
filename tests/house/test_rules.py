"""Every rule has a test that carries its code, so that none is only a sentence."""

from __future__ import annotations

import ast
import re

import pytest

from dashboard.catalogue.rules import load_rules
from tests.house.repository import ROOT, modules, tree

# Rules that are not in the catalogue of statutory rules: how figures are rated and series are read.
PAGE = ROOT / "docs" / "rating-rules.md"
OTHERS = set(re.findall(r"^\| `([A-Z]\d+)` \| \S", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
NOT_WORKED_OUT = {"A13": "which tenancies the law holds for is for whoever keeps the register"}
CASES = "ABCDEFGHIJKLMN"  # the worked cases of one EHC request

CATALOGUE = {code.partition("-")[0] for code in load_rules().wordings}
TESTS = tuple(
    node.name
    for path in modules("tests")
    for node in ast.walk(tree(path))
    if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
)


def codes(name: str) -> set[str]:
    """The codes at the head of a test's name; one of a whole range ("H1_to_H16") carries none."""
    found = re.match(r"test((?:_[A-Z]{1,2}\d+A?)+)_(?!to_)", name)
    return set(found[1][1:].split("_")) if found else set()


CARRIED = {code for name in TESTS for code in codes(name)}


@pytest.mark.parametrize("code", sorted((CATALOGUE | OTHERS) - set(NOT_WORKED_OUT)))
def test_every_rule_has_a_test_that_carries_its_code(code: str) -> None:
    assert code in CARRIED


@pytest.mark.parametrize("case", CASES)
def test_every_worked_case_has_a_test_that_carries_its_letter(case: str) -> None:
    assert [name for name in TESTS if f"_case_{case}_" in name]


def test_no_test_carries_a_code_that_is_no_rule() -> None:
    assert set() == CARRIED - CATALOGUE - OTHERS


def test_what_needs_no_test_is_a_rule_and_has_none() -> None:
    assert set(NOT_WORKED_OUT) <= CATALOGUE - CARRIED


def test_no_rule_is_stated_in_two_places() -> None:
    listed = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert {f"G{number}" for number in range(1, 15)} < OTHERS
    assert sorted(listed) == sorted(OTHERS)
    assert set() == OTHERS & CATALOGUE
