"""Every rule has a test that carries its code, so that none is only a sentence."""

from __future__ import annotations

import ast
import re

import pytest

from dashboard.catalogue.rules import load_rules
from tests.house.repository import modules, tree

# Rules that are not in the catalogue of statutory rules: how figures are rated and series are read.
OTHERS = {
    "S8": "a restart after a tribunal or mediation takes the place of the first start",
    "T9": "a return is rated on the period, else on the year of a stock",
    "A12": "a later phase of the law is a new wording with its date",
    "C1": "the limits lie 2.66 mean moving ranges from the mean",
    "C2": "a freak step is screened out of the limits",
    "C3": "special causes, in their order",
    "C4": "which way is better decides what a special cause means",
    "C5": "the last point decides the variation",
    "C6": "a target beyond the limits is always or never met",
    "C7": "12 points for limits that count",
    "C8": "limits start afresh only with a reason and a name",
    "C9": "limits stay where figures can be, and a gap breaks every run",
    "G1": "a target belongs to its period",
    "G2": "which way is better is stated, or nothing is rated",
    "G3": "a line belongs to the better colour",
    "G4": "the unrounded figure is rated, and printed apart from its target",
    "G5": "a tolerance in percent of nought is no tolerance",
    "G6": "an action past its date and not complete is never green",
    "G7": "no colour without a reason",
    "G8": "better and worse, not up and down",
    "G9": "never colour alone",
    "G10": "every colour is counted, and what has none",
    "G11": "how an action is rated",
    "G12": "what is printed never crosses a line",
    "G13": "the levels of a risk are the organisation's own",
    "G14": "a qualified figure is rated only where no reading matters",
}
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


@pytest.mark.parametrize("code", sorted((CATALOGUE | set(OTHERS)) - set(NOT_WORKED_OUT)))
def test_every_rule_has_a_test_that_carries_its_code(code: str) -> None:
    assert code in CARRIED


@pytest.mark.parametrize("case", CASES)
def test_every_worked_case_has_a_test_that_carries_its_letter(case: str) -> None:
    assert [name for name in TESTS if f"_case_{case}_" in name]


def test_no_test_carries_a_code_that_is_no_rule() -> None:
    assert CARRIED - CATALOGUE - set(OTHERS) == set()


def test_what_needs_no_test_is_a_rule_and_has_none() -> None:
    assert set(NOT_WORKED_OUT) <= CATALOGUE - CARRIED
